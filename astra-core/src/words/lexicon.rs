//! Phrases of data found in messages, under any spelling.

use std::collections::HashMap;

use super::{
    Word,
    fold::{self, sound},
    language,
};

/// The phrases of one concept, separated by commas; words by blanks. `*` at the end of a word stands for any
/// ending, `..` for up to three words of the same clause; `=` before a Hindi word asks for that spelling.
pub(crate) struct Entry<C> {
    /// What the phrases mean.
    pub(crate) concept: C,
    /// In English: compared letter by letter, small typing errors allowed.
    pub(crate) en: &'static str,
    /// In Hindi with Latin letters: compared by sound.
    pub(crate) hi: &'static str,
}

/// A phrase found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit<C> {
    /// What it means.
    pub(crate) concept: C,
    /// The index of its first word.
    pub(crate) start: usize,
    /// The index behind its last word.
    pub(crate) end: usize,
}

/// The phrases of many concepts, ready to be searched for.
pub(crate) struct Lexicon<C> {
    phrases: HashMap<Slot, Vec<(Vec<Part>, C)>>,
    vocabulary: Vocabulary,
}

/// A word of the vocabulary.
type Slot = usize;

#[derive(Clone, Copy)]
enum Part {
    Word(Slot),
    Gap,
}

#[derive(Default)]
struct Vocabulary {
    english: HashMap<String, Slot>,
    endings: Vec<(String, Slot)>,
    hindi: HashMap<String, Slot>,
    hindi_as_written: HashMap<String, Vec<Slot>>,
    size: usize,
}

/// The longest gap, in words.
const GAP: usize = 3;
/// Shorter words are too alike to forgive errors in.
const SHORTEST_FORGIVEN: usize = 5;
/// From this length on, two errors are forgiven.
const LONG: usize = 8;

impl<C: Copy + PartialEq> Lexicon<C> {
    /// Prepares the phrases.
    pub(crate) fn new<'a>(entries: impl IntoIterator<Item = &'a Entry<C>>) -> Self
    where
        C: 'a,
    {
        let mut vocabulary = Vocabulary::default();
        let mut phrases: HashMap<Slot, Vec<(Vec<Part>, C)>> = HashMap::new();
        for entry in entries {
            for (text, hindi) in [(entry.en, false), (entry.hi, true)] {
                for phrase in text.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                    let parts: Vec<Part> = phrase
                        .split_whitespace()
                        .map(|word| match word {
                            ".." => Part::Gap,
                            word => Part::Word(vocabulary.slot(word, hindi)),
                        })
                        .collect();
                    if let Some(Part::Word(first)) = parts.first() {
                        phrases.entry(*first).or_default().push((parts, entry.concept));
                    }
                }
            }
        }
        Self { phrases, vocabulary }
    }

    /// Every phrase in a message, in the order of its words; shorter phrases inside longer ones too.
    pub(crate) fn find(&self, words: &[Word]) -> Vec<Hit<C>> {
        let slots: Vec<Vec<Slot>> = words.iter().map(|word| self.vocabulary.of(word)).collect();
        let mut hits: Vec<Hit<C>> = Vec::new();
        for start in 0..words.len() {
            let firsts = slots.get(start).into_iter().flatten();
            for (parts, concept) in firsts.filter_map(|slot| self.phrases.get(slot)).flatten() {
                if let Some(end) = matched(parts, start, words, &slots) {
                    let hit = Hit {
                        concept: *concept,
                        start,
                        end,
                    };
                    if !hits.contains(&hit) {
                        hits.push(hit);
                    }
                }
            }
        }
        hits
    }

    /// Whether the vocabulary has the word, as it is or misspelt.
    pub(crate) fn knows(&self, word: &Word) -> bool {
        !self.vocabulary.of(word).is_empty()
    }
}

/// The index behind the phrase, if it stands at `start`.
fn matched(parts: &[Part], start: usize, words: &[Word], slots: &[Vec<Slot>]) -> Option<usize> {
    match parts.split_first() {
        None => Some(start),
        Some((Part::Word(slot), rest)) => {
            let here = slots.get(start)?.contains(slot);
            if here {
                matched(rest, start + 1, words, slots)
            } else {
                None
            }
        }
        Some((Part::Gap, rest)) => {
            let clause = words.get(start.checked_sub(1)?)?.clause;
            (0..=GAP)
                .take_while(|skipped| words.get(start + skipped).is_some_and(|word| word.clause == clause))
                .find_map(|skipped| matched(rest, start + skipped, words, slots))
        }
    }
}

impl Vocabulary {
    fn slot(&mut self, word: &str, hindi: bool) -> Slot {
        let fresh = self.size;
        let slot = match (word.strip_suffix('*'), hindi) {
            _ if word.starts_with('=') => {
                let written = self
                    .hindi_as_written
                    .entry(word.trim_start_matches('=').to_owned())
                    .or_default();
                written.push(fresh);
                fresh
            }
            (Some(stem), _) => {
                self.endings.push((stem.to_owned(), fresh));
                fresh
            }
            (None, false) => *self.english.entry(word.to_owned()).or_insert(fresh),
            (None, true) => {
                let slot = *self.hindi.entry(sound(word)).or_insert(fresh);
                let written = self.hindi_as_written.entry(word.to_owned()).or_default();
                if !written.contains(&slot) {
                    written.push(slot);
                }
                slot
            }
        };
        self.size += usize::from(slot == fresh);
        slot
    }

