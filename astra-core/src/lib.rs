//! The core of Astra: domain types, the traits behind which everything outside the process sits, and the
//! pipeline that turns a message into an answer.
//!
//! No network, no database, no vendor's name. See the crate `astra` for the parts put together.

mod analyst;
mod clock;
mod error;
mod keeper;
mod places;
mod scope;
mod words;

pub mod agent;
pub mod auth;
pub mod chart;
pub mod context;
pub mod feed;
pub mod memory;
pub mod prompt;
pub mod responder;
pub mod safety;
pub mod store;
#[cfg(feature = "testkit")]
pub mod testkit;
pub mod voice;

pub use analyst::{AnalysisRequest, Analyst, Proposal};
pub use clock::{Clock, ManualClock, SystemClock};
pub use error::{Error, ErrorKind, Result};
pub use keeper::{ChartKeeper, Kept};
pub use places::{Match, MatchKind, Place, PlaceResolver, ZoneAt, ZoneRule};
pub use scope::{Principal, Role, TenantId, UserId, UserScope};
pub use words::Language;
