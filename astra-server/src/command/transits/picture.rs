//! `astra transits --svg`: the window as a time-line.

use astra::{
    astro::pictures::{Timeline, TimelineOptions, timeline},
    core::{
        Result,
        chart::{ChartEngine as _, JulianDayUt},
    },
};
use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{
    super::shared::{Engine, SheetArgs, window},
    query,
};

/// How many days beyond the window transits are sought whose orbs may reach into it: with two degrees, the slowest
/// bodies take two years from one end of the orb to the other.
const REACH: f64 = 731.0;
/// Rows of one picture at most.
const MOST: usize = 400;

/// Draws the transits that the fields of a batch line ask for.
pub(super) fn draw(engine: &Engine, fields: &Map<String, Value>, sheet: &SheetArgs) -> Result<String> {
    let window = window::window(fields)?;
    let capability = engine.capability();
    let mut wide = fields.clone();
    for (name, at, by) in [("from", window.start, -REACH), ("to", window.end, REACH)] {
        // A window beyond the ephemeris is refused as it was asked for.
        let within = capability.from.0 <= at.0 && at.0 <= capability.to.0;
        let at = if within {
            (at.0 + by).clamp(capability.from.0, capability.to.0)
        } else {
            at.0
        };
        wide.insert(name.into(), at.into());
    }
    // Backwards stays backwards, to be refused.
    let asked = if window.start < window.end { &wide } else { fields };
    let found = query::answer(engine, asked)?;
    let at = |day: JulianDayUt| day.to_timestamp();
    let passes = found.hits.iter().chain(&found.near_misses).map(Into::into);
    let line = Timeline::new(at(window.start)?, at(window.end)?, passes);
    let options = TimelineOptions {
        title: sheet.title("Transits"),
        today: Some(Timestamp::now()),
        most: MOST,
        ..TimelineOptions::themed(sheet.theme()?)
    };
    Ok(timeline(&line, &options))
}
