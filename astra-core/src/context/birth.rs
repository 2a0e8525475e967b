//! The birth details that a user has stated, and what a chart still lacks.

use jiff::civil;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    Error, Result,
    chart::{Calendar, ChartOptions, ChartRequest, Coordinates, Fold, HouseSystem, Moment, Zodiac},
};

/// The tradition a user reads their chart in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum System {
    /// Tropical zodiac, Placidus houses.
    #[default]
    Western,
    /// Sidereal zodiac, whole-sign houses.
    Vedic,
}

/// A detail that would make the readings more precise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the fields")]
pub enum MissingField {
    BirthDate,
    BirthTime,
    BirthPlace,
    Timezone,
    System,
    Ayanamsha,
    Name,
}

impl MissingField {
    /// The name as in the document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BirthDate => "birth_date",
            Self::BirthTime => "birth_time",
            Self::BirthPlace => "birth_place",
            Self::Timezone => "timezone",
            Self::System => "system",
            Self::Ayanamsha => "ayanamsha",
            Self::Name => "name",
        }
    }
}

/// The field `pinned_facts`: what the user has stated by an action of their own.
///
/// Read leniently, because other hosts write it too: a value of the wrong form counts as absent. Written
/// strictly, by [`PinnedFacts::from_json`].
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PinnedFacts {
    /// The name to address the user by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The day of birth, proleptic Gregorian.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<civil::Date>,
    /// The time of birth on the wall clock: outer None where not asked yet, inner None where the user does not
    /// know it (`null` in the document).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_time: Option<Option<civil::Time>>,
    /// Which instant is meant, where the clocks went back over that time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_fold: Option<Fold>,
    /// The place of birth, as the user names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_place: Option<String>,
    /// Degrees north.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Degrees east.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// The IANA zone of the place of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// The tradition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<System>,
    /// The ayanamsha, for the Vedic system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ayanamsha: Option<String>,
}

const FIELDS: [&str; 10] = [
    "name",
    "birth_date",
    "birth_time",
    "birth_fold",
    "birth_place",
    "latitude",
    "longitude",
    "timezone",
    "system",
    "ayanamsha",
];
const LONGEST_TEXT: usize = 200;

impl PinnedFacts {
    /// Reads the field as any host may have written it.
    #[must_use]
    pub fn read(value: Option<&Value>) -> Self {
        let Some(fields) = value.and_then(Value::as_object) else {
            return Self::default();
        };
        let one = |name: &'static str| fields.get(name).filter(|value| !value.is_null());
        let birth_date = one("birth_date").and_then(|value| date(value).ok());
        Self {
            name: one("name").and_then(|value| text("name", value).ok()),
            birth_date,
            birth_time: match fields.get("birth_time") {
                None => None,
                // Hosts that prefill every field with null have not asked yet: unknown needs a date beside it.
                Some(Value::Null) => birth_date.map(|_| None),
                Some(value) => time(value).ok().map(Some),
            },
            birth_fold: one("birth_fold").and_then(|value| Fold::deserialize(value).ok()),
            birth_place: one("birth_place").and_then(|value| text("birth_place", value).ok()),
            latitude: one("latitude")
                .and_then(Value::as_f64)
                .filter(|value| value.abs() <= 90.0),
            longitude: one("longitude")
                .and_then(Value::as_f64)
                .filter(|value| value.abs() <= 180.0),
            timezone: one("timezone").and_then(|value| text("timezone", value).ok()),
            system: one("system").and_then(|value| System::deserialize(value).ok()),
            ayanamsha: one("ayanamsha").and_then(|value| text("ayanamsha", value).ok()),
        }
    }

    /// Reads the field as a user's own action writes it. `null` clears a value; for `birth_time` it says that
    /// the time is unknown.
    ///
    /// # Errors
    /// [`crate::ErrorKind::InvalidInput`] naming the field, its value and what would be right.
    pub fn from_json(fields: &Map<String, Value>) -> Result<Self> {
        if let Some(unknown) = fields.keys().find(|key| !FIELDS.contains(&key.as_str())) {
            return Err(Error::invalid(
                "pinned_facts",
                unknown,
                &format!("only {}", FIELDS.join(", ")),
            ));
        }
        let one = |name: &'static str| fields.get(name).filter(|value| !value.is_null());
        let words = |name: &'static str| one(name).map(|value| text(name, value)).transpose();
        let latitude = one("latitude")
            .map(|value| degrees("latitude", value, 90.0))
            .transpose()?;
        let longitude = one("longitude")
            .map(|value| degrees("longitude", value, 180.0))
            .transpose()?;
        match (latitude, longitude) {
            (Some(_), None) => {
                return Err(Error::invalid(
                    "longitude",
                    "missing",
                    "a longitude beside the latitude",
                ));
            }
            (None, Some(_)) => {
                return Err(Error::invalid("latitude", "missing", "a latitude beside the longitude"));
            }
            _ => {}
        }
        Ok(Self {
            name: words("name")?,
            birth_date: one("birth_date").map(date).transpose()?,
            birth_time: match fields.get("birth_time") {
                None => None,
                Some(Value::Null) => Some(None),
                Some(value) => Some(Some(time(value)?)),
            },
            birth_fold: one("birth_fold")
                .map(|value| {
                    Fold::deserialize(value).map_err(|_| Error::invalid("birth_fold", value, "earlier or later"))
                })
                .transpose()?,
            birth_place: words("birth_place")?,
            latitude,
            longitude,
            timezone: words("timezone")?,
            system: one("system")
                .map(|value| {
                    System::deserialize(value).map_err(|_| Error::invalid("system", value, "western or vedic"))
                })
                .transpose()?,
            ayanamsha: one("ayanamsha")
                .map(|value| match value.as_str() {
                    Some("lahiri") => Ok("lahiri".to_owned()),
                    _ => Err(Error::invalid("ayanamsha", value, "lahiri")),
                })
                .transpose()?,
        })
    }

