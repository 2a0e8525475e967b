//! Pieces of a body's path for searches: what the tables hold, with nutation and the deflection of light in it.
//!
//! The coefficients of a body and those of nutation are added; only the deflection has to be fitted, and its remainder is
//! the error of the piece.

use std::{f64::consts::PI, sync::OnceLock};

use astra_core::{
    Result,
    chart::{Body, JulianDayTt},
};
use wide::f64x4;

use super::{
    deflection::{self, Tracks},
    file::{File, Record},
    mean,
    reader::{is_bent, unsupported},
    series::{Coefficients, MOST_TERMS},
};
use crate::{
    angle::arc,
    ephemeris::{Chebyshev, Path, Segment, SegmentError},
};

/// The longest piece in days: in it, nutation has as many terms as a planet.
const LONGEST: f64 = 32.0;
/// What is left of rounding, in degrees or astronomical units.
const FLOOR: f64 = 1e-10;
/// Nodes for the deflection: far from the Sun it hardly changes, near it nothing follows it well.
const FEW: usize = 9;
const MANY: usize = 25;
/// Degrees from the Sun within which many are taken.
const NEAR: f64 = 25.0;
/// What is measured between the nodes is taken so many times for the bound.
const SAFETY: f64 = 3.0;
/// Nodes of a mean point, which runs nearly straight.
const MEAN: usize = 12;

/// Days of a body's pieces.
pub(super) fn days(file: &File, body: Body) -> Result<f64> {
    match body {
        Body::MeanNode | Body::MeanLilith => Ok(LONGEST),
        _ => {
            let record = file.record(body).ok_or_else(|| unsupported(body))?;
            Ok(file.days(record).min(LONGEST))
        }
    }
}

/// A piece by its number, counted from the beginning of the file.
pub(super) fn piece(file: &File, body: Body, number: usize) -> Result<Segment> {
    let days = days(file, body)?;
    let start = file.start() + number as f64 * days;
    let span = JulianDayTt(start)..JulianDayTt(start + days);
    let missing = || unsupported(body);
    let [nutation, _] = series(file, &file.nutation, number, days).ok_or_else(missing)?;
    let [mut longitude, mut latitude, distance] = match body {
        Body::MeanNode => mean_series(&span, mean::node),
        Body::MeanLilith => mean_series(&span, mean::apogee),
        _ => {
            let record = file.record(body).ok_or_else(missing)?;
            series(file, record, number, days).ok_or_else(missing)?
        }
    };
    let mut error = SegmentError {
        longitude: FLOOR,
        latitude: FLOOR,
        distance: FLOOR,
    };
    if is_bent(body) {
        let record = file.record(Body::Sun).ok_or_else(missing)?;
        let sun = series(file, record, number, days).ok_or_else(missing)?;
        let bent = Bent {
            body: [&longitude, &latitude, &distance].map(|series| Chebyshev::new(series.clone())),
            sun: sun.map(Chebyshev::new),
            cosines: cosines(),
        };
        let [(in_longitude, off_longitude), (in_latitude, off_latitude)] = bent.fitted();
        add(&mut longitude, &in_longitude);
        add(&mut latitude, &in_latitude);
        error.longitude += off_longitude;
        error.latitude += off_latitude;
    }
    add(&mut longitude, &nutation);
    let path = Path {
        longitude: Chebyshev::new(longitude),
        latitude: Chebyshev::new(latitude),
        distance: Chebyshev::new(distance),
    };
    Ok(Segment::new(body, span, path, error))
}

fn add(to: &mut Vec<f64>, from: &[f64]) {
    if to.len() < from.len() {
        to.resize(from.len(), 0.0);
    }
    for (to, from) in to.iter_mut().zip(from) {
        *to += from;
    }
}

/// The series of a record through a piece.
fn series<const N: usize>(file: &File, record: &Record<N>, number: usize, days: f64) -> Option<[Vec<f64>; N]> {
    // How many pieces a granule has: one, or a few.
    let times = (file.days(record) / days).round() as usize;
    let (granule, part) = (number / times.max(1), number % times.max(1));
    let bytes = file.granule_bytes(record, granule)?;
    let mut read = Coefficients::default();
    Some(std::array::from_fn(|coordinate| {
        let Some(series) = record.series.get(coordinate) else {
            return Vec::new();
        };
        read.read(series, bytes);
        let mut whole = read.series(series);
        let (mut parts, mut part) = (times, part);
        while parts > 1 {
            parts /= 2;
            whole = half(&whole, part >= parts);
            part %= parts;
        }
        whole
    }))
}

