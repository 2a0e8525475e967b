//! Running other programs, from the root of the repository.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

/// What a chore ends with.
pub(crate) type Done<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map_or_else(PathBuf::new, Path::to_path_buf)
}

/// A command to run at the root, such as `cargo fmt --check`.
pub(crate) fn command(words: &[&str]) -> Command {
    let (program, arguments) = words.split_first().unwrap_or((&"true", &[]));
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a command to its end, telling what it is and how long it took.
pub(crate) fn run(words: &[&str]) -> Done {
    run_with(words, &[])
}

/// Runs a command with more in its environment.
pub(crate) fn run_with(words: &[&str], environment: &[(&str, &str)]) -> Done {
    let shown = words.join(" ");
    println!("--- {shown}");
    let begun = Instant::now();
    let status = command(words)
        .envs(environment.iter().copied())
        .status()
        .map_err(|error| format!("{shown}: {error}"))?;
    println!("--- {shown}: {status}, {:.0} s", begun.elapsed().as_secs_f64());
    if status.success() {
        Ok(())
    } else {
        Err(format!("{shown} failed: {status}").into())
    }
}

/// Whether a program is there and answers.
pub(crate) fn answers(words: &[&str]) -> bool {
    command(words)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
