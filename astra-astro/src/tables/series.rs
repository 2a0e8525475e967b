//! Coefficients as whole numbers, and the sums of them: value and derivative in one pass.

use wide::f64x4;

/// Terms of a series at most.
pub(super) const MOST_TERMS: usize = 40;
const LANES: usize = 4;
const CHUNKS: usize = MOST_TERMS / LANES;

/// How many terms of a series take four, three, two and one byte, in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Widths {
    pub(super) four: usize,
    pub(super) three: usize,
    pub(super) two: usize,
    pub(super) one: usize,
}

impl Widths {
    pub(super) const fn terms(self) -> usize {
        self.four + self.three + self.two + self.one
    }

    pub(super) const fn bytes(self) -> usize {
        4 * self.four + 3 * self.three + 2 * self.two + self.one
    }
}

/// One coordinate of one body.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Series {
    pub(super) widths: Widths,
    /// The bytes before it in a granule.
    pub(super) offset: usize,
    /// What the numbers are multiples of, in degrees or astronomical units.
    pub(super) quantum: f64,
    /// How far the sum is off at most, from what it was made from; also no less than the jump where two granules meet.
    pub(super) error: f64,
    /// How far its derivative is off at most, a day.
    pub(super) rate_error: f64,
}

/// The coefficients of a granule as they are summed: multiples of the quantum, with zeros up to the next four.
#[derive(Clone, Debug)]
pub(super) struct Coefficients {
    lanes: [[f64; LANES]; CHUNKS],
    chunks: usize,
}

impl Default for Coefficients {
    fn default() -> Self {
        Self {
            lanes: [[0.0; LANES]; CHUNKS],
            chunks: 0,
        }
    }
}

impl Coefficients {
    /// Reads the coefficients of a series from its granule.
    #[inline]
    pub(super) fn read(&mut self, series: &Series, granule: &[u8]) {
        let Widths { four, three, two, one } = series.widths;
        let terms = series.widths.terms();
        self.chunks = terms.div_ceil(LANES);
        let own = granule.get(series.offset..).unwrap_or_default();
        let Some((fours, rest)) = own.split_at_checked(4 * four) else {
            return;
        };
        let Some((lows, rest)) = rest.split_at_checked(2 * three) else {
            return;
        };
        let Some((highs, rest)) = rest.split_at_checked(three) else {
            return;
        };
        let Some((twos, rest)) = rest.split_at_checked(2 * two) else {
            return;
        };
        let Some((ones, _)) = rest.split_at_checked(one) else {
            return;
        };
        let slots = self.lanes.as_flattened_mut();
        let Some((of_four, slots)) = slots.split_at_mut_checked(four) else {
            return;
        };
        let Some((of_three, slots)) = slots.split_at_mut_checked(three) else {
            return;
        };
        let Some((of_two, slots)) = slots.split_at_mut_checked(two) else {
            return;
        };
        let Some((of_one, slots)) = slots.split_at_mut_checked(one) else {
            return;
        };
        for (slot, bytes) in of_four.iter_mut().zip(fours.as_chunks::<4>().0) {
            *slot = f64::from(i32::from_le_bytes(*bytes));
        }
        for (slot, (low, high)) in of_three.iter_mut().zip(lows.as_chunks::<2>().0.iter().zip(highs)) {
            let high = i32::from(i8::from_le_bytes([*high])) << 16;
            *slot = f64::from(high | i32::from(u16::from_le_bytes(*low)));
        }
        for (slot, bytes) in of_two.iter_mut().zip(twos.as_chunks::<2>().0) {
            *slot = f64::from(i16::from_le_bytes(*bytes));
        }
        for (slot, byte) in of_one.iter_mut().zip(ones) {
            *slot = f64::from(i8::from_le_bytes([*byte]));
        }
        for slot in slots.iter_mut().take((LANES - terms % LANES) % LANES) {
            *slot = 0.0;
        }
    }

    /// The value at the place of the polynomials, and its derivative by the place; both in quanta.
    #[inline]
    pub(super) fn sum(&self, polynomials: &Polynomials) -> (f64, f64) {
        let (mut values, mut slopes) = (f64x4::ZERO, f64x4::ZERO);
        let pairs = self.lanes.iter().zip(&polynomials.lanes).take(self.chunks);
        for (coefficients, (value, slope)) in pairs {
            let coefficients = f64x4::new(*coefficients);
            values += coefficients * *value;
            slopes += coefficients * *slope;
        }
        (values.reduce_add(), slopes.reduce_add())
    }

