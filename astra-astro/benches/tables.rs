//! Our own tables beside a plain loop over the C library, in one run: charts in columns on random dates and in date order,
//! a longitude, a batch on one and on all cores, and the first chart of a process.
//!
//! `cargo bench -p astra-astro --features swiss --bench tables`. A chart is 13 bodies with longitude, latitude, distance and
//! all speeds, Placidus, angles, aspects; 1900 to 2050. The two go by turns, so that whatever else the machine does troubles
//! both; times are those of the threads' processors.
//!
//! `--bench tables -- states 20000` computes as many charts by the tables alone, and `-- library 20000` by the library, for a
//! tool that counts instructions.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    unsafe_code,
    reason = "a bench, and calls into C to compare with"
)]

#[allow(dead_code, reason = "each bench takes what it needs")]
mod support;

use std::{hint::black_box, num::NonZeroUsize, time::Instant};

use astra_astro::{
    TableEphemeris, TableOptions,
    columns::{ChartColumns, ChartsRequest, Places, Times, charts_into},
    ephemeris::{Ephemeris as _, State},
};
use astra_core::chart::{Body, JulianDayTt};
use support::{apart, births, plain, seconds};

const BODIES: [Body; 13] = [
    Body::Sun,
    Body::Moon,
    Body::Mercury,
    Body::Venus,
    Body::Mars,
    Body::Jupiter,
    Body::Saturn,
    Body::Uranus,
    Body::Neptune,
    Body::Pluto,
    Body::MeanNode,
    Body::TrueNode,
    Body::Chiron,
];
/// Rows worked through at a time: as many as stay in the processor's second cache.
const ROWS: usize = 2048;

/// Births as columns.
#[derive(Default)]
struct Births {
    times: Vec<f64>,
    latitudes: Vec<f64>,
    longitudes: Vec<f64>,
}

impl Births {
    fn new(count: usize, in_order: bool) -> Self {
        let mut all: Vec<_> = births().take(count).collect();
        if in_order {
            all.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
        let mut columns = Self::default();
        for (time, latitude, longitude) in all {
            columns.times.push(time);
            columns.latitudes.push(latitude);
            columns.longitudes.push(longitude);
        }
        columns
    }

    fn rows(&self) -> impl Iterator<Item = (f64, f64, f64)> {
        let places = self.latitudes.iter().zip(&self.longitudes);
        self.times
            .iter()
            .zip(places)
            .map(|(time, (latitude, longitude))| (*time, *latitude, *longitude))
    }

    /// Casts them all, some rows at a time.
    fn cast(&self, tables: &TableEphemeris, threads: NonZeroUsize, rows: usize, columns: &mut ChartColumns) {
        for first in (0..self.times.len()).step_by(rows) {
            let part = first..(first + rows).min(self.times.len());
            let places = Places {
                latitudes: &self.latitudes[part.clone()],
                longitudes: &self.longitudes[part.clone()],
            };
            let request = ChartsRequest {
                bodies: &BODIES,
                ..ChartsRequest::new(Times::Ut(&self.times[part]), Some(places))
            };
            charts_into(tables, &request, threads, columns).unwrap();
            assert!(columns.errors.is_empty());
            black_box(&columns);
        }
    }
}

fn verdict(pass: bool) -> &'static str {
    if pass { "pass" } else { "FAIL" }
}