/// The series on the first or the second half of its interval.
fn half(whole: &[f64], second: bool) -> Vec<f64> {
    let rows = halves();
    (0..whole.len())
        .map(|order| {
            let row = rows.get(order).map(Vec::as_slice).unwrap_or_default();
            whole
                .iter()
                .zip(row)
                .enumerate()
                .skip(order)
                .map(|(of, (coefficient, share))| {
                    // T(k) of the second half has the share with its sign where orders differ by an odd number.
                    let sign = if second || (of + order) % 2 == 0 { 1.0 } else { -1.0 };
                    sign * coefficient * share
                })
                .sum()
        })
        .collect()
}

/// By row j and column k, how much of T(j)(x) is in T(k)((x + 1) / 2).
fn halves() -> &'static Vec<Vec<f64>> {
    static HALVES: OnceLock<Vec<Vec<f64>>> = OnceLock::new();
    HALVES.get_or_init(|| {
        // By T(k + 1)(y) = 2 y T(k)(y) - T(k - 1)(y) with 2 y = x + 1.
        let mut columns: Vec<Vec<f64>> = Vec::with_capacity(MOST_TERMS);
        for k in 0..MOST_TERMS {
            let mut column = vec![0.0; MOST_TERMS + 1];
            match (columns.len().checked_sub(1), columns.len().checked_sub(2)) {
                (Some(last), before) => {
                    let at = |column: Option<usize>, row: usize| {
                        let column = column.and_then(|column| columns.get(column));
                        column.and_then(|column| column.get(row)).copied().unwrap_or_default()
                    };
                    let last = Some(last);
                    for (row, value) in column.iter_mut().enumerate().take(MOST_TERMS) {
                        // x T(j) = (T(j + 1) + T(j - 1)) / 2, and x T(0) = T(1).
                        let below = match row {
                            0 => 0.0,
                            1 => at(last, 0),
                            _ => at(last, row - 1) / 2.0,
                        };
                        let times_x = below + at(last, row + 1) / 2.0;
                        // T(1)(y) = y itself.
                        let whole = times_x + at(last, row);
                        *value = if k == 1 { whole / 2.0 } else { whole - at(before, row) };
                    }
                }
                (None, _) => {
                    if let Some(first) = column.first_mut() {
                        *first = 1.0;
                    }
                }
            }
            columns.push(column);
        }
        (0..MOST_TERMS)
            .map(|row| {
                columns
                    .iter()
                    .map(|column| column.get(row).copied().unwrap_or_default())
                    .collect()
            })
            .collect()
    })
}

fn mean_series(span: &std::ops::Range<JulianDayTt>, point: impl Fn(f64) -> mean::Mean) -> [Vec<f64>; 3] {
    let (middle, half) = (
        f64::midpoint(span.start.0, span.end.0),
        (span.end.0 - span.start.0) / 2.0,
    );
    let here = point(middle).longitude.0;
    let (longitudes, latitudes): (Vec<_>, Vec<_>) = (0..MEAN)
        .map(|k| {
            let mean = point(middle + half * Chebyshev::node(k, MEAN));
            (here + arc(here, mean.longitude.0), mean.latitude.0)
        })
        .unzip();
    let series = |values: Vec<f64>| Chebyshev::through(&values).coefficients().to_vec();
    [series(longitudes), series(latitudes), vec![0.0]]
}

/// Cosines of whole parts of half a turn, by the number of parts.
struct Cosines {
    few: Vec<f64>,
    many: Vec<f64>,
}

fn cosines() -> &'static Cosines {
    static COSINES: OnceLock<Cosines> = OnceLock::new();
    COSINES.get_or_init(|| {
        let of = |count: usize| {
            (0..4 * count)
                .map(|k| (PI * k as f64 / (2 * (count - 1)) as f64).cos())
                .collect()
        };
        Cosines {
            few: of(FEW),
            many: of(MANY),
        }
    })
}

/// A body and the Sun through a piece.
struct Bent {
    body: [Chebyshev; 3],
    sun: [Chebyshev; 3],
    cosines: &'static Cosines,
}

