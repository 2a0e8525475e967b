//! The trait behind which ephemerides sit.

use std::fmt;

use serde::Serialize;

use super::{Chart, ChartRequest, HouseSystem, JulianDayUt, TransitRequest, Transits};
use crate::Result;

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
}
