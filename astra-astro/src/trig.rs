//! Sines, cosines and directions of several angles side by side, in degrees.
//!
//! Only additions, multiplications, divisions and choices: the processor works on all angles at once, and the answers
//! are the same to the last bit on every machine, which those of the system's library are not. The polynomials are
//! those of *fdlibm* (Sun Microsystems, 1993), off by less than one unit in the last place.

/// Adding it rounds to a whole number, which is then in the lowest bits: 1.5 * 2^52.
const ROUNDING: f64 = 6_755_399_441_055_744.0;

/// The tangent of 22.5 degrees.
const TAN_EIGHTH: f64 = 0.414_213_562_373_095_05;

/// The sines and cosines of angles in degrees.
pub(crate) fn sin_cos<const N: usize>(degrees: [f64; N]) -> [(f64, f64); N] {
    // Beyond that the quarters are not counted exactly.
    let degrees = if degrees.iter().all(|degrees| degrees.abs() < 1e9) {
        degrees
    } else {
        degrees.map(|degrees| degrees % 360.0)
    };
    let mut found = [(0.0, 0.0); N];
    for (found, degrees) in found.iter_mut().zip(degrees) {
        let shifted = degrees * (1.0 / 90.0) + ROUNDING;
        let quarter = shifted.to_bits();
        // Exact: the product has few bits, and the difference is small.
        let x = (degrees - (shifted - ROUNDING) * 90.0).to_radians();
        let z = x * x;
        let sin = x + x * z * sine(z);
        let half = 0.5 * z;
        let whole = 1.0 - half;
        let cos = whole + (((1.0 - whole) - half) + z * z * cosine(z));
        let (sin, cos) = if quarter & 1 == 0 { (sin, cos) } else { (cos, sin) };
        // The second and third quarters turn the sine, the first and second the cosine.
        *found = (
            turned(sin, quarter & 2),
            turned(cos, (quarter & 2) ^ ((quarter & 1) << 1)),
        );
    }
    found
}

/// The number, or with the second bit of `sign` set its negative.
fn turned(x: f64, sign: u64) -> f64 {
    f64::from_bits(x.to_bits() ^ (sign << 62))
}

/// (sin(x) - x) / x^3 for z = x^2, to 45 degrees.
fn sine(z: f64) -> f64 {
    let low = -1.666_666_666_666_663_2e-1 + z * 8.333_333_333_322_49e-3;
    let middle = -1.984_126_982_985_795e-4 + z * 2.755_731_370_707_006_8e-6;
    let high = -2.505_076_025_340_686_3e-8 + z * 1.589_690_995_211_55e-10;
    let w = z * z;
    low + w * (middle + w * high)
}

/// (cos(x) - 1 + x^2 / 2) / x^4 for z = x^2, to 45 degrees.
fn cosine(z: f64) -> f64 {
    let low = 4.166_666_666_666_66e-2 + z * -1.388_888_888_887_411e-3;
    let middle = 2.480_158_728_947_673e-5 + z * -2.755_731_435_139_066_3e-7;
    let high = 2.087_572_321_298_175e-9 + z * -1.135_964_755_778_819_5e-11;
    let w = z * z;
    low + w * (middle + w * high)
}

/// The angles of directions, given by their parts along 90 and along 0 degrees, from 0 up to but not including 360;
/// 0 where both parts are 0.
pub(crate) fn angles<const N: usize>(directions: [(f64, f64); N]) -> [f64; N] {
    let (ys, xs) = (directions.map(|(y, _)| y), directions.map(|(_, x)| x));
    let mut found = [0.0; N];
    for ((found, y), x) in found.iter_mut().zip(ys).zip(xs) {
        let (up, along) = (y.abs(), x.abs());
        let steep = up > along;
        let (small, large) = if steep { (along, up) } else { (up, along) };
        // From the nearer of 0 and 45 degrees, so that the tangent is small.
        let far = small > TAN_EIGHTH * large;
        let (rise, run) = if far {
            (small - large, small + large)
        } else {
            (small, large)
        };
        let run = if run == 0.0 { 1.0 } else { run };
        let tangent = rise / run;
        let from = if far { 45.0 } else { 0.0 };
        let octant = from + arctangent(tangent).to_degrees();
        let quadrant = if steep { 90.0 - octant } else { octant };
        let half = if x < 0.0 { 180.0 - quadrant } else { quadrant };
        let angle = if y < 0.0 { 360.0 - half } else { half };
        // A hair below the circle rounds to the whole of it.
        *found = if angle >= 360.0 { 0.0 } else { angle };
    }
    found
}

