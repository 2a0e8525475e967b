//! `cargo xtask test`: every check and every test.

use std::fs;

use crate::{
    fixtures, fuzz, install, licence,
    run::{Done, root, run, run_with},
};

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
    // What the feature `swiss` adds, which is all that differs: the comparisons, and `--engine swiss`. For the whole workspace
    // again, so that what others' crates are built with stays the same.
    let tests = swiss_tests()?;
    let mut words = vec!["cargo", "test", "--workspace", "--all-features", "--lib"];
    words.extend(tests.iter().flat_map(|test| ["--test", test]));
    run(&[&words[..], &quiet].concat())?;
    // A tenth of what `prove` does.
    fuzz::run(60, None)?;
    run(&["cargo", "build", "--release", "--package", "astra-server", "--quiet"])?;
    page()
}

/// The tests that the feature `swiss` changes, and those of the pipeline, whose default engine it must not change.
fn swiss_tests() -> Done<Vec<String>> {
    let mut tests = vec!["replies".to_owned()];
    for folder in ["astra-astro/tests", "astra-server/tests"] {
        for entry in fs::read_dir(root().join(folder))? {
            let path = entry?.path();
            let is_test = path.extension().is_some_and(|extension| extension == "rs");
            if is_test && fs::read_to_string(&path)?.contains("feature = \"swiss\"") {
                tests.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
            }
        }
    }
    tests.sort();
    Ok(tests)
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
