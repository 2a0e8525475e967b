//! What a chart and every statement about it rest on.

use serde::{Deserialize, Serialize};

use super::{AspectKind, Chart, HouseSystem, Lot, Orbs, Placement, Point, Sign, Transits, Zodiac};

/// What a chart was computed from, and how: enough to tell why another program differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Basis {
    /// The ephemeris that answered, with its version.
    pub ephemeris: String,
    /// The data it read, such as a file name.
    pub source: String,
    /// The bound of its error in arc seconds, over the years that the documentation of the ephemeris states.
    pub error_bound: f64,
    /// The universal time used, as a Julian day.
    pub jd_ut: f64,
    /// Terrestrial minus universal time in seconds.
    pub delta_t: f64,
    /// The true obliquity of the ecliptic in degrees.
    pub obliquity: f64,
    /// The model that delta T comes from.
    pub delta_t_model: String,
    /// The zodiac.
    pub zodiac: Zodiac,
    /// The house system used, where there are houses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub houses: Option<HouseSystem>,
    /// The orbs, in degrees.
    pub orbs: Orbs,
    /// How the instant was found.
    pub time: TimeBasis,
    /// The place, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceBasis>,
}

/// How an instant was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeBasis {
    /// The time as given, such as `1990-06-15T12:30 Europe/Rome`.
    pub given: String,
    /// The rule applied, in words: `julian day`, `universal time`, `zone`, `local mean time`, `fold: earlier`.
    pub rule: String,
    /// The offset from universal time in seconds, east positive, where a zone applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<i32>,
    /// The version of the zone data, where a zone applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tzdb: Option<String>,
}

/// The place of a chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceBasis {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Where the coordinates come from, where a gazetteer gave them.
    #[serde(default, flatten, skip_serializing_if = "Option::is_none")]
    pub origin: Option<PlaceOrigin>,
}

/// The entry of a gazetteer that coordinates come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceOrigin {
    /// The gazetteer's id of the place.
    pub id: String,
    /// The name, with region and country.
    pub name: String,
    /// The gazetteer, with its licence.
    pub source: String,
}

/// One fact of a chart or of its transits, by the id under which a statement cites it.
///
/// Ids: `natal.<point>` with a [`Point::as_str`] name, such as `natal.ascendant` or `natal.cusp_7`;
/// `natal.lot.<lot>`, `natal.aspect.<a>.<aspect>.<b>`, `transit.<body>`,
/// `transit.aspect.<body>.<aspect>.<natal point>`, and those of [`Chart::facts`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Citation {
    /// The id.
    pub id: String,
    /// The point that the fact is about; in transits, the body in the sky.
    pub body: Point,
    /// Its sign.
    pub sign: Sign,
    /// Its house, where the chart has houses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub house: Option<u8>,
    /// Its longitude, to 0.01 degrees.
    pub longitude: f64,
    /// The aspect, where the fact is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect: Option<AspectKind>,
    /// The other point of the aspect; in transits, the natal one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<Point>,
    /// The deviation from the exact angle, to 0.01 degrees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orb: Option<f64>,
    /// The orb within which the aspect counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<f64>,
    /// Further points that take part, as in a pattern.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Point>,
    /// The fact in words, where the fields above do not say it: `domicile, term`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
}

impl Citation {
    /// Where a point of a chart stands, under an id; None where the chart does not have the point.
    #[must_use]
    pub fn of_point(id: impl Into<String>, chart: &Chart, point: Point) -> Option<Self> {
        let id = id.into();
        if let Point::Body(body) = point {
            return Some(placed(&id, point, chart.bodies.get(&body)?));
        }
        let longitude = chart.longitude(point)?;
        Some(Self {
            id,
            body: point,
            sign: Sign::of(longitude),
            house: chart.house_of(longitude),
            longitude: hundredth(longitude),
            aspect: None,
            other: None,
            orb: None,
            limit: None,
            points: Vec::new(),
            says: None,
        })
    }
}

/// A chart and, where they were computed, its transits: what statements are made about and cite.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The natal chart.
    pub natal: &'a Chart,
    /// The sky of the moment against it.
    pub transits: Option<&'a Transits>,
}

impl Reading<'_> {
    /// The fact behind a basis id, or None where the chart has no such fact.
    ///
    /// Without a time of birth the fast bodies may have two signs: those placements still resolve, and
    /// [`Placement::sign_is_certain`] tells.
    #[must_use]
    pub fn resolve(&self, id: &str) -> Option<Citation> {
        self.of_chart(id)
            .or_else(|| self.natal.facts.iter().find(|fact| fact.id == id).cloned())
    }

    fn of_chart(&self, id: &str) -> Option<Citation> {
        match id.split('.').collect::<Vec<_>>().as_slice() {
            ["natal", point] => Citation::of_point(id, self.natal, Point::parse(point)?),
            ["natal", "lot", lot] => Citation::of_point(id, self.natal, Lot::parse(lot)?.into()),
            ["transit", body] => match Point::parse(body)? {
                Point::Body(body) => Some(placed(id, body.into(), self.transits?.bodies.get(&body)?)),
                _ => None,
            },
            ["natal", "aspect", a, aspect, b] => {
                let found = self.natal.aspects.iter().find(|found| {
                    found.a.as_str() == *a && found.b.as_str() == *b && found.aspect.as_str() == *aspect
                })?;
                let fact = Citation::of_point(id, self.natal, found.a)?;
                Some(with_aspect(fact, found.aspect, found.b, found.orb, found.limit))
            }
            ["transit", "aspect", body, aspect, natal] => {
                let transits = self.transits?;
                let found = transits.aspects.iter().find(|found| {
                    found.transiting.as_str() == *body
                        && found.natal.as_str() == *natal
                        && found.aspect.as_str() == *aspect
                })?;
                let fact = placed(id, found.transiting.into(), transits.bodies.get(&found.transiting)?);
                Some(with_aspect(fact, found.aspect, found.natal, found.orb, found.limit))
            }
            _ => None,
        }
    }
}

fn placed(id: &str, body: Point, placement: &Placement) -> Citation {
    Citation {
        id: id.to_owned(),
        body,
        sign: placement.sign,
        house: placement.house,
        longitude: hundredth(placement.longitude),
        aspect: None,
        other: None,
        orb: None,
        limit: None,
        points: Vec::new(),
        says: None,
    }
}

fn with_aspect(fact: Citation, aspect: AspectKind, other: Point, orb: f64, limit: f64) -> Citation {
    Citation {
        aspect: Some(aspect),
        other: Some(other),
        orb: Some(hundredth(orb)),
        limit: Some(limit),
        ..fact
    }
}

fn hundredth(degrees: f64) -> f64 {
    (degrees * 100.0).round() / 100.0
}
