//! The contract of every store, on a file of its own for each case.

#![allow(clippy::unwrap_used)]

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use astra_core::{
    ManualClock, Result, UserScope,
    store::{ContextStore, MessageId, MessageStatus},
    testkit::{ForeignEvent, ForeignMessage, StoreHarness},
};
use astra_sqlite::{SqliteOptions, SqliteStore};
use async_trait::async_trait;
use rusqlite::{Connection, Params};
use serde_json::{Map, Value};
use tempfile::TempDir;

struct Harness {
    folder: TempDir,
    clock: Arc<ManualClock>,
    store: Mutex<SqliteStore>,
}

impl Harness {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(ManualClock::new("2026-03-01T12:00:00Z".parse().unwrap()));
        let store = open(&folder, &clock).unwrap();
        Self {
            folder,
            clock,
            store: Mutex::new(store),
        }
    }

    /// Runs plain SQL on a connection of its own, as another host does.
    fn foreign(&self, sql: &str, params: impl Params) {
        let connection = Connection::open(self.folder.path().join(SqliteStore::FILE)).unwrap();
        connection.busy_timeout(Duration::from_secs(5)).unwrap();
        connection.execute(sql, params).unwrap();
    }
}

fn open(folder: &TempDir, clock: &Arc<ManualClock>) -> Result<SqliteStore> {
    let options = SqliteOptions {
        clock: clock.clone(),
        ..SqliteOptions::default()
    };
    SqliteStore::open(folder.path().join(SqliteStore::FILE), options)
}

#[async_trait]
impl StoreHarness for Harness {
    fn store(&self) -> Arc<dyn ContextStore> {
        Arc::new(self.store.lock().unwrap().clone())
    }

    async fn pass(&self, time: Duration) {
        self.clock.advance(time);
    }

    async fn second(&self) -> Result<Option<Arc<dyn ContextStore>>> {
        Ok(Some(Arc::new(open(&self.folder, &self.clock)?)))
    }

    async fn reopen(&self) -> Result<bool> {
        // The first one stays open, so that nothing it might still do at its end helps.
        let second = open(&self.folder, &self.clock)?;
        std::mem::forget(std::mem::replace(&mut *self.store.lock().unwrap(), second));
        Ok(true)
    }

    async fn insert_foreign_message(&self, scope: &UserScope, row: ForeignMessage) -> Result<()> {
        self.foreign(
            "INSERT INTO responder_outbox (tenant, _id, userId, content, status, createdAt)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                scope.tenant().as_str(),
                row.id.as_str(),
                scope.user().as_str(),
                row.content,
                row.status.as_str(),
                row.created_at.as_millisecond(),
            ),
        );
        Ok(())
    }

    async fn set_foreign_status(&self, scope: &UserScope, id: &MessageId, status: MessageStatus) -> Result<()> {
        self.foreign(
            "UPDATE responder_outbox SET status = ?1 WHERE tenant = ?2 AND userId = ?3 AND _id = ?4",
            (
                status.as_str(),
                scope.tenant().as_str(),
                scope.user().as_str(),
                id.as_str(),
            ),
        );
        Ok(())
    }

    async fn insert_foreign_event(&self, scope: &UserScope, row: ForeignEvent) -> Result<()> {
        self.foreign(
            "INSERT INTO responder_events (tenant, _id, userId, role, content, createdAt)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                scope.tenant().as_str(),
                row.id.0,
                scope.user().as_str(),
                row.role.as_str(),
                row.content,
                row.created_at.as_millisecond(),
            ),
        );
        Ok(())
    }

    async fn put_foreign_document(&self, scope: &UserScope, fields: Map<String, Value>) -> Result<()> {
        self.foreign(
            "INSERT INTO users (tenant, user_id, document) VALUES (?1, ?2, ?3)
             ON CONFLICT (tenant, user_id) DO UPDATE SET document = excluded.document",
            (
                scope.tenant().as_str(),
                scope.user().as_str(),
                Value::Object(fields).to_string(),
            ),
        );
        Ok(())
    }
}

astra_core::store_contract!(Harness::new());
