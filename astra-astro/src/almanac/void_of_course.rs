//! The Moon through the signs, and the time in each when she makes no more aspect: void of course.
//!
//! "A planet is void of course when he is separated from a planet, nor doth forthwith, during his being in that sign,
//! apply to any other" (W. Lilly, *Christian Astrology* I, p. 112). Here the Moon is void from her last exact major
//! aspect in a sign until she enters the next; from her entry, where she makes none at all. Longitudes are tropical.

use std::ops::Range;

use astra_core::{
    Result,
    chart::{AspectKind, Body, Instant, JulianDayTt, JulianDayUt, Sign},
};
use serde::{Deserialize, Serialize};

use super::{reach, scales};
use crate::{angle::normalize, ephemeris::Ephemeris};

/// The bodies to which aspects count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoidBodies {
    /// Sun to Saturn, as Lilly knew them.
    Traditional,
    /// Sun to Pluto, as today's calendars have it.
    #[default]
    Modern,
}

impl VoidBodies {
    /// The bodies, without the Moon.
    pub fn bodies(self) -> impl Iterator<Item = Body> {
        let count = match self {
            Self::Traditional => 6,
            Self::Modern => 9,
        };
        [
            Body::Sun,
            Body::Mercury,
            Body::Venus,
            Body::Mars,
            Body::Jupiter,
            Body::Saturn,
            Body::Uranus,
            Body::Neptune,
            Body::Pluto,
        ]
        .into_iter()
        .take(count)
    }
}

/// An exact aspect of the Moon.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MoonAspect {
    /// To which body.
    pub body: Body,
    /// Which of the five major aspects.
    pub aspect: AspectKind,
    /// When it is exact.
    #[serde(flatten)]
    pub instant: Instant,
}

/// The Moon's stay in one sign.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MoonSign {
    /// The sign.
    pub sign: Sign,
    /// When she enters it.
    pub start: Instant,
    /// When she enters the next.
    pub end: Instant,
}

/// A time when the Moon is void of course.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct VoidOfCourse {
    /// The sign that she leaves.
    pub sign: Sign,
    /// Her last exact aspect there, or her entry where she makes none.
    pub start: Instant,
    /// Her entry into the next sign.
    pub end: Instant,
    /// The last aspect; None where she makes none in the whole sign.
    pub last_aspect: Option<MoonAspect>,
}

/// The signs that the Moon passes through in a span, the first and the last whole.
///
/// # Errors
/// [`astra_core::ErrorKind::OutOfRange`] for a span outside the ephemeris, [`astra_core::ErrorKind::InvalidInput`] for
/// one that ends before it begins. An item is an error where a stay reaches over the ephemeris' end.
pub fn moon_signs<E: Ephemeris + ?Sized>(ephemeris: &E, span: Range<JulianDayUt>) -> Result<MoonSigns<'_, E>> {
    let tt = scales::span(ephemeris, &span)?;
    Ok(MoonSigns {
        ephemeris,
        next: Some(tt.start),
        end: tt.end,
    })
}

/// Made by [`moon_signs`].
#[derive(Clone, Debug)]
pub struct MoonSigns<'a, E: ?Sized> {
    ephemeris: &'a E,
    next: Option<JulianDayTt>,
    end: JulianDayTt,
}

impl<E: Ephemeris + ?Sized> MoonSigns<'_, E> {
    /// The stay at a time, with its limits in terrestrial time.
    fn stay(&self, at: JulianDayTt) -> Result<(MoonSign, Range<JulianDayTt>)> {
        let moon = |at| longitude(self.ephemeris, Body::Moon, at);
        let (now, speed) = moon(at)?;
        let sign = Sign::of(now);
        let guess = |way: f64| JulianDayTt(at.0 + way / speed);
        let start = reach::nearest(moon, sign.start(), guess(sign.start() - now))?;
        let end = reach::nearest(moon, sign.start() + 30.0, guess(sign.start() + 30.0 - now))?;
        let stay = MoonSign {
            sign,
            start: scales::instant(self.ephemeris, start)?,
            end: scales::instant(self.ephemeris, end)?,
        };
        Ok((stay, start..end))
    }

    fn next_stay(&mut self) -> Option<Result<(MoonSign, Range<JulianDayTt>)>> {
        let at = self.next.take().filter(|at| *at < self.end)?;
        let stay = self.stay(at);
        if let Ok((_, span)) = &stay {
            // A second later she is in the next one, whatever the last digit.
            self.next = Some(JulianDayTt(span.end.0 + 1e-5));
        }
        Some(stay)
    }
}

