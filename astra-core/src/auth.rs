//! The traits behind which sign-in and session checks sit.

use std::{collections::BTreeSet, fmt};

use async_trait::async_trait;
use jiff::Timestamp;
use secrecy::SecretString;

use crate::{Principal, Result, TenantId, store::Identity};

/// Where to send a person who wants to sign in.
#[derive(Clone, Debug)]
pub struct SignInStart {
    /// The provider's address, with state, nonce and PKCE challenge in it.
    pub redirect_to: String,
    /// What must come back with the callback from the same browser: to be kept in a short-lived, signed cookie.
    pub transaction: SecretString,
}

/// What the provider's callback brought.
#[derive(Clone, Debug)]
pub struct SignInCallback {
    /// The authorization code.
    pub code: SecretString,
    /// The state of the callback.
    pub state: String,
    /// [`SignInStart::transaction`], from the browser that started.
    pub transaction: SecretString,
    /// The issuer that the callback names, where it does.
    pub issuer: Option<String>,
}

/// A birthday as a provider knows it; the year can be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "a calendar date")]
pub struct Birthday {
    pub year: Option<i16>,
    pub month: i8,
    pub day: i8,
}

/// A person who signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Issuer and subject.
    pub identity: Identity,
    /// The name, where given.
    pub name: Option<String>,
    /// The e-mail, where given and verified.
    pub email: Option<String>,
    /// The birthday, where its scope was granted and it is known.
    pub birthday: Option<Birthday>,
    /// The scopes granted.
    pub scopes: BTreeSet<String>,
    /// To call the provider with, until it expires.
    pub access_token: SecretString,
    /// To get a new access token with.
    pub refresh_token: Option<SecretString>,
    /// When the access token expires.
    pub expires_at: Option<Timestamp>,
}

/// Signs people in with a provider.
#[async_trait]
pub trait AuthProvider: Send + Sync + fmt::Debug {
    /// Begins a sign-in that returns to `redirect_uri`.
    async fn start(&self, redirect_uri: &str, scopes: &BTreeSet<String>) -> Result<SignInStart>;

    /// Completes it.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Unauthenticated`] when anything about the callback, the code or the token is not as
    /// it must be; the message says what, to logs only.
    async fn finish(&self, callback: SignInCallback) -> Result<SignedIn>;

    /// Gets a new access token.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Unauthenticated`] when the refresh token was revoked.
    async fn refresh(&self, refresh_token: &SecretString) -> Result<SignedIn>;
}

/// What a request brings to say who calls.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Credential {
    /// The value of a session cookie, as sent.
    Cookie(SecretString),
    /// A bearer token.
    Bearer(SecretString),
}

/// Tells who calls; asked on every request.
#[async_trait]
pub trait SessionVerifier: Send + Sync + fmt::Debug {
    /// The caller behind a credential, in the tenant that the request is for.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Unauthenticated`] when it is not, or no longer, valid.
    async fn verify(&self, tenant: &TenantId, credential: &Credential) -> Result<Principal>;
}
