//! When a quantity takes given values, and when it turns: the search that all others are made of.
//!
//! A quantity is followed as Chebyshev pieces. Each is cut where its derivative changes sign, so that between two cuts
//! it runs one way and passes a value at most once: however short the time between two passes, none is stepped over.
//! The pieces have a measured bound, not a proven one. So a time is refined on the states where the bound does not fix
//! it, and where a turn comes as near to a value as the bound, the states say whether the value was passed twice or
//! missed.

use std::{collections::VecDeque, ops::Range};

use astra_core::{
    Error, Result,
    chart::{Instant, JulianDayTt, JulianDayUt},
};

use super::{
    piece::Sampler,
    quantity::Quantity,
    refine::Truth,
    runs::{Run, Runs},
    scale,
};
use crate::{angle::normalize, ephemeris::Ephemeris};

/// A turn is as near to a value as the bound when it is within twice the bound and this, in degrees.
const NEAR: f64 = 1e-6;
/// Two turns nearer than this, in days, are one that lies where two pieces meet.
const SAME_TURN: f64 = 0.02;
/// As much for two passes of one value.
const SAME_PASS: f64 = 1e-6;

/// A quantity takes a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crossing {
    /// When, in universal time.
    pub instant: Instant,
    /// The same in terrestrial time.
    pub jd_tt: JulianDayTt,
    /// Which of the values, by its place among those asked for.
    pub index: usize,
    /// The value.
    pub value: f64,
    /// Whether the quantity passes it upwards. At a near miss: whether it comes from below.
    pub rising: bool,
    /// The rate of the quantity there, in its unit a day; 0 at a near miss.
    pub rate: f64,
    /// None where the value is passed. Where the quantity turns just short of it, the least distance: no crossing.
    pub miss: Option<f64>,
}

/// The crossings of a window, in the order of time, found as they are asked for.
///
/// The window is half-open: what happens at its start is in, what happens at its end is not; so searching two windows
/// that meet is searching both together.
///
/// ```
/// use astra_astro::search::{Crossings, Quantity};
/// use astra_core::chart::{Body, JulianDayUt};
///
/// let engine = astra_astro::tables()?;
/// let year = JulianDayUt(2_461_041.5)..JulianDayUt(2_461_406.5);
/// let age = Quantity::separation(Body::Moon, Body::Sun);
/// let new_moons = Crossings::new(engine.ephemeris(), age, [0.0], year)?;
/// assert_eq!(new_moons.collect::<Result<Vec<_>, _>>()?.len(), 12);
/// # Ok::<(), astra_core::Error>(())
/// ```
#[derive(Debug)]
pub struct Crossings<'e, E: ?Sized> {
    sampler: Sampler<'e, E>,
    search: CrossingSearch,
}

impl<'e, E: Ephemeris + ?Sized> Crossings<'e, E> {
    /// Searches a window for values, in degrees or the unit of the quantity.
    ///
    /// # Errors
    /// - [`astra_core::ErrorKind::OutOfRange`]: the window is not within the ephemeris; the field is `from` or `to`.
    /// - [`astra_core::ErrorKind::InvalidInput`]: it ends before it begins, or a value is not finite.
    pub fn new(
        ephemeris: &'e E,
        quantity: Quantity,
        values: impl IntoIterator<Item = f64>,
        window: Range<JulianDayUt>,
    ) -> Result<Self> {
        Ok(Self {
            search: CrossingSearch::new(ephemeris, quantity, values, window)?,
            sampler: Sampler::new(ephemeris),
        })
    }

    /// Gives near misses too: turns that come within a distance of a value without reaching it.
    #[must_use]
    pub fn near_misses(mut self, within: f64) -> Self {
        self.search.near_miss = Some(within);
        self
    }
}

impl<E: Ephemeris + ?Sized> Iterator for Crossings<'_, E> {
    type Item = Result<Crossing>;

    fn next(&mut self) -> Option<Self::Item> {
        self.search.next(&mut self.sampler).transpose()
    }
}

