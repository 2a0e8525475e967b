//! `astra chart`, driven as a process.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::{
    io::{BufRead as _, BufReader, Write as _},
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

const ARCSEC: f64 = 1.0 / 3600.0;

/// How near an engine has to come to charts that other software computed by the Swiss Ephemeris.
struct Nearness {
    engine: &'static str,
    /// The Julian days that are compared.
    days: std::ops::Range<f64>,
    /// Degrees of a body.
    body: f64,
    /// Degrees of an angle.
    angle: f64,
    /// Degrees of a cusp.
    cusp: f64,
    /// Degrees a day.
    speed: f64,
    /// Left out: what the engines mean otherwise.
    without: &'static [&'static str],
}

/// The Swiss Ephemeris itself. Longitudes in the file are rounded to 1e-6 degrees, angles and cusps to 1e-5.
#[cfg(feature = "swiss")]
const SWISS: Nearness = Nearness {
    engine: "swiss",
    days: f64::NEG_INFINITY..f64::INFINITY,
    body: 0.003 * ARCSEC,
    angle: 0.02 * ARCSEC + 0.5e-5,
    cusp: 0.02 * ARCSEC + 0.5e-5,
    speed: 1e-6,
    without: &[],
};
/// Astra's own, in the years from 1850 to 2050: beyond them the data of the charts are further from DE440, and their
/// sidereal time from the IAU's. `reference_tables` of astra-astro compares with more distinction.
const TABLES: Nearness = Nearness {
    engine: "tables",
    days: 2_396_758.5..2_469_807.5,
    body: 0.3 * ARCSEC,
    angle: 0.03 * ARCSEC + 0.5e-5,
    // Near the polar circle a cusp of Koch runs several times as fast as the ascendant.
    cusp: 0.07 * ARCSEC + 0.5e-5,
    // The speeds of the charts are approximations, to 6e-5 degrees a day at the Moon and more at the node.
    speed: 2e-4,
    // Mean elements are a matter of definition.
    without: &["mean_node", "mean_lilith"],
};

fn astra(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_astra"));
    command.arg("chart").args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    astra(arguments).output().unwrap()
}

/// The bytes that a batch answers.
fn batch_bytes(input: &[u8]) -> Vec<u8> {
    batch_bytes_of("tables", input)
}

fn batch_bytes_of(engine: &str, input: &[u8]) -> Vec<u8> {
    let mut child = astra(&["--batch", "-", "--engine", engine])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(output.status.code(), Some(0));
    output.stdout
}

fn batch(input: &[u8]) -> Vec<Value> {
    batch_of("tables", input)
}

