//! Charts in columns: slices in, one vector a quantity out, on as many cores as there are.
//!
//! For tables of thousands of births: a command over a file, an extension of another language, an Arrow batch. Every
//! row is the chart that [`Engine::natal`](crate::Engine) casts of the same moment and place, without its words; a row
//! that cannot be computed is told in [`ChartColumns::errors`] and leaves the others alone.
//!
//! ```
//! use astra_astro::columns::{ChartsRequest, Places, Times, charts};
//!
//! let engine = astra_astro::tables()?;
//! let times = [2_448_058.020_833, 2_451_545.0];
//! let rome = Places { latitudes: &[41.9028], longitudes: &[12.4964] };
//! let columns = charts(engine.ephemeris(), &ChartsRequest::new(Times::Ut(&times), Some(rome)))?;
//! assert_eq!(columns.bodies[0].longitude.len(), 2);
//! assert!(columns.errors.is_empty());
//! # Ok::<(), astra_core::Error>(())
//! ```

mod block;
mod pairs;
mod request;
mod row;
mod table;

use std::num::NonZeroUsize;

use astra_core::{Error, Result};

pub use request::{ChartsRequest, Places, Times};
pub use table::{AspectColumns, BodyColumns, ChartColumns, LocalColumns};

use self::{block::Block, row::Plan, table::Share};
use crate::ephemeris::Ephemeris;

/// Fewer rows than this are not worth a thread.
const ROWS_OF_A_THREAD: usize = 256;

/// The charts of a request, on this thread.
///
/// # Errors
/// - [`astra_core::ErrorKind::InvalidInput`] for slices of unequal length, and for orbs that are none.
/// - [`astra_core::ErrorKind::Unsupported`] for a lot among the points.
/// - [`astra_core::ErrorKind::TooLarge`] for more than 256 points, or more aspects than offsets can count.
///
/// What is wrong with one row is in [`ChartColumns::errors`].
pub fn charts<E: Ephemeris + ?Sized>(ephemeris: &E, request: &ChartsRequest<'_>) -> Result<ChartColumns> {
    charts_on(ephemeris, request, NonZeroUsize::MIN)
}

/// The same on every core.
///
/// # Errors
/// As [`charts`].
pub fn charts_on_all_cores<E: Ephemeris + ?Sized>(ephemeris: &E, request: &ChartsRequest<'_>) -> Result<ChartColumns> {
    let cores = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    charts_on(ephemeris, request, cores)
}

/// The same on at most so many threads. The charts do not depend on their number.
///
/// # Errors
/// As [`charts`].
pub fn charts_on<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    request: &ChartsRequest<'_>,
    threads: NonZeroUsize,
) -> Result<ChartColumns> {
    let mut columns = ChartColumns::default();
    charts_into(ephemeris, request, threads, &mut columns)?;
    Ok(columns)
}

/// The same into columns that held other charts before, whose memory is used again: for tables that are worked
/// through in parts.
///
/// # Errors
/// As [`charts`]; the columns then hold nothing of meaning.
pub fn charts_into<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    request: &ChartsRequest<'_>,
    threads: NonZeroUsize,
    columns: &mut ChartColumns,
) -> Result<()> {
    let rows = request.check()?;
    let plan = Plan::new(ephemeris, request)?;
    columns.shape(request, rows);
    let threads = threads.get().min(rows.div_ceil(ROWS_OF_A_THREAD)).max(1);
    let share = rows.div_ceil(threads).max(1);
    let ChartColumns { aspects, errors, .. } = columns;
    let mut found = vec![(std::mem::take(aspects), std::mem::take(errors))];
    found.resize_with(rows.div_ceil(share).max(1), Default::default);
    let mut shares = Vec::with_capacity(found.len());
    let mut rest = Share::of(columns);
    for (number, (aspects, errors)) in found.iter_mut().enumerate() {
        let (first, others) = rest.split(share);
        shares.push((number * share, first, aspects, errors));
        rest = others;
    }
    std::thread::scope(|scope| {
        let mut shares = shares.into_iter();
        let own = shares.next();
        for (first, share, aspects, errors) in shares {
            let plan = &plan;
            scope.spawn(move || fill(plan, first, share, aspects, errors));
        }
        if let Some((first, share, aspects, errors)) = own {
            fill(&plan, first, share, aspects, errors);
        }
    });
    let mut found = found.into_iter();
    (columns.aspects, columns.errors) = found.next().unwrap_or_default();
    for (aspects, errors) in found {
        columns.aspects.append(aspects)?;
        columns.errors.extend(errors);
    }
    columns.aspects.check()
}

/// Computes the rows of a share, the first of which has a number among all.
fn fill<E: Ephemeris + ?Sized>(
    plan: &Plan<'_, E>,
    first: usize,
    mut share: Share<'_>,
    aspects: &mut AspectColumns,
    errors: &mut Vec<(usize, Error)>,
) {
    let mut block = Block::new(plan);
    let rows = share.rows();
    let mut done = 0;
    while done < rows {
        let count = block.compute(plan, first + done, rows - done, errors);
        block.store(plan, &mut share, done, aspects);
        done += count;
    }
}
