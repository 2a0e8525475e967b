//! What a turn writes, beside what the agent says.

use serde_json::{Value, json};

use super::Inner;
use crate::{
    Error, ErrorKind, Result, UserScope,
    clock::later,
    context::{ChatLine, UserContext},
    store::{
        Committed, DocumentsExt, EventKind, EventQuery, EventRole, Lease, OutboxMessage, Outcome, Turn, TurnEvent,
    },
};

/// The user's words, as part 0 of the turn.
pub(super) fn words_of_user(message: &OutboxMessage) -> TurnEvent {
    TurnEvent {
        kind: EventKind::MESSAGE,
        role: EventRole::User,
        content: message.content.clone(),
        metadata: message.metadata.clone(),
        part: Some(0),
        key: None,
    }
}

/// A reply, as a later part of the turn.
pub(super) fn reply(
    part: u32,
    kind: EventKind,
    role: EventRole,
    content: String,
    metadata: Option<Value>,
) -> TurnEvent {
    TurnEvent {
        kind,
        role,
        content,
        metadata,
        part: Some(part),
        key: None,
    }
}

/// What becomes of a message whose attempt failed.
pub(super) fn failed(inner: &Inner, message: &OutboxMessage, error: &Error) -> Turn {
    let reason = error.to_string();
    let may_repeat = error.is_retryable() || matches!(error.kind(), ErrorKind::Internal | ErrorKind::Cancelled);
    if may_repeat && !inner.retries.exhausted(message.attempts) {
        let delay = error
            .retry_after()
            .unwrap_or_default()
            .max(inner.retries.delay(message.attempts));
        let at = later(inner.options.clock.now(), delay);
        return Turn {
            message: message.id.clone(),
            events: Vec::new(),
            outcome: Outcome::Retry { at, reason },
        };
    }
    tracing::error!(%error, message = %message.id, "a message is dead");
    dead(message, reason)
}

/// Gives a message up, and tells the user so.
pub(super) fn dead(message: &OutboxMessage, reason: String) -> Turn {
    let apology = "I could not answer this one, and I am sorry. Please ask me again in a while.".to_owned();
    let events = vec![
        words_of_user(message),
        reply(
            1,
            EventKind::MESSAGE,
            EventRole::Assistant,
            apology,
            Some(json!({"failed": true})),
        ),
    ];
    Turn {
        message: message.id.clone(),
        events,
        outcome: Outcome::Dead { reason },
    }
}

/// Closes an open request for work: with nothing where an insight has answered it, else with a plain, honest reply.
pub(super) async fn fall_back(inner: &Inner, lease: &Lease, message: &OutboxMessage) -> Result<Turn> {
    let page = inner
        .store
        .events(&lease.scope, &EventQuery::of_message(message.id.clone()))
        .await?;
    let answered = page.events.iter().any(|event| event.kind == EventKind::INSIGHT);
    let mut events = Vec::new();
    if !answered {
        let document = inner.store.load(&lease.scope).await?.unwrap_or_default();
        events.push(TurnEvent {
            kind: EventKind::MESSAGE,
            role: EventRole::Assistant,
            content: plain_reply(&document).to_owned(),
            metadata: Some(json!({"answers": message.id})),
            part: None,
            key: Some(format!("fallback:{}", message.id)),
        });
    }
    Ok(Turn {
        message: message.id.clone(),
        events,
        outcome: Outcome::Answered,
    })
}

fn plain_reply(document: &UserContext) -> &'static str {
    let preferences = document.preferences();
    if preferences.lang.starts_with("hi") || preferences.hinglish_level >= 0.7 {
        "Maine dekha, par jo main abhi jaanta hoon usse iska jawab nahi de sakta. Apne chart ke baare mein kuch aur poochhna chahoge?"
    } else {
        "I looked, and I cannot answer that from what I know. Would you like to ask me something about your chart instead?"
    }
}

/// Brings the latest messages in the document up to the log, and uses a prefilled response up.
pub(super) async fn remember(inner: &Inner, scope: &UserScope, committed: &Committed) -> Result<()> {
    let keep = inner.options.recent_messages;
    // Twice as many, because not every event is something that was said.
    let page = inner.store.events(scope, &EventQuery::last(keep * 2)).await?;
    let said: Vec<_> = page
        .events
        .iter()
        .filter(|event| event.kind == EventKind::MESSAGE)
        .collect();
    let recent: Vec<ChatLine> = said
        .iter()
        .skip(said.len().saturating_sub(keep))
        .map(|event| ChatLine {
            role: event.role.as_str().to_owned(),
            text: event.content.clone(),
        })
        .collect();
    let latest = committed
        .events
        .iter()
        .find(|event| event.role == EventRole::User)
        .map(|event| &event.content);
    let spoken = committed
        .events
        .iter()
        .find(|event| event.role == EventRole::Assistant)
        .map(|event| &event.content);
    inner
        .store
        .modify(scope, |document| {
            document.set("recent_messages", json!(recent));
            if let Some(latest) = latest {
                document.set("latest_user_message", latest.as_str());
            }
            if document
                .text("prefilled_response")
                .is_some_and(|prefilled| Some(prefilled) == spoken.map(String::as_str))
            {
                document.set("prefilled_response", Value::Null);
            }
            Ok(())
        })
        .await?;
    Ok(())
}
