//! `astra transits`, `astra events` and `astra returns`, driven as processes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::{
    collections::BTreeMap,
    io::Write as _,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

const NATAL: [&str; 8] = [
    "--at",
    "1990-06-15T12:30",
    "--zone",
    "UTC",
    "--lat",
    "41.9028",
    "--lon",
    "12.4964",
];
const YEAR: [&str; 4] = ["--from", "2026-01-01", "--to", "2027-01-01"];

fn run(command: &str, arguments: &[&[&str]]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_astra"))
        .arg(command)
        .args(arguments.concat())
        .output()
        .unwrap()
}

fn json_of(command: &str, arguments: &[&[&str]]) -> Value {
    let output = run(command, arguments);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn batch(lines: &[Value]) -> Vec<Value> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_astra"))
        .args(["transits", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(output.status.code(), Some(0));
    output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

fn natal() -> Value {
    json!({"at": "1990-06-15T12:30", "zone": "UTC", "lat": 41.9028, "lon": 12.4964})
}

#[test]
fn the_case_of_the_design_by_flags_and_by_batch_is_the_same_and_complete() {
    let single = json_of("transits", &[&NATAL, &YEAR, &["--json"]]);
    let hits = single["hits"].as_array().unwrap();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for hit in hits {
        *counts.entry(hit["transiting"].as_str().unwrap()).or_default() += 1;
        assert!(hit["orb_enter"]["jd_ut"].as_f64() <= hit["jd_ut"].as_f64());
        assert!(hit["orb_exit"]["jd_ut"].as_f64() >= hit["jd_ut"].as_f64());
        assert!(hit["pass"].as_u64() <= hit["passes"].as_u64());
    }
    let expected = [
        ("jupiter", 15),
        ("mars", 62),
        ("mercury", 127),
        ("saturn", 12),
        ("sun", 96),
        ("venus", 95),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
    let line = json!({"id": 7, "natal": natal(), "from": 2_461_041.5, "to": "2027-01-01T00:00:00Z"});
    let answers = batch(&[line]);
    assert_eq!(answers[0]["id"], 7);
    assert_eq!(answers[0]["hits"], single["hits"]);
}

#[test]
fn a_batch_keeps_its_order_and_tells_what_is_wrong_line_by_line() {
    let good = |id: u32| {
        json!({"id": id, "natal": {"jd_ut": 2_448_058.020_833, "lat": 41.9, "lon": 12.5}, "from": "2026-01-01",
            "to": "2026-02-01", "bodies": ["saturn", "sun"], "aspects": ["square", "quincunx"],
            "points": ["moon", "cusps", {"name": "my star", "longitude": 20.0}]})
    };
    let mut lines = vec![good(0)];
    let bad = [
        ("natal", json!(3), "natal"),
        ("from", json!("yesterday"), "from"),
        ("to", json!("2025-01-01"), "to"),
        ("to", json!("3025-01-01"), "to"),
        ("bodies", json!(["sol"]), "bodies"),
        ("aspects", json!(["trigon"]), "aspects"),
        ("points", json!(["cusp_13"]), "points"),
        ("orb", json!(-1), "orbs"),
        ("near_miss", json!("wide"), "near_miss"),
        ("colour", json!("red"), "colour"),
    ];
    for (name, value, _) in &bad {
        let mut line = good(lines.len() as u32);
        line[*name] = value.clone();
        lines.push(line);
    }
    lines.push(good(99));
    let answers = batch(&lines);
    assert_eq!(answers.len(), lines.len());
    for (answer, line) in answers.iter().zip(&lines) {
        assert_eq!(answer["id"], line["id"]);
    }
    for (answer, (.., field)) in answers.iter().skip(1).zip(&bad) {
        assert_eq!(answer["error"]["field"], *field, "{answer}");
    }
    let (first, last) = (&answers[0], &answers[answers.len() - 1]);
    assert_eq!(first["hits"], last["hits"]);
    let hits = first["hits"].as_array().unwrap();
    assert!(hits.iter().any(|hit| hit["natal"] == "my star"));
    assert!(
        hits.iter()
            .any(|hit| hit["natal"].as_str().unwrap().starts_with("cusp_"))
    );
    assert!(
        hits.iter()
            .all(|hit| ["saturn", "sun"].contains(&hit["transiting"].as_str().unwrap()))
    );
}

#[test]
fn without_a_time_of_birth_the_moon_is_no_point() {
    let found = json_of(
        "transits",
        &[&["--at", "1990-06-15", "--zone", "UTC"], &YEAR, &["--json"]],
    );
    let hits = found["hits"].as_array().unwrap();
    assert!(!hits.is_empty());
    assert!(
        hits.iter()
            .all(|hit| !["moon", "ascendant"].contains(&hit["natal"].as_str().unwrap()))
    );
}

#[test]
fn the_table_tells_passes_near_misses_and_houses() {
    let output = run("transits", &[&NATAL, &YEAR, &["--near-miss", "1", "--house-ingresses"]]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("407 exact transits"), "{text}");
    for word in ["pass 2 of 3", "short", "enters house"] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn events_are_told_by_kind_and_in_order() {
    let found = json_of("events", &[&YEAR, &["--kinds", "ingress,station", "--json"]]);
    let events = found["events"].as_array().unwrap();
    let times: Vec<f64> = events.iter().map(|event| event["jd_ut"].as_f64().unwrap()).collect();
    assert!(times.windows(2).all(|pair| pair[0] <= pair[1]));
    let of = |kind: &str, body: &str| {
        events
            .iter()
            .filter(|event| event["kind"] == kind && event["body"] == body)
            .count()
    };
    assert_eq!(
        (of("ingress", "sun"), of("station", "mercury"), of("station", "sun")),
        (12, 6, 0)
    );
    let output = run("events", &[&YEAR, &["--kinds", "eclipsis"]]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_solar_return_has_the_sun_where_it_was_and_a_chart() {
    let found = json_of("returns", &[&NATAL, &["--body", "sun", "--year", "2026", "--json"]]);
    let returns = found["returns"].as_array().unwrap();
    assert_eq!(returns.len(), 1);
    let natal = json_of("chart", &[&NATAL, &["--json"]]);
    let sun = |chart: &Value| chart["bodies"]["sun"]["longitude"].as_f64().unwrap();
    assert!((sun(&returns[0]["chart"]) - sun(&natal)).abs() < 1e-7);
    assert!(returns[0]["chart"]["angles"].is_object());
    let moons = json_of("returns", &[&NATAL, &["--body", "moon", "--year", "2026", "--json"]]);
    assert!((13..=14).contains(&moons["returns"].as_array().unwrap().len()));
}
