//! The sweep: rows of other hosts that no hint told of.

use std::time::Duration;

use super::world::{LONG, World, any, delivered, insight, user};
use crate::{
    UserScope,
    clock::later,
    store::{EventId, EventRole, MessageId, MessageStatus},
    testkit::{
        ForeignEvent, ForeignMessage,
        verdict::{Checked, ensure, same, some},
    },
};

async fn host_posts(world: &World, scope: &UserScope, id: &str, status: MessageStatus) -> Checked {
    let row = ForeignMessage {
        id: MessageId::new(id)?,
        content: format!("words of {id}"),
        status,
        created_at: "2026-01-02T03:04:05.678Z".parse().unwrap_or_default(),
    };
    Ok(world.harness.insert_foreign_message(scope, row).await?)
}

pub(crate) async fn a_message_of_another_host_is_found_and_answered(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    host_posts(world, &asha, "theirs", MessageStatus::Pending).await?;
    same!(store.lease(&any(LONG)).await?, None, "a lane without a mark was leased");
    same!(store.sweep(100).await?, 1, "the sweep did not mark one lane");
    same!(
        store.sweep(100).await?,
        0,
        "the sweep marked a lane that somebody will look at"
    );
    let lease = some(store.lease(&any(LONG)).await?, "lease after the sweep")?;
    same!(lease.scope, asha, "the lane is another user's");
    let message = world.claim(&lease).await?;
    same!(
        (message.content.as_str(), message.v, &message.metadata),
        ("words of theirs", None, &None),
        "the row is another one"
    );
    store.commit_turn(&lease, &delivered(&message, "theirs")).await?;
    world.release(&lease).await?;
    same!(
        world.words(&asha).await?,
        ["words of theirs", "re: theirs"],
        "the log is another one"
    );
    same!(store.sweep(100).await?, 0, "the sweep marked a lane without work");
    Ok(())
}

pub(crate) async fn an_event_of_another_host_is_found_and_numbered(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let row = ForeignEvent {
        id: EventId("theirs".into()),
        role: EventRole::User,
        content: "words of theirs".into(),
        created_at: "2026-01-02T03:04:05.678Z".parse().unwrap_or_default(),
    };
    world.harness.insert_foreign_event(&asha, row.clone()).await?;
    same!(world.page(&asha).await?.head, 0, "an event was numbered by nobody");
    same!(store.sweep(100).await?, 1, "the sweep did not mark one lane");
    world.number(&asha).await?;
    let log = world.log(&asha).await?;
    let event = some(log.first(), "numbered event")?;
    same!(
        (&event.content, event.created_at),
        (&row.content, row.created_at),
        "the event is another one"
    );
    same!(store.sweep(100).await?, 0, "the sweep marked a lane without work");
    Ok(())
}

pub(crate) async fn a_sweep_marks_no_more_lanes_than_it_may(world: &World) -> Checked {
    let store = world.store();
    for n in 0..7 {
        host_posts(
            world,
            &user(&format!("user-{n}"))?,
            &format!("m{n}"),
            MessageStatus::Pending,
        )
        .await?;
    }
    same!(store.sweep(0).await?, 0, "a sweep of nothing marked something");
    let mut leased = 0;
    for wanted in [3, 3, 1, 0] {
        same!(
            store.sweep(3).await?,
            wanted,
            "the sweep marked another number of lanes"
        );
        for _ in 0..wanted {
            leased += usize::from(store.lease(&any(LONG)).await?.is_some());
        }
        same!(
            store.lease(&any(LONG)).await?,
            None,
            "more lanes could be leased than were marked"
        );
    }
    same!(leased, 7, "not every lane that was marked could be leased");
    Ok(())
}

pub(crate) async fn a_message_that_another_host_left_processing_is_found(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    host_posts(world, &asha, "crashed", MessageStatus::Processing).await?;
    same!(store.sweep(100).await?, 1, "nobody would ever take it over");
    let lease = world.lease(&asha, LONG).await?;
    let head = some(store.head(&lease).await?.message, "head")?;
    same!(
        (head.status, head.claim),
        (MessageStatus::Processing, None),
        "the head is another one"
    );
    Ok(())
}

pub(crate) async fn rows_behind_a_later_due_time_are_found(world: &World) -> Checked {
    let (store, asha, ravi) = (world.store(), user("asha")?, user("ravi")?);
    for scope in [&asha, &ravi] {
        store.insert(scope, insight("first", "something")).await?;
        let lease = world.lease(scope, LONG).await?;
        let head = store.head(&lease).await?;
        store
            .release(&lease, head.marks, Some(later(head.now, Duration::from_secs(3600))))
            .await?;
    }
    same!(store.sweep(100).await?, 0, "a lane was swept before anything came");
    host_posts(world, &asha, "theirs", MessageStatus::Pending).await?;
    let row = ForeignEvent {
        id: EventId("theirs".into()),
        role: EventRole::User,
        content: "words of theirs".into(),
        created_at: "2026-01-02T03:04:05.678Z".parse().unwrap_or_default(),
    };
    world.harness.insert_foreign_event(&ravi, row).await?;
    same!(
        store.sweep(100).await?,
        2,
        "rows wait for a due time that has nothing to do with them"
    );
    Ok(())
}

pub(crate) async fn a_sweep_leaves_alone_what_somebody_will_look_at(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    world.post(&asha, "hello").await?;
    same!(store.sweep(100).await?, 0, "a marked lane was swept");
    let lease = world.lease(&asha, LONG).await?;
    let head = store.head(&lease).await?;
    let due = later(head.now, Duration::from_secs(30));
    store.release(&lease, head.marks, Some(due)).await?;
    same!(store.sweep(100).await?, 0, "a lane with a due time was swept");
    world.rests(&asha, "it is not due yet").await
}

pub(crate) async fn a_sweep_leaves_alone_what_is_no_work_of_ours(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    for (id, status) in [
        ("done", MessageStatus::Delivered),
        ("failed", MessageStatus::Error),
        ("dead", MessageStatus::Dead),
    ] {
        host_posts(world, &asha, id, status).await?;
    }
    same!(store.sweep(100).await?, 0, "a lane without work was swept");
    let page = world.page(&asha).await?;
    ensure!(page.epoch.0.is_empty(), "a lane came to be without work");
    Ok(())
}
