//! Working through one leased lane.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;

use super::{Inner, Stage, answer, turn};
use crate::{
    Error, ErrorKind, Result,
    clock::later,
    store::{Committed, Head, Lease, MessageId, MessageStatus, OutboxMessage, Outcome, Turn},
};

/// What became of a leased lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LaneEnd {
    pub(super) turns: usize,
}

/// What to do about a head.
enum Step {
    /// Answer this message.
    Answer(OutboxMessage),
    /// Close the open request for work of this one.
    FallBack(OutboxMessage),
    /// Nothing now; look again then.
    Rest(Option<Timestamp>),
}

/// Answers what can be answered, and gives the lane back.
pub(super) async fn work(inner: &Inner, lease: &Lease, stop: &CancellationToken) -> Result<LaneEnd> {
    let mut end = LaneEnd::default();
    let mut lease = lease.clone();
    loop {
        let head = inner.store.head(&lease).await?;
        let (seen, due) = match step(inner, &head) {
            // Not ticked off, so that the lane stays claimable.
            Step::Answer(_) | Step::FallBack(_)
                if stop.is_cancelled() || end.turns >= inner.options.turns_per_lease =>
            {
                (0, None)
            }
            Step::Answer(message) => {
                end.turns += 1;
                lease = answer_one(inner, lease, &message).await?;
                continue;
            }
            Step::FallBack(message) => {
                end.turns += 1;
                // An insight that came since the lease has no number yet: renewing gives it one.
                lease = inner.store.renew(&lease, inner.options.lease).await?;
                let turn = turn::fall_back(inner, &lease, &message).await?;
                commit(inner, &lease, &turn).await?;
                continue;
            }
            Step::Rest(due) => (head.marks, due),
        };
        inner.store.release(&lease, seen, due).await?;
        inner.observe(Stage::Released, &lease);
        return Ok(end);
    }
}

fn step(inner: &Inner, head: &Head) -> Step {
    let fall_back = head
        .awaiting
        .as_ref()
        .and_then(|message| Some((message.answer_due_at?, message)));
    let next_fall_back = fall_back.map(|(due, _)| due);
    let rest_until = |at: Timestamp| Step::Rest(Some(next_fall_back.map_or(at, |due| due.min(at))));
    if let Some((due, message)) = fall_back
        && due <= head.now
    {
        return Step::FallBack(message.clone());
    }
    let Some(message) = &head.message else {
        return Step::Rest(next_fall_back);
    };
    match (message.status, &message.claim) {
        (MessageStatus::Processing, None) => {
            let take_over = inner.foreign.until(message, head.now, inner.options.take_over);
            if take_over.is_some_and(|at| at <= head.now) {
                return Step::Answer(message.clone());
            }
            // Nobody tells when the other host is done.
            let look_again = later(head.now, inner.options.foreign_check);
            rest_until(take_over.map_or(look_again, |at| at.min(look_again)))
        }
        _ => match message.next_attempt_at {
            Some(at) if at > head.now => rest_until(at),
            _ => Step::Answer(message.clone()),
        },
    }
}

/// Claims, answers and commits one message. Returns the lease as last renewed.
async fn answer_one(inner: &Inner, mut lease: Lease, seen: &OutboxMessage) -> Result<Lease> {
    let message = match inner.store.claim(&lease, seen).await {
        // Another host took it in between: look at the head again.
        Err(error) if error.kind() == ErrorKind::Conflict => return Ok(lease),
        other => other?,
    };
    inner.observe(Stage::Claimed, &lease);
    let scope = lease.scope.clone();
    let turn = {
        let mut answer = std::pin::pin!(answer::answer(inner, &scope, &message));
        loop {
            tokio::select! {
                biased;
                turn = &mut answer => break turn,
                () = sleep_until(Instant::now() + inner.options.lease / 3) => {
                    lease = inner.store.renew(&lease, inner.options.lease).await?;
                }
            }
        }
    };
    let turn = match turn {
        Ok(turn) => turn,
        Err(error) => turn::failed(inner, &message, &error),
    };
    inner.observe(Stage::Answered, &lease);
    let committed = commit(inner, &lease, &turn).await?;
    inner.observe(Stage::Committed, &lease);
    if matches!(turn.outcome, Outcome::Delivered) {
        // A projection of the log: what fails here is made good by the next turn.
        if let Err(error) = turn::remember(inner, &scope, &committed).await {
            tracing::warn!(%error, user = ?lease.scope, "recent messages were not updated");
        }
    }
    Ok(lease)
}

/// Commits; repeats where the outcome is unknown, which the store takes as one.
async fn commit(inner: &Inner, lease: &Lease, turn: &Turn) -> Result<Committed> {
    const REPEATS: u32 = 4;
    let mut repeat = 0;
    loop {
        match inner.store.commit_turn(lease, turn).await {
            Err(error) if error.is_retryable() && repeat < REPEATS => {
                repeat += 1;
                tracing::warn!(%error, user = ?lease.scope, repeat, "a commit is repeated");
                sleep_until(Instant::now() + Duration::from_millis(50) * 2_u32.pow(repeat)).await;
            }
            other => return other.map_err(|error: Error| error.during("commit_turn")),
        }
    }
}

/// Since when this worker has seen messages being processed by another host: such rows do not say.
#[derive(Debug, Default)]
pub(super) struct ForeignClaims(Mutex<HashMap<MessageId, Timestamp>>);

impl ForeignClaims {
    /// When the message may be taken over; None: never.
    fn until(&self, message: &OutboxMessage, now: Timestamp, take_over: Option<Duration>) -> Option<Timestamp> {
        const MOST: usize = 10_000;
        let take_over = take_over?;
        let mut since = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        since.retain(|_, first| later(later(*first, take_over), take_over) > now);
        if since.len() >= MOST {
            since.clear();
        }
        Some(later(*since.entry(message.id.clone()).or_insert(now), take_over))
    }
}
