//! Many at once: one holder, no lost count, no gap.

use std::{collections::BTreeSet, sync::Arc};

use futures::future::try_join_all;
use serde_json::Value;
use tokio::task::JoinHandle;

use super::{
    records::identity,
    world::{LONG, World, any, delivered, gapless, insight, only, user},
};
use crate::{
    ErrorKind, Result, UserScope,
    store::{ContextStore, DocumentsExt, EventQuery, MessageId, MessageQuery, MessageStatus, NewMessage},
    testkit::verdict::{Checked, Stop, ensure, same},
};

/// Runs tasks side by side on the runtime's threads and collects what they return.
async fn all<T: Send + 'static>(tasks: impl IntoIterator<Item = JoinHandle<Result<T>>>) -> Checked<Vec<T>> {
    let ended = try_join_all(tasks)
        .await
        .map_err(|error| Stop::Failed(format!("a task broke off: {error}")))?;
    Ok(ended.into_iter().collect::<Result<Vec<T>>>()?)
}

/// Answers whatever there is until nothing is left; returns the ids of the messages answered.
pub(crate) async fn drain(store: Arc<dyn ContextStore>) -> Result<Vec<MessageId>> {
    let mut answered = Vec::new();
    while let Some(lease) = store.lease(&any(LONG)).await? {
        tokio::task::yield_now().await;
        loop {
            let head = store.head(&lease).await?;
            let Some(seen) = head.message else {
                store.release(&lease, head.marks, None).await?;
                break;
            };
            let message = store.claim(&lease, &seen).await?;
            tokio::task::yield_now().await;
            let committed = store
                .commit_turn(&lease, &delivered(&message, &message.content))
                .await?;
            if !committed.repeated {
                answered.push(message.id);
            }
        }
    }
    Ok(answered)
}

/// Checks that each user's log holds each message and its answer once, in the order posted.
pub(crate) async fn answered_in_order(store: &dyn ContextStore, users: &[UserScope], each: usize) -> Checked {
    for scope in users {
        let page = store.events(scope, &EventQuery::after(0, 10_000)).await?;
        gapless(&page)?;
        let query = MessageQuery {
            status: Some(MessageStatus::Delivered),
            limit: usize::MAX,
        };
        let posted = store.messages(scope, &query).await?;
        same!(posted.len(), each, "not every message of {scope:?} was delivered");
        let wanted: Vec<_> = posted
            .iter()
            .flat_map(|message| [(Some(&message.id), Some(0)), (Some(&message.id), Some(1))])
            .collect();
        let found: Vec<_> = page
            .events
            .iter()
            .map(|event| (event.message.as_ref(), event.part))
            .collect();
        same!(
            found,
            wanted,
            "the log of {scope:?} does not answer each message once, in order"
        );
    }
    Ok(())
}

pub(crate) async fn of_eight_who_race_for_a_lane_one_gets_it(world: &World) -> Checked {
    for round in 0..10 {
        let asha = user(&format!("asha {round}"))?;
        world.post(&asha, "hello").await?;
        let racers = (0..8).map(|_| {
            let (store, asha) = (world.store(), asha.clone());
            tokio::spawn(async move { store.lease(&only(&asha, LONG)).await })
        });
        let leases: Vec<_> = all(racers).await?.into_iter().flatten().collect();
        same!(leases.len(), 1, "another number than one got the lane");
    }
    Ok(())
}

pub(crate) async fn sixteen_writers_of_one_field_lose_no_count(world: &World) -> Checked {
    let asha = user("asha")?;
    let writers = (0..16).map(|_| {
        let (store, asha) = (world.store(), asha.clone());
        tokio::spawn(async move {
            let (mut counted, mut refused) = (0, 0);
            while counted < 4 {
                let count = store.modify(&asha, |document| {
                    let count = document.get("count").and_then(Value::as_u64).unwrap_or(0);
                    document.set("count", count + 1);
                    Ok(())
                });
                match count.await {
                    // So many others cannot have come first.
                    Err(error) if error.kind() == ErrorKind::Conflict && refused < 64 => refused += 1,
                    other => {
                        other?;
                        counted += 1;
                    }
                }
            }
            Ok(())
        })
    });
    all(writers).await?;
    let document = world.store().load(&asha).await?.unwrap_or_default();
    same!(
        document.get("count").and_then(Value::as_u64),
        Some(64),
        "counts were lost"
    );
    same!(document.version(), 64, "the version is not the number of changes");
    Ok(())
}

