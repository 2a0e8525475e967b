//! `astra vedic`: its sections, an unknown hour, wrong flags, a batch.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::{
    io::Write as _,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

const BIRTH: [&str; 8] = [
    "--at",
    "1990-06-15T12:30",
    "--zone",
    "Asia/Kolkata",
    "--lat",
    "13",
    "--lon",
    "80.25",
];

fn astra(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_astra"))
        .arg("vedic")
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
    let arguments: Vec<_> = arguments.iter().chain(&["--json"]).copied().collect();
    serde_json::from_slice(&astra(&arguments, "").stdout).unwrap()
}

#[test]
fn a_known_hour_and_place_give_every_section() {
    let told = json(&BIRTH);
    for section in [
        "grahas",
        "vargas",
        "vimshopaka",
        "karakas",
        "arudhas",
        "ashtakavarga",
        "shadbala",
        "sade_sati",
        "yogas",
    ] {
        assert!(told.get(section).is_some(), "{section}");
    }
    assert!(told.get("missing").is_none());
    assert_eq!(told["lagna"]["sign"], "virgo");
    assert_eq!(told["grahas"][1]["nakshatra"], "Shatabhisha");
    let sarva = told["ashtakavarga"]["sarva"].as_array().unwrap();
    assert_eq!(sarva.iter().map(|points| points.as_u64().unwrap()).sum::<u64>(), 337);
}

#[test]
fn a_table_keeps_to_eighty_columns_but_for_the_rules_of_yogas() {
    let arguments: Vec<_> = BIRTH.iter().chain(&["--varga", "2,9,60,81"]).copied().collect();
    let text = String::from_utf8(astra(&arguments, "").stdout).unwrap();
    let (before, _) = text.split_once("\nYogas\n").unwrap();
    assert!(before.lines().all(|line| line.chars().count() <= 80), "{before}");
    assert!(!text.contains('\u{1b}'), "plain when piped");
    assert!(text.contains("D81 parivritti"));
}

#[test]
fn without_an_hour_what_needs_one_is_missing_with_the_reason() {
    let told = json(&[
        "--at",
        "1990-06-15",
        "--zone",
        "Asia/Kolkata",
        "--lat",
        "13",
        "--lon",
        "80",
    ]);
    let missing = told["missing"].as_object().unwrap();
    assert_eq!(
        missing.keys().collect::<Vec<_>>(),
        ["arudhas", "ashtakavarga", "shadbala"]
    );
    assert!(told.get("lagna").is_none() && told["grahas"][1]["day"].is_array());
}

#[test]
fn wrong_questions_exit_with_two_and_name_the_flag() {
    for (arguments, named) in [
        (&["--varga", "0"][..], "division"),
        (&["--varga", "x"], "varga"),
        (&["--varga", "9:kashinatha"], "scheme"),
        (&["--show", "planets"], "--show"),
        (&["--zodiac", "tropical"], "zodiac"),
    ] {
        let arguments: Vec<_> = BIRTH.iter().chain(arguments).copied().collect();
        let output = astra(&arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(named), "{told}");
    }
}

#[test]
fn a_batch_answers_in_order() {
    let lines = r#"{"id":"a","jd_ut":2448058,"show":["vargas","karakas"],"varga":[9,"2:kashinatha"],"karakas":"seven"}
{"id":"b","jd_ut":2448058,"show":"houses"}
"#;
    let output = astra(&["--batch"], lines);
    assert!(output.status.success());
    let answers: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers[0]["vargas"].as_array().unwrap().len(), 2);
    assert_eq!(answers[0]["karakas"]["chara"].as_array().unwrap().len(), 7);
    assert!(answers[0].get("shadbala").is_none());
    assert_eq!(answers[1]["error"]["field"], "show");
}
