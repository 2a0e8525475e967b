//! Symbolic time: a day for a year and its kin, and the solar arc.

mod arc;

use astra_core::{
    Error, Result,
    chart::{Chart, ChartEngine, ChartOptions, ChartRequest, Coordinates, Instant, JulianDayUt, Orbs, house_of},
};
use serde::{Deserialize, Serialize};

pub use arc::{ArcRate, Directed, directed_aspects, solar_arc};

use crate::{
    angle::{arc as way, normalize},
    coordinates::Ecliptic,
    houses::Sphere,
    pair::{sphere_in_zodiac, zero_of},
};

/// The mean tropical year in days (IAU 1976, J2000).
pub const TROPICAL_YEAR: f64 = 365.242_19;
/// The mean tropical month in days.
pub const TROPICAL_MONTH: f64 = 27.321_582;
/// The mean daily motion of the Sun in right ascension and in longitude, in degrees (V. Naibod's measure, 59'08.33").
pub const NAIBOD: f64 = 360.0 / TROPICAL_YEAR;
/// How far the sidereal time goes in a day, in degrees.
const SIDEREAL_DAY: f64 = 360.985_647_366;

/// Which time stands for which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progression {
    /// A day for a year.
    #[default]
    Secondary,
    /// A day for a tropical month (E. H. Troinski, tertiary I).
    Tertiary,
    /// A tropical month for a year (minor, or tertiary II).
    Minor,
}

impl Progression {
    /// Days of progressed time for each day of life.
    #[must_use]
    pub const fn rate(self) -> f64 {
        match self {
            Self::Secondary => 1.0 / TROPICAL_YEAR,
            Self::Tertiary => 1.0 / TROPICAL_MONTH,
            Self::Minor => TROPICAL_MONTH / TROPICAL_YEAR,
        }
    }
}

/// How the angles of a progressed chart move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgressedAngles {
    /// The midheaven by the Sun's progressed arc in longitude; what rises under it follows at the place of birth.
    #[default]
    SolarArcLongitude,
    /// The right ascension of the midheaven by the Sun's progressed arc in right ascension.
    SolarArcRightAscension,
    /// The right ascension of the midheaven by [`NAIBOD`]'s measure a year.
    Naibod,
    /// By the sidereal time of the progressed day as it is, almost once around in a year (Q1).
    TrueQuotidian,
    /// The same by the mean speed of the sidereal time.
    MeanQuotidian,
}

/// How a chart is progressed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProgressOptions {
    /// Secondary by default.
    pub progression: Progression,
    /// By solar arc in longitude by default.
    pub angles: ProgressedAngles,
    /// The orbs of the aspects within the progressed chart; 1 degree by default.
    pub orbs: Orbs,
}

impl Default for ProgressOptions {
    fn default() -> Self {
        Self {
            progression: Progression::default(),
            angles: ProgressedAngles::default(),
            orbs: Orbs::major(1.0),
        }
    }
}

/// A chart progressed to an instant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progressed {
    /// The instant of life.
    pub to: Instant,
    /// The instant whose sky stands for it.
    pub stands_for: Instant,
    /// The years of life at the instant, of [`TROPICAL_YEAR`] days.
    pub age: f64,
    /// How far the Sun has gone, in degrees of longitude.
    pub solar_arc: f64,
    /// The sky, in the zodiac of the natal chart; with the progressed angles and houses where the natal chart has them.
    pub chart: Chart,
}

/// The instant whose sky stands for an instant of life; earlier instants of life than birth progress backwards
/// (converse).
#[must_use]
pub fn progressed_moment(birth: JulianDayUt, to: JulianDayUt, progression: Progression) -> JulianDayUt {
    JulianDayUt(birth.0 + (to.0 - birth.0) * progression.rate())
}

