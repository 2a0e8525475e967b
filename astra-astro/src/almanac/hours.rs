//! The unequal hours of the planets: twelve from sunrise to sunset, twelve from sunset to sunrise.
//!
//! The first hour of the day belongs to the planet of the weekday, the next ones follow in the Chaldean order, from the
//! slowest planet to the fastest (Vettius Valens, *Anthologies* I 10; W. Lilly, *Christian Astrology* I, p. 482). The
//! weekday begins at sunrise.

use std::ops::Range;

use astra_core::{
    Result,
    chart::{Body, Instant, JulianDayUt},
};
use serde::Serialize;

use super::{
    HorizonOptions, Observer,
    sun_day::{SunDay, sun_day},
};
use crate::ephemeris::Ephemeris;

/// From Sunday.
pub(crate) const DAY_RULERS: [Body; 7] = [
    Body::Sun,
    Body::Moon,
    Body::Mars,
    Body::Mercury,
    Body::Jupiter,
    Body::Venus,
    Body::Saturn,
];

/// From the slowest to the fastest, as antiquity saw them.
const CHALDEAN: [Body; 7] = [
    Body::Saturn,
    Body::Jupiter,
    Body::Mars,
    Body::Sun,
    Body::Venus,
    Body::Mercury,
    Body::Moon,
];

/// One planetary hour.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PlanetaryHour {
    /// 1 to 12 by day, 13 to 24 by night.
    pub number: u8,
    /// Its planet.
    pub ruler: Body,
    /// Its beginning.
    pub start: Instant,
    /// Its end, the beginning of the next.
    pub end: Instant,
}

/// The hours of a day, or why there are none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanetaryHours {
    /// The planet of the weekday.
    pub day_ruler: Body,
    /// Sunrise and sunset, or polar day or night.
    #[serde(flatten)]
    pub day: SunDay,
    /// All 24, in order; none in polar day and night.
    pub hours: Vec<PlanetaryHour>,
}

impl PlanetaryHours {
    /// The hour at an instant.
    #[must_use]
    pub fn at(&self, at: JulianDayUt) -> Option<&PlanetaryHour> {
        self.hours
            .iter()
            .find(|hour| (hour.start.jd_ut..hour.end.jd_ut).contains(&at))
    }
}

/// The planetary hours of the day that begins with the sunrise of a civil day.
///
/// `weekday` counts from Sunday, 0; `civil` is the civil day of the place. By default ([`HorizonOptions::default`]) the
/// Sun rises with its upper rim.
///
/// # Errors
/// As [`super::horizon::crossings`].
pub fn planetary_hours<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    observer: Observer,
    options: HorizonOptions,
    weekday: u8,
    civil: Range<JulianDayUt>,
) -> Result<PlanetaryHours> {
    let day = sun_day(ephemeris, observer, options, civil)?;
    let day_ruler = ruler_of_day(weekday);
    let hours = match &day {
        SunDay::Rises(daylight) => (0..24)
            .map(|index: u8| {
                let part = f64::from(index % 12) / 12.0;
                let span = if index < 12 {
                    daylight.of_day(part, part + 1.0 / 12.0)
                } else {
                    daylight.of_night(part, part + 1.0 / 12.0)
                };
                Ok(PlanetaryHour {
                    number: index + 1,
                    ruler: ruler_of_hour(weekday, index),
                    start: Instant::new(span.start)?,
                    end: Instant::new(span.end)?,
                })
            })
            .collect::<Result<Vec<_>>>()?,
        SunDay::Above | SunDay::Below => Vec::new(),
    };
    Ok(PlanetaryHours { day_ruler, day, hours })
}

/// The planet of a weekday, counted from Sunday.
#[must_use]
pub fn ruler_of_day(weekday: u8) -> Body {
    DAY_RULERS
        .into_iter()
        .nth(usize::from(weekday % 7))
        .unwrap_or(Body::Sun)
}

/// The planet of an hour, counted from sunrise, 0.
#[must_use]
pub fn ruler_of_hour(weekday: u8, hour: u8) -> Body {
    let first = ruler_of_day(weekday);
    CHALDEAN
        .into_iter()
        .cycle()
        .skip_while(|body| *body != first)
        .nth(usize::from(hour))
        .unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_twenty_fifth_hour_is_the_first_of_the_next_day() {
        for weekday in 0..7 {
            assert_eq!(ruler_of_hour(weekday, 0), ruler_of_day(weekday));
            assert_eq!(ruler_of_hour(weekday, 24), ruler_of_day(weekday + 1));
        }
    }

    #[test]
    fn the_second_hour_of_sunday_is_that_of_venus() {
        assert_eq!(ruler_of_hour(0, 1), Body::Venus);
        assert_eq!(ruler_of_hour(0, 3), Body::Moon);
    }
}
