//! Eclipses as one place sees them.

use std::ops::Range;

use astra_core::{
    Result,
    chart::{Instant, JulianDayTt, JulianDayUt},
};
use serde::Serialize;

use super::{
    super::{
        Observer,
        horizon::Refraction,
        observer::{Direction, SUN_RADIUS, difference, direction, length},
        reach, scales,
    },
    EclipseOptions, LunarEclipse, LunarEclipseKind, SolarEclipse, SolarEclipseKind, SolarEclipses,
    geometry::{Pair, apart},
    solar_eclipses,
};
use crate::ephemeris::Ephemeris;

/// Days around the greatest eclipse of the Earth in which a place has its own.
const NEAR: f64 = 0.17;

/// A moment of an eclipse at a place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Phase {
    /// When.
    #[serde(flatten)]
    pub instant: Instant,
    /// Degrees of the eclipsed body's centre above the horizon, without refraction.
    pub altitude: f64,
    /// Degrees from north by east.
    pub azimuth: f64,
    /// Whether the rim of the body is over the horizon, lifted by the 34 arc minutes of almanacs.
    pub visible: bool,
}

/// A solar eclipse at a place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LocalSolarEclipse {
    /// What it is there, were the Sun up all the time: partial, annular or total.
    pub kind: SolarEclipseKind,
    /// First contact: the Moon touches the Sun.
    pub start: Phase,
    /// Second contact: totality or annularity begins.
    pub central_start: Option<Phase>,
    /// The greatest eclipse.
    pub greatest: Phase,
    /// Third contact: totality or annularity ends.
    pub central_end: Option<Phase>,
    /// Fourth contact: the Moon leaves the Sun.
    pub end: Phase,
    /// The part of the Sun's diameter covered at the greatest eclipse; where total or annular, the ratio of the
    /// diameters.
    pub magnitude: f64,
    /// The part of the Sun's disc covered then, 0 to 1.
    pub obscuration: f64,
    /// Whether the Sun is over the horizon at some time of the eclipse.
    pub visible: bool,
}

/// A lunar eclipse at a place: the eclipse of all, and where the Moon stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LocalLunarEclipse {
    /// The Moon touches the penumbra.
    pub penumbral_start: Phase,
    /// She touches the umbra.
    pub partial_start: Option<Phase>,
    /// She is wholly within the umbra.
    pub total_start: Option<Phase>,
    /// The greatest eclipse.
    pub greatest: Phase,
    /// She begins to leave the umbra.
    pub total_end: Option<Phase>,
    /// She has left the umbra.
    pub partial_end: Option<Phase>,
    /// She has left the penumbra.
    pub penumbral_end: Phase,
    /// The deepest phase of which something is seen.
    pub visible: Option<LunarEclipseKind>,
}

/// Sun and Moon as an observer has them.
struct View {
    sun: Direction,
    sun_radius: f64,
    moon_radius: f64,
    apart: f64,
    at: JulianDayUt,
}

impl View {
    fn at<E: Ephemeris + ?Sized>(
        ephemeris: &E,
        options: &EclipseOptions,
        observer: &Observer,
        at: JulianDayTt,
    ) -> Result<Self> {
        let pair = Pair::at(ephemeris, at)?;
        let here = pair.frame.observer(observer);
        let (sun, moon) = (difference(pair.sun, here), difference(pair.moon, here));
        let angle = |radius: f64, distance: f64| (radius / distance).asin().to_degrees();
        Ok(Self {
            sun: direction(&pair.frame, observer, pair.sun, true),
            sun_radius: angle(SUN_RADIUS, length(sun)),
            moon_radius: angle(options.moon(), length(moon)),
            apart: apart(sun, moon),
            at: pair.jd_ut,
        })
    }

    /// Negative while the discs overlap.
    fn outside(&self) -> f64 {
        self.apart - self.sun_radius - self.moon_radius
    }

    /// Negative while one disc lies within the other.
    fn inside(&self) -> f64 {
        self.apart - (self.sun_radius - self.moon_radius).abs()
    }

    fn phase(&self) -> Result<Phase> {
        phase(self.at, &self.sun, self.sun_radius)
    }

