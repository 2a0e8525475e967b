//! One client's view of the feed.

use std::{collections::VecDeque, future::Future, sync::Arc, time::Duration};

use tokio::{
    sync::watch,
    time::{Instant, timeout, timeout_at},
};

use super::{
    Cursor, History, Packet,
    hub::{Followed, Hub},
};
use crate::{
    Result, UserScope,
    store::{EventQuery, LogEvent},
};

/// A user's log as it grows. Pulled: nothing is read before the client asks for it.
#[derive(Debug)]
pub struct Subscription {
    hub: Arc<Hub>,
    scope: UserScope,
    // Some until dropped.
    followed: Option<Arc<Followed>>,
    hints: watch::Receiver<u64>,
    state: State,
    /// When the log is looked at next, hint or not.
    recheck: Instant,
    ready: VecDeque<Arc<LogEvent>>,
}

#[derive(Debug)]
enum State {
    /// The first packet is the last events.
    Fresh,
    /// Follows from here.
    At(Cursor),
    Over,
}

impl Subscription {
    pub(super) fn new(hub: Arc<Hub>, scope: &UserScope, resume: Option<Cursor>) -> Self {
        let followed = hub.follow(scope);
        let recheck = Instant::now() + hub.options.recheck;
        let hints = followed.hints.subscribe();
        Self {
            hub,
            scope: scope.clone(),
            followed: Some(followed),
            hints,
            state: resume.map_or(State::Fresh, State::At),
            recheck,
            ready: VecDeque::new(),
        }
    }

    /// The next packet; waits until there is one. None after [`Packet::Resync`].
    ///
    /// Dropping the future loses nothing.
    ///
    /// # Errors
    /// The store's; the subscription stays where it was and can be asked again.
    pub async fn next(&mut self) -> Result<Option<Packet>> {
        loop {
            let cursor = match &mut self.state {
                State::Over => return Ok(None),
                State::Fresh => {
                    let query = EventQuery::last(self.hub.options.backlog);
                    let history = History::of(self.hub.store().events(&self.scope, &query).await?);
                    self.state = State::At(history.cursor.clone());
                    return Ok(Some(Packet::Init(history)));
                }
                State::At(cursor) => cursor,
            };
            if let Some(event) = self.ready.pop_front() {
                cursor.seq = event.seq;
                if event.kind.is_shown() {
                    return Ok(Some(Packet::Append(event)));
                }
                continue;
            }
            // Hints from here on lead to another reading.
            self.hints.borrow_and_update();
            let fresh = Instant::now() >= self.recheck;
            let Some(followed) = &self.followed else {
                return Ok(None);
            };
            let following = followed.after(self.hub.store(), cursor, fresh).await?;
            self.recheck = Instant::now() + self.hub.options.recheck;
            if cursor.is_unborn() {
                cursor.epoch = following.epoch.clone();
            }
            let lag = following.head.checked_sub(cursor.seq);
            if following.epoch != cursor.epoch || lag.is_none_or(|lag| lag > self.hub.options.longest_lag) {
                self.state = State::Over;
                return Ok(Some(Packet::Resync));
            }
            self.ready.extend(following.events);
            if self.ready.is_empty() && lag == Some(0) {
                // Either way the log is looked at again.
                let _ = timeout_at(self.recheck, self.hints.changed()).await;
            }
        }
    }

    /// The place after the last packet; None before the first one.
    #[must_use]
    pub fn cursor(&self) -> Option<&Cursor> {
        match &self.state {
            State::At(cursor) => Some(cursor),
            State::Fresh | State::Over => None,
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.followed = None;
        self.hub.unfollow(&self.scope);
    }
}

/// Hands a subscription's packets to `send`, with a heartbeat when nothing came for a while, until the log or the
/// client ends it. A client that takes longer than `patience` over one packet is told to resync and let go.
///
/// `send` returns false when the client is gone.
///
/// # Errors
/// The store's.
pub async fn pump<F, S>(
    subscription: &mut Subscription,
    heartbeat: Duration,
    patience: Duration,
    mut send: S,
) -> Result<Ended>
where
    S: FnMut(Packet) -> F,
    F: Future<Output = bool>,
{
    loop {
        let packet = match timeout(heartbeat, subscription.next()).await {
            Ok(packet) => packet?,
            Err(_) => Some(Packet::Heartbeat),
        };
        let Some(packet) = packet else { return Ok(Ended::Resync) };
        match timeout(patience, send(packet)).await {
            Ok(true) => {}
            Ok(false) => return Ok(Ended::Gone),
            Err(_) => return Ok(Ended::TooSlow),
        }
    }
}

/// Why [`pump`] ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The client has to start afresh and was told so.
    Resync,
    /// The client took too long and has to resume or start afresh.
    TooSlow,
    /// The client is gone.
    Gone,
}
