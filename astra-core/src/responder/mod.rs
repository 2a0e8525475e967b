//! The worker that answers messages: leases a user's lane, claims its oldest message, lets the agent speak, and
//! commits what was said in one atomic write.
//!
//! [`Responder::run`] serves until told to stop; [`Responder::process_once`] and [`Responder::drain`] do the same
//! steps without a long-lived task, for serverless hosts.

mod answer;
mod lane;
mod observer;
mod options;
mod tools;
mod turn;

use std::{sync::Arc, time::Duration};

use futures::StreamExt;
use jiff::Timestamp;
use tokio::{
    task::JoinSet,
    time::{Instant, sleep_until, timeout_at},
};
use tokio_util::sync::CancellationToken;

pub use observer::{Observer, Stage};
pub use options::{ResponderOptions, RetryPolicy};

use crate::{
    Result,
    chart::ChartEngine,
    keeper::ChartKeeper,
    store::{ContextStore, Lease, LeaseRequest, Wake},
    voice::VoiceAgent,
};
use lane::LaneEnd;

/// Answers messages. Cheap to clone; clones share everything.
#[derive(Clone, Debug)]
pub struct Responder {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    store: Arc<dyn ContextStore>,
    keeper: ChartKeeper,
    agent: Arc<dyn VoiceAgent>,
    options: ResponderOptions,
    retries: options::Retries,
    foreign: lane::ForeignClaims,
}

/// What [`Responder::process_once`] and [`Responder::drain`] did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Lanes worked on.
    pub lanes: usize,
    /// Turns committed, retries and dead letters included.
    pub turns: usize,
    /// Whether work was left when the time was over.
    pub unfinished: bool,
}

impl Responder {
    /// Puts a responder together.
    #[must_use]
    pub fn new(
        store: Arc<dyn ContextStore>,
        engine: Arc<dyn ChartEngine>,
        agent: Arc<dyn VoiceAgent>,
        options: ResponderOptions,
    ) -> Self {
        let retries = options::Retries::new(&options.retry);
        let foreign = lane::ForeignClaims::default();
        Self {
            inner: Arc::new(Inner {
                store,
                keeper: ChartKeeper::new(engine),
                agent,
                options,
                retries,
                foreign,
            }),
        }
    }

    /// Works on one lane, if one has work, until it has none or the time is over. A turn that has begun when the
    /// time is over is given up, and counts as an attempt.
    ///
    /// # Errors
    /// The store's.
    pub async fn process_once(&self, deadline: Duration) -> Result<Progress> {
        self.process(Instant::now() + deadline, 1).await
    }

    /// Works until no lane has work that can be done now, or the time is over.
    ///
    /// # Errors
    /// The store's.
    pub async fn drain(&self, deadline: Duration) -> Result<Progress> {
        self.inner.store.sweep(self.inner.options.sweep_limit).await?;
        self.process(Instant::now() + deadline, usize::MAX).await
    }

    async fn process(&self, deadline: Instant, lanes: usize) -> Result<Progress> {
        let mut progress = Progress::default();
        let stop = CancellationToken::new();
        while progress.lanes < lanes && Instant::now() < deadline {
            let Some(lease) = self.inner.lease().await? else {
                return Ok(progress);
            };
            progress.lanes += 1;
            match timeout_at(deadline, self.inner.work(&lease, &stop)).await {
                Ok(end) => progress.turns += end?.turns,
                Err(_) => {
                    // The turn is given up; the next worker need not wait for the lease to run out.
                    self.inner.store.release(&lease, 0, None).await?;
                    return Ok(Progress {
                        unfinished: true,
                        ..progress
                    });
                }
            }
        }
        progress.unfinished = Instant::now() >= deadline;
        Ok(progress)
    }

    /// Serves until `stop` is cancelled; then no new lane is leased, and lanes in work are given
    /// [`ResponderOptions::grace`] to finish their turn.
    pub async fn run(&self, stop: CancellationToken) {
        let inner = &self.inner;
        let mut wakes = inner.store.wakes();
        let mut lanes: JoinSet<()> = JoinSet::new();
        let mut sweep_at = Instant::now();
        while !stop.is_cancelled() {
            if Instant::now() >= sweep_at {
                if let Err(error) = inner.store.sweep(inner.options.sweep_limit).await {
                    tracing::warn!(%error, "the sweep failed");
                }
                sweep_at = Instant::now() + inner.options.sweep_every;
            }
            let leased = if lanes.len() < inner.options.concurrency {
                inner.lease().await.unwrap_or_else(|error| {
                    tracing::warn!(%error, "no lane could be leased");
                    None
                })
            } else {
                None
            };
            if let Some(lease) = leased {
                let (inner, stop) = (Arc::clone(inner), stop.clone());
                lanes.spawn(async move {
                    if let Err(error) = inner.work(&lease, &stop).await {
                        tracing::warn!(%error, user = ?lease.scope, "a lane was left");
                    }
                });
                continue;
            }
            let until = inner.sleep_until(sweep_at, lanes.len()).await;
            tokio::select! {
                () = stop.cancelled() => {}
                Some(_) = lanes.join_next(), if !lanes.is_empty() => {}
                Some(_) = next_burst(&mut wakes) => {}
                () = sleep_until(until) => {}
            }
        }
        let finished = async { while lanes.join_next().await.is_some() {} };
        if tokio::time::timeout(inner.options.grace, finished).await.is_err() {
            tracing::warn!(
                lanes = lanes.len(),
                "lanes were given up at shutdown; their leases will run out"
            );
            lanes.shutdown().await;
        }
    }
}

/// The next hint, with those that are there already: many hints are one reason to look.
async fn next_burst(wakes: &mut futures::stream::BoxStream<'static, Wake>) -> Option<Wake> {
    let first = wakes.next().await?;
    while let Some(Some(_)) = futures::FutureExt::now_or_never(wakes.next()) {}
    Some(first)
}

impl Inner {
    async fn lease(&self) -> Result<Option<Lease>> {
        let request = LeaseRequest {
            ttl: self.options.lease,
            buckets: self.options.buckets.clone(),
            only: None,
        };
        let lease = self.store.lease(&request).await?;
        if let Some(lease) = &lease {
            self.observe(Stage::Leased, lease);
        }
        Ok(lease)
    }

    async fn work(&self, lease: &Lease, stop: &CancellationToken) -> Result<LaneEnd> {
        lane::work(self, lease, stop).await
    }

    /// When to look again without a hint: when the next lane is due, or for the sweep.
    async fn sleep_until(&self, sweep_at: Instant, busy: usize) -> Instant {
        if busy >= self.options.concurrency {
            return sweep_at;
        }
        match self.store.next_due(&self.options.buckets).await {
            Ok(Some(due)) => sweep_at.min(Instant::now() + self.wait(due)),
            Ok(None) => sweep_at,
            Err(error) => {
                tracing::warn!(%error, "the next due time is unknown");
                sweep_at.min(Instant::now() + Duration::from_secs(1))
            }
        }
    }

    /// How long until `due`: a little at least, because another worker may be about to take the lane.
    fn wait(&self, due: Timestamp) -> Duration {
        const LEAST: Duration = Duration::from_millis(10);
        let wait = due.duration_since(self.options.clock.now());
        Duration::try_from(wait).unwrap_or_default().max(LEAST)
    }

    fn observe(&self, stage: Stage, lease: &Lease) {
        if let Some(observer) = &self.options.observer {
            observer.reached(stage, &lease.scope);
        }
    }
}
