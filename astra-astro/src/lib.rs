//! Charts for Astra: ephemerides behind one seam, and everything astrological above it.
//!
//! [`Engine`] implements [`astra_core::chart::ChartEngine`] over any [`ephemeris::Ephemeris`]; [`tables()`] makes
//! the one that needs no configuration. What is read from a chart takes a [`astra_core::chart::Chart`]; what searches time
//! takes the ephemeris.
//!
//! | to | look in |
//! |---|---|
//! | cast charts | [`Engine`], [`columns`] by the thousand, [`houses`], [`ayanamsha`], [`stars`], [`aspects`] |
//! | read them | [`western`], [`vedic`], [`pair`] |
//! | search time | [`search`], [`almanac`], [`vedic::panchanga`], [`vedic::muhurta`] |
//! | divide life | [`vedic::dasha`], [`progress`], [`time_lords`] |
//! | know where and when | [`places`], [`civil`] |
//! | draw | [`pictures`] |
//!
//! # Data of others
//! - The ephemeris tables, derived from JPL DE440, which is in the public domain; Chiron and the asteroids are sampled
//!   from files that are CC0: `data/ephemeris`.
//! - The time zone database of the IANA, in the public domain, with the history before 1970: `data/TZDB.txt`.
//! - Feature `places`: the gazetteer of [GeoNames](https://www.geonames.org), CC BY 4.0; feature `boundaries`: the
//!   boundaries of time zones of OpenStreetMap's contributors, ODbL 1.0: `data/PLACES.txt`. Who passes a build with
//!   them on keeps these attributions; the basis of a chart cast by a place's name carries the first.
#![cfg_attr(
    feature = "swiss",
    doc = "\nThis build has the feature `swiss`, the Swiss Ephemeris: with it, it is AGPL-3.0."
)]

pub mod almanac;
pub mod angle;
pub mod aspects;
pub mod ayanamsha;
pub mod civil;
pub mod columns;
pub mod coordinates;
mod earth;
mod engine;
pub mod ephemeris;
pub mod houses;
pub mod pair;
pub mod pictures;
pub mod places;
mod precession;
pub mod progress;
pub mod search;
pub mod stars;
#[cfg(feature = "swiss")]
mod swiss;
mod tables;
pub mod time_lords;
mod trig;
pub mod vedic;
pub mod western;
pub mod zodiac;

pub use civil::time_zone;
pub use engine::Engine;
#[cfg(feature = "swiss")]
pub use swiss::{SwissEphemeris, SwissOptions};

pub use tables::{TableEphemeris, TableOptions};

/// The chart engine over Astra's own tables: those shipped, or the file that `ASTRA_EPHEMERIS_TABLES` names.
///
/// # Errors
/// As [`TableEphemeris::open`].
pub fn tables() -> astra_core::Result<Engine<TableEphemeris>> {
    TableEphemeris::open(TableOptions::default()).map(Engine::new)
}

/// The chart engine over the Swiss Ephemeris, with the files shipped or those that `ASTRA_EPHEMERIS_PATH` names.
///
/// # Errors
/// As [`SwissEphemeris::open`].
#[cfg(feature = "swiss")]
pub fn swiss() -> astra_core::Result<Engine<SwissEphemeris>> {
    SwissEphemeris::open(SwissOptions::default()).map(Engine::new)
}
