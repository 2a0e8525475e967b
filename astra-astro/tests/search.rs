//! Searches against a brute-force scan of the states, and against themselves: cut windows, turned zodiacs, edges.
#![cfg(feature = "swiss")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use astra_astro::{
    angle::arc,
    ephemeris::Ephemeris,
    search::{Crossings, Quantity, Turns},
};
use astra_core::chart::{Body, JulianDayTt, JulianDayUt, Zodiac};

const FROM: f64 = 2_461_041.5;
const TO: f64 = 2_461_406.5;

fn year() -> std::ops::Range<JulianDayUt> {
    JulianDayUt(FROM)..JulianDayUt(TO)
}

#[test]
fn the_equinoxes_and_solstices_of_2026_are_those_of_the_almanacs() {
    let engine = astra_astro::swiss().unwrap();
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
    let engine = astra_astro::swiss().unwrap();
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
    let engine = astra_astro::swiss().unwrap();
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
