//! `astra chart --read western`, `astra compare` and `astra progress`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::{
    io::Write as _,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

const BIRTH: [&str; 8] = [
    "--at",
    "1990-06-15T14:30",
    "--zone",
    "Europe/Rome",
    "--lat",
    "41.9028",
    "--lon",
    "12.4964",
];
const PARTNER: [&str; 8] = [
    "--partner-at",
    "1988-01-02T03:04",
    "--partner-zone",
    "Asia/Kolkata",
    "--partner-lat",
    "19",
    "--partner-lon",
    "72.8",
];

fn astra(command: &str, arguments: &[&[&str]], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_astra"))
        .arg(command)
        .args(arguments.concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn json(command: &str, arguments: &[&[&str]]) -> Value {
    let arguments = [arguments, &[&["--json"]]].concat();
    let output = astra(command, &arguments, "");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_chart_is_read_as_the_western_tradition_does_and_its_facts_are_listed() {
    let told = json("chart", &[&BIRTH, &["--read", "western", "--aspects", "all"]]);
    assert_eq!(told["western"]["sect"], "day");
    assert_eq!(told["western"]["lots"]["fortune"]["sign"], "cancer");
    assert!(
        told["facts"]
            .as_array()
            .unwrap()
            .iter()
            .any(|fact| fact["id"] == "natal.dignity.venus")
    );
    let minor = |found: &&Value| found["aspect"] == "quincunx" || found["aspect"] == "semisextile";
    assert!(told["aspects"].as_array().unwrap().iter().any(|found| minor(&found)));
    let plain = json("chart", &[&BIRTH]);
    assert!(plain.get("western").is_none() && plain.get("facts").is_none());
    assert!(!plain["aspects"].as_array().unwrap().iter().any(|found| minor(&found)));
    let text = astra("chart", &[&BIRTH, &["--read", "western"]], "");
    let text = String::from_utf8(text.stdout).unwrap();
    for title in ["A chart of the day", "Dignities", "Patterns", "Lots"] {
        assert!(text.contains(title), "{title}");
    }
}

#[test]
fn aspects_points_and_orbs_are_as_asked_and_wrong_ones_are_named() {
    let told = json(
        "chart",
        &[
            &BIRTH,
            &[
                "--points",
                "sun,lot_fortune,cusp_7",
                "--aspects",
                "conjunction",
                "--orbs",
                "conjunction=8.5",
            ],
        ],
    );
    let aspects = told["aspects"].as_array().unwrap();
    assert_eq!(
        (aspects[0]["a"].as_str(), aspects[0]["b"].as_str()),
        (Some("sun"), Some("lot_fortune"))
    );
    assert_eq!((aspects.len(), aspects[0]["limit"].as_f64()), (1, Some(8.5)));
    for (flags, field) in [
        (["--aspects", "trigon"], "aspects"),
        (["--points", "vertexx"], "points"),
        (["--orbs", "square=40"], "orbs"),
        (["--orbs", "wide"], "orbs"),
    ] {
        let told = json("chart", &[&BIRTH, &flags]);
        assert_eq!(told["error"]["field"], field, "{told}");
    }
}

#[test]
fn two_births_are_compared_made_one_and_met_halfway() {
    let told = json("compare", &[&BIRTH, &PARTNER]);
    assert_eq!(told["kind"], "synastry");
    assert!(!told["aspects"].as_array().unwrap().is_empty());
    assert!(told["first_in_second"]["sun"].is_u64() && told["second_in_first"]["moon"].is_u64());
    for (kind, rule) in [("composite", "composite"), ("davison", "davison")] {
        let told = json("compare", &[&BIRTH, &PARTNER, &["--kind", kind]]);
        assert_eq!(
            (&told["kind"], &told["basis"]["time"]["rule"]),
            (&kind.into(), &rule.into())
        );
        assert_eq!(told["bodies"].as_object().unwrap().len(), 14);
    }
    let alone = astra("compare", &[&BIRTH], "");
    assert_eq!(alone.status.code(), Some(2));
    let birth = r#"{"jd_ut":2448058.0,"lat":41.9,"lon":12.5}"#;
    let lines = format!(
        "{{\"id\":1,\"first\":{birth},\"second\":{birth},\"kind\":\"composite\"}}\n{{\"id\":2,\"first\":{birth}}}\n"
    );
    let answers = astra("compare", &[&["--batch"]], &lines);
    let answers: Vec<Value> = String::from_utf8(answers.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        (&answers[0]["id"], &answers[0]["kind"]),
        (&1.into(), &"composite".into())
    );
    assert_eq!(answers[1]["error"]["field"], "second");
}

#[test]
fn a_time_of_life_has_progressions_directions_and_lords() {
    let told = json("progress", &[&BIRTH, &["--to", "2026-01-01"]]);
    assert!((told["progressed"]["age"].as_f64().unwrap() - 35.55).abs() < 0.01);
    assert!(told["directed"]["arc"].as_f64().unwrap() > 33.0);
    let levels: Vec<_> = told["profections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| &found["level"])
        .collect();
    assert_eq!(levels, ["annual", "monthly", "daily"]);
    assert_eq!(told["profections"][0]["age"], 35);
    // By day: Sun 10, Venus 8, Mercury 13, then the Moon from 31 on.
    assert_eq!(told["firdaria"]["lord"], "moon");
    assert_eq!(told["releasing"][0]["periods"].as_array().unwrap().len(), 4);
    let quotidian = json(
        "progress",
        &[&BIRTH, &["--to", "2026-01-01", "--angles", "true_quotidian"]],
    );
    assert_ne!(
        quotidian["progressed"]["chart"]["angles"],
        told["progressed"]["chart"]["angles"]
    );
    let wrong = astra("progress", &[&BIRTH, &["--to", "soon"]], "");
    assert_eq!(wrong.status.code(), Some(2));
    let dayless = ["--at", "1990-06-15", "--zone", "Europe/Rome"];
    assert_eq!(json("progress", &[&dayless])["error"]["field"], "at");
}
