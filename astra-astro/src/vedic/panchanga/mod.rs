//! The panchanga of a day and a place: vara, tithi, nakshatra, yoga and karana with their ends, the month and the year,
//! and the good and bad times that follow from sunrise and sunset.
//!
//! The day runs from sunrise to sunrise; each limb is listed from the one at sunrise to the last that begins before the
//! next. Where the Sun does not rise or set, the civil day stands in its place, and the times that need a sunrise are
//! not there. Definitions: *Surya Siddhanta* 2.64-69 (E. Burgess, 1860); N. C. Lahiri, *Advance Ephemeris*; the report
//! of the *Calendar Reform Committee* (New Delhi, 1955).

mod day;
pub mod limbs;
pub mod month;
pub(crate) mod spans;
pub mod times;

use astra_core::chart::{Ayanamsha, Instant, Sign};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use day::panchanga;
pub use limbs::{Karana, Limb, Pada, Paksha, Tithi, Vara, Yoga};
pub use month::{LunarMonth, Month, MonthSystem, Ritu, Years};
pub use times::{NamedTime, TimeKind};

use crate::{
    almanac::{HorizonOptions, Observer, sun_day::SunDay},
    vedic::Nakshatra,
};

/// What counts as sunrise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sunrise {
    /// The upper rim on the visible horizon, as the *Rashtriya Panchang* and nearly every printed panchanga reckon.
    #[default]
    Modern,
    /// The geocentric centre on the mathematical horizon without refraction, as the *Surya Siddhanta* reckons; about
    /// four minutes later in India.
    Hindu,
    /// Anything else.
    Custom(HorizonOptions),
}

impl Sunrise {
    /// As the almanac takes it.
    #[must_use]
    pub fn horizon(self) -> HorizonOptions {
        match self {
            Self::Modern => HorizonOptions::default(),
            Self::Hindu => HorizonOptions::HINDU,
            Self::Custom(options) => options,
        }
    }
}

/// How a panchanga is reckoned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PanchangaOptions {
    /// Lahiri by default. Tithi and karana do not depend on it.
    pub ayanamsha: Ayanamsha,
    /// [`Sunrise::Modern`] by default.
    pub sunrise: Sunrise,
    /// [`MonthSystem::Amanta`] by default.
    pub months: MonthSystem,
    /// Whether ayana and ritu follow the tropical Sun rather than the sidereal Sun and the lunar month; no by default.
    pub tropical_seasons: bool,
}

impl Default for PanchangaOptions {
    fn default() -> Self {
        Self {
            ayanamsha: Ayanamsha::LAHIRI,
            sunrise: Sunrise::default(),
            months: MonthSystem::default(),
            tropical_seasons: false,
        }
    }
}

/// The day and the place of a panchanga.
#[derive(Clone, Debug, PartialEq)]
pub struct PanchangaRequest {
    /// The civil day in whose morning the day begins.
    pub date: Date,
    /// The IANA zone that counts the civil day.
    pub zone: String,
    /// Where.
    pub observer: Observer,
    /// How.
    pub options: PanchangaOptions,
}

/// Half of the Sun's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ayana {
    /// The northward half, from Capricorn to Gemini.
    Uttarayana,
    /// The southward half, from Cancer to Sagittarius.
    Dakshinayana,
}

/// A panchanga.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Panchanga {
    /// The civil day in whose morning it begins.
    pub date: Date,
    /// The zone.
    pub zone: String,
    /// The place.
    pub observer: Observer,
    /// Sunrise, sunset and the next sunrise, or polar day or night.
    #[serde(flatten)]
    pub sun: SunDay,
    /// The beginning of the day: sunrise, or midnight where there is none.
    pub start: Instant,
    /// Its end.
    pub end: Instant,
    /// The first moonrise of the day, where there is one.
    pub moonrise: Option<Instant>,
    /// The first moonset of the day, where there is one.
    pub moonset: Option<Instant>,
    /// The weekday.
    pub vara: Vara,
    /// The tithis.
    pub tithi: Vec<Limb<Tithi>>,
    /// The nakshatras of the Moon.
    pub nakshatra: Vec<Limb<Nakshatra>>,
    /// Their quarters.
    pub pada: Vec<Limb<Pada>>,
    /// The yogas of Sun and Moon.
    pub yoga: Vec<Limb<Yoga>>,
    /// The half tithis.
    pub karana: Vec<Limb<Karana>>,
    /// The signs of the Moon.
    pub moon_sign: Vec<Limb<Sign>>,
    /// The sidereal sign of the Sun at the beginning: the solar month.
    pub sun_sign: Sign,
    /// The lunar month.
    pub month: LunarMonth,
    /// The years.
    pub years: Years,
    /// The season.
    pub ritu: Ritu,
    /// The half year.
    pub ayana: Ayana,
    /// The ayanamsha at the beginning, degrees.
    pub ayanamsha: f64,
    /// Good and bad times, in the order of their beginning; none without sunrise and sunset but those of the Moon.
    pub times: Vec<NamedTime>,
}
