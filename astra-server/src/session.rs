//! Local sign-in: a name and no password, for one machine's own use.

use std::sync::Arc;

use astra::core::{
    Clock, Error, ErrorKind, Principal, Result, Role, TenantId, UserId,
    auth::{Credential, SessionVerifier},
    store::{ContextStore, Identity},
};
use async_trait::async_trait;
use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// The issuer of local identities.
const ISSUER: &str = "local";
/// The longest name in bytes.
const LONGEST_NAME: usize = 80;

/// Issues and verifies the cookies of local sign-in: `base64url(claims).base64url(HMAC-SHA256)`.
///
/// Whoever reaches the server may sign in under any name, so this is for loopback only; the server refuses it on
/// any other address. A session ends at its expiry, and at once when its user is deleted.
#[derive(Debug)]
pub struct LocalSessions {
    key: SecretString,
    lifetime: std::time::Duration,
    store: Arc<dyn ContextStore>,
    clock: Arc<dyn Clock>,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    /// The local identity.
    subject: String,
    /// The user that it was linked to at sign-in.
    user: String,
    /// Seconds since 1970.
    expires: i64,
}

impl LocalSessions {
    /// Signs with `key`, which every process that verifies must have.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] for a key of fewer than 32 bytes.
    pub fn new(
        key: SecretString,
        lifetime: std::time::Duration,
        store: Arc<dyn ContextStore>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self> {
        if key.expose_secret().len() < 32 {
            return Err(
                Error::new(ErrorKind::Configuration, "the session secret has fewer than 32 bytes")
                    .with("field", "session.secret"),
            );
        }
        Ok(Self {
            key,
            lifetime,
            store,
            clock,
        })
    }

    /// Signs a person in under a name: the user of that name, or a new one.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidInput`] naming `name`; the store's.
    pub async fn sign_in(&self, tenant: &TenantId, name: &str) -> Result<(UserId, SecretString)> {
        let name = name.trim();
        if name.is_empty() || name.len() > LONGEST_NAME || name.chars().any(char::is_control) {
            return Err(Error::invalid("name", name, "a name of 1 to 80 bytes on one line"));
        }
        let subject = name.to_lowercase();
        let user = self.store.link(tenant, &local(&subject), &UserId::generate()).await?;
        let claims = Claims {
            subject,
            user: user.as_str().to_owned(),
            expires: self.expiry(),
        };
        let claims = serde_json::to_vec(&claims)
            .map_err(|cause| Error::new(ErrorKind::Internal, "a session cannot be written").caused_by(cause))?;
        let body = BASE64URL_NOPAD.encode(&claims);
        let tag = BASE64URL_NOPAD.encode(&self.mac(&body)?.finalize().into_bytes());
        Ok((user, SecretString::from(format!("{body}.{tag}"))))
    }

    /// How long a session lasts.
    #[must_use]
    pub fn lifetime(&self) -> std::time::Duration {
        self.lifetime
    }

    fn expiry(&self) -> i64 {
        self.clock
            .now()
            .as_second()
            .saturating_add(i64::try_from(self.lifetime.as_secs()).unwrap_or(i64::MAX))
    }

    fn mac(&self, body: &str) -> Result<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.key.expose_secret().as_bytes())
            .map_err(|cause| Error::new(ErrorKind::Internal, "the session key cannot be used").caused_by(cause))?;
        mac.update(body.as_bytes());
        Ok(mac)
    }

    /// The claims of a cookie whose signature and expiry hold.
    fn read(&self, cookie: &str) -> Result<Claims> {
        let (body, tag) = cookie.split_once('.').ok_or_else(unauthenticated)?;
        let tag = BASE64URL_NOPAD.decode(tag.as_bytes()).map_err(|_| unauthenticated())?;
        self.mac(body)?.verify_slice(&tag).map_err(|_| unauthenticated())?;
        let claims = BASE64URL_NOPAD.decode(body.as_bytes()).map_err(|_| unauthenticated())?;
        let claims: Claims = serde_json::from_slice(&claims).map_err(|_| unauthenticated())?;
        if claims.expires <= self.clock.now().as_second() {
            return Err(unauthenticated());
        }
        Ok(claims)
    }
}

