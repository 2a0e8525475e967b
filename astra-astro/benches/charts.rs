//! Charts a second, beside a plain loop over the C library in the same run.
//!
//! `cargo bench -p astra-astro --features swiss`. All work on one thread and on random dates of the years 1900 to
//! 2050, so that nothing is answered from a cache:
//! - `c library`: 13 bodies with speeds, Placidus cusps, the pairs of ten planets for five aspects; nothing is kept.
//! - `chart`: a whole [`Chart`](astra_core::chart::Chart), 14 bodies, cusps, houses, aspects, basis.
//! - `chart of the same bodies`: the same without the mean Lilith, which the loop leaves out.
//! - `chart as JSON`: the same, written as a line of a batch is.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    unsafe_code,
    reason = "a bench, and calls into C to compare with"
)]

use std::{ffi::CString, hint::black_box, path::Path, time::Instant};

use astra_core::chart::{
    Body, BodySet, ChartEngine as _, ChartRequest, Coordinates, JulianDayUt, Moment, TransitRequest, Zodiac,
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use swiss_eph as c;

/// Dates and places, scattered but the same in every run.
fn births() -> impl Iterator<Item = (f64, f64, f64)> {
    let golden = |step: u32, width: f64| (f64::from(step) * 0.618_033_988_749_895).fract() * width;
    (0_u32..).cycle().map(move |step| {
        (
            2_415_020.5 + golden(step, 54_787.0),
            golden(step * 7, 120.0) - 60.0,
            golden(step * 3, 360.0) - 180.0,
        )
    })
}

fn request((jd, latitude, longitude): (f64, f64, f64), zodiac: Zodiac) -> ChartRequest {
    let mut request = ChartRequest::new(JulianDayUt(jd), Some(Coordinates::new(latitude, longitude).unwrap()));
    request.options.zodiac = zodiac;
    request
}

/// What a program in C would do for a chart; gives the number of aspects.
fn plain((jd, latitude, longitude): (f64, f64, f64)) -> usize {
    let mut planets = [[0.0; 6]; 13];
    let (mut text, mut cusps, mut angles) = ([0; 256], [0.0; 13], [0.0; 10]);
    // SAFETY: every buffer is as long as the library's documentation asks.
    unsafe {
        let tt = jd + c::swe_deltat_ex(jd, c::SEFLG_SWIEPH, text.as_mut_ptr());
        for (number, state) in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15].into_iter().zip(&mut planets) {
            let flags = c::SEFLG_SWIEPH | c::SEFLG_SPEED;
            let told = c::swe_calc(tt, number, flags, state.as_mut_ptr(), text.as_mut_ptr());
            assert_eq!(told & 7, c::SEFLG_SWIEPH);
        }
        c::swe_houses(
            jd,
            latitude,
            longitude,
            i32::from(b'P'),
            cusps.as_mut_ptr(),
            angles.as_mut_ptr(),
        );
    }
    black_box((&cusps, &angles));
    let mut aspects = 0;
    for (index, a) in planets.iter().take(10).enumerate() {
        for b in planets.iter().take(10).skip(index + 1) {
            let apart = ((b[0] - a[0] + 540.0).rem_euclid(360.0) - 180.0).abs();
            aspects += [0.0, 60.0, 90.0, 120.0, 180.0]
                .iter()
                .filter(|angle| (apart - **angle).abs() <= 8.0)
                .count();
        }
    }
    aspects
}

fn charts(criterion: &mut Criterion) {
    let engine = astra_astro::swiss().unwrap();
    let mut group = criterion.benchmark_group("one thread");
    group.throughput(Throughput::Elements(1));

    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/ephemeris");
    let data = CString::new(data.to_str().unwrap()).unwrap();
    group.bench_function("c library", |bencher| {
        // On a thread of its own, where the library's state is not the engine's.
        bencher.iter_custom(|rounds| {
            let measure = || {
                // SAFETY: the library copies the path; its state is this thread's.
                unsafe { c::swe_set_ephe_path(data.as_ptr()) };
                let mut births = births();
                black_box(plain(births.next().unwrap()));
                let started = Instant::now();
                for birth in births.take(rounds as usize) {
                    black_box(plain(birth));
                }
                let elapsed = started.elapsed();
                // SAFETY: as above.
                unsafe { c::swe_close() };
                elapsed
            };
            std::thread::scope(|scope| scope.spawn(measure).join().unwrap())
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

    // The first chart of a thread opens the files.
    criterion.bench_function("first chart of a thread", |bencher| {
        let mut births = births();
        bencher.iter(|| {
            let request = request(births.next().unwrap(), Zodiac::Tropical);
            std::thread::scope(|scope| scope.spawn(|| engine.natal(&request).unwrap()).join().unwrap())
        });
    });
    criterion.bench_function("open the engine", |bencher| {
        bencher.iter(|| astra_astro::swiss().unwrap())
    });
}

criterion_group!(benches, charts);
criterion_main!(benches);
