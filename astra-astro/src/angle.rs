//! Degrees on a circle.

use crate::trig;

/// The same angle from 0 up to but not including 360 degrees.
#[must_use]
pub fn normalize(degrees: f64) -> f64 {
    // Nearly always one of these, and the remainder is slow.
    if (0.0..360.0).contains(&degrees) {
        return degrees;
    }
    if (360.0..720.0).contains(&degrees) {
        return degrees - 360.0;
    }
    if (-359.0..-1.0).contains(&degrees) {
        return degrees + 360.0;
    }
    let turned = degrees.rem_euclid(360.0);
    // A tiny negative number comes back as 360 itself.
    if turned >= 360.0 { 0.0 } else { turned }
}

/// The shortest way from one longitude to another, from -180 up to but not including 180 degrees, positive in the
/// order of the signs.
#[must_use]
pub fn arc(from: f64, to: f64) -> f64 {
    let way = to - from;
    if (-180.0..180.0).contains(&way) {
        return way;
    }
    // Exact, and the remainder is slow.
    if (180.0..540.0).contains(&way) {
        return way - 360.0;
    }
    if (-540.0..-180.0).contains(&way) {
        return way + 360.0;
    }
    normalize(way + 180.0) - 180.0
}

pub(crate) fn sin_cos(degrees: f64) -> (f64, f64) {
    let [found] = trig::sin_cos([degrees]);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_normal_angle_is_on_the_circle_and_is_the_same_angle(degrees in -1e6..1e6_f64) {
            let normal = normalize(degrees);
            prop_assert!((0.0..360.0).contains(&normal));
            let turns = (degrees - normal) / 360.0;
            prop_assert!((turns - turns.round()).abs() < 1e-9);
        }

        #[test]
        fn an_arc_leads_from_one_to_the_other_wherever_zero_lies(from in 0.0..360.0_f64, way in -179.9..179.9_f64, turn in -3..3_i32) {
            let to = normalize(from + way);
            prop_assert!((arc(from, to) - way).abs() < 1e-9);
            prop_assert!((arc(from + 360.0 * f64::from(turn), to) - way).abs() < 1e-9);
            prop_assert!((arc(to, from) + way).abs() < 1e-9);
        }
    }

    #[test]
    fn the_borders_of_the_circle() {
        assert_eq!(normalize(-1e-18), 0.0);
        assert_eq!(normalize(360.0), 0.0);
        assert_eq!(arc(359.0, 1.0), 2.0);
        assert_eq!(arc(1.0, 359.0), -2.0);
        assert_eq!(arc(10.0, 190.0), -180.0);
    }
}
