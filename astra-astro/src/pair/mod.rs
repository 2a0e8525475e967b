//! Two charts: one against the other, or both made into one.
//!
//! [`between`] is the one place where the points of a chart meet those of another: synastry, transits and progressions
//! to a natal chart, and directions all ask it.

mod composite;
mod davison;

use std::collections::BTreeMap;

use astra_core::{
    Error, Result,
    chart::{AspectKind, Body, Chart, Orbs, Point},
};
use serde::{Deserialize, Serialize};

pub use composite::{CompositeHouses, CompositeOptions, composite, midpoint};
pub(crate) use composite::{sphere_in_zodiac, zero_of};
pub use davison::{DavisonOptions, GeographicMean, davison};

use crate::{
    angle::arc,
    aspects::{self, is_out_of_sign},
};

/// What is sought between two charts.
#[derive(Clone, Debug, PartialEq)]
pub struct PairOptions {
    /// The points of the chart that stands still; [`Point::ASPECTED`] by default.
    pub inner: Vec<Point>,
    /// The points of the other; [`Point::ASPECTED`] by default.
    pub outer: Vec<Point>,
    /// [`Orbs::NATAL`] by default.
    pub orbs: Orbs,
    /// Whether the outer chart goes on, so that its bodies apply or separate: so in transits and progressions, not
    /// between two births. Not by default.
    pub outer_moves: bool,
}

impl Default for PairOptions {
    fn default() -> Self {
        Self {
            inner: Point::ASPECTED.to_vec(),
            outer: Point::ASPECTED.to_vec(),
            orbs: Orbs::NATAL,
            outer_moves: false,
        }
    }
}

impl PairOptions {
    /// For progressed positions against natal ones: 1 degree, and they move.
    #[must_use]
    pub fn progressed() -> Self {
        Self {
            orbs: Orbs::major(1.0),
            outer_moves: true,
            ..Self::default()
        }
    }

    /// For transits against natal positions: [`Orbs::TRANSIT`], and they move.
    #[must_use]
    pub fn transits() -> Self {
        Self {
            orbs: Orbs::TRANSIT,
            outer_moves: true,
            ..Self::default()
        }
    }
}

/// An aspect from a point of one chart to a point of another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CrossAspect {
    /// The point of the inner chart.
    pub inner: Point,
    /// The point of the outer chart.
    pub outer: Point,
    /// Which aspect.
    pub aspect: AspectKind,
    /// The deviation from the exact angle, in degrees, never negative.
    pub orb: f64,
    /// The orb within which the aspect counts.
    pub limit: f64,
    /// Whether the deviation is shrinking as the outer point moves; None where nothing moves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applying: Option<bool>,
    /// Whether the signs of the points do not stand in the aspect.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub out_of_sign: bool,
}

/// A point with its longitude and, where it moves, its speed, in degrees and degrees per unit of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Which point.
    pub point: Point,
    /// The longitude in degrees.
    pub longitude: f64,
    /// The speed; None where it stands still, or turns with the Earth.
    pub speed: Option<f64>,
    /// The longitudes at both ends of a day, where the hour is unknown.
    pub day: Option<(f64, f64)>,
}

impl Standing {
    /// The points of a chart, as far as it has them.
    #[must_use]
    pub fn of_chart(chart: &Chart, points: &[Point]) -> Vec<Self> {
        points
            .iter()
            .filter_map(|point| {
                let placement = point.moves_with().and_then(|body| chart.bodies.get(&body));
                Some(Self {
                    point: *point,
                    longitude: chart.longitude(*point)?,
                    speed: placement.map(|placement| placement.speed),
                    day: match point {
                        Point::Body(_) => placement
                            .and_then(|placement| placement.day.as_ref())
                            .map(|day| (day.from, day.to)),
                        _ => None,
                    },
                })
            })
            .collect()
    }

    fn ends(&self) -> [f64; 2] {
        self.day.map_or([self.longitude; 2], |(from, to)| [from, to])
    }
}

