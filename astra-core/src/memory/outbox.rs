//! A user's messages, with what must be found fast: the head and the open requests for work.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::store::{MessageId, OutboxMessage};

/// The messages of one user.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    messages: BTreeMap<MessageId, OutboxMessage>,
    by_age: BTreeSet<(Timestamp, MessageId)>,
    unfinished: BTreeSet<(Timestamp, MessageId)>,
    awaiting: BTreeSet<(Timestamp, MessageId)>,
    /// The latest date given to a message posted here; other hosts' clocks do not count.
    latest: Option<Timestamp>,
}

impl Outbox {
    pub(super) fn get(&self, id: &MessageId) -> Option<&OutboxMessage> {
        self.messages.get(id)
    }

    /// The date for a message posted now: later than that of every message posted before.
    pub(super) fn date(&mut self, now: Timestamp) -> Timestamp {
        let date = super::log::after(self.latest, now);
        self.latest = Some(date);
        date
    }

    /// Writes a message, new or changed.
    pub(super) fn put(&mut self, message: OutboxMessage) {
        let age = (message.created_at, message.id.clone());
        if let Some(before) = self.messages.remove(&message.id) {
            let age = (before.created_at, before.id.clone());
            self.by_age.remove(&age);
            self.unfinished.remove(&age);
            if let Some(due) = before.answer_due_at {
                self.awaiting.remove(&(due, before.id));
            }
        }
        if message.status.is_unfinished() {
            self.unfinished.insert(age.clone());
        }
        if let Some(due) = message.answer_due_at {
            self.awaiting.insert((due, message.id.clone()));
        }
        self.by_age.insert(age);
        self.messages.insert(message.id.clone(), message);
    }

    /// The oldest unfinished message.
    pub(super) fn head(&self) -> Option<&OutboxMessage> {
        self.unfinished.first().and_then(|(_, id)| self.messages.get(id))
    }

    /// The message whose request for work falls back the soonest.
    pub(super) fn awaiting(&self) -> Option<&OutboxMessage> {
        self.awaiting.first().and_then(|(_, id)| self.messages.get(id))
    }

    /// All messages, oldest first.
    pub(super) fn by_age(&self) -> impl Iterator<Item = &OutboxMessage> {
        self.by_age.iter().filter_map(|(_, id)| self.messages.get(id))
    }
}
