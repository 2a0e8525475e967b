//! Koch, the house system of the birth place: the ascendants of the moments that part the midheaven's path across
//! the sky in thirds.

use super::Sphere;

/// Cusps 11, 12, 2 and 3, or None within the polar circles.
///
/// The point that culminates rose one semi-diurnal arc ago. What rose at a third and at two thirds of that time are
/// cusps 11 and 12; what rises after as much again are 2 and 3.
pub(super) fn intermediate(sphere: &Sphere) -> Option<[f64; 4]> {
    if sphere.is_polar() {
        return None;
    }
    let k = sphere.latitude.to_radians().tan() * sphere.obliquity.to_radians().tan();
    let arc = 90.0 + (k * sphere.meridian.to_radians().sin()).asin().to_degrees();
    let rising = |part: f64| sphere.rising_at(sphere.meridian + part * arc);
    Some([
        rising(-2.0 / 3.0),
        rising(-1.0 / 3.0),
        rising(1.0 / 3.0),
        rising(2.0 / 3.0),
    ])
}
