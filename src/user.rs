//! One person's view of the pipeline.

use std::{fmt, time::Duration};

use astra_core::{
    Error, ErrorKind, Kept, Result, UserScope,
    chart::Citation,
    context::{ContextPatch, PatchBy, PinnedFacts, UserContext},
    feed::{Cursor, History, Packet, Subscription},
    store::{
        DeletionReceipt, DocumentsExt, EventId, EventKind, EventQuery, EventRole, LogEvent, MessageId, MessageQuery,
        MessageStatus, NewEvent, NewMessage, OutboxMessage, UserExport,
    },
};
use serde::Serialize;
use serde_json::json;
use tokio::time::timeout;

use crate::Astra;

/// One person's view of the pipeline: context, chart, messages, live feed.
#[derive(Clone, Debug)]
pub struct User {
    astra: Astra,
    scope: UserScope,
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Answer {
    /// The agent answered.
    Reply {
        /// Its words.
        text: String,
        /// The facts of the chart that they rest on.
        cited: Vec<Citation>,
    },
    /// The agent asked for work: the context cannot answer. An insight, or a plain reply, follows in the feed.
    Wait,
    /// The message was given up; the words say so.
    Failed {
        /// The words.
        text: String,
    },
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reply { text, .. } | Self::Failed { text } => f.write_str(text),
            Self::Wait => f.write_str(astra_core::voice::WAIT),
        }
    }
}

impl User {
    pub(crate) fn new(astra: Astra, scope: UserScope) -> Self {
        Self { astra, scope }
    }

    /// Whose view it is.
    #[must_use]
    pub fn scope(&self) -> &UserScope {
        &self.scope
    }

    /// The context document; empty where there is none yet.
    ///
    /// # Errors
    /// The store's.
    pub async fn context(&self) -> Result<UserContext> {
        Ok(self.astra.store().load(&self.scope).await?.unwrap_or_default())
    }

    /// Sets birth details; those that are None stay as they are. The charts are computed before this returns.
    ///
    /// # Errors
    /// As [`User::update`].
    pub async fn set_birth(&self, facts: &PinnedFacts) -> Result<UserContext> {
        let patch = json!({"pinned_facts": facts});
        self.update(&ContextPatch::from_json(PatchBy::User, &patch)?).await
    }

    /// Applies a patch. New birth details are tried first, and the charts computed before this returns; a live voice
    /// session is told.
    ///
    /// # Errors
    /// - [`ErrorKind::InvalidInput`], [`ErrorKind::AmbiguousTime`], [`ErrorKind::NonexistentTime`],
    ///   [`ErrorKind::OutOfRange`]: no chart can be made of the birth details; nothing was written.
    /// - The store's.
    pub async fn update(&self, patch: &ContextPatch) -> Result<UserContext> {
        let store = self.astra.store();
        let facts = patch.facts_after(&self.context().await?);
        self.astra.keeper().check(&facts).await?;
        store
            .modify(&self.scope, |document| {
                patch.apply(document);
                Ok(())
            })
            .await?;
        let kept = self.reading().await?;
        self.tell_live_session(patch, &kept.document).await?;
        Ok(kept.document)
    }

    /// Writes an update for a live voice session into the log, if there is one.
    async fn tell_live_session(&self, patch: &ContextPatch, document: &UserContext) -> Result<()> {
        let store = self.astra.store();
        if store.sessions(&self.scope, true).await?.is_empty() {
            return Ok(());
        }
        let touched: Vec<&str> = patch.touched().collect();
        let news: serde_json::Map<_, _> = touched
            .iter()
            .filter_map(|field| Some(((*field).to_owned(), document.get(field)?.clone())))
            .collect();
        let event = NewEvent {
            kind: EventKind::CONTEXT_UPDATE,
            role: EventRole::System,
            content: format!("Updated by the user: {}", serde_json::Value::Object(news)),
            metadata: Some(json!({"version": document.version(), "fields": touched})),
            message: None,
            key: format!("context:{}", document.version()),
        };
        store.insert(&self.scope, event).await.map(drop)
    }

    /// The document with its charts and the transits of the moment, computed anew where they are stale.
    ///
    /// # Errors
    /// The store's.
    pub async fn reading(&self) -> Result<Kept> {
        let now = self.astra.options().clock.now();
        self.astra.keeper().keep(&**self.astra.store(), &self.scope, now).await
    }

