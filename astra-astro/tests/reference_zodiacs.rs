//! Every ayanamsha, and the fixed stars, against the Swiss Ephemeris' own (`oracles/ayanamshas.py`, `oracles/stars.py`).
#![cfg(feature = "swiss")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use astra_astro::{
    angle::arc,
    coordinates::{Ecliptic, Equatorial},
    ephemeris::Ephemeris as _,
    stars::{self, Vantage},
};
use astra_core::chart::{
    Ayanamsha, Body, ChartEngine as _, ChartRequest, Coordinates, JulianDayTt, JulianDayUt, LunarNode, NamedAyanamsha,
    Point, StarChoice, Zodiac,
};
use serde_json::Value;

const AYANAMSHA: f64 = 1e-5;
/// Arc seconds: the Sun's own place and motion, which we leave out of parallax and aberration, are 0.015 of them.
const STAR: f64 = 0.02;

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|number| number.as_f64().unwrap())
        .collect()
}

#[test]
fn every_ayanamsha_agrees_on_five_dates() {
    let engine = astra_astro::swiss().unwrap();
    let file: Value = serde_json::from_str(include_str!("fixtures/ayanamshas.json")).unwrap();
    let values = file["ayanamshas"].as_object().unwrap();
    assert_eq!(
        values.len(),
        NamedAyanamsha::ALL.len() + 1,
        "every one and a user's own"
    );
    let mut worst = (0.0_f64, "");
    for (name, values) in values {
        let ayanamsha: Ayanamsha = name.parse().unwrap();
        for (jd, theirs) in numbers(&file["jd_ut"]).into_iter().zip(numbers(values)) {
            let mut request = ChartRequest::new(JulianDayUt(jd), None);
            request.options.zodiac = Zodiac::Sidereal(ayanamsha);
            request.options.bodies = [Body::Sun].into();
            let ours = engine.natal(&request).unwrap().ayanamsha.unwrap();
            let off = arc(ours, theirs).abs();
            assert!(off <= AYANAMSHA, "{name} at {jd}: {ours} against {theirs}");
            if off > worst.0 {
                worst = (off, name);
            }
        }
    }
    println!(
        "bar | {} ayanamshas and a user's own, five dates from 1800 to 2399, against pyswisseph | {:.1e} degrees at worst, {} \
         (at most {AYANAMSHA:.0e}) | pass",
        NamedAyanamsha::ALL.len(),
        worst.0,
        worst.1
    );
}

#[test]
fn the_speed_of_a_sidereal_zodiac_is_how_fast_it_moves() {
    let engine = astra_astro::swiss().unwrap();
    for named in NamedAyanamsha::ALL {
        let at = |jd: f64| {
            let mut request = ChartRequest::new(JulianDayUt(jd), None);
            request.options.zodiac = Zodiac::Sidereal(named.into());
            request.options.bodies = [Body::Jupiter].into();
            engine.natal(&request).unwrap().bodies[&Body::Jupiter].clone()
        };
        let (before, now, after) = (at(2_460_000.45), at(2_460_000.5), at(2_460_000.55));
        let measured = arc(before.longitude, after.longitude) / 0.1;
        assert!((measured - now.speed).abs() < 2e-6, "{named}: {measured} {}", now.speed);
    }
}

#[test]
fn a_draconic_zodiac_begins_at_the_node() {
    let engine = astra_astro::swiss().unwrap();
    let at = |zodiac| {
        let mut request = ChartRequest::new(
            JulianDayUt(2_448_058.020_833),
            Some(Coordinates::new(41.9, 12.5).unwrap()),
        );
        request.options.zodiac = zodiac;
        engine.natal(&request).unwrap()
    };
    let tropical = at(Zodiac::Tropical);
    for (node, body) in [(LunarNode::True, Body::TrueNode), (LunarNode::Mean, Body::MeanNode)] {
        let draconic = at(Zodiac::Draconic(node));
        assert!(arc(draconic.bodies[&body].longitude, 0.0).abs() < 1e-12);
        assert_eq!(draconic.ayanamsha, Some(tropical.bodies[&body].longitude));
        for (body, placement) in &draconic.bodies {
            let turned = tropical.bodies[body].longitude - draconic.ayanamsha.unwrap();
            assert!(arc(placement.longitude, turned).abs() < 1e-9);
            assert_eq!(
                placement.house, tropical.bodies[body].house,
                "houses turn with the zodiac"
            );
            assert_eq!(placement.declination, tropical.bodies[body].declination);
        }
    }
}

