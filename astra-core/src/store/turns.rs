//! The outbox, the lanes, and the one atomic write that answers a message.

use std::{ops::RangeInclusive, time::Duration};

use async_trait::async_trait;
use futures::stream::BoxStream;
use jiff::Timestamp;
use serde_json::Value;

use super::{EventKind, EventRole, LogEvent, MessageId, MessageQuery, NewMessage, OutboxMessage};
use crate::{Result, UserScope};

/// The right to work on a user's lane, until it expires by the store's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// Whose lane.
    pub scope: UserScope,
    /// Grows by one with each lease of the lane: a holder with a smaller one has lost it.
    pub fence: u64,
    /// Random, so that a fence cannot be guessed or confused after a restore.
    pub token: String,
    /// When it expires.
    pub until: Timestamp,
}

/// Which lane to lease.
#[derive(Clone, Debug)]
pub struct LeaseRequest {
    /// For how long.
    pub ttl: Duration,
    /// The share of the users that the worker serves ([`crate::UserId::bucket`]).
    pub buckets: RangeInclusive<u8>,
    /// Only this user's.
    pub only: Option<UserScope>,
}

/// What stands at the head of a lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The lane's count of marks, read before the outbox: what [`Turns::release`] may tick off.
    pub marks: u64,
    /// The store's time of the reading.
    pub now: Timestamp,
    /// The oldest unfinished message by (created_at, id), in whatever state.
    pub message: Option<OutboxMessage>,
    /// The delivered message whose request for work falls back to a plain reply the soonest.
    pub awaiting: Option<OutboxMessage>,
}

/// An event that a turn appends.
#[derive(Clone, Debug, PartialEq)]
pub struct TurnEvent {
    /// What it is.
    pub kind: EventKind,
    /// Who speaks.
    pub role: EventRole,
    /// The words.
    pub content: String,
    /// Anything beside them, such as the facts cited.
    pub metadata: Option<Value>,
    /// The part of the message's turn: 0 the user's words, 1.. the replies. None in a turn that closes an open
    /// request for work.
    pub part: Option<u32>,
    /// The idempotency key, unique per user, of an event without a part.
    pub key: Option<String>,
}

/// What becomes of the message of a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is answered.
    Delivered,
    /// It is acknowledged: somebody has to work before it can be answered, or a plain reply is due.
    AwaitingAnswer {
        /// When the plain reply is due.
        until: Timestamp,
    },
    /// The request for work of a message delivered earlier is closed: answered, or given up with a plain reply.
    Answered,
    /// It is to be tried again.
    Retry {
        /// Not before.
        at: Timestamp,
        /// Why this attempt failed.
        reason: String,
    },
    /// It is given up.
    Dead {
        /// Why.
        reason: String,
    },
}

/// One turn: what is said, and what becomes of the message.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The message.
    pub message: MessageId,
    /// The events, in order.
    pub events: Vec<TurnEvent>,
    /// What becomes of the message.
    pub outcome: Outcome,
}

/// What a committed turn wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Committed {
    /// The events, numbered.
    pub events: Vec<LogEvent>,
    /// Whether an earlier call had written them.
    pub repeated: bool,
}

/// A hint that something changed; the truth is read from the store.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wake {
    /// A user's lane was marked, or events of that user were numbered.
    Lane(UserScope),
    /// Hints were lost: anything may have changed.
    All,
}

/// The outbox and its lanes.
///
/// A lane is one user's queue of work: order per user and a gapless sequence need one worker per user at a time.
/// A lane is claimable while it has marks that no release ticked off, or its due time has come, and no lease on it
/// runs. Marks only ever grow, so that a mark set while a worker holds the lane is never lost.
#[async_trait]
pub trait Turns: Send + Sync {
    /// Writes the message and marks the lane, in one transaction. `created_at` grows strictly within a user where
    /// the store can see to it. An id that is there already returns that message unchanged.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Conflict`] when the id is there with other content.
    async fn post(&self, scope: &UserScope, message: NewMessage) -> Result<OutboxMessage>;

    /// One message.
    async fn message(&self, scope: &UserScope, id: &MessageId) -> Result<Option<OutboxMessage>>;

    /// Messages, oldest first: the pending ones for a page, the dead ones for an operator.
    async fn messages(&self, scope: &UserScope, query: &MessageQuery) -> Result<Vec<OutboxMessage>>;

    /// Leases a claimable lane, the one that was left alone the longest, with a fence one above the last. The
    /// lane's events without a number are numbered in the same transaction. None when no lane is claimable.
    async fn lease(&self, request: &LeaseRequest) -> Result<Option<Lease>>;

    /// Extends a lease from now on, and numbers what came in meanwhile.
    ///
    /// # Errors
    /// [`crate::ErrorKind::StaleLease`] when it expired or was taken over.
    async fn renew(&self, lease: &Lease, ttl: Duration) -> Result<Lease>;

    /// What stands at the head of the lane.
    ///
    /// # Errors
    /// [`crate::ErrorKind::StaleLease`] when it expired or was taken over.
    async fn head(&self, lease: &Lease) -> Result<Head>;

    /// Sets a message to processing, with the lease as its claim, and counts the attempt; on condition that its
    /// status and its claim are still those of `seen`.
    ///
    /// # Errors
    /// [`crate::ErrorKind::StaleLease`]; [`crate::ErrorKind::Conflict`] when the message changed, is finished or is
    /// gone.
    async fn claim(&self, lease: &Lease, seen: &OutboxMessage) -> Result<OutboxMessage>;

    /// Answers a message, atomically: checks the lease and that the message is processing under its claim, numbers
    /// what came in from others, appends the events with the next numbers, completes the message. It never creates
    /// a lane.
    ///
    /// A repeat of a turn whose message has left processing under the same claim writes nothing and returns the
    /// first result, also when the lease is over by then, so that a caller who does not know the outcome can repeat. An event whose part or key the log
    /// has, from an earlier attempt, is not written again; the result holds it as it is.
    /// [`Outcome::Answered`] needs no claim: it wants the message's request for work still open, and a repeat
    /// returns the events of the same keys.
    ///
    /// # Errors
    /// [`crate::ErrorKind::StaleLease`] when lease or claim are no longer the caller's;
    /// [`crate::ErrorKind::Conflict`] when the request for work was closed with other events;
    /// [`crate::ErrorKind::InvalidInput`] for an event with neither part nor key. Nothing was written.
    async fn commit_turn(&self, lease: &Lease, turn: &Turn) -> Result<Committed>;

    /// Gives the lane back: ticks off the marks up to `seen` ([`Head::marks`]), never one that is yet to be set, and
    /// states when the lane wants to be looked at again without a mark.
    ///
    /// # Errors
    /// [`crate::ErrorKind::StaleLease`] when it expired or was taken over; then there is nothing to give back.
    async fn release(&self, lease: &Lease, seen: u64, due_at: Option<Timestamp>) -> Result<()>;

    /// Marks at most `limit` lanes that have unfinished messages or unnumbered events and that nobody would look at:
    /// rows that another host wrote and no hint told of, also where the lane is due later for another reason.
    /// Returns how many.
    async fn sweep(&self, limit: usize) -> Result<usize>;

    /// When the next lane is due or the next lease runs out, among lanes with work: a worker without hints sleeps
    /// until then. Not after now when a lane is claimable; None when no lane has work.
    async fn next_due(&self, buckets: &RangeInclusive<u8>) -> Result<Option<Timestamp>>;

    /// Hints, from now on. Some come for nothing; none that is lost goes without a [`Wake::All`].
    fn wakes(&self) -> BoxStream<'static, Wake>;
}
