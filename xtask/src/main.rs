//! The repository's own chores.

mod accuracy;
mod ephemeris;
mod fixtures;
mod fuzz;
mod install;
mod licence;
mod places;
mod prove;
mod run;
mod test;
mod tzdb;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test            every check and every test; what .ci/run calls
cargo xtask prove [AREA]    the same bars at full size, as a table: bar, figure, pass
cargo xtask fuzz SECONDS [TARGET]
                            fuzzes what reads other people's bytes
cargo xtask accuracy        compares our places with JPL DE440, and rewrites the page about it
cargo xtask ephemeris [large]
                            makes the tables of our own ephemeris again and compares them; or the file from 1550 to 2650
cargo xtask fixtures        fetches the published test expectations of the Swiss Ephemeris
cargo xtask tzdb ZONEINFO   packs a zoneinfo folder into astra-astro/data/tzdb.bin
cargo xtask places CITIES DIVISIONS
                            packs the gazetteer into astra-astro/data/places.bin";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["test"] => test::all(),
        ["prove"] => prove::all(None),
        ["prove", area] => prove::all(Some(area)),
        ["accuracy"] => accuracy::run_all(),
        ["ephemeris"] => ephemeris::shipped(),
        ["ephemeris", "large"] => ephemeris::large().map(|made| println!("{}", made.display())),
        ["fixtures"] => fixtures::fetch(),
        ["fuzz", seconds] => fuzz(seconds, None),
        ["fuzz", seconds, target] => fuzz(seconds, Some(target)),
        ["tzdb", ..] => tzdb::run(arguments.get(1..).unwrap_or_default()),
        ["places", ..] => places::from(arguments.get(1..).unwrap_or_default()),
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

fn fuzz(seconds: &str, target: Option<&str>) -> run::Done {
    let seconds = seconds.parse().map_err(|_| USAGE)?;
    fuzz::run(seconds, target)
}
