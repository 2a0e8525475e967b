//! Storage: seven small traits, and the [`ContextStore`] that is all of them.
//!
//! Every method that touches a user's data takes a [`UserScope`]. Times are the store's own clock's. Writes are
//! atomic as each method says, and durable when it returns as [`StoreCapability::durable`] says.

mod documents;
mod events;
mod facts;
mod identities;
mod outbox;
mod transcripts;
mod turns;
mod voice_sessions;

use std::collections::BTreeMap;

use async_trait::async_trait;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

pub use documents::{Documents, DocumentsExt};
pub use events::{Epoch, EventId, EventKind, EventLog, EventPage, EventQuery, EventRole, LogEvent, NewEvent, Span};
pub use facts::{
    AnalysisRun, AuditEntry, Fact, FactMethod, FactQuery, FactStatus, Facts, Provenance, RunStatus, Speaker,
};
pub use identities::{Identities, Identity};
pub use outbox::{Claim, MessageId, MessageQuery, MessageStatus, NewMessage, OutboxMessage};
pub use transcripts::{Transcript, TranscriptLine, Transcripts};
pub use turns::{Committed, Head, Lease, LeaseRequest, Outcome, Turn, TurnEvent, Turns, Wake};
pub use voice_sessions::{NewVoiceSession, VoiceSessionRecord, VoiceSessions};

use crate::{Result, UserScope};

/// What a store promises; the contract tests that run against it follow from this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct StoreCapability {
    /// The adapter's name.
    pub name: &'static str,
    /// Whether a write that returned survives the death of the process and of the machine.
    pub durable: bool,
    /// Whether several processes may work on the same data.
    pub multi_process: bool,
    /// Whether [`Turns::commit_turn`] is atomic. Without it readers stop at the first gap, and a repeat completes
    /// what is there.
    pub transactions: bool,
}

/// One store that is all of them, not a mixture: [`Turns::commit_turn`] is atomic across lanes, outbox and log.
#[async_trait]
pub trait ContextStore:
    Documents + Turns + EventLog + VoiceSessions + Transcripts + Facts + Identities + std::fmt::Debug
{
    /// What the store promises.
    fn capability(&self) -> StoreCapability;

    /// Everything stored about a user, by collection; secrets are named, not shown. The lane is not part of it: it
    /// holds counters only.
    async fn export(&self, scope: &UserScope) -> Result<UserExport>;

    /// Deletes everything stored about a user, identities included, and says how many rows of each collection of
    /// [`ContextStore::export`]. A tombstone keeps the lane's fence, so that a worker that still holds the lane
    /// writes nothing; should the user come back, the log begins a new epoch.
    async fn erase(&self, scope: &UserScope) -> Result<DeletionReceipt>;

    /// Finishes what was begun and lets go of files and connections; calls that come later may fail with
    /// [`crate::ErrorKind::Cancelled`]. A store that holds nothing does nothing.
    async fn close(&self) -> Result<()> {
        Ok(())
    }
}

/// Everything stored about a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct UserExport {
    /// The rows of each collection, as JSON.
    pub collections: BTreeMap<&'static str, Vec<Value>>,
}

/// Proof of a complete deletion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeletionReceipt {
    /// When.
    pub at: Timestamp,
    /// How many rows of each collection were deleted.
    pub deleted: BTreeMap<&'static str, u64>,
}
