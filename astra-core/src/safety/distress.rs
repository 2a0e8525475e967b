//! Words of distress that is no crisis: they end all play and call for plain, practical support.

use std::sync::LazyLock;

use crate::words::{Entry, Lexicon, Word, words};

/// What weighs on a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Distress {
    /// Somebody died, or a loss is mourned.
    Grief,
    /// Illness or pain, their own or of somebody close.
    Illness,
    /// A love that ended or hurts.
    Heartbreak,
    /// A fight, a divorce, violence of words.
    Conflict,
    /// Fear, worry, panic.
    Anxiety,
    /// Too much at once; no strength left.
    Stress,
    /// Sadness, loneliness, emptiness.
    Sadness,
    /// Anger.
    Anger,
}

/// In the order in which they win where several are named.
const ORDER: [Distress; 8] = [
    Distress::Grief,
    Distress::Illness,
    Distress::Heartbreak,
    Distress::Conflict,
    Distress::Anxiety,
    Distress::Sadness,
    Distress::Stress,
    Distress::Anger,
];

static WORDS: [Entry<Distress>; 8] = [
    Entry {
        concept: Distress::Grief,
        en: "passed away, died last, died yesterday, died today, died this, has died, just died, grieving, grief, mourning, funeral, bereaved, lost my father, lost my mother, lost my dad, lost my mom, lost my husband, \
            lost my wife, lost my brother, lost my sister, lost my son, lost my daughter, lost my grandmother, lost my grandfather, lost my grandma, lost my grandpa, lost my baby, lost my dog, lost my cat, lost my best friend, lost my friend, miscarriage, \
            father died, mother died, dad died, mom died, friend died, grandmother died, grandfather died, dog died, cat died, brother died, sister died, husband died, wife died, demise, i miss my late",
        hi: "guzar gaye, guzar gayi, guzar gaya, gujar gaye, gujar gayi, gujar gaya, chal base, chal basi, dehant, nidhan, swargwas, nahi rahe papa, papa nahi rahe, maa nahi rahi, mummy nahi rahi, mar gaye, maut ho gayi, death ho gayi, kho diya papa, kho diya maa",
    },
    Entry {
        concept: Distress::Illness,
        en: "i am sick, i am ill, feeling sick, very ill, very sick, diagnosed, hospitalised, hospitalized, in hospital, in the hospital, in pain, chronic pain, chronic illness, surgery, tumor, tumour, chemotherapy, chemo, biopsy, \
            i have cancer, has cancer, heart attack, depression, depressed, bipolar, unwell, not feeling well, fever, migraine, i have diabetes, is sick, is ill, is unwell, is in icu, icu",
        hi: "bimar hu, beemar hu, bimaar hoon, beemar hoon, bimar hoon, tabiyat kharab, tabiyat theek nahi, tabiyat thik nahi, hospital mein, haspatal mein, bimari hai, bimaari hai, bukhar, dard ho raha, dard hai, operation hone, bimar hai, beemar hai, bimar hain",
    },
    Entry {
        concept: Distress::Heartbreak,
        en: "heartbreak, heartbroken, heart broken, broke my heart, broken heart, broke up with me, he left me, she left me, we broke up, breakup, break up with me, dumped me, got dumped, cheated on me, cheating on me, he cheated, she cheated, got divorced, going through a divorce, \
            he doesnt love me anymore, she doesnt love me anymore, miss my ex, cant get over, cannot get over, ghosted me, rejected me, my ex left, unrequited",
        hi: "dil toot, dil tut, dil tod, dhokha, dhoka diya, chhod diya usne, chod diya usne, usne chhod, usne chod, chhod ke chali, chhod ke chala, breakup ho, break up ho, breakup hua, talaq, talaak ho, bhula nahi pa, move on nahi ho",
    },
    Entry {
        concept: Distress::Conflict,
        en: "fight with, fought with, fighting with, fighting all, fighting a lot, fight a lot, keep fighting, keep arguing, arguing with, argument with, argued with, big fight, huge fight, had a fight, quarrel, conflict with, not talking to me, stopped talking to me, yells at me, yelled at me, shouts at me, shouted at me, \
            screams at me, tension at, tension between, so much tension, toxic, bullied, bullying, bully, harass*, humiliated, insulted, getting divorced, divorce, separated from my, want to leave my husband, want to leave my wife, betrayed, backstab*, family problems, family drama, inlaws problem, hate me, hates me",
        hi: "jhagda, jhagra, ladai ho, ladai hui, ladai chal, lad rahe, ladte rehte, jhagde, baat nahi kar, baat band, gussa karte hain mujh, tang karta, tang karti, tang karte, chillata, chillati, chillate, taane, pareshan karte, pareshan karta, pareshan karti, anban, kalesh",
    },
    Entry {
        concept: Distress::Anxiety,
        en: "anxious, anxiety, panic, panicking, panic attack, scared, afraid, frightened, terrified, worried, worrying, worry about, i worry, overthinking, overthink, cant stop thinking, nervous, insecure, fearful, restless, uneasy, dread, cant sleep, cannot sleep, not able to sleep, insomnia, nightmares",
        hi: "ghabrahat, ghabra, ghabraya, ghabrai, ghabraahat, dar lag, darr lag, dar raha, dar rahi, dara hua, dari hui, chinta, fikar ho, fikr ho, bechain, bechaini, neend nahi, nind nahi, so nahi pa, ghabra raha, ghabra rahi, tension ho, overthinking ho",
    },
    Entry {
        concept: Distress::Stress,
        en: "stressed, stress, stressful, overwhelmed, overwhelming, burnt out, burned out, burnout, burn out, exhausted, exhausting, drained, too much pressure, under pressure, so much pressure, cant cope, cannot cope, cant handle, cannot handle, falling apart, breaking down, breakdown, at my limit, fed up, \
            tired of everything, everything is going wrong, everything goes wrong, nothing is working, nothing works out, nothing is going right, going through a lot, going through a hard, going through a tough, going through a rough, going through a difficult, tough time, hard time, rough time, rough patch, difficult time, difficult phase, struggling, i am struggling, i feel stuck, feeling stuck, lost my job, got fired, laid off, in debt, i failed, failed my, so tired, i am tired, against me, lost and confused, feeling lost, feel lost, i feel low",
        hi: "tension mein, tension me, bahut tension, bohot tension, stress mein, stress ho, stress me, thak gaya, thak gayi, thak gaye, thaka hua, thaki hui, thak chuka, thak chuki, pareshan hu, pareshan hoon, pareshaan hoon, pareshan ho, bahut pareshan, bohot pareshan, pareshani, pareshaani, pressure bahut, bahut pressure, samajh nahi aa raha kya karu, \
            kuch theek nahi, kuch thik nahi, kuch sahi nahi, kuch accha nahi, sab galat, sab .. galat, sab bigad, sab .. bigad, sab bekaar, sab .. bekaar, sab .. kharab, mushkil waqt, mushkil samay, bura waqt, bura samay, naukri chali gayi, naukri chhoot, job chali gayi, karz mein, haar gaya, haar gayi, himmat toot, himmat nahi, tut gaya, toot gaya, toot gayi, tut gayi, bojh",
    },
    Entry {
        concept: Distress::Sadness,
        en: "i am sad, feel sad, feeling sad, so sad, very sad, unhappy, miserable, lonely, alone, loneliness, empty inside, feel empty, feeling empty, numb, hopeless, helpless, worthless, useless, crying, cried, cry every, feeling down, feel down, feeling low, feel low, feel .. low, feeling .. low, feel .. sad, feeling .. sad, feel .. empty, feeling .. lonely, feel .. lonely, low mood, hate myself, hate my life, nobody loves me, no one loves me, nobody cares, no one cares, nobody understands me, no one understands me, gloomy, down in the dumps, not okay, not ok, i am not fine, heavy heart, feel like crying, want to cry, awful day, terrible day, horrible day, bad day, worst day, was awful, was terrible, was horrible, i cry, cry a lot, keep crying, cant stop crying, nothing feels right, nothing feels good, feel nothing, dont feel like doing anything, no motivation, lost interest, feel broken, i am broken, a failure, a loser, disappointment, not good enough, a burden, feel stupid, ashamed, feel guilty, so guilty, feel hurt, i am hurt, feeling hurt, my heart hurts, i hate everything",
        hi: "udaas, udas, dukhi, dukh, akela, akeli, akelapan, akele, ro raha, ro rahi, rona, rone ka, ro pad, mann nahi lag, man nahi lag, dil nahi lag, mann bhaari, man bhari, mann udaas, man udas, koi nahi samajh, koi pyaar nahi, koi nahi hai mera, nirash, niraash, hatash, mayoos, mood kharab, mood off, mann kharab, low feel, kuch .. theek nahi, kuch .. thik nahi, kuch .. sahi nahi, kuch .. accha nahi, kuch .. acha nahi, accha nahi lag, acha nahi lag",
    },
    Entry {
        concept: Distress::Anger,
        en: "angry, furious, so mad, rage, pissed, pissed off, frustrated, frustrating, frustration, irritated, annoyed, losing my temper, lost my temper, hate my boss, hate my job, hate my mother, hate my father",
        hi: "gussa aa, gussa bahut, gussa bohot, gussa zyada, krodh, bahut gussa, bohot gussa, gusse mein, gussa ho, chidh, chid chida, khij, chidchid*, irritate ho",
    },
];

