//! Searching time against a natal chart: what is asked and what is found.

use std::{ops::Range, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{AspectKind, Body, Chart, Instant, JulianDayUt, Orbs, Point, Zodiac};

/// A point of a natal chart that stands still while the sky goes on: any longitude under any name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NatalPoint {
    /// The name in hits: [`Point::as_str`] for a point of a chart.
    pub name: Arc<str>,
    /// Degrees, in the zodiac of the search.
    pub longitude: f64,
}

impl NatalPoint {
    /// A longitude under a name.
    #[must_use]
    pub fn new(name: impl Into<Arc<str>>, longitude: f64) -> Self {
        Self {
            name: name.into(),
            longitude,
        }
    }

    /// A point of a chart, where the chart has it.
    #[must_use]
    pub fn of(chart: &Chart, point: Point) -> Option<Self> {
        chart
            .longitude(point)
            .map(|longitude| Self::new(point.as_str(), longitude))
    }
}

/// Transits to natal points, asked for.
///
/// The window is half-open: a hit at its start is in, a hit at its end is not; so two windows that meet give what both
/// together give.
#[derive(Clone, Debug, PartialEq)]
pub struct TransitSearch {
    /// What is transited.
    pub points: Vec<NatalPoint>,
    /// What transits.
    pub bodies: Vec<Body>,
    /// The aspects sought, each with the orb that entry and exit are told for; [`Orbs::TRANSIT`] by default.
    pub orbs: Orbs,
    /// The zodiac that the points are given in. In a zodiac that moves against the equinox, the points move with it.
    pub zodiac: Zodiac,
    /// Universal time.
    pub window: Range<JulianDayUt>,
    /// Whether to find the entry into the orb and the exit from it; true by default.
    pub with_orbs: bool,
    /// Where given, turns of a body that come within so many degrees of exact without reaching it are told too, marked
    /// by [`TransitHit::near_miss`]. None by default: exact hits alone.
    pub near_miss: Option<f64>,
    /// More hits than this are refused by [`super::ChartEngine::search`]; [`TransitSearch::LIMIT`] by default.
    pub limit: usize,
}

impl TransitSearch {
    /// The bodies that transit by default: the Sun, and Mercury to Pluto. The Moon passes every point each month.
    pub const BODIES: [Body; 9] = [
        Body::Sun,
        Body::Mercury,
        Body::Venus,
        Body::Mars,
        Body::Jupiter,
        Body::Saturn,
        Body::Uranus,
        Body::Neptune,
        Body::Pluto,
    ];

    /// The points transited by default: the ten planets, the ascendant and the midheaven.
    pub const POINTS: [Point; 12] = [
        Point::Body(Body::Sun),
        Point::Body(Body::Moon),
        Point::Body(Body::Mercury),
        Point::Body(Body::Venus),
        Point::Body(Body::Mars),
        Point::Body(Body::Jupiter),
        Point::Body(Body::Saturn),
        Point::Body(Body::Uranus),
        Point::Body(Body::Neptune),
        Point::Body(Body::Pluto),
        Point::Ascendant,
        Point::Midheaven,
    ];

    /// How many hits one answer may have by default.
    pub const LIMIT: usize = 100_000;

    /// How far, in degrees, the position of a point may be unknown for it to be transited by default: where the time of
    /// birth is unknown, this leaves out the Moon.
    pub const WIDEST_SPAN: f64 = 2.0;

    /// Transits to a chart with the defaults: of [`TransitSearch::POINTS`], those that the chart has and that are known
    /// to [`TransitSearch::WIDEST_SPAN`].
    #[must_use]
    pub fn new(chart: &Chart, window: Range<JulianDayUt>) -> Self {
        let is_known = |point: &Point| match point {
            Point::Body(body) => chart
                .bodies
                .get(body)
                .and_then(|placement| placement.day.as_ref())
                .is_none_or(|day| {
                    let way = (day.to - day.from).rem_euclid(360.0);
                    way.min(360.0 - way) <= Self::WIDEST_SPAN
                }),
            _ => true,
        };
        let points = Self::POINTS
            .into_iter()
            .filter(is_known)
            .filter_map(|point| NatalPoint::of(chart, point))
            .collect();
        Self {
            points,
            bodies: Self::BODIES.to_vec(),
            orbs: Orbs::TRANSIT,
            zodiac: chart.basis.zodiac,
            window,
            with_orbs: true,
            near_miss: None,
            limit: Self::LIMIT,
        }
    }
}

/// A body in the sky makes an exact aspect to a natal point.
///
/// A body that turns near an aspect makes it several times, most often three: direct, retrograde, direct. The hits of one
/// body, point and aspect that the body makes before it has gone on round the zodiac are one series; the pass is the
/// place in it. Hits of the series beyond the window are counted, so that the third pass is the third even where the
/// first two lie before the window. A fast body's series is one retrograde loop; that of Neptune or Pluto, whose loops
/// overlap, may be two or three of them and five or more passes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TransitHit {
    /// When it is exact; at a near miss, when it is nearest.
    #[serde(flatten)]
    pub instant: Instant,
    /// The body in the sky.
    pub transiting: Body,
    /// Which aspect.
    pub aspect: AspectKind,
    /// The name of the natal point.
    pub natal: Arc<str>,
    /// Which pass of the series, from 1; 0 at a near miss.
    pub pass: u32,
    /// How many passes the series has.
    pub passes: u32,
    /// Whether the body goes backwards through the aspect. At a near miss: whether it comes backwards to it.
    pub retrograde: bool,
    /// When the body last came within the orb. None where it was not asked for, or lies outside the ephemeris.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orb_enter: Option<Instant>,
    /// When it next leaves the orb. None as above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orb_exit: Option<Instant>,
    /// None where the aspect is exact. Where the body turns just short of it: how far off it stays, in degrees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near_miss: Option<f64>,
}
