//! The store in memory: for tests, examples and first steps. Nothing survives the process.

mod documents;
mod events;
mod facts;
mod foreign;
mod identities;
mod lane;
mod lifecycle;
mod log;
mod outbox;
mod state;
mod transcripts;
mod turns;
mod voice_sessions;

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::broadcast;

use self::state::State;
use crate::{Clock, SystemClock, UserScope, store::Wake};

/// So many hints may wait for a slow listener before it is told that some were lost.
const HINTS: usize = 1024;

/// A [`ContextStore`](crate::store::ContextStore) in memory, for any number of tenants and users.
///
/// It keeps every promise of the traits but durability, and is held to them by the contract tests. Share it as an
/// `Arc`; each value is a store of its own.
///
/// ```
/// use astra_core::{TenantId, UserId, UserScope, memory::MemoryStore, store::{NewMessage, Turns}};
/// # fn main() -> astra_core::Result<()> {
/// # tokio::runtime::Builder::new_current_thread().build().map_err(|error| {
/// #     astra_core::Error::new(astra_core::ErrorKind::Internal, "no runtime").caused_by(error)
/// # })?.block_on(async {
/// let store = MemoryStore::new();
/// let asha = UserScope::new(TenantId::default(), UserId::new("asha")?);
/// let posted = store.post(&asha, NewMessage::new("What does this week bring?")?).await?;
/// assert_eq!(store.message(&asha, &posted.id).await?, Some(posted));
/// # Ok(()) })
/// # }
/// ```
pub struct MemoryStore {
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
    wakes: broadcast::Sender<Wake>,
}

impl MemoryStore {
    /// An empty store by the clock of the machine.
    #[must_use]
    pub fn new() -> Self {
        Self::with_clock(Arc::new(SystemClock))
    }

    /// An empty store whose own clock is this one: it dates what is written and lets leases run out.
    #[must_use]
    pub fn with_clock(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            state: Mutex::default(),
            wakes: broadcast::Sender::new(HINTS),
        }
    }

    /// The state. Never held across an await; every method checks before it writes, so that one which panicked
    /// left nothing half done.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells whoever listens; nobody need.
    fn wake(&self, scope: &UserScope) {
        let _ = self.wakes.send(Wake::Lane(scope.clone()));
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for MemoryStore {
    /// Shows no data: it is personal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryStore").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::{
        ManualClock, TenantId, UserId,
        store::{LeaseRequest, NewMessage, Turns},
    };

    fn asha() -> UserScope {
        UserScope::new(TenantId::default(), UserId::new("asha").unwrap())
    }

    #[tokio::test]
    async fn posts_keep_their_order_when_the_clock_goes_back() {
        let start = "2026-03-01T12:00:00Z".parse().unwrap();
        let clock = Arc::new(ManualClock::new(start));
        let store = MemoryStore::with_clock(clock.clone());
        let first = store.post(&asha(), NewMessage::new("one").unwrap()).await.unwrap();
        clock.set("2026-03-01T11:00:00Z".parse().unwrap());
        let second = store.post(&asha(), NewMessage::new("two").unwrap()).await.unwrap();
        assert!(first.created_at < second.created_at);
    }

    #[tokio::test]
    async fn a_lane_comes_up_again_after_others_that_waited_longer() {
        let store = MemoryStore::new();
        let request = LeaseRequest {
            ttl: Duration::from_secs(60),
            buckets: 0..=255,
            only: None,
        };
        for user in ["a", "b", "c"] {
            let scope = UserScope::new(TenantId::default(), UserId::new(user).unwrap());
            store.post(&scope, NewMessage::new("hello").unwrap()).await.unwrap();
        }
        let mut served = String::new();
        for _ in 0..6 {
            let lease = store.lease(&request).await.unwrap().unwrap();
            served.push_str(lease.scope.user().as_str());
            store.release(&lease, 0, None).await.unwrap();
        }
        assert_eq!(served, "abcabc");
    }

    #[tokio::test]
    async fn debug_shows_no_data() {
        let store = MemoryStore::new();
        store.post(&asha(), NewMessage::new("a secret").unwrap()).await.unwrap();
        assert_eq!(format!("{store:?}"), "MemoryStore { .. }");
    }
}
