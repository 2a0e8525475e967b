//! Placidus: a cusp is where the Sun would stand after a third or two of its own diurnal or nocturnal arc.

use super::{Sphere, ecliptic_longitude};

/// Cusps 11, 12, 2 and 3, or None within the polar circles.
///
/// A point of the ecliptic with right ascension a and declination d is above the horizon for 90 + asin(tan(latitude)
/// tan(d)) degrees on either side of the meridian, and on the ecliptic tan(d) = tan(obliquity) sin(a). So cusp 11
/// solves a = meridian + (90 + asin(k sin a)) / 3 with k = tan(latitude) tan(obliquity), and the others alike.
pub(super) fn intermediate(sphere: &Sphere) -> Option<[f64; 4]> {
    if sphere.is_polar() {
        return None;
    }
    Some([
        diurnal(sphere, 1.0 / 3.0),
        diurnal(sphere, 2.0 / 3.0),
        nocturnal(sphere, 2.0 / 3.0),
        nocturnal(sphere, 1.0 / 3.0),
    ])
}

/// The point of the ecliptic that is past the upper meridian by a part of its own semi-diurnal arc, on the eastern
/// side: forwards from the upper meridian.
pub(super) fn diurnal(sphere: &Sphere, part: f64) -> f64 {
    ecliptic_longitude(solve(sphere.meridian, part, steepness(sphere)), sphere.obliquity)
}

/// The same from the lower meridian, backwards through the semi-nocturnal arc, which is what the diurnal one leaves of
/// the half circle.
pub(super) fn nocturnal(sphere: &Sphere, part: f64) -> f64 {
    let start = sphere.meridian + 180.0 - 180.0 * part;
    ecliptic_longitude(solve(start, part, steepness(sphere)), sphere.obliquity)
}

fn steepness(sphere: &Sphere) -> f64 {
    sphere.latitude.to_radians().tan() * sphere.obliquity.to_radians().tan()
}

/// Solves a = start + part (90 + asin(k sin a)), in degrees.
///
/// Outside the polar circles |k| < 1, so that the left side less the right one rises everywhere: there is one solution,
/// and it lies within part * 90 degrees of the first guess. Newton's iteration finds it in a few steps; near the polar
/// circles, where the curve bends sharply, a step that leaves the bracket is replaced by halving it.
fn solve(start: f64, part: f64, k: f64) -> f64 {
    let target = (start + part * 90.0).to_radians();
    let reach = part * std::f64::consts::FRAC_PI_2;
    let (mut low, mut high) = (target - reach, target + reach);
    let mut a = target;
    for _ in 0..60 {
        let (sin, cos) = a.sin_cos();
        let s = k * sin;
        let excess = a - target - part * s.asin();
        if excess > 0.0 {
            high = a;
        } else {
            low = a;
        }
        let newton = a - excess / (1.0 - part * k * cos / (1.0 - s * s).sqrt());
        let next = if (low..=high).contains(&newton) {
            newton
        } else {
            f64::midpoint(low, high)
        };
        let step = next - a;
        a = next;
        if step.abs() < 1e-14 {
            break;
        }
    }
    a.to_degrees()
}
