//! Copies of the whole file: made while it is written, and put back.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    time::Duration,
};

use astra_core::{Error, ErrorKind, Result};
use rusqlite::{Connection, OpenFlags, TransactionBehavior, backup::Backup};

use crate::{
    SqliteStore, check, connection,
    error::{Done, about_file, io},
    schema,
    sql::run,
    store::{absolute, blocking},
};

/// Pages copied at a time.
const PAGES: i32 = 1024;

/// How a backup is put back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RestoreOptions {
    /// Whether a file that is there may be replaced. No process may have it open.
    pub overwrite: bool,
}

impl SqliteStore {
    /// Copies the store, as it is at one instant, to a file of its own; writes go on meanwhile. The file appears
    /// under its name only when it is whole and flushed; its owner alone may read it.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] when there is a file at `target`; [`ErrorKind::NotFound`] for a folder that is not
    /// there. Both name `path`.
    pub async fn backup(&self, target: impl AsRef<Path>) -> Result<()> {
        let (source, target) = (self.path().to_owned(), target.as_ref().to_owned());
        let busy_timeout = self.options().busy_timeout;
        blocking(move || {
            let target = absolute(&target)?;
            refuse_existing(&target)?;
            let copy = Unfinished::beside(&target)?;
            copy_file(&source, &copy.path, busy_timeout)?;
            copy.finish(&target)
        })
        .await
        .map_err(|error| error.during("backup"))
    }

    /// Puts a backup back as the file `target`, checked before and after. Every user's log gets a new epoch, so that
    /// readers of the lost future start anew, and no lease of before runs on.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] when there is a file at `target` and it may not be replaced, or a process has it open;
    /// [`ErrorKind::CorruptData`] when the backup is damaged; [`ErrorKind::Configuration`] when it is no store of
    /// Astra or a newer one's; [`ErrorKind::NotFound`] when it is not there.
    pub async fn restore(backup: impl AsRef<Path>, target: impl AsRef<Path>, options: RestoreOptions) -> Result<()> {
        let (backup, target) = (backup.as_ref().to_owned(), target.as_ref().to_owned());
        blocking(move || restore(&absolute(&backup)?, &absolute(&target)?, options))
            .await
            .map_err(|error| error.during("restore"))
    }

    /// Gives every user's log a new epoch, so that readers start anew: needed after the file was put back by other
    /// means than [`SqliteStore::restore`]. Returns how many.
    ///
    /// # Errors
    /// Those of any write.
    pub async fn rotate_epochs(&self) -> Result<usize> {
        self.write("rotate_epochs", |tx| rotate(tx)).await
    }
}

fn restore(backup: &Path, target: &Path, options: RestoreOptions) -> Result<()> {
    const PATIENCE: Duration = Duration::from_secs(5);
    if !backup.is_file() {
        return Err(Error::not_found("backup", backup.display()).with("field", "backup"));
    }
    if !options.overwrite {
        refuse_existing(target)?;
    }
    let copy = Unfinished::beside(target)?;
    copy_file(backup, &copy.path, PATIENCE)?;
    let mut connection = open(&copy.path)?;
    schema::check(&connection, backup)?;
    sound(&connection, backup)?;
    schema::migrate(&mut connection, &copy.path)?;
    begin_anew(&mut connection).map_err(|fault| about_file(fault, target))?;
    sound(&connection, target)?;
    drop(connection);
    if target.exists() {
        take_out_of_use(target)?;
    }
    copy.finish(target)
}

/// Copies a database as it is at one instant into an empty file, as one file without a log beside it.
fn copy_file(source: &Path, target: &Path, patience: Duration) -> Result<()> {
    let from = connection::reader(source, patience)?;
    let mut to = open(target)?;
    let mut copy = || -> Done<()> {
        // The snapshot that this holds is what is copied, however much is written meanwhile.
        let snapshot = from.unchecked_transaction()?;
        snapshot.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        let backup = Backup::new(&snapshot, &mut to)?;
        backup.run_to_completion(PAGES, Duration::ZERO, None)?;
        drop(backup);
        to.pragma_update(None, "journal_mode", "delete")?;
        Ok(())
    };
    copy().map_err(|fault| about_file(fault, source))
}

fn begin_anew(connection: &mut Connection) -> Done<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    rotate(&transaction)?;
    run(
        &transaction,
        "UPDATE lanes SET leaseToken = NULL, leasedUntil = NULL",
        [],
    )?;
    transaction.commit()?;
    Ok(())
}

fn rotate(connection: &Connection) -> Done<usize> {
    run(connection, "UPDATE ordinals SET latest = latest + 1", [])?;
    run(
        connection,
        "UPDATE lanes SET epoch = upper(hex(randomblob(16))), revision = (SELECT latest FROM ordinals), writer = ''
         WHERE erasedAt IS NULL",
        [],
    )
}

fn sound(connection: &Connection, path: &Path) -> Result<()> {
    let problems = check::problems(connection).map_err(|fault| about_file(fault, path))?;
    match problems.first() {
        None => Ok(()),
        Some(first) => Err(
            Error::new(ErrorKind::CorruptData, format!("the backup is damaged: {first}"))
                .with("path", path.display())
                .with("problems", problems.len()),
        ),
    }
}

fn open(path: &Path) -> Result<Connection> {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(|error| about_file(error, path))
}

fn refuse_existing(path: &Path) -> Result<()> {
    if path.exists() {
        return Err(Error::new(ErrorKind::Conflict, "there is a file already").with("path", path.display()));
    }
    Ok(())
}

/// Makes sure that no process has the file open, and leaves nothing beside it that a new file could be mixed with.
fn take_out_of_use(path: &Path) -> Result<()> {
    let connection = open(path)?;
    let lock = || -> rusqlite::Result<()> {
        connection.busy_timeout(Duration::ZERO)?;
        connection.pragma_update(None, "locking_mode", "exclusive")?;
        connection.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
    };
    match lock() {
        Ok(()) => {}
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => {
            return Err(Error::new(ErrorKind::Conflict, "a process has the file open").with("path", path.display()));
        }
        // What is no database can be replaced as well.
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {}
        Err(error) => return Err(about_file(error, path)),
    }
    drop(connection);
    for suffix in ["-wal", "-shm", "-journal"] {
        let mut beside = path.as_os_str().to_owned();
        beside.push(suffix);
        match fs::remove_file(&beside) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(io(
                    error,
                    "what lies beside the file cannot be removed",
                    Path::new(&beside),
                ));
            }
            _ => {}
        }
    }
    Ok(())
}

/// A file that gets its name once it is whole; gone if that does not happen.
struct Unfinished {
    path: PathBuf,
}

impl Unfinished {
    fn beside(target: &Path) -> Result<Self> {
        if !target.parent().is_some_and(Path::is_dir) {
            return Err(Error::new(ErrorKind::NotFound, "the folder is not there").with("path", target.display()));
        }
        let mut path = target.as_os_str().to_owned();
        path.push(format!(".{}.unfinished", ulid::Ulid::generate()));
        let unfinished = Self { path: path.into() };
        connection::create(&unfinished.path)?;
        Ok(unfinished)
    }

    fn finish(self, target: &Path) -> Result<()> {
        File::open(&self.path)
            .and_then(|file| file.sync_all())
            .and_then(|()| fs::rename(&self.path, target))
            .map_err(|error| io(error, "the copy cannot be put in its place", target))?;
        connection::sync_folder(target)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Nothing is there any more once it is finished.
        let _ = fs::remove_file(&self.path);
    }
}
