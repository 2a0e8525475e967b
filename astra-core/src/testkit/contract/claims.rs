//! Claims: who answers a message, by compare-and-set.

use super::world::{BRIEF, LONG, World, delivered, user};
use crate::{
    ErrorKind,
    store::{Claim, Lease, MessageId, MessageStatus, OutboxMessage, Outcome, Turn},
    testkit::{
        ForeignMessage,
        verdict::{Checked, refused, same, some},
    },
};

fn mark_of(lease: &Lease) -> Claim {
    Claim {
        fence: lease.fence,
        token: lease.token.clone(),
    }
}

pub(crate) async fn a_claim_sets_processing_and_counts_the_attempt(world: &World) -> Checked {
    let asha = user("asha")?;
    let (lease, claimed) = world.claimed(&asha, "hello").await?;
    same!(
        claimed.status,
        MessageStatus::Processing,
        "a claimed message is not in work"
    );
    same!(claimed.attempts, 1, "the attempt was not counted");
    same!(claimed.claim, Some(mark_of(&lease)), "the claim is not the lease's");
    same!(
        world.message(&asha, &claimed).await?,
        claimed,
        "what is stored is not what was returned"
    );
    Ok(())
}

pub(crate) async fn of_two_claims_of_one_reading_one_is_refused(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    world.post(&asha, "hello").await?;
    let lease = world.lease(&asha, LONG).await?;
    let seen = some(store.head(&lease).await?.message, "head")?;
    let claimed = store.claim(&lease, &seen).await?;
    refused(
        store.claim(&lease, &seen).await,
        ErrorKind::Conflict,
        "a second claim of one reading",
    )?;
    same!(
        world.message(&asha, &claimed).await?,
        claimed,
        "a refused claim changed the message"
    );
    Ok(())
}

pub(crate) async fn a_message_that_another_host_took_meanwhile_is_not_claimed(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let posted = world.post(&asha, "hello").await?;
    let lease = world.lease(&asha, LONG).await?;
    let seen = some(store.head(&lease).await?.message, "head")?;
    for status in [
        MessageStatus::Processing,
        MessageStatus::Delivered,
        MessageStatus::Error,
    ] {
        world.harness.set_foreign_status(&asha, &posted.id, status).await?;
        refused(
            store.claim(&lease, &seen).await,
            ErrorKind::Conflict,
            "a claim of a message that a host took",
        )?;
        let stored = world.message(&asha, &posted).await?;
        same!(
            (stored.status, stored.attempts),
            (status, 0),
            "a refused claim changed the message"
        );
    }
    Ok(())
}

pub(crate) async fn a_message_in_another_hosts_work_is_left_alone_until_it_is_taken_over(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let ours = world.post(&asha, "ours").await?;
    let row = ForeignMessage {
        id: MessageId::new("theirs")?,
        content: "theirs".into(),
        status: MessageStatus::Processing,
        created_at: ours.created_at.checked_sub(BRIEF).unwrap_or_default(),
    };
    world.harness.insert_foreign_message(&asha, row).await?;
    let theirs = some(
        store.message(&asha, &MessageId::new("theirs")?).await?,
        "foreign message",
    )?;

    let dying = world.lease(&asha, BRIEF).await?;
    store.renew(&dying, BRIEF).await?;
    world.brief_passes().await;
    let lease = world.lease(&asha, LONG).await?;
    store.sweep(100).await?;
    same!(
        world.message(&asha, &theirs).await?,
        theirs,
        "a message in another host's work was touched"
    );
    // A reading of before that host took it does not do.
    let before = OutboxMessage {
        status: MessageStatus::Pending,
        ..theirs.clone()
    };
    refused(
        store.claim(&lease, &before).await,
        ErrorKind::Conflict,
        "a claim with an older reading",
    )?;
    same!(
        world.message(&asha, &theirs).await?,
        theirs,
        "a refused claim changed the message"
    );

    let taken = world.claim(&lease).await?;
    same!(
        (&taken.content, taken.attempts),
        (&"theirs".to_owned(), 1),
        "the message was not taken over"
    );
    same!(taken.v, None, "another host's row was given a schema version");
    store.commit_turn(&lease, &delivered(&taken, "theirs")).await?;
    same!(
        world.message(&asha, &taken).await?.status,
        MessageStatus::Delivered,
        "the message was not delivered"
    );
    Ok(())
}

pub(crate) async fn the_claim_of_a_dead_worker_is_taken_over(world: &World) -> Checked {
    let asha = user("asha")?;
    world.post(&asha, "hello").await?;
    let dying = world.lease(&asha, BRIEF).await?;
    world.claim(&dying).await?;
    world.brief_passes().await;
    let lease = world.lease(&asha, LONG).await?;
    let head = some(world.store().head(&lease).await?.message, "head")?;
    same!(
        head.claim,
        Some(mark_of(&dying)),
        "the dead worker's claim does not show"
    );
    let claimed = world.store().claim(&lease, &head).await?;
    same!(
        (claimed.attempts, claimed.claim),
        (2, Some(mark_of(&lease))),
        "the claim is not the new worker's"
    );
    Ok(())
}

pub(crate) async fn a_finished_or_unknown_message_is_not_claimed(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = world.claimed(&asha, "hello").await?;
    let unknown = OutboxMessage {
        id: MessageId::new("nobody")?,
        ..message.clone()
    };
    refused(
        store.claim(&lease, &unknown).await,
        ErrorKind::Conflict,
        "a claim of an unknown message",
    )?;
    store.commit_turn(&lease, &delivered(&message, "hello")).await?;
    let done = world.message(&asha, &message).await?;
    refused(
        store.claim(&lease, &done).await,
        ErrorKind::Conflict,
        "a claim of a delivered message",
    )?;
    same!(
        world.message(&asha, &message).await?,
        done,
        "a refused claim changed the message"
    );

    let (lease, message) = {
        world.post(&asha, "again").await?;
        let message = world.claim(&lease).await?;
        (lease, message)
    };
    let outcome = Outcome::Dead { reason: "no".into() };
    store
        .commit_turn(
            &lease,
            &Turn {
                outcome,
                ..delivered(&message, "again")
            },
        )
        .await?;
    let dead = world.message(&asha, &message).await?;
    refused(
        store.claim(&lease, &dead).await,
        ErrorKind::Conflict,
        "a claim of a dead message",
    )
}