    /// What is still missing, in the order in which to ask.
    #[must_use]
    pub fn missing(&self) -> Vec<MissingField> {
        let vedic = self.system == Some(System::Vedic);
        [
            (self.birth_date.is_none(), MissingField::BirthDate),
            (self.birth_time.is_none(), MissingField::BirthTime),
            (
                self.birth_place.is_none() && self.latitude.is_none(),
                MissingField::BirthPlace,
            ),
            (self.timezone.is_none(), MissingField::Timezone),
            (self.system.is_none(), MissingField::System),
            (vedic && self.ayanamsha.is_none(), MissingField::Ayanamsha),
            (self.name.is_none(), MissingField::Name),
        ]
        .into_iter()
        .filter_map(|(missing, field)| missing.then_some(field))
        .collect()
    }

    /// The chart that these details allow, in one system: a date and a zone are the least.
    #[must_use]
    pub fn chart_request(&self, system: System) -> Option<ChartRequest> {
        let (zodiac, houses) = match system {
            System::Western => (Zodiac::Tropical, HouseSystem::Placidus),
            System::Vedic => (Zodiac::LAHIRI, HouseSystem::WholeSign),
        };
        Some(ChartRequest {
            moment: Moment::Civil {
                date: self.birth_date?,
                time: self.birth_time.flatten(),
                zone: self.timezone.clone()?,
                fold: self.birth_fold,
                calendar: Calendar::Gregorian,
            },
            uncertainty_minutes: None,
            place: self
                .latitude
                .zip(self.longitude)
                .and_then(|(latitude, longitude)| Coordinates::new(latitude, longitude).ok()),
            origin: None,
            options: ChartOptions {
                zodiac,
                houses,
                ..ChartOptions::default()
            },
        })
    }
}

fn date(value: &Value) -> Result<civil::Date> {
    value
        .as_str()
        .and_then(|text| civil::Date::strptime("%Y-%m-%d", text).ok())
        .ok_or_else(|| Error::invalid("birth_date", value, "a date as YYYY-MM-DD"))
}

fn time(value: &Value) -> Result<civil::Time> {
    value
        .as_str()
        .and_then(|text| civil::Time::strptime(if text.len() > 5 { "%H:%M:%S" } else { "%H:%M" }, text).ok())
        .ok_or_else(|| {
            Error::invalid(
                "birth_time",
                value,
                "a time as HH:mm or HH:mm:ss, or null where unknown",
            )
        })
}

fn text(field: &'static str, value: &Value) -> Result<String> {
    match value.as_str().map(str::trim) {
        Some(text) if !text.is_empty() && text.len() <= LONGEST_TEXT && !text.chars().any(char::is_control) => {
            Ok(text.to_owned())
        }
        _ => Err(Error::invalid(field, value, "text of 1 to 200 bytes on one line")),
    }
}

fn degrees(field: &'static str, value: &Value, limit: f64) -> Result<f64> {
    value
        .as_f64()
        .filter(|degrees| degrees.abs() <= limit)
        .ok_or_else(|| Error::invalid(field, value, &format!("degrees from -{limit} to {limit}")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn strict(value: Value) -> Result<PinnedFacts> {
        PinnedFacts::from_json(value.as_object().unwrap())
    }

    #[test]
    fn a_null_time_means_unknown_once_the_date_is_there() {
        let asked = PinnedFacts::read(Some(&json!({"birth_date": "1990-06-15", "birth_time": null})));
        assert_eq!(asked.birth_time, Some(None));
        assert!(!asked.missing().contains(&MissingField::BirthTime));
        let prefilled = PinnedFacts::read(Some(&json!({"birth_date": null, "birth_time": null})));
        assert!(prefilled.missing().contains(&MissingField::BirthTime));
    }

    #[test]
    fn another_hosts_odd_values_count_as_absent() {
        let facts = PinnedFacts::read(Some(&json!({
            "name": 7, "birth_date": "15.6.1990", "latitude": 200, "system": "mayan", "timezone": "Europe/Rome"
        })));
        assert_eq!(
            facts,
            PinnedFacts {
                timezone: Some("Europe/Rome".into()),
                ..PinnedFacts::default()
            }
        );
    }

    #[test]
    fn a_users_wrong_value_is_named() {
        for (value, field) in [
            (json!({"birth_date": "1990-13-01"}), "birth_date"),
            (json!({"birth_time": "7pm"}), "birth_time"),
            (json!({"birth_fold": "second"}), "birth_fold"),
            (json!({"latitude": 91, "longitude": 0}), "latitude"),
            (json!({"latitude": 9}), "longitude"),
            (json!({"system": "mayan"}), "system"),
            (json!({"name": "a\nb"}), "name"),
            (json!({"colour": "red"}), "pinned_facts"),
        ] {
            assert_eq!(strict(value).unwrap_err().field(), Some(field));
        }
    }

    #[test]
    fn details_survive_the_round_trip_through_the_document() {
        let value = json!({
            "name": "Asha", "birth_date": "1990-06-15", "birth_time": null, "birth_place": "Roma",
            "latitude": 41.9, "longitude": 12.5, "timezone": "Europe/Rome", "system": "vedic", "ayanamsha": "lahiri"
        });
        let facts = strict(value).unwrap();
        assert_eq!(PinnedFacts::read(Some(&serde_json::to_value(&facts).unwrap())), facts);
        assert_eq!(facts.missing(), []);
    }
}