/// The arctangent in radians, to 22.5 degrees.
fn arctangent(x: f64) -> f64 {
    let z = x * x;
    let w = z * z;
    let odd = 3.333_333_333_333_293e-1
        + w * (1.428_571_427_250_346_6e-1
            + w * (9.090_887_133_436_507e-2
                + w * (6.661_073_137_387_531e-2 + w * (4.976_877_994_615_932_4e-2 + w * 1.628_582_011_536_578_2e-2))));
    let even = -1.999_999_999_987_648_3e-1
        + w * (-1.111_111_040_546_235_6e-1
            + w * (-7.691_876_205_044_83e-2 + w * (-5.833_570_133_790_573_5e-2 + w * -3.653_157_274_421_691_6e-2)));
    x - x * (z * odd + w * even)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::angle::arc;

    proptest! {
        #[test]
        fn sines_and_cosines_are_those_of_the_library(degrees in -1e4..1e4_f64) {
            // The library's angle is rounded by the turns into radians.
            let bound = 2e-16 * (2.0 + degrees.abs().to_radians());
            let [(sin, cos)] = sin_cos([degrees]);
            let (theirs_sin, theirs_cos) = degrees.to_radians().sin_cos();
            prop_assert!((sin - theirs_sin).abs() < bound, "{sin} {theirs_sin}");
            prop_assert!((cos - theirs_cos).abs() < bound, "{cos} {theirs_cos}");
        }

        #[test]
        fn directions_have_the_angles_of_the_library(y in -2.0..2.0_f64, x in -2.0..2.0_f64, scale in -300..300_i32) {
            let scale = 10_f64.powi(scale);
            let [angle] = angles([(y * scale, x * scale)]);
            prop_assert!((0.0..360.0).contains(&angle));
            prop_assert!(arc(y.atan2(x).to_degrees(), angle).abs() < 1.2e-13);
        }
    }

    #[test]
    fn quarters_are_exact() {
        for (degrees, expected) in [
            (0.0, (0.0, 1.0)),
            (90.0, (1.0, 0.0)),
            (-90.0, (-1.0, 0.0)),
            (180.0, (0.0, -1.0)),
            (270.0, (-1.0, 0.0)),
            (450.0, (1.0, 0.0)),
            (-720.0, (0.0, 1.0)),
        ] {
            assert_eq!(sin_cos([degrees]), [expected], "{degrees}");
            let (sin, cos) = expected;
            assert_eq!(angles([(sin, cos)]), [f64::rem_euclid(degrees, 360.0)], "{degrees}");
        }
        assert_eq!(angles([(0.0, 0.0), (-0.0, 1.0), (-1e-300, 1.0)]), [0.0; 3]);
    }

    #[test]
    fn what_is_no_number_stays_none() {
        for degrees in [f64::NAN, f64::INFINITY] {
            let [(sin, cos)] = sin_cos([degrees]);
            assert!(sin.is_nan() && cos.is_nan());
        }
        assert!(angles([(f64::NAN, 1.0)]).iter().all(|angle| angle.is_nan()));
        let [(sin, cos)] = sin_cos([1e300]);
        assert!((sin * sin + cos * cos - 1.0).abs() < 1e-15);
    }
}
