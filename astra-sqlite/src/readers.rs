//! Connections that only read: each read is one snapshot, on the runtime's pool for blocking work.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use astra_core::{Error, ErrorKind, Result};
use rusqlite::{Connection, InterruptHandle};
use tokio::{
    sync::Semaphore,
    time::{Instant, timeout_at},
};

use crate::{
    SqliteOptions, connection,
    error::{Done, closed, too_slow},
};

/// The connections, as many as may read at once.
pub(crate) struct Readers {
    path: PathBuf,
    idle: Arc<Mutex<Vec<Reader>>>,
    permits: Arc<Semaphore>,
    busy_timeout: Duration,
    deadline: Duration,
}

struct Reader {
    connection: Connection,
    interrupt: Arc<InterruptHandle>,
}

impl Reader {
    fn open(path: &std::path::Path, busy_timeout: Duration) -> Result<Self> {
        let connection = connection::reader(path, busy_timeout)?;
        let interrupt = Arc::new(connection.get_interrupt_handle());
        Ok(Self { connection, interrupt })
    }
}

impl Readers {
    /// Opens the connections.
    pub(crate) fn open(path: PathBuf, options: &SqliteOptions) -> Result<Self> {
        let idle = (0..options.readers)
            .map(|_| Reader::open(&path, options.busy_timeout))
            .collect::<Result<Vec<_>>>()?;
        Ok(Self {
            path,
            idle: Arc::new(Mutex::new(idle)),
            permits: Arc::new(Semaphore::new(options.readers)),
            busy_timeout: options.busy_timeout,
            deadline: options.deadline,
        })
    }

    /// Reads one snapshot: everything that `read` sees is of the same instant.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> Done<T> + Send + 'static,
    ) -> Result<T> {
        let deadline = Instant::now() + self.deadline;
        let permit = timeout_at(deadline, Arc::clone(&self.permits).acquire_owned())
            .await
            .map_err(|_| Error::new(ErrorKind::Unavailable, "too many reads wait").with("field", "readers"))?
            .map_err(|_| closed())?;
        // There are as many as permits, unless one was lost to a panic.
        let reader = lock(&self.idle)
            .pop()
            .map_or_else(|| Reader::open(&self.path, self.busy_timeout), Ok)?;
        let interrupt = Arc::clone(&reader.interrupt);
        let idle = Arc::clone(&self.idle);
        let mut task = tokio::task::spawn_blocking(move || {
            let result = snapshot(&reader.connection, read);
            lock(&idle).push(reader);
            drop(permit);
            result
        });
        match timeout_at(deadline, &mut task).await {
            Ok(joined) => joined.map_err(|_| Error::new(ErrorKind::Internal, "a read was not done"))?,
            Err(_) => {
                interrupt.interrupt();
                Err(too_slow(self.deadline))
            }
        }
    }

    /// Refuses what comes later and closes the connections that nobody uses.
    pub(crate) fn close(&self) {
        self.permits.close();
        lock(&self.idle).clear();
    }
}

fn snapshot<T>(connection: &Connection, read: impl FnOnce(&Connection) -> Done<T>) -> Result<T> {
    let run = || -> Done<T> {
        let transaction = connection.unchecked_transaction()?;
        let result = read(&transaction)?;
        transaction.finish()?;
        Ok(result)
    };
    run().map_err(Error::from)
}

fn lock(idle: &Mutex<Vec<Reader>>) -> std::sync::MutexGuard<'_, Vec<Reader>> {
    idle.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SqliteStore;

    const ENDLESS: &str = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";

    fn open(folder: &tempfile::TempDir, readers: usize) -> SqliteStore {
        let options = SqliteOptions {
            readers,
            deadline: Duration::from_millis(60),
            ..SqliteOptions::default()
        };
        SqliteStore::open(folder.path().join("a.db"), options).unwrap()
    }

    fn count(connection: &Connection, sql: &str) -> Done<i64> {
        Ok(connection.query_row(sql, [], |row| row.get(0))?)
    }

    #[tokio::test]
    async fn a_read_that_does_not_end_is_cut_off_and_its_connection_serves_again() {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&folder, 1);
        let endless = store
            .read("test", |connection| count(connection, ENDLESS))
            .await
            .unwrap_err();
        assert_eq!(endless.kind(), ErrorKind::Timeout);
        let mut users = store
            .read("test", |connection| count(connection, "SELECT count(*) FROM users"))
            .await;
        if users.is_err() {
            // The connection may take a moment to stop.
            users = store
                .read("test", |connection| count(connection, "SELECT count(*) FROM users"))
                .await;
        }
        assert_eq!(users.unwrap(), 0);
    }

    #[tokio::test]
    async fn who_finds_every_reader_busy_is_told_so_in_time() {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&folder, 1);
        let (open, gate) = std::sync::mpsc::channel::<()>();
        let long = store.read("test", move |_| {
            gate.recv().unwrap();
            Ok(())
        });
        let waits = async {
            let error = store
                .read("test", |connection| count(connection, "SELECT 1"))
                .await
                .unwrap_err();
            open.send(()).unwrap();
            error
        };
        let (long, error) = futures::join!(long, waits);
        assert_eq!(long.unwrap_err().kind(), ErrorKind::Timeout);
        assert_eq!((error.kind(), error.field()), (ErrorKind::Unavailable, Some("readers")));
    }

    #[tokio::test]
    async fn a_read_sees_one_instant() {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&folder, 1);
        let other = Connection::open(store.path()).unwrap();
        let counts = store.read("test", move |connection| {
            let before = count(connection, "SELECT count(*) FROM identities")?;
            other.execute_batch("INSERT INTO identities VALUES ('t', 'i', 's', 'u')")?;
            Ok((before, count(connection, "SELECT count(*) FROM identities")?))
        });
        assert_eq!(counts.await.unwrap(), (0, 0));
        let after = store
            .read("test", |connection| {
                count(connection, "SELECT count(*) FROM identities")
            })
            .await;
        assert_eq!(after.unwrap(), 1);
    }
}
