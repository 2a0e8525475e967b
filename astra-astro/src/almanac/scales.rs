//! The two time scales at the border of the almanac: universal time outside, terrestrial time at the seam.

use std::ops::Range;

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Instant, JulianDayTt, JulianDayUt},
};

use crate::ephemeris::Ephemeris;

const SECONDS_PER_DAY: f64 = 86_400.0;

/// Terrestrial time of an instant, refused where the ephemeris does not reach.
pub(crate) fn tt<E: Ephemeris + ?Sized>(ephemeris: &E, at: JulianDayUt, field: &'static str) -> Result<JulianDayTt> {
    let range = &ephemeris.description().range;
    // A time that no model covers is not asked for delta T, which is far below a day.
    let near = JulianDayTt(range.start().0 - 1.0)..=JulianDayTt(range.end().0 + 1.0);
    let tt = match JulianDayTt(at.0) {
        far if !near.contains(&far) => far,
        _ => at.to_tt(ephemeris.delta_t(at)?),
    };
    ephemeris.description().check(tt, field)?;
    Ok(tt)
}

/// Universal time of an instant.
pub(crate) fn ut<E: Ephemeris + ?Sized>(ephemeris: &E, at: JulianDayTt) -> Result<JulianDayUt> {
    // Delta T changes by a second in a year: its value a minute off is its value.
    let near = JulianDayUt(at.0 - ephemeris.delta_t(JulianDayUt(at.0))? / SECONDS_PER_DAY);
    Ok(JulianDayUt(at.0 - ephemeris.delta_t(near)? / SECONDS_PER_DAY))
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
