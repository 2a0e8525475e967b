//! Voice sessions: who holds which conversation, so that none is forgotten and billed on.

use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Result, TenantId, UserScope};

/// A session that begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVoiceSession {
    /// The provider's id of the conversation.
    pub conversation_id: String,
    /// The process that holds the session.
    pub holder: String,
    /// How long the hold lasts without renewal.
    pub ttl: Duration,
}

/// A session as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoiceSessionRecord {
    /// The provider's id of the conversation.
    pub conversation_id: String,
    /// The process that holds the session.
    pub holder: String,
    /// When the hold expires.
    pub leased_until: Timestamp,
    /// Whether it has not ended.
    pub active: bool,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
    /// Why it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_reason: Option<String>,
}

/// The voice sessions of users.
#[async_trait]
pub trait VoiceSessions: Send + Sync {
    /// Records a session that begins, and whose conversation it is. Doing so again is no error for the same user
    /// and changes nothing.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Conflict`] when the conversation is another user's.
    async fn open_session(&self, scope: &UserScope, session: NewVoiceSession) -> Result<VoiceSessionRecord>;

    /// Extends the hold from now on.
    ///
    /// # Errors
    /// [`crate::ErrorKind::StaleLease`] when the session is over or another process holds it.
    async fn renew_session(&self, scope: &UserScope, conversation: &str, holder: &str, ttl: Duration) -> Result<()>;

    /// Records the end; the first reason stays.
    ///
    /// # Errors
    /// [`crate::ErrorKind::NotFound`].
    async fn close_session(&self, scope: &UserScope, conversation: &str, reason: &str) -> Result<VoiceSessionRecord>;

    /// The sessions of a user, newest first.
    async fn sessions(&self, scope: &UserScope, active_only: bool) -> Result<Vec<VoiceSessionRecord>>;

    /// Whose conversation it is: webhooks know only its id.
    async fn owner_of(&self, tenant: &TenantId, conversation: &str) -> Result<Option<UserScope>>;

    /// At most `limit` active sessions of all users whose hold has expired, the longest expired first: their
    /// process died.
    async fn abandoned_sessions(&self, limit: usize) -> Result<Vec<(UserScope, VoiceSessionRecord)>>;
}
