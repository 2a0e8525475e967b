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
/// Splitting ends here: what is still worse is the ephemeris' own roughness, and the error says so.
const DEEPEST: u32 = 3;
/// What is measured between the nodes is taken so many times for the bound: compressed ephemerides have steps where
/// their own records meet, and a step may fall beside the points that are looked at.
const SAFETY: f64 = 6.0;
/// No bound is below this, in degrees or astronomical units: the rounding of a Julian day alone moves the Moon so far.
const FLOOR: f64 = 1e-8;
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
        check_range(range, span.start, "span")?;
        check_range(range, span.end, "span")?;
        if span.start > span.end {
            return Err(Error::new(
                ErrorKind::InvalidInput,
                "a span of time ends before it begins",
            ));
        }
        let length = Plan::of(body).days;
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

/// How a body is fitted.
struct Plan {
    /// Days that one fit covers at first: what the fast node of the Moon's orbit, and the fortnightly nutation in
    /// everything else, allow at this number of nodes.
    days: f64,
    /// A piece whose measured deviation is larger, in degrees, is split.
    tolerance: f64,
}

impl Plan {
    const fn of(body: Body) -> Self {
        match body {
            Body::Moon => Self {
                days: 4.0,
                tolerance: 5e-7,
            },
            // The osculating node and apogee magnify every roughness of the Moon's path.
            Body::TrueNode | Body::TrueLilith => Self {
                days: 4.0,
                tolerance: 1e-5,
            },
            _ => Self {
                days: 16.0,
                tolerance: 5e-7,
            },
        }
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
    let mut worst = SegmentError {
        longitude: 0.0,
        latitude: 0.0,
        distance: 0.0,
    };
    for k in 0..=NODES {
        let x = (std::f64::consts::PI * k as f64 / NODES as f64).cos();
        let (truth, fitted) = (at(x)?, piece.state(piece.time(x)));
        worst.longitude = worst.longitude.max(arc(truth.longitude, fitted.longitude).abs());
        worst.latitude = worst.latitude.max((truth.latitude - fitted.latitude).abs());
        worst.distance = worst.distance.max((truth.distance - fitted.distance).abs());
    }
    if depth < DEEPEST && worst.longitude.max(worst.latitude) > Plan::of(body).tolerance {
        let middle = JulianDayTt(middle);
        fit(body, start, middle, depth + 1, state, pieces)?;
        return fit(body, middle, end, depth + 1, state, pieces);
    }
    let bound = |worst: f64| (SAFETY * worst).max(FLOOR);
    // A step shows in both coordinates, though not at the same point that is looked at.
    let angle = bound(worst.longitude.max(worst.latitude));
    piece.error = SegmentError {
        longitude: angle,
        latitude: angle,
        distance: bound(worst.distance),
    };
    pieces.push(piece);
    Ok(())
}
