//! Searches against a brute-force scan of the states, and against themselves: cut windows, turned zodiacs, edges.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;

use astra_astro::{
    angle::arc,
    ephemeris::Ephemeris,
    search::{Crossings, Quantity, Turns, sign_ingresses},
};
use astra_core::{
    ErrorKind,
    chart::{Ayanamsha, Body, ChartEngine as _, JulianDayTt, JulianDayUt, Sign, Zodiac},
};

const FROM: f64 = 2_461_041.5;
const TO: f64 = 2_461_406.5;

fn year() -> std::ops::Range<JulianDayUt> {
    JulianDayUt(FROM)..JulianDayUt(TO)
}

#[test]
fn the_equinoxes_and_solstices_of_2026_are_those_of_the_almanacs() {
    let engine = astra_astro::tables().unwrap();
    let sun = Quantity::longitude(Body::Sun, Zodiac::Tropical);
    let found: Vec<_> = Crossings::new(engine.ephemeris(), sun, [0.0, 90.0, 180.0, 270.0], year())
        .unwrap()
        .map(|found| found.unwrap().instant.at.strftime("%m-%d %H:%M").to_string())
        .collect();
    // To the minute as the almanacs of the US Naval Observatory print them.
    assert_eq!(found, ["03-20 14:45", "06-21 08:24", "09-23 00:05", "12-21 20:50"]);
}

#[test]
fn mercury_turns_six_times_in_2026() {
    let engine = astra_astro::tables().unwrap();
    let mercury = Quantity::longitude(Body::Mercury, Zodiac::Tropical);
    let found: Vec<_> = Turns::new(engine.ephemeris(), mercury, year())
        .unwrap()
        .map(|turn| turn.unwrap())
        .map(|turn| (turn.instant.at.strftime("%m-%d").to_string(), turn.maximum))
        .collect();
    let expected = [
        ("02-26", true),
        ("03-20", false),
        ("06-29", true),
        ("07-23", false),
        ("10-24", true),
        ("11-13", false),
    ];
    assert_eq!(found, expected.map(|(day, maximum)| (day.to_owned(), maximum)));
}

