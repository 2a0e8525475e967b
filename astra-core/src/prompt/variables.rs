//! The variables of a session: strings only, inside a budget, with a record of what was trimmed.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::template::defused;
use crate::context::UserContext;

/// How large the variables may be, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// All values together.
    pub total: usize,
    /// One value.
    pub field: usize,
}

impl Default for Budget {
    /// 10 KB together, 2 KB each.
    fn default() -> Self {
        Self {
            total: 10 * 1024,
            field: 2 * 1024,
        }
    }
}

/// A value that was cut to fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trimmed {
    /// The variable.
    pub name: &'static str,
    /// Its size before, in bytes.
    pub from: usize,
    /// Its size after.
    pub to: usize,
}

/// The variables that a prompt, or a voice provider, is given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Variables {
    values: BTreeMap<String, String>,
    trimmed: Vec<Trimmed>,
}

/// The variables taken from the document, least needed first: the order in which they give way.
const FIELDS: [&str; 14] = [
    "recent_messages",
    "events",
    "overview",
    "astro_snapshot",
    "astro_overview",
    "conversation_focus",
    "latest_user_message",
    "first_message",
    "dob",
    "star_sign",
    "preferences",
    "missing_fields",
    "pinned_facts",
    "prefilled_response",
];

impl Variables {
    /// Renders a document: objects and lists as compact JSON, null as the empty string, everything else as text.
    ///
    /// Lists give way from their oldest entry, texts from their end. Secrets of the document (`memory_tokens`,
    /// `sessions`) are never among the variables.
    #[must_use]
    pub fn render(document: &UserContext, budget: Budget) -> Self {
        let mut out = Self::default();
        let mut room = budget.total;
        for name in FIELDS.into_iter().rev() {
            let value = value_of(document, name);
            let full = as_text(&value);
            let fitted = fit(value, full.clone(), budget.field.min(room));
            if fitted.len() < full.len() {
                out.trimmed.push(Trimmed {
                    name,
                    from: full.len(),
                    to: fitted.len(),
                });
            }
            room -= fitted.len().min(room);
            out.values.insert(name.to_owned(), fitted);
        }
        out
    }

    /// The values by name.
    #[must_use]
    pub fn values(&self) -> &BTreeMap<String, String> {
        &self.values
    }

    /// What was cut to fit.
    #[must_use]
    pub fn trimmed(&self) -> &[Trimmed] {
        &self.trimmed
    }
}

fn value_of(document: &UserContext, name: &str) -> Value {
    match name {
        "pinned_facts" => json!(document.pinned_facts()),
        "preferences" => json!(document.preferences()),
        "missing_fields" => json!(document.missing_fields()),
        "events" => json!(document.events()),
        "recent_messages" => json!(document.recent_messages()),
        _ => document.get(name).cloned().unwrap_or(Value::Null),
    }
}

fn as_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => defused(text).into_owned(),
        other => defused(&other.to_string()).into_owned(),
    }
}

/// The text of `value` in at most `limit` bytes.
fn fit(value: Value, full: String, limit: usize) -> String {
    if full.len() <= limit {
        return full;
    }
    match value {
        Value::Array(mut entries) => {
            while !entries.is_empty() {
                entries.remove(0);
                let text = as_text(&Value::Array(entries.clone()));
                if text.len() <= limit {
                    return text;
                }
            }
            String::new()
        }
        Value::String(_) => cut(&full, limit),
        // Half an object would be no JSON.
        _ => String::new(),
    }
}

fn cut(text: &str, limit: usize) -> String {
    const MARK: &str = "…";
    let Some(room) = limit.checked_sub(MARK.len()) else {
        return String::new();
    };
    format!(
        "{}{MARK}",
        &text.get(..text.floor_char_boundary(room)).unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn document(value: Value) -> UserContext {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn null_is_empty_and_objects_are_compact_json() {
        let variables = Variables::render(
            &document(json!({"overview": null, "pinned_facts": {"name": "Asha"}, "memory_tokens": ["tok"]})),
            Budget::default(),
        );
        assert_eq!(variables.values()["overview"], "");
        assert_eq!(variables.values()["pinned_facts"], r#"{"name":"Asha"}"#);
        assert!(!format!("{variables:?}").contains("tok\""));
    }

    #[test]
    fn lists_lose_their_oldest_entries_and_the_record_says_so() {
        let events: Vec<_> = (0..100)
            .map(|n| json!({"date": format!("20{n:02}-01-01"), "desc": "x".repeat(50)}))
            .collect();
        let variables = Variables::render(&document(json!({"events": events})), Budget::default());
        let kept: Vec<Value> = serde_json::from_str(&variables.values()["events"]).unwrap();
        assert_eq!(kept.last().unwrap()["date"], "2099-01-01");
        assert!(kept.len() > 10 && kept.len() < 100);
        assert_eq!(variables.trimmed()[0].name, "events");
    }

    #[test]
    fn birth_details_outlive_small_talk_when_room_is_scarce() {
        let variables = Variables::render(
            &document(json!({"pinned_facts": {"name": "Asha"}, "overview": "o".repeat(900)})),
            Budget { total: 300, field: 300 },
        );
        assert_eq!(variables.values()["pinned_facts"], r#"{"name":"Asha"}"#);
        assert!(variables.values()["overview"].ends_with('…'));
    }

    proptest! {
        #[test]
        fn the_budget_holds_whatever_the_document(
            overview in ".{0,4000}", focus in ".{0,4000}", total in 0_usize..6000, field in 0_usize..3000
        ) {
            let document = document(json!({"overview": overview, "conversation_focus": focus, "astro_overview": overview}));
            let variables = Variables::render(&document, Budget { total, field });
            let sizes: Vec<usize> = variables.values().values().map(String::len).collect();
            prop_assert!(sizes.iter().all(|&size| size <= field));
            prop_assert!(sizes.iter().sum::<usize>() <= total);
            prop_assert!(variables.values().values().all(|value| !value.contains("{{")));
        }
    }
}
