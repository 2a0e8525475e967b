//! The core of Astra: domain types, the traits behind which everything outside the process sits, and the
//! pipeline that turns a message into an answer.
//!
//! No network, no database, no vendor's name. See the crate `astra` for the parts put together.

mod error;

pub mod chart;

pub use error::{Error, ErrorKind, Result};
