//! `astra panchanga`: the panchanga of a day and a place, or of many as JSON lines.

mod good_times;
mod table;

use std::{io, path::PathBuf};

use astra::{
    astro::{
        almanac::Observer,
        vedic::panchanga::{MonthSystem, Panchanga, PanchangaOptions, PanchangaRequest, Sunrise, panchanga},
    },
    core::{
        Error, Result,
        chart::{Ayanamsha, Coordinates},
    },
};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

use super::shared::{EngineArgs, answer, batch, colours, json_line};

/// What a request has.
const FIELDS: [&str; 12] = [
    "date",
    "zone",
    "lat",
    "lon",
    "height",
    "sunrise",
    "ayanamsha",
    "months",
    "muhurta",
    "to",
    "minutes",
    "moon_of_birth",
];

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    engine: EngineArgs,

    #[command(flatten)]
    day: Day,

    /// JSON instead of a table.
    #[arg(long)]
    json: bool,

    /// Panchangas for JSON lines of a file or, with - or nothing, of the standard input, in their order: {"id", "date",
    /// "zone", "lat", "lon", "height"?, "sunrise"?, "ayanamsha"?, "months"?, "muhurta"?, "to"?, "minutes"?,
    /// "moon_of_birth"?}. A line that cannot be answered gets
    /// {"id", "error"} and leaves the exit code at 0.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    batch: Option<PathBuf>,
}

/// The day, the place, and how it is reckoned.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Day {
    /// The civil day in whose morning the day begins, as 2026-03-01 [default: today].
    #[arg(long, value_name = "DATE")]
    date: Option<String>,

    /// IANA time zone of the place, such as Asia/Kolkata.
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,

    /// Latitude in degrees, north positive.
    #[arg(long, value_name = "DEGREES", allow_negative_numbers = true)]
    lat: Option<f64>,

    /// Longitude in degrees, east positive.
    #[arg(long, value_name = "DEGREES", allow_negative_numbers = true)]
    lon: Option<f64>,

    /// Metres above the sea [default: 0].
    #[arg(long, value_name = "METRES", allow_negative_numbers = true)]
    height: Option<f64>,

    /// What counts as sunrise: modern (the upper rim, with refraction) or hindu (the centre, without) [default: modern].
    #[arg(long, value_name = "RULE")]
    sunrise: Option<String>,

    /// The ayanamsha, such as lahiri or raman [default: lahiri].
    #[arg(long, value_name = "NAME")]
    ayanamsha: Option<String>,

    /// Where a month begins: amanta (after the new moon) or purnimanta (after the full moon) [default: amanta].
    #[arg(long, value_name = "SYSTEM")]
    months: Option<String>,

    /// The good times for something instead of the panchanga, each with its reasons: marriage, travel, house_entry,
    /// business, naming or education.
    #[arg(long, value_name = "ACTIVITY")]
    muhurta: Option<String>,

    /// The end of the days searched for good times, which is not among them [default: thirty days on].
    #[arg(long, value_name = "DATE", requires = "muhurta")]
    to: Option<String>,

    /// Minutes that a good time lasts at least [default: 24].
    #[arg(long, value_name = "MINUTES", requires = "muhurta", allow_negative_numbers = true)]
    minutes: Option<f64>,

    /// The sidereal longitude of the Moon at the birth of whom it is for, in degrees: tara and chandra bala then hold.
    #[arg(long, value_name = "DEGREES", requires = "muhurta", allow_negative_numbers = true)]
    moon_of_birth: Option<f64>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<()> {
    if let Some(path) = &args.batch {
        if let Some(name) = args.day.fields()?.keys().next() {
            return Err(Error::invalid(
                "batch",
                format_args!("given beside --{name}"),
                "--batch alone: each line says its own",
            ));
        }
        let engine = args.engine.open()?;
        return batch::run(path, args.json, |fields| {
            let request = request(fields)?;
            let ephemeris = &**engine.ephemeris();
            Ok(match good_times::read(fields, &request)? {
                Some(search) => Told::Good(search.run(ephemeris, request)?),
                None => Told::Day(Box::new(panchanga(ephemeris, &request)?)),
            })
        });
    }
    answer(args.json, || {
        let fields = args.day.fields()?;
        let request = request(&fields)?;
        if let Some(search) = good_times::read(&fields, &request)? {
            let told = search.run(&**args.engine.open()?.ephemeris(), request)?;
            return if args.json { json_line(&told) } else { told.table() };
        }
        let told = panchanga(args.engine.open()?.ephemeris(), &request)?;
        if args.json {
            json_line(&told)
        } else {
            table::render(&told, colours(&io::stdout()))
        }
    })
}

