//! What charts in columns cost beyond the ephemeris: nanoseconds a chart, on one thread.
//!
//! `cargo bench -p astra-astro --bench columns`. The ephemeris is a stub that answers at once; its own time is measured
//! too, to be taken off. 13 bodies, Placidus, the pairs of 14 points for five aspects, at scattered places.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a bench")]

use std::{
    hint::black_box,
    num::NonZeroUsize,
    ops::Range,
    sync::Arc,
    time::{Duration, Instant},
};

use astra_astro::{
    Engine,
    angle::normalize,
    columns::{ChartColumns, ChartsRequest, Places, Times, charts, charts_into},
    ephemeris::{Description, Ephemeris, Orientation, Segment, State, StateReader},
    houses::Sphere,
};
use astra_core::{
    Error, ErrorKind, Result,
    chart::{
        Body, BodySet, ChartEngine as _, ChartRequest, Coordinates, HouseSystem, JulianDayTt, JulianDayUt, Orbs, Zodiac,
    },
};
use criterion::{Criterion, criterion_group, criterion_main};

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

/// An ephemeris that knows nothing, quickly.
#[derive(Debug)]
struct Stub(Description);

impl Stub {
    fn new() -> Self {
        Self(Description {
            id: "stub",
            name: "Stub 1.0".to_owned(),
            source: "nothing".to_owned(),
            error_bound: 180.0,
            delta_t_model: "one minute".to_owned(),
            range: JulianDayTt(2_400_000.0)..=JulianDayTt(2_500_000.0),
            further: None,
        })
    }
}

impl Ephemeris for Stub {
    fn description(&self) -> &Description {
        &self.0
    }
    fn state(&self, body: Body, at: JulianDayTt) -> Result<State> {
        let number = f64::from(body as u8);
        let turns = (at.0 - 2_400_000.0) * (0.001 + number * 0.000_01) + number * 0.37;
        Ok(State {
            longitude: normalize((turns - turns as i64 as f64) * 360.0),
            latitude: number,
            distance: 1.0,
            longitude_speed: number - 5.0,
            latitude_speed: 0.0,
            distance_speed: 0.0,
        })
    }
    fn reader(&self) -> Box<dyn StateReader + '_> {
        Box::new(self)
    }
    fn segments(&self, _: Body, _: Range<JulianDayTt>) -> Result<Vec<Arc<Segment>>> {
        Err(Error::new(ErrorKind::Unsupported, "a stub has no segments"))
    }
    fn orientation(&self, at: JulianDayTt) -> Result<Orientation> {
        Ok(Orientation {
            obliquity: 23.44 + (at.0 - 2_451_545.0) * 1e-8,
            nutation_longitude: 0.0,
            nutation_obliquity: 0.0,
        })
    }
    fn delta_t(&self, _: JulianDayUt) -> Result<f64> {
        Ok(60.0)
    }
    fn sidereal_time(&self, at: JulianDayUt, _: &Orientation) -> Result<f64> {
        let turns = (at.0 - 2_400_000.0) * 1.002_737_909_350_795;
        Ok((turns - turns as i64 as f64) * 360.0)
    }
}

/// Dates and places, scattered but the same in every run.
fn births(rows: usize) -> (Vec<f64>, Vec<f64>, Vec<f64>) {
    let golden = |step: usize, width: f64| (step as f64 * 0.618_033_988_749_895).fract() * width;
    (
        (0..rows).map(|row| 2_415_020.5 + golden(row, 54_787.0)).collect(),
        (0..rows).map(|row| golden(row * 7, 120.0) - 60.0).collect(),
        (0..rows).map(|row| golden(row * 3, 360.0) - 180.0).collect(),
    )
}

/// The time that so many charts take, in batches.
fn by_batch(charts: u64, mut batch: impl FnMut()) -> Duration {
    batch();
    let batches = charts.div_ceil(ROWS as u64);
    let started = Instant::now();
    for _ in 0..batches {
        batch();
    }
    started
        .elapsed()
        .mul_f64(charts as f64 / (batches * ROWS as u64) as f64)
}

fn columns(criterion: &mut Criterion) {
    let stub = Stub::new();
    let (times, latitudes, longitudes) = births(ROWS);
    let places = Places {
        latitudes: &latitudes,
        longitudes: &longitudes,
    };
    let full = ChartsRequest {
        bodies: &BODIES,
        ..ChartsRequest::new(Times::Ut(&times), Some(places))
    };
    let mut group = criterion.benchmark_group("a chart");
    group.bench_function("the stub's own part", |bencher| {
        let mut states = [State::default(); 13];
        bencher.iter_custom(|rounds| {
            by_batch(rounds, || {
                for time in &times {
                    stub.states(&BODIES, JulianDayTt(*time), &mut states).unwrap();
                    let orientation = stub.orientation(JulianDayTt(*time)).unwrap();
                    black_box((&states, stub.sidereal_time(JulianDayUt(*time), &orientation).unwrap()));
                }
            })
        });
    });
    group.bench_function("angles and Placidus", |bencher| {
        bencher.iter_custom(|rounds| {
            by_batch(rounds, || {
                for (latitude, longitude) in latitudes.iter().zip(&longitudes) {
                    let sphere = Sphere {
                        meridian: longitude + 180.0,
                        obliquity: 23.44,
                        latitude: *latitude,
                    };
                    black_box(sphere.angles_and_cusps(HouseSystem::Placidus));
                }
            })
        });
    });
    let on_one = |request: ChartsRequest<'_>, rounds: u64| {
        let mut columns = ChartColumns::default();
        by_batch(rounds, || {
            charts_into(&stub, black_box(&request), NonZeroUsize::MIN, &mut columns).unwrap();
            black_box(&columns);
        })
    };
    for (name, request) in [
        ("in columns", full),
        (
            "without aspects",
            ChartsRequest {
                orbs: Orbs::NONE,
                points: &[],
                ..full
            },
        ),
        (
            "with the minor aspects",
            ChartsRequest {
                orbs: Orbs::NATAL_WITH_MINOR,
                ..full
            },
        ),
        (
            "by moieties",
            ChartsRequest {
                orbs: Orbs::LILLY,
                ..full
            },
        ),
        ("without places", ChartsRequest { places: None, ..full }),
        (
            "draconic",
            ChartsRequest {
                zodiac: Zodiac::Draconic(Default::default()),
                ..full
            },
        ),
        (
            "in Porphyry's houses",
            ChartsRequest {
                houses: HouseSystem::Porphyry,
                ..full
            },
        ),
    ] {
        group.bench_function(name, |bencher| bencher.iter_custom(|rounds| on_one(request, rounds)));
    }
    group.bench_function("in columns of their own", |bencher| {
        bencher.iter_custom(|rounds| {
            by_batch(rounds, || {
                black_box(charts(&stub, black_box(&full)).unwrap());
            })
        });
    });
    group.bench_function("one by one", |bencher| {
        let engine = Engine::new(Stub::new());
        bencher.iter_custom(|rounds| {
            by_batch(rounds, || {
                for ((time, latitude), longitude) in times.iter().zip(&latitudes).zip(&longitudes) {
                    let place = Coordinates::new(*latitude, *longitude).unwrap();
                    let mut request = ChartRequest::new(JulianDayUt(*time), Some(place));
                    request.options.bodies = BodySet::of(&BODIES);
                    black_box(engine.natal(&request).unwrap());
                }
            })
        });
    });
    group.finish();
}

criterion_group!(benches, columns);
criterion_main!(benches);
