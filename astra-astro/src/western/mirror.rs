//! Mirrors: antiscia across the solstices, parallels across the equator.

use astra_core::chart::{Body, Chart, Point, Zodiac};
use serde::{Deserialize, Serialize};

use crate::angle::{arc, normalize, sin_cos};

/// Two points that mirror each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mirrored {
    /// The point that stands first in the order of tables.
    pub a: Point,
    /// The other.
    pub b: Point,
    /// How.
    pub mirror: Mirror,
    /// The deviation from exact, in degrees, never negative.
    pub orb: f64,
}

/// The line across which two points mirror each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mirror {
    /// Across the solstices, 0 Cancer to 0 Capricorn: days of equal length (Firmicus Maternus, *Mathesis* II.29).
    Antiscion,
    /// Across the equinoxes: the opposition of the antiscion.
    ContraAntiscion,
    /// The same declination on the same side of the equator.
    Parallel,
    /// The same declination on opposite sides of it.
    ContraParallel,
}

impl Mirror {
    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Antiscion => "antiscion",
            Self::ContraAntiscion => "contra_antiscion",
            Self::Parallel => "parallel",
            Self::ContraParallel => "contra_parallel",
        }
    }
}

/// The antiscion of a tropical longitude, in degrees.
#[must_use]
pub fn antiscion(longitude: f64) -> f64 {
    normalize(180.0 - longitude)
}

/// The contra-antiscion of a tropical longitude, in degrees.
#[must_use]
pub fn contra_antiscion(longitude: f64) -> f64 {
    normalize(-longitude)
}

/// The points of a chart that stand on each other's antiscion or contra-antiscion, tightest first. The solstices are
/// those of the sky, whatever the zodiac of the chart.
#[must_use]
pub fn antiscia(chart: &Chart, points: &[Point], orb: f64) -> Vec<Mirrored> {
    let at = |point: Point| Some(tropical(chart, settled(chart, point)?));
    pairs(points, |a, b| {
        let (a, b) = (at(a)?, at(b)?);
        let found = [
            (Mirror::Antiscion, arc(antiscion(a), b).abs()),
            (Mirror::ContraAntiscion, arc(contra_antiscion(a), b).abs()),
        ];
        nearest(found, orb)
    })
}

/// The points of a chart in the same declination, on one side of the equator or on both, tightest first.
#[must_use]
pub fn parallels(chart: &Chart, points: &[Point], orb: f64) -> Vec<Mirrored> {
    let at = |point: Point| {
        settled(chart, point)?;
        declination(chart, point)
    };
    pairs(points, |a, b| {
        let (a, b) = (at(a)?, at(b)?);
        let found = [
            (Mirror::Parallel, (a - b).abs()),
            (Mirror::ContraParallel, (a + b).abs()),
        ];
        nearest(found, orb)
    })
}

/// The declination of a point of a chart in degrees, north positive; that of the ecliptic where the point has no body.
#[must_use]
pub fn declination(chart: &Chart, point: Point) -> Option<f64> {
    let of = |body: Body| chart.bodies.get(&body).map(|placement| placement.declination);
    match point {
        Point::Body(body) => of(body),
        Point::MeanSouthNode => of(Body::MeanNode).map(|declination| -declination),
        Point::TrueSouthNode => of(Body::TrueNode).map(|declination| -declination),
        _ => {
            let (sin_longitude, _) = sin_cos(tropical(chart, chart.longitude(point)?));
            let (sin_obliquity, _) = sin_cos(chart.basis.obliquity);
            Some((sin_longitude * sin_obliquity).asin().to_degrees())
        }
    }
}

/// The bodies of a chart that stand further from the equator than the Sun ever does, with the excess in degrees.
#[must_use]
pub fn out_of_bounds(chart: &Chart) -> Vec<(Body, f64)> {
    chart
        .bodies
        .iter()
        .filter(|(body, _)| chart.time_known || **body != Body::Moon)
        .map(|(body, placement)| (*body, placement.declination.abs() - chart.basis.obliquity))
        // The Sun itself reaches the border, and a second of latitude may carry it over.
        .filter(|(body, excess)| *excess > 0.0 && *body != Body::Sun)
        .collect()
}

fn tropical(chart: &Chart, longitude: f64) -> f64 {
    match chart.basis.zodiac {
        Zodiac::Tropical => longitude,
        _ => normalize(longitude + chart.ayanamsha.unwrap_or_default()),
    }
}

/// The longitude of a point where the hour does not matter, or is known: the Moon's has no meaning without it.
fn settled(chart: &Chart, point: Point) -> Option<f64> {
    if !chart.time_known && point == Point::Body(Body::Moon) {
        return None;
    }
    chart.longitude(point)
}

fn nearest(found: [(Mirror, f64); 2], limit: f64) -> Option<(Mirror, f64)> {
    found
        .into_iter()
        .filter(|(_, orb)| *orb <= limit)
        .min_by(|(_, x), (_, y)| x.total_cmp(y))
}

fn pairs(points: &[Point], between: impl Fn(Point, Point) -> Option<(Mirror, f64)>) -> Vec<Mirrored> {
    let mut found: Vec<_> = crate::aspects::pairs(points)
        .filter_map(|(a, b)| between(a, b).map(|(mirror, orb)| Mirrored { a, b, mirror, orb }))
        .collect();
    found.sort_by(|x, y| x.orb.total_cmp(&y.orb));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn antiscia_mirror_across_the_solstices_and_back() {
        // 10 Gemini and 20 Cancer; 0 Cancer is its own; 5 Aries and 25 Virgo.
        assert_eq!(antiscion(70.0), 110.0);
        assert_eq!(antiscion(90.0), 90.0);
        assert_eq!(antiscion(5.0), 175.0);
        assert_eq!(contra_antiscion(5.0), 355.0);
        assert_eq!(contra_antiscion(0.0), 0.0);
        for degree in 0..360 {
            let longitude = f64::from(degree) + 0.25;
            assert_eq!(antiscion(antiscion(longitude)), longitude);
            assert_eq!(arc(antiscion(longitude), contra_antiscion(longitude)).abs(), 180.0);
        }
    }
}
