//! Charts for Astra: ephemerides behind one seam, houses, aspects, transits and civil time.
#![cfg_attr(
    feature = "swiss",
    doc = "\nThis build has the feature `swiss`: with it, it is AGPL-3.0."
)]

pub mod angle;
pub mod ayanamsha;
pub mod ephemeris;
pub mod houses;
#[cfg(feature = "swiss")]
mod swiss;

#[cfg(feature = "swiss")]
pub use swiss::{SwissEphemeris, SwissOptions};
