//! Words of crisis in what a user says, and the reply they lead to, whoever speaks.

use std::{collections::HashSet, sync::LazyLock};

use super::{
    crisis_rules::tells_of_despair,
    crisis_words::{FILLERS, SIGNS},
    helplines::{HelplineFor, Region},
};
use crate::words::{self, Hit, Language, Lexicon, Word};

/// What kind of crisis the words tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CrisisKind {
    /// The person may want to die or to hurt themselves.
    SelfHarm,
    /// Somebody harms or threatens the person.
    Harmed,
    /// The person is afraid for somebody else, or has lost somebody to suicide.
    SomebodyElse,
}

impl CrisisKind {
    /// The stable snake-case name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SelfHarm => "self_harm",
            Self::Harmed => "harmed",
            Self::SomebodyElse => "somebody_else",
        }
    }
}

/// A crisis found in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crisis {
    /// What the words tell of.
    pub kind: CrisisKind,
    /// The language to reply in.
    pub language: Language,
}

/// What a phrase of the word list stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    SelfHarm,
    /// Names suicide without saying whose.
    Mention,
    Other,
    Harm,
    /// Harm, if a person does it: songs hit people too.
    HarmBy,
    Person,
    /// A work or a study that may be what the words are about.
    Media,
    /// A phrase that only looks like one of the others.
    Cancels,
}

static LEXICON: LazyLock<Lexicon<Sign>> = LazyLock::new(|| Lexicon::new(&SIGNS));
static FILLER_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| FILLERS.split_whitespace().collect());

/// Words that turn the phrase behind them round.
const NEGATIONS: [&str; 14] = [
    "not", "never", "dont", "wont", "didnt", "wouldnt", "isnt", "arent", "cant", "couldnt", "nobody", "nahi", "nahin",
    "no",
];
/// Words by which somebody else's words are told.
const TOLD: [&str; 12] = [
    "says", "said", "sings", "sang", "sing", "quote", "line", "called", "titled", "named", "lyrics", "about",
];

/// Words of crisis in a message: suicide, self-harm, being harmed; in English, Hindi and Hinglish, under any
/// spelling.
///
/// Deterministic, on the whole text. In doubt it finds one: a needless kind reply costs less than a missed cry.
/// Idioms ("this traffic is killing me"), plain denials and talk about films are let through.
///
/// ```
/// use astra_core::safety::{CrisisKind, crisis};
/// assert_eq!(crisis("i dont want to live anymore").unwrap().kind, CrisisKind::SelfHarm);
/// assert_eq!(crisis("ab jeene ka mann nahi karta").unwrap().kind, CrisisKind::SelfHarm);
/// assert!(crisis("this traffic is killing me").is_none());
/// ```
#[must_use]
pub fn crisis(text: &str) -> Option<Crisis> {
    let spoken = words::words(text, usize::MAX);
    let language = words::language(&spoken).unwrap_or(Language::English);
    let kind = kind_of(spoken).or_else(|| kind_of(words::words(&undisguised(text), usize::MAX)))?;
    Some(Crisis { kind, language })
}

fn kind_of(spoken: Vec<Word>) -> Option<CrisisKind> {
    let spoken: Vec<Word> = spoken
        .into_iter()
        .filter(|word| !FILLER_WORDS.contains(word.raw.as_str()))
        .collect();
    let hits = LEXICON.find(&spoken);
    let all = |sign: Sign| hits.iter().filter(move |hit| hit.concept == sign);
    let cancelled = |hit: &Hit<Sign>| all(Sign::Cancels).any(|other| other.start < hit.end && hit.start < other.end);
    let counts = |hit: &&Hit<Sign>| !cancelled(hit) && !denied(hit, &spoken) && !told(hit, &hits, &spoken);

    // "My friend wants to die": the phrase about somebody else holds the one about oneself.
    let of_another = |hit: &Hit<Sign>| {
        all(Sign::Other).any(|other| other.start < hit.end && hit.start < other.end && other.start <= hit.start)
    };
    let quoted = all(Sign::Media).next().is_some() && spoken.iter().any(|word| TOLD.contains(&word.raw.as_str()));
    let despair = tells_of_despair(&spoken)
        && !quoted
        && all(Sign::Cancels).next().is_none()
        && all(Sign::Other).next().is_none();
    if despair || all(Sign::SelfHarm).any(|hit| counts(&hit) && !of_another(hit)) {
        return Some(CrisisKind::SelfHarm);
    }
    let by_a_person = |hit: &Hit<Sign>| {
        all(Sign::Person).any(|person| {
            let near = person.start < hit.start && hit.start - person.start <= 5
                || person.start >= hit.end && person.start - hit.end <= 3;
            near && same_clause(person, hit, &spoken)
        })
    };
    if all(Sign::Harm).any(|hit| counts(&hit)) || all(Sign::HarmBy).any(|hit| counts(&hit) && by_a_person(hit)) {
        return Some(CrisisKind::Harmed);
    }
    if all(Sign::Other).any(|hit| counts(&hit)) {
        return Some(CrisisKind::SomebodyElse);
    }
    let somebody = all(Sign::Person).next().is_some();
    let speaker = spoken.iter().any(|word| {
        matches!(
            word.raw.as_str(),
            "i" | "me" | "my" | "mujhe" | "main" | "mai" | "mera" | "meri"
        )
    });
    all(Sign::Mention)
        .any(|hit| counts(&hit) && (speaker || all(Sign::Media).next().is_none()))
        .then_some(if somebody {
            CrisisKind::SomebodyElse
        } else {
            CrisisKind::SelfHarm
        })
}

