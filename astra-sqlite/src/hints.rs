//! Hints that something changed: told at once within the process, found by polling across processes.

use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::JoinHandle,
    time::Duration,
};

use astra_core::{Clock, Error, Result, UserScope, store::Wake};
use futures::{StreamExt, stream::BoxStream};
use rusqlite::Connection;
use tokio::sync::broadcast;

use crate::{
    connection,
    error::Done,
    lanes,
    sql::{all, one},
    writer::WeakWriter,
};

/// So many hints may wait for a slow listener before it is told that some were lost.
const WAITING: usize = 1024;
/// More lanes than this changed at once: whoever listens had better look at all.
const MANY: usize = 512;

/// Where hints are told and heard.
#[derive(Debug, Clone)]
pub(crate) struct Hints {
    sender: broadcast::Sender<Wake>,
    state: Arc<(Mutex<State>, Condvar)>,
}

#[derive(Debug, Default)]
struct State {
    polling: bool,
    closed: bool,
    thread: Option<JoinHandle<()>>,
}

/// What the thread that polls needs.
#[derive(Debug)]
pub(crate) struct Poll {
    pub(crate) path: PathBuf,
    pub(crate) interval: Duration,
    pub(crate) busy_timeout: Duration,
    pub(crate) clock: Arc<dyn Clock>,
    /// Which store this is: its own changes were told already.
    pub(crate) name: String,
    pub(crate) writer: WeakWriter,
}

impl Hints {
    pub(crate) fn new() -> Self {
        Self {
            sender: broadcast::Sender::new(WAITING),
            state: Arc::default(),
        }
    }

    /// Tells whoever listens; nobody need.
    pub(crate) fn tell(&self, scope: UserScope) {
        let _ = self.sender.send(Wake::Lane(scope));
    }

    /// Hints from now on. The first listener starts the polling, the last one ends it.
    pub(crate) fn listen(&self, poll: Poll) -> BoxStream<'static, Wake> {
        let receiver = self.sender.subscribe();
        let mut state = self.state();
        if !state.polling && !state.closed {
            let hints = self.clone();
            let spawned = std::thread::Builder::new()
                .name("astra-sqlite-poll".into())
                .spawn(move || hints.poll(&poll));
            match spawned {
                Ok(thread) => {
                    state.polling = true;
                    state.thread = Some(thread);
                }
                Err(error) => tracing::error!(%error, "other processes' changes go unnoticed: no thread to poll"),
            }
        }
        drop(state);
        futures::stream::unfold(receiver, |mut receiver| async move {
            match receiver.recv().await {
                Ok(wake) => Some((wake, receiver)),
                Err(broadcast::error::RecvError::Lagged(_)) => Some((Wake::All, receiver)),
                Err(broadcast::error::RecvError::Closed) => None,
            }
        })
        .boxed()
    }

    /// Ends the polling, and waits until its connection is closed.
    pub(crate) fn close(&self) {
        let thread = {
            let mut state = self.state();
            state.closed = true;
            state.thread.take()
        };
        self.state.1.notify_all();
        if thread.is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the polling of the store ended badly");
        }
    }

    fn poll(&self, poll: &Poll) {
        while let Err(error) = self.watch(poll) {
            tracing::warn!(%error, "the store cannot look for other processes' changes; it tries again");
            if self.rest(poll.interval) {
                return;
            }
        }
    }

    /// Polls until nobody listens any more, or something fails.
    fn watch(&self, poll: &Poll) -> Result<()> {
        let connection = connection::reader(&poll.path, poll.busy_timeout)?;
        let mut version = data_version(&connection)?;
        let mut place = Place::of(&connection)?;
        // Whatever happened until here may have gone untold.
        let _ = self.sender.send(Wake::All);
        loop {
            if self.rest(poll.interval) {
                return Ok(());
            }
            let latest = data_version(&connection)?;
            if latest != version {
                version = latest;
                self.tell_changes(&connection, poll, &mut place)?;
            }
        }
    }

    fn tell_changes(&self, connection: &Connection, poll: &Poll, place: &mut Place) -> Result<()> {
        let before = std::mem::replace(place, Place::of(connection)?);
        let lanes = changed_lanes(connection, before.revision, &poll.name)?;
        if lanes.len() > MANY {
            let _ = self.sender.send(Wake::All);
        } else {
            lanes.into_iter().for_each(|scope| self.tell(scope));
        }
        // A row that was written past every store marks no lane: it is marked here, and so told as well.
        let since = (before.outbox, before.events);
        let now = poll.clock.now().as_millisecond();
        if !lanes::unmarked_since(connection, since, now, 1)?.is_empty() {
            // Looked up again inside: another process may have marked them by now.
            let marked = poll.writer.try_write(move |tx| {
                let unmarked = lanes::unmarked_since(tx, since, tx.now, MANY)?;
                unmarked.iter().try_for_each(|scope| lanes::mark(tx, scope))
            });
            if let Some(Err(error)) = marked {
                tracing::warn!(%error, "rows of another host wait for the next sweep");
            }
        }
        Ok(())
    }

    /// Waits; whether polling is over, because nobody listens or the store is closed.
    fn rest(&self, interval: Duration) -> bool {
        let (guard, _) = self
            .state
            .1
            .wait_timeout_while(self.state(), interval, |state| !state.closed)
            .unwrap_or_else(PoisonError::into_inner);
        let mut state = guard;
        let over = state.closed || self.sender.receiver_count() == 0;
        state.polling = !over;
        over
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How far the poller has looked.
struct Place {
    revision: i64,
    outbox: i64,
    events: i64,
}

impl Place {
    fn of(connection: &Connection) -> Result<Self> {
        let latest = |sql: &str| -> Result<i64> {
            one(connection, sql, [], |row| Ok(row.get::<_, Option<i64>>(0)?))
                .map(|found| found.flatten().unwrap_or(0))
                .map_err(Error::from)
        };
        Ok(Self {
            revision: latest("SELECT max(revision) FROM lanes")?,
            outbox: latest("SELECT max(ordinal) FROM responder_outbox")?,
            events: latest("SELECT max(ordinal) FROM responder_events")?,
        })
    }
}

fn data_version(connection: &Connection) -> Result<i64> {
    one(connection, "PRAGMA data_version", [], |row| Ok(row.get(0)?))
        .map(Option::unwrap_or_default)
        .map_err(Error::from)
}

fn changed_lanes(connection: &Connection, since: i64, name: &str) -> Done<BTreeSet<UserScope>> {
    let sql = "SELECT tenant, _id FROM lanes WHERE revision > ?1 AND writer <> ?2 LIMIT ?3";
    let lanes = all(connection, sql, (since, name, MANY as i64 + 1), lanes::scope)?;
    Ok(lanes.into_iter().collect())
}

/// What one look of the poller reads, for the explanation of its queries.
#[cfg(test)]
pub(crate) fn look(connection: &Connection, since: i64, name: &str) -> Done<()> {
    Place::of(connection)?;
    changed_lanes(connection, since, name).map(drop)
}
