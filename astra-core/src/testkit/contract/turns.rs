//! `commit_turn`: one atomic write, numbered without a gap, that can be repeated.

use super::world::{BRIEF, LONG, World, delivered, insight, part, user};
use crate::{
    ErrorKind,
    store::{Lease, LogEvent, MessageStatus, Turn, TurnEvent},
    testkit::verdict::{Checked, ensure, refused, same},
};

/// The numbers of events.
pub(crate) fn numbers(events: &[LogEvent]) -> Vec<u64> {
    events.iter().map(|event| event.seq).collect()
}

pub(crate) async fn a_commit_delivers_the_message_and_numbers_its_events(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = world.claimed(&asha, "hello").await?;
    let turn = delivered(&message, "hello");
    let committed = store.commit_turn(&lease, &turn).await?;
    same!(numbers(&committed.events), [1, 2], "the first numbers are not 1 and 2");
    for (event, wanted) in committed.events.iter().zip(&turn.events) {
        let found = (
            &event.kind,
            event.role,
            &event.content,
            &event.metadata,
            event.part,
            &event.key,
        );
        let wanted = (
            &wanted.kind,
            wanted.role,
            &wanted.content,
            &wanted.metadata,
            wanted.part,
            &wanted.key,
        );
        same!(found, wanted, "an event is not what was committed");
        same!(
            event.message,
            Some(message.id.clone()),
            "an event does not name its message"
        );
    }
    same!(
        world.log(&asha).await?,
        committed.events,
        "the log is not what the commit returned"
    );
    let done = world.message(&asha, &message).await?;
    same!(done.status, MessageStatus::Delivered, "the message is not delivered");
    ensure!(done.delivered_at.is_some(), "the message has no date of delivery");
    same!(
        (done.claim, done.answer_due_at),
        (message.claim, None),
        "the claim does not stay"
    );
    same!(
        store.head(&lease).await?.message,
        None,
        "a delivered message is still at the head"
    );
    Ok(())
}

pub(crate) async fn numbers_go_on_without_a_gap(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    for n in 0..12 {
        world.post(&asha, &format!("message {n}")).await?;
    }
    let mut wanted = Vec::new();
    for n in 0..12 {
        let lease = world.lease(&asha, LONG).await?;
        if n % 3 == 0 {
            store
                .insert(&asha, insight(&format!("key {n}"), &format!("insight {n}")))
                .await?;
            wanted.push(format!("insight {n}"));
        }
        let message = world.claim(&lease).await?;
        store
            .commit_turn(&lease, &delivered(&message, &message.content))
            .await?;
        wanted.extend([format!("message {n}"), format!("re: message {n}")]);
        store.release(&lease, 0, None).await?;
        same!(
            world.words(&asha).await?,
            wanted,
            "the log is not what was said, in order"
        );
    }
    Ok(())
}

pub(crate) async fn what_others_wrote_meanwhile_is_numbered_first(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = world.claimed(&asha, "hello").await?;
    store.insert(&asha, insight("one", "first insight")).await?;
    world.tick().await;
    store.insert(&asha, insight("two", "second insight")).await?;
    let committed = store.commit_turn(&lease, &delivered(&message, "hello")).await?;
    same!(
        numbers(&committed.events),
        [3, 4],
        "the turn was not numbered after what came before it"
    );
    let wanted = ["first insight", "second insight", "hello", "re: hello"];
    same!(world.words(&asha).await?, wanted, "the log is not in order");
    Ok(())
}

pub(crate) async fn a_message_that_is_not_claimed_is_not_committed(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let message = world.post(&asha, "hello").await?;
    let lease = world.lease(&asha, LONG).await?;
    let before = world.everything(&asha).await?;
    let commit = store.commit_turn(&lease, &delivered(&message, "hello")).await;
    refused(commit, ErrorKind::StaleLease, "a commit without a claim")?;
    let mut unknown = delivered(&message, "hello");
    unknown.message = crate::store::MessageId::new("nobody")?;
    refused(
        store.commit_turn(&lease, &unknown).await,
        ErrorKind::StaleLease,
        "a commit of an unknown message",
    )?;
    same!(
        world.everything(&asha).await?,
        before,
        "a refused commit wrote something"
    );
    Ok(())
}

