//! What a chart is asked for.

use std::borrow::Cow;

use jiff::{Timestamp, civil};
use serde::{Deserialize, Serialize};

use super::{BodySet, Calendar, Chart, HouseSystem, JulianDayTt, JulianDayUt, Orbs, PlaceOrigin, Point, Zodiac};
use crate::{Error, Result};

/// What to do where the house system asked for does not exist, within the polar circles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PolarPolicy {
    /// Use Porphyry, and say so in the chart.
    #[default]
    Porphyry,
    /// Refuse with [`crate::ErrorKind::OutOfRange`].
    Error,
    /// Use whole signs, and say so in the chart.
    WholeSign,
}

impl PolarPolicy {
    /// Every policy.
    pub const ALL: [Self; 3] = [Self::Porphyry, Self::Error, Self::WholeSign];

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Porphyry => "porphyry",
            Self::Error => "error",
            Self::WholeSign => "whole_sign",
        }
    }
}

/// A place on Earth, in degrees; east and north are positive.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coordinates {
    latitude: f64,
    longitude: f64,
}

impl Coordinates {
    /// Checks both.
    ///
    /// # Errors
    /// [`crate::ErrorKind::InvalidInput`] naming `lat` or `lon`.
    pub fn new(latitude: f64, longitude: f64) -> Result<Self> {
        if !(-90.0..=90.0).contains(&latitude) {
            return Err(Error::invalid(
                "lat",
                latitude,
                "a latitude from -90 to 90 degrees, north positive",
            ));
        }
        if !(-180.0..=180.0).contains(&longitude) {
            return Err(Error::invalid(
                "lon",
                longitude,
                "a longitude from -180 to 180 degrees, east positive",
            ));
        }
        Ok(Self { latitude, longitude })
    }

    /// Degrees north.
    #[must_use]
    pub const fn latitude(&self) -> f64 {
        self.latitude
    }

    /// Degrees east.
    #[must_use]
    pub const fn longitude(&self) -> f64 {
        self.longitude
    }
}

/// Which of the two instants is meant by a civil time that happened twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fold {
    /// Before the clocks went back.
    Earlier,
    /// After the clocks went back.
    Later,
}

/// The moment of a chart.
///
/// ```
/// use astra_core::chart::Moment;
/// use jiff::civil::{date, time};
/// let birth = Moment::civil(date(1990, 6, 15), Some(time(14, 30, 0, 0)), "Europe/Rome");
/// assert!(matches!(birth, Moment::Civil { fold: None, .. }));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Moment {
    /// A Julian day in universal time.
    JulianDay(JulianDayUt),
    /// A Julian day in terrestrial time, the scale of ephemerides.
    Terrestrial {
        /// Terrestrial time.
        jd_tt: JulianDayTt,
        /// The universal time of the same instant, which houses need: where it is given, delta T is the difference, and
        /// otherwise that of the ephemeris' model.
        jd_ut: Option<JulianDayUt>,
    },
    /// Wall clock and calendar of a place.
    Civil {
        /// The day, in the proleptic Gregorian calendar whatever calendar it was given in; see [`Calendar::date`].
        date: civil::Date,
        /// The time of day; None where it is unknown.
        time: Option<civil::Time>,
        /// The IANA zone, such as `Asia/Kolkata`.
        zone: String,
        /// Which instant, where the time happened twice.
        fold: Option<Fold>,
        /// The calendar that the day was given in, in which the basis repeats it.
        calendar: Calendar,
    },
}

impl Moment {
    /// A moment on the clocks of a zone, in the Gregorian calendar; `time` is None where it is unknown.
    #[must_use]
    pub fn civil(date: civil::Date, time: Option<civil::Time>, zone: impl Into<String>) -> Self {
        Self::Civil {
            date,
            time,
            zone: zone.into(),
            fold: None,
            calendar: Calendar::Gregorian,
        }
    }
}

impl From<JulianDayTt> for Moment {
    fn from(jd_tt: JulianDayTt) -> Self {
        Self::Terrestrial { jd_tt, jd_ut: None }
    }
}

impl From<JulianDayUt> for Moment {
    fn from(jd_ut: JulianDayUt) -> Self {
        Self::JulianDay(jd_ut)
    }
}

/// Which fixed stars a chart holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum StarChoice {
    /// None.
    #[default]
    None,
    /// All that are as bright as a visual magnitude, or brighter.
    Magnitude(f64),
    /// These, by any name that the catalogue knows.
    Named(Vec<String>),
}

/// How a chart is computed.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartOptions {
    /// [`Body::NATAL`](super::Body::NATAL) by default.
    pub bodies: BodySet,
    /// None by default.
    pub stars: StarChoice,
    /// Tropical by default.
    pub zodiac: Zodiac,
    /// Placidus by default.
    pub houses: HouseSystem,
    /// Porphyry by default.
    pub polar: PolarPolicy,
    /// [`Orbs::NATAL`] by default.
    pub orbs: Orbs,
    /// The points that aspects are sought between, in their order; [`Point::ASPECTED`] by default.
    pub points: Cow<'static, [Point]>,
}

impl Default for ChartOptions {
    fn default() -> Self {
        Self {
            bodies: BodySet::NATAL,
            stars: StarChoice::None,
            zodiac: Zodiac::default(),
            houses: HouseSystem::default(),
            polar: PolarPolicy::default(),
            orbs: Orbs::NATAL,
            points: Cow::Borrowed(&Point::ASPECTED),
        }
    }
}

/// A natal chart asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartRequest {
    /// When.
    pub moment: Moment,
    /// How far the moment may be off either way, in minutes, where it is not exact: the chart then tells what of it
    /// holds throughout. Of no meaning where the time is unknown altogether.
    pub uncertainty_minutes: Option<f64>,
    /// Where; without a place there are no angles and no houses.
    pub place: Option<Coordinates>,
    /// The gazetteer's entry that the coordinates are of, for the basis.
    pub origin: Option<PlaceOrigin>,
    /// How.
    pub options: ChartOptions,
}

impl ChartRequest {
    /// The chart of an exact moment, with the default options.
    #[must_use]
    pub fn new(moment: impl Into<Moment>, place: Option<Coordinates>) -> Self {
        Self {
            moment: moment.into(),
            uncertainty_minutes: None,
            place,
            origin: None,
            options: ChartOptions::default(),
        }
    }
}

/// The sky of one instant against a natal chart, asked for.
#[derive(Clone, Debug)]
pub struct TransitRequest {
    /// The natal chart; the transits are computed in its zodiac.
    pub natal: std::sync::Arc<Chart>,
    /// The instant.
    pub at: Timestamp,
    /// [`Orbs::TRANSIT`] by default.
    pub orbs: Orbs,
}

impl TransitRequest {
    /// The transits of `at` with the default orbs.
    #[must_use]
    pub fn new(natal: std::sync::Arc<Chart>, at: Timestamp) -> Self {
        Self {
            natal,
            at,
            orbs: Orbs::TRANSIT,
        }
    }
}
