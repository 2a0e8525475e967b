//! The log in memory.

use async_trait::async_trait;

use super::{MemoryStore, lane::Lane, log::Log};
use crate::{
    Result, UserScope,
    store::{EventId, EventLog, EventPage, EventQuery, LogEvent, NewEvent},
};

#[async_trait]
impl EventLog for MemoryStore {
    async fn insert(&self, scope: &UserScope, event: NewEvent) -> Result<EventId> {
        let mut state = self.state();
        let log = &mut state.user(scope).log;
        if let Some(id) = log.id_of_key(&event.key) {
            return Ok(id.clone());
        }
        let id = EventId(ulid::Ulid::generate().to_string());
        let created_at = log.date(self.clock.now());
        log.add_waiting(LogEvent {
            id: id.clone(),
            seq: 0,
            kind: event.kind,
            role: event.role,
            content: event.content,
            metadata: event.metadata,
            message: event.message,
            part: None,
            key: Some(event.key),
            created_at,
        });
        state.mark(scope);
        self.wake(scope);
        Ok(id)
    }

    async fn events(&self, scope: &UserScope, query: &EventQuery) -> Result<EventPage> {
        let state = self.state();
        let (nobody, nothing) = (Lane::default(), Log::default());
        let (lane, log) = state
            .users
            .get(scope)
            .map_or((&nobody, &nothing), |user| (&user.lane, &user.log));
        Ok(EventPage {
            epoch: lane.epoch.clone(),
            head: log.head(),
            events: log.read(query),
        })
    }
}
