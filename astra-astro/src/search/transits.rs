//! Exact transits to natal points.

use std::ops::Range;

use astra_core::{
    Error, ErrorKind, Result,
    chart::{AspectKind, Body, Instant, JulianDayTt, NatalPoint, Orbs, Point, TransitHit, TransitSearch},
};

use super::{
    piece::Sampler,
    quantity::Quantity,
    roots::{Crossing, CrossingSearch},
    scale,
    track::{Here, Track},
};
use crate::{
    angle::{arc, normalize},
    ephemeris::Ephemeris,
};

/// The widest orb that can be asked for.
const WIDEST_ORB: f64 = 30.0;
/// Days that are searched in all bodies before any goes on.
const STRIDE: f64 = 256.0;

/// The transits of a window in the order of time, found as they are asked for.
///
/// ```
/// use astra_astro::search::TransitHits;
/// use astra_core::chart::{ChartEngine, ChartRequest, Coordinates, JulianDayUt, TransitSearch};
///
/// let engine = astra_astro::tables()?;
/// let rome = Coordinates::new(41.9028, 12.4964)?;
/// let chart = engine.natal(&ChartRequest::new(JulianDayUt(2_448_058.020_833), Some(rome)))?;
/// let century = JulianDayUt(2_451_544.5)..JulianDayUt(2_488_069.5);
/// let search = TransitSearch::new(&chart, century);
/// let first = TransitHits::new(engine.ephemeris(), &search)?.next().transpose()?;
/// assert!(first.is_some_and(|hit| hit.orb_enter.is_some()));
/// # Ok::<(), astra_core::Error>(())
/// ```
#[derive(Debug)]
pub struct TransitHits<'e, E: ?Sized> {
    sampler: Sampler<'e, E>,
    targets: Vec<Target>,
    points: Vec<(NatalPoint, Option<Point>)>,
    orbs: Orbs,
    with_orbs: bool,
    lanes: Vec<Lane>,
    bodies: Vec<Body>,
    /// Up to where every lane is searched before the next hit is told.
    horizon: JulianDayTt,
    span: Range<JulianDayTt>,
    failed: bool,
}

/// A longitude at which a body makes an aspect to a point.
#[derive(Clone, Copy, Debug)]
struct Target {
    point: usize,
    aspect: AspectKind,
    longitude: f64,
}

/// One body on its way.
#[derive(Debug)]
struct Lane {
    body: Body,
    search: CrossingSearch,
    track: Track,
    next: Option<Crossing>,
}

impl<'e, E: Ephemeris + ?Sized> TransitHits<'e, E> {
    /// Searches a window. The limit of the request is without effect here: an iterator ends when its caller does.
    ///
    /// # Errors
    /// As [`astra_core::chart::ChartEngine::search`], but for the limit.
    pub fn new(ephemeris: &'e E, request: &TransitSearch) -> Result<Self> {
        check(request)?;
        let targets = targets(request);
        let mut bodies = Vec::with_capacity(request.bodies.len());
        for body in &request.bodies {
            if !bodies.contains(body) {
                bodies.push(*body);
            }
        }
        let span = scale::span(ephemeris, &request.window)?;
        let lanes = bodies
            .iter()
            .map(|body| {
                let quantity = Quantity::longitude(*body, request.zodiac);
                let values = targets.iter().map(|target| target.longitude);
                let mut search = CrossingSearch::new(ephemeris, quantity.clone(), values, request.window.clone())?;
                search.near_miss = request.near_miss;
                Ok(Lane {
                    body: *body,
                    search,
                    track: Track::new(*body, quantity),
                    next: None,
                })
            })
            .collect::<Result<_>>()?;
        let mut sampler = Sampler::new(ephemeris);
        sampler.together.clone_from(&bodies);
        Ok(Self {
            sampler,
            targets,
            points: request
                .points
                .iter()
                .map(|point| (point.clone(), Point::parse(&point.name)))
                .collect(),
            orbs: request.orbs,
            with_orbs: request.with_orbs,
            lanes,
            bodies,
            horizon: span.start,
            span,
            failed: false,
        })
    }

