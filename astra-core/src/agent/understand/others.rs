//! Whether a question is about somebody else, whose chart is not known.

use super::{
    Topic,
    lexicon::{Concept, LEXICON},
    scan::Scan,
};
use crate::words::Hit;

/// Hindi genitives: "maa ki rashi".
const OF: [&str; 3] = ["ka", "ki", "ke"];

/// Whether a question is about another person's chart, life or facts.
pub(super) fn about_somebody_else(scan: &Scan) -> bool {
    if scan.has(Concept::FuturePartner) {
        return false;
    }
    owned_by_another(scan)
        || owned_by_a_name(scan)
        || of_another(scan)
        || sign_of_another(scan)
        || another_as_subject(scan)
        || third_person_alone(scan)
}

/// What can be somebody's, so that the question is about them.
fn is_ownable(concept: Concept) -> bool {
    match concept {
        Concept::Point(_)
        | Concept::SouthNode
        | Concept::Sign(_)
        | Concept::SignWord
        | Concept::Chart
        | Concept::House
        | Concept::BigThree
        | Concept::Nakshatra
        | Concept::Manglik
        | Concept::SadeSati
        | Concept::SaturnReturn
        | Concept::Retrograde
        | Concept::Personality
        | Concept::Strength
        | Concept::Weakness
        | Concept::Luck
        | Concept::Ahead
        | Concept::Fact(_) => true,
        Concept::Topic(topic) => matches!(
            topic,
            Topic::Career
                | Topic::Marriage
                | Topic::Money
                | Topic::Health
                | Topic::Studies
                | Topic::Travel
                | Topic::Children
                | Topic::Purpose
                | Topic::Love
        ),
        _ => false,
    }
}

/// Plain words for what can be somebody's.
const POSSESSIONS: [&str; 22] = [
    "name",
    "age",
    "birthday",
    "birthdate",
    "birth",
    "dob",
    "number",
    "address",
    "phone",
    "email",
    "naam",
    "umar",
    "umr",
    "janmdin",
    "janam",
    "janm",
    "future",
    "bhavishya",
    "height",
    "favourite",
    "favorite",
    "mood",
];

fn owns_something(scan: &Scan, from: usize, reach: usize) -> bool {
    let Some(clause) = from
        .checked_sub(1)
        .and_then(|index| scan.words.get(index))
        .map(|word| word.clause)
    else {
        return false;
    };
    let near = |index: usize| {
        (from..=from + reach).contains(&index) && scan.words.get(index).is_some_and(|word| word.clause == clause)
    };
    scan.hits.iter().any(|hit| is_ownable(hit.concept) && near(hit.start))
        || scan
            .words
            .iter()
            .enumerate()
            .any(|(index, word)| near(index) && POSSESSIONS.contains(&word.raw.as_str()))
}

/// A genitive behind the word, but not "ke saath" or "ke liye".
fn genitive_behind(scan: &Scan, end: usize) -> bool {
    let key = |index: usize| scan.words.get(index).map_or("", |word| word.key.as_str());
    OF.contains(&key(end))
        && !matches!(
            key(end + 1),
            "sat" | "lie" | "bare" | "bic" | "sang" | "prati" | "lia" | "karan" | "vajah"
        )
}

/// "My mother's moon sign", "uski kundli", "meri behen ki shaadi".
fn owned_by_another(scan: &Scan) -> bool {
    scan.hits.iter().any(|hit| match hit.concept {
        Concept::Theirs => owns_something(scan, hit.end, 3),
        Concept::Relation => {
            let Some(last) = hit.end.checked_sub(1).and_then(|index| scan.words.get(index)) else {
                return false;
            };
            let possessive = last.possessive
                || matches!(
                    last.raw.as_str(),
                    "moms"
                        | "dads"
                        | "sons"
                        | "husbands"
                        | "wifes"
                        | "brothers"
                        | "sisters"
                        | "friends"
                        | "boyfriends"
                        | "girlfriends"
                        | "mothers"
                        | "fathers"
                        | "exs"
                );
            possessive && owns_something(scan, hit.end, 3)
                || genitive_behind(scan, hit.end) && owns_something(scan, hit.end + 1, 2)
        }
        _ => false,
    })
}

/// A word that neither language nor lexicon knows: very likely a name.
fn is_name(scan: &Scan, index: usize) -> bool {
    scan.words.get(index).is_some_and(|word| {
        word.raw.len() >= 3
            && !word.english
            && !word.hindi
            && word.raw.chars().all(|c| c.is_ascii_alphabetic())
            && !LEXICON.knows(word)
    })
}

/// "Virat Kohli's chart", "Rahul ki rashi".
fn owned_by_a_name(scan: &Scan) -> bool {
    (0..scan.words.len()).any(|index| {
        is_name(scan, index)
            && (scan.words.get(index).is_some_and(|word| word.possessive) && owns_something(scan, index + 1, 3)
                || genitive_behind(scan, index + 1) && owns_something(scan, index + 2, 2))
    })
}

/// "The chart of my wife", "horoscope of Sachin".
fn of_another(scan: &Scan) -> bool {
    let told_of = |hit: &&Hit<Concept>| {
        matches!(
            hit.concept,
            Concept::Chart | Concept::SignWord | Concept::Point(_) | Concept::Personality | Concept::Ahead
        )
    };
    scan.hits.iter().filter(told_of).any(|hit| {
        let of = (hit.end..hit.end + 2).find(|index| matches!(scan.word(*index), Some("of" | "for")));
        of.is_some_and(|of| {
            (of + 1..=of + 3).any(|index| {
                is_name(scan, index)
                    || scan
                        .hits
                        .iter()
                        .any(|other| other.concept == Concept::Relation && other.start == index)
            })
        })
    })
}

/// "My boyfriend is a Leo", "she is a Scorpio".
fn sign_of_another(scan: &Scan) -> bool {
    let sign = scan.first(|concept| matches!(concept, Concept::Sign(_)).then_some(()));
    sign.is_some()
        && scan.points().is_empty()
        && (scan.has(Concept::Relation) || scan.has(Concept::They) || scan.has(Concept::Theirs))
}

/// "Will my brother get married?"
fn another_as_subject(scan: &Scan) -> bool {
    scan.hits
        .iter()
        .filter(|hit| hit.concept == Concept::Relation)
        .any(|relation| {
            let word = |back: usize| {
                relation
                    .start
                    .checked_sub(back)
                    .and_then(|index| scan.word(index))
                    .unwrap_or_default()
            };
            let subject = match word(1) {
                "my" | "our" => matches!(
                    word(2),
                    "will"
                        | "is"
                        | "does"
                        | "can"
                        | "has"
                        | "should"
                        | "would"
                        | "if"
                        | "did"
                        | "how"
                        | "are"
                        | "do"
                        | "for"
                ),
                "mera" | "meri" | "mere" => relation.start <= 2,
                _ => false,
            };
            let asked_of = |hit: &Hit<Concept>| hit.start >= relation.end && is_ownable(hit.concept);
            let me_later = scan
                .hits
                .iter()
                .any(|hit| hit.concept == Concept::Me && hit.start >= relation.end);
            subject && !me_later && scan.hits.iter().any(asked_of)
        })
}

/// "When will he get a job?"
fn third_person_alone(scan: &Scan) -> bool {
    scan.has(Concept::They)
        && !scan.has(Concept::Me)
        && scan
            .hits
            .iter()
            .any(|hit| is_ownable(hit.concept) || hit.concept == Concept::AskWhen)
}
