//! What benches share: the plain loop over the C library that everything is measured beside, and a clock.

use std::{ffi::CString, hint::black_box, path::Path, time::Instant};

use swiss_eph as c;

/// Dates and places, scattered but the same in every run.
pub(crate) fn births() -> impl Iterator<Item = (f64, f64, f64)> {
    let golden = |step: u32, width: f64| (f64::from(step) * 0.618_033_988_749_895).fract() * width;
    (0_u32..).cycle().map(move |step| {
        (
            2_415_020.5 + golden(step, 54_787.0),
            golden(step * 7, 120.0) - 60.0,
            golden(step * 3, 360.0) - 180.0,
        )
    })
}

/// What a program in C would do for a chart; gives the number of aspects.
pub(crate) fn plain((jd, latitude, longitude): (f64, f64, f64)) -> usize {
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

/// On a thread of its own, where the library's state is not the engine's.
pub(crate) fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        scope
            .spawn(|| {
                let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/ephemeris");
                let data = CString::new(data.to_str().unwrap()).unwrap();
                // SAFETY: the library copies the path; its state is this thread's.
                unsafe { c::swe_set_ephe_path(data.as_ptr()) };
                black_box(plain((2_451_545.0, 0.0, 0.0)));
                let answer = work();
                // SAFETY: as above.
                unsafe { c::swe_close() };
                answer
            })
            .join()
            .unwrap()
    })
}

pub(crate) fn seconds<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let started = clock();
    let done = work();
    (clock() - started, done)
}

/// The time that this thread has had of a processor, in seconds: on a busy machine, what passes on the wall says little.
/// Where the system does not tell it, the wall's.
fn clock() -> f64 {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|told| told.split(' ').next()?.parse::<f64>().ok())
        .map_or_else(|| START.elapsed().as_secs_f64(), |nanoseconds| nanoseconds * 1e-9)
}
