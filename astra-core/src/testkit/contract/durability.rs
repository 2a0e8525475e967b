//! Durability: what a call returned is there after the process is gone.

use super::{
    isolation::{populate, views},
    records::identity,
    world::{BRIEF, LONG, World, delivered, user},
};
use crate::testkit::{
    owners::tag,
    verdict::{Checked, Stop, ensure, same},
};

fn durable(world: &World) -> Checked {
    if world.store().capability().durable {
        Ok(())
    } else {
        Err(Stop::NotApplicable("the store forgets"))
    }
}

async fn reopened(world: &World) -> Checked {
    ensure!(
        world.harness.reopen().await?,
        "the store is durable, but its harness cannot open it again"
    );
    Ok(())
}

pub(crate) async fn everything_is_there_after_reopening(world: &World) -> Checked {
    durable(world)?;
    let (asha, ravi) = (user("asha")?, user("ravi")?);
    for scope in [&asha, &ravi] {
        populate(world, scope).await?;
    }
    let before = (views(world, &asha, &ravi).await?, world.everything(&asha).await?);
    reopened(world).await?;
    let after = (views(world, &asha, &ravi).await?, world.everything(&asha).await?);
    same!(after, before, "what was written is not there after reopening");
    let store = world.store();
    let linked = store.user_of(asha.tenant(), &identity(&tag(&asha))).await?;
    same!(
        linked.as_ref(),
        Some(asha.user()),
        "an identity is not there after reopening"
    );
    let owner = store
        .owner_of(asha.tenant(), &format!("conversation {}", tag(&asha)))
        .await?;
    same!(owner, Some(asha), "a conversation is not there after reopening");
    Ok(())
}

pub(crate) async fn work_goes_on_after_reopening(world: &World) -> Checked {
    durable(world)?;
    let asha = user("asha")?;
    world.answered(&asha, "one").await?;
    world.post(&asha, "two").await?;
    let old = world.lease(&asha, BRIEF).await?;
    let claimed = world.claim(&old).await?;
    let epoch = world.page(&asha).await?.epoch;
    reopened(world).await?;
    world.brief_passes().await;
    let lease = world.lease(&asha, LONG).await?;
    same!(lease.fence, old.fence + 1, "the fence did not go on after reopening");
    let message = world.claim(&lease).await?;
    same!(
        (&message.id, message.attempts),
        (&claimed.id, 2),
        "the head is another one after reopening"
    );
    world.store().commit_turn(&lease, &delivered(&message, "two")).await?;
    same!(
        world.words(&asha).await?,
        ["one", "re: one", "two", "re: two"],
        "the log did not go on after reopening"
    );
    same!(world.page(&asha).await?.epoch, epoch, "the epoch changed by reopening");
    Ok(())
}

pub(crate) async fn a_running_lease_is_one_after_reopening(world: &World) -> Checked {
    durable(world)?;
    let asha = user("asha")?;
    let (lease, message) = world.claimed(&asha, "hello").await?;
    reopened(world).await?;
    world.rests(&asha, "its lease runs").await?;
    world.store().commit_turn(&lease, &delivered(&message, "hello")).await?;
    world.release(&lease).await?;
    reopened(world).await?;
    world.rests(&asha, "every mark was ticked off").await
}

pub(crate) async fn what_was_erased_stays_erased_after_reopening(world: &World) -> Checked {
    durable(world)?;
    let (asha, ravi) = (user("asha")?, user("ravi")?);
    populate(world, &asha).await?;
    let old = world.lease(&asha, LONG).await?;
    world.store().erase(&asha).await?;
    reopened(world).await?;
    let shown = views(world, &asha, &ravi).await?;
    let left = shown.iter().find(|(_, shown)| shown.contains("[["));
    same!(left, None, "what was erased is shown after reopening");
    world.post(&asha, "back").await?;
    let new = world.lease(&asha, LONG).await?;
    ensure!(
        new.fence > old.fence,
        "the fence of an erased user was lost by reopening"
    );
    Ok(())
}
