//! How far a sidereal zodiac lies behind the tropical one.

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Ayanamsha, JulianDayTt, NamedAyanamsha},
};

use crate::angle::arc;

/// The mean ayanamsha in degrees, without nutation.
///
/// The zodiac is fixed at the ayanamsha's epoch; since then the equinox has gone back along a moving ecliptic. The
/// way is found by carrying the equinox of the date to J2000 by the IAU 2006 precession, and on to the ecliptic of
/// the epoch by the precession that the ayanamsha was defined with.
///
/// # Errors
/// [`ErrorKind::Unsupported`] for an ayanamsha that is not here yet.
pub fn mean(ayanamsha: Ayanamsha, at: JulianDayTt) -> Result<f64> {
    let definition = Definition::of(ayanamsha)?;
    Ok(definition.value - arc_back(definition.epoch, at))
}

/// The speed of [`mean`] in degrees a day.
///
/// # Errors
/// As [`mean`].
pub fn mean_speed(ayanamsha: Ayanamsha, at: JulianDayTt) -> Result<f64> {
    // The motion is all but uniform: over a year, the difference is exact far beyond need.
    const HALF: f64 = 180.0;
    let (before, after) = (
        mean(ayanamsha, JulianDayTt(at.0 - HALF))?,
        mean(ayanamsha, JulianDayTt(at.0 + HALF))?,
    );
    Ok((after - before) / (2.0 * HALF))
}

struct Definition {
    /// When the value holds.
    epoch: JulianDayTt,
    /// Degrees, mean.
    value: f64,
}

impl Definition {
    fn of(ayanamsha: Ayanamsha) -> Result<Self> {
        match ayanamsha {
            // The Indian Astronomical Ephemeris (1989, p. 556) gives 23 deg 15' 00.658" for 21 March 1956, 0h TDT,
            // with nutation, which was 16.769" (IAU 1980). Its precession is that of the IAU of 1976.
            Ayanamsha::Named(NamedAyanamsha::Lahiri) => Ok(Self {
                epoch: JulianDayTt(2_435_553.5),
                value: 23.250_182_778 - 0.004_658_035,
            }),
            Ayanamsha::User { epoch, value } => Ok(Self { epoch, value }),
            Ayanamsha::Named(other) => Err(Error::new(
                ErrorKind::Unsupported,
                format!("the ayanamsha {other} is not computed"),
            )),
        }
    }
}

/// The longitude, on the ecliptic and equinox of `epoch`, of the equinox of `at`.
fn arc_back(epoch: JulianDayTt, at: JulianDayTt) -> f64 {
    let j2000 = from_date(iau_2006(at), [1.0, 0.0, 0.0]);
    let [x, y, _] = to_date(iau_1976(epoch), j2000);
    arc(0.0, y.atan2(x).to_degrees())
}

/// Precession since J2000 in radians: the inclination of the ecliptic of date, its node, the general precession.
type Precession = [f64; 3];

/// N. Capitaine, P. T. Wallace, J. Chapront, *Astronomy & Astrophysics* 412, 567 (2003), adopted by the IAU in 2006.
fn iau_2006(at: JulianDayTt) -> Precession {
    let t = centuries(at);
    [
        arcsec(t, &[0.0, 46.998_973, -0.033_492_6, -0.000_125_59, 1.13e-7, -2.2e-9]),
        arcsec(
            t,
            &[
                629_546.793_6,
                -867.957_58,
                0.157_992,
                -0.000_537_1,
                -0.000_047_97,
                7.2e-8,
            ],
        ),
        arcsec(
            t,
            &[0.0, 5_028.796_195, 1.105_434_8, 0.000_079_64, -0.000_023_857, -3.83e-8],
        ),
    ]
}

/// J. H. Lieske and others, *Astronomy & Astrophysics* 58, 1 (1977), adopted by the IAU in 1976.
fn iau_1976(at: JulianDayTt) -> Precession {
    let t = centuries(at);
    [
        arcsec(t, &[0.0, 47.002_9, -0.033_02, 0.000_06]),
        arcsec(t, &[629_554.982, -869.808_9, 0.035_36]),
        arcsec(t, &[0.0, 5_029.096_6, 1.111_13, -0.000_006]),
    ]
}

fn centuries(at: JulianDayTt) -> f64 {
    (at.0 - 2_451_545.0) / 36_525.0
}

/// A polynomial in arc seconds, as radians.
fn arcsec(t: f64, coefficients: &[f64]) -> f64 {
    let arcsec = coefficients
        .iter()
        .rev()
        .fold(0.0, |sum, coefficient| sum * t + coefficient);
    (arcsec / 3600.0).to_radians()
}

/// A direction on the mean ecliptic and equinox of J2000, seen from those of a date.
fn to_date([inclination, node, precession]: Precession, direction: [f64; 3]) -> [f64; 3] {
    turn_z(-(node + precession), turn_x(inclination, turn_z(node, direction)))
}

/// The way back of [`to_date`].
fn from_date([inclination, node, precession]: Precession, direction: [f64; 3]) -> [f64; 3] {
    turn_z(-node, turn_x(-inclination, turn_z(node + precession, direction)))
}

/// Turns the frame about its third axis.
fn turn_z(angle: f64, [x, y, z]: [f64; 3]) -> [f64; 3] {
    let (sin, cos) = angle.sin_cos();
    [cos * x + sin * y, cos * y - sin * x, z]
}

/// Turns the frame about its first axis.
fn turn_x(angle: f64, [x, y, z]: [f64; 3]) -> [f64; 3] {
    let (sin, cos) = angle.sin_cos();
    [x, cos * y + sin * z, cos * z - sin * y]
}
