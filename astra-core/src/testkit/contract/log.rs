//! The log: waiting for a number, numbers that never change, pages.

use std::time::Duration;

use super::world::{LONG, World, delivered, insight, keyed, user};
use crate::{
    UserScope,
    store::{EventId, EventKind, EventQuery, EventRole, LogEvent, Outcome, Span, Turn},
    testkit::{
        ForeignEvent,
        verdict::{Checked, ensure, same, some},
    },
};

/// Writes an event as another host does, so many seconds before `event`.
async fn host_writes(world: &World, scope: &UserScope, id: &str, than: &LogEvent, seconds_before: u64) -> Checked {
    let row = ForeignEvent {
        id: EventId(id.to_owned()),
        role: EventRole::User,
        content: id.to_owned(),
        created_at: than
            .created_at
            .checked_sub(Duration::from_secs(seconds_before))
            .unwrap_or_default(),
    };
    Ok(world.harness.insert_foreign_event(scope, row).await?)
}

/// A log of `count` events.
async fn written(world: &World, scope: &UserScope, count: u64) -> Checked {
    for n in 1..=count {
        world
            .store()
            .insert(scope, insight(&format!("key {n}"), &format!("event {n}")))
            .await?;
        world.tick().await;
    }
    world.number(scope).await
}

pub(crate) async fn a_user_without_a_lane_has_an_empty_log(world: &World) -> Checked {
    let page = world.store().events(&user("asha")?, &EventQuery::last(10)).await?;
    same!(
        (page.epoch.0.as_str(), page.head),
        ("", 0),
        "an empty log has an epoch or a head"
    );
    same!(page.events, vec![], "events came from nowhere");
    Ok(())
}

pub(crate) async fn an_event_waits_for_its_number(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let new = insight("key", "it's \"quoted\" 🌙\n");
    let id = store.insert(&asha, new.clone()).await?;
    let page = world.page(&asha).await?;
    same!(
        (page.head, page.events),
        (0, vec![]),
        "an event without a number is in the log"
    );
    ensure!(!page.epoch.0.is_empty(), "a marked lane has no epoch");
    world.number(&asha).await?;
    let log = world.log(&asha).await?;
    let event = some(log.first(), "event in the log, though the lane was leased")?;
    same!((&event.id, event.seq), (&id, 1), "the event is another one");
    same!(
        (&event.kind, event.role, &event.content),
        (&new.kind, new.role, &new.content),
        "it is not what was inserted"
    );
    same!(
        (&event.metadata, &event.message),
        (&new.metadata, &new.message),
        "it is not what was inserted"
    );
    same!(
        (event.part, event.key.as_deref()),
        (None, Some("key")),
        "it has a part or lost its key"
    );
    Ok(())
}

pub(crate) async fn a_renewal_numbers_what_came_in_meanwhile(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    world.post(&asha, "hello").await?;
    let lease = world.lease(&asha, LONG).await?;
    store.insert(&asha, insight("key", "an insight")).await?;
    same!(world.page(&asha).await?.head, 0, "an event was numbered by nobody");
    store.renew(&lease, LONG).await?;
    same!(
        world.words(&asha).await?,
        ["an insight"],
        "a renewal did not number what waited"
    );
    Ok(())
}

pub(crate) async fn a_key_is_inserted_once(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let id = store.insert(&asha, insight("key", "first")).await?;
    same!(
        store.insert(&asha, insight("key", "second")).await?,
        id,
        "a key that waits was inserted again"
    );
    world.number(&asha).await?;
    let before = world.everything(&asha).await?;
    same!(
        store.insert(&asha, insight("key", "third")).await?,
        id,
        "a key that has its number was inserted again"
    );
    world.rests(&asha, "a repeated insert changes nothing").await?;
    same!(
        world.everything(&asha).await?,
        before,
        "a repeated insert changed something"
    );
    let other = store.insert(&asha, insight("KEY", "other")).await?;
    ensure!(other != id, "keys that differ in case are one");
    Ok(())
}

pub(crate) async fn a_key_of_a_turn_is_not_inserted_again(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = world.claimed(&asha, "why?").await?;
    let turn = Turn {
        message: message.id.clone(),
        events: vec![keyed("answer", "because")],
        outcome: Outcome::Delivered,
    };
    let committed = store.commit_turn(&lease, &turn).await?;
    let id = store.insert(&asha, insight("answer", "again")).await?;
    same!(
        committed.events.first().map(|event| &event.id),
        Some(&id),
        "a key of a turn was inserted again"
    );
    Ok(())
}

pub(crate) async fn what_waits_is_numbered_by_age_then_id(world: &World) -> Checked {
    let asha = user("asha")?;
    world.answered(&asha, "hello").await?;
    let at = some(world.log(&asha).await?.pop(), "event")?;
    for (id, seconds_before) in [("e", 1), ("b", 3), ("d", 2), ("a", 3), ("c", 2)] {
        host_writes(world, &asha, id, &at, seconds_before).await?;
    }
    world.post(&asha, "and?").await?;
    world.number(&asha).await?;
    let wanted = ["hello", "re: hello", "a", "b", "c", "d", "e"];
    same!(
        world.words(&asha).await?,
        wanted,
        "what waited was not numbered by (created_at, id)"
    );
    Ok(())
}

