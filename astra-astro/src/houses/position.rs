//! Houses by house circles: great circles through the north and south points of the horizon.
//!
//! Beyond the polar circles the ecliptic may cross the upper half of such a circle on the western side of the sky: the
//! cusps then follow each other against the order of the signs, as the bodies do there in their daily turn.

use super::{
    Sphere,
    equator::{declination, semi_diurnal_arc},
    frame::{Frame, Vector, between, equatorial},
    opposite,
};
use crate::angle::{arc, normalize};

/// Regiomontanus: by points of the equator, 30 degrees apart (Holden, chapter 7).
pub(super) fn regiomontanus(sphere: &Sphere, ascendant: f64) -> [f64; 12] {
    by_half(sphere, ascendant, |_, part| equatorial(30.0 * part, 0.0))
}

/// Campanus: by points of the prime vertical, 30 degrees apart (Holden, chapter 6).
pub(super) fn campanus(sphere: &Sphere, ascendant: f64) -> [f64; 12] {
    by_half(sphere, ascendant, |frame, part| prime_vertical(frame, 30.0 * part))
}

/// Savard's A (J. J. G. Savard): by points of the prime vertical whose declinations are a third and two thirds of the
/// zenith's.
pub(super) fn savard(sphere: &Sphere, ascendant: f64) -> [f64; 12] {
    let (latitude, sin) = (sphere.latitude, sphere.latitude.to_radians().sin());
    // On the prime vertical, the sine of the declination is that of the latitude times that of the altitude.
    let altitude = |share: f64| {
        let ratio = if sin.abs() < 1e-9 {
            share
        } else {
            (latitude * share).to_radians().sin() / sin
        };
        ratio.asin().to_degrees()
    };
    let distances = [90.0 - altitude(2.0 / 3.0), 90.0 - altitude(1.0 / 3.0)];
    by_half(sphere, ascendant, |frame, part| {
        let [eleven, twelve] = distances;
        let from_zenith = match part as u8 {
            0 => 0.0,
            1 => eleven,
            2 => twelve,
            4 => 180.0 - twelve,
            _ => 180.0 - eleven,
        };
        prime_vertical(frame, from_zenith)
    })
}

/// The Ascendant Parallel Circle (L. Knegt, by the Dutch *Werkgemeenschap van Astrologen*): the ascendant's own
/// parallel in six equal parts above the horizon and six below. Only the angles lie opposite each other.
pub(super) fn ascendant_parallel(sphere: &Sphere, ascendant: f64) -> Option<[f64; 12]> {
    parallel(sphere, ascendant, declination(ascendant, sphere.obliquity))
}

/// Sunshine (B. Makransky, *Primary Directions*, 1988): the Sun's parallel in six equal parts above the horizon and six
/// below. As A. Treindl completed it, everywhere: where the Sun does not rise or set, one of its arcs has no length, and the houses
/// that part it have no width.
pub(super) fn sunshine(sphere: &Sphere, ascendant: f64, sun: f64) -> Option<[f64; 12]> {
    parallel(sphere, ascendant, sun)
}

/// Sunshine by Makransky's own steps, which know neither the polar regions nor a division beyond the circle of six
/// hours.
pub(super) fn sunshine_makransky(sphere: &Sphere, ascendant: f64, sun: f64) -> Option<[f64; 12]> {
    if sphere.is_polar() {
        return None;
    }
    let diurnal = semi_diurnal_arc(sun, sphere.latitude);
    // The cusps furthest from the meridian on either side stand at two thirds of the arcs.
    if diurnal.max(180.0 - diurnal) / 1.5 > 90.0 {
        return None;
    }
    sunshine(sphere, ascendant, sun)
}

/// Twelve house circles through the points that part a parallel between its risings and settings.
fn parallel(sphere: &Sphere, ascendant: f64, declination: f64) -> Option<[f64; 12]> {
    if sphere.is_pole() {
        return None;
    }
    let frame = Frame::of(sphere);
    let diurnal = semi_diurnal_arc(declination, sphere.latitude);
    let nocturnal = 180.0 - diurnal;
    // An arc of no length is the meridian, on its own side of the horizon.
    let above = |part: f64| match diurnal {
        0.0 => frame.zenith(),
        _ => equatorial(part * diurnal / 3.0, declination),
    };
    let below = |part: f64| match nocturnal {
        0.0 => frame.zenith().map(|x| -x),
        _ => equatorial(diurnal + part * nocturnal / 3.0, declination),
    };
    Some(std::array::from_fn(|house| {
        let part = house as f64;
        match house {
            0 => ascendant,
            6 => normalize(ascendant + 180.0),
            // Eastwards from the meridian: from the rising down to the lower meridian, and up again on the western side.
            1..6 => frame.house_circle(below(part)),
            _ => frame.house_circle(above(part - 9.0)),
        }
    }))
}

/// Cusps 2, 3, 10, 11, 12 by points of the eastern half of the sky, given by their number of twelfths from the upper
/// meridian, and the others opposite.
fn by_half(sphere: &Sphere, ascendant: f64, point: impl Fn(&Frame, f64) -> Vector) -> [f64; 12] {
    let frame = Frame::of(sphere);
    let cusp = |part: f64| frame.house_circle(point(&frame, part));
    opposite([ascendant, cusp(4.0), cusp(5.0), cusp(0.0), cusp(1.0), cusp(2.0)])
}

/// A point of the eastern half of the prime vertical, by its distance from the zenith.
fn prime_vertical(frame: &Frame, from_zenith: f64) -> Vector {
    between(frame.zenith(), [0.0, 1.0, 0.0], from_zenith)
}

/// Topocentric (W. Polich and A. P. Nelson Page, 1961): a cusp is the ascendant of a place whose latitude has a third
/// or two thirds of the tangent, when its oblique ascension rises.
///
/// Beyond the polar circles two points of the ecliptic answer: the one on the same side of the equinoxes as the oblique
/// ascension is taken, and all cusps are turned half round where the ascendant so found is behind the midheaven.
pub(super) fn topocentric(sphere: &Sphere, midheaven: f64) -> Option<[f64; 12]> {
    if sphere.is_pole() {
        return None;
    }
    let tangent = sphere.latitude.to_radians().tan();
    let rising = |twelfths: f64, share: f64| {
        let (oblique, place) = (
            sphere.meridian + 30.0 * twelfths,
            Sphere {
                latitude: (tangent * share).atan().to_degrees(),
                ..*sphere
            },
        );
        let found = place.rising_at(oblique - 90.0);
        if (found.to_radians().sin() < 0.0) == (oblique.to_radians().sin() < 0.0) {
            found
        } else {
            normalize(found + 180.0)
        }
    };
    let ascendant = rising(3.0, 1.0);
    let cusps = opposite([
        ascendant,
        rising(4.0, 2.0 / 3.0),
        rising(5.0, 1.0 / 3.0),
        midheaven,
        rising(1.0, 1.0 / 3.0),
        rising(2.0, 2.0 / 3.0),
    ]);
    Some(if arc(midheaven, ascendant) < 0.0 {
        cusps.map(|cusp| normalize(cusp + 180.0))
    } else {
        cusps
    })
}
