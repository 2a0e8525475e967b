//! What depends on the place: angles and cusps.

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Angles, Body, Coordinates, HouseSystem, JulianDayTt, PolarPolicy},
};

use super::Sky;
use crate::{
    angle::normalize,
    coordinates::Ecliptic,
    ephemeris::Ephemeris,
    houses::{Sphere, whole_signs},
    zodiac::Offset,
};

/// Angles and cusps in a zodiac, in degrees.
pub(crate) struct Local {
    pub(crate) angles: Angles,
    pub(crate) cusps: [f64; 12],
    /// The system used.
    pub(crate) system: HouseSystem,
}

impl Sky<'_> {
    /// The angles and cusps at a place, in the zodiac of the chart.
    pub(super) fn local(&self, place: &Coordinates, asked: HouseSystem, polar: PolarPolicy) -> Result<Local> {
        let sidereal_time = self.ephemeris.sidereal_time(self.scales.jd_ut, &self.orientation)?;
        let sphere = Sphere {
            meridian: normalize(sidereal_time + place.longitude()),
            obliquity: self.orientation.obliquity,
            latitude: place.latitude(),
        };
        local(self.ephemeris, self.tt, &sphere, self.offset, asked, polar)
    }
}

/// The angles and cusps of a sphere in a zodiac that begins at an offset, None for the tropical one. The ephemeris is
/// asked for the Sun, where the house system needs it.
///
/// # Errors
/// [`ErrorKind::OutOfRange`] naming `lat` where the houses do not exist and the policy is to refuse; those of the
/// ephemeris.
pub(crate) fn local<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    tt: JulianDayTt,
    sphere: &Sphere,
    offset: Option<Offset>,
    asked: HouseSystem,
    polar: PolarPolicy,
) -> Result<Local> {
    let sun = || {
        let sun = ephemeris.state(Body::Sun, tt)?;
        let equatorial = Ecliptic::new(sun.longitude, sun.latitude).to_equatorial(sphere.obliquity);
        Ok::<_, Error>(equatorial.declination)
    };
    let (angles, cusps) = match asked {
        HouseSystem::Sunshine => (sphere.angles(), sphere.sunshine(sun()?)),
        HouseSystem::SunshineMakransky => (sphere.angles(), sphere.sunshine_makransky(sun()?)),
        _ => sphere.angles_and_cusps(asked),
    };
    let missing = || no_houses(asked, sphere.latitude, sphere.obliquity);
    let (system, cusps) = match cusps {
        Some(cusps) => (asked, cusps),
        None => {
            let instead = match polar {
                PolarPolicy::Error => return Err(missing()),
                PolarPolicy::Porphyry => HouseSystem::Porphyry,
                PolarPolicy::WholeSign => HouseSystem::WholeSign,
            };
            (instead, sphere.cusps(instead).ok_or_else(missing)?)
        }
    };
    let in_zodiac = |tropical: f64| offset.map_or(tropical, |offset| offset.apply(tropical));
    let angles = Angles {
        ascendant: in_zodiac(angles.ascendant),
        midheaven: in_zodiac(angles.midheaven),
        vertex: in_zodiac(angles.vertex),
        east_point: in_zodiac(angles.east_point),
    };
    let cusps = match system {
        HouseSystem::WholeSign => whole_signs(angles.ascendant),
        HouseSystem::EqualAries => cusps,
        _ => cusps.map(in_zodiac),
    };
    Ok(Local { angles, cusps, system })
}

/// Where houses do not exist.
fn no_houses(system: HouseSystem, latitude: f64, obliquity: f64) -> Error {
    let circle = 90.0 - obliquity;
    let expected = match system {
        HouseSystem::Placidus | HouseSystem::Koch => format!("a place within {circle:.4} degrees of the equator"),
        HouseSystem::SunshineMakransky => {
            format!("a place within {circle:.4} degrees of the equator and a day of 8 to 16 hours of Sun")
        }
        _ => "a place that is no pole".to_owned(),
    };
    Error::new(
        ErrorKind::OutOfRange,
        format!(
            "{system} houses do not exist at latitude {latitude}: expected {expected}, or the polar policy porphyry or \
             whole_sign"
        ),
    )
    .with("field", "lat")
    .with("value", latitude)
    .with("houses", system.as_str())
    .with("limit", circle)
}
