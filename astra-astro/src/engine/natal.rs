//! The chart of a birth.

use astra_core::{
    Error, Result,
    chart::{
        Angles, Body, Chart, ChartRequest, Coordinates, HouseSystem, Moment, NatalAspect, Orbs, Point, PolarPolicy,
        house_of,
    },
};

use super::{BasisParts, Engine, Sky, check_orbs, day::Day, no_houses, place_basis};
use crate::{
    angle::normalize,
    aspects::{Moving, between},
    civil::{self, Resolved},
    coordinates::Ecliptic,
    ephemeris::Ephemeris,
    houses::{Sphere, whole_signs},
};

pub(super) fn chart<E: Ephemeris>(engine: &Engine<E>, request: &ChartRequest) -> Result<Chart> {
    let options = &request.options;
    check_orbs(&options.orbs)?;
    let Resolved { jd_ut, basis, day } = civil::resolve(&request.moment, request.place.as_ref())?;
    let field = match request.moment {
        Moment::JulianDay(_) => "jd_ut",
        Moment::Civil { .. } => "at",
    };
    for instant in day.iter().flat_map(|day| [day.start, day.end]).chain([jd_ut]) {
        engine.check(instant, field)?;
    }
    let sky = engine.sky(jd_ut, options.zodiac)?;
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
    let aspects = if let Some(day) = &day {
        for (body, placement) in &mut bodies {
            placement.day = day.span(*body)?;
        }
        day.aspects(&options.orbs)
    } else {
        let moving = |point: Point| match point {
            Point::Body(body) => bodies.get(&body).map(|placement| Moving {
                longitude: placement.longitude,
                speed: placement.speed,
            }),
            Point::Ascendant => local.as_ref().map(|local| fixed(local.angles.ascendant)),
            Point::Midheaven => local.as_ref().map(|local| fixed(local.angles.midheaven)),
            _ => None,
        };
        aspects(moving, &options.orbs)
    };
    let houses = local.as_ref().map(|local| local.system);
    Ok(Chart {
        jd_ut,
        time_known: day.is_none(),
        bodies,
        angles: local.as_ref().map(|local| local.angles),
        cusps: local.as_ref().map(|local| local.cusps),
        houses,
        houses_requested: options.houses,
        ayanamsha: sky.offset.map(|offset| offset.value),
        aspects,
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
    })
}

fn fixed(longitude: f64) -> Moving {
    Moving { longitude, speed: 0.0 }
}

/// Every pair of points once, in the order of [`Point::ASPECTED`].
pub(super) fn pairs() -> impl Iterator<Item = (Point, Point)> {
    let points = Point::ASPECTED;
    (1..)
        .zip(points)
        .flat_map(move |(next, a)| points.into_iter().skip(next).map(move |b| (a, b)))
        .filter(|pair| *pair != (Point::Ascendant, Point::Midheaven))
}

fn aspects(moving: impl Fn(Point) -> Option<Moving>, orbs: &Orbs) -> Vec<NatalAspect> {
    let mut aspects: Vec<_> = pairs()
        .filter_map(|(a, b)| {
            let (at_a, at_b) = (moving(a)?, moving(b)?);
            let found = between(at_a.longitude, at_b.longitude, orbs)?;
            let angle = [a, b].iter().any(|point| !matches!(point, Point::Body(_)));
            Some(NatalAspect {
                a,
                b,
                aspect: found.aspect,
                orb: found.deviation.abs(),
                limit: found.limit,
                applying: (!angle).then(|| found.applying(at_b.speed - at_a.speed)),
            })
        })
        .collect();
    tightest_first(&mut aspects);
    aspects
}

pub(super) fn tightest_first(aspects: &mut [NatalAspect]) {
    aspects.sort_by(|x, y| x.orb.total_cmp(&y.orb));
}

/// What depends on the place: angles and cusps in the zodiac of the chart.
struct Local {
    angles: Angles,
    cusps: [f64; 12],
    /// The system used.
    system: HouseSystem,
}

fn local(sky: &Sky<'_>, place: &Coordinates, asked: HouseSystem, polar: PolarPolicy) -> Result<Local> {
    let sidereal_time = sky.ephemeris.sidereal_time(sky.jd_ut, &sky.orientation)?;
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
    };
    let cusps = match system {
        HouseSystem::WholeSign => whole_signs(angles.ascendant),
        HouseSystem::EqualAries => tropical,
        _ => tropical.map(|cusp| sky.in_zodiac(cusp)),
    };
    Ok(Local { angles, cusps, system })
}
