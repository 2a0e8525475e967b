//! The way of a body around a hit: which pass of a retrograde series it is, and when it came into orb and leaves it.

use std::collections::VecDeque;

use astra_core::{
    Result,
    chart::{Body, JulianDayTt},
};

use super::{
    piece::{Piece, Sampler},
    quantity::Quantity,
    refine::Truth,
    roots::tolerance,
    runs::Run,
};
use crate::ephemeris::Ephemeris;

/// Days fetched at a time.
const STRIDE: f64 = 128.0;
/// Legs kept; of what is older only half.
const KEPT: usize = 2048;
/// Two turns nearer than this, in days, are one that lies where two pieces meet.
const SAME_TURN: f64 = 0.02;

/// More than the widest arc, in degrees, that a body ever goes back over: once it is so far from a longitude, it does
/// not return to it before it has gone round. 0 for what never goes back.
///
/// Seen from the Earth, a planet at `a` astronomical units goes back over less than the arc by which the Earth's orbit
/// shifts it, 16 degrees at Mercury and Venus, 20 at Mars, 10 at Jupiter, 4 at Uranus, 3 at Neptune; the true node swings
/// 1.7 degrees either way about the mean one, the lunar apogee 30. All with room to spare.
const fn widest_loop(body: Body) -> f64 {
    match body {
        Body::Sun | Body::Moon | Body::MeanNode | Body::MeanLilith => 0.0,
        Body::Mercury | Body::Venus => 18.0,
        Body::Mars => 22.0,
        Body::Jupiter => 12.0,
        Body::Saturn => 9.0,
        Body::Chiron => 9.0,
        Body::Uranus | Body::TrueNode => 5.0,
        Body::Neptune | Body::Pluto => 4.0,
        Body::Cupido
        | Body::Hades
        | Body::Zeus
        | Body::Kronos
        | Body::Apollon
        | Body::Admetos
        | Body::Vulkanus
        | Body::Poseidon => 3.0,
        Body::TrueLilith => 70.0,
        _ => 25.0,
    }
}

/// A run with full circles added, so that the longitude is continuous along the track.
#[derive(Clone, Debug)]
struct Leg {
    run: Run,
    circles: f64,
}

impl Leg {
    fn from(&self) -> f64 {
        self.run.from.value + self.circles
    }
    fn to(&self) -> f64 {
        self.run.to.value + self.circles
    }
    fn start(&self) -> JulianDayTt {
        self.run.piece.time(self.run.from.place)
    }
    fn end(&self) -> JulianDayTt {
        self.run.piece.time(self.run.to.place)
    }
    /// Where in the piece it stands on a value of the track, and its rate there.
    fn solve(&self, value: f64) -> (f64, f64) {
        self.run.solve(value - self.circles)
    }
    fn passes(&self, value: f64) -> bool {
        if self.run.rises() {
            self.from() < value && value <= self.to()
        } else {
            self.to() <= value && value < self.from()
        }
    }
}

/// The longitude of one body, extended either way as far as it is asked about.
#[derive(Debug)]
pub(super) struct Track {
    body: Body,
    quantity: Quantity,
    legs: VecDeque<Leg>,
}

/// A hit to look around.
#[derive(Clone, Copy, Debug)]
pub(super) struct Here {
    pub(super) at: JulianDayTt,
    /// The longitude, from 0 to 360.
    pub(super) longitude: f64,
}

impl Track {
    pub(super) fn new(body: Body, quantity: Quantity) -> Self {
        Self {
            body,
            quantity,
            legs: VecDeque::new(),
        }
    }

    /// The number of the pass and how many the series has. A near miss has no number.
    pub(super) fn series<E: Ephemeris + ?Sized>(
        &mut self,
        sampler: &mut Sampler<'_, E>,
        here: Here,
        missed: bool,
    ) -> Result<(u32, u32)> {
        let widest = widest_loop(self.body);
        if widest == 0.0 {
            return Ok((u32::from(!missed), 1));
        }
        let (mut own, value) = self.find(sampler, here)?;
        let far = |end: f64| (end - value).abs() > widest;
        // The first and the last leg of the series, or beyond.
        let mut first = own;
        while self.legs.get(first).is_some_and(|leg| !far(leg.from())) {
            if first == 0 {
                match self.extend_back(sampler)? {
                    0 => break,
                    more => {
                        first += more;
                        own += more;
                    }
                }
            }
            first -= 1;
        }
        let before = first;
        let mut last = own;
        while self.legs.get(last).is_some_and(|leg| !far(leg.to())) {
            if last + 1 == self.legs.len() && self.extend_ahead(sampler)? == 0 {
                break;
            }
            last += 1;
        }
        let times = self.times(sampler, (value, here.at), (before, last))?;
        let passes = times.len() as u32;
        if missed {
            return Ok((0, passes));
        }
        let nearest = (1..)
            .zip(&times)
            .min_by(|(_, a), (_, b)| (*a - here.at.0).abs().total_cmp(&(*b - here.at.0).abs()));
        Ok((nearest.map_or(1, |(number, _)| number), passes.max(1)))
    }

