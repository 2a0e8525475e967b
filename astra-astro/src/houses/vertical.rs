//! Houses by the zenith: the horizontal system and that of Krusinski.

use super::{
    Sphere, ecliptic_longitude,
    frame::{Frame, between, cross, dot},
};
use crate::angle::{arc, normalize};

/// Horizontal, or azimuthal: the horizon in twelve equal parts from the east point, by vertical circles (Holden,
/// chapter 13).
///
/// The cusps go from the east by the side where the lower midheaven lies for most of the day: the north at northern
/// latitudes, else the south. Where the midheaven crosses to the other side of the zenith, between the tropics, all
/// are turned half round, so that the tenth cusp is the midheaven.
pub(super) fn horizontal(sphere: &Sphere, midheaven: f64) -> [f64; 12] {
    let frame = Frame::of(sphere);
    let [x, y, z] = frame.north();
    let lower = if sphere.latitude > 0.0 { [x, y, z] } else { [-x, -y, -z] };
    let cusps: [f64; 12] =
        std::array::from_fn(|house| frame.vertical_circle(between([0.0, 1.0, 0.0], lower, 30.0 * house as f64)));
    let [.., tenth, _, _] = cusps;
    if arc(tenth, midheaven).abs() > 90.0 {
        cusps.map(|cusp| normalize(cusp + 180.0))
    } else {
        cusps
    }
}

/// Krusinski, Pisa and Goelzer (B. Krusinski, 1995): the great circle through ascendant and zenith in twelve equal parts
/// from the ascendant downwards, by hour circles. None at the poles, where zenith and hour circles say nothing.
pub(super) fn krusinski(sphere: &Sphere, ascendant: f64) -> Option<[f64; 12]> {
    if sphere.is_pole() {
        return None;
    }
    let frame = Frame::of(sphere);
    let first = frame.ecliptic(ascendant);
    // Within the circle, a quarter of it from the ascendant, on the far side of the zenith.
    let across = cross(first, frame.zenith());
    let length = dot(across, across).sqrt();
    let down = cross(first, across).map(|x| x / length);
    Some(std::array::from_fn(|house| {
        let [x, y, _] = between(first, down, 30.0 * house as f64);
        ecliptic_longitude(sphere.meridian + y.atan2(x).to_degrees(), sphere.obliquity)
    }))
}
