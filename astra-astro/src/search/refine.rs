//! What the pieces leave open is decided on the states of the ephemeris.

use astra_core::{Result, chart::JulianDayTt};

use super::quantity::{Quantity, Sample};
use crate::ephemeris::Ephemeris;

/// No time is known better than the rounding of a Julian day: the Moon moves so many degrees in it.
const STEP: f64 = 1e-8;
/// A time is taken from a piece as it is where bound and step together fix it so well: a quarter of a second at the very
/// worst, and a hundredth as a rule.
const TRUSTED: f64 = 0.25 / 86_400.0;
/// From so near, in days, one step by the true rate ends within a millisecond: its error goes with its square.
const ONE_STEP: f64 = 1e-5;
/// A time is found when the next step is shorter than this: a millisecond.
const SETTLED: f64 = 1e-8;

/// A quantity on the ephemeris itself, within its range.
pub(super) struct Truth<'a, E: ?Sized> {
    pub(super) ephemeris: &'a E,
    pub(super) quantity: &'a Quantity,
}

impl<E: Ephemeris + ?Sized> Truth<'_, E> {
    fn sample(&self, at: f64) -> Result<Sample> {
        let range = &self.ephemeris.description().range;
        let at = JulianDayTt(at.clamp(range.start().0, range.end().0));
        self.quantity.sample(self.ephemeris, at)
    }

    /// How far the quantity has gone past a value.
    fn past(&self, value: f64, at: f64) -> Result<f64> {
        Ok(self.quantity.way(value, self.sample(at)?.value))
    }

    /// When the quantity takes a value, near a time where it does by a piece that is off by `error` at most and runs
    /// at `rate` there.
    pub(super) fn crossing(&self, value: f64, near: JulianDayTt, rate: f64, error: f64) -> Result<JulianDayTt> {
        if error + STEP <= TRUSTED * rate.abs() {
            return Ok(near);
        }
        let widest = (8.0 * (error + STEP) / rate.abs()).max(SETTLED);
        let mut at = near.0;
        for _ in 0..6 {
            let here = self.sample(at)?;
            // The true rate where it is like that of the piece: nearer to a turn, it may be anything.
            let is_true = (0.5..2.0).contains(&(here.rate / rate));
            let slope = if is_true { here.rate } else { rate };
            let step = -self.quantity.way(value, here.value) / slope;
            at += step;
            if !step.is_finite() || (at - near.0).abs() > widest {
                break;
            }
            if step.abs() < SETTLED || is_true && step.abs() < ONE_STEP && here.rate.abs() > ONE_STEP {
                return Ok(JulianDayTt(at));
            }
        }
        // Near a turn the rate says little: enclose the crossing, and halve.
        let mut reach = widest / 8.0;
        for _ in 0..12 {
            let (low, high) = (near.0 - reach, near.0 + reach);
            let (at_low, at_high) = (self.past(value, low)?, self.past(value, high)?);
            if (at_low < 0.0) != (at_high < 0.0) && (at_low < 0.0) == (rate > 0.0) {
                return self.enclosed(value, low, high, at_low < 0.0);
            }
            reach *= 2.0;
        }
        Ok(near)
    }

    /// When the quantity passes a value between two times on either side of it.
    fn enclosed(&self, value: f64, mut low: f64, mut high: f64, rising: bool) -> Result<JulianDayTt> {
        while high - low > SETTLED {
            let middle = f64::midpoint(low, high);
            if middle <= low || middle >= high {
                break;
            }
            if (self.past(value, middle)? < 0.0) == rising {
                low = middle;
            } else {
                high = middle;
            }
        }
        Ok(JulianDayTt(f64::midpoint(low, high)))
    }

    /// The extreme value near a turn, with its time: the vertex of a parabola through three states.
    pub(super) fn vertex(&self, near: JulianDayTt, bend: f64, error: f64) -> Result<(JulianDayTt, f64)> {
        let reach = (4.0 * (error + STEP) / bend.abs()).sqrt().clamp(1e-3, 1.0);
        let reach = if reach.is_finite() { reach } else { 1.0 };
        let middle = self.sample(near.0)?.value;
        let before = self.past(middle, near.0 - reach)?;
        let after = self.past(middle, near.0 + reach)?;
        let mut best = (near, middle);
        let shift = reach * (before - after) / (2.0 * (before + after));
        if shift.is_finite() && shift.abs() <= reach {
            let at = near.0 + shift;
            let there = self.past(middle, at)?;
            if there * bend < 0.0 {
                best = (JulianDayTt(at), middle + there);
            }
        }
        Ok(best)
    }

    /// The two times at which the quantity passes a value before and after a turn that lies past it.
    pub(super) fn around(
        &self,
        value: f64,
        turn: JulianDayTt,
        past: f64,
        bend: f64,
    ) -> Result<Option<[JulianDayTt; 2]>> {
        let reach = (2.0 * past.abs() / bend.abs()).sqrt() * 1.5 + 1e-5;
        let rising = past > 0.0;
        let mut found = [turn; 2];
        for (side, found) in [-1.0, 1.0].into_iter().zip(&mut found) {
            let mut away = reach;
            let mut outside = None;
            for _ in 0..20 {
                let at = turn.0 + side * away;
                let there = self.past(value, at)?;
                if (there > 0.0) != rising {
                    outside = Some(at);
                    break;
                }
                away *= 1.5;
            }
            let Some(outside) = outside else { return Ok(None) };
            *found = if side < 0.0 {
                self.enclosed(value, outside, turn.0, rising)?
            } else {
                self.enclosed(value, turn.0, outside, !rising)?
            };
        }
        Ok(Some(found))
    }

    /// When the rate is zero, near a turn.
    pub(super) fn turn(&self, near: JulianDayTt, bend: f64) -> Result<JulianDayTt> {
        let mut at = near.0;
        for _ in 0..8 {
            let step = -self.sample(at)?.rate / bend;
            at += step;
            if !step.is_finite() || (at - near.0).abs() > 1.0 {
                return Ok(near);
            }
            if step.abs() < SETTLED {
                break;
            }
        }
        Ok(JulianDayTt(at))
    }
}