impl Bent {
    /// The deflection in longitude and latitude at places, four at a time.
    fn at(&self, places: &[f64]) -> Vec<[f64; 2]> {
        let mut found = Vec::with_capacity(places.len() + 3);
        let [longitude, latitude, distance] = &self.body;
        let [sun_longitude, sun_latitude, sun_distance] = &self.sun;
        for four in places.chunks(4) {
            let at = |series: &Chebyshev| -> [f64; 4] {
                std::array::from_fn(|lane| four.get(lane).map_or(1.0, |x| series.value(*x)))
            };
            let (longitudes, suns) = (at(longitude), at(sun_longitude));
            let away: [f64; 4] = std::array::from_fn(|lane| {
                let of = |values: &[f64; 4]| values.get(lane).copied().unwrap_or_default();
                arc(of(&suns), of(&longitudes))
            });
            let still = |values: [f64; 4]| (f64x4::new(values), f64x4::ZERO);
            let [(in_longitude, _), (in_latitude, _)] = deflection::of(
                &Tracks {
                    longitude: still(away),
                    latitude: still(at(latitude)),
                    distance: still(at(distance)),
                },
                &Tracks {
                    longitude: still(suns),
                    latitude: still(at(sun_latitude)),
                    distance: still(at(sun_distance)),
                },
            );
            let pairs = in_longitude.to_array().into_iter().zip(in_latitude.to_array());
            found.extend(
                pairs
                    .map(|(longitude, latitude)| [longitude, latitude])
                    .take(four.len()),
            );
        }
        found
    }

    /// Whether it comes near the Sun: at either end, in the middle, or by passing it between.
    fn is_near(&self) -> bool {
        let [body, ..] = &self.body;
        let [sun, ..] = &self.sun;
        let away = [-1.0, 0.0, 1.0].map(|x| arc(sun.value(x), body.value(x)));
        let passes = away.windows(2).any(|pair| match pair {
            [a, b] => a * b < 0.0 && (a - b).abs() < 180.0,
            _ => false,
        });
        passes || away.iter().any(|away| away.abs() < NEAR)
    }

    /// The series of the deflection in longitude and latitude, each with what it leaves.
    fn fitted(&self) -> [(Vec<f64>, f64); 2] {
        let (count, cosines) = if self.is_near() {
            (MANY, &self.cosines.many)
        } else {
            (FEW, &self.cosines.few)
        };
        // Every second cosine is a node, those between are where the fit is compared.
        let (nodes, between): (Vec<_>, Vec<_>) = cosines
            .iter()
            .take(2 * count - 1)
            .copied()
            .enumerate()
            .partition(|(k, _)| k % 2 == 0);
        let places = |of: Vec<(usize, f64)>| -> Vec<f64> { of.into_iter().map(|(_, x)| x).collect() };
        let (nodes, between) = (places(nodes), places(between));
        let (at_nodes, at_others) = (self.at(&nodes), self.at(&between));
        [0, 1].map(|coordinate| {
            let of = |sample: &[f64; 2]| sample.get(coordinate).copied().unwrap_or_default();
            let values: Vec<f64> = at_nodes.iter().map(of).collect();
            let series = through(&values, cosines);
            let fit = Chebyshev::new(series.clone());
            let off = between
                .iter()
                .zip(&at_others)
                .map(|(x, sample)| (fit.value(*x) - of(sample)).abs())
                .fold(0.0, f64::max);
            (series, SAFETY * off)
        })
    }
}

/// [`Chebyshev::through`] with the cosines at hand: those of quarters of a turn by the number of gaps.
fn through(values: &[f64], cosines: &[f64]) -> Vec<f64> {
    let last = values.len() - 1;
    let end = |k: usize| if k == 0 || k == last { 0.5 } else { 1.0 };
    (0..=last)
        .map(|order| {
            let sum: f64 = values
                .iter()
                .enumerate()
                .map(|(k, value)| {
                    let cosine = cosines.get(2 * (order * k % (2 * last))).copied().unwrap_or_default();
                    end(k) * value * cosine
                })
                .sum();
            2.0 * end(order) * sum / last as f64
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_halves_of_a_series_are_the_series() {
        let whole: Vec<f64> = (0..MOST_TERMS)
            .map(|k| ((k * 37 % 11) as f64 - 5.0) / (k + 1) as f64)
            .collect();
        let series = Chebyshev::new(whole.clone());
        for (second, middle) in [(false, -0.5), (true, 0.5)] {
            let part = Chebyshev::new(half(&whole, second));
            for x in [-1.0, -0.7, 0.0, 0.3, 1.0] {
                let difference = part.value(x) - series.value(middle + x / 2.0);
                assert!(difference.abs() < 1e-11, "{difference}");
            }
        }
    }
}
