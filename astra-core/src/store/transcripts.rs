//! Transcripts of finished conversations.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Result, UserScope};

/// One utterance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranscriptLine {
    /// `user` or `assistant`.
    pub role: String,
    /// What was said.
    pub text: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// The transcript of one conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// The provider's id of the conversation.
    pub conversation_id: String,
    /// What was said, in order.
    pub messages: Vec<TranscriptLine>,
    /// When it was stored; the store sets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
}

/// The transcripts of users.
#[async_trait]
pub trait Transcripts: Send + Sync {
    /// Stores a transcript once: false, and nothing changed, when that conversation's is there already.
    async fn put_transcript(&self, scope: &UserScope, transcript: Transcript) -> Result<bool>;

    /// One transcript.
    async fn transcript(&self, scope: &UserScope, conversation: &str) -> Result<Option<Transcript>>;

    /// The newest transcripts, newest first.
    async fn transcripts(&self, scope: &UserScope, limit: usize) -> Result<Vec<Transcript>>;
}
