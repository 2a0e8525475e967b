//! Where a zodiac begins, as a function of time: what a search in it subtracts from tropical longitudes.

use astra_core::{
    Result,
    chart::{JulianDayTt, Zodiac},
};

use crate::{angle::arc, ayanamsha, ephemeris::Ephemeris};

/// Days over which the speed is measured, either way.
const STEP: f64 = 0.1;

/// The tropical longitude of the zodiac's beginning in degrees, with nutation.
pub(super) fn start<E: Ephemeris + ?Sized>(ephemeris: &E, zodiac: Zodiac, at: JulianDayTt) -> Result<f64> {
    Ok(match zodiac {
        Zodiac::Tropical => 0.0,
        Zodiac::Sidereal(ayanamsha) => ayanamsha::mean(ayanamsha, at)? + ephemeris.orientation(at)?.nutation_longitude,
    })
}

/// The speed of [`start`] in degrees a day.
pub(super) fn start_speed<E: Ephemeris + ?Sized>(ephemeris: &E, zodiac: Zodiac, at: JulianDayTt) -> Result<f64> {
    let range = &ephemeris.description().range;
    let near = |days: f64| JulianDayTt((at.0 + days).clamp(range.start().0, range.end().0));
    let (before, after) = (near(-STEP), near(STEP));
    let way = arc(start(ephemeris, zodiac, before)?, start(ephemeris, zodiac, after)?);
    Ok(way / (after.0 - before.0))
}
