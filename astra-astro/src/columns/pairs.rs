//! The aspects of a row, by what all rows have in common: which pairs there are, and which aspect a distance may make.

use astra_core::chart::{AspectKind, Orbs, Point};

use super::block::{Cells, ROWS};

/// Points at most: their numbers are bytes.
pub(super) const POINTS: usize = 256;

/// The kinds of aspects by their number.
const KINDS: usize = AspectKind::ALL.len();
/// In place of a kind: no aspect.
const NONE: u8 = KINDS as u8;
/// In place of a kind: to be looked at closely.
const UNSURE: u8 = NONE + 1;

/// Degrees of a step of distance.
const STEP: f64 = 0.125;
/// A power of two beyond the steps of half a circle.
const STEPS: usize = 2048;
/// Beyond every distance, and within the steps.
const BEYOND: f64 = 200.0;
/// Adding it to a positive number rounds that to a whole step, and the lowest bits count the steps: 2^52 of them.
const ROUNDING: f64 = 4_503_599_627_370_496.0 * STEP;

/// An aspect found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) a: u8,
    pub(super) b: u8,
    pub(super) kind: AspectKind,
    pub(super) orb: f64,
    pub(super) applying: Option<bool>,
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
    limits: usize,
}

/// Where a point stands in the rows of a block: longitudes in degrees, and speeds in degrees a day.
#[derive(Clone)]
pub(super) struct Standing {
    pub(super) longitudes: Cells,
    pub(super) speeds: Cells,
}

impl Default for Standing {
    fn default() -> Self {
        Self {
            longitudes: [f64::NAN; ROWS],
            speeds: [f64::NAN; ROWS],
        }
    }
}

/// A pair and a kind, in one number: it is written for every pair of every row.
#[derive(Clone, Copy)]
struct Note(u32);

impl Note {
    fn new(pair: u32, kind: u8) -> Self {
        Self(pair << 8 | u32::from(kind))
    }

    fn pair(self) -> usize {
        (self.0 >> 8) as usize
    }

    fn kind(self) -> usize {
        (self.0 & 0xff) as usize
    }
}

/// Room for the aspects of a block.
pub(super) struct Room {
    /// The pairs in aspect with the kinds, with room for every pair in every row.
    found: Vec<Note>,
    /// How many each row has.
    counts: [usize; ROWS],
    hits: Vec<Hit>,
}

impl Pairs {
    /// The pairs among those points that every row has, by [`crate::aspects::among`].
    pub(super) fn new(points: &[Point], orbs: &Orbs, has: impl Fn(Point) -> bool) -> Self {
        let (mut pairs, mut limits) = (Vec::new(), Vec::<Limits>::new());
        for (number, (a, first)) in (0..=u8::MAX).zip(points).enumerate() {
            for (b, second) in (0..=u8::MAX).zip(points).skip(number + 1) {
                if first == second || first.is_bound_to(*second) || !has(*first) || !has(*second) {
                    continue;
                }
                let own = AspectKind::ALL.map(|kind| orbs.between(kind, *first, *second));
                let known = limits.iter().position(|limits| limits.orbs == own);
                let limits = known.unwrap_or_else(|| {
                    limits.push(Limits::new(own));
                    limits.len() - 1
                });
                pairs.push(Pair {
                    a,
                    b,
                    moving: first.moves_with().is_some() && second.moves_with().is_some(),
                    limits,
                });
            }
        }
        Self { pairs, limits }
    }

    /// Room for the aspects of a block.
    pub(super) fn room(&self) -> Room {
        Room {
            found: vec![Note::new(0, NONE); ROWS * self.room_of_a_row()],
            counts: [0; ROWS],
            hits: Vec::new(),
        }
    }

    /// Every pair, and one that was none.
    fn room_of_a_row(&self) -> usize {
        self.pairs.len() + 1
    }

