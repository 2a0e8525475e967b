//! Searching time: when a quantity of the sky takes a value, and when it turns.
//!
//! [`Crossings`] and [`Turns`] are what everything else is made of. All searches are iterators that compute as they are
//! asked, so that a century needs no more memory than a month; all windows are half-open, in universal time; all times
//! found are exact to the millisecond where the ephemeris moves so finely.

mod events;
mod in_order;
mod piece;
mod quantity;
mod refine;
mod returns;
mod roots;
mod runs;
mod scale;
mod track;
mod transits;

pub use events::{
    HouseIngress, MutualAspect, SignIngress, Station, house_ingresses, mutual_aspects, sign_ingresses, stations,
};
pub use in_order::{InOrder, Timed};
pub use quantity::{Quantity, Sample};
pub use returns::{Return, returns};
pub use roots::{Crossing, Crossings, Turn, Turns};
pub use transits::TransitHits;
pub(crate) use transits::all;
