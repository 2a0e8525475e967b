//! The crash matrix: two workers and a poster on one file, each a process of its own, killed with SIGKILL at named
//! points of post -> mark -> lease -> claim -> answer -> commit -> release, and started again. Afterwards nothing
//! may be lost, said twice, out of order or without a number, and at no instant may a lane sleep over work.
//!
//! `ASTRA_PROVE=1` runs it at full size: at least 210 runs and 20 kills at every point. The table shows with
//! `--nocapture`. `ASTRA_CRASH_SEED` chooses other runs.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod children;
mod points;
mod run;
#[path = "../support/mod.rs"]
mod support;

use std::{
    collections::BTreeMap,
    sync::Mutex,
    time::{Duration, Instant},
};

use points::Point;
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use run::{Ended, Faults, Kill, Plan};

/// How much is run.
struct Size {
    runs: u32,
    kills_per_point: u32,
    /// Where to stop and fail.
    most: Duration,
}

impl Size {
    fn chosen() -> Self {
        if std::env::var_os("ASTRA_PROVE").is_some_and(|value| value == "1") {
            Self {
                runs: 210,
                kills_per_point: 20,
                most: Duration::from_secs(1800),
            }
        } else {
            Self {
                runs: 70,
                kills_per_point: 1,
                most: Duration::from_secs(300),
            }
        }
    }
}

/// What has happened so far.
#[derive(Default)]
struct Tally {
    runs: u32,
    faulty: u32,
    /// For each point: how often a process was killed there, and what went wrong in those runs.
    points: BTreeMap<Point, (u32, Faults)>,
    all: Faults,
}

impl Tally {
    fn hits(&self, point: Point) -> u32 {
        self.points.get(&point).map_or(0, |(hits, _)| *hits)
    }

    /// Whether there is nothing more to learn: all was run, or enough went wrong.
    fn is_over(&self, size: &Size) -> bool {
        const ENOUGH: u32 = 3;
        self.is_enough(size) || self.faulty >= ENOUGH
    }

    fn is_enough(&self, size: &Size) -> bool {
        self.runs >= size.runs && Point::ALL.iter().all(|point| self.hits(*point) >= size.kills_per_point)
    }

    fn add(&mut self, ended: &Ended) {
        self.runs += 1;
        self.all += ended.faults;
        self.faulty += u32::from(ended.faults != Faults::default());
        for point in &ended.hits {
            let (hits, faults) = self.points.entry(*point).or_default();
            *hits += 1;
            *faults += ended.faults;
        }
    }

    fn table(&self) -> String {
        let row = |name: &str, hits: u32, faults: Faults| {
            let Faults {
                lost,
                duplicated,
                out_of_order,
                gaps,
                asleep,
            } = faults;
            format!("{name:<20}{hits:>6}{lost:>6}{duplicated:>12}{out_of_order:>14}{gaps:>6}{asleep:>8}\n")
        };
        let mut table = format!(
            "{:<20}{:>6}{:>6}{:>12}{:>14}{:>6}{:>8}\n",
            "killed at", "hits", "lost", "duplicated", "out of order", "gaps", "asleep"
        );
        for point in Point::ALL {
            let (hits, faults) = self.points.get(&point).copied().unwrap_or_default();
            table.push_str(&row(point.name(), hits, faults));
        }
        let hits = self.points.values().map(|(hits, _)| hits).sum();
        table + &row(&format!("all {} runs", self.runs), hits, self.all)
    }

    /// Where to kill in the next run: at those points that were hit the least, so that each gets its share.
    fn plan(&self, seed: u64) -> Plan {
        let mut rng = StdRng::seed_from_u64(seed);
        let mut choose = |points: &[Point]| {
            let fewest = points.iter().map(|point| self.hits(*point)).min().unwrap_or(0);
            let wanted: Vec<Point> = points
                .iter()
                .copied()
                .filter(|point| self.hits(*point) <= fewest + 1)
                .collect();
            let point = wanted.choose(&mut rng).copied().unwrap_or(Point::Commit);
            Kill {
                point,
                nth: rng.random_range(1..=3),
            }
        };
        Plan {
            poster: choose(&Point::OF_POSTER),
            workers: [choose(&Point::OF_WORKER), choose(&Point::OF_WORKER)],
        }
    }
}

#[test]
fn whatever_is_killed_nothing_is_lost_said_twice_reordered_or_forgotten() {
    let size = Size::chosen();
    let first: u64 = std::env::var("ASTRA_CRASH_SEED").map_or(1, |seed| seed.parse().unwrap());
    let (tally, seeds) = (Mutex::new(Tally::default()), Mutex::new(first..));
    let start = Instant::now();
    // Two at a time: a run mostly waits, for the disk and for leases of the dead.
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !tally.lock().unwrap().is_over(&size) && start.elapsed() < size.most {
                    let seed = seeds.lock().unwrap().next().unwrap();
                    let plan = tally.lock().unwrap().plan(seed);
                    let ended = run::run(&plan);
                    if ended.faults != Faults::default() {
                        eprintln!("seed {seed}, {plan:?}: {:?}\n{}", ended.faults, ended.story);
                    }
                    tally.lock().unwrap().add(&ended);
                }
            });
        }
    });
    let tally = tally.into_inner().unwrap();
    println!("{}in {:.0?}", tally.table(), start.elapsed());
    let Faults {
        lost,
        duplicated,
        out_of_order,
        gaps,
        asleep,
    } = tally.all;
    let fewest = Point::ALL.iter().map(|point| tally.hits(*point)).min().unwrap_or(0);
    let passed = tally.all == Faults::default() && tally.is_enough(&size);
    println!(
        "bar | crash matrix on SQLite | {} runs, every point hit {fewest} times or more: {lost} lost, {duplicated} \
         duplicated, {out_of_order} out of order, {gaps} gaps, {asleep} asleep | {}",
        tally.runs,
        if passed { "pass" } else { "FAIL" }
    );
    assert_eq!(tally.all, Faults::default(), "\n{}", tally.table());
    assert!(
        tally.is_enough(&size),
        "not every point was hit often enough:\n{}",
        tally.table()
    );
}
