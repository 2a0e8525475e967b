//! Chebyshev pieces for an ephemeris without tables: fitted to its positions when asked for, kept in a bounded cache.

use std::{
    ops::{Range, RangeInclusive},
    sync::Arc,
};

use astra_core::{
    Error, Result,
    chart::{Body, JulianDayTt},
};
use quick_cache::sync::Cache;

use super::{Chebyshev, Path, Segment, SegmentError, cells};
use crate::angle::arc;

/// Cells are counted from here, so that the same time always falls into the same piece.
const EPOCH: f64 = 2_451_545.0;
/// Points between the nodes where a fit is compared with what it was made from.
const PROBES: usize = 8;
/// Splitting ends here: what is still worse is the ephemeris' own roughness, and the error says so.
const DEEPEST: u32 = 3;
/// What is measured between the nodes is taken so many times for the bound: compressed ephemerides have steps where
/// their own records meet, and a step may fall beside the points that are looked at.
const SAFETY: f64 = 6.0;
/// The last terms of the series, which a step anywhere in the piece swells, are taken so many times for the bound.
const TAIL_SAFETY: f64 = 12.0;
const TAIL: usize = 4;
/// No bound is below this, in degrees or astronomical units: the rounding of a Julian day alone moves the Moon so far.
const FLOOR: f64 = 1e-8;
/// Compressed ephemerides have steps of this size, in degrees, that no piece follows.
const STEP: f64 = 4e-7;
/// Cells kept unless asked otherwise. The century from 1950 to 2050 of the bodies of a natal chart has 23,000 of them; a
/// cell takes 0.9 KB, so that the cache grows to about 36 MB at most.
const CAPACITY: usize = 40_000;

/// Longitude and latitude in degrees, distance in astronomical units.
pub type Position = [f64; 3];

/// Fits pieces to positions and keeps them.
pub struct Fitter {
    cells: Cache<(Body, i64), Arc<[Arc<Segment>]>>,
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
    /// A fitter that keeps at most about `capacity` cells of a week or a month, 0.9 KB each.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self {
            cells: Cache::new(capacity),
        }
    }

    /// The pieces of a span, from `position`, which answers within `range`.
    ///
    /// # Errors
    /// Those of `position`; [`astra_core::ErrorKind::InvalidInput`] for a span that ends before it begins.
    pub fn segments(
        &self,
        body: Body,
        span: Range<JulianDayTt>,
        range: &RangeInclusive<JulianDayTt>,
        position: impl Fn(Body, JulianDayTt) -> Result<Position>,
    ) -> Result<Vec<Arc<Segment>>> {
        let plan = Plan::of(body);
        let cells = cells(range, &span, EPOCH, plan.days)?;
        let mut pieces = Vec::with_capacity(cells.clone().count());
        for cell in cells {
            let fitted = self.cells.get_or_insert_with(&(body, cell), || {
                let mut fitted = fit(&[body], &plan, plan.bounds(cell, range), 0, &position)?;
                Ok::<_, Error>(fitted.pop().unwrap_or_default().into())
            })?;
            let wanted = fitted
                .iter()
                .filter(|piece| piece.end > span.start && piece.start < span.end || piece.start == span.start);
            pieces.extend(wanted.cloned());
        }
        Ok(pieces)
    }

    /// Fits what is missing of several bodies, asking for all of them at one time after another: what an ephemeris
    /// computes for a time, such as nutation and the place of the Earth, then serves every body.
    ///
    /// # Errors
    /// As [`Fitter::segments`].
    pub fn prepare(
        &self,
        bodies: &[Body],
        span: Range<JulianDayTt>,
        range: &RangeInclusive<JulianDayTt>,
        position: impl Fn(Body, JulianDayTt) -> Result<Position>,
    ) -> Result<()> {
        for plan in [Plan::SLOW, Plan::MOON, Plan::OSCULATING] {
            let bodies: Vec<_> = bodies.iter().copied().filter(|body| Plan::of(*body) == plan).collect();
            if bodies.is_empty() {
                continue;
            }
            for cell in cells(range, &span, EPOCH, plan.days)? {
                let missing: Vec<_> = bodies
                    .iter()
                    .copied()
                    .filter(|body| self.cells.peek(&(*body, cell)).is_none())
                    .collect();
                let fitted = fit(&missing, &plan, plan.bounds(cell, range), 0, &position)?;
                for (body, pieces) in missing.into_iter().zip(fitted) {
                    self.cells.insert((body, cell), pieces.into());
                }
            }
        }
        Ok(())
    }
}

/// How a body is fitted: as long a cell as its fastest motion allows at that number of nodes, which for most bodies is
/// the nutation of a week.
#[derive(Clone, Copy, PartialEq)]
struct Plan {
    days: f64,
    nodes: usize,
    /// A piece whose measured deviation is larger, in degrees, is split.
    tolerance: f64,
}

impl Plan {
    const SLOW: Self = Self {
        days: 32.0,
        nodes: 24,
        tolerance: 5e-7,
    };
    const MOON: Self = Self {
        days: 8.0,
        nodes: 22,
        tolerance: 5e-7,
    };
    /// What osculates magnifies every roughness of the Moon's path; splitting does not help against that.
    const OSCULATING: Self = Self {
        days: 8.0,
        nodes: 28,
        tolerance: 1e-4,
    };

