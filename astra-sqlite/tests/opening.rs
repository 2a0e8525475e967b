//! What is refused when a store is opened, and how.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use astra_core::{Error, ErrorKind, store::Turns};
use astra_sqlite::{SqliteOptions, SqliteStore};
use rusqlite::Connection;
use support::{message, open, user};

fn refusal(path: &std::path::Path) -> Error {
    SqliteStore::open(path, SqliteOptions::default()).unwrap_err()
}

fn names(error: &Error, path: &std::path::Path) -> bool {
    let path = path.display().to_string();
    error.context().any(|(key, value)| key == "path" && value == path)
}

#[test]
fn a_folder_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let error = refusal(folder.path());
    assert_eq!((error.kind(), error.field()), (ErrorKind::InvalidInput, Some("path")));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nowhere").join("astra.db");
    let error = refusal(&path);
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert!(names(&error, &path), "{error:?}");
}

#[test]
fn a_file_that_is_no_database_is_named_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    let words = "Dear reader, ".repeat(500);
    std::fs::write(&path, &words).unwrap();
    let error = refusal(&path);
    assert_eq!(error.kind(), ErrorKind::CorruptData);
    assert!(names(&error, &path), "{error:?}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), words);
}

#[test]
fn another_programs_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE users (name)")
        .unwrap();
    let error = refusal(&path);
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(names(&error, &path), "{error:?}");
}

#[test]
fn a_file_of_a_newer_version_is_refused_with_both_versions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("astra.db");
    drop(open(&path));
    Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let error = refusal(&path);
    assert_eq!(
        (error.kind(), error.field()),
        (ErrorKind::Configuration, Some("user_version"))
    );
    let context: Vec<_> = error.context().collect();
    assert!(
        context.contains(&("found", "99")) && context.contains(&("supported", "1")),
        "{error:?}"
    );
}

#[test]
fn an_option_out_of_range_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let options = SqliteOptions {
        readers: 0,
        ..SqliteOptions::default()
    };
    let error = SqliteStore::open(folder.path().join("astra.db"), options).unwrap_err();
    assert_eq!(
        (error.kind(), error.field()),
        (ErrorKind::InvalidInput, Some("readers"))
    );
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("data").join("store");
    let store = SqliteStore::open_in(&inner).unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&inner), 0o700);
    for file in std::fs::read_dir(&inner).unwrap() {
        let file = file.unwrap().path();
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    assert_eq!(store.path().file_name().unwrap(), SqliteStore::FILE);
}

#[tokio::test]
async fn what_was_stored_is_there_after_a_close_and_after_a_drop() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("astra.db");
    let asha = user("asha");
    let store = open(&path);
    let first = store.post(&asha, message("one")).await.unwrap();
    store.close().await.unwrap();
    assert_eq!(
        store.message(&asha, &first.id).await.unwrap_err().kind(),
        ErrorKind::Cancelled
    );

    let store = open(&path);
    let second = store.post(&asha, message("two")).await.unwrap();
    drop(store);

    let store = open(&path);
    assert_eq!(store.message(&asha, &first.id).await.unwrap(), Some(first));
    assert_eq!(store.message(&asha, &second.id).await.unwrap(), Some(second));
    assert_eq!(store.check().await.unwrap(), Vec::<String>::new());
}
