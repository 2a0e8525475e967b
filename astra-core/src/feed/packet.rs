//! The packets of the live feed, in the form that hosts already speak.

use std::{fmt, str::FromStr, sync::Arc};

use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};

use crate::{
    Error,
    store::{Epoch, EventPage, LogEvent},
};

/// A place in a user's log: the numbering, and the last event seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The numbering.
    pub epoch: Epoch,
    /// The number of the last event seen; 0 for none.
    pub seq: u64,
}

impl Cursor {
    /// Whether it was given before the user's first event: there was no numbering yet, and any one fits.
    pub(super) fn is_unborn(&self) -> bool {
        self.seq == 0 && self.epoch.0.is_empty()
    }
}

impl fmt::Display for Cursor {
    /// `<epoch>.<seq>`, the id of a server-sent event.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.epoch, self.seq)
    }
}

impl FromStr for Cursor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        text.rsplit_once('.')
            .and_then(|(epoch, seq)| {
                Some(Self {
                    epoch: Epoch(epoch.to_owned()),
                    seq: seq.parse().ok()?,
                })
            })
            .ok_or_else(|| Error::invalid("cursor", text, "<epoch>.<seq> of an event"))
    }
}

/// A stretch of the log, as page clients see it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct History {
    /// The events, by ascending number; those not meant for pages are left out.
    pub messages: Vec<Arc<LogEvent>>,
    /// The place after the last event of the log.
    #[serde(flatten)]
    pub cursor: Cursor,
    /// The number to ask for earlier events with; None where there are none.
    pub before: Option<u64>,
}

impl History {
    pub(super) fn of(page: EventPage) -> Self {
        let before = page.events.first().map(|event| event.seq).filter(|&seq| seq > 1);
        Self {
            messages: page
                .events
                .into_iter()
                .filter(|event| event.kind.is_shown())
                .map(Arc::new)
                .collect(),
            cursor: Cursor {
                epoch: page.epoch,
                seq: page.head,
            },
            before,
        }
    }
}

/// What a client of the feed is sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Packet {
    /// The last events, first.
    Init(History),
    /// One event more.
    Append(Arc<LogEvent>),
    /// The client's place is not in the log any more, or too far behind: start afresh. Nothing follows.
    Resync,
    /// The connection is alive.
    Heartbeat,
}

impl Serialize for Packet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Init(history) => {
                map.serialize_entry("type", "messages:init")?;
                map.serialize_entry("data", history)?;
            }
            Self::Append(event) => {
                map.serialize_entry("type", "messages:append")?;
                map.serialize_entry("data", event)?;
            }
            Self::Resync => map.serialize_entry("type", "resync")?,
            Self::Heartbeat => map.serialize_entry("type", "heartbeat")?,
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_the_round_trip_as_an_event_id() {
        let cursor = Cursor {
            epoch: Epoch("a.b".into()),
            seq: 7,
        };
        assert_eq!(cursor.to_string().parse::<Cursor>().unwrap(), cursor);
        assert_eq!("nonsense".parse::<Cursor>().unwrap_err().field(), Some("cursor"));
    }
}
