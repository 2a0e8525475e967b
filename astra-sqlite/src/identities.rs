//! Whom a provider's subject is.

use astra_core::{
    Result, TenantId, UserId,
    store::{Identities, Identity},
};
use async_trait::async_trait;
use rusqlite::{Connection, OptionalExtension};

use crate::{SqliteStore, error::Done, sql::run};

#[async_trait]
impl Identities for SqliteStore {
    async fn user_of(&self, tenant: &TenantId, identity: &Identity) -> Result<Option<UserId>> {
        let (tenant, identity) = (tenant.clone(), identity.clone());
        self.read("user_of", move |connection| user_of(connection, &tenant, &identity))
            .await
    }

    async fn link(&self, tenant: &TenantId, identity: &Identity, user: &UserId) -> Result<UserId> {
        let (tenant, identity, user) = (tenant.clone(), identity.clone(), user.clone());
        self.write("link", move |tx| {
            run(
                tx,
                "INSERT INTO identities (tenant, issuer, subject, user_id) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (tenant, issuer, subject) DO NOTHING",
                (tenant.as_str(), &identity.issuer, &identity.subject, user.as_str()),
            )?;
            Ok(user_of(tx, &tenant, &identity)?.unwrap_or(user))
        })
        .await
    }
}

fn user_of(connection: &Connection, tenant: &TenantId, identity: &Identity) -> Done<Option<UserId>> {
    let user: Option<String> = connection
        .prepare_cached("SELECT user_id FROM identities WHERE tenant = ?1 AND issuer = ?2 AND subject = ?3")?
        .query_row((tenant.as_str(), &identity.issuer, &identity.subject), |row| row.get(0))
        .optional()?;
    Ok(user.map(UserId::new).transpose()?)
}
