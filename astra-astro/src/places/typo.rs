//! Keys within a few slips of a word, found by walking the index once.
//!
//! The automaton of S. Wu and U. Manber (*Communications of the ACM* 35, 83, 1992), one bit a letter, with
//! transpositions as in H. Hyyrö (*Nordic Journal of Computing* 10, 29, 2003): a slip is a byte too many, too few, a
//! wrong one, or two neighbours exchanged.

use fst::Automaton;

/// The most slips that are looked for.
pub(super) const MOST: usize = 3;
/// The longest word, in bytes: one bit each and one for the end.
const LONGEST: usize = 62;

/// Accepts what is at most `slips` away from a word.
pub(super) struct Near {
    /// For each byte, the places in the word where it stands.
    places: [u64; 256],
    slips: usize,
    end: u32,
}

/// Which places of the word may have been reached, by slips made.
#[derive(Clone, Copy)]
pub(super) struct Reached {
    /// A bit for each number of letters passed.
    at: [u64; MOST + 1],
    /// The same within an exchange: the second of two letters came first.
    crossed: [u64; MOST + 1],
}

impl Near {
    /// None for a word that is too long to have an automaton.
    pub(super) fn new(word: &str, slips: usize) -> Option<Self> {
        let mut places = [0; 256];
        for (place, byte) in word.bytes().enumerate() {
            *places.get_mut(usize::from(byte))? |= 1_u64.checked_shl(u32::try_from(place).ok()?)?;
        }
        (word.len() <= LONGEST).then_some(Self {
            places,
            slips: slips.min(MOST),
            end: u32::try_from(word.len()).ok()?,
        })
    }

    /// The fewest slips with which a state is at the end of the word.
    fn slips(&self, state: &Reached) -> Option<usize> {
        let end = 1_u64 << self.end;
        state.at.iter().take(self.slips + 1).position(|at| at & end != 0)
    }

    /// How many slips a key is away from the word, where it is near.
    pub(super) fn distance(&self, key: &[u8]) -> Option<usize> {
        let state = key.iter().fold(self.start(), |state, byte| self.accept(&state, *byte));
        self.slips(&state)
    }
}

impl Automaton for Near {
    type State = Reached;

    fn start(&self) -> Reached {
        let mut at = [0; MOST + 1];
        // So many letters may be left out from the start.
        for (slips, at) in at.iter_mut().enumerate().take(self.slips + 1) {
            *at = (1 << (slips + 1)) - 1;
        }
        Reached {
            at,
            crossed: [0; MOST + 1],
        }
    }

    fn is_match(&self, state: &Reached) -> bool {
        self.slips(state).is_some()
    }

    fn can_match(&self, state: &Reached) -> bool {
        state.at.iter().chain(&state.crossed).any(|bits| *bits != 0)
    }

    fn accept(&self, state: &Reached, byte: u8) -> Reached {
        let here = self.places.get(usize::from(byte)).copied().unwrap_or_default();
        let within = u64::MAX >> (63 - self.end);
        let mut next = Reached {
            at: [0; MOST + 1],
            crossed: [0; MOST + 1],
        };
        // With one slip less: before this letter, after it, and within an exchange.
        let (mut before, mut after, mut crossing) = (0, 0, 0);
        let rows = state
            .at
            .iter()
            .zip(&state.crossed)
            .zip(next.at.iter_mut().zip(&mut next.crossed));
        for ((at, crossed), (next_at, next_crossed)) in rows.take(self.slips + 1) {
            // The right letter; one too many; a wrong one; one left out; the end of an exchange.
            let reached = (at & here) << 1 | before | before << 1 | after << 1 | (crossing & here) << 2;
            *next_at = reached & within;
            *next_crossed = at & (here >> 1);
            (before, after, crossing) = (*at, *next_at, *crossed);
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slip_is_a_letter_too_many_too_few_wrong_or_exchanged() {
        let near = |word: &str, key: &str| Near::new(word, 2).unwrap().distance(key.as_bytes());
        assert_eq!(near("mumbai", "mumbai"), Some(0));
        assert_eq!(near("mumbai", "mumbbai"), Some(1));
        assert_eq!(near("mumbai", "mmbai"), Some(1));
        assert_eq!(near("mumbai", "mumbae"), Some(1));
        assert_eq!(near("mumbai", "mubmai"), Some(1));
        assert_eq!(near("mumbai", "umbai"), Some(1));
        assert_eq!(near("mumbai", "umbaii"), Some(2));
        assert_eq!(near("mumbai", "delhi"), None);
        assert!(Near::new(&"x".repeat(63), 2).is_none());
    }

    proptest! {
        #[test]
        fn distances_are_those_of_the_table(word in "[abc]{0,8}", key in "[abc]{0,8}") {
            let truth = strsim::osa_distance(&word, &key);
            let found = Near::new(&word, MOST).unwrap().distance(key.as_bytes());
            prop_assert_eq!(found, Some(truth).filter(|slips| *slips <= MOST));
        }
    }
}
