//! `cargo xtask test`: every check and every test.

use crate::{
    fixtures, fuzz, install,
    run::{Done, root, run, run_with},
};

/// Runs them, cheapest first.
pub(crate) fn all() -> Done {
    install::everything()?;
    fixtures::fetch()?;
    run(&["cargo", "fmt", "--all", "--check"])?;
    // For all targets: cargo-deny looks at them without a network.
    run(&["cargo", "fetch", "--locked", "--quiet"])?;
    run(&[
        "cargo",
        "deny",
        "--offline",
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ])?;
    run(&[
        "cargo",
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--",
        "--deny",
        "warnings",
    ])?;
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
    run(&[
        "cargo",
        "test",
        "--workspace",
        "--all-features",
        "--quiet",
        "--no-fail-fast",
    ])?;
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
