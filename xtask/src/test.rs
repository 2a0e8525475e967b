//! `cargo xtask test`: every check and every test.

use crate::{
    fixtures, fuzz, install, licence,
    run::{Done, root, run, run_with},
};

/// The packages with the feature `swiss`.
const SWISS: [&str; 3] = ["astra", "astra-astro", "astra-server"];
/// Their tests that it changes.
const SWISS_TESTS: [&str; 14] = [
    "almanac",
    "chart_command",
    "panchanga",
    "reference",
    "reference_houses",
    "reference_suite",
    "reference_zodiacs",
    "replies",
    "shadbala",
    "swiss",
    "transits",
    "transits_de440",
    "vedic",
    "western_oracle",
];

/// Runs them, cheapest first.
pub(crate) fn all() -> Done {
    install::everything()?;
    fixtures::fetch()?;
    run(&["cargo", "fmt", "--all", "--check"])?;
    licence::check()?;
    // What most people build, and all there is.
    for features in [&[][..], &["--all-features"]] {
        let words = ["cargo", "clippy", "--workspace", "--all-targets"];
        run(&[&words[..], features, &["--", "--deny", "warnings"]].concat())?;
    }
    // What a library user without our defaults builds.
    run(&[
        "cargo",
        "clippy",
        "--package",
        "astra",
        "--lib",
        "--no-default-features",
        "--",
        "--deny",
        "warnings",
    ])?;
    run_with(
        &["cargo", "doc", "--workspace", "--no-deps", "--all-features", "--quiet"],
        &[("RUSTDOCFLAGS", "--deny warnings")],
    )?;
    // Everything on the ephemeris of our own, as it is built by default.
    let quiet = ["--quiet", "--no-fail-fast"];
    let features = ["--features", "astra/astro,astra/places,astra/sqlite,astra-core/testkit"];
    run(&[&["cargo", "test", "--workspace"][..], &features, &quiet].concat())?;
    // What the feature `swiss` adds, which is all that differs: the comparisons, and `--engine swiss`.
    let mut words = vec!["cargo", "test", "--all-features"];
    words.extend(SWISS.iter().flat_map(|package| ["--package", package]));
    words.push("--lib");
    words.extend(SWISS_TESTS.iter().flat_map(|test| ["--test", test]));
    run(&[&words[..], &quiet].concat())?;
    // A tenth of what `prove` does.
    fuzz::run(60, None)?;
    run(&["cargo", "build", "--release", "--package", "astra-server", "--quiet"])?;
    page()
}

/// The page, driven in a browser against the release build.
pub(crate) fn page() -> Done {
    run(&[
        "npm",
        "ci",
        "--prefix",
        "tests/page",
        "--no-audit",
        "--no-fund",
        "--silent",
    ])?;
    let astra = root().join("target/release/astra");
    run_with(
        &["npm", "test", "--prefix", "tests/page", "--silent"],
        &[("ASTRA_BIN", &astra.to_string_lossy())],
    )
}
