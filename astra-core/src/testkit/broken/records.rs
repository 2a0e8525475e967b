//! Sessions, transcripts, facts and identities whose owner nobody asks for.

use std::time::Duration;

use async_trait::async_trait;

use super::{BrokenStore, Reader};
use crate::{
    Result, TenantId, UserId, UserScope,
    store::{
        AnalysisRun, AuditEntry, Fact, FactQuery, FactStatus, Facts, Identities, Identity, NewVoiceSession, RunStatus,
        Transcript, Transcripts, VoiceSessionRecord, VoiceSessions,
    },
};

#[async_trait]
impl VoiceSessions for BrokenStore {
    async fn open_session(&self, scope: &UserScope, session: NewVoiceSession) -> Result<VoiceSessionRecord> {
        self.memory.open_session(&self.whose(scope), session).await
    }

    async fn renew_session(&self, scope: &UserScope, conversation: &str, holder: &str, ttl: Duration) -> Result<()> {
        self.memory
            .renew_session(&self.whose(scope), conversation, holder, ttl)
            .await
    }

    async fn close_session(&self, scope: &UserScope, conversation: &str, reason: &str) -> Result<VoiceSessionRecord> {
        self.memory
            .close_session(&self.whose(scope), conversation, reason)
            .await
    }

    async fn sessions(&self, scope: &UserScope, active_only: bool) -> Result<Vec<VoiceSessionRecord>> {
        let mut found = Vec::new();
        for scope in self.shown(Reader::Sessions, scope) {
            found.extend(self.memory.sessions(&scope, active_only).await?);
        }
        Ok(found)
    }

    async fn owner_of(&self, tenant: &TenantId, conversation: &str) -> Result<Option<UserScope>> {
        self.memory.owner_of(&self.tenant(tenant), conversation).await
    }

    async fn abandoned_sessions(&self, limit: usize) -> Result<Vec<(UserScope, VoiceSessionRecord)>> {
        self.memory.abandoned_sessions(limit).await
    }
}

#[async_trait]
impl Transcripts for BrokenStore {
    async fn put_transcript(&self, scope: &UserScope, transcript: Transcript) -> Result<bool> {
        self.memory.put_transcript(&self.whose(scope), transcript).await
    }

    async fn transcript(&self, scope: &UserScope, conversation: &str) -> Result<Option<Transcript>> {
        let mut found = None;
        for scope in self.shown(Reader::Transcript, scope) {
            found = found.or(self.memory.transcript(&scope, conversation).await?);
        }
        Ok(found)
    }

    async fn transcripts(&self, scope: &UserScope, limit: usize) -> Result<Vec<Transcript>> {
        let mut found = Vec::new();
        for scope in self.shown(Reader::Transcripts, scope) {
            found.extend(self.memory.transcripts(&scope, limit).await?);
        }
        Ok(found)
    }
}

#[async_trait]
impl Facts for BrokenStore {
    async fn record_fact(&self, scope: &UserScope, fact: Fact) -> Result<bool> {
        self.memory.record_fact(&self.whose(scope), fact).await
    }

    async fn set_fact_status(&self, scope: &UserScope, id: &str, status: FactStatus) -> Result<()> {
        self.memory.set_fact_status(&self.whose(scope), id, status).await
    }

    async fn facts(&self, scope: &UserScope, query: &FactQuery) -> Result<Vec<Fact>> {
        let mut found = Vec::new();
        for scope in self.shown(Reader::Facts, scope) {
            found.extend(self.memory.facts(&scope, query).await?);
        }
        Ok(found)
    }

    async fn put_run(&self, scope: &UserScope, run: AnalysisRun) -> Result<bool> {
        self.memory.put_run(&self.whose(scope), run).await
    }

    async fn set_run_status(&self, scope: &UserScope, id: &str, status: RunStatus) -> Result<()> {
        self.memory.set_run_status(&self.whose(scope), id, status).await
    }

    async fn runs(&self, scope: &UserScope, limit: usize) -> Result<Vec<AnalysisRun>> {
        let mut found = Vec::new();
        for scope in self.shown(Reader::Runs, scope) {
            found.extend(self.memory.runs(&scope, limit).await?);
        }
        Ok(found)
    }

    async fn audit(&self, scope: &UserScope, entry: AuditEntry) -> Result<()> {
        self.memory.audit(&self.whose(scope), entry).await
    }

    async fn audit_log(&self, scope: &UserScope, limit: usize) -> Result<Vec<AuditEntry>> {
        let mut found = Vec::new();
        for scope in self.shown(Reader::AuditLog, scope) {
            found.extend(self.memory.audit_log(&scope, limit).await?);
        }
        Ok(found)
    }
}

#[async_trait]
impl Identities for BrokenStore {
    async fn user_of(&self, tenant: &TenantId, identity: &Identity) -> Result<Option<UserId>> {
        self.memory.user_of(&self.tenant(tenant), identity).await
    }

    async fn link(&self, tenant: &TenantId, identity: &Identity, user: &UserId) -> Result<UserId> {
        self.memory.link(&self.tenant(tenant), identity, user).await
    }
}
