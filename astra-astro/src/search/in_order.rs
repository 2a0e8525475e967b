//! Several searches as one, in the order of time.

use std::{fmt, iter::Peekable};

use astra_core::{Result, chart::Instant};

/// Something that happens at an instant.
pub trait Timed {
    /// When.
    fn instant(&self) -> Instant;
}

/// The findings of several searches, each in the order of time, merged in the order of time. It ends after an error.
pub struct InOrder<I: Iterator> {
    searches: Vec<Peekable<I>>,
    failed: bool,
}

impl<I: Iterator> fmt::Debug for InOrder<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InOrder")
            .field("searches", &self.searches.len())
            .finish_non_exhaustive()
    }
}

impl<I: Iterator> InOrder<I> {
    /// Merges searches.
    pub fn new(searches: impl IntoIterator<Item = I>) -> Self {
        Self {
            searches: searches.into_iter().map(Iterator::peekable).collect(),
            failed: false,
        }
    }
}

impl<T: Timed, I: Iterator<Item = Result<T>>> Iterator for InOrder<I> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let time = |next: &Result<T>| next.as_ref().map_or(f64::NEG_INFINITY, |next| next.instant().jd_ut.0);
        let (_, first) = self
            .searches
            .iter_mut()
            .filter_map(|search| Some((search.peek().map(time)?, search)))
            .min_by(|(a, _), (b, _)| a.total_cmp(b))?;
        let found = first.next();
        self.failed = matches!(found, Some(Err(_)));
        found
    }
}