#[test]
fn the_stars_stand_where_the_swiss_ephemeris_has_them() {
    let engine = astra_astro::swiss().unwrap();
    let ephemeris = engine.ephemeris();
    let file: Value = serde_json::from_str(include_str!("fixtures/stars.json")).unwrap();
    let (mut worst, mut count) = ((0.0_f64, ""), 0);
    for (name, places) in file["stars"].as_object().unwrap() {
        let star = stars::find(name).unwrap();
        for (jd, theirs) in numbers(&file["jd_tt"]).into_iter().zip(places.as_array().unwrap()) {
            let theirs = numbers(theirs);
            let at = JulianDayTt(jd);
            let vantage = Vantage::of(ephemeris, at, &ephemeris.orientation(at).unwrap()).unwrap();
            let ours = vantage.apparent(star);
            let off = ours
                .ecliptic
                .separation(Ecliptic::new(theirs[0], theirs[1]))
                .max(ours.equatorial.separation(Equatorial::new(theirs[2], theirs[3])))
                * 3600.0;
            assert!(
                off <= STAR,
                "{name} at {jd}: {ours:?} against {theirs:?}, {off} arc seconds"
            );
            if off > worst.0 {
                worst = (off, name);
            }
            count += 1;
        }
    }
    println!(
        "bar | {count} apparent places of stars against pyswisseph | {:.4} arc seconds at worst, {} (at most {STAR}) | pass",
        worst.0, worst.1
    );
}

#[test]
fn a_chart_holds_the_stars_asked_for_and_what_stands_with_them() {
    let engine = astra_astro::swiss().unwrap();
    let mut request = ChartRequest::new(JulianDayUt(2_451_545.0), Some(Coordinates::new(41.9, 12.5).unwrap()));
    assert!(engine.natal(&request).unwrap().stars.is_empty());
    request.options.stars = StarChoice::Named(vec!["regulus".into(), "alVir".into(), "Regulus".into()]);
    let chart = engine.natal(&request).unwrap();
    let names: Vec<_> = chart.stars.iter().map(|star| star.name.as_str()).collect();
    assert_eq!(names, ["Regulus", "Spica"]);
    assert!((chart.stars[0].longitude - 149.83).abs() < 0.01);
    assert!(
        chart
            .stars
            .iter()
            .all(|star| star.house == chart.house_of(star.longitude))
    );
    // On 23 August the Sun passes Regulus.
    request.moment = JulianDayUt(2_451_780.0).into();
    request.options.zodiac = Zodiac::LAHIRI;
    let chart = engine.natal(&request).unwrap();
    let regulus = &chart.stars[0];
    assert!((regulus.longitude - 125.97).abs() < 0.02, "{}", regulus.longitude);
    assert_eq!(
        regulus.conjunctions.first().map(|found| found.point),
        Some(Point::Body(Body::Sun))
    );
    request.options.stars = StarChoice::Magnitude(1.0);
    let bright = engine.natal(&request).unwrap().stars;
    assert!(bright.len() >= 14 && bright.iter().all(|star| star.magnitude.unwrap() <= 1.0));
    request.options.stars = StarChoice::Named(vec!["Regulos".into()]);
    let error = engine.natal(&request).unwrap_err();
    assert!(error.message().contains("Regulus") && error.field() == Some("stars"));
}
