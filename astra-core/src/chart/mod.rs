//! Charts: what is asked ([`ChartRequest`]), what is answered ([`Chart`], [`Transits`]), and the engine
//! between them ([`ChartEngine`]).
//!
//! Angles are ecliptic degrees of date, 0 up to but not including 360. Speeds are degrees a day, distances
//! astronomical units. East longitude and north latitude are positive.

mod aspect;
mod ayanamsha;
mod basis;
mod body;
mod calendar;
mod engine;
mod house_system;
mod lot;
mod named;
mod natal;
mod orbs;
pub mod overview;
mod point;
mod query;
mod request;
mod search;
mod sect;
mod sign;
mod time;
mod uncertainty;
mod zodiac;

pub use aspect::{AspectKind, NatalAspect, TransitAspect};
pub use ayanamsha::{Ayanamsha, NamedAyanamsha};
pub use basis::{Basis, Citation, PlaceBasis, PlaceOrigin, Reading, TimeBasis};
pub use body::{Body, BodySet};
pub use calendar::Calendar;
pub use engine::{ChartCapability, ChartEngine};
pub use house_system::HouseSystem;
pub use lot::{Lot, LotFormula, Night, Term};
pub use natal::{Angles, Chart, DaySpan, Placement, SignChange, StarConjunction, StarPlacement, Transits, house_of};
pub use orbs::{Moieties, OrbRule, Orbs};
pub use point::{HouseNumber, Point};
pub use query::check_uncertainty;
pub use request::{ChartOptions, ChartRequest, Coordinates, Fold, Moment, PolarPolicy, StarChoice, TransitRequest};
pub use search::{NatalPoint, TransitHit, TransitSearch};
pub use sect::Sect;
pub use sign::Sign;
pub use time::{Instant, JulianDayTt, JulianDayUt};
pub use uncertainty::{AspectChance, Elongation, Pada, Stretch, Uncertainty};
pub use zodiac::{LunarNode, Zodiac};