    /// When the legs from `first` to `last` pass a value, in order: exact enough to tell which of them is the hit itself.
    fn times<E: Ephemeris + ?Sized>(
        &self,
        sampler: &Sampler<'_, E>,
        (value, here): (f64, JulianDayTt),
        (first, last): (usize, usize),
    ) -> Result<Vec<f64>> {
        let truth = Truth {
            ephemeris: sampler.ephemeris,
            quantity: &self.quantity,
        };
        let mut times = Vec::new();
        let mut turned = None;
        let mut legs = self
            .legs
            .range(first..=last.min(self.legs.len().saturating_sub(1)))
            .peekable();
        let mut after_turn = false;
        while let Some(leg) = legs.next() {
            let near = tolerance(&leg.run);
            let turns = legs.peek().is_some_and(|next| next.run.rises() != leg.run.rises());
            let at_turn = after_turn && (leg.from() - value).abs() <= near || turns && (leg.to() - value).abs() <= near;
            if leg.passes(value) && !at_turn {
                // A leg passes a value once: that of the hit is at the hit.
                let is_here = leg.start() <= here && here <= leg.end();
                times.push(if is_here {
                    here.0
                } else {
                    f64::midpoint(leg.start().0, leg.end().0)
                });
            }
            if turns && (leg.to() - value).abs() <= near {
                // As the search decides it: on the states.
                let x = leg.run.to.place;
                let bend = leg.run.piece.bend(x);
                let (at, extreme) = truth.vertex(leg.end(), bend, leg.run.piece.error)?;
                let past = self.quantity.way(value, extreme);
                let reached = if leg.run.rises() { past > 0.0 } else { past < 0.0 };
                let again = turned.is_some_and(|before: f64| (at.0 - before).abs() < SAME_TURN);
                if reached && !again {
                    let half = (2.0 * past / bend).abs().sqrt();
                    times.extend([at.0 - half, at.0 + half]);
                }
                turned = Some(at.0);
            }
            after_turn = turns;
        }
        Ok(times)
    }

    /// When the body came within an orb of a longitude that it stands on or near, and when it leaves it; None beyond the
    /// ephemeris.
    pub(super) fn orb<E: Ephemeris + ?Sized>(
        &mut self,
        sampler: &mut Sampler<'_, E>,
        here: Here,
        orb: f64,
    ) -> Result<[Option<JulianDayTt>; 2]> {
        let (mut index, value) = self.find(sampler, here)?;
        let enter = loop {
            let Some(leg) = self.legs.get(index) else { break None };
            if (leg.from() - value).abs() > orb {
                break Some(self.edge(sampler, leg, value, orb.copysign(leg.from() - value))?);
            }
            if index == 0 {
                match self.extend_back(sampler)? {
                    0 => break None,
                    more => index += more,
                }
            }
            index -= 1;
        };
        let (mut index, value) = self.find(sampler, here)?;
        let exit = loop {
            let Some(leg) = self.legs.get(index) else { break None };
            if (leg.to() - value).abs() > orb {
                break Some(self.edge(sampler, leg, value, orb.copysign(leg.to() - value))?);
            }
            if index + 1 == self.legs.len() && self.extend_ahead(sampler)? == 0 {
                break None;
            }
            index += 1;
        };
        Ok([enter, exit])
    }

    fn edge<E: Ephemeris + ?Sized>(
        &self,
        sampler: &Sampler<'_, E>,
        leg: &Leg,
        value: f64,
        off: f64,
    ) -> Result<JulianDayTt> {
        let truth = Truth {
            ephemeris: sampler.ephemeris,
            quantity: &self.quantity,
        };
        let (x, rate) = leg.solve(value + off);
        let piece = &leg.run.piece;
        truth.crossing(value + off, piece.time(x), rate, piece.error)
    }

