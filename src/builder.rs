//! Puts store, engine and agent together and runs the pipeline.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use astra_core::{
    ChartKeeper, Error, ErrorKind, Result, TenantId, UserId, UserScope,
    agent::EmbeddedAgent,
    chart::ChartEngine,
    feed::{Feed, FeedOptions},
    memory::MemoryStore,
    responder::{Responder, ResponderOptions},
    store::ContextStore,
    voice::VoiceAgent,
};
use tokio::{runtime::Handle, task::JoinHandle};
use tokio_util::sync::CancellationToken;

use crate::User;

/// The running pipeline. Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct Astra {
    inner: Arc<Inner>,
}

struct Inner {
    store: Arc<dyn ContextStore>,
    engine: Arc<dyn ChartEngine>,
    keeper: ChartKeeper,
    responder: Responder,
    options: ResponderOptions,
    feed: Feed,
    stop: CancellationToken,
    worker: Mutex<Option<JoinHandle<()>>>,
}

/// See [`Astra::builder`].
#[derive(Debug)]
#[must_use]
pub struct Builder {
    store: Option<Arc<dyn ContextStore>>,
    engine: Option<Arc<dyn ChartEngine>>,
    agent: Option<Arc<dyn VoiceAgent>>,
    responder: ResponderOptions,
    feed: FeedOptions,
    worker: bool,
}

impl Builder {
    /// Where everything is kept; in memory by default, gone with the process.
    pub fn store(mut self, store: Arc<dyn ContextStore>) -> Self {
        self.store = Some(store);
        self
    }

    /// What computes charts; Astra's own ephemeris by default, where feature `astro` is on.
    pub fn engine(mut self, engine: Arc<dyn ChartEngine>) -> Self {
        self.engine = Some(engine);
        self
    }

    /// What answers; the embedded agent, which needs no model and no network, by default.
    pub fn agent(mut self, agent: Arc<dyn VoiceAgent>) -> Self {
        self.agent = Some(agent);
        self
    }

    /// How messages are answered.
    pub fn responder(mut self, options: ResponderOptions) -> Self {
        self.responder = options;
        self
    }

    /// How the live feed behaves.
    pub fn feed(mut self, options: FeedOptions) -> Self {
        self.feed = options;
        self
    }

    /// Whether this process answers messages; true by default. Without, another process has to, or
    /// [`Astra::responder`] is called step by step.
    pub fn worker(mut self, worker: bool) -> Self {
        self.worker = worker;
        self
    }

    /// Starts the pipeline.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] when no engine is given and none is built in, or outside a tokio runtime.
    pub fn start(self) -> Result<Astra> {
        let runtime = Handle::try_current()
            .map_err(|cause| Error::new(ErrorKind::Configuration, "start needs a tokio runtime").caused_by(cause))?;
        let store = self.store.unwrap_or_else(|| Arc::new(MemoryStore::new()));
        let engine = self.engine.map_or_else(default_engine, Ok)?;
        let agent = self.agent.unwrap_or_else(|| Arc::new(EmbeddedAgent));
        let options = self.responder;
        let responder = Responder::new(Arc::clone(&store), Arc::clone(&engine), agent, options.clone());
        let feed = Feed::start(Arc::clone(&store), self.feed);
        let stop = CancellationToken::new();
        let worker = self.worker.then(|| {
            let (responder, stop) = (responder.clone(), stop.clone());
            runtime.spawn(async move { responder.run(stop).await })
        });
        let keeper = ChartKeeper::new(Arc::clone(&engine));
        let worker = Mutex::new(worker);
        Ok(Astra {
            inner: Arc::new(Inner {
                store,
                engine,
                keeper,
                responder,
                options,
                feed,
                stop,
                worker,
            }),
        })
    }
}

#[cfg(feature = "astro")]
fn default_engine() -> Result<Arc<dyn ChartEngine>> {
    Ok(Arc::new(astra_astro::tables()?))
}

#[cfg(not(feature = "astro"))]
fn default_engine() -> Result<Arc<dyn ChartEngine>> {
    Err(Error::new(
        ErrorKind::Configuration,
        "no chart engine: give one to the builder, or turn feature astro on",
    ))
}

impl Astra {
    /// A pipeline of embedded parts, to start as it is or with other parts put in.
    pub fn builder() -> Builder {
        Builder {
            store: None,
            engine: None,
            agent: None,
            responder: ResponderOptions::default(),
            feed: FeedOptions::default(),
            worker: true,
        }
    }

    /// A user of the default tenant, whom the caller has authenticated.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidInput`] for an id that no store can keep.
    pub fn user(&self, id: &str) -> Result<User> {
        Ok(self.scope(UserScope::new(TenantId::default(), UserId::new(id)?)))
    }

    /// A user of any tenant, whom the caller has authenticated.
    #[must_use]
    pub fn scope(&self, scope: UserScope) -> User {
        User::new(self.clone(), scope)
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Arc<dyn ContextStore> {
        &self.inner.store
    }

    /// The chart engine.
    #[must_use]
    pub fn engine(&self) -> &Arc<dyn ChartEngine> {
        &self.inner.engine
    }

    /// The live feed.
    #[must_use]
    pub fn feed(&self) -> &Feed {
        &self.inner.feed
    }

    /// The worker, to be driven step by step by a host without long-lived tasks.
    #[must_use]
    pub fn responder(&self) -> &Responder {
        &self.inner.responder
    }

    pub(crate) fn keeper(&self) -> &ChartKeeper {
        &self.inner.keeper
    }

    pub(crate) fn options(&self) -> &ResponderOptions {
        &self.inner.options
    }

    /// Stops taking work, lets turns that have begun finish, and returns when the worker is done.
    pub async fn shutdown(&self) {
        self.inner.stop.cancel();
        let worker = self.inner.worker.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(worker) = worker
            && let Err(error) = worker.await
        {
            tracing::error!(%error, "the worker broke off");
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

impl fmt::Debug for Astra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Astra")
            .field("store", &self.inner.store.capability().name)
            .field("engine", &self.inner.engine.capability().name)
            .finish_non_exhaustive()
    }
}
