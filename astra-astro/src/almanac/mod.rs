//! The almanac: what the turning Earth and the pair of Sun and Moon give to a day and a place.
//!
//! [`horizon`] rising, setting, culmination, twilight; [`hours`] the unequal hours of the planets; [`moon`] phases and
//! lunations; [`eclipse`] eclipses of both, for the Earth and for a place; [`void_of_course`] the Moon between her last
//! aspect and the next sign.
//!
//! Everything is computed from states at the seam, so that any [`crate::ephemeris::Ephemeris`] feeds it. Iterators take
//! half-open spans of universal time and hold a few numbers, whatever the span.

pub mod eclipse;
pub mod horizon;
pub mod hours;
pub mod moon;
pub mod observer;
pub(crate) mod reach;
pub(crate) mod scales;
pub mod sun_day;
pub mod void_of_course;

pub use horizon::{Crossing, CrossingKind, HorizonOptions, Limb, Refraction, Twilight};
pub use moon::{Lunation, LunationKind, MoonPhase};
pub use observer::Observer;
