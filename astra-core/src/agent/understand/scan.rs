//! A message searched for everything the lexicon knows.

use super::{
    When,
    lexicon::{Concept, LEXICON},
};
use crate::{
    chart::Point,
    words::{Hit, Word, words},
};

/// A question stands in its first words; a page of text is not read to its end.
const WORDS_READ: usize = 300;

/// A message searched.
pub(super) struct Scan {
    pub(super) words: Vec<Word>,
    pub(super) hits: Vec<Hit<Concept>>,
    /// Whether it has a question mark.
    pub(super) asks: bool,
}

impl Scan {
    pub(super) fn of(message: &str) -> Self {
        let words = words(message, WORDS_READ);
        let hits = LEXICON.find(&words);
        Self {
            words,
            hits,
            asks: message.contains(['?', '？']),
        }
    }

    pub(super) fn has(&self, concept: Concept) -> bool {
        self.hits.iter().any(|hit| hit.concept == concept)
    }

    /// The hits of the concepts that `pick` picks.
    pub(super) fn all<T>(&self, pick: impl Fn(Concept) -> Option<T>) -> impl Iterator<Item = (T, &Hit<Concept>)> {
        self.hits.iter().filter_map(move |hit| Some((pick(hit.concept)?, hit)))
    }

    pub(super) fn first<T>(&self, pick: impl Fn(Concept) -> Option<T>) -> Option<T> {
        self.all(pick).next().map(|(found, _)| found)
    }

    pub(super) fn word(&self, index: usize) -> Option<&str> {
        self.words.get(index).map(|word| word.raw.as_str())
    }

    pub(super) fn any_word(&self, known: &[&str]) -> bool {
        self.words.iter().any(|word| known.contains(&word.raw.as_str()))
    }

    /// The points named, in order, each once.
    pub(super) fn points(&self) -> Vec<Point> {
        let mut points = Vec::new();
        for (point, _) in self.all(|concept| match concept {
            Concept::Point(point) => Some(point),
            _ => None,
        }) {
            if !points.contains(&point) {
                points.push(point);
            }
        }
        points
    }

    /// The narrowest stretch of time named; "now" only where nothing else is.
    pub(super) fn when(&self) -> Option<When> {
        [
            When::Tomorrow,
            When::Today,
            When::Week,
            When::Month,
            When::Year,
            When::Now,
        ]
        .into_iter()
        .find(|when| self.has(Concept::When(*when)))
    }

    /// A calendar year named.
    pub(super) fn year(&self) -> Option<i16> {
        self.words
            .iter()
            .filter(|word| word.raw.len() == 4)
            .filter_map(|word| word.raw.parse().ok())
            .find(|year| (1800..2200).contains(year))
    }
}