    fn find(&mut self) -> Result<Option<TransitHit>> {
        loop {
            let mut safe = JulianDayTt(f64::INFINITY);
            for lane in &mut self.lanes {
                if lane.next.is_none() {
                    lane.next = lane.search.next_before(&mut self.sampler, self.horizon)?;
                }
                if lane.next.is_none() {
                    // What the lane finds next is not before this.
                    safe = JulianDayTt(safe.0.min(lane.search.searched_to().0));
                }
            }
            let first = self
                .lanes
                .iter_mut()
                .filter(|lane| lane.next.is_some_and(|next| next.jd_tt < safe))
                .min_by(|a, b| {
                    let time = |lane: &Lane| lane.next.map_or(f64::INFINITY, |next| next.jd_tt.0);
                    time(a).total_cmp(&time(b))
                });
            if let Some(lane) = first
                && let Some(found) = lane.next.take()
            {
                return Self::hit(
                    &mut self.sampler,
                    lane,
                    &found,
                    &self.targets,
                    &self.points,
                    self.with_orbs.then_some(&self.orbs),
                );
            }
            if self.horizon >= self.span.end {
                return Ok(None);
            }
            let start = self.horizon;
            self.horizon = JulianDayTt((start.0 + STRIDE).min(self.span.end.0));
            self.sampler.ephemeris.prepare(&self.bodies, start..self.horizon)?;
        }
    }

    fn hit(
        sampler: &mut Sampler<'_, E>,
        lane: &mut Lane,
        found: &Crossing,
        targets: &[Target],
        points: &[(NatalPoint, Option<Point>)],
        orbs: Option<&Orbs>,
    ) -> Result<Option<TransitHit>> {
        let Some(target) = targets.get(found.index) else {
            return Ok(None);
        };
        let Some((point, known)) = points.get(target.point) else {
            return Ok(None);
        };
        let here = Here {
            at: found.jd_tt,
            longitude: found.value,
        };
        let (pass, passes) = lane.track.series(sampler, here, found.miss.is_some())?;
        let transiting = Point::Body(lane.body);
        let orb = orbs.and_then(|orbs| match known {
            Some(natal) => orbs.between(target.aspect, transiting, *natal),
            None => orbs.of(target.aspect),
        });
        let [orb_enter, orb_exit] = match orb {
            Some(orb) if found.miss.is_none_or(|miss| miss <= orb) => {
                let edges = lane.track.orb(sampler, here, orb)?;
                let told = |at: Option<JulianDayTt>| {
                    at.map(|at| scale::ut(sampler.ephemeris, at).and_then(Instant::new))
                        .transpose()
                };
                let [enter, exit] = edges;
                [told(enter)?, told(exit)?]
            }
            _ => [None, None],
        };
        lane.track.prune();
        Ok(Some(TransitHit {
            instant: found.instant,
            transiting: lane.body,
            aspect: target.aspect,
            natal: point.name.clone(),
            pass,
            passes,
            retrograde: !found.rising,
            orb_enter,
            orb_exit,
            near_miss: found.miss,
        }))
    }
}

impl<E: Ephemeris + ?Sized> Iterator for TransitHits<'_, E> {
    type Item = Result<TransitHit>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let found = self.find();
        self.failed = found.is_err();
        found.transpose()
    }
}

/// The hits of a request, up to its limit.
pub(crate) fn all<E: Ephemeris + ?Sized>(ephemeris: &E, request: &TransitSearch) -> Result<Vec<TransitHit>> {
    let mut hits = Vec::new();
    for hit in TransitHits::new(ephemeris, request)? {
        if hits.len() == request.limit {
            return Err(Error::new(
                ErrorKind::TooLarge,
                format!(
                    "the window has more than {} transits: expected a shorter one, or a higher limit",
                    request.limit
                ),
            )
            .with("field", "limit")
            .with("limit", request.limit));
        }
        hits.push(hit?);
    }
    Ok(hits)
}

fn check(request: &TransitSearch) -> Result<()> {
    for point in &request.points {
        if !point.longitude.is_finite() {
            return Err(
                Error::invalid("points", point.longitude, "a finite longitude in degrees").with("point", &point.name),
            );
        }
    }
    for (aspect, orb) in request.orbs.sought() {
        if !(0.0..=WIDEST_ORB).contains(&orb) {
            return Err(Error::invalid("orbs", orb, "orbs from 0 to 30 degrees").with("aspect", aspect.as_str()));
        }
    }
    if let Some(within) = request.near_miss
        && !(0.0..=WIDEST_ORB).contains(&within)
    {
        return Err(Error::invalid("near_miss", within, "from 0 to 30 degrees"));
    }
    Ok(())
}

/// Where each aspect to each point is exact: on either side, but for conjunction and opposition.
fn targets(request: &TransitSearch) -> Vec<Target> {
    let mut targets = Vec::new();
    for (index, point) in request.points.iter().enumerate() {
        for (aspect, _) in request.orbs.sought() {
            let angle = aspect.angle();
            let sides = [point.longitude + angle, point.longitude - angle].map(normalize);
            let [ahead, behind] = sides;
            let is_one = arc(ahead, behind).abs() < 1e-9;
            targets.extend(
                sides
                    .into_iter()
                    .take(if is_one { 1 } else { 2 })
                    .map(|longitude| Target {
                        point: index,
                        aspect,
                        longitude,
                    }),
            );
        }
    }
    targets
}
