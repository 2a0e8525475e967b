//! Time lords: which planet or sign has a stretch of life, as iterators over periods with exact dates.

mod firdaria;
mod profections;
mod releasing;

use astra_core::chart::JulianDayUt;
use serde::{Deserialize, Serialize};

pub use firdaria::{FirdarLord, Firdaria, FirdariaOptions, FirdariaPeriod, NodePlacement, firdaria};
pub use profections::{Level, Profection, ProfectionOptions, Profections, profections};
pub use releasing::{Releasing, ReleasingOptions, ReleasingPeriod, releasing};

/// How long the year of a method is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearLength {
    /// The mean tropical year, 365.24219 days.
    #[default]
    Tropical,
    /// The Julian year, 365.25 days.
    Julian,
    /// The year of the Egyptians without leap days, 365 days.
    Egyptian,
    /// The ideal year, 360 days.
    Ideal,
}

impl YearLength {
    /// In days.
    #[must_use]
    pub const fn days(self) -> f64 {
        match self {
            Self::Tropical => crate::progress::TROPICAL_YEAR,
            Self::Julian => 365.25,
            Self::Egyptian => 365.0,
            Self::Ideal => 360.0,
        }
    }
}

/// From when to when, in universal time; the end belongs to what follows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Span {
    /// The first instant.
    pub start: JulianDayUt,
    /// The first instant after.
    pub end: JulianDayUt,
}

impl Span {
    /// Whether an instant lies in it.
    #[must_use]
    pub fn contains(&self, at: JulianDayUt) -> bool {
        self.start <= at && at < self.end
    }

    /// Its length in days.
    #[must_use]
    pub fn days(&self) -> f64 {
        self.end.0 - self.start.0
    }
}
