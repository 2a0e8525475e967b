//! Several processes on the same data: what one writes, the others see, and one lane has one holder.

use std::collections::BTreeSet;

use super::{
    concurrency::{answered_in_order, drain},
    isolation::{populate, views},
    wakes::hears,
    world::{LONG, World, delivered, only, user},
};
use crate::{
    ErrorKind,
    store::NewMessage,
    testkit::verdict::{Checked, Stop, refused, same},
};

pub(crate) async fn what_one_writes_the_other_reads(world: &World) -> Checked {
    let (other, asha, ravi) = (world.second().await?, user("asha")?, user("ravi")?);
    populate(world, &asha).await?;
    let here = views(world, &asha, &ravi).await?;
    same!(
        other.export(&asha).await?,
        world.store().export(&asha).await?,
        "the other process sees another export"
    );
    same!(
        other.load(&asha).await?,
        world.store().load(&asha).await?,
        "the other process sees another document"
    );
    other.erase(&asha).await?;
    let gone = views(world, &asha, &ravi).await?;
    same!(gone.len(), here.len(), "the views are others");
    let left = gone.iter().find(|(_, shown)| shown.contains("[["));
    same!(left, None, "what the other process erased is still shown");
    Ok(())
}

pub(crate) async fn a_lane_that_one_holds_is_held_for_the_other(world: &World) -> Checked {
    let (store, other, asha) = (world.store(), world.second().await?, user("asha")?);
    world.post(&asha, "hello").await?;
    let lease = world.lease(&asha, LONG).await?;
    same!(
        other.lease(&only(&asha, LONG)).await?,
        None,
        "the other process leased a held lane"
    );
    let message = world.claim(&lease).await?;
    // A lease is a value: it may travel between processes, and is one lease still.
    other.commit_turn(&lease, &delivered(&message, "hello")).await?;
    let again = store.commit_turn(&lease, &delivered(&message, "hello")).await?;
    same!(again.repeated, true, "the other process's commit was written again");
    world.release(&lease).await?;
    refused(
        other.head(&lease).await,
        ErrorKind::StaleLease,
        "a lease that was given back in the other process",
    )?;
    other.post(&asha, NewMessage::new("again")?).await?;
    let next = world.lease(&asha, LONG).await?;
    same!(next.fence, lease.fence + 1, "the fence did not grow by one");
    Ok(())
}

pub(crate) async fn what_one_writes_wakes_the_other(world: &World) -> Checked {
    let (store, other, asha) = (world.store(), world.second().await?, user("asha")?);
    let (mut here, mut there) = (store.wakes(), other.wakes());
    world.post(&asha, "hello").await?;
    hears(&mut there, &asha, "a post of the other process").await?;
    let lease = world.lease(&asha, LONG).await?;
    let message = world.claim(&lease).await?;
    other.commit_turn(&lease, &delivered(&message, "hello")).await?;
    hears(&mut here, &asha, "a commit of the other process").await
}

pub(crate) async fn workers_of_both_answer_each_message_once(world: &World) -> Checked {
    const EACH: usize = 6;
    let other = world.second().await?;
    let users = (0..4)
        .map(|n| user(&format!("user-{n}")))
        .collect::<Checked<Vec<_>>>()?;
    for n in 0..EACH {
        for scope in &users {
            let store = if n % 2 == 0 { world.store() } else { other.clone() };
            store.post(scope, NewMessage::new(format!("message {n}"))?).await?;
        }
    }
    let workers: Vec<_> = [world.store(), other.clone(), world.store(), other]
        .map(|store| tokio::spawn(drain(store)))
        .into();
    let mut answered = Vec::new();
    for worker in workers {
        answered.extend(
            worker
                .await
                .map_err(|error| Stop::Failed(format!("a task broke off: {error}")))??,
        );
    }
    same!(
        answered.len(),
        users.len() * EACH,
        "not every message was answered once"
    );
    same!(
        answered.iter().collect::<BTreeSet<_>>().len(),
        users.len() * EACH,
        "a message was answered twice"
    );
    answered_in_order(&*world.store(), &users, EACH).await
}
