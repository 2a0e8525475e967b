//! `astra moon` and `astra panchanga`, driven as processes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::{
    io::Write as _,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

const DELHI: [&str; 6] = ["--zone", "Asia/Kolkata", "--lat", "28.6139", "--lon", "77.209"];

fn astra(command: &str, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_astra"))
        .arg(command)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn in_delhi<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    DELHI.iter().copied().chain(arguments.iter().copied()).collect()
}

#[test]
fn the_moon_of_an_eclipse_is_new_and_the_eclipse_is_told() {
    let output = astra("moon", &in_delhi(&["--date", "2026-08-12T23:00", "--json"]), "");
    let told = &lines(&output)[0];
    assert_eq!(told["phase"]["name"], "new");
    assert_eq!(told["solar_eclipse"]["kind"], "total");
    assert_eq!(told["solar_eclipse"]["saros"], 126);
    assert_eq!(told["lunar_eclipse"]["kind"], "partial");
    assert_eq!(told["lunations"].as_array().unwrap().len(), 4);
    // Delhi lies in its night: the next solar eclipse that it sees is that of 2 August 2027.
    assert!(
        told["here"]["solar_eclipse"]["start"]["at"]
            .as_str()
            .unwrap()
            .starts_with("2027-08-02")
    );
}

#[test]
fn a_void_course_ends_with_the_sign() {
    let told = &lines(&astra("moon", &["--date", "2026-03-02T12:28:00Z", "--json"], ""))[0];
    assert_eq!(told["void_now"], true);
    assert_eq!(told["void_of_course"]["end"], told["sign"]["end"]);
    assert_eq!(told["void_of_course"]["last_aspect"]["body"], "mars");
}

#[test]
fn a_panchanga_tells_the_day_as_a_table_and_as_json() {
    let table = astra("panchanga", &in_delhi(&["--date", "2026-03-03"]), "");
    let text = String::from_utf8(table.stdout).unwrap();
    for part in ["Shukla Purnima until 17:0", "Phalguna", "Rahu kalam", "Choghadiya"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let json = &lines(&astra("panchanga", &in_delhi(&["--date", "2026-03-03", "--json"]), ""))[0];
    assert_eq!(json["tithi"][0]["value"]["name"], "Purnima");
    assert_eq!(json["sun"], "rises");
    assert_eq!(json["month"]["month"], "phalguna");
}

#[test]
fn good_times_come_with_their_source_and_their_reasons() {
    let arguments = in_delhi(&[
        "--date",
        "2026-02-01",
        "--to",
        "2026-03-15",
        "--muhurta",
        "house_entry",
        "--json",
    ]);
    let told = &lines(&astra("panchanga", &arguments, ""))[0];
    assert!(told["source"].as_str().unwrap().contains("Muhurta Chintamani"));
    let times = told["times"].as_array().unwrap();
    assert!(!times.is_empty());
    for time in times {
        assert!(["taurus", "leo", "scorpio", "aquarius"].contains(&time["lagna"].as_str().unwrap()));
        assert!(time["reasons"].as_array().unwrap().len() > 5);
    }
}

#[test]
fn a_batch_answers_each_line_in_order_and_wrong_ones_with_the_field() {
    let input = concat!(
        r#"{"id":1,"date":"2026-03-03","zone":"Asia/Kolkata","lat":28.6,"lon":77.2}"#,
        "\n",
        r#"{"id":2,"date":"2026-03-03","zone":"Asia/Kolkata","lat":98,"lon":77.2}"#,
        "\n",
        r#"{"id":3,"date":"2026-03-03","zone":"Asia/Kolkata","lat":28.6,"lon":77.2,"muhurta":"war"}"#,
        "\n",
        r#"{"id":4,"date":"2024-06-21","zone":"Europe/Oslo","lat":69.65,"lon":18.96}"#,
        "\n"
    );
    let output = astra("panchanga", &["--batch"], input);
    assert!(output.status.success());
    let told = lines(&output);
    assert_eq!(told[0]["tithi"][0]["value"]["number"], 15);
    assert_eq!(told[1]["error"]["field"], "lat");
    assert_eq!(told[2]["error"]["field"], "muhurta");
    assert_eq!(told[3]["sun"], "above");
    let told = lines(&astra(
        "moon",
        &["--batch"],
        "{\"id\":1,\"date\":\"2026-03-03\"}\n{\"id\":2,\"date\":\"x\"}\n",
    ));
    assert!(told[0]["phase"]["illumination"].as_f64().unwrap() > 0.98);
    assert_eq!(told[1]["error"]["field"], "date");
}

#[test]
fn the_events_of_a_month_hold_its_lunations_eclipses_void_courses_and_risings() {
    let window = ["--from", "2026-08-01", "--to", "2026-09-01"];
    let rome = ["--lat", "41.9", "--lon", "12.5", "--bodies", "sun,moon", "--json"];
    let of = |kinds: &[&str]| {
        let arguments: Vec<_> = window.iter().chain(&rome).chain(kinds).copied().collect();
        lines(&astra("events", &arguments, ""))[0]["events"]
            .as_array()
            .unwrap()
            .clone()
    };
    assert_eq!(of(&["--kinds", "lunation"]).len(), 4);
    let eclipses = of(&["--kinds", "eclipse"]);
    assert_eq!(eclipses[0]["solar"]["kind"], "total");
    assert_eq!(eclipses[0]["solar_here"]["kind"], "partial");
    assert_eq!(eclipses[1]["lunar_here"]["visible"], "partial");
    let voids = of(&["--kinds", "void_of_course"]);
    assert!((12..=14).contains(&voids.len()), "{}", voids.len());
    let risings = of(&["--kinds", "rise_set"]);
    let sunrises = risings
        .iter()
        .filter(|event| event["body"] == "sun" && event["crossing"] == "rise");
    assert_eq!(sunrises.count(), 31);
    let everything = of(&[]);
    assert!(
        everything
            .iter()
            .all(|event| event["kind"].is_string() && event["jd_ut"].is_number())
    );
    let output = astra(
        "events",
        &["--from", "2026-08-01", "--to", "2026-08-02", "--kinds", "rise_set"],
        "",
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn wrong_flags_end_with_two_and_name_the_field() {
    for (command, arguments) in [
        ("panchanga", vec!["--date", "2026-03-03", "--json"]),
        ("panchanga", in_delhi(&["--date", "yesterday", "--json"])),
        (
            "panchanga",
            in_delhi(&["--date", "2026-03-03", "--ayanamsha", "none", "--json"]),
        ),
        ("moon", vec!["--date", "3026-03-03", "--json"]),
        ("moon", vec!["--zone", "Mars", "--json"]),
    ] {
        let output = astra(command, &arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(lines(&output)[0]["error"]["field"].is_string(), "{arguments:?}");
    }
    for (command, flag) in [("moon", "--zone"), ("panchanga", "--date")] {
        let output = astra(command, &[flag, "2026-03-03", "--batch"], "");
        assert_eq!(output.status.code(), Some(2), "{command}");
    }
}
