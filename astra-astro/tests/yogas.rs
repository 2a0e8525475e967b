//! Yogas: each on a chart that has it and on one that lacks it by a near miss; and what must hold of every chart.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use astra_astro::vedic::{
    Graha, GrahaPlacement, VedicChart,
    yoga::{Category, Yoga, YogaOptions, Yogas, yogas},
};
use proptest::prelude::*;
use serde_json::Value;

fn read(name: &str) -> Value {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The nine grahas and the lagna.
fn chart(longitudes: &[f64]) -> VedicChart {
    VedicChart::from_longitudes(longitudes[..9].try_into().unwrap(), Some(longitudes[9]))
}

fn longitudes(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|degrees| degrees.as_f64().unwrap())
        .collect()
}

fn judged(chart: &VedicChart) -> Yogas {
    yogas(chart, &YogaOptions::default())
}

fn ids(found: &Yogas) -> BTreeSet<&'static str> {
    found.found.iter().map(|yoga| yoga.id).collect()
}

#[test]
fn every_yoga_is_on_a_chart_that_has_it_and_not_on_one_that_misses_it_narrowly() {
    let cases = read("yogas.json");
    let mut tried = BTreeMap::new();
    for case in cases.as_array().unwrap() {
        let id = case["yoga"].as_str().unwrap();
        let (has, lacks) = (longitudes(&case["has"]), longitudes(&case["lacks"]));
        let moved = has.iter().zip(&lacks).filter(|(a, b)| a != b).count();
        assert!(
            (1..=3).contains(&moved),
            "{id}: {moved} places differ, that is no near miss"
        );
        let found = judged(&chart(&has));
        let yoga = found.found.iter().find(|yoga| yoga.id == id);
        let yoga = yoga.unwrap_or_else(|| panic!("{id} is not found on its chart"));
        assert!(
            !yoga.because.is_empty() && !yoga.rule.is_empty() && !yoga.source.is_empty(),
            "{id}"
        );
        assert!(yoga.certain);
        assert!(
            !ids(&judged(&chart(&lacks))).contains(id),
            "{id} is found on the chart that lacks it"
        );
        assert!(tried.insert(id, ()).is_none(), "{id} twice");
    }
    let known: Vec<_> = Yoga::all().map(|yoga| yoga.id).collect();
    let untried: Vec<_> = known.iter().filter(|id| !tried.contains_key(*id)).collect();
    assert!(untried.is_empty(), "without charts: {untried:?}");
    assert_eq!(known.len(), tried.len(), "an id is used twice, or a chart has no yoga");
    println!(
        "bar | yogas with a chart that has it and one that lacks it | {} (at least 100) | pass",
        tried.len()
    );
    assert!(tried.len() >= 100);
}

#[test]
fn the_thirty_two_nabhasa_yogas_are_all_there() {
    let count = Yoga::all().filter(|yoga| yoga.category == Category::Nabhasa).count();
    assert_eq!(count, 32);
}

#[test]
fn a_yoga_says_which_clause_held_by_which_grahas_and_where() {
    // Moon in Libra, Jupiter in Cancer, the lagna Aries.
    let found = judged(&chart(&[40.0, 190.0, 70.0, 60.0, 95.0, 20.0, 310.0, 130.0, 310.0, 5.0]));
    let yoga = found.found.iter().find(|yoga| yoga.id == "gajakesari").unwrap();
    assert_eq!(yoga.grahas, [Graha::Jupiter]);
    assert_eq!(yoga.houses, [4]);
    assert_eq!(yoga.rule, "Jupiter in a kendra from the Moon");
    assert_eq!(
        yoga.because,
        ["Jupiter in a kendra from the Moon (Jupiter in Cancer, house 4)"]
    );
    assert_eq!(yoga.basis, ["natal.jupiter", "natal.ascendant"]);
}

