//! A quantity as Chebyshev pieces, made from the segments of the bodies in it.

use std::{collections::HashMap, ops::Range, sync::Arc};

use astra_core::{
    Result,
    chart::{Body, JulianDayTt, Zodiac},
};

use super::quantity::{Kind, Quantity, declination};
use crate::{
    angle::arc,
    ephemeris::{Chebyshev, Ephemeris, Knot, Segment, knots},
    zodiac,
};

/// A declination is no polynomial of the longitude: more nodes than the segment has, by this factor and number.
const NODES_MORE: (f64, usize) = (1.5, 8);
/// Samples of slow functions kept, a month each.
const KEPT: usize = 256;

/// A quantity through a span of time; cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) span: Range<JulianDayTt>,
    /// How far it may be off, in the unit of the quantity.
    pub(super) error: f64,
    shape: Shape,
}

#[derive(Clone, Debug)]
enum Shape {
    /// The longitude of one body.
    Segment(Arc<Segment>),
    Own(Arc<Own>),
}

#[derive(Debug)]
struct Own {
    series: Chebyshev,
    knots: Vec<Knot>,
}

impl Piece {
    pub(super) fn series(&self) -> &Chebyshev {
        match &self.shape {
            Shape::Segment(segment) => &segment.longitude,
            Shape::Own(own) => &own.series,
        }
    }

    /// Both ends and where it turns, in order.
    pub(super) fn knots(&self) -> &[Knot] {
        match &self.shape {
            Shape::Segment(segment) => segment.knots(),
            Shape::Own(own) => &own.knots,
        }
    }

    fn half(&self) -> f64 {
        (self.span.end.0 - self.span.start.0) / 2.0
    }

    pub(super) fn time(&self, x: f64) -> JulianDayTt {
        JulianDayTt(self.span.start.0 + (x + 1.0) * self.half())
    }

    /// A slope by the place as a rate, in units a day.
    pub(super) fn rate(&self, slope: f64) -> f64 {
        slope / self.half()
    }

    /// The change of the rate at a place, in units a day and day.
    pub(super) fn bend(&self, x: f64) -> f64 {
        self.series().derivative().evaluate(x).1 / self.half().powi(2)
    }
}

/// Makes pieces; what they have in common, such as the ayanamsha at the nodes, is computed once.
#[derive(Debug)]
pub(super) struct Sampler<'e, E: ?Sized> {
    pub(super) ephemeris: &'e E,
    /// Bodies that are searched together; the slow ones among them are fitted together.
    pub(super) together: Vec<Body>,
    /// The zodiac whose beginning is kept.
    zodiac: Zodiac,
    kept: HashMap<(Slow, [u64; 2], usize), Arc<[f64]>>,
}

/// A function of time alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Slow {
    /// Where the zodiac begins.
    Start,
    Obliquity,
}

impl<'e, E: Ephemeris + ?Sized> Sampler<'e, E> {
    pub(super) fn new(ephemeris: &'e E) -> Self {
        Self {
            ephemeris,
            together: Vec::new(),
            zodiac: Zodiac::Tropical,
            kept: HashMap::new(),
        }
    }

    /// The pieces that touch a span, in order and without gaps. Where they meet does not depend on the span.
    pub(super) fn pieces(&mut self, quantity: &Quantity, span: Range<JulianDayTt>) -> Result<Vec<Piece>> {
        match &quantity.0 {
            Kind::Longitudes { terms, zodiac } => match (terms.as_slice(), zodiac) {
                ([(1, body)], Zodiac::Tropical) => {
                    let segments = self.ephemeris.segments(*body, span)?;
                    Ok(segments
                        .into_iter()
                        .map(|segment| Piece {
                            span: segment.start..segment.end,
                            error: segment.error.longitude,
                            shape: Shape::Segment(segment),
                        })
                        .collect())
                }
                _ => self.combined(terms, *zodiac, span),
            },
            Kind::Latitude(body) => self.single(*body, span, |segment| (&segment.latitude, segment.error.latitude)),
            Kind::Distance(body) => self.single(*body, span, |segment| (&segment.distance, segment.error.distance)),
            Kind::Declination(body) => self.declinations(*body, span),
        }
    }

    /// A slow body is looked at for years around a hit, and so are those that are slower.
    pub(super) fn prepare_around(&self, body: Body, span: Range<JulianDayTt>) -> Result<()> {
        const SLOW: [Body; 5] = [Body::Jupiter, Body::Saturn, Body::Uranus, Body::Neptune, Body::Pluto];
        let Some(place) = SLOW.iter().position(|slow| *slow == body) else {
            return Ok(());
        };
        let slower: Vec<_> = SLOW
            .into_iter()
            .skip(place.min(2))
            .filter(|slow| self.together.contains(slow))
            .collect();
        self.ephemeris.prepare(&slower, span)
    }

    fn single(
        &self,
        body: Body,
        span: Range<JulianDayTt>,
        of: impl Fn(&Segment) -> (&Chebyshev, f64),
    ) -> Result<Vec<Piece>> {
        let segments = self.ephemeris.segments(body, span)?;
        Ok(segments
            .into_iter()
            .map(|segment| {
                let (series, error) = of(&segment);
                own(segment.start..segment.end, series.clone(), error)
            })
            .collect())
    }

