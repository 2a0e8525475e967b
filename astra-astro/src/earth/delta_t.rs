//! Terrestrial minus universal time, from a table of cubic pieces.

use std::f64::consts::TAU;

use astra_core::chart::JulianDayUt;

use crate::precession::J2000;

// Made by `data/delta_t.py`; where it comes from is told in `data/DELTA_T.txt`.
include!("../../data/delta_t.rs");

const JULIAN_YEAR: f64 = 365.25;

/// What [`delta_t`] goes by.
pub(crate) const DELTA_T_MODEL: &str = "Morrison, Stephenson, Hohenkerk and Zawilski 2021 before 1948, \
    McCarthy and Babcock 1986 before 1962, the IERS' daily values to November 2026 and its prediction for 2027, \
    then the long-term length of the day of the first";

/// Terrestrial time minus UT1 in seconds.
///
/// Value and slope are continuous from 1500 to 2700; outside of these years, the long-term curve is taken to run on from
/// the ends of the table. The table's own argument is terrestrial time, which changes the value by a millisecond at most.
pub(crate) fn delta_t(at: JulianDayUt) -> f64 {
    let year = 2000.0 + (at.0 - J2000) / JULIAN_YEAR;
    let (table, place, width) = if (DAILY..END).contains(&year) {
        (FINE.as_slice(), (year - DAILY) * STEPS, 1.0 / STEPS)
    } else if (FIRST..LAST).contains(&year) {
        (YEARLY.as_slice(), year - FIRST, 1.0)
    } else {
        return beyond(year);
    };
    let row = place as usize;
    let Some([[from, slope_from], [to, slope_to]]) = table.get(row..row + 2) else {
        return beyond(year);
    };
    // The cubic of Hermite.
    let t = place - row as f64;
    let (begin, end, rise) = (width * slope_from, width * slope_to, to - from);
    from + t * (begin + t * (3.0 * rise - 2.0 * begin - end + t * (begin + end - 2.0 * rise)))
}

fn beyond(year: f64) -> f64 {
    let [[first, _], .., [last, _]] = YEARLY;
    let (edge, value) = if year < FIRST { (FIRST, first) } else { (LAST, last) };
    value + long_term(year) - long_term(edge)
}

/// Delta T but for a constant: the integral of the excess of the day, 1.72 t - 3.5 sin(2 pi (t + 0.75) / 14)
/// milliseconds, t in centuries since 1825 (L. V. Morrison and others, *Proceedings of the Royal Society A* 477, 20200776
/// (2021)).
fn long_term(year: f64) -> f64 {
    /// Seconds a century, for a millisecond a day.
    const CENTURY: f64 = 36.525;
    const TURN: f64 = TAU / 14.0;
    let t = (year - 1825.0) / 100.0;
    CENTURY * (0.86 * t * t + 3.5 / TURN * (TURN * (t + 0.75)).cos())
}
