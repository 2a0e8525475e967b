//! `commit_turn` again: a repeat writes nothing and returns the first result, whatever became of the message.

use std::time::Duration;

use super::{
    turns::numbers,
    world::{LONG, World, delivered, insight, keyed, part, turn, user},
};
use crate::{
    ErrorKind, UserScope,
    clock::later,
    store::{Committed, EventKind, EventRole, Lease, MessageStatus, OutboxMessage, Outcome, Turn, TurnEvent},
    testkit::verdict::{Checked, ensure, refused, same, some},
};

/// Commits a turn, then again: the second time must write nothing and return the first result.
async fn commits_once(world: &World, lease: &Lease, turn: &Turn) -> Checked<Committed> {
    let store = world.store();
    let first = store.commit_turn(lease, turn).await?;
    ensure!(!first.repeated, "a first commit says that it is a repeat");
    let before = world.everything(&lease.scope).await?;
    for _ in 0..2 {
        let again = store.commit_turn(lease, turn).await?;
        ensure!(again.repeated, "a repeat does not say so");
        same!(
            again.events,
            first.events,
            "a repeat returned something else than the first commit"
        );
        same!(
            world.everything(&lease.scope).await?,
            before,
            "a repeat wrote something"
        );
    }
    Ok(first)
}

/// Claims a message and commits that somebody has to work for it.
async fn waits(world: &World, scope: &UserScope, words: &str) -> Checked<(Lease, OutboxMessage)> {
    let (lease, message) = world.claimed(scope, words).await?;
    let until = later(world.store().head(&lease).await?.now, Duration::from_secs(120));
    let ask = turn(&message, words, Outcome::AwaitingAnswer { until });
    commits_once(world, &lease, &ask).await?;
    Ok((lease, message))
}

pub(crate) async fn a_delivered_turn_can_be_repeated(world: &World) -> Checked {
    let asha = user("asha")?;
    let (lease, message) = world.claimed(&asha, "hello").await?;
    let turn = delivered(&message, "hello");
    let first = commits_once(world, &lease, &turn).await?;
    // What the agent says on a second run does not count.
    let other = Turn {
        events: vec![part(0, "hello"), part(1, "something else")],
        ..turn
    };
    let again = world.store().commit_turn(&lease, &other).await?;
    same!(
        (again.repeated, again.events),
        (true, first.events),
        "a repeat with other words was not the first result"
    );
    same!(
        world.words(&asha).await?,
        ["hello", "re: hello"],
        "a repeat with other words was written"
    );
    Ok(())
}

pub(crate) async fn a_turn_to_be_tried_again_can_be_repeated(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = world.claimed(&asha, "hello").await?;
    let at = later(store.head(&lease).await?.now, Duration::from_secs(10));
    let retry = Turn {
        message: message.id.clone(),
        events: vec![],
        outcome: Outcome::Retry {
            at,
            reason: "the agent is away".into(),
        },
    };
    commits_once(world, &lease, &retry).await?;
    let stored = world.message(&asha, &message).await?;
    same!(
        stored.status,
        MessageStatus::Pending,
        "a message to be tried again is not pending"
    );
    same!(
        stored.next_attempt_at,
        Some(at),
        "the time of the next attempt is another one"
    );
    same!(
        stored.error.as_deref(),
        Some("the agent is away"),
        "the reason is another one"
    );
    same!(stored.attempts, 1, "the count of attempts is another one");
    same!(
        store.head(&lease).await?.message,
        Some(stored),
        "the message does not block its lane"
    );
    Ok(())
}

pub(crate) async fn a_dead_turn_can_be_repeated(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = world.claimed(&asha, "hello").await?;
    let dead = turn(
        &message,
        "sorry",
        Outcome::Dead {
            reason: "no agent".into(),
        },
    );
    commits_once(world, &lease, &dead).await?;
    let stored = world.message(&asha, &message).await?;
    same!(
        stored.status,
        MessageStatus::Dead,
        "a message that was given up is not dead"
    );
    same!(stored.error.as_deref(), Some("no agent"), "the reason is another one");
    same!(
        world.words(&asha).await?,
        ["hello", "re: sorry"],
        "the log is another one"
    );
    same!(
        store.head(&lease).await?.message,
        None,
        "a dead message blocks its lane"
    );
    Ok(())
}

pub(crate) async fn a_request_for_work_stays_open_until_it_is_answered(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = waits(world, &asha, "why?").await?;
    let open = world.message(&asha, &message).await?;
    same!(
        open.status,
        MessageStatus::Delivered,
        "an acknowledged message is not delivered"
    );
    ensure!(open.answer_due_at.is_some(), "the request for work is not open");
    same!(
        store.head(&lease).await?.awaiting,
        Some(open),
        "the head does not show the open request"
    );

    // Under another lease: closing needs no claim.
    world.release(&lease).await?;
    world.post(&asha, "and?").await?;
    let lease = world.lease(&asha, LONG).await?;
    let close = Turn {
        message: message.id.clone(),
        events: vec![keyed("fallback", "I cannot say.")],
        outcome: Outcome::Answered,
    };
    let committed = commits_once(world, &lease, &close).await?;
    same!(numbers(&committed.events), [3], "the answer's number is another one");
    let event = some(committed.events.first(), "event")?;
    same!(
        event.message,
        Some(message.id.clone()),
        "the answer does not name its message"
    );
    let closed = world.message(&asha, &message).await?;
    same!(
        (closed.status, closed.answer_due_at),
        (MessageStatus::Delivered, None),
        "the request is not closed"
    );
    same!(
        store.head(&lease).await?.awaiting,
        None,
        "the head still shows the request"
    );
    Ok(())
}

