//! Lanes: their marks, their leases, and who is next.

use std::ops::RangeInclusive;

use astra_core::{
    Error, ErrorKind, TenantId, UserId, UserScope,
    store::{Epoch, Lease, LeaseRequest},
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{
    Step,
    error::Done,
    log,
    sql::{after, all, as_instant, limit, one, run},
    writer::Tx,
};

/// The lane of a holder whose lease runs.
pub(crate) struct Held {
    pub(crate) marks: u64,
    pub(crate) next_seq: u64,
}

/// The user of a row whose first two columns are the tenant and the user.
pub(crate) fn scope(row: &Row<'_>) -> Done<UserScope> {
    Ok(UserScope::new(
        TenantId::new(row.get::<_, String>(0)?)?,
        UserId::new(row.get::<_, String>(1)?)?,
    ))
}

/// The next ordinal: they grow in the order of commits, across processes.
pub(crate) fn next_ordinal(tx: &Tx<'_>) -> Done<i64> {
    let mut statement = tx.prepare_cached("UPDATE ordinals SET latest = latest + 1 RETURNING latest")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// Says that there is something to look at; a lane comes to be where there is none.
pub(crate) fn mark(tx: &mut Tx<'_>, scope: &UserScope) -> Done<()> {
    let ordinal = next_ordinal(tx)?;
    run(
        tx,
        "INSERT INTO lanes (tenant, _id, bucket, marks, epoch, rested, revision, writer)
         VALUES (:tenant, :user, :bucket, 1, :epoch, :ordinal, :ordinal, :writer)
         ON CONFLICT (tenant, _id) DO UPDATE SET
            marks = marks + 1,
            -- After its user was deleted a lane has no epoch; it gets a new one when the user comes back.
            epoch = CASE WHEN erasedAt IS NULL THEN epoch ELSE excluded.epoch END,
            erasedAt = NULL,
            revision = excluded.revision,
            writer = excluded.writer",
        named_params! {
            ":tenant": scope.tenant().as_str(),
            ":user": scope.user().as_str(),
            ":bucket": scope.user().bucket(),
            ":epoch": Epoch::generate().0,
            ":ordinal": ordinal,
            ":writer": tx.writer,
        },
    )?;
    tx.hint(scope);
    tx.written(Step::Mark);
    Ok(())
}

/// Leases the claimable lane that was left alone the longest.
pub(crate) fn lease(tx: &mut Tx<'_>, request: &LeaseRequest) -> Done<Option<Lease>> {
    ripen(tx)?;
    let Some((scope, next_seq)) = claimable(tx, request)? else {
        return Ok(None);
    };
    let token = ulid::Ulid::generate().to_string();
    let until = after(tx.now, request.ttl);
    let ordinal = next_ordinal(tx)?;
    let mut statement = tx.prepare_cached(
        "UPDATE lanes SET fence = fence + 1, leaseToken = ?1, leasedUntil = ?2, rested = ?3
         WHERE tenant = ?4 AND _id = ?5 RETURNING fence",
    )?;
    let fence = statement.query_row(
        (&token, until, ordinal, scope.tenant().as_str(), scope.user().as_str()),
        |row| row.get(0),
    )?;
    drop(statement);
    log::number_waiting(tx, &scope, next_seq)?;
    tx.written(Step::Lease);
    Ok(Some(Lease {
        scope,
        fence,
        token,
        until: as_instant("leasedUntil", until)?,
    }))
}

/// Turns due times that have come into marks, so that one queue holds every lane with work. A lane that is held
/// keeps its own: its holder is looking already.
fn ripen(tx: &Tx<'_>) -> Done<()> {
    const AT_ONCE: i64 = 1024;
    run(
        tx,
        "UPDATE lanes SET marks = marks + 1, dueAt = NULL WHERE (tenant, _id) IN (
            SELECT tenant, _id FROM lanes INDEXED BY lanes_due
            WHERE dueAt <= ?1 AND (leasedUntil IS NULL OR leasedUntil <= ?1) ORDER BY dueAt LIMIT ?2)",
        (tx.now, AT_ONCE),
    )?;
    Ok(())
}

fn claimable(tx: &Tx<'_>, request: &LeaseRequest) -> Done<Option<(UserScope, u64)>> {
    let (first, last) = (*request.buckets.start(), *request.buckets.end());
    let read = |row: &Row<'_>| Ok((scope(row)?, row.get(2)?));
    match &request.only {
        None => one(
            tx,
            "SELECT tenant, _id, nextSeq FROM lanes INDEXED BY lanes_marked
             WHERE marks > seen AND bucket BETWEEN ?2 AND ?3 AND (leasedUntil IS NULL OR leasedUntil <= ?1)
             ORDER BY rested LIMIT 1",
            (tx.now, first, last),
            read,
        ),
        Some(only) => one(
            tx,
            "SELECT tenant, _id, nextSeq FROM lanes
             WHERE tenant = ?4 AND _id = ?5
                AND marks > seen AND bucket BETWEEN ?2 AND ?3 AND (leasedUntil IS NULL OR leasedUntil <= ?1)",
            (tx.now, first, last, only.tenant().as_str(), only.user().as_str()),
            read,
        ),
    }
}

/// The lane, if `lease` is the one that runs at `now`.
pub(crate) fn held(connection: &Connection, lease: &Lease, now: i64) -> Done<Held> {
    let found = one(
        connection,
        "SELECT marks, nextSeq FROM lanes
         WHERE tenant = ?1 AND _id = ?2 AND fence = ?3 AND leaseToken = ?4 AND leasedUntil > ?5",
        (
            lease.scope.tenant().as_str(),
            lease.scope.user().as_str(),
            lease.fence,
            &lease.token,
            now,
        ),
        |row| {
            Ok(Held {
                marks: row.get(0)?,
                next_seq: row.get(1)?,
            })
        },
    )?;
    found.ok_or_else(|| stale(lease).into())
}

/// Extends a lease, and numbers what came in meanwhile.
pub(crate) fn renew(tx: &mut Tx<'_>, lease: &Lease, ttl: std::time::Duration) -> Done<Lease> {
    let lane = held(tx, lease, tx.now)?;
    let until = after(tx.now, ttl);
    run(
        tx,
        "UPDATE lanes SET leasedUntil = ?1 WHERE tenant = ?2 AND _id = ?3",
        (until, lease.scope.tenant().as_str(), lease.scope.user().as_str()),
    )?;
    log::number_waiting(tx, &lease.scope, lane.next_seq)?;
    tx.written(Step::Renew);
    Ok(Lease {
        until: as_instant("leasedUntil", until)?,
        ..lease.clone()
    })
}

/// Gives a lane back. Who tried it while it was held, or sleeps until it is due, is told.
pub(crate) fn release(tx: &mut Tx<'_>, lease: &Lease, seen: u64, due_at: Option<Timestamp>) -> Done<()> {
    let lane = held(tx, lease, tx.now)?;
    let ordinal = next_ordinal(tx)?;
    let (tenant, user) = (lease.scope.tenant().as_str(), lease.scope.user().as_str());
    let due_at = due_at.map(Timestamp::as_millisecond);
    run(
        tx,
        "UPDATE lanes SET seen = max(seen, ?1), dueAt = ?2, leaseToken = NULL, leasedUntil = NULL, rested = ?3
         WHERE tenant = ?4 AND _id = ?5",
        (seen.min(lane.marks), due_at, ordinal, tenant, user),
    )?;
    let told = run(
        tx,
        "UPDATE lanes SET revision = ?1, writer = ?2
         WHERE tenant = ?3 AND _id = ?4 AND (marks > seen OR dueAt IS NOT NULL)",
        (ordinal, tx.writer, tenant, user),
    )?;
    if told > 0 {
        tx.hint(&lease.scope);
    }
    tx.written(Step::Release);
    Ok(())
}

/// When the next lane can be leased, by what is stored at `now`.
pub(crate) fn next_due(connection: &Connection, buckets: &RangeInclusive<u8>, now: i64) -> Done<Option<Timestamp>> {
    let (first, last) = (*buckets.start(), *buckets.end());
    let ready: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM lanes INDEXED BY lanes_marked
             WHERE marks > seen AND bucket BETWEEN ?1 AND ?2 AND (leasedUntil IS NULL OR leasedUntil <= ?3))",
        )?
        .query_row((first, last, now), |row| row.get(0))?;
    if ready {
        return as_instant("now", now).map(Some);
    }
    let free: Option<i64> = connection
        .prepare_cached(
            "SELECT dueAt FROM lanes INDEXED BY lanes_due
             WHERE dueAt IS NOT NULL AND bucket BETWEEN ?1 AND ?2 AND (leasedUntil IS NULL OR leasedUntil <= ?3)
             ORDER BY dueAt LIMIT 1",
        )?
        .query_row((first, last, now), |row| row.get(0))
        .optional()?;
    let held: Option<i64> = connection
        .prepare_cached(
            "SELECT min(CASE WHEN marks > seen THEN leasedUntil ELSE max(leasedUntil, dueAt) END)
             FROM lanes INDEXED BY lanes_leased
             WHERE leasedUntil > ?3 AND bucket BETWEEN ?1 AND ?2 AND (marks > seen OR dueAt IS NOT NULL)",
        )?
        .query_row((first, last, now), |row| row.get(0))?;
    free.into_iter()
        .chain(held)
        .min()
        .map(|due| as_instant("dueAt", due.max(now)))
        .transpose()
}

