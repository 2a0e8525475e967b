//! Transits of a natal year, beside a plain loop over the C library in the same run, on one thread each.
//!
//! `cargo bench -p astra-astro --features swiss --bench transits`. A natal year: ten planets, ascendant and midheaven; the
//! five major aspects; the Sun and Mercury to Pluto in transit. The births and the windows are scattered over 1950 to 2050.
//!
//! The loop asks the library for every body once a day, all bodies of a day together, without speeds, and halves where an
//! aspect changes side to a hundredth of a second: the coarsest step, and so the fastest loop, that anybody would write.
//! It loses the pairs of hits within one day about a station; where a body turned, it is therefore given steps of an
//! hour, so that both sides find the same hits.
//!
//! The batch begins with an empty cache, and what fills it is in its time. Times are those of the threads' processors.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    unsafe_code,
    reason = "a bench, and calls into C to compare with"
)]

#[allow(dead_code, reason = "each bench takes what it needs")]
mod support;

use astra_astro::{ephemeris::Ephemeris, search::TransitHits};
use astra_core::chart::{AspectKind, Body, ChartEngine as _, ChartRequest, Coordinates, JulianDayUt, TransitSearch};
use support::{apart, seconds};
use swiss_eph as c;

const YEAR: f64 = 365.25;
/// 1950-01-01 and 2050-01-01.
const SPAN: (f64, f64) = (2_433_282.5, 2_469_807.5);

/// Longitude at a Julian day in universal time, as the library answers it.
fn longitude(body: i32, jd_ut: f64) -> f64 {
    let (mut answer, mut text) = ([0.0; 6], [0; 256]);
    // SAFETY: every buffer is as long as the library's documentation asks.
    let told = unsafe { c::swe_calc_ut(jd_ut, body, c::SEFLG_SWIEPH, answer.as_mut_ptr(), text.as_mut_ptr()) };
    assert_eq!(told & 7, c::SEFLG_SWIEPH);
    answer[0]
}

fn way(from: f64, to: f64) -> f64 {
    let way = to - from;
    if way >= 180.0 {
        way - 360.0
    } else if way < -180.0 {
        way + 360.0
    } else {
        way
    }
}

const PLANETS: [i32; 9] = [0, 2, 3, 4, 5, 6, 7, 8, 9];

/// What a program in C would do for a natal year; gives the time and the body of every hit.
fn plain(targets: &[f64], from: f64, to: f64) -> Vec<(f64, usize)> {
    let mut hits = Vec::new();
    let mut before = [f64::NAN; 9];
    let mut moved = [0.0_f64; 9];
    let mut day = from;
    loop {
        let now: [f64; 9] = std::array::from_fn(|index| longitude(PLANETS[index], day));
        for (index, planet) in PLANETS.into_iter().enumerate() {
            let step = way(before[index], now[index]);
            if !before[index].is_nan() {
                if step * moved[index] < 0.0 {
                    // It turned yesterday or today: look again by the hour.
                    let start = (day - 2.0).max(from);
                    hits.retain(|(at, body)| *body != index || *at < start);
                    finely(planet, index, targets, (start, day), &mut hits);
                } else {
                    pass(
                        planet,
                        index,
                        targets,
                        (day - (day - from).min(1.0), before[index]),
                        (day, now[index]),
                        &mut hits,
                    );
                }
            }
            moved[index] = step;
        }
        before = now;
        if day >= to {
            break;
        }
        day = (day + 1.0).min(to);
    }
    hits.sort_by(|a, b| a.0.total_cmp(&b.0));
    hits
}

fn finely(planet: i32, index: usize, targets: &[f64], (start, end): (f64, f64), hits: &mut Vec<(f64, usize)>) {
    let hours = ((end - start) * 24.0).ceil() as u32;
    let mut low = (start, longitude(planet, start));
    for hour in 1..=hours {
        let at = (start + f64::from(hour) / 24.0).min(end);
        let high = (at, longitude(planet, at));
        pass(planet, index, targets, low, high, hits);
        low = high;
    }
}

