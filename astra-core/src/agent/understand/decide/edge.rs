//! What lies at the edge: courtesies, other people, facts that are no astrology, other professions.

use super::Facts;
use crate::{
    agent::understand::{Boundary, Fact, Intent, SmallTalk, Topic, lexicon::Concept, others::about_somebody_else},
    safety::Distress,
};

/// Thanks and the like, where nothing is asked.
pub(super) fn courtesy(facts: &Facts<'_>) -> Option<Intent> {
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
            SmallTalk::Upset,
            SmallTalk::Joy,
        ] {
            if facts.says(talk) {
                return Some(Intent::SmallTalk(talk));
            }
        }
    }
    let polite = |by| by == Concept::SmallTalk(SmallTalk::HowAreYou);
    let only_polite = free
        && !facts.me
        && facts.topics.is_empty()
        && !facts.time_named()
        && facts.within(Concept::Energy, polite)
        && facts.within(Concept::Ahead, polite);
    if facts.says(SmallTalk::HowAreYou) && only_polite {
        return Some(Intent::SmallTalk(SmallTalk::HowAreYou));
    }
    let about_the_person = !facts.topics.is_empty()
        || !facts.points.is_empty()
        || facts.time_named()
        || facts.has(Concept::Chart) && facts.me;
    let asked_bluntly = facts
        .scan
        .words
        .iter()
        .map(|word| word.raw.as_str())
        .eq(["what", "are", "you"]);
    if asked_bluntly {
        return Some(Intent::SmallTalk(SmallTalk::WhoAreYou));
    }
    if !about_the_person {
        for talk in [SmallTalk::WhoAreYou, SmallTalk::HowDoesItWork] {
            if facts.says(talk) {
                return Some(Intent::SmallTalk(talk));
            }
        }
    } else if facts.says(SmallTalk::HowDoesItWork) && facts.has(Concept::Astrology) && !facts.me {
        return Some(Intent::SmallTalk(SmallTalk::HowDoesItWork));
    }
    None
}

/// What lies outside: games of chance, other people, everything that is no astrology.
pub(super) fn edge(facts: &Facts<'_>) -> Option<Intent> {
    let for_me = facts.scan.words.windows(2).any(
        |pair| matches!(pair, [a, b] if a.raw.starts_with("mer") && b.key == "lie" || a.raw == "for" && b.raw == "me"),
    );
    let personal_future = facts.me
        && !facts.topics.is_empty()
        && (for_me
            || facts.has(Concept::Decision)
            || facts.has(Concept::AskWhen)
            || facts.scan.any_word(&["will", "can", "become"]));
    // "Janm tithi" is a date of birth, whatever else "tithi" is.
    let beyond = facts.has(Concept::Beyond) && !facts.within(Concept::Beyond, |by| matches!(by, Concept::Fact(_)));
    let another_sense = |by| {
        matches!(
            by,
            Concept::Strength
                | Concept::Balance
                | Concept::Weakness
                | Concept::Personality
                | Concept::Overview
                | Concept::Energy
                | Concept::Ahead
                | Concept::Fact(_)
        )
    };
    let off = facts.has(Concept::OffScope) && !facts.within(Concept::OffScope, another_sense);
    let out = facts.has(Concept::Lottery)
        || facts.distress.is_none()
            && (beyond && facts.points.len() < 2
                || about_somebody_else(facts.scan)
                || off && !facts.astrology() && !personal_future
                || facts.has(Concept::AskWhen)
                    && !facts.me
                    && (!facts.points.is_empty() || facts.has(Concept::Retrograde) || facts.has(Concept::SignWord)));
    out.then_some(Intent::OutOfScope)
}

/// Facts about the person that are no astrology.
pub(super) fn document(facts: &Facts<'_>) -> Option<Intent> {
    let scan = facts.scan;
    let fact = scan
        .all(|concept| match concept {
            Concept::Fact(fact) => Some(fact),
            _ => None,
        })
        .max_by_key(|(_, hit)| hit.end - hit.start)
        .map(|(fact, _)| fact);
    let fact = fact
        .filter(|fact| *fact != Fact::Everything || facts.points.is_empty())
        .filter(|fact| *fact != Fact::Age || !facts.has(Concept::Boundary(Boundary::Death)));
    if let Some(fact) = fact {
        let told_by_the_chart = facts.astrology() && matches!(fact, Fact::Events | Fact::Focus | Fact::Everything);
        if !told_by_the_chart {
            return Some(Intent::Document(fact));
        }
    }
    if facts.distress.is_some() || facts.astrology() {
        return None;
    }
    let asks_for_a_fact = facts.has(Concept::FactShape)
        && !facts.has(Concept::Decision)
        && !facts.has(Concept::FuturePartner)
        && !facts.has(Concept::Luck);
    if facts.has(Concept::UnknownFact)
        || asks_for_a_fact && fact.is_none() && facts.points.is_empty() && !facts.has(Concept::Memory)
    {
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
pub(super) fn boundary(facts: &Facts<'_>) -> Option<Intent> {
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
    let personal = facts.me || facts.hindi || !facts.has(Concept::General) || facts.has(Concept::Decision);
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
