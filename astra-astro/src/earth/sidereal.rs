//! Apparent sidereal time by the resolutions of the IAU of 2000 and 2006.

use std::f64::consts::TAU;

use astra_core::chart::{JulianDayTt, JulianDayUt};

use crate::{
    angle::normalize,
    ephemeris::Orientation,
    precession::{J2000, centuries},
};

/// Apparent sidereal time at Greenwich in degrees, from 0 up to but not including 360, of an instant by both its scales.
///
/// The angle of the Earth's rotation, the precession of the equinox since J2000 (N. Capitaine, P. T. Wallace, J. Chapront,
/// *Astronomy & Astrophysics* 432, 355 (2005)), and the equation of the equinoxes with the two largest of its
/// complementary terms (IERS Conventions 2010, section 5.5.7 and table 5.2e): within 0.1 thousandths of an arc second of
/// the rigorous path by the origin of the intermediate equator from 1550 to 2300, within 0.8 until 2650, where these
/// polynomials are short of terms.
pub(crate) fn sidereal_time(at: JulianDayUt, tt: JulianDayTt, orientation: &Orientation) -> f64 {
    let t = centuries(tt);
    let node = turns(
        t,
        &[450_160.398_036, -6_962_890.543_1, 7.472_2, 0.007_702, -0.000_059_39],
    );
    let (sin, cos) = (TAU * node).sin_cos();
    let accumulated = turns(
        t,
        &[
            // With the complementary terms: of the node, and of twice the node.
            0.014_506 + sin * (0.002_640_96 + 2.0 * 0.000_063_52 * cos),
            4_612.156_534,
            1.391_581_7,
            -0.000_000_44,
            -0.000_029_956,
            -0.000_000_036_8,
        ],
    );
    // Nutation lies along the true ecliptic, but what it adds here counts by the mean obliquity.
    let mean_obliquity = orientation.obliquity - orientation.nutation_obliquity;
    let nutation = orientation.nutation_longitude * mean_obliquity.to_radians().cos();
    let turned = rotation(at.0 - J2000) + accumulated + nutation / 360.0;
    normalize(360.0 * (turned - turned.floor()))
}

/// The angle of the Earth's rotation in turns, some whole ones off, of the days of UT1 since J2000 (N. Capitaine,
/// B. Guinot, D. D. McCarthy, *Astronomy & Astrophysics* 355, 398 (2000)). The whole days, which are whole turns, are left
/// out before they cost digits.
fn rotation(days: f64) -> f64 {
    days.fract() + 0.779_057_273_264_0 + 0.002_737_811_911_354_48 * days
}

/// A polynomial in arc seconds, as turns.
fn turns(t: f64, coefficients: &[f64]) -> f64 {
    const ARC_SECOND: f64 = 1.0 / 1_296_000.0;
    ARC_SECOND
        * coefficients
            .iter()
            .rev()
            .fold(0.0, |sum, coefficient| sum * t + coefficient)
}
