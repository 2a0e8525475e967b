//! What a store does, told while it does it: for metrics, and for tests that kill a process at a chosen point.

use std::sync::Arc;

/// A step of a message through the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Step {
    /// The row of a message is written; its lane is not marked yet.
    Post,
    /// A lane is marked.
    Mark,
    /// A lane is leased.
    Lease,
    /// A lease is extended.
    Renew,
    /// A message is claimed.
    Claim,
    /// A turn is written: events appended and numbered, the message completed.
    Turn,
    /// A lane is given back.
    Release,
}

/// How far a step has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// The step is written inside a transaction that is not committed.
    Written(Step),
    /// The transaction is committed and durable; the caller does not know yet.
    Durable(Step),
    /// One transaction was committed, with so many calls in it. Comes before their [`Stage::Durable`].
    Batch {
        /// How many calls shared the transaction and its one flush to the disk.
        calls: usize,
    },
}

/// Is told every [`Stage`], on the store's writer thread: it delays every write for as long as it takes.
pub type Observer = Arc<dyn Fn(Stage) + Send + Sync>;
