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
    accuracy, ephemeris, fixtures, install,
    run::{Done, command, root},
};

/// An area: its name, and the tests that show its bars, by package and name.
struct Area {
    name: &'static str,
    tests: &'static [(&'static str, &'static str)],
}

const AREAS: &[Area] = &[
    Area {
        name: "replies",
        tests: &[("astra", "replies")],
    },
    Area {
        name: "charts",
        tests: &[("astra-astro", "reference"), ("astra-server", "chart_command")],
    },
    Area {
        name: "sky",
        tests: &[
            ("astra-astro", "reference_houses"),
            ("astra-astro", "reference_zodiacs"),
            ("astra-astro", "reference_suite"),
        ],
    },
    Area {
        name: "almanac",
        tests: &[
            ("astra-astro", "almanac"),
            ("astra-astro", "panchanga"),
            ("astra-astro", "muhurta"),
            ("astra-astro", "horizon"),
        ],
    },
    Area {
        name: "vedic",
        tests: &[
            ("astra-astro", "vedic"),
            ("astra-astro", "shadbala"),
            ("astra-astro", "sade_sati"),
            ("astra-server", "dasha_command"),
            ("astra-server", "vedic_command"),
        ],
    },
    Area {
        name: "search",
        tests: &[
            ("astra-astro", "search"),
            ("astra-astro", "transits"),
            ("astra-astro", "transits_de440"),
            ("astra-server", "search_commands"),
        ],
    },
    Area {
        name: "tables",
        tests: &[
            ("astra-astro", "tables"),
            ("astra-astro", "reference_tables"),
            ("astra-astro", "engines"),
            ("astra-astro", "columns"),
        ],
    },
    Area {
        name: "accuracy",
        tests: &[],
    },
    Area {
        name: "western",
        tests: &[
            ("astra-astro", "western_oracle"),
            ("astra-astro", "western"),
            ("astra-astro", "pair"),
            ("astra-server", "western_commands"),
        ],
    },
    Area {
        name: "yogas",
        tests: &[
            ("astra-astro", "kuta"),
            ("astra-astro", "yogas"),
            ("astra-astro", "yogas_oracle"),
            ("astra-astro", "yogas_published"),
            ("astra-server", "match_command"),
        ],
    },
    Area {
        name: "places",
        tests: &[
            ("astra-astro", "places"),
            ("astra-astro", "historical"),
            ("astra-astro", "uncertainty"),
        ],
    },
    Area {
        name: "contracts",
        tests: &[
            ("astra-core", "memory_store"),
            ("astra-core", "broken_stores"),
            ("astra-sqlite", "contract"),
        ],
    },
    Area {
        name: "crash",
        tests: &[("astra-sqlite", "crash_matrix")],
    },
    Area {
        name: "feed",
        tests: &[("astra-core", "feed"), ("astra-server", "live")],
    },
    Area {
        name: "isolation",
        tests: &[("astra-core", "isolation"), ("astra-server", "isolation")],
    },
    Area {
        name: "input",
        tests: &[("astra-server", "bad_input"), ("astra-server", "batch_fuzz")],
    },
    Area {
        name: "pictures",
        tests: &[
            ("astra-astro", "pictures"),
            ("astra-server", "picture_command"),
            ("astra-server", "pictures"),
        ],
    },
    Area {
        name: "words",
        tests: &[("astra-astro", "digest")],
    },
    Area {
        name: "page",
        tests: &[],
    },
    Area {
        name: "fuzz",
        tests: &[],
    },
    Area {
        name: "benches",
        tests: &[],
    },
    Area {
        name: "peers",
        tests: &[],
    },
];

/// The benches: package and name.
const BENCHES: [(&str, &str); 6] = [
    ("astra", "pipeline"),
    ("astra-astro", "charts"),
    ("astra-astro", "columns"),
    ("astra-astro", "tables"),
    ("astra-astro", "transits"),
    ("astra-sqlite", "store"),
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
    fixtures::fetch()?;
    let mut bars = Vec::new();
    for area in areas {
        for (package, test) in area.tests {
            prove(area.name, &tested(package, test), &mut bars)?;
        }
        match area.name {
            "page" => page(&mut bars)?,
            "tables" => {
                prove(area.name, &["cargo", "xtask", "ephemeris"], &mut bars)?;
                let large = ephemeris::large()?.to_string_lossy().into_owned();
                prove_with(
                    area.name,
                    &tested("astra-astro", "reference_tables"),
                    &[("ASTRA_TEST_TABLES", &*large)],
                    &mut bars,
                )?;
            }
            "accuracy" => {
                prove(area.name, &["cargo", "xtask", "accuracy"], &mut bars)?;
                let transits = accuracy::transits()?.to_string_lossy().into_owned();
                let environment = [("ASTRA_TRANSITS_DE440", &*transits)];
                prove_with(
                    area.name,
                    &tested("astra-astro", "transits_de440"),
                    &environment,
                    &mut bars,
                )?;
            }
            // Ten minutes each.
            "fuzz" => prove(area.name, &["cargo", "xtask", "fuzz", "600"], &mut bars)?,
            "peers" => prove(area.name, &["python3", "benches/peers/run.py"], &mut bars)?,
            "benches" => {
                for (package, bench) in BENCHES {
                    let words = [
                        "cargo",
                        "bench",
                        "--quiet",
                        "--all-features",
                        "--package",
                        package,
                        "--bench",
                        bench,
                    ];
                    prove(area.name, &words, &mut bars)?;
                }
            }
            _ => {}
        }
    }
    table(&bars);
    if bars.iter().all(|bar| bar.pass) {
        Ok(())
    } else {
        Err("not every bar is met".into())
    }
}

/// The command of a test at full speed, whose lines are shown.
fn tested<'a>(package: &'a str, test: &'a str) -> [&'a str; 11] {
    [
        "cargo",
        "test",
        "--release",
        "--quiet",
        "--all-features",
        "--package",
        package,
        "--test",
        test,
        "--",
        "--nocapture",
    ]
}

fn page(bars: &mut Vec<Bar>) -> Done {
    install::everything()?;
    prove(
        "page",
        &["cargo", "build", "--release", "--quiet", "--package", "astra-server"],
        bars,
    )?;
    prove(
        "page",
        &[
            "npm",
            "ci",
            "--prefix",
            "tests/page",
            "--no-audit",
            "--no-fund",
            "--silent",
        ],
        bars,
    )?;
    prove("page", &["npm", "test", "--prefix", "tests/page", "--silent"], bars)
}

/// Runs a command and takes the bars from what it prints; the command as a whole is a bar too.
fn prove(area: &'static str, words: &[&str], bars: &mut Vec<Bar>) -> Done {
    prove_with(area, words, &[], bars)
}

/// As [`prove`], with more in the command's environment.
fn prove_with(area: &'static str, words: &[&str], environment: &[(&str, &str)], bars: &mut Vec<Bar>) -> Done {
    let shown = words.join(" ");
    println!("--- {shown}");
    let begun = Instant::now();
    let mut child = command(words)
        .env("ASTRA_PROVE", "1")
        .envs(environment.iter().copied())
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
