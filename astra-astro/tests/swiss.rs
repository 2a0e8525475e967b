//! What can go wrong around the Swiss Ephemeris: data that are missing, times outside, threads that come and go.
#![cfg(feature = "swiss")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use astra_astro::{Engine, SwissEphemeris, SwissOptions, ephemeris::Ephemeris as _};
use astra_core::{
    ErrorKind,
    chart::{AspectKind, Body, ChartEngine as _, ChartRequest, Coordinates, JulianDayTt, JulianDayUt},
};

fn at(jd: f64) -> ChartRequest {
    ChartRequest::new(JulianDayUt(jd), Some(Coordinates::new(41.9, 12.5).unwrap()))
}

fn open(directory: &std::path::Path) -> astra_core::Result<SwissEphemeris> {
    SwissEphemeris::open(SwissOptions {
        directory: Some(directory.to_owned()),
    })
}

/// The files of the repository in a directory of their own.
fn copied() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    for name in ["sepl_18.se1", "semo_18.se1", "seas_18.se1"] {
        let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("data/ephemeris")
            .join(name);
        std::fs::copy(source, directory.path().join(name)).unwrap();
    }
    directory
}

#[test]
fn a_missing_file_is_an_error_and_never_another_theory_on_a_fresh_thread_too() {
    let directory = copied();
    for name in ["sepl_18.se1", "semo_18.se1", "seas_18.se1"] {
        let partial = copied();
        std::fs::remove_file(partial.path().join(name)).unwrap();
        let refuse = || {
            let error = open(partial.path()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Configuration);
            assert!(error.message().contains(name), "{error}");
        };
        refuse();
        std::thread::scope(|scope| scope.spawn(refuse).join().unwrap());
    }
    open(directory.path()).unwrap();
}

#[test]
fn a_damaged_file_is_an_error() {
    let directory = copied();
    std::fs::write(directory.path().join("semo_18.se1"), b"not an ephemeris").unwrap();
    assert_eq!(open(directory.path()).unwrap_err().kind(), ErrorKind::Configuration);
}

#[test]
fn a_file_that_goes_missing_is_an_error_on_the_next_thread() {
    let directory = copied();
    let ephemeris = open(directory.path()).unwrap();
    let moon = || ephemeris.state(Body::Moon, JulianDayTt(2_451_545.0));
    moon().unwrap();
    std::fs::remove_file(directory.path().join("semo_18.se1")).unwrap();
    let error = std::thread::scope(|scope| scope.spawn(moon).join().unwrap()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
}

#[test]
fn a_path_that_the_library_would_misread_is_refused() {
    for name in ["with:colon", "with;semicolon"] {
        let directory = tempfile::tempdir().unwrap();
        let inside = directory.path().join(name);
        std::fs::rename(copied().keep(), &inside).unwrap();
        if cfg!(unix) {
            assert_eq!(open(&inside).unwrap_err().kind(), ErrorKind::Configuration);
        }
    }
}

#[test]
fn a_path_with_spaces_and_accents_serves() {
    let directory = tempfile::tempdir().unwrap();
    let inside = directory.path().join("mes \u{e9}ph\u{e9}m\u{e9}rides/");
    std::fs::rename(copied().keep(), &inside).unwrap();
    open(&inside)
        .unwrap()
        .state(Body::Sun, JulianDayTt(2_451_545.0))
        .unwrap();
}

#[test]
fn two_directories_serve_side_by_side() {
    let (one, two) = (copied(), copied());
    let engines = [one.path(), two.path()].map(|path| Engine::new(open(path).unwrap()));
    let charts: Vec<_> = (0..6)
        .map(|turn| engines[turn % 2].natal(&at(2_451_545.0)).unwrap())
        .collect();
    assert!(charts.iter().all(|chart| *chart == charts[0]));
}

#[test]
fn a_chart_tells_the_version_and_the_files() {
    let basis = astra_astro::swiss().unwrap().natal(&at(2_451_545.0)).unwrap().basis;
    assert_eq!(basis.ephemeris, "Swiss Ephemeris 2.10.03");
    assert!(basis.source.contains("semo_18.se1") && basis.source.contains("DE431"));
}

#[test]
fn a_time_outside_the_files_is_out_of_range_and_names_the_range() {
    let engine = astra_astro::swiss().unwrap();
    // 999-01-01, the days before and after the files, and far beyond.
    for jd in [2_085_914.5, 2_378_496.0, 2_597_652.0, 5_000_000.0, -1e9, 1e300] {
        let error = engine.natal(&at(jd)).unwrap_err();
        assert_eq!(
            (error.kind(), error.field()),
            (ErrorKind::OutOfRange, Some("jd_ut")),
            "{jd}"
        );
        assert!(error.message().contains("from 1800-01-02 to 2400-01-09"), "{error}");
        // The library is in order afterwards.
        engine.natal(&at(2_451_545.0)).unwrap();
    }
    let capability = engine.capability();
    engine.natal(&at(capability.from.0 + 1e-6)).unwrap();
    engine.natal(&at(capability.to.0 - 1e-6)).unwrap();
}

#[test]
fn no_number_is_invalid_input() {
    let engine = astra_astro::swiss().unwrap();
    for jd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let error = engine.natal(&at(jd)).unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::InvalidInput, Some("jd_ut")));
    }
    for orb in [f64::NAN, -1.0, 31.0] {
        let mut request = at(2_451_545.0);
        request.options.orbs = request.options.orbs.with(AspectKind::Square, orb);
        assert_eq!(engine.natal(&request).unwrap_err().field(), Some("orbs"));
    }
}

#[test]
fn pieces_are_refused_outside_and_reach_to_both_ends() {
    let engine = astra_astro::swiss().unwrap();
    let ephemeris = engine.ephemeris();
    let range = ephemeris.description().range.clone();
    let outside = JulianDayTt(range.start().0 - 1.0)..JulianDayTt(range.start().0 + 1.0);
    assert_eq!(
        ephemeris.segments(Body::Moon, outside).unwrap_err().kind(),
        ErrorKind::OutOfRange
    );
    for (from, to) in [
        (range.start().0, range.start().0 + 40.0),
        (range.end().0 - 40.0, range.end().0),
    ] {
        let pieces = ephemeris
            .segments(Body::Pluto, JulianDayTt(from)..JulianDayTt(to))
            .unwrap();
        assert!(pieces.first().unwrap().start.0 <= from && pieces.last().unwrap().end.0 >= to);
    }
    let moment = JulianDayTt(2_451_545.0);
    assert_eq!(ephemeris.segments(Body::Sun, moment..moment).unwrap().len(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn threads_that_come_and_go_leave_no_open_files() {
    let engine = astra_astro::swiss().unwrap();
    let open_files = || std::fs::read_dir("/proc/self/fd").unwrap().count();
    let chart = || std::thread::scope(|scope| scope.spawn(|| engine.natal(&at(2_451_545.0)).unwrap()).join().unwrap());
    chart();
    let before = open_files();
    for _ in 0..200 {
        chart();
    }
    // Other tests of this process open files too, a few at a time; a leak would be hundreds.
    assert!(open_files() < before + 100, "{before} then {}", open_files());
}
