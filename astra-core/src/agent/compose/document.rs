//! Answers from the context document: what the user has stated about themselves.

use jiff::civil::Date;
use serde_json::Value;

use super::Answer;
use crate::{
    agent::{speech::Speech, understand::Fact},
    chart::{Body, Point, Zodiac},
    context::{LifeEvent, MissingField, UserContext},
    voice::{AgentReply, TurnContext},
    words::{Word, words},
};

/// The longest quotation from the document, in characters.
const LONGEST: usize = 160;

/// The answer to a question about a stated fact; None where the document does not hold it.
pub(in crate::agent) fn answer(
    context: &TurnContext,
    speech: &Speech,
    fact: Fact,
    message: &str,
) -> Option<AgentReply> {
    let document = &context.document;
    let facts = document.pinned_facts();
    let either = |en: String, hi: String| speech.either(|| en, || hi);
    let (text, point) = match fact {
        Fact::Name => {
            let name = clean(&document.name()?);
            (
                either(format!("You are {name}."), format!("Aapka naam {name} hai.")),
                Body::Sun,
            )
        }
        Fact::Age => {
            let age = age(facts.birth_date?, context);
            (
                either(
                    format!("You are {age} years old."),
                    format!("Aapki umar {age} saal hai."),
                ),
                Body::Sun,
            )
        }
        Fact::BirthDate => {
            let date = spoken(facts.birth_date?);
            (
                either(
                    format!("You were born on {date}."),
                    format!("Aapka janm {date} ko hua."),
                ),
                Body::Sun,
            )
        }
        Fact::BirthTime => {
            let time = facts.birth_time.flatten()?.strftime("%H:%M").to_string();
            (
                either(
                    format!("You were born at {time}."),
                    format!("Aapka janm {time} baje hua."),
                ),
                Body::Moon,
            )
        }
        Fact::BirthPlace => {
            let place = clean(&facts.birth_place?);
            (
                either(
                    format!("You were born in {place}."),
                    format!("Aapka janm {place} mein hua."),
                ),
                Body::Moon,
            )
        }
        Fact::Timezone => {
            let zone = clean(&facts.timezone?);
            (
                either(
                    format!("Your birth time zone is {zone}."),
                    format!("Aapka janm ka time zone {zone} hai."),
                ),
                Body::Moon,
            )
        }
        Fact::System => (tradition(context, speech)?, Body::Sun),
        Fact::Email => {
            let email = clean(document.text("email")?);
            (
                either(
                    format!("I have {email} for you."),
                    format!("Mere paas aapka email {email} hai."),
                ),
                Body::Mercury,
            )
        }
        Fact::Events => (events(document, speech, message)?, Body::Moon),
        Fact::Goals => (goals(document, speech)?, Body::Mars),
        Fact::Focus => {
            let focus = clean(document.text("conversation_focus")?);
            (
                either(
                    format!("We are looking at this together: {focus}."),
                    format!("Hum saath mein ye dekh rahe hain: {focus}."),
                ),
                Body::Mercury,
            )
        }
        Fact::Everything => (everything(context, speech)?, Body::Moon),
    };
    Some(tied(context, speech, text, point.into()))
}

/// The stated fact beside the placement that goes with it.
fn tied(context: &TurnContext, speech: &Speech, text: String, point: Point) -> AgentReply {
    let Some(mut answer) = Answer::new(context, speech) else {
        return AgentReply {
            text,
            cited: Vec::new(),
        };
    };
    answer.add(text);
    if let Some(placed) = answer.placed(point) {
        let line = speech.either(
            || format!("In your chart it goes with your {placed}."),
            || format!("Kundli mein iske saath aapka {placed} judta hai."),
        );
        answer.add(line);
    }
    answer.finish()
}