fn batch_of(engine: &str, input: &[u8]) -> Vec<Value> {
    batch_bytes_of(engine, input)
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

fn lines(requests: &[Value]) -> Vec<u8> {
    requests
        .iter()
        .flat_map(|request| format!("{request}\n").into_bytes())
        .collect()
}

/// The charts of some Julian days.
fn reference(days: &std::ops::Range<f64>) -> Vec<Value> {
    let file: Value =
        serde_json::from_str(include_str!("../../astra-astro/tests/fixtures/reference-charts.json")).unwrap();
    let mut cases = file["c"].as_array().unwrap().clone();
    cases.retain(|case| days.contains(&case["jd"].as_f64().unwrap()));
    cases
}

/// The moment of a chart with its delta T.
fn moment(case: &Value) -> Value {
    let jd_ut = case["jd"].as_f64().unwrap();
    json!({"jd_ut": jd_ut, "jd_tt": jd_ut + case["dT"].as_f64().unwrap() / 86_400.0})
}

/// A moment with more fields.
fn with_fields(mut moment: Value, fields: Value) -> Value {
    let Value::Object(fields) = fields else { unreachable!() };
    moment.as_object_mut().unwrap().extend(fields);
    moment
}

fn apart(ours: &Value, theirs: &Value) -> f64 {
    let (ours, theirs) = (ours.as_f64().unwrap(), theirs.as_f64().unwrap());
    ((ours - theirs + 180.0).rem_euclid(360.0) - 180.0).abs()
}

#[test]
fn all_reference_charts_agree_in_every_system_and_under_every_policy() {
    assert_eq!(agree_in_every_system_and_under_every_policy(&TABLES), 67);
    #[cfg(feature = "swiss")]
    assert_eq!(agree_in_every_system_and_under_every_policy(&SWISS), 71);
}

fn agree_in_every_system_and_under_every_policy(near: &Nearness) -> usize {
    let cases = reference(&near.days);
    let mut requests = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        for houses in ["placidus", "koch", "whole_sign", "equal"] {
            for polar in ["porphyry", "error", "whole_sign"] {
                let fields = json!({
                    "id": {"case": index, "houses": houses, "polar": polar},
                    "lat": case["lat"], "lon": case["lon"], "houses": houses, "polar": polar,
                });
                requests.push(with_fields(moment(case), fields));
            }
        }
    }
    let answers = batch_of(near.engine, &lines(&requests));
    assert_eq!(answers.len(), cases.len() * 12);
    let mut refused = 0;
    for (request, answer) in requests.iter().zip(&answers) {
        assert_eq!(answer["id"], request["id"]);
        let case = &cases[request["id"]["case"].as_u64().unwrap() as usize];
        let houses = request["houses"].as_str().unwrap();
        let theirs = match houses {
            "placidus" => Some(&case["P"]),
            "koch" => Some(&case["K"]),
            _ => None,
        };
        let missing = theirs.is_some_and(Value::is_null);
        if missing && request["polar"] == "error" {
            assert_eq!(answer["error"]["kind"], "out_of_range");
            assert_eq!(answer["error"]["field"], "lat");
            refused += 1;
            continue;
        }
        assert!(answer.get("error").is_none(), "{answer}");
        let names = [
            "sun",
            "moon",
            "mercury",
            "venus",
            "mars",
            "jupiter",
            "saturn",
            "uranus",
            "neptune",
            "pluto",
            "mean_node",
            "true_node",
            "mean_lilith",
            "chiron",
        ];
        for (name, theirs) in names.iter().zip(case["p"].as_array().unwrap()) {
            let ours = &answer["bodies"][name];
            if near.without.contains(name) {
                continue;
            }
            assert!(
                apart(&ours["longitude"], &theirs[0]) <= near.body,
                "{name} {ours} {theirs}"
            );
            assert!(
                apart(&ours["latitude"], &theirs[1]) <= near.body,
                "{name} {ours} {theirs}"
            );
            assert!(
                apart(&ours["speed"], &theirs[2]) <= near.speed,
                "{name} {ours} {theirs}"
            );
            assert!((1..=12).contains(&ours["house"].as_u64().unwrap()));
        }
        for (name, index) in [("ascendant", 0), ("midheaven", 1), ("vertex", 3)] {
            let (ours, theirs) = (&answer["angles"][name], &case["a"][index]);
            assert!(apart(ours, theirs) <= near.angle, "{name} {ours} {theirs} {case}");
        }
        let used = if missing {
            request["polar"].as_str().unwrap()
        } else {
            houses
        };
        assert_eq!(
            (&answer["houses"], &answer["houses_requested"]),
            (&json!(used), &json!(houses))
        );
        for (number, ours) in answer["cusps"].as_array().unwrap().iter().enumerate() {
            let theirs = match used {
                "placidus" | "koch" => theirs.unwrap()[number].clone(),
                "equal" => json!(case["a"][0].as_f64().unwrap() + 30.0 * number as f64),
                "whole_sign" => json!(case["W0"].as_f64().unwrap() + 30.0 * number as f64),
                _ => continue,
            };
            assert!(apart(ours, &theirs) <= near.cusp, "{houses} {number}: {ours} {theirs}");
        }
    }
    assert_eq!(refused, 12);
    cases.len()
}

#[test]
fn lahiri_agrees() {
    lahiri_agrees_by(&TABLES);
    #[cfg(feature = "swiss")]
    lahiri_agrees_by(&SWISS);
}

fn lahiri_agrees_by(near: &Nearness) {
    let cases = reference(&near.days);
    let requests: Vec<_> = cases
        .iter()
        .map(|case| with_fields(moment(case), json!({"id": null, "zodiac": "sidereal:lahiri"})))
        .collect();
    for (case, answer) in cases.iter().zip(batch_of(near.engine, &lines(&requests))) {
        assert!(apart(&answer["ayanamsha"], &case["ay"]) <= 1e-5);
        let bodies = ["sun", "moon", "mars", "true_node"];
        for (name, theirs) in bodies.iter().zip(case["sid"].as_array().unwrap()) {
            let ours = &answer["bodies"][name]["longitude"];
            assert!(apart(ours, theirs) <= near.body.max(1e-5), "{name} {ours} {theirs}");
        }
        assert!(answer.get("cusps").is_none() && answer.get("angles").is_none());
    }
}

#[test]
fn a_batch_answers_in_order_with_the_same_bytes_each_time() {
    let requests: Vec<_> = (0..3000)
        .map(|id| json!({"id": id, "jd_ut": 2_440_000.5 + 7.31 * f64::from(id), "lat": 51.5, "lon": -0.1}))
        .collect();
    let input = lines(&requests);
    assert!(batch_bytes(&input) == batch_bytes(&input));
    let ids = batch(&input).into_iter().map(|answer| answer["id"].as_i64().unwrap());
    assert!(ids.eq(0..3000));
}

