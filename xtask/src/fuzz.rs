//! `cargo xtask fuzz`: libFuzzer over everything that reads other people's bytes, guided by coverage.
//!
//! The stable compiler's own coverage pass feeds it, so that no nightly toolchain is needed.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::run::{Done, root};

/// What the coverage pass needs.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                     -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares";
/// Seconds that one input may take.
const SLOWEST: u32 = 10;
/// The memory of one target in MB: a parser that wants more is at fault.
const MEMORY: u32 = 2048;

/// Fuzzes each target, or one of them, for so many seconds, two at a time. Prints a bar a target.
pub(crate) fn run(seconds: u32, only: Option<&str>) -> Done {
    let folder = root().join("fuzz");
    let mut targets: Vec<String> = fs::read_dir(folder.join("src/bin"))?
        .filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .filter(|name| only.is_none_or(|only| only == name))
        .collect();
    targets.sort();
    if targets.is_empty() {
        return Err("no such target: see fuzz/src/bin".into());
    }
    let host = host()?;
    let built = Command::new("cargo")
        .args(["build", "--release", "--quiet", "--target", &host, "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .env("RUSTFLAGS", FLAGS)
        .env("CARGO_TARGET_DIR", root().join("target/fuzz"))
        .status()?;
    if !built.success() {
        return Err("the fuzz targets do not build".into());
    }
    let binaries = root().join("target/fuzz").join(host).join("release");
    let mut failed = Vec::new();
    for pair in targets.chunks(2) {
        let running = pair
            .iter()
            .map(|target| Ok((target, start(target, &folder, &binaries, seconds)?)))
            .collect::<Done<Vec<(&String, (Child, PathBuf))>>>()?;
        for (target, (mut child, log)) in running {
            let pass = child.wait()?.success();
            let log = fs::read_to_string(log)?;
            let runs = log.lines().rev().find_map(|line| line.strip_prefix("Done "));
            let verdict = if pass { "pass" } else { "FAIL" };
            println!(
                "bar | fuzzing {target}, {seconds} s | {} | {verdict}",
                runs.unwrap_or("crashed")
            );
            if !pass {
                log.lines().for_each(|line| println!("{line:.300}"));
                failed.push(target.clone());
            }
        }
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("fuzzing found a fault in {}: see target/fuzz/found", failed.join(", ")).into())
    }
}

fn start(target: &str, folder: &Path, binaries: &Path, seconds: u32) -> Done<(Child, PathBuf)> {
    let work = root().join("target/fuzz");
    let corpus = work.join("corpus").join(target);
    let found = work.join("found").join(target);
    fs::create_dir_all(&corpus)?;
    fs::create_dir_all(&found)?;
    let log = work.join(format!("{target}.log"));
    let child = Command::new(binaries.join(target))
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-timeout={SLOWEST}"))
        .arg(format!("-rss_limit_mb={MEMORY}"))
        .arg("-max_len=4096")
        .arg(format!("-artifact_prefix={}/", found.display()))
        .arg(&corpus)
        .arg(folder.join("seeds").join(target))
        .current_dir(&work)
        .stdout(Stdio::null())
        .stderr(fs::File::create(&log)?)
        .spawn()
        .map_err(|error| format!("{target}: {error}"))?;
    Ok((child, log))
}

/// The target triple of this machine; naming it keeps the flags away from build scripts.
fn host() -> Done<String> {
    let output = Command::new("rustc").arg("-vV").output()?;
    String::from_utf8(output.stdout)?
        .lines()
        .find_map(|line| line.strip_prefix("host: ").map(str::to_owned))
        .ok_or_else(|| "rustc does not name its host".into())
}
