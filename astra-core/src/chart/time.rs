//! Julian days, with the two time scales kept apart by type.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// The Julian day of 1970-01-01 00:00.
const UNIX_EPOCH: f64 = 2_440_587.5;
const SECONDS_PER_DAY: f64 = 86_400.0;

/// A Julian day in universal time (UT1; civil UTC is taken as UT1, at most 0.9 s off).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JulianDayUt(pub f64);

/// A Julian day in terrestrial time, the scale of ephemerides: UT + delta T.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JulianDayTt(pub f64);

impl JulianDayUt {
    /// The same instant in terrestrial time, `delta_t` seconds ahead.
    #[must_use]
    pub fn to_tt(self, delta_t: f64) -> JulianDayTt {
        JulianDayTt(self.0 + delta_t / SECONDS_PER_DAY)
    }

    /// The instant as a civil timestamp, to the nearest millisecond.
    ///
    /// # Errors
    /// [`crate::ErrorKind::OutOfRange`] outside the years -9999 to 9999.
    pub fn to_timestamp(self) -> Result<Timestamp> {
        let milliseconds = ((self.0 - UNIX_EPOCH) * SECONDS_PER_DAY * 1000.0).round();
        // A float beyond i64 saturates, and the timestamp then refuses it.
        Timestamp::from_millisecond(milliseconds as i64).map_err(|cause| {
            Error::new(
                crate::ErrorKind::OutOfRange,
                "the Julian day is outside the civil calendar",
            )
            .with("field", "jd_ut")
            .with("value", self.0)
            .caused_by(cause)
        })
    }
}

impl From<Timestamp> for JulianDayUt {
    fn from(at: Timestamp) -> Self {
        let day = at.as_second().div_euclid(86_400) as f64;
        let second = at.as_second().rem_euclid(86_400) as f64 + f64::from(at.subsec_nanosecond()) * 1e-9;
        Self(UNIX_EPOCH + day + second / SECONDS_PER_DAY)
    }
}

/// An instant that a search found: the Julian day at full precision, and the same as people write it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Instant {
    /// Universal time.
    pub jd_ut: JulianDayUt,
    /// The same as a civil timestamp, to the millisecond.
    pub at: Timestamp,
}

impl Instant {
    /// The instant of a Julian day.
    ///
    /// # Errors
    /// As [`JulianDayUt::to_timestamp`].
    pub fn new(jd_ut: JulianDayUt) -> Result<Self> {
        Ok(Self {
            jd_ut,
            at: jd_ut.to_timestamp()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn j2000_is_noon_of_the_first_of_january_2000() {
        let at: Timestamp = "2000-01-01T12:00:00Z".parse().unwrap();
        assert_eq!(JulianDayUt::from(at).0, 2_451_545.0);
        assert_eq!(JulianDayUt(2_451_545.0).to_timestamp().unwrap(), at);
    }

    #[test]
    fn an_absurd_julian_day_is_out_of_range() {
        for absurd in [f64::INFINITY, 1e300] {
            let error = JulianDayUt(absurd).to_timestamp().unwrap_err();
            assert_eq!(error.kind(), crate::ErrorKind::OutOfRange);
        }
    }
}
