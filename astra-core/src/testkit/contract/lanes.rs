//! Lanes: when they are claimable, and what stands at their head.

use std::time::Duration;

use super::world::{BRIEF, LONG, World, any, delivered, insight, only, user};
use crate::{
    clock::later,
    store::{LeaseRequest, MessageStatus, Outcome, Turn},
    testkit::{
        ForeignMessage,
        verdict::{Checked, ensure, same, some},
    },
};

pub(crate) async fn without_work_there_is_nothing_to_lease(world: &World) -> Checked {
    same!(
        world.store().lease(&any(LONG)).await?,
        None,
        "a lane of an empty store was leased"
    );
    world.rests(&user("asha")?, "there is no such user").await
}

pub(crate) async fn a_post_makes_the_lane_claimable(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let posted = world.post(&asha, "hello").await?;
    let lease = some(store.lease(&any(LONG)).await?, "lease, though a message was posted")?;
    same!(lease.scope, asha, "the lane is another user's");
    let head = store.head(&lease).await?;
    same!(head.message, Some(posted), "the head is not the message");
    ensure!(head.marks > 0, "a post left no mark");
    ensure!(lease.until > head.now, "the lease is over before it began");
    ensure!(!lease.token.is_empty(), "the lease has no token");
    Ok(())
}

pub(crate) async fn an_event_makes_the_lane_claimable(world: &World) -> Checked {
    let asha = user("asha")?;
    world.store().insert(&asha, insight("k", "an insight")).await?;
    world.lease(&asha, LONG).await.map(drop)
}

pub(crate) async fn a_held_lane_is_leased_to_nobody_else(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    world.post(&asha, "one").await?;
    let lease = world.lease(&asha, LONG).await?;
    world.rests(&asha, "somebody holds it").await?;
    same!(store.lease(&any(LONG)).await?, None, "a held lane was leased again");
    world.post(&asha, "two").await?;
    world.rests(&asha, "somebody holds it, marked or not").await?;
    store.head(&lease).await?;
    Ok(())
}

pub(crate) async fn a_worker_gets_only_its_share_of_the_users(world: &World) -> Checked {
    let (store, asha, ravi) = (world.store(), user("asha")?, user("ravi")?);
    world.post(&asha, "hello").await?;
    same!(
        store.lease(&only(&ravi, LONG)).await?,
        None,
        "a request for one user's lane got another's"
    );
    let bucket = asha.user().bucket();
    let share = |buckets| LeaseRequest {
        ttl: LONG,
        buckets,
        only: None,
    };
    if let Some(end) = bucket.checked_sub(1) {
        same!(
            store.lease(&share(0..=end)).await?,
            None,
            "a lane below the share was leased"
        );
    }
    if let Some(start) = bucket.checked_add(1) {
        same!(
            store.lease(&share(start..=255)).await?,
            None,
            "a lane above the share was leased"
        );
    }
    let mine = store.lease(&share(bucket..=bucket)).await?;
    same!(
        mine.map(|lease| lease.scope),
        Some(asha),
        "a lane of the share was not leased"
    );
    Ok(())
}

pub(crate) async fn a_lane_all_of_whose_marks_are_ticked_off_rests(world: &World) -> Checked {
    let asha = user("asha")?;
    world.post(&asha, "hello").await?;
    let lease = world.lease(&asha, LONG).await?;
    world.release(&lease).await?;
    world.rests(&asha, "every mark was ticked off").await?;
    world.post(&asha, "hello again").await?;
    world.lease(&asha, LONG).await.map(drop)
}

pub(crate) async fn a_mark_set_during_the_hold_is_not_lost(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    world.post(&asha, "one").await?;
    let lease = world.lease(&asha, LONG).await?;
    let head = store.head(&lease).await?;
    world.post(&asha, "two").await?;
    store.release(&lease, head.marks, None).await?;
    let lease = world.lease(&asha, LONG).await?;
    let head = store.head(&lease).await?;
    store.insert(&asha, insight("k", "an insight")).await?;
    store.release(&lease, head.marks, None).await?;
    world.lease(&asha, LONG).await.map(drop)
}