/// The fields that a question about a missing fact should lead to.
pub(in crate::agent) const fn missing(fact: Fact) -> Option<MissingField> {
    match fact {
        Fact::BirthDate | Fact::Age => Some(MissingField::BirthDate),
        Fact::BirthTime => Some(MissingField::BirthTime),
        Fact::BirthPlace => Some(MissingField::BirthPlace),
        Fact::Timezone => Some(MissingField::Timezone),
        Fact::Name => Some(MissingField::Name),
        _ => None,
    }
}

fn tradition(context: &TurnContext, speech: &Speech) -> Option<String> {
    let chart = context.natal.as_deref()?;
    let (en, hi) = match chart.basis.zodiac {
        Zodiac::Tropical => (
            "the western tradition, with the tropical zodiac".to_owned(),
            "western parampara, tropical zodiac ke saath".to_owned(),
        ),
        Zodiac::Sidereal(ayanamsha) => {
            let name = ayanamsha.name();
            (
                format!("the Vedic tradition, with the sidereal zodiac and the {name} ayanamsha"),
                format!("Vedic parampara, sidereal zodiac aur {name} ayanamsha ke saath"),
            )
        }
        Zodiac::Draconic(_) => (
            "the western tradition, with the draconic zodiac".to_owned(),
            "western parampara, draconic zodiac ke saath".to_owned(),
        ),
    };
    let houses = chart.houses.map(crate::chart::HouseSystem::name);
    Some(speech.either(
        || match houses {
            Some(houses) => format!("I read your chart in {en}, and {houses} houses."),
            None => format!("I read your chart in {en}."),
        },
        || match houses {
            Some(houses) => format!("Aapki kundli {hi} aur {houses} houses se padhte hain."),
            None => format!("Aapki kundli {hi} padhte hain."),
        },
    ))
}

/// What was stated, in one or two sentences.
fn everything(context: &TurnContext, speech: &Speech) -> Option<String> {
    let document = &context.document;
    let facts = document.pinned_facts();
    let name = document.name().map(|name| clean(&name));
    let date = facts.birth_date.map(spoken);
    let time = facts
        .birth_time
        .flatten()
        .map(|time| time.strftime("%H:%M").to_string());
    let place = facts.birth_place.map(|place| clean(&place));
    let focus = document.text("conversation_focus").map(clean);
    if name.is_none() && date.is_none() {
        return None;
    }
    Some(speech.either(
        || {
            let mut parts = vec![name.clone().map_or("Here is what you have told me".to_owned(), |name| {
                format!("You are {name}")
            })];
            parts.extend(date.clone().map(|date| format!("born on {date}")));
            parts.extend(time.clone().map(|time| format!("at {time}")));
            parts.extend(place.clone().map(|place| format!("in {place}")));
            let mut text = format!("{}.", parts.join(", "));
            if let Some(focus) = &focus {
                text.push_str(&format!(" What we are looking at: {focus}."));
            }
            text
        },
        || {
            let mut parts = vec![name.clone().map_or("Aapne ye bataya hai".to_owned(), |name| {
                format!("Aapka naam {name} hai")
            })];
            parts.extend(date.clone().map(|date| format!("janm {date}")));
            parts.extend(time.clone().map(|time| format!("{time} baje")));
            parts.extend(place.clone().map(|place| format!("{place} mein")));
            let mut text = format!("{}.", parts.join(", "));
            if let Some(focus) = &focus {
                text.push_str(&format!(" Abhi ka vishay: {focus}."));
            }
            text
        },
    ))
}

fn goals(document: &UserContext, speech: &Speech) -> Option<String> {
    let goals: Vec<String> = document
        .get("goals")?
        .as_array()?
        .iter()
        .filter(|goal| {
            !matches!(
                goal.get("status").and_then(Value::as_str),
                Some("completed" | "cancelled" | "closed")
            )
        })
        .filter_map(|goal| {
            goal.as_str().or_else(|| {
                ["title", "desc", "description", "text"]
                    .iter()
                    .find_map(|key| goal.get(*key)?.as_str())
            })
        })
        .map(clean)
        .filter(|goal| !goal.is_empty())
        .take(3)
        .collect();
    if goals.is_empty() {
        return None;
    }
    let list = goals.join("; ");
    Some(speech.either(
        || format!("You told me this: {list}."),
        || format!("Aapne ye lakshya bataya tha: {list}."),
    ))
}

