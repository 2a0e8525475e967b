//! Messages that wait for an answer.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Error, Result};

/// The id of a message: a ULID where Astra posts it, the host's own where a host does.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MessageId(String);

impl MessageId {
    /// Takes an id as a store or a client has it.
    ///
    /// # Errors
    /// [`crate::ErrorKind::InvalidInput`] unless it is 1 to 200 bytes without control characters.
    pub fn new(id: impl Into<String>) -> Result<Self> {
        let id = id.into();
        if id.is_empty() || id.len() > 200 || id.chars().any(char::is_control) {
            return Err(Error::invalid("id", id, "1 to 200 bytes without control characters"));
        }
        Ok(Self(id))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageStatus {
    /// Waits for its turn, or for its next attempt.
    Pending,
    /// Somebody answers it. Without a claim that is another host.
    Processing,
    /// Answered, or acknowledged with a request for work.
    Delivered,
    /// Failed in another host.
    Error,
    /// Given up; the error says why.
    Dead,
}

impl MessageStatus {
    /// The stable name, as stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Processing => "processing",
            Self::Delivered => "delivered",
            Self::Error => "error",
            Self::Dead => "dead",
        }
    }

    /// Whether the message still blocks its lane.
    #[must_use]
    pub const fn is_unfinished(self) -> bool {
        matches!(self, Self::Pending | Self::Processing)
    }
}

/// The mark that a worker leaves on the message it answers: that of its lease.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The lease's fencing token.
    pub fence: u64,
    /// The lease's random token.
    pub token: String,
}

/// A message to post.
#[derive(Clone, Debug, PartialEq)]
pub struct NewMessage {
    /// The id; posting the same one again returns the first message.
    pub id: MessageId,
    /// The user's words.
    pub content: String,
    /// Whatever the host attaches.
    pub metadata: Option<Value>,
}

impl NewMessage {
    /// The most bytes that a message may have.
    pub const LONGEST: usize = 16 * 1024;
    /// The most bytes that its metadata may have, as JSON.
    pub const LONGEST_METADATA: usize = 8 * 1024;

    /// A message with a fresh id.
    ///
    /// # Errors
    /// [`crate::ErrorKind::InvalidInput`] when it is empty, [`crate::ErrorKind::TooLarge`] beyond
    /// [`NewMessage::LONGEST`]; both name `content`.
    pub fn new(content: impl Into<String>) -> Result<Self> {
        let content = content.into();
        if content.trim().is_empty() {
            return Err(Error::invalid("content", "empty", "a message"));
        }
        if content.len() > Self::LONGEST {
            return Err(Error::too_large("content", content.len(), Self::LONGEST, "bytes"));
        }
        Ok(Self {
            id: MessageId(ulid::Ulid::generate().to_string()),
            content,
            metadata: None,
        })
    }

    /// Gives the message the client's own id, so that a repeated post is one message.
    #[must_use]
    pub fn with_id(mut self, id: MessageId) -> Self {
        self.id = id;
        self
    }

    /// Attaches metadata.
    ///
    /// # Errors
    /// [`crate::ErrorKind::TooLarge`] beyond [`NewMessage::LONGEST_METADATA`].
    pub fn with_metadata(mut self, metadata: Value) -> Result<Self> {
        let size = metadata.to_string().len();
        if size > Self::LONGEST_METADATA {
            return Err(Error::too_large("metadata", size, Self::LONGEST_METADATA, "bytes"));
        }
        self.metadata = Some(metadata);
        Ok(self)
    }
}

/// A message as stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OutboxMessage {
    /// The id.
    pub id: MessageId,
    /// The user's words.
    pub content: String,
    /// Where it stands.
    pub status: MessageStatus,
    /// Whatever the host attached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Value>,
    /// When it was posted. Messages of a user are answered in the order of (created_at, id).
    pub created_at: Timestamp,
    /// How often it was claimed.
    #[serde(default)]
    pub attempts: u32,
    /// Not before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_attempt_at: Option<Timestamp>,
    /// Who answers it, or did last; stays when the message is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<Claim>,
    /// Why the last attempt failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// When it was delivered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivered_at: Option<Timestamp>,
    /// When an open request for work falls back to a plain reply; None when there is none open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_due_at: Option<Timestamp>,
    /// The schema version of Astra's own rows; None for another host's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub v: Option<u32>,
}

impl OutboxMessage {
    /// Whether it is another host's, waits for an answer, and may have one now.
    #[must_use]
    pub fn is_ready_of_host(&self, now: Timestamp) -> bool {
        self.v.is_none() && self.status == MessageStatus::Pending && self.next_attempt_at.is_none_or(|at| at <= now)
    }

    /// The schema version of the rows that Astra writes.
    pub const VERSION: u32 = 1;
}

/// Which messages to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessageQuery {
    /// Only those of this status.
    pub status: Option<MessageStatus>,
    /// At most so many, oldest first; 0 means [`MessageQuery::LIMIT`].
    pub limit: usize,
}

impl MessageQuery {
    /// How many messages a query lists that states no limit.
    pub const LIMIT: usize = 100;
}
