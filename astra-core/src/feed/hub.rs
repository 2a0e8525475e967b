//! One follower of the store's hints per process, and one shared tail of the log per followed user.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError, Weak},
};

use futures::StreamExt;
use tokio::sync::{Mutex as AsyncMutex, watch};

use super::{Cursor, FeedOptions};
use crate::{
    Result, UserScope,
    store::{ContextStore, Epoch, EventPage, EventQuery, LogEvent, Wake},
};

/// How many of a user's latest events are kept for that user's clients to share.
const TAIL: usize = 256;
/// How many events one read takes from the store.
const PAGE: usize = 256;

#[derive(Debug)]
pub(super) struct Hub {
    store: Arc<dyn ContextStore>,
    pub(super) options: FeedOptions,
    users: Mutex<HashMap<UserScope, Weak<Followed>>>,
}

impl Hub {
    pub(super) fn start(store: Arc<dyn ContextStore>, options: FeedOptions) -> Arc<Self> {
        let mut wakes = store.wakes();
        let hub = Arc::new(Self {
            store,
            options,
            users: Mutex::default(),
        });
        let follower = Arc::downgrade(&hub);
        tokio::spawn(async move {
            while let Some(wake) = wakes.next().await {
                let Some(hub) = follower.upgrade() else { break };
                hub.wake(&wake);
            }
        });
        hub
    }

    pub(super) fn store(&self) -> &dyn ContextStore {
        &*self.store
    }

    pub(super) fn followed(&self) -> usize {
        self.users().values().filter(|user| user.strong_count() > 0).count()
    }

    /// The shared state of one user, made when the first client comes.
    pub(super) fn follow(&self, scope: &UserScope) -> Arc<Followed> {
        let mut users = self.users();
        if let Some(followed) = users.get(scope).and_then(Weak::upgrade) {
            return followed;
        }
        let followed = Arc::new(Followed {
            scope: scope.clone(),
            hints: watch::Sender::new(1),
            tail: AsyncMutex::default(),
        });
        users.insert(scope.clone(), Arc::downgrade(&followed));
        followed
    }

    /// Forgets a user whose last client has gone.
    pub(super) fn unfollow(&self, scope: &UserScope) {
        let mut users = self.users();
        if users.get(scope).is_some_and(|user| user.strong_count() == 0) {
            users.remove(scope);
        }
    }

    fn wake(&self, wake: &Wake) {
        let users = self.users();
        let hint = |user: &Weak<Followed>| {
            if let Some(user) = user.upgrade() {
                user.hints.send_modify(|count| *count += 1);
            }
        };
        match wake {
            Wake::Lane(scope) => users.get(scope).into_iter().for_each(hint),
            Wake::All => users.values().for_each(hint),
        }
    }

    fn users(&self) -> std::sync::MutexGuard<'_, HashMap<UserScope, Weak<Followed>>> {
        self.users.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One followed user.
#[derive(Debug)]
pub(super) struct Followed {
    scope: UserScope,
    /// Counts the hints.
    pub(super) hints: watch::Sender<u64>,
    tail: AsyncMutex<Tail>,
}

/// The latest events, as read at some hint.
#[derive(Debug, Default)]
struct Tail {
    /// The count of hints when it was read; 0 when it never was.
    hint: u64,
    epoch: Option<Epoch>,
    /// The number of the last event in it, or before it where it is empty.
    head: u64,
    events: VecDeque<Arc<LogEvent>>,
}

/// What follows a cursor.
pub(super) struct Following {
    pub(super) epoch: Epoch,
    pub(super) head: u64,
    pub(super) events: Vec<Arc<LogEvent>>,
}

impl Followed {
    /// The events after a cursor: from the shared tail, which one of the user's clients brings up to date for all,
    /// or from the store where the cursor lies before it. `fresh` reads the log although no hint came.
    pub(super) async fn after(&self, store: &dyn ContextStore, cursor: &Cursor, fresh: bool) -> Result<Following> {
        let mut tail = self.tail.lock().await;
        let hint = *self.hints.borrow();
        if fresh || tail.hint != hint {
            tail.update(store, &self.scope).await?;
            tail.hint = hint;
        }
        let epoch = tail.epoch.clone().unwrap_or_else(|| cursor.epoch.clone());
        let starts_at = tail.events.front().map_or(tail.head, |event| event.seq - 1);
        if cursor.seq >= starts_at {
            let events = tail
                .events
                .iter()
                .filter(|event| event.seq > cursor.seq)
                .cloned()
                .collect();
            return Ok(Following {
                epoch,
                head: tail.head,
                events,
            });
        }
        drop(tail);
        let page = store.events(&self.scope, &EventQuery::after(cursor.seq, PAGE)).await?;
        Ok(Following {
            epoch: page.epoch,
            head: page.head,
            events: page.events.into_iter().map(Arc::new).collect(),
        })
    }
}

impl Tail {
    /// Reads what came since, or starts afresh at the head.
    async fn update(&mut self, store: &dyn ContextStore, scope: &UserScope) -> Result<()> {
        loop {
            let query = if self.epoch.is_some() {
                EventQuery::after(self.head, PAGE)
            } else {
                EventQuery::last(1)
            };
            let EventPage { epoch, head, events } = store.events(scope, &query).await?;
            if self.epoch.as_ref().is_some_and(|known| *known != epoch) || head < self.head {
                *self = Self {
                    hint: self.hint,
                    ..Self::default()
                };
                continue;
            }
            self.epoch = Some(epoch);
            self.head = events.last().map_or(self.head.max(head), |event| event.seq);
            self.events.extend(events.into_iter().map(Arc::new));
            let surplus = self.events.len().saturating_sub(TAIL);
            self.events.drain(..surplus);
            if self.head >= head {
                return Ok(());
            }
        }
    }
}
