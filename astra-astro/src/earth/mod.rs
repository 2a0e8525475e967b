//! What turns with the Earth: delta T, the mean obliquity of the ecliptic, sidereal time. No ephemeris is needed for it.

mod delta_t;
mod sidereal;

pub(crate) use self::{
    delta_t::{DELTA_T_MODEL, delta_t},
    sidereal::sidereal_time,
};
pub(crate) use crate::precession::mean_obliquity;

#[cfg(test)]
mod tests;
