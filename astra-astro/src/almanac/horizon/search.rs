//! The search for crossings: an iterator that looks at a few days at a time.

use std::{collections::VecDeque, ops::Range};

use astra_core::{
    Error, Result,
    chart::{Body, Instant, JulianDayUt},
};

use super::{
    super::{
        observer::{Direction, Frame, direction, semidiameter},
        reach, scales,
    },
    Crossing, CrossingKind, HorizonOptions, Limb, Observer,
};
use crate::{
    angle::{arc, normalize},
    ephemeris::Ephemeris,
};

/// Days between two looks at the altitude. A day has one wave, which so many points show without doubt.
const STEP: f64 = 1.0 / 12.0;
/// Looks of one round.
const ROUND: i32 = 24;
/// Degrees that the sky turns in a day.
const TURN: f64 = 360.985_647;
/// A tenth of a millisecond, in days.
const CLOSE: f64 = 1e-9;

/// The crossings of a body in a span, in order; made by [`super::crossings`].
#[derive(Clone, Debug)]
pub struct Crossings<'a, E: ?Sized> {
    ephemeris: &'a E,
    body: Body,
    observer: Observer,
    options: HorizonOptions,
    end: JulianDayUt,
    next: JulianDayUt,
    found: VecDeque<Crossing>,
    failed: bool,
}

/// The height of the limb over its crossing altitude, at a time.
type Look = (f64, f64);

impl<'a, E: Ephemeris + ?Sized> Crossings<'a, E> {
    pub(super) fn new(
        ephemeris: &'a E,
        body: Body,
        observer: Observer,
        options: HorizonOptions,
        span: Range<JulianDayUt>,
    ) -> Self {
        Self {
            ephemeris,
            body,
            observer,
            options,
            end: span.end,
            next: span.start,
            found: VecDeque::new(),
            failed: false,
        }
    }

    /// The body itself, or the point of it that the options let rise.
    fn direction(&self, at: JulianDayUt, rising: bool) -> Result<Direction> {
        let frame = Frame::at(self.ephemeris, at)?;
        let mut state = self.ephemeris.state(self.body, scales::tt(self.ephemeris, at, "at")?)?;
        if rising && !self.options.latitude {
            state.latitude = 0.0;
        }
        let position = frame.equatorial(&state);
        Ok(direction(&frame, &self.observer, position, self.options.topocentric))
    }

    /// Degrees of the limb over the altitude at which it crosses.
    pub(super) fn height(&self, at: JulianDayUt) -> Result<f64> {
        let Direction { altitude, distance, .. } = self.direction(at, true)?;
        let disc = semidiameter(self.body, distance);
        let limb = match self.options.limb {
            Limb::Upper => disc,
            Limb::Center => 0.0,
            Limb::Lower => -disc,
        };
        Ok(altitude + limb - self.options.crossing_altitude())
    }

    fn look(&self, at: f64) -> Result<Look> {
        Ok((at, self.height(JulianDayUt(at))?))
    }

    /// Everything from `start` up to `end`.
    fn round(&self, start: f64, end: f64) -> Result<VecDeque<Crossing>> {
        let mut found = Vec::new();
        self.horizon(start, end, &mut found)?;
        self.meridian(start, end, &mut found)?;
        let mut crossings = found
            .into_iter()
            .map(|(kind, at)| {
                let jd_ut = JulianDayUt(at);
                let Direction { altitude, azimuth, .. } = self.direction(jd_ut, false)?;
                Ok(Crossing {
                    kind,
                    instant: Instant::new(jd_ut)?,
                    azimuth,
                    altitude,
                })
            })
            .collect::<Result<Vec<_>>>()?;
        crossings.sort_by(|a, b| a.instant.jd_ut.0.total_cmp(&b.instant.jd_ut.0));
        Ok(crossings.into())
    }

