//! The writer under a crowd, a full disk, a lost commit and a shutdown.

use std::sync::mpsc as blocking;

use futures::future::join_all;

use super::*;
use crate::{SqliteStore, sql::run};

struct Rig {
    store: SqliteStore,
    _folder: tempfile::TempDir,
}

fn rig(options: SqliteOptions) -> Rig {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(folder.path().join("a.db"), options).unwrap();
    Rig { store, _folder: folder }
}

/// Counts the transactions.
fn counting() -> (SqliteOptions, Arc<Mutex<Vec<usize>>>) {
    let batches: Arc<Mutex<Vec<usize>>> = Arc::default();
    let seen = Arc::clone(&batches);
    let observer: Observer = Arc::new(move |stage| {
        if let Stage::Batch { calls } = stage {
            seen.lock().unwrap().push(calls);
        }
    });
    let options = SqliteOptions {
        observer: Some(observer),
        ..SqliteOptions::default()
    };
    (options, batches)
}

impl Rig {
    /// Writes all of these at once, so that they share a transaction.
    async fn together(&self, writes: Vec<fn(&mut Tx<'_>) -> Done<()>>) -> Vec<Result<()>> {
        let (open, gate) = blocking::channel::<()>();
        // Polled in this order: the writer is held, the writes queue up, the writer is let go.
        let hold = self.store.outside("hold", until(gate));
        let writes = join_all(writes.into_iter().map(|write| self.store.write("test", write)));
        let let_go = async { open.send(()).unwrap() };
        let (held, results, ()) = futures::join!(hold, writes, let_go);
        held.unwrap();
        results
    }

    async fn issuers(&self) -> String {
        self.store
            .read("test", |connection| {
                let sql = "SELECT coalesce(group_concat(issuer, ''), '') FROM (SELECT issuer FROM identities ORDER BY issuer)";
                Ok(connection.query_row(sql, [], |row| row.get(0))?)
            })
            .await
            .unwrap()
    }
}

/// Keeps the writer from anything else until the gate opens.
fn until(gate: blocking::Receiver<()>) -> impl FnOnce(&Connection) -> Done<()> + Send {
    move |_| {
        gate.recv().unwrap();
        Ok(())
    }
}

fn add(tx: &Tx<'_>, issuer: &str) -> Done<()> {
    run(tx, "INSERT INTO identities VALUES ('t', ?1, 's', 'u')", [issuer]).map(drop)
}

#[tokio::test]
async fn writes_that_wait_together_share_one_transaction() {
    let (options, batches) = counting();
    let rig = rig(options);
    let results = rig
        .together(vec![|tx| add(tx, "a"), |tx| add(tx, "b"), |tx| add(tx, "c")])
        .await;
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert_eq!(*batches.lock().unwrap(), [3]);
    assert_eq!(rig.issuers().await, "abc");
}

#[tokio::test]
async fn a_write_that_fails_takes_no_other_with_it() {
    let rig = rig(SqliteOptions::default());
    let refuse = |tx: &mut Tx<'_>| -> Done<()> {
        add(tx, "b")?;
        Err(Error::new(ErrorKind::Conflict, "no").into())
    };
    let results = rig.together(vec![|tx| add(tx, "a"), refuse, |tx| add(tx, "c")]).await;
    let kinds: Vec<_> = results
        .iter()
        .map(|result| result.as_ref().err().map(Error::kind))
        .collect();
    assert_eq!(kinds, [None, Some(ErrorKind::Conflict), None]);
    assert_eq!(rig.issuers().await, "ac");
}

#[tokio::test]
async fn a_commit_that_fails_is_everybodys_failure() {
    let (options, batches) = counting();
    let rig = rig(options);
    let dangling = |tx: &mut Tx<'_>| -> Done<()> {
        tx.execute_batch(
            "PRAGMA defer_foreign_keys = on;
             INSERT INTO voice_sessions (tenant, user_id, conversation_id, holder, leasedUntil, active, started_at)
             VALUES ('t', 'u', 'nobody''s', 'h', 0, 1, 0)",
        )?;
        Ok(())
    };
    let results = rig.together(vec![|tx| add(tx, "a"), dangling]).await;
    assert!(results.iter().all(Result::is_err), "{results:?}");
    assert_eq!(rig.issuers().await, "");
    assert!(batches.lock().unwrap().is_empty());
    // The next one begins anew.
    rig.store.write("test", |tx| add(tx, "z")).await.unwrap();
    assert_eq!(rig.issuers().await, "z");
}

