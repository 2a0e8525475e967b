//! How long a year of a dasha is: schools differ, and over a life the difference grows to years.

use astra_core::{Error, Result};
use serde::{Deserialize, Serialize};

/// The length of a year of a dasha.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearLength {
    /// 365.256363 days, the mean return of the Sun to a star (J2000): the saura year of the siddhantas, by which
    /// *Surya Siddhanta* 1.13 and 14.3 measures the years of men, with today's value. The default.
    #[default]
    Sidereal,
    /// 365.25 days: the average of the civil calendar, as the printed tables of many almanacs have it.
    Julian,
    /// 365.2425 days, that of the Gregorian calendar.
    Gregorian,
    /// 365.242190 days, the mean return of the Sun to the equinox (J2000).
    Tropical,
    /// 360 days: the savana year, which some hold was meant.
    Savana,
    /// 354.367056 days: twelve mean lunations.
    Lunar,
    /// So many days, 300 to 400.
    Days(f64),
}

impl YearLength {
    /// Those with a name.
    pub const NAMED: [Self; 6] = [
        Self::Sidereal,
        Self::Julian,
        Self::Gregorian,
        Self::Tropical,
        Self::Savana,
        Self::Lunar,
    ];

    /// The length in days.
    #[must_use]
    pub const fn days(self) -> f64 {
        match self {
            Self::Sidereal => 365.256_363,
            Self::Julian => 365.25,
            Self::Gregorian => 365.2425,
            Self::Tropical => 365.242_190,
            Self::Savana => 360.0,
            Self::Lunar => 354.367_056,
            Self::Days(days) => days,
        }
    }

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sidereal => "sidereal",
            Self::Julian => "julian",
            Self::Gregorian => "gregorian",
            Self::Tropical => "tropical",
            Self::Savana => "savana",
            Self::Lunar => "lunar",
            Self::Days(_) => "days",
        }
    }

    /// The year length of a name, or of a number of days.
    ///
    /// # Errors
    /// [`astra_core::ErrorKind::InvalidInput`] naming `year_length`.
    pub fn parse(text: &str) -> Result<Self> {
        let named = Self::NAMED.into_iter().find(|year| year.as_str() == text);
        let year = named
            .or_else(|| text.parse().ok().map(Self::Days))
            .ok_or_else(|| wrong(text))?;
        year.checked_days()?;
        Ok(year)
    }

    pub(super) fn checked_days(self) -> Result<f64> {
        let days = self.days();
        if (300.0..=400.0).contains(&days) {
            Ok(days)
        } else {
            Err(wrong(days))
        }
    }
}

fn wrong(value: impl std::fmt::Display) -> Error {
    Error::invalid(
        "year_length",
        value,
        "sidereal, julian, gregorian, tropical, savana, lunar, or 300 to 400 days",
    )
}
