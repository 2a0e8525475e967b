//! `cargo xtask prove`: the bars at full size, as a table.
//!
//! A test that proves a bar prints a line `bar | <name> | <figure> | pass` (or `FAIL`). With `ASTRA_PROVE=1` tests
//! run at full size.

use std::{
    io::{BufRead, BufReader},
    process::Stdio,
    time::Instant,
};

use crate::{
    install,
    run::{Done, command, root},
};

/// An area: its name, and the commands that show its bars.
struct Area {
    name: &'static str,
    commands: &'static [&'static [&'static str]],
}

const RELEASE: &[&str] = &["cargo", "test", "--release", "--quiet", "--all-features"];

const AREAS: [Area; 8] = [
    Area {
        name: "replies",
        commands: &[&["--package", "astra", "--test", "replies"]],
    },
    Area {
        name: "charts",
        commands: &[
            &["--package", "astra-astro", "--test", "reference"],
            &["--package", "astra-server", "--test", "batch"],
        ],
    },
    Area {
        name: "contracts",
        commands: &[
            &["--package", "astra-core", "--test", "contract"],
            &["--package", "astra-sqlite", "--test", "contract"],
        ],
    },
    Area {
        name: "crash",
        commands: &[&["--package", "astra-sqlite", "--test", "crash_matrix"]],
    },
    Area {
        name: "feed",
        commands: &[
            &["--package", "astra-core", "--test", "feed"],
            &["--package", "astra-server", "--test", "live"],
        ],
    },
    Area {
        name: "isolation",
        commands: &[&["--package", "astra-core", "--test", "isolation"]],
    },
    Area {
        name: "input",
        commands: &[&["--package", "astra-server", "--test", "bad_input"]],
    },
    Area {
        name: "page",
        commands: &[],
    },
];

/// A row of the table.
struct Bar {
    area: &'static str,
    name: String,
    figure: String,
    pass: bool,
}

/// Proves one area, or all of them.
pub(crate) fn all(only: Option<&str>) -> Done {
    let areas: Vec<&Area> = AREAS
        .iter()
        .filter(|area| only.is_none_or(|only| only == area.name))
        .collect();
    if areas.is_empty() {
        let names: Vec<_> = AREAS.iter().map(|area| area.name).collect();
        return Err(format!("no such area: expected one of {}", names.join(", ")).into());
    }
    let mut bars = Vec::new();
    for area in areas {
        for arguments in area.commands {
            let words: Vec<&str> = RELEASE
                .iter()
                .chain(*arguments)
                .chain(&["--", "--nocapture"])
                .copied()
                .collect();
            prove(area.name, &words, &mut bars)?;
        }
        if area.name == "page" {
            install::everything()?;
            prove(
                area.name,
                &["cargo", "build", "--release", "--quiet", "--package", "astra-server"],
                &mut bars,
            )?;
            prove(
                area.name,
                &[
                    "npm",
                    "ci",
                    "--prefix",
                    "tests/page",
                    "--no-audit",
                    "--no-fund",
                    "--silent",
                ],
                &mut bars,
            )?;
            prove(area.name, &["node", "--test", "tests/page/"], &mut bars)?;
        }
    }
    table(&bars);
    if bars.iter().all(|bar| bar.pass) {
        Ok(())
    } else {
        Err("not every bar is met".into())
    }
}

/// Runs a command and takes the bars from what it prints; the command as a whole is a bar too.
fn prove(area: &'static str, words: &[&str], bars: &mut Vec<Bar>) -> Done {
    let shown = words.join(" ");
    println!("--- {shown}");
    let begun = Instant::now();
    let mut child = command(words)
        .env("ASTRA_PROVE", "1")
        .env("ASTRA_BIN", root().join("target/release/astra"))
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{shown}: {error}"))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            if let Some(bar) = bar(area, &line) {
                bars.push(bar);
            }
            println!("{line}");
        }
    }
    let status = child.wait()?;
    let figure = format!("{status}, {:.0} s", begun.elapsed().as_secs_f64());
    bars.push(Bar {
        area,
        name: shown,
        figure,
        pass: status.success(),
    });
    Ok(())
}

fn bar(area: &'static str, line: &str) -> Option<Bar> {
    let at = line.find("bar | ")?;
    let mut parts = line.get(at..)?.split(" | ").skip(1);
    let (name, figure, verdict) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Bar {
        area,
        name: name.to_owned(),
        figure: figure.to_owned(),
        pass: verdict.trim() == "pass",
    })
}

fn table(bars: &[Bar]) {
    println!("\n| area | bar | figure | pass |\n|---|---|---|---|");
    for Bar {
        area,
        name,
        figure,
        pass,
    } in bars
    {
        println!("| {area} | {name} | {figure} | {} |", if *pass { "yes" } else { "NO" });
    }
}
