//! The little that every query shares: prepared statements, and columns as types.

use std::time::Duration;

use astra_core::{Error, ErrorKind};
use jiff::Timestamp;
use rusqlite::{Connection, Params, Row};
use serde::{Serialize, de::DeserializeOwned};

use crate::error::{Done, Fault, corrupt};

/// The first row, as `read` sees it.
pub(crate) fn one<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> Done<T>,
) -> Done<Option<T>> {
    connection
        .prepare_cached(sql)?
        .query_and_then(params, read)?
        .next()
        .transpose()
}

/// Every row, as `read` sees it.
pub(crate) fn all<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> Done<T>,
) -> Done<Vec<T>> {
    connection.prepare_cached(sql)?.query_and_then(params, read)?.collect()
}

/// Runs a statement; how many rows it changed.
pub(crate) fn run(connection: &Connection, sql: &str, params: impl Params) -> Done<usize> {
    Ok(connection.prepare_cached(sql)?.execute(params)?)
}

/// A number of rows as SQL counts.
pub(crate) fn limit(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// The instant of `milliseconds` after `start`, held at the end of the calendar.
pub(crate) fn after(start: i64, by: Duration) -> i64 {
    let by = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
    start.saturating_add(by).min(Timestamp::MAX.as_millisecond())
}

/// The instant of milliseconds since 1970 that a column holds.
pub(crate) fn instant(row: &Row<'_>, column: &str) -> Done<Timestamp> {
    as_instant(column, row.get(column)?)
}

/// The same where the column may be NULL.
pub(crate) fn instant_or_none(row: &Row<'_>, column: &str) -> Done<Option<Timestamp>> {
    row.get::<_, Option<i64>>(column)?
        .map(|value| as_instant(column, value))
        .transpose()
}

/// Milliseconds since 1970 as an instant.
pub(crate) fn as_instant(column: &str, milliseconds: i64) -> Done<Timestamp> {
    Timestamp::from_millisecond(milliseconds).map_err(|_| corrupt(column, milliseconds).into())
}

/// The document that a column holds as JSON text.
pub(crate) fn document<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Done<T> {
    let text = row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?;
    serde_json::from_str(text).map_err(|error| Fault::Astra(corrupt(column, "no such document").caused_by(error)))
}

/// The same where the column may be NULL.
pub(crate) fn document_or_none<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Done<Option<T>> {
    match row.get_ref(column)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => document(row, column).map(Some),
    }
}

/// A document as JSON text.
pub(crate) fn json(document: &impl Serialize) -> Done<String> {
    serde_json::to_string(document).map_err(|error| {
        Error::new(ErrorKind::Internal, "a value cannot be written as JSON")
            .caused_by(error)
            .into()
    })
}

/// The value whose stable name a column holds.
pub(crate) fn named<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Done<T> {
    let name = row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?;
    T::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name))
        .map_err(|_| corrupt(column, name).into())
}

/// The stable name of a value.
pub(crate) fn name(value: &impl Serialize) -> Done<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Ok(name),
        _ => Err(Error::new(ErrorKind::Internal, "a value has no stable name").into()),
    }
}