pub(crate) async fn a_release_ticks_off_no_more_than_it_says(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    world.post(&asha, "one").await?;
    world.post(&asha, "two").await?;
    let lease = world.lease(&asha, LONG).await?;
    let marks = store.head(&lease).await?.marks;
    store.release(&lease, marks - 1, None).await?;
    let lease = world.lease(&asha, LONG).await?;
    store.release(&lease, 0, None).await?;
    let lease = world.lease(&asha, LONG).await?;
    // More than there are: those to come must count all the same.
    store.release(&lease, marks + 100, None).await?;
    world.rests(&asha, "every mark was ticked off").await?;
    world.post(&asha, "three").await?;
    world.lease(&asha, LONG).await.map(drop)
}

pub(crate) async fn a_due_lane_is_claimable_when_its_time_has_come(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    world.post(&asha, "hello").await?;
    let lease = world.lease(&asha, LONG).await?;
    let head = store.head(&lease).await?;
    store.release(&lease, head.marks, Some(later(head.now, BRIEF))).await?;
    world.rests(&asha, "it is not due yet").await?;
    world.brief_passes().await;
    let lease = world.lease(&asha, LONG).await?;
    // What a release says about the due time replaces what the last one said.
    world.release(&lease).await?;
    world.brief_passes().await;
    world.rests(&asha, "it has no due time any more").await
}

pub(crate) async fn a_lane_whose_holder_died_is_claimable_again(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    world.post(&asha, "hello").await?;
    world.lease(&asha, BRIEF).await?;
    world.rests(&asha, "its lease runs").await?;
    world.brief_passes().await;
    let lease = world.lease(&asha, LONG).await?;
    let head = store.head(&lease).await?;
    store.release(&lease, head.marks, Some(later(head.now, BRIEF))).await?;
    world.brief_passes().await;
    // The same for a lane that was leased because it was due.
    world.lease(&asha, BRIEF).await?;
    world.brief_passes().await;
    world.lease(&asha, LONG).await.map(drop)
}

pub(crate) async fn the_lane_left_alone_the_longest_comes_first(world: &World) -> Checked {
    let store = world.store();
    let names = ["asha", "ravi", "mira", "dev"];
    for name in names {
        world.post(&user(name)?, "hello").await?;
        world.tick().await;
    }
    let mut rounds = Vec::new();
    for _ in 0..3 {
        let mut round = Vec::new();
        for _ in names {
            let lease = some(store.lease(&any(LONG)).await?, "lease, though four lanes have work")?;
            world.tick().await;
            store.release(&lease, 0, None).await?;
            world.tick().await;
            round.push(lease.scope.user().as_str().to_owned());
        }
        rounds.push(round);
    }
    for round in &rounds {
        let mut served = round.clone();
        served.sort();
        same!(
            served,
            ["asha", "dev", "mira", "ravi"],
            "a lane was served twice while another waited"
        );
        same!(
            Some(round),
            rounds.first(),
            "a lane was served before one that had waited longer"
        );
    }
    Ok(())
}

