//! `astra transits`: the exact transits of a window to a birth, as a table, JSON or a time-line, or to many as JSON lines.

mod picture;
mod query;

use std::{fmt::Write as _, path::PathBuf};

use astra::core::{Result, chart::TransitHit};
use serde_json::{Map, Value};

use super::shared::{Birth, EngineArgs, SheetArgs, answer, batch, json_line};

const BODIES: &str = "What transits, with commas [default: sun,mercury,venus,mars,jupiter,saturn,uranus,neptune,pluto]";

/// Here `--bodies` names what transits; the birth has every body that its points want.
#[derive(Debug, clap::Args)]
#[command(mut_arg("bodies", |bodies| bodies.help(BODIES)))]
pub(super) struct Args {
    #[command(flatten)]
    birth: Birth,

    #[command(flatten)]
    engine: EngineArgs,

    /// The start of the window: a date (0 h universal time), an RFC 3339 timestamp or a Julian day.
    #[arg(long, value_name = "TIME", required_unless_present = "batch")]
    from: Option<String>,

    /// Its end, which is not in it.
    #[arg(long, value_name = "TIME", required_unless_present = "batch")]
    to: Option<String>,

    /// The aspects, with commas; major, minor and all stand for several [default: major].
    #[arg(long, value_name = "NAMES")]
    aspects: Option<String>,

    /// What is transited, with commas: bodies, ascendant, midheaven, vertex, cusp_1 .., lot_fortune .., cusps for all twelve
    /// [default: the ten planets, ascendant and midheaven].
    #[arg(long, value_name = "NAMES")]
    points: Option<String>,

    /// The orb, in degrees, that entry and exit are told for [default: 2; minor aspects 1].
    #[arg(long, value_name = "DEGREES", allow_negative_numbers = true)]
    orb: Option<f64>,

    /// Tell stations that come within so many degrees of exact without reaching it [default: 0.1].
    #[arg(long, value_name = "DEGREES", allow_negative_numbers = true)]
    near_miss: Option<f64>,

    /// Tell ingresses into the houses of the birth too.
    #[arg(long)]
    house_ingresses: bool,

    #[command(flatten)]
    sheet: SheetArgs,

    /// JSON instead of a table.
    #[arg(long)]
    json: bool,

    /// Searches for JSON lines of a file or, with - or nothing, of the standard input, in their order: {"id", "natal":
    /// {"jd_ut" | "at" + "zone", "lat"?, "lon"?, ..}, "from", "to", "bodies"?, "aspects"?, "points"?, "orb"?, "near_miss"?,
    /// "house_ingresses"?} -> {"id", "hits": [..], "near_misses"?: [..]}. A line that cannot be answered gets {"id",
    /// "error"} and leaves the exit code at 0.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    batch: Option<PathBuf>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<()> {
    if let Some(path) = &args.batch {
        args.birth.refuse_beside_batch()?;
        let engine = args.engine.open()?;
        return batch::run(path, args.json, |fields| query::answer(&engine, fields));
    }
    answer(args.json, || {
        if args.sheet.is_asked() {
            let svg = picture::draw(&args.engine.open()?, &args.fields()?, &args.sheet)?;
            return args.sheet.put(svg);
        }
        let found = query::answer(&args.engine.open()?, &args.fields()?)?;
        if args.json {
            json_line(&found)
        } else {
            Ok(table(&found))
        }
    })
}

impl Args {
    /// The flags as a line of a batch.
    fn fields(&self) -> Result<Map<String, Value>> {
        let mut natal = self.birth.fields()?;
        let mut fields = Map::new();
        if let Some(transiting) = natal.remove("bodies") {
            fields.insert("bodies".into(), transiting);
        }
        fields.insert("natal".into(), natal.into());
        for (name, value) in [
            ("from", &self.from),
            ("to", &self.to),
            ("aspects", &self.aspects),
            ("points", &self.points),
        ] {
            if let Some(value) = value {
                fields.insert(name.into(), value.clone().into());
            }
        }
        for (name, value) in [("orb", self.orb), ("near_miss", self.near_miss)] {
            if let Some(value) = value {
                fields.insert(name.into(), value.into());
            }
        }
        fields.insert("house_ingresses".into(), self.house_ingresses.into());
        Ok(fields)
    }
}

/// The hits as a table for people, near misses among them by time.
fn table(found: &query::Found) -> String {
    let mut rows: Vec<(f64, String)> = found
        .hits
        .iter()
        .chain(&found.near_misses)
        .map(|hit| (hit.instant.jd_ut.0, row(hit)))
        .collect();
    rows.extend(found.house_ingresses.iter().flatten().map(|ingress| {
        let back = if ingress.retrograde { " backwards" } else { "" };
        let text = format!(
            "{}  {:<10} enters house {}{back}",
            minute(ingress.instant.at),
            ingress.body.as_str(),
            ingress.to.number()
        );
        (ingress.instant.jd_ut.0, text)
    }));
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut text = String::new();
    for (_, row) in rows {
        text.push_str(row.trim_end());
        text.push('\n');
    }
    let (hits, missed) = (found.hits.len(), found.near_misses.len());
    let _ = write!(text, "\n{hits} exact transits");
    if missed > 0 {
        let _ = write!(text, ", {missed} near misses");
    }
    text.push_str("; universal time\n");
    text
}

fn row(hit: &TransitHit) -> String {
    let pass = match (hit.near_miss, hit.passes) {
        (Some(miss), _) => format!("turns {miss:.3}° short"),
        (None, 1) => String::new(),
        (None, passes) => format!("pass {} of {passes}", hit.pass),
    };
    let day =
        |at: Option<astra::core::chart::Instant>| at.map_or("?".into(), |at| at.at.strftime("%Y-%m-%d").to_string());
    let orb = if hit.orb_enter.is_some() || hit.orb_exit.is_some() {
        format!("{} to {}", day(hit.orb_enter), day(hit.orb_exit))
    } else {
        String::new()
    };
    format!(
        "{}  {:<10}{:<3}{:<15}{:<13}{pass:<20}{orb}",
        minute(hit.instant.at),
        hit.transiting.as_str(),
        if hit.retrograde { "R" } else { "" },
        hit.aspect.as_str(),
        hit.natal
    )
}

fn minute(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M").to_string()
}
