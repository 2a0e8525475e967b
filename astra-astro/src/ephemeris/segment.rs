//! Pieces of a body's path as Chebyshev series: what searches differentiate and solve instead of asking for states.

use std::{ops::Range, sync::OnceLock};

use astra_core::chart::{Body, JulianDayTt};

use super::{Chebyshev, State};
use crate::angle::normalize;

/// The bound of a piece's deviation from [`super::Ephemeris::state`].
///
/// For fitted pieces it is measured, not proven: six times the largest deviation found between nodes, or twelve times
/// what the last terms of the series still add, whichever is more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SegmentError {
    /// Degrees of longitude.
    pub longitude: f64,
    /// Degrees of latitude.
    pub latitude: f64,
    /// Astronomical units.
    pub distance: f64,
}

/// The path of one body through a span of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Whose path.
    pub body: Body,
    /// The beginning, included.
    pub start: JulianDayTt,
    /// The end; the next piece begins here.
    pub end: JulianDayTt,
    /// Longitude in degrees, continuous: it runs over 360 and below 0 rather than jump.
    pub longitude: Chebyshev,
    /// Latitude in degrees.
    pub latitude: Chebyshev,
    /// Distance in astronomical units.
    pub distance: Chebyshev,
    /// How far the piece may be off.
    pub error: SegmentError,
    /// Where the longitude turns, with both ends and the values, found once.
    knots: OnceLock<Box<[Knot]>>,
}

/// The three coordinates of a piece.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Longitude in degrees, continuous.
    pub longitude: Chebyshev,
    /// Latitude in degrees.
    pub latitude: Chebyshev,
    /// Distance in astronomical units.
    pub distance: Chebyshev,
}

/// A place of a series, and how it runs there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knot {
    /// From -1 to 1.
    pub place: f64,
    /// The value, such as degrees.
    pub value: f64,
    /// The derivative by the place.
    pub slope: f64,
}

impl Segment {
    /// A piece of a body's path.
    #[must_use]
    pub fn new(body: Body, span: Range<JulianDayTt>, path: Path, error: SegmentError) -> Self {
        Self {
            body,
            start: span.start,
            end: span.end,
            longitude: path.longitude,
            latitude: path.latitude,
            distance: path.distance,
            error,
            knots: OnceLock::new(),
        }
    }

    /// Both ends of the piece and where its longitude turns, in order: between two of them it runs one way.
    #[must_use]
    pub fn knots(&self) -> &[Knot] {
        self.knots.get_or_init(|| knots(&self.longitude).into())
    }

    /// The place of a time in the piece, -1 at the start and 1 at the end.
    #[must_use]
    pub fn position(&self, at: JulianDayTt) -> f64 {
        let half = (self.end.0 - self.start.0) / 2.0;
        (at.0 - self.start.0) / half - 1.0
    }

    /// The time of a place from -1 to 1.
    #[must_use]
    pub fn time(&self, position: f64) -> JulianDayTt {
        JulianDayTt(self.start.0 + (position + 1.0) * (self.end.0 - self.start.0) / 2.0)
    }

    /// The longitude at a time within the piece, in degrees and continuous as [`Segment::longitude`], and its daily rate.
    #[must_use]
    pub fn motion(&self, at: JulianDayTt) -> (f64, f64) {
        let (longitude, slope) = self.longitude.evaluate(self.position(at));
        (longitude, slope * 2.0 / (self.end.0 - self.start.0))
    }

    /// Where the body stands at a time within the piece.
    #[must_use]
    pub fn state(&self, at: JulianDayTt) -> State {
        let x = self.position(at);
        let scale = 2.0 / (self.end.0 - self.start.0);
        let (longitude, longitude_speed) = self.longitude.evaluate(x);
        let (latitude, latitude_speed) = self.latitude.evaluate(x);
        let (distance, distance_speed) = self.distance.evaluate(x);
        State {
            longitude: normalize(longitude),
            latitude,
            distance,
            longitude_speed: longitude_speed * scale,
            latitude_speed: latitude_speed * scale,
            distance_speed: distance_speed * scale,
        }
    }
}

/// Where a series begins, turns and ends.
pub(crate) fn knots(series: &Chebyshev) -> Vec<Knot> {
    let turns = series.turning_points();
    let places = [-1.0].into_iter().chain(turns).chain([1.0]);
    places
        .map(|place| {
            let (value, slope) = series.evaluate(place);
            Knot { place, value, slope }
        })
        .collect()
}
