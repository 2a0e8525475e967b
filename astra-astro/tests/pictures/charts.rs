//! Charts to draw.

use std::collections::BTreeMap;

use astra_core::chart::{
    Angles, AspectKind, Basis, Body, Chart, DaySpan, HouseSystem, JulianDayUt, NatalAspect, Orbs, Placement, Point,
    Sign, TimeBasis, Zodiac,
};

pub(crate) fn placement(longitude: f64, speed: f64) -> Placement {
    Placement {
        longitude,
        latitude: 0.0,
        right_ascension: longitude,
        declination: 0.0,
        distance: 1.0,
        speed,
        pace: speed,
        sign: Sign::of(longitude),
        degree: longitude.rem_euclid(30.0),
        house: None,
        retrograde: speed < 0.0,
        day: None,
    }
}

pub(crate) fn chart(
    places: impl IntoIterator<Item = (f64, f64)>,
    angles: Option<Angles>,
    cusps: Option<[f64; 12]>,
) -> Chart {
    let bodies: BTreeMap<Body, Placement> = Body::NATAL
        .into_iter()
        .zip(places)
        .map(|(body, (longitude, speed))| (body, placement(longitude, speed)))
        .collect();
    let mut chart = Chart {
        jd_ut: JulianDayUt(2_451_545.0),
        time_known: true,
        bodies,
        stars: Vec::new(),
        angles,
        cusps,
        houses: cusps.map(|_| HouseSystem::Placidus),
        houses_requested: HouseSystem::Placidus,
        ayanamsha: None,
        aspects: Vec::new(),
        facts: Vec::new(),
        uncertainty: None,
        basis: Basis {
            ephemeris: "drawn by hand".into(),
            source: "test".into(),
            error_bound: 0.0,
            jd_ut: 2_451_545.0,
            delta_t: 0.0,
            obliquity: 23.44,
            delta_t_model: "none".into(),
            zodiac: Zodiac::Tropical,
            houses: None,
            orbs: Orbs::NATAL,
            time: TimeBasis {
                given: String::new(),
                rule: "julian day".into(),
                offset: None,
                tzdb: None,
            },
            place: None,
        },
    };
    chart.aspects = aspects(&chart);
    for body in Body::NATAL {
        if let Some(longitude) = chart.longitude(body.into()) {
            let house = chart.house_of(longitude);
            chart.bodies.get_mut(&body).unwrap().house = house;
        }
    }
    chart
}

pub(crate) fn aspects(chart: &Chart) -> Vec<NatalAspect> {
    let mut found = Vec::new();
    for (i, a) in Point::ASPECTED.into_iter().enumerate() {
        for b in Point::ASPECTED.into_iter().skip(i + 1) {
            let (Some(first), Some(second)) = (chart.longitude(a), chart.longitude(b)) else {
                continue;
            };
            let apart = (first - second).rem_euclid(360.0);
            let apart = apart.min(360.0 - apart);
            for aspect in AspectKind::MAJOR {
                let (orb, limit) = ((apart - aspect.angle()).abs(), Orbs::NATAL.of(aspect).unwrap());
                if orb <= limit {
                    found.push(NatalAspect {
                        a,
                        b,
                        aspect,
                        orb,
                        limit,
                        applying: None,
                        mutual: false,
                        out_of_sign: false,
                    });
                }
            }
        }
    }
    found.sort_by(|a, b| a.orb.total_cmp(&b.orb));
    found
}

/// Each quadrant in three equal parts.
pub(crate) fn porphyry(ascendant: f64, midheaven: f64) -> [f64; 12] {
    let low = (midheaven + 180.0 - ascendant).rem_euclid(360.0) / 3.0;
    let high = (ascendant - midheaven).rem_euclid(360.0) / 3.0;
    let eastern: Vec<f64> = (0..3)
        .map(|part| ascendant + low * f64::from(part))
        .chain((0..3).map(|part| midheaven + 180.0 + high * f64::from(part)))
        .map(|cusp| cusp.rem_euclid(360.0))
        .collect();
    std::array::from_fn(|house| (eastern[house % 6] + if house < 6 { 0.0 } else { 180.0 }).rem_euclid(360.0))
}

/// The reference charts, the polar ones with Porphyry houses.
pub(crate) fn reference_charts() -> Vec<(String, Chart)> {
    let file: serde_json::Value = serde_json::from_str(include_str!("../fixtures/reference-charts.json")).unwrap();
    let numbers = |value: &serde_json::Value| -> Vec<f64> {
        value
            .as_array()
            .unwrap()
            .iter()
            .map(|number| number.as_f64().unwrap())
            .collect()
    };
    let cases = file["c"].as_array().unwrap();
    let charts = cases.iter().enumerate().map(|(index, case)| {
        let places: Vec<(f64, f64)> = case["p"]
            .as_array()
            .unwrap()
            .iter()
            .map(|place| (place[0].as_f64().unwrap(), place[2].as_f64().unwrap()))
            .collect();
        let given = numbers(&case["a"]);
        let angles = Angles {
            ascendant: given[0],
            midheaven: given[1],
            vertex: given[3],
            east_point: 0.0,
        };
        let placidus: Option<[f64; 12]> = case["P"].as_array().map(|_| numbers(&case["P"]).try_into().unwrap());
        let cusps = placidus.unwrap_or_else(|| porphyry(given[0], given[1]));
        let mut chart = chart(places, Some(angles), Some(cusps));
        if placidus.is_none() {
            chart.houses = Some(HouseSystem::Porphyry);
        }
        (format!("{index:02}-{}", case["t"].as_str().unwrap()), chart)
    });
    charts.collect()
}

pub(crate) fn without_time(mut chart: Chart) -> Chart {
    chart.time_known = false;
    (chart.angles, chart.cusps, chart.houses) = (None, None, None);
    chart.aspects = aspects(&chart);
    for placement in chart.bodies.values_mut() {
        placement.house = None;
        let half = placement.speed / 2.0;
        let (from, to) = (placement.longitude - half, placement.longitude + half);
        placement.day = Some(DaySpan {
            from: from.rem_euclid(360.0),
            to: to.rem_euclid(360.0),
            sign_change: None,
        });
    }
    chart
}

pub(crate) fn stellium() -> Chart {
    let places = (0..14).map(|body| (288.0 + f64::from(body) * 0.6, if body % 2 == 0 { -0.3 } else { 1.0 }));
    let angles = Angles {
        ascendant: 290.0,
        midheaven: 215.0,
        vertex: 100.0,
        east_point: 0.0,
    };
    chart(places, Some(angles), Some(porphyry(290.0, 215.0)))
}
