//! The aspects of a row, by what all rows have in common: which pairs there are, and which aspect a distance may make.

use astra_core::chart::{AspectKind, Orbs, Point};

use crate::angle::arc;

/// Points at most: their numbers are bytes.
pub(super) const POINTS: usize = 256;

/// The kinds of aspects by their number.
const KINDS: usize = AspectKind::ALL.len();
/// In place of a kind: no aspect within reach.
const NONE: u8 = KINDS as u8;
/// In place of a kind: several are within reach.
const SEVERAL: u8 = NONE + 1;
/// A power of two beyond [`SEVERAL`].
const SLOTS: usize = 32;

/// Adding it to a positive number rounds that to a whole one, in the lowest bits: 2^52.
const ROUNDING: f64 = 4_503_599_627_370_496.0;

/// An aspect found; its kind is an [`AspectKind`] by number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hit {
    pub(super) orb: f64,
    pub(super) a: u8,
    pub(super) b: u8,
    kind: u8,
    pub(super) applying: Option<bool>,
}

impl Hit {
    pub(super) fn kind(&self) -> AspectKind {
        let kind = AspectKind::ALL.get(usize::from(self.kind));
        kind.copied().unwrap_or(AspectKind::Conjunction)
    }
}

/// Longitudes in degrees and speeds in degrees a day, by the number of the point.
pub(super) struct Standing {
    pub(super) longitudes: [f64; POINTS],
    pub(super) speeds: [f64; POINTS],
}

impl Standing {
    pub(super) fn new() -> Self {
        Self {
            longitudes: [0.0; POINTS],
            speeds: [0.0; POINTS],
        }
    }
}

/// Every pair of points that may be in aspect, with the orbs that it has.
pub(super) struct Pairs {
    pairs: Vec<Pair>,
    limits: Vec<Limits>,
}

struct Pair {
    a: u8,
    b: u8,
    /// Whether both points move with bodies.
    moving: bool,
    /// Which of the limits.
    limits: u16,
}

/// The orbs of one pair or of many that share them.
#[derive(PartialEq)]
struct Limits {
    /// By whole degrees of distance: the kind that may hold within half a degree of it.
    kinds: [u8; 256],
    angles: [f64; SLOTS],
    /// The orb of a kind; below 0 where it is not sought.
    orbs: [f64; SLOTS],
}

impl Pairs {
    /// The pairs among those points that every row has, by [`crate::aspects::among`].
    pub(super) fn new(points: &[Point], orbs: &Orbs, has: impl Fn(Point) -> bool) -> Self {
        let (mut pairs, mut limits) = (Vec::new(), Vec::new());
        for (number, (a, first)) in (0..=u8::MAX).zip(points).enumerate() {
            for (b, second) in (0..=u8::MAX).zip(points).skip(number + 1) {
                if first == second || first.is_bound_to(*second) || !has(*first) || !has(*second) {
                    continue;
                }
                let own = Limits::new(|kind| orbs.between(kind, *first, *second));
                let known = limits.iter().position(|limits| *limits == own);
                let known = known.unwrap_or_else(|| {
                    limits.push(own);
                    limits.len() - 1
                });
                pairs.push(Pair {
                    a,
                    b,
                    moving: first.moves_with().is_some() && second.moves_with().is_some(),
                    // As many as there are pairs of bytes, at most.
                    limits: known as u16,
                });
            }
        }
        Self { pairs, limits }
    }

    /// Room for the aspects of a row.
    pub(super) fn room(&self) -> Vec<Hit> {
        vec![Hit::default(); self.pairs.len()]
    }

    /// Writes the aspects of a row into room for them, in the order of the pairs, and gives their number.
    ///
    /// Whether a pair is in aspect is not to be foreseen: every pair is written, and the next one over it if it was
    /// none.
    pub(super) fn find(&self, standing: &Standing, room: &mut [Hit]) -> usize {
        let of = |values: &[f64; POINTS], number: u8| values.get(usize::from(number)).copied().unwrap_or_default();
        let mut found = 0;
        for pair in &self.pairs {
            let Some(limits) = self.limits.get(usize::from(pair.limits)) else {
                continue;
            };
            let separation = arc(of(&standing.longitudes, pair.a), of(&standing.longitudes, pair.b));
            let distance = separation.abs();
            let degree = (distance + ROUNDING).to_bits() as u8;
            let mut kind = limits.kinds.get(usize::from(degree)).copied().unwrap_or(NONE);
            if kind == SEVERAL {
                kind = limits.nearest(distance);
            }
            let slot = usize::from(kind) % SLOTS;
            let angle = limits.angles.get(slot).copied().unwrap_or_default();
            let orb = limits.orbs.get(slot).copied().unwrap_or_default();
            let apart = distance - angle;
            let deviation = apart * separation.signum();
            let relative_speed = of(&standing.speeds, pair.b) - of(&standing.speeds, pair.a);
            if let Some(hit) = room.get_mut(found) {
                *hit = Hit {
                    orb: deviation.abs(),
                    a: pair.a,
                    b: pair.b,
                    kind,
                    applying: if pair.moving {
                        Some(deviation * relative_speed < 0.0)
                    } else {
                        None
                    },
                };
            }
            found += usize::from(apart.abs() <= orb);
        }
        found
    }
}

impl Limits {
    fn new(orb: impl Fn(AspectKind) -> Option<f64>) -> Self {
        let (mut angles, mut orbs) = ([0.0; SLOTS], [-1.0; SLOTS]);
        for ((kind, angle), limit) in AspectKind::ALL.into_iter().zip(&mut angles).zip(&mut orbs) {
            *angle = kind.angle();
            *limit = orb(kind).unwrap_or(-1.0);
        }
        let mut kinds = [NONE; 256];
        for (degree, known) in (0_u8..=180).zip(&mut kinds) {
            let mut within = (0_u8..).zip(angles.iter().zip(&orbs)).filter(|(_, (angle, orb))| {
                // Half a degree either way, and a hair more.
                **orb >= 0.0 && (*angle - f64::from(degree)).abs() <= *orb + 0.5 + 1e-9
            });
            *known = match (within.next(), within.next()) {
                (None, _) => NONE,
                (Some((kind, _)), None) => kind,
                (Some(_), Some(_)) => SEVERAL,
            };
        }
        Self { kinds, angles, orbs }
    }

    /// The aspect closest to exact, the first of two that are as close.
    #[cold]
    fn nearest(&self, distance: f64) -> u8 {
        let mut nearest = (NONE, f64::INFINITY);
        for (kind, (angle, orb)) in (0..NONE).zip(self.angles.iter().zip(&self.orbs)) {
            let apart = (distance - angle).abs();
            if apart <= *orb && apart < nearest.1 {
                nearest = (kind, apart);
            }
        }
        nearest.0
    }
}
