//! Transits against every exact moment on JPL DE440, found by `oracles/transits_de440.py`, which shares nothing with the
//! tables and their search. It says what the fixture holds. `ASTRA_TRANSITS_DE440` names a larger one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use astra_astro::{Engine, ephemeris::Ephemeris, search::TransitHits};
use astra_core::chart::{AspectKind, Body, JulianDayTt, JulianDayUt, NatalPoint, Orbs, TransitSearch, Zodiac};
use serde::Deserialize;

/// Hundredths of a second in a day.
const CENTISECONDS: f64 = 8_640_000.0;
/// Seconds that a hit may be off, however fast the body.
const OFF: f64 = 0.5;
/// Arc seconds that conventions may differ by behind the disc of the Sun: twice the deflection at its rim.
const HIDDEN: f64 = 3.5;
/// Days within which two hits may be the same.
const SAME: f64 = 1.0;

fn engine() -> Engine<impl Ephemeris> {
    astra_astro::tables().unwrap()
}

#[derive(Deserialize)]
struct Fixture {
    bodies: Vec<Body>,
    count: usize,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    from: f64,
    to: f64,
    points: Vec<f64>,
    /// Body, point, aspect, the first time, then steps.
    hits: Vec<Vec<i64>>,
    /// Body, point, aspect, time, arc seconds from the aspect to the station.
    near: Vec<(usize, usize, i64, i64, f64)>,
    /// Body, point, aspect, time.
    hidden: Vec<(usize, usize, i64, i64)>,
}

type Key = (Body, usize, AspectKind);

#[derive(Debug, Default)]
struct Outcome {
    found: usize,
    missed: usize,
    invented: usize,
    late: usize,
    /// The most seconds off, and what it was.
    worst: (f64, String),
}

fn aspect(angle: i64) -> AspectKind {
    AspectKind::MAJOR
        .into_iter()
        .find(|aspect| aspect.angle() == angle as f64)
        .unwrap()
}

fn ut(ephemeris: &impl Ephemeris, tt: f64) -> JulianDayUt {
    let mut at = JulianDayUt(tt);
    for _ in 0..3 {
        at = JulianDayUt(tt - ephemeris.delta_t(at).unwrap() / 86_400.0);
    }
    at
}

fn search(ephemeris: &impl Ephemeris, bodies: &[Body], case: &Case) -> BTreeMap<Key, Vec<f64>> {
    let names: Vec<_> = (0..case.points.len()).map(|index| format!("point {index}")).collect();
    let request = TransitSearch {
        points: names
            .iter()
            .zip(&case.points)
            .map(|(name, at)| NatalPoint::new(name.as_str(), *at))
            .collect(),
        bodies: bodies.to_vec(),
        orbs: Orbs::TRANSIT,
        zodiac: Zodiac::Tropical,
        window: ut(ephemeris, case.from)..ut(ephemeris, case.to),
        with_orbs: false,
        near_miss: None,
        limit: usize::MAX,
    };
    let mut found: BTreeMap<Key, Vec<f64>> = BTreeMap::new();
    for hit in TransitHits::new(ephemeris, &request).unwrap() {
        let hit = hit.unwrap();
        let point = names.iter().position(|name| **name == *hit.natal).unwrap();
        let at = hit.instant.jd_ut;
        found
            .entry((hit.transiting, point, hit.aspect))
            .or_default()
            .push(at.to_tt(ephemeris.delta_t(at).unwrap()).0);
    }
    found
}

