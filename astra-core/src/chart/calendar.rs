//! The calendars that a day of birth may be given in.

use jiff::civil;
use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// The Julian day number, at noon, of 1 March of the year 0 in the Julian calendar.
const JULIAN_MARCH: i32 = 1_721_118;
/// The same of 1 January 1970 in the Gregorian calendar.
const UNIX_EPOCH: i32 = 2_440_588;
/// The first of each month, counted from the first of March.
const MONTHS: [i32; 12] = [0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337];

/// A calendar of civil life.
///
/// Which one a date is in is never guessed: countries changed between 1582 and 1923, and people converted old dates
/// or did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    /// The Gregorian calendar, extended to the years before it was made.
    #[default]
    Gregorian,
    /// The Julian calendar, "old style", with the year beginning on 1 January.
    Julian,
}

impl Calendar {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::Gregorian, Self::Julian];

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::Julian => "julian",
        }
    }

    /// The Gregorian day of a date in this calendar. Years count as astronomers do: 1 BC is 0.
    ///
    /// # Errors
    /// [`crate::ErrorKind::InvalidInput`] naming `at`, for a day that the calendar does not have;
    /// [`crate::ErrorKind::OutOfRange`] outside the years -9999 to 9999.
    ///
    /// ```
    /// use astra_core::chart::Calendar;
    /// use jiff::civil::date;
    /// assert_eq!(Calendar::Julian.date(1917, 10, 25)?, date(1917, 11, 7));
    /// assert_eq!(Calendar::Julian.date(1900, 2, 29)?, date(1900, 3, 13));
    /// assert!(Calendar::Gregorian.date(1900, 2, 29).is_err());
    /// # Ok::<(), astra_core::Error>(())
    /// ```
    pub fn date(self, year: i16, month: i8, day: i8) -> Result<civil::Date> {
        let wrong = || {
            let given = format!("{year:04}-{month:02}-{day:02}");
            Error::invalid("at", given, "a day that the calendar has").with("calendar", self.as_str())
        };
        match self {
            Self::Gregorian => civil::Date::new(year, month, day).map_err(|cause| wrong().caused_by(cause)),
            Self::Julian => {
                // Counted from March, the leap day is the last of its year.
                let (years, month) = if month < 3 {
                    (i32::from(year) - 1, i32::from(month) + 9)
                } else {
                    (i32::from(year), i32::from(month) - 3)
                };
                let first = usize::try_from(month).ok().and_then(|month| MONTHS.get(month));
                let first = first.ok_or_else(wrong)?;
                let number = JULIAN_MARCH + years * 365 + years.div_euclid(4) + first + i32::from(day) - 1;
                let date = from_day_number(number)?;
                // A day beyond the end of its month comes back as one of another month.
                if self.of(date) == (year, i8::try_from((month + 2) % 12 + 1).unwrap_or_default(), day) {
                    Ok(date)
                } else {
                    Err(wrong())
                }
            }
        }
    }

    /// Year, month and day in this calendar of a Gregorian day.
    #[must_use]
    pub fn of(self, date: civil::Date) -> (i16, i8, i8) {
        match self {
            Self::Gregorian => (date.year(), date.month(), date.day()),
            Self::Julian => {
                let since = day_number(date) - JULIAN_MARCH;
                // Of four years the last is a day longer.
                let (fours, day) = (since.div_euclid(1461), since.rem_euclid(1461));
                let year = (day / 365).min(3);
                let day = day - year * 365;
                let (month, first) = (0..)
                    .zip(MONTHS)
                    .take_while(|(_, first)| *first <= day)
                    .last()
                    .unwrap_or_default();
                let year = fours * 4 + year + i32::from(month >= 10);
                let small = |number: i32| i8::try_from(number).unwrap_or_default();
                (
                    i16::try_from(year).unwrap_or_default(),
                    small((month + 2) % 12 + 1),
                    small(day - first + 1),
                )
            }
        }
    }

    /// A Gregorian day as this calendar writes it, `YYYY-MM-DD`.
    #[must_use]
    pub fn show(self, date: civil::Date) -> String {
        let (year, month, day) = self.of(date);
        format!("{year:04}-{month:02}-{day:02}")
    }
}

/// The Julian day number at noon of a Gregorian day.
fn day_number(date: civil::Date) -> i32 {
    let since = date.duration_since(civil::date(1970, 1, 1)).as_hours() / 24;
    i32::try_from(since).unwrap_or_default() + UNIX_EPOCH
}

fn from_day_number(number: i32) -> Result<civil::Date> {
    let since = i64::from(number - UNIX_EPOCH);
    civil::date(1970, 1, 1)
        .checked_add(jiff::SignedDuration::from_hours(since * 24))
        .map_err(|cause| {
            Error::new(
                crate::ErrorKind::OutOfRange,
                "the date is beyond the civil calendar: expected a year from -9999 to 9999",
            )
            .with("field", "at")
            .caused_by(cause)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn known_pairs_of_old_and_new_style_agree() {
        for (old, new) in [
            // The first day of the Gregorian calendar, and of it in Britain and Russia.
            ((1582, 10, 5), date(1582, 10, 15)),
            ((1752, 9, 3), date(1752, 9, 14)),
            ((1918, 2, 1), date(1918, 2, 14)),
            // Newton, born at Christmas.
            ((1642, 12, 25), date(1643, 1, 4)),
            // Both sides of the leap day that one calendar has and the other not.
            ((1900, 2, 28), date(1900, 3, 12)),
            ((1900, 2, 29), date(1900, 3, 13)),
            ((1900, 3, 1), date(1900, 3, 14)),
            // Between 200 and 300 they agree; before, the Julian one is ahead.
            ((200, 3, 1), date(200, 3, 1)),
            ((1, 1, 1), date(0, 12, 30)),
            ((0, 3, 1), date(0, 2, 28)),
        ] {
            let (year, month, day) = old;
            assert_eq!(Calendar::Julian.date(year, month, day).unwrap(), new, "{old:?}");
            assert_eq!(Calendar::Julian.of(new), old);
        }
    }

    #[test]
    fn every_day_comes_back_and_the_next_day_follows() {
        let mut day = date(-9998, 1, 1);
        while day.year() < 9998 {
            let (year, month, number) = Calendar::Julian.of(day);
            assert_eq!(Calendar::Julian.date(year, month, number).unwrap(), day);
            // A stride without a common factor with months, years and leap cycles.
            day = day.checked_add(jiff::Span::new().days(89)).unwrap();
        }
    }

    #[test]
    fn days_that_the_calendar_lacks_are_refused() {
        for (year, month, day) in [
            (1901, 2, 29),
            (1900, 2, 30),
            (1900, 13, 1),
            (1900, 0, 1),
            (1900, 4, 31),
            (1900, 4, 0),
            (1900, -128, 127),
        ] {
            let error = Calendar::Julian.date(year, month, day).unwrap_err();
            assert_eq!(error.field(), Some("at"), "{year}-{month}-{day}");
        }
        assert!(Calendar::Julian.date(9999, 12, 31).is_err());
        assert!(Calendar::Julian.date(i16::MAX, 12, 31).is_err());
    }
}
