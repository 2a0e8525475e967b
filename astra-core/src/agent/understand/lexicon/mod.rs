//! The words that carry meaning for an astrologer, as data by subject.

mod facts;
mod scope;
mod sky;
mod talk;
mod time;
mod topics;

use std::sync::LazyLock;

use super::intent::{Boundary, Fact, SmallTalk, Topic, When};
use crate::{
    chart::{AspectKind, Point, Sign},
    words::{Entry, Lexicon},
};

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Concept {
    Point(Point),
    SouthNode,
    Sign(Sign),
    /// "sign", "rashi".
    SignWord,
    BigThree,
    /// "chart", "kundli", "horoscope".
    Chart,
    /// "astrology", "planets", "stars".
    Astrology,
    House,
    Ordinal(u8),
    Aspect(AspectKind),
    AspectWord,
    Retrograde,
    TransitWord,
    /// "is Saturn affecting me".
    ActsNow,
    Balance,
    Nakshatra,
    Manglik,
    SadeSati,
    SaturnReturn,
    /// Astrology that the context does not hold: dashas, matching, eclipses, almanacs.
    Beyond,
    When(When),
    /// Another time than the sky of the moment can speak for.
    FarTime,
    AskWhen,
    /// "energy", "mood".
    Energy,
    /// "what is coming", "my future".
    Ahead,
    Topic(Topic),
    Strength,
    Weakness,
    Luck,
    Personality,
    Overview,
    Detail,
    /// How an answer should be worded; it only keeps its words from meaning something else.
    Style,
    Decision,
    Boundary(Boundary),
    /// What makes a word of a boundary a question to it: "should I invest".
    OffScope,
    Lottery,
    /// General knowledge, unless the person speaks of themselves.
    General,
    /// "mother", "friend".
    Relation,
    /// "his", "uski".
    Theirs,
    /// "he", "she".
    They,
    /// A partner still to come is no other person.
    FuturePartner,
    /// "i", "my", "mera".
    Me,
    Fact(Fact),
    /// A fact about the person that no chart holds.
    UnknownFact,
    /// The shape of a question for a fact of the world: "what time does", "kisne".
    FactShape,
    /// "what did I", "maine kya".
    Memory,
    SmallTalk(SmallTalk),
    More,
}

pub(super) static LEXICON: LazyLock<Lexicon<Concept>> = LazyLock::new(|| {
    Lexicon::new(
        sky::ENTRIES
            .iter()
            .chain(topics::ENTRIES)
            .chain(time::ENTRIES)
            .chain(talk::ENTRIES)
            .chain(facts::ENTRIES)
            .chain(scope::ENTRIES),
    )
});

const fn entry(concept: Concept, en: &'static str, hi: &'static str) -> Entry<Concept> {
    Entry { concept, en, hi }
}
