//! Whether a file is sound: SQLite's own check, and what Astra relies on beyond it.

use astra_core::Result;
use rusqlite::{Connection, Row};

use crate::{
    SqliteStore, connection,
    error::{Done, about_file},
    sql::all,
    store::blocking,
};

impl SqliteStore {
    /// Reads the whole file and returns what is wrong with it, one sentence each; nothing when it is sound.
    ///
    /// Checks the structure of the file, that references have their targets, that the numbers of every log run from
    /// 1 without a gap, and that no claim is held by a lease that never was. Takes as long as the file needs; writes
    /// go on meanwhile.
    ///
    /// # Errors
    /// Only when the check itself cannot be done.
    pub async fn check(&self) -> Result<Vec<String>> {
        let (path, busy_timeout) = (self.path().to_owned(), self.options().busy_timeout);
        blocking(move || {
            let connection = connection::reader(&path, busy_timeout)?;
            problems(&connection).map_err(|fault| about_file(fault, &path))
        })
        .await
        .map_err(|error| error.during("check"))
    }
}

/// What is wrong with the file, as one snapshot shows it.
pub(crate) fn problems(connection: &Connection) -> Done<Vec<String>> {
    let snapshot = connection.unchecked_transaction()?;
    let mut problems = all(&snapshot, "PRAGMA integrity_check", [], |row| {
        Ok(row.get::<_, String>(0)?)
    })?;
    problems.retain(|line| line != "ok");
    if !problems.is_empty() {
        // What else is in a damaged file cannot be trusted.
        return Ok(problems);
    }
    let dangling = |row: &Row<'_>| {
        Ok(format!(
            "a row of {} refers to a row of {} that is not there",
            row.get::<_, String>(0)?,
            row.get::<_, String>(2)?
        ))
    };
    problems.extend(all(&snapshot, "PRAGMA foreign_key_check", [], dangling)?);
    problems.extend(all(&snapshot, GAPS, [], |row| {
        Ok(format!(
            "the log of user {} of tenant {} has {} events, numbers {} to {}, and goes on with {}",
            row.get::<_, String>(1)?,
            row.get::<_, String>(0)?,
            row.get::<_, i64>(2)?,
            row.get::<_, i64>(3)?,
            row.get::<_, i64>(4)?,
            row.get::<_, i64>(5)?,
        ))
    })?);
    problems.extend(all(&snapshot, UNFOUNDED_CLAIMS, [], |row| {
        Ok(format!(
            "message {} of user {} of tenant {} is claimed by a lease that its lane never gave",
            row.get::<_, String>(2)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(0)?,
        ))
    })?);
    Ok(problems)
}

/// Numbers are unique, so as many of them from 1 as there are events leave no gap.
const GAPS: &str = "
    SELECT e.tenant, e.userId, count(*), min(e.seq), max(e.seq), coalesce(l.nextSeq, 1)
    FROM responder_events AS e LEFT JOIN lanes AS l ON l.tenant = e.tenant AND l._id = e.userId
    WHERE e.seq IS NOT NULL
    GROUP BY e.tenant, e.userId
    HAVING min(e.seq) <> 1 OR max(e.seq) <> count(*) OR coalesce(l.nextSeq, 1) <> max(e.seq) + 1";

const UNFOUNDED_CLAIMS: &str = "
    SELECT o.tenant, o.userId, o._id
    FROM responder_outbox AS o LEFT JOIN lanes AS l ON l.tenant = o.tenant AND l._id = o.userId
    WHERE o.claimFence IS NOT NULL AND o.claimFence > coalesce(l.fence, 0)";
