//! Searches run in terrestrial time and are asked and answered in universal time.

use std::ops::Range;

use astra_core::{
    Error, ErrorKind, Result,
    chart::{JulianDayTt, JulianDayUt},
};

use crate::ephemeris::{Ephemeris, terrestrial, universal};

/// Days before and after a window that are searched too: what is found there is dropped, so that an event at its edge
/// is found the same from either side, and a turn just outside is known for one.
const RIM: f64 = 1.0;

pub(super) fn ut<E: Ephemeris + ?Sized>(ephemeris: &E, at: JulianDayTt) -> Result<JulianDayUt> {
    universal(ephemeris, at).map(|(ut, _)| ut)
}

/// The span to search for a window, its rim included as far as the ephemeris reaches.
///
/// # Errors
/// [`ErrorKind::OutOfRange`] for a window beyond the ephemeris; [`ErrorKind::InvalidInput`] for one that ends before it
/// begins or is no time at all. The field is `from` or `to`.
pub(super) fn span<E: Ephemeris + ?Sized>(ephemeris: &E, window: &Range<JulianDayUt>) -> Result<Range<JulianDayTt>> {
    let range = &ephemeris.description().range;
    let (from, to) = (
        terrestrial(ephemeris, window.start, "from")?.0,
        terrestrial(ephemeris, window.end, "to")?.0,
    );
    if window.start > window.end {
        return Err(Error::new(
            ErrorKind::InvalidInput,
            "the window ends before it begins: expected from before to",
        )
        .with("field", "to")
        .with("from", window.start.0)
        .with("value", window.end.0));
    }
    Ok(JulianDayTt((from.0 - RIM).max(range.start().0))..JulianDayTt((to.0 + RIM).min(range.end().0)))
}