/// A lane that nobody would look at: none, or one without a mark that is not due.
macro_rules! left_alone {
    () => {
        "(l._id IS NULL OR (l.marks <= l.seen AND (l.dueAt IS NULL OR l.dueAt > :now)))"
    };
}

/// A message that nobody would look at although it could be answered now: any unfinished one of a lane that will
/// never be due, or another host's at the head of one that will be later, for another reason.
macro_rules! left_alone_messages {
    ($since:literal) => {
        concat!(
            "SELECT o.tenant, o.userId FROM responder_outbox AS o ",
            $since,
            " LEFT JOIN lanes AS l ON l.tenant = o.tenant AND l._id = o.userId
              WHERE o.status IN ('pending', 'processing') AND o.ordinal > :since AND ",
            left_alone!(),
            " AND (l.dueAt IS NULL OR (o.v IS NULL AND o.status = 'pending' AND coalesce(o.nextAttemptAt, 0) <= :now AND NOT EXISTS (
                SELECT 1 FROM responder_outbox AS older
                WHERE older.tenant = o.tenant AND older.userId = o.userId
                    AND older.status IN ('pending', 'processing')
                    AND (older.createdAt, older._id) < (o.createdAt, o._id))))
              GROUP BY o.tenant, o.userId LIMIT :limit"
        )
    };
}

