//! `astra dasha`: the periods of life of a birth, those that run at an instant, or of many births as JSON lines.

use std::{io, path::PathBuf};

use astra::{
    astro::vedic::{
        Node, VedicChart,
        dasha::{Balance, Dasha, DashaOptions, LEVELS, Period, Possible, System, YearLength, possible},
    },
    core::{
        Error, Result,
        chart::{Chart, ChartEngine as _, ChartRequest, Instant, JulianDayUt, Zodiac},
    },
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::Serialize;
use serde_json::{Map, Value};

use super::shared::{Birth, EngineArgs, answer, batch, colours, json_line, lists::take, names, request};

/// The periods that one answer lists at most: the finest level needs a window.
const MOST: usize = 20_000;
/// Years that are listed where no window is given.
const YEARS: f64 = 120.0;
/// What a request has beside the fields of a chart.
const FIELDS: [&str; 7] = ["system", "levels", "running", "from", "to", "year_length", "node"];

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    birth: Birth,

    #[command(flatten)]
    engine: EngineArgs,

    #[command(flatten)]
    asked: Asked,

    /// JSON instead of a table.
    #[arg(long)]
    json: bool,

    /// Answers for JSON lines of a file or, with - or nothing, of the standard input, in their order: the fields of
    /// `astra chart --batch` and "system"?, "levels"?, "running"?, "from"?, "to"?, "year_length"?, "node"?. A line that cannot
    /// be answered gets {"id", "error"} and leaves the exit code at 0.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    batch: Option<PathBuf>,
}

/// What is asked of the dashas.
#[derive(Clone, Debug, Default, clap::Args)]
struct Asked {
    /// The system [default: vimshottari].
    #[arg(long, value_parser = names(System::ALL.map(System::as_str)))]
    system: Option<String>,

    /// The finest level listed, 1 (mahadasha) to 5 (prana) [default: 2].
    #[arg(long, value_name = "LEVEL")]
    levels: Option<u8>,

    /// The periods that run at an instant, as 2026-03-01 or 2026-03-01T12:00:00Z.
    #[arg(long, value_name = "TIME")]
    running: Option<String>,

    /// The beginning of the window listed, as above [default: birth].
    #[arg(long, value_name = "TIME")]
    from: Option<String>,

    /// Its end, which is not in it [default: 120 years after birth].
    #[arg(long, value_name = "TIME")]
    to: Option<String>,

    /// The length of a year: sidereal, julian, gregorian, tropical, savana, lunar or a number of days [default:
    /// sidereal].
    #[arg(long, value_name = "YEAR")]
    year_length: Option<String>,

