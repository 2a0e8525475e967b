//! Chebyshev pieces for an ephemeris without tables: fitted to its states when asked for, kept in a bounded cache.

use std::{
    ops::{Range, RangeInclusive},
    sync::Arc,
};

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Body, JulianDayTt},
};
use quick_cache::sync::Cache;

use super::{Chebyshev, Segment, SegmentError, State, check_range};
use crate::angle::arc;

/// Cells are counted from here, so that the same time always falls into the same piece.
const EPOCH: f64 = 2_451_545.0;
/// Points of a fit.
const NODES: usize = 16;
/// A piece that is further off, in degrees, is split: 0.0004 arc seconds.
const TOLERANCE: f64 = 1e-7;
/// Splitting ends here: what is still worse is the ephemeris' own roughness, and the error says so.
const DEEPEST: u32 = 4;
/// Cells kept unless asked otherwise: about 6 MB.
const CAPACITY: usize = 4096;

/// Fits pieces to states and keeps them.
pub struct Fitter {
    cells: Cache<(Body, i64), Arc<[Segment]>>,
}

impl std::fmt::Debug for Fitter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fitter").field("cells", &self.cells.len()).finish()
    }
}

impl Default for Fitter {
    fn default() -> Self {
        Self::new(CAPACITY)
    }
}

impl Fitter {
    /// A fitter that keeps at most about `capacity` cells of a few days.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self {
            cells: Cache::new(capacity),
        }
    }

    /// The pieces of a span, from `state`, which answers within `range`.
    ///
    /// # Errors
    /// Those of `state`; [`ErrorKind::InvalidInput`] for a span that ends before it begins.
    pub fn segments(
        &self,
        body: Body,
        span: Range<JulianDayTt>,
        range: &RangeInclusive<JulianDayTt>,
        state: impl Fn(JulianDayTt) -> Result<State>,
    ) -> Result<Vec<Segment>> {
        check_range(range, span.start)?;
        check_range(range, span.end)?;
        if span.start > span.end {
            return Err(Error::new(
                ErrorKind::InvalidInput,
                "a span of time ends before it begins",
            ));
        }
        let length = cell_length(body);
        let cell_of = |at: JulianDayTt| ((at.0 - EPOCH) / length).floor() as i64;
        let mut pieces = Vec::new();
        for cell in cell_of(span.start)..=cell_of(span.end) {
            let fitted = self.cells.get_or_insert_with(&(body, cell), || {
                let start = (EPOCH + cell as f64 * length).max(range.start().0);
                let end = (EPOCH + (cell + 1) as f64 * length).min(range.end().0);
                let mut fitted = Vec::new();
                fit(body, JulianDayTt(start), JulianDayTt(end), 0, &state, &mut fitted)?;
                Ok::<_, Error>(fitted.into())
            })?;
            let wanted = fitted
                .iter()
                .filter(|piece| piece.end > span.start && piece.start < span.end || piece.start == span.start);
            pieces.extend(wanted.cloned());
        }
        Ok(pieces)
    }
}

/// Days that one fit covers at first: what the fast nodes of the Moon's orbit, and the fortnightly nutation in
/// everything else, allow at this number of nodes.
fn cell_length(body: Body) -> f64 {
    match body {
        Body::Moon | Body::TrueNode => 4.0,
        _ => 16.0,
    }
}

fn fit(
    body: Body,
    start: JulianDayTt,
    end: JulianDayTt,
    depth: u32,
    state: &impl Fn(JulianDayTt) -> Result<State>,
    pieces: &mut Vec<Segment>,
) -> Result<()> {
    let (middle, half) = ((start.0 + end.0) / 2.0, (end.0 - start.0) / 2.0);
    if half <= 0.0 {
        return Ok(());
    }
    let at = |x: f64| state(JulianDayTt((middle + x * half).clamp(start.0, end.0)));
    let nodes = (0..NODES)
        .map(|k| at(Chebyshev::node(k, NODES)))
        .collect::<Result<Vec<_>>>()?;
    let first = nodes.first().map(|state| state.longitude).unwrap_or_default();
    // Unwound step by step: the Moon may run half a circle in a cell, but not between two nodes.
    let longitudes: Vec<_> = nodes
        .iter()
        .scan(first, |previous, state| {
            *previous += arc(*previous, state.longitude);
            Some(*previous)
        })
        .collect();
    let latitudes: Vec<_> = nodes.iter().map(|state| state.latitude).collect();
    let distances: Vec<_> = nodes.iter().map(|state| state.distance).collect();
    let mut piece = Segment {
        body,
        start,
        end,
        longitude: Chebyshev::through(&longitudes),
        latitude: Chebyshev::through(&latitudes),
        distance: Chebyshev::through(&distances),
        error: SegmentError {
            longitude: 0.0,
            latitude: 0.0,
            distance: 0.0,
        },
    };
    // Between the nodes, and at both ends, the interpolant strays furthest.
    for k in 0..=NODES {
        let x = (std::f64::consts::PI * k as f64 / NODES as f64).cos();
        let (truth, fitted) = (at(x)?, piece.state(piece.time(x)));
        let error = &mut piece.error;
        error.longitude = error.longitude.max(2.0 * arc(truth.longitude, fitted.longitude).abs());
        error.latitude = error.latitude.max(2.0 * (truth.latitude - fitted.latitude).abs());
        error.distance = error.distance.max(2.0 * (truth.distance - fitted.distance).abs());
    }
    if depth < DEEPEST && piece.error.longitude.max(piece.error.latitude) > TOLERANCE {
        let middle = JulianDayTt(middle);
        fit(body, start, middle, depth + 1, state, pieces)?;
        return fit(body, middle, end, depth + 1, state, pieces);
    }
    pieces.push(piece);
    Ok(())
}