    fn combined(&mut self, terms: &[(i32, Body)], zodiac: Zodiac, span: Range<JulianDayTt>) -> Result<Vec<Piece>> {
        let paths = terms
            .iter()
            .map(|(_, body)| self.ephemeris.segments(*body, span.clone()))
            .collect::<Result<Vec<_>>>()?;
        let mut cuts: Vec<f64> = paths
            .iter()
            .flatten()
            .flat_map(|segment| [segment.start.0, segment.end.0])
            .collect();
        cuts.sort_by(f64::total_cmp);
        cuts.dedup();
        let times: i32 = terms.iter().map(|(times, _)| times).sum();
        let mut pieces = Vec::new();
        for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
            // The segments that cover all of it; at the rim of the span some term has none.
            let covering: Option<Vec<_>> = paths
                .iter()
                .map(|path| {
                    path.iter()
                        .find(|segment| segment.start.0 <= *start && segment.end.0 >= *end)
                })
                .collect();
            let Some(covering) = covering else { continue };
            let part = JulianDayTt(*start)..JulianDayTt(*end);
            let touches = part.start == span.start || part.end > span.start && part.start < span.end;
            if !touches {
                continue;
            }
            let most = covering
                .iter()
                .map(|segment| segment.longitude.coefficients().len())
                .max();
            // Also of a constant: the zodiac moves.
            let count = most.unwrap_or_default().max(16);
            let mut values = vec![0.0; count];
            let mut error = 0.0;
            for ((factor, _), segment) in terms.iter().zip(&covering) {
                error += f64::from(factor.abs()) * segment.error.longitude;
                for (k, value) in values.iter_mut().enumerate() {
                    let x = segment.position(node_time(&part, k, count));
                    *value += f64::from(*factor) * segment.longitude.value(x.clamp(-1.0, 1.0));
                }
            }
            if zodiac != Zodiac::Tropical {
                if self.zodiac != zodiac {
                    self.kept.clear();
                    self.zodiac = zodiac;
                }
                let starts = self.slow(Slow::Start, &part, count)?;
                for (value, start) in values.iter_mut().zip(starts.iter()) {
                    *value -= f64::from(times) * start;
                }
            }
            pieces.push(own(part, Chebyshev::through(&values), error));
        }
        Ok(pieces)
    }

    fn declinations(&mut self, body: Body, span: Range<JulianDayTt>) -> Result<Vec<Piece>> {
        let segments = self.ephemeris.segments(body, span)?;
        let mut pieces = Vec::with_capacity(segments.len());
        for segment in segments {
            let part = segment.start..segment.end;
            let (factor, more) = NODES_MORE;
            let count = (segment.longitude.coefficients().len() as f64 * factor) as usize + more;
            let obliquities = self.slow(Slow::Obliquity, &part, count)?;
            let values: Vec<_> = obliquities
                .iter()
                .enumerate()
                .map(|(k, obliquity)| {
                    let x = Chebyshev::node(k, count);
                    declination(segment.longitude.value(x), segment.latitude.value(x), *obliquity)
                })
                .collect();
            let series = Chebyshev::through(&values);
            let tail: f64 = series.coefficients().iter().rev().take(4).map(|c| c.abs()).sum();
            let error = segment.error.longitude + segment.error.latitude + 12.0 * tail;
            pieces.push(own(part, series, error));
        }
        Ok(pieces)
    }

    /// A slow function at the nodes of a span, continuous.
    fn slow(&mut self, function: Slow, span: &Range<JulianDayTt>, count: usize) -> Result<Arc<[f64]>> {
        let key = (function, [span.start.0.to_bits(), span.end.0.to_bits()], count);
        if let Some(values) = self.kept.get(&key) {
            return Ok(values.clone());
        }
        let mut values: Vec<f64> = Vec::with_capacity(count);
        for k in 0..count {
            let at = node_time(span, k, count);
            let value = match function {
                Slow::Start => zodiac::beginning(self.ephemeris, self.zodiac, at)?,
                Slow::Obliquity => self.ephemeris.orientation(at)?.obliquity,
            };
            let continued = values.last().map_or(value, |before| before + arc(*before, value));
            values.push(continued);
        }
        if self.kept.len() >= KEPT {
            self.kept.clear();
        }
        let values: Arc<[f64]> = values.into();
        self.kept.insert(key, values.clone());
        Ok(values)
    }
}

fn node_time(span: &Range<JulianDayTt>, k: usize, count: usize) -> JulianDayTt {
    let (middle, half) = (
        f64::midpoint(span.start.0, span.end.0),
        (span.end.0 - span.start.0) / 2.0,
    );
    JulianDayTt((middle + Chebyshev::node(k, count) * half).clamp(span.start.0, span.end.0))
}

fn own(span: Range<JulianDayTt>, series: Chebyshev, error: f64) -> Piece {
    let knots = knots(&series);
    Piece {
        span,
        error,
        shape: Shape::Own(Arc::new(Own { series, knots })),
    }
}
