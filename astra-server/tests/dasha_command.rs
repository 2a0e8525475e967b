//! `astra dasha`: one birth, an unknown hour, wrong flags, a batch.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::{
    io::Write as _,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

const BIRTH: [&str; 4] = ["--at", "1990-06-15T12:30", "--zone", "Asia/Kolkata"];

fn astra(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_astra"))
        .arg("dasha")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn json(arguments: &[&str]) -> Value {
    let arguments: Vec<_> = BIRTH.iter().chain(arguments).chain(&["--json"]).copied().collect();
    serde_json::from_slice(&astra(&arguments, "").stdout).unwrap()
}

#[test]
fn the_running_chain_has_five_levels_each_within_the_one_above() {
    for system in ["vimshottari", "ashtottari", "yogini"] {
        let told = json(&["--system", system, "--running", "2026-11-22T12:00:00Z"]);
        let chain = told["running"].as_array().unwrap();
        assert_eq!(chain.len(), 5);
        for (above, below) in chain.iter().zip(&chain[1..]) {
            assert!(above["start"]["jd_ut"].as_f64() <= below["start"]["jd_ut"].as_f64());
            assert!(below["end"]["jd_ut"].as_f64() <= above["end"]["jd_ut"].as_f64());
        }
        assert!(told.get("periods").is_none(), "asked for the chain alone");
    }
}

#[test]
fn a_window_lists_the_periods_that_have_a_part_in_it() {
    let told = json(&["--levels", "3", "--from", "2026-01-01", "--to", "2026-07-01"]);
    let periods = told["periods"].as_array().unwrap();
    assert_eq!(periods[0]["lords"], serde_json::json!(["saturn"]));
    assert_eq!(periods[1]["lords"], serde_json::json!(["saturn", "jupiter"]));
    assert!(periods.iter().all(|period| {
        period["end"]["at"].as_str().unwrap() > "2026-01-01" && period["start"]["at"].as_str().unwrap() < "2026-07-01"
    }));
}

#[test]
fn an_unknown_hour_gives_bounds_and_no_exact_dates() {
    let output = astra(&["--at", "1990-06-15", "--zone", "Asia/Kolkata", "--json"], "");
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(told.get("balance").is_none() && told.get("periods").is_none());
    let courses = told["possible"].as_array().unwrap();
    assert_eq!(courses.len(), 2);
    for course in courses {
        for period in course["periods"].as_array().unwrap() {
            let bound = |name: &str| period["start"][name]["jd_ut"].as_f64().unwrap();
            assert!(bound("earliest") < bound("latest"));
        }
    }
}

#[test]
fn wrong_questions_exit_with_two_and_name_the_flag() {
    for (arguments, named) in [
        (&["--levels", "6"][..], "levels"),
        (&["--levels", "5"], "levels"),
        (&["--running", "soon"], "running"),
        (&["--running", "1900-01-01"], "before"),
        (&["--from", "2026-01-01", "--to", "2025-01-01"], "to is"),
        (&["--year-length", "12"], "year_length"),
        (&["--zodiac", "tropical"], "zodiac"),
        (&["--system", "kalachakra"], "--system"),
    ] {
        let arguments: Vec<_> = BIRTH.iter().chain(arguments).copied().collect();
        let output = astra(&arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(named), "{told}");
    }
}

#[test]
fn a_batch_answers_in_order_and_a_bad_line_leaves_the_others_alone() {
    let lines = r#"{"id":1,"at":"1990-06-15T12:30","zone":"Asia/Kolkata","levels":1}
{"id":2,"jd_ut":2448058,"system":"other"}
{"id":3,"jd_ut":2448058,"running":"2026-01-01","year_length":"savana","node":"true"}
"#;
    let output = astra(&["--batch"], lines);
    assert!(output.status.success());
    let answers: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        answers
            .iter()
            .map(|answer| answer["id"].as_u64().unwrap())
            .collect::<Vec<_>>(),
        [1, 2, 3]
    );
    assert_eq!(answers[0]["zodiac"], "sidereal:lahiri");
    assert_eq!(answers[1]["error"]["field"], "system");
    assert_eq!(
        (&answers[2]["year_days"], &answers[2]["node"]),
        (&360.0.into(), &"true".into())
    );
}
