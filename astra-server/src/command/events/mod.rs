//! `astra events`: what happens in the sky within a window.

mod almanac;
mod kinds;

use astra::{
    astro::almanac::Observer,
    core::{
        Error, Result,
        chart::{AspectKind, Body, Coordinates, Zodiac},
    },
};
use serde_json::{Value, json};

use super::shared::{EngineArgs, answer, json_line, lists, window};
use kinds::{Event, KINDS, Sky};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    engine: EngineArgs,

    /// The start of the window: a date (0 h universal time), an RFC 3339 timestamp or a Julian day.
    #[arg(long, value_name = "TIME")]
    from: String,

    /// Its end, which is not in it.
    #[arg(long, value_name = "TIME")]
    to: String,

    /// What to tell, with commas: ingress, station, aspect, lunation, eclipse, void_of_course, and with a place rise_set
    /// [default: every kind].
    #[arg(long, value_name = "KINDS")]
    kinds: Option<String>,

    /// Whose ingresses, stations and aspects, with commas [default: sun to pluto; of ingresses and aspects without the moon].
    #[arg(long, value_name = "NAMES")]
    bodies: Option<String>,

    /// The aspects among the bodies, with commas; major, minor and all stand for several [default: major].
    #[arg(long, value_name = "NAMES")]
    aspects: Option<String>,

    /// Where longitudes are counted from [default: tropical].
    #[arg(long, value_name = "ZODIAC")]
    zodiac: Option<String>,

    /// Latitude of a place in degrees, north positive: eclipses are then told as seen there.
    #[arg(long, value_name = "DEGREES", requires = "lon", allow_negative_numbers = true)]
    lat: Option<f64>,

    /// Its longitude in degrees, east positive.
    #[arg(long, value_name = "DEGREES", requires = "lat", allow_negative_numbers = true)]
    lon: Option<f64>,

    /// JSON instead of a list.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<()> {
    answer(args.json, || {
        let engine = args.engine.open()?;
        let sky = Sky {
            ephemeris: &**engine.ephemeris(),
            window: window::instant("from", &args.from)?..window::instant("to", &args.to)?,
            zodiac: match &args.zodiac {
                Some(written) => written.parse()?,
                None => Zodiac::Tropical,
            },
            bodies: match &args.bodies {
                Some(names) => Some(lists::bodies("bodies", &names.as_str().into())?),
                None => None,
            },
            aspects: match &args.aspects {
                Some(names) => lists::aspects("aspects", &names.as_str().into())?,
                None => AspectKind::MAJOR.to_vec(),
            },
            observer: match (args.lat, args.lon) {
                (Some(lat), Some(lon)) => Some(Observer::at_sea_level(Coordinates::new(lat, lon)?)),
                _ => None,
            },
        };
        let mut events = Vec::new();
        for kind in kinds(args)? {
            events.extend((kind.find)(&sky)?);
        }
        events.sort_by(|a, b| a.instant.jd_ut.0.total_cmp(&b.instant.jd_ut.0));
        if args.json {
            let events: Vec<Value> = events.into_iter().map(Event::into_json).collect();
            json_line(&json!({ "events": events }))
        } else {
            let line = |event: &Event| format!("{}  {}\n", event.instant.at.strftime("%Y-%m-%d %H:%M"), event.text);
            Ok(events.iter().map(line).chain(["Universal time\n".to_owned()]).collect())
        }
    })
}

fn kinds(args: &Args) -> Result<Vec<&'static kinds::Kind>> {
    let Some(names) = &args.kinds else {
        return Ok(KINDS.iter().filter(|kind| args.lat.is_some() || !kind.local).collect());
    };
    lists::texts("kinds", &names.as_str().into())?
        .iter()
        .map(|name| {
            KINDS.iter().find(|kind| kind.name == name).ok_or_else(|| {
                let known: Vec<_> = KINDS.iter().map(|kind| kind.name).collect();
                Error::invalid("kinds", name, &format!("kinds among {}", known.join(", ")))
            })
        })
        .collect()
}

/// The bodies of a kind of event where nobody named any.
fn planets(with_moon: bool) -> Vec<Body> {
    Body::NATAL
        .into_iter()
        .take(10)
        .filter(|body| with_moon || *body != Body::Moon)
        .collect()
}
