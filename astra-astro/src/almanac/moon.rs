//! The Moon's phases: at an instant, and the lunations of a span.

use std::ops::Range;

use astra_core::{
    Result,
    chart::{Body, Instant, JulianDayTt, JulianDayUt, Sign},
};
use serde::{Deserialize, Serialize};

use super::{observer::ASTRONOMICAL_UNIT, reach, scales};
use crate::{
    angle::{normalize, sin_cos},
    ephemeris::Ephemeris,
};

/// The mean new moon of January 2000 in terrestrial time, and the mean synodic month: J. Meeus, *Astronomical
/// Algorithms*, chapter 49. They only number the lunations; the times are the ephemeris'.
const NEW_MOON: f64 = 2_451_550.097_66;
const MONTH: f64 = 29.530_588_861;
/// A true lunation strays so many quarters at most from the mean one: 14 hours, and the long terms of the far range.
const STRAY: i64 = 1;

/// A principal phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LunationKind {
    /// Sun and Moon at one longitude.
    New,
    /// The Moon 90 degrees ahead.
    FirstQuarter,
    /// The Moon opposite.
    Full,
    /// The Moon 270 degrees ahead.
    LastQuarter,
}

impl LunationKind {
    /// In their order.
    pub const ALL: [Self; 4] = [Self::New, Self::FirstQuarter, Self::Full, Self::LastQuarter];

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::FirstQuarter => "first_quarter",
            Self::Full => "full",
            Self::LastQuarter => "last_quarter",
        }
    }

    /// The English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new moon",
            Self::FirstQuarter => "first quarter",
            Self::Full => "full moon",
            Self::LastQuarter => "last quarter",
        }
    }

    /// Degrees of the Moon ahead of the Sun.
    #[must_use]
    pub const fn elongation(self) -> f64 {
        match self {
            Self::New => 0.0,
            Self::FirstQuarter => 90.0,
            Self::Full => 180.0,
            Self::LastQuarter => 270.0,
        }
    }
}

/// An exact principal phase: in apparent geocentric longitude.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Lunation {
    /// Which.
    pub kind: LunationKind,
    /// When.
    #[serde(flatten)]
    pub instant: Instant,
    /// The Moon's tropical longitude, degrees.
    pub longitude: f64,
    /// Her tropical sign.
    pub sign: Sign,
}

/// The lunations of a span of universal time, its end excluded, from either end.
///
/// ```
/// use astra_astro::almanac::{LunationKind, moon};
/// use astra_core::chart::JulianDayUt;
///
/// let engine = astra_astro::tables()?;
/// let year = JulianDayUt(2_460_310.5)..JulianDayUt(2_460_676.5);
/// let new_moons = moon::lunations(engine.ephemeris(), year)?
///     .filter(|found| found.as_ref().is_ok_and(|lunation| lunation.kind == LunationKind::New));
/// assert_eq!(new_moons.count(), 13);
/// # Ok::<(), astra_core::Error>(())
/// ```
///
/// # Errors
/// [`astra_core::ErrorKind::OutOfRange`] for a span outside the ephemeris, [`astra_core::ErrorKind::InvalidInput`] for
/// one that ends before it begins.
pub fn lunations<E: Ephemeris + ?Sized>(ephemeris: &E, span: Range<JulianDayUt>) -> Result<Lunations<'_, E>> {
    scales::span(ephemeris, &span)?;
    let quarter = |at: JulianDayUt| ((at.0 - NEW_MOON) * 4.0 / MONTH).floor() as i64;
    Ok(Lunations {
        ephemeris,
        front: quarter(span.start) - STRAY,
        back: quarter(span.end) + 1 + STRAY,
        span,
    })
}

/// The lunations of a span; made by [`lunations`].
#[derive(Clone, Debug)]
pub struct Lunations<'a, E: ?Sized> {
    ephemeris: &'a E,
    span: Range<JulianDayUt>,
    /// Quarters since [`NEW_MOON`], those still to come.
    front: i64,
    back: i64,
}

impl<E: Ephemeris + ?Sized> Lunations<'_, E> {
    /// The lunation of a number, None outside the span.
    fn lunation(&self, number: i64) -> Result<Option<Lunation>> {
        if !within(self.ephemeris, number) {
            return Ok(None);
        }
        let kind = kind_of(number);
        let at = exact(self.ephemeris, number)?;
        let instant = scales::instant(self.ephemeris, at)?;
        if !self.span.contains(&instant.jd_ut) {
            return Ok(None);
        }
        let longitude = self.ephemeris.state(Body::Moon, at)?.longitude;
        Ok(Some(Lunation {
            kind,
            instant,
            longitude,
            sign: Sign::of(longitude),
        }))
    }
}

impl<E: Ephemeris + ?Sized> Iterator for Lunations<'_, E> {
    type Item = Result<Lunation>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.front < self.back {
            self.front += 1;
            if let Some(found) = self.lunation(self.front - 1).transpose() {
                return Some(found);
            }
        }
        None
    }
}

impl<E: Ephemeris + ?Sized> DoubleEndedIterator for Lunations<'_, E> {
    fn next_back(&mut self) -> Option<Self::Item> {
        while self.front < self.back {
            self.back -= 1;
            if let Some(found) = self.lunation(self.back).transpose() {
                return Some(found);
            }
        }
        None
    }
}

/// The mean time of a lunation.
pub(crate) fn mean(number: i64) -> JulianDayTt {
    JulianDayTt(NEW_MOON + number as f64 * MONTH / 4.0)
}