#[test]
fn a_bad_line_is_answered_by_itself() {
    let mut input = br#"{"id": 12345678901234567890123, "jd_ut": 2451545}
not json

{"jd_ut": 2451545}
{"id": [1, "a"], "at": "0999-01-01T10:00", "zone": "UTC"}
{"id": "z", "at": "1990-06-15T12:30", "zone": "Europe/Rom"}
{"id": "l", "jd_ut": 2451545, "lat": 91, "lon": 0}
{"id": "n", "jd_ut": NaN}
{"id": "f", "at": "2021-10-31T02:30", "zone": "Europe/Rome"}
{"id": "g", "at": "2021-03-28T02:30", "zone": "Europe/Rome"}
{"id": "t", "jd_ut": 1, "jd_ut": 2}
["id"]
"#
    .to_vec();
    input.extend(b"{\"id\": \"\xff\"}\n");
    input.extend(format!("{{\"id\": \"{}\", \"jd_ut\": 1}}\n", "x".repeat(1_000_000)).into_bytes());
    input.extend(br#"{"id": "last, without a line break", "at": "1990-06-15", "zone": "asia/kolkata"}"#);
    let answers = batch(&input);
    let expected = [
        ("1.2345678901234568e+22", "-", "-"),
        ("null", "invalid_input", "-"),
        ("null", "invalid_input", "id"),
        ("[1,\"a\"]", "out_of_range", "at"),
        ("\"z\"", "invalid_input", "zone"),
        ("\"l\"", "invalid_input", "lat"),
        ("null", "invalid_input", "-"),
        ("\"f\"", "ambiguous_time", "fold"),
        ("\"g\"", "nonexistent_time", "at"),
        ("null", "invalid_input", "-"),
        ("null", "invalid_input", "-"),
        ("null", "invalid_input", "-"),
        ("null", "too_large", "line"),
        ("\"last, without a line break\"", "-", "-"),
    ];
    assert_eq!(answers.len(), expected.len());
    for (answer, expected) in answers.iter().zip(expected) {
        let text = |key: &str| answer["error"][key].as_str().unwrap_or("-");
        assert_eq!(
            (answer["id"].to_string().as_str(), text("kind"), text("field")),
            expected
        );
    }
    let raw = String::from_utf8(batch_bytes(&input)).unwrap();
    assert!(
        raw.starts_with(r#"{"id":12345678901234567890123,"#),
        "an id is echoed as given"
    );
    assert_eq!(answers[13]["time_known"], false);
}

#[test]
fn whoever_waits_for_an_answer_gets_it_before_the_input_ends() {
    let mut child = astra(&["--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(stdin, r#"{{"id":{id},"jd_ut":2451545}}"#).unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        assert!(answer.starts_with(&format!(r#"{{"id":{id},"jd_ut":2451545.0,"#)));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let mut child = astra(&["--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    for id in 0..2000 {
        if writeln!(stdin, r#"{{"id":{id},"jd_ut":2451545}}"#).is_err() {
            break;
        }
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn one_chart_is_a_plain_table_when_piped_and_json_when_asked() {
    let birth = [
        "--at",
        "1990-06-15T14:30",
        "--zone",
        "europe/rome",
        "--lat",
        "41.9028",
        "--lon",
        "-12.4964",
    ];
    let output = run(&birth);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    assert!(text.starts_with("1990-06-15T14:30 Europe/Rome\n"), "{text}");
    assert!(
        text.contains("\nSun         Gemini 24°08'") && text.contains("Houses: placidus"),
        "{text}"
    );
    assert!(
        !text.contains('\x1b') && text.lines().all(|line| line.chars().count() <= 80),
        "{text}"
    );
    let output = run(&[&birth[..], &["--json", "--zodiac", "sidereal:lahiri"]].concat());
    let chart: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(chart["bodies"]["sun"]["sign"], "gemini");
    assert_eq!(chart["basis"]["time"]["tzdb"], "2026b");
}

#[test]
fn an_unknown_hour_has_no_houses_in_the_table() {
    let output = run(&[
        "--at",
        "1990-06-16",
        "--zone",
        "Europe/Rome",
        "--lat",
        "41.9",
        "--lon",
        "12.5",
    ]);
    let text = String::from_utf8(output.stdout).unwrap();
    for absent in ["House", "Ascendant", "Midheaven"] {
        assert!(!text.contains(absent), "{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
}

#[test]
fn exit_codes_and_errors_tell_what_is_wrong() {
    for (arguments, words) in [
        (&["--at", "1990-06-15T14:30"][..], "--zone"),
        (&[], "jd_ut is missing: expected jd_ut, jd_tt, or at with zone"),
        (
            &["--batch", "--lat", "1", "--lon", "2"],
            "lat cannot stand beside --batch",
        ),
        (
            &["--at", "1990-06-15T14:30", "--zone", "Europe/Rom"],
            "the nearest names are Europe/Rome",
        ),
        (&["--jd-ut", "NaN"], "jd_ut"),
        (&["--jd-ut", "2451545", "--lat", "91", "--lon", "0"], "latitude"),
        (
            &["--at", "0999-01-01", "--zone", "UTC"],
            "expected a date from 1799-11-22 to 2200-02-09; the environment variable ASTRA_EPHEMERIS_TABLES may name",
        ),
        (
            &["--at", "2021-10-31T02:30", "--zone", "Europe/Rome"],
            "2021-10-31T00:30:00Z",
        ),
        (&["--jd-ut", "2451545", "--houses", "placidos"], "placidus"),
    ] {
        let output = run(arguments);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            stderr.contains(words) && output.stdout.is_empty(),
            "{arguments:?}: {stderr}"
        );
    }
    let output = run(&["--jd-ut", "1", "--json"]);
    let error: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(error["error"]["kind"], "out_of_range");
    assert_eq!(run(&["--batch", "no such file"]).status.code(), Some(1));
}

/// A chart with these variables and none other that tells where an ephemeris is.
fn with(engine: &str, variables: &[(&str, &std::path::Path)]) -> Output {
    let mut command = astra(&["--jd-ut", "2451545", "--engine", engine]);
    for name in [
        "HOME",
        "XDG_CACHE_HOME",
        "ASTRA_EPHEMERIS_PATH",
        "ASTRA_EPHEMERIS_TABLES",
        "SE_EPHE_PATH",
    ] {
        command.env_remove(name);
    }
    command.envs(variables.iter().copied()).output().unwrap()
}

#[test]
fn the_tables_need_no_configuration_and_a_wrong_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let output = with("tables", &[("HOME", folder.path())]);
    assert!(output.status.success());
    assert_eq!(output.stdout, run(&["--jd-ut", "2451545"]).stdout, "the default");
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        0,
        "nothing is written"
    );
    let tables = concat!(env!("CARGO_MANIFEST_DIR"), "/../astra-astro/data/ephemeris/tables.bin");
    assert!(
        with("tables", &[("ASTRA_EPHEMERIS_TABLES", tables.as_ref())])
            .status
            .success()
    );
    let damaged = folder.path().join("damaged.bin");
    std::fs::write(&damaged, &std::fs::read(tables).unwrap()[..100_000]).unwrap();
    for file in [damaged, folder.path().join("missing.bin")] {
        let output = with("tables", &[("ASTRA_EPHEMERIS_TABLES", &file)]);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{stderr}");
        assert!(
            stderr.contains("configuration") && stderr.contains(file.file_name().unwrap().to_str().unwrap()),
            "{stderr}"
        );
    }
}

#[cfg(not(feature = "swiss"))]
#[test]
fn an_engine_that_this_build_lacks_is_told_with_the_way_to_it() {
    let output = with("swiss", &[]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(
        stderr.contains("unsupported") && stderr.contains("with the feature swiss"),
        "{stderr}"
    );
    let listed = String::from_utf8(with("siwss", &[]).stderr).unwrap();
    assert!(listed.contains("[possible values: tables]"), "{listed}");
}

#[cfg(feature = "swiss")]
#[test]
fn the_swiss_ephemeris_needs_no_configuration_and_a_wrong_one_is_told() {
    let empty = tempfile::tempdir().unwrap();
    let home = tempfile::tempdir().unwrap();
    assert!(with("swiss", &[]).status.success(), "no home at all");
    assert!(with("swiss", &[("HOME", home.path())]).status.success(), "a new home");
    if cfg!(target_os = "linux") {
        let cached = home.path().join(".cache/astra");
        assert_eq!(std::fs::read_dir(cached).unwrap().count(), 1);
    }
    for name in ["ASTRA_EPHEMERIS_PATH", "SE_EPHE_PATH"] {
        let variables = [("HOME", home.path()), (name, empty.path())];
        let output = with("swiss", &variables);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(
            stderr.contains("configuration") && stderr.contains("sepl_18.se1"),
            "{stderr}"
        );
        assert!(
            with("tables", &variables).status.success(),
            "what the tables do not read"
        );
    }
}
