//! One period, and the run of periods of a level.

use astra_core::{
    Result,
    chart::{Instant, JulianDayUt},
};
use serde::Serialize;

use super::{Dasha, LEVELS};
use crate::vedic::Graha;

/// A period of a dasha.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Period {
    /// 1 for a mahadasha to 5 for a prana dasha.
    pub level: u8,
    /// The lords from the mahadasha down to this period.
    pub lords: Vec<Graha>,
    /// The beginning, included.
    pub start: Instant,
    /// The end, where the next begins.
    pub end: Instant,
    #[serde(skip)]
    path: Path,
}

impl Period {
    pub(super) fn new(path: Path, lords: Vec<Graha>, start: JulianDayUt, end: JulianDayUt) -> Result<Self> {
        Ok(Self {
            level: path.level(),
            lords,
            start: Instant::new(start)?,
            end: Instant::new(end)?,
            path,
        })
    }

    /// The lord of the period itself.
    #[must_use]
    pub fn lord(&self) -> Graha {
        self.lords.last().copied().unwrap_or(Graha::Sun)
    }

    /// Its length in days.
    #[must_use]
    pub fn days(&self) -> f64 {
        self.end.jd_ut.0 - self.start.jd_ut.0
    }

    /// Whether it runs at an instant.
    #[must_use]
    pub fn contains(&self, at: JulianDayUt) -> bool {
        (self.start.jd_ut..self.end.jd_ut).contains(&at)
    }

    pub(super) const fn path(&self) -> Path {
        self.path
    }
}

/// Which period: the number of its mahadasha since birth, and of each level the number within the one above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Path {
    indices: [usize; LEVELS as usize],
    level: u8,
}

impl Path {
    pub(super) const fn top(index: usize) -> Self {
        Self {
            indices: [index, 0, 0, 0, 0],
            level: 1,
        }
    }

    /// The first period of a level.
    pub(super) const fn first(level: u8) -> Self {
        Self {
            indices: [0; LEVELS as usize],
            level,
        }
    }

    pub(super) const fn level(self) -> u8 {
        self.level
    }

    pub(super) fn indices(self) -> impl Iterator<Item = usize> {
        self.indices.into_iter().take(usize::from(self.level))
    }

    /// The number within the level above.
    pub(super) fn last(self) -> usize {
        self.indices().last().unwrap_or_default()
    }

    /// A period of the next level within this one; None below the finest.
    pub(super) fn child(self, index: usize) -> Option<Self> {
        let mut child = self;
        *child.indices.get_mut(usize::from(self.level))? = index;
        child.level += 1;
        Some(child)
    }

    /// The next period of the same level, where each period but the top has `children`.
    pub(super) fn next(self, children: usize) -> Self {
        let mut next = self;
        let mut level = usize::from(self.level);
        while let Some((index, above)) = level
            .checked_sub(1)
            .and_then(|above| Some((next.indices.get_mut(above)?, above)))
        {
            *index += 1;
            if above == 0 || *index < children {
                break;
            }
            *index = 0;
            level = above;
        }
        next
    }
}

/// When a path runs, in years from birth, and the places of its lords in the ring.
pub(super) struct Span {
    pub(super) places: [usize; LEVELS as usize],
    pub(super) start: f64,
    pub(super) end: f64,
}

/// The periods of a level, in their order without end.
#[derive(Clone, Debug)]
pub struct Periods<'a> {
    dasha: &'a Dasha,
    path: Path,
}

impl<'a> Periods<'a> {
    pub(super) const fn from(dasha: &'a Dasha, path: Path) -> Self {
        Self { dasha, path }
    }
}

impl Iterator for Periods<'_> {
    type Item = Result<Period>;

    fn next(&mut self) -> Option<Self::Item> {
        let period = self.dasha.period(self.path);
        self.path = self.path.next(self.dasha.ring.len());
        Some(period)
    }

    /// Passes over periods without making them.
    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        for _ in 0..n {
            self.path = self.path.next(self.dasha.ring.len());
        }
        self.next()
    }
}