/// Every aspect between standing points and others, tightest first. Of points whose hour is unknown, those that hold
/// at both ends of the day.
#[must_use]
pub fn cross(inner: &[Standing], outer: &[Standing], orbs: &Orbs, outer_moves: bool) -> Vec<CrossAspect> {
    let mut found: Vec<_> = inner
        .iter()
        .flat_map(|a| outer.iter().map(move |b| (a, b)))
        .filter_map(|(a, b)| cross_aspect(a, b, orbs, outer_moves))
        .collect();
    found.sort_by(|x, y| x.orb.total_cmp(&y.orb));
    found
}

fn cross_aspect(a: &Standing, b: &Standing, orbs: &Orbs, outer_moves: bool) -> Option<CrossAspect> {
    let found = aspects::between((a.point, a.longitude), (b.point, b.longitude), orbs)?;
    let exact = found.aspect.angle();
    let holds = a
        .ends()
        .into_iter()
        .flat_map(|a| b.ends().map(|b| (arc(a, b).abs() - exact).abs()))
        .all(|orb| orb <= found.limit);
    if !holds {
        return None;
    }
    let settled = a.day.is_none() && b.day.is_none();
    Some(CrossAspect {
        inner: a.point,
        outer: b.point,
        aspect: found.aspect,
        orb: found.deviation.abs(),
        limit: found.limit,
        applying: (outer_moves && settled)
            .then_some(b.speed)
            .flatten()
            .map(|speed| found.applying(speed)),
        out_of_sign: is_out_of_sign(found.aspect, a.longitude, b.longitude),
    })
}

/// The aspects of an outer chart to an inner one.
///
/// # Errors
/// [`astra_core::ErrorKind::InvalidInput`] naming `zodiac` where the charts count longitudes from different points, or
/// `orbs`.
pub fn between(inner: &Chart, outer: &Chart, options: &PairOptions) -> Result<Vec<CrossAspect>> {
    same_zodiac(inner, outer)?;
    aspects::check(&options.orbs)?;
    Ok(cross(
        &Standing::of_chart(inner, &options.inner),
        &Standing::of_chart(outer, &options.outer),
        &options.orbs,
        options.outer_moves,
    ))
}

fn same_zodiac(a: &Chart, b: &Chart) -> Result<()> {
    if a.basis.zodiac == b.basis.zodiac {
        return Ok(());
    }
    Err(Error::invalid(
        "zodiac",
        format_args!("{} beside {}", a.basis.zodiac, b.basis.zodiac),
        "the same zodiac of both charts",
    ))
}

/// Two births against each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Synastry {
    /// The aspects; `inner` is of the first chart, `outer` of the second.
    pub aspects: Vec<CrossAspect>,
    /// The houses of the second chart in which the first one's bodies stand, where it has houses.
    pub first_in_second: BTreeMap<Body, u8>,
    /// The houses of the first chart in which the second one's bodies stand.
    pub second_in_first: BTreeMap<Body, u8>,
}

/// Compares two births: aspects across, and whose bodies stand in whose houses.
///
/// # Errors
/// As [`between`].
pub fn synastry(first: &Chart, second: &Chart, options: &PairOptions) -> Result<Synastry> {
    Ok(Synastry {
        aspects: between(first, second, options)?,
        first_in_second: overlay(first, second),
        second_in_first: overlay(second, first),
    })
}

/// The houses of a chart in which the bodies of another stand; a body whose longitude the unknown hour leaves open in
/// between two houses is left out.
#[must_use]
pub fn overlay(bodies: &Chart, houses: &Chart) -> BTreeMap<Body, u8> {
    bodies
        .bodies
        .iter()
        .filter_map(|(body, placement)| {
            let house = houses.house_of(placement.longitude)?;
            let settled = placement.day.as_ref().is_none_or(|day| {
                [day.from, day.to]
                    .into_iter()
                    .all(|end| houses.house_of(end) == Some(house))
            });
            settled.then_some((*body, house))
        })
        .collect()
}
