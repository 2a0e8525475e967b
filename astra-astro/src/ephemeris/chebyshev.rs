//! Chebyshev series: values, derivatives, and every root, found so that none can be stepped over.

use std::f64::consts::PI;

use super::Knot;

/// Intervals are halved so often at most: 2^-40 of a piece of a month is a few microseconds.
const DEEPEST: u32 = 40;
/// A run is steep where its slope is at least so many times its mean.
const STEEP: f64 = 0.3;
/// A series smaller than this all over is zero with rounding, in degrees.
const ZERO: f64 = 1e-13;

/// A Chebyshev series on -1..1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chebyshev {
    coefficients: Vec<f64>,
}

impl Chebyshev {
    /// The series of these coefficients, that of T0 first.
    #[must_use]
    pub fn new(coefficients: Vec<f64>) -> Self {
        Self { coefficients }
    }

    /// The interpolant of values at [`Chebyshev::node`]s of the same count. Both ends are nodes, so that pieces made
    /// from one function meet without a gap.
    #[must_use]
    pub fn through(values: &[f64]) -> Self {
        let Some(last) = values.len().checked_sub(1).filter(|last| *last > 0) else {
            return Self::new(values.to_vec());
        };
        let turn = 2 * last;
        let cosines: Vec<f64> = (0..turn).map(|k| (PI * k as f64 / last as f64).cos()).collect();
        let end = |k: usize| if k == 0 || k == last { 0.5 } else { 1.0 };
        let coefficients = (0..=last)
            .map(|order| {
                let sum: f64 = values
                    .iter()
                    .enumerate()
                    .map(|(k, value)| end(k) * value * cosines.get(order * k % turn).copied().unwrap_or_default())
                    .sum();
                2.0 * end(order) * sum / last as f64
            })
            .collect();
        Self { coefficients }
    }

    /// The k-th of `count` extreme points of T_(count - 1), where [`Chebyshev::through`] wants its values; they run
    /// from 1 to -1.
    #[must_use]
    pub fn node(k: usize, count: usize) -> f64 {
        match count.checked_sub(1) {
            Some(last) if last > 0 => (PI * k as f64 / last as f64).cos(),
            _ => 0.0,
        }
    }

    /// The coefficients, that of T0 first.
    #[must_use]
    pub fn coefficients(&self) -> &[f64] {
        &self.coefficients
    }

    /// The value at x from -1 to 1.
    #[must_use]
    pub fn value(&self, x: f64) -> f64 {
        self.evaluate(x).0
    }

    /// The value at x from -1 to 1, and its derivative by x.
    ///
    /// Terms of even and of odd order apart, each by Clenshaw's recurrence in y = 2 x^2 - 1: T(2k)(x) = T(k)(y), and
    /// T(2k + 1)(x) = x V(k)(y), where V has the recurrence of T and begins with 1 and 2 y - 1. So four short recurrences run
    /// side by side instead of two long ones.
    #[must_use]
    pub fn evaluate(&self, x: f64) -> (f64, f64) {
        let (pairs, rest) = self.coefficients.as_chunks::<2>();
        let y2 = 2.0 * (2.0 * x * x - 1.0);
        // Of each: b(k + 1), b(k + 2) and their derivatives by y.
        let (mut even, mut odd) = ([0.0; 4], [0.0; 4]);
        let step = |[b1, b2, d1, d2]: [f64; 4], coefficient: f64| {
            [y2 * b1 - b2 + coefficient, b1, y2 * d1 - d2 + 2.0 * b1, d1]
        };
        if let [last] = rest {
            (even, odd) = (step(even, *last), step(odd, 0.0));
        }
        for [of_even, of_odd] in pairs.iter().rev() {
            (even, odd) = (step(even, *of_even), step(odd, *of_odd));
        }
        // The last step of T takes y b(1) for 2 y b(1); that of V takes b(1) less.
        let [b0, b1, d0, d1] = even;
        let (value, slope) = (b0 - 0.5 * y2 * b1, d0 - 0.5 * y2 * d1 - b1);
        let [v0, v1, w0, w1] = odd;
        let (odd_value, odd_slope) = (v0 - v1, w0 - w1);
        (value + x * odd_value, 4.0 * x * (slope + x * odd_slope) + odd_value)
    }

