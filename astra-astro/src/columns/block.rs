//! A few rows at a time, computed in a small table that stays in the processor's cache.
//!
//! The columns of a long table lie pages apart: written row by row, each value would be a miss.

use astra_core::{Error, chart::HouseSystem};

use super::{
    pairs::{Hit, Standing},
    row::{Plan, Row},
    table::{AspectColumns, BODY_COLUMNS, LOCAL_COLUMNS, Share, TIME_COLUMNS},
};
use crate::ephemeris::Ephemeris;

/// Rows of a block.
const ROWS: usize = 32;

/// A table of as many columns as the request has, and [`ROWS`] rows.
pub(super) struct Block {
    numbers: Vec<[f64; ROWS]>,
    system: [Option<HouseSystem>; ROWS],
    /// The aspects of the rows, and how many each has.
    hits: Vec<Hit>,
    counts: [u32; ROWS],
    /// Rows that are filled.
    rows: usize,
    row: Row,
    standing: Standing,
    room: Vec<Hit>,
}

impl Block {
    pub(super) fn new<E: Ephemeris + ?Sized>(plan: &Plan<'_, E>) -> Self {
        let columns = TIME_COLUMNS + BODY_COLUMNS * plan.bodies() + LOCAL_COLUMNS;
        Self {
            numbers: vec![[f64::NAN; ROWS]; columns],
            system: [None; ROWS],
            hits: Vec::new(),
            counts: [0; ROWS],
            rows: 0,
            row: Row::new(plan.bodies()),
            standing: Standing::new(),
            room: plan.pairs.room(),
        }
    }

    /// Computes the rows from one on, at most as many as are left; gives their number.
    pub(super) fn compute<E: Ephemeris + ?Sized>(
        &mut self,
        plan: &Plan<'_, E>,
        first: usize,
        left: usize,
        errors: &mut Vec<(usize, Error)>,
    ) -> usize {
        self.rows = left.min(ROWS);
        self.hits.clear();
        let places = self.system.iter_mut().zip(&mut self.counts);
        for (at, (system, count)) in places.enumerate().take(self.rows) {
            let cells = self.numbers.iter_mut().filter_map(|column| column.get_mut(at));
            match plan.compute(first + at, &mut self.row) {
                Ok(()) => {
                    for (cell, value) in cells.zip(self.row.values()) {
                        *cell = value;
                    }
                    *system = self.row.local.as_ref().map(|local| local.system);
                    plan.stand(&self.row, &mut self.standing);
                    let found = plan.pairs.find(&self.standing, &mut self.room);
                    self.hits.extend(self.room.iter().take(found));
                    *count = found as u32;
                }
                Err(error) => {
                    cells.for_each(|cell| *cell = f64::NAN);
                    (*system, *count) = (None, 0);
                    errors.push((first + at, error.during("charts")));
                }
            }
        }
        self.rows
    }

    /// Copies the rows to their place in the columns.
    pub(super) fn store(&self, share: &mut Share<'_>, at: usize, aspects: &mut AspectColumns) {
        for (column, block) in share.numbers.iter_mut().zip(&self.numbers) {
            let cells = column.iter_mut().skip(at).take(self.rows);
            cells.zip(block).for_each(|(cell, value)| *cell = *value);
        }
        let cells = share.system.iter_mut().skip(at).take(self.rows);
        cells.zip(&self.system).for_each(|(cell, system)| *cell = *system);
        let mut end = aspects.orb.len() as u32;
        aspects.offsets.extend(self.counts.iter().take(self.rows).map(|count| {
            end = end.wrapping_add(*count);
            end
        }));
        aspects.a.extend(self.hits.iter().map(|hit| hit.a));
        aspects.b.extend(self.hits.iter().map(|hit| hit.b));
        aspects.kind.extend(self.hits.iter().map(Hit::kind));
        aspects.orb.extend(self.hits.iter().map(|hit| hit.orb));
        aspects.applying.extend(self.hits.iter().map(|hit| hit.applying));
    }
}
