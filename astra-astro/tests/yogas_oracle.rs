//! Yogas of 600 generated births, and of the charts made for each yoga, against PyJHora.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use astra_astro::vedic::{
    VedicChart,
    yoga::{YogaOptions, yogas},
};
use serde_json::Value;

fn read(name: &str) -> Value {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn longitudes(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|degrees| degrees.as_f64().unwrap())
        .collect()
}

/// A graha that owns two houses is its own company in PyJHora.
const OPTIONS: YogaOptions = YogaOptions {
    nodes_are_planets: false,
    one_lord_for_two: true,
};

#[test]
fn yogas_that_both_define_are_found_on_the_same_charts() {
    let oracle = read("yogas-pyjhora.json");
    let listed = read("yogas-differences.json");
    let made = read("yogas.json");
    let births = oracle["charts"].as_array().unwrap();
    let made = made
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|case| [&case["has"], &case["lacks"]]);
    let found: Vec<BTreeSet<&str>> = births
        .iter()
        .chain(made)
        .map(|chart| {
            let at = longitudes(chart);
            let chart = VedicChart::from_longitudes(at[..9].try_into().unwrap(), Some(at[9]));
            yogas(&chart, &OPTIONS).found.iter().map(|yoga| yoga.id).collect()
        })
        .collect();
    let mut excluded: BTreeMap<&str, &str> = listed["excluded"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(yoga, reason)| (yoga.as_str(), reason.as_str().unwrap()))
        .collect();
    let (mut compared, mut charts_with, mut differing) = (0, 0, Vec::new());
    for (id, theirs) in oracle["found"].as_object().unwrap() {
        let theirs: BTreeSet<u64> = theirs
            .as_array()
            .unwrap()
            .iter()
            .map(|index| index.as_u64().unwrap())
            .collect();
        let differ: Vec<usize> = (0..found.len())
            .filter(|chart| found[*chart].contains(id.as_str()) != theirs.contains(&(*chart as u64)))
            .collect();
        if let Some(reason) = excluded.remove(id.as_str()) {
            let reason = &listed["reasons"][reason];
            assert!(reason["reason"].is_string() && reason["source"].is_string(), "{id}");
            assert!(!differ.is_empty(), "{id} no longer differs");
            continue;
        }
        compared += 1;
        charts_with += theirs.len();
        differing.extend(differ.into_iter().map(|chart| (id, chart)));
    }
    let pass = differing.is_empty() && births.len() >= 500;
    println!(
        "bar | yogas against PyJHora on {} births and {} made charts | {compared} yogas, found {charts_with} times, {} \
         differ; {} more are defined otherwise there, each with the reason | {}",
        births.len(),
        found.len() - births.len(),
        differing.len(),
        listed["excluded"].as_object().unwrap().len(),
        if pass { "pass" } else { "FAIL" }
    );
    assert!(excluded.is_empty(), "listed, but not compared: {excluded:?}");
    assert!(differing.is_empty(), "{differing:?}");
    assert!(births.len() >= 500);
}
