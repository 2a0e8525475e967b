//! Deletions that leave something, or take too much.

use async_trait::async_trait;
use serde::Deserialize;
use serde_json::Value;

use super::{BrokenStore, Collection, Flaw, Reader};
use crate::{
    Result, UserScope,
    memory::MemoryStore,
    store::{
        ContextStore, DeletionReceipt, Documents, EventLog, EventQuery, FactQuery, Facts, Identities, Identity,
        MessageQuery, NewVoiceSession, StoreCapability, Transcripts, Turns, UserExport, VoiceSessions,
    },
};

#[async_trait]
impl ContextStore for BrokenStore {
    fn capability(&self) -> StoreCapability {
        StoreCapability {
            name: "broken",
            ..self.memory.capability()
        }
    }

    async fn export(&self, scope: &UserScope) -> Result<UserExport> {
        let mut found = UserExport::default();
        for scope in self.shown(Reader::Export, scope) {
            for (name, rows) in self.memory.export(&scope).await?.collections {
                found.collections.entry(name).or_default().extend(rows);
            }
        }
        Ok(found)
    }

    async fn erase(&self, scope: &UserScope) -> Result<DeletionReceipt> {
        let scope = self.whose(scope);
        match self.flaw {
            Flaw::EraseForgets(collection) => erase_but(&self.memory, &scope, collection).await,
            Flaw::EraseTakesNamesakes => {
                let known: Vec<UserScope> = self.notes().known.iter().cloned().collect();
                for namesake in known
                    .iter()
                    .filter(|known| **known != scope && known.user() == scope.user())
                {
                    self.memory.erase(namesake).await?;
                }
                self.memory.erase(&scope).await
            }
            _ => self.memory.erase(&scope).await,
        }
    }
}

/// Erases a user, and puts one collection back.
async fn erase_but(memory: &MemoryStore, scope: &UserScope, kept: Collection) -> Result<DeletionReceipt> {
    let document = memory.load(scope).await?;
    let all = MessageQuery {
        limit: usize::MAX,
        ..MessageQuery::default()
    };
    let messages = memory.messages(scope, &all).await?;
    let events = memory.events(scope, &EventQuery::after(0, usize::MAX)).await?.events;
    let sessions = memory.sessions(scope, false).await?;
    let transcripts = memory.transcripts(scope, usize::MAX).await?;
    let facts = memory.facts(scope, &FactQuery::default()).await?;
    let runs = memory.runs(scope, usize::MAX).await?;
    let audit = memory.audit_log(scope, usize::MAX).await?;
    let identities = memory.export(scope).await?.collections.remove("identities");
    let receipt = memory.erase(scope).await?;
    match kept {
        Collection::Documents => {
            if let Some(document) = document {
                memory.put_foreign_document(scope, document.fields().clone());
            }
        }
        Collection::Messages => {
            for message in messages {
                memory.insert_foreign_message(
                    scope,
                    message.id,
                    message.content,
                    message.status,
                    message.created_at,
                )?;
            }
        }
        Collection::Events => {
            for event in events {
                memory.insert_foreign_event(scope, event.id, event.role, event.content, event.created_at);
            }
        }
        Collection::Sessions => {
            for session in sessions {
                let again = NewVoiceSession {
                    conversation_id: session.conversation_id,
                    holder: session.holder,
                    ttl: std::time::Duration::from_secs(60),
                };
                memory.open_session(scope, again).await?;
            }
        }
        Collection::Transcripts => {
            for transcript in transcripts {
                memory.put_transcript(scope, transcript).await?;
            }
        }
        Collection::Facts => {
            for fact in facts {
                memory.record_fact(scope, fact).await?;
            }
        }
        Collection::Runs => {
            for run in runs {
                memory.put_run(scope, run).await?;
            }
        }
        Collection::Audit => {
            for entry in audit {
                memory.audit(scope, entry).await?;
            }
        }
        Collection::Identities => {
            let ids = identities.iter().flatten().filter_map(|row| row.get("_id"));
            for identity in ids.filter_map(|id: &Value| Identity::deserialize(id).ok()) {
                memory.link(scope.tenant(), &identity, scope.user()).await?;
            }
        }
    }
    Ok(receipt)
}
