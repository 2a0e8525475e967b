//! The engine on the Swiss Ephemeris against 71 charts computed by other software with the same data.
#![cfg(feature = "swiss")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use astra_astro::{Engine, SwissEphemeris, ephemeris::Ephemeris as _};
use astra_core::{
    ErrorKind,
    chart::{
        Body, Chart, ChartEngine as _, ChartRequest, Coordinates, HouseSystem, JulianDayUt, Moment, PolarPolicy, Zodiac,
    },
};
use serde_json::Value;

const ARCSEC: f64 = 1.0 / 3600.0;
/// Longitudes in the file are rounded to 1e-6 degrees, angles and cusps to 1e-5.
const LONGITUDE: f64 = 0.003 * ARCSEC;
const ANGLE: f64 = 0.02 * ARCSEC;
const SPEED: f64 = 1e-6;
const AYANAMSHA: f64 = 1e-5;

struct Case(Value);

impl Case {
    fn all() -> Vec<Self> {
        let file: Value = serde_json::from_str(include_str!("fixtures/reference-charts.json")).unwrap();
        let cases = file["c"].as_array().unwrap().clone();
        assert_eq!(cases.len(), 71);
        cases.into_iter().map(Self).collect()
    }

    fn number(&self, key: &str) -> f64 {
        self.0[key].as_f64().unwrap()
    }

    fn numbers(value: &Value) -> Vec<f64> {
        value
            .as_array()
            .unwrap()
            .iter()
            .map(|number| number.as_f64().unwrap())
            .collect()
    }

    fn cusps(&self, key: &str) -> Option<Vec<f64>> {
        self.0[key].is_array().then(|| Self::numbers(&self.0[key]))
    }

    fn request(&self, houses: HouseSystem) -> ChartRequest {
        let place = Coordinates::new(self.number("lat"), self.number("lon")).unwrap();
        let mut request = ChartRequest::new(JulianDayUt(self.number("jd")), Some(place));
        request.options.houses = houses;
        request
    }
}

fn engine() -> Engine<SwissEphemeris> {
    astra_astro::swiss().unwrap()
}

fn apart(a: f64, b: f64) -> f64 {
    astra_astro::angle::arc(a, b).abs()
}

/// Checks a bound; returns how far apart the two are.
#[track_caller]
fn close(what: &str, ours: f64, theirs: f64, bound: f64) -> f64 {
    assert!(apart(ours, theirs) <= bound, "{what}: {ours} against {theirs}");
    apart(ours, theirs)
}

/// Tells the largest deviation, for the table of bars.
fn bar(name: &str, worst: f64, unit: &str, bound: f64) {
    println!("bar | {name}, 71 reference charts | {worst:.2e} {unit} (at most {bound:.2e}) | pass");
}

#[test]
fn bodies_and_angles_agree() {
    let engine = engine();
    let (mut longitude, mut speed, mut angle) = (0.0_f64, 0.0_f64, 0.0_f64);
    for case in Case::all() {
        let chart = engine.natal(&case.request(HouseSystem::Placidus)).unwrap();
        for (body, theirs) in Body::NATAL.into_iter().zip(case.0["p"].as_array().unwrap()) {
            let (ours, theirs) = (&chart.bodies[&body], Case::numbers(theirs));
            let what = format!("{} at {}", body.as_str(), chart.jd_ut.0);
            longitude = longitude.max(close(&what, ours.longitude, theirs[0], LONGITUDE));
            speed = speed.max((ours.speed - theirs[2]).abs());
            close(&what, ours.latitude, theirs[1], LONGITUDE);
            assert!(
                (ours.speed - theirs[2]).abs() <= SPEED,
                "{what}: {} {}",
                ours.speed,
                theirs[2]
            );
            assert_eq!(ours.retrograde, ours.speed < 0.0);
        }
        let (angles, theirs) = (chart.angles.unwrap(), Case::numbers(&case.0["a"]));
        angle = angle.max(close("ascendant", angles.ascendant, theirs[0], ANGLE));
        angle = angle.max(close("midheaven", angles.midheaven, theirs[1], ANGLE));
        angle = angle.max(close("vertex", angles.vertex, theirs[3], ANGLE));
        assert!((chart.basis.delta_t - case.number("dT")).abs() <= 0.6e-3);
    }
    bar("longitudes", longitude * 3600.0, "arc seconds", LONGITUDE * 3600.0);
    bar("speeds", speed, "degrees a day", SPEED);
    bar("angles", angle * 3600.0, "arc seconds", ANGLE * 3600.0);
}