    /// The leg of a time, and the longitude as it stands along the track.
    fn find<E: Ephemeris + ?Sized>(&mut self, sampler: &mut Sampler<'_, E>, here: Here) -> Result<(usize, f64)> {
        if self.legs.is_empty() {
            let range = &sampler.ephemeris.description().range;
            let end = JulianDayTt((here.at.0 + STRIDE).min(range.end().0));
            let pieces = sampler.pieces(&self.quantity, here.at..end)?;
            self.legs = legs(pieces, self.quantity.is_circular()).into();
        }
        while self.legs.front().is_some_and(|leg| here.at < leg.start()) && self.extend_back(sampler)? > 0 {}
        while self.legs.back().is_some_and(|leg| here.at >= leg.end()) && self.extend_ahead(sampler)? > 0 {}
        let index = self
            .legs
            .partition_point(|leg| leg.end() <= here.at)
            .min(self.legs.len().saturating_sub(1));
        // No leg is longer than 212 degrees, the Moon's in 16 days: from its middle the right circle is the nearest.
        let middle = |leg: &Leg| f64::midpoint(leg.from(), leg.to());
        let stands = self.legs.get(index).map_or(here.longitude, middle);
        let value = here.longitude + 360.0 * ((stands - here.longitude) / 360.0).round();
        Ok((index, value))
    }

    /// How many legs were added in front.
    fn extend_back<E: Ephemeris + ?Sized>(&mut self, sampler: &mut Sampler<'_, E>) -> Result<usize> {
        let range = &sampler.ephemeris.description().range;
        let Some(front) = self.legs.front() else { return Ok(0) };
        let end = front.run.piece.span.start;
        let start = JulianDayTt((end.0 - STRIDE).max(range.start().0));
        if start >= end {
            return Ok(0);
        }
        sampler.prepare_around(self.body, start..end)?;
        let mut new = legs(sampler.pieces(&self.quantity, start..end)?, self.quantity.is_circular());
        let gap = front.from() - new.last().map_or(0.0, Leg::to);
        let more = new.len();
        for mut leg in new.drain(..).rev() {
            leg.circles += self.circles(gap);
            self.legs.push_front(leg);
        }
        Ok(more)
    }

    fn extend_ahead<E: Ephemeris + ?Sized>(&mut self, sampler: &mut Sampler<'_, E>) -> Result<usize> {
        let range = &sampler.ephemeris.description().range;
        let Some(back) = self.legs.back() else { return Ok(0) };
        let start = back.run.piece.span.end;
        let end = JulianDayTt((start.0 + STRIDE).min(range.end().0));
        if start >= end {
            return Ok(0);
        }
        sampler.prepare_around(self.body, start..end)?;
        let mut new = legs(sampler.pieces(&self.quantity, start..end)?, self.quantity.is_circular());
        let gap = back.to() - new.first().map_or(0.0, Leg::from);
        let more = new.len();
        for mut leg in new.drain(..) {
            leg.circles += self.circles(gap);
            self.legs.push_back(leg);
        }
        Ok(more)
    }

    fn circles(&self, gap: f64) -> f64 {
        if self.quantity.is_circular() {
            360.0 * (gap / 360.0).round()
        } else {
            0.0
        }
    }

    /// Forgets what lies far before, once there is much.
    pub(super) fn prune(&mut self) {
        if self.legs.len() > KEPT {
            self.legs.drain(..KEPT / 2);
        }
    }
}

/// The legs of pieces that follow each other.
fn legs(pieces: Vec<Piece>, circular: bool) -> Vec<Leg> {
    let mut legs: Vec<Leg> = Vec::with_capacity(pieces.len() + 2);
    for piece in pieces {
        let Some((first, rest)) = piece.knots().split_first() else {
            continue;
        };
        let start = first.value;
        let circles = match legs.last() {
            Some(last) if circular => 360.0 * ((last.to() - start) / 360.0).round(),
            _ => 0.0,
        };
        let mut from = *first;
        for to in rest.iter().copied() {
            let run = Run {
                piece: piece.clone(),
                from,
                to,
            };
            from = to;
            if !run.is_flat() {
                legs.push(Leg { run, circles });
            }
        }
    }
    legs
}
