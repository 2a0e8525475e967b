//! `astra moon`: the Moon's phase, sign and course at an instant, and the lunations and eclipses to come.

use std::{io, path::PathBuf};

use astra::{
    astro::{
        almanac::{
            CrossingKind, HorizonOptions, Lunation, MoonPhase, Observer,
            eclipse::{self, EclipseOptions, LocalLunarEclipse, LocalSolarEclipse, LunarEclipse, SolarEclipse},
            horizon, moon,
            void_of_course::{self, MoonSign, VoidBodies, VoidOfCourse},
        },
        ephemeris::Ephemeris,
    },
    core::{
        Error, ErrorKind, Result,
        chart::{Body, Coordinates, Instant, JulianDayUt},
    },
};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use serde::Serialize;
use serde_json::{Map, Value};

use super::shared::{EngineArgs, answer, batch, colours, json_line, names};

/// What a request has.
const FIELDS: [&str; 5] = ["date", "zone", "lat", "lon", "void"];
/// Lunations that are told.
const LUNATIONS: usize = 4;
/// Days in which an eclipse of each kind comes for certain.
const ECLIPSES: f64 = 200.0;
/// Days in which one comes that a place sees.
const LOCAL_ECLIPSES: f64 = 3.0 * 365.25;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    engine: EngineArgs,

    #[command(flatten)]
    asked: Asked,

    /// JSON instead of a table.
    #[arg(long)]
    json: bool,

    /// Answers for JSON lines of a file or, with - or nothing, of the standard input, in their order: {"id", "date"?,
    /// "zone"?, "lat"?, "lon"?, "void"?}. A line that cannot be answered gets {"id", "error"} and leaves the exit code
    /// at 0.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    batch: Option<PathBuf>,
}

/// When and where.
#[derive(Clone, Debug, Default, clap::Args)]
struct Asked {
    /// The instant: a day, 2026-03-01 (its beginning), 2026-03-01T12:00 on the clocks of the zone, or an RFC 3339
    /// timestamp [default: now].
    #[arg(long, value_name = "TIME")]
    date: Option<String>,

    /// IANA time zone of the clocks [default: UTC].
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,

    /// Latitude in degrees, north positive: with a place, moonrise and moonset and the eclipses seen there.
    #[arg(long, value_name = "DEGREES", requires = "lon", allow_negative_numbers = true)]
    lat: Option<f64>,

    /// Longitude in degrees, east positive.
    #[arg(long, value_name = "DEGREES", requires = "lat", allow_negative_numbers = true)]
    lon: Option<f64>,

    /// The bodies whose aspects end the void course: traditional (to Saturn) or modern (to Pluto) [default: modern].
    #[arg(long, value_name = "BODIES", value_parser = names(["traditional", "modern"]))]
    void: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
struct Told {
    #[serde(flatten)]
    instant: Instant,
    zone: String,
    phase: MoonPhase,
    /// Her stay in her sign.
    sign: MoonSign,
    /// Whether she is void of course now.
    void_now: bool,
    /// The void course that she is in, or the next.
    #[serde(skip_serializing_if = "Option::is_none")]
    void_of_course: Option<VoidOfCourse>,
    lunations: Vec<Lunation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    solar_eclipse: Option<SolarEclipse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lunar_eclipse: Option<LunarEclipse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    here: Option<Here>,
}

/// What a place adds.
#[derive(Debug, Serialize)]
struct Here {
    moonrise: Option<Instant>,
    moonset: Option<Instant>,
    /// The next of those that the place sees.
    solar_eclipse: Option<LocalSolarEclipse>,
    lunar_eclipse: Option<LocalLunarEclipse>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<()> {
    if let Some(path) = &args.batch {
        args.asked.refuse_beside_batch()?;
        let engine = args.engine.open()?;
        return batch::run(path, args.json, |fields| {
            told(&**engine.ephemeris(), &Asked::read(fields)?)
        });
    }
    answer(args.json, || {
        let engine = args.engine.open()?;
        let told = told(&**engine.ephemeris(), &args.asked)?;
        if args.json {
            json_line(&told)
        } else {
            table(&told, colours(&io::stdout()))
        }
    })
}

impl Asked {
    /// A line of a batch.
    fn read(fields: &Map<String, Value>) -> Result<Self> {
        if let Some(unknown) = fields.keys().find(|name| !FIELDS.contains(&name.as_str())) {
            return Err(Error::invalid(
                "field",
                format_args!("{unknown:.40}"),
                &format!("one of {}", FIELDS.join(", ")),
            ));
        }
        let text = |name: &'static str| match fields.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(other) => Err(Error::invalid(name, other, "a string")),
        };
        let number = |name: &'static str| match fields.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => value
                .as_f64()
                .map(Some)
                .ok_or_else(|| Error::invalid(name, value, "a number")),
        };
        Ok(Self {
            date: text("date")?,
            zone: text("zone")?,
            lat: number("lat")?,
            lon: number("lon")?,
            void: text("void")?,
        })
    }

