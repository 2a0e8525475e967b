//! Pieces of a body's path as Chebyshev series: what searches differentiate and solve instead of asking for states.

use astra_core::chart::{Body, JulianDayTt};

use super::State;
use crate::angle::normalize;

/// A Chebyshev series on -1..1.
#[derive(Clone, Debug, PartialEq)]
pub struct Chebyshev {
    coefficients: Vec<f64>,
}

impl Chebyshev {
    /// The series of these coefficients, that of T0 first.
    #[must_use]
    pub fn new(coefficients: Vec<f64>) -> Self {
        Self { coefficients }
    }

    /// The interpolant of values at [`Chebyshev::node`]s of the same count.
    #[must_use]
    pub fn through(values: &[f64]) -> Self {
        let count = values.len() as f64;
        let coefficients = (0..values.len())
            .map(|order| {
                let sum: f64 = values
                    .iter()
                    .enumerate()
                    .map(|(k, value)| value * (std::f64::consts::PI * order as f64 * (k as f64 + 0.5) / count).cos())
                    .sum();
                sum * if order == 0 { 1.0 } else { 2.0 } / count
            })
            .collect();
        Self { coefficients }
    }

    /// The k-th of `count` roots of T_count, where [`Chebyshev::through`] wants its values; they run from 1 to -1.
    #[must_use]
    pub fn node(k: usize, count: usize) -> f64 {
        (std::f64::consts::PI * (k as f64 + 0.5) / count as f64).cos()
    }

    /// The coefficients, that of T0 first.
    #[must_use]
    pub fn coefficients(&self) -> &[f64] {
        &self.coefficients
    }

    /// The value at x from -1 to 1, and its derivative by x; by Clenshaw's recurrence.
    #[must_use]
    pub fn evaluate(&self, x: f64) -> (f64, f64) {
        let (mut b1, mut b2, mut d1, mut d2) = (0.0, 0.0, 0.0, 0.0);
        let mut rest = self.coefficients.iter().rev();
        let constant = rest.next_back().copied().unwrap_or_default();
        for coefficient in rest {
            let d = 2.0 * x * d1 - d2 + 2.0 * b1;
            (d2, d1) = (d1, d);
            let b = 2.0 * x * b1 - b2 + coefficient;
            (b2, b1) = (b1, b);
        }
        (x * b1 - b2 + constant, b1 + x * d1 - d2)
    }
}

/// The bound of a piece's deviation from [`super::Ephemeris::state`].
///
/// For fitted pieces it is measured: six times the largest deviation found at the ends and between all nodes.
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
}

impl Segment {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_through_a_polynomial_is_that_polynomial_with_its_derivative() {
        let cubic = |x: f64| 3.0 - x + 2.0 * x * x * x;
        let values: Vec<_> = (0..5).map(|k| cubic(Chebyshev::node(k, 5))).collect();
        let series = Chebyshev::through(&values);
        for x in [-1.0, -0.3, 0.0, 0.7, 1.0] {
            let (value, slope) = series.evaluate(x);
            assert!((value - cubic(x)).abs() < 1e-14);
            assert!((slope - (6.0 * x * x - 1.0)).abs() < 1e-13);
        }
    }

    #[test]
    fn an_empty_series_is_zero_and_a_constant_is_constant() {
        assert_eq!(Chebyshev::new(vec![]).evaluate(0.5), (0.0, 0.0));
        assert_eq!(Chebyshev::new(vec![4.0]).evaluate(0.5), (4.0, 0.0));
    }
}