pub(crate) async fn a_number_never_changes(world: &World) -> Checked {
    let asha = user("asha")?;
    let mut before: Vec<LogEvent> = Vec::new();
    let mut epoch = None;
    for n in 0..5 {
        world.answered(&asha, &format!("message {n}")).await?;
        // Older than all the rest, yet it comes after what has its number.
        let first = some(world.log(&asha).await?.into_iter().next(), "event")?;
        host_writes(world, &asha, &format!("late {n}"), &first, 1000 + n).await?;
        world.post(&asha, &format!("wake {n}")).await?;
        let lease = world.lease(&asha, LONG).await?;
        let woken = world.claim(&lease).await?;
        world.store().commit_turn(&lease, &delivered(&woken, "awake")).await?;
        world.release(&lease).await?;
        let page = world.page(&asha).await?;
        let after = world.log(&asha).await?;
        same!(
            after.get(..before.len()),
            Some(&before[..]),
            "events that had a number were changed"
        );
        ensure!(
            after.iter().any(|event| event.content == format!("late {n}")),
            "a late event has no number"
        );
        same!(
            *epoch.get_or_insert_with(|| page.epoch.clone()),
            page.epoch,
            "the epoch changed"
        );
        before = after;
    }
    Ok(())
}

pub(crate) async fn a_host_event_comes_before_the_turn_that_follows_it(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let first = some(world.answered(&asha, "hello").await?.events.pop(), "event")?;
    let (lease, message) = world.claimed(&asha, "and?").await?;
    host_writes(world, &asha, "theirs", &first, 0).await?;
    store.commit_turn(&lease, &delivered(&message, "and?")).await?;
    let wanted = ["hello", "re: hello", "theirs", "and?", "re: and?"];
    same!(
        world.words(&asha).await?,
        wanted,
        "another host's event was not numbered first"
    );
    let log = world.log(&asha).await?;
    let theirs = some(log.get(2), "foreign event")?;
    same!(
        (&theirs.id.0, theirs.part, &theirs.key),
        (&"theirs".to_owned(), None, &None),
        "the foreign row is another one"
    );
    same!(
        (&theirs.kind, theirs.role),
        (&EventKind::MESSAGE, EventRole::User),
        "the foreign row is another one"
    );
    Ok(())
}

pub(crate) async fn pages_are_what_was_asked_for(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    written(world, &asha, 20).await?;
    let read = async |span, limit| {
        let page = store
            .events(
                &asha,
                &EventQuery {
                    span,
                    limit,
                    message: None,
                },
            )
            .await?;
        Ok::<_, crate::Error>((page.head, page.events.iter().map(|event| event.seq).collect::<Vec<_>>()))
    };
    let numbers = |range: std::ops::RangeInclusive<u64>| (20, range.collect::<Vec<_>>());
    let nothing = (20, vec![]);
    same!(
        read(Span::After(0), 5).await?,
        numbers(1..=5),
        "the first five are others"
    );
    same!(
        read(Span::After(5), 5).await?,
        numbers(6..=10),
        "the next five are others"
    );
    same!(
        read(Span::After(17), 5).await?,
        numbers(18..=20),
        "the end is another one"
    );
    same!(
        read(Span::After(20), 5).await?,
        nothing,
        "there is something after the end"
    );
    same!(
        read(Span::After(u64::MAX), 5).await?,
        nothing,
        "there is something after the largest number"
    );
    same!(
        read(Span::After(0), usize::MAX).await?,
        numbers(1..=20),
        "not all are there"
    );
    same!(
        read(Span::After(0), 0).await?,
        nothing,
        "a limit of nothing gives something"
    );
    same!(
        read(Span::Before(None), 5).await?,
        numbers(16..=20),
        "the last five are others"
    );
    same!(
        read(Span::Before(Some(16)), 5).await?,
        numbers(11..=15),
        "the five before are others"
    );
    same!(
        read(Span::Before(Some(3)), 5).await?,
        numbers(1..=2),
        "the beginning is another one"
    );
    same!(
        read(Span::Before(Some(1)), 5).await?,
        nothing,
        "there is something before the first"
    );
    same!(
        read(Span::Before(Some(0)), 5).await?,
        nothing,
        "there is something before nothing"
    );
    same!(
        read(Span::Before(Some(u64::MAX)), 5).await?,
        numbers(16..=20),
        "the last five are others"
    );
    same!(
        read(Span::Before(None), usize::MAX).await?,
        numbers(1..=20),
        "not all are there"
    );
    same!(
        read(Span::Before(None), 0).await?,
        nothing,
        "a limit of nothing gives something"
    );
    Ok(())
}

pub(crate) async fn the_events_of_one_message_are_found(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let first = world.answered(&asha, "one").await?.events;
    let message = some(
        first.first().and_then(|event| event.message.clone()),
        "message of an event",
    )?;
    let second = world.answered(&asha, "two").await?.events;
    let mut answer = insight("answer", "more about one");
    answer.message = Some(message.clone());
    store.insert(&asha, answer).await?;
    let read = async |span, limit| {
        let query = EventQuery {
            span,
            limit,
            message: Some(message.clone()),
        };
        let events = store.events(&asha, &query).await?.events;
        Ok::<_, crate::Error>(events.into_iter().map(|event| event.seq).collect::<Vec<_>>())
    };
    same!(
        read(Span::After(0), 100).await?,
        [1, 2],
        "the events of the message are others"
    );
    world.number(&asha).await?;
    same!(
        read(Span::After(0), 100).await?,
        [1, 2, 5],
        "the insight about the message is not among its events"
    );
    same!(
        read(Span::After(1), 1).await?,
        [2],
        "the next event of the message is another one"
    );
    same!(
        read(Span::Before(None), 1).await?,
        [5],
        "the last event of the message is another one"
    );
    same!(
        read(Span::Before(Some(5)), 9).await?,
        [1, 2],
        "the earlier events of the message are others"
    );
    let page = store.events(&asha, &EventQuery::of_message(message)).await?;
    same!(page.head, 5, "the head is that of the message, not of the log");
    ensure!(
        second.iter().all(|event| !page.events.contains(event)),
        "another message's events are among them"
    );
    Ok(())
}
