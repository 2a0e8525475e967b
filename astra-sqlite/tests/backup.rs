//! Backups while the store is written, and putting them back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use astra_core::{
    ErrorKind,
    store::{Epoch, EventLog, EventQuery, MessageQuery, Turns},
};
use astra_sqlite::{RestoreOptions, SqliteStore};
use support::{answer_all, answer_head, any_lane, message, open, user};

const REPLACE: RestoreOptions = RestoreOptions { overwrite: true };

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_made_while_the_store_is_written_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    let asha = user("asha");
    for n in 0..200 {
        store
            .post(&asha, message(&format!("{n} {}", "x".repeat(8000))))
            .await
            .unwrap();
    }
    let over = Arc::new(AtomicBool::new(false));
    let writing = tokio::spawn({
        let (store, over) = (store.clone(), Arc::clone(&over));
        async move {
            let mut written = 0;
            while !over.load(Ordering::Relaxed) {
                store.post(&user("ravi"), message("while it is copied")).await.unwrap();
                answer_all(&store).await;
                written += 1;
            }
            written
        }
    });
    let copies: Vec<_> = (0..3).map(|n| folder.path().join(format!("copy{n}.db"))).collect();
    for copy in &copies {
        tokio::time::sleep(Duration::from_millis(30)).await;
        store.backup(copy).await.unwrap();
    }
    over.store(true, Ordering::Relaxed);
    assert!(writing.await.unwrap() > 0);
    for (n, copy) in copies.iter().enumerate() {
        let target = folder.path().join(format!("restored{n}.db"));
        SqliteStore::restore(copy, &target, RestoreOptions::default())
            .await
            .unwrap();
        let restored = open(&target);
        assert_eq!(restored.check().await.unwrap(), Vec::<String>::new());
        let all = MessageQuery {
            status: None,
            limit: 1000,
        };
        assert_eq!(restored.messages(&asha, &all).await.unwrap().len(), 200);
    }
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("unfinished"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test]
async fn a_restored_log_has_another_epoch_and_no_lease_runs_on() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("a.db"), folder.path().join("copy.db"));
    let store = open(&path);
    let asha = user("asha");
    store.post(&asha, message("one")).await.unwrap();
    answer_all(&store).await;
    store.post(&asha, message("two")).await.unwrap();
    let lease = store
        .lease(&any_lane(Duration::from_secs(3600)))
        .await
        .unwrap()
        .unwrap();
    let before = store.events(&asha, &EventQuery::last(10)).await.unwrap();
    store.backup(&copy).await.unwrap();
    store.close().await.unwrap();

    SqliteStore::restore(&copy, &path, REPLACE).await.unwrap();
    let store = open(&path);
    let after = store.events(&asha, &EventQuery::last(10)).await.unwrap();
    assert_ne!(after.epoch, before.epoch);
    assert_ne!(after.epoch, Epoch(String::new()));
    assert_eq!((after.head, &after.events), (before.head, &before.events));
    assert_eq!(store.head(&lease).await.unwrap_err().kind(), ErrorKind::StaleLease);
    let next = store.lease(&any_lane(Duration::from_secs(30))).await.unwrap().unwrap();
    assert!(answer_head(&store, &next).await);
}

#[tokio::test]
async fn epochs_can_be_rotated_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    for name in ["asha", "ravi"] {
        store.post(&user(name), message("hello")).await.unwrap();
    }
    let epoch = || async { store.events(&user("asha"), &EventQuery::last(1)).await.unwrap().epoch };
    let before = epoch().await;
    assert_eq!(store.rotate_epochs().await.unwrap(), 2);
    assert_ne!(epoch().await, before);
}

#[tokio::test]
async fn nothing_is_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("a.db"), folder.path().join("copy.db"));
    let store = open(&path);
    store.backup(&copy).await.unwrap();
    let again = store.backup(&copy).await.unwrap_err();
    assert_eq!(again.kind(), ErrorKind::Conflict);
    let nowhere = folder.path().join("none").join("copy.db");
    let error = store.backup(&nowhere).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert!(
        error
            .context()
            .any(|(key, value)| key == "path" && value == nowhere.display().to_string())
    );
    store.close().await.unwrap();
    let onto = SqliteStore::restore(&copy, &path, RestoreOptions::default())
        .await
        .unwrap_err();
    assert_eq!(onto.kind(), ErrorKind::Conflict);
    assert!(
        onto.context()
            .any(|(key, value)| key == "path" && value == path.display().to_string())
    );
}

#[tokio::test]
async fn a_file_in_use_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("a.db"), folder.path().join("copy.db"));
    let store = open(&path);
    store.post(&user("asha"), message("before")).await.unwrap();
    store.backup(&copy).await.unwrap();
    let kept = store.post(&user("asha"), message("after")).await.unwrap();
    let error = SqliteStore::restore(&copy, &path, REPLACE).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.message()),
        (ErrorKind::Conflict, "a process has the file open")
    );
    assert_eq!(store.message(&user("asha"), &kept.id).await.unwrap(), Some(kept));
}

#[tokio::test]
async fn a_damaged_backup_is_refused_and_the_target_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("a.db"), folder.path().join("copy.db"));
    let store = open(&path);
    for n in 0..50 {
        store
            .post(&user("asha"), message(&format!("{n} {}", "y".repeat(4000))))
            .await
            .unwrap();
    }
    store.backup(&copy).await.unwrap();
    store.close().await.unwrap();
    let mut bytes = std::fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 20_000].fill(0xa5);
    std::fs::write(&copy, bytes).unwrap();
    let before = std::fs::read(&path).unwrap();
    let error = SqliteStore::restore(&copy, &path, REPLACE).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CorruptData, "{error:?}");
    assert_eq!(std::fs::read(&path).unwrap(), before);

    let nowhere = SqliteStore::restore(folder.path().join("none"), &path, REPLACE)
        .await
        .unwrap_err();
    assert_eq!((nowhere.kind(), nowhere.field()), (ErrorKind::NotFound, Some("backup")));
    std::fs::write(&copy, "no database, only words".repeat(300)).unwrap();
    let words = SqliteStore::restore(&copy, &path, REPLACE).await.unwrap_err();
    assert_eq!(words.kind(), ErrorKind::CorruptData);
}

#[tokio::test]
async fn a_check_names_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    store.post(&user("asha"), message("hello")).await.unwrap();
    answer_all(&store).await;
    assert_eq!(store.check().await.unwrap(), Vec::<String>::new());
    let connection = rusqlite::Connection::open(store.path()).unwrap();
    connection
        .execute_batch("DELETE FROM responder_events WHERE seq = 1; UPDATE lanes SET fence = 0")
        .unwrap();
    let problems = store.check().await.unwrap();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(
        problems[0].contains("user asha") && problems[0].contains("1 events, numbers 2 to 2"),
        "{problems:?}"
    );
    assert!(
        problems[1].contains("claimed by a lease that its lane never gave"),
        "{problems:?}"
    );
}
