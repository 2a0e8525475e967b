//! A quantity's way through time, cut where it turns: between two cuts it runs one way.

use std::{collections::VecDeque, ops::Range};

use astra_core::{Result, chart::JulianDayTt};

use super::{
    piece::{Piece, Sampler},
    quantity::Quantity,
};
use crate::{
    angle::arc,
    ephemeris::{Ephemeris, Knot},
};

/// Days fetched at a time.
const STRIDE: f64 = 64.0;

/// A part of a piece in which the quantity runs one way.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) piece: Piece,
    /// The value is the end of the run before, to the bit but for full circles.
    pub(super) from: Knot,
    pub(super) to: Knot,
}

impl Run {
    pub(super) fn rises(&self) -> bool {
        self.to.value > self.from.value
    }

    pub(super) fn is_flat(&self) -> bool {
        self.to.value == self.from.value
    }

    /// Where the run takes a value between those at its ends, and its rate there, in units a day.
    pub(super) fn solve(&self, value: f64) -> (f64, f64) {
        let (place, slope) = self.piece.series().solve_between(value, &self.from, &self.to);
        (place, self.piece.rate(slope))
    }
}

/// The runs of a quantity, in order; pieces are fetched as they are needed.
#[derive(Debug)]
pub(super) struct Runs {
    quantity: Quantity,
    /// What has not been fetched.
    rest: Range<JulianDayTt>,
    ready: VecDeque<Run>,
    /// The value at the end of the last run.
    carried: Option<f64>,
}

impl Runs {
    pub(super) fn new(quantity: Quantity, span: Range<JulianDayTt>) -> Self {
        Self {
            quantity,
            rest: span,
            ready: VecDeque::new(),
            carried: None,
        }
    }

    /// Whether the next run is not at hand and begins at a time or later.
    pub(super) fn would_fetch_from(&self, horizon: JulianDayTt) -> bool {
        self.ready.is_empty() && self.rest.start >= horizon && self.rest.start < self.rest.end
    }

    pub(super) fn next<E: Ephemeris + ?Sized>(&mut self, sampler: &mut Sampler<'_, E>) -> Result<Option<Run>> {
        while self.ready.is_empty() {
            if self.rest.start >= self.rest.end {
                return Ok(None);
            }
            let end = JulianDayTt((self.rest.start.0 + STRIDE).min(self.rest.end.0));
            let pieces = sampler.pieces(&self.quantity, self.rest.start..end)?;
            // Where the pieces end, past what was asked for, the next ones begin.
            self.rest.start = pieces
                .last()
                .map_or(end, |piece| JulianDayTt(piece.span.end.0.max(end.0)));
            for piece in pieces {
                self.cut(&piece);
            }
        }
        Ok(self.ready.pop_front())
    }

    fn cut(&mut self, piece: &Piece) {
        let Some((first, rest)) = piece.knots().split_first() else {
            return;
        };
        let mut from = *first;
        // The piece begins where the one before ended, to the rounding, though perhaps some circles away.
        from.value = match self.carried {
            Some(carried) if self.quantity.is_circular() => from.value + arc(from.value, carried),
            Some(carried) => carried,
            None => from.value,
        };
        for to in rest.iter().copied() {
            self.ready.push_back(Run {
                piece: piece.clone(),
                from,
                to,
            });
            from = to;
        }
        self.carried = Some(from.value);
    }
}