/// The targets passed between two times, halved to a hundredth of a second.
fn pass(planet: i32, index: usize, targets: &[f64], low: (f64, f64), high: (f64, f64), hits: &mut Vec<(f64, usize)>) {
    for target in targets {
        let begins = way(*target, low.1);
        if begins.abs() < 3.0 && (begins >= 0.0) != (way(*target, high.1) >= 0.0) {
            let (mut a, mut b) = (low.0, high.0);
            while b - a > 0.01 / 86_400.0 {
                let middle = f64::midpoint(a, b);
                if (way(*target, longitude(planet, middle)) >= 0.0) == (begins >= 0.0) {
                    a = middle;
                } else {
                    b = middle;
                }
            }
            hits.push((f64::midpoint(a, b), index));
        }
    }
}

fn targets(request: &TransitSearch) -> Vec<f64> {
    let mut targets = Vec::new();
    for point in &request.points {
        for aspect in AspectKind::MAJOR {
            targets.push((point.longitude + aspect.angle()).rem_euclid(360.0));
            if !matches!(aspect, AspectKind::Conjunction | AspectKind::Opposition) {
                targets.push((point.longitude - aspect.angle()).rem_euclid(360.0));
            }
        }
    }
    targets
}

/// Natal years, scattered but the same in every run.
fn natal_years(count: u32) -> Vec<TransitSearch> {
    let engine = astra_astro::swiss().unwrap();
    let golden = |step: u32, width: f64| (f64::from(step) * 0.618_033_988_749_895).fract() * width;
    (1..=count)
        .map(|step| {
            let place = Coordinates::new(golden(step * 7, 120.0) - 60.0, golden(step * 3, 360.0) - 180.0).unwrap();
            let birth = JulianDayUt(SPAN.0 + golden(step, SPAN.1 - SPAN.0));
            let chart = engine.natal(&ChartRequest::new(birth, Some(place))).unwrap();
            let from = SPAN.0 + golden(step * 11, SPAN.1 - SPAN.0 - YEAR);
            let mut request = TransitSearch::new(&chart, JulianDayUt(from)..JulianDayUt(from + YEAR));
            request.with_orbs = false;
            request
        })
        .collect()
}

type Timed<T> = (f64, Vec<T>);

/// The loop and the search by turns, one natal year each, so that whatever else the machine does troubles both; each on
/// its thread. The seconds that each took, and what it found.
fn in_turns<T>(requests: &[TransitSearch], ours: impl Fn(&TransitSearch) -> T) -> (Timed<Vec<(f64, usize)>>, Timed<T>) {
    let (asking, asked) = std::sync::mpsc::sync_channel::<&TransitSearch>(0);
    let (answering, answered) = std::sync::mpsc::sync_channel(0);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            apart(|| {
                for request in asked {
                    let (from, to) = (request.window.start.0, request.window.end.0);
                    answering.send(seconds(|| plain(&targets(request), from, to))).unwrap();
                }
            });
        });
        let mut both = ((0.0, Vec::new()), (0.0, Vec::new()));
        for request in requests {
            asking.send(request).unwrap();
            let (took, found) = answered.recv().unwrap();
            both.0.0 += took;
            both.0.1.push(found);
            let (took, found) = seconds(|| ours(request));
            both.1.0 += took;
            both.1.1.push(found);
        }
        drop(asking);
        both
    })
}

fn search<E: Ephemeris>(ephemeris: &E, request: &TransitSearch) -> Vec<(f64, Body)> {
    TransitHits::new(ephemeris, request)
        .unwrap()
        .map(|hit| hit.unwrap())
        .map(|hit| (hit.instant.jd_ut.0, hit.transiting))
        .collect()
}

