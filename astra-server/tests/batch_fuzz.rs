//! `--batch` fed with broken lines: each is answered, in order, and the command neither stops nor fails.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{
    io::{BufRead as _, BufReader, Write as _},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};

/// The commands, each with lines that it answers.
const COMMANDS: [(&str, &[&str]); 12] = [
    (
        "chart",
        &[
            r#"{"id":1,"jd_ut":2448058.02,"lat":41.9,"lon":12.5}"#,
            r#"{"id":"a","at":"1990-06-15T14:30:15","zone":"Europe/Rome","lat":41.9,"lon":12.5,"houses":"koch","polar":"error","zodiac":"sidereal:lahiri"}"#,
            r#"{"id":null,"at":"1990-06-15","zone":"Asia/Kolkata","bodies":["sun","ceres"]}"#,
            r#"{"id":{"x":[1]},"at":"2021-10-31T02:30","zone":"Europe/Rome","fold":"later","lat":78.2,"lon":15.6,"polar":"whole_sign"}"#,
            r#"{"id":2,"at":"1990-06-15T14:30","zone":"Europe/Rome","lat":41.9,"lon":12.5,"uncertainty_minutes":30,"stars":["Spica"]}"#,
        ],
    ),
    (
        "transits",
        &[
            r#"{"id":1,"natal":{"jd_ut":2448058.02,"lat":41.9,"lon":12.5},"from":"2026-01-01","to":"2026-02-01"}"#,
            r#"{"id":2,"natal":{"at":"1990-06-15T14:30","zone":"Europe/Rome"},"from":"2461041.5","to":"2026-03-01T00:00:00Z","bodies":["mars"],"aspects":["square"],"points":["sun"]}"#,
        ],
    ),
    (
        "dasha",
        &[
            r#"{"id":1,"at":"1990-06-15T14:30","zone":"Asia/Kolkata","system":"vimshottari","levels":2,"running":"2026-01-01"}"#,
            r#"{"id":2,"at":"1990-06-15","zone":"Asia/Kolkata","system":"yogini","from":"2026-01-01","to":"2027-01-01","year_length":"julian","node":"true"}"#,
        ],
    ),
    (
        "panchanga",
        &[r#"{"id":1,"date":"2026-03-01","lat":28.6,"lon":77.2,"zone":"Asia/Kolkata"}"#],
    ),
    (
        "moon",
        &[r#"{"id":1,"date":"2026-03-01T12:00","zone":"Asia/Kolkata","void":"modern"}"#],
    ),
    (
        "place",
        &[
            r#"{"id":1,"name":"Springfield, US","limit":3}"#,
            r#"{"id":2,"near":"41.9,12.5"}"#,
        ],
    ),
    (
        "digest",
        &[
            r#"{"id":1,"at":"1990-06-15T14:30","zone":"Europe/Rome","lat":41.9,"lon":12.5,"from":"2026-01-01","span":"week","clocks":"Asia/Kolkata","language":"hinglish","limit":3}"#,
        ],
    ),
    (
        "vedic",
        &[
            r#"{"id":1,"at":"1990-06-15T14:30","zone":"Asia/Kolkata","lat":19.1,"lon":72.9,"show":["vargas"],"varga":"D9","node":"true"}"#,
        ],
    ),
    (
        "yogas",
        &[r#"{"id":1,"at":"1990-06-15T14:30","zone":"Asia/Kolkata","lat":19.1,"lon":72.9}"#],
    ),
    (
        "match",
        &[
            r#"{"id":1,"a":{"at":"1990-06-15T14:30","zone":"Asia/Kolkata"},"b":{"at":"1992-01-02","zone":"Asia/Kolkata"},"system":"ashtakuta"}"#,
        ],
    ),
    (
        "compare",
        &[
            r#"{"id":1,"first":{"jd_ut":2448058.02,"lat":41.9,"lon":12.5},"second":{"jd_ut":2449058.02,"lat":1.9,"lon":2.5},"kind":"composite"}"#,
        ],
    ),
    (
        "progress",
        &[
            r#"{"id":1,"jd_ut":2448058.02,"lat":41.9,"lon":12.5,"to":"2026-01-01","method":"secondary","angles":"naibod","arc":"true"}"#,
        ],
    ),
];
/// What tends to break parsers.
const PIECES: [&str; 24] = [
    "1e999",
    "-0",
    "NaN",
    "null",
    "{}",
    "[]",
    "\"\"",
    "\\u0000",
    "\\ud800",
    "\u{202e}",
    "\u{1f600}",
    "-90.0000001",
    "90",
    "180.0000001",
    "-180",
    "2451545",
    "1e308",
    "0001-01-01",
    "9999-12-31T23:59:60",
    "T",
    "Z",
    "+99:99",
    "\\",
    "\"id\":",
];
/// Lines of one run of a command.
const LINES: usize = 500;

/// A line made of a good one; without a line feed.
fn broken(rng: &mut StdRng, good: &[&str]) -> Vec<u8> {
    let mut line = good[rng.random_range(0..good.len())].as_bytes().to_vec();
    for _ in 0..rng.random_range(0..4) {
        let at = rng.random_range(0..=line.len());
        match rng.random_range(0..6) {
            0 if at < line.len() => line[at] = rng.random(),
            1 => line.truncate(at),
            2 => {
                let end = rng.random_range(at..=line.len());
                line.drain(at..end);
            }
            3 => {
                let other = good[rng.random_range(0..good.len())].as_bytes();
                line.splice(at.., other[rng.random_range(0..other.len())..].iter().copied());
            }
            4 => {
                let end = rng.random_range(at..=line.len());
                let copy = line[at..end].repeat(rng.random_range(1..4));
                line.splice(at..at, copy);
            }
            _ => {
                let piece = PIECES[rng.random_range(0..PIECES.len())].as_bytes();
                line.splice(at..at, piece.iter().copied());
            }
        }
    }
    if rng.random_range(0..500) == 0 {
        line = line.repeat(2_000);
    }
    line.retain(|byte| *byte != b'\n');
    line
}

#[derive(Deserialize)]
struct Answer {
    /// As it was given: it may be a number that no float can hold.
    id: Box<RawValue>,
    #[serde(default)]
    error: Option<Value>,
}

fn run(command: &str, good: &[&str], seed: u64) {
    let mut rng = StdRng::seed_from_u64(seed);
    let lines: Vec<_> = (0..LINES).map(|_| broken(&mut rng, good)).collect();
    let answered = lines.iter().filter(|line| !line.trim_ascii().is_empty()).count();
    let mut child = Command::new(env!("CARGO_BIN_EXE_astra"))
        .args([command, "--batch", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        for line in lines {
            stdin.write_all(&line).unwrap();
            stdin.write_all(b"\n").unwrap();
        }
    });
    let mut answers = 0;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        let answer: Answer = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
        if let Some(error) = answer.error {
            assert!(
                error["kind"] != "internal" && error["message"].as_str().is_some_and(|told| !told.is_empty()),
                "{command}, seed {seed}: {} {error}",
                answer.id
            );
        }
        answers += 1;
    }
    writer.join().unwrap();
    assert!(child.wait().unwrap().success(), "{command}, seed {seed}");
    assert_eq!(answers, answered, "{command}, seed {seed}");
}

#[test]
fn whatever_the_lines_are_each_is_answered_and_the_batch_goes_on() {
    let seconds = if std::env::var_os("ASTRA_PROVE").is_some() {
        600
    } else {
        60
    };
    for (command, good) in COMMANDS {
        let begun = Instant::now();
        let share = Duration::from_secs(seconds) / COMMANDS.len() as u32;
        let mut seed = 0;
        while begun.elapsed() < share {
            run(command, good, seed);
            seed += 1;
        }
        let lines = seed as usize * LINES;
        println!(
            "bar | fuzzing {command} --batch, {} s | {lines} lines, each answered | pass",
            share.as_secs()
        );
    }
}
