//! Lunar eclipses: the same for all who see the Moon.

use std::ops::Range;

use astra_core::{
    Result,
    chart::{Body, Instant, JulianDayTt, JulianDayUt},
};
use serde::{Deserialize, Serialize};

use super::{
    super::{
        moon,
        observer::{ASTRONOMICAL_UNIT, EARTH_RADIUS, SUN_RADIUS, length},
        reach, scales,
    },
    Contacts, EclipseOptions, ShadowRule,
    geometry::{Pair, apart},
    saros,
};
use crate::ephemeris::Ephemeris;

/// Days from the greatest eclipse within which the Moon has left the penumbra.
const LONGEST: f64 = 0.17;
/// Beyond this latitude of the Moon at the full moon she misses the shadow, degrees.
const LIMIT: f64 = 1.8;

/// How deep the Moon comes into the shadow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LunarEclipseKind {
    /// Into the penumbra only.
    Penumbral,
    /// Partly into the umbra.
    Partial,
    /// Wholly into the umbra.
    Total,
}

impl LunarEclipseKind {
    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Penumbral => "penumbral",
            Self::Partial => "partial",
            Self::Total => "total",
        }
    }
}

/// A lunar eclipse.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LunarEclipse {
    /// What it is.
    pub kind: LunarEclipseKind,
    /// When the Moon's centre comes nearest to the axis of the shadow.
    pub greatest: Instant,
    /// The part of the Moon's diameter in the umbra, more than 1 where total; negative where she passes beside it.
    pub umbral_magnitude: f64,
    /// The same for the penumbra.
    pub penumbral_magnitude: f64,
    /// The least distance of the Moon's centre from the axis in equatorial radii of the Earth, positive to the north.
    pub gamma: f64,
    /// From the first touch of the penumbra to the last: P1 to P4.
    pub penumbra: Contacts,
    /// From the first touch of the umbra to the last: U1 to U4.
    pub umbra: Option<Contacts>,
    /// While the whole Moon is in the umbra: U2 to U3.
    pub totality: Option<Contacts>,
    /// The number of the saros series.
    pub saros: u16,
}

/// The lunar eclipses whose greatest moment lies in a span of universal time, its end excluded, from either end.
///
/// # Errors
/// [`astra_core::ErrorKind::OutOfRange`] for a span outside the ephemeris, [`astra_core::ErrorKind::InvalidInput`] for
/// one that ends before it begins.
pub fn lunar_eclipses<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    options: EclipseOptions,
    span: Range<JulianDayUt>,
) -> Result<LunarEclipses<'_, E>> {
    let tt = scales::span(ephemeris, &span)?;
    Ok(LunarEclipses {
        ephemeris,
        options,
        front: moon::new_moon_near(tt.start) / 4 - 2,
        back: moon::new_moon_near(tt.end) / 4 + 2,
        span,
    })
}

/// Made by [`lunar_eclipses`].
#[derive(Clone, Debug)]
pub struct LunarEclipses<'a, E: ?Sized> {
    ephemeris: &'a E,
    options: EclipseOptions,
    span: Range<JulianDayUt>,
    /// Lunations still to come; the full moon half a month after each.
    front: i64,
    back: i64,
}

impl<E: Ephemeris + ?Sized> LunarEclipses<'_, E> {
    fn eclipse(&self, lunation: i64) -> Result<Option<LunarEclipse>> {
        if !moon::within(self.ephemeris, lunation * 4 + 2) {
            return Ok(None);
        }
        let eclipse = eclipse(self.ephemeris, &self.options, lunation)?;
        Ok(eclipse.filter(|eclipse| self.span.contains(&eclipse.greatest.jd_ut)))
    }
}

impl<E: Ephemeris + ?Sized> Iterator for LunarEclipses<'_, E> {
    type Item = Result<LunarEclipse>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.front < self.back {
            self.front += 1;
            if let Some(found) = self.eclipse(self.front - 1).transpose() {
                return Some(found);
            }
        }
        None
    }
}

impl<E: Ephemeris + ?Sized> DoubleEndedIterator for LunarEclipses<'_, E> {
    fn next_back(&mut self) -> Option<Self::Item> {
        while self.front < self.back {
            self.back -= 1;
            if let Some(found) = self.eclipse(self.back).transpose() {
                return Some(found);
            }
        }
        None
    }
}

