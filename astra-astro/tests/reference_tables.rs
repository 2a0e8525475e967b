//! Our own ephemeris against the 71 reference charts of the Swiss Ephemeris, fed their delta T: within what the data of
//! the Swiss Ephemeris differ from JPL DE440.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use astra_astro::{Engine, TableEphemeris, TableOptions, angle::arc, ephemeris::Ephemeris as _};
use astra_core::{
    ErrorKind,
    chart::{Body, ChartEngine as _, ChartRequest, Coordinates, HouseSystem, JulianDayTt, JulianDayUt, Moment},
};
use serde_json::Value;

const ARCSEC: f64 = 1.0 / 3600.0;
/// Angles and cusps, in arc seconds.
const ANGLE: f64 = 0.03;

/// How far a longitude may be off, in arc seconds.
fn bound(body: Body) -> f64 {
    match body {
        Body::Sun | Body::Moon | Body::Mercury | Body::Venus => 0.01,
        Body::Mars => 0.06,
        Body::Jupiter | Body::Saturn | Body::Chiron => 0.03,
        Body::Uranus | Body::Pluto => 0.12,
        Body::Neptune | Body::TrueNode => 0.3,
        // Mean elements are a matter of definition: see `docs/tables.md`.
        Body::MeanNode => 0.6,
        Body::MeanLilith => 2.0,
        other => panic!("{}", other.as_str()),
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn request(case: &Value, houses: HouseSystem) -> ChartRequest {
    let number = |key: &str| case[key].as_f64().unwrap();
    let jd_ut = JulianDayUt(number("jd"));
    let moment = Moment::Terrestrial {
        jd_tt: JulianDayTt(jd_ut.0 + number("dT") / 86_400.0),
        jd_ut: Some(jd_ut),
    };
    let mut request = ChartRequest::new(moment, Some(Coordinates::new(number("lat"), number("lon")).unwrap()));
    request.options.houses = houses;
    request
}

/// The tables of a year beyond those shipped.
fn loaded(year: u32) -> Engine<TableEphemeris> {
    let file = format!("{}/tests/fixtures/tables-{year}.bin", env!("CARGO_MANIFEST_DIR"));
    let file = std::env::var_os("ASTRA_TEST_TABLES").map_or_else(|| file.into(), Into::into);
    Engine::new(TableEphemeris::open(TableOptions { file: Some(file) }).unwrap())
}

#[test]
fn the_reference_charts_agree_within_what_their_data_differ_from_de440() {
    let shipped = astra_astro::tables().unwrap();
    let others = [2300, 2399].map(loaded);
    let file: Value = serde_json::from_str(include_str!("fixtures/reference-charts.json")).unwrap();
    let cases = file["c"].as_array().unwrap();
    assert_eq!(cases.len(), 71);
    let mut worst = std::collections::BTreeMap::<&str, f64>::new();
    let (mut beyond, mut far) = (0, Vec::new());
    for case in cases {
        let request = request(case, HouseSystem::Placidus);
        let chart = match shipped.natal(&request) {
            Ok(chart) => chart,
            Err(error) => {
                // Not within the tables shipped: the error says so, and a larger file answers.
                assert_eq!((error.kind(), error.field()), (ErrorKind::OutOfRange, Some("jd_tt")));
                beyond += 1;
                others.iter().find_map(|engine| engine.natal(&request).ok()).unwrap()
            }
        };
        let jd = chart.jd_ut.0;
        assert!((chart.basis.delta_t - case["dT"].as_f64().unwrap()).abs() < 1e-4);
        assert_eq!(chart.basis.delta_t_model, "given: jd_tt less jd_ut");
        let mut check = |what: &'static str, ours: f64, theirs: f64, bound: f64| {
            let off = arc(ours, theirs).abs() / ARCSEC;
            let entry = worst.entry(what).or_default();
            *entry = entry.max(off);
            // The file is rounded to a millionth of a degree, angles and cusps to a hundred thousandth.
            let rounding = if bound == ANGLE { 0.018 } else { 0.0018 };
            if off > bound + rounding {
                far.push(format!("{what} at {jd}: {off:.4} above {bound}"));
            }
        };
        for (body, theirs) in Body::NATAL.into_iter().zip(case["p"].as_array().unwrap()) {
            let (ours, theirs) = (&chart.bodies[&body], numbers(theirs));
            check(body.as_str(), ours.longitude, theirs[0], bound(body));
            assert!((ours.speed - theirs[2]).abs() < 2e-4, "{} {} {}", body.as_str(), ours.speed, theirs[2]);
        }
        let (angles, theirs) = (chart.angles.unwrap(), numbers(&case["a"]));
        check("ascendant", angles.ascendant, theirs[0], ANGLE);
        check("midheaven", angles.midheaven, theirs[1], ANGLE);
        check("vertex", angles.vertex, theirs[3], ANGLE);
        if case["P"].is_array() {
            for (ours, theirs) in chart.cusps.unwrap().into_iter().zip(numbers(&case["P"])) {
                check("cusps", ours, theirs, ANGLE);
            }
        }
    }
    for (what, worst) in &worst {
        println!("{what:12} {worst:.4} arc seconds");
    }
    println!(
        "bar | tables, 71 reference charts, {beyond} of them by a loaded file | {} beyond their bounds | {}",
        far.len(),
        if far.is_empty() { "pass" } else { "FAIL" }
    );
    assert!(far.is_empty(), "{far:#?}");
    assert_eq!(beyond, 2);
}
