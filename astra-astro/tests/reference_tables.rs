//! Our own ephemeris against the 71 reference charts of the Swiss Ephemeris, fed their delta T, and against DE440 at the same
//! times (`oracles/reference_tables.py`).
//!
//! Our places are those of DE440. From the charts they differ by what those differ from DE440: from 1850 to 2050 that is at
//! most the bounds below, beyond those years it is more, and the fixture tells how much. The same of the sidereal time,
//! where the Swiss Ephemeris has a formula of its own before 1850 and after 2050.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;

use astra_astro::{
    Engine, TableEphemeris, TableOptions,
    angle::{arc, normalize},
    houses::Sphere,
};
use astra_core::{
    ErrorKind,
    chart::{Body, Chart, ChartEngine as _, ChartRequest, Coordinates, HouseSystem, JulianDayTt, JulianDayUt, Moment},
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
        Body::MeanNode => 0.65,
        Body::MeanLilith => 2.0,
        other => unreachable!("{} is in no reference chart", other.as_str()),
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|number| number.as_f64().unwrap())
        .collect()
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

/// The chart of a case, and whether it took a larger file than the tables shipped: then their error says so.
fn cast(case: &Value, shipped: &Engine<TableEphemeris>, others: &[Engine<TableEphemeris>]) -> (Chart, bool) {
    let request = request(case, HouseSystem::Placidus);
    match shipped.natal(&request) {
        Ok(chart) => (chart, false),
        Err(error) => {
            assert_eq!((error.kind(), error.field()), (ErrorKind::OutOfRange, Some("jd_tt")));
            assert!(error.message().contains("from 1799-11-22 to 2200-02-"), "{error}");
            (
                others.iter().find_map(|engine| engine.natal(&request).ok()).unwrap(),
                true,
            )
        }
    }
}

/// The years in which the charts themselves are within the bounds of DE440 and of the IAU's sidereal time.
fn is_near(jd: f64) -> bool {
    (2_396_758.5..2_469_807.5).contains(&jd)
}

#[test]
fn the_reference_charts_agree_within_what_their_data_differ_from_de440() {
    let shipped = astra_astro::tables().unwrap();
    let others = [2300, 2399].map(loaded);
    let file: Value = serde_json::from_str(include_str!("fixtures/reference-charts.json")).unwrap();
    let truth: Value = serde_json::from_str(include_str!("fixtures/reference-de440.json")).unwrap();
    let cases = file["c"].as_array().unwrap();
    assert_eq!(cases.len(), 71);
    // By what is compared: the largest difference in the near years, and in the others.
    let mut worst = BTreeMap::<String, [f64; 2]>::new();
    let (mut beyond, mut far, mut near_count) = (0, Vec::new(), 0);
    for (case, truth) in cases.iter().zip(truth.as_array().unwrap()) {
        let (chart, is_beyond) = cast(case, &shipped, &others);
        beyond += usize::from(is_beyond);
        let jd = chart.jd_ut.0;
        near_count += usize::from(is_near(jd));
        assert!((chart.basis.delta_t - case["dT"].as_f64().unwrap()).abs() < 1e-4);
        assert_eq!(chart.basis.delta_t_model, "given: jd_tt less jd_ut");
        let mut check = |what: &str, ours: f64, theirs: f64, bound: f64| {
            let off = arc(ours, theirs).abs() / ARCSEC;
            let entry = worst.entry(what.to_owned()).or_default();
            let side = &mut entry[usize::from(!is_near(jd))];
            *side = side.max(off);
            if off > bound {
                far.push(format!("{what} at {jd}: {off:.4} above {bound}"));
            }
        };
        for (body, theirs) in Body::NATAL.into_iter().zip(case["p"].as_array().unwrap()) {
            let (ours, theirs) = (&chart.bodies[&body], numbers(theirs));
            let de440 = truth["longitudes"][body.as_str()].as_f64();
            if let Some(de440) = de440 {
                let most = if body == Body::Moon { 0.005 } else { 0.01 };
                check(&format!("{} of DE440", body.as_str()), ours.longitude, de440, most);
            }
            let own = de440.map_or(0.0, |de440| arc(de440, theirs[0]).abs() / ARCSEC);
            // The file is rounded to a millionth of a degree, half of which is 0.0018".
            let bound = if is_near(jd) {
                bound(body)
            } else {
                bound(body).max(own + 0.01)
            } + 0.0018;
            check(body.as_str(), ours.longitude, theirs[0], bound);
            // The Swiss Ephemeris has the speed of the node by a coarse difference.
            let most = if body == Body::TrueNode { 3e-4 } else { 1.4e-4 };
            assert!(
                (ours.speed - theirs[2]).abs() < most,
                "{} {} {}",
                body.as_str(),
                ours.speed,
                theirs[2]
            );
        }
        let theirs = numbers(&case["a"]);
        let (latitude, longitude) = (case["lat"].as_f64().unwrap(), case["lon"].as_f64().unwrap());
        let iau = truth["sidereal_time"].as_f64().unwrap() + longitude;
        let of = |meridian: f64| Sphere {
            meridian: normalize(meridian),
            obliquity: chart.basis.obliquity,
            latitude,
        };
        let by_theirs = of(theirs[2]);
        // Angles and cusps are rounded to a hundred thousandth of a degree, half of which is 0.018".
        let bound = ANGLE + 0.018;
        let (angles, by_iau) = (chart.angles.unwrap(), of(iau).angles());
        check(
            "ascendant by the IAU's sidereal time",
            angles.ascendant,
            by_iau.ascendant,
            0.005,
        );
        check(
            "midheaven by the IAU's sidereal time",
            angles.midheaven,
            by_iau.midheaven,
            0.005,
        );
        if is_near(jd) {
            check("ascendant", angles.ascendant, theirs[0], bound);
            check("midheaven", angles.midheaven, theirs[1], bound);
            check("vertex", angles.vertex, theirs[3], bound);
        } else {
            let angles = by_theirs.angles();
            check("ascendant by their sidereal time", angles.ascendant, theirs[0], bound);
            check("midheaven by their sidereal time", angles.midheaven, theirs[1], bound);
            check("vertex by their sidereal time", angles.vertex, theirs[3], bound);
        }
        if case["P"].is_array() {
            let cusps = if is_near(jd) {
                chart.cusps
            } else {
                by_theirs.cusps(HouseSystem::Placidus)
            };
            for (ours, theirs) in cusps.unwrap().into_iter().zip(numbers(&case["P"])) {
                check("cusps", ours, theirs, bound);
            }
        }
    }
    for (what, [near, other]) in &worst {
        println!("{what}: {near:.4} arc seconds from 1850 to 2050, {other:.4} in the four charts beyond");
    }
    println!(
        "bar | tables, 71 reference charts, {near_count} of them of 1850 to 2050, {beyond} by a loaded file | {} beyond \
         their bounds | {}",
        far.len(),
        if far.is_empty() { "pass" } else { "FAIL" }
    );
    assert!(far.is_empty(), "{far:#?}");
    assert_eq!((near_count, beyond), (67, 2));
}