/// The Moon against the shadow; angles in degrees as seen from the centre of the Earth.
struct Passage {
    /// The Moon's centre from the axis.
    apart: f64,
    /// Her radius.
    moon: f64,
    umbra: f64,
    penumbra: f64,
    /// In equatorial radii of the Earth, positive where she is north of the axis.
    gamma: f64,
}

impl Passage {
    fn at<E: Ephemeris + ?Sized>(ephemeris: &E, options: &EclipseOptions, at: JulianDayTt) -> Result<Self> {
        let pair = Pair::at(ephemeris, at)?;
        let (to_sun, to_moon) = (length(pair.sun), length(pair.moon));
        let axis = pair.sun.map(|part| -part);
        let apart = apart(pair.moon, axis);
        let angle = |radius: f64, distance: f64| (radius / distance).asin().to_degrees();
        let (parallax, solar_parallax) = (angle(EARTH_RADIUS, to_moon), angle(EARTH_RADIUS, to_sun));
        let sun = angle(SUN_RADIUS, to_sun);
        // J. Meeus, Astronomical Algorithms, chapter 54; the parallax of a mean radius in the older rule.
        let (umbra, penumbra) = match options.shadow {
            ShadowRule::Danjon => (
                1.01 * parallax + solar_parallax - sun,
                1.01 * parallax + solar_parallax + sun,
            ),
            ShadowRule::Chauvenet => (
                1.02 * (0.998_34 * parallax + solar_parallax - sun),
                1.02 * (0.998_34 * parallax + solar_parallax + sun),
            ),
        };
        let ([.., moon_north], [.., axis_north]) = (pair.moon, axis);
        let north = moon_north / to_moon - axis_north / to_sun;
        Ok(Self {
            apart,
            moon: angle(options.moon(), to_moon),
            umbra,
            penumbra,
            gamma: (apart.to_radians().sin() * to_moon / EARTH_RADIUS).copysign(north),
        })
    }

    /// The part of the Moon's diameter within a shadow of this radius.
    fn magnitude(&self, shadow: f64) -> f64 {
        (shadow + self.moon - self.apart) / (2.0 * self.moon)
    }
}

/// The eclipse at the full moon after a new moon, where there is one.
fn eclipse<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    options: &EclipseOptions,
    lunation: i64,
) -> Result<Option<LunarEclipse>> {
    let full_moon = moon::exact(ephemeris, lunation * 4 + 2)?;
    let latitude = ephemeris.state(Body::Moon, full_moon)?.latitude;
    if latitude.abs() > LIMIT {
        return Ok(None);
    }
    let passage = |at: f64| Passage::at(ephemeris, options, JulianDayTt(at));
    // In degrees, scaled to the size that the slope is measured with.
    let square = |at: f64| Ok((passage(at)?.apart * ASTRONOMICAL_UNIT).powi(2));
    let greatest = reach::least(square, full_moon.0)?;
    let deepest = passage(greatest)?;
    let contacts = |outside: &dyn Fn(&Passage) -> f64| -> Result<Option<Contacts>> {
        let value = |at: f64| Ok(outside(&passage(at)?));
        let here = value(greatest)?;
        if here >= 0.0 {
            return Ok(None);
        }
        let contact = |end: f64| {
            let at = reach::between(value, (end, value(end)?), (greatest, here), 1e-9)?;
            scales::instant(ephemeris, JulianDayTt(at))
        };
        Ok(Some(Contacts {
            start: contact(greatest - LONGEST)?,
            end: contact(greatest + LONGEST)?,
        }))
    };
    let Some(penumbra) = contacts(&|passage| passage.apart - passage.penumbra - passage.moon)? else {
        return Ok(None);
    };
    let umbra = contacts(&|passage| passage.apart - passage.umbra - passage.moon)?;
    let totality = contacts(&|passage| passage.apart - passage.umbra + passage.moon)?;
    let kind = match (umbra, totality) {
        (None, _) => LunarEclipseKind::Penumbral,
        (Some(_), None) => LunarEclipseKind::Partial,
        (Some(_), Some(_)) => LunarEclipseKind::Total,
    };
    Ok(Some(LunarEclipse {
        kind,
        greatest: scales::instant(ephemeris, JulianDayTt(greatest))?,
        umbral_magnitude: deepest.magnitude(deepest.umbra),
        penumbral_magnitude: deepest.magnitude(deepest.penumbra),
        gamma: deepest.gamma,
        penumbra,
        umbra,
        totality,
        saros: saros::lunar(lunation),
    }))
}
