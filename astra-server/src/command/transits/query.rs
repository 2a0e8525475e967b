//! A search for transits as JSON: the line of a batch, and what the flags say.

use astra::{
    astro::search::{HouseIngress, TransitHits, house_ingresses},
    core::{
        Error, ErrorKind, Result,
        chart::{
            AspectKind, Body, Chart, ChartEngine as _, HouseNumber, NatalPoint, Orbs, Point, TransitHit, TransitSearch,
        },
    },
};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::command::shared::{Engine, lists, request, window};

const FIELDS: [&str; 9] = [
    "natal",
    "from",
    "to",
    "bodies",
    "aspects",
    "points",
    "orb",
    "near_miss",
    "house_ingresses",
];

/// Turns that come within so many degrees of exact are told as near misses unless somebody asks otherwise.
const NEAR_MISS: f64 = 0.1;

/// What a search found.
#[derive(Debug, Serialize)]
pub(super) struct Found {
    /// The exact transits.
    pub(super) hits: Vec<TransitHit>,
    /// Turns just short of exact: no hits.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) near_misses: Vec<TransitHit>,
    /// Where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) house_ingresses: Option<Vec<HouseIngress>>,
}

/// Searches as the fields ask: `{"natal", "from", "to", "bodies"?, "aspects"?, "points"?, "orb"?, "near_miss"?,
/// "house_ingresses"?}`.
pub(super) fn answer(engine: &Engine, fields: &Map<String, Value>) -> Result<Found> {
    if let Some(unknown) = fields.keys().find(|key| !FIELDS.contains(&key.as_str())) {
        return Err(Error::new(
            ErrorKind::InvalidInput,
            format!("unknown field {unknown:.40?}: expected one of {}", FIELDS.join(", ")),
        )
        .with("field", unknown));
    }
    let present = |name: &str| fields.get(name).filter(|value| !value.is_null());
    let window = window::window(fields)?;
    let chart = match fields.get("natal") {
        Some(Value::Object(natal)) => {
            let mut request = request(natal)?;
            for body in present("points").into_iter().flat_map(named_bodies) {
                request.options.bodies = request.options.bodies.with(body);
            }
            engine.natal(&request)?
        }
        Some(other) => return Err(Error::invalid("natal", other, "the object of a birth")),
        None => return Err(Error::invalid("natal", "missing", "the object of a birth")),
    };
    let mut search = TransitSearch::new(&chart, window);
    if let Some(value) = present("bodies") {
        search.bodies = lists::bodies("bodies", value)?;
    }
    if let Some(value) = present("points") {
        search.points = points(&chart, value)?;
    }
    let orb = present("orb").map(|value| number("orb", value)).transpose()?;
    let aspects = match present("aspects") {
        Some(value) => lists::aspects("aspects", value)?,
        None => AspectKind::MAJOR.to_vec(),
    };
    let default = |aspect: AspectKind| Orbs::TRANSIT.of(aspect).unwrap_or(1.0);
    search.orbs = aspects.iter().fold(Orbs::NONE, |orbs, aspect| {
        orbs.with(*aspect, orb.unwrap_or(default(*aspect)))
    });
    search.near_miss = Some(match present("near_miss") {
        Some(value) => number("near_miss", value)?,
        None => NEAR_MISS,
    });
    let ingresses = match present("house_ingresses") {
        Some(Value::Bool(wanted)) => *wanted,
        Some(other) => return Err(Error::invalid("house_ingresses", other, "true or false")),
        None => false,
    };
    let mut found = Found {
        hits: Vec::new(),
        near_misses: Vec::new(),
        house_ingresses: None,
    };
    for hit in TransitHits::new(engine.ephemeris(), &search)? {
        let hit = hit?;
        if found.hits.len() + found.near_misses.len() == search.limit {
            return Err(Error::too_large(
                "hits",
                search.limit + 1,
                search.limit,
                "transits at least",
            ));
        }
        match hit.near_miss {
            None => found.hits.push(hit),
            Some(_) => found.near_misses.push(hit),
        }
    }
    if ingresses {
        let cusps = chart.cusps.as_ref().ok_or_else(|| {
            Error::invalid(
                "house_ingresses",
                true,
                "a birth with time and place: without them there are no houses",
            )
        })?;
        let each = house_ingresses(engine.ephemeris(), &search.bodies, cusps, search.zodiac, &search.window)?;
        found.house_ingresses = Some(each.collect::<Result<_>>()?);
    }
    Ok(found)
}

/// The bodies among the points, for the chart to have them.
fn named_bodies(points: &Value) -> Vec<Body> {
    match points {
        Value::Array(list) => list.iter().flat_map(named_bodies).collect(),
        Value::String(names) => names.split(',').filter_map(|name| name.trim().parse().ok()).collect(),
        _ => Vec::new(),
    }
}

fn number(field: &'static str, value: &Value) -> Result<f64> {
    value
        .as_f64()
        .ok_or_else(|| Error::invalid(field, value, "a number of degrees"))
}

/// Names of points of the chart, `cusps` for all twelve, or `{"name", "longitude"}` for any other longitude.
fn points(chart: &Chart, value: &Value) -> Result<Vec<NatalPoint>> {
    let list = match value {
        Value::Array(list) => list.clone(),
        other => lists::texts("points", other)?.into_iter().map(Value::String).collect(),
    };
    let mut points = Vec::new();
    for item in &list {
        match item {
            Value::String(name) if name == "cusps" => {
                for house in HouseNumber::ALL {
                    points.push(of_chart(chart, Point::Cusp(house))?);
                }
            }
            Value::String(name) => {
                let point = Point::parse(name).ok_or_else(|| {
                    Error::invalid(
                        "points",
                        name,
                        "points such as sun, ascendant, cusp_7, lot_fortune, or cusps",
                    )
                })?;
                points.push(of_chart(chart, point)?);
            }
            Value::Object(own) => {
                let name = own.get("name").and_then(Value::as_str);
                let longitude = own.get("longitude").and_then(Value::as_f64);
                let (Some(name), Some(longitude), 2) = (name, longitude, own.len()) else {
                    return Err(Error::invalid("points", item, r#"a name, or {"name", "longitude"}"#));
                };
                points.push(NatalPoint::new(name, longitude));
            }
            other => return Err(Error::invalid("points", other, r#"a name, or {"name", "longitude"}"#)),
        }
    }
    Ok(points)
}

fn of_chart(chart: &Chart, point: Point) -> Result<NatalPoint> {
    NatalPoint::of(chart, point).ok_or_else(|| {
        Error::invalid(
            "points",
            point.as_str(),
            "points that the chart has: angles, cusps and lots want a time and a place of birth",
        )
    })
}
