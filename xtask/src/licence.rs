//! What a build may hold: the licences of everything in the tree, and that the default features link no AGPL crate.

use std::collections::BTreeSet;

use crate::run::{Done, command, run};

/// What the README tells a user to depend on, with the features that it names, and the command's package.
const DEFAULTS: [(&str, &str); 3] = [
    ("astra", "astro,places,sqlite"),
    ("astra-astro", ""),
    ("astra-server", ""),
];
/// The only one under the AGPL.
const AGPL: &str = "swiss-eph";
/// By one of these a build script compiles C, or looks for a library that is C.
const C: [&str; 5] = ["bindgen", "cc", "cmake", "pkg-config", "vcpkg"];

/// Checks them, without a network.
pub(crate) fn check() -> Done {
    // For all targets: cargo-deny looks at them.
    run(&["cargo", "fetch", "--locked", "--quiet"])?;
    let deny = ["cargo", "deny", "--offline"];
    let check = ["check", "--hide-inclusion-graph"];
    run(&[&deny[..], &check, &["bans", "licenses", "sources"]].concat())?;
    run(&[&deny[..], &["--all-features"], &check, &["bans", "sources"]].concat())?;
    let swiss = ["--all-features", "--config", "deny-swiss.toml"];
    run(&[&deny[..], &swiss, &check, &["licenses"]].concat())?;
    for (package, features) in DEFAULTS {
        let tree = tree(package, features)?;
        if tree.contains(AGPL) {
            return Err(format!("{package} links {AGPL} without the feature swiss").into());
        }
        if package == "astra-astro"
            && let Some(name) = C.into_iter().find(|name| tree.contains(*name))
        {
            return Err(format!("{package} needs no C, and yet {name} is in its tree").into());
        }
        println!(
            "--- {package}, default features: {} crates, none under the AGPL",
            tree.len()
        );
    }
    Ok(())
}

/// The names of all crates that a package links or is built by, on any target.
fn tree(package: &str, features: &str) -> Done<BTreeSet<String>> {
    let words = [
        "cargo",
        "tree",
        "--locked",
        "--offline",
        "--package",
        package,
        "--features",
        features,
        "--edges",
        "normal,build",
        "--target",
        "all",
        "--prefix",
        "none",
    ];
    let output = command(&words).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let names: BTreeSet<String> = String::from_utf8(output.stdout)?
        .lines()
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect();
    if names.contains(package) {
        Ok(names)
    } else {
        Err(format!("cargo tree tells nothing of {package}").into())
    }
}
