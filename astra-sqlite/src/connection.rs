//! Connections to the file, and the settings that make them durable.

use std::{
    fs::{File, OpenOptions},
    path::Path,
    time::{Duration, Instant},
};

use astra_core::Result;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::error::{Done, about_file, io};

/// Statements that each connection keeps prepared: a few more than there are queries.
const STATEMENTS: usize = 128;
/// The log of changes is cut to this size after a checkpoint.
const LONGEST_LOG: i64 = 16 * 1024 * 1024;

/// Opens the connection that writes; creates the file, readable by its owner only, where there is none.
pub(crate) fn writer(path: &Path, busy_timeout: Duration) -> Result<Connection> {
    create(path)?;
    let connection = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE, busy_timeout)?;
    configure(&connection, busy_timeout).map_err(|fault| about_file(fault, path))?;
    Ok(connection)
}

/// Opens a connection that only reads.
pub(crate) fn reader(path: &Path, busy_timeout: Duration) -> Result<Connection> {
    open(path, OpenFlags::SQLITE_OPEN_READ_ONLY, busy_timeout)
}

fn open(path: &Path, access: OpenFlags, busy_timeout: Duration) -> Result<Connection> {
    #[cfg_attr(not(test), expect(unused_mut, reason = "tests listen in"))]
    let mut connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| about_file(error, path))?;
    connection
        .busy_timeout(busy_timeout)
        .map_err(|error| about_file(error, path))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    #[cfg(test)]
    crate::plans::record(&mut connection, path);
    Ok(connection)
}

fn configure(connection: &Connection, busy_timeout: Duration) -> Done<()> {
    keep_log(connection, busy_timeout)?;
    connection.pragma_update(None, "synchronous", "full")?;
    // On macOS only this reaches the medium.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // What is deleted is overwritten.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "journal_size_limit", LONGEST_LOG)?;
    Ok(())
}

/// Turns the log of changes on, for good. Of several processes that do so to a new file at once SQLite lets one, and
/// does not make the others wait.
fn keep_log(connection: &Connection, busy_timeout: Duration) -> Done<()> {
    const PAUSE: Duration = Duration::from_millis(5);
    let give_up = Instant::now() + busy_timeout;
    loop {
        match connection.pragma_update(None, "journal_mode", "wal") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && Instant::now() < give_up => {
                std::thread::sleep(PAUSE);
            }
            other => return Ok(other?),
        }
    }
}

/// Creates an empty file that only its owner reads, unless there is one; SQLite gives its companions the same mode.
pub(crate) fn create(path: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => sync_folder(path),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(io(error, "the store's file cannot be created", path)),
    }
}

/// Makes the entry of `path` in its folder durable.
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(|error| io(error, "the store's folder cannot be flushed", folder))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Copies the log of changes into the file and cuts it to nothing. False while a reader still needs the log.
pub(crate) fn checkpoint(connection: &Connection) -> Done<bool> {
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(busy == 0)
}
