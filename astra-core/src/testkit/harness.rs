//! What a store's tests provide, so that the contract can be run against it.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::{
    ManualClock, Result, UserScope,
    memory::MemoryStore,
    store::{ContextStore, EventId, EventRole, MessageId, MessageStatus},
};

/// A fresh, empty store and what has to be done around it. Each case of the contract gets one of its own.
#[async_trait]
pub trait StoreHarness: Send + Sync {
    /// The store. After [`StoreHarness::reopen`] it is the new one.
    fn store(&self) -> Arc<dyn ContextStore>;

    /// Lets the store's own clock go on by this much: moves a clock that the store was given, or sleeps.
    async fn pass(&self, time: Duration);

    /// Another handle on the same data, as another process has one. A store with
    /// [`StoreCapability::multi_process`](crate::store::StoreCapability::multi_process) needs it.
    async fn second(&self) -> Result<Option<Arc<dyn ContextStore>>> {
        Ok(None)
    }

    /// Lets the store go without ceremony, as a crash does, and opens its data again; says whether it can. A store
    /// that is [`durable`](crate::store::StoreCapability::durable) needs it.
    async fn reopen(&self) -> Result<bool> {
        Ok(false)
    }

    /// Inserts a message as another host does: no schema version, no claim, no mark of the lane, no hint.
    async fn insert_foreign_message(&self, scope: &UserScope, row: ForeignMessage) -> Result<()>;

    /// Sets a message's status as another host does: without a claim.
    async fn set_foreign_status(&self, scope: &UserScope, id: &MessageId, status: MessageStatus) -> Result<()>;

    /// Inserts an event of kind `message` as another host does: no number, no key, no mark of the lane, no hint.
    async fn insert_foreign_event(&self, scope: &UserScope, row: ForeignEvent) -> Result<()>;

    /// Writes a context document as another host does: whole, and without counting a version.
    async fn put_foreign_document(&self, scope: &UserScope, fields: Map<String, Value>) -> Result<()>;
}

/// A message of another host: all that it writes.
#[derive(Clone, Debug)]
pub struct ForeignMessage {
    /// The id.
    pub id: MessageId,
    /// The user's words.
    pub content: String,
    /// Where it stands.
    pub status: MessageStatus,
    /// When, by that host's clock.
    pub created_at: Timestamp,
}

/// An event of another host: all that it writes.
#[derive(Clone, Debug)]
pub struct ForeignEvent {
    /// The id.
    pub id: EventId,
    /// Who speaks.
    pub role: EventRole,
    /// The words.
    pub content: String,
    /// When, by that host's clock.
    pub created_at: Timestamp,
}

/// The harness of [`MemoryStore`], whose clock it moves; also of a store that wraps one.
#[derive(Debug)]
pub struct MemoryHarness {
    store: Arc<dyn ContextStore>,
    memory: Arc<MemoryStore>,
    clock: Arc<ManualClock>,
}

impl MemoryHarness {
    /// An empty store at noon of a day in 2026.
    #[must_use]
    pub fn new() -> Self {
        Self::wrapping(|memory| memory)
    }

    /// A store that `wrap` makes of an empty one.
    #[must_use]
    pub fn wrapping<S: ContextStore + 'static>(wrap: impl FnOnce(Arc<MemoryStore>) -> Arc<S>) -> Self {
        const NOON: i64 = 1_772_366_400;
        let start = Timestamp::from_second(NOON).unwrap_or_default();
        let clock = Arc::new(ManualClock::new(start));
        let memory = Arc::new(MemoryStore::with_clock(clock.clone()));
        Self {
            store: wrap(Arc::clone(&memory)),
            memory,
            clock,
        }
    }
}

impl Default for MemoryHarness {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl StoreHarness for MemoryHarness {
    fn store(&self) -> Arc<dyn ContextStore> {
        Arc::clone(&self.store)
    }

    async fn pass(&self, time: Duration) {
        self.clock.advance(time);
    }

    async fn insert_foreign_message(&self, scope: &UserScope, row: ForeignMessage) -> Result<()> {
        self.memory
            .insert_foreign_message(scope, row.id, row.content, row.status, row.created_at)
    }

    async fn set_foreign_status(&self, scope: &UserScope, id: &MessageId, status: MessageStatus) -> Result<()> {
        self.memory.set_foreign_status(scope, id, status)
    }

    async fn insert_foreign_event(&self, scope: &UserScope, row: ForeignEvent) -> Result<()> {
        self.memory
            .insert_foreign_event(scope, row.id, row.role, row.content, row.created_at);
        Ok(())
    }

    async fn put_foreign_document(&self, scope: &UserScope, fields: Map<String, Value>) -> Result<()> {
        self.memory.put_foreign_document(scope, fields);
        Ok(())
    }
}
