//! Our own ephemeris: that its answers are one, whichever way they are asked for, and that damaged tables are refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use astra_astro::{
    TableEphemeris, TableOptions,
    angle::arc,
    ephemeris::{Ephemeris as _, State},
};
use astra_core::{
    ErrorKind,
    chart::{Body, ChartEngine as _, ChartRequest, JulianDayTt, Moment},
};
use proptest::prelude::*;

const ARCSEC: f64 = 1.0 / 3600.0;
const SHIPPED: &[u8] = include_bytes!("../data/ephemeris/tables.bin");

fn tables() -> TableEphemeris {
    TableEphemeris::open(TableOptions::default()).unwrap()
}

/// The days of the tables.
fn span(tables: &TableEphemeris) -> (f64, f64) {
    let range = &tables.description().range;
    (range.start().0, range.end().0)
}

#[test]
fn the_tables_shipped_are_whole_and_reach_from_1800_to_2200() {
    let whole = TableEphemeris::from_bytes(SHIPPED).unwrap();
    assert_eq!(whole.description().name, tables().description().name);
    assert_eq!(span(&whole), span(&tables()));
    let (from, to) = span(&whole);
    // 1800-01-01 and 2200-01-01.
    assert!(from < 2_378_496.5 && to > 2_524_593.5, "{from} {to}");
    assert!(SHIPPED.len() <= 8_000_000);
    for body in Body::ALL {
        assert!(whole.state(body, JulianDayTt(2_451_545.0)).is_ok(), "{}", body.as_str());
    }
}

#[test]
fn damaged_tables_are_refused_and_the_reason_is_told() {
    let mut flipped = SHIPPED.to_vec();
    flipped[4_000_000] ^= 4;
    let mut head = SHIPPED.to_vec();
    head[3] = b'X';
    let mut version = SHIPPED.to_vec();
    version[8] = 9;
    let mut blocks = SHIPPED.to_vec();
    blocks[24..28].fill(0xff);
    // A beginning at which a day is below the rounding: the span would be empty.
    let mut start = SHIPPED.to_vec();
    start[12..20].copy_from_slice(&1e300_f64.to_le_bytes());
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("begins beyond all time", start, "head"),
        ("cut off", SHIPPED[..5_000_000].to_vec(), "length"),
        ("nothing", Vec::new(), "ends early"),
        ("only a head", SHIPPED[..30].to_vec(), "ends early"),
        ("a bit turned", flipped, "checksum"),
        ("another file", head, "no table"),
        ("another version", version, "version"),
        ("more blocks than bytes", blocks, "length"),
    ];
    for (what, bytes, why) in cases {
        let error = TableEphemeris::from_bytes(bytes).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration, "{what}");
        assert!(error.message().contains(why), "{what}: {error}");
    }
    let missing = TableOptions {
        file: Some("/nowhere/tables.bin".into()),
    };
    let error = TableEphemeris::open(missing).unwrap_err();
    assert_eq!(
        (error.kind(), error.field()),
        (ErrorKind::Configuration, Some("ASTRA_EPHEMERIS_TABLES"))
    );
}

#[test]
fn a_head_that_lies_about_its_series_is_refused() {
    // The number of terms, the offsets and the number of granules of the first series, whatever they say instead.
    let text = u32::from_le_bytes(SHIPPED[36..40].try_into().unwrap()) as usize;
    for at in 40 + text..40 + text + 20 {
        for value in [0_u8, 3, 41, 255] {
            let mut bytes = SHIPPED.to_vec();
            bytes[at] = value;
            if let Ok(tables) = TableEphemeris::from_bytes(bytes) {
                // The byte was what it had been.
                assert_eq!(SHIPPED[at], value);
                assert!(tables.state(Body::Sun, JulianDayTt(2_451_545.0)).is_ok());
            }
        }
    }
}

#[test]
fn outside_the_tables_the_error_names_their_range() {
    let engine = astra_astro::tables().unwrap();
    let (from, to) = span(engine.ephemeris());
    for jd_tt in [from - 1.0, to + 1.0, -1e9, 1e300] {
        let error = engine
            .natal(&ChartRequest::new(Moment::from(JulianDayTt(jd_tt)), None))
            .unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::OutOfRange, Some("jd_tt")));
        assert!(error.message().contains("from 1799-11-22 to 2200-02-"), "{error}");
    }
    let error = engine
        .natal(&ChartRequest::new(Moment::from(JulianDayTt(f64::NAN)), None))
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    // Both ends themselves are within.
    for jd_tt in [from, to] {
        assert!(engine.ephemeris().state(Body::Moon, JulianDayTt(jd_tt)).is_ok());
    }
}

fn times() -> impl Strategy<Value = f64> {
    let (from, to) = span(&tables());
    prop_oneof![
        from..=to,
        // At the borders of blocks and granules, to the last digit.
        (0..9135_u32, -1..=1_i32).prop_map(move |(granule, off)| {
            let at = from + 16.0 * f64::from(granule);
            (at + f64::from(off) * 5e-10).clamp(from, to)
        }),
    ]
}

