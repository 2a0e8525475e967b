//! Chart requests as JSON, the form of `astra chart --batch` and of every binding.

use jiff::civil;
use serde::Deserialize as _;
use serde_json::{Map, Value};

use super::{
    AspectKind, Body, BodySet, Calendar, ChartOptions, ChartRequest, Coordinates, Fold, JulianDayTt, JulianDayUt,
    Moment, Orbs, Point, PolarPolicy, StarChoice, named::unknown,
};
use crate::{Error, PlaceResolver, Result};

const FIELDS: [&str; 17] = [
    "jd_ut",
    "jd_tt",
    "at",
    "zone",
    "fold",
    "calendar",
    "uncertainty_minutes",
    "lat",
    "lon",
    "zodiac",
    "houses",
    "polar",
    "bodies",
    "stars",
    "aspects",
    "points",
    "orbs",
];

impl ChartRequest {
    /// Reads `{"jd_ut" | "jd_tt" + "jd_ut"? | "at" + "zone", "fold"?, "calendar"?, "uncertainty_minutes"?, "lat"?, "lon"?, "zodiac"?,
    /// "houses"?, "polar"?, "bodies"?, "stars"?, "aspects"?, "points"?, "orbs"?}`.
    ///
    /// `bodies` is a list of names; `stars` is a list of names or a limit of magnitude. `at` is
    /// `YYYY-MM-DDTHH:MM[:SS]`, or `YYYY-MM-DD` where the time is unknown; `calendar` says which one it is in,
    /// `gregorian` by default. `jd_tt` is terrestrial time; with `jd_ut` beside it, delta T is their difference.
    ///
    /// # Errors
    /// [`crate::ErrorKind::InvalidInput`] naming the field, its value and what would be right.
    pub fn from_json(fields: &Map<String, Value>) -> Result<Self> {
        if let Some(unknown) = fields.keys().find(|key| !FIELDS.contains(&key.as_str())) {
            return Err(Error::new(
                crate::ErrorKind::InvalidInput,
                format!("unknown field {unknown:.40?}: expected one of {}", FIELDS.join(", ")),
            )
            .with("field", unknown));
        }
        Ok(Self {
            moment: moment(fields)?,
            uncertainty_minutes: uncertainty(fields)?,
            place: place(fields)?,
            origin: None,
            options: options(fields)?,
        })
    }
}

impl ChartRequest {
    /// Reads a request that may name its place: `"place"` instead of `lat`, `lon` and, beside `at`, of `zone`. What
    /// the gazetteer says of the place goes into the basis.
    ///
    /// # Errors
    /// As [`ChartRequest::from_json`] and [`PlaceResolver::resolve`].
    pub fn from_json_with(fields: &Map<String, Value>, places: &(impl PlaceResolver + ?Sized)) -> Result<Self> {
        let Some(named) = present(fields, "place") else {
            return Self::from_json(fields);
        };
        for other in ["lat", "lon"] {
            if present(fields, other).is_some() {
                return Err(Error::invalid(
                    "place",
                    format_args!("given beside {other}"),
                    "either place, or lat with lon",
                ));
            }
        }
        let place = places.resolve(text("place", named)?)?;
        let mut fields = fields.clone();
        fields.remove("place");
        fields.insert("lat".into(), place.coordinates.latitude().into());
        fields.insert("lon".into(), place.coordinates.longitude().into());
        if present(&fields, "at").is_some() && present(&fields, "zone").is_none() {
            fields.insert("zone".into(), place.zone.clone().into());
        }
        let mut request = Self::from_json(&fields)?;
        request.origin = Some(place.origin(places.source()));
        Ok(request)
    }
}

/// Delta T was never more than this in days, nor will be for two thousand years.
const LARGEST_DELTA_T: f64 = 0.1;

