//! The repository's own chores.

mod install;
mod prove;
mod run;
mod test;
mod tzdb;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test            every check and every test; what .ci/run calls
cargo xtask prove [AREA]    the same bars at full size, as a table: bar, figure, pass
cargo xtask tzdb ZONEINFO   packs a zoneinfo folder into astra-astro/data/tzdb.bin";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["test"] => test::all(),
        ["prove"] => prove::all(None),
        ["prove", area] => prove::all(Some(area)),
        ["tzdb", ..] => tzdb::run(arguments.get(1..).unwrap_or_default()),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
