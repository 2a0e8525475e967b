//! How equator and ecliptic turned since J2000.

use astra_core::chart::JulianDayTt;

pub(crate) type Vector = [f64; 3];

/// Rows: the axes of a frame, seen from another one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rotation([Vector; 3]);

impl Rotation {
    /// A direction of the other frame in this one.
    pub(crate) fn into_frame(self, direction: Vector) -> Vector {
        self.0.map(|axis| dot(axis, direction))
    }

    /// A direction of this frame in the other one.
    pub(crate) fn out_of_frame(self, [x, y, z]: Vector) -> Vector {
        let Self([a, b, c]) = self;
        sum(scaled(a, x), sum(scaled(b, y), scaled(c, z)))
    }
}

/// The obliquity of the ecliptic at J2000 in arc seconds (IAU 2006).
const OBLIQUITY_J2000: f64 = 84_381.406;

/// From the axes of the ICRS to the mean equator and equinox of J2000, in arc seconds: the offsets of the pole and of
/// the equinox (P. T. Wallace and N. Capitaine, *Astronomy & Astrophysics* 459, 981 (2006)).
const FRAME_BIAS: Vector = [-0.016_617, -0.006_819_2, -0.014_6];

/// The mean ecliptic and equinox of a date, from the mean ecliptic and equinox of J2000: the IAU's precession of 2006
/// (N. Capitaine, P. T. Wallace, J. Chapront, *Astronomy & Astrophysics* 412, 567 (2003)).
pub(crate) fn iau_2006(at: JulianDayTt) -> Rotation {
    let t = centuries(at);
    of_ecliptic([
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
    ])
}

/// The same by the IAU's precession of 1976 (J. H. Lieske and others, *Astronomy & Astrophysics* 58, 1 (1977)).
pub(crate) fn iau_1976(at: JulianDayTt) -> Rotation {
    let t = centuries(at);
    of_ecliptic([
        arcsec(t, &[0.0, 47.002_9, -0.033_02, 0.000_06]),
        arcsec(t, &[629_554.982, -869.808_9, 0.035_36]),
        arcsec(t, &[0.0, 5_029.096_6, 1.111_13, -0.000_006]),
    ])
}

/// The same by Newcomb's precession, the standard from 1896 to 1983 (*Explanatory Supplement to the Ephemeris*, 1961,
/// section 2B; the obliquity from section 4B).
pub(crate) fn newcomb(at: JulianDayTt) -> Rotation {
    /// The beginning of the Besselian year 1900, and a tropical century in days.
    const B1900: f64 = 2_415_020.313_52;
    const TROPICAL_CENTURY: f64 = 36_524.219_878_2;
    let from = (J2000 - B1900) / TROPICAL_CENTURY;
    let t = (at.0 - J2000) / TROPICAL_CENTURY;
    let first = t * (2_304.250 + 1.396 * from + t * (0.302 + t * 0.018));
    let second = first + 0.791 * t * t;
    let tilt = t * (2_004.682 - 0.853 * from - t * (0.426 + t * 0.042));
    let obliquity = |at: f64| arcsec((at - 2_415_020.0) / 36_525.0, &[84_428.26, -46.845, -0.005_9, 0.001_81]);
    let axes = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    // Column by column: each axis of J2000's ecliptic, seen from the ecliptic of date.
    let columns = axes.map(|axis| {
        let equatorial = turn_x(-obliquity(J2000), axis);
        let turned = turn_z(
            -radians(second),
            turn_y(radians(tilt), turn_z(-radians(first), equatorial)),
        );
        turn_x(obliquity(at.0), turned)
    });
    transposed(columns)
}

/// The same over the ages: J. Vondrák, N. Capitaine, P. Wallace, *Astronomy & Astrophysics* 534, A22 (2011), within
/// some arc seconds over 200 000 years, and within thousandths of one over the last three thousand.
pub(crate) fn long_term(at: JulianDayTt) -> Rotation {
    let t = centuries(at);
    let [x, y] = periodic(t, &EQUATOR_SECULAR, &EQUATOR);
    let equator = [x, y, (1.0 - x * x - y * y).max(0.0).sqrt()];
    let [p, q] = periodic(t, &ECLIPTIC_SECULAR, &ECLIPTIC);
    let ecliptic = turn_x(
        -radians(OBLIQUITY_J2000),
        [p, -q, (1.0 - p * p - q * q).max(0.0).sqrt()],
    );
    let equinox = unit(cross(equator, ecliptic));
    let to_ecliptic = |direction| turn_x(radians(OBLIQUITY_J2000), direction);
    Rotation([equinox, cross(ecliptic, equinox), ecliptic].map(to_ecliptic))
}