/// Words that say nothing about which event is meant.
const EMPTY: [&str; 60] = [
    "i", "my", "me", "did", "do", "when", "what", "where", "how", "why", "who", "the", "a", "an", "to", "in", "on",
    "for", "of", "was", "were", "is", "have", "had", "has", "happened", "happen", "and", "at", "from", "with", "that",
    "this", "it", "you", "about", "tell", "new", "get", "got", "go", "went", "kab", "kya", "kahan", "maine", "main",
    "mai", "mera", "meri", "mere", "hua", "hui", "tha", "thi", "ko", "ka", "ki", "mein", "liya",
];

/// The event meant by the question; or the latest three, where all are asked for.
fn events(document: &UserContext, speech: &Speech, message: &str) -> Option<String> {
    let events = document.events();
    let asked = words(message, 60);
    let score = |event: &LifeEvent| {
        let told = words(&event.desc, 60);
        let shared = asked
            .iter()
            .filter(|word| !EMPTY.contains(&word.raw.as_str()) && told.iter().any(|other| alike(word, other)))
            .count();
        let dated = asked.iter().any(|word| {
            let date = event.date.as_str();
            word.raw.len() == 4 && date.starts_with(word.raw.as_str())
        });
        shared + usize::from(dated) * 2
    };
    let best = events
        .iter()
        .max_by_key(|event| score(event))
        .filter(|event| score(event) > 0);
    if let Some(event) = best {
        let (date, desc) = (when(event), clean(&event.desc));
        return Some(speech.either(|| format!("{date}: \"{desc}\"."), || format!("{date}: \"{desc}\".")));
    }
    let all = [
        "events",
        "dates",
        "remember",
        "history",
        "timeline",
        "milestones",
        "told",
        "tell",
        "story",
        "yaad",
        "bataya",
        "zindagi",
        "jeevan",
        "life",
        "ghatnayein",
        "tareekh",
    ];
    let general = asked.iter().any(|word| all.contains(&word.raw.as_str()))
        && !asked
            .iter()
            .any(|word| word.raw.len() == 4 && word.raw.parse::<u16>().is_ok());
    if !general || events.is_empty() {
        return None;
    }
    let listed: Vec<String> = events
        .iter()
        .rev()
        .take(3)
        .map(|event| format!("{}: \"{}\"", when(event), clean(&event.desc)))
        .collect();
    Some(format!("{}.", listed.join("; ")))
}

/// Whether two words are the same but for their ending.
fn alike(a: &Word, b: &Word) -> bool {
    const STEM: usize = 4;
    let stem = |word: &Word| word.raw.get(..STEM).map(str::to_owned);
    a.raw == b.raw
        || (a.raw.len() >= STEM && b.raw.len() >= STEM && stem(a) == stem(b) && a.raw.len().abs_diff(b.raw.len()) <= 4)
}

fn when(event: &LifeEvent) -> String {
    Date::strptime("%Y-%m-%d", &event.date).map_or_else(|_| clean(&event.date), spoken)
}

/// "15 June 1990".
fn spoken(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

fn age(born: Date, context: &TurnContext) -> i16 {
    let today = context.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    today.year() - born.year() - i16::from(!had_birthday)
}

/// A value of the document on one line, short, without what could be read as markup.
pub(in crate::agent) fn clean(text: &str) -> String {
    let one_line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '"' | '{' | '}' | '?' | '<' | '>' | '`'))
        .collect();
    let mut out: String = one_line.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = out.char_indices().nth(LONGEST) {
        out.truncate(cut);
        out.push('…');
    }
    out.trim_end_matches('.').to_owned()
}
