//! The run of bodies through a day or less.
//!
//! It is sampled at five instants with speeds, and goes between them on cubics, which are off by less than 0.001 arc
//! seconds at the Moon, the fastest.

use std::{collections::BTreeMap, ops::Range};

use astra_core::{
    Result,
    chart::{Body, JulianDayUt, Zodiac},
};

use super::{Engine, Scales};
use crate::{
    angle::arc,
    ephemeris::{Ephemeris, State},
};

/// Parts that the time is cut into.
const PARTS: usize = 4;

/// Longitudes, continuous through the time, and speeds at the cuts.
pub(super) type Path = [(f64, f64); PARTS + 1];

/// The run of several bodies.
pub(super) struct Run {
    start: JulianDayUt,
    /// Days of one part.
    step: f64,
    paths: BTreeMap<Body, Path>,
}

impl Run {
    /// Follows the bodies. What the scales are at an instant near is given where the request gave both.
    pub(super) fn sweep<E: Ephemeris>(
        engine: &Engine<E>,
        bodies: impl Iterator<Item = Body>,
        zodiac: Zodiac,
        span: Range<JulianDayUt>,
        given: Option<Scales>,
    ) -> Result<Self> {
        let Range { start, end } = span;
        let step = (end.0 - start.0) / PARTS as f64;
        let bodies: Vec<Body> = bodies.collect();
        let mut states = vec![State::default(); bodies.len()];
        let mut paths: BTreeMap<Body, Path> = BTreeMap::new();
        for part in 0..=PARTS {
            let sky = engine.sky(
                engine.scales_near(JulianDayUt(start.0 + step * part as f64), given)?,
                zodiac,
            )?;
            sky.ephemeris.states(&bodies, sky.tt, &mut states)?;
            for (body, state) in bodies.iter().zip(&states) {
                let state = sky.turned(*state);
                let path = paths.entry(*body).or_default();
                let before = part.checked_sub(1).and_then(|before| path.get(before));
                let longitude = before.map_or(state.longitude, |(before, _)| before + arc(*before, state.longitude));
                if let Some(cut) = path.get_mut(part) {
                    *cut = (longitude, state.longitude_speed);
                }
            }
        }
        Ok(Self { start, step, paths })
    }

    /// Days of one part.
    pub(super) fn step(&self) -> f64 {
        self.step
    }

    /// The path of a body.
    pub(super) fn path(&self, body: Body) -> Option<&Path> {
        self.paths.get(&body)
    }

    /// The longitude of a body at an instant within the time, going on beyond the circle.
    pub(super) fn longitude(&self, body: Body, at: JulianDayUt) -> Option<f64> {
        let parts = ((at.0 - self.start.0) / self.step).clamp(0.0, PARTS as f64);
        let part = (parts as usize).min(PARTS - 1);
        let cubic = cubic(self.paths.get(&body)?, self.step, part)?;
        Some(cubic.at(parts - part as f64))
    }
}

/// A cubic on 0..1 through values and slopes at both ends (Hermite).
#[derive(Clone, Copy)]
pub(super) struct Cubic([f64; 4]);

pub(super) fn cubics(path: &Path, step: f64) -> Vec<Cubic> {
    (0..PARTS).filter_map(|part| cubic(path, step, part)).collect()
}

fn cubic(path: &Path, step: f64, part: usize) -> Option<Cubic> {
    let ((p, v), (q, w)) = (*path.get(part)?, *path.get(part + 1)?);
    let (v, w) = (v * step, w * step);
    Some(Cubic([p, v, 3.0 * (q - p) - 2.0 * v - w, 2.0 * (p - q) + v + w]))
}

impl Cubic {
    pub(super) fn at(&self, x: f64) -> f64 {
        let [a, b, c, d] = self.0;
        a + x * (b + x * (c + x * d))
    }

    /// Where the slope is 0, strictly within.
    pub(super) fn turning_points(&self) -> Vec<f64> {
        let [_, b, c, d] = self.0;
        // b + 2c x + 3d x^2 = 0, by the form that does not cancel.
        let root = c * c - 3.0 * b * d;
        if root < 0.0 {
            return Vec::new();
        }
        let q = -(c + root.sqrt().copysign(c));
        [q / (3.0 * d), b / q]
            .into_iter()
            .filter(|x| *x > 0.0 && *x < 1.0)
            .collect()
    }

    /// The values at the ends and where the slope is 0.
    pub(super) fn extremes(&self) -> Vec<f64> {
        let mut at = self.turning_points();
        at.extend([0.0, 1.0]);
        at.into_iter().map(|x| self.at(x)).collect()
    }

    /// Where the cubic takes a value that lies between those at its ends; by halving.
    pub(super) fn solve(&self, value: f64) -> f64 {
        let (mut low, mut high) = (0.0, 1.0);
        let begins_below = self.at(low) < value;
        for _ in 0..50 {
            let middle = f64::midpoint(low, high);
            if (self.at(middle) < value) == begins_below {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cubic_goes_through_what_it_was_made_from_and_turns_where_it_does() {
        // sin over half a turn, in four parts.
        let step = std::f64::consts::PI / 4.0;
        let path: Path = std::array::from_fn(|cut| ((cut as f64 * step).sin(), (cut as f64 * step).cos()));
        let parts = cubics(&path, step);
        for (part, cubic) in parts.iter().enumerate() {
            assert!((cubic.at(0.0) - path[part].0).abs() < 1e-15);
            assert!((cubic.at(1.0) - path[part + 1].0).abs() < 1e-15);
            assert!((cubic.at(0.5) - ((part as f64 + 0.5) * step).sin()).abs() < 2e-3);
        }
        let highest = parts.iter().flat_map(Cubic::extremes).fold(f64::MIN, f64::max);
        assert!((highest - 1.0).abs() < 1e-12);
        assert!((parts[0].at(parts[0].solve(0.5)) - 0.5).abs() < 1e-12);
    }
}
