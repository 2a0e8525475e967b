//! The live feed: a user's log as it grows, for pages and apps, without gap or duplicate.
//!
//! One subscription per process follows the store's hints, and they only wake readers up: the truth is the log,
//! read by number. A [`Subscription`] is pulled, so a consumer that stands still costs nothing and delays nobody;
//! one that falls too far behind, or takes too long over a packet, is told to resync.

mod hub;
mod packet;
mod subscription;

use std::{sync::Arc, time::Duration};

pub use packet::{Cursor, History, Packet};
pub use subscription::{Ended, Subscription, pump};

use crate::{
    Result, UserScope,
    store::{ContextStore, EventQuery, Span},
};
use hub::Hub;

/// How the feed behaves.
#[derive(Clone, Copy, Debug)]
pub struct FeedOptions {
    /// How many of the last events a new client gets.
    pub backlog: usize,
    /// How many events a client may be behind before it has to resync.
    pub longest_lag: u64,
    /// After how long without a hint the log is looked at all the same.
    pub recheck: Duration,
}

impl Default for FeedOptions {
    fn default() -> Self {
        Self {
            backlog: 50,
            longest_lag: 10_000,
            recheck: Duration::from_secs(30),
        }
    }
}

/// The live feed of one store.
#[derive(Clone, Debug)]
pub struct Feed {
    hub: Arc<Hub>,
}

impl Feed {
    /// Starts to follow the store's hints, until the last clone and the last subscription are gone. Must be called
    /// within a tokio runtime.
    #[must_use]
    pub fn start(store: Arc<dyn ContextStore>, options: FeedOptions) -> Self {
        Self {
            hub: Hub::start(store, options),
        }
    }

    /// Follows a user's log: from the cursor, or afresh with the last events.
    #[must_use]
    pub fn subscribe(&self, scope: &UserScope, resume: Option<Cursor>) -> Subscription {
        Subscription::new(Arc::clone(&self.hub), scope, resume)
    }

    /// Earlier events: the last `limit` (at most 200) below a number, or the last of all.
    ///
    /// # Errors
    /// The store's.
    pub async fn history(&self, scope: &UserScope, before: Option<u64>, limit: usize) -> Result<History> {
        const LONGEST: usize = 200;
        let query = EventQuery {
            span: Span::Before(before),
            limit: limit.clamp(1, LONGEST),
            message: None,
        };
        Ok(History::of(self.hub.store().events(scope, &query).await?))
    }

    /// How many users are being followed.
    #[must_use]
    pub fn followed(&self) -> usize {
        self.hub.followed()
    }
}
