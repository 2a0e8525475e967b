//! `astra compare`: two births against each other.

use std::{io, path::PathBuf};

use astra::{
    astro::pair::{CompositeOptions, DavisonOptions, PairOptions, Synastry, composite, davison, synastry},
    core::{
        Error, ErrorKind, Result,
        chart::{Chart, ChartEngine as _, ChartOptions},
    },
};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    chart::table,
    shared::{Birth, EngineArgs, answer, batch, colours, json_line, names, request, words},
};

const KINDS: [&str; 3] = ["synastry", "composite", "davison"];
const FIELDS: [&str; 3] = ["first", "second", "kind"];
/// Aspects that the table tells.
const ASPECTS: usize = 30;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The first birth, and how both charts are cast.
    #[command(flatten)]
    first: Birth,

    #[command(flatten)]
    partner: Partner,

    #[command(flatten)]
    engine: EngineArgs,

    /// What to make of the two [default: synastry].
    #[arg(long, value_parser = names(KINDS))]
    kind: Option<String>,

    /// JSON instead of a table.
    #[arg(long)]
    json: bool,

    /// Answers for JSON lines of a file or, with - or nothing, of the standard input, in their order: {"id", "first",
    /// "second", "kind"?}; the births are as the lines of astra chart --batch. A line that cannot be answered gets
    /// {"id", "error"} and leaves the exit code at 0.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    batch: Option<PathBuf>,
}

/// The second birth.
#[derive(Clone, Debug, Default, clap::Args)]
struct Partner {
    /// Date and time of the second birth on the clocks of its place.
    #[arg(long, value_name = "DATE[TTIME]")]
    partner_at: Option<String>,

    /// IANA time zone of the second birth.
    #[arg(long, value_name = "ZONE")]
    partner_zone: Option<String>,

    /// Place of the second birth, instead of its zone and coordinates.
    #[arg(long, value_name = "NAME")]
    partner_place: Option<String>,

    /// Latitude of the second birth in degrees, north positive.
    #[arg(long, value_name = "DEGREES", allow_negative_numbers = true)]
    partner_lat: Option<f64>,

    /// Longitude of the second birth in degrees, east positive.
    #[arg(long, value_name = "DEGREES", allow_negative_numbers = true)]
    partner_lon: Option<f64>,

    /// Julian day in universal time of the second birth, instead of a date.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    partner_jd_ut: Option<f64>,
}

impl Partner {
    /// The fields of a request, cast as the first birth is.
    fn fields(&self, first: &Map<String, Value>) -> Result<Map<String, Value>> {
        let texts = [
            ("at", &self.partner_at),
            ("zone", &self.partner_zone),
            ("place", &self.partner_place),
        ];
        let numbers = [
            ("lat", self.partner_lat),
            ("lon", self.partner_lon),
            ("jd_ut", self.partner_jd_ut),
        ];
        let mut fields = Map::new();
        for (name, value) in texts {
            if let Some(value) = value {
                fields.insert(name.into(), value.clone().into());
            }
        }
        for (name, value) in numbers {
            let Some(value) = value else { continue };
            if !value.is_finite() {
                return Err(Error::invalid(name, value, "a finite number"));
            }
            fields.insert(name.into(), value.into());
        }
        if fields.is_empty() {
            return Err(Error::invalid(
                "partner_at",
                "missing",
                "a second birth: --partner-at or --partner-jd-ut",
            ));
        }
        for name in ["zodiac", "houses", "polar", "bodies"] {
            if let Some(value) = first.get(name) {
                fields.insert(name.into(), value.clone());
            }
        }
        Ok(fields)
    }
}

/// What is made of two births.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Told {
    Synastry(Synastry),
    Composite(Box<Chart>),
    Davison(Box<Chart>),
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<()> {
    if let Some(path) = &args.batch {
        args.first.refuse_beside_batch()?;
        let engine = args.engine.open()?;
        return batch::run(path, args.json, |fields| tell(&engine, fields, args.kind.as_deref()));
    }
    answer(args.json, || {
        let first = args.first.fields()?;
        let second = args.partner.fields(&first)?;
        let mut fields = Map::new();
        fields.insert("first".into(), first.into());
        fields.insert("second".into(), second.into());
        let told = tell(&args.engine.open()?, &fields, args.kind.as_deref())?;
        if args.json {
            return json_line(&told);
        }
        Ok(match &told {
            Told::Synastry(found) => text(found),
            Told::Composite(chart) | Told::Davison(chart) => table(chart, colours(&io::stdout())),
        })
    })
}

fn tell(engine: &super::shared::Engine, fields: &Map<String, Value>, kind: Option<&str>) -> Result<Told> {
    if let Some(unknown) = fields.keys().find(|key| !FIELDS.contains(&key.as_str())) {
        return Err(Error::new(
            ErrorKind::InvalidInput,
            format!("unknown field {unknown:.40?}: expected one of {}", FIELDS.join(", ")),
        )
        .with("field", unknown));
    }
    let chart = |field: &'static str| {
        let birth = fields
            .get(field)
            .and_then(Value::as_object)
            .ok_or_else(|| Error::invalid(field, "missing", "a birth, as an object"))?;
        let asked = request(birth)?;
        engine.natal(&asked).map(|chart| (chart, asked.options))
    };
    let ((first, options), (second, _)) = (chart("first")?, chart("second")?);
    let kind = match fields.get("kind") {
        None | Some(Value::Null) => kind.unwrap_or("synastry"),
        Some(value) => value.as_str().unwrap_or_default(),
    };
    Ok(match kind {
        "synastry" => Told::Synastry(synastry(&first, &second, &PairOptions::default())?),
        "composite" => Told::Composite(Box::new(composite(&first, &second, &CompositeOptions::default())?)),
        "davison" => {
            let options = DavisonOptions {
                chart: ChartOptions { ..options },
                ..DavisonOptions::default()
            };
            Told::Davison(Box::new(davison(engine, &first, &second, &options)?))
        }
        other => return Err(Error::invalid("kind", other, "one of synastry, composite, davison")),
    })
}

fn text(found: &Synastry) -> String {
    let mut lines = vec![format!("{:<14}{:<16}{:<14}", "First", "", "Second")];
    for aspect in found.aspects.iter().take(ASPECTS) {
        lines.push(format!(
            "{:<14}{:<16}{:<14}{:>5.2}°",
            words(aspect.inner.name()),
            aspect.aspect.as_str(),
            words(aspect.outer.name()),
            aspect.orb
        ));
    }
    if let Some(more) = found.aspects.len().checked_sub(ASPECTS).filter(|more| *more > 0) {
        lines.push(format!("and {more} more"));
    }
    for (title, overlay) in [
        (
            "The first one's bodies in the second one's houses",
            &found.first_in_second,
        ),
        (
            "The second one's bodies in the first one's houses",
            &found.second_in_first,
        ),
    ] {
        if overlay.is_empty() {
            continue;
        }
        lines.push(format!("\n{title}"));
        for (body, house) in overlay {
            lines.push(format!("{:<14}{house}", words(body.name())));
        }
    }
    lines.join("\n") + "\n"
}
