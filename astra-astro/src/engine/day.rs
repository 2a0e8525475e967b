//! A civil day of unknown hour: what holds all day, and when what does not hold changes.
//!
//! The day is sampled at five instants with speeds, and run between them on cubics, which are off by less than
//! 0.001 arc seconds at the Moon, the fastest; instants reported are then refined on the ephemeris itself.

use std::collections::BTreeMap;

use astra_core::{
    Result,
    chart::{
        Body, Chart, DaySpan, JulianDayUt, NatalAspect, Orbs, Placement, Point, Sign, SignChange, Uncertainty, Zodiac,
    },
};

use super::{
    Engine,
    run::{Cubic, Path, Run, cubics},
    uncertain,
};
use crate::{
    angle::arc,
    aspects::{between, is_out_of_sign, pairs, tightest_first},
    civil::CivilDay,
    ephemeris::Ephemeris,
};

const SIGN: f64 = 30.0;

/// The run of every body through a civil day.
pub(super) struct Day<'a, E> {
    engine: &'a Engine<E>,
    zodiac: Zodiac,
    civil: CivilDay,
    run: Run,
    noon: BTreeMap<Body, f64>,
}

impl<'a, E: Ephemeris> Day<'a, E> {
    /// Follows the bodies through the day; `shown` are the placements at its noon.
    pub(super) fn sweep(
        engine: &'a Engine<E>,
        shown: &BTreeMap<Body, Placement>,
        zodiac: Zodiac,
        civil: CivilDay,
    ) -> Result<Self> {
        let run = Run::sweep(engine, shown.keys().copied(), zodiac, civil.start..civil.end, None)?;
        let noon = shown
            .iter()
            .map(|(body, placement)| (*body, placement.longitude))
            .collect();
        Ok(Self {
            engine,
            zodiac,
            civil,
            run,
            noon,
        })
    }

    /// What of the bodies does not hold all day.
    pub(super) fn uncertainty(&self, chart: &Chart) -> Result<Uncertainty> {
        uncertain::of_run(&self.run, chart, self.civil.start, self.civil.end)
    }

    /// The span of a body, with its change of sign.
    pub(super) fn span(&self, body: Body) -> Result<Option<DaySpan>> {
        let Some(path) = self.run.path(body) else {
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
        let parts = cubics(path, self.run.step());
        let side = |value: f64| value < longitude;
        let [(from, _), ..] = path;
        let mut days = parts
            .iter()
            .zip(0..)
            .find(|(cubic, _)| side(cubic.at(1.0)) != side(*from))
            .map(|(cubic, part)| (f64::from(part) + cubic.solve(longitude)) * self.run.step())
            .unwrap_or_default();
        // The cubic is within a second; two steps on the ephemeris end at the rounding of a Julian day.
        for _ in 0..2 {
            let at = JulianDayUt((self.civil.start.0 + days).clamp(self.civil.start.0, self.civil.end.0));
            let state = self.engine.sky(self.engine.scales(at)?, self.zodiac)?.state(body)?;
            let step = arc(state.longitude, longitude) / state.longitude_speed;
            if step.is_finite() && step.abs() < self.run.step() {
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
        let (path_a, path_b) = (self.run.path(body_a)?, self.run.path(body_b)?);
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
        let cubics = cubics(&apart, self.run.step());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_border_of_signs_is_found_both_ways_and_beyond_the_circle() {
        assert_eq!(border(29.0, 31.0), Some(30.0));
        assert_eq!(border(31.0, 29.0), Some(30.0));
        assert_eq!(border(359.0, 361.0), Some(360.0));
        assert_eq!(border(1.0, -1.0), Some(0.0));
        assert_eq!(border(1.0, 29.0), None);
    }
}
