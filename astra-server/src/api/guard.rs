//! Who may call: known hosts, own origins, valid sessions.

use std::net::IpAddr;

use astra::core::{Error, ErrorKind, Principal, auth::Credential};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, Method, header, request::Parts, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Response},
};
use secrecy::SecretString;

use super::{ApiError, App};

/// The cookie of a session.
pub(super) const COOKIE: &str = "astra_session";

const HEADERS: [(header::HeaderName, &str); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::CACHE_CONTROL, "no-store"),
];

/// Refuses foreign hosts and origins, and sets the headers of every response.
pub(super) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = match check(&app, &request) {
        Ok(()) => next.run(request).await,
        Err(error) => ApiError(error).into_response(),
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    response
}

fn check(app: &App, request: &Request) -> Result<(), Error> {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
        .or_else(|| request.uri().authority().map(Authority::as_str))
        .unwrap_or_default();
    // A name that an attacker resolves to this machine is a foreign host.
    if !known_host(app, host) {
        return Err(Error::new(
            ErrorKind::PermissionDenied,
            "this server does not answer to that host name",
        ));
    }
    let socket = request.headers().contains_key(header::UPGRADE);
    let origin = request.headers().get(header::ORIGIN);
    let own = origin.is_some_and(|origin| known_origin(app, host, origin));
    let foreign = origin.is_some() && !own;
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    if (foreign && changes) || (socket && !own) {
        return Err(Error::new(
            ErrorKind::PermissionDenied,
            "calls from that origin are not allowed",
        ));
    }
    Ok(())
}

fn known_host(app: &App, host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else {
        return false;
    };
    let name = authority.host().trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        || app.options().hosts.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn known_origin(app: &App, host: &str, origin: &HeaderValue) -> bool {
    let Ok(origin) = origin.to_str() else { return false };
    let same = origin
        .strip_prefix("http://")
        .or_else(|| origin.strip_prefix("https://"))
        .is_some_and(|site| site.eq_ignore_ascii_case(host));
    same || app.options().origins.iter().any(|known| known == origin)
}

/// The credential of a request, if it brings one; two session cookies are none.
pub(super) fn credential(headers: &HeaderMap) -> Option<Credential> {
    if let Some(token) = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
    {
        return Some(Credential::Bearer(SecretString::from(token.to_owned())));
    }
    let mut cookies = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='));
    let cookie = cookies.next()?;
    cookies
        .next()
        .is_none()
        .then(|| Credential::Cookie(SecretString::from(cookie.to_owned())))
}

/// The authenticated caller of a request.
pub(super) struct Caller {
    pub(super) principal: Principal,
    pub(super) credential: Credential,
}

impl FromRequestParts<App> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let credential =
            credential(&parts.headers).ok_or_else(|| Error::new(ErrorKind::Unauthenticated, "sign in first"))?;
        let principal = app.inner.verifier.verify(&app.options().tenant, &credential).await?;
        Ok(Self { principal, credential })
    }
}