/// Every crossing of a quantity by steps and halving on the states alone.
fn brute<E: Ephemeris>(ephemeris: &E, quantity: &Quantity, values: &[f64], step: f64) -> Vec<(f64, usize, bool)> {
    let mut found = Vec::new();
    let range = tt(ephemeris, FROM)..tt(ephemeris, TO);
    let value = |at: f64| quantity.sample(ephemeris, JulianDayTt(at)).unwrap().value;
    let (mut low, mut at_low) = (range.start, value(range.start));
    while low < range.end {
        let high = (low + step).min(range.end);
        let at_high = value(high);
        for (index, target) in values.iter().enumerate() {
            let side = |value: f64| quantity.way(*target, value) >= 0.0;
            if side(at_low) != side(at_high)
                && quantity.way(at_low, at_high).abs() < 90.0
                && quantity.way(*target, at_low).abs() < 90.0
            {
                let (mut a, mut b) = (low, high);
                while b - a > 1e-8 {
                    let middle = f64::midpoint(a, b);
                    if side(value(middle)) == side(at_low) {
                        a = middle
                    } else {
                        b = middle
                    }
                }
                found.push((a, index, side(at_high)));
            }
        }
        (low, at_low) = (high, at_high);
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found
}

fn tt<E: Ephemeris>(ephemeris: &E, ut: f64) -> f64 {
    JulianDayUt(ut).to_tt(ephemeris.delta_t(JulianDayUt(ut)).unwrap()).0
}

#[test]
fn crossings_of_every_kind_of_quantity_are_those_of_a_scan_of_the_states() {
    let engine = astra_astro::tables().unwrap();
    let ephemeris = engine.ephemeris();
    let lahiri = Zodiac::LAHIRI;
    let circle: Vec<f64> = (0..24).map(|k| 7.3 + 15.0 * f64::from(k)).collect();
    let small: Vec<f64> = (-9..=9).map(|k| 0.05 + f64::from(k) * 2.9).collect();
    let tropical = Zodiac::Tropical;
    let cases = [
        (Quantity::longitude(Body::Mercury, tropical), &circle, 0.5),
        (Quantity::longitude(Body::Pluto, tropical), &circle, 1.0),
        (Quantity::longitude(Body::Venus, lahiri), &circle, 0.5),
        (Quantity::longitude(Body::Moon, lahiri), &circle, 0.25),
        (Quantity::separation(Body::Moon, Body::Sun), &circle, 0.25),
        (Quantity::separation(Body::Mercury, Body::Venus), &circle, 0.5),
        (
            Quantity::combination([(1, Body::Sun), (1, Body::Moon)], lahiri),
            &circle,
            0.25,
        ),
        (
            Quantity::combination([(2, Body::Mars), (-3, Body::Saturn)], lahiri),
            &circle,
            0.5,
        ),
        (Quantity::declination(Body::Moon), &small, 0.25),
        (Quantity::declination(Body::Mars), &small, 0.5),
        (Quantity::latitude(Body::Moon), &small, 0.25),
    ];
    for (quantity, values, step) in cases {
        let found: Vec<_> = Crossings::new(ephemeris, quantity.clone(), values.iter().copied(), year())
            .unwrap()
            .map(|found| found.unwrap())
            .collect();
        let expected = brute(ephemeris, &quantity, values, step);
        assert_eq!(found.len(), expected.len(), "{quantity:?}");
        for (found, (at, index, rising)) in found.iter().zip(&expected) {
            assert_eq!((found.index, found.rising), (*index, *rising), "{quantity:?}");
            assert!(
                (found.jd_tt.0 - at).abs() < 0.25 / 86_400.0,
                "{quantity:?}: {found:?} {at}"
            );
            assert!(arc(0.0, found.rate) != 0.0);
        }
    }
}

type Told = (f64, usize, bool);

fn crossings<E: Ephemeris>(ephemeris: &E, quantity: &Quantity, values: &[f64], from: f64, to: f64) -> Vec<Told> {
    let window = JulianDayUt(from)..JulianDayUt(to);
    Crossings::new(ephemeris, quantity.clone(), values.iter().copied(), window)
        .unwrap()
        .map(|found| found.unwrap())
        .map(|found| (found.instant.jd_ut.0, found.index, found.rising))
        .collect()
}

#[test]
fn a_window_cut_anywhere_even_on_a_hit_gives_the_same_to_the_bit() {
    let engine = astra_astro::tables().unwrap();
    let ephemeris = engine.ephemeris();
    let values: Vec<f64> = (0..36).map(|k| 10.0 * f64::from(k)).collect();
    for (body, zodiac) in [
        (Body::Mercury, Zodiac::Tropical),
        (Body::Moon, Zodiac::Tropical),
        (Body::TrueNode, Zodiac::Tropical),
        (Body::Saturn, Zodiac::LAHIRI),
    ] {
        let quantity = Quantity::longitude(body, zodiac);
        let whole = crossings(ephemeris, &quantity, &values, FROM, TO);
        assert!(!whole.is_empty());
        let middle = whole[whole.len() / 2].0;
        // A hit on the edge belongs to the window that begins there. 32 and 8 days from the epoch, pieces meet.
        let seam = 2_451_545.0 + 32.0 * 300.0;
        for cut in [middle, FROM + 100.123, seam, seam + 1e-9] {
            let mut parts = crossings(ephemeris, &quantity, &values, FROM, cut);
            assert!(parts.iter().all(|(at, ..)| *at < cut));
            parts.extend(crossings(ephemeris, &quantity, &values, cut, TO));
            assert_eq!(parts, whole, "{body:?} cut at {cut}");
        }
        assert!(crossings(ephemeris, &quantity, &values, middle, middle).is_empty());
    }
}

#[test]
fn a_zodiac_turned_as_far_as_the_values_gives_the_same_times() {
    let engine = astra_astro::tables().unwrap();
    let ephemeris = engine.ephemeris();
    let user = |degrees: f64| Zodiac::Sidereal(Ayanamsha::user(JulianDayTt(2_451_545.0), degrees).unwrap());
    let values: Vec<f64> = (0..12).map(|k| 3.7 + 30.0 * f64::from(k)).collect();
    for body in [Body::Sun, Body::Moon, Body::Mercury, Body::Pluto] {
        let base = crossings(ephemeris, &Quantity::longitude(body, user(0.0)), &values, FROM, TO);
        for turn in [3.7, 33.3, 200.0, 359.999] {
            let turned: Vec<f64> = values.iter().map(|value| value - turn).collect();
            let quantity = Quantity::longitude(body, user(turn));
            let found = crossings(ephemeris, &quantity, &turned, FROM, TO);
            assert_eq!(found.len(), base.len(), "{body:?} by {turn}");
            for (a, b) in found.iter().zip(&base) {
                assert_eq!((a.1, a.2), (b.1, b.2));
                assert!((a.0 - b.0).abs() < 0.1 / 86_400.0, "{body:?} by {turn}: {a:?} {b:?}");
            }
        }
    }
}

#[test]
fn a_value_just_beyond_a_station_is_missed_and_one_just_before_it_is_passed_twice() {
    let engine = astra_astro::tables().unwrap();
    let ephemeris = engine.ephemeris();
    for body in [Body::Mercury, Body::Mars, Body::Saturn, Body::Neptune, Body::Pluto] {
        let quantity = Quantity::longitude(body, Zodiac::Tropical);
        let window = JulianDayUt(FROM)..JulianDayUt(FROM + 800.0);
        for turn in Turns::new(ephemeris, quantity.clone(), window).unwrap() {
            let turn = turn.unwrap();
            // From far beyond the bound of the pieces to far within it.
            for off in [1e-3, 1e-5, 1e-6, 1e-7, 1e-8] {
                let side = if turn.maximum { off } else { -off };
                let around = turn.instant.jd_ut.0 - 20.0..turn.instant.jd_ut.0 + 20.0;
                let near = |value: f64| -> Vec<_> {
                    let window = JulianDayUt(around.start)..JulianDayUt(around.end);
                    Crossings::new(ephemeris, quantity.clone(), [value], window)
                        .unwrap()
                        .near_misses(0.01)
                        .map(|found| found.unwrap())
                        .collect()
                };
                let twice = near(turn.value - side);
                assert_eq!(twice.len(), 2, "{body:?} {off:e}: {twice:?}");
                assert!(twice.iter().all(|found| found.miss.is_none()));
                assert_eq!([twice[0].rising, twice[1].rising], [turn.maximum, !turn.maximum]);
                for found in &twice {
                    let there = quantity.sample(ephemeris, found.jd_tt).unwrap().value;
                    assert!(arc(there, turn.value - side).abs() < 2e-9, "{body:?} {off:e}");
                }
                // The speed of the ephemeris is zero a little beside its extreme: not nearer than that can be told.
                if off > 5e-8 {
                    let missed = near(turn.value + side);
                    assert_eq!(missed.len(), 1, "{body:?} {off:e}: {missed:?}");
                    assert!(
                        (missed[0].miss.unwrap() - off).abs() < 0.5 * off,
                        "{body:?} {off:e}: {missed:?}"
                    );
                    assert!((missed[0].jd_tt.0 - turn.jd_tt.0).abs() < 1.0);
                }
            }
        }
    }
}

#[test]
fn what_turns_often_is_followed_through_every_turn() {
    let engine = astra_astro::tables().unwrap();
    let ephemeris = engine.ephemeris();
    let tropical = Zodiac::Tropical;
    let values: Vec<f64> = (0..720).map(|k| 0.25 + 0.5 * f64::from(k)).collect();
    for (body, step) in [(Body::TrueNode, 0.02), (Body::TrueLilith, 0.02)] {
        let quantity = Quantity::longitude(body, tropical);
        let found = crossings(ephemeris, &quantity, &values, FROM, FROM + 200.0);
        let mut expected = brute(ephemeris, &quantity, &values, step);
        let end = tt(ephemeris, FROM + 200.0);
        expected.retain(|(at, ..)| *at < end);
        assert_eq!(found.len(), expected.len(), "{body:?}");
        for ((at, index, rising), (expected, expected_index, expected_rising)) in found.iter().zip(&expected) {
            assert_eq!((index, rising), (expected_index, expected_rising));
            assert!((tt(ephemeris, *at) - expected).abs() < 1.0 / 86_400.0, "{body:?}");
        }
    }
}

#[test]
fn a_window_that_is_none_is_refused_by_field() {
    let engine = astra_astro::tables().unwrap();
    let sun = || Quantity::longitude(Body::Sun, Zodiac::Tropical);
    let field = |from: f64, to: f64| {
        let window = JulianDayUt(from)..JulianDayUt(to);
        let error = Crossings::new(engine.ephemeris(), sun(), [0.0], window).unwrap_err();
        (error.kind(), error.field().unwrap().to_owned())
    };
    assert_eq!(field(FROM, FROM - 1.0), (ErrorKind::InvalidInput, "to".into()));
    assert_eq!(field(f64::NAN, TO), (ErrorKind::InvalidInput, "from".into()));
    assert_eq!(field(FROM, f64::INFINITY), (ErrorKind::InvalidInput, "to".into()));
    assert_eq!(field(2_000_000.0, TO), (ErrorKind::OutOfRange, "from".into()));
    assert_eq!(field(FROM, 3_000_000.0), (ErrorKind::OutOfRange, "to".into()));
    let window = JulianDayUt(FROM)..JulianDayUt(TO);
    let error = Crossings::new(engine.ephemeris(), sun(), [f64::NAN], window).unwrap_err();
    assert_eq!(error.field(), Some("value"));
}

#[test]
fn the_ends_of_the_ephemeris_can_be_searched() {
    let engine = astra_astro::tables().unwrap();
    let ephemeris = engine.ephemeris();
    let range = engine.capability();
    let signs: Vec<f64> = (0..12).map(|k| 30.0 * f64::from(k)).collect();
    for window in [
        JulianDayUt(range.from.0 + 1e-6)..JulianDayUt(range.from.0 + 400.0),
        JulianDayUt(range.to.0 - 400.0)..JulianDayUt(range.to.0 - 1e-6),
    ] {
        let sun = Quantity::longitude(Body::Sun, Zodiac::Tropical);
        let found = Crossings::new(ephemeris, sun, signs.iter().copied(), window).unwrap();
        assert!((12..=14).contains(&found.inspect(|found| assert!(found.is_ok())).count()));
    }
}

#[test]
fn a_century_of_ingresses_goes_round_in_the_order_of_the_signs() {
    let engine = astra_astro::tables().unwrap();
    let century = JulianDayUt(2_433_282.5)..JulianDayUt(2_469_807.5);
    let found = sign_ingresses(
        engine.ephemeris(),
        &[Body::Mars, Body::Venus],
        Zodiac::Tropical,
        &century,
    )
    .unwrap();
    let (mut last, mut time, mut count) = (BTreeMap::new(), 0.0, 0);
    for found in found {
        let found = found.unwrap();
        assert!(found.instant.jd_ut.0 >= time);
        time = found.instant.jd_ut.0;
        if let Some(before) = last.insert(found.body, found.to) {
            assert_eq!(found.from, before);
        }
        let next = Sign::of((found.from.start() + if found.retrograde { 359.0 } else { 31.0 }) % 360.0);
        assert_eq!(found.to, next);
        count += 1;
    }
    assert!(count > 1700, "{count}");
}