pub(crate) async fn messages_posted_at_once_are_answered_once_and_in_order(world: &World) -> Checked {
    const USERS: usize = 4;
    const EACH: usize = 8;
    let users = (0..USERS)
        .map(|n| user(&format!("user-{n}")))
        .collect::<Checked<Vec<_>>>()?;
    let posters = users
        .iter()
        .cloned()
        .flat_map(|scope| (0..EACH).map(move |n| (scope.clone(), n)));
    let posting: Vec<_> = posters
        .map(|(scope, n)| {
            let store = world.store();
            tokio::spawn(async move {
                store
                    .post(&scope, NewMessage::new(format!("message {n}"))?)
                    .await
                    .map(drop)
            })
        })
        .collect();
    let working: Vec<_> = (0..4).map(|_| tokio::spawn(drain(world.store()))).collect();
    all(posting).await?;
    let mut answered: Vec<_> = all(working).await?.into_iter().flatten().collect();
    answered.extend(drain(world.store()).await?);
    same!(answered.len(), USERS * EACH, "not every message was answered once");
    same!(
        answered.iter().collect::<BTreeSet<_>>().len(),
        USERS * EACH,
        "a message was answered twice"
    );
    answered_in_order(&*world.store(), &users, EACH).await
}

pub(crate) async fn the_same_post_at_once_is_one_message(world: &World) -> Checked {
    let asha = user("asha")?;
    let new = NewMessage::new("hello")?;
    let posters = (0..8).map(|_| {
        let (store, asha, new) = (world.store(), asha.clone(), new.clone());
        tokio::spawn(async move { store.post(&asha, new).await })
    });
    let posted = all(posters).await?;
    let stored = world.store().messages(&asha, &MessageQuery::default()).await?;
    same!(stored.len(), 1, "one post is several messages");
    ensure!(
        posted.iter().all(|message| Some(message) == stored.first()),
        "the posts returned different messages"
    );
    Ok(())
}

pub(crate) async fn the_same_key_at_once_is_one_event(world: &World) -> Checked {
    let asha = user("asha")?;
    let writers = (0..8).map(|n| {
        let (store, asha) = (world.store(), asha.clone());
        tokio::spawn(async move { store.insert(&asha, insight("key", &format!("insight {n}"))).await })
    });
    let ids: BTreeSet<_> = all(writers).await?.into_iter().collect();
    same!(ids.len(), 1, "the inserts returned different events");
    world.number(&asha).await?;
    same!(world.log(&asha).await?.len(), 1, "one key is several events");
    Ok(())
}

pub(crate) async fn an_identity_linked_at_once_has_one_user(world: &World) -> Checked {
    let asha = user("asha")?;
    let links = (0..8).map(|n| {
        let (store, tenant) = (world.store(), asha.tenant().clone());
        tokio::spawn(async move {
            let somebody = crate::UserId::new(format!("user-{n}"))?;
            store.link(&tenant, &identity("sub"), &somebody).await
        })
    });
    let users: BTreeSet<_> = all(links).await?.into_iter().collect();
    same!(users.len(), 1, "one identity was linked to several users");
    Ok(())
}

pub(crate) async fn a_turn_committed_at_once_is_written_once(world: &World) -> Checked {
    let asha = user("asha")?;
    let (lease, message) = world.claimed(&asha, "hello").await?;
    let turn = delivered(&message, "hello");
    let commits = (0..8).map(|_| {
        let (store, lease, turn) = (world.store(), lease.clone(), turn.clone());
        tokio::spawn(async move { store.commit_turn(&lease, &turn).await })
    });
    let committed = all(commits).await?;
    same!(
        committed.iter().filter(|commit| !commit.repeated).count(),
        1,
        "not one commit alone wrote the turn"
    );
    let log = world.log(&asha).await?;
    same!(log.len(), 2, "the turn was written several times");
    ensure!(
        committed.iter().all(|commit| commit.events == log),
        "the commits returned different events"
    );
    Ok(())
}

pub(crate) async fn a_reader_never_sees_a_gap(world: &World) -> Checked {
    const MESSAGES: usize = 30;
    let asha = user("asha")?;
    let reader = {
        let (store, asha) = (world.store(), asha.clone());
        tokio::spawn(async move {
            let mut seen = Vec::new();
            while seen.len() < 2 * MESSAGES {
                let after = seen.last().copied().unwrap_or(0);
                let page = store.events(&asha, &EventQuery::after(after, 7)).await?;
                seen.extend(page.events.iter().map(|event| event.seq));
                if seen.last().is_some_and(|last| page.head < *last) {
                    return Ok((seen, false));
                }
                tokio::task::yield_now().await;
            }
            Ok((seen, true))
        })
    };
    for n in 0..MESSAGES {
        world.answered(&asha, &format!("message {n}")).await?;
    }
    for (seen, head_was_right) in all([reader]).await? {
        ensure!(head_was_right, "a page's head is below its events");
        let wanted: Vec<u64> = (1..=2 * MESSAGES as u64).collect();
        same!(seen, wanted, "a reader did not see every number once, in order");
    }
    Ok(())
}
