//! Charts: what is asked ([`ChartRequest`]), what is answered ([`Chart`], [`Transits`]), and the engine
//! between them ([`ChartEngine`]).
//!
//! Angles are ecliptic degrees of date, 0 up to but not including 360. Speeds are degrees a day, distances
//! astronomical units. East longitude and north latitude are positive.

mod aspect;
mod basis;
mod body;
mod calendar;
mod engine;
mod natal;
pub mod overview;
mod query;
mod request;
mod sign;
mod time;

pub use aspect::{AspectKind, NatalAspect, Orbs, Point, TransitAspect};
pub use basis::{Basis, Citation, PlaceBasis, PlaceOrigin, Reading, TimeBasis};
pub use body::Body;
pub use calendar::Calendar;
pub use engine::{ChartCapability, ChartEngine};
pub use natal::{Angles, Chart, DaySpan, Placement, SignChange, Transits, house_of};
pub use query::check_uncertainty;
pub use request::{
    Ayanamsha, ChartOptions, ChartRequest, Coordinates, Fold, HouseSystem, Moment, PolarPolicy, TransitRequest, Zodiac,
};
pub use sign::Sign;
pub use time::{Instant, JulianDayTt, JulianDayUt};