    const fn of(body: Body) -> Self {
        match body {
            Body::Moon => Self::MOON,
            Body::TrueNode | Body::TrueLilith => Self::OSCULATING,
            _ => Self::SLOW,
        }
    }

    fn bounds(&self, cell: i64, range: &RangeInclusive<JulianDayTt>) -> Range<JulianDayTt> {
        let start = (EPOCH + cell as f64 * self.days).max(range.start().0);
        let end = (EPOCH + (cell + 1) as f64 * self.days).min(range.end().0);
        JulianDayTt(start)..JulianDayTt(end)
    }
}

/// The pieces of a span for each of the bodies.
fn fit(
    bodies: &[Body],
    plan: &Plan,
    span: Range<JulianDayTt>,
    depth: u32,
    position: &impl Fn(Body, JulianDayTt) -> Result<Position>,
) -> Result<Vec<Vec<Arc<Segment>>>> {
    let (middle, half) = (
        f64::midpoint(span.start.0, span.end.0),
        (span.end.0 - span.start.0) / 2.0,
    );
    if bodies.is_empty() || half <= 0.0 {
        return Ok(vec![Vec::new(); bodies.len()]);
    }
    // One time after another, and at each every body.
    let sample = |places: &[f64]| -> Result<Vec<Vec<Position>>> {
        let mut samples = vec![Vec::with_capacity(places.len()); bodies.len()];
        for x in places {
            let at = JulianDayTt((middle + x * half).clamp(span.start.0, span.end.0));
            for (body, samples) in bodies.iter().zip(&mut samples) {
                samples.push(position(*body, at)?);
            }
        }
        Ok(samples)
    };
    // A shorter piece has less to follow.
    let count = plan.nodes - plan.nodes / 5 * depth as usize;
    let nodes: Vec<f64> = (0..count).map(|k| Chebyshev::node(k, count)).collect();
    let probes: Vec<f64> = (0..PROBES).map(|k| probe(k, count)).collect();
    let (at_nodes, at_probes) = (sample(&nodes)?, sample(&probes)?);
    let mut fitted = Vec::with_capacity(bodies.len());
    for (body, (at_nodes, at_probes)) in bodies.iter().zip(at_nodes.iter().zip(&at_probes)) {
        let path = path(at_nodes);
        let worst = worst(&path, &probes, at_probes);
        if depth < DEEPEST && worst.longitude.max(worst.latitude) > plan.tolerance {
            let middle = JulianDayTt(middle);
            let mut pieces = Vec::new();
            for half in [span.start..middle, middle..span.end] {
                pieces.extend(fit(&[*body], plan, half, depth + 1, position)?.into_iter().flatten());
            }
            fitted.push(pieces);
        } else {
            let error = bound(&path, &worst);
            fitted.push(vec![Arc::new(Segment::new(*body, span.clone(), path, error))]);
        }
    }
    Ok(fitted)
}

/// The k-th place between two nodes, spread over the piece with both ends among them.
fn probe(k: usize, nodes: usize) -> f64 {
    let gaps = nodes.saturating_sub(1);
    let gap = k * gaps.saturating_sub(1) / (PROBES - 1);
    (std::f64::consts::PI * (gap as f64 + 0.5) / gaps as f64).cos()
}

fn path(at_nodes: &[Position]) -> Path {
    let first = at_nodes.first().map(|[longitude, ..]| *longitude).unwrap_or_default();
    // Unwound step by step: the Moon may run half a circle in a cell, but not between two nodes.
    let longitudes: Vec<_> = at_nodes
        .iter()
        .scan(first, |previous, [longitude, ..]| {
            *previous += arc(*previous, *longitude);
            Some(*previous)
        })
        .collect();
    let latitudes: Vec<_> = at_nodes.iter().map(|[_, latitude, _]| *latitude).collect();
    let distances: Vec<_> = at_nodes.iter().map(|[.., distance]| *distance).collect();
    Path {
        longitude: Chebyshev::through(&longitudes),
        latitude: Chebyshev::through(&latitudes),
        distance: Chebyshev::through(&distances),
    }
}

/// The largest deviations at the probes.
fn worst(path: &Path, probes: &[f64], at_probes: &[Position]) -> SegmentError {
    let mut worst = SegmentError {
        longitude: 0.0,
        latitude: 0.0,
        distance: 0.0,
    };
    for (x, [longitude, latitude, distance]) in probes.iter().zip(at_probes) {
        worst.longitude = worst.longitude.max(arc(*longitude, path.longitude.value(*x)).abs());
        worst.latitude = worst.latitude.max((latitude - path.latitude.value(*x)).abs());
        worst.distance = worst.distance.max((distance - path.distance.value(*x)).abs());
    }
    worst
}

fn bound(path: &Path, worst: &SegmentError) -> SegmentError {
    let of = |worst: f64, series: &Chebyshev| {
        let tail: f64 = series.coefficients().iter().rev().take(TAIL).map(|c| c.abs()).sum();
        (SAFETY * worst).max(TAIL_SAFETY * tail).max(FLOOR)
    };
    // A step shows in both coordinates, though not at the same point that is looked at.
    let angle = of(worst.longitude, &path.longitude).max(of(worst.latitude, &path.latitude)) + STEP;
    SegmentError {
        longitude: angle,
        latitude: angle,
        distance: of(worst.distance, &path.distance),
    }
}
