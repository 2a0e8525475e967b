//! Leases: who holds a lane, and what a holder that is none any more can do.

use super::world::{BRIEF, LONG, World, delivered, keyed, user};
use crate::{
    ErrorKind, UserScope,
    store::{Lease, OutboxMessage, Outcome, Turn},
    testkit::verdict::{Checked, ensure, refused, same},
};

/// Checks that every method refuses a lease that is not the caller's any more, and that nothing was written.
pub(crate) async fn refuses_everything(world: &World, lease: &Lease, message: &OutboxMessage) -> Checked {
    let store = world.store();
    let before = world.everything(&lease.scope).await?;
    let stale = ErrorKind::StaleLease;
    refused(store.renew(lease, LONG).await, stale, "renew with a stale lease")?;
    refused(store.head(lease).await, stale, "head with a stale lease")?;
    refused(store.claim(lease, message).await, stale, "claim with a stale lease")?;
    for outcome in [
        Outcome::Delivered,
        Outcome::Dead { reason: "late".into() },
        Outcome::Retry {
            at: message.created_at,
            reason: "late".into(),
        },
        Outcome::AwaitingAnswer {
            until: message.created_at,
        },
    ] {
        let late = Turn {
            outcome,
            ..delivered(message, "late")
        };
        refused(
            store.commit_turn(lease, &late).await,
            stale,
            "commit_turn with a stale lease",
        )?;
    }
    let closing = Turn {
        message: message.id.clone(),
        events: vec![keyed("late", "late")],
        outcome: Outcome::Answered,
    };
    refused(
        store.commit_turn(lease, &closing).await,
        stale,
        "closing a request with a stale lease",
    )?;
    refused(
        store.release(lease, u64::MAX, None).await,
        stale,
        "release with a stale lease",
    )?;
    same!(
        world.everything(&lease.scope).await?,
        before,
        "a stale lease wrote something"
    );
    Ok(())
}

pub(crate) async fn the_fence_grows_by_one_with_each_lease(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let mut last: Option<Lease> = None;
    for n in 0..6 {
        world.post(&asha, &format!("message {n}")).await?;
        let dies = n % 2 == 0;
        let lease = world.lease(&asha, if dies { BRIEF } else { LONG }).await?;
        if let Some(last) = last {
            same!(lease.fence, last.fence + 1, "the fence did not grow by one");
            ensure!(lease.token != last.token, "two leases have one token");
        }
        if dies {
            world.brief_passes().await;
        } else {
            store.release(&lease, 0, None).await?;
        }
        last = Some(lease);
    }
    Ok(())
}

pub(crate) async fn a_renewed_lease_goes_on(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    world.post(&asha, "hello").await?;
    let lease = world.lease(&asha, BRIEF).await?;
    let renewed = store.renew(&lease, LONG).await?;
    same!(
        (renewed.fence, &renewed.token),
        (lease.fence, &lease.token),
        "a renewal is another lease"
    );
    same!(renewed.scope, asha, "a renewal is another user's");
    ensure!(renewed.until > lease.until, "a renewal did not extend the lease");
    world.brief_passes().await;
    world.rests(&asha, "its lease was renewed").await?;
    store.head(&renewed).await?;
    // From now on, not from its end on: a renewal can be shorter.
    store.renew(&renewed, BRIEF).await?;
    world.brief_passes().await;
    refused(
        store.head(&renewed).await,
        ErrorKind::StaleLease,
        "head after a short renewal",
    )?;
    world.lease(&asha, LONG).await.map(drop)
}

pub(crate) async fn a_lease_that_ran_out_is_refused_by_every_method(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    world.post(&asha, "hello").await?;
    let lease = world.lease(&asha, BRIEF).await?;
    let claimed = world.claim(&lease).await?;
    world.brief_passes().await;
    refuses_everything(world, &lease, &claimed).await?;
    let next = world.lease(&asha, LONG).await?;
    store.head(&next).await.map(drop)?;
    Ok(())
}

pub(crate) async fn a_lease_that_was_taken_over_is_refused_by_every_method(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    world.post(&asha, "hello").await?;
    let old = world.lease(&asha, BRIEF).await?;
    let claimed = world.claim(&old).await?;
    world.brief_passes().await;
    let new = world.lease(&asha, LONG).await?;
    refuses_everything(world, &old, &claimed).await?;
    world.rests(&asha, "the new holder has it").await?;
    let mine = world.claim(&new).await?;
    refuses_everything(world, &old, &claimed).await?;
    refuses_everything(world, &old, &mine).await?;
    store.commit_turn(&new, &delivered(&mine, "hello")).await?;
    refuses_everything(world, &old, &claimed).await?;
    same!(
        world.words(&asha).await?,
        ["hello", "re: hello"],
        "the log is not the new holder's"
    );
    Ok(())
}

pub(crate) async fn a_lease_that_was_given_back_is_refused_by_every_method(world: &World) -> Checked {
    let asha = user("asha")?;
    let (lease, message) = world.claimed(&asha, "hello").await?;
    world.release(&lease).await?;
    refuses_everything(world, &lease, &message).await
}

pub(crate) async fn a_forged_lease_is_refused_by_every_method(world: &World) -> Checked {
    let (asha, ravi) = (user("asha")?, user("ravi")?);
    let (lease, message) = world.claimed(&asha, "hello").await?;
    world.post(&ravi, "hello").await?;
    let forged = |scope: &UserScope, fence, token: &str| Lease {
        scope: scope.clone(),
        fence,
        token: token.to_owned(),
        until: lease.until,
    };
    for forged in [
        forged(&asha, lease.fence, "guessed"),
        forged(&asha, lease.fence, ""),
        forged(&asha, lease.fence + 1, &lease.token),
        forged(&asha, lease.fence - 1, &lease.token),
        forged(&ravi, lease.fence, &lease.token),
        forged(&user("nobody")?, lease.fence, &lease.token),
    ] {
        refuses_everything(world, &forged, &message).await?;
    }
    Ok(())
}
