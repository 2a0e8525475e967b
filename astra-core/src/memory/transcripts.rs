//! Transcripts in memory.

use async_trait::async_trait;

use super::MemoryStore;
use crate::{
    Result, UserScope,
    store::{Transcript, Transcripts},
};

#[async_trait]
impl Transcripts for MemoryStore {
    async fn put_transcript(&self, scope: &UserScope, transcript: Transcript) -> Result<bool> {
        let mut state = self.state();
        let transcripts = &mut state.user(scope).transcripts;
        let known = |stored: &Transcript| stored.conversation_id == transcript.conversation_id;
        if transcripts.iter().any(known) {
            return Ok(false);
        }
        transcripts.push(Transcript {
            created_at: Some(self.clock.now()),
            ..transcript
        });
        Ok(true)
    }

    async fn transcript(&self, scope: &UserScope, conversation: &str) -> Result<Option<Transcript>> {
        let state = self.state();
        let mut transcripts = state.users.get(scope).into_iter().flat_map(|user| &user.transcripts);
        Ok(transcripts
            .find(|transcript| transcript.conversation_id == conversation)
            .cloned())
    }

    async fn transcripts(&self, scope: &UserScope, limit: usize) -> Result<Vec<Transcript>> {
        let state = self.state();
        let newest = state
            .users
            .get(scope)
            .into_iter()
            .flat_map(|user| user.transcripts.iter().rev());
        Ok(newest.take(limit).cloned().collect())
    }
}
