//! Changes of single fields, under the condition that nobody else changed them first.

use serde_json::Value;

use super::UserContext;

/// Fields that no change may touch: the store keeps them.
const KEPT_BY_STORE: [&str; 5] = ["_id", "user_id", "version", "created_at", "updated_at"];

/// One field's change.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The top-level field.
    pub field: String,
    /// Its value when it was read; null where it was absent.
    pub previous: Value,
    /// Its new value; null clears it.
    pub value: Value,
}

/// A change of single fields of a document. The rest of the document, which other hosts may be writing, is not
/// touched.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContextChange {
    /// The version at which the document was read; 0 where it had none or did not exist.
    pub expected_version: u64,
    /// The fields.
    pub fields: Vec<FieldChange>,
}

impl ContextChange {
    /// What leads from `before` to `after`.
    #[must_use]
    pub fn between(before: &UserContext, after: &UserContext) -> Self {
        let value = |document: &UserContext, field: &str| document.get(field).cloned().unwrap_or(Value::Null);
        let mut names: Vec<&String> = after.fields().keys().collect();
        names.extend(
            before
                .fields()
                .keys()
                .filter(|name| !after.fields().contains_key(*name)),
        );
        let fields = names
            .into_iter()
            .filter(|name| !KEPT_BY_STORE.contains(&name.as_str()))
            .map(|name| FieldChange {
                field: name.clone(),
                previous: value(before, name),
                value: value(after, name),
            })
            .filter(|change| change.previous != change.value)
            .collect();
        Self {
            expected_version: before.version(),
            fields,
        }
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Whether the condition holds on `stored`: the version and the previous value of each touched field.
    #[must_use]
    pub fn applies_to(&self, stored: &UserContext) -> bool {
        stored.version() == self.expected_version
            && self
                .fields
                .iter()
                .all(|change| stored.get(&change.field).unwrap_or(&Value::Null) == &change.previous)
    }

    /// Writes the fields into `stored` and counts its version on. For stores; dates are theirs to keep.
    pub fn apply(&self, stored: &mut UserContext) {
        for change in &self.fields {
            if !KEPT_BY_STORE.contains(&change.field.as_str()) {
                stored.set(change.field.clone(), change.value.clone());
            }
        }
        stored.set("version", self.expected_version + 1);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document(value: Value) -> UserContext {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn only_touched_fields_are_in_a_change() {
        let before = document(json!({"user_id": "u", "overview": "a", "focus": 1, "theme": "x"}));
        let mut after = before.clone();
        after.set("overview", "b");
        after.set("focus", Value::Null);
        let change = ContextChange::between(&before, &after);
        assert_eq!(
            change
                .fields
                .iter()
                .map(|change| change.field.as_str())
                .collect::<Vec<_>>(),
            ["focus", "overview"]
        );

        let mut theirs = before.clone();
        theirs.set("theme", "y");
        assert!(change.applies_to(&theirs));
        change.apply(&mut theirs);
        assert_eq!(
            (theirs.text("theme"), theirs.text("overview"), theirs.version()),
            (Some("y"), Some("b"), 1)
        );
        assert!(!change.applies_to(&theirs));
    }

    #[test]
    fn the_key_and_the_version_cannot_be_changed() {
        let before = document(json!({"user_id": "u"}));
        let mut after = before.clone();
        after.set("user_id", "somebody else");
        after.set("version", 99);
        assert!(ContextChange::between(&before, &after).is_empty());
    }
}
