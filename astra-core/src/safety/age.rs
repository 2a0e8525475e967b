//! Who is grown up: minors never get the companion layer.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::context::UserContext;

/// From this age on a person counts as grown up.
const ADULT: i16 = 18;

/// What is known about a user's age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Age {
    /// Younger than 18.
    Minor,
    /// 18 or older.
    Adult,
    /// No date of birth with a year is known: nothing for adults only may be offered.
    Unknown,
}

/// The age by every date of birth that the document states; where they disagree, the youngest counts.
#[must_use]
pub fn age(document: &UserContext, now: Timestamp) -> Age {
    let signed_in = document
        .text("dob")
        .and_then(|text| Date::strptime("%Y-%m-%d", text).ok());
    let born = document.pinned_facts().birth_date.into_iter().chain(signed_in).max();
    match born.map(|born| years(born, now)) {
        None => Age::Unknown,
        Some(years) if years < ADULT => Age::Minor,
        Some(_) => Age::Adult,
    }
}

/// Whole years since a day of birth, by the latest calendar day of the zones west of Greenwich: nobody becomes
/// an adult hours early.
pub(crate) fn years(born: Date, now: Timestamp) -> i16 {
    let behind = TimeZone::fixed(jiff::tz::offset(-12));
    let today = now.to_zoned(behind).date();
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    today.year() - born.year() - i16::from(!had_birthday)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn at(now: &str, document: serde_json::Value) -> Age {
        age(&serde_json::from_value(document).unwrap(), now.parse().unwrap())
    }

    #[test]
    fn eighteen_is_counted_to_the_day_and_the_youngest_date_wins() {
        let pinned = json!({"pinned_facts": {"birth_date": "2008-11-22"}});
        assert_eq!(at("2026-11-21T12:00:00Z", pinned.clone()), Age::Minor);
        assert_eq!(at("2026-11-23T13:00:00Z", pinned), Age::Adult);
        let both = json!({"dob": "2012-01-01", "pinned_facts": {"birth_date": "1990-01-01"}});
        assert_eq!(at("2026-11-22T12:00:00Z", both), Age::Minor);
        assert_eq!(at("2026-11-22T12:00:00Z", json!({"dob": "--11-22"})), Age::Unknown);
    }
}
