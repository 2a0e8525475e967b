//! The angles that the limbs divide, and when they pass from one division to the next. None of them ever turns back.

use std::ops::Range;

use astra_core::{
    Result,
    chart::{Ayanamsha, Body, JulianDayTt, Zodiac},
};

use crate::{
    almanac::{moon, reach},
    angle::normalize,
    ephemeris::Ephemeris,
    zodiac::{self, Offset},
};

/// An angle of Sun and Moon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Angle {
    /// The Moon from the Sun.
    Elongation,
    /// The Moon in the zodiac.
    Moon,
    /// Sun and Moon together, in the zodiac.
    Sum,
    /// The Sun in the zodiac.
    Sun,
}

/// One division of an angle.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Division {
    /// 0 from the beginning of the circle.
    pub(crate) index: i64,
    pub(crate) span: Range<JulianDayTt>,
}

/// A sky that answers in one sidereal zodiac.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sky<'a, E: ?Sized> {
    pub(crate) ephemeris: &'a E,
    pub(crate) ayanamsha: Ayanamsha,
}

impl<E: Ephemeris + ?Sized> Sky<'_, E> {
    /// How far the zodiac lies behind the tropical one.
    pub(crate) fn offset(&self, at: JulianDayTt) -> Result<Offset> {
        let orientation = self.ephemeris.orientation(at)?;
        let offset = zodiac::offset(self.ephemeris, Zodiac::Sidereal(self.ayanamsha), at, &orientation)?;
        // A sidereal zodiac always has one.
        Ok(offset.unwrap_or(Offset { value: 0.0, speed: 0.0 }))
    }

    /// An angle and its speed.
    pub(crate) fn angle(&self, angle: Angle, at: JulianDayTt) -> Result<(f64, f64)> {
        let tropical = |body| {
            let state = self.ephemeris.state(body, at)?;
            Ok::<_, astra_core::Error>((state.longitude, state.longitude_speed))
        };
        let sidereal = |longitude: f64, speed: f64, times: f64| {
            let offset = self.offset(at)?;
            Ok((
                normalize(longitude - times * offset.value),
                speed - times * offset.speed,
            ))
        };
        match angle {
            Angle::Elongation => moon::elongation(self.ephemeris, at),
            Angle::Moon => {
                let moon = tropical(Body::Moon)?;
                sidereal(moon.0, moon.1, 1.0)
            }
            Angle::Sun => {
                let sun = tropical(Body::Sun)?;
                sidereal(sun.0, sun.1, 1.0)
            }
            Angle::Sum => {
                let (moon, sun) = (tropical(Body::Moon)?, tropical(Body::Sun)?);
                sidereal(moon.0 + sun.0, moon.1 + sun.1, 2.0)
            }
        }
    }

    /// The divisions of `count` to the circle that hold at some time of a span, each whole.
    pub(crate) fn divisions(&self, angle: Angle, count: i64, span: &Range<JulianDayTt>) -> Result<Vec<Division>> {
        let unit = 360.0 / count as f64;
        let value = |at| self.angle(angle, at);
        let (now, speed) = value(span.start)?;
        let mut index = (now / unit).floor() as i64;
        let border = |index: i64| normalize(index as f64 * unit);
        let back = now - index as f64 * unit;
        let mut start = reach::nearest(value, border(index), JulianDayTt(span.start.0 - back / speed))?;
        let mut found = Vec::new();
        while start < span.end {
            // The next border lies a whole unit ahead.
            let (_, speed) = value(start)?;
            let end = reach::nearest(value, border(index + 1), JulianDayTt(start.0 + unit / speed))?;
            if end > span.start {
                found.push(Division {
                    index: index.rem_euclid(count),
                    span: start..end,
                });
            }
            (start, index) = (end, index + 1);
        }
        Ok(found)
    }
}
