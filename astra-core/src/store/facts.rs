//! Facts with provenance: the truth of which the learned part of a document is a projection.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Result, UserScope};

/// Whether a fact counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FactStatus {
    /// It counts.
    Active,
    /// It waits for the user's confirmation.
    Pending,
    /// A newer or stronger one took its place.
    Superseded,
    /// The user took it back.
    Retracted,
}

/// Who said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Speaker {
    User,
    Assistant,
}

/// How it became known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FactMethod {
    /// By a rule.
    Rule,
    /// By a language model.
    Model,
    /// By the user's own action.
    User,
    /// Found in the document, where another host had written it.
    Host,
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// How it became known.
    pub method: FactMethod,
    /// The conversation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conversation: Option<String>,
    /// The turn within it, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn: Option<u32>,
    /// Who said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Speaker>,
    /// The words it rests on, as they occur in that turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// When it was asserted.
    pub asserted_at: Timestamp,
    /// From 0, a guess, to 1, certain.
    pub confidence: f64,
}

/// A fact about a user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The id, a ULID of its creation.
    pub id: String,
    /// The field of the document that it is about.
    pub field: String,
    /// The value.
    pub value: Value,
    /// Whether it counts.
    pub status: FactStatus,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The fact that it took the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<String>,
}

/// Which facts to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactQuery {
    /// Only those about this field.
    pub field: Option<String>,
    /// Only those of this status.
    pub status: Option<FactStatus>,
}

/// How far the application of a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RunStatus {
    /// Its operations are stored, not yet applied.
    Proposed,
    /// They are applied.
    Applied,
    /// They were taken back.
    RolledBack,
    /// They could not be applied.
    Failed,
}

/// One analysis: the operations that it proposes, stored before they are applied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnalysisRun {
    /// The id; one per conversation and analyst, so that the same transcript is analysed once.
    pub id: String,
    /// The conversation.
    pub conversation: String,
    /// The operations.
    pub operations: Vec<Value>,
    /// How far it has come.
    pub status: RunStatus,
    /// When it was made.
    pub created_at: Timestamp,
}

/// An entry of the audit log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// When.
    pub at: Timestamp,
    /// Who: `user`, `analyzer`, `host`, an operator's id.
    pub actor: String,
    /// What was done, such as `context.change`.
    pub action: String,
    /// To what, and how.
    pub detail: Value,
}

/// Facts, analysis runs and the audit log of users.
#[async_trait]
pub trait Facts: Send + Sync {
    /// Stores a fact and, in the same transaction, marks the one that it supersedes. An id that is there already
    /// changes nothing and returns false.
    ///
    /// # Errors
    /// [`crate::ErrorKind::NotFound`] when the superseded one is not there.
    async fn record_fact(&self, scope: &UserScope, fact: Fact) -> Result<bool>;

    /// Changes a fact's status.
    ///
    /// # Errors
    /// [`crate::ErrorKind::NotFound`].
    async fn set_fact_status(&self, scope: &UserScope, id: &str, status: FactStatus) -> Result<()>;

    /// Facts, by id.
    async fn facts(&self, scope: &UserScope, query: &FactQuery) -> Result<Vec<Fact>>;

    /// Stores a run once: false, and nothing changed, when its id is there already.
    async fn put_run(&self, scope: &UserScope, run: AnalysisRun) -> Result<bool>;

    /// Changes a run's status.
    ///
    /// # Errors
    /// [`crate::ErrorKind::NotFound`].
    async fn set_run_status(&self, scope: &UserScope, id: &str, status: RunStatus) -> Result<()>;

    /// The runs, newest first.
    async fn runs(&self, scope: &UserScope, limit: usize) -> Result<Vec<AnalysisRun>>;

    /// Adds to the audit log, which is never changed.
    async fn audit(&self, scope: &UserScope, entry: AuditEntry) -> Result<()>;

    /// The newest entries, newest first.
    async fn audit_log(&self, scope: &UserScope, limit: usize) -> Result<Vec<AuditEntry>>;
}