impl<E: Ephemeris + ?Sized> Iterator for MoonSigns<'_, E> {
    type Item = Result<MoonSign>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_stay().map(|stay| stay.map(|(stay, _)| stay))
    }
}

/// The times void of course that end in a span or reach into it, in order.
///
/// # Errors
/// As [`moon_signs`].
pub fn voids<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    bodies: VoidBodies,
    span: Range<JulianDayUt>,
) -> Result<Voids<'_, E>> {
    Ok(Voids {
        signs: moon_signs(ephemeris, span.clone())?,
        bodies,
        span,
    })
}

/// Made by [`voids`].
#[derive(Clone, Debug)]
pub struct Voids<'a, E: ?Sized> {
    signs: MoonSigns<'a, E>,
    bodies: VoidBodies,
    span: Range<JulianDayUt>,
}

impl<E: Ephemeris + ?Sized> Iterator for Voids<'_, E> {
    type Item = Result<VoidOfCourse>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let found = self.signs.next_stay()?.and_then(|(stay, span)| {
                let last_aspect = last_aspect(self.signs.ephemeris, self.bodies, &span)?;
                Ok(VoidOfCourse {
                    sign: stay.sign,
                    start: last_aspect.map_or(stay.start, |aspect| aspect.instant),
                    end: stay.end,
                    last_aspect,
                })
            });
            match found {
                Ok(void) if void.start.jd_ut >= self.span.end => {}
                found => return Some(found),
            }
        }
    }
}

/// The last exact aspect of the Moon in a span in which she passes through less than a circle.
fn last_aspect<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    bodies: VoidBodies,
    span: &Range<JulianDayTt>,
) -> Result<Option<MoonAspect>> {
    let mut last: Option<(JulianDayTt, Body, AspectKind)> = None;
    for body in bodies.bodies() {
        // No body is as fast as the Moon: her way from each only grows.
        let ahead = |at| {
            let (moon, body) = (longitude(ephemeris, Body::Moon, at)?, longitude(ephemeris, body, at)?);
            Ok((normalize(moon.0 - body.0), moon.1 - body.1))
        };
        let ((start, _), (end, speed)) = (ahead(span.start)?, ahead(span.end)?);
        let way = normalize(end - start);
        for (angle, aspect) in ANGLES {
            let before_end = normalize(end - angle);
            if before_end >= way {
                continue;
            }
            let at = reach::nearest(ahead, angle, JulianDayTt(span.end.0 - before_end / speed))?;
            if last.is_none_or(|(latest, ..)| at > latest) {
                last = Some((at, body, aspect));
            }
        }
    }
    last.map(|(at, body, aspect)| {
        Ok(MoonAspect {
            body,
            aspect,
            instant: scales::instant(ephemeris, at)?,
        })
    })
    .transpose()
}

/// The ways ahead of a body at which the Moon makes a major aspect.
const ANGLES: [(f64, AspectKind); 8] = [
    (0.0, AspectKind::Conjunction),
    (60.0, AspectKind::Sextile),
    (90.0, AspectKind::Square),
    (120.0, AspectKind::Trine),
    (180.0, AspectKind::Opposition),
    (240.0, AspectKind::Trine),
    (270.0, AspectKind::Square),
    (300.0, AspectKind::Sextile),
];

fn longitude<E: Ephemeris + ?Sized>(ephemeris: &E, body: Body, at: JulianDayTt) -> Result<(f64, f64)> {
    let state = ephemeris.state(body, at)?;
    Ok((state.longitude, state.longitude_speed))
}
