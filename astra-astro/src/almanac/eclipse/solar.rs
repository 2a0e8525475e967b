//! Solar eclipses as the whole Earth has them.

use std::ops::Range;

use astra_core::{
    Result,
    chart::{Coordinates, Instant, JulianDayTt, JulianDayUt},
};
use serde::{Deserialize, Serialize};

use super::{
    super::{moon, reach, scales},
    Contacts, EclipseOptions,
    geometry::Shadow,
    saros,
};
use crate::ephemeris::Ephemeris;

/// Days from the greatest eclipse within which the penumbra has left the Earth.
const LONGEST: f64 = 0.17;
/// Beyond this latitude of the Moon at the new moon no shadow falls on the Earth, degrees.
const LIMIT: f64 = 1.7;

/// What the best placed observer sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SolarEclipseKind {
    /// Only the penumbra falls on the Earth.
    Partial,
    /// The Moon is too small for the Sun.
    Annular,
    /// The Moon covers the Sun.
    Total,
    /// Annular at the ends of the path and total in between.
    Hybrid,
}

impl SolarEclipseKind {
    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Partial => "partial",
            Self::Annular => "annular",
            Self::Total => "total",
            Self::Hybrid => "hybrid",
        }
    }
}

/// A solar eclipse.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SolarEclipse {
    /// What it is.
    pub kind: SolarEclipseKind,
    /// Whether the axis of the shadow meets the Earth. An annular or total eclipse that is not central is seen near a
    /// pole only.
    pub central: bool,
    /// When the axis of the shadow comes nearest to the centre of the Earth.
    pub greatest: Instant,
    /// Where the axis meets the Earth then; where it does not, the place nearest to it.
    pub place: Coordinates,
    /// The part of the Sun's diameter covered there; where total or annular, the ratio of the diameters.
    pub magnitude: f64,
    /// The least distance of the axis from the Earth's centre in equatorial radii, positive to the north.
    pub gamma: f64,
    /// From the penumbra's first touch of the Earth to its last: P1 to P4.
    pub penumbra: Contacts,
    /// From the umbra's (or antumbra's) first touch of the Earth to its last: U1 to U4.
    pub umbra: Option<Contacts>,
    /// While the axis meets the Earth.
    pub center_line: Option<Contacts>,
    /// The number of the saros series.
    pub saros: u16,
}

/// The solar eclipses whose greatest moment lies in a span of universal time, its end excluded, from either end.
///
/// # Errors
/// [`astra_core::ErrorKind::OutOfRange`] for a span outside the ephemeris, [`astra_core::ErrorKind::InvalidInput`] for
/// one that ends before it begins.
pub fn solar_eclipses<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    options: EclipseOptions,
    span: Range<JulianDayUt>,
) -> Result<SolarEclipses<'_, E>> {
    let tt = scales::span(ephemeris, &span)?;
    Ok(SolarEclipses {
        ephemeris,
        options,
        front: moon::new_moon_near(tt.start) / 4 - 1,
        back: moon::new_moon_near(tt.end) / 4 + 2,
        span,
    })
}

/// Made by [`solar_eclipses`].
#[derive(Clone, Debug)]
pub struct SolarEclipses<'a, E: ?Sized> {
    ephemeris: &'a E,
    options: EclipseOptions,
    span: Range<JulianDayUt>,
    /// Lunations still to come.
    front: i64,
    back: i64,
}

impl<E: Ephemeris + ?Sized> SolarEclipses<'_, E> {
    fn eclipse(&self, lunation: i64) -> Result<Option<SolarEclipse>> {
        if !moon::within(self.ephemeris, lunation * 4) {
            return Ok(None);
        }
        let eclipse = eclipse(self.ephemeris, &self.options, lunation)?;
        Ok(eclipse.filter(|eclipse| self.span.contains(&eclipse.greatest.jd_ut)))
    }
}

impl<E: Ephemeris + ?Sized> Iterator for SolarEclipses<'_, E> {
    type Item = Result<SolarEclipse>;

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

impl<E: Ephemeris + ?Sized> DoubleEndedIterator for SolarEclipses<'_, E> {
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

/// The eclipse at a new moon, where there is one.
fn eclipse<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    options: &EclipseOptions,
    lunation: i64,
) -> Result<Option<SolarEclipse>> {
    let new_moon = moon::exact(ephemeris, lunation * 4)?;
    let latitude = ephemeris.state(astra_core::chart::Body::Moon, new_moon)?.latitude;
    if latitude.abs() > LIMIT {
        return Ok(None);
    }
    let shadow = |at: f64| Shadow::at(ephemeris, JulianDayTt(at), options.moon());
    let square = |at: f64| {
        let [x, y, z] = shadow(at)?.nearest;
        Ok(x * x + y * y + z * z)
    };
    let greatest = reach::least(square, new_moon.0)?;
    let at_greatest = shadow(greatest)?;
    if at_greatest.penumbra_beside() > 0.0 {
        return Ok(None);
    }
    let contacts = |inside: &dyn Fn(&Shadow) -> f64| -> Result<Option<Contacts>> {
        let value = |at: f64| Ok(inside(&shadow(at)?));
        let here = value(greatest)?;
        if here >= 0.0 {
            return Ok(None);
        }
        let contact = |end: f64| {
            let at = reach::between(value, (end, value(end)?), (greatest, here), 1e-6)?;
            scales::instant(ephemeris, JulianDayTt(at))
        };
        Ok(Some(Contacts {
            start: contact(greatest - LONGEST)?,
            end: contact(greatest + LONGEST)?,
        }))
    };
    let Some(penumbra) = contacts(&Shadow::penumbra_beside)? else {
        return Ok(None);
    };
    let umbra = contacts(&Shadow::umbra_beside)?;
    let center_line = contacts(&|shadow| -shadow.central())?;
    let foot = at_greatest.foot();
    let Some(place) = foot.place else { return Ok(None) };
    let kind = match (umbra, center_line) {
        (None, _) => SolarEclipseKind::Partial,
        (Some(_), Some(line)) if foot.umbra > 0.0 => {
            // The ends of the path are the furthest from the Moon.
            let mut total = true;
            for end in [line.start, line.end] {
                let at = scales::tt(ephemeris, end.jd_ut, "at")?;
                total &= shadow(at.0)?.foot().umbra > 0.0;
            }
            if total {
                SolarEclipseKind::Total
            } else {
                SolarEclipseKind::Hybrid
            }
        }
        _ if foot.umbra > 0.0 => SolarEclipseKind::Total,
        _ => SolarEclipseKind::Annular,
    };
    Ok(Some(SolarEclipse {
        kind,
        central: center_line.is_some(),
        greatest: scales::instant(ephemeris, JulianDayTt(greatest))?,
        place,
        magnitude: foot.magnitude(),
        gamma: at_greatest.gamma(),
        penumbra,
        umbra,
        center_line,
        saros: saros::solar(lunation),
    }))
}
