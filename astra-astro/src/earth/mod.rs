//! What turns with the Earth: delta T, the mean obliquity of the ecliptic, sidereal time. No ephemeris is needed for it.

mod delta_t;
mod sidereal;

pub(crate) use self::{
    delta_t::{DELTA_T_MODEL, delta_t},
    sidereal::sidereal_time,
};
pub(crate) use crate::precession::mean_obliquity;

use astra_core::chart::{JulianDayTt, JulianDayUt};

/// Universal time of an instant of terrestrial time, by [`delta_t`].
pub(crate) fn universal(tt: JulianDayTt) -> JulianDayUt {
    // Delta T changes by a second in a year: its value a minute off is its value.
    let near = JulianDayUt(tt.0 - delta_t(JulianDayUt(tt.0)) / 86_400.0);
    JulianDayUt(tt.0 - delta_t(near) / 86_400.0)
}

#[cfg(test)]
mod tests;
