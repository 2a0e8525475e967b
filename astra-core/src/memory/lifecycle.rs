//! What the store promises, the whole of a user's data, and its deletion.

use std::collections::BTreeMap;

use async_trait::async_trait;
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    MemoryStore,
    state::{State, UserData},
};
use crate::{
    Error, ErrorKind, Result, UserScope,
    context::UserContext,
    store::{ContextStore, DeletionReceipt, StoreCapability, UserExport},
};

#[async_trait]
impl ContextStore for MemoryStore {
    fn capability(&self) -> StoreCapability {
        StoreCapability {
            name: "memory",
            durable: false,
            multi_process: false,
            transactions: true,
        }
    }

    async fn export(&self, scope: &UserScope) -> Result<UserExport> {
        collect(&self.state(), scope)
    }

    async fn erase(&self, scope: &UserScope) -> Result<DeletionReceipt> {
        let mut state = self.state();
        let stored = collect(&state, scope)?.collections;
        if let Some(user) = state.users.get_mut(scope) {
            let place = user.lane.place;
            *user = UserData {
                lane: user.lane.tombstone(),
                ..UserData::default()
            };
            state.queue.remove(&place);
        }
        state.conversations.retain(|_, owner| owner != scope);
        state
            .identities
            .retain(|(tenant, _), user| tenant != scope.tenant() || user != scope.user());
        self.wake(scope);
        Ok(DeletionReceipt {
            at: self.clock.now(),
            deleted: stored
                .into_iter()
                .map(|(name, rows)| (name, rows.len() as u64))
                .collect(),
        })
    }
}

/// Every row about a user. The lane is not one: it holds no more than counters.
fn collect(state: &State, scope: &UserScope) -> Result<UserExport> {
    let mut collections = BTreeMap::new();
    if let Some(user) = state.users.get(scope) {
        collections.insert("users", rows(user.document.iter().map(UserContext::redacted))?);
        collections.insert("responder_outbox", rows(user.outbox.by_age())?);
        collections.insert("responder_events", rows(user.log.all())?);
        collections.insert("voice_sessions", rows(user.sessions.iter())?);
        collections.insert("transcripts", rows(user.transcripts.iter())?);
        collections.insert("user_facts", rows(user.facts.values())?);
        collections.insert("analysis_runs", rows(user.runs.values())?);
        collections.insert("audit", rows(user.audit.iter())?);
    }
    let conversations = state.conversations.iter().filter(|(_, owner)| *owner == scope);
    collections.insert(
        "conversations",
        conversations
            .map(|((_, id), _)| json!({"_id": id, "user_id": scope.user()}))
            .collect(),
    );
    let identities = state.identities.iter();
    let theirs = identities.filter(|((tenant, _), user)| tenant == scope.tenant() && *user == scope.user());
    collections.insert(
        "identities",
        theirs
            .map(|((_, identity), user)| json!({"_id": identity, "user_id": user}))
            .collect(),
    );
    collections.retain(|_, rows| !rows.is_empty());
    Ok(UserExport { collections })
}

fn rows<T: Serialize>(rows: impl Iterator<Item = T>) -> Result<Vec<Value>> {
    rows.map(|row| {
        serde_json::to_value(row).map_err(|error| {
            Error::new(ErrorKind::Internal, "a row cannot be shown as JSON")
                .during("export")
                .caused_by(error)
        })
    })
    .collect()
}
