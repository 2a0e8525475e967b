//! A user's log: the events that have a number, and those that wait for one.

use std::{collections::HashMap, time::Duration};

use jiff::Timestamp;

use crate::{
    clock::later,
    store::{EventId, EventQuery, LogEvent, MessageId, Span, TurnEvent},
};

/// The log of one user.
#[derive(Debug, Default)]
pub(super) struct Log {
    /// In the order of their numbers: the first has number 1.
    numbered: Vec<LogEvent>,
    /// Their number is 0 until they get one.
    waiting: Vec<LogEvent>,
    keys: HashMap<String, EventId>,
    /// The places in `numbered` of the events of a message.
    of_message: HashMap<MessageId, Vec<usize>>,
    latest: Option<Timestamp>,
}

impl Log {
    /// The highest number given.
    pub(super) fn head(&self) -> u64 {
        self.numbered.len() as u64
    }

    pub(super) fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// The event that has this key.
    pub(super) fn id_of_key(&self, key: &str) -> Option<&EventId> {
        self.keys.get(key)
    }

    /// The date for an event inserted now: later than that of every event inserted before.
    pub(super) fn date(&mut self, now: Timestamp) -> Timestamp {
        let date = after(self.latest, now);
        self.latest = Some(date);
        date
    }

    /// Adds an event that gets its number later.
    pub(super) fn add_waiting(&mut self, event: LogEvent) {
        if let Some(key) = &event.key {
            self.keys.insert(key.clone(), event.id.clone());
        }
        self.waiting.push(event);
    }

    /// Numbers what waits, in the order of (created_at, id). Says whether there was any.
    pub(super) fn number_waiting(&mut self) -> bool {
        let mut waiting = std::mem::take(&mut self.waiting);
        waiting.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
        let any = !waiting.is_empty();
        waiting.into_iter().for_each(|event| {
            self.append(event);
        });
        any
    }

    /// Appends an event with the next number.
    pub(super) fn append(&mut self, mut event: LogEvent) -> LogEvent {
        event.seq = self.head() + 1;
        if let Some(key) = &event.key {
            self.keys.insert(key.clone(), event.id.clone());
        }
        if let Some(message) = &event.message {
            let places = self.of_message.entry(message.clone()).or_default();
            places.push(self.numbered.len());
        }
        self.numbered.push(event.clone());
        event
    }

    /// The event, if it is there and has its number, that a turn wants to append.
    pub(super) fn written(&self, message: &MessageId, event: &TurnEvent) -> Option<&LogEvent> {
        match (event.part, &event.key) {
            (Some(part), _) => self.of_message(message).find(|written| written.part == Some(part)),
            (None, Some(key)) => {
                self.keys.get(key)?;
                self.numbered
                    .iter()
                    .rev()
                    .find(|written| written.key.as_ref() == Some(key))
            }
            (None, None) => None,
        }
    }

    /// The events that a query asks for, by ascending number.
    pub(super) fn read(&self, query: &EventQuery) -> Vec<LogEvent> {
        let (above, up_to) = match query.span {
            Span::After(seq) => (seq, u64::MAX),
            Span::Before(end) => (0, end.map_or(u64::MAX, |end| end.saturating_sub(1))),
        };
        let place = |seq: u64| usize::try_from(seq).map_or(self.numbered.len(), |seq| seq.min(self.numbered.len()));
        let chosen: Box<dyn DoubleEndedIterator<Item = &LogEvent>> = match &query.message {
            Some(message) => {
                let of_message = self.of_message(message);
                Box::new(of_message.filter(move |event| above < event.seq && event.seq <= up_to))
            }
            None => Box::new(self.numbered.get(place(above)..place(up_to)).into_iter().flatten()),
        };
        match query.span {
            Span::After(_) => chosen.take(query.limit).cloned().collect(),
            Span::Before(_) => {
                let mut events: Vec<LogEvent> = chosen.rev().take(query.limit).cloned().collect();
                events.reverse();
                events
            }
        }
    }

    /// Every event, those without a number last.
    pub(super) fn all(&self) -> impl Iterator<Item = &LogEvent> {
        self.numbered.iter().chain(&self.waiting)
    }

    fn of_message(&self, message: &MessageId) -> impl DoubleEndedIterator<Item = &LogEvent> {
        let places = self.of_message.get(message).into_iter().flatten();
        places.filter_map(|place| self.numbered.get(*place))
    }
}

/// Now, or the next millisecond after `latest` where the clock has not passed it.
pub(super) fn after(latest: Option<Timestamp>, now: Timestamp) -> Timestamp {
    latest.map_or(now, |latest| now.max(later(latest, Duration::from_millis(1))))
}
