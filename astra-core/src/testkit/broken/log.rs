//! Logs with gaps, with numbers that change, with duplicates.

use async_trait::async_trait;

use super::{BrokenStore, Flaw, Reader};
use crate::{
    Result, UserScope,
    store::{EventId, EventLog, EventPage, EventQuery, LogEvent, NewEvent, Span},
};

/// The number of an event in a log that leaves the third number out.
fn with_gap(seq: u64) -> u64 {
    seq + u64::from(seq > 2)
}

impl BrokenStore {
    /// Events as this store numbers them.
    pub(super) fn numbered(&self, mut events: Vec<LogEvent>) -> Vec<LogEvent> {
        if self.flaw == Flaw::GapInSeq {
            for event in &mut events {
                event.seq = with_gap(event.seq);
            }
        }
        events
    }
}

#[async_trait]
impl EventLog for BrokenStore {
    async fn insert(&self, scope: &UserScope, mut event: NewEvent) -> Result<EventId> {
        if self.flaw == Flaw::KeyIgnored {
            event.key = ulid::Ulid::generate().to_string();
        }
        self.memory.insert(&self.whose(scope), event).await
    }

    async fn events(&self, scope: &UserScope, query: &EventQuery) -> Result<EventPage> {
        let whose = self.whose(scope);
        let all = EventQuery::after(0, usize::MAX);
        let mut page = self.memory.events(&whose, &all).await?;
        match self.flaw {
            Flaw::GapInSeq => {
                page.events = self.numbered(page.events);
                page.head = with_gap(page.head);
            }
            Flaw::Renumbering => {
                page.events
                    .sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
                for (event, seq) in page.events.iter_mut().zip(1..) {
                    event.seq = seq;
                }
            }
            Flaw::MissingUserFilter | Flaw::MissingUserFilterIn(Reader::Events) => {
                for other in self
                    .shown(Reader::Events, scope)
                    .iter()
                    .filter(|other| **other != whose)
                {
                    page.events.extend(self.memory.events(other, &all).await?.events);
                }
                page.events.sort_by_key(|event| event.seq);
            }
            _ => return self.memory.events(&whose, query).await,
        }
        page.events.retain(|event| {
            let within = match query.span {
                Span::After(seq) => event.seq > seq,
                Span::Before(end) => end.is_none_or(|end| event.seq < end),
            };
            within && (query.message.is_none() || query.message == event.message)
        });
        match query.span {
            Span::After(_) => page.events.truncate(query.limit),
            Span::Before(_) => {
                let surplus = page.events.len().saturating_sub(query.limit);
                page.events.drain(..surplus);
            }
        }
        Ok(page)
    }
}
