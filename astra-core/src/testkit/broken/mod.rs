//! Stores with one flaw each: a contract that passes on one of them is worth nothing.

mod documents;
mod lifecycle;
mod log;
mod records;
mod turns;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{TenantId, UserScope, context::UserContext, memory::MemoryStore, store::Lease};

/// What is wrong with a [`BrokenStore`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Flaw {
    /// Every second change of a document is acknowledged and not written.
    LostWrite,
    /// A change of a document does not look at the version: the last writer wins.
    LostUpdate,
    /// A document is read as it was before its last change.
    StaleRead,
    /// No reading method asks whose the data is.
    MissingUserFilter,
    /// One reading method does not ask whose the data is.
    MissingUserFilterIn(Reader),
    /// The tenant is not looked at.
    MissingTenantFilter,
    /// A lane that somebody holds is leased again.
    DoubleLease,
    /// Every lease has the same fence.
    FenceStands,
    /// A worker whose lease ran out commits all the same while nobody else came.
    LateCommit,
    /// A claim does not look at what the caller has seen.
    BlindClaim,
    /// The log leaves a number out.
    GapInSeq,
    /// The log is numbered anew by age whenever it is read.
    Renumbering,
    /// The events of a turn are written although the turn is refused.
    CommitNotAtomic,
    /// A repeated turn is written again.
    RepeatDuplicates,
    /// A repeated insert is another event.
    KeyIgnored,
    /// A release ticks off marks that its caller has not read.
    ReleaseTicksOffUnread,
    /// A listener that is slow is not told that it lost hints.
    HintsLostInSilence,
    /// The sweep finds nothing.
    SweepFindsNothing,
    /// A deletion leaves one collection, though its receipt counts it.
    EraseForgets(Collection),
    /// A deletion takes the users of that id in all tenants.
    EraseTakesNamesakes,
}

/// A reading method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the methods")]
pub enum Reader {
    Load,
    Message,
    Messages,
    Head,
    Events,
    Sessions,
    Transcript,
    Transcripts,
    Facts,
    Runs,
    AuditLog,
    Export,
}

impl Reader {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Load,
        Self::Message,
        Self::Messages,
        Self::Head,
        Self::Events,
        Self::Sessions,
        Self::Transcript,
        Self::Transcripts,
        Self::Facts,
        Self::Runs,
        Self::AuditLog,
        Self::Export,
    ];
}

/// What a deletion can forget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Collection {
    Documents,
    Messages,
    Events,
    Sessions,
    Transcripts,
    Facts,
    Runs,
    Audit,
    Identities,
}

impl Collection {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Documents,
        Self::Messages,
        Self::Events,
        Self::Sessions,
        Self::Transcripts,
        Self::Facts,
        Self::Runs,
        Self::Audit,
        Self::Identities,
    ];
}

/// A [`MemoryStore`] behind a wrapper with one flaw.
pub struct BrokenStore {
    memory: Arc<MemoryStore>,
    flaw: Flaw,
    notes: Mutex<Notes>,
}

/// What a flaw has to remember.
#[derive(Default)]
struct Notes {
    /// Whoever was named in a call: those whose rows a missing filter shows.
    known: BTreeSet<UserScope>,
    /// The documents as they were before their last change.
    before: BTreeMap<UserScope, UserContext>,
    /// The leases given, by token.
    leases: BTreeMap<String, Lease>,
    changes: u64,
}

impl BrokenStore {
    /// Breaks a store.
    #[must_use]
    pub fn new(memory: Arc<MemoryStore>, flaw: Flaw) -> Self {
        Self {
            memory,
            flaw,
            notes: Mutex::default(),
        }
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whose data a call is about, as this store understands it.
    fn whose(&self, scope: &UserScope) -> UserScope {
        let scope = if self.flaw == Flaw::MissingTenantFilter {
            UserScope::new(TenantId::default(), scope.user().clone())
        } else {
            scope.clone()
        };
        self.notes().known.insert(scope.clone());
        scope
    }

    fn tenant(&self, tenant: &TenantId) -> TenantId {
        if self.flaw == Flaw::MissingTenantFilter {
            TenantId::default()
        } else {
            tenant.clone()
        }
    }

    /// Those whose rows a reading method shows to `scope`.
    fn shown(&self, reader: Reader, scope: &UserScope) -> Vec<UserScope> {
        let scope = self.whose(scope);
        if self.flaw == Flaw::MissingUserFilter || self.flaw == Flaw::MissingUserFilterIn(reader) {
            let notes = self.notes();
            let tenants = notes.known.iter().filter(|known| known.tenant() == scope.tenant());
            tenants.cloned().collect()
        } else {
            vec![scope]
        }
    }
}

impl fmt::Debug for BrokenStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BrokenStore")
            .field("flaw", &self.flaw)
            .finish_non_exhaustive()
    }
}
