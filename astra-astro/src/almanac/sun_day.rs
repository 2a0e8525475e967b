//! The day from one sunrise to the next, on which planetary hours and the panchanga are built.

use std::ops::Range;

use astra_core::{
    Result,
    chart::{Body, Instant, JulianDayUt},
};
use serde::Serialize;

use super::{
    Observer,
    horizon::{self, CrossingKind, HorizonOptions, Standing},
    scales,
};
use crate::ephemeris::Ephemeris;

/// Days after a sunrise within which the next sunset, and the next sunrise, make it a day of its own.
const LONGEST: f64 = 1.5;

/// The day that begins with the sunrise of a civil day; where the Sun does not rise or set in its turn, how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "sun", rename_all = "snake_case")]
pub enum SunDay {
    /// The Sun rises, sets and rises again.
    Rises(Daylight),
    /// It does not rise, or having risen does not set: polar day.
    Above,
    /// It does not rise, or having set does not rise again: polar night.
    Below,
}

/// A day from sunrise to sunrise.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Daylight {
    /// Its beginning.
    pub sunrise: Instant,
    /// The end of daylight.
    pub sunset: Instant,
    /// The end of the night: the beginning of the next day.
    pub next_sunrise: Instant,
}

impl Daylight {
    /// A part of the daylight from one fraction of it to another, 0 at sunrise and 1 at sunset; in universal time.
    #[must_use]
    pub fn of_day(&self, from: f64, to: f64) -> Range<JulianDayUt> {
        part(self.sunrise, self.sunset, from, to)
    }

    /// A part of the night likewise, 0 at sunset and 1 at the next sunrise.
    #[must_use]
    pub fn of_night(&self, from: f64, to: f64) -> Range<JulianDayUt> {
        part(self.sunset, self.next_sunrise, from, to)
    }
}

fn part(start: Instant, end: Instant, from: f64, to: f64) -> Range<JulianDayUt> {
    let length = end.jd_ut.0 - start.jd_ut.0;
    JulianDayUt(start.jd_ut.0 + from * length)..JulianDayUt(start.jd_ut.0 + to * length)
}

/// The day that begins with the first sunrise of a civil day.
///
/// # Errors
/// As [`horizon::crossings`].
pub fn sun_day<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    observer: Observer,
    options: HorizonOptions,
    civil: Range<JulianDayUt>,
) -> Result<SunDay> {
    let day = horizon::day(ephemeris, Body::Sun, observer, options, civil.clone())?;
    let Some(sunrise) = day.first(CrossingKind::Rise) else {
        // A day that has a sunset only ends one that never ended, or begins the night.
        return Ok(match day.standing {
            Some(Standing::Above) => SunDay::Above,
            _ => SunDay::Below,
        });
    };
    let sunrise = sunrise.instant;
    let end = scales::ut(ephemeris, *ephemeris.description().range.end())?;
    let next = |kind, from: JulianDayUt| {
        let span = from..JulianDayUt((from.0 + LONGEST).min(end.0));
        let found = horizon::crossings(ephemeris, Body::Sun, observer, options, span)?;
        for crossing in found {
            let crossing = crossing?;
            if crossing.kind == kind && crossing.instant.jd_ut > from {
                return Ok::<_, astra_core::Error>(Some(crossing.instant));
            }
        }
        Ok(None)
    };
    let Some(sunset) = next(CrossingKind::Set, sunrise.jd_ut)? else {
        return Ok(SunDay::Above);
    };
    let Some(next_sunrise) = next(CrossingKind::Rise, sunset.jd_ut)? else {
        return Ok(SunDay::Below);
    };
    Ok(SunDay::Rises(Daylight {
        sunrise,
        sunset,
        next_sunrise,
    }))
}
