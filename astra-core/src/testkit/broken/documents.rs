//! Documents that get lost, or are read too late.

use async_trait::async_trait;
use serde_json::Value;

use super::{BrokenStore, Flaw, Reader};
use crate::{
    Result, UserScope,
    context::{ContextChange, UserContext},
    store::Documents,
};

#[async_trait]
impl Documents for BrokenStore {
    async fn load(&self, scope: &UserScope) -> Result<Option<UserContext>> {
        let mut found = None;
        for scope in self.shown(Reader::Load, scope) {
            found = found.or(self.memory.load(&scope).await?);
        }
        let before = self.notes().before.get(scope).cloned();
        Ok(if self.flaw == Flaw::StaleRead { before } else { found })
    }

    async fn change(&self, scope: &UserScope, change: &ContextChange) -> Result<UserContext> {
        let scope = self.whose(scope);
        let stored = self.memory.load(&scope).await?.unwrap_or_default();
        match self.flaw {
            Flaw::LostWrite if change.applies_to(&stored) => {
                let nth = {
                    let mut notes = self.notes();
                    notes.changes += 1;
                    notes.changes
                };
                if nth % 2 == 0 {
                    let mut pretended = stored;
                    change.apply(&mut pretended);
                    return Ok(pretended);
                }
                self.memory.change(&scope, change).await
            }
            Flaw::LostUpdate => {
                let mut rebased = change.clone();
                rebased.expected_version = stored.version();
                for field in &mut rebased.fields {
                    field.previous = stored.get(&field.field).cloned().unwrap_or(Value::Null);
                }
                self.memory.change(&scope, &rebased).await
            }
            _ => {
                let changed = self.memory.change(&scope, change).await?;
                self.notes().before.insert(scope, stored);
                Ok(changed)
            }
        }
    }
}
