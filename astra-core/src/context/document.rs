//! The document itself: the host's fields as they are, with typed views.

use std::{fmt, sync::Arc};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{MissingField, PinnedFacts, Preferences, System};
use crate::chart::Chart;

/// What stands for a secret that is not shown.
const REDACTED: &str = "redacted";

/// A user's context document.
///
/// It holds every field of the stored document, also those that only a host understands, so that nothing is lost
/// when it is written back. Typed views read leniently: a field of the wrong form counts as absent.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserContext {
    fields: Map<String, Value>,
}

/// The field `birth_chart`: the computed charts and the details they were computed from.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct BirthCharts {
    /// The tropical chart.
    #[serde(default)]
    pub western: Option<Arc<Chart>>,
    /// The sidereal chart.
    #[serde(default)]
    pub vedic: Option<Arc<Chart>>,
    /// When they were computed.
    #[serde(default)]
    pub calculated_at: Option<Timestamp>,
    /// The birth details and the engine that they were computed from; when these change, so must the charts.
    #[serde(default)]
    pub basis: Value,
}

impl BirthCharts {
    /// The chart of one system.
    #[must_use]
    pub fn of(&self, system: System) -> Option<&Arc<Chart>> {
        match system {
            System::Western => self.western.as_ref(),
            System::Vedic => self.vedic.as_ref(),
        }
    }
}

/// An entry of the field `events`: something that happened in the user's life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeEvent {
    /// The day, `YYYY-MM-DD`, or as the host wrote it.
    pub date: String,
    /// What happened.
    #[serde(alias = "description")]
    pub desc: String,
    /// The transits of that date, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub astro_tie: Option<String>,
}

/// An entry of the field `recent_messages`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatLine {
    /// `user` or `assistant`.
    pub role: String,
    /// What was said.
    pub text: String,
}

impl UserContext {
    /// Takes a stored document as it is.
    #[must_use]
    pub fn from_fields(fields: Map<String, Value>) -> Self {
        Self { fields }
    }

    /// Every field, as stored.
    #[must_use]
    pub fn fields(&self) -> &Map<String, Value> {
        &self.fields
    }

    /// One field, where it is there and not null.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.fields.get(field).filter(|value| !value.is_null())
    }

    /// A field that is text and not empty.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<&str> {
        self.get(field)
            .and_then(Value::as_str)
            .filter(|text| !text.trim().is_empty())
    }

    /// Sets a field; null clears it. Changes reach the store as a [`super::ContextChange`].
    pub fn set(&mut self, field: impl Into<String>, value: impl Into<Value>) {
        self.fields.insert(field.into(), value.into());
    }

    /// The version: 0 where no version was ever written.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.fields.get("version").and_then(Value::as_u64).unwrap_or(0)
    }

    /// The name to address the user by.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        self.pinned_facts()
            .name
            .or_else(|| self.text("name").map(str::to_owned))
    }

    /// The birth details.
    #[must_use]
    pub fn pinned_facts(&self) -> PinnedFacts {
        PinnedFacts::read(self.fields.get("pinned_facts"))
    }

    /// What a full chart still lacks.
    #[must_use]
    pub fn missing_fields(&self) -> Vec<MissingField> {
        let mut facts = self.pinned_facts();
        facts.name = facts.name.or_else(|| self.text("name").map(str::to_owned));
        facts.missing()
    }

    /// How the user likes to be talked to.
    #[must_use]
    pub fn preferences(&self) -> Preferences {
        Preferences::read(self.fields.get("preferences"))
    }

    /// The tradition the user reads in; Western where not stated.
    #[must_use]
    pub fn system(&self) -> System {
        self.pinned_facts().system.unwrap_or_default()
    }

    /// The computed charts; empty where another host's form cannot be read.
    #[must_use]
    pub fn birth_charts(&self) -> BirthCharts {
        self.get("birth_chart")
            .and_then(|value| BirthCharts::deserialize(value).ok())
            .unwrap_or_default()
    }

    /// What happened in the user's life, as far as the entries can be read.
    #[must_use]
    pub fn events(&self) -> Vec<LifeEvent> {
        self.list("events")
    }

    /// The latest messages.
    #[must_use]
    pub fn recent_messages(&self) -> Vec<ChatLine> {
        self.list("recent_messages")
    }

    /// The document as it may leave the store: secrets are named, not shown. Those are `memory_tokens`, and the
    /// `signed_url` of each of the `sessions`.
    #[must_use]
    pub fn redacted(&self) -> Self {
        let mut fields = self.fields.clone();
        let hide = |value: &mut Value| *value = Value::from(REDACTED);
        match fields.get_mut("memory_tokens") {
            Some(Value::Array(tokens)) => tokens.iter_mut().for_each(hide),
            Some(other) if !other.is_null() => hide(other),
            _ => {}
        }
        let sessions = fields.get_mut("sessions").and_then(Value::as_array_mut);
        let urls = sessions
            .into_iter()
            .flatten()
            .filter_map(|session| session.get_mut("signed_url"));
        urls.filter(|url| !url.is_null()).for_each(hide);
        Self { fields }
    }

    fn list<T: serde::de::DeserializeOwned>(&self, field: &str) -> Vec<T> {
        let entries = self.get(field).and_then(Value::as_array).into_iter().flatten();
        entries.filter_map(|entry| T::deserialize(entry).ok()).collect()
    }
}

impl fmt::Debug for UserContext {
    /// Names the fields only: values are personal, and some are secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserContext")
            .field("version", &self.version())
            .field("fields", &self.fields.keys().collect::<Vec<_>>())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_hosts_fields_survive_and_its_older_spelling_is_read() {
        let stored = json!({
            "user_id": "u", "theme": {"dark": true},
            "events": [{"date": "2020-01-02", "description": "moved"}, "broken"]
        });
        let document: UserContext = serde_json::from_value(stored.clone()).unwrap();
        assert_eq!(document.events().len(), 1);
        assert_eq!(document.events()[0].desc, "moved");
        assert_eq!(serde_json::to_value(&document).unwrap(), stored);
    }

    #[test]
    fn a_redacted_document_names_its_secrets_only() {
        let document: UserContext = serde_json::from_value(json!({
            "memory_tokens": ["tok-1", "tok-2"], "overview": "a person",
            "sessions": [{"conversation_id": "c", "signed_url": "wss://secret", "active": true}, {"signed_url": null}]
        }))
        .unwrap();
        let shown = serde_json::to_value(document.redacted()).unwrap();
        assert_eq!(
            shown,
            json!({
                "memory_tokens": ["redacted", "redacted"], "overview": "a person",
                "sessions": [
                    {"conversation_id": "c", "signed_url": "redacted", "active": true}, {"signed_url": null}
                ]
            })
        );
    }

    #[test]
    fn debug_shows_no_value() {
        let document: UserContext =
            serde_json::from_value(json!({"memory_tokens": ["tok-secret"], "email": "a@b.c"})).unwrap();
        let shown = format!("{document:?}");
        assert!(!shown.contains("tok-secret") && !shown.contains("a@b.c"), "{shown}");
    }
}