#[test]
fn cusps_agree_and_polar_cases_follow_the_policy() {
    let engine = engine();
    let (mut polar, mut worst) = (0, 0.0_f64);
    for case in Case::all() {
        for (key, system) in [("P", HouseSystem::Placidus), ("K", HouseSystem::Koch)] {
            let mut request = case.request(system);
            if let Some(theirs) = case.cusps(key) {
                let chart = engine.natal(&request).unwrap();
                assert_eq!(chart.houses, Some(system));
                for (ours, theirs) in chart.cusps.unwrap().into_iter().zip(theirs) {
                    worst = worst.max(close(key, ours, theirs, ANGLE));
                }
                continue;
            }
            polar += 1;
            request.options.polar = PolarPolicy::Error;
            let error = engine.natal(&request).unwrap_err();
            assert_eq!((error.kind(), error.field()), (ErrorKind::OutOfRange, Some("lat")));
            for (policy, used) in [
                (PolarPolicy::Porphyry, HouseSystem::Porphyry),
                (PolarPolicy::WholeSign, HouseSystem::WholeSign),
            ] {
                request.options.polar = policy;
                let chart = engine.natal(&request).unwrap();
                assert_eq!((chart.houses, chart.houses_requested), (Some(used), system));
                assert_eq!(chart.basis.houses, Some(used));
                let direct = engine.natal(&case.request(used)).unwrap();
                assert_eq!(chart.cusps, direct.cusps);
            }
        }
    }
    bar("Placidus and Koch cusps", worst * 3600.0, "arc seconds", ANGLE * 3600.0);
    assert_eq!(polar, 12, "six places beyond the polar circles, two systems");
}

#[test]
fn porphyry_parts_the_quadrants_in_three_also_at_the_poles() {
    let engine = engine();
    for case in Case::all() {
        let angles = Case::numbers(&case.0["a"]);
        let chart = engine.natal(&case.request(HouseSystem::Porphyry)).unwrap();
        let quadrant = (angles[0] - angles[1]).rem_euclid(360.0);
        let cusps = chart.cusps.unwrap();
        close("12", cusps[11], angles[1] + quadrant * 2.0 / 3.0, 2.0 * ANGLE);
        close("2", cusps[1], angles[0] + (180.0 - quadrant) / 3.0, 2.0 * ANGLE);
        close("7", cusps[6], angles[0] + 180.0, ANGLE);
    }
}

#[test]
fn whole_signs_and_equal_houses_agree_and_every_body_has_a_house() {
    let engine = engine();
    for case in Case::all() {
        let whole = engine.natal(&case.request(HouseSystem::WholeSign)).unwrap();
        for (number, cusp) in whole.cusps.unwrap().into_iter().enumerate() {
            assert_eq!(cusp, (case.number("W0") + 30.0 * number as f64).rem_euclid(360.0));
        }
        let equal = engine.natal(&case.request(HouseSystem::Equal)).unwrap();
        close(
            "equal",
            equal.cusps.unwrap()[3],
            Case::numbers(&case.0["a"])[0] + 90.0,
            ANGLE,
        );
        for chart in [whole, equal] {
            assert!(chart.bodies.values().all(|body| body.house.is_some()));
        }
    }
}

#[test]
fn lahiri_agrees() {
    let engine = engine();
    let mut worst = 0.0_f64;
    for case in Case::all() {
        let mut request = case.request(HouseSystem::WholeSign);
        let tropical = engine.natal(&request).unwrap();
        request.options.zodiac = Zodiac::LAHIRI;
        let chart = engine.natal(&request).unwrap();
        let ayanamsha = chart.ayanamsha.unwrap();
        worst = worst.max(close("ayanamsha", ayanamsha, case.number("ay"), AYANAMSHA));
        let bodies = [Body::Sun, Body::Moon, Body::Mars, Body::TrueNode];
        for (body, theirs) in bodies.into_iter().zip(Case::numbers(&case.0["sid"])) {
            close(body.as_str(), chart.bodies[&body].longitude, theirs, AYANAMSHA);
        }
        let (ours, theirs) = (chart.angles.unwrap(), tropical.angles.unwrap());
        close("ascendant", ours.ascendant, theirs.ascendant - ayanamsha, 1e-9);
        assert_eq!(chart.cusps.unwrap()[0], (ours.ascendant / 30.0).floor() * 30.0);
    }
    bar("Lahiri", worst, "degrees", AYANAMSHA);
}

