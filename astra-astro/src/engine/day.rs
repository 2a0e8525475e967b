//! A civil day of unknown hour: what holds all day, and when what does not hold changes.
//!
//! The day is sampled at five instants with speeds, and run between them on cubics, which are off by less than
//! 0.001 arc seconds at the Moon, the fastest; instants reported are then refined on the ephemeris itself.

use std::collections::BTreeMap;

use astra_core::{
    Result,
    chart::{Body, DaySpan, JulianDayUt, NatalAspect, Orbs, Placement, Point, Sign, SignChange, Zodiac},
};

use super::Engine;
use crate::{
    angle::arc,
    aspects::{between, is_out_of_sign, pairs, tightest_first},
    civil::CivilDay,
    ephemeris::Ephemeris,
};

/// Parts that the day is cut into.
const PARTS: usize = 4;
const SIGN: f64 = 30.0;

/// The run of every body through a civil day.
pub(super) struct Day<'a, E> {
    engine: &'a Engine<E>,
    zodiac: Zodiac,
    civil: CivilDay,
    /// Days of one part.
    step: f64,
    paths: BTreeMap<Body, Path>,
    noon: BTreeMap<Body, f64>,
}

/// Longitudes, continuous through the day, and speeds at the cuts.
type Path = [(f64, f64); PARTS + 1];

impl<'a, E: Ephemeris> Day<'a, E> {
    /// Follows the bodies through the day; `shown` are the placements at its noon.
    pub(super) fn sweep(
        engine: &'a Engine<E>,
        shown: &BTreeMap<Body, Placement>,
        zodiac: Zodiac,
        civil: CivilDay,
    ) -> Result<Self> {
        let step = (civil.end.0 - civil.start.0) / PARTS as f64;
        let mut paths: BTreeMap<Body, Path> = BTreeMap::new();
        for part in 0..=PARTS {
            let sky = engine.sky(JulianDayUt(civil.start.0 + step * part as f64), zodiac)?;
            for body in shown.keys().copied() {
                let state = sky.state(body)?;
                let path = paths.entry(body).or_default();
                let before = part.checked_sub(1).and_then(|before| path.get(before));
                let longitude = before.map_or(state.longitude, |(before, _)| before + arc(*before, state.longitude));
                if let Some(cut) = path.get_mut(part) {
                    *cut = (longitude, state.longitude_speed);
                }
            }
        }
        let noon = shown
            .iter()
            .map(|(body, placement)| (*body, placement.longitude))
            .collect();
        Ok(Self {
            engine,
            zodiac,
            civil,
            step,
            paths,
            noon,
        })
    }

    /// The span of a body, with its change of sign.
    pub(super) fn span(&self, body: Body) -> Result<Option<DaySpan>> {
        let Some(path) = self.paths.get(&body) else {
            return Ok(None);
        };
        let [(from, _), .., (to, _)] = path;
        let sign_change = match border(*from, *to) {
            Some(border) => {
                let at = self.crossing(body, path, border)?.to_timestamp()?;
                // Read off the side of the border, not the longitude: it may lie on the border itself.
                let (below, above) = (Sign::of(border - SIGN / 2.0), Sign::of(border + SIGN / 2.0));
                let (from, to) = if from < to { (below, above) } else { (above, below) };
                Some(SignChange {
                    at,
                    local_time: self.civil.clock(at),
                    from,
                    to,
                })
            }
            None => None,
        };
        Ok(Some(DaySpan {
            from: crate::angle::normalize(*from),
            to: crate::angle::normalize(*to),
            sign_change,
        }))
    }

    /// When a body stands on a longitude, which it passes within the day.
    fn crossing(&self, body: Body, path: &Path, longitude: f64) -> Result<JulianDayUt> {
        let parts = cubics(path, self.step);
        let side = |value: f64| value < longitude;
        let [(from, _), ..] = path;
        let mut days = parts
            .iter()
            .zip(0..)
            .find(|(cubic, _)| side(cubic.at(1.0)) != side(*from))
            .map(|(cubic, part)| (f64::from(part) + cubic.solve(longitude)) * self.step)
            .unwrap_or_default();
        // The cubic is within a second; two steps on the ephemeris end at the rounding of a Julian day.
        for _ in 0..2 {
            let at = JulianDayUt((self.civil.start.0 + days).clamp(self.civil.start.0, self.civil.end.0));
            let state = self.engine.sky(at, self.zodiac)?.state(body)?;
            let step = arc(state.longitude, longitude) / state.longitude_speed;
            if step.is_finite() && step.abs() < self.step {
                days += step;
            }
        }
        Ok(JulianDayUt(self.civil.start.0 + days))
    }

