//! The points at which a process is killed, and the fuse that kills it there.

use std::sync::atomic::{AtomicU32, Ordering};

use astra_core::{UserScope, responder};
use astra_sqlite::{Stage, Step};

use crate::{
    run::Kill,
    support::{die, tell},
};

/// A point on the way of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Point {
    /// The message's row is written, its lane not marked, nothing committed.
    Post,
    /// The lane is marked, nothing committed.
    Mark,
    /// Both are committed, the poster does not know.
    Posted,
    /// A lease is written, not committed.
    Lease,
    /// The lease is committed, the worker does not know.
    Leased,
    /// A claim is written, not committed.
    Claim,
    /// The claim is committed, the worker does not know.
    Claimed,
    /// The agent has answered, nothing of it is written.
    Answered,
    /// The turn is written, not committed.
    Commit,
    /// The turn is committed, the worker does not know.
    Committed,
    /// The release is written, not committed.
    Release,
    /// The release is committed, the worker does not know.
    Released,
}

impl Point {
    pub(crate) const OF_POSTER: [Self; 3] = [Self::Post, Self::Mark, Self::Posted];
    pub(crate) const OF_WORKER: [Self; 9] = [
        Self::Lease,
        Self::Leased,
        Self::Claim,
        Self::Claimed,
        Self::Answered,
        Self::Commit,
        Self::Committed,
        Self::Release,
        Self::Released,
    ];
    pub(crate) const ALL: [Self; 12] = [
        Self::Post,
        Self::Mark,
        Self::Posted,
        Self::Lease,
        Self::Leased,
        Self::Claim,
        Self::Claimed,
        Self::Answered,
        Self::Commit,
        Self::Committed,
        Self::Release,
        Self::Released,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Post => "post written",
            Self::Mark => "mark written",
            Self::Posted => "post committed",
            Self::Lease => "lease written",
            Self::Leased => "lease committed",
            Self::Claim => "claim written",
            Self::Claimed => "claim committed",
            Self::Answered => "agent answered",
            Self::Commit => "turn written",
            Self::Committed => "turn committed",
            Self::Release => "release written",
            Self::Released => "release committed",
        }
    }

    pub(crate) fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|point| point.name() == name).unwrap()
    }

    fn of(stage: Stage) -> Option<Self> {
        match stage {
            Stage::Written(Step::Post) => Some(Self::Post),
            Stage::Written(Step::Mark) => Some(Self::Mark),
            Stage::Durable(Step::Post) => Some(Self::Posted),
            Stage::Written(Step::Lease) => Some(Self::Lease),
            Stage::Durable(Step::Lease) => Some(Self::Leased),
            Stage::Written(Step::Claim) => Some(Self::Claim),
            Stage::Durable(Step::Claim) => Some(Self::Claimed),
            Stage::Written(Step::Turn) => Some(Self::Commit),
            Stage::Durable(Step::Turn) => Some(Self::Committed),
            Stage::Written(Step::Release) => Some(Self::Release),
            Stage::Durable(Step::Release) => Some(Self::Released),
            _ => None,
        }
    }
}

/// Kills the process when it comes to its point for the n-th time.
#[derive(Debug)]
pub(crate) struct Fuse {
    kill: Option<Kill>,
    times: AtomicU32,
}

impl Fuse {
    pub(crate) fn new(kill: Option<Kill>) -> Self {
        Self {
            kill,
            times: AtomicU32::new(0),
        }
    }

    pub(crate) fn passes(&self, stage: Stage) {
        if let Some(point) = Point::of(stage) {
            self.reaches(point);
        }
    }

    fn reaches(&self, point: Point) {
        if let Some(kill) = self.kill
            && kill.point == point
            && self.times.fetch_add(1, Ordering::SeqCst) + 1 == kill.nth
        {
            tell(&format!("hit {}", point.name()));
            die();
        }
    }
}

impl responder::Observer for Fuse {
    fn reached(&self, stage: responder::Stage, _: &UserScope) {
        if stage == responder::Stage::Answered {
            self.reaches(Point::Answered);
        }
    }
}
