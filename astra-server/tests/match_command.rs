//! `astra match` and `astra yogas`, driven as processes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::{
    io::Write as _,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_astra"))
        .args(arguments)
        .output()
        .unwrap()
}

fn answered(arguments: &[&str]) -> Value {
    let output = run(arguments);
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn batch(command: &str, lines: &[Value]) -> Vec<Value> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_astra"))
        .args([command, "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

const TWO: [&str; 8] = [
    "--a-at",
    "1990-06-15T12:30",
    "--a-zone",
    "Asia/Kolkata",
    "--b-at",
    "1992-03-01T08:10",
    "--b-zone",
    "Asia/Kolkata",
];

fn two(more: &[&'static str]) -> Vec<&'static str> {
    let mut arguments = vec!["match"];
    arguments.extend(TWO);
    arguments.extend(more);
    arguments
}

#[test]
fn two_births_are_matched_and_the_points_add_up() {
    let found = answered(&two(&["--json"]));
    assert_eq!(found["zodiac"], "sidereal:lahiri");
    assert_eq!(found["certain"], true);
    let result = &found["cases"][0]["result"];
    let sum: f64 = result["kutas"]
        .as_array()
        .unwrap()
        .iter()
        .map(|kuta| kuta["points"].as_f64().unwrap())
        .sum();
    // Shatabhisha in Aquarius and Uttara Ashadha in Capricorn.
    assert_eq!((sum, result["points"].as_f64().unwrap()), (17.0, 17.0));
    assert_eq!(found["cases"][0]["groom"]["nakshatra"], 24);
    assert_eq!(
        found["kuja"]["a"]["present"], true,
        "without a lagna Mars in the 2nd from the Moon is enough"
    );

    let ten = answered(&two(&["--system", "porutham", "--json"]));
    assert_eq!(ten["cases"][0]["result"]["poruthams"].as_array().unwrap().len(), 10);
}

#[test]
fn an_unknown_time_gives_a_range_and_no_false_exactness() {
    let found = answered(&[
        "match",
        "--a-at",
        "1990-06-15",
        "--a-zone",
        "Asia/Kolkata",
        "--b-at",
        "1992-03-01T08:10",
        "--b-zone",
        "Asia/Kolkata",
        "--json",
    ]);
    assert_eq!(found["certain"], false);
    assert!(found["lowest"].as_f64().unwrap() < found["highest"].as_f64().unwrap());
    assert!((4..=6).contains(&found["cases"].as_array().unwrap().len()));
}

#[test]
fn pairs_go_through_a_batch_in_order_and_a_wrong_one_names_its_field() {
    let birth = json!({"at": "1990-06-15T12:30", "zone": "Asia/Kolkata"});
    let answers = batch(
        "match",
        &[
            json!({"id": "x", "a": birth, "b": birth}),
            json!({"id": 2, "a": birth}),
            json!({"id": 3, "a": birth, "b": {"at": "1990-06-15T12:30"}}),
            json!({"id": 4, "a": birth, "b": birth, "system": "ashtakuta", "options": {"varna": "nobody"}}),
            json!({"id": 5, "a": birth, "b": birth, "system": "porutham", "options": {"stri_dirgha_beyond": 15}}),
            json!({"id": 6, "a": {"jd_ut": 2448058.0, "zodiac": "tropical"}, "b": birth}),
        ],
    );
    let fields: Vec<_> = answers.iter().map(|answer| answer["error"]["field"].clone()).collect();
    assert_eq!(
        fields,
        [
            json!(null),
            json!("b"),
            json!("zone"),
            json!("options"),
            json!(null),
            json!("zodiac")
        ]
    );
    // One star with itself: all but nadi.
    assert_eq!(answers[0]["lowest"], 28.0);
    assert_eq!(answers[4]["system"], "porutham");
}

#[test]
fn a_wrong_flag_is_refused_before_anything_is_computed() {
    assert_eq!(run(&two(&["--system", "western"])).status.code(), Some(2));
    assert_eq!(run(&two(&["--batch", "-"])).status.code(), Some(2));
    assert_eq!(run(&["match", "--json"]).status.code(), Some(2));
    assert_eq!(
        run(&["yogas", "--known", "--category", "western"]).status.code(),
        Some(2)
    );
}

#[test]
fn yogas_are_told_with_the_rule_that_fired() {
    let gandhi = [
        "yogas",
        "--jd-ut",
        "2403972.6295",
        "--lat",
        "21.63",
        "--lon",
        "69.6",
        "--json",
    ];
    let found = answered(&gandhi);
    let yogas = found["found"].as_array().unwrap();
    let of = |id: &str| yogas.iter().find(|yoga| yoga["id"] == id);
    assert_eq!(of("gajakesari").unwrap()["grahas"], json!(["jupiter"]));
    assert!(yogas.iter().all(|yoga| !yoga["because"].as_array().unwrap().is_empty()));

    let text = String::from_utf8(run(&gandhi[..gandhi.len() - 1]).stdout).unwrap();
    assert!(text.contains("Gajakesari") && text.contains("Jupiter in a kendra from the Moon"));

    let known = answered(&["yogas", "--known", "--json"]);
    assert!(known.as_array().unwrap().len() >= 100);
}

#[test]
fn births_without_a_time_keep_what_needs_a_lagna_apart() {
    let answers = batch(
        "yogas",
        &[
            json!({"id": 1, "at": "1990-06-15", "zone": "Asia/Kolkata"}),
            json!({"id": 2, "at": "1990-06-15T12:30", "zone": "Asia/Kolkata", "lat": 28.6, "lon": 77.2}),
        ],
    );
    assert!(
        answers[0]["undecided"]
            .as_array()
            .unwrap()
            .iter()
            .any(|id| id == "chatussagara")
    );
    assert!(answers[1]["undecided"].as_array().unwrap().is_empty());
}
