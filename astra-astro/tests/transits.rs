//! Transits to natal points against a brute-force scan of the C library, which knows nothing of pieces and series.
#![cfg(feature = "swiss")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    unsafe_code,
    reason = "tests, and calls into C to compare with"
)]

use std::{collections::BTreeMap, ffi::CString, path::Path};

use astra_astro::search::TransitHits;
use astra_core::chart::{
    AspectKind, Body, Chart, ChartEngine as _, ChartRequest, Coordinates, JulianDayUt, TransitHit, TransitSearch,
};
use swiss_eph as c;

/// A hit, told in the same way by both sides: Julian day, body, point, aspect.
type Found = (f64, Body, usize, AspectKind);

fn number(body: Body) -> i32 {
    TransitSearch::BODIES
        .iter()
        .position(|other| *other == body)
        .map(|at| if at == 0 { 0 } else { at as i32 + 1 })
        .unwrap()
}

/// The C library on a thread of its own, where its state is not the engine's.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        scope
            .spawn(|| {
                let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/ephemeris");
                let data = CString::new(data.to_str().unwrap()).unwrap();
                // SAFETY: the library copies the path; its state is this thread's.
                unsafe { c::swe_set_ephe_path(data.as_ptr()) };
                let answer = work();
                // SAFETY: as above.
                unsafe { c::swe_close() };
                answer
            })
            .join()
            .unwrap()
    })
}

/// Longitude at a Julian day in universal time, as the library answers it.
fn longitude(body: i32, jd_ut: f64) -> f64 {
    let (mut answer, mut text) = ([0.0; 6], [0; 256]);
    // SAFETY: every buffer is as long as the library's documentation asks.
    let told = unsafe { c::swe_calc_ut(jd_ut, body, c::SEFLG_SWIEPH, answer.as_mut_ptr(), text.as_mut_ptr()) };
    assert_eq!(told & 7, c::SEFLG_SWIEPH);
    answer[0]
}

fn way(from: f64, to: f64) -> f64 {
    (to - from + 540.0).rem_euclid(360.0) - 180.0
}

/// Where each aspect to each point is exact.
fn targets(points: &[f64]) -> Vec<(f64, usize, AspectKind)> {
    let mut targets = Vec::new();
    for (index, point) in points.iter().enumerate() {
        for aspect in AspectKind::MAJOR {
            targets.push(((point + aspect.angle()).rem_euclid(360.0), index, aspect));
            if !matches!(aspect, AspectKind::Conjunction | AspectKind::Opposition) {
                targets.push(((point - aspect.angle()).rem_euclid(360.0), index, aspect));
            }
        }
    }
    targets.sort_by(|a, b| a.0.total_cmp(&b.0));
    targets
}