pub(crate) async fn a_message_under_an_older_claim_is_not_committed(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    world.post(&asha, "hello").await?;
    let dying = world.lease(&asha, BRIEF).await?;
    let message = world.claim(&dying).await?;
    world.brief_passes().await;
    // The new holder has the lane, but did not claim the message.
    let lease = world.lease(&asha, LONG).await?;
    let before = world.everything(&asha).await?;
    let commit = store.commit_turn(&lease, &delivered(&message, "hello")).await;
    refused(commit, ErrorKind::StaleLease, "a commit under a dead worker's claim")?;
    same!(
        world.everything(&asha).await?,
        before,
        "a refused commit wrote something"
    );
    Ok(())
}

pub(crate) async fn the_parts_of_one_message_say_nothing_about_another(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = world.claimed(&asha, "hello").await?;
    store.commit_turn(&lease, &delivered(&message, "hello")).await?;
    world.post(&asha, "again").await?;
    let again = world.claim(&lease).await?;
    // The turn of one message says nothing about another.
    let mixed = Turn {
        message: again.id.clone(),
        ..delivered(&message, "hello")
    };
    let committed = store.commit_turn(&lease, &mixed).await?;
    ensure!(!committed.repeated, "a turn of another message counts as a repeat");
    same!(
        numbers(&committed.events),
        [3, 4],
        "parts of another message count as written"
    );
    Ok(())
}

pub(crate) async fn a_refused_commit_leaves_no_gap(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    world.post(&asha, "hello").await?;
    let dying = world.lease(&asha, BRIEF).await?;
    let message = world.claim(&dying).await?;
    world.brief_passes().await;
    let late = store.commit_turn(&dying, &delivered(&message, "late")).await;
    refused(late, ErrorKind::StaleLease, "a late commit")?;
    let lease = world.lease(&asha, LONG).await?;
    let message = world.claim(&lease).await?;
    let committed = store.commit_turn(&lease, &delivered(&message, "in time")).await?;
    same!(numbers(&committed.events), [1, 2], "a refused commit used up numbers");
    same!(
        world.words(&asha).await?,
        ["hello", "re: in time"],
        "a refused commit left events"
    );
    Ok(())
}

pub(crate) async fn an_event_with_neither_part_nor_key_is_refused(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = world.claimed(&asha, "hello").await?;
    let before = world.everything(&asha).await?;
    let mut bare = delivered(&message, "hello");
    bare.events.push(TurnEvent {
        part: None,
        ..part(2, "no way to know it again")
    });
    refused(
        store.commit_turn(&lease, &bare).await,
        ErrorKind::InvalidInput,
        "an event with neither part nor key",
    )?;
    same!(
        world.everything(&asha).await?,
        before,
        "a refused commit wrote something"
    );
    store.commit_turn(&lease, &delivered(&message, "hello")).await?;
    Ok(())
}

pub(crate) async fn a_commit_never_creates_a_lane(world: &World) -> Checked {
    let (store, asha, ravi) = (world.store(), user("asha")?, user("ravi")?);
    let (lease, message) = world.claimed(&asha, "hello").await?;
    let nobodys = Lease {
        scope: ravi.clone(),
        ..lease
    };
    let before = world.everything(&ravi).await?;
    let commit = store.commit_turn(&nobodys, &delivered(&message, "hello")).await;
    refused(commit, ErrorKind::StaleLease, "a commit to a lane that is not there")?;
    same!(world.everything(&ravi).await?, before, "a lane came from a commit");
    same!(before.1.epoch.0, "", "a user without a lane has an epoch");
    world.rests(&ravi, "there is none").await
}
