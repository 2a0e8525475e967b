//! A few rows at a time, computed in a small table that stays in the processor's cache.
//!
//! The columns of a long table lie pages apart: written row by row, each value would be a miss.

use astra_core::{Error, chart::HouseSystem};

use super::{
    pairs::{Room, Standing},
    row::{Plan, Row},
    table::{AspectColumns, BODY_COLUMNS, LOCAL_COLUMNS, Share, TIME_COLUMNS},
};
use crate::ephemeris::{Ephemeris, StateReader};

/// Rows of a block.
pub(super) const ROWS: usize = 32;

/// A column of a block.
pub(super) type Cells = [f64; ROWS];

/// A table of as many columns as the request has, and [`ROWS`] rows.
pub(super) struct Block<'e> {
    reader: Box<dyn StateReader + 'e>,
    pub(super) times: [Cells; TIME_COLUMNS],
    pub(super) bodies: Vec<[Cells; BODY_COLUMNS]>,
    pub(super) local: [Cells; LOCAL_COLUMNS],
    system: [Option<HouseSystem>; ROWS],
    /// Rows that are filled.
    rows: usize,
    row: Row,
    points: Vec<Standing>,
    room: Room,
}

impl<'e> Block<'e> {
    pub(super) fn new<E: Ephemeris + ?Sized>(plan: &Plan<'e, E>) -> Self {
        Self {
            reader: plan.ephemeris.reader(),
            times: [[f64::NAN; ROWS]; TIME_COLUMNS],
            bodies: vec![[[f64::NAN; ROWS]; BODY_COLUMNS]; plan.request.bodies.len()],
            local: [[f64::NAN; ROWS]; LOCAL_COLUMNS],
            system: [None; ROWS],
            rows: 0,
            row: Row::new(plan.request.bodies.len()),
            points: vec![Standing::default(); plan.request.points.len()],
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
        for at in 0..self.rows {
            let computed = plan.compute(first + at, &mut *self.reader, &mut self.row);
            if let Err(error) = computed {
                errors.push((first + at, error.during("charts")));
                self.row.clear();
            }
            self.put(at);
        }
        self.rows
    }

    /// Writes the row into the table.
    fn put(&mut self, at: usize) {
        let put = |cells: &mut Cells, value: f64| {
            if let Some(cell) = cells.get_mut(at) {
                *cell = value;
            }
        };
        for (cells, value) in self.times.iter_mut().zip(self.row.times) {
            put(cells, value);
        }
        for (columns, state) in self.bodies.iter_mut().zip(&self.row.states) {
            let [longitude, latitude, distance, speeds @ ..] = columns;
            put(longitude, state.longitude);
            put(latitude, state.latitude);
            put(distance, state.distance);
            let [longitude_speed, latitude_speed, distance_speed] = speeds;
            put(longitude_speed, state.longitude_speed);
            put(latitude_speed, state.latitude_speed);
            put(distance_speed, state.distance_speed);
        }
        let Some(local) = &self.row.local else {
            self.local.iter_mut().for_each(|cells| put(cells, f64::NAN));
            if let Some(system) = self.system.get_mut(at) {
                *system = None;
            }
            return;
        };
        let angles = &local.angles;
        let [ascendant, midheaven, vertex, east_point, cusps @ ..] = &mut self.local;
        put(ascendant, angles.ascendant);
        put(midheaven, angles.midheaven);
        put(vertex, angles.vertex);
        put(east_point, angles.east_point);
        for (cells, cusp) in cusps.iter_mut().zip(local.cusps) {
            put(cells, cusp);
        }
        if let Some(system) = self.system.get_mut(at) {
            *system = Some(local.system);
        }
    }

    /// Copies the rows to their place in the columns, and adds their aspects.
    pub(super) fn store<E: Ephemeris + ?Sized>(
        &mut self,
        plan: &Plan<'_, E>,
        share: &mut Share<'_>,
        at: usize,
        aspects: &mut AspectColumns,
    ) {
        let place = at..at + self.rows;
        let blocks = self.times.iter().chain(self.bodies.iter().flatten()).chain(&self.local);
        for (column, cells) in share.numbers.iter_mut().zip(blocks) {
            if let (Some(column), Some(cells)) = (column.get_mut(place.clone()), cells.get(..self.rows)) {
                column.copy_from_slice(cells);
            }
        }
        if let (Some(column), Some(cells)) = (share.system.get_mut(place), self.system.get(..self.rows)) {
            column.copy_from_slice(cells);
        }
        let mut ends = [0; ROWS];
        let ends = ends.get_mut(..self.rows).unwrap_or_default();
        let mut points = std::mem::take(&mut self.points);
        plan.stand(self, &mut points);
        let hits = plan.pairs.find(&points, &mut self.room, ends);
        let before = aspects.orb.len() as u32;
        aspects.offsets.extend(ends.iter().map(|end| before.wrapping_add(*end)));
        aspects.a.extend(hits.iter().map(|hit| hit.a));
        aspects.b.extend(hits.iter().map(|hit| hit.b));
        aspects.kind.extend(hits.iter().map(|hit| hit.kind));
        aspects.orb.extend(hits.iter().map(|hit| hit.orb));
        aspects.applying.extend(hits.iter().map(|hit| hit.applying));
        self.points = points;
    }
}
