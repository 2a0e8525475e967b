//! The messages of a user: posted, listed, and the one at the head.

use astra_core::{
    Error, ErrorKind, UserScope,
    store::{Claim, Head, Lease, MessageId, MessageQuery, NewMessage, OutboxMessage},
};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::{
    Step,
    error::Done,
    lanes,
    sql::{all, as_instant, document_or_none, instant, instant_or_none, json, limit, named, one, run},
    writer::Tx,
};

const COLUMNS: &str = "_id, content, status, metadata, createdAt, attempts, nextAttemptAt, claimFence, claimToken, \
                       error, deliveredAt, answerDueAt, v";

/// Writes a message and marks its lane.
pub(crate) fn post(tx: &mut Tx<'_>, scope: &UserScope, new: &NewMessage) -> Done<OutboxMessage> {
    if let Some(posted) = message(tx, scope, &new.id)? {
        if posted.content == new.content {
            return Ok(posted);
        }
        return Err(
            Error::new(ErrorKind::Conflict, "a message with this id and other words is there")
                .with("id", &new.id)
                .into(),
        );
    }
    let (tenant, user) = (scope.tenant().as_str(), scope.user().as_str());
    let latest: Option<i64> = tx
        .prepare_cached("SELECT latestPost FROM lanes WHERE tenant = ?1 AND _id = ?2")?
        .query_row((tenant, user), |row| row.get(0))
        .optional()?
        .flatten();
    let created_at = latest.map_or(tx.now, |latest| tx.now.max(latest.saturating_add(1)));
    run(
        tx,
        "INSERT INTO responder_outbox (tenant, _id, userId, content, status, metadata, createdAt, v)
         VALUES (?1, ?2, ?3, ?4, 'pending', ?5, ?6, ?7)",
        (
            tenant,
            new.id.as_str(),
            user,
            &new.content,
            new.metadata.as_ref().map(json).transpose()?,
            created_at,
            OutboxMessage::VERSION,
        ),
    )?;
    tx.written(Step::Post);
    lanes::mark(tx, scope)?;
    run(
        tx,
        "UPDATE lanes SET latestPost = ?1 WHERE tenant = ?2 AND _id = ?3",
        (created_at, tenant, user),
    )?;
    message(tx, scope, &new.id)?.ok_or_else(|| Error::not_found("message", &new.id).into())
}

/// One message.
pub(crate) fn message(connection: &Connection, scope: &UserScope, id: &MessageId) -> Done<Option<OutboxMessage>> {
    one(
        connection,
        &format!("SELECT {COLUMNS} FROM responder_outbox WHERE tenant = ?1 AND userId = ?2 AND _id = ?3"),
        (scope.tenant().as_str(), scope.user().as_str(), id.as_str()),
        row,
    )
}

/// Messages, oldest first.
pub(crate) fn messages(connection: &Connection, scope: &UserScope, query: &MessageQuery) -> Done<Vec<OutboxMessage>> {
    let most = if query.limit == 0 {
        MessageQuery::LIMIT
    } else {
        query.limit
    };
    all(
        connection,
        &format!(
            "SELECT {COLUMNS} FROM responder_outbox
             WHERE tenant = ?1 AND userId = ?2 AND (?3 IS NULL OR status = ?3) ORDER BY createdAt, _id LIMIT ?4"
        ),
        (
            scope.tenant().as_str(),
            scope.user().as_str(),
            query.status.map(|status| status.as_str()),
            limit(most),
        ),
        row,
    )
}

/// What stands at the head of a leased lane.
pub(crate) fn head(connection: &Connection, lease: &Lease, now: i64) -> Done<Head> {
    let lane = lanes::held(connection, lease, now)?;
    let user = (lease.scope.tenant().as_str(), lease.scope.user().as_str());
    Ok(Head {
        marks: lane.marks,
        now: as_instant("now", now)?,
        message: one(
            connection,
            &format!(
                "SELECT {COLUMNS} FROM responder_outbox INDEXED BY outbox_unfinished
                 WHERE tenant = ?1 AND userId = ?2 AND status IN ('pending', 'processing')
                 ORDER BY createdAt, _id LIMIT 1"
            ),
            user,
            row,
        )?,
        awaiting: one(
            connection,
            &format!(
                "SELECT {COLUMNS} FROM responder_outbox INDEXED BY outbox_awaiting
                 WHERE tenant = ?1 AND userId = ?2 AND answerDueAt IS NOT NULL ORDER BY answerDueAt, _id LIMIT 1"
            ),
            user,
            row,
        )?,
    })
}

fn row(row: &Row<'_>) -> Done<OutboxMessage> {
    let claim = match (row.get("claimFence")?, row.get("claimToken")?) {
        (Some(fence), Some(token)) => Some(Claim { fence, token }),
        _ => None,
    };
    Ok(OutboxMessage {
        id: MessageId::new(row.get::<_, String>("_id")?)?,
        content: row.get("content")?,
        status: named(row, "status")?,
        metadata: document_or_none(row, "metadata")?,
        created_at: instant(row, "createdAt")?,
        attempts: row.get("attempts")?,
        next_attempt_at: instant_or_none(row, "nextAttemptAt")?,
        claim,
        error: row.get("error")?,
        delivered_at: instant_or_none(row, "deliveredAt")?,
        answer_due_at: instant_or_none(row, "answerDueAt")?,
        v: row.get("v")?,
    })
}