/// Nanoseconds a chart of the library and of the tables, by turns: the library on the first births, the tables on the
/// second.
fn beside(tables: &TableEphemeris, scattered: &Births, all: &Births, rounds: usize) -> (f64, f64) {
    const SHARE: usize = 20;
    let count = all.times.len();
    let some = Births {
        times: scattered.times.iter().step_by(SHARE).copied().collect(),
        latitudes: scattered.latitudes.iter().step_by(SHARE).copied().collect(),
        longitudes: scattered.longitudes.iter().step_by(SHARE).copied().collect(),
    };
    let mut columns = ChartColumns::default();
    let (mut theirs, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let (took, ()) = apart(|| {
            seconds(|| {
                some.rows().for_each(|birth| {
                    black_box(plain(birth));
                })
            })
        });
        theirs.push(took / some.times.len() as f64);
        let (took, ()) = apart(|| seconds(|| all.cast(tables, NonZeroUsize::MIN, ROWS, &mut columns)));
        ours.push(took / count as f64);
    }
    let median = |mut of: Vec<f64>| {
        of.sort_by(f64::total_cmp);
        of[of.len() / 2] * 1e9
    };
    (median(theirs), median(ours))
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    // `cargo test` runs benches too, to see that they work.
    let full = arguments.iter().any(|argument| argument == "--bench");
    let tables = TableEphemeris::open(TableOptions::default()).unwrap();
    if let Some(place) = arguments
        .iter()
        .position(|argument| ["states", "ordered", "library"].contains(&argument.as_str()))
    {
        let count = arguments[place + 1].parse().unwrap();
        let births = Births::new(count, arguments[place] == "ordered");
        match arguments[place].as_str() {
            "library" => apart(|| {
                births.rows().for_each(|birth| {
                    black_box(plain(birth));
                })
            }),
            _ => births.cast(&tables, NonZeroUsize::MIN, ROWS, &mut ChartColumns::default()),
        }
        return;
    }

    let (count, rounds) = if full { (100_000, 15) } else { (200, 1) };
    let [scattered, ordered] = [false, true].map(|in_order| Births::new(count, in_order));
    for (name, births, least, aim) in [
        ("random dates", &scattered, 15.0, 25.0),
        ("dates in order", &ordered, 30.0, 60.0),
    ] {
        let (theirs, ours) = beside(&tables, &scattered, births, rounds);
        let ratio = theirs / ours;
        println!(
            "bar | charts on {name} beside the loop over the C library on random dates, one thread | {ours:.0} ns and \
             {theirs:.0} ns: {ratio:.1} times as many, at least {least}, aim {aim} | {}",
            verdict(ratio >= least || !full)
        );
    }
    let (theirs, ours) = beside(&tables, &ordered, &ordered, rounds);
    println!(
        "the loop on dates in order, for which it has less to read, {theirs:.0} ns: {:.1} times as many",
        theirs / ours
    );

    longitudes(&tables, if full { 2_000_000 } else { 100 }, full);
    batch(&tables, if full { 1_000_000 } else { 1000 });
    first_chart(full);
}

/// A longitude with its speed, again and again within one piece.
fn longitudes(tables: &TableEphemeris, count: u32, full: bool) {
    for body in [Body::Sun, Body::Moon, Body::Mars, Body::Pluto] {
        let start = JulianDayTt(2_451_545.0);
        let pieces = tables.segments(body, start..start).unwrap();
        let piece = &pieces[0];
        let times = move |k: u32| JulianDayTt(2_451_545.0 + f64::from(k % 1024) * 1e-3);
        let (took, ()) = apart(|| {
            seconds(|| {
                for k in 0..count {
                    black_box(piece.motion(black_box(times(k))));
                }
            })
        });
        let mut reader = tables.reader();
        let mut state = [State::default()];
        let (read, ()) = seconds(|| {
            for k in 0..count {
                reader.states(&[body], black_box(times(k)), &mut state).unwrap();
                black_box(&state);
            }
        });
        let each = |seconds: f64| seconds * 1e9 / f64::from(count);
        println!(
            "bar | longitude with speed of {}, hot | {:.1} ns of its piece, at most 30; {:.0} ns for the whole state | {}",
            body.as_str(),
            each(took),
            each(read),
            verdict(each(took) <= 30.0 || !full)
        );
    }
}

/// The same batch on one core and on all, by the wall.
fn batch(tables: &TableEphemeris, count: usize) {
    let births = Births::new(count, false);
    let cores = std::thread::available_parallelism().unwrap();
    let wall = |threads: NonZeroUsize| {
        let mut columns = ChartColumns::default();
        let started = Instant::now();
        births.cast(tables, threads, 64 * ROWS, &mut columns);
        started.elapsed().as_secs_f64()
    };
    let (one, all) = (wall(NonZeroUsize::MIN), wall(cores));
    println!(
        "{count} charts in columns: {one:.2} s on one core, {all:.2} s on {cores}: {:.2} times as fast",
        one / all
    );
}

/// From the beginning of a process to its first chart, in a process of its own.
fn first_chart(full: bool) {
    let started = Instant::now();
    let engine = astra_astro::tables().unwrap();
    let request = astra_core::chart::ChartRequest::new(
        astra_core::chart::JulianDayUt(2_448_058.020_833),
        Some(astra_core::chart::Coordinates::new(41.9, 12.5).unwrap()),
    );
    black_box(astra_core::chart::ChartEngine::natal(&engine, &request).unwrap());
    let took = started.elapsed().as_secs_f64() * 1e3;
    println!(
        "opening and one chart, in a running process: {took:.3} ms{}",
        if full { "" } else { " (debug)" }
    );
}
