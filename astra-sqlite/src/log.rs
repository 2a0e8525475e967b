//! The log of a user: events in the order of their numbers, and those that wait for one.

use astra_core::{
    Result, UserScope,
    store::{
        Epoch, EventId, EventKind, EventLog, EventPage, EventQuery, LogEvent, MessageId, NewEvent, Span, TurnEvent,
    },
};
use async_trait::async_trait;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{
    SqliteStore,
    error::Done,
    lanes,
    sql::{all, document_or_none, instant, json, limit, named, one, run},
    writer::Tx,
};

const COLUMNS: &str = "_id, seq, kind, role, content, metadata, outboxId, part, key, createdAt";

#[async_trait]
impl EventLog for SqliteStore {
    async fn insert(&self, scope: &UserScope, event: NewEvent) -> Result<EventId> {
        let scope = scope.clone();
        self.write("insert", move |tx| insert(tx, &scope, &event)).await
    }

    async fn events(&self, scope: &UserScope, query: &EventQuery) -> Result<EventPage> {
        let (scope, query) = (scope.clone(), query.clone());
        self.read("events", move |connection| page(connection, &scope, &query))
            .await
    }
}

fn insert(tx: &mut Tx<'_>, scope: &UserScope, event: &NewEvent) -> Done<EventId> {
    let (tenant, user) = (scope.tenant().as_str(), scope.user().as_str());
    let known = tx
        .prepare_cached("SELECT _id FROM responder_events WHERE tenant = ?1 AND userId = ?2 AND key = ?3")?
        .query_row((tenant, user, &event.key), |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(EventId(id));
    }
    // The lane keeps the date, so it comes first.
    lanes::mark(tx, scope)?;
    let created_at: i64 = tx
        .prepare_cached(
            "UPDATE lanes SET latestInsert = max(?1, coalesce(latestInsert + 1, ?1))
             WHERE tenant = ?2 AND _id = ?3 RETURNING latestInsert",
        )?
        .query_row((tx.now, tenant, user), |row| row.get(0))?;
    let id = ulid::Ulid::generate().to_string();
    run(
        tx,
        "INSERT INTO responder_events (tenant, _id, userId, kind, role, content, metadata, outboxId, key, createdAt)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        (
            tenant,
            &id,
            user,
            event.kind.as_str(),
            event.role.as_str(),
            &event.content,
            event.metadata.as_ref().map(json).transpose()?,
            event.message.as_ref().map(MessageId::as_str),
            &event.key,
            created_at,
        ),
    )?;
    Ok(EventId(id))
}

fn page(connection: &Connection, scope: &UserScope, query: &EventQuery) -> Done<EventPage> {
    let (tenant, user) = (scope.tenant().as_str(), scope.user().as_str());
    let lane = one(
        connection,
        "SELECT epoch, nextSeq FROM lanes WHERE tenant = ?1 AND _id = ?2",
        (tenant, user),
        |row| Ok((Epoch(row.get(0)?), row.get::<_, u64>(1)?.saturating_sub(1))),
    )?;
    let (epoch, head) = lane.unwrap_or_else(|| (Epoch(String::new()), 0));
    let (above, below, order) = match query.span {
        Span::After(seq) => (bounded(seq), i64::MAX, "ASC"),
        Span::Before(end) => (0, end.map_or(i64::MAX, bounded), "DESC"),
    };
    // Two queries, so that each finds its index.
    let (index, chosen) = if query.message.is_some() {
        ("events_of_message", "outboxId IS NOT NULL AND outboxId = :message")
    } else {
        ("events_by_seq", ":message IS NULL")
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM responder_events INDEXED BY {index}
         WHERE tenant = :tenant AND userId = :user AND {chosen}
            AND seq IS NOT NULL AND seq > :above AND seq < :below
         ORDER BY seq {order} LIMIT :limit"
    );
    let params = named_params! {
        ":tenant": tenant,
        ":user": user,
        ":above": above,
        ":below": below,
        ":message": query.message.as_ref().map(MessageId::as_str),
        ":limit": limit(query.limit),
    };
    let mut events = all(connection, &sql, params, event)?;
    if matches!(query.span, Span::Before(_)) {
        events.reverse();
    }
    Ok(EventPage { epoch, head, events })
}

