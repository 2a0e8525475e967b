//! Where a worker is: for metrics, and for the tests that kill it there.

use std::fmt;

use crate::UserScope;

/// A step of the worker that is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// A lane was leased.
    Leased,
    /// A message was claimed.
    Claimed,
    /// The agent has answered; nothing is written yet.
    Answered,
    /// The turn is committed.
    Committed,
    /// The lane was given back.
    Released,
}

/// Told of every step.
pub trait Observer: Send + Sync + fmt::Debug {
    /// A step is complete.
    fn reached(&self, stage: Stage, scope: &UserScope);
}
