//! Identities in memory.

use async_trait::async_trait;

use super::MemoryStore;
use crate::{
    Result, TenantId, UserId,
    store::{Identities, Identity},
};

#[async_trait]
impl Identities for MemoryStore {
    async fn user_of(&self, tenant: &TenantId, identity: &Identity) -> Result<Option<UserId>> {
        let key = (tenant.clone(), identity.clone());
        Ok(self.state().identities.get(&key).cloned())
    }

    async fn link(&self, tenant: &TenantId, identity: &Identity, user: &UserId) -> Result<UserId> {
        let mut state = self.state();
        let linked = state.identities.entry((tenant.clone(), identity.clone()));
        Ok(linked.or_insert_with(|| user.clone()).clone())
    }
}
