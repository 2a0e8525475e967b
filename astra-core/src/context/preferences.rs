//! How a user likes to be talked to.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{Error, Result};

/// The field `preferences`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Preferences {
    /// The tone, such as `warm`.
    pub tone: String,
    /// The pacing, such as `concise`.
    pub pacing: String,
    /// The language tag, such as `en` or `hi`.
    pub lang: String,
    /// From 0, pure English, to 1, heavy Hinglish.
    pub hinglish_level: f64,
    /// Whether the user has asked for flirting, by an action of their own.
    pub flirt_opt_in: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            tone: "warm".into(),
            pacing: "concise".into(),
            lang: "en".into(),
            hinglish_level: 0.35,
            flirt_opt_in: false,
        }
    }
}

impl Preferences {
    /// Reads the field as any host may have written it: a value of the wrong form counts as absent.
    #[must_use]
    pub fn read(value: Option<&Value>) -> Self {
        let mut preferences = Self::default();
        for (name, value) in value.and_then(Value::as_object).into_iter().flatten() {
            // What cannot be used keeps its default.
            let _ = preferences.set(name, value);
        }
        preferences
    }

    /// Sets the values of a user's own action; those not named stay.
    ///
    /// # Errors
    /// [`crate::ErrorKind::InvalidInput`] naming the field, its value and what would be right.
    pub fn update(&mut self, fields: &Map<String, Value>) -> Result<()> {
        fields.iter().try_for_each(|(name, value)| self.set(name, value))
    }

    fn set(&mut self, name: &str, value: &Value) -> Result<()> {
        match name {
            "tone" => self.tone = word("tone", value)?,
            "pacing" => self.pacing = word("pacing", value)?,
            "lang" => self.lang = word("lang", value)?,
            "hinglish_level" => {
                self.hinglish_level = value
                    .as_f64()
                    .filter(|level| (0.0..=1.0).contains(level))
                    .ok_or_else(|| Error::invalid("hinglish_level", value, "a number from 0 to 1"))?;
            }
            "flirt_opt_in" => {
                self.flirt_opt_in = value
                    .as_bool()
                    .ok_or_else(|| Error::invalid("flirt_opt_in", value, "true or false"))?;
            }
            _ => {
                return Err(Error::invalid(
                    "preferences",
                    name,
                    "only tone, pacing, lang, hinglish_level, flirt_opt_in",
                ));
            }
        }
        Ok(())
    }
}

fn word(field: &'static str, value: &Value) -> Result<String> {
    value
        .as_str()
        .filter(|word| !word.is_empty() && word.len() <= 40 && !word.chars().any(char::is_control))
        .map(str::to_owned)
        .ok_or_else(|| Error::invalid(field, value, "a word of 1 to 40 bytes"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn odd_values_of_other_hosts_keep_the_defaults() {
        let read = Preferences::read(Some(
            &json!({"hinglish_level": 7, "tone": "dry", "extra": 1, "flirt_opt_in": "yes"}),
        ));
        assert_eq!(
            read,
            Preferences {
                tone: "dry".into(),
                ..Preferences::default()
            }
        );
    }

    #[test]
    fn a_users_wrong_value_is_named() {
        let wrong = json!({"hinglish_level": 1.5});
        let error = Preferences::default().update(wrong.as_object().unwrap()).unwrap_err();
        assert_eq!(error.field(), Some("hinglish_level"));
    }
}
