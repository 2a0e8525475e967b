//! Every house system, from pole to pole, against the Swiss Ephemeris' own houses (`oracles/houses.py`).
#![cfg(feature = "swiss")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;

use astra_astro::{angle::arc, ephemeris::Ephemeris as _, houses::Sphere};
use astra_core::{
    ErrorKind,
    chart::{ChartEngine as _, ChartRequest, Coordinates, HouseSystem, JulianDayUt, PolarPolicy},
};
use serde_json::Value;

/// Degrees; the fixture is rounded to 1e-6.
const BOUND: f64 = 0.02 / 3600.0;

fn fixture(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn numbers(value: &Value) -> Option<Vec<f64>> {
    Some(
        value
            .as_array()?
            .iter()
            .map(|number| number.as_f64().unwrap())
            .collect(),
    )
}

fn furthest(ours: &[f64], theirs: &[f64]) -> f64 {
    assert_eq!(ours.len(), theirs.len());
    ours.iter()
        .zip(theirs)
        .fold(0.0, |worst, (ours, theirs)| worst.max(arc(*ours, *theirs).abs()))
}

#[test]
fn every_house_system_agrees_from_pole_to_pole() {
    let engine = astra_astro::swiss().unwrap();
    let file = fixture(include_str!("fixtures/houses.json"));
    let allowed = fixture(include_str!("fixtures/houses-differences.json"));
    let allowed: BTreeSet<String> = allowed["differences"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|difference| {
            assert!(difference["reason"].is_string() && difference["source"].is_string());
            difference["cases"].as_array().unwrap()
        })
        .map(|case| case.as_str().unwrap().to_owned())
        .collect();
    let (mut worst, mut agree, mut differ) = (0.0_f64, 0, BTreeSet::new());
    for case in file["cases"].as_array().unwrap() {
        let number = |key: &str| case[key].as_f64().unwrap();
        let place = Coordinates::new(number("lat"), number("lon")).unwrap();
        for system in HouseSystem::ALL {
            let name = format!("{system} {} {}", number("jd_ut"), number("lat"));
            let theirs = numbers(&case["systems"][system.as_str()]);
            let mut request = ChartRequest::new(JulianDayUt(number("jd_ut")), Some(place));
            request.options.houses = system;
            request.options.polar = PolarPolicy::Error;
            let ours = engine.natal(&request);
            let equal = match (&ours, &theirs) {
                (Ok(chart), Some(theirs)) => {
                    assert_eq!(chart.houses, Some(system));
                    let off = furthest(&chart.cusps.unwrap(), theirs);
                    if off <= BOUND {
                        worst = worst.max(off);
                    }
                    off <= BOUND
                }
                (Err(error), None) => {
                    assert_eq!((error.kind(), error.field()), (ErrorKind::OutOfRange, Some("lat")));
                    true
                }
                _ => false,
            };
            if equal {
                agree += 1;
            } else {
                differ.insert(name);
            }
        }
    }
    let unlisted: Vec<_> = differ.difference(&allowed).collect();
    assert!(unlisted.is_empty(), "differ and are not listed: {unlisted:?}");
    let outdated: Vec<_> = allowed.difference(&differ).collect();
    assert!(outdated.is_empty(), "listed and do not differ: {outdated:?}");
    println!(
        "bar | {} house systems at 14 places on 3 dates against pyswisseph: {agree} agree, {} differ as listed | \
         {:.2e} arc seconds (at most 2e-2) | pass",
        HouseSystem::ALL.len(),
        differ.len(),
        worst * 3600.0
    );
}

#[test]
fn gauquelin_sectors_and_angles_agree() {
    let engine = astra_astro::swiss().unwrap();
    let ephemeris = engine.ephemeris();
    let mut polar = 0;
    for case in fixture(include_str!("fixtures/houses.json"))["cases"]
        .as_array()
        .unwrap()
    {
        let number = |key: &str| case[key].as_f64().unwrap();
        let at = JulianDayUt(number("jd_ut"));
        let orientation = ephemeris.orientation(at.to_tt(ephemeris.delta_t(at).unwrap())).unwrap();
        let sphere = Sphere {
            meridian: ephemeris.sidereal_time(at, &orientation).unwrap() + number("lon"),
            obliquity: orientation.obliquity,
            latitude: number("lat"),
        };
        let angles = sphere.angles();
        let ours = [angles.ascendant, angles.midheaven, angles.vertex];
        assert!(furthest(&ours, &numbers(&case["angles"]).unwrap()) <= BOUND, "{case}");
        match (sphere.gauquelin_sectors(), numbers(&case["gauquelin"])) {
            (Some(ours), Some(theirs)) => assert!(furthest(&ours, &theirs) <= BOUND, "{case}"),
            (None, None) => polar += 1,
            (ours, theirs) => panic!("{ours:?} {theirs:?}"),
        }
    }
    assert_eq!(polar, 18, "six places within the polar circles, three dates");
}