fn verdict(pass: bool) -> &'static str {
    if pass { "pass" } else { "FAIL" }
}

fn main() {
    // `cargo test` runs benches too, to see that they work.
    let full = std::env::args().any(|argument| argument == "--bench");
    let count = if full { 1000 } else { 2 };
    let requests = natal_years(count);

    // Opened before the clock runs, as the library is; its cache is empty.
    let engine = astra_astro::swiss().unwrap();
    let ((theirs, expected), (ours, found)) = in_turns(&requests, |request| search(engine.ephemeris(), request));

    let (mut hits, mut unlike, mut worst) = (0, 0, 0.0_f64);
    for (found, expected) in found.iter().zip(&expected) {
        hits += found.len();
        for (index, body) in TransitSearch::BODIES.into_iter().enumerate() {
            let of_ours: Vec<f64> = found
                .iter()
                .filter(|(_, hit)| *hit == body)
                .map(|(at, _)| *at)
                .collect();
            let of_theirs: Vec<f64> = expected
                .iter()
                .filter(|(_, hit)| *hit == index)
                .map(|(at, _)| *at)
                .collect();
            if of_ours.len() == of_theirs.len() {
                worst = of_ours
                    .iter()
                    .zip(&of_theirs)
                    .fold(worst, |worst, (a, b)| worst.max((a - b).abs() * 86_400.0));
            } else {
                unlike += of_ours.len().abs_diff(of_theirs.len());
            }
        }
    }
    let ratio = theirs / ours;
    let each = |seconds: f64| 1000.0 * seconds / f64::from(count);
    println!(
        "bar | hits of {count} natal years equal to those of the loop | {hits} hits, {unlike} unlike, {worst:.3} s at worst | {}",
        verdict(unlike == 0 && worst < 0.5)
    );
    println!(
        "bar | transits of {count} natal years, from an empty cache, beside the loop over the C library | {:.2} ms each and {:.2} ms: {ratio:.1} times as fast | {}",
        each(ours),
        each(theirs),
        verdict(ratio >= 20.0 || !full)
    );
    told("swiss", engine.ephemeris(), &requests, theirs);

    // From an empty cache, as above, and then with the pieces of the century at hand.
    let tables = astra_astro::tables().unwrap();
    let all = || {
        requests
            .iter()
            .map(|request| search(tables.ephemeris(), request))
            .collect::<Vec<_>>()
    };
    let (cold, found) = seconds(all);
    let (hot, _) = seconds(all);
    let hits: usize = found.iter().map(Vec::len).sum();
    println!(
        "bar | transits of {count} natal years by the tables | {hits} hits, {:.3} ms each, at most 0.3; {:.3} ms with the \
         making of the century's pieces: {:.1} and {:.1} times as fast as the loop | {}",
        each(hot),
        each(cold),
        theirs / hot,
        theirs / cold,
        verdict(each(hot) <= 0.3 || !full)
    );
    told("tables", tables.ephemeris(), &requests, theirs);
}

/// The same search with what it found before at hand, and with the orbs.
fn told<E: Ephemeris>(name: &str, ephemeris: &E, requests: &[TransitSearch], theirs: f64) {
    let each = |seconds: f64| 1000.0 * seconds / requests.len() as f64;
    let (again, _) = seconds(|| {
        requests
            .iter()
            .map(|request| search(ephemeris, request))
            .collect::<Vec<_>>()
    });
    println!(
        "{name}, the same with a full cache: {:.3} ms each, {:.1} times as fast",
        each(again),
        theirs / again
    );
    let (with_orbs, _) = seconds(|| {
        requests
            .iter()
            .cloned()
            .map(|mut request| {
                request.with_orbs = true;
                search(ephemeris, &request)
            })
            .collect::<Vec<_>>()
    });
    println!(
        "{name}, the same with entry into and exit from the orb: {:.3} ms each",
        each(with_orbs)
    );
}