pub(crate) async fn a_request_that_an_insight_answered_is_closed_without_an_event(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = waits(world, &asha, "why?").await?;
    let mut answer = insight("answer", "because");
    answer.message = Some(message.id.clone());
    store.insert(&asha, answer).await?;
    let close = Turn {
        message: message.id.clone(),
        events: vec![],
        outcome: Outcome::Answered,
    };
    commits_once(world, &lease, &close).await?;
    same!(
        world.message(&asha, &message).await?.answer_due_at,
        None,
        "the request is not closed"
    );
    same!(
        world.words(&asha).await?,
        ["why?", "re: why?", "because"],
        "the log is another one"
    );
    Ok(())
}

pub(crate) async fn a_request_that_is_closed_is_not_closed_otherwise(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = waits(world, &asha, "why?").await?;
    let close = |key: &str| Turn {
        message: message.id.clone(),
        events: vec![keyed(key, "an answer")],
        outcome: Outcome::Answered,
    };
    store.commit_turn(&lease, &close("first")).await?;
    let before = world.everything(&asha).await?;
    let other = store.commit_turn(&lease, &close("second")).await;
    refused(other, ErrorKind::Conflict, "another answer to a closed request")?;
    same!(world.everything(&asha).await?, before, "a refused answer was written");
    Ok(())
}

pub(crate) async fn an_event_of_an_earlier_attempt_is_not_written_again(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = world.claimed(&asha, "hello").await?;
    let outcome = Outcome::Retry {
        at: message.created_at,
        reason: "cut off".into(),
    };
    let retry = Turn {
        message: message.id.clone(),
        events: vec![part(0, "hello")],
        outcome,
    };
    let first = store.commit_turn(&lease, &retry).await?;
    let message = world.claim(&lease).await?;
    same!(message.attempts, 2, "the second attempt was not counted");
    let committed = commits_once(world, &lease, &delivered(&message, "hello")).await?;
    same!(
        numbers(&committed.events),
        [1, 2],
        "the result is not the old event and the new one"
    );
    same!(
        committed.events.first(),
        first.events.first(),
        "the old event is another one"
    );
    same!(
        world.words(&asha).await?,
        ["hello", "re: hello"],
        "an event was written twice"
    );
    Ok(())
}

pub(crate) async fn a_key_that_is_there_is_not_written_again(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = waits(world, &asha, "why?").await?;
    let id = store.insert(&asha, insight("answer", "because")).await?;
    let close = Turn {
        message: message.id.clone(),
        events: vec![keyed("answer", "the same, from another worker")],
        outcome: Outcome::Answered,
    };
    let committed = commits_once(world, &lease, &close).await?;
    same!(
        committed.events.iter().map(|event| &event.id).collect::<Vec<_>>(),
        [&id],
        "the result is not the event of the key"
    );
    same!(
        world.words(&asha).await?,
        ["why?", "re: why?", "because"],
        "a key was written twice"
    );
    Ok(())
}

pub(crate) async fn a_turn_can_hold_events_of_any_kind(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = world.claimed(&asha, "hello").await?;
    let mut turn = delivered(&message, "hello");
    turn.events.push(TurnEvent {
        kind: EventKind::WORK_REQUESTED,
        role: EventRole::System,
        ..part(2, "work")
    });
    turn.events.push(TurnEvent {
        kind: EventKind::named("host.own"),
        metadata: None,
        ..part(3, "")
    });
    turn.events.push(TurnEvent {
        kind: EventKind::CONTEXT_UPDATE,
        ..keyed("update", "it's \"quoted\" 🌙\n")
    });
    let committed = commits_once(world, &lease, &turn).await?;
    same!(
        numbers(&committed.events),
        [1, 2, 3, 4, 5],
        "the numbers are not in the order of the events"
    );
    let found: Vec<_> = committed
        .events
        .iter()
        .map(|event| (&event.kind, event.role, &event.content))
        .collect();
    let wanted: Vec<_> = turn
        .events
        .iter()
        .map(|event| (&event.kind, event.role, &event.content))
        .collect();
    same!(found, wanted, "the events are not what was committed");
    same!(
        world.log(&asha).await?,
        committed.events,
        "the log is not what the commit returned"
    );
    same!(store.head(&lease).await?.message, None, "the message is not done");
    Ok(())
}

pub(crate) async fn a_repeat_after_the_lease_was_taken_over_returns_the_first_result(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = world.claimed(&asha, "hello").await?;
    let turn = delivered(&message, "words");
    let first = store.commit_turn(&lease, &turn).await?;
    store.release(&lease, 0, None).await?;
    world.lease(&asha, LONG).await?;
    let again = store.commit_turn(&lease, &turn).await?;
    same!(
        (again.repeated, again.events),
        (true, first.events),
        "a repeat did not learn that its commit had been written"
    );
    same!(world.log(&asha).await?.len(), turn.events.len(), "a repeat was written");
    Ok(())
}