    fn magnitude(&self) -> f64 {
        if self.inside() < 0.0 {
            self.moon_radius / self.sun_radius
        } else {
            (self.sun_radius + self.moon_radius - self.apart) / (2.0 * self.sun_radius)
        }
    }

    /// The covered part of the disc: the area common to two circles.
    fn obscuration(&self) -> f64 {
        let (s, m, d) = (self.sun_radius, self.moon_radius, self.apart);
        if d >= s + m {
            return 0.0;
        }
        if d <= (s - m).abs() {
            return (m / s).powi(2).min(1.0);
        }
        let at_sun = ((d * d + s * s - m * m) / (2.0 * d * s)).clamp(-1.0, 1.0).acos();
        let at_moon = ((d * d + m * m - s * s) / (2.0 * d * m)).clamp(-1.0, 1.0).acos();
        let segments =
            s * s * (at_sun - at_sun.sin() * at_sun.cos()) + m * m * (at_moon - at_moon.sin() * at_moon.cos());
        segments / (std::f64::consts::PI * s * s)
    }
}

fn phase(at: JulianDayUt, body: &Direction, radius: f64) -> Result<Phase> {
    Ok(Phase {
        instant: Instant::new(at)?,
        altitude: body.altitude,
        azimuth: body.azimuth,
        visible: body.altitude + radius + Refraction::ALMANAC.lift(0.0) > 0.0,
    })
}

/// A solar eclipse of [`solar_eclipses`] at a place; None where the Moon passes beside the Sun there.
///
/// # Errors
/// [`astra_core::ErrorKind::OutOfRange`] at the ends of the ephemeris.
pub fn local_solar<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    options: EclipseOptions,
    observer: Observer,
    eclipse: &SolarEclipse,
) -> Result<Option<LocalSolarEclipse>> {
    let middle = scales::tt(ephemeris, eclipse.greatest.jd_ut, "eclipse")?;
    let view = |at: f64| View::at(ephemeris, &options, &observer, JulianDayTt(at));
    // In arc seconds, so that the square has digits to spare.
    let square = |at: f64| Ok((view(at)?.apart * 3600.0).powi(2));
    let mut guess = (middle.0, f64::INFINITY);
    for k in -8..=8 {
        let at = middle.0 + f64::from(k) / 8.0 * NEAR;
        let apart = view(at)?.apart;
        if apart < guess.1 {
            guess = (at, apart);
        }
    }
    let greatest = reach::least(square, guess.0)?;
    let deepest = view(greatest)?;
    if deepest.outside() >= 0.0 {
        return Ok(None);
    }
    let contacts = |value: &dyn Fn(&View) -> f64| -> Result<Option<(Phase, Phase)>> {
        let here = value(&deepest);
        if here >= 0.0 {
            return Ok(None);
        }
        let contact = |end: f64| {
            let at = reach::between(
                |at| Ok(value(&view(at)?)),
                (end, value(&view(end)?)),
                (greatest, here),
                1e-9,
            )?;
            view(at)?.phase()
        };
        Ok(Some((contact(greatest - NEAR)?, contact(greatest + NEAR)?)))
    };
    let Some((start, end)) = contacts(&View::outside)? else {
        return Ok(None);
    };
    let central = contacts(&View::inside)?;
    let kind = match central {
        None => SolarEclipseKind::Partial,
        Some(_) if deepest.moon_radius >= deepest.sun_radius => SolarEclipseKind::Total,
        Some(_) => SolarEclipseKind::Annular,
    };
    let greatest = deepest.phase()?;
    let visible = seen(start, end, |at| view(scales::tt(ephemeris, at, "at")?.0)?.phase())?;
    Ok(Some(LocalSolarEclipse {
        kind,
        start,
        central_start: central.map(|(start, _)| start),
        greatest,
        central_end: central.map(|(_, end)| end),
        end,
        magnitude: deepest.magnitude(),
        obscuration: deepest.obscuration(),
        visible,
    }))
}

