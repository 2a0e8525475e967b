//! `astra returns`: when a body stands again where it stood at birth, with the chart of that moment.

use astra::{
    astro::search::{Return, returns},
    core::{
        Error, Result,
        chart::{Body, Chart, ChartEngine as _, ChartRequest, Coordinates, JulianDayUt, Moment, Point},
    },
};
use jiff::civil;
use serde::Serialize;

use super::{
    chart,
    shared::{Birth, EngineArgs, answer, colours, json_line, lists, window},
};

/// Charts of one answer at most.
const MOST: usize = 1500;

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("when").required(true).args(["year", "from"]))]
pub(super) struct Args {
    #[command(flatten)]
    birth: Birth,

    #[command(flatten)]
    engine: EngineArgs,

    /// The body that returns: sun for solar returns, moon for lunar ones, or any other.
    #[arg(long, value_name = "NAME", default_value = "sun")]
    body: String,

    /// The year, of the Gregorian calendar, in which it returns.
    #[arg(long, value_name = "YEAR", allow_negative_numbers = true)]
    year: Option<i16>,

    /// The start of a window, instead of a year: a date (0 h universal time), an RFC 3339 timestamp or a Julian day.
    #[arg(long, value_name = "TIME", requires = "to")]
    from: Option<String>,

    /// Its end, which is not in it.
    #[arg(long, value_name = "TIME", requires = "from")]
    to: Option<String>,

    /// Latitude of the place that the charts of the returns are cast for [default: the birth's].
    #[arg(long, value_name = "DEGREES", requires = "return_lon", allow_negative_numbers = true)]
    return_lat: Option<f64>,

    /// Its longitude.
    #[arg(long, value_name = "DEGREES", requires = "return_lat", allow_negative_numbers = true)]
    return_lon: Option<f64>,

    /// JSON instead of tables.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Found {
    returns: Vec<WithChart>,
}

#[derive(Serialize)]
struct WithChart {
    #[serde(flatten)]
    found: Return,
    chart: Chart,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<()> {
    answer(args.json, || {
        let found = args.find()?;
        if args.json {
            return json_line(&Found { returns: found });
        }
        let mut text = String::new();
        for WithChart { found, chart } in &found {
            let series = match found.passes {
                1 => String::new(),
                passes => format!(", pass {} of {passes}", found.pass),
            };
            text.push_str(&format!(
                "{} returns {} UT{series}\n",
                found.body.name(),
                found.instant.at
            ));
            text.push_str(&chart::table(chart, colours(&std::io::stdout())));
            text.push('\n');
        }
        if found.is_empty() {
            text.push_str("No return in the window.\n");
        }
        Ok(text)
    })
}

impl Args {
    fn find(&self) -> Result<Vec<WithChart>> {
        let engine = self.engine.open()?;
        let body = single(&self.body)?;
        let mut request = self.birth.request()?;
        request.options.bodies = request.options.bodies.with(body);
        let natal = engine.natal(&request)?;
        let longitude = natal
            .longitude(Point::Body(body))
            .ok_or_else(|| Error::invalid("body", &self.body, "a body of the natal chart"))?;
        let place = match (self.return_lat, self.return_lon) {
            (Some(latitude), Some(longitude)) => Some(Coordinates::new(latitude, longitude)?),
            _ => request.place,
        };
        let window = match (self.year, &self.from, &self.to) {
            (Some(year), ..) => first_of(year)?..first_of(year.saturating_add(1))?,
            (None, Some(from), Some(to)) => window::instant("from", from)?..window::instant("to", to)?,
            _ => return Err(Error::invalid("from", "missing", "a year, or from and to")),
        };
        let mut all = Vec::new();
        for found in returns(engine.ephemeris(), body, longitude, request.options.zodiac, window)? {
            let found = found?;
            if all.len() == MOST {
                return Err(Error::too_large("returns", MOST + 1, MOST, "charts at least"));
            }
            let chart = engine.natal(&ChartRequest {
                moment: Moment::JulianDay(found.instant.jd_ut),
                uncertainty_minutes: None,
                place,
                ..request.clone()
            })?;
            all.push(WithChart { found, chart });
        }
        Ok(all)
    }
}

fn single(name: &str) -> Result<Body> {
    match lists::bodies("body", &name.into())?.as_slice() {
        [body] => Ok(*body),
        _ => Err(Error::invalid("body", name, "one body")),
    }
}

fn first_of(year: i16) -> Result<JulianDayUt> {
    civil::Date::new(year, 1, 1)
        .and_then(|date| date.to_zoned(jiff::tz::TimeZone::UTC))
        .map(|midnight| JulianDayUt::from(midnight.timestamp()))
        .map_err(|cause| Error::invalid("year", year, "a year of the civil calendar").caused_by(cause))
}
