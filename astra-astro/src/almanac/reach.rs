//! When an angle that only ever grows reaches a value: no search is needed, only Newton's method.
//!
//! The Moon's way from the Sun, her longitude, the sum of both, the hour angle of a body: none of them ever turns back,
//! so that each value is met exactly once a revolution.

use astra_core::{Error, ErrorKind, Result, chart::JulianDayTt};

use crate::angle::arc;

/// A tenth of a millisecond, in days; a Julian day holds half of that.
const CLOSE: f64 = 1e-9;
/// Newton's method doubles the digits each time; more than this does not happen.
const STEPS: usize = 40;

/// The time nearest to `guess` when the angle is `target`.
pub(crate) fn nearest(
    angle: impl Fn(JulianDayTt) -> Result<(f64, f64)>,
    target: f64,
    guess: JulianDayTt,
) -> Result<JulianDayTt> {
    let mut at = guess;
    for _ in 0..STEPS {
        let (now, speed) = angle(at)?;
        let step = arc(now, target) / speed;
        at = JulianDayTt(at.0 + step);
        if step.abs() < CLOSE {
            return Ok(at);
        }
    }
    Err(
        Error::new(ErrorKind::Internal, "an angle that only grows was not reached")
            .with("target", target)
            .with("jd_tt", guess.0),
    )
}

/// Where a function is nothing between two times at which it has different signs: regula falsi by the Illinois rule.
///
/// A value within `enough` of nothing ends the search.
pub(crate) fn between(
    value: impl Fn(f64) -> Result<f64>,
    low: (f64, f64),
    high: (f64, f64),
    enough: f64,
) -> Result<f64> {
    let ((mut a, mut value_a), (mut b, mut value_b)) = (low, high);
    for _ in 0..STEPS {
        let at = (a * value_b - b * value_a) / (value_b - value_a);
        let here = value(at)?;
        if (b - a).abs() < CLOSE || here.abs() < enough {
            return Ok(at);
        }
        if (here <= 0.0) == (value_b <= 0.0) {
            value_a /= 2.0;
        } else {
            (a, value_a) = (b, value_b);
        }
        (b, value_b) = (at, here);
    }
    Ok((a + b) / 2.0)
}

/// The time nearest to `guess` when a function of a few hours' run is least, by Newton's method on its slope.
///
/// Made for squares of distances of bodies that pass each other on all but straight ways.
pub(crate) fn least(value: impl Fn(f64) -> Result<f64>, guess: f64) -> Result<f64> {
    /// A minute and a half: long enough for the digits of a Julian day, short enough for the slope.
    const H: f64 = 1e-3;
    /// No step leads further than this, in days.
    const FAR: f64 = 0.1;
    let mut at = guess;
    for _ in 0..STEPS {
        let (before, here, after) = (value(at - H)?, value(at)?, value(at + H)?);
        let bend = (after - 2.0 * here + before) / H;
        let slope = (after - before) / 2.0;
        let step = if bend > 0.0 {
            (-slope / bend).clamp(-FAR, FAR)
        } else {
            -slope.signum() * FAR / 2.0
        };
        at += step;
        if step.abs() < 1e-8 {
            break;
        }
    }
    Ok(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::angle::normalize;

    fn wobbling(at: JulianDayTt) -> Result<(f64, f64)> {
        let phase = at.0 / 5.0;
        Ok((normalize(12.0 * at.0 + 6.0 * phase.sin()), 12.0 + 1.2 * phase.cos()))
    }

    #[test]
    fn each_value_is_met_once_a_revolution_in_order() {
        let mut at = JulianDayTt(0.0);
        for _ in 0..50 {
            let met = nearest(wobbling, 350.0, JulianDayTt(at.0 + 30.0)).unwrap();
            assert!(arc(wobbling(met).unwrap().0, 350.0).abs() < 1e-7);
            assert!((25.0..35.0).contains(&(met.0 - at.0)));
            at = met;
        }
    }

    #[test]
    fn the_least_of_a_bow_is_at_its_foot() {
        let at = least(|at| Ok(5e9 * (at - 7.25).powi(2) + 1e7), 7.2).unwrap();
        assert!((at - 7.25).abs() < 1e-7);
    }

    #[test]
    fn a_root_lies_between_its_borders() {
        let at = between(|at| Ok(at.powi(3) - 2.0), (0.0, -2.0), (2.0, 6.0), 1e-13).unwrap();
        assert!((at - 2.0_f64.cbrt()).abs() < 1e-12);
    }
}
