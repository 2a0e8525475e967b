//! The outbox and the lanes in memory.

use std::{ops::RangeInclusive, time::Duration};

use async_trait::async_trait;
use futures::stream::{self, BoxStream, StreamExt};
use jiff::Timestamp;
use tokio::sync::broadcast::error::RecvError;

use super::{MemoryStore, lane::stale, log::Log};
use crate::{
    Error, ErrorKind, Result, UserScope,
    store::{
        Claim, Committed, EventId, Head, Lease, LeaseRequest, LogEvent, MessageId, MessageQuery, MessageStatus,
        NewMessage, OutboxMessage, Outcome, Turn, Turns, Wake,
    },
};

#[async_trait]
impl Turns for MemoryStore {
    async fn post(&self, scope: &UserScope, message: NewMessage) -> Result<OutboxMessage> {
        let mut state = self.state();
        let outbox = &mut state.user(scope).outbox;
        if let Some(posted) = outbox.get(&message.id) {
            return if posted.content == message.content {
                Ok(posted.clone())
            } else {
                Err(
                    Error::new(ErrorKind::Conflict, "a message with this id and other words is there")
                        .with("id", &message.id)
                        .during("post"),
                )
            };
        }
        let posted = OutboxMessage {
            id: message.id,
            content: message.content,
            status: MessageStatus::Pending,
            metadata: message.metadata,
            created_at: outbox.date(self.clock.now()),
            attempts: 0,
            next_attempt_at: None,
            claim: None,
            error: None,
            delivered_at: None,
            answer_due_at: None,
            v: Some(OutboxMessage::VERSION),
        };
        outbox.put(posted.clone());
        state.mark(scope);
        self.wake(scope);
        Ok(posted)
    }

    async fn message(&self, scope: &UserScope, id: &MessageId) -> Result<Option<OutboxMessage>> {
        let state = self.state();
        Ok(state.users.get(scope).and_then(|user| user.outbox.get(id)).cloned())
    }

    async fn messages(&self, scope: &UserScope, query: &MessageQuery) -> Result<Vec<OutboxMessage>> {
        let limit = if query.limit == 0 {
            MessageQuery::LIMIT
        } else {
            query.limit
        };
        let state = self.state();
        let messages = state.users.get(scope).into_iter().flat_map(|user| user.outbox.by_age());
        let wanted = messages.filter(|message| query.status.is_none_or(|status| status == message.status));
        Ok(wanted.take(limit).cloned().collect())
    }

    async fn lease(&self, request: &LeaseRequest) -> Result<Option<Lease>> {
        let now = self.clock.now();
        let mut state = self.state();
        let served = |scope: &&UserScope| {
            request.buckets.contains(&scope.user().bucket()) && request.only.as_ref().is_none_or(|only| only == *scope)
        };
        let claimable = |scope: &&UserScope| state.users.get(scope).is_some_and(|user| user.lane.is_claimable(now));
        let Some(scope) = state.queue.values().filter(served).find(claimable).cloned() else {
            return Ok(None);
        };
        let user = state.user(&scope);
        let lease = user.lane.lease(&scope, now, request.ttl);
        if user.log.number_waiting() {
            self.wake(&scope);
        }
        state.requeue(&scope);
        Ok(Some(lease))
    }

    async fn renew(&self, lease: &Lease, ttl: Duration) -> Result<Lease> {
        let now = self.clock.now();
        let mut state = self.state();
        let user = state.leased(lease, now)?;
        if user.log.number_waiting() {
            self.wake(&lease.scope);
        }
        Ok(user.lane.renew(lease, now, ttl))
    }

    async fn head(&self, lease: &Lease) -> Result<Head> {
        let now = self.clock.now();
        let mut state = self.state();
        let user = state.leased(lease, now)?;
        Ok(Head {
            marks: user.lane.marks,
            now,
            message: user.outbox.head().cloned(),
            awaiting: user.outbox.awaiting().cloned(),
        })
    }

    async fn claim(&self, lease: &Lease, seen: &OutboxMessage) -> Result<OutboxMessage> {
        let mut state = self.state();
        let user = state.leased(lease, self.clock.now())?;
        let unchanged = |stored: &&OutboxMessage| {
            stored.status == seen.status && stored.claim == seen.claim && stored.status.is_unfinished()
        };
        let Some(stored) = user.outbox.get(&seen.id).filter(unchanged) else {
            return Err(Error::new(ErrorKind::Conflict, "the message is not what it was")
                .with("id", &seen.id)
                .during("claim"));
        };
        let claimed = OutboxMessage {
            status: MessageStatus::Processing,
            claim: Some(claim_of(lease)),
            attempts: stored.attempts.saturating_add(1),
            ..stored.clone()
        };
        user.outbox.put(claimed.clone());
        Ok(claimed)
    }