/// Whether something shows between two phases: at either, or in between, which near a pole is possible.
fn seen(start: Phase, end: Phase, phase: impl Fn(JulianDayUt) -> Result<Phase>) -> Result<bool> {
    const LOOKS: i32 = 16;
    if start.visible || end.visible {
        return Ok(true);
    }
    let (from, to) = (start.instant.jd_ut.0, end.instant.jd_ut.0);
    for k in 1..LOOKS {
        let at = from + (to - from) * f64::from(k) / f64::from(LOOKS);
        if phase(JulianDayUt(at))?.visible {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The solar eclipses of a span that are visible at a place, from either end.
///
/// # Errors
/// As [`solar_eclipses`].
pub fn local_solar_eclipses<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    options: EclipseOptions,
    observer: Observer,
    span: Range<JulianDayUt>,
) -> Result<LocalSolarEclipses<'_, E>> {
    Ok(LocalSolarEclipses {
        ephemeris,
        options,
        observer,
        global: solar_eclipses(ephemeris, options, span)?,
    })
}

/// Made by [`local_solar_eclipses`].
#[derive(Clone, Debug)]
pub struct LocalSolarEclipses<'a, E: ?Sized> {
    ephemeris: &'a E,
    options: EclipseOptions,
    observer: Observer,
    global: SolarEclipses<'a, E>,
}

impl<E: Ephemeris + ?Sized> LocalSolarEclipses<'_, E> {
    fn seen(&self, eclipse: Result<SolarEclipse>) -> Option<Result<(SolarEclipse, LocalSolarEclipse)>> {
        let found = eclipse.and_then(|eclipse| {
            let local = local_solar(self.ephemeris, self.options, self.observer, &eclipse)?;
            Ok(local.filter(|local| local.visible).map(|local| (eclipse, local)))
        });
        found.transpose()
    }
}

impl<E: Ephemeris + ?Sized> Iterator for LocalSolarEclipses<'_, E> {
    type Item = Result<(SolarEclipse, LocalSolarEclipse)>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let eclipse = self.global.next()?;
            if let Some(found) = self.seen(eclipse) {
                return Some(found);
            }
        }
    }
}

impl<E: Ephemeris + ?Sized> DoubleEndedIterator for LocalSolarEclipses<'_, E> {
    fn next_back(&mut self) -> Option<Self::Item> {
        loop {
            let eclipse = self.global.next_back()?;
            if let Some(found) = self.seen(eclipse) {
                return Some(found);
            }
        }
    }
}

/// A lunar eclipse of [`super::lunar_eclipses`] at a place.
///
/// # Errors
/// [`astra_core::ErrorKind::OutOfRange`] at the ends of the ephemeris.
pub fn local_lunar<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    options: EclipseOptions,
    observer: Observer,
    eclipse: &LunarEclipse,
) -> Result<LocalLunarEclipse> {
    let at = |instant: Instant| {
        let pair = Pair::at(ephemeris, scales::tt(ephemeris, instant.jd_ut, "eclipse")?)?;
        let moon = direction(&pair.frame, &observer, pair.moon, true);
        let radius = (options.moon() / moon.distance).asin().to_degrees();
        phase(instant.jd_ut, &moon, radius)
    };
    let both = |contacts: Option<super::Contacts>| -> Result<(Option<Phase>, Option<Phase>)> {
        Ok(match contacts {
            Some(contacts) => (Some(at(contacts.start)?), Some(at(contacts.end)?)),
            None => (None, None),
        })
    };
    let (partial_start, partial_end) = both(eclipse.umbra)?;
    let (total_start, total_end) = both(eclipse.totality)?;
    let (penumbral_start, penumbral_end) = (at(eclipse.penumbra.start)?, at(eclipse.penumbra.end)?);
    let greatest = at(eclipse.greatest)?;
    let mut visible = None;
    // From the shallowest to the deepest.
    for (start, end, kind) in [
        (Some(penumbral_start), Some(penumbral_end), LunarEclipseKind::Penumbral),
        (partial_start, partial_end, LunarEclipseKind::Partial),
        (total_start, total_end, LunarEclipseKind::Total),
    ] {
        if let (Some(start), Some(end)) = (start, end)
            && seen(start, end, |instant| at(Instant::new(instant)?))?
        {
            visible = Some(kind);
        }
    }
    Ok(LocalLunarEclipse {
        penumbral_start,
        partial_start,
        total_start,
        greatest,
        total_end,
        partial_end,
        penumbral_end,
        visible,
    })
}
