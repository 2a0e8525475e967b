//! The chart of a birth.

use astra_core::{
    Result,
    chart::{Chart, ChartRequest, Moment, house_of},
};

use super::{BasisParts, Engine, Scales, day::Day, place_basis, uncertain};
use crate::{
    almanac::scales,
    aspects,
    civil::{self, Resolved},
    ephemeris::Ephemeris,
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
        Some(place) if day.is_none() => Some(sky.local(place, options.houses, options.polar)?),
        _ => None,
    };
    let cusps = local.as_ref().map(|local| &local.cusps);
    let mut bodies = sky.placements(options.bodies.iter(), |longitude| house_of(cusps?, longitude))?;
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
