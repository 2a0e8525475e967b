//! The decision list: from what was found in a message to what it asks for. The first rule that holds wins.

mod chart;
mod edge;
mod life;
mod light;

use super::{Intent, SmallTalk, Topic, When, lexicon::Concept, scan::Scan};
use crate::{chart::Point, safety::Distress, words::Hit};
use light::is_light;

/// Where several areas of life are named, the first of these is meant: the special before the general.
const TOPICS: [Topic; 17] = [
    Topic::Marriage,
    Topic::Children,
    Topic::Travel,
    Topic::Studies,
    Topic::Money,
    Topic::Career,
    Topic::Health,
    Topic::Friends,
    Topic::Family,
    Topic::Love,
    Topic::Home,
    Topic::Creativity,
    Topic::Spirituality,
    Topic::Communication,
    Topic::Confidence,
    Topic::Purpose,
    Topic::Change,
];

/// What a message asks for.
pub(super) fn intent(scan: &Scan, distress: Option<Distress>) -> Intent {
    if scan.words.is_empty() {
        return Intent::Unknown;
    }
    let facts = Facts::of(scan, distress);
    edge::courtesy(&facts)
        .or_else(|| edge::edge(&facts))
        .or_else(|| edge::document(&facts))
        .or_else(|| edge::boundary(&facts))
        .or_else(|| chart::sky(&facts))
        .or_else(|| chart::point(&facts))
        .or_else(|| life::life(&facts))
        .or_else(|| life::time(&facts))
        .or_else(|| life::talk(&facts))
        .unwrap_or(Intent::Unknown)
}

/// What several rules ask.
struct Facts<'a> {
    scan: &'a Scan,
    distress: Option<Distress>,
    me: bool,
    points: Vec<Point>,
    topics: Vec<Topic>,
    question: bool,
    hindi: bool,
    short: bool,
}

impl<'a> Facts<'a> {
    fn of(scan: &'a Scan, distress: Option<Distress>) -> Self {
        let question = scan.asks
            || scan.any_word(&[
                "what", "how", "when", "why", "which", "who", "where", "will", "should", "tell", "give", "read",
                "show", "explain", "describe", "kya", "kab", "kaisa", "kaise", "kaisi", "kyun", "kyu", "kyon", "batao",
                "bataiye", "bata", "kaunsa", "kaunsi", "konsa", "konsi", "kaun", "kahan", "kitna", "kitni", "kitne",
                "would", "could", "did", "bataye", "batana", "samjhao", "kyaa",
            ])
            || scan.word(0).is_some_and(|word| {
                matches!(
                    word,
                    "do" | "does" | "is" | "are" | "am" | "can" | "has" | "have" | "any" | "was"
                )
            })
            || scan.words.iter().any(|word| {
                word.devanagari && matches!(word.key.as_str(), "kia" | "kab" | "kesa" | "kesi" | "kese" | "batao")
            });
        Self {
            scan,
            distress,
            me: scan.has(Concept::Me),
            points: scan.points(),
            topics: topics(scan),
            question,
            hindi: scan.words.iter().any(|word| word.hindi),
            short: scan.words.len() <= 4,
        }
    }

    fn has(&self, concept: Concept) -> bool {
        self.scan.has(concept)
    }

    fn any(&self, pick: impl Fn(Concept) -> bool) -> bool {
        self.scan.hits.iter().any(|hit| pick(hit.concept))
    }

    fn says(&self, talk: SmallTalk) -> bool {
        self.has(Concept::SmallTalk(talk))
    }

    /// Whether every phrase of one concept stands within phrases that mean another.
    fn within(&self, inner: Concept, outer: impl Fn(Concept) -> bool) -> bool {
        let mut inside = self.scan.hits.iter().filter(|hit| hit.concept == inner);
        inside.all(|hit| overlapped(self.scan, hit, &outer))
    }

    /// How many words carry a meaning that was not understood.
    fn uncovered(&self) -> usize {
        self.scan
            .words
            .iter()
            .enumerate()
            .filter(|(index, word)| {
                !is_light(word) && !self.scan.hits.iter().any(|hit| (hit.start..hit.end).contains(index))
            })
            .count()
    }