    /// Finds the aspects of the first rows of a block, in the order of the pairs in each, and tells where those of each
    /// end. A row without numbers has none.
    pub(super) fn find<'a>(&self, points: &[Standing], room: &'a mut Room, ends: &mut [u32]) -> &'a [Hit] {
        let Room { found, counts, hits } = room;
        counts.fill(0);
        let length = self.room_of_a_row();
        for (number, pair) in (0..).zip(&self.pairs) {
            if let (Some(limits), Some(a), Some(b)) = (
                self.limits.get(pair.limits),
                points.get(usize::from(pair.a)),
                points.get(usize::from(pair.b)),
            ) {
                let steps = steps(&a.longitudes, &b.longitudes);
                // It is not to be foreseen which rows are in aspect: each is noted, and noted over if it was none.
                for ((list, count), step) in found.chunks_exact_mut(length).zip(counts.iter_mut()).zip(&steps) {
                    let kind = limits.kinds.get(*step as usize % STEPS).copied().unwrap_or(NONE);
                    if let Some(cell) = list.get_mut(*count) {
                        *cell = Note::new(number, kind);
                    }
                    *count += usize::from(kind != NONE);
                }
            }
        }
        hits.clear();
        let lists = found.chunks_exact(length).zip(counts.iter());
        for (row, ((list, count), end)) in lists.zip(ends).enumerate() {
            for note in list.iter().take(*count) {
                hits.extend(self.hit(*note, points, row));
            }
            *end = hits.len() as u32;
        }
        hits
    }

    fn hit(&self, note: Note, points: &[Standing], row: usize) -> Option<Hit> {
        let pair = self.pairs.get(note.pair())?;
        let (a, b) = (points.get(usize::from(pair.a))?, points.get(usize::from(pair.b))?);
        let way = b.longitudes.get(row)? - a.longitudes.get(row)?;
        let distance = distance(way);
        let kind = match AspectKind::ALL.get(note.kind()) {
            Some(kind) => *kind,
            None => self.limits.get(pair.limits)?.closest(distance)?,
        };
        // As `arc` has it, without its branches: either way is as likely.
        let forwards = (0.0..180.0).contains(&way) | (way < -180.0);
        let apart = distance - kind.angle();
        let deviation = if forwards { apart } else { -apart };
        let relative_speed = b.speeds.get(row)? - a.speeds.get(row)?;
        Some(Hit {
            a: pair.a,
            b: pair.b,
            kind,
            orb: apart.abs(),
            applying: pair.moving.then_some(deviation * relative_speed < 0.0),
        })
    }
}

/// The orbs of one pair, or of many that share them.
struct Limits {
    orbs: [Option<f64>; KINDS],
    /// The kind that holds within half a step of a distance, by its number of steps.
    kinds: [u8; STEPS],
}

impl Limits {
    fn new(orbs: [Option<f64>; KINDS]) -> Self {
        let mut limits = Self {
            orbs,
            kinds: [NONE; STEPS],
        };
        // A hair more than half a step, for what is rounded.
        let half = STEP / 2.0 + 1e-9;
        for (number, (aspect, orb)) in (0..NONE).zip(AspectKind::ALL.into_iter().zip(orbs)) {
            let Some(orb) = orb else { continue };
            let from = ((aspect.angle() - orb) / STEP).floor().max(0.0);
            let steps = ((2.0 * orb) / STEP).ceil() as usize + 3;
            let cells = (0_u16..).zip(&mut limits.kinds).skip(from as usize).take(steps);
            for (step, cell) in cells {
                let distance = f64::from(step) * STEP;
                let apart = (distance - aspect.angle()).abs();
                if distance > 180.0 || apart > orb + half {
                    continue;
                }
                let mine = |kind: AspectKind| apart + 2.0 * half < (distance - kind.angle()).abs();
                let theirs = |kind: AspectKind| apart > (distance - kind.angle()).abs() + 2.0 * half;
                let certain = apart + half <= orb;
                *cell = match AspectKind::ALL.get(usize::from(*cell)) {
                    _ if *cell == UNSURE => UNSURE,
                    Some(other) if theirs(*other) => *cell,
                    None if certain => number,
                    Some(other) if certain && mine(*other) => number,
                    _ => UNSURE,
                };
            }
        }
        limits
    }

    /// The aspect closest to exact at a distance, the first of two that are as close.
    #[cold]
    fn closest(&self, distance: f64) -> Option<AspectKind> {
        AspectKind::ALL
            .into_iter()
            .zip(self.orbs)
            .filter_map(|(kind, orb)| {
                let apart = (distance - kind.angle()).abs();
                (apart <= orb?).then_some((kind, apart))
            })
            .min_by(|(_, x), (_, y)| x.total_cmp(y))
            .map(|(kind, _)| kind)
    }
}

/// The shorter way round the circle, of the difference of two longitudes: the amount of [`crate::angle::arc`].
fn distance(way: f64) -> f64 {
    let way = way.abs();
    let back = 360.0 - way;
    if back < way { back } else { way }
}

/// The distances of two points in the rows of a block, in steps, in the lowest bits.
fn steps(a: &Cells, b: &Cells) -> [u64; ROWS] {
    let mut steps = [0; ROWS];
    for ((step, a), b) in steps.iter_mut().zip(a).zip(b) {
        let distance = distance(b - a);
        // What is no number is no distance either.
        let distance = if distance < BEYOND { distance } else { BEYOND };
        *step = (distance + ROUNDING).to_bits();
    }
    steps
}