    /// The series itself, in degrees or astronomical units.
    pub(super) fn series(&self, series: &Series) -> Vec<f64> {
        self.lanes
            .as_flattened()
            .iter()
            .take(series.widths.terms())
            .map(|number| number * series.quantum)
            .collect()
    }
}

/// The Chebyshev polynomials of a place from -1 to 1, and their derivatives, four by four.
#[derive(Clone, Debug)]
pub(super) struct Polynomials {
    lanes: [(f64x4, f64x4); CHUNKS],
}

impl Default for Polynomials {
    fn default() -> Self {
        Self {
            lanes: [(f64x4::ZERO, f64x4::ZERO); CHUNKS],
        }
    }
}

impl Polynomials {
    /// Those of a place, as many as `terms` and up to the next four. What was there of higher order stays, and is of no
    /// meaning.
    ///
    /// By T(m + n) = 2 T(m) T(n) - T(m - n) with m = 4, so that four recurrences run side by side.
    #[inline]
    pub(super) fn at(&mut self, x: f64, terms: usize) {
        let t2 = 2.0 * x * x - 1.0;
        let t3 = 2.0 * x * t2 - x;
        let t4 = 2.0 * t2 * t2 - 1.0;
        let d2 = 4.0 * x;
        let d3 = 12.0 * x * x - 3.0;
        let d4 = 4.0 * t2 * d2;
        let (twice, twice_slope) = (f64x4::splat(2.0 * t4), f64x4::splat(2.0 * d4));
        let mut before = (f64x4::new([t4, t3, t2, x]), f64x4::new([d4, d3, d2, 1.0]));
        let mut here = (f64x4::new([1.0, x, t2, t3]), f64x4::new([0.0, 1.0, d2, d3]));
        for chunk in self.lanes.iter_mut().take(terms.div_ceil(LANES)) {
            *chunk = here;
            let next = (
                twice * here.0 - before.0,
                twice_slope * here.0 + twice * here.1 - before.1,
            );
            (before, here) = (here, next);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ephemeris::Chebyshev;

    /// As another series left them: nothing of it may be seen.
    fn used() -> Coefficients {
        Coefficients {
            lanes: [[7.0; LANES]; CHUNKS],
            chunks: 2,
        }
    }

    #[test]
    fn numbers_of_every_width_are_read_with_their_signs() {
        let widths = Widths {
            four: 2,
            three: 3,
            two: 1,
            one: 2,
        };
        let numbers = [-2_000_000_000, 1_500_000_000, -8_388_607, 65_535, -1, -32_767, -127, 5];
        let mut bytes = vec![0xAA; 3];
        let (fours, rest) = numbers.split_at(2);
        let (threes, rest) = rest.split_at(3);
        bytes.extend(fours.iter().flat_map(|n: &i32| n.to_le_bytes()));
        bytes.extend(threes.iter().flat_map(|n| (*n as u16).to_le_bytes()));
        bytes.extend(threes.iter().map(|n| (n >> 16) as u8));
        bytes.extend((rest[0] as i16).to_le_bytes());
        bytes.extend(rest[1..].iter().map(|n| *n as u8));
        let series = Series {
            widths,
            offset: 3,
            quantum: 0.5,
            ..Series::default()
        };
        let mut read = used();
        read.read(&series, &bytes);
        assert_eq!(read.series(&series), numbers.map(|n| f64::from(n) * 0.5));
        assert_eq!(widths.bytes() + 3, bytes.len());
    }

    proptest! {
        #[test]
        fn sums_are_those_of_the_series(numbers in prop::collection::vec(-127_i8..127, 1..=MOST_TERMS), x in -1.0..=1.0_f64) {
            let series = Series {
                widths: Widths { one: numbers.len(), ..Widths::default() },
                ..Series::default()
            };
            let mut read = used();
            read.read(&series, &numbers.iter().map(|n| *n as u8).collect::<Vec<_>>());
            let mut polynomials = Polynomials::default();
            polynomials.at(x, numbers.len());
            let (value, slope) = read.sum(&polynomials);
            let (expected, expected_slope) = Chebyshev::new(numbers.iter().map(|n| f64::from(*n)).collect()).evaluate(x);
            prop_assert!((value - expected).abs() < 1e-9);
            prop_assert!((slope - expected_slope).abs() < 1e-7);
        }
    }
}
