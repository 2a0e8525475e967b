#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use astra_core::chart::{JulianDayTt, JulianDayUt};
use serde::Deserialize;

use super::{DELTA_T_MODEL, delta_t, mean_obliquity, sidereal_time};
use crate::{angle::arc, ephemeris::Orientation, precession::J2000};

/// What `tests/oracles/earth.py` found.
#[derive(Deserialize)]
struct Fixture {
    /// Universal and terrestrial time, nutation in longitude and in obliquity, mean obliquity, sidereal time.
    sidereal: Vec<[f64; 6]>,
    /// Universal time and delta T by skyfield, where it goes by the same sources.
    skyfield: Vec<[f64; 2]>,
    /// Universal time and delta T as observed.
    observed: Vec<[f64; 2]>,
}

fn fixture() -> Fixture {
    serde_json::from_str(include_str!("../../tests/fixtures/earth.json")).unwrap()
}

fn day(year: f64) -> JulianDayUt {
    JulianDayUt(J2000 + (year - 2000.0) * 365.25)
}

fn of_year(year: f64) -> f64 {
    delta_t(day(year))
}

/// How far the pairs of time and delta T are from ours at worst.
fn worst(pairs: &[[f64; 2]]) -> f64 {
    assert!(pairs.len() > 500);
    pairs
        .iter()
        .map(|&[at, theirs]| (delta_t(JulianDayUt(at)) - theirs).abs())
        .fold(0.0, f64::max)
}

#[test]
fn sidereal_time_is_that_of_the_standard_library_of_the_iau() {
    let fixture = fixture();
    assert_eq!(fixture.sidereal.len(), 300);
    let (mut until_2300, mut later) = (0.0_f64, 0.0_f64);
    for [at, tt, nutation_longitude, nutation_obliquity, mean, theirs] in fixture.sidereal {
        let orientation = Orientation {
            obliquity: mean + nutation_obliquity,
            nutation_longitude,
            nutation_obliquity,
        };
        let ours = sidereal_time(JulianDayUt(at), JulianDayTt(tt), &orientation);
        assert!((0.0..360.0).contains(&ours));
        let off = arc(ours, theirs).abs() * 3600.0;
        let era = if at < day(2300.0).0 {
            &mut until_2300
        } else {
            &mut later
        };
        *era = era.max(off);
    }
    println!("sidereal time: {until_2300:.1e} arc seconds at worst until 2300, {later:.1e} until 2650");
    assert!(until_2300 < 1e-4, "{until_2300}");
    assert!(later < 1e-3, "{later}");
}

#[test]
fn the_mean_obliquity_is_that_of_the_standard_library_of_the_iau() {
    for [_, tt, _, _, theirs, _] in fixture().sidereal {
        assert!((mean_obliquity(JulianDayTt(tt)) - theirs).abs() < 1e-11, "{tt}");
    }
}

#[test]
fn delta_t_is_that_of_skyfield_where_both_go_by_the_same_sources() {
    let worst = worst(&fixture().skyfield);
    println!("delta T: {worst:.4} seconds from skyfield at worst");
    assert!(worst < 0.01, "{worst}");
}

#[test]
fn delta_t_is_what_was_observed_since_1949() {
    let worst = worst(&fixture().observed);
    println!("delta T: {worst:.4} seconds from the observations at worst");
    assert!(worst < 0.031, "{worst}");
}

#[test]
fn delta_t_has_neither_jumps_nor_kinks_from_1500_to_2700() {
    /// Years on either side of a joint.
    const NEAR: f64 = 1e-4;
    for eighth in 1..1200 * 8 {
        let year = 1500.0 + f64::from(eighth) / 8.0;
        let [before, at, after] = [-NEAR, 0.0, NEAR].map(|way| of_year(year + way));
        let bend = ((after - at) - (at - before)) / NEAR;
        assert!(bend.abs() < 0.005, "{year}: {before} {at} {after}");
    }
}

#[test]
fn delta_t_runs_on_beyond_the_table() {
    for edge in [1500.0, 2700.0] {
        let (before, after) = (of_year(edge - 1e-6), of_year(edge + 1e-6));
        assert!((after - before).abs() < 1e-4, "{edge}: {before} {after}");
    }
    // The spline itself has 20 372 seconds there.
    assert!((of_year(-720.0) / 20_372.0 - 1.0).abs() < 0.01);
    assert!(of_year(3000.0) > of_year(2700.0));
    assert!(delta_t(JulianDayUt(f64::NAN)).is_nan());
}

#[test]
fn the_page_of_delta_t_states_what_the_library_gives() {
    let page = include_str!("../../docs/delta-t.md");
    let mut rows = 0;
    for row in page.lines().filter_map(|line| line.strip_prefix("| ")) {
        let mut cells = row.split(" | ").map(str::parse::<f64>);
        let (Some(Ok(year)), Some(Ok(ours))) = (cells.next(), cells.next()) else {
            continue;
        };
        assert!((of_year(year) - ours).abs() < 6e-4, "{year}: {}", of_year(year));
        rows += 1;
    }
    assert_eq!(rows, 19);
    assert!(DELTA_T_MODEL.contains("IERS"));
}