#[tokio::test]
async fn on_a_full_disk_exactly_what_was_acknowledged_is_there() {
    let rig = rig(SqliteOptions::default());
    rig.store
        .outside("limit", |connection| {
            let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
            connection.pragma_update_and_check(None, "max_page_count", pages + 2, |_| Ok(()))?;
            Ok(())
        })
        .await
        .unwrap();
    let large = |tx: &mut Tx<'_>| add(tx, &"b".repeat(1_000_000));
    let results = rig.together(vec![|tx| add(tx, "a"), large, |tx| add(tx, "c")]).await;
    let error = results[1].as_ref().unwrap_err();
    assert_eq!(
        (error.kind(), error.message()),
        (ErrorKind::Unavailable, "the disk is full")
    );
    let acknowledged: String = ["a", "c"]
        .into_iter()
        .zip([&results[0], &results[2]])
        .filter(|(_, r)| r.is_ok())
        .map(|(i, _)| i)
        .collect();
    assert_eq!(rig.issuers().await, acknowledged);
}

#[tokio::test]
async fn a_caller_that_goes_away_while_waiting_writes_nothing() {
    let rig = rig(SqliteOptions::default());
    let (open, gate) = blocking::channel::<()>();
    let hold = rig.store.outside("hold", until(gate));
    let impatient = async {
        let write = rig.store.write("test", |tx| add(tx, "a"));
        assert!(tokio::time::timeout(Duration::from_millis(20), write).await.is_err());
        open.send(()).unwrap();
    };
    let (held, ()) = futures::join!(hold, impatient);
    held.unwrap();
    rig.store.write("test", |tx| add(tx, "b")).await.unwrap();
    assert_eq!(rig.issuers().await, "b");
}

#[tokio::test]
async fn nobody_waits_beyond_the_deadline() {
    let rig = rig(SqliteOptions {
        deadline: Duration::from_millis(50),
        queue: 1,
        ..SqliteOptions::default()
    });
    let (open, gate) = blocking::channel::<()>();
    let hold = rig.store.outside("hold", until(gate));
    let callers = async {
        // Until the writer has taken the first one, it fills the queue.
        tokio::time::sleep(Duration::from_millis(20)).await;
        let waits = rig.store.write("test", |tx| add(tx, "a"));
        let finds_no_place = rig.store.write("test", |tx| add(tx, "b"));
        let ends = futures::join!(waits, finds_no_place);
        open.send(()).unwrap();
        ends
    };
    let (held, (waits, finds_no_place)) = futures::join!(hold, callers);
    assert_eq!(held.unwrap_err().kind(), ErrorKind::Timeout);
    assert_eq!(waits.unwrap_err().kind(), ErrorKind::Timeout);
    let error = finds_no_place.unwrap_err();
    assert_eq!((error.kind(), error.field()), (ErrorKind::Unavailable, Some("queue")));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn closing_finishes_what_waits_and_refuses_what_comes_later() {
    let rig = rig(SqliteOptions::default());
    let (open, gate) = blocking::channel::<()>();
    let hold = rig.store.outside("hold", until(gate));
    let early = rig.store.write("test", |tx| add(tx, "a"));
    let let_go = async { open.send(()).unwrap() };
    let (_, early, (), closed) = futures::join!(hold, early, let_go, rig.store.close());
    early.unwrap();
    closed.unwrap();
    let late = rig.store.write("test", |tx| add(tx, "b")).await.unwrap_err();
    assert_eq!(late.kind(), ErrorKind::Cancelled);
    let beside: Vec<_> = std::fs::read_dir(rig.store.path().parent().unwrap()).unwrap().collect();
    assert_eq!(beside.len(), 1, "the log was copied into the file: {beside:?}");
    let connection = Connection::open(rig.store.path()).unwrap();
    let issuer: String = connection
        .query_row("SELECT issuer FROM identities", [], |row| row.get(0))
        .unwrap();
    assert_eq!(issuer, "a");
}

#[tokio::test]
async fn a_lock_held_by_another_process_is_a_failure_to_retry() {
    let rig = rig(SqliteOptions {
        busy_timeout: Duration::from_millis(10),
        ..SqliteOptions::default()
    });
    let other = Connection::open(rig.store.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = rig.store.write("test", |tx| add(tx, "a")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    assert!(error.is_retryable() && error.retry_after().is_some());
    other.execute_batch("ROLLBACK").unwrap();
    rig.store.write("test", |tx| add(tx, "b")).await.unwrap();
    assert_eq!(rig.issuers().await, "b");
}