fn compare(ephemeris: &impl Ephemeris, bodies: &[Body], case: &Case) -> Outcome {
    let time = |moment: i64| case.from + moment as f64 / CENTISECONDS;
    let bound = ephemeris.description().error_bound;
    let mut ours = search(ephemeris, bodies, case);
    let mut outcome = Outcome {
        found: ours.values().map(Vec::len).sum(),
        ..Outcome::default()
    };
    let mut theirs: BTreeMap<Key, Vec<i64>> = BTreeMap::new();
    for group in &case.hits {
        let key = (bodies[group[0] as usize], group[1] as usize, aspect(group[2]));
        let moments = group[3..].iter().scan(0, |sum, step| {
            *sum += step;
            Some(*sum)
        });
        theirs.insert(key, moments.collect());
    }
    for key in theirs.keys() {
        ours.entry(*key).or_default();
    }
    for (key, ours) in &ours {
        let theirs = theirs.get(key).map_or(&[][..], Vec::as_slice);
        let is_key = |body: usize, point: usize, angle: i64| (bodies[body], point, aspect(angle)) == *key;
        let near: Vec<_> = case.near.iter().filter(|near| is_key(near.0, near.1, near.2)).collect();
        // Where the station is nearer to the aspect than the bound, both answers are right.
        let either = |at: f64| {
            near.iter()
                .any(|near| near.4.abs() < bound && (time(near.3) - at).abs() < SAME)
        };
        let (mut a, mut b) = (0, 0);
        while a < ours.len() || b < theirs.len() {
            let (here, moment) = (ours.get(a).copied(), theirs.get(b).copied());
            let there = moment.map(time);
            match (here, moment, there) {
                (Some(here), Some(moment), Some(there)) if (here - there).abs() < SAME => {
                    let speed = ephemeris
                        .state(key.0, JulianDayTt(there))
                        .unwrap()
                        .longitude_speed
                        .abs();
                    let is_near = near.iter().any(|near| near.3 == moment);
                    let is_hidden = case
                        .hidden
                        .iter()
                        .any(|hidden| is_key(hidden.0, hidden.1, hidden.2) && hidden.3 == moment);
                    let slack = bound * if is_near { 2.0 } else { 1.0 } + if is_hidden { HIDDEN } else { 0.0 };
                    let off = (here - there).abs() * 86_400.0;
                    if off > OFF.max(slack / 3600.0 / speed * 86_400.0) && !either(there) {
                        outcome.late += 1;
                    }
                    if !either(there) && !is_hidden && off > outcome.worst.0 {
                        outcome.worst = (
                            off,
                            format!("{} at {there:.2}, {:.4}\"", key.0, off / 86_400.0 * speed * 3600.0),
                        );
                    }
                    (a, b) = (a + 1, b + 1);
                }
                (Some(here), _, there) if there.is_none_or(|there| here < there) => {
                    outcome.invented += usize::from(!either(here));
                    a += 1;
                }
                (_, _, Some(there)) => {
                    outcome.missed += usize::from(!either(there));
                    b += 1;
                }
                _ => unreachable!("one of the two is left"),
            }
        }
    }
    outcome
}

#[test]
fn transits_are_those_of_de440() {
    let path = std::env::var_os("ASTRA_TRANSITS_DE440").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/transits-de440.json"),
        PathBuf::from,
    );
    let fixture: Fixture = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let engine = engine();
    let (ephemeris, next) = (engine.ephemeris(), AtomicUsize::new(0));
    let cores = std::thread::available_parallelism().unwrap().get();
    let outcomes: Vec<Outcome> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores)
            .map(|_| {
                scope.spawn(|| {
                    let mine = std::iter::from_fn(|| fixture.cases.get(next.fetch_add(1, Ordering::Relaxed)));
                    mine.map(|case| compare(ephemeris, &fixture.bodies, case))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let mut all = Outcome::default();
    for outcome in outcomes {
        all.found += outcome.found;
        all.missed += outcome.missed;
        all.invented += outcome.invented;
        all.late += outcome.late;
        if outcome.worst.0 > all.worst.0 {
            all.worst = outcome.worst;
        }
    }
    let pass = (all.missed, all.invented, all.late) == (0, 0, 0);
    println!(
        "bar | transits of {} windows against DE440 by skyfield | {} hits of {}, {} missed, {} invented, {} beyond the bound, {:.3} s at worst ({}) | {}",
        fixture.cases.len(),
        all.found,
        fixture.count,
        all.missed,
        all.invented,
        all.late,
        all.worst.0,
        all.worst.1,
        if pass { "pass" } else { "FAIL" }
    );
    assert!(pass);
}