fn bounded(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

/// Every event of a user, those without a number last.
pub(crate) fn every(connection: &Connection, scope: &UserScope) -> Done<Vec<LogEvent>> {
    all(
        connection,
        &format!(
            "SELECT {COLUMNS} FROM responder_events WHERE tenant = ?1 AND userId = ?2
             ORDER BY seq IS NULL, seq, createdAt, _id"
        ),
        (scope.tenant().as_str(), scope.user().as_str()),
        event,
    )
}

/// Numbers the events that wait, by (createdAt, _id), from `next_seq` on; returns the number that is next then.
pub(crate) fn number_waiting(tx: &mut Tx<'_>, scope: &UserScope, next_seq: u64) -> Done<u64> {
    let (tenant, user) = (scope.tenant().as_str(), scope.user().as_str());
    let waiting: bool = tx
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM responder_events WHERE tenant = ?1 AND userId = ?2 AND seq IS NULL)",
        )?
        .query_row((tenant, user), |row| row.get(0))?;
    if !waiting {
        return Ok(next_seq);
    }
    let numbered = run(
        tx,
        "UPDATE responder_events SET seq = ?3 + waiting.place - 1 FROM (
            SELECT ordinal AS waits, row_number() OVER (ORDER BY createdAt, _id) AS place
            FROM responder_events INDEXED BY events_unnumbered WHERE tenant = ?1 AND userId = ?2 AND seq IS NULL
         ) AS waiting WHERE ordinal = waiting.waits",
        (tenant, user, next_seq),
    )?;
    let next_seq = next_seq.saturating_add(numbered as u64);
    keep_next(tx, scope, next_seq)?;
    Ok(next_seq)
}

/// Keeps the number that is next, and tells listeners.
pub(crate) fn keep_next(tx: &mut Tx<'_>, scope: &UserScope, next_seq: u64) -> Done<()> {
    let ordinal = lanes::next_ordinal(tx)?;
    run(
        tx,
        "UPDATE lanes SET nextSeq = ?1, revision = ?2, writer = ?3 WHERE tenant = ?4 AND _id = ?5",
        (
            next_seq,
            ordinal,
            tx.writer,
            scope.tenant().as_str(),
            scope.user().as_str(),
        ),
    )?;
    tx.hint(scope);
    Ok(())
}

/// Appends an event of a turn as number `seq`; false, and nothing written, where its part or key is there.
pub(crate) fn append(tx: &Tx<'_>, scope: &UserScope, message: &MessageId, event: &TurnEvent, seq: u64) -> Done<bool> {
    let written = run(
        tx,
        "INSERT INTO responder_events
            (tenant, _id, userId, seq, kind, role, content, metadata, outboxId, part, key, createdAt)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT (tenant, userId, outboxId, part) WHERE outboxId IS NOT NULL DO NOTHING
         ON CONFLICT (tenant, userId, key) WHERE key IS NOT NULL DO NOTHING",
        (
            scope.tenant().as_str(),
            ulid::Ulid::generate().to_string(),
            scope.user().as_str(),
            seq,
            event.kind.as_str(),
            event.role.as_str(),
            &event.content,
            event.metadata.as_ref().map(json).transpose()?,
            message.as_str(),
            event.part,
            &event.key,
            tx.now,
        ),
    )?;
    Ok(written == 1)
}

/// The numbered event that has the part, or else the key, of an event of a turn.
pub(crate) fn written(
    connection: &Connection,
    scope: &UserScope,
    message: &MessageId,
    event: &TurnEvent,
) -> Done<Option<LogEvent>> {
    let (tenant, user) = (scope.tenant().as_str(), scope.user().as_str());
    match (event.part, &event.key) {
        (Some(part), _) => one(
            connection,
            &format!(
                "SELECT {COLUMNS} FROM responder_events
                 WHERE tenant = ?1 AND userId = ?2 AND outboxId IS NOT NULL AND outboxId = ?3 AND part = ?4
                    AND seq IS NOT NULL"
            ),
            (tenant, user, message.as_str(), part),
            self::event,
        ),
        (None, Some(key)) => one(
            connection,
            &format!(
                "SELECT {COLUMNS} FROM responder_events
                 WHERE tenant = ?1 AND userId = ?2 AND key = ?3 AND seq IS NOT NULL"
            ),
            (tenant, user, key),
            self::event,
        ),
        (None, None) => Ok(None),
    }
}

fn event(row: &Row<'_>) -> Done<LogEvent> {
    Ok(LogEvent {
        id: EventId(row.get("_id")?),
        seq: row.get::<_, Option<u64>>("seq")?.unwrap_or(0),
        kind: EventKind::named(row.get::<_, String>("kind")?),
        role: named(row, "role")?,
        content: row.get("content")?,
        metadata: document_or_none(row, "metadata")?,
        message: row
            .get::<_, Option<String>>("outboxId")?
            .map(MessageId::new)
            .transpose()?,
        part: row.get("part")?,
        key: row.get("key")?,
        created_at: instant(row, "createdAt")?,
    })
}