    /// Refuses flags of one answer beside a batch, whose lines say it themselves.
    fn refuse_beside_batch(&self) -> Result<()> {
        let given = [
            ("date", self.date.is_some()),
            ("zone", self.zone.is_some()),
            ("lat", self.lat.is_some()),
            ("lon", self.lon.is_some()),
            ("void", self.void.is_some()),
        ];
        match given.into_iter().find(|(_, given)| *given) {
            None => Ok(()),
            Some((name, _)) => Err(Error::invalid(
                "batch",
                format_args!("given beside --{name}"),
                "--batch alone: each line says its own",
            )),
        }
    }

    fn observer(&self) -> Result<Option<Observer>> {
        match (self.lat, self.lon) {
            (None, None) => Ok(None),
            (Some(lat), Some(lon)) => Ok(Some(Observer::at_sea_level(Coordinates::new(lat, lon)?))),
            (Some(_), None) => Err(Error::invalid("lon", "missing", "a longitude beside the latitude")),
            (None, Some(_)) => Err(Error::invalid("lat", "missing", "a latitude beside the longitude")),
        }
    }

    fn void(&self) -> Result<VoidBodies> {
        match self.void.as_deref() {
            None | Some("modern") => Ok(VoidBodies::Modern),
            Some("traditional") => Ok(VoidBodies::Traditional),
            Some(other) => Err(Error::invalid("void", other, "traditional or modern")),
        }
    }

    fn instant(&self, zone: &TimeZone) -> Result<Timestamp> {
        let Some(text) = self.date.as_deref() else {
            return Ok(Timestamp::now());
        };
        if let Ok(at) = text.parse::<Timestamp>() {
            return Ok(at);
        }
        let local = match text.parse::<Date>() {
            // A timestamp of the clocks parses as a date too.
            Ok(date) if !text.contains([':']) => Ok(date.at(0, 0, 0, 0)),
            _ => text.parse::<DateTime>(),
        };
        local
            .and_then(|at| zone.to_zoned(at))
            .map(|at| at.timestamp())
            .map_err(|cause| {
                let right = "a day as 2026-03-01, a time as 2026-03-01T12:00, or a timestamp as 2026-03-01T12:00:00Z";
                Error::invalid("date", text, right).caused_by(cause)
            })
    }
}

fn told(ephemeris: &dyn Ephemeris, asked: &Asked) -> Result<Told> {
    let zone = asked.zone.clone().unwrap_or_else(|| "UTC".to_owned());
    let clocks = astra::astro::time_zone(&zone)?;
    let at = JulianDayUt::from(asked.instant(&clocks)?);
    let instant = Instant::new(at)?;
    let observer = asked.observer()?;
    let phase = moon::phase(ephemeris, at)?;
    let within = |days: f64| at..JulianDayUt((at.0 + days).min(end(ephemeris).0).max(at.0));
    let sign = void_of_course::moon_signs(ephemeris, within(1.0))?
        .next()
        .ok_or_else(|| Error::new(ErrorKind::OutOfRange, "the ephemeris ends here").with("field", "date"))??;
    let mut voids = void_of_course::voids(ephemeris, asked.void()?, within(5.0))?;
    let void_of_course = voids.next().transpose()?;
    let lunations = moon::lunations(ephemeris, within(40.0))?
        .take(LUNATIONS)
        .collect::<Result<Vec<_>>>()?;
    let options = EclipseOptions::default();
    let solar_eclipse = eclipse::solar_eclipses(ephemeris, options, within(ECLIPSES))?
        .next()
        .transpose()?;
    let lunar_eclipse = eclipse::lunar_eclipses(ephemeris, options, within(ECLIPSES))?
        .next()
        .transpose()?;
    let here = observer
        .map(|observer| here(ephemeris, observer, within(1.1), within(LOCAL_ECLIPSES)))
        .transpose()?;
    Ok(Told {
        instant,
        zone,
        phase,
        sign,
        void_now: void_of_course.is_some_and(|void| void.start.jd_ut <= at),
        void_of_course,
        lunations,
        solar_eclipse,
        lunar_eclipse,
        here,
    })
}

/// The last instant to search up to.
fn end(ephemeris: &dyn Ephemeris) -> JulianDayUt {
    // A day before the end in terrestrial time is before it in any scale.
    JulianDayUt(ephemeris.description().range.end().0 - 1.0)
}