/// Every change of side at steps of an hour, halved to a hundredth of a second. Where the body turns within a step, the
/// turn is found first and both sides of it are looked at.
fn scan(points: &[f64], from: f64, to: f64) -> Vec<Found> {
    const STEPS: u32 = 24;
    let targets = targets(points);
    let mut found = Vec::new();
    for body in TransitSearch::BODIES {
        let planet = number(body);
        let at = |jd: f64| longitude(planet, jd);
        let hours = ((to - from) * f64::from(STEPS)).ceil() as u32;
        let time = |hour: u32| (from + f64::from(hour) / f64::from(STEPS)).min(to);
        let (mut before, mut low, mut at_low) = (0.0, time(0), at(time(0)));
        for hour in 1..=hours {
            let (high, at_high) = (time(hour), at(time(hour)));
            let step = way(at_low, at_high);
            let mut parts = vec![(low, at_low, high, at_high)];
            if step * before < 0.0 {
                // It turned in this step or the last: the part before was looked at as if it had not.
                let earlier = low - 1.0 / f64::from(STEPS);
                let turn = turn(&at, earlier, high, before > 0.0);
                parts = vec![(low, at_low, high, at_high)];
                if turn > low {
                    parts = vec![(low, at_low, turn, at(turn)), (turn, at(turn), high, at_high)];
                } else {
                    let at_earlier = at(earlier);
                    // Both sides of the turn that lie between the same values were invisible.
                    for (target, point, aspect) in &targets {
                        let side = |value: f64| way(*target, value) >= 0.0;
                        if side(at_earlier) == side(at_low)
                            && side(at(turn)) != side(at_low)
                            && way(*target, at_low).abs() < 1.0
                        {
                            found.push((halve(&at, *target, earlier, turn), body, *point, *aspect));
                            found.push((halve(&at, *target, turn, low), body, *point, *aspect));
                        }
                    }
                }
            }
            for (low, at_low, high, at_high) in parts {
                for (target, point, aspect) in between(&targets, at_low, at_high) {
                    let side = |value: f64| way(*target, value) >= 0.0;
                    if side(at_low) != side(at_high) && way(*target, at_low).abs() < 5.0 {
                        found.push((halve(&at, *target, low, high), body, *point, *aspect));
                    }
                }
            }
            (before, low, at_low) = (step, high, at_high);
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found
}

/// The targets that a short way may pass: those between its ends, or all where it leads over zero.
fn between(targets: &[(f64, usize, AspectKind)], a: f64, b: f64) -> &[(f64, usize, AspectKind)] {
    let (low, high) = (a.min(b) - 1e-9, a.max(b) + 1e-9);
    if high - low > 180.0 {
        return targets;
    }
    let place = |longitude: f64| targets.partition_point(|(target, ..)| *target < longitude);
    &targets[place(low)..place(high)]
}

/// When a body turns between two times; by golden section.
fn turn(at: &impl Fn(f64) -> f64, mut low: f64, mut high: f64, maximum: bool) -> f64 {
    const GOLDEN: f64 = 0.618_033_988_749_895;
    let base = at(low);
    let value = |jd: f64| if maximum { way(base, at(jd)) } else { -way(base, at(jd)) };
    while high - low > 1e-5 {
        let (a, b) = (high - GOLDEN * (high - low), low + GOLDEN * (high - low));
        if value(a) < value(b) { low = a } else { high = b }
    }
    f64::midpoint(low, high)
}

fn halve(at: &impl Fn(f64) -> f64, target: f64, mut low: f64, mut high: f64) -> f64 {
    let side = |jd: f64| way(target, at(jd)) >= 0.0;
    let begins = side(low);
    while high - low > 1e-7 {
        let middle = f64::midpoint(low, high);
        if side(middle) == begins {
            low = middle
        } else {
            high = middle
        }
    }
    f64::midpoint(low, high)
}

fn chart(jd: f64, latitude: f64, longitude: f64) -> Chart {
    let engine = astra_astro::swiss().unwrap();
    let place = Coordinates::new(latitude, longitude).unwrap();
    engine.natal(&ChartRequest::new(JulianDayUt(jd), Some(place))).unwrap()
}

fn request(chart: &Chart, from: f64, to: f64) -> TransitSearch {
    let mut request = TransitSearch::new(chart, JulianDayUt(from)..JulianDayUt(to));
    request.with_orbs = false;
    request
}

fn points(request: &TransitSearch) -> Vec<f64> {
    request.points.iter().map(|point| point.longitude).collect()
}

/// What one side has and the other has not, and the largest difference in seconds. Hits of one body, point and aspect are
/// compared in their order.
fn compare(request: &TransitSearch, ours: &[TransitHit], theirs: &[Found]) -> (usize, usize, f64) {
    type BothSides = (Vec<f64>, Vec<f64>);
    let mut pairs: BTreeMap<(Body, usize, AspectKind), BothSides> = BTreeMap::new();
    for hit in ours {
        let point = request.points.iter().position(|point| point.name == hit.natal).unwrap();
        pairs
            .entry((hit.transiting, point, hit.aspect))
            .or_default()
            .0
            .push(hit.instant.jd_ut.0);
    }
    for (jd, body, point, aspect) in theirs {
        pairs.entry((*body, *point, *aspect)).or_default().1.push(*jd);
    }
    let (mut missed, mut invented, mut worst) = (0, 0, 0.0_f64);
    for (ours, theirs) in pairs.values() {
        missed += theirs.len().saturating_sub(ours.len());
        invented += ours.len().saturating_sub(theirs.len());
        if ours.len() == theirs.len() {
            for (a, b) in ours.iter().zip(theirs) {
                worst = worst.max((a - b).abs() * 86_400.0);
            }
        }
    }
    (missed, invented, worst)
}

const YEAR_2026: (f64, f64) = (2_461_041.5, 2_461_406.5);

#[test]
fn the_case_of_the_design_has_its_407_hits_to_half_a_second() {
    let engine = astra_astro::swiss().unwrap();
    let chart = chart(2_448_058.020_833_333_3, 41.9028, 12.4964);
    let request = request(&chart, YEAR_2026.0, YEAR_2026.1);
    let hits = engine.search(&request).unwrap();
    let mut counts: BTreeMap<Body, usize> = BTreeMap::new();
    for hit in &hits {
        *counts.entry(hit.transiting).or_default() += 1;
    }
    let expected = BTreeMap::from([
        (Body::Sun, 96),
        (Body::Mercury, 127),
        (Body::Venus, 95),
        (Body::Mars, 62),
        (Body::Jupiter, 15),
        (Body::Saturn, 12),
    ]);
    let theirs = apart(|| scan(&points(&request), YEAR_2026.0, YEAR_2026.1));
    let (missed, invented, worst) = compare(&request, &hits, &theirs);
    let pass = counts == expected && (missed, invented) == (0, 0) && worst < 0.5;
    println!(
        "bar | transits of the design's case | {} hits of 407, {missed} missed, {invented} invented, {worst:.3} s at worst | {}",
        hits.len(),
        if pass { "pass" } else { "FAIL" }
    );
    assert_eq!(counts, expected);
    assert_eq!((missed, invented), (0, 0));
    assert!(worst < 0.5, "{worst}");
    assert!(
        hits.windows(2)
            .all(|pair| pair[0].instant.jd_ut <= pair[1].instant.jd_ut)
    );
}

/// Births and windows, scattered over two centuries but the same in every run.
fn natal_years(count: u32) -> impl Iterator<Item = ((f64, f64, f64), f64)> {
    let golden = |step: u32, width: f64| (f64::from(step) * 0.618_033_988_749_895).fract() * width;
    (1..=count).map(move |step| {
        let birth = (
            2_415_020.5 + golden(step, 54_787.0),
            golden(step * 7, 120.0) - 60.0,
            golden(step * 3, 360.0) - 180.0,
        );
        (birth, 2_415_020.5 + golden(step * 11, 65_000.0))
    })
}

#[test]
fn random_natal_years_have_the_hits_of_a_scan_by_the_hour() {
    let full = std::env::var_os("ASTRA_PROVE").is_some();
    let (count, days) = if full { (200, 365.25) } else { (3, 365.25) };
    let engine = astra_astro::swiss().unwrap();
    let cases: Vec<_> = natal_years(count)
        .map(|((jd, latitude, longitude), from)| request(&chart(jd, latitude, longitude), from, from + days))
        .collect();
    let cores = std::thread::available_parallelism().unwrap().get();
    let scans: Vec<Vec<Found>> = std::thread::scope(|scope| {
        let shares: Vec<_> = cases
            .chunks(cases.len().div_ceil(cores))
            .map(|share| {
                scope.spawn(move || {
                    apart(|| {
                        share
                            .iter()
                            .map(|case| scan(&points(case), case.window.start.0, case.window.end.0))
                            .collect::<Vec<_>>()
                    })
                })
            })
            .collect();
        shares.into_iter().flat_map(|share| share.join().unwrap()).collect()
    });
    let (mut hits, mut missed, mut invented, mut worst) = (0, 0, 0, 0.0_f64);
    for (case, theirs) in cases.iter().zip(&scans) {
        let ours: Vec<_> = TransitHits::new(engine.ephemeris(), case)
            .unwrap()
            .map(|hit| hit.unwrap())
            .collect();
        let (less, more, off) = compare(case, &ours, theirs);
        if (less, more) != (0, 0) {
            println!("{:?}: {less} missed, {more} invented", case.window);
        }
        hits += ours.len();
        missed += less;
        invented += more;
        worst = worst.max(off);
    }
    let pass = (missed, invented) == (0, 0) && worst < 0.5;
    println!(
        "bar | {count} random natal-years against a scan by the hour | {hits} hits, {missed} missed, {invented} invented, {worst:.3} s at worst | {}",
        if pass { "pass" } else { "FAIL" }
    );
    assert!(pass);
}