    async fn commit_turn(&self, lease: &Lease, turn: &Turn) -> Result<Committed> {
        let now = self.clock.now();
        let mut state = self.state();
        // Whoever repeats a commit may have lost the lease since.
        if let Some(user) = state.users.get(&lease.scope)
            && let Some(stored) = user.outbox.get(&turn.message)
            && turn.outcome != Outcome::Answered
            && stored.claim.as_ref() == Some(&claim_of(lease))
            && stored.status != MessageStatus::Processing
        {
            let events = written(&user.log, turn);
            return Ok(Committed { events, repeated: true });
        }
        let user = state.leased(lease, now)?;
        if turn
            .events
            .iter()
            .any(|event| event.part.is_none() && event.key.is_none())
        {
            return Err(
                Error::invalid("events", "an event with neither", "a part or a key for each").during("commit_turn"),
            );
        }
        let stored = user.outbox.get(&turn.message).ok_or_else(|| stale(lease))?;
        if turn.outcome == Outcome::Answered {
            if stored.answer_due_at.is_none() {
                return match written(&user.log, turn) {
                    events if events.len() == turn.events.len() => Ok(Committed { events, repeated: true }),
                    _ => Err(
                        Error::new(ErrorKind::Conflict, "the request for work was closed otherwise")
                            .with("id", &turn.message)
                            .during("commit_turn"),
                    ),
                };
            }
        } else if stored.claim.as_ref() != Some(&claim_of(lease)) {
            return Err(stale(lease));
        }

        let done = after_turn(stored.clone(), &turn.outcome, now);
        user.log.number_waiting();
        let events = append(&mut user.log, turn, now);
        user.outbox.put(done);
        self.wake(&lease.scope);
        Ok(Committed {
            events,
            repeated: false,
        })
    }

    async fn release(&self, lease: &Lease, seen: u64, due_at: Option<Timestamp>) -> Result<()> {
        let mut state = self.state();
        let lane = &mut state.leased(lease, self.clock.now())?.lane;
        lane.release(seen, due_at);
        // Whoever tried the lane while it was held, or sleeps until it is due, has to know.
        if lane.has_work() {
            self.wake(&lease.scope);
        }
        state.requeue(&lease.scope);
        Ok(())
    }

    async fn sweep(&self, limit: usize) -> Result<usize> {
        let now = self.clock.now();
        let mut state = self.state();
        let forgotten = state.users.iter().filter(|(_, user)| {
            if user.lane.is_marked() || user.lane.is_held(now) {
                return false;
            }
            match user.lane.due_at() {
                None => user.outbox.head().is_some() || user.log.has_waiting(),
                Some(due) if due <= now => false,
                // The due time is that of another message, or of a fallback: it says nothing of rows that came since.
                Some(_) => user.log.has_waiting() || user.outbox.head().is_some_and(|head| head.is_ready_of_host(now)),
            }
        });
        let marked: Vec<UserScope> = forgotten.map(|(scope, _)| scope.clone()).take(limit).collect();
        for scope in &marked {
            state.mark(scope);
            self.wake(scope);
        }
        Ok(marked.len())
    }

    async fn next_due(&self, buckets: &RangeInclusive<u8>) -> Result<Option<Timestamp>> {
        let now = self.clock.now();
        let state = self.state();
        let served = state
            .queue
            .values()
            .filter(|scope| buckets.contains(&scope.user().bucket()));
        let lanes = served.filter_map(|scope| state.users.get(scope));
        Ok(lanes.filter_map(|user| user.lane.ready_at(now)).min())
    }

    fn wakes(&self) -> BoxStream<'static, Wake> {
        let hints = self.wakes.subscribe();
        stream::unfold(hints, |mut hints| async {
            match hints.recv().await {
                Ok(wake) => Some((wake, hints)),
                Err(RecvError::Lagged(_)) => Some((Wake::All, hints)),
                Err(RecvError::Closed) => None,
            }
        })
        .boxed()
    }
}

fn claim_of(lease: &Lease) -> Claim {
    Claim {
        fence: lease.fence,
        token: lease.token.clone(),
    }
}

/// The message as a turn leaves it.
fn after_turn(message: OutboxMessage, outcome: &Outcome, now: Timestamp) -> OutboxMessage {
    let delivered = OutboxMessage {
        status: MessageStatus::Delivered,
        next_attempt_at: None,
        error: None,
        delivered_at: message.delivered_at.or(Some(now)),
        answer_due_at: None,
        ..message.clone()
    };
    match outcome {
        Outcome::Delivered | Outcome::Answered => delivered,
        Outcome::AwaitingAnswer { until } => OutboxMessage {
            answer_due_at: Some(*until),
            ..delivered
        },
        Outcome::Retry { at, reason } => OutboxMessage {
            status: MessageStatus::Pending,
            next_attempt_at: Some(*at),
            error: Some(reason.clone()),
            ..message
        },
        Outcome::Dead { reason } => OutboxMessage {
            status: MessageStatus::Dead,
            next_attempt_at: None,
            error: Some(reason.clone()),
            ..message
        },
    }
}

/// Those events of a turn that the log has.
fn written(log: &Log, turn: &Turn) -> Vec<LogEvent> {
    let events = turn.events.iter();
    events
        .filter_map(|event| log.written(&turn.message, event))
        .cloned()
        .collect()
}

/// Appends the events of a turn, save those of an earlier attempt.
fn append(log: &mut Log, turn: &Turn, now: Timestamp) -> Vec<LogEvent> {
    let mut events = Vec::with_capacity(turn.events.len());
    for event in &turn.events {
        let earlier = log.written(&turn.message, event).cloned();
        events.push(earlier.unwrap_or_else(|| {
            log.append(LogEvent {
                id: EventId(ulid::Ulid::generate().to_string()),
                seq: 0,
                kind: event.kind.clone(),
                role: event.role,
                content: event.content.clone(),
                metadata: event.metadata.clone(),
                message: Some(turn.message.clone()),
                part: event.part,
                key: event.key.clone(),
                created_at: now,
            })
        }));
    }
    events
}