    /// Risings and settings.
    fn horizon(&self, start: f64, end: f64, found: &mut Vec<(CrossingKind, f64)>) -> Result<()> {
        let range = &self.ephemeris.description().range;
        // One look further on either side, for turns at the border; not further than the ephemeris reaches, which in
        // universal time is less than a day from its range.
        let (first, last) = (range.start().0 + 1.0, range.end().0 - 1.0);
        let steps = ((end - start) / STEP).ceil().max(1.0) as i32;
        let step = (end - start) / f64::from(steps);
        let mut looks: Vec<Look> = Vec::new();
        for k in -1..=steps + 1 {
            // The end to the last digit: the next round begins with the same look.
            let at = if k == steps { end } else { start + f64::from(k) * step };
            if (0..=steps).contains(&k) || (first..last).contains(&at) {
                looks.push(self.look(at)?);
            }
        }
        let mut turns = Vec::new();
        for three in looks.windows(3) {
            let &[before, middle, after] = three else { continue };
            if let Some(turn) = self.turn(before, middle, after)? {
                turns.push(turn);
            }
        }
        looks.extend(turns);
        looks.sort_by(|a, b| a.0.total_cmp(&b.0));
        for pair in looks.windows(2) {
            let &[low, high] = pair else { continue };
            let inside = low.0 >= start && high.0 <= end;
            if !inside || (low.1 <= 0.0) == (high.1 <= 0.0) {
                continue;
            }
            let kind = if low.1 <= 0.0 {
                CrossingKind::Rise
            } else {
                CrossingKind::Set
            };
            let height = |at| self.height(JulianDayUt(at));
            found.push((kind, reach::between(height, low, high, 1e-9)?));
        }
        Ok(())
    }

    /// The extremum between three looks that all lie on one side of the horizon, where it may lie on the other.
    fn turn(&self, before: Look, middle: Look, after: Look) -> Result<Option<Look>> {
        let sign = if middle.1 > 0.0 { -1.0 } else { 1.0 };
        let [b, m, a] = [before, middle, after].map(|(_, height)| sign * height);
        // Towards the other side in the middle, and near enough: within one step a wave adds no more than it lost.
        let near = b <= 0.0 && a <= 0.0 && m >= b && m >= a && m + (m - b.min(a)) >= 0.0;
        if !near {
            return Ok(None);
        }
        // Golden section: every look keeps the maximum bracketed.
        const GOLDEN: f64 = 0.381_966_011_250_105;
        let (mut low, mut high) = (before.0, after.0);
        let mut best = middle;
        while high - low > 1e-6 {
            let probe = if high - best.0 > best.0 - low {
                best.0 + GOLDEN * (high - best.0)
            } else {
                best.0 - GOLDEN * (best.0 - low)
            };
            let look = self.look(probe)?;
            if sign * look.1 > 0.0 {
                return Ok(Some(look));
            }
            let (better, other) = if sign * look.1 > sign * best.1 {
                (look, best)
            } else {
                (best, look)
            };
            if other.0 < better.0 {
                low = other.0;
            } else {
                high = other.0;
            }
            best = better;
        }
        Ok(None)
    }

    /// Culminations: the hour angle only grows.
    fn meridian(&self, start: f64, end: f64, found: &mut Vec<(CrossingKind, f64)>) -> Result<()> {
        let hour_angle = |at: f64| Ok::<_, Error>(self.direction(JulianDayUt(at), false)?.hour_angle);
        let (first, last) = (hour_angle(start)?, hour_angle(end)?);
        for (kind, target) in [
            (CrossingKind::UpperCulmination, 0.0),
            (CrossingKind::LowerCulmination, 180.0),
        ] {
            // What is met just at a border belongs to the round that begins there.
            let (way, rest) = (normalize(target - first), normalize(last - target));
            let turned = (end - start) * TURN;
            // The Moon goes back by at most a twentieth of the turn.
            let count = ((turned - way - rest) / 360.0).round() + 1.0;
            for k in 0..count.max(0.0) as i32 {
                let mut at = start + (way + 360.0 * f64::from(k)) / TURN;
                for _ in 0..20 {
                    let step = arc(hour_angle(at)?, target) / TURN;
                    at += step;
                    if step.abs() < CLOSE {
                        break;
                    }
                }
                found.push((kind, at));
            }
        }
        Ok(())
    }
}

impl<E: Ephemeris + ?Sized> Iterator for Crossings<'_, E> {
    type Item = Result<Crossing>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(crossing) = self.found.pop_front() {
                return Some(Ok(crossing));
            }
            if self.failed || self.next >= self.end {
                return None;
            }
            let start = self.next.0;
            let end = (start + f64::from(ROUND) * STEP).min(self.end.0);
            self.next = JulianDayUt(end);
            match self.round(start, end) {
                Ok(found) => self.found = found,
                Err(error) => {
                    self.failed = true;
                    return Some(Err(error));
                }
            }
        }
    }
}