#[async_trait]
impl SessionVerifier for LocalSessions {
    async fn verify(&self, tenant: &TenantId, credential: &Credential) -> Result<Principal> {
        let Credential::Cookie(cookie) = credential else {
            return Err(unauthenticated());
        };
        let claims = self.read(cookie.expose_secret())?;
        let user = self.store.user_of(tenant, &local(&claims.subject)).await?;
        match user {
            Some(user) if user.as_str() == claims.user => Ok(Principal::new(tenant.clone(), user, Role::User)),
            // Deleted since, perhaps signed up anew: another person's data.
            _ => Err(unauthenticated()),
        }
    }
}

fn local(subject: &str) -> Identity {
    Identity {
        issuer: ISSUER.into(),
        subject: subject.to_owned(),
    }
}

fn unauthenticated() -> Error {
    Error::new(ErrorKind::Unauthenticated, "sign in first")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use astra::core::{ManualClock, memory::MemoryStore};

    use super::*;

    fn sessions(clock: &Arc<ManualClock>) -> LocalSessions {
        let store = Arc::new(MemoryStore::new());
        let key = SecretString::from("k".repeat(32));
        LocalSessions::new(key, Duration::from_secs(60), store, Arc::clone(clock) as _).unwrap()
    }

    fn clock() -> Arc<ManualClock> {
        Arc::new(ManualClock::new("2026-01-01T00:00:00Z".parse().unwrap()))
    }

    async fn verify(sessions: &LocalSessions, cookie: &str) -> Result<Principal> {
        sessions
            .verify(
                &TenantId::default(),
                &Credential::Cookie(SecretString::from(cookie.to_owned())),
            )
            .await
    }

    #[tokio::test]
    async fn a_session_holds_until_it_expires() {
        let clock = clock();
        let sessions = sessions(&clock);
        let (user, cookie) = sessions.sign_in(&TenantId::default(), "Asha").await.unwrap();
        assert_eq!(verify(&sessions, cookie.expose_secret()).await.unwrap().user(), &user);
        clock.advance(Duration::from_secs(61));
        assert_eq!(
            verify(&sessions, cookie.expose_secret()).await.unwrap_err().kind(),
            ErrorKind::Unauthenticated
        );
    }

    #[tokio::test]
    async fn the_same_name_is_the_same_user() {
        let sessions = sessions(&clock());
        let (a, _) = sessions.sign_in(&TenantId::default(), "Asha").await.unwrap();
        let (b, _) = sessions.sign_in(&TenantId::default(), " asha ").await.unwrap();
        assert_eq!(a, b);
    }

    #[tokio::test]
    async fn every_changed_bit_of_a_cookie_is_refused() {
        let sessions = sessions(&clock());
        let (_, cookie) = sessions.sign_in(&TenantId::default(), "Asha").await.unwrap();
        let good = cookie.expose_secret().as_bytes();
        for at in 0..good.len() {
            let mut bad = good.to_vec();
            bad[at] ^= 1;
            let Ok(bad) = String::from_utf8(bad) else { continue };
            assert!(verify(&sessions, &bad).await.is_err(), "byte {at}");
        }
        for bad in ["", ".", "a.b", "e30.e30"] {
            assert!(verify(&sessions, bad).await.is_err());
        }
    }

    #[tokio::test]
    async fn a_deleted_users_session_is_over() {
        let sessions = sessions(&clock());
        let tenant = TenantId::default();
        let (user, cookie) = sessions.sign_in(&tenant, "Asha").await.unwrap();
        sessions
            .store
            .erase(&astra::core::UserScope::new(tenant.clone(), user))
            .await
            .unwrap();
        sessions.sign_in(&tenant, "Asha").await.unwrap();
        assert_eq!(
            verify(&sessions, cookie.expose_secret()).await.unwrap_err().kind(),
            ErrorKind::Unauthenticated
        );
    }
}
