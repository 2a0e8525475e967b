//! The decision list: from what was found in a message to what it asks for. The first rule that holds wins.

use super::{
    Boundary, Fact, Intent, SmallTalk, Topic, When, lexicon::Concept, others::about_somebody_else, scan::Scan,
};
use crate::{
    chart::{AspectKind, Body, Point},
    safety::Distress,
};

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
    courtesy(&facts)
        .or_else(|| edge(&facts))
        .or_else(|| document(&facts))
        .or_else(|| boundary(&facts))
        .or_else(|| sky(&facts))
        .or_else(|| point(&facts))
        .or_else(|| life(&facts))
        .or_else(|| time(&facts))
        .or_else(|| talk(&facts))
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
        let question = scan.any_word(&[
            "what", "how", "when", "why", "which", "who", "where", "will", "should", "tell", "give", "read", "show",
            "explain", "describe", "kya", "kab", "kaisa", "kaise", "kaisi", "kyun", "kyu", "kyon", "batao", "bataiye",
            "bata", "kaunsa", "kaunsi", "konsa", "konsi", "kaun", "kahan", "kitna", "kitni", "kitne", "would", "could",
            "did", "bataye", "batana", "samjhao", "kyaa",
        ]) || scan.word(0).is_some_and(|word| {
            matches!(
                word,
                "do" | "does" | "is" | "are" | "am" | "can" | "has" | "have" | "any" | "was"
            )
        }) || scan.words.iter().any(|word| {
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

    /// Whether the chart is meant beyond doubt.
    fn astrology(&self) -> bool {
        let personal = self.me && (!self.points.is_empty() || self.has(Concept::Chart));
        personal
            || [
                Concept::SignWord,
                Concept::Retrograde,
                Concept::TransitWord,
                Concept::Astrology,
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
        self.scan.when().is_some_and(|when| when != When::Now)
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
        .map(|(topic, _)| topic)
        .collect();
    found.sort_by_key(|topic| TOPICS.iter().position(|known| known == topic));
    found.dedup();
    found
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

/// Thanks and the like, where nothing is asked.
fn courtesy(facts: &Facts<'_>) -> Option<Intent> {
    let free = facts.points.is_empty() && facts.distress.is_none();
    if facts.says(SmallTalk::Flirt) && free && !facts.has(Concept::Chart) {
        return Some(Intent::SmallTalk(SmallTalk::Flirt));
    }
    if !facts.question && free && facts.scan.words.len() <= 12 {
        for talk in [
            SmallTalk::Told,
            SmallTalk::Thanks,
            SmallTalk::Farewell,
            SmallTalk::Praise,
            SmallTalk::Sorry,
        ] {
            if facts.says(talk) {
                return Some(Intent::SmallTalk(talk));
            }
        }
    }
    let about_the_person = !facts.topics.is_empty()
        || !facts.points.is_empty()
        || facts.time_named()
        || facts.has(Concept::Chart) && facts.me;
    if !about_the_person {
        for talk in [SmallTalk::WhoAreYou, SmallTalk::HowDoesItWork] {
            if facts.says(talk) {
                return Some(Intent::SmallTalk(talk));
            }
        }
    } else if facts.says(SmallTalk::HowDoesItWork) && facts.has(Concept::Astrology) && facts.topics.is_empty() {
        return Some(Intent::SmallTalk(SmallTalk::HowDoesItWork));
    }
    None
}

/// What lies outside: games of chance, other people, everything that is no astrology.
fn edge(facts: &Facts<'_>) -> Option<Intent> {
    let personal_future = facts.me
        && !facts.topics.is_empty()
        && (facts.has(Concept::Decision)
            || facts.has(Concept::AskWhen)
            || facts.scan.any_word(&["will", "can", "become"]));
    let out = facts.has(Concept::Lottery)
        || facts.distress.is_none()
            && (facts.has(Concept::Beyond)
                || about_somebody_else(facts.scan)
                || facts.has(Concept::OffScope) && !facts.astrology() && !personal_future
                || facts.has(Concept::AskWhen)
                    && !facts.me
                    && (!facts.points.is_empty() || facts.has(Concept::Retrograde) || facts.has(Concept::SignWord)));
    out.then_some(Intent::OutOfScope)
}

/// Facts about the person that are no astrology.
fn document(facts: &Facts<'_>) -> Option<Intent> {
    let scan = facts.scan;
    let fact = scan
        .all(|concept| match concept {
            Concept::Fact(fact) => Some(fact),
            _ => None,
        })
        .max_by_key(|(_, hit)| hit.end - hit.start)
        .map(|(fact, _)| fact);
    if let Some(fact) = fact.filter(|fact| *fact != Fact::Everything || facts.points.is_empty()) {
        let told_by_the_chart = facts.astrology() && matches!(fact, Fact::Events | Fact::Focus | Fact::Everything);
        if !told_by_the_chart {
            return Some(Intent::Document(fact));
        }
    }
    if facts.distress.is_some() || facts.astrology() {
        return None;
    }
    if facts.has(Concept::UnknownFact) {
        return Some(Intent::OutOfScope);
    }
    let about_nature = [Concept::Strength, Concept::Weakness, Concept::Personality]
        .into_iter()
        .any(|concept| facts.has(concept));
    if facts.has(Concept::Memory) && !about_nature {
        return Some(Intent::Document(Fact::Events));
    }
    None
}

/// Questions that call for another profession.
fn boundary(facts: &Facts<'_>) -> Option<Intent> {
    let of = |boundary: Boundary| facts.has(Concept::Boundary(boundary));
    let asked = facts.question || facts.has(Concept::Decision) || facts.has(Concept::AskWhen);
    let dying_to_know = facts.scan.words.windows(2).any(|pair| {
        let pair = [pair.first(), pair.last()].map(|word| word.map_or("", |word| word.raw.as_str()));
        matches!(pair, ["dying", "to" | "for"] | ["die", "for"])
    });
    if of(Boundary::Death) && asked && !dying_to_know && facts.distress != Some(Distress::Grief) {
        return Some(Intent::Boundary(Boundary::Death));
    }
    let working_life = facts.topics.contains(&Topic::Career) || facts.topics.contains(&Topic::Studies);
    let personal = facts.me || facts.hindi || facts.short || facts.has(Concept::Decision);
    let sick_of = facts.scan.words.windows(2).any(|pair| {
        let pair = [pair.first(), pair.last()].map(|word| word.map_or("", |word| word.raw.as_str()));
        matches!(pair, ["sick", "of"])
    });
    for boundary in [Boundary::Legal, Boundary::Medical, Boundary::Financial] {
        let another_sense = match boundary {
            Boundary::Medical => working_life || sick_of,
            Boundary::Legal => working_life && !facts.scan.any_word(&["court", "case", "sue"]),
            Boundary::Financial | Boundary::Death => {
                working_life && facts.topics.len() > 1 && !facts.has(Concept::Decision)
            }
        };
        if of(boundary) && asked && personal && !another_sense {
            return Some(Intent::Boundary(boundary));
        }
    }
    None
}

/// Questions in the terms of astrology that name no single point.
fn sky(facts: &Facts<'_>) -> Option<Intent> {
    let scan = facts.scan;
    let whole = |concept: Concept, intent: Intent| facts.has(concept).then_some(intent);
    if let Some(intent) = whole(Concept::SadeSati, Intent::SadeSati)
        .or_else(|| whole(Concept::SaturnReturn, Intent::SaturnReturn))
        .or_else(|| whole(Concept::Manglik, Intent::Manglik))
        .or_else(|| whole(Concept::Nakshatra, Intent::Nakshatra))
        .or_else(|| whole(Concept::BigThree, Intent::BigThree))
    {
        return Some(intent);
    }
    let luminaries = [Point::Body(Body::Sun), Point::Body(Body::Moon), Point::Ascendant];
    if luminaries.iter().all(|point| facts.points.contains(point)) {
        return Some(Intent::BigThree);
    }
    let meant =
        facts.me || facts.astrology() || facts.has(Concept::Chart) || facts.has(Concept::AspectWord) || facts.short;
    if facts.has(Concept::Balance) && meant && facts.points.is_empty() {
        return Some(Intent::Balance);
    }
    if facts.has(Concept::Retrograde) && facts.points.is_empty() {
        let natal = (facts.me || facts.has(Concept::Chart) || scan.any_word(&["born", "birth", "natal"]))
            && !facts.sky_of_now();
        return Some(if natal {
            Intent::RetrogradesNatal
        } else {
            Intent::RetrogradesNow
        });
    }
    let kind = scan.first(|concept| match concept {
        Concept::Aspect(kind) => Some(kind),
        _ => None,
    });
    aspects(facts, kind, meant)
}

fn aspects(facts: &Facts<'_>, kind: Option<AspectKind>, meant: bool) -> Option<Intent> {
    let named = kind.is_some() || facts.has(Concept::AspectWord);
    let joined = facts.scan.any_word(&[
        "between", "together", "beech", "bich", "with", "interact", "versus", "vs",
    ]);
    match facts.points.as_slice() {
        [a, b, ..] if named || joined => Some(Intent::AspectBetween(*a, *b)),
        [point] if named => Some(Intent::AspectsOf(*point)),
        [] if named && meant && house(facts.scan).is_none() => Some(if facts.sky_of_now() {
            Intent::Transits
        } else {
            Intent::Aspects(kind)
        }),
        _ => None,
    }
}

/// The house that an ordinal beside the word names.
fn house(scan: &Scan) -> Option<u8> {
    if scan.any_word(&["buy", "buying", "bought", "rent", "kharid", "kharidna", "move", "sell"]) {
        return None;
    }
    scan.all(|concept| match concept {
        Concept::Ordinal(number) => Some(number),
        _ => None,
    })
    .find(|(_, ordinal)| {
        scan.all(|concept| (concept == Concept::House).then_some(()))
            .any(|((), house)| house.start == ordinal.end || house.end == ordinal.start)
    })
    .map(|(number, _)| number)
}

/// Questions about single points, houses and signs.
fn point(facts: &Facts<'_>) -> Option<Intent> {
    let scan = facts.scan;
    if facts.points.is_empty() && facts.has(Concept::SouthNode) {
        return Some(Intent::Placement(Point::Body(Body::TrueNode)));
    }
    match facts.points.as_slice() {
        [Point::Body(body), ..] if facts.sky_of_now() && !named_natal(facts) => return Some(Intent::TransitOf(*body)),
        // "Is Mercury retrograde?" asks about the sky, "is my Mercury" about the chart.
        [Point::Body(body)] if facts.has(Concept::Retrograde) && !facts.me && !facts.has(Concept::Chart) => {
            return Some(Intent::TransitOf(*body));
        }
        [a, b, ..] => return Some(Intent::Placements(*a, *b)),
        [point] => return Some(Intent::Placement(*point)),
        [] => {}
    }
    if let Some(number) = house(scan) {
        return Some(Intent::House(number));
    }
    let sign = scan.first(|concept| match concept {
        Concept::Sign(sign) => Some(sign),
        _ => None,
    });
    if let Some(sign) = sign
        && (facts.topics.is_empty() || facts.has(Concept::Chart))
    {
        return Some(if facts.me || facts.short && !facts.question {
            Intent::InSign(sign)
        } else {
            Intent::OutOfScope
        });
    }
    (facts.has(Concept::SignWord) && facts.topics.is_empty() && !facts.time_named()).then_some(Intent::OwnSign)
}

fn named_natal(facts: &Facts<'_>) -> bool {
    facts.scan.any_word(&["natal", "birth", "born", "kundli", "kundali"])
}

/// Questions about life: its areas, feelings, decisions, character.
fn life(facts: &Facts<'_>) -> Option<Intent> {
    let has = |concept: Concept| facts.has(concept);
    if was_asked_about(facts) {
        return Some(Intent::OutOfScope);
    }
    let personal = facts.me
        || facts.hindi
        || facts.short
        || facts.distress.is_some()
        || facts.astrology()
        || facts.any(|concept| {
            matches!(
                concept,
                Concept::Chart | Concept::Energy | Concept::Ahead | Concept::When(_) | Concept::FuturePartner
            )
        })
        || facts.scan.any_word(&["about", "tell"]) && !has(Concept::General);
    let known = !has(Concept::General) || facts.me || facts.astrology() || has(Concept::Chart);
    if let Some(topic) = facts.topics.first().copied().filter(|_| personal && known) {
        let only = |allowed: &[Topic]| facts.topics.iter().all(|topic| allowed.contains(topic));
        if has(Concept::Strength) && only(&[Topic::Creativity, Topic::Purpose, Topic::Confidence, Topic::Health]) {
            return Some(Intent::Strengths);
        }
        if has(Concept::Weakness) && only(&[Topic::Confidence, Topic::Change, Topic::Purpose]) {
            return Some(Intent::Challenges);
        }
        return Some(Intent::Topic(match (topic, facts.distress) {
            // What hurts at home is the people.
            (Topic::Home, Some(Distress::Conflict | Distress::Sadness)) => Topic::Family,
            _ => topic,
        }));
    }
    if facts.distress.is_some() {
        return Some(if facts.time_named() && facts.question {
            Intent::Transits
        } else {
            Intent::Support
        });
    }
    let meant = facts.me || facts.short || facts.hindi || facts.astrology() || has(Concept::Chart);
    if !meant {
        return None;
    }
    if has(Concept::Strength) {
        return Some(Intent::Strengths);
    }
    if has(Concept::Weakness) {
        return Some(Intent::Challenges);
    }
    if has(Concept::Luck) {
        return Some(Intent::Luck);
    }
    if has(Concept::Decision) && !facts.time_named() {
        return Some(Intent::Decision);
    }
    None
}

/// Whether the question is how something was: the sky of the moment cannot tell.
fn was_asked_about(facts: &Facts<'_>) -> bool {
    facts.has(Concept::FarTime)
        && facts.distress.is_none()
        && facts.question
        && facts.scan.any_word(&[
            "was", "were", "did", "happened", "went", "tha", "thi", "the", "hua", "hui", "gaya", "gayi", "in",
        ])
}

/// Questions about the moment, and about the chart as a whole.
fn time(facts: &Facts<'_>) -> Option<Intent> {
    let has = |concept: Concept| facts.has(concept);
    let opened_by = |openers: &[&str]| facts.scan.word(0).is_some_and(|word| openers.contains(&word));
    let meant = facts.me
        || facts.astrology()
        || has(Concept::Chart)
        || has(Concept::Energy)
        || has(Concept::Ahead)
        || facts.short
        || facts.hindi && facts.time_named()
        || opened_by(&["how"]);
    let asked = facts.question || facts.short || has(Concept::Energy) || has(Concept::Chart) || has(Concept::Ahead);
    let known = !has(Concept::General) || facts.me || facts.astrology() || has(Concept::Energy) || has(Concept::Chart);
    let timed = facts.time_named() || has(Concept::TransitWord);
    let now =
        has(Concept::When(When::Now)) && (facts.me || facts.astrology() || has(Concept::Energy) || has(Concept::Chart));
    let ahead = has(Concept::Ahead) || has(Concept::Energy) || has(Concept::AskWhen);
    if known
        && asked
        && meant
        && (timed
            || now
            || ahead && (facts.me || facts.astrology() || facts.hindi || facts.short || has(Concept::Energy)))
    {
        return Some(Intent::Transits);
    }
    if known && meant && (has(Concept::Personality) || has(Concept::Overview) || has(Concept::Chart)) {
        return Some(Intent::Overview);
    }
    if facts.astrology() && has(Concept::Astrology) && facts.me {
        return Some(Intent::Overview);
    }
    None
}

/// What is left is talk.
fn talk(facts: &Facts<'_>) -> Option<Intent> {
    for talk in [
        SmallTalk::WhoAreYou,
        SmallTalk::HowDoesItWork,
        SmallTalk::HowAreYou,
        SmallTalk::WhatCanYouDo,
        SmallTalk::Thanks,
        SmallTalk::Farewell,
        SmallTalk::Praise,
        SmallTalk::Sorry,
    ] {
        if facts.says(talk) {
            return Some(Intent::SmallTalk(talk));
        }
    }
    let few = facts.scan.words.len() <= 7;
    if few && facts.says(SmallTalk::Greeting) {
        return Some(Intent::SmallTalk(SmallTalk::Greeting));
    }
    if few && (facts.has(Concept::More) || facts.has(Concept::Detail)) && known_throughout(facts) {
        return Some(Intent::More);
    }
    (facts.short && facts.says(SmallTalk::Agreed) && known_throughout(facts))
        .then_some(Intent::SmallTalk(SmallTalk::Agreed))
}

/// Whether every word is either known or of no weight, so that nothing of importance was missed.
fn known_throughout(facts: &Facts<'_>) -> bool {
    const LIGHT: [&str; 32] = [
        "please", "the", "a", "to", "that", "this", "it", "is", "so", "me", "you", "can", "about", "bit", "little",
        "some", "do", "then", "and", "but", "just", "thoda", "zara", "na", "bhi", "to", "toh", "mujhe", "ji", "yaar",
        "hai", "with",
    ];
    facts.scan.words.iter().enumerate().all(|(index, word)| {
        LIGHT.contains(&word.raw.as_str()) || facts.scan.hits.iter().any(|hit| (hit.start..hit.end).contains(&index))
    })
}
