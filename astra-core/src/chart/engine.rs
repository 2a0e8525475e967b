//! The trait behind which ephemerides sit.

use std::fmt;

use serde::Serialize;

use super::{Chart, ChartRequest, HouseSystem, JulianDayUt, TransitHit, TransitRequest, TransitSearch, Transits};
use crate::{Error, ErrorKind, Result};

/// What an engine can do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChartCapability {
    /// The engine's name, as `--engine` takes it.
    pub name: &'static str,
    /// The first instant that it computes.
    pub from: JulianDayUt,
    /// The end of its range.
    pub to: JulianDayUt,
    /// The house systems that it computes.
    pub houses: Vec<HouseSystem>,
}

/// Computes charts.
///
/// Synchronous and free of global state as a caller sees it: any number of threads may call one engine, and the
/// same request gives the same answer on each. Requests and answers are owned, so that they cross every binding;
/// async hosts call from a blocking pool.
pub trait ChartEngine: Send + Sync + fmt::Debug {
    /// What the engine can do.
    fn capability(&self) -> ChartCapability;

    /// The chart of a birth.
    ///
    /// # Errors
    /// - [`crate::ErrorKind::InvalidInput`]: an unknown zone.
    /// - [`crate::ErrorKind::OutOfRange`]: outside [`ChartCapability::from`] to `to`; or the house system does not
    ///   exist at that latitude and the policy is [`super::PolarPolicy::Error`].
    /// - [`crate::ErrorKind::AmbiguousTime`], [`crate::ErrorKind::NonexistentTime`]: the clocks were changed.
    fn natal(&self, request: &ChartRequest) -> Result<Chart>;

    /// The sky of one instant against a natal chart.
    ///
    /// # Errors
    /// [`crate::ErrorKind::OutOfRange`] as above.
    fn transits(&self, request: &TransitRequest) -> Result<Transits>;

    /// The exact transits of a window to natal points, in the order of time.
    ///
    /// # Errors
    /// - [`crate::ErrorKind::OutOfRange`]: the window is not within the range; the field is `from` or `to`.
    /// - [`crate::ErrorKind::InvalidInput`]: a window that ends before it begins; a longitude, an orb or a distance that
    ///   is none.
    /// - [`crate::ErrorKind::TooLarge`]: more hits than [`TransitSearch::limit`].
    /// - [`crate::ErrorKind::Unsupported`]: the engine does not search, or does not have a body.
    fn search(&self, request: &TransitSearch) -> Result<Vec<TransitHit>> {
        let _ = request;
        Err(Error::new(
            ErrorKind::Unsupported,
            "this chart engine does not search for transits",
        ))
    }
}
