//! What the `astra` command can do.

mod chart;
mod compare;
mod dasha;
mod demo;
mod digest;
mod events;
mod logging;
mod matching;
mod moon;
mod panchanga;
mod place;
mod progress;
mod returns;
mod serve;
mod shared;
mod store;
mod transits;
mod vedic;
mod yogas;

use std::process::ExitCode;

use astra::core::{Error, ErrorKind, Result};
use clap::{Parser, Subcommand};

/// A personal astrology assistant with memory and a voice.
#[derive(Debug, Parser)]
#[command(name = "astra", version = VERSION, long_about = None, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

const VERSION: &str = if cfg!(feature = "swiss") {
    concat!(
        env!("CARGO_PKG_VERSION"),
        " (with the Swiss Ephemeris: this build is AGPL-3.0)"
    )
} else {
    concat!(env!("CARGO_PKG_VERSION"), " (MIT OR Apache-2.0)")
};

const EXIT_CODES: &str = "Exit codes: 0 done; 1 it failed; 2 the command line or the configuration is wrong.";

#[derive(Debug, Subcommand)]
enum Command {
    /// The chart of a birth, or of many as JSON lines.
    #[command(after_help = EXIT_CODES)]
    Chart(chart::Args),
    /// Two births against each other: synastry, composite or Davison chart.
    #[command(after_help = EXIT_CODES)]
    Compare(compare::Args),
    /// The dashas of a birth: the periods of life by Vimshottari, Ashtottari or Yogini.
    #[command(after_help = EXIT_CODES)]
    Dasha(dasha::Args),
    /// The day or the week of one person in sentences, the strongest transits first.
    #[command(after_help = EXIT_CODES)]
    Digest(digest::Args),
    /// The whole pipeline on embedded parts, with a page to open.
    Demo(demo::Args),
    /// What happens in the sky: ingresses, stations, aspects.
    #[command(after_help = EXIT_CODES)]
    Events(events::Args),
    /// When a body stands again where it stood at birth, with the chart of that moment.
    #[command(after_help = EXIT_CODES)]
    Returns(returns::Args),
    /// The Moon at an instant: phase, sign, void of course; the lunations and eclipses to come.
    #[command(after_help = EXIT_CODES)]
    Moon(moon::Args),
    /// The panchanga of a day and a place, or of many as JSON lines.
    #[command(after_help = EXIT_CODES)]
    Panchanga(panchanga::Args),
    /// Places by name, the nearest ones, and the zone of coordinates.
    #[command(after_help = EXIT_CODES)]
    Place(place::Args),
    /// A birth at a time of life: progressions, directions, profections, firdaria, releasing.
    #[command(after_help = EXIT_CODES)]
    Progress(progress::Args),
    /// Two births matched for marriage: eight kutas or ten poruthams, and Kuja dosha.
    #[command(name = "match", after_help = EXIT_CODES)]
    Match(Box<matching::Args>),
    /// The yogas of a birth, each with the rule that fired.
    #[command(after_help = EXIT_CODES)]
    Yogas(yogas::Args),
    /// The server, from configuration.
    Serve(serve::Args),
    /// The exact transits of a window to a birth, or to many as JSON lines.
    #[command(after_help = EXIT_CODES)]
    Transits(transits::Args),
    /// A birth as Jyotisha reads it: grahas, vargas, karakas, strengths, ashtakavarga, Sade Sati, yogas.
    #[command(after_help = EXIT_CODES)]
    Vedic(vedic::Args),
}

impl Cli {
    /// Runs the command; errors go to standard error.
    pub(crate) fn run(self) -> ExitCode {
        let done = match self.command {
            Command::Chart(args) => chart::run(&args),
            Command::Compare(args) => compare::run(&args),
            Command::Dasha(args) => dasha::run(&args),
            Command::Digest(args) => digest::run(&args),
            Command::Demo(args) => run_async(demo::run(args)),
            Command::Events(args) => events::run(&args),
            Command::Returns(args) => returns::run(&args),
            Command::Moon(args) => moon::run(&args),
            Command::Panchanga(args) => panchanga::run(&args),
            Command::Place(args) => place::run(&args),
            Command::Progress(args) => progress::run(&args),
            Command::Match(args) => matching::run(&args),
            Command::Yogas(args) => yogas::run(&args),
            Command::Serve(args) => run_async(serve::run(args)),
            Command::Transits(args) => transits::run(&args),
            Command::Vedic(args) => vedic::run(&args),
        };
        match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("astra: {error}");
                match error.kind() {
                    ErrorKind::InvalidInput
                    | ErrorKind::TooLarge
                    | ErrorKind::AmbiguousTime
                    | ErrorKind::NonexistentTime
                    | ErrorKind::AmbiguousPlace
                    | ErrorKind::OutOfRange
                    | ErrorKind::Configuration => ExitCode::from(2),
                    _ => ExitCode::FAILURE,
                }
            }
        }
    }
}

fn run_async(work: impl Future<Output = Result<()>>) -> Result<()> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|cause| Error::new(ErrorKind::Internal, "no runtime can be started").caused_by(cause))?
        .block_on(work)
}

/// Done when the process is asked to end.
async fn asked_to_end() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn no_command_has_a_flag_that_another_one_hides() {
        super::Cli::command().debug_assert();
    }
}
