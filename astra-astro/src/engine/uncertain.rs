//! A moment that is not exact: what changes between the first and the last instant that it may be, and how likely
//! each possibility is.
//!
//! The time is looked at in steps; between two that differ, the instant of the change is found by halving. A step is a
//! minute or, through long times, up to two: nothing of a chart comes and goes again in less, but for a body that
//! stands still on a border.

use std::collections::BTreeMap;

use astra_core::{
    Result,
    chart::{
        AspectChance, Body, Chart, ChartRequest, Elongation, Instant, JulianDayUt, Pada, Point, Sign, Stretch,
        Uncertainty, Zodiac, check_uncertainty, house_of,
    },
};

use super::{Engine, Scales, run::Run};
use crate::{
    angle::{arc, normalize},
    ephemeris::Ephemeris,
};

/// The longest step in days, unless there would be more than [`MOST`].
const STEP: f64 = 1.0 / 1440.0;
/// The most steps.
const MOST: f64 = 720.0;
/// Steps where only bodies are followed, which are slow.
const FEW: f64 = 48.0;
/// Changes are found to a hundredth of a second.
const EXACT: f64 = 0.01 / 86_400.0;

/// What of a chart does not hold through a time that may be off by minutes either way; None for an exact one.
///
/// # Errors
/// [`astra_core::ErrorKind::InvalidInput`] for what is no uncertainty; [`astra_core::ErrorKind::OutOfRange`] where the
/// time leaves the ephemeris.
pub(super) fn of_minutes<E: Ephemeris>(
    engine: &Engine<E>,
    request: &ChartRequest,
    chart: &Chart,
    minutes: f64,
    scales: Scales,
    field: &'static str,
) -> Result<Option<Uncertainty>> {
    check_uncertainty(minutes)?;
    if minutes == 0.0 {
        return Ok(None);
    }
    let given = scales.is_given.then_some(scales);
    let half = minutes / 1440.0;
    let (from, to) = (JulianDayUt(chart.jd_ut.0 - half), JulianDayUt(chart.jd_ut.0 + half));
    for end in [from, to] {
        engine.check(end, field)?;
    }
    let run = Run::sweep(
        engine,
        chart.bodies.keys().copied(),
        request.options.zodiac,
        from..to,
        given,
    )?;
    // A chart of its own for each instant: the lots and cusps of an aspect are then found as ever.
    let shell = Chart {
        aspects: Vec::new(),
        facts: Vec::new(),
        ..chart.clone()
    };
    let at = |instant: JulianDayUt| {
        let mut chart = shell.clone();
        for (body, placement) in &mut chart.bodies {
            if let Some(longitude) = run.longitude(*body, instant) {
                placement.longitude = normalize(longitude);
            }
        }
        if let Some(place) = &request.place {
            let options = &request.options;
            let sky = engine.sky(engine.scales_near(instant, given)?, options.zodiac)?;
            let local = sky.local(place, options.houses, options.polar)?;
            (chart.angles, chart.cusps) = (Some(local.angles), Some(local.cusps));
        }
        Ok(chart)
    };
    let span = Span::new(from, to, ((to.0 - from.0) / STEP).clamp(8.0, MOST), at)?;
    let mut uncertainty = of_run(&run, chart, from, to)?;
    uncertainty.minutes = Some(minutes);
    if chart.angles.is_some() {
        let sign =
            |longitude: fn(&Chart) -> Option<f64>| span.stretches(|chart| longitude(chart).map(Sign::of)).map(known);
        uncertainty.ascendant = sign(|chart| chart.longitude(Point::Ascendant))?;
        uncertainty.midheaven = sign(|chart| chart.longitude(Point::Midheaven))?;
        for body in chart.bodies.keys() {
            let house = |chart: &Chart| house_of(chart.cusps.as_ref()?, chart.bodies.get(body)?.longitude);
            let houses = known(span.stretches(house)?);
            if houses.len() > 1 {
                uncertainty.houses.insert(*body, houses);
            }
        }
    }
    for aspect in &chart.aspects {
        let holds = |chart: &Chart| {
            let (a, b) = (chart.longitude(aspect.a)?, chart.longitude(aspect.b)?);
            Some((arc(a, b).abs() - aspect.aspect.angle()).abs() <= aspect.limit)
        };
        let holding = known(span.stretches(holds)?);
        // Also what holds throughout: then there is nothing else.
        if holding.iter().any(|stretch| !stretch.value) {
            uncertainty.aspects.push(AspectChance {
                a: aspect.a,
                b: aspect.b,
                aspect: aspect.aspect,
                probability: holding
                    .iter()
                    .filter(|stretch| stretch.value)
                    .map(|stretch| stretch.probability)
                    .sum(),
            });
        }
    }
    Ok(Some(uncertainty))
}

