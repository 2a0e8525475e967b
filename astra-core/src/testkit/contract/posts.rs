//! The outbox: posting, reading back, repeating.

use std::collections::BTreeSet;

use serde_json::json;

use super::world::{LONG, World, delivered, turn, user};
use crate::{
    ErrorKind,
    store::{MessageId, MessageQuery, MessageStatus, NewMessage, OutboxMessage, Outcome},
    testkit::verdict::{Checked, ensure, refused, same},
};

pub(crate) async fn a_posted_message_is_read_back(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let metadata = json!({"page": "home", "n": [1, {"x": null}]});
    let new = NewMessage::new("What does this week bring?")?.with_metadata(metadata.clone())?;
    let posted = store.post(&asha, new.clone()).await?;
    same!(posted.id, new.id, "the id is another one");
    same!(posted.content, new.content, "the words are others");
    same!(posted.metadata, Some(metadata), "the metadata is another one");
    same!(posted.status, MessageStatus::Pending, "a new message is not pending");
    same!(
        (posted.attempts, posted.claim.clone()),
        (0, None),
        "a new message was tried"
    );
    same!(
        posted.v,
        Some(OutboxMessage::VERSION),
        "a message of ours has no schema version"
    );
    same!(
        store.message(&asha, &new.id).await?,
        Some(posted),
        "what is read is not what was posted"
    );
    Ok(())
}

pub(crate) async fn an_unknown_message_is_none(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let nobody = MessageId::new("nobody")?;
    same!(
        store.message(&asha, &nobody).await?,
        None,
        "a message came from nowhere"
    );
    same!(
        store.messages(&asha, &MessageQuery::default()).await?,
        vec![],
        "messages came from nowhere"
    );
    Ok(())
}

pub(crate) async fn words_survive_as_they_are(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let longest = "ॐ".repeat(NewMessage::LONGEST / "ॐ".len());
    for words in [
        "it's; DROP TABLE \"x\" --",
        "नमस्ते 🌙 line\nline\ttab",
        "\\0 {{name}} $set a.b %s",
        &longest,
    ] {
        let posted = store.post(&asha, NewMessage::new(words)?).await?;
        let read = world.message(&asha, &posted).await?;
        same!(read.content, words, "the words did not survive");
    }
    Ok(())
}

pub(crate) async fn posting_again_returns_the_first_message(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let new = NewMessage::new("hello")?;
    let first = store.post(&asha, new.clone()).await?;
    world.tick().await;
    same!(
        store.post(&asha, new).await?,
        first,
        "a repeated post returned another message"
    );
    let all = store.messages(&asha, &MessageQuery::default()).await?;
    same!(all, vec![first], "a repeated post is a second message");
    Ok(())
}

pub(crate) async fn posting_again_after_the_answer_changes_nothing(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = world.claimed(&asha, "hello").await?;
    store.commit_turn(&lease, &delivered(&message, "hello")).await?;
    world.release(&lease).await?;
    let before = world.everything(&asha).await?;
    let again = NewMessage::new("hello")?.with_id(message.id.clone());
    let repeated = store.post(&asha, again).await?;
    same!(
        repeated.status,
        MessageStatus::Delivered,
        "a repeated post of an answered message is not delivered"
    );
    same!(
        world.everything(&asha).await?,
        before,
        "a repeated post changed what is stored"
    );
    Ok(())
}

pub(crate) async fn the_same_id_with_other_words_is_refused(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let new = NewMessage::new("hello")?;
    let first = store.post(&asha, new.clone()).await?;
    let other = NewMessage::new("goodbye")?.with_id(new.id);
    refused(
        store.post(&asha, other).await,
        ErrorKind::Conflict,
        "other words under the same id",
    )?;
    same!(
        world.message(&asha, &first).await?,
        first,
        "a refused post changed the message"
    );
    Ok(())
}

pub(crate) async fn created_at_grows_strictly(world: &World) -> Checked {
    let asha = user("asha")?;
    let mut last = None;
    for n in 0..20 {
        let posted = world.post(&asha, &format!("message {n}")).await?;
        ensure!(
            Some(posted.created_at) > last,
            "message {n} is not later than the one before"
        );
        let read = world.message(&asha, &posted).await?;
        same!(
            read.created_at,
            posted.created_at,
            "the date read is not the one returned"
        );
        last = Some(posted.created_at);
    }
    Ok(())
}

pub(crate) async fn messages_are_listed_oldest_first_by_status_up_to_the_limit(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let mut posted = Vec::new();
    for n in 0..MessageQuery::LIMIT + 5 {
        posted.push(world.post(&asha, &format!("message {n}")).await?.id);
    }
    let ids = |messages: Vec<OutboxMessage>| messages.into_iter().map(|message| message.id).collect::<Vec<_>>();
    let list = async |status, limit| {
        Ok::<_, crate::Error>(ids(store.messages(&asha, &MessageQuery { status, limit }).await?))
    };
    same!(
        list(None, 0).await?,
        posted.iter().take(MessageQuery::LIMIT).cloned().collect::<Vec<_>>(),
        "no limit is not 100, oldest first"
    );
    same!(
        list(None, 3).await?,
        posted.iter().take(3).cloned().collect::<Vec<_>>(),
        "three are not the oldest three"
    );
    same!(list(None, usize::MAX).await?, posted, "not all are listed");

    let lease = world.lease(&asha, LONG).await?;
    let first = world.claim(&lease).await?;
    store.commit_turn(&lease, &delivered(&first, "one")).await?;
    let second = world.claim(&lease).await?;
    let dead = Outcome::Dead { reason: "no".into() };
    store.commit_turn(&lease, &turn(&second, "two", dead)).await?;
    let third = world.claim(&lease).await?;
    same!(
        list(Some(MessageStatus::Delivered), 0).await?,
        vec![first.id],
        "the delivered ones are others"
    );
    same!(
        list(Some(MessageStatus::Dead), 0).await?,
        vec![second.id],
        "the dead ones are others"
    );
    same!(
        list(Some(MessageStatus::Processing), 0).await?,
        vec![third.id],
        "those in work are others"
    );
    let pending: BTreeSet<_> = list(Some(MessageStatus::Pending), usize::MAX)
        .await?
        .into_iter()
        .collect();
    same!(
        pending,
        posted.into_iter().skip(3).collect::<BTreeSet<_>>(),
        "the pending ones are others"
    );
    Ok(())
}
