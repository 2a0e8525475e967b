//! Everything in the store, by user, and the queue of lanes with work.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;

use super::{
    lane::{Lane, stale},
    log::Log,
    outbox::Outbox,
};
use crate::{
    Result, TenantId, UserId, UserScope,
    context::UserContext,
    store::{AnalysisRun, AuditEntry, Fact, Identity, Lease, Transcript, VoiceSessionRecord},
};

/// All users.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) users: BTreeMap<UserScope, UserData>,
    pub(super) identities: BTreeMap<(TenantId, Identity), UserId>,
    pub(super) conversations: HashMap<(TenantId, String), UserScope>,
    /// The lanes with work, by place: the first was left alone the longest.
    pub(super) queue: BTreeMap<u64, UserScope>,
    /// The last place given; none is 0, which says that a lane is not in the queue.
    places: u64,
}

/// What is stored about one user.
#[derive(Debug, Default)]
pub(super) struct UserData {
    pub(super) document: Option<UserContext>,
    pub(super) outbox: Outbox,
    pub(super) log: Log,
    pub(super) lane: Lane,
    pub(super) sessions: Vec<VoiceSessionRecord>,
    pub(super) transcripts: Vec<Transcript>,
    pub(super) facts: BTreeMap<String, Fact>,
    pub(super) runs: BTreeMap<String, AnalysisRun>,
    pub(super) audit: Vec<AuditEntry>,
}

impl State {
    /// The data of a user, for writing.
    pub(super) fn user(&mut self, scope: &UserScope) -> &mut UserData {
        self.users.entry(scope.clone()).or_default()
    }

    /// Marks a user's lane.
    pub(super) fn mark(&mut self, scope: &UserScope) {
        let lane = &mut self.user(scope).lane;
        lane.mark();
        if lane.place == 0 {
            self.requeue(scope);
        }
    }

    /// The user whose lane this lease holds.
    pub(super) fn leased(&mut self, lease: &Lease, now: Timestamp) -> Result<&mut UserData> {
        let user = self.users.get_mut(&lease.scope).ok_or_else(|| stale(lease))?;
        user.lane.check(lease, now)?;
        Ok(user)
    }

    /// Puts a lane at the end of the queue, or out of it when it has no work.
    pub(super) fn requeue(&mut self, scope: &UserScope) {
        self.places += 1;
        let Some(user) = self.users.get_mut(scope) else { return };
        self.queue.remove(&user.lane.place);
        user.lane.place = 0;
        if user.lane.has_work() {
            user.lane.place = self.places;
            self.queue.insert(self.places, scope.clone());
        }
    }
}
