//! The panchanga of one day, put together.

use std::ops::Range;

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Body, Instant, JulianDayTt, JulianDayUt, Moment, Sign},
};

use super::{
    Ayana, Karana, Limb, Pada, Panchanga, PanchangaRequest, Ritu, Tithi, Vara, Years, Yoga,
    limbs::Extent,
    month,
    spans::{Angle, Division, Sky},
    times,
};
use crate::{
    almanac::{
        HorizonOptions,
        horizon::{self, CrossingKind},
        scales,
        sun_day::{SunDay, sun_day},
    },
    civil,
    ephemeris::Ephemeris,
    vedic::{Nakshatra, Rashi as _},
};

/// The panchanga of a day.
///
/// ```
/// use astra_astro::{
///     almanac::Observer,
///     vedic::panchanga::{PanchangaOptions, PanchangaRequest, panchanga},
/// };
/// use astra_core::chart::Coordinates;
///
/// let engine = astra_astro::tables()?;
/// let day = panchanga(engine.ephemeris(), &PanchangaRequest {
///     date: "2024-11-01".parse().unwrap(),
///     zone: "Asia/Kolkata".into(),
///     observer: Observer::at_sea_level(Coordinates::new(28.6139, 77.209)?),
///     options: PanchangaOptions::default(),
/// })?;
/// assert_eq!(day.tithi[0].value.name(), "Amavasya");
/// assert_eq!(day.month.month.name(), "Ashvina");
/// # Ok::<(), astra_core::Error>(())
/// ```
///
/// # Errors
/// - [`ErrorKind::InvalidInput`]: an unknown zone, or a sunrise that means nothing.
/// - [`ErrorKind::OutOfRange`]: outside the ephemeris, or within a month of its ends.
/// - [`ErrorKind::NonexistentTime`]: a day that the calendar of the zone went over.
pub fn panchanga<E: Ephemeris + ?Sized>(ephemeris: &E, request: &PanchangaRequest) -> Result<Panchanga> {
    reckon(ephemeris, request).map_err(|error| error.during("panchanga"))
}

/// The civil day of a place.
pub(crate) fn civil_day(request: &PanchangaRequest) -> Result<Range<JulianDayUt>> {
    let moment = Moment::civil(request.date, None, request.zone.clone());
    let day = civil::resolve(&moment, Some(&request.observer.place()))?.day;
    day.map(|day| day.start..day.end)
        .ok_or_else(|| Error::new(ErrorKind::Internal, "a date without a time is a day"))
}

fn reckon<E: Ephemeris + ?Sized>(ephemeris: &E, request: &PanchangaRequest) -> Result<Panchanga> {
    let options = &request.options;
    let civil = civil_day(request)?;
    let sun = sun_day(ephemeris, request.observer, options.sunrise.horizon(), civil.clone())?;
    let span = match &sun {
        SunDay::Rises(daylight) => daylight.sunrise.jd_ut..daylight.next_sunrise.jd_ut,
        SunDay::Above | SunDay::Below => civil,
    };
    let tt = scales::span(ephemeris, &span)?;
    let sky = Sky {
        ephemeris,
        ayanamsha: options.ayanamsha,
    };
    let vara = Vara::of(request.date);
    let tithi = limbs(&sky, Angle::Elongation, 30, &tt, Tithi::from_index)?;
    let karana = limbs(&sky, Angle::Elongation, 60, &tt, Karana::from_index)?;
    let nakshatra = limbs(&sky, Angle::Moon, 27, &tt, |index| Nakshatra::from_index(index as i32))?;
    let pada = limbs(&sky, Angle::Moon, 108, &tt, Pada::from_index)?;
    let yoga = limbs(&sky, Angle::Sum, 27, &tt, Yoga::from_index)?;
    let moon_sign = limbs(&sky, Angle::Moon, 12, &tt, |index| Sign::from_index(index as i32))?;
    let first = tithi.first().map_or(Tithi::from_index(0), |limb| limb.value);
    let (month, amanta) = month::month(&sky, tt.start, first, options.months)?;
    let sun_sign = Sign::of(sky.angle(Angle::Sun, tt.start)?.0);
    let tropical_sign = Sign::of(ephemeris.state(Body::Sun, tt.start)?.longitude);
    let (season_sign, ritu) = if options.tropical_seasons {
        (tropical_sign, Ritu::of_sun(tropical_sign))
    } else {
        (sun_sign, Ritu::of_month(amanta))
    };
    let moon = |kind| moon_crossing(ephemeris, request, &span, kind);
    let mut times = match &sun {
        SunDay::Rises(daylight) => times::of_sun(vara, daylight)?,
        SunDay::Above | SunDay::Below => Vec::new(),
    };
    for limb in &nakshatra {
        let poison = times::varjyam(limb)?;
        if poison.start.jd_ut < span.end && poison.end.jd_ut > span.start {
            times.push(poison);
        }
    }
    times.sort_by(|a, b| a.start.jd_ut.0.total_cmp(&b.start.jd_ut.0));
    Ok(Panchanga {
        date: request.date,
        zone: request.zone.clone(),
        observer: request.observer,
        sun,
        start: Instant::new(span.start)?,
        end: Instant::new(span.end)?,
        moonrise: moon(CrossingKind::Rise)?,
        moonset: moon(CrossingKind::Set)?,
        vara,
        years: Years::of(amanta, month.new_moon),
        tithi,
        nakshatra,
        pada,
        yoga,
        karana,
        moon_sign,
        sun_sign,
        month,
        ritu,
        ayana: match season_sign.index() {
            3..=8 => Ayana::Dakshinayana,
            _ => Ayana::Uttarayana,
        },
        ayanamsha: sky.offset(tt.start)?.value,
        times,
    })
}

/// The limbs of a day, from the one at its beginning to the last that begins in it.
fn limbs<E: Ephemeris + ?Sized, T>(
    sky: &Sky<'_, E>,
    angle: Angle,
    count: i64,
    day: &Range<JulianDayTt>,
    named: impl Fn(i64) -> T,
) -> Result<Vec<Limb<T>>> {
    sky.divisions(angle, count, day)?
        .into_iter()
        .map(|Division { index, span }| {
            let extent = match (span.start > day.start, span.end < day.end) {
                (true, true) => Extent::Skipped,
                (false, false) => Extent::Repeated,
                _ => Extent::Usual,
            };
            Ok(Limb {
                value: named(index),
                start: scales::instant(sky.ephemeris, span.start)?,
                end: scales::instant(sky.ephemeris, span.end)?,
                extent,
            })
        })
        .collect()
}

/// The first moonrise or moonset of a day, reckoned as the sunrise is; the Moon has latitude and parallax.
fn moon_crossing<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    request: &PanchangaRequest,
    span: &Range<JulianDayUt>,
    kind: CrossingKind,
) -> Result<Option<Instant>> {
    let options = HorizonOptions {
        topocentric: true,
        latitude: true,
        ..request.options.sunrise.horizon()
    };
    for crossing in horizon::crossings(ephemeris, Body::Moon, request.observer, options, span.clone())? {
        let crossing = crossing?;
        if crossing.kind == kind {
            return Ok(Some(crossing.instant));
        }
    }
    Ok(None)
}