/// Letters in place of the signs that people hide words behind, and letters written apart put together.
fn undisguised(text: &str) -> String {
    const APART: usize = 4;
    let tokens: Vec<String> = text.split_whitespace().map(plain_letters).collect();
    tokens
        .chunk_by(|a, b| is_letter(a) && is_letter(b))
        .map(|run| run.join(if run.len() >= APART { "" } else { " " }))
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_letter(token: &str) -> bool {
    token.len() == 1 && token.chars().all(char::is_alphabetic)
}

fn plain_letters(token: &str) -> String {
    if !token.chars().any(char::is_alphabetic) {
        return token.to_owned();
    }
    token
        .chars()
        .filter(|c| !matches!(c, '*' | '.' | '_' | '-'))
        .map(|c| match c {
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' => 't',
            c => c,
        })
        .collect()
}

fn same_clause(a: &Hit<Sign>, b: &Hit<Sign>, spoken: &[Word]) -> bool {
    let clause = |hit: &Hit<Sign>| spoken.get(hit.start).map(|word| word.clause);
    clause(a) == clause(b)
}

/// Whether a negation of the same clause stands before it, or right behind it in Hindi.
fn denied(hit: &Hit<Sign>, spoken: &[Word]) -> bool {
    let Some(first) = spoken.get(hit.start) else {
        return false;
    };
    let word = |index: Option<usize>| {
        index
            .and_then(|index| spoken.get(index))
            .filter(|word| word.clause == first.clause)
            .map(|word| word.raw.as_str())
    };
    let before = [
        word(hit.start.checked_sub(1)),
        word(hit.start.checked_sub(2)),
        word(hit.start.checked_sub(3)),
    ];
    let [near, middle, far] = before;
    // "why not kill myself" is no denial, and "not ok, I want to die" neither.
    let negated = |index: Option<&str>| index.is_some_and(|word| NEGATIONS.contains(&word));
    let linking = |index: Option<&str>| {
        index.is_some_and(|word| {
            matches!(
                word,
                "going"
                    | "want"
                    | "trying"
                    | "thinking"
                    | "planning"
                    | "about"
                    | "of"
                    | "i"
                    | "would"
                    | "feel"
                    | "feeling"
                    | "ever"
            )
        })
    };
    let why = before
        .iter()
        .flatten()
        .any(|word| matches!(*word, "why" | "cant" | "cannot"));
    !why && (negated(near) || linking(near) && negated(middle) || linking(near) && linking(middle) && negated(far))
}

/// Whether the words are quoted from a work.
fn told(hit: &Hit<Sign>, hits: &[Hit<Sign>], spoken: &[Word]) -> bool {
    let work = hits
        .iter()
        .any(|other| other.concept == Sign::Media && other.start < hit.start.max(1) && hit.start - other.start <= 8);
    let telling = spoken
        .iter()
        .take(hit.start)
        .rev()
        .take(5)
        .any(|word| TOLD.contains(&word.raw.as_str()));
    work && telling
}

impl Crisis {
    /// The reply: supportive, with a helpline of the region, without astrology.
    #[must_use]
    pub fn reply(&self, region: Region) -> String {
        let need = match self.kind {
            CrisisKind::Harmed => HelplineFor::Abuse,
            CrisisKind::SelfHarm | CrisisKind::SomebodyElse => HelplineFor::Suicide,
        };
        let lines: Vec<String> = region
            .helplines(need)
            .map(|line| format!("{} {}", line.name, line.contact))
            .collect();
        let emergency = region.emergency();
        let text = Wording::of(self.kind, self.language);
        let or = text.or;
        let whom = if lines.is_empty() {
            text.anywhere.to_owned()
        } else {
            text.here.replace("{lines}", &lines.join(or))
        };
        let urgent = text
            .urgent
            .replace("{emergency}", emergency.unwrap_or(text.local_emergency));
        format!("{} {whom} {urgent} {}", text.opening, text.closing)
    }
}

/// The sentences of a reply.
struct Wording {
    opening: &'static str,
    here: &'static str,
    anywhere: &'static str,
    urgent: &'static str,
    closing: &'static str,
    local_emergency: &'static str,
    or: &'static str,
}

impl Wording {
    fn of(kind: CrisisKind, language: Language) -> Self {
        let base = match language {
            Language::English => Self {
                opening: "I am really glad you told me, and I am so sorry it hurts this much; you do not have to carry it alone.",
                here: "Please talk to someone right now: {lines}; if you are somewhere else, findahelpline.com lists free help in your country.",
                anywhere: "Please talk to someone right now: findahelpline.com lists free, confidential help in your country.",
                urgent: "If you might act on it or are in danger, call {emergency} now, and let someone you trust be with you.",
                closing: "I am here with you; are you safe at this moment?",
                local_emergency: "your local emergency number",
                or: " or ",
            },
            Language::Hinglish => Self {
                opening: "Achha kiya ki aapne mujhe bataya; itna dard akele uthane ki zaroorat nahi hai.",
                here: "Please abhi kisi se baat karein: {lines}; agar aap kahin aur hain, to findahelpline.com par aapke desh ki muft madad milti hai.",
                anywhere: "Please abhi kisi se baat karein: findahelpline.com par aapke desh ki muft aur gopniya madad milti hai.",
                urgent: "Agar khatra lage, to abhi {emergency} par call karein, aur kisi bharose ke insaan ko apne paas bula lein.",
                closing: "Main yahin hoon; kya is waqt aap surakshit hain?",
                local_emergency: "apne local emergency number",
                or: " ya ",
            },
            Language::Devanagari => Self {
                opening: "अच्छा किया कि आपने मुझे बताया; इतना दर्द अकेले उठाने की ज़रूरत नहीं है।",
                here: "कृपया अभी किसी से बात करें: {lines}; अगर आप कहीं और हैं, तो findahelpline.com पर आपके देश की मुफ़्त मदद मिलती है।",
                anywhere: "कृपया अभी किसी से बात करें: findahelpline.com पर आपके देश की मुफ़्त और गोपनीय मदद मिलती है।",
                urgent: "अगर ख़तरा लगे, तो अभी {emergency} पर कॉल करें, और किसी भरोसे के इंसान को अपने पास बुला लें।",
                closing: "मैं यहीं हूँ; क्या इस वक़्त आप सुरक्षित हैं?",
                local_emergency: "अपने स्थानीय आपातकालीन नंबर",
                or: " या ",
            },
        };
        let opening = match (kind, language) {
            (CrisisKind::SelfHarm, _) => base.opening,
            (CrisisKind::Harmed, Language::English) => {
                "I am so sorry this is being done to you; it is not your fault, and you deserve to be safe."
            }
            (CrisisKind::Harmed, Language::Hinglish) => {
                "Jo aapke saath ho raha hai, uske liye mujhe bahut dukh hai; isme aapki koi galti nahi, aur surakshit rehna aapka haq hai."
            }
            (CrisisKind::Harmed, Language::Devanagari) => {
                "जो आपके साथ हो रहा है, उसके लिए मुझे बहुत दुख है; इसमें आपकी कोई ग़लती नहीं, और सुरक्षित रहना आपका हक़ है।"
            }
            (CrisisKind::SomebodyElse, Language::English) => {
                "I am so sorry; caring for someone in that much pain is heavy, and you do not have to hold it alone."
            }
            (CrisisKind::SomebodyElse, Language::Hinglish) => {
                "Mujhe bahut dukh hai; kisi apne ka itna dard dekhna bhaari hota hai, aur ise akele sambhalne ki zaroorat nahi hai."
            }
            (CrisisKind::SomebodyElse, Language::Devanagari) => {
                "मुझे बहुत दुख है; किसी अपने का इतना दर्द देखना भारी होता है, और इसे अकेले सँभालने की ज़रूरत नहीं है।"
            }
        };
        Self { opening, ..base }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reply_names_the_regions_helpline_and_asks_once() {
        for kind in [CrisisKind::SelfHarm, CrisisKind::Harmed, CrisisKind::SomebodyElse] {
            for language in [Language::English, Language::Hinglish, Language::Devanagari] {
                for (zone, named) in [(Some("Asia/Kolkata"), "112"), (None, "findahelpline.com")] {
                    let reply = Crisis { kind, language }.reply(Region::of(zone, "en"));
                    assert!(reply.contains(named) && !reply.contains('{'), "{reply}");
                    assert_eq!(reply.matches('?').count(), 1, "{reply}");
                }
            }
        }
        let told = Crisis {
            kind: CrisisKind::SelfHarm,
            language: Language::English,
        };
        assert!(told.reply(Region::of(Some("Asia/Kolkata"), "en")).contains("14416"));
        assert!(told.reply(Region::of(Some("America/New_York"), "en")).contains("988"));
    }

    #[test]
    fn every_word_counts_however_long_the_message() {
        let text = format!("{} i want to kill myself", "word ".repeat(20_000));
        assert!(crisis(&text).is_some());
    }
}