/// The state of [`Crossings`], apart from what several searches share.
#[derive(Debug)]
pub(super) struct CrossingSearch {
    pub(super) quantity: Quantity,
    /// By value, each with its place among those asked for; on a circle from 0 to 360.
    values: Vec<(f64, usize)>,
    /// The values as they were asked for.
    asked: Vec<f64>,
    window: Range<JulianDayUt>,
    pub(super) near_miss: Option<f64>,
    runs: Runs,
    /// The last run, whose end is not known to be a turn or not, and whether its beginning is one.
    open: Option<(Run, bool)>,
    ready: VecDeque<Crossing>,
    /// What was found around the last turns.
    around_turns: VecDeque<(JulianDayTt, usize, bool, bool)>,
    done: bool,
}

impl CrossingSearch {
    pub(super) fn new<E: Ephemeris + ?Sized>(
        ephemeris: &E,
        quantity: Quantity,
        values: impl IntoIterator<Item = f64>,
        window: Range<JulianDayUt>,
    ) -> Result<Self> {
        let span = scale::span(ephemeris, &window)?;
        let mut values: Vec<_> = values
            .into_iter()
            .enumerate()
            .map(|(index, value)| match value.is_finite() {
                true if quantity.is_circular() => Ok((normalize(value), index)),
                true => Ok((value, index)),
                false => Err(Error::invalid("value", value, "a finite number")),
            })
            .collect::<Result<_>>()?;
        let asked = values.iter().map(|(value, _)| *value).collect();
        values.sort_by(|a, b| a.0.total_cmp(&b.0));
        Ok(Self {
            asked,
            runs: Runs::new(quantity.clone(), span),
            quantity,
            values,
            window,
            near_miss: None,
            open: None,
            ready: VecDeque::new(),
            around_turns: VecDeque::new(),
            done: false,
        })
    }

    /// The next crossing, or None at the end.
    pub(super) fn next<E: Ephemeris + ?Sized>(&mut self, sampler: &mut Sampler<'_, E>) -> Result<Option<Crossing>> {
        self.next_before(sampler, JulianDayTt(f64::INFINITY))
    }

    /// The next crossing that is found without fetching anything from a time on; None where there is none.
    pub(super) fn next_before<E: Ephemeris + ?Sized>(
        &mut self,
        sampler: &mut Sampler<'_, E>,
        horizon: JulianDayTt,
    ) -> Result<Option<Crossing>> {
        loop {
            if let Some(found) = self.ready.pop_front() {
                return Ok(Some(found));
            }
            if self.done || self.runs.would_fetch_from(horizon) {
                return Ok(None);
            }
            if let Err(error) = self.advance(sampler) {
                // An iterator that has failed is at its end.
                self.done = true;
                self.ready.clear();
                return Err(error);
            }
        }
    }

    /// Nothing before this is still to be found.
    pub(super) fn searched_to(&self) -> JulianDayTt {
        match &self.open {
            _ if self.done => JulianDayTt(f64::INFINITY),
            Some((run, _)) => run.piece.time(run.from.place),
            None => JulianDayTt(f64::NEG_INFINITY),
        }
    }

    fn advance<E: Ephemeris + ?Sized>(&mut self, sampler: &mut Sampler<'_, E>) -> Result<()> {
        let next = loop {
            match self.runs.next(sampler)? {
                Some(run) if run.is_flat() => {}
                other => break other,
            }
        };
        self.done = next.is_none();
        let last = self.open.take();
        let turns = match (&last, &next) {
            (Some((last, _)), Some(next)) => last.rises() != next.rises(),
            _ => false,
        };
        if let Some((last, began_with_turn)) = last {
            self.pass(sampler.ephemeris, &last, began_with_turn, turns)?;
            if turns {
                self.turn(sampler.ephemeris, &last)?;
            }
        }
        self.open = next.map(|next| (next, turns));
        Ok(())
    }