/// What a line is answered.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Told {
    Day(Box<Panchanga>),
    Good(good_times::Told),
}

impl Day {
    /// The flags as the fields of a line.
    fn fields(&self) -> Result<Map<String, Value>> {
        let mut fields = Map::new();
        for (name, text) in [
            ("date", &self.date),
            ("zone", &self.zone),
            ("sunrise", &self.sunrise),
            ("ayanamsha", &self.ayanamsha),
            ("months", &self.months),
            ("muhurta", &self.muhurta),
            ("to", &self.to),
        ] {
            if let Some(text) = text {
                fields.insert(name.into(), text.as_str().into());
            }
        }
        for (name, number) in [
            ("lat", self.lat),
            ("lon", self.lon),
            ("height", self.height),
            ("minutes", self.minutes),
            ("moon_of_birth", self.moon_of_birth),
        ] {
            let Some(number) = number else { continue };
            if !number.is_finite() {
                return Err(Error::invalid(name, number, "a finite number"));
            }
            fields.insert(name.into(), number.into());
        }
        Ok(fields)
    }
}

/// Reads a request.
fn request(fields: &Map<String, Value>) -> Result<PanchangaRequest> {
    if let Some(unknown) = fields.keys().find(|name| !FIELDS.contains(&name.as_str())) {
        return Err(Error::invalid(
            "field",
            format_args!("{unknown:.40}"),
            &format!("one of {}", FIELDS.join(", ")),
        ));
    }
    let zone = text(fields, "zone")?
        .ok_or_else(|| Error::invalid("zone", "missing", "an IANA time zone, such as Asia/Kolkata"))?;
    let clocks = astra::astro::time_zone(zone)?;
    let date = match text(fields, "date")? {
        Some(date) => day("date", date)?,
        None => jiff::Timestamp::now().to_zoned(clocks).date(),
    };
    let degrees = |name: &'static str| {
        number(fields, name)?.ok_or_else(|| Error::invalid(name, "missing", "a place: its latitude and longitude"))
    };
    let place = Coordinates::new(degrees("lat")?, degrees("lon")?)?;
    let height = number(fields, "height")?.unwrap_or(0.0);
    Ok(PanchangaRequest {
        date,
        zone: zone.to_owned(),
        observer: Observer::new(place, height)?,
        options: PanchangaOptions {
            ayanamsha: match text(fields, "ayanamsha")? {
                Some(name) => name.parse()?,
                None => Ayanamsha::LAHIRI,
            },
            sunrise: match text(fields, "sunrise")? {
                None | Some("modern") => Sunrise::Modern,
                Some("hindu") => Sunrise::Hindu,
                Some(other) => return Err(Error::invalid("sunrise", other, "modern or hindu")),
            },
            months: match text(fields, "months")? {
                None | Some("amanta") => MonthSystem::Amanta,
                Some("purnimanta") => MonthSystem::Purnimanta,
                Some(other) => return Err(Error::invalid("months", other, "amanta or purnimanta")),
            },
            ..PanchangaOptions::default()
        },
    })
}

fn day(name: &'static str, text: &str) -> Result<Date> {
    text.parse()
        .map_err(|cause: jiff::Error| Error::invalid(name, text, "a day as 2026-03-01").caused_by(cause))
}

fn text<'a>(fields: &'a Map<String, Value>, name: &'static str) -> Result<Option<&'a str>> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(Error::invalid(name, other, "a string")),
    }
}

fn number(fields: &Map<String, Value>, name: &'static str) -> Result<Option<f64>> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value
            .as_f64()
            .map(Some)
            .ok_or_else(|| Error::invalid(name, value, "a number")),
    }
}