#[test]
fn kemadruma_is_reported_with_what_cancels_it() {
    let of = |jupiter: f64| {
        // Moon in Leo, nothing beside it.
        let chart = chart(&[75.0, 135.0, 255.0, 75.0, jupiter, 75.0, 255.0, 15.0, 195.0, 165.0]);
        let found = judged(&chart);
        found
            .found
            .into_iter()
            .find(|yoga| yoga.id == "kemadruma")
            .unwrap()
            .cancelled_by
    };
    // In Aquarius Jupiter is in the seventh from the Moon, and looks at it.
    assert!(of(315.0).iter().any(|reason| reason.contains("Jupiter")));
    assert!(
        of(285.0)
            .iter()
            .all(|reason| !reason.contains("Moon with or aspected by Jupiter"))
    );
}

#[test]
fn a_count_of_signs_gives_way_to_another_nabhasa_yoga() {
    // All seven in movable signs: Rajju, and four signs: Kedara.
    let found = judged(&chart(&[
        15.0, 105.0, 195.0, 15.0, 285.0, 15.0, 105.0, 75.0, 255.0, 45.0,
    ]));
    let kedara = found.found.iter().find(|yoga| yoga.id == "kedara").unwrap();
    assert!(kedara.cancelled_by[0].contains("Rajju"));
}

#[test]
fn nodes_count_as_planets_only_where_asked() {
    // Rahu alone in the second from the Moon.
    let chart = chart(&[255.0, 135.0, 255.0, 255.0, 255.0, 255.0, 255.0, 165.0, 345.0, 15.0]);
    let with = YogaOptions {
        nodes_are_planets: true,
        ..YogaOptions::default()
    };
    assert!(!ids(&judged(&chart)).contains("sunapha"));
    assert!(ids(&yogas(&chart, &with)).contains("sunapha"));
}

#[test]
fn without_a_time_of_birth_what_holds_all_day_is_certain_and_what_needs_the_lagna_is_undecided() {
    let mut chart = chart(&[40.0, 190.0, 70.0, 60.0, 95.0, 20.0, 310.0, 130.0, 310.0, 5.0]);
    chart.lagna = None;
    // The Moon goes from Virgo into Libra.
    chart.grahas[Graha::Moon.index()] = GrahaPlacement {
        day: Some((176.0, 189.0)),
        ..GrahaPlacement::at(182.0)
    };
    let found = judged(&chart);
    let certain = |id: &str| found.found.iter().find(|yoga| yoga.id == id).map(|yoga| yoga.certain);
    assert_eq!(
        certain("gajakesari"),
        Some(false),
        "Jupiter is in the tenth from Libra, not from Virgo"
    );
    assert_eq!(certain("vesi"), Some(true));
    assert!(found.undecided.contains(&"hamsa") && !found.undecided.contains(&"gajakesari"));
    assert!(found.found.iter().all(|yoga| yoga.houses.is_empty()));
}

proptest! {
    #[test]
    fn turning_the_zodiac_by_signs_leaves_the_shapes_and_counts_as_they_are(
        places in prop::collection::vec(0.0..360.0_f64, 10),
        turn in 0..12_u8,
    ) {
        let shapes = |turn: f64| {
            let turned: Vec<f64> = places.iter().map(|degrees| (degrees + turn).rem_euclid(360.0)).collect();
            let by_quality = ["rajju", "musala", "nala"];
            judged(&chart(&turned))
                .found
                .into_iter()
                .filter(|yoga| yoga.category == Category::Nabhasa && !by_quality.contains(&yoga.id))
                .map(|yoga| yoga.id)
                .collect::<Vec<_>>()
        };
        prop_assert_eq!(shapes(0.0), shapes(f64::from(turn) * 30.0));
    }

    #[test]
    fn every_chart_has_exactly_one_count_of_signs(places in prop::collection::vec(0.0..360.0_f64, 10)) {
        let counts = ["gola", "yuga", "shula", "kedara", "pasha", "dama", "vallaki"];
        let found = ids(&judged(&chart(&places)));
        prop_assert_eq!(counts.iter().filter(|id| found.contains(*id)).count(), 1);
    }
}
