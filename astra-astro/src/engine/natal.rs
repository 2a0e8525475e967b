//! The chart of a birth.

use astra_core::{
    Error, Result,
    chart::{Angles, Body, Chart, ChartRequest, Coordinates, HouseSystem, Moment, PolarPolicy, house_of},
};

use super::{BasisParts, Engine, Scales, Sky, day::Day, no_houses, place_basis, uncertain};
use crate::{
    almanac::scales,
    angle::normalize,
    aspects,
    civil::{self, Resolved},
    coordinates::Ecliptic,
    ephemeris::Ephemeris,
    houses::{Sphere, whole_signs},
    stars::{self, Vantage},
};

pub(super) fn chart<E: Ephemeris>(engine: &Engine<E>, request: &ChartRequest) -> Result<Chart> {
    let options = &request.options;
    aspects::check(&options.orbs)?;
    let Resolved { jd_ut, basis, day } = civil::resolve(&request.moment, request.place.as_ref())?;
    let field = match request.moment {
        Moment::JulianDay(_) => "jd_ut",
        Moment::Terrestrial { .. } => "jd_tt",
        Moment::Civil { .. } => "at",
    };
    let scales = match request.moment {
        Moment::Terrestrial { jd_tt, jd_ut: given } => {
            engine.ephemeris.description().check(jd_tt, field)?;
            let jd_ut = given.map_or_else(|| scales::ut(&engine.ephemeris, jd_tt), Ok)?;
            Scales::between(jd_ut, jd_tt, given.is_some())
        }
        _ => {
            for instant in day.iter().flat_map(|day| [day.start, day.end]).chain([jd_ut]) {
                engine.check(instant, field)?;
            }
            engine.scales(jd_ut)?
        }
    };
    let jd_ut = scales.jd_ut;
    let sky = engine.sky(scales, options.zodiac)?;
    let local = match &request.place {
        Some(place) if day.is_none() => Some(local(&sky, place, options.houses, options.polar)?),
        _ => None,
    };
    let cusps = local.as_ref().map(|local| &local.cusps);
    let mut bodies = std::collections::BTreeMap::new();
    for body in options.bodies.iter() {
        let house = |longitude| house_of(cusps?, longitude);
        bodies.insert(body, sky.placement(body, house)?);
    }
    let day = day
        .map(|day| Day::sweep(engine, &bodies, options.zodiac, day))
        .transpose()?;
    let found = match &day {
        Some(day) => {
            for (body, placement) in &mut bodies {
                placement.day = day.span(*body)?;
            }
            Some(day.aspects(&options.points, &options.orbs))
        }
        None => None,
    };
    let stars = stars::chosen(&options.stars)?;
    let houses = local.as_ref().map(|local| local.system);
    let mut chart = Chart {
        jd_ut,
        time_known: day.is_none(),
        bodies,
        stars: Vec::new(),
        angles: local.as_ref().map(|local| local.angles),
        cusps: local.as_ref().map(|local| local.cusps),
        houses,
        houses_requested: options.houses,
        ayanamsha: sky.offset.map(|offset| offset.value),
        aspects: Vec::new(),
        facts: Vec::new(),
        uncertainty: None,
        basis: engine.basis(
            &sky,
            BasisParts {
                zodiac: options.zodiac,
                houses,
                orbs: options.orbs,
                time: basis,
                place: request
                    .place
                    .as_ref()
                    .map(|place| place_basis(place, request.origin.as_ref())),
            },
        ),
    };
    chart.aspects = found.unwrap_or_else(|| aspects::among(&chart, &options.points, &options.orbs));
    chart.uncertainty = match (&day, request.uncertainty_minutes) {
        (Some(day), _) => Some(day.uncertainty(&chart)?),
        (None, Some(minutes)) => uncertain::of_minutes(engine, request, &chart, minutes, scales, field)?,
        (None, None) => None,
    };
    if !stars.is_empty() {
        let vantage = Vantage::of(sky.ephemeris, sky.tt, &sky.orientation)?;
        let mut placed = stars::placed(&vantage, sky.offset, &stars);
        for star in &mut placed {
            star.house = chart.house_of(star.longitude);
            star.conjunctions = stars::conjunctions(&chart, star.longitude, stars::ORB);
        }
        chart.stars = placed;
    }
    Ok(chart)
}

/// What depends on the place: angles and cusps in the zodiac of the chart.
pub(super) struct Local {
    pub(super) angles: Angles,
    pub(super) cusps: [f64; 12],
    /// The system used.
    system: HouseSystem,
}

pub(super) fn local(sky: &Sky<'_>, place: &Coordinates, asked: HouseSystem, polar: PolarPolicy) -> Result<Local> {
    let sidereal_time = sky.ephemeris.sidereal_time(sky.scales.jd_ut, &sky.orientation)?;
    let sphere = Sphere {
        meridian: normalize(sidereal_time + place.longitude()),
        obliquity: sky.orientation.obliquity,
        latitude: place.latitude(),
    };
    let missing = || no_houses(asked, sphere.latitude, sphere.obliquity);
    let sun = || {
        let sun = sky.ephemeris.state(Body::Sun, sky.tt)?;
        Ok::<_, Error>(
            Ecliptic::new(sun.longitude, sun.latitude)
                .to_equatorial(sphere.obliquity)
                .declination,
        )
    };
    let cusps = match asked {
        HouseSystem::Sunshine => sphere.sunshine(sun()?),
        HouseSystem::SunshineMakransky => sphere.sunshine_makransky(sun()?),
        _ => sphere.cusps(asked),
    };
    let (system, tropical) = match cusps {
        Some(cusps) => (asked, cusps),
        None => {
            let instead = match polar {
                PolarPolicy::Error => return Err(missing()),
                PolarPolicy::Porphyry => HouseSystem::Porphyry,
                PolarPolicy::WholeSign => HouseSystem::WholeSign,
            };
            (instead, sphere.cusps(instead).ok_or_else(missing)?)
        }
    };
    let angles = sphere.angles();
    let angles = Angles {
        ascendant: sky.in_zodiac(angles.ascendant),
        midheaven: sky.in_zodiac(angles.midheaven),
        vertex: sky.in_zodiac(angles.vertex),
        east_point: sky.in_zodiac(angles.east_point),
    };
    let cusps = match system {
        HouseSystem::WholeSign => whole_signs(angles.ascendant),
        HouseSystem::EqualAries => tropical,
        _ => tropical.map(|cusp| sky.in_zodiac(cusp)),
    };
    Ok(Local { angles, cusps, system })
}
