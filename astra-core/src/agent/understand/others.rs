//! Whether a question is about somebody else, whose chart is not known.

use super::{
    Topic,
    lexicon::{Concept, LEXICON},
    scan::Scan,
};
use crate::{chart::Point, words::Hit};

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
        | Concept::Astrology
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

fn owns_something(scan: &Scan, from: usize, reach: usize, of: impl Fn(Concept) -> bool) -> bool {
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
    scan.hits
        .iter()
        .any(|hit| is_ownable(hit.concept) && of(hit.concept) && near(hit.start))
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
            "rup" | "sat" | "lie" | "bare" | "bic" | "sang" | "prati" | "lia" | "karan" | "vajah"
        )
}

/// "My mother's moon sign", "uski kundli", "meri behen ki shaadi".
fn owned_by_another(scan: &Scan) -> bool {
    scan.hits.iter().any(|hit| match hit.concept {
        // "Uski yaad" is the person's own heart.
        Concept::Theirs => owns_something(scan, hit.end, 3, |concept| concept != Concept::Topic(Topic::Love)),
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
            possessive && owns_something(scan, hit.end, 3, |_| true)
                || genitive_behind(scan, hit.end) && owns_something(scan, hit.end + 1, 2, |_| true)
        }
        _ => false,
    })
}

/// A word that neither language nor lexicon knows, or a name of public life: very likely somebody else.
fn is_name(scan: &Scan, index: usize) -> bool {
    let public = scan
        .hits
        .iter()
        .any(|hit| hit.concept == Concept::OffScope && (hit.start..hit.end).contains(&index));
    public
        || scan.words.get(index).is_some_and(|word| {
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
            && (scan.words.get(index).is_some_and(|word| word.possessive)
                && owns_something(scan, index + 1, 3, |_| true)
                || genitive_behind(scan, index + 1) && owns_something(scan, index + 2, 2, |_| true))
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

/// "My boyfriend is a Leo", "what sign is my daughter", "is Salman Khan manglik".
fn sign_of_another(scan: &Scan) -> bool {
    let sign = scan.first(|concept| matches!(concept, Concept::Sign(_)).then_some(()));
    let third = scan.has(Concept::Relation) || scan.has(Concept::They) || scan.has(Concept::Theirs);
    if sign.is_some() && scan.points().is_empty() && third {
        return true;
    }
    let of_a_chart = [
        Concept::SignWord,
        Concept::Manglik,
        Concept::Nakshatra,
        Concept::SadeSati,
        Concept::Point(Point::Ascendant),
    ]
    .into_iter()
    .any(|concept| scan.has(concept));
    let relation_at = |index: usize| {
        scan.hits
            .iter()
            .any(|hit| hit.concept == Concept::Relation && hit.start == index)
    };
    let mut mine = scan.hits.iter().filter(|hit| hit.concept == Concept::Me).peekable();
    let nothing_mine = mine.peek().is_none();
    let only_as_owner = mine.all(|me| relation_at(me.end));
    let named = (0..scan.words.len()).any(|index| is_name(scan, index));
    of_a_chart && (!nothing_mine && only_as_owner || nothing_mine && named)
}

const BELOVED: [&str; 16] = [
    "ex",
    "crush",
    "boyfriend",
    "girlfriend",
    "bf",
    "gf",
    "partner",
    "husband",
    "wife",
    "pati",
    "patni",
    "biwi",
    "premi",
    "premika",
    "fiance",
    "fiancee",
];

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
                // "Mere bhai ke saath" and "papa se" speak of the bond, not of them.
                "mera" | "meri" | "mere" => {
                    relation.start <= 2
                        && !(relation.end..relation.end + 3)
                            .filter_map(|index| scan.words.get(index))
                            .any(|word| matches!(word.key.as_str(), "sat" | "se" | "bic"))
                }
                _ => false,
            };
            // What an ex or a crush feels is a question about love.
            let beloved = (relation.start..relation.end)
                .filter_map(|index| scan.word(index))
                .any(|word| BELOVED.contains(&word));
            let love = |concept: Concept| beloved && matches!(concept, Concept::Topic(Topic::Love | Topic::Marriage));
            let asked_of =
                |hit: &Hit<Concept>| hit.start >= relation.end && is_ownable(hit.concept) && !love(hit.concept);
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
        && scan.hits.iter().any(|hit| {
            is_ownable(hit.concept) && hit.concept != Concept::Topic(Topic::Love) || hit.concept == Concept::AskWhen
        })
}