static LEXICON: LazyLock<Lexicon<Distress>> = LazyLock::new(|| Lexicon::new(&WORDS));

/// Words of distress in a message, below the threshold of [`super::crisis`]: the strongest kind.
///
/// ```
/// use astra_core::safety::{Distress, distress};
/// assert_eq!(distress("bahut tension ho rahi hai"), Some(Distress::Anxiety));
/// assert_eq!(distress("what is my moon sign"), None);
/// ```
#[must_use]
pub fn distress(text: &str) -> Option<Distress> {
    // A page of text says what it says within its first words.
    const READ: usize = 400;
    let spoken = words(text, READ);
    // "mood bahut kharab hai" is "mood kharab hai" said with weight.
    let bare: Vec<Word> = spoken
        .iter()
        .filter(|word| !WEIGHTS.contains(&word.raw.as_str()))
        .cloned()
        .collect();
    told(&spoken)
        .into_iter()
        .chain(told(&bare))
        .min_by_key(|kind| ORDER.iter().position(|known| known == kind))
}

/// Words that add weight and no meaning.
const WEIGHTS: [&str; 24] = [
    "bahut",
    "bohot",
    "bht",
    "itna",
    "itni",
    "kaafi",
    "kafi",
    "bilkul",
    "poora",
    "aaj",
    "abhi",
    "very",
    "so",
    "really",
    "too",
    "quite",
    "extremely",
    "totally",
    "completely",
    "just",
    "pretty",
    "super",
    "hi",
    "bada",
];

