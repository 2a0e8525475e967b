//! Astra: a personal astrology assistant with memory and a voice, to embed in any app.
//!
//! This crate puts the parts together: [`Astra::builder`] takes a store, a chart engine and an agent, each with an
//! embedded default, and runs the pipeline; [`User`] is one person's view of it. The parts themselves are
//! re-exported: `core` always, adapters by the feature of their name. The default engine comes with feature `astro`; feature
//! `swiss` adds `astro::SwissEphemeris`, for [`Builder::engine`], and makes a build AGPL-3.0.
//!
//! ```
//! # #[cfg(feature = "astro")]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> astra::Result<()> {
//! use astra::prelude::*;
//! let astra = Astra::builder().start()?;
//! let asha = astra.user("asha")?;
//! asha.set_birth(&PinnedFacts {
//!     name: Some("Asha".into()),
//!     birth_date: Some(astra::date(1990, 6, 15)?),
//!     birth_time: Some(Some(astra::time(12, 30)?)),
//!     latitude: Some(41.9028),
//!     longitude: Some(12.4964),
//!     timezone: Some("Europe/Rome".into()),
//!     ..PinnedFacts::default()
//! })
//! .await?;
//! println!("{}", asha.ask("What does my chart say about this week?").await?);
//! # astra.shutdown().await;
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "astro"))]
//! # fn main() {}
//! ```

mod builder;
mod user;

#[cfg(feature = "astro")]
pub use astra_astro as astro;
pub use astra_core as core;
#[cfg(feature = "sqlite")]
pub use astra_sqlite as sqlite;

pub use astra_core::{Error, ErrorKind, Result};
pub use builder::{Astra, Builder};
pub use user::{Answer, User};

/// What most programs need.
pub mod prelude {
    pub use crate::{Answer, Astra, Error, ErrorKind, Result, User};
    pub use astra_core::{
        TenantId, UserId, UserScope,
        context::{PinnedFacts, System},
        feed::Packet,
        store::NewMessage,
    };
}

/// A day of the proleptic Gregorian calendar.
///
/// # Errors
/// [`ErrorKind::InvalidInput`] when there is no such day.
pub fn date(year: i16, month: i8, day: i8) -> Result<jiff::civil::Date> {
    jiff::civil::Date::new(year, month, day).map_err(|cause| {
        Error::invalid("date", format_args!("{year}-{month}-{day}"), "a day of the calendar").caused_by(cause)
    })
}

/// A time of day on a 24-hour clock.
///
/// # Errors
/// [`ErrorKind::InvalidInput`] when there is no such time.
pub fn time(hour: i8, minute: i8) -> Result<jiff::civil::Time> {
    jiff::civil::Time::new(hour, minute, 0, 0).map_err(|cause| {
        Error::invalid("time", format_args!("{hour}:{minute}"), "a time from 0:00 to 23:59").caused_by(cause)
    })
}
