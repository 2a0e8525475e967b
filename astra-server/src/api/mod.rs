//! The router: REST, WebSocket, server-sent events and the page.

mod account;
mod chart;
mod context;
mod dasha;
mod error;
mod guard;
mod live;
mod messages;
mod page;
mod picture;
mod places;
mod sign_in;
mod transits;

use std::{sync::Arc, time::Duration};

use astra::{
    Astra, User,
    core::{PlaceResolver, Principal, TenantId, UserId, auth::SessionVerifier},
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{delete, get, post},
};
use tokio_util::sync::CancellationToken;

pub use error::ApiError;
pub use live::CloseCode;

use crate::session::LocalSessions;

/// The largest body of a request, in bytes.
pub const LARGEST_BODY: usize = 128 * 1024;

/// How the router behaves.
#[derive(Clone, Debug)]
pub struct AppOptions {
    /// The tenant that this router serves.
    pub tenant: TenantId,
    /// The names that browsers may reach it by, beside those of loopback.
    pub hosts: Vec<String>,
    /// The origins of other sites that may call.
    pub origins: Vec<String>,
    /// How often a quiet connection is told that it is alive, and its session checked.
    pub heartbeat: Duration,
    /// How long a client may take over one packet.
    pub patience: Duration,
    /// How long a new socket may take to say whether it resumes.
    pub greeting: Duration,
    /// Where birth places are looked up; by default the gazetteer of the build, where it has one.
    pub places: Option<Arc<dyn PlaceResolver>>,
    /// Closes every live connection when cancelled.
    pub stop: CancellationToken,
}

/// The gazetteer of this build.
fn embedded_places() -> Option<Arc<dyn PlaceResolver>> {
    #[cfg(feature = "places")]
    if let Ok(places) = astra::astro::places::Gazetteer::embedded() {
        return Some(Arc::new(places));
    }
    None
}

impl Default for AppOptions {
    fn default() -> Self {
        Self {
            tenant: TenantId::default(),
            hosts: Vec::new(),
            origins: Vec::new(),
            heartbeat: Duration::from_secs(20),
            patience: Duration::from_secs(10),
            greeting: Duration::from_millis(500),
            places: embedded_places(),
            stop: CancellationToken::new(),
        }
    }
}

/// What the router's handlers share.
#[derive(Clone, Debug)]
pub struct App {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    astra: Astra,
    verifier: Arc<dyn SessionVerifier>,
    local: Option<Arc<LocalSessions>>,
    options: AppOptions,
}

impl App {
    /// Serves `astra` to whom `verifier` knows.
    #[must_use]
    pub fn new(astra: Astra, verifier: Arc<dyn SessionVerifier>, options: AppOptions) -> Self {
        Self {
            inner: Arc::new(Inner {
                astra,
                verifier,
                local: None,
                options,
            }),
        }
    }

    /// Serves `astra` to whoever gives a name; see [`LocalSessions`].
    #[must_use]
    pub fn local(astra: Astra, sessions: LocalSessions, options: AppOptions) -> Self {
        let sessions = Arc::new(sessions);
        let verifier = Arc::clone(&sessions) as Arc<dyn SessionVerifier>;
        Self {
            inner: Arc::new(Inner {
                astra,
                verifier,
                local: Some(sessions),
                options,
            }),
        }
    }

    /// Closes every live connection when cancelled.
    #[must_use]
    pub fn stop(&self) -> CancellationToken {
        self.options().stop.clone()
    }

    fn options(&self) -> &AppOptions {
        &self.inner.options
    }

    /// The view of the caller's own data.
    fn own(&self, caller: &Principal) -> User {
        self.inner.astra.scope(caller.scope())
    }

    /// The view of the data that a path names, if the caller may touch it.
    fn of(&self, caller: &Principal, user: &str) -> Result<User, ApiError> {
        Ok(self.inner.astra.scope(caller.scope_of(&UserId::new(user)?)?))
    }
}

/// The router, to serve or to mount.
pub fn router(app: App) -> Router {
    let users = Router::new()
        .route("/", delete(account::erase))
        .route("/context", get(context::read).post(context::patch))
        .route("/chart", get(chart::read))
        .route("/chart.svg", get(picture::draw))
        .route("/transits", get(transits::read))
        .route("/dasha", get(dasha::read))
        .route("/export", get(account::export));
    let responder = Router::new()
        .route("/messages", post(messages::post).get(messages::history))
        .route("/pending", get(messages::pending))
        .route("/socket", get(live::socket))
        .route("/stream", get(live::stream));
    Router::new()
        .route(
            "/api/session",
            get(sign_in::read).post(sign_in::local).delete(sign_in::out),
        )
        .nest("/api/users/{user_id}", users)
        .nest("/api/responder", responder)
        .route("/api/places", get(places::search))
        .route("/healthz", get(account::health))
        .route("/", get(page::index))
        .route("/assets/{file}", get(page::asset))
        .fallback(error::no_such_path)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(middleware::from_fn_with_state(app.clone(), guard::guard))
        .with_state(app)
}
