//! Charts a second, beside a plain loop over the C library in the same run.
//!
//! `cargo bench -p astra-astro --features swiss`. All work on one thread and on random dates of the years 1900 to
//! 2050, so that nothing is answered from a cache:
//! - `c library`: 13 bodies with speeds, Placidus cusps, the pairs of ten planets for five aspects; nothing is kept.
//! - `chart by the Swiss Ephemeris`, `chart`: a whole [`Chart`](astra_core::chart::Chart), 14 bodies, cusps, houses, aspects, basis; by the library, and by our
//!   own tables, as all that follows.
//! - `chart of the same bodies`: the same without the mean Lilith, which the loop leaves out.
//! - `chart as JSON`: the same, written as a line of a batch is.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    unsafe_code,
    reason = "a bench, and calls into C to compare with"
)]

#[allow(dead_code, reason = "each bench takes what it needs")]
mod support;

use std::{hint::black_box, time::Instant};

use astra_core::chart::{
    Body, BodySet, ChartEngine as _, ChartRequest, Coordinates, JulianDayUt, Moment, TransitRequest, Zodiac,
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use support::{apart, births, plain};

fn request((jd, latitude, longitude): (f64, f64, f64), zodiac: Zodiac) -> ChartRequest {
    let mut request = ChartRequest::new(JulianDayUt(jd), Some(Coordinates::new(latitude, longitude).unwrap()));
    request.options.zodiac = zodiac;
    request
}

fn charts(criterion: &mut Criterion) {
    let engine = astra_astro::tables().unwrap();
    let mut group = criterion.benchmark_group("one thread");
    group.throughput(Throughput::Elements(1));

    group.bench_function("c library", |bencher| {
        bencher.iter_custom(|rounds| {
            apart(|| {
                let births = births().take(rounds as usize);
                let started = Instant::now();
                for birth in births {
                    black_box(plain(birth));
                }
                started.elapsed()
            })
        });
    });
    group.bench_function("chart by the Swiss Ephemeris", |bencher| {
        let engine = astra_astro::swiss().unwrap();
        let mut births = births();
        bencher.iter(|| {
            engine
                .natal(&request(births.next().unwrap(), Zodiac::Tropical))
                .unwrap()
        });
    });
    group.bench_function("chart", |bencher| {
        let mut births = births();
        bencher.iter(|| {
            engine
                .natal(&request(births.next().unwrap(), Zodiac::Tropical))
                .unwrap()
        });
    });
    group.bench_function("chart of the same bodies", |bencher| {
        let mut births = births();
        let bodies = Body::NATAL
            .into_iter()
            .filter(|body| *body != Body::MeanLilith)
            .fold(BodySet::EMPTY, BodySet::with);
        bencher.iter(|| {
            let mut request = request(births.next().unwrap(), Zodiac::Tropical);
            request.options.bodies = bodies;
            engine.natal(&request).unwrap()
        });
    });
    group.bench_function("chart as JSON", |bencher| {
        let mut births = births();
        bencher.iter(|| {
            let chart = engine
                .natal(&request(births.next().unwrap(), Zodiac::Tropical))
                .unwrap();
            serde_json::to_vec(&chart).unwrap()
        });
    });
    group.bench_function("sidereal chart", |bencher| {
        let mut births = births();
        let lahiri = Zodiac::LAHIRI;
        bencher.iter(|| engine.natal(&request(births.next().unwrap(), lahiri)).unwrap());
    });
    group.bench_function("chart of an unknown hour", |bencher| {
        let mut births = births();
        bencher.iter(|| {
            let (jd, ..) = births.next().unwrap();
            let at = JulianDayUt(jd)
                .to_timestamp()
                .unwrap()
                .to_zoned(jiff::tz::TimeZone::UTC);
            let moment = Moment::civil(at.date(), None, "Europe/Rome");
            engine.natal(&ChartRequest::new(moment, None)).unwrap()
        });
    });
    group.bench_function("transits", |bencher| {
        let natal = engine
            .natal(&request((2_448_058.0, 41.9, 12.5), Zodiac::Tropical))
            .unwrap();
        let natal = std::sync::Arc::new(natal);
        let mut births = births();
        bencher.iter(|| {
            let at = JulianDayUt(births.next().unwrap().0).to_timestamp().unwrap();
            engine.transits(&TransitRequest::new(natal.clone(), at)).unwrap()
        });
    });
    group.finish();

    // As a batch does it: every core, each chart to its JSON line.
    const BATCH: usize = 2000;
    let cores = std::thread::available_parallelism().unwrap().get();
    let requests: Vec<_> = births()
        .take(BATCH)
        .map(|birth| request(birth, Zodiac::Tropical))
        .collect();
    let mut group = criterion.benchmark_group("all cores");
    group.throughput(Throughput::Elements(BATCH as u64)).sample_size(20);
    group.bench_function("batch", |bencher| {
        bencher.iter(|| {
            std::thread::scope(|scope| {
                for share in requests.chunks(BATCH.div_ceil(cores)) {
                    let engine = &engine;
                    scope.spawn(move || {
                        for request in share {
                            black_box(serde_json::to_vec(&engine.natal(request).unwrap()).unwrap());
                        }
                    });
                }
            });
        });
    });
    group.finish();

    criterion.bench_function("first chart of a thread", |bencher| {
        let mut births = births();
        bencher.iter(|| {
            let request = request(births.next().unwrap(), Zodiac::Tropical);
            std::thread::scope(|scope| scope.spawn(|| engine.natal(&request).unwrap()).join().unwrap())
        });
    });
    criterion.bench_function("open the engine", |bencher| {
        bencher.iter(|| astra_astro::tables().unwrap())
    });
}

criterion_group!(benches, charts);
criterion_main!(benches);
