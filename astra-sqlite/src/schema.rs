//! Migrations: forward only, each in a transaction, counted by `user_version`.

use std::path::Path;

use astra_core::{Error, ErrorKind, Result};
use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Done, about_file};

/// "Astr": marks a file as a store of Astra.
const APPLICATION: i32 = 0x4173_7472;

/// The steps; the schema's version is how many were taken.
const MIGRATIONS: [&str; 1] = [include_str!("schema/0001.sql")];

/// Brings the file to this program's version.
pub(crate) fn migrate(connection: &mut Connection, path: &Path) -> Result<()> {
    apply(connection, &MIGRATIONS).map_err(|fault| about_file(fault, path))
}

/// Checks that the file is a store which this program can read, without changing it.
pub(crate) fn check(connection: &Connection, path: &Path) -> Result<()> {
    version(connection, MIGRATIONS.len())
        .and_then(|found| match found {
            0 => Err(not_ours().into()),
            _ => Ok(()),
        })
        .map_err(|fault| about_file(fault, path))
}

fn apply(connection: &mut Connection, migrations: &[&str]) -> Done<()> {
    loop {
        // Another process may be migrating as well: whoever comes second finds the step taken.
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let found = version(&transaction, migrations.len())?;
        let Some(step) = migrations.get(found) else {
            return Ok(());
        };
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", found + 1)?;
        transaction.commit()?;
        tracing::info!(version = found + 1, "migrated the store");
    }
}

/// The file's version, 0 where it is empty.
fn version(connection: &Connection, supported: usize) -> Done<usize> {
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if application != APPLICATION {
        let things: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        return if application == 0 && found == 0 && things == 0 {
            Ok(0)
        } else {
            Err(not_ours().into())
        };
    }
    match usize::try_from(found) {
        Ok(found) if found <= supported => Ok(found),
        _ => Err(Error::new(
            ErrorKind::Configuration,
            format!("the file is of version {found}, newer than this program, which knows versions up to {supported}"),
        )
        .with("field", "user_version")
        .with("found", found)
        .with("supported", supported)
        .into()),
    }
}

fn not_ours() -> Error {
    Error::new(ErrorKind::Configuration, "the file is not a store of Astra").with("field", "path")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error_of(connection: &mut Connection) -> Error {
        apply(connection, &MIGRATIONS).unwrap_err().into()
    }

    #[test]
    fn steps_are_taken_once_and_in_order() {
        let mut connection = Connection::open_in_memory().unwrap();
        let steps = ["CREATE TABLE a (x)", "ALTER TABLE a ADD COLUMN y"];
        apply(&mut connection, &steps[..1]).unwrap();
        connection.execute_batch("INSERT INTO a VALUES (7)").unwrap();
        apply(&mut connection, &steps).unwrap();
        apply(&mut connection, &steps).unwrap();
        let row: (i64, Option<i64>) = connection
            .query_row("SELECT x, y FROM a", [], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        assert_eq!(row, (7, None));
        assert_eq!(version(&connection, 2).unwrap(), 2);
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let mut connection = Connection::open_in_memory().unwrap();
        apply(
            &mut connection,
            &["CREATE TABLE a (x)", "CREATE TABLE b (x); CREATE TABLE a (x)"],
        )
        .unwrap_err();
        assert_eq!(version(&connection, 2).unwrap(), 1);
        assert!(connection.prepare("SELECT x FROM b").is_err());
    }

    #[test]
    fn a_newer_file_is_refused_by_its_version() {
        let mut connection = Connection::open_in_memory().unwrap();
        apply(&mut connection, &MIGRATIONS).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        let error = error_of(&mut connection);
        assert_eq!(
            (error.kind(), error.field()),
            (ErrorKind::Configuration, Some("user_version"))
        );
        assert!(error.message().contains("99"), "{error}");
    }

    #[test]
    fn another_programs_file_is_refused_untouched() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE users (name)").unwrap();
        let error = error_of(&mut connection);
        assert_eq!((error.kind(), error.field()), (ErrorKind::Configuration, Some("path")));
        let tables: i64 = connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .unwrap();
        assert_eq!(tables, 1);
    }
}
