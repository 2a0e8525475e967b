//! What the store promises, the whole of a user's data, and its deletion.

use std::{collections::BTreeMap, time::Duration};

use astra_core::{
    Error, ErrorKind, Result, UserScope,
    store::{ContextStore, DeletionReceipt, FactQuery, MessageQuery, StoreCapability, UserExport},
};
use async_trait::async_trait;
use rusqlite::Connection;
use serde::Serialize;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::{
    SqliteStore, connection, documents,
    error::{Done, Fault},
    facts, lanes, log, outbox,
    sql::{all, as_instant, run},
    transcripts, voice_sessions,
    writer::Tx,
};

/// The collections that hold data about a user and the column that names the user, in an order in which rows can
/// be deleted.
const COLLECTIONS: [(&str, &str); 10] = [
    ("users", "user_id"),
    ("responder_outbox", "userId"),
    ("responder_events", "userId"),
    ("voice_sessions", "user_id"),
    ("conversations", "user_id"),
    ("transcripts", "user_id"),
    ("user_facts", "user_id"),
    ("analysis_runs", "user_id"),
    ("audit", "user_id"),
    ("identities", "user_id"),
];

#[async_trait]
impl ContextStore for SqliteStore {
    fn capability(&self) -> StoreCapability {
        StoreCapability {
            name: "sqlite",
            durable: true,
            multi_process: true,
            transactions: true,
        }
    }

    async fn export(&self, scope: &UserScope) -> Result<UserExport> {
        let scope = scope.clone();
        self.read("export", move |connection| export(connection, &scope)).await
    }

    /// Also overwrites what was deleted in the file, and empties the log of changes.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`] when the rows are deleted but the log still holds their text, because a reader
    /// needs it: erase again.
    async fn erase(&self, scope: &UserScope) -> Result<DeletionReceipt> {
        let scope = scope.clone();
        let receipt = self.write("erase", move |tx| erase(tx, &scope)).await?;
        self.empty_log().await?;
        Ok(receipt)
    }

    async fn close(&self) -> Result<()> {
        Self::close(self).await
    }
}

impl SqliteStore {
    /// Copies the log of changes into the file and empties it: the log holds older states of rows.
    async fn empty_log(&self) -> Result<()> {
        const PAUSE: Duration = Duration::from_millis(10);
        let give_up = Instant::now() + self.options().deadline;
        while !self.outside("erase", connection::checkpoint).await? {
            if Instant::now() >= give_up {
                return Err(Error::new(
                    ErrorKind::Unavailable,
                    "the rows are deleted, but a reader keeps their text in the log of changes",
                )
                .during("erase"));
            }
            sleep(PAUSE).await;
        }
        Ok(())
    }
}

fn export(connection: &Connection, scope: &UserScope) -> Done<UserExport> {
    let document = documents::load(connection, scope)?;
    let every_message = MessageQuery {
        status: None,
        limit: usize::MAX,
    };
    let rows = [
        ("users", rows(document.map(|document| document.redacted()))?),
        (
            "responder_outbox",
            rows(outbox::messages(connection, scope, &every_message)?)?,
        ),
        ("responder_events", rows(log::every(connection, scope)?)?),
        (
            "voice_sessions",
            rows(voice_sessions::newest(connection, scope, false)?)?,
        ),
        (
            "transcripts",
            rows(transcripts::newest(connection, scope, usize::MAX)?)?,
        ),
        (
            "user_facts",
            rows(facts::facts(connection, scope, &FactQuery::default())?)?,
        ),
        ("analysis_runs", rows(facts::runs(connection, scope, usize::MAX)?)?),
        ("audit", rows(facts::entries(connection, scope, usize::MAX)?)?),
        ("conversations", conversations(connection, scope)?),
        ("identities", identities(connection, scope)?),
    ];
    let collections = rows.into_iter().filter(|(_, rows)| !rows.is_empty()).collect();
    Ok(UserExport { collections })
}

fn rows<T: Serialize>(rows: impl IntoIterator<Item = T>) -> Done<Vec<Value>> {
    rows.into_iter()
        .map(|row| {
            serde_json::to_value(row).map_err(|cause| {
                Fault::Astra(Error::new(ErrorKind::Internal, "a row cannot be shown as JSON").caused_by(cause))
            })
        })
        .collect()
}

fn conversations(connection: &Connection, scope: &UserScope) -> Done<Vec<Value>> {
    all(
        connection,
        "SELECT _id, user_id FROM conversations WHERE tenant = ?1 AND user_id = ?2 ORDER BY _id",
        (scope.tenant().as_str(), scope.user().as_str()),
        |row| Ok(json!({"_id": row.get::<_, String>(0)?, "user_id": row.get::<_, String>(1)?})),
    )
}

fn identities(connection: &Connection, scope: &UserScope) -> Done<Vec<Value>> {
    all(
        connection,
        "SELECT issuer, subject, user_id FROM identities WHERE tenant = ?1 AND user_id = ?2 ORDER BY issuer, subject",
        (scope.tenant().as_str(), scope.user().as_str()),
        |row| {
            let id = json!({"issuer": row.get::<_, String>(0)?, "subject": row.get::<_, String>(1)?});
            Ok(json!({"_id": id, "user_id": row.get::<_, String>(2)?}))
        },
    )
}

fn erase(tx: &mut Tx<'_>, scope: &UserScope) -> Done<DeletionReceipt> {
    let (tenant, user) = (scope.tenant().as_str(), scope.user().as_str());
    let mut deleted = BTreeMap::new();
    for (collection, column) in COLLECTIONS {
        let rows = run(
            tx,
            &format!("DELETE FROM {collection} WHERE tenant = ?1 AND {column} = ?2"),
            (tenant, user),
        )?;
        if rows > 0 {
            deleted.insert(collection, rows as u64);
        }
    }
    let ordinal = lanes::next_ordinal(tx)?;
    run(
        tx,
        "UPDATE lanes SET marks = 0, seen = 0, dueAt = NULL, nextSeq = 1, leaseToken = NULL, leasedUntil = NULL,
            epoch = '', latestPost = NULL, latestInsert = NULL, erasedAt = ?1, revision = ?2, writer = ?3
         WHERE tenant = ?4 AND _id = ?5",
        (tx.now, ordinal, tx.writer, tenant, user),
    )?;
    tx.hint(scope);
    Ok(DeletionReceipt {
        at: as_instant("at", tx.now)?,
        deleted,
    })
}
