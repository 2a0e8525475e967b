//! Context documents in memory.

use async_trait::async_trait;

use super::MemoryStore;
use crate::{
    Error, ErrorKind, Result, UserScope,
    context::{ContextChange, UserContext},
    store::Documents,
};

#[async_trait]
impl Documents for MemoryStore {
    async fn load(&self, scope: &UserScope) -> Result<Option<UserContext>> {
        Ok(self.state().users.get(scope).and_then(|user| user.document.clone()))
    }

    async fn change(&self, scope: &UserScope, change: &ContextChange) -> Result<UserContext> {
        let mut state = self.state();
        let stored = state.users.get(scope).and_then(|user| user.document.clone());
        let mut document = stored.unwrap_or_default();
        if !change.applies_to(&document) {
            return Err(
                Error::new(ErrorKind::Conflict, "the document was changed by somebody else")
                    .with("expected_version", change.expected_version)
                    .with("version", document.version())
                    .during("change"),
            );
        }
        change.apply(&mut document);
        let now = self.clock.now().to_string();
        if document.get("created_at").is_none() {
            document.set("created_at", now.clone());
        }
        document.set("updated_at", now);
        document.set("user_id", scope.user().as_str());
        state.user(scope).document = Some(document.clone());
        Ok(document)
    }
}
