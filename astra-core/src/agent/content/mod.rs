//! What the embedded agent knows to say, as data: written for it, in English and in Hindi with Latin letters.
//!
//! Hindi sentences never let the person be the subject of a verb that shows gender: the planet, the heart or the
//! mind is. No text names a sign, a planet, a numbered house or an aspect: those come from the chart alone.

pub(super) mod actions;
pub(super) mod aspects;
pub(super) mod care;
pub(super) mod houses;
pub(super) mod nakshatras;
pub(super) mod placements;
pub(super) mod points;
pub(super) mod signs;
pub(super) mod talk;
pub(super) mod topics;
pub(super) mod transits;

/// The same thing in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bi {
    /// English.
    pub(super) en: &'static str,
    /// Hindi in Latin letters, with the English words that people mix in.
    pub(super) hi: &'static str,
}

pub(super) const fn bi(en: &'static str, hi: &'static str) -> Bi {
    Bi { en, hi }
}