    fn of(&self, word: &Word) -> Vec<Slot> {
        // A Hindi word in Devanagari may be spelt like an English one: mann, the heart, is no man.
        let foreign = word.devanagari && language::is_hindi(&word.key);
        let spellings = [Some(&word.raw), word.doubled.as_ref()]
            .into_iter()
            .flatten()
            .filter(|_| !foreign);
        let mut slots: Vec<Slot> = spellings.filter_map(|raw| self.english.get(raw)).copied().collect();
        slots.extend(
            self.endings
                .iter()
                .filter(|(stem, _)| word.raw.starts_with(stem.as_str()))
                .map(|(_, slot)| *slot),
        );
        slots.extend(self.hindi_as_written.get(&word.raw).into_iter().flatten());
        if !word.english {
            slots.extend(self.hindi.get(&word.key));
            // Behind a cluster Devanagari keeps its vowel (khatma), where Latin letters drop it (khatm).
            let bare = word.key.strip_suffix('a').filter(|_| word.devanagari);
            slots.extend(bare.and_then(|bare| self.hindi.get(bare)));
        }
        if slots.is_empty() {
            slots.extend(fold::singulars(&word.raw).filter_map(|one| self.english.get(one)));
        }
        let common = if word.devanagari {
            language::is_hindi(&word.key)
        } else {
            word.hindi
        };
        if slots.is_empty() && !word.english && !common && word.raw.len() >= SHORTEST_FORGIVEN {
            slots.extend(self.misspelt(word));
        }
        slots.sort_unstable();
        slots.dedup();
        slots
    }

    /// The nearest words, where they are near enough to be meant.
    fn misspelt(&self, word: &Word) -> Vec<Slot> {
        // Sounds have lost what tells words apart by a letter or two already: they must be longer.
        let english = self.english.iter().map(|(known, slot)| (known, slot, &word.raw));
        let hindi = self
            .hindi
            .iter()
            .filter(|(known, _)| known.len() > SHORTEST_FORGIVEN)
            .map(|(known, slot)| (known, slot, &word.key));
        let mut near: Vec<(usize, Slot)> = english
            .chain(hindi)
            .filter(|(known, _, written)| known.len() >= SHORTEST_FORGIVEN && alike_at_first(known, written))
            .filter_map(|(known, slot, written)| {
                let forgiven = 1 + usize::from(known.len() >= LONG && written.len() >= LONG);
                if known.len().abs_diff(written.len()) > forgiven {
                    return None;
                }
                let errors = strsim::osa_distance(known, written);
                (errors <= forgiven).then_some((errors, *slot))
            })
            .collect();
        let least = near.iter().map(|(errors, _)| *errors).min();
        near.retain(|(errors, _)| Some(*errors) == least);
        near.into_iter().map(|(_, slot)| slot).collect()
    }
}

/// People rarely miss the beginning of a word, unless they swap its first letters; the shorter the word, the
/// more its beginning must agree.
fn alike_at_first(known: &str, written: &str) -> bool {
    let two = |text: &str| {
        let mut letters = text.chars();
        (letters.next(), letters.next())
    };
    let (first, second) = (two(known), two(written));
    let long = known.len() >= SHORTEST_FORGIVEN + 2;
    first == second || long && first.0 == second.0 || first.0 == second.1 && first.1 == second.0
}

#[cfg(test)]
mod tests {
    use super::{super::words, *};

    fn found(text: &str) -> Vec<u8> {
        let lexicon = Lexicon::new(&[
            Entry {
                concept: 1,
                en: "jupiter",
                hi: "guru, brihaspati",
            },
            Entry {
                concept: 2,
                en: "should i, relationship",
                hi: "mujhe .. chahiye, shaadi",
            },
            Entry {
                concept: 3,
                en: "astrolog*",
                hi: "suno",
            },
        ]);
        lexicon
            .find(&words(text, 50))
            .into_iter()
            .map(|hit| hit.concept)
            .collect()
    }

    #[test]
    fn typing_errors_and_spellings_are_forgiven() {
        assert_eq!(found("my jupitor"), [1]);
        assert_eq!(found("ujpiter"), [1]);
        assert_eq!(found("brihaspathi"), [1]);
        assert_eq!(found("realtionship"), [2]);
        assert_eq!(found("shadee"), [2]);
        assert_eq!(found("गुरु"), [1]);
        assert_eq!(found("astrologers"), [3]);
    }

    #[test]
    fn a_gap_stays_within_its_clause() {
        assert_eq!(found("mujhe ab ghar jana chahiye"), [2]);
        assert!(found("mujhe dekho, chahiye").is_empty());
    }

    #[test]
    fn a_common_word_is_not_a_misspelling() {
        assert!(found("soon").is_empty());
    }
}