    /// Whether the chart is meant beyond doubt.
    fn astrology(&self) -> bool {
        let told = self.has(Concept::Astrology) && (self.me || !self.has(Concept::General));
        let personal = self.me && (!self.points.is_empty() || self.has(Concept::Chart));
        personal
            || told
            || [
                Concept::SignWord,
                Concept::Retrograde,
                Concept::TransitWord,
                Concept::BigThree,
                Concept::SadeSati,
                Concept::SaturnReturn,
                Concept::Manglik,
                Concept::Nakshatra,
            ]
            .into_iter()
            .any(|concept| self.has(concept))
    }

    /// Whether a stretch of time wider than this moment is named.
    fn time_named(&self) -> bool {
        self.scan.when().is_some_and(|when| when != When::Now) || self.scan.year().is_some()
    }

    /// Whether the sky of the moment is meant, rather than the chart of birth.
    fn sky_of_now(&self) -> bool {
        self.scan.when().is_some() || self.has(Concept::TransitWord) || self.has(Concept::ActsNow)
    }
}

/// The areas of life named, in the order of [`TOPICS`].
fn topics(scan: &Scan) -> Vec<Topic> {
    let mut found: Vec<Topic> = scan
        .all(|concept| match concept {
            Concept::Topic(topic) => Some(topic),
            Concept::FuturePartner => Some(Topic::Marriage),
            _ => None,
        })
        .filter(|(topic, hit)| *topic != Topic::Career || !works_out(scan, hit.start, hit.end))
        .filter(|(_, hit)| !shadowed(scan, hit))
        .filter(|(_, hit)| !is_address(scan, hit))
        .map(|(topic, _)| topic)
        .collect();
    found.sort_by_key(|topic| TOPICS.iter().position(|known| known == topic));
    found.dedup();
    found
}

/// "Batao bhai" addresses somebody; "mere bhai" and "bhai ke saath" speak of one.
fn is_address(scan: &Scan, hit: &Hit<Concept>) -> bool {
    let key = |index: Option<usize>| {
        index
            .and_then(|index| scan.words.get(index))
            .map_or("", |word| word.key.as_str())
    };
    hit.end == hit.start + 1
        && matches!(key(Some(hit.start)), "be" | "iar" | "didi" | "beia" | "behe")
        && !matches!(
            key(hit.start.checked_sub(1)),
            "mera" | "mere" | "meri" | "apne" | "apna" | "apni" | "hamara" | "hamare"
        )
        && !matches!(
            key(Some(hit.end)),
            "ka" | "ki" | "ke" | "se" | "ko" | "ne" | "par" | "pe" | "aur" | "or"
        )
}

/// Whether a word of an area stands inside a longer phrase that means something else: "dhyan" is meditation,
/// "kis baat ka dhyan rakhun" is not.
fn shadowed(scan: &Scan, topic: &Hit<Concept>) -> bool {
    scan.hits.iter().any(|other| {
        let longer =
            other.start <= topic.start && topic.end <= other.end && other.end - other.start > topic.end - topic.start;
        // Phrases with a gap may hold anything.
        longer
            && !matches!(
                other.concept,
                Concept::Decision | Concept::FuturePartner | Concept::SmallTalk(_) | Concept::Boundary(_)
            )
    })
}

/// "It will work out" and "how does this work" are not about a job.
fn works_out(scan: &Scan, start: usize, end: usize) -> bool {
    let word = |index: Option<usize>| index.and_then(|index| scan.word(index)).unwrap_or_default();
    end == start + 1
        && matches!(word(Some(start)), "work" | "works" | "working")
        && (matches!(word(Some(end)), "out" | "on" | "for")
            || (1..=2).any(|back| {
                matches!(
                    word(start.checked_sub(back)),
                    "it" | "this" | "that" | "things" | "astrology" | "not" | "isnt" | "nothing"
                )
            }))
}

fn overlapped(scan: &Scan, hit: &Hit<Concept>, by: impl Fn(Concept) -> bool) -> bool {
    scan.hits
        .iter()
        .any(|other| by(other.concept) && other.start < hit.end && hit.start < other.end)
}