    /// Which node is Rahu [default: mean].
    #[arg(long, value_parser = names(["mean", "true"]))]
    node: Option<String>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<()> {
    if let Some(path) = &args.batch {
        args.birth.refuse_beside_batch()?;
        let engine = args.engine.open()?;
        return batch::run(path, args.json, |fields| {
            let (asked, request) = read(fields)?;
            told(&engine.natal(&request)?, &asked)
        });
    }
    answer(args.json, || {
        let request = args.birth.request_in(Zodiac::LAHIRI)?;
        let chart = args.engine.open()?.natal(&request)?;
        let told = told(&chart, &args.asked)?;
        if args.json {
            json_line(&told)
        } else {
            Ok(table(&told, &chart, colours(&io::stdout())))
        }
    })
}

/// A line of a batch: what is asked, and of which chart.
fn read(fields: &Map<String, Value>) -> Result<(Asked, ChartRequest)> {
    let mut birth = fields.clone();
    let [system, levels, running, from, to, year_length, node] = take(&mut birth, FIELDS)?;
    let levels = levels
        .map(|text| text.parse().map_err(|_| wrong_level(&text)))
        .transpose()?;
    let asked = Asked {
        system,
        levels,
        running,
        from,
        to,
        year_length,
        node,
    };
    let named = birth.contains_key("zodiac");
    let mut request = request(&birth)?;
    if !named {
        request.options.zodiac = Zodiac::LAHIRI;
    }
    Ok((asked, request))
}

/// What a birth is answered.
#[derive(Debug, Serialize)]
struct Told {
    system: System,
    /// Days of a year.
    year_days: f64,
    node: Node,
    zodiac: Zodiac,
    ayanamsha: Option<f64>,
    moon: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    balance: Option<Balance>,
    /// From the mahadasha down.
    #[serde(skip_serializing_if = "Option::is_none")]
    running: Option<Vec<Period>>,
    /// Each followed by its parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    periods: Vec<Period>,
    /// Where the time of birth is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    possible: Option<Vec<Possible>>,
}

fn told(chart: &Chart, asked: &Asked) -> Result<Told> {
    let node = choice(
        "node",
        asked.node.as_deref(),
        &[("mean", Node::Mean), ("true", Node::True)],
    )?;
    let vedic = VedicChart::of(chart, node)?;
    let options = DashaOptions {
        system: choice(
            "system",
            asked.system.as_deref(),
            &System::ALL.map(|system| (system.as_str(), system)),
        )?,
        year: asked
            .year_length
            .as_deref()
            .map(YearLength::parse)
            .transpose()?
            .unwrap_or_default(),
        ..DashaOptions::default()
    };
    let levels = asked.levels.unwrap_or(2);
    if !(1..=LEVELS).contains(&levels) {
        return Err(wrong_level(&levels.to_string()));
    }
    let time = |name, text: &Option<String>| text.as_deref().map(|text| instant(name, text)).transpose();
    let (running, from, to) = (
        time("running", &asked.running)?,
        time("from", &asked.from)?,
        time("to", &asked.to)?,
    );
    let mut told = Told {
        system: options.system,
        year_days: options.year.days(),
        node,
        zodiac: chart.basis.zodiac,
        ayanamsha: chart.ayanamsha,
        moon: vedic.longitude(astra::astro::vedic::Graha::Moon),
        balance: None,
        running: None,
        periods: Vec::new(),
        possible: None,
    };
    if !chart.time_known {
        told.possible = Some(possible(&vedic, &options)?);
        return Ok(told);
    }
    let dasha = Dasha::of(&vedic, &options)?;
    told.balance = Some(dasha.balance());
    told.running = running.map(|at| dasha.running(at)).transpose()?;
    if told.running.is_none() || from.is_some() || to.is_some() {
        let from = from.unwrap_or(chart.jd_ut);
        let to = to.unwrap_or(JulianDayUt(from.0 + YEARS * options.year.days()));
        if to <= from {
            return Err(Error::invalid("to", Instant::new(to)?.at, "a time after from"));
        }
        list(&dasha, levels, (from, to), &mut told.periods)?;
    }
    Ok(told)
}

/// The periods of a window, each followed by its parts.
fn list(dasha: &Dasha, levels: u8, window: (JulianDayUt, JulianDayUt), found: &mut Vec<Period>) -> Result<()> {
    for period in dasha.between(1, window.0, window.1)? {
        parts(dasha, levels, window, period?, found)?;
    }
    Ok(())
}

fn parts(
    dasha: &Dasha,
    levels: u8,
    window: (JulianDayUt, JulianDayUt),
    period: Period,
    found: &mut Vec<Period>,
) -> Result<()> {
    if period.end.jd_ut <= window.0 || window.1 <= period.start.jd_ut {
        return Ok(());
    }
    if found.len() == MOST {
        return Err(Error::too_large("levels", MOST + 1, MOST, "periods or more").with("hint", "a shorter window"));
    }
    let within = if period.level < levels {
        dasha.within(&period)?
    } else {
        Vec::new()
    };
    found.push(period);
    for part in within {
        parts(dasha, levels, window, part, found)?;
    }
    Ok(())
}

/// Reads an instant, or a day as its beginning in universal time.
fn instant(name: &'static str, text: &str) -> Result<JulianDayUt> {
    let at = text.parse::<Timestamp>().or_else(|cause| {
        text.parse::<Date>()
            .and_then(|date| date.to_zoned(TimeZone::UTC))
            .map(|at| at.timestamp())
            .map_err(|_| cause)
    });
    at.map(JulianDayUt::from)
        .map_err(|cause| Error::invalid(name, text, "a time as 2026-03-01 or 2026-03-01T12:00:00Z").caused_by(cause))
}

fn choice<T: Copy + Default>(name: &'static str, text: Option<&str>, known: &[(&str, T)]) -> Result<T> {
    let Some(text) = text else { return Ok(T::default()) };
    known
        .iter()
        .find(|(known, _)| *known == text)
        .map(|(_, choice)| *choice)
        .ok_or_else(|| {
            let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
            Error::invalid(name, text, &format!("one of {}", names.join(", ")))
        })
}

fn wrong_level(text: &str) -> Error {
    Error::invalid("levels", text, "a level from 1 (mahadasha) to 5 (prana)")
}

/// The answer as a table for people.
fn table(told: &Told, chart: &Chart, colours: bool) -> String {
    let faint = |text: &str| match colours {
        true => format!("\x1b[2m{text}\x1b[0m"),
        false => text.to_owned(),
    };
    let mut lines = vec![chart.basis.time.given.clone()];
    lines.push(faint(&format!(
        "{}, year of {} days, {}, Moon {:.4}°",
        told.system.as_str(),
        told.year_days,
        told.zodiac,
        told.moon
    )));
    if let Some(balance) = &told.balance {
        lines.push(format!(
            "Balance at birth: {} {:.4} of {} years",
            told.system.ruler(balance.lord),
            balance.years,
            balance.of
        ));
    }
    if let Some(running) = &told.running {
        lines.push(String::new());
        lines.push(faint("Running"));
        lines.extend(running.iter().map(|period| row(told.system, period)));
    }
    if !told.periods.is_empty() {
        lines.push(String::new());
        lines.push(faint(&format!("{:<34}{:<18}{}", "Period", "From (UT)", "To (UT)")));
        lines.extend(told.periods.iter().map(|period| row(told.system, period)));
    }
    for course in told.possible.iter().flatten() {
        lines.push(String::new());
        lines.push(format!(
            "Born between {} and {} UT: Moon in {}",
            minute(&course.born.earliest),
            minute(&course.born.latest),
            course.nakshatra.name()
        ));
        lines.push(faint(&format!("{:<14}{}", "Mahadasha", "begins between (UT)")));
        lines.extend(course.periods.iter().map(|period| {
            format!(
                "{:<14}{} and {}",
                told.system.ruler(period.lord),
                minute(&period.start.earliest),
                minute(&period.start.latest)
            )
        }));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn row(system: System, period: &Period) -> String {
    let name = format!(
        "{:indent$}{}",
        "",
        system.ruler(period.lord()),
        indent = 2 * usize::from(period.level - 1)
    );
    format!("{name:<34}{:<18}{}", minute(&period.start), minute(&period.end))
}

fn minute(instant: &Instant) -> String {
    instant.at.strftime("%Y-%m-%d %H:%M").to_string()
}