pub(crate) async fn the_head_is_the_oldest_unfinished_message(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let ours = world.post(&asha, "ours").await?;
    let lease = world.lease(&asha, LONG).await?;
    let foreign = async |id: &str, status, minutes_before: u64| {
        let age = Duration::from_secs(60 * minutes_before);
        let row = ForeignMessage {
            id: crate::store::MessageId::new(id)?,
            content: id.to_owned(),
            status,
            created_at: ours.created_at.checked_sub(age).unwrap_or_default(),
        };
        world.harness.insert_foreign_message(&asha, row).await
    };
    let head = async || Ok::<_, crate::Error>(store.head(&lease).await?.message.map(|message| message.content));
    same!(
        head().await?.as_deref(),
        Some("ours"),
        "the head is not the only message"
    );
    foreign("delivered", MessageStatus::Delivered, 9).await?;
    foreign("failed", MessageStatus::Error, 8).await?;
    foreign("dead", MessageStatus::Dead, 7).await?;
    same!(
        head().await?.as_deref(),
        Some("ours"),
        "a finished message is at the head"
    );
    foreign("m-b", MessageStatus::Pending, 5).await?;
    same!(
        head().await?.as_deref(),
        Some("m-b"),
        "an older message is not at the head"
    );
    foreign("m-a", MessageStatus::Pending, 5).await?;
    same!(
        head().await?.as_deref(),
        Some("m-a"),
        "of one age, the smaller id is not at the head"
    );
    foreign("working", MessageStatus::Processing, 6).await?;
    same!(
        head().await?.as_deref(),
        Some("working"),
        "a message that another host works on does not block the lane"
    );
    let seen = some(store.head(&lease).await?.message, "head")?;
    same!(
        (&seen.claim, seen.v),
        (&None, None),
        "another host's row has a claim or a version"
    );
    Ok(())
}

pub(crate) async fn the_head_shows_the_request_that_falls_back_the_soonest(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    for n in 0..3 {
        world.post(&asha, &format!("message {n}")).await?;
    }
    let lease = world.lease(&asha, LONG).await?;
    let now = store.head(&lease).await?.now;
    for seconds in [30, 10, 20] {
        let message = world.claim(&lease).await?;
        let until = later(now, Duration::from_secs(seconds));
        let waits = Turn {
            outcome: Outcome::AwaitingAnswer { until },
            ..delivered(&message, "wait")
        };
        store.commit_turn(&lease, &waits).await?;
    }
    let head = store.head(&lease).await?;
    same!(head.message, None, "an acknowledged message blocks the lane");
    let awaiting = some(head.awaiting, "open request for work at the head")?;
    same!(
        awaiting.content,
        "message 1",
        "the request shown is not the one that falls back the soonest"
    );
    same!(
        awaiting.answer_due_at,
        Some(later(now, Duration::from_secs(10))),
        "the due time is another one"
    );
    Ok(())
}

pub(crate) async fn the_next_due_time_is_when_somebody_has_to_look(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let all = 0..=255;
    same!(store.next_due(&all).await?, None, "an empty store has a due time");
    world.post(&asha, "hello").await?;
    let marked = some(store.next_due(&all).await?, "due time, though a lane is claimable")?;
    let lease = world.lease(&asha, LONG).await?;
    let head = store.head(&lease).await?;
    ensure!(
        marked <= head.now,
        "a claimable lane is due only at {marked}, now is {}",
        head.now
    );
    same!(
        store.next_due(&all).await?,
        Some(lease.until),
        "a held lane is not due when its lease runs out"
    );
    let due = later(head.now, Duration::from_secs(20));
    store.release(&lease, head.marks, Some(due)).await?;
    same!(
        store.next_due(&all).await?,
        Some(due),
        "a resting lane is not due at its due time"
    );
    let bucket = asha.user().bucket();
    let others = if bucket == 255 { 0..=254 } else { bucket + 1..=255 };
    same!(
        store.next_due(&others).await?,
        None,
        "a lane of another share has a due time"
    );
    // Two lanes: the sooner one counts.
    let ravi = user("ravi")?;
    world.post(&ravi, "hello").await?;
    let lease = world.lease(&ravi, LONG).await?;
    let head = store.head(&lease).await?;
    let sooner = later(head.now, Duration::from_secs(10));
    store.release(&lease, head.marks, Some(sooner)).await?;
    same!(
        store.next_due(&all).await?,
        Some(sooner),
        "the sooner of two due times does not count"
    );
    Ok(())
}