#[test]
fn a_sidereal_speed_is_less_by_the_speed_of_the_ayanamsha_with_nutation() {
    let engine = engine();
    let at = |jd: f64, zodiac| {
        let mut request = ChartRequest::new(JulianDayUt(jd), None);
        request.options.zodiac = zodiac;
        engine.natal(&request).unwrap()
    };
    let lahiri = Zodiac::LAHIRI;
    for jd in [2_440_000.25, 2_451_545.0, 2_460_000.7] {
        let ayanamsha = |jd: f64| at(jd, lahiri).ayanamsha.unwrap();
        let measured = (ayanamsha(jd + 0.05) - ayanamsha(jd - 0.05)) / 0.1;
        let (tropical, sidereal) = (at(jd, Zodiac::Tropical), at(jd, lahiri));
        for body in Body::NATAL {
            let less = tropical.bodies[&body].speed - sidereal.bodies[&body].speed;
            assert!((less - measured).abs() < 1e-7, "{body:?}: {less} {measured}");
        }
    }
}

#[test]
fn historical_civil_times_lead_to_the_same_instants() {
    let engine = engine();
    let mut count = 0;
    for case in Case::all().iter().filter(|case| case.0["tz"].is_string()) {
        let (date, time) = case.0["local"].as_str().unwrap().split_once('T').unwrap();
        let mut request = case.request(HouseSystem::Placidus);
        request.moment = Moment::civil(
            date.parse().unwrap(),
            Some(format!("{time}:00").parse().unwrap()),
            case.0["tz"].as_str().unwrap(),
        );
        let chart = engine.natal(&request).unwrap();
        assert_eq!(
            i64::from(chart.basis.time.offset.unwrap()),
            case.0["utcoff"].as_i64().unwrap()
        );
        // The file's Julian day has eight decimals.
        assert!((chart.jd_ut.0 - case.number("jd")).abs() < 1e-8, "{}", case.0["tz"]);
        count += 1;
    }
    assert_eq!(count, 8);
}

#[test]
fn sixteen_threads_at_once_give_identical_bytes() {
    let engine = engine();
    let cases = Case::all();
    let requests: Vec<_> = cases
        .iter()
        .flat_map(|case| HouseSystem::ALL.map(|system| case.request(system)))
        .collect();
    let bytes = |chart: Chart| serde_json::to_vec(&chart).unwrap();
    let expected: Vec<_> = requests
        .iter()
        .map(|request| bytes(engine.natal(request).unwrap()))
        .collect();
    std::thread::scope(|scope| {
        for thread in 0..16 {
            let (engine, requests, expected, bytes) = (&engine, &requests, &expected, &bytes);
            scope.spawn(move || {
                // Each thread in another order, so that what one computed before cannot matter.
                for step in 0..requests.len() {
                    let index = (step * 101 + thread * 23) % requests.len();
                    assert_eq!(bytes(engine.natal(&requests[index]).unwrap()), expected[index]);
                }
            });
        }
    });
}

#[test]
fn pieces_follow_the_states_within_their_own_error() {
    let engine = engine();
    let ephemeris = engine.ephemeris();
    use astra_core::chart::JulianDayTt;
    for body in Body::NATAL {
        let (from, to) = (2_460_000.3, 2_460_100.7);
        let pieces = ephemeris.segments(body, JulianDayTt(from)..JulianDayTt(to)).unwrap();
        assert!(pieces.first().unwrap().start.0 <= from && pieces.last().unwrap().end.0 >= to);
        for (piece, next) in pieces.iter().zip(pieces.iter().skip(1)) {
            assert_eq!(piece.end, next.start);
        }
        // A planet passes behind the Sun, which bends its light by 0.2 arc seconds; the osculating node magnifies every
        // roughness of the Moon's path: there the bound is some seconds of arc, and a search asks the states.
        let bound = 2e-3;
        for piece in &pieces {
            assert!(piece.error.longitude < bound, "{body:?}: {:?}", piece.error);
            for step in 0..=37 {
                let at = piece.time(f64::from(step) / 18.5 - 1.0);
                let (truth, fitted) = (ephemeris.state(body, at).unwrap(), piece.state(at));
                assert!(
                    apart(truth.longitude, fitted.longitude) <= piece.error.longitude + 1e-11,
                    "{body:?}"
                );
                assert!(
                    (truth.latitude - fitted.latitude).abs() <= piece.error.latitude + 1e-11,
                    "{body:?}"
                );
                assert!(
                    (truth.distance - fitted.distance).abs() <= piece.error.distance + 1e-13,
                    "{body:?}"
                );
                // Speeds where the path is smooth: those of the Swiss Ephemeris are approximations themselves, to
                // 6e-5 degrees a day at the Moon.
                let off = (truth.longitude_speed - fitted.longitude_speed).abs();
                assert!(
                    piece.error.longitude > 2e-6 || off < 1e-4,
                    "{body:?}: {truth:?} {fitted:?}"
                );
            }
        }
    }
}