/// The strongest kind that the words tell of.
fn told(spoken: &[Word]) -> Option<Distress> {
    let hits = LEXICON.find(spoken);
    let denied = |start: usize| {
        let word = |back: usize| start.checked_sub(back).and_then(|index| spoken.get(index));
        [word(1), word(2)].into_iter().flatten().any(|word| {
            matches!(
                word.raw.as_str(),
                "not" | "no" | "never" | "isnt" | "arent" | "dont" | "without"
            )
        })
    };
    ORDER
        .into_iter()
        .find(|kind| hits.iter().any(|hit| hit.concept == *kind && !denied(hit.start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_weighs_on_a_person_is_heard_in_both_languages() {
        for (text, expected) in [
            ("My grandmother passed away last week", Some(Distress::Grief)),
            ("papa ki tabiyat kharab hai", Some(Distress::Illness)),
            ("she broke up with me", Some(Distress::Heartbreak)),
            ("ghar pe roz jhagda hota hai", Some(Distress::Conflict)),
            ("I'm so anxious about my exam", Some(Distress::Anxiety)),
            ("office mein bahut pressure hai, thak gayi hu", Some(Distress::Stress)),
            ("mujhe bahut akela lagta hai", Some(Distress::Sadness)),
            ("I am not stressed at all", None),
            ("Tell me about my Venus", None),
        ] {
            assert_eq!(distress(text), expected, "{text}");
        }
    }
}