/// A direction of the ICRS by the mean ecliptic and equinox of J2000.
pub(crate) fn icrs_to_ecliptic(direction: Vector) -> Vector {
    let [xi, eta, alpha] = FRAME_BIAS.map(radians);
    let [x, y, z] = direction;
    // The angles are of the order of 1e-7: their products are of no account.
    let equatorial = [x + alpha * y - xi * z, y - alpha * x - eta * z, z + xi * x + eta * y];
    turn_x(radians(OBLIQUITY_J2000), equatorial)
}

/// The mean obliquity of the ecliptic in degrees (IAU 2006).
pub(crate) fn mean_obliquity(at: JulianDayTt) -> f64 {
    arcsec(
        centuries(at),
        &[
            OBLIQUITY_J2000,
            -46.836_769,
            -0.000_183_1,
            0.002_003_40,
            -0.000_000_576,
            -0.000_000_043_4,
        ],
    )
    .to_degrees()
}

/// Secular terms of Vondrák's pole of the equator, X and Y, in arc seconds; table 2.
const EQUATOR_SECULAR: [[f64; 4]; 2] = [
    [5_453.282_155, 0.425_284_1, -0.000_371_73, -0.000_000_152],
    [-73_750.930_350, -0.767_545_2, -0.000_187_25, 0.000_000_231],
];

/// Periodic terms of the same: the period in centuries, the cosines and the sines of X and Y in turn.
const EQUATOR: [[f64; 5]; 14] = [
    [256.75, -819.940_624, 75_004.344_875, 81_491.287_984, 1_558.515_853],
    [708.15, -8_444.676_815, 624.033_993, 787.163_481, 7_774.939_698],
    [274.20, 2_600.009_459, 1_251.136_893, 1_251.296_102, -2_219.534_038],
    [241.45, 2_755.175_630, -1_102.212_834, -1_257.950_837, -2_523.969_396],
    [2_309.00, -167.659_835, -2_660.664_980, -2_966.799_730, 247.850_422],
    [492.20, 871.855_056, 699.291_817, 639.744_522, -846.485_643],
    [396.10, 44.769_698, 153.167_220, 131.600_209, -1_393.124_055],
    [288.90, -512.313_065, -950.865_637, -445.040_117, 368.526_116],
    [231.10, -819.415_595, 499.754_645, 584.522_874, 749.045_012],
    [1_610.00, -538.071_099, -145.188_210, -89.756_563, 444.704_518],
    [620.00, -189.793_622, 558.116_553, 524.429_630, 235.934_465],
    [157.87, -402.922_932, -23.923_029, -13.549_067, 374.049_623],
    [220.30, 179.516_345, -165.405_086, -210.157_124, -171.330_180],
    [1_200.00, -9.814_756, 9.344_131, -44.919_798, -22.899_655],
];

/// Secular terms of Vondrák's pole of the ecliptic, P and Q, in arc seconds; table 1.
const ECLIPTIC_SECULAR: [[f64; 4]; 2] = [
    [5_851.607_687, -0.118_900_0, -0.000_289_13, 0.000_000_101],
    [-1_600.886_300, 1.168_981_8, -0.000_000_20, -0.000_000_437],
];

/// Periodic terms of the same, as above.
const ECLIPTIC: [[f64; 5]; 8] = [
    [708.15, -5_486.751_211, -684.661_560, 667.666_730, -5_523.863_691],
    [2_309.00, -17.127_623, 2_446.283_880, -2_354.886_252, -549.747_450],
    [1_620.00, -617.517_403, 399.671_049, -428.152_441, -310.998_056],
    [492.20, 413.442_940, -356.652_376, 376.202_861, 421.535_876],
    [1_183.00, 78.614_193, -186.387_003, 184.778_874, -36.776_172],
    [622.00, -180.732_815, -316.800_070, 335.321_713, -145.278_396],
    [882.00, -87.676_083, 198.296_701, -185.138_669, -34.744_450],
    [547.00, 46.140_315, 101.135_679, -120.972_830, 22.885_731],
];

/// Two series of secular and periodic terms, in radians.
fn periodic(t: f64, secular: &[[f64; 4]; 2], terms: &[[f64; 5]]) -> [f64; 2] {
    let [mut first, mut second] = [0.0, 0.0];
    for [period, cos_first, cos_second, sin_first, sin_second] in terms {
        let (sin, cos) = (std::f64::consts::TAU * t / period).sin_cos();
        first += cos * cos_first + sin * sin_first;
        second += cos * cos_second + sin * sin_second;
    }
    let [one, two] = secular;
    [arcsec(t, one) + radians(first), arcsec(t, two) + radians(second)]
}

pub(crate) const J2000: f64 = 2_451_545.0;

pub(crate) fn centuries(at: JulianDayTt) -> f64 {
    (at.0 - J2000) / 36_525.0
}

/// A polynomial in arc seconds, as radians.
fn arcsec(t: f64, coefficients: &[f64]) -> f64 {
    radians(
        coefficients
            .iter()
            .rev()
            .fold(0.0, |sum, coefficient| sum * t + coefficient),
    )
}