    /// The series of the derivative by x.
    #[must_use]
    pub fn derivative(&self) -> Self {
        // c'(k-1) = c'(k+1) + 2 k c(k), downwards; that of T0 is halved.
        let mut downwards = Vec::with_capacity(self.coefficients.len());
        let (mut above, mut next_above) = (0.0, 0.0);
        for (order, coefficient) in self.coefficients.iter().enumerate().skip(1).rev() {
            let here = next_above + 2.0 * order as f64 * coefficient;
            downwards.push(here);
            (next_above, above) = (above, here);
        }
        let mut coefficients: Vec<f64> = downwards.into_iter().rev().collect();
        if let Some(first) = coefficients.first_mut() {
            *first /= 2.0;
        }
        Self { coefficients }
    }

    /// What no value on -1..1 exceeds.
    #[must_use]
    pub fn bound(&self) -> f64 {
        self.coefficients.iter().map(|coefficient| coefficient.abs()).sum()
    }

    /// Where the series changes its sign strictly between -1 and 1, in order.
    ///
    /// An interval is only passed over when the bound of the derivative shows that it holds no root, and only taken
    /// for one root when the bound of the second derivative shows that the series runs one way.
    #[must_use]
    pub fn roots(&self) -> Vec<f64> {
        let mut roots = Vec::new();
        if self.bound() > ZERO {
            let slope = self.derivative();
            let search = RootSearch {
                steepest: slope.bound(),
                most_bent: slope.derivative().bound(),
                series: self,
            };
            search.within((-1.0, self.value(-1.0)), (1.0, self.value(1.0)), 0, &mut roots);
        }
        roots
    }

    /// Where the series turns: the roots of its derivative strictly between -1 and 1, in order.
    #[must_use]
    pub fn turning_points(&self) -> Vec<f64> {
        self.derivative().roots()
    }

    /// Where the series takes a value between two places that it runs through one way, and whose values enclose it.
    #[must_use]
    pub fn solve(&self, value: f64, low: (f64, f64), high: (f64, f64)) -> f64 {
        let part = (value - low.1) / (high.1 - low.1);
        self.newton(value, low, high, part, f64::INFINITY).0
    }

    /// The same between two knots, whose slopes make the first guess a good one; and the slope there.
    pub(crate) fn solve_between(&self, value: f64, low: &Knot, high: &Knot) -> (f64, f64) {
        let part = (value - low.value) / (high.value - low.value);
        // The inverse runs as a cubic between two slopes that are alike, and as a root from a turn.
        let mean = (high.value - low.value) / (high.place - low.place);
        let (first, last) = (mean / low.slope, mean / high.slope);
        let like = 0.4..2.5;
        let guess = if like.contains(&first) && like.contains(&last) {
            part * (first + part * ((3.0 - 2.0 * first - last) + part * (first + last - 2.0)))
        } else if first.abs() > 20.0 {
            part.max(0.0).sqrt()
        } else if last.abs() > 20.0 {
            1.0 - (1.0 - part).max(0.0).sqrt()
        } else {
            part
        };
        let (low, high) = ((low.place, low.value), (high.place, high.value));
        self.newton(value, low, high, guess, STEEP * mean.abs())
    }

    /// Newton's steps from a part of the way between two places, kept within them; where they leave it, halves. The place,
    /// and the slope there or a hair beside it. Where the slope is at least `steep`, the search ends sooner.
    fn newton(
        &self,
        value: f64,
        (mut low, at_low): (f64, f64),
        (mut high, at_high): (f64, f64),
        part: f64,
        steep: f64,
    ) -> (f64, f64) {
        let rising = at_low < at_high;
        let mut x = low + (high - low) * part.clamp(0.0, 1.0);
        let mut slope = 0.0;
        if !x.is_finite() {
            return (low, slope);
        }
        for _ in 0..100 {
            let here;
            (here, slope) = self.evaluate(x);
            let off = here - value;
            if off == 0.0 {
                break;
            }
            if (off < 0.0) == rising {
                low = x;
            } else {
                high = x;
            }
            let mut next = x - off / slope;
            if !(low..=high).contains(&next) {
                next = f64::midpoint(low, high);
            }
            let step = (next - x).abs();
            x = next;
            if step < 1e-14 {
                break;
            }
            // Quadratic convergence: what is left after such a step is a tenth of a millisecond of a month, or below rounding.
            if step < 1e-5 && slope.abs() >= steep || step < 1e-7 && slope.abs() > 1e-3 {
                break;
            }
        }
        (x, slope)
    }
}

