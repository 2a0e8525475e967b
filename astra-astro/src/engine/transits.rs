//! The sky of an instant against a natal chart.

use astra_core::{
    Result,
    chart::{Body, Chart, JulianDayUt, Placement, Point, TimeBasis, TransitAspect, TransitRequest, Transits, Zodiac},
};

use super::{BasisParts, Engine};
use crate::{
    angle::arc,
    aspects::{self, Found},
    ephemeris::Ephemeris,
    zodiac::Offset,
};

pub(super) fn transits<E: Ephemeris>(engine: &Engine<E>, request: &TransitRequest) -> Result<Transits> {
    aspects::check(&request.orbs)?;
    let natal = &*request.natal;
    let jd_ut = JulianDayUt::from(request.at);
    let zodiac = natal.basis.zodiac;
    engine.check(jd_ut, "at")?;
    let mut sky = engine.sky(engine.scales(jd_ut)?, zodiac)?;
    // A draconic zodiac begins at the node of the birth: the transits are read in that one.
    if let (Zodiac::Draconic(_), Some(value)) = (zodiac, natal.ayanamsha) {
        sky.offset = Some(Offset { value, speed: 0.0 });
    }
    let bodies = sky.placements(Body::NATAL.into_iter(), |longitude| natal.house_of(longitude))?;
    let mut aspects = Vec::new();
    for transiting in Point::ASPECTED {
        let Point::Body(body) = transiting else { continue };
        let Some(placement) = bodies.get(&body) else { continue };
        for point in Point::ASPECTED {
            aspects.extend(aspect(natal, body, placement, point, request));
        }
    }
    aspects.sort_by(|x, y| x.orb.total_cmp(&y.orb));
    Ok(Transits {
        at: request.at,
        jd_ut,
        bodies,
        aspects,
        basis: engine.basis(
            &sky,
            BasisParts {
                zodiac,
                houses: natal.houses,
                orbs: request.orbs,
                time: TimeBasis {
                    given: request.at.to_string(),
                    rule: "universal time".into(),
                    offset: None,
                    tzdb: None,
                },
                place: natal.basis.place.clone(),
            },
        ),
    })
}

/// The aspect of a body in the sky to a natal point; with an unknown time of birth, one that holds wherever the
/// point stood that day.
fn aspect(
    natal: &Chart,
    transiting: Body,
    placement: &Placement,
    point: Point,
    request: &TransitRequest,
) -> Option<TransitAspect> {
    let longitude = natal.longitude(point)?;
    let found = aspects::between(
        (point, longitude),
        (transiting.into(), placement.longitude),
        &request.orbs,
    )?;
    let applying = match point {
        Point::Body(body) => match natal.bodies.get(&body)?.day.as_ref() {
            Some(day) => {
                let at_ends = [day.from, day.to].map(|end| Found {
                    deviation: found.deviation - arc(longitude, end),
                    ..found
                });
                if at_ends.iter().any(|end| end.deviation.abs() > end.limit) {
                    return None;
                }
                let [first, last] = at_ends.map(|end| end.applying(placement.speed));
                (first == last).then_some(first)
            }
            None => Some(found.applying(placement.speed)),
        },
        _ => Some(found.applying(placement.speed)),
    };
    Some(TransitAspect {
        transiting,
        natal: point,
        aspect: found.aspect,
        orb: found.deviation.abs(),
        limit: found.limit,
        applying,
    })
}