    /// The values strictly past `from` up to and including `to`, in the order in which they are passed: the value as
    /// it stands between the two, and its place among those asked for.
    fn between(&self, from: f64, to: f64) -> Vec<(f64, usize)> {
        let (low, high) = if from <= to { (from, to) } else { (to, from) };
        let is_in = |value: f64| {
            if from <= to {
                value > low && value <= high
            } else {
                value >= low && value < high
            }
        };
        let mut found = Vec::new();
        let (first, last) = if self.quantity.is_circular() {
            ((low / 360.0).floor() as i64, (high / 360.0).floor() as i64)
        } else {
            (0, 0)
        };
        for turn in first..=last {
            let circles = turn as f64 * 360.0;
            let begin = self.values.partition_point(|(value, _)| value + circles < low);
            found.extend(
                self.values
                    .iter()
                    .skip(begin)
                    .map(|(value, index)| (value + circles, *index))
                    .take_while(|(value, _)| *value <= high)
                    .filter(|(value, _)| is_in(*value)),
            );
        }
        if from > to {
            found.reverse();
        }
        found
    }

    /// The values that a run passes, but for those that its turns come too near to.
    fn pass<E: Ephemeris + ?Sized>(
        &mut self,
        ephemeris: &E,
        run: &Run,
        turn_before: bool,
        turn_after: bool,
    ) -> Result<()> {
        let tolerance = tolerance(run);
        let truth = Truth {
            ephemeris,
            quantity: &self.quantity,
        };
        let mut found = Vec::new();
        for (value, index) in self.between(run.from.value, run.to.value) {
            let at_turn = turn_before && (value - run.from.value).abs() <= tolerance
                || turn_after && (value - run.to.value).abs() <= tolerance;
            if at_turn {
                continue;
            }
            let (x, rate) = run.solve(value);
            let jd_tt = truth.crossing(value, run.piece.time(x), rate, run.piece.error)?;
            found.push((jd_tt, index, rate, None));
        }
        for (jd_tt, index, rate, miss) in found {
            self.push(ephemeris, jd_tt, index, (run.rises(), rate), miss)?;
        }
        Ok(())
    }

    /// The values that the turn at the end of a run comes near to.
    fn turn<E: Ephemeris + ?Sized>(&mut self, ephemeris: &E, run: &Run) -> Result<()> {
        let tolerance = tolerance(run);
        let (x, extreme) = (run.to.place, run.to.value);
        let rises = run.rises();
        // Short of the turn by the tolerance, past it as far as a near miss counts.
        let reach = self.near_miss.unwrap_or_default().max(tolerance);
        // The side of the run leaves out what this side takes: nothing may fall between.
        let short = 1.000_001 * tolerance;
        let near = if rises {
            self.between(extreme - short, extreme + reach)
        } else {
            self.between(extreme + short, extreme - reach)
        };
        if near.is_empty() {
            return Ok(());
        }
        let truth = Truth {
            ephemeris,
            quantity: &self.quantity,
        };
        let bend = run.piece.bend(x);
        let (at, extreme) = truth.vertex(run.piece.time(x), bend, run.piece.error)?;
        let mut found = Vec::new();
        for (value, index) in near {
            let past = self.quantity.way(value, extreme);
            let reached = if rises { past > 0.0 } else { past < 0.0 };
            if reached {
                for (jd_tt, rising) in truth
                    .around(value, at, past, bend)?
                    .into_iter()
                    .flatten()
                    .zip([rises, !rises])
                {
                    let rate = bend * (jd_tt.0 - at.0);
                    found.push((jd_tt, index, (rising, rate), None));
                }
            } else if self.near_miss.is_some_and(|within| past.abs() <= within) {
                found.push((at, index, (rises, 0.0), Some(past.abs())));
            }
        }
        found.sort_by(|a, b| a.0.0.total_cmp(&b.0.0));
        for (jd_tt, index, direction, miss) in found {
            if !self.is_known(jd_tt, index, direction.0, miss.is_some()) {
                self.push(ephemeris, jd_tt, index, direction, miss)?;
            }
        }
        Ok(())
    }

