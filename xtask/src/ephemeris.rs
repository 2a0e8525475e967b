//! `cargo xtask ephemeris`: makes the tables of our own ephemeris again; see `tools/ephemeris/README.md`.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::run::{Done, answers, root, run, run_with};

/// The first day (Julian day, TT) and the number of blocks of 64 days: of the tables shipped, and of the large file.
const SHIPPED: [&str; 2] = ["2378457.0", "2284"];
const LARGE: [&str; 2] = ["2287184.5", "6278"];
/// Where Debian's packages put the data of the asteroids.
const SE1: &str = "/usr/share/libswe/ephe";
const FILES: [&str; 3] = ["seas_12.se1", "seas_18.se1", "seas_24.se1"];

const HEAD: &str = "\
# The tables

Our own ephemeris: Chebyshev series of apparent geocentric places on the mean ecliptic and equinox of date, fitted to JPL
DE440 with light time and aberration in them. Nutation is added to every longitude from series of its own, the deflection of
light by the Sun in closed form (S. A. Klioner, *Astronomical Journal* 125, 1580 (2003)): no polynomial follows it near a
conjunction; behind the disc of the Sun, where no light comes through, it goes down evenly to nothing. Coefficients are whole multiples of a quantum, in as few bytes as they need: four, three, two, or one. A block of
64 days holds all bodies side by side.

The mean node and the mean apogee are the polynomials of Chapront (in Meeus, *Astronomical Algorithms*, chapter 47). From those
of the Swiss Ephemeris they differ by at most 0.15\" and 0.85\" from 1850 to 2050, by 1.5\" and 2.6\" from 1550 to 2650. The true
node and the true Lilith are those of the ellipse that the Moon's place and velocity in DE440 make.

Juno's data, the Swiss Ephemeris' compressed files, have steps of up to 0.02\" where their own records meet, those of the
other asteroids of up to 0.016\"; no series follows a step. The Hamburg planets are hypothetical, and were given fewer digits.

[Accuracy](accuracy.md) has the comparison with DE440 by other software, [Delta T](delta-t.md) the time scales.

How far the two engines differ from 1900 to 2050 at the same delta T, at most, as `tests/engines.rs` holds them:

| | |
|---|---|
| Sun, Moon, Mercury, Venus | 0.01\" |
| Mars | 0.06\" |
| Jupiter, Saturn, Chiron | 0.03\" |
| Uranus, Pluto | 0.12\" |
| Neptune, true node | 0.3\" |
| true Lilith | 1.0\" |
| Ceres, Pallas, Juno, Vesta | 0.03\" |
| Hamburg planets | 0.06\" |
| mean node, mean Lilith | 0.15\", 0.6\" |
| angles and cusps | 0.03\" |

Beyond those years the planets of the Swiss Ephemeris' files (DE431) part further from DE440 (Pluto by 0.6\" in 1800), and so
does its sidereal time, which before 1850 and after 2050 is not that of the IAU: by 0.4\" in 1800, 1.9\" in 2060, 8\" in 2400.

## Sizes and errors

What the generator measured, between the nodes of the fit and at both ends of every granule, against what it was fitted to.
";

/// Makes the tables shipped again and compares them; rewrites the page about them.
pub(crate) fn shipped() -> Done {
    let (made, budget) = generate("tables.bin", SHIPPED)?;
    let page = root().join("astra-astro/docs/tables.md");
    fs::write(page, format!("{HEAD}{}", fs::read_to_string(budget)?))?;
    let same = fs::read(&made)? == fs::read(root().join("astra-astro/data/ephemeris/tables.bin"))?;
    println!(
        "bar | the tables shipped, made again | {} bytes, {} | {}",
        fs::metadata(&made)?.len(),
        if same { "identical" } else { "different" },
        if same { "pass" } else { "FAIL" }
    );
    if same {
        Ok(())
    } else {
        Err(format!("{} is not what is shipped", made.display()).into())
    }
}

/// Makes the file from 1550 to 2650; where it is.
pub(crate) fn large() -> Done<PathBuf> {
    generate("tables-1550-2650.bin", LARGE).map(|(made, _)| made)
}

/// Runs the generator: the file, and the table of sizes and errors.
fn generate(name: &str, [from, blocks]: [&str; 2]) -> Done<(PathBuf, PathBuf)> {
    let folder = root().join("target/ephemeris");
    fs::create_dir_all(&folder)?;
    let python = python()?;
    let se1 = apart(&asteroids()?, &folder.join("se1"))?;
    let (made, budget) = (folder.join(name), folder.join(name).with_extension("md"));
    run(&[
        &python.to_string_lossy(),
        "tools/ephemeris/generate.py",
        "--from",
        from,
        "--blocks",
        blocks,
        "--se1",
        &se1.to_string_lossy(),
        "--out",
        &made.to_string_lossy(),
        "--budget",
        &budget.to_string_lossy(),
    ])?;
    Ok((made, budget))
}

/// The files that are read, in a folder where nothing else is: beside a `seorbel.txt` the Hamburg planets would follow that.
fn apart(from: &Path, to: &Path) -> Done<PathBuf> {
    fs::create_dir_all(to)?;
    for file in FILES {
        for kind in ["seas", "sepl", "semo"] {
            let name = file.replace("seas", kind);
            fs::copy(from.join(&name), to.join(&name)).map_err(|error| format!("{name}: {error}"))?;
        }
    }
    Ok(to.to_path_buf())
}

fn python() -> Done<PathBuf> {
    let venv = root().join("target/generator");
    let python = venv.join("bin/python");
    if !python.exists() {
        run(&["python3", "-m", "venv", &venv.to_string_lossy()])?;
    }
    let requirements = "tools/ephemeris/requirements.txt";
    run(&[
        &python.to_string_lossy(),
        "-m",
        "pip",
        "install",
        "--quiet",
        "-r",
        requirements,
    ])?;
    Ok(python)
}

/// The folder with the data of the asteroids, installed where that can be done.
fn asteroids() -> Done<PathBuf> {
    let folder = env::var_os("ASTRA_SE1").map_or_else(|| PathBuf::from(SE1), PathBuf::from);
    let missing = || FILES.into_iter().find(|file| !folder.join(file).exists());
    let is_root = answers(&["sh", "-c", "test \"$(id -u)\" = 0"]);
    if missing().is_some() && folder == Path::new(SE1) && is_root && Path::new("/etc/debian_version").exists() {
        let quiet = [("DEBIAN_FRONTEND", "noninteractive")];
        run_with(&["apt-get", "update", "--quiet"], &quiet)?;
        let words = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends"];
        run_with(&[&words[..], &["swe-basic-data", "swe-standard-data"]].concat(), &quiet)?;
    }
    match missing() {
        None => Ok(folder),
        Some(file) => Err(format!(
            "{file} is not in {}: install Debian's swe-basic-data and swe-standard-data, or name a folder by ASTRA_SE1",
            folder.display()
        )
        .into()),
    }
}
