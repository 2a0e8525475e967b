//! The two time scales at the border of the almanac: universal time outside, terrestrial time at the seam.

use std::ops::Range;

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Instant, JulianDayTt, JulianDayUt},
};

use crate::ephemeris::{Ephemeris, terrestrial, universal};

/// Terrestrial time of an instant, refused where the ephemeris does not reach.
pub(crate) fn tt<E: Ephemeris + ?Sized>(ephemeris: &E, at: JulianDayUt, field: &'static str) -> Result<JulianDayTt> {
    terrestrial(ephemeris, at, field).map(|(tt, _)| tt)
}

/// Universal time of an instant.
pub(crate) fn ut<E: Ephemeris + ?Sized>(ephemeris: &E, at: JulianDayTt) -> Result<JulianDayUt> {
    universal(ephemeris, at).map(|(ut, _)| ut)
}

/// An instant found in terrestrial time, as it is told.
pub(crate) fn instant<E: Ephemeris + ?Sized>(ephemeris: &E, at: JulianDayTt) -> Result<Instant> {
    Instant::new(ut(ephemeris, at)?)
}

/// Checks a span and takes it to terrestrial time.
///
/// # Errors
/// [`ErrorKind::OutOfRange`] naming `from` or `to`; [`ErrorKind::InvalidInput`] for one that ends before it begins.
pub(crate) fn span<E: Ephemeris + ?Sized>(ephemeris: &E, span: &Range<JulianDayUt>) -> Result<Range<JulianDayTt>> {
    let (from, to) = (tt(ephemeris, span.start, "from")?, tt(ephemeris, span.end, "to")?);
    if from > to {
        return Err(Error::new(
            ErrorKind::InvalidInput,
            "the span ends before it begins: expected a `to` that is not before `from`",
        )
        .with("field", "to")
        .with("from", span.start.0)
        .with("to", span.end.0));
    }
    Ok(from..to)
}
