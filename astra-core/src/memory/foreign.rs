//! What other hosts write into a shared database: rows without a schema version, of which no lane knows.
//!
//! A real store meets such rows; this one gets them from here, so that tests of everything above it can have them.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::MemoryStore;
use crate::{
    Error, ErrorKind, Result, UserScope,
    context::UserContext,
    store::{EventId, EventKind, EventRole, LogEvent, MessageId, MessageStatus, OutboxMessage},
};

impl MemoryStore {
    /// Inserts a message as another host does, with no more than `userId`, `content`, `status` and `createdAt`. It
    /// marks no lane and gives no hint: only [`Turns::sweep`](crate::store::Turns::sweep), or a lease that comes
    /// for another reason, finds it.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] when the id is there.
    pub fn insert_foreign_message(
        &self,
        scope: &UserScope,
        id: MessageId,
        content: impl Into<String>,
        status: MessageStatus,
        created_at: Timestamp,
    ) -> Result<()> {
        let mut state = self.state();
        let outbox = &mut state.user(scope).outbox;
        if outbox.get(&id).is_some() {
            return Err(Error::new(ErrorKind::Conflict, "a message with this id is there").with("id", id));
        }
        outbox.put(OutboxMessage {
            id,
            content: content.into(),
            status,
            metadata: None,
            created_at,
            attempts: 0,
            next_attempt_at: None,
            claim: None,
            error: None,
            delivered_at: None,
            answer_due_at: None,
            v: None,
        });
        Ok(())
    }

    /// Sets a message's status as another host does: without a claim of its own, and without asking.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`].
    pub fn set_foreign_status(&self, scope: &UserScope, id: &MessageId, status: MessageStatus) -> Result<()> {
        let mut state = self.state();
        let outbox = &mut state.user(scope).outbox;
        let message = outbox.get(id).cloned().ok_or_else(|| Error::not_found("message", id))?;
        outbox.put(OutboxMessage { status, ..message });
        Ok(())
    }

    /// Inserts an event as another host does: without a number and without a key. It marks no lane and gives no
    /// hint; the lane's next holder numbers it.
    pub fn insert_foreign_event(
        &self,
        scope: &UserScope,
        id: EventId,
        role: EventRole,
        content: impl Into<String>,
        created_at: Timestamp,
    ) {
        self.state().user(scope).log.add_waiting(LogEvent {
            id,
            seq: 0,
            kind: EventKind::MESSAGE,
            role,
            content: content.into(),
            metadata: None,
            message: None,
            part: None,
            key: None,
            created_at,
        });
    }

    /// Replaces a user's context document as another host does: whole, and without counting a version.
    pub fn put_foreign_document(&self, scope: &UserScope, fields: Map<String, Value>) {
        self.state().user(scope).document = Some(UserContext::from_fields(fields));
    }
}