    /// The aspects that hold whatever the hour; orbs as at noon.
    pub(super) fn aspects(&self, points: &[Point], orbs: &Orbs) -> Vec<NatalAspect> {
        let mut aspects: Vec<_> = pairs(points).filter_map(|(a, b)| self.aspect(a, b, orbs)).collect();
        tightest_first(&mut aspects);
        aspects
    }

    fn aspect(&self, a: Point, b: Point, orbs: &Orbs) -> Option<NatalAspect> {
        let (Point::Body(body_a), Point::Body(body_b)) = (a, b) else {
            return None;
        };
        let (noon_a, noon_b) = (*self.noon.get(&body_a)?, *self.noon.get(&body_b)?);
        let found = between((a, noon_a), (b, noon_b), orbs)?;
        let (path_a, path_b) = (self.paths.get(&body_a)?, self.paths.get(&body_b)?);
        let mut apart: Path = std::array::from_fn(|cut| {
            let at = |path: &Path| path.get(cut).copied().unwrap_or_default();
            let ((a, speed_a), (b, speed_b)) = (at(path_a), at(path_b));
            (b - a, speed_b - speed_a)
        });
        // From the exact aspect that holds at noon, on its side of the circle.
        let separation = arc(noon_a, noon_b);
        let exact = separation - found.deviation;
        let [(first, _), ..] = apart;
        let turns = ((first - exact) / 360.0).round() * 360.0;
        for cut in &mut apart {
            cut.0 -= exact + turns;
        }
        let cubics = cubics(&apart, self.step);
        let holds = cubics
            .iter()
            .flat_map(Cubic::extremes)
            .all(|deviation| deviation.abs() <= found.limit);
        if !holds {
            return None;
        }
        let turning = cubics.iter().any(|cubic| !cubic.turning_points().is_empty());
        let [(start, _), .., (end, _)] = apart;
        let settled = !turning && start * end > 0.0;
        Some(NatalAspect {
            a,
            b,
            aspect: found.aspect,
            orb: found.deviation.abs(),
            limit: found.limit,
            applying: settled.then(|| end.abs() < start.abs()),
            mutual: false,
            out_of_sign: is_out_of_sign(found.aspect, noon_a, noon_b),
        })
    }
}

/// The border of signs between two continuous longitudes.
fn border(from: f64, to: f64) -> Option<f64> {
    let (low, high) = ((from / SIGN).floor(), (to / SIGN).floor());
    (low != high).then(|| low.max(high) * SIGN)
}

/// A cubic on 0..1 through values and slopes at both ends (Hermite).
#[derive(Clone, Copy)]
struct Cubic([f64; 4]);

fn cubics(path: &Path, step: f64) -> Vec<Cubic> {
    path.iter()
        .zip(path.iter().skip(1))
        .map(|((p, v), (q, w))| {
            let (v, w) = (v * step, w * step);
            Cubic([*p, v, 3.0 * (q - p) - 2.0 * v - w, 2.0 * (p - q) + v + w])
        })
        .collect()
}

impl Cubic {
    fn at(&self, x: f64) -> f64 {
        let [a, b, c, d] = self.0;
        a + x * (b + x * (c + x * d))
    }

    /// Where the slope is 0, strictly within.
    fn turning_points(&self) -> Vec<f64> {
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
    fn extremes(&self) -> Vec<f64> {
        let mut at = self.turning_points();
        at.extend([0.0, 1.0]);
        at.into_iter().map(|x| self.at(x)).collect()
    }

    /// Where the cubic takes a value that lies between those at its ends; by halving.
    fn solve(&self, value: f64) -> f64 {
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

    #[test]
    fn the_border_of_signs_is_found_both_ways_and_beyond_the_circle() {
        assert_eq!(border(29.0, 31.0), Some(30.0));
        assert_eq!(border(31.0, 29.0), Some(30.0));
        assert_eq!(border(359.0, 361.0), Some(360.0));
        assert_eq!(border(1.0, -1.0), Some(0.0));
        assert_eq!(border(1.0, 29.0), None);
    }
}