fn moment(fields: &Map<String, Value>) -> Result<Moment> {
    const EXPECTED: &str = "jd_ut, jd_tt, or at with zone";
    let days = ["jd_ut", "jd_tt"].map(|name| present(fields, name).map(|value| (name, value)));
    let scale = days.iter().flatten().next();
    match (scale, present(fields, "at")) {
        (Some((name, _)), Some(_)) => Err(Error::invalid("at", format_args!("given beside {name}"), EXPECTED)),
        (None, None) => Err(Error::invalid("jd_ut", "missing", EXPECTED)),
        (Some((name, _)), None) => {
            for civil_only in ["zone", "fold", "calendar"] {
                if present(fields, civil_only).is_some() {
                    return Err(Error::invalid(
                        name,
                        format_args!("given beside {civil_only}"),
                        "a Julian day without it: it is universal or terrestrial time",
                    ));
                }
            }
            let [jd_ut, jd_tt] = days.map(|day| day.map(|(name, value)| number(name, value)).transpose());
            match (jd_ut?, jd_tt?) {
                (Some(jd_ut), None) => Ok(Moment::JulianDay(JulianDayUt(jd_ut))),
                (Some(jd_ut), Some(jd_tt)) if (jd_tt - jd_ut).abs() > LARGEST_DELTA_T => Err(Error::invalid(
                    "jd_tt",
                    jd_tt,
                    "terrestrial time of the same instant as jd_ut: within 0.1 days of it",
                )),
                (jd_ut, Some(jd_tt)) => Ok(Moment::Terrestrial {
                    jd_tt: JulianDayTt(jd_tt),
                    jd_ut: jd_ut.map(JulianDayUt),
                }),
                (None, None) => Err(Error::invalid("jd_ut", "missing", EXPECTED)),
            }
        }
        (None, Some(value)) => {
            let calendar = present(fields, "calendar")
                .map(|value| {
                    choice(
                        "calendar",
                        value,
                        &Calendar::ALL.map(|calendar| (calendar.as_str(), calendar)),
                    )
                })
                .transpose()?
                .unwrap_or_default();
            let (date, time) = civil_moment(text("at", value)?, calendar)?;
            let zone = present(fields, "zone")
                .ok_or_else(|| Error::invalid("zone", "missing", "an IANA time zone, such as Asia/Kolkata"))?;
            let fold = present(fields, "fold")
                .map(|value| choice("fold", value, &[("earlier", Fold::Earlier), ("later", Fold::Later)]))
                .transpose()?;
            Ok(Moment::Civil {
                date,
                time,
                zone: text("zone", zone)?.to_owned(),
                fold,
                calendar,
            })
        }
    }
}

/// Reads `YYYY-MM-DDTHH:MM[:SS]` or `YYYY-MM-DD` in a calendar.
fn civil_moment(at: &str, calendar: Calendar) -> Result<(civil::Date, Option<civil::Time>)> {
    let wrong = || {
        Error::invalid(
            "at",
            at,
            "YYYY-MM-DDTHH:MM[:SS], or YYYY-MM-DD where the time is unknown",
        )
    };
    let (date, time) = match at.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (at, None),
    };
    let mut parts = date.split('-').map(digits);
    let date = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(Some(year)), Some(Some(month)), Some(Some(day)), None) if date.len() == 10 => {
            let small = |number: i16| i8::try_from(number).unwrap_or_default();
            calendar
                .date(year, small(month), small(day))
                .map_err(|cause| wrong().with("calendar", calendar.as_str()).caused_by(cause))?
        }
        _ => return Err(wrong()),
    };
    let time = time
        .map(|time| {
            civil::Time::strptime(if time.len() > 5 { "%H:%M:%S" } else { "%H:%M" }, time)
                .map_err(|cause| wrong().caused_by(cause))
        })
        .transpose()?;
    Ok((date, time))
}

