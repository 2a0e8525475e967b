//! The log of what was said and what happened: the truth behind every live feed.

use std::{borrow::Cow, fmt};

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::MessageId;
use crate::{Result, UserScope};

/// The id of an event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(pub String);

/// Names one numbering of a user's log: random, and another one only after a restore or a renumbering.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Epoch(pub String);

impl Epoch {
    /// A fresh epoch.
    #[must_use]
    pub fn generate() -> Self {
        Self(ulid::Ulid::generate().to_string())
    }
}

impl fmt::Display for Epoch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an event is. Hosts may have kinds of their own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventKind(Cow<'static, str>);

impl EventKind {
    /// Something that was said.
    pub const MESSAGE: Self = Self(Cow::Borrowed("message"));
    /// Something found out after or beside the talk; with a message id, the answer to its request for work.
    pub const INSIGHT: Self = Self(Cow::Borrowed("insight"));
    /// A reminder that came due.
    pub const REMINDER: Self = Self(Cow::Borrowed("reminder"));
    /// The agent could not answer from the context: somebody has to work.
    pub const WORK_REQUESTED: Self = Self(Cow::Borrowed("work_requested"));
    /// News for a live session; not shown to page clients.
    pub const CONTEXT_UPDATE: Self = Self(Cow::Borrowed("context_update"));

    /// Words of crisis were answered locally: for the host, whose business it is from here. The content is the kind
    /// of crisis; not shown to page clients.
    pub const SAFETY: Self = Self(Cow::Borrowed("safety"));

    /// A kind by name.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self(Cow::Owned(name.into()))
    }

    /// The name, as stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether page clients see it.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        *self != Self::CONTEXT_UPDATE && *self != Self::SAFETY
    }
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum EventRole {
    User,
    Assistant,
    System,
}

impl EventRole {
    /// The stable name, as stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Assistant => "assistant",
            Self::System => "system",
        }
    }
}

/// An event of no turn: an insight, a reminder, a context update. The lane's holder numbers it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEvent {
    /// What it is.
    pub kind: EventKind,
    /// Who speaks.
    pub role: EventRole,
    /// The words.
    pub content: String,
    /// Anything beside them.
    pub metadata: Option<Value>,
    /// The message that it answers, where it does.
    pub message: Option<MessageId>,
    /// The idempotency key, unique per user: inserting it again changes nothing.
    pub key: String,
}

/// An event of the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LogEvent {
    /// The id.
    pub id: EventId,
    /// The number: 1, 2, 3 .. without a gap within a user and an epoch. It never changes; a late event comes
    /// later.
    pub seq: u64,
    /// What it is.
    pub kind: EventKind,
    /// Who speaks.
    pub role: EventRole,
    /// The words.
    pub content: String,
    /// Anything beside them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Value>,
    /// The message of its turn, or that it answers.
    #[serde(default, rename = "outboxId", skip_serializing_if = "Option::is_none")]
    pub message: Option<MessageId>,
    /// The part of the turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<u32>,
    /// The idempotency key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// When it was written.
    pub created_at: Timestamp,
}

/// A stretch of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// The first events with a number above this one.
    After(u64),
    /// The last events with a number below this one; None: the last of all.
    Before(Option<u64>),
}

/// Which events to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventQuery {
    /// The stretch.
    pub span: Span,
    /// At most so many.
    pub limit: usize,
    /// Only those of this message.
    pub message: Option<MessageId>,
}

impl EventQuery {
    /// The first `limit` events after `seq`.
    #[must_use]
    pub fn after(seq: u64, limit: usize) -> Self {
        Self {
            span: Span::After(seq),
            limit,
            message: None,
        }
    }

    /// The last `limit` events.
    #[must_use]
    pub fn last(limit: usize) -> Self {
        Self {
            span: Span::Before(None),
            limit,
            message: None,
        }
    }

    /// The events of one message.
    #[must_use]
    pub fn of_message(message: MessageId) -> Self {
        Self {
            span: Span::After(0),
            limit: 1000,
            message: Some(message),
        }
    }
}

/// Events, with the state of the log at the same instant.
#[derive(Clone, Debug, PartialEq)]
pub struct EventPage {
    /// The numbering. A user without a lane has an epoch too, the empty one.
    pub epoch: Epoch,
    /// The highest number given; 0 where there is none.
    pub head: u64,
    /// The events, by ascending number.
    pub events: Vec<LogEvent>,
}

/// The log.
#[async_trait]
pub trait EventLog: Send + Sync {
    /// Writes an event without a number and marks the lane, in one transaction; the lane's holder numbers it. A
    /// key that is there already changes nothing. Returns the event's id.
    async fn insert(&self, scope: &UserScope, event: NewEvent) -> Result<EventId>;

    /// Numbered events, with epoch and head, all of one instant.
    async fn events(&self, scope: &UserScope, query: &EventQuery) -> Result<EventPage>;
}
