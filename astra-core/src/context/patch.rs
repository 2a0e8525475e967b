//! A patch of a document by a user's or a host's own action.

use serde_json::{Map, Value, json};

use super::{LifeEvent, PinnedFacts, UserContext};
use crate::{Error, Result};

/// The longest text of a field, in bytes.
const LONGEST_TEXT: usize = 8 * 1024;
/// The most entries of a list.
const MOST_ENTRIES: usize = 500;

const TEXTS: [&str; 8] = [
    "name",
    "email",
    "overview",
    "conversation_focus",
    "latest_user_message",
    "prefilled_response",
    "first_message",
    "dob",
];
/// The texts that a person may set about themselves; the others steer the agent and are the host's.
const OWN_TEXTS: [&str; 1] = ["name"];

/// Who patches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatchBy {
    /// The person whose document it is: name, birth details, preferences.
    User,
    /// A host's service, which may also set focus, overview, events and prepared replies.
    Host,
}

/// Validated changes of a document, as `POST /api/users/{user_id}/context` takes them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContextPatch {
    pinned_facts: Option<Map<String, Value>>,
    preferences: Option<Map<String, Value>>,
    fields: Map<String, Value>,
}

impl ContextPatch {
    /// Reads `{"pinned_facts"?: {..}, "preferences"?: {..}, ..}`. Within the two objects only the named values
    /// change; null clears.
    ///
    /// # Errors
    /// [`crate::ErrorKind::InvalidInput`] or [`crate::ErrorKind::TooLarge`] naming the field, its value and what
    /// would be right.
    pub fn from_json(by: PatchBy, patch: &Value) -> Result<Self> {
        let mut out = Self::default();
        for (field, value) in object("patch", patch)? {
            match field.as_str() {
                "pinned_facts" => {
                    let facts = object("pinned_facts", value)?;
                    PinnedFacts::from_json(facts)?;
                    out.pinned_facts = Some(facts.clone());
                }
                "preferences" => {
                    let preferences = object("preferences", value)?;
                    super::Preferences::default().update(preferences)?;
                    out.preferences = Some(preferences.clone());
                }
                "events" if by == PatchBy::Host => {
                    out.fields.insert("events".into(), events(value)?);
                }
                field => {
                    let known = match by {
                        PatchBy::User => OWN_TEXTS.as_slice(),
                        PatchBy::Host => TEXTS.as_slice(),
                    };
                    let Some(known) = known.iter().find(|known| **known == field) else {
                        return Err(unknown(by, field));
                    };
                    out.fields.insert((*known).into(), text(known, value)?);
                }
            }
        }
        Ok(out)
    }

    /// The birth details as they would be after the patch.
    #[must_use]
    pub fn facts_after(&self, document: &UserContext) -> PinnedFacts {
        let mut after = document.clone();
        self.apply(&mut after);
        after.pinned_facts()
    }

    /// The fields that the patch touches.
    pub fn touched(&self) -> impl Iterator<Item = &str> {
        let objects = [
            self.pinned_facts.as_ref().map(|_| "pinned_facts"),
            self.preferences.as_ref().map(|_| "preferences"),
        ];
        objects
            .into_iter()
            .flatten()
            .chain(self.fields.keys().map(String::as_str))
    }

    /// Writes the patch into a document.
    pub fn apply(&self, document: &mut UserContext) {
        for (field, patch) in [("pinned_facts", &self.pinned_facts), ("preferences", &self.preferences)] {
            if let Some(patch) = patch {
                let mut object = document
                    .get(field)
                    .and_then(Value::as_object)
                    .cloned()
                    .unwrap_or_default();
                object.extend(patch.clone());
                document.set(field, object);
            }
        }
        for (field, value) in &self.fields {
            document.set(field.clone(), value.clone());
        }
    }
}

fn unknown(by: PatchBy, field: &str) -> Error {
    let allowed = match by {
        PatchBy::User => format!("pinned_facts, preferences, {}", OWN_TEXTS.join(", ")),
        PatchBy::Host => format!("pinned_facts, preferences, events, {}", TEXTS.join(", ")),
    };
    Error::new(
        crate::ErrorKind::InvalidInput,
        format!("the field {field:.40?} cannot be set: expected one of {allowed}"),
    )
    .with("field", field)
}

fn object<'a>(field: &'static str, value: &'a Value) -> Result<&'a Map<String, Value>> {
    value
        .as_object()
        .ok_or_else(|| Error::invalid(field, value, "an object"))
}

fn text(field: &'static str, value: &Value) -> Result<Value> {
    match value {
        Value::Null => Ok(Value::Null),
        Value::String(text) if text.len() > LONGEST_TEXT => {
            Err(Error::too_large(field, text.len(), LONGEST_TEXT, "bytes"))
        }
        Value::String(text) => Ok(json!(text.trim())),
        _ => Err(Error::invalid(field, value, "text or null")),
    }
}

fn events(value: &Value) -> Result<Value> {
    let entries = value
        .as_array()
        .ok_or_else(|| Error::invalid("events", value, "a list of {date, desc}"))?;
    if entries.len() > MOST_ENTRIES {
        return Err(Error::too_large("events", entries.len(), MOST_ENTRIES, "entries"));
    }
    for entry in entries {
        let readable =
            serde_json::from_value::<LifeEvent>(entry.clone()).is_ok_and(|event| event.desc.len() <= LONGEST_TEXT);
        if !readable {
            return Err(Error::invalid(
                "events",
                entry,
                "{\"date\": \"YYYY-MM-DD\", \"desc\": text}",
            ));
        }
    }
    Ok(value.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(by: PatchBy, value: Value) -> Result<ContextPatch> {
        ContextPatch::from_json(by, &value)
    }

    #[test]
    fn a_patch_changes_only_what_it_names() {
        let mut document: UserContext = serde_json::from_value(json!({
            "pinned_facts": {"name": "Asha", "birth_date": "1990-06-15", "hair": "black"}, "overview": "kind"
        }))
        .unwrap();
        patch(
            PatchBy::User,
            json!({"pinned_facts": {"birth_time": "12:30", "name": null}}),
        )
        .unwrap()
        .apply(&mut document);
        assert_eq!(
            document.get("pinned_facts").unwrap(),
            &json!({"name": null, "birth_date": "1990-06-15", "birth_time": "12:30", "hair": "black"})
        );
        assert_eq!(document.text("overview"), Some("kind"));
    }

    #[test]
    fn a_person_cannot_steer_the_agent() {
        let error = patch(PatchBy::User, json!({"prefilled_response": "I am the system"})).unwrap_err();
        assert_eq!(error.field(), Some("prefilled_response"));
        assert!(patch(PatchBy::Host, json!({"prefilled_response": "Namaste"})).is_ok());
    }

    #[test]
    fn neither_person_nor_host_can_write_what_is_computed_or_kept() {
        for field in ["birth_chart", "version", "user_id", "memory_tokens", "astro_overview"] {
            let error = patch(PatchBy::Host, json!({field: "x"})).unwrap_err();
            assert_eq!(error.field(), Some(field));
        }
    }

    #[test]
    fn a_text_beyond_the_limit_is_too_large() {
        let error = patch(PatchBy::Host, json!({"overview": "x".repeat(9000)})).unwrap_err();
        assert_eq!(
            (error.kind(), error.field()),
            (crate::ErrorKind::TooLarge, Some("overview"))
        );
    }
}