    /// Posts a message; the answer comes through the feed.
    ///
    /// # Errors
    /// The store's.
    pub async fn post(&self, message: NewMessage) -> Result<OutboxMessage> {
        self.astra.store().post(&self.scope, message).await
    }

    /// Posts a message and waits for what comes of it.
    ///
    /// # Errors
    /// [`ErrorKind::Timeout`] when nothing came within twice the time that a turn may take: the message stays and
    /// will be answered in the feed.
    pub async fn ask(&self, question: &str) -> Result<Answer> {
        let message = NewMessage::new(question)?;
        let at = self.astra.store().events(&self.scope, &EventQuery::last(1)).await?;
        let mut feed = self.feed(Some(Cursor {
            epoch: at.epoch,
            seq: at.head,
        }));
        let id = self.post(message).await?.id;
        let patience: Duration = self.astra.options().turn * 2;
        timeout(patience, answer_to(&mut feed, &id)).await.map_err(|_| {
            Error::new(ErrorKind::Timeout, format!("no answer within {patience:?}"))
                .with("message", &id)
                .during("ask")
        })?
    }

    /// Follows the log as it grows: from a cursor, or afresh with the last events.
    #[must_use]
    pub fn feed(&self, resume: Option<Cursor>) -> Subscription {
        self.astra.feed().subscribe(&self.scope, resume)
    }

    /// Earlier events of the log.
    ///
    /// # Errors
    /// The store's.
    pub async fn history(&self, before: Option<u64>, limit: usize) -> Result<History> {
        self.astra.feed().history(&self.scope, before, limit).await
    }

    /// Messages that wait for their answer, oldest first.
    ///
    /// # Errors
    /// The store's.
    pub async fn pending(&self) -> Result<Vec<OutboxMessage>> {
        let mut pending = Vec::new();
        for status in [MessageStatus::Processing, MessageStatus::Pending] {
            pending.extend(
                self.astra
                    .store()
                    .messages(
                        &self.scope,
                        &MessageQuery {
                            status: Some(status),
                            limit: 0,
                        },
                    )
                    .await?,
            );
        }
        pending.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
        Ok(pending)
    }

    /// Adds something found out to the log; with a message, as the answer to its request for work. Once per key.
    ///
    /// # Errors
    /// The store's.
    pub async fn add_insight(&self, key: &str, text: &str, answers: Option<MessageId>) -> Result<EventId> {
        let event = NewEvent {
            kind: EventKind::INSIGHT,
            role: EventRole::Assistant,
            content: text.to_owned(),
            metadata: None,
            message: answers,
            key: key.to_owned(),
        };
        self.astra.store().insert(&self.scope, event).await
    }

    /// Everything stored about the person.
    ///
    /// # Errors
    /// The store's.
    pub async fn export(&self) -> Result<UserExport> {
        self.astra.store().export(&self.scope).await
    }

    /// Deletes everything stored about the person.
    ///
    /// # Errors
    /// The store's.
    pub async fn erase(&self) -> Result<DeletionReceipt> {
        self.astra.store().erase(&self.scope).await
    }
}

async fn answer_to(feed: &mut Subscription, id: &MessageId) -> Result<Answer> {
    while let Some(packet) = feed.next().await? {
        match packet {
            Packet::Append(event) if event.message.as_ref() == Some(id) && event.role != EventRole::User => {
                return Ok(answer(&event));
            }
            _ => {}
        }
    }
    Err(Error::new(
        ErrorKind::Conflict,
        "the log was renumbered while the answer was awaited",
    )
    .during("ask"))
}

fn answer(event: &LogEvent) -> Answer {
    if event.kind == EventKind::WORK_REQUESTED {
        return Answer::Wait;
    }
    let text = event.content.clone();
    let metadata = |name: &str| event.metadata.as_ref().and_then(|metadata| metadata.get(name)).cloned();
    if metadata("failed").is_some() {
        return Answer::Failed { text };
    }
    let cited = metadata("basis")
        .and_then(|basis| serde_json::from_value(basis).ok())
        .unwrap_or_default();
    Answer::Reply { text, cited }
}