/// A number without sign or spaces, of at most four digits.
fn digits(text: &str) -> Option<i16> {
    (text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn uncertainty(fields: &Map<String, Value>) -> Result<Option<f64>> {
    let Some(value) = present(fields, "uncertainty_minutes") else {
        return Ok(None);
    };
    let minutes = number("uncertainty_minutes", value)?;
    check_uncertainty(minutes)?;
    if present(fields, "at")
        .and_then(Value::as_str)
        .is_some_and(|at| !at.contains(['T', ' ']))
    {
        return Err(Error::invalid(
            "uncertainty_minutes",
            "given beside a date without a time",
            "a time in at: without one, the whole day is looked at",
        ));
    }
    Ok(Some(minutes))
}

/// Refuses what is no uncertainty of a time.
///
/// # Errors
/// [`crate::ErrorKind::InvalidInput`] naming `uncertainty_minutes`.
pub fn check_uncertainty(minutes: f64) -> Result<()> {
    if (0.0..=720.0).contains(&minutes) {
        return Ok(());
    }
    Err(Error::invalid(
        "uncertainty_minutes",
        minutes,
        "from 0 to 720 minutes either way; where nothing is known of the time, give the date alone",
    ))
}

fn place(fields: &Map<String, Value>) -> Result<Option<Coordinates>> {
    match (present(fields, "lat"), present(fields, "lon")) {
        (None, None) => Ok(None),
        (Some(_), None) => Err(Error::invalid("lon", "missing", "a longitude beside the latitude")),
        (None, Some(_)) => Err(Error::invalid("lat", "missing", "a latitude beside the longitude")),
        (Some(lat), Some(lon)) => Coordinates::new(number("lat", lat)?, number("lon", lon)?).map(Some),
    }
}

fn options(fields: &Map<String, Value>) -> Result<ChartOptions> {
    let mut options = ChartOptions::default();
    if let Some(value) = present(fields, "zodiac") {
        options.zodiac = text("zodiac", value)?.parse()?;
    }
    if let Some(value) = present(fields, "houses") {
        options.houses = text("houses", value)?.parse()?;
    }
    if let Some(value) = present(fields, "bodies") {
        options.bodies = list("bodies", value)?
            .map(|name| text("bodies", name)?.parse::<Body>())
            .collect::<Result<BodySet>>()?;
    }
    if let Some(value) = present(fields, "stars") {
        options.stars = match value.as_f64() {
            Some(limit) => StarChoice::Magnitude(limit),
            None => StarChoice::Named(
                list("stars", value)?
                    .map(|name| text("stars", name).map(str::to_owned))
                    .collect::<Result<_>>()?,
            ),
        };
    }
    if let Some(value) = present(fields, "polar") {
        options.polar = choice(
            "polar",
            value,
            &PolarPolicy::ALL.map(|policy| (policy.as_str(), policy)),
        )?;
    }
    options.read_aspects(fields)?;
    Ok(options)
}

impl ChartOptions {
    /// Reads which aspects are sought, between which points and how wide, as far as the fields say: `"aspects"`, a list of
    /// names, `"major"` or `"all"`; `"points"`, a list of names; `"orbs"`, a map as [`Orbs`] has it, or one of `"natal"`,
    /// `"natal_with_minor"` and `"lilly"`. Aspects that the orbs do not have get the usual ones.
    ///
    /// # Errors
    /// [`crate::ErrorKind::InvalidInput`] naming the field, its value and what would be right.
    pub fn read_aspects(&mut self, fields: &Map<String, Value>) -> Result<()> {
        if let Some(value) = present(fields, "orbs") {
            self.orbs = orbs(value)?;
        }
        if let Some(value) = present(fields, "aspects") {
            let wanted = match value.as_str() {
                Some("major") => AspectKind::MAJOR.to_vec(),
                Some("all") => AspectKind::ALL.to_vec(),
                _ => list("aspects", value)?
                    .map(|name| aspect(text("aspects", name)?))
                    .collect::<Result<_>>()?,
            };
            self.orbs = self.orbs.only(&wanted);
        }
        if let Some(value) = present(fields, "points") {
            let mut points = Vec::new();
            for name in list("points", value)? {
                let point = point(text("points", name)?)?;
                if !points.contains(&point) {
                    points.push(point);
                }
            }
            self.points = points.into();
        }
        Ok(())
    }
}

fn orbs(value: &Value) -> Result<Orbs> {
    const NAMED: [(&str, Orbs); 3] = [
        ("natal", Orbs::NATAL),
        ("natal_with_minor", Orbs::NATAL_WITH_MINOR),
        ("lilly", Orbs::LILLY),
    ];
    if value.is_string() {
        return choice("orbs", value, &NAMED);
    }
    Orbs::deserialize(value).map_err(|cause| {
        Error::invalid(
            "orbs",
            &cause,
            "a map from aspects to degrees, such as {\"square\": 6}, or natal, natal_with_minor or lilly",
        )
        .caused_by(cause)
    })
}

fn aspect(name: &str) -> Result<AspectKind> {
    AspectKind::parse(name).ok_or_else(|| unknown("aspects", name, &AspectKind::ALL.map(AspectKind::as_str)))
}

fn point(name: &str) -> Result<Point> {
    Point::parse(name).ok_or_else(|| {
        let names: Vec<_> = Point::all().map(Point::as_str).collect();
        unknown("points", name, &names)
    })
}

/// A field that is there and not null.
fn present<'a>(fields: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    fields.get(name).filter(|value| !value.is_null())
}

fn number(field: &'static str, value: &Value) -> Result<f64> {
    value.as_f64().ok_or_else(|| Error::invalid(field, value, "a number"))
}

fn text<'a>(field: &'static str, value: &'a Value) -> Result<&'a str> {
    value.as_str().ok_or_else(|| Error::invalid(field, value, "a string"))
}

fn list<'a>(field: &'static str, value: &'a Value) -> Result<impl Iterator<Item = &'a Value>> {
    value
        .as_array()
        .map(|names| names.iter())
        .ok_or_else(|| Error::invalid(field, value, "a list of names"))
}

fn choice<T: Copy>(field: &'static str, value: &Value, known: &[(&str, T)]) -> Result<T> {
    let name = text(field, value)?;
    known
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, choice)| *choice)
        .ok_or_else(|| {
            let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
            unknown(field, name, &names)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<ChartRequest> {
        let Value::Object(fields) = serde_json::from_str(json).unwrap() else {
            panic!("an object")
        };
        ChartRequest::from_json(&fields)
    }

    #[test]
    fn a_date_alone_means_that_the_time_is_unknown() {
        let request = read(r#"{"at":"1990-06-15","zone":"Europe/Rome","lat":41.9,"lon":12.5}"#).unwrap();
        assert!(matches!(request.moment, Moment::Civil { time: None, .. }));
    }

    #[test]
    fn terrestrial_time_may_stand_alone_or_beside_universal_time() {
        let moment = |json: &str| read(json).unwrap().moment;
        assert_eq!(moment(r#"{"jd_tt":2451545.5}"#), JulianDayTt(2_451_545.5).into());
        assert_eq!(
            moment(r#"{"jd_ut":2451545.5,"jd_tt":2451545.5007}"#),
            Moment::Terrestrial {
                jd_tt: JulianDayTt(2_451_545.500_7),
                jd_ut: Some(JulianDayUt(2_451_545.5)),
            }
        );
    }

    #[test]
    fn a_day_of_the_julian_calendar_becomes_the_gregorian_one() {
        let request = read(r#"{"at":"1900-02-29T06:00","zone":"Europe/Moscow","calendar":"julian"}"#).unwrap();
        let Moment::Civil { date, calendar, .. } = request.moment else {
            panic!("civil")
        };
        assert_eq!((date, calendar), (civil::date(1900, 3, 13), Calendar::Julian));
    }

    #[test]
    fn aspects_points_and_orbs_are_as_asked() {
        let options = |json: &str| read(json).unwrap().options;
        assert_eq!(options(r#"{"jd_ut":1}"#).orbs, Orbs::NATAL);
        let asked = options(
            r#"{"jd_ut":1,"aspects":["square","quincunx"],"points":["sun","lot_fortune","sun"],"orbs":{"square":3}}"#,
        );
        let sought: Vec<_> = asked.orbs.sought().collect();
        assert_eq!(sought, [(AspectKind::Square, 3.0), (AspectKind::Quincunx, 2.0)]);
        assert_eq!(
            *asked.points,
            [Point::Body(Body::Sun), Point::Lot(crate::chart::Lot::Fortune)]
        );
        assert_eq!(options(r#"{"jd_ut":1,"aspects":"all"}"#).orbs, Orbs::NATAL_WITH_MINOR);
        assert_eq!(options(r#"{"jd_ut":1,"orbs":"lilly"}"#).orbs, Orbs::LILLY);
    }

    #[test]
    fn each_wrong_field_is_named() {
        for (json, field) in [
            (r#"{}"#, "jd_ut"),
            (r#"{"jd_ut":"x"}"#, "jd_ut"),
            (r#"{"jd_ut":1,"at":"1990-06-15"}"#, "at"),
            (r#"{"jd_ut":1,"zone":"UTC"}"#, "jd_ut"),
            (r#"{"jd_tt":1,"zone":"UTC"}"#, "jd_tt"),
            (r#"{"jd_tt":"x"}"#, "jd_tt"),
            (r#"{"jd_tt":1,"at":"1990-06-15"}"#, "at"),
            (r#"{"jd_ut":2451545,"jd_tt":2451545.2}"#, "jd_tt"),
            (r#"{"at":"1990-06-15T12:30"}"#, "zone"),
            (r#"{"at":"15.6.1990","zone":"UTC"}"#, "at"),
            (r#"{"at":"1990-02-30","zone":"UTC"}"#, "at"),
            (r#"{"at":"1990-06-15T25:00","zone":"UTC"}"#, "at"),
            (r#"{"jd_ut":1,"lat":91,"lon":0}"#, "lat"),
            (r#"{"jd_ut":1,"lat":1,"lon":181}"#, "lon"),
            (r#"{"jd_ut":1,"lat":1}"#, "lon"),
            (r#"{"jd_ut":1,"houses":"placidos"}"#, "houses"),
            (r#"{"jd_ut":1,"zodiac":7}"#, "zodiac"),
            (r#"{"jd_ut":1,"polar":""}"#, "polar"),
            (r#"{"jd_ut":1,"latitude":3}"#, "latitude"),
            (r#"{"jd_ut":1,"aspects":["trigon"]}"#, "aspects"),
            (r#"{"jd_ut":1,"aspects":"none"}"#, "aspects"),
            (r#"{"jd_ut":1,"points":["vertexx"]}"#, "points"),
            (r#"{"jd_ut":1,"orbs":{"square":"wide"}}"#, "orbs"),
            (r#"{"jd_ut":1,"orbs":"narrow"}"#, "orbs"),
            (r#"{"at":"1990-06-15","zone":"UTC","fold":"first"}"#, "fold"),
            (r#"{"at":"1990-6-15","zone":"UTC"}"#, "at"),
            (r#"{"at":"1990-06-+5","zone":"UTC"}"#, "at"),
            (r#"{"at":"1900-02-29","zone":"UTC"}"#, "at"),
            (r#"{"at":"1900-02-30","zone":"UTC","calendar":"julian"}"#, "at"),
            (r#"{"at":"1900-02-29","zone":"UTC","calendar":"old"}"#, "calendar"),
            (r#"{"jd_ut":1,"calendar":"julian"}"#, "jd_ut"),
            (r#"{"jd_ut":1,"uncertainty_minutes":-1}"#, "uncertainty_minutes"),
            (r#"{"jd_ut":1,"uncertainty_minutes":721}"#, "uncertainty_minutes"),
            (
                r#"{"at":"1990-06-15","zone":"UTC","uncertainty_minutes":5}"#,
                "uncertainty_minutes",
            ),
        ] {
            let error = read(json).unwrap_err();
            assert_eq!(
                (error.kind(), error.field()),
                (crate::ErrorKind::InvalidInput, Some(field)),
                "{json}"
            );
        }
    }
}