struct RootSearch<'a> {
    series: &'a Chebyshev,
    steepest: f64,
    most_bent: f64,
}

impl RootSearch<'_> {
    fn within(&self, a: (f64, f64), b: (f64, f64), depth: u32, roots: &mut Vec<f64>) {
        let (middle, half) = (f64::midpoint(a.0, b.0), (b.0 - a.0) / 2.0);
        let (value, slope) = self.series.evaluate(middle);
        if value.abs() > half * self.steepest {
            return;
        }
        let one_way = slope.abs() > half * self.most_bent;
        if one_way || depth == DEEPEST {
            if (a.1 < 0.0) != (b.1 < 0.0) {
                roots.push(self.series.solve(0.0, a, b));
            }
            return;
        }
        self.within(a, (middle, value), depth + 1, roots);
        self.within((middle, value), b, depth + 1, roots);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_series_through_a_polynomial_is_that_polynomial_with_its_derivatives() {
        let cubic = |x: f64| 3.0 - x + 2.0 * x * x * x;
        let values: Vec<_> = (0..5).map(|k| cubic(Chebyshev::node(k, 5))).collect();
        let series = Chebyshev::through(&values);
        let derivative = series.derivative();
        let second = derivative.derivative();
        for x in [-1.0, -0.3, 0.0, 0.7, 1.0] {
            let (value, slope) = series.evaluate(x);
            assert!((value - cubic(x)).abs() < 1e-14);
            assert_eq!(value, series.value(x));
            assert!((slope - (6.0 * x * x - 1.0)).abs() < 1e-13);
            assert!((derivative.value(x) - slope).abs() < 1e-13);
            assert!((second.value(x) - 12.0 * x).abs() < 1e-12);
        }
    }

    #[test]
    fn an_empty_series_is_zero_and_a_constant_is_constant() {
        assert_eq!(Chebyshev::new(vec![]).evaluate(0.5), (0.0, 0.0));
        assert_eq!(Chebyshev::new(vec![4.0]).evaluate(0.5), (4.0, 0.0));
        assert_eq!(Chebyshev::through(&[4.0]).value(0.3), 4.0);
        assert_eq!(Chebyshev::new(vec![4.0]).turning_points(), Vec::<f64>::new());
        assert_eq!(Chebyshev::new(vec![]).roots(), Vec::<f64>::new());
    }

    fn product(roots: &[f64]) -> Chebyshev {
        let count = roots.len() + 1;
        let values: Vec<f64> = (0..count)
            .map(|k| roots.iter().map(|root| Chebyshev::node(k, count) - root).product())
            .collect();
        Chebyshev::through(&values)
    }

    #[test]
    fn a_pair_of_roots_a_millionth_apart_is_a_pair() {
        let roots = product(&[-0.5, 0.300_000, 0.300_001, 0.9]).roots();
        assert_eq!(roots.len(), 4);
        assert!((roots[1] - 0.3).abs() < 1e-8 && (roots[2] - 0.300_001).abs() < 1e-8);
    }

    #[test]
    fn a_touch_is_no_change_of_sign() {
        assert_eq!(Chebyshev::new(vec![1.0 + 1e-9, 0.0, 1.0]).roots(), Vec::<f64>::new());
    }

    proptest! {
        #[test]
        fn every_root_is_found_once(mut roots in prop::collection::vec(-0.99..0.99_f64, 1..7)) {
            roots.sort_by(f64::total_cmp);
            prop_assume!(roots.windows(2).all(|pair| pair[1] - pair[0] > 1e-3));
            let found = product(&roots).roots();
            prop_assert_eq!(found.len(), roots.len());
            for (found, root) in found.iter().zip(&roots) {
                prop_assert!((found - root).abs() < 1e-9);
            }
        }
    }
}
