//! The embedded durable store of Astra: one SQLite file, any number of processes on one machine.
//!
//! ```
//! use astra_core::{TenantId, UserId, UserScope, store::{NewMessage, Turns}};
//! use astra_sqlite::{SqliteOptions, SqliteStore};
//! # fn main() -> astra_core::Result<()> {
//! # let folder = tempfile::tempdir().unwrap();
//! # let path = folder.path().join("astra.db");
//! # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
//! let store = SqliteStore::open(path, SqliteOptions::default())?;
//! let asha = UserScope::new(TenantId::default(), UserId::new("asha")?);
//! let posted = store.post(&asha, NewMessage::new("What does this week bring?")?).await?;
//! assert_eq!(store.message(&asha, &posted.id).await?, Some(posted));
//! store.close().await
//! # })
//! # }
//! ```
//!
//! # Durability
//! A write that returned survives the death of the process and of the machine: write-ahead log, flushed at every
//! commit (`synchronous=FULL`). Writes that wait at the same time share one transaction and one flush, each in a
//! savepoint of its own, so that one which fails takes no other with it.
//!
//! # Several processes
//! Any number of processes on one machine may open the file; their clocks must agree, and it must not lie on a
//! network file system. Changes of other processes are noticed within [`SqliteOptions::poll_interval`] while
//! somebody listens to [`wakes`](astra_core::store::Turns::wakes).
//!
//! # Other hosts
//! A host without Astra posts a message by inserting a row:
//!
//! ```sql
//! INSERT INTO responder_outbox (userId, content, status, createdAt) VALUES (?, ?, 'pending', ?);
//! ```
//!
//! `createdAt` is in milliseconds since 1970 (now where it is left out), `tenant` is `default` and `_id` random
//! where left out, `metadata` is JSON text. Checks on the table refuse, by a constraint that says so, what Astra
//! could not read. The message is found within the poll interval by a process that listens, and at the latest by
//! the next [`sweep`](astra_core::store::Turns::sweep). Events are inserted into `responder_events` likewise
//! (`userId, role, content`), without `seq`: the lane's holder numbers them. A host that answers a message itself
//! sets `status` to `processing` and then to `delivered` or `error`.

mod backup;
mod check;
mod connection;
mod documents;
mod error;
mod facts;
mod hints;
mod identities;
mod lanes;
mod lifecycle;
mod log;
mod observe;
mod options;
mod outbox;
#[cfg(test)]
mod plans;
mod readers;
mod schema;
mod sql;
mod store;
mod transcripts;
mod turn;
mod turns;
mod voice_sessions;
mod writer;

pub use backup::RestoreOptions;
pub use observe::{Observer, Stage, Step};
pub use options::SqliteOptions;
pub use store::SqliteStore;