proptest! {
    #[test]
    fn all_ways_of_asking_have_one_answer(times in prop::collection::vec(times(), 1..20), bodies in prop::sample::subsequence(Body::ALL.to_vec(), 1..Body::ALL.len())) {
        let tables = tables();
        let mut reader = tables.reader();
        let (mut together, mut remembered) = (vec![State::default(); bodies.len()], vec![State::default(); bodies.len()]);
        for at in times.into_iter().map(JulianDayTt) {
            tables.states(&bodies, at, &mut together).unwrap();
            reader.states(&bodies, at, &mut remembered).unwrap();
            prop_assert_eq!(&together, &remembered);
            for (body, state) in bodies.iter().zip(&together) {
                prop_assert_eq!(*state, tables.state(*body, at).unwrap());
                prop_assert!((0.0..360.0).contains(&state.longitude) && state.latitude.abs() < 90.0);
            }
        }
    }

    #[test]
    fn pieces_are_the_states_within_their_error(from in 0.0..1.0_f64, days in 0.0..200.0_f64, body in prop::sample::select(Body::ALL.to_vec())) {
        let tables = tables();
        let (first, last) = span(&tables);
        let start = first + from * (last - first);
        let end = (start + days).min(last);
        let pieces = tables.segments(body, JulianDayTt(start)..JulianDayTt(end)).unwrap();
        prop_assert!(pieces.first().unwrap().start.0 <= start && pieces.last().unwrap().end.0 >= end);
        for (piece, next) in pieces.iter().zip(pieces.iter().skip(1)) {
            prop_assert_eq!(piece.end, next.start);
        }
        for piece in &pieces {
            for step in 0..=23 {
                let at = piece.time(f64::from(step) / 11.5 - 1.0);
                let (truth, fitted) = (tables.state(body, at).unwrap(), piece.state(at));
                // Where two granules meet either may answer.
                let is_border = step % 23 == 0;
                let (jump, jump_away) = match tables.bounds(body).filter(|_| is_border) {
                    Some(bound) => (bound.longitude.max(bound.latitude), bound.distance),
                    // Of nutation, which the mean points have too.
                    None => (if is_border { 0.002 * ARCSEC } else { 0.0 }, 0.0),
                };
                prop_assert!(arc(truth.longitude, fitted.longitude).abs() <= piece.error.longitude + jump, "{body:?} {at:?}");
                prop_assert!((truth.latitude - fitted.latitude).abs() <= piece.error.latitude + jump);
                prop_assert!((truth.distance - fitted.distance).abs() <= piece.error.distance + jump_away);
            }
        }
    }
}

#[test]
fn no_jump_where_granules_meet_is_larger_than_the_bound() {
    let tables = tables();
    let (from, to) = span(&tables);
    let full = std::env::var_os("ASTRA_PROVE").is_some();
    let step = if full { 1 } else { 23 };
    let mut worst = 0.0_f64;
    let granules = ((to - from) / 16.0) as u32;
    // The larger of two neighbouring numbers begins the granule.
    let just_before = |at: f64| f64::from_bits(at.to_bits() - 1);
    for border in (1..granules).step_by(step).map(|k| from + 16.0 * f64::from(k)) {
        for body in Body::ALL {
            let Some(bound) = tables.bounds(body) else { continue };
            let [before, after] = [just_before(border), border].map(|at| tables.state(body, JulianDayTt(at)).unwrap());
            let moved = (border - just_before(border)) * after.longitude_speed;
            let jump = (arc(before.longitude, after.longitude) - moved).abs();
            assert!(
                jump <= bound.longitude,
                "{} at {border}: {}",
                body.as_str(),
                jump / ARCSEC
            );
            assert!((before.latitude - after.latitude).abs() <= bound.latitude + 1e-8);
            assert!((before.distance - after.distance).abs() <= bound.distance + 1e-9);
            worst = worst.max(jump / bound.longitude);
        }
    }
    println!("bar | jumps where granules meet, as part of the error bound | {worst:.2} at most 1 | pass");
}

#[test]
fn the_light_of_a_planet_is_bent_on_both_sides_of_the_sun() {
    // Jupiter passes behind the Sun in June 2013; a longitude follows the straight run of days before and after it but for
    // the deflection, which pushes it away from the Sun: back before the conjunction, on after it.
    let tables = tables();
    let away = |at: f64| {
        let state = |body| tables.state(body, JulianDayTt(at)).unwrap().longitude;
        arc(state(Body::Sun), state(Body::Jupiter))
    };
    let conjunction = (0..300)
        .map(|step| 2_456_460.0 + f64::from(step) * 0.1)
        .find(|at| away(*at) <= 0.0)
        .unwrap();
    // By the second difference of the distance over a day, which is next to nothing without the deflection.
    let bend = |at: f64| away(at - 0.5) - 2.0 * away(at) + away(at + 0.5);
    assert!(bend(conjunction - 0.9).abs() / ARCSEC > 0.05);
    assert!(bend(conjunction - 30.0).abs() / ARCSEC < 1.5);
}

#[test]
fn the_bounds_of_the_planets_are_below_a_hundredth_of_an_arc_second() {
    let tables = tables();
    for body in Body::ALL.into_iter().take(10).chain([Body::TrueNode, Body::TrueLilith]) {
        let bound = tables.bounds(body).unwrap();
        let most = if body == Body::Moon { 0.005 } else { 0.01 };
        assert!(
            bound.longitude.max(bound.latitude) / ARCSEC <= most,
            "{}: {bound:?}",
            body.as_str()
        );
        assert!(tables.speed_bound(body).unwrap() / ARCSEC <= 0.5);
    }
    assert!(tables.description().error_bound <= 0.01);
    assert!(tables.bounds(Body::MeanNode).is_none());
}
