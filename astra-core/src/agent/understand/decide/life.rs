//! Questions about life and about the moment, and what is left: talk.

use super::{Facts, overlapped};
use crate::{
    agent::understand::{Intent, SmallTalk, Topic, When, lexicon::Concept, scan::Scan},
    safety::Distress,
};

/// Questions about life: its areas, feelings, decisions, character.
pub(super) fn life(facts: &Facts<'_>) -> Option<Intent> {
    let has = |concept: Concept| facts.has(concept);
    if was_asked_about(facts) {
        return Some(Intent::OutOfScope);
    }
    let personal = facts.me
        || facts.hindi
        || facts.short && (!opens_a_question(facts.scan) || facts.uncovered() == 0)
        || facts.distress.is_some()
        || facts.astrology()
        || has(Concept::Decision)
        || facts.any(|concept| {
            matches!(
                concept,
                Concept::Chart | Concept::Energy | Concept::Ahead | Concept::When(_) | Concept::FuturePartner
            )
        })
        || facts.scan.any_word(&["about", "tell"]) && !has(Concept::General);
    let known = !has(Concept::General) || facts.me || facts.astrology() || has(Concept::Chart);
    // Grief and illness want no reading of an area of life.
    let mourns = matches!(facts.distress, Some(Distress::Grief | Distress::Illness));
    if let Some(topic) = facts.topics.first().copied().filter(|_| personal && known && !mourns) {
        // "Talent" names a strength and an art; only what else is named decides.
        if has(Concept::Strength) && within(facts.scan, Concept::Strength) {
            return Some(Intent::Strengths);
        }
        if has(Concept::Weakness) && within(facts.scan, Concept::Weakness) {
            return Some(Intent::Challenges);
        }
        return Some(Intent::Topic(match (topic, facts.distress) {
            // What hurts at home is the people.
            (Topic::Home, Some(Distress::Conflict | Distress::Sadness)) => Topic::Family,
            _ => topic,
        }));
    }
    if facts.distress.is_some() {
        let of_time = facts.time_named() || has(Concept::AskWhen) || has(Concept::Ahead);
        return Some(if of_time && facts.question {
            Intent::Transits
        } else {
            Intent::Support
        });
    }
    let meant = facts.me || facts.short || facts.hindi || facts.astrology() || has(Concept::Chart);
    if !meant {
        return None;
    }
    if has(Concept::Strength) && !facts.time_named() {
        return Some(Intent::Strengths);
    }
    if has(Concept::Weakness) && !facts.time_named() {
        return Some(Intent::Challenges);
    }
    if has(Concept::Luck) && !facts.time_named() {
        return Some(Intent::Luck);
    }
    let begins = facts.within(Concept::Decision, |by| by == Concept::Overview);
    let of_now = facts.scan.when().is_some() && (has(Concept::Energy) || has(Concept::Ahead));
    if has(Concept::Decision) && !facts.time_named() && !of_now && !begins {
        return Some(Intent::Decision);
    }
    None
}

/// Whether it begins as a question in English does: "Do fish sleep?" is short, and about fish.
fn opens_a_question(scan: &Scan) -> bool {
    scan.word(0).is_some_and(|word| {
        matches!(
            word,
            "do" | "does"
                | "did"
                | "is"
                | "are"
                | "was"
                | "were"
                | "who"
                | "what"
                | "which"
                | "where"
                | "why"
                | "how"
                | "when"
                | "can"
        )
    })
}

/// Whether every area of life is named by words that name the other concept too.
fn within(scan: &Scan, concept: Concept) -> bool {
    scan.hits
        .iter()
        .filter(|hit| matches!(hit.concept, Concept::Topic(_)))
        .all(|topic| overlapped(scan, topic, |by| by == concept))
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
pub(super) fn time(facts: &Facts<'_>) -> Option<Intent> {
    let has = |concept: Concept| facts.has(concept);
    let opened_by = |openers: &[&str]| facts.scan.word(0).is_some_and(|word| openers.contains(&word));
    let meant = facts.me
        || facts.astrology()
        || has(Concept::Chart)
        || has(Concept::Energy)
        || has(Concept::Ahead)
        || facts.short
        || facts.hindi && facts.time_named()
        || facts.time_named() && facts.uncovered() == 0
        || opened_by(&["how"]);
    let asked = facts.question || facts.short || has(Concept::Energy) || has(Concept::Chart) || has(Concept::Ahead);
    let known = !has(Concept::General)
        || facts.me
        || facts.astrology()
        || has(Concept::Chart)
        || has(Concept::Energy) && facts.scan.when().is_some()
        || (facts.time_named() || has(Concept::Energy)) && facts.uncovered() == 0;
    let named = has(Concept::Chart)
        || has(Concept::Energy)
        || has(Concept::Ahead)
        || has(Concept::TransitWord)
        || facts.astrology()
        || facts.distress.is_some();
    // "Will it snow today" names a time too: what else is said must have been understood.
    let understood = named || facts.uncovered() <= usize::from(facts.me);
    let timed = (facts.time_named() || has(Concept::TransitWord)) && understood;
    let now =
        has(Concept::When(When::Now)) && (facts.me || facts.astrology() || has(Concept::Energy) || has(Concept::Chart));
    let described = has(Concept::Personality) && !timed && !now;
    let ahead = (has(Concept::Ahead) || has(Concept::Energy) || has(Concept::AskWhen) && understood) && !described;
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
pub(super) fn talk(facts: &Facts<'_>) -> Option<Intent> {
    for talk in [
        SmallTalk::WhoAreYou,
        SmallTalk::HowDoesItWork,
        SmallTalk::HowAreYou,
        SmallTalk::WhatCanYouDo,
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
    let few = facts.scan.words.len() <= 7;
    let greets = facts
        .scan
        .hits
        .iter()
        .any(|hit| hit.concept == Concept::SmallTalk(SmallTalk::Greeting) && hit.start == 0);
    if few && greets {
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
    facts.uncovered() == 0
}
