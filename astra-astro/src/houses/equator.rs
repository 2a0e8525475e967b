//! Houses that part the celestial equator, or arcs along it, and reach the ecliptic by circles through poles.

use super::{Sphere, ecliptic_longitude, opposite};
use crate::angle::{normalize, sin_cos};

/// Where a cusp of twelve equal parts of the equator lies from the upper meridian, eastwards: the first at 90 degrees.
fn twelfth(house: usize) -> f64 {
    90.0 + 30.0 * house as f64
}

/// Meridian, or axial (D. Cope; C. Zain): by hour circles, through the poles of the equator.
pub(super) fn meridian(sphere: &Sphere) -> [f64; 12] {
    std::array::from_fn(|house| ecliptic_longitude(sphere.meridian + twelfth(house), sphere.obliquity))
}

/// Morinus (J. B. Morin, *Astrologia Gallica*, book 17): by circles through the poles of the ecliptic.
pub(super) fn morinus(sphere: &Sphere) -> [f64; 12] {
    let cos_e = sphere.obliquity.to_radians().cos();
    std::array::from_fn(|house| {
        let (sin, cos) = sin_cos(sphere.meridian + twelfth(house));
        normalize((sin * cos_e).atan2(cos).to_degrees())
    })
}

/// Carter's poli-equatorial (C. E. O. Carter, *Essays on the Foundations of Astrology*, 1947): from the right
/// ascension of the ascendant, by hour circles.
pub(super) fn carter(sphere: &Sphere, ascendant: f64) -> [f64; 12] {
    let first = right_ascension(ascendant, sphere.obliquity);
    std::array::from_fn(|house| ecliptic_longitude(first + 30.0 * house as f64, sphere.obliquity))
}

/// Alcabitius: the semi-diurnal and semi-nocturnal arcs of the ascendant in three equal parts each, by hour circles
/// (Holden, chapter 5).
pub(super) fn alcabitius(sphere: &Sphere, ascendant: f64, midheaven: f64) -> [f64; 12] {
    let diurnal = semi_diurnal_arc(declination(ascendant, sphere.obliquity), sphere.latitude);
    let nocturnal = 180.0 - diurnal;
    let cusp = |east: f64| ecliptic_longitude(sphere.meridian + east, sphere.obliquity);
    opposite([
        ascendant,
        cusp(diurnal + nocturnal / 3.0),
        cusp(diurnal + nocturnal / 1.5),
        midheaven,
        cusp(diurnal / 3.0),
        cusp(diurnal / 1.5),
    ])
}

/// The right ascension of a point of the ecliptic, in degrees.
pub(super) fn right_ascension(longitude: f64, obliquity: f64) -> f64 {
    let (sin, cos) = sin_cos(longitude);
    (sin * obliquity.to_radians().cos()).atan2(cos).to_degrees()
}

/// The declination of a point of the ecliptic, in degrees.
pub(super) fn declination(longitude: f64, obliquity: f64) -> f64 {
    (sin_cos(obliquity).0 * sin_cos(longitude).0).asin().to_degrees()
}

/// How long a point of a declination is above the horizon on either side of the meridian, in degrees of the equator
/// (Meeus 15.1 without refraction): 0 where it never rises, 180 where it never sets.
pub(super) fn semi_diurnal_arc(declination: f64, latitude: f64) -> f64 {
    let cos = -declination.to_radians().tan() * latitude.to_radians().tan();
    cos.clamp(-1.0, 1.0).acos().to_degrees()
}
