//! A user's lane: its marks, its due time, its fence and the lease on it.

use std::time::Duration;

use jiff::Timestamp;

use crate::{
    Error, ErrorKind, Result, UserScope,
    clock::later,
    store::{Epoch, Lease},
};

/// One lane. Until its first mark, and again once its user was erased, it has no epoch: it counts as absent.
#[derive(Debug)]
pub(super) struct Lane {
    /// The place in the queue of lanes with work: the smallest was left alone the longest.
    pub(super) place: u64,
    pub(super) marks: u64,
    pub(super) epoch: Epoch,
    seen: u64,
    due_at: Option<Timestamp>,
    fence: u64,
    held: Option<Held>,
}

#[derive(Debug)]
struct Held {
    token: String,
    until: Timestamp,
}

impl Default for Lane {
    fn default() -> Self {
        Self {
            place: 0,
            marks: 0,
            epoch: Epoch(String::new()),
            seen: 0,
            due_at: None,
            fence: 0,
            held: None,
        }
    }
}

impl Lane {
    /// Says that there is something to look at.
    pub(super) fn mark(&mut self) {
        self.marks += 1;
        if self.epoch.0.is_empty() {
            self.epoch = Epoch::generate();
        }
    }

    /// What stays after deletion: nothing but the fence, so that no lease of before ever matches.
    pub(super) fn tombstone(&self) -> Self {
        Self {
            fence: self.fence,
            ..Self::default()
        }
    }

    /// Whether somebody will have to look at it, now or later.
    pub(super) fn has_work(&self) -> bool {
        self.is_marked() || self.due_at.is_some()
    }

    /// Whether a lease on it runs.
    pub(super) fn is_held(&self, now: Timestamp) -> bool {
        self.held.as_ref().is_some_and(|held| now < held.until)
    }

    pub(super) fn is_claimable(&self, now: Timestamp) -> bool {
        (self.is_marked() || self.due_at.is_some_and(|due| due <= now)) && !self.is_held(now)
    }

    /// When it can be leased, if it has work.
    pub(super) fn ready_at(&self, now: Timestamp) -> Option<Timestamp> {
        let wanted = if self.is_marked() { now } else { self.due_at? };
        let running = self.held.as_ref().map(|held| held.until).filter(|until| now < *until);
        Some(running.map_or(wanted, |until| wanted.max(until)))
    }

    /// Leases it to a new holder.
    pub(super) fn lease(&mut self, scope: &UserScope, now: Timestamp, ttl: Duration) -> Lease {
        self.fence += 1;
        self.hold(scope, ulid::Ulid::generate().to_string(), later(now, ttl))
    }

    /// Extends the lease of its holder.
    pub(super) fn renew(&mut self, lease: &Lease, now: Timestamp, ttl: Duration) -> Lease {
        self.hold(&lease.scope, lease.token.clone(), later(now, ttl))
    }

    fn hold(&mut self, scope: &UserScope, token: String, until: Timestamp) -> Lease {
        self.held = Some(Held {
            token: token.clone(),
            until,
        });
        Lease {
            scope: scope.clone(),
            fence: self.fence,
            token,
            until,
        }
    }

    /// Gives it back. No mark is ticked off that has not been set, so that none to come is lost.
    pub(super) fn release(&mut self, seen: u64, due_at: Option<Timestamp>) {
        self.seen = self.seen.max(seen.min(self.marks));
        self.due_at = due_at;
        self.held = None;
    }

    /// Checks that `lease` is the one that runs.
    pub(super) fn check(&self, lease: &Lease, now: Timestamp) -> Result<()> {
        match &self.held {
            Some(held) if self.fence == lease.fence && held.token == lease.token && now < held.until => Ok(()),
            _ => Err(stale(lease)),
        }
    }

    pub(super) fn due_at(&self) -> Option<Timestamp> {
        self.due_at
    }

    pub(super) fn is_marked(&self) -> bool {
        self.marks > self.seen
    }
}

/// The error of a holder that is none any more.
pub(super) fn stale(lease: &Lease) -> Error {
    Error::new(ErrorKind::StaleLease, "the lease ran out or the lane was taken over").with("fence", lease.fence)
}
