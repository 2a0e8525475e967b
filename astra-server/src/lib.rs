//! The server of Astra: a router to mount in any axum application, its configuration, and what the `astra` command
//! runs.
//!
//! Charts are cast by Astra's own ephemeris. A build with feature `swiss` links the Swiss Ephemeris too, and is AGPL-3.0.

pub mod api;
pub mod config;
mod serve;
pub mod session;

pub use api::{App, AppOptions, router};
pub use serve::{Serving, serve};