/// What of the bodies alone does not hold through a time.
pub(super) fn of_run(run: &Run, chart: &Chart, from: JulianDayUt, to: JulianDayUt) -> Result<Uncertainty> {
    let span = Span::new(from, to, FEW, Ok)?;
    let longitude = |body: Body, at: JulianDayUt| run.longitude(body, at);
    let mut signs = BTreeMap::new();
    for body in chart.bodies.keys().copied() {
        let of_body = known(span.stretches(|at| longitude(body, *at).map(Sign::of))?);
        if of_body.len() > 1 {
            signs.insert(body, of_body);
        }
    }
    let sidereal = !matches!(chart.basis.zodiac, Zodiac::Tropical);
    let padas = if sidereal {
        known(span.stretches(|at| longitude(Body::Moon, *at).map(Pada::of))?)
    } else {
        Vec::new()
    };
    let ahead = |at| Some(longitude(Body::Moon, at)? - longitude(Body::Sun, at)?);
    Ok(Uncertainty {
        minutes: None,
        from: Instant::new(from)?,
        to: Instant::new(to)?,
        ascendant: Vec::new(),
        midheaven: Vec::new(),
        signs,
        houses: BTreeMap::new(),
        aspects: Vec::new(),
        padas,
        elongation: ahead(from).zip(ahead(to)).map(|(first, last)| Elongation {
            from: normalize(first),
            to: normalize(first) + last - first,
        }),
    })
}

/// Without the stretches of which nothing is known.
fn known<T>(stretches: Vec<Stretch<Option<T>>>) -> Vec<Stretch<T>> {
    stretches
        .into_iter()
        .filter_map(|stretch| {
            Some(Stretch {
                value: stretch.value?,
                probability: stretch.probability,
                from: stretch.from,
                to: stretch.to,
            })
        })
        .collect()
}

/// A time, with what is at each step of it.
struct Span<T, F> {
    steps: Vec<(JulianDayUt, T)>,
    at: F,
}

impl<T, F: Fn(JulianDayUt) -> Result<T>> Span<T, F> {
    fn new(from: JulianDayUt, to: JulianDayUt, steps: f64, at: F) -> Result<Self> {
        let count = steps.ceil();
        let steps = (0..=count as usize)
            .map(|step| {
                let instant = JulianDayUt(from.0 + (to.0 - from.0) * step as f64 / count);
                Ok((instant, at(instant)?))
            })
            .collect::<Result<_>>()?;
        Ok(Self { steps, at })
    }

    /// How a value goes through the time.
    fn stretches<K: PartialEq + Clone>(&self, key: impl Fn(&T) -> K) -> Result<Vec<Stretch<K>>> {
        let mut changes: Vec<(JulianDayUt, K)> = Vec::new();
        let mut before: Option<(JulianDayUt, K)> = None;
        for (instant, value) in &self.steps {
            let now = (*instant, key(value));
            match &before {
                Some(before) => self.changes(before, &now, &key, &mut changes)?,
                None => changes.push(now.clone()),
            }
            before = Some(now);
        }
        let (Some((from, _)), Some((to, _))) = (self.steps.first(), self.steps.last()) else {
            return Ok(Vec::new());
        };
        let ends = changes.iter().skip(1).map(|(end, _)| *end).chain([*to]);
        changes
            .iter()
            .zip(ends)
            .map(|((start, value), end)| {
                Ok(Stretch {
                    value: value.clone(),
                    probability: (end.0 - start.0) / (to.0 - from.0),
                    from: Instant::new(*start)?,
                    to: Instant::new(end)?,
                })
            })
            .collect()
    }

    /// The changes between two instants, by halving.
    fn changes<K: PartialEq + Clone>(
        &self,
        before: &(JulianDayUt, K),
        after: &(JulianDayUt, K),
        key: &impl Fn(&T) -> K,
        changes: &mut Vec<(JulianDayUt, K)>,
    ) -> Result<()> {
        if before.1 == after.1 {
            return Ok(());
        }
        if after.0.0 - before.0.0 <= EXACT {
            changes.push(after.clone());
            return Ok(());
        }
        let middle = JulianDayUt(f64::midpoint(before.0.0, after.0.0));
        let middle = (middle, key(&(self.at)(middle)?));
        self.changes(before, &middle, key, changes)?;
        self.changes(&middle, after, key, changes)
    }
}
