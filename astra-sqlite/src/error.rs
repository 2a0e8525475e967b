//! Every failure of SQLite, mapped onto a kind in this one place.

use std::{path::Path, time::Duration};

use astra_core::{Error, ErrorKind};
use rusqlite::ErrorCode;

/// What work inside a transaction fails with: SQLite's own failure, or an answer such as a stale lease.
#[derive(Debug)]
pub(crate) enum Fault {
    Sqlite(rusqlite::Error),
    Astra(Error),
}

/// The result of work inside a transaction.
pub(crate) type Done<T> = std::result::Result<T, Fault>;

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Astra(error)
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Sqlite(error) => describe(&error).caused_by(error),
            Fault::Astra(error) => error,
        }
    }
}

/// When to try again after somebody else held the lock or the disk was full.
const SOON: Duration = Duration::from_millis(50);

/// The error for a failure that several callers share, each of whom gets one of its own.
pub(crate) fn shared(error: &rusqlite::Error) -> Error {
    describe(error).caused_by(error.to_string())
}

/// The error for a failure about a file, such as one that cannot be opened.
pub(crate) fn about_file(fault: impl Into<Fault>, path: &Path) -> Error {
    Error::from(fault.into()).with("path", path.display())
}

/// The error of a failed call to the file system.
pub(crate) fn io(error: std::io::Error, what: &'static str, path: &Path) -> Error {
    let kind = match error.kind() {
        std::io::ErrorKind::NotFound => ErrorKind::NotFound,
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => ErrorKind::Unavailable,
        _ => ErrorKind::Configuration,
    };
    Error::new(kind, what).with("path", path.display()).caused_by(error)
}

/// The store does not take calls any more.
pub(crate) fn closed() -> Error {
    Error::new(ErrorKind::Cancelled, "the store is closed").with("store", "sqlite")
}

/// The deadline of one call passed. A write may still happen: it can be repeated safely.
pub(crate) fn too_slow(deadline: Duration) -> Error {
    Error::new(ErrorKind::Timeout, "the store did not answer in time")
        .with("store", "sqlite")
        .with("deadline_ms", deadline.as_millis())
}

/// Something stored cannot be understood.
pub(crate) fn corrupt(field: &str, found: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::CorruptData, format!("{field} cannot be understood"))
        .with("store", "sqlite")
        .with("field", field)
        .with("found", found)
}

fn describe(error: &rusqlite::Error) -> Error {
    let Some(code) = error.sqlite_error() else {
        return match error {
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..) => {
                Error::new(ErrorKind::CorruptData, "a stored value has the wrong form").with("store", "sqlite")
            }
            _ => Error::new(ErrorKind::Internal, "a query of the store is wrong").with("store", "sqlite"),
        };
    };
    let (kind, message) = match code.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
            (ErrorKind::Unavailable, "another process holds the store's file")
        }
        ErrorCode::DiskFull => (ErrorKind::Unavailable, "the disk is full"),
        ErrorCode::SystemIoFailure => (ErrorKind::Unavailable, "the disk failed to read or write"),
        ErrorCode::OutOfMemory => (ErrorKind::Unavailable, "there is no memory left"),
        ErrorCode::SchemaChanged => (ErrorKind::Unavailable, "the store's schema is changing"),
        ErrorCode::OperationAborted => (ErrorKind::Unavailable, "the transaction was lost"),
        ErrorCode::OperationInterrupted => (ErrorKind::Timeout, "the store did not answer in time"),
        ErrorCode::DatabaseCorrupt => (ErrorKind::CorruptData, "the store's file is damaged"),
        ErrorCode::NotADatabase => (ErrorKind::CorruptData, "the file is not a SQLite database"),
        ErrorCode::TooBig => (ErrorKind::TooLarge, "a value is larger than the store can keep"),
        ErrorCode::CannotOpen => (ErrorKind::Configuration, "the store's file cannot be opened"),
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied => {
            (ErrorKind::Configuration, "the store's file must not be written")
        }
        ErrorCode::NoLargeFileSupport => (ErrorKind::Configuration, "the file system cannot hold the store's file"),
        _ => (ErrorKind::Internal, "the store failed"),
    };
    let mapped = Error::new(kind, message)
        .with("store", "sqlite")
        .with("sqlite_code", code.extended_code);
    if kind == ErrorKind::Unavailable {
        mapped.after(SOON)
    } else {
        mapped
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    fn failing(script: &str) -> Error {
        let connection = Connection::open_in_memory().unwrap();
        Fault::from(connection.execute_batch(script).unwrap_err()).into()
    }

    #[test]
    fn a_full_disk_can_be_retried_once_there_is_room() {
        let error = failing("PRAGMA max_page_count = 3; CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(100000));");
        assert_eq!(
            (error.kind(), error.message()),
            (ErrorKind::Unavailable, "the disk is full")
        );
        assert!(error.is_retryable() && error.retry_after().is_some());
    }

    #[test]
    fn a_query_that_is_wrong_is_a_defect() {
        assert_eq!(failing("SELECT nothing FROM nowhere").kind(), ErrorKind::Internal);
    }

    #[test]
    fn a_shared_failure_keeps_its_cause() {
        let connection = Connection::open_in_memory().unwrap();
        let failure = connection.execute_batch("SELECT x").unwrap_err();
        assert!(format!("{:?}", shared(&failure)).contains("no such column"));
    }
}