/// Progresses a natal chart to an instant of life. Aspects to the natal chart are [`crate::pair::between`]'s, with
/// [`crate::pair::PairOptions::progressed`].
///
/// # Errors
/// - [`astra_core::ErrorKind::InvalidInput`] naming `at` where the time of birth is unknown: a day is a year.
/// - As [`ChartEngine::natal`]; the progressed day must lie in the range of the ephemeris.
pub fn progress(
    engine: &dyn ChartEngine,
    natal: &Chart,
    to: JulianDayUt,
    options: &ProgressOptions,
) -> Result<Progressed> {
    let moment = progressed_moment(natal.jd_ut, to, options.progression);
    let mut chart = sky(engine, natal, moment, options.orbs)?;
    let solar_arc = solar_arc_between(natal, &chart)?;
    let age = (to.0 - natal.jd_ut.0) / TROPICAL_YEAR;
    turn_angles(natal, &mut chart, options, age, solar_arc);
    Ok(Progressed {
        to: Instant::new(to)?,
        stands_for: Instant::new(moment)?,
        age,
        solar_arc,
        chart,
    })
}

/// The sky of a progressed moment over the natal place, in the natal zodiac and houses.
fn sky(engine: &dyn ChartEngine, natal: &Chart, at: JulianDayUt, orbs: Orbs) -> Result<Chart> {
    if !natal.time_known {
        return Err(Error::invalid(
            "at",
            &natal.basis.time.given,
            "a time of birth: a day stands for a year",
        ));
    }
    let place = natal.basis.place.as_ref();
    let place = place
        .map(|place| Coordinates::new(place.latitude, place.longitude))
        .transpose()?;
    let mut request = ChartRequest::new(at, place);
    request.options = ChartOptions {
        zodiac: natal.basis.zodiac,
        houses: natal.houses_requested,
        bodies: natal.bodies.keys().copied().collect(),
        orbs,
        ..ChartOptions::default()
    };
    engine.natal(&request)
}

/// How far the Sun has gone, in degrees of longitude, with whole turns where there are any.
fn solar_arc_between(natal: &Chart, progressed: &Chart) -> Result<f64> {
    let sun = |chart: &Chart| {
        chart
            .longitude(astra_core::chart::Body::Sun.into())
            .ok_or_else(|| Error::invalid("bodies", "without the Sun", "the Sun among the bodies of the chart"))
    };
    let days = progressed.jd_ut.0 - natal.jd_ut.0;
    let turns = (days * NAIBOD - way(0.0, days * NAIBOD)).round();
    let mean = days * NAIBOD - turns;
    // The Sun is never more than two degrees from its mean place.
    Ok(turns + mean + way(mean, sun(progressed)? - sun(natal)?))
}

fn turn_angles(natal: &Chart, chart: &mut Chart, options: &ProgressOptions, age: f64, solar_arc: f64) {
    let (Some(angles), Some(place), Some(system)) = (natal.angles, natal.basis.place.as_ref(), natal.houses) else {
        return;
    };
    let right_ascension = |of: &Chart, longitude: f64| {
        Ecliptic::new(normalize(longitude + zero_of(of)), 0.0)
            .to_equatorial(of.basis.obliquity)
            .right_ascension
    };
    let natal_meridian = right_ascension(natal, angles.midheaven);
    let sun = |of: &Chart| {
        of.bodies
            .get(&astra_core::chart::Body::Sun)
            .map(|sun| sun.right_ascension)
            .unwrap_or_default()
    };
    let meridian = match options.angles {
        ProgressedAngles::TrueQuotidian => return,
        ProgressedAngles::SolarArcLongitude => right_ascension(natal, angles.midheaven + solar_arc),
        ProgressedAngles::SolarArcRightAscension => natal_meridian + sun(chart) - sun(natal),
        ProgressedAngles::Naibod => natal_meridian + NAIBOD * age,
        ProgressedAngles::MeanQuotidian => natal_meridian + (chart.jd_ut.0 - natal.jd_ut.0) * SIDEREAL_DAY,
    };
    let sphere = Sphere {
        meridian: normalize(meridian),
        obliquity: natal.basis.obliquity,
        latitude: place.latitude,
    };
    // The natal zodiac: a progressed degree is compared with natal ones.
    let (angles, cusps, used) = sphere_in_zodiac(&sphere, zero_of(natal), system);
    (chart.angles, chart.cusps, chart.houses) = (Some(angles), Some(cusps), Some(used));
    chart.basis.houses = Some(used);
    for placement in chart.bodies.values_mut() {
        placement.house = house_of(&cusps, placement.longitude);
    }
    let points = ChartOptions::default().points;
    chart.aspects = crate::aspects::among(chart, &points, &options.orbs);
}
