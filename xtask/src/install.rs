//! What the tests need beside Rust: installed on Debian or Ubuntu as root, named elsewhere.

use std::path::Path;

use crate::run::{Done, answers, run, run_with};

/// A program that the tests need, how to see that it is there, and the Debian package that has it.
const PROGRAMS: [(&[&str], &str); 5] = [
    // libFuzzer is C++.
    (&["c++", "--version"], "g++"),
    (&["node", "--version"], "nodejs"),
    (&["npm", "--version"], "npm"),
    (&["chromium", "--version"], "chromium"),
    (&["rsvg-convert", "--version"], "librsvg2-bin"),
];

/// The release of cargo-deny that `deny.toml` is written for.
const CARGO_DENY: &str = "0.20.2";

/// Installs, or names, what is missing.
pub(crate) fn everything() -> Done {
    programs()?;
    if !answers(&["cargo", "deny", "--version"]) {
        run(&[
            "cargo",
            "install",
            "cargo-deny",
            "--locked",
            "--version",
            CARGO_DENY,
            "--no-default-features",
        ])?;
    }
    Ok(())
}

fn programs() -> Done {
    let missing: Vec<&str> = PROGRAMS
        .iter()
        .filter(|(probe, _)| !answers(probe))
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let debian = Path::new("/etc/debian_version").exists();
    let root = answers(&["sh", "-c", "test \"$(id -u)\" = 0"]);
    if !(debian && root) {
        return Err(format!("install these first: {}", missing.join(", ")).into());
    }
    let quiet = [("DEBIAN_FRONTEND", "noninteractive")];
    run_with(&["apt-get", "update", "--quiet"], &quiet)?;
    let mut install = vec!["apt-get", "install", "--yes", "--quiet", "--no-install-recommends"];
    install.extend(&missing);
    run_with(&install, &quiet)
}