/// Whether the ephemeris reaches around a lunation. At the very ends of its range the last day is not looked at.
pub(crate) fn within<E: Ephemeris + ?Sized>(ephemeris: &E, number: i64) -> bool {
    let range = &ephemeris.description().range;
    let mean = mean(number);
    range.contains(&JulianDayTt(mean.0 - 1.0)) && range.contains(&JulianDayTt(mean.0 + 1.0))
}

/// The number of the new moon nearest to a time, in quarters.
pub(crate) fn new_moon_near(at: JulianDayTt) -> i64 {
    ((at.0 - NEW_MOON) / MONTH).round() as i64 * 4
}

fn kind_of(number: i64) -> LunationKind {
    match number.rem_euclid(4) {
        0 => LunationKind::New,
        1 => LunationKind::FirstQuarter,
        2 => LunationKind::Full,
        _ => LunationKind::LastQuarter,
    }
}

/// The exact time of a lunation.
pub(crate) fn exact<E: Ephemeris + ?Sized>(ephemeris: &E, number: i64) -> Result<JulianDayTt> {
    let target = kind_of(number).elongation();
    reach::nearest(|at| elongation(ephemeris, at), target, mean(number))
}

/// The Moon's way ahead of the Sun in longitude, and its speed; it only grows.
pub(crate) fn elongation<E: Ephemeris + ?Sized>(ephemeris: &E, at: JulianDayTt) -> Result<(f64, f64)> {
    let (sun, moon) = (ephemeris.state(Body::Sun, at)?, ephemeris.state(Body::Moon, at)?);
    Ok((
        normalize(moon.longitude - sun.longitude),
        moon.longitude_speed - sun.longitude_speed,
    ))
}

/// One of the eight phases of common speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhaseName {
    /// Within 6 degrees, about half a day, of the new moon.
    New,
    /// Up to the first quarter.
    WaxingCrescent,
    /// Within 6 degrees of the first quarter.
    FirstQuarter,
    /// Up to the full moon.
    WaxingGibbous,
    /// Within 6 degrees of the full moon.
    Full,
    /// Up to the last quarter.
    WaningGibbous,
    /// Within 6 degrees of the last quarter.
    LastQuarter,
    /// Up to the new moon.
    WaningCrescent,
}

impl PhaseName {
    fn of(elongation: f64) -> Self {
        const NEAR: f64 = 6.0;
        let quarter = (elongation / 90.0).round();
        let at_quarter = (elongation - quarter * 90.0).abs() <= NEAR;
        match (quarter as i32 % 4, at_quarter) {
            (0, true) => Self::New,
            (1, true) => Self::FirstQuarter,
            (2, true) => Self::Full,
            (3, true) => Self::LastQuarter,
            _ if elongation < 90.0 => Self::WaxingCrescent,
            _ if elongation < 180.0 => Self::WaxingGibbous,
            _ if elongation < 270.0 => Self::WaningGibbous,
            _ => Self::WaningCrescent,
        }
    }

    /// The English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new moon",
            Self::WaxingCrescent => "waxing crescent",
            Self::FirstQuarter => "first quarter",
            Self::WaxingGibbous => "waxing gibbous",
            Self::Full => "full moon",
            Self::WaningGibbous => "waning gibbous",
            Self::LastQuarter => "last quarter",
            Self::WaningCrescent => "waning crescent",
        }
    }
}

/// The Moon as she looks at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MoonPhase {
    /// What people call it.
    pub name: PhaseName,
    /// Degrees of longitude ahead of the Sun, 0 to 360.
    pub elongation: f64,
    /// The lit part of the disc, 0 to 1.
    pub illumination: f64,
    /// The angle Sun-Moon-Earth in degrees.
    pub phase_angle: f64,
    /// Days since the last new moon.
    pub age: f64,
    /// The Moon's tropical longitude, degrees.
    pub longitude: f64,
    /// Her tropical sign.
    pub sign: Sign,
    /// Her distance from the centre of the Earth in kilometres.
    pub distance: f64,
}

/// The Moon's phase at an instant. The illumination is that of the disc as seen from the centre of the Earth:
/// J. Meeus, *Astronomical Algorithms*, chapter 48.
///
/// # Errors
/// [`astra_core::ErrorKind::OutOfRange`] outside the ephemeris, or before its first new moon.
pub fn phase<E: Ephemeris + ?Sized>(ephemeris: &E, at: JulianDayUt) -> Result<MoonPhase> {
    let tt = scales::tt(ephemeris, at, "at")?;
    let (sun, moon) = (ephemeris.state(Body::Sun, tt)?, ephemeris.state(Body::Moon, tt)?);
    let elongation = normalize(moon.longitude - sun.longitude);
    let (_, cos_latitude) = sin_cos(moon.latitude);
    let cos_apart = cos_latitude * sin_cos(elongation).1;
    let sin_apart = (1.0 - cos_apart * cos_apart).max(0.0).sqrt();
    let phase_angle = (sun.distance * sin_apart)
        .atan2(moon.distance - sun.distance * cos_apart)
        .to_degrees();
    let speed = moon.longitude_speed - sun.longitude_speed;
    let guess = JulianDayTt(tt.0 - elongation / speed);
    let new = reach::nearest(|at| self::elongation(ephemeris, at), 0.0, guess)?;
    Ok(MoonPhase {
        name: PhaseName::of(elongation),
        elongation,
        illumination: (1.0 + sin_cos(phase_angle).1) / 2.0,
        phase_angle,
        age: tt.0 - new.0,
        longitude: moon.longitude,
        sign: Sign::of(moon.longitude),
        distance: moon.distance * ASTRONOMICAL_UNIT,
    })
}