/// Events without a number that nobody would look at.
macro_rules! left_alone_events {
    ($since:literal) => {
        concat!(
            "SELECT e.tenant, e.userId FROM responder_events AS e ",
            $since,
            " LEFT JOIN lanes AS l ON l.tenant = e.tenant AND l._id = e.userId
              WHERE e.seq IS NULL AND e.ordinal > :since AND ",
            left_alone!(),
            " GROUP BY e.tenant, e.userId LIMIT :limit"
        )
    };
}

/// At most `most` users with rows that another host wrote and that nobody would look at.
pub(crate) fn unmarked(connection: &Connection, now: i64, most: usize) -> Done<Vec<UserScope>> {
    let messages = left_alone_messages!("INDEXED BY outbox_unfinished");
    let events = left_alone_events!("INDEXED BY events_unnumbered");
    seek(connection, [(messages, -1), (events, -1)], now, most)
}

/// The same, of rows after these ordinals only.
pub(crate) fn unmarked_since(
    connection: &Connection,
    (outbox, events): (i64, i64),
    now: i64,
    most: usize,
) -> Done<Vec<UserScope>> {
    let sources = [
        (left_alone_messages!("NOT INDEXED"), outbox),
        (left_alone_events!("NOT INDEXED"), events),
    ];
    seek(connection, sources, now, most)
}

fn seek(connection: &Connection, sources: [(&str, i64); 2], now: i64, most: usize) -> Done<Vec<UserScope>> {
    let mut users = Vec::new();
    for (sql, since) in sources {
        let params = named_params! {":now": now, ":since": since, ":limit": limit(most)};
        users.extend(all(connection, sql, params, scope)?);
    }
    users.sort_unstable();
    users.dedup();
    users.truncate(most);
    Ok(users)
}

/// Marks at most `most` lanes that nobody would look at; how many.
pub(crate) fn sweep(tx: &mut Tx<'_>, most: usize) -> Done<usize> {
    let users = unmarked(tx, tx.now, most)?;
    users.iter().try_for_each(|scope| mark(tx, scope))?;
    Ok(users.len())
}

/// The error of a holder that is none any more.
pub(crate) fn stale(lease: &Lease) -> Error {
    Error::new(ErrorKind::StaleLease, "the lease ran out or the lane was taken over").with("fence", lease.fence)
}