fn here(
    ephemeris: &dyn Ephemeris,
    observer: Observer,
    day: std::ops::Range<JulianDayUt>,
    years: std::ops::Range<JulianDayUt>,
) -> Result<Here> {
    let crossings = horizon::crossings(ephemeris, Body::Moon, observer, HorizonOptions::default(), day)?
        .collect::<Result<Vec<_>>>()?;
    let first = |kind| {
        crossings
            .iter()
            .find(|crossing| crossing.kind == kind)
            .map(|crossing| crossing.instant)
    };
    let options = EclipseOptions::default();
    let solar_eclipse = eclipse::local_solar_eclipses(ephemeris, options, observer, years.clone())?
        .next()
        .transpose()?
        .map(|(_, local)| local);
    let mut lunar_eclipse = None;
    for found in eclipse::lunar_eclipses(ephemeris, options, years)? {
        let local = eclipse::local_lunar(ephemeris, options, observer, &found?)?;
        if local.visible.is_some() {
            lunar_eclipse = Some(local);
            break;
        }
    }
    Ok(Here {
        moonrise: first(CrossingKind::Rise),
        moonset: first(CrossingKind::Set),
        solar_eclipse,
        lunar_eclipse,
    })
}

fn table(told: &Told, colours: bool) -> Result<String> {
    let zone = astra::astro::time_zone(&told.zone)?;
    let time = |instant: &Instant| instant.at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
    let faint = |text: String| match colours {
        true => format!("\x1b[2m{text}\x1b[0m"),
        false => text,
    };
    let phase = &told.phase;
    let mut lines = vec![
        format!("{} {}", time(&told.instant), told.zone),
        faint("tropical longitudes; times of the zone".into()),
        String::new(),
    ];
    let mut row = |name: &str, value: String| lines.push(format!("{name:<16}{value}"));
    row(
        "Phase",
        format!(
            "{}, {:.1}% lit, {:.1} days old",
            phase.name.name(),
            phase.illumination * 100.0,
            phase.age
        ),
    );
    row(
        "Moon",
        format!(
            "{:.2}° {}, until {}; {:.0} km away",
            phase.longitude - phase.sign.start(),
            phase.sign.name(),
            time(&told.sign.end),
            phase.distance
        ),
    );
    if let Some(void) = &told.void_of_course {
        let last = void.last_aspect.map_or_else(
            || "without an aspect in the sign".to_owned(),
            |aspect| format!("after {} {}", aspect.aspect.as_str(), aspect.body.name()),
        );
        let when = if told.void_now { "Void now" } else { "Void next" };
        row(when, format!("{} to {}, {last}", time(&void.start), time(&void.end)));
    }
    for lunation in &told.lunations {
        row(
            lunation.kind.name(),
            format!(
                "{} at {:.2}° {}",
                time(&lunation.instant),
                lunation.longitude - lunation.sign.start(),
                lunation.sign.name()
            ),
        );
    }
    if let Some(eclipse) = &told.solar_eclipse {
        row(
            "Solar eclipse",
            format!(
                "{}, {}, magnitude {:.3}, greatest at {:.1}, {:.1}",
                time(&eclipse.greatest),
                eclipse.kind.as_str(),
                eclipse.magnitude,
                eclipse.place.latitude(),
                eclipse.place.longitude()
            ),
        );
    }
    if let Some(eclipse) = &told.lunar_eclipse {
        row(
            "Lunar eclipse",
            format!(
                "{}, {}, magnitude {:.3}",
                time(&eclipse.greatest),
                eclipse.kind.as_str(),
                if eclipse.umbra.is_some() {
                    eclipse.umbral_magnitude
                } else {
                    eclipse.penumbral_magnitude
                }
            ),
        );
    }
    if let Some(here) = &told.here {
        let clock = |instant: &Option<Instant>| instant.as_ref().map_or_else(|| "-".to_owned(), time);
        row("Moonrise", clock(&here.moonrise));
        row("Moonset", clock(&here.moonset));
        if let Some(eclipse) = &here.solar_eclipse {
            row(
                "Solar, here",
                format!(
                    "{} to {}, {}, {:.0}% covered",
                    time(&eclipse.start.instant),
                    time(&eclipse.end.instant),
                    eclipse.kind.as_str(),
                    eclipse.obscuration * 100.0
                ),
            );
        }
        if let Some(eclipse) = &here.lunar_eclipse {
            row(
                "Lunar, here",
                format!(
                    "{} to {}, {}",
                    time(&eclipse.penumbral_start.instant),
                    time(&eclipse.penumbral_end.instant),
                    eclipse.visible.map_or("not seen", |kind| kind.as_str())
                ),
            );
        }
    }
    lines.push(String::new());
    Ok(lines.join("\n"))
}