    /// Whether the same was found around another turn: one that lies where two pieces meet may be seen from both.
    fn is_known(&mut self, jd_tt: JulianDayTt, index: usize, rising: bool, missed: bool) -> bool {
        let apart = if missed { SAME_TURN } else { SAME_PASS };
        let known = self
            .around_turns
            .iter()
            .any(|(other, other_index, other_rising, other_missed)| {
                (*other_index, *other_rising, *other_missed) == (index, rising, missed)
                    && (other.0 - jd_tt.0).abs() < apart
            });
        if !known {
            self.around_turns.push_back((jd_tt, index, rising, missed));
            self.around_turns.retain(|(other, ..)| jd_tt.0 - other.0 < 1.0);
        }
        known
    }

    fn push<E: Ephemeris + ?Sized>(
        &mut self,
        ephemeris: &E,
        jd_tt: JulianDayTt,
        index: usize,
        (rising, rate): (bool, f64),
        miss: Option<f64>,
    ) -> Result<()> {
        let jd_ut = scale::ut(ephemeris, jd_tt)?;
        if !self.window.contains(&jd_ut) {
            return Ok(());
        }
        let value = self.asked.get(index).copied().unwrap_or_default();
        self.ready.push_back(Crossing {
            instant: Instant::new(jd_ut)?,
            jd_tt,
            index,
            value,
            rising,
            rate,
            miss,
        });
        Ok(())
    }
}

pub(super) fn tolerance(run: &Run) -> f64 {
    2.0 * run.piece.error + NEAR
}

/// A quantity turns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// When, in universal time.
    pub instant: Instant,
    /// The same in terrestrial time.
    pub jd_tt: JulianDayTt,
    /// The extreme value, in degrees or the unit of the quantity.
    pub value: f64,
    /// Whether it is a maximum.
    pub maximum: bool,
}

/// The turns of a quantity in a half-open window, in the order of time, found as they are asked for: the instants at
/// which its rate, on the states of the ephemeris, is zero. Those of a longitude are the stations of the body.
#[derive(Debug)]
pub struct Turns<'e, E: ?Sized> {
    sampler: Sampler<'e, E>,
    quantity: Quantity,
    window: Range<JulianDayUt>,
    runs: Runs,
    open: Option<Run>,
    last: Option<JulianDayTt>,
    failed: bool,
}

impl<'e, E: Ephemeris + ?Sized> Turns<'e, E> {
    /// Searches a window.
    ///
    /// # Errors
    /// As [`Crossings::new`].
    pub fn new(ephemeris: &'e E, quantity: Quantity, window: Range<JulianDayUt>) -> Result<Self> {
        let span = scale::span(ephemeris, &window)?;
        Ok(Self {
            sampler: Sampler::new(ephemeris),
            runs: Runs::new(quantity.clone(), span),
            quantity,
            window,
            open: None,
            last: None,
            failed: false,
        })
    }

    fn find(&mut self) -> Result<Option<Turn>> {
        loop {
            let Some(run) = self.runs.next(&mut self.sampler)? else {
                return Ok(None);
            };
            if run.is_flat() {
                continue;
            }
            let turned = self
                .open
                .replace(run.clone())
                .filter(|last| last.rises() != run.rises());
            let Some(last) = turned else { continue };
            let ephemeris = self.sampler.ephemeris;
            let truth = Truth {
                ephemeris,
                quantity: &self.quantity,
            };
            let x = last.to.place;
            let jd_tt = truth.turn(last.piece.time(x), last.piece.bend(x))?;
            // Where two pieces meet, one turn may look like three.
            if self.last.is_some_and(|before| (jd_tt.0 - before.0).abs() < SAME_TURN) {
                continue;
            }
            self.last = Some(jd_tt);
            let jd_ut = scale::ut(ephemeris, jd_tt)?;
            if self.window.contains(&jd_ut) {
                return Ok(Some(Turn {
                    instant: Instant::new(jd_ut)?,
                    jd_tt,
                    value: self.quantity.sample(ephemeris, jd_tt)?.value,
                    maximum: last.rises(),
                }));
            }
        }
    }
}

impl<E: Ephemeris + ?Sized> Iterator for Turns<'_, E> {
    type Item = Result<Turn>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let found = self.find();
        self.failed = found.is_err();
        found.transpose()
    }
}
