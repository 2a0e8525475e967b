//! `astra place`: places by name, the nearest ones, and the zone of coordinates.

use std::{io, path::PathBuf};

use astra::core::{Error, MatchKind, Place, PlaceResolver, Result, chart::Coordinates};
use clap::ArgGroup;
use serde::Serialize;
use serde_json::{Map, Value};

use super::shared::{PlacesArgs, answer, batch, colours, json_line};

const LIMIT: usize = 10;
/// The most places of one answer.
const MOST: usize = 1000;

#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("what").required(true).args(["name", "near", "batch"]))]
pub(super) struct Args {
    /// The name, with region or country behind commas: "Springfield, US", "Paris, Texas", "दिल्ली", "41.9, 12.5".
    #[arg(value_name = "NAME")]
    name: Option<String>,

    /// The places nearest to coordinates, such as 41.9,12.5.
    #[arg(long, value_name = "LAT,LON", allow_hyphen_values = true)]
    near: Option<String>,

    /// At most so many places.
    #[arg(long, value_name = "NUMBER", default_value_t = LIMIT, value_parser = limits())]
    limit: usize,

    #[command(flatten)]
    places: PlacesArgs,

    /// A JSON array instead of a table.
    #[arg(long)]
    json: bool,

    /// Answers for JSON lines of a file or, with - or nothing, of the standard input, in their order:
    /// {"id", "name" | "near", "limit"?} -> {"id", "places"}. A line that cannot be answered gets {"id", "error"} and
    /// leaves the exit code at 0.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    batch: Option<PathBuf>,
}

fn limits() -> impl clap::builder::TypedValueParser<Value = usize> {
    use clap::builder::TypedValueParser as _;
    clap::value_parser!(u64).map(|limit| usize::try_from(limit).unwrap_or(MOST).min(MOST))
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<()> {
    if let Some(path) = &args.batch {
        let places = args.places.open()?;
        return batch::run(path, args.json, |fields| line(&*places, fields, args.limit));
    }
    answer(args.json, || {
        let places = args.places.open()?;
        let found = find(&*places, args.name.as_deref(), args.near.as_deref(), args.limit)?;
        if args.json {
            json_line(&found)
        } else {
            Ok(table(&found, colours(&io::stdout())))
        }
    })
}

fn find(places: &dyn PlaceResolver, name: Option<&str>, near: Option<&str>, limit: usize) -> Result<Vec<Place>> {
    match (name, near) {
        (Some(name), None) => places.search(name, limit),
        (None, Some(near)) => places.nearest(coordinates(near)?, limit),
        _ => Err(Error::invalid("name", "missing or beside near", "either name or near")),
    }
}

fn coordinates(text: &str) -> Result<Coordinates> {
    astra::astro::places::coordinates(text).unwrap_or_else(|| {
        Err(Error::invalid(
            "near",
            text,
            "a latitude and a longitude, such as 41.9,12.5",
        ))
    })
}

/// What a line of a batch is answered with.
#[derive(Serialize)]
struct Found {
    places: Vec<Place>,
}

fn line(places: &dyn PlaceResolver, fields: &Map<String, Value>, limit: usize) -> Result<Found> {
    const FIELDS: [&str; 3] = ["name", "near", "limit"];
    if let Some(unknown) = fields.keys().find(|field| !FIELDS.contains(&field.as_str())) {
        return Err(Error::invalid(
            "field",
            unknown,
            &format!("one of {}", FIELDS.join(", ")),
        ));
    }
    let text = |field: &'static str| match fields.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.as_str())),
        Some(other) => Err(Error::invalid(field, other, "text")),
    };
    let limit = match fields.get("limit") {
        None | Some(Value::Null) => limit,
        Some(value) => value
            .as_u64()
            .and_then(|limit| usize::try_from(limit).ok())
            .filter(|limit| *limit <= MOST)
            .ok_or_else(|| Error::invalid("limit", value, "a number from 0 to 1000"))?,
    };
    Ok(Found {
        places: find(places, text("name")?, text("near")?, limit)?,
    })
}

/// The places for people, one a line.
fn table(found: &[Place], colours: bool) -> String {
    if found.is_empty() {
        return "No such place is known.\n".to_owned();
    }
    let faint = |text: String| {
        if colours { format!("\x1b[2m{text}\x1b[0m") } else { text }
    };
    let mut text = String::new();
    for place in found {
        let (latitude, longitude) = (place.coordinates.latitude(), place.coordinates.longitude());
        let mut notes = Vec::new();
        if let Some(people) = place.population {
            notes.push(format!("{} people", grouped(people)));
        }
        if let Some(distance) = place.distance_km {
            notes.push(format!("{distance:.1} km away"));
        }
        if let Some(matched) = &place.matched {
            let name = matched.name.as_deref().unwrap_or_default();
            match matched.kind {
                MatchKind::Alternate | MatchKind::Prefix if !name.is_empty() => notes.push(format!("as {name}")),
                MatchKind::Typo => notes.push("a slip away".to_owned()),
                _ => {}
            }
            if !matched.ignored.is_empty() {
                notes.push(format!("not known: {}", matched.ignored.join(", ")));
            }
        }
        text.push_str(&format!(
            "{:<44} {latitude:>9.4} {longitude:>9.4}  {:<22} {}\n",
            place.label(),
            place.zone,
            faint(notes.join("; "))
        ));
    }
    text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