fn radians(arcsec: f64) -> f64 {
    (arcsec / 3600.0).to_radians()
}

/// From the inclination of the ecliptic of date, its node and the general precession, in radians.
fn of_ecliptic([inclination, node, precession]: Vector) -> Rotation {
    let columns = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
        .map(|axis| turn_z(-(node + precession), turn_x(inclination, turn_z(node, axis))));
    transposed(columns)
}

fn transposed([[a, b, c], [d, e, f], [g, h, i]]: [Vector; 3]) -> Rotation {
    Rotation([[a, d, g], [b, e, h], [c, f, i]])
}

/// Turns the frame about its first axis.
fn turn_x(angle: f64, [x, y, z]: Vector) -> Vector {
    let (sin, cos) = angle.sin_cos();
    [x, cos * y + sin * z, cos * z - sin * y]
}

/// Turns the frame about its second axis.
fn turn_y(angle: f64, [x, y, z]: Vector) -> Vector {
    let (sin, cos) = angle.sin_cos();
    [cos * x - sin * z, y, sin * x + cos * z]
}

/// Turns the frame about its third axis.
fn turn_z(angle: f64, [x, y, z]: Vector) -> Vector {
    let (sin, cos) = angle.sin_cos();
    [cos * x + sin * y, cos * y - sin * x, z]
}

pub(crate) fn cross([a, b, c]: Vector, [x, y, z]: Vector) -> Vector {
    [b * z - c * y, c * x - a * z, a * y - b * x]
}

pub(crate) fn dot([a, b, c]: Vector, [x, y, z]: Vector) -> f64 {
    a * x + b * y + c * z
}

pub(crate) fn sum([a, b, c]: Vector, [x, y, z]: Vector) -> Vector {
    [a + x, b + y, c + z]
}

pub(crate) fn scaled([x, y, z]: Vector, by: f64) -> Vector {
    [x * by, y * by, z * by]
}

pub(crate) fn unit(vector: Vector) -> Vector {
    scaled(vector, 1.0 / dot(vector, vector).sqrt())
}

/// The direction of a longitude and a latitude in radians.
pub(crate) fn direction(longitude: f64, latitude: f64) -> Vector {
    let ((sin_l, cos_l), (sin_b, cos_b)) = (longitude.sin_cos(), latitude.sin_cos());
    [cos_b * cos_l, cos_b * sin_l, sin_b]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(ours: Vector, theirs: Vector, bound: f64) {
        for (ours, theirs) in ours.into_iter().zip(theirs) {
            assert!((ours - theirs).abs() < bound, "{ours} {theirs}");
        }
    }

    #[test]
    fn the_poles_over_the_ages_are_those_of_the_standard_library_of_the_iau() {
        // The values that ERFA's own tests expect of ltpecl(-1500) and ltpequ(-2500).
        let at = |epoch: f64| JulianDayTt(J2000 + (epoch - 2000.0) * 365.25);
        let to_equator = |direction| turn_x(-radians(OBLIQUITY_J2000), direction);
        let Rotation([_, _, ecliptic]) = long_term(at(-1500.0));
        near(
            to_equator(ecliptic),
            [
                4.768_625_676_477_097e-4,
                -0.405_225_953_309_187_5,
                0.914_216_440_109_644_8,
            ],
            1e-13,
        );
        let [x, y] = periodic(-45.0, &EQUATOR_SECULAR, &EQUATOR);
        near(
            [x, y, 0.0],
            [-0.358_665_256_023_732_67, -0.199_697_891_077_112_85, 0.0],
            1e-13,
        );
    }

    #[test]
    fn the_models_agree_in_our_time_and_drift_apart_as_the_old_constants_were_off() {
        let equinox = |rotation: Rotation| {
            let [x, y, _] = rotation.into_frame([1.0, 0.0, 0.0]);
            y.atan2(x).to_degrees() * 3600.0
        };
        for (jd, far) in [(2_378_497.0, 1.0), (J2000, 1e-6), (2_488_070.0, 1.0)] {
            let at = JulianDayTt(jd);
            assert!((equinox(iau_2006(at)) - equinox(long_term(at))).abs() < 1e-2, "{jd}");
            assert!((equinox(iau_2006(at)) - equinox(iau_1976(at))).abs() < far, "{jd}");
        }
        // Newcomb's general precession is 1.1 arc seconds a century less.
        let b1900 = JulianDayTt(2_415_020.313_52);
        let less = equinox(newcomb(b1900)) - equinox(iau_2006(b1900));
        assert!((less - 1.1).abs() < 0.3, "{less}");
    }

    #[test]
    fn there_and_back() {
        for rotation in [iau_2006, iau_1976, newcomb, long_term].map(|model| model(JulianDayTt(2_415_020.0))) {
            let direction = unit([0.3, -0.7, 0.2]);
            near(rotation.out_of_frame(rotation.into_frame(direction)), direction, 1e-14);
        }
    }
}
