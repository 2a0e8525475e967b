//! Voice sessions in memory.

use std::time::Duration;

use async_trait::async_trait;

use super::MemoryStore;
use crate::{
    Error, ErrorKind, Result, TenantId, UserScope,
    clock::later,
    store::{NewVoiceSession, VoiceSessionRecord, VoiceSessions},
};

#[async_trait]
impl VoiceSessions for MemoryStore {
    async fn open_session(&self, scope: &UserScope, session: NewVoiceSession) -> Result<VoiceSessionRecord> {
        let now = self.clock.now();
        let mut state = self.state();
        let key = (scope.tenant().clone(), session.conversation_id.clone());
        let owner = state.conversations.entry(key).or_insert_with(|| scope.clone());
        if owner != scope {
            return Err(Error::new(ErrorKind::Conflict, "the conversation is another user's").during("open_session"));
        }
        let sessions = &mut state.user(scope).sessions;
        let known = |stored: &&VoiceSessionRecord| stored.conversation_id == session.conversation_id;
        if let Some(stored) = sessions.iter().find(known) {
            return Ok(stored.clone());
        }
        let record = VoiceSessionRecord {
            conversation_id: session.conversation_id,
            holder: session.holder,
            leased_until: later(now, session.ttl),
            active: true,
            started_at: now,
            ended_at: None,
            end_reason: None,
        };
        sessions.push(record.clone());
        Ok(record)
    }

    async fn renew_session(&self, scope: &UserScope, conversation: &str, holder: &str, ttl: Duration) -> Result<()> {
        let until = later(self.clock.now(), ttl);
        let mut state = self.state();
        let mut sessions = state
            .users
            .get_mut(scope)
            .into_iter()
            .flat_map(|user| &mut user.sessions);
        let held = |stored: &&mut VoiceSessionRecord| {
            stored.conversation_id == conversation && stored.active && stored.holder == holder
        };
        match sessions.find(held) {
            Some(session) => {
                session.leased_until = until;
                Ok(())
            }
            None => Err(
                Error::new(ErrorKind::StaleLease, "the session is over or another process holds it")
                    .during("renew_session"),
            ),
        }
    }

    async fn close_session(&self, scope: &UserScope, conversation: &str, reason: &str) -> Result<VoiceSessionRecord> {
        let now = self.clock.now();
        let mut state = self.state();
        let mut sessions = state
            .users
            .get_mut(scope)
            .into_iter()
            .flat_map(|user| &mut user.sessions);
        let session = sessions
            .find(|stored| stored.conversation_id == conversation)
            .ok_or_else(|| Error::not_found("session", conversation))?;
        if session.active {
            session.active = false;
            session.ended_at = Some(now);
            session.end_reason = Some(reason.to_owned());
        }
        Ok(session.clone())
    }

    async fn sessions(&self, scope: &UserScope, active_only: bool) -> Result<Vec<VoiceSessionRecord>> {
        let state = self.state();
        let newest = state
            .users
            .get(scope)
            .into_iter()
            .flat_map(|user| user.sessions.iter().rev());
        Ok(newest
            .filter(|session| session.active || !active_only)
            .cloned()
            .collect())
    }

    async fn owner_of(&self, tenant: &TenantId, conversation: &str) -> Result<Option<UserScope>> {
        let key = (tenant.clone(), conversation.to_owned());
        Ok(self.state().conversations.get(&key).cloned())
    }

    async fn abandoned_sessions(&self, limit: usize) -> Result<Vec<(UserScope, VoiceSessionRecord)>> {
        let now = self.clock.now();
        let state = self.state();
        let all = state.users.iter().flat_map(|(scope, user)| {
            let mine = user.sessions.iter();
            mine.map(move |session| (scope, session))
        });
        let mut abandoned: Vec<_> = all
            .filter(|(_, session)| session.active && session.leased_until <= now)
            .collect();
        abandoned.sort_by_key(|(_, session)| session.leased_until);
        let oldest = abandoned.into_iter().take(limit);
        Ok(oldest
            .map(|(scope, session)| (scope.clone(), session.clone()))
            .collect())
    }
}
