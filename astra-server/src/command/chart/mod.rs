//! `astra chart`: one chart as a table or as JSON, or a batch.

mod batch;
mod table;

use std::{
    fs::File,
    io::{self, BufReader, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    time::Instant,
};

use astra::core::{
    Error, ErrorKind, Result,
    chart::{ChartEngine, ChartRequest, HouseSystem, PolarPolicy, Zodiac},
};
use clap::{ArgGroup, builder::PossibleValuesParser};
use serde_json::{Map, Value};

#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("what").required(true).args(["at", "jd_ut", "batch"]))]
pub(super) struct Args {
    /// Date and time on the clocks of the place, as 1990-06-15T12:30[:00]; the date alone where the time is unknown.
    #[arg(long, value_name = "DATE[TTIME]", requires = "zone")]
    at: Option<String>,

    /// IANA time zone of the place, such as Asia/Kolkata.
    #[arg(long, value_name = "ZONE", requires = "at")]
    zone: Option<String>,

    /// Which of the two, where the clocks were put back over the time.
    #[arg(long, value_name = "FOLD", requires = "at", value_parser = names(["earlier", "later"]))]
    fold: Option<String>,

    /// Latitude in degrees, north positive; without a place there are no houses.
    #[arg(long, value_name = "DEGREES", requires = "lon", allow_negative_numbers = true)]
    lat: Option<f64>,

    /// Longitude in degrees, east positive.
    #[arg(long, value_name = "DEGREES", requires = "lat", allow_negative_numbers = true)]
    lon: Option<f64>,

    /// Julian day in universal time, instead of a date.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    jd_ut: Option<f64>,

    /// Where longitudes are counted from [default: tropical].
    #[arg(long, value_parser = names(Zodiac::ALL.map(Zodiac::as_str)))]
    zodiac: Option<String>,

    /// House system [default: placidus].
    #[arg(long, value_parser = names(HouseSystem::ALL.map(HouseSystem::as_str)))]
    houses: Option<String>,

    /// What to use where Placidus and Koch do not exist [default: porphyry].
    #[arg(long, value_parser = names(PolarPolicy::ALL.map(PolarPolicy::as_str)))]
    polar: Option<String>,

    /// JSON instead of a table.
    #[arg(long)]
    json: bool,

    /// Charts for JSON lines of a file or, with - or nothing, of the standard input, in their order:
    /// {"id", "jd_ut" | "at" + "zone", "fold"?, "lat"?, "lon"?, "zodiac"?, "houses"?, "polar"?}. A line that cannot be
    /// answered gets {"id", "error"} and leaves the exit code at 0.
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        default_missing_value = "-",
        conflicts_with_all = ["zone", "fold", "lat", "lon", "zodiac", "houses", "polar"]
    )]
    batch: Option<PathBuf>,
}

/// A chart as a table for people.
pub(super) fn table(chart: &astra::core::chart::Chart, colours: bool) -> String {
    table::render(chart, colours)
}

fn names<const N: usize>(names: [&'static str; N]) -> PossibleValuesParser {
    PossibleValuesParser::new(names)
}

/// Runs the command. With `--json`, an error goes to the standard output too.
pub(super) fn run(args: &Args) -> Result<()> {
    let done = match &args.batch {
        Some(path) => many(path),
        None => one(args),
    };
    done.or_else(|error| {
        if is_broken_pipe(&error) {
            // The reader has seen enough, such as `head`.
            return Ok(());
        }
        if args.json {
            println!("{}", serde_json::json!({ "error": error.to_json() }));
        }
        Err(error)
    })
}

fn one(args: &Args) -> Result<()> {
    let request = ChartRequest::from_json(&args.fields()?)?;
    let chart = engine()?.natal(&request)?;
    let mut output = io::stdout().lock();
    let text = if args.json {
        serde_json::to_string(&chart)
            .map(|line| line + "\n")
            .map_err(|cause| Error::new(ErrorKind::Internal, "a chart cannot be written as JSON").caused_by(cause))?
    } else {
        table::render(&chart, colours(&output))
    };
    output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
        .map_err(|cause| io_failed("the chart cannot be written", cause))
}

impl Args {
    /// The arguments as the fields of a request, so that both are read by the same rules.
    fn fields(&self) -> Result<Map<String, Value>> {
        let texts = [
            ("at", &self.at),
            ("zone", &self.zone),
            ("fold", &self.fold),
            ("zodiac", &self.zodiac),
            ("houses", &self.houses),
            ("polar", &self.polar),
        ];
        let numbers = [("lat", self.lat), ("lon", self.lon), ("jd_ut", self.jd_ut)];
        let mut fields: Map<String, Value> = texts
            .into_iter()
            .filter_map(|(name, value)| Some((name.into(), value.clone()?.into())))
            .collect();
        for (name, value) in numbers {
            let Some(value) = value else { continue };
            // JSON has no such numbers.
            if !value.is_finite() {
                return Err(Error::invalid(name, value, "a finite number"));
            }
            fields.insert(name.into(), value.into());
        }
        Ok(fields)
    }
}

fn many(path: &Path) -> Result<()> {
    let engine = engine()?;
    let started = Instant::now();
    let output = io::stdout().lock();
    let summary = if path == Path::new("-") {
        batch::run(&*engine, io::stdin().lock(), output)?
    } else {
        let file = File::open(path).map_err(|cause| io_failed("the batch cannot be opened", cause))?;
        batch::run(&*engine, BufReader::with_capacity(batch::BUFFER, file), output)?
    };
    if io::stderr().is_terminal() {
        let (lines, seconds) = (summary.lines, started.elapsed().as_secs_f64());
        eprintln!("{lines} lines, {} with an error, {seconds:.1} s", summary.errors);
    }
    Ok(())
}

/// The chart engine of this build.
#[cfg(feature = "swiss")]
fn engine() -> Result<Box<dyn ChartEngine>> {
    Ok(Box::new(astra::astro::swiss()?))
}

/// The chart engine of this build.
#[cfg(not(feature = "swiss"))]
fn engine() -> Result<Box<dyn ChartEngine>> {
    Err(Error::new(
        ErrorKind::Unsupported,
        "this build has no ephemeris: build it with the feature swiss",
    ))
}

/// Reading or writing failed.
fn io_failed(what: &'static str, cause: io::Error) -> Error {
    Error::new(ErrorKind::Unavailable, format!("{what}: {cause}")).caused_by(cause)
}

fn is_broken_pipe(error: &Error) -> bool {
    std::error::Error::source(error)
        .and_then(|cause| cause.downcast_ref::<io::Error>())
        .is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// Whether to colour what goes to a stream: on a terminal, unless the user does not want it (<https://no-color.org>).
fn colours(stream: &impl io::IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
