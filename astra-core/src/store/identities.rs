//! Whom a provider's subject is.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::{Result, TenantId, UserId};

/// A subject of an identity provider. E-mail never links two accounts by itself, so it is not part of this.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identity {
    /// The provider, such as `https://accounts.google.com`.
    pub issuer: String,
    /// Its id of the person.
    pub subject: String,
}

/// The identities of users.
#[async_trait]
pub trait Identities: Send + Sync {
    /// The user of an identity.
    async fn user_of(&self, tenant: &TenantId, identity: &Identity) -> Result<Option<UserId>>;

    /// Links an identity to `user` unless it is linked already; returns the user that it is linked to.
    async fn link(&self, tenant: &TenantId, identity: &Identity, user: &UserId) -> Result<UserId>;
}
