//! The window of a search, and other instants that people write in several ways.

use std::ops::Range;

use astra::core::{Error, Result, chart::JulianDayUt};
use jiff::{Timestamp, civil};
use serde_json::{Map, Value};

const EXPECTED: &str =
    "a date (0 h universal time), an RFC 3339 timestamp such as 2026-03-01T12:00:00Z, or a Julian day";

/// An instant as a date, a timestamp or a Julian day.
///
/// # Errors
/// `invalid_input`, naming the field.
pub(in crate::command) fn instant(field: &'static str, written: &str) -> Result<JulianDayUt> {
    let wrong = || Error::invalid(field, written, EXPECTED);
    if let Ok(day) = written.parse::<f64>() {
        // A year alone is no Julian day that anybody means.
        return if day.is_finite() && day.abs() > 10_000.0 {
            Ok(JulianDayUt(day))
        } else {
            Err(wrong())
        };
    }
    if let Ok(at) = written.parse::<Timestamp>() {
        return Ok(JulianDayUt::from(at));
    }
    let date = civil::Date::strptime("%Y-%m-%d", written).map_err(|cause| wrong().caused_by(cause))?;
    let midnight = date
        .to_zoned(jiff::tz::TimeZone::UTC)
        .map_err(|cause| wrong().caused_by(cause))?;
    Ok(JulianDayUt::from(midnight.timestamp()))
}

/// The same of a JSON value: a string, or a number that is a Julian day.
pub(in crate::command) fn instant_of(field: &'static str, value: Option<&Value>) -> Result<JulianDayUt> {
    match value {
        Some(Value::String(written)) => instant(field, written),
        Some(Value::Number(number)) => instant(field, &number.to_string()),
        Some(other) if !other.is_null() => Err(Error::invalid(field, other, EXPECTED)),
        _ => Err(Error::invalid(field, "missing", EXPECTED)),
    }
}

/// `from` up to but not including `to`.
///
/// # Errors
/// `invalid_input`, naming the field.
pub(in crate::command) fn window(fields: &Map<String, Value>) -> Result<Range<JulianDayUt>> {
    Ok(instant_of("from", fields.get("from"))?..instant_of("to", fields.get("to"))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_a_date_a_timestamp_or_a_julian_day() {
        for written in [
            "2026-01-01",
            "2026-01-01T00:00:00Z",
            "2026-01-01T05:30:00+05:30",
            "2461041.5",
        ] {
            assert_eq!(instant("from", written).unwrap(), JulianDayUt(2_461_041.5), "{written}");
        }
        let number = serde_json::json!(2_461_041.5);
        assert_eq!(instant_of("to", Some(&number)).unwrap(), JulianDayUt(2_461_041.5));
    }

    #[test]
    fn what_is_none_is_refused_by_name() {
        for written in ["", "2026", "2026-13-01", "NaN", "inf", "tomorrow", "2026-01-01T00:00"] {
            assert_eq!(instant("from", written).unwrap_err().field(), Some("from"), "{written}");
        }
        assert_eq!(instant_of("to", None).unwrap_err().field(), Some("to"));
        assert_eq!(
            instant_of("to", Some(&serde_json::json!([1]))).unwrap_err().field(),
            Some("to")
        );
    }
}
