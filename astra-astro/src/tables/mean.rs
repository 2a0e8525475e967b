//! The mean node and the mean apogee of the Moon's orbit, which are polynomials of time.
//!
//! J. Chapront, M. Chapront-Touze and G. Francou as printed by J. Meeus, *Astronomical Algorithms*, 2nd ed., 47.7 and
//! chapter 47 (mean longitude of the perigee): on the mean ecliptic and equinox of date.

use crate::angle::{normalize, sin_cos};

/// The inclination of the Moon's mean orbit in degrees (Chapront-Touze and Chapront, *Lunar Tables and Programs*, 1991).
const INCLINATION: f64 = 5.145_396_4;
const J2000: f64 = 2_451_545.0;
const CENTURY: f64 = 36_525.0;

/// A longitude and a latitude in degrees, with their daily rates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mean {
    pub(super) longitude: (f64, f64),
    pub(super) latitude: (f64, f64),
}

fn polynomial(tt: f64, [a, b, c, d, e]: [f64; 5]) -> (f64, f64) {
    let t = (tt - J2000) / CENTURY;
    let value = a + t * (b + t * (c + t * (d + t * e)));
    let rate = b + t * (2.0 * c + t * (3.0 * d + t * 4.0 * e));
    (value, rate / CENTURY)
}

fn ascending_node(tt: f64) -> (f64, f64) {
    polynomial(
        tt,
        [
            125.044_547_9,
            -1_934.136_289_1,
            0.002_075_4,
            1.0 / 467_441.0,
            -1.0 / 60_616_000.0,
        ],
    )
}

/// The mean ascending node.
pub(super) fn node(tt: f64) -> Mean {
    let (longitude, rate) = ascending_node(tt);
    Mean {
        longitude: (normalize(longitude), rate),
        latitude: (0.0, 0.0),
    }
}

/// The mean apogee, a point of the orbit: its longitude is that of its foot on the ecliptic.
pub(super) fn apogee(tt: f64) -> Mean {
    let (node, node_rate) = ascending_node(tt);
    let (perigee, perigee_rate) = polynomial(
        tt,
        [
            83.353_246_5,
            4_069.013_728_7,
            -0.010_320_0,
            -1.0 / 80_053.0,
            1.0 / 18_999_000.0,
        ],
    );
    // From the node along the orbit.
    let (argument, argument_rate) = (perigee + 180.0 - node, perigee_rate - node_rate);
    let ((sin, cos), (sin_i, cos_i)) = (sin_cos(argument), sin_cos(INCLINATION));
    let along = (sin * cos_i).atan2(cos);
    let sine = sin * sin_i;
    let cosine = (1.0 - sine * sine).sqrt();
    Mean {
        longitude: (
            normalize(node + along.to_degrees()),
            node_rate + argument_rate * cos_i / (cosine * cosine),
        ),
        latitude: (sine.asin().to_degrees(), argument_rate * cos * sin_i / cosine),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_those_of_the_longitudes() {
        for tt in [2_300_000.5, 2_451_545.0, 2_460_123.25] {
            for point in [node, apogee] {
                let (before, here, after) = (point(tt - 0.5), point(tt), point(tt + 0.5));
                let by_difference = crate::angle::arc(before.longitude.0, after.longitude.0);
                assert!((here.longitude.1 - by_difference).abs() < 1e-6);
                assert!((here.latitude.1 - (after.latitude.0 - before.latitude.0)).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn the_node_as_in_meeus_47_a() {
        // 1992 April 12, 0h TD: 274.400 656 degrees by the series of the book (its example's argument).
        assert!((node(2_448_724.5).longitude.0 - 274.400_656).abs() < 1e-5);
    }
}
