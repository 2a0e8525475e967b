//! Claiming a message, and the one atomic write that answers it.

use astra_core::{
    Error, ErrorKind,
    store::{Claim, Committed, Lease, LogEvent, MessageStatus, OutboxMessage, Outcome, Turn},
};
use rusqlite::{Connection, named_params};

use crate::{
    Step,
    error::Done,
    lanes::{self, stale},
    log, outbox,
    sql::run,
    writer::Tx,
};

/// Sets a message to processing, if it still is what was seen.
pub(crate) fn claim(tx: &mut Tx<'_>, lease: &Lease, seen: &OutboxMessage) -> Done<OutboxMessage> {
    lanes::held(tx, lease, tx.now)?;
    let changed = run(
        tx,
        "UPDATE responder_outbox
         SET status = 'processing', claimFence = :fence, claimToken = :token, attempts = attempts + 1
         WHERE tenant = :tenant AND userId = :user AND _id = :id AND status IN ('pending', 'processing')
            AND status = :seenStatus AND claimFence IS :seenFence AND claimToken IS :seenToken",
        named_params! {
            ":fence": lease.fence,
            ":token": lease.token,
            ":tenant": lease.scope.tenant().as_str(),
            ":user": lease.scope.user().as_str(),
            ":id": seen.id.as_str(),
            ":seenStatus": seen.status.as_str(),
            ":seenFence": seen.claim.as_ref().map(|claim| claim.fence),
            ":seenToken": seen.claim.as_ref().map(|claim| claim.token.as_str()),
        },
    )?;
    let claimed = outbox::message(tx, &lease.scope, &seen.id)?;
    match claimed {
        Some(claimed) if changed == 1 => {
            tx.written(Step::Claim);
            Ok(claimed)
        }
        _ => Err(Error::new(ErrorKind::Conflict, "the message is not what it was")
            .with("id", &seen.id)
            .into()),
    }
}

/// Writes a turn, or finds that it is written.
pub(crate) fn commit(tx: &mut Tx<'_>, lease: &Lease, turn: &Turn) -> Done<Committed> {
    if turn
        .events
        .iter()
        .any(|event| event.part.is_none() && event.key.is_none())
    {
        return Err(Error::invalid("events", "an event with neither", "a part or a key for each").into());
    }
    let stored = outbox::message(tx, &lease.scope, &turn.message)?;
    if let Some(stored) = &stored
        && let Some(events) = first_result(tx, lease, turn, stored)?
    {
        return Ok(Committed { events, repeated: true });
    }
    let lane = lanes::held(tx, lease, tx.now)?;
    let stored = stored.ok_or_else(|| stale(lease))?;
    if turn.outcome == Outcome::Answered {
        if stored.answer_due_at.is_none() {
            return Err(
                Error::new(ErrorKind::Conflict, "the request for work was closed otherwise")
                    .with("id", &turn.message)
                    .into(),
            );
        }
    } else if stored.status != MessageStatus::Processing || !is_claimed(&stored, lease) {
        return Err(stale(lease).into());
    }

    let mut next_seq = log::number_waiting(tx, &lease.scope, lane.next_seq)?;
    for event in &turn.events {
        if log::append(tx, &lease.scope, &turn.message, event, next_seq)? {
            next_seq += 1;
        }
    }
    log::keep_next(tx, &lease.scope, next_seq)?;
    complete(tx, lease, turn)?;
    let events = written(tx, lease, turn)?;
    tx.written(Step::Turn);
    Ok(Committed {
        events,
        repeated: false,
    })
}

/// The events of a turn that an earlier call wrote. Found also by a caller who lost the lease since: nothing is
/// written, and who does not know what became of the first call gets to know it.
fn first_result(
    connection: &Connection,
    lease: &Lease,
    turn: &Turn,
    stored: &OutboxMessage,
) -> Done<Option<Vec<LogEvent>>> {
    if turn.outcome == Outcome::Answered {
        if stored.answer_due_at.is_some() {
            return Ok(None);
        }
        let events = written(connection, lease, turn)?;
        return Ok((events.len() == turn.events.len()).then_some(events));
    }
    if stored.status == MessageStatus::Processing || !is_claimed(stored, lease) {
        return Ok(None);
    }
    written(connection, lease, turn).map(Some)
}

fn is_claimed(message: &OutboxMessage, lease: &Lease) -> bool {
    message
        .claim
        .as_ref()
        .is_some_and(|Claim { fence, token }| *fence == lease.fence && *token == lease.token)
}

/// Those events of a turn that the log has.
fn written(connection: &Connection, lease: &Lease, turn: &Turn) -> Done<Vec<LogEvent>> {
    let found = turn
        .events
        .iter()
        .filter_map(|event| log::written(connection, &lease.scope, &turn.message, event).transpose());
    found.collect()
}

/// Leaves the message as the outcome says.
fn complete(tx: &Tx<'_>, lease: &Lease, turn: &Turn) -> Done<()> {
    let (status, next_attempt, error, answer_due) = match &turn.outcome {
        Outcome::Delivered | Outcome::Answered => (MessageStatus::Delivered, None, None, None),
        Outcome::AwaitingAnswer { until } => (MessageStatus::Delivered, None, None, Some(until)),
        Outcome::Retry { at, reason } => (MessageStatus::Pending, Some(at), Some(reason), None),
        Outcome::Dead { reason } => (MessageStatus::Dead, None, Some(reason), None),
    };
    let delivered_at = (status == MessageStatus::Delivered).then_some(tx.now);
    run(
        tx,
        "UPDATE responder_outbox
         SET status = :status, nextAttemptAt = :next, error = :error, answerDueAt = :due,
             deliveredAt = coalesce(deliveredAt, :delivered)
         WHERE tenant = :tenant AND userId = :user AND _id = :id",
        named_params! {
            ":status": status.as_str(),
            ":next": next_attempt.map(|at| at.as_millisecond()),
            ":error": error,
            ":due": answer_due.map(|at| at.as_millisecond()),
            ":delivered": delivered_at,
            ":tenant": lease.scope.tenant().as_str(),
            ":user": lease.scope.user().as_str(),
            ":id": turn.message.as_str(),
        },
    )?;
    Ok(())
}
