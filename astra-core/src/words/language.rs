//! Which language a message is written in.

use std::{collections::HashSet, sync::LazyLock};

use super::{Word, fold::sound};

/// The language of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, or nothing that would tell another language.
    English,
    /// Hindi in Latin letters, or Hindi and English mixed.
    Hinglish,
    /// Hindi in Devanagari.
    Devanagari,
}

/// Words that are Hindi wherever they stand: none of them is a word of English.
const HINDI: &str = "hai hain hoon hun ho hoga hogi honge kya kyaa kia kab kaise kaisa kaisi kahan kidhar kyun kyu kyon kaun \
    kaunsa kaunsi konsa kitna kitni kitne mera meri mere mujhe mujhko mujhse mein mai maine hum hamara hamari humara \
    tum tumhara tumhari tumhe tera teri aap aapka aapki aapke aapko apna apni apne uska uski uske unka unki inka \
    iska iski ye yeh woh wo ka ki ke ko ne pe aur ya lekin magar par nahi nahin nahee mat bhi toh hi sirf bas abhi \
    aaj kal parso phir fir kabhi hamesha jab tab raha rahi rahe karu karun karoon karna karni karta karti karte kar \
    karo kijiye karein kare batao bata bataiye bataye bataiyega batana bolo samjhao samjha dikhao chahiye chahie \
    sakta sakti sakte liye lie baare bare wala wali vala vali jaisa jaise kuch kuchh sab saara poora poori pura puri \
    bahut bohot bohut thoda thodi zyada jyada kam accha acha achha achchha theek thik bura buri bhai behen yaar dost \
    ghar paisa paise shaadi shadi pyaar pyar zindagi jindagi kaam naukri saal mahina mahine hafta hafte din raat \
    subah shaam waqt samay chal chalo aayega ayega aayegi milega milegi jayega jaega jaegi hua hui hue gaya gayi gaye \
    tha thi lag laga lagta rahega rahegi rahenge de do dega degi lo le lena dena mann dil namaste namaskar shukriya \
    dhanyavaad dhanyawad haan han nai mast achche tabiyat padhai rishta rishte kundli rashi graha grah bhagya kismat \
    suno sunao bhavishya banega banegi aata aati jata jati wahi yahi itna itni sahi galat pehle baad andar bahar saath \
    maa papa beta beti pati patni ladka ladki";

/// The same words of English stand among them ("do", "he"): they count only beside others.
const SHARED: &str =
    "do de le lo hi ho ne pe par mat bas kam sab tab jab han lag din dil ya wo bare main to the me hum are";

static HINDI_SOUNDS: LazyLock<HashSet<String>> = LazyLock::new(|| HINDI.split_whitespace().map(sound).collect());
static SHARED_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| SHARED.split_whitespace().collect());

/// Whether a sound is that of a common word of Hindi.
pub(super) fn is_hindi(sound: &str) -> bool {
    HINDI_SOUNDS.contains(sound)
}

/// The language of a message; `None` where nothing tells, as in a name alone.
pub(crate) fn language(words: &[Word]) -> Option<Language> {
    let devanagari = words.iter().filter(|word| word.devanagari).count();
    if devanagari * 2 > words.len() || devanagari >= 3 {
        return Some(Language::Devanagari);
    }
    let shared = |word: &&Word| SHARED_WORDS.contains(word.raw.as_str());
    let hindi = words.iter().filter(|word| word.hindi && !shared(word)).count();
    let english = words.iter().filter(|word| word.english && !shared(word)).count();
    match (hindi, english) {
        (0, 0) => None,
        (0, _) => Some(Language::English),
        // One word of affection does not make a sentence Hindi.
        (1, english) if english >= 4 => Some(Language::English),
        (hindi, english) if hindi * 3 >= english => Some(Language::Hinglish),
        _ => Some(Language::English),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::words, *};

    fn of(text: &str) -> Option<Language> {
        language(&words(text, 100))
    }

    #[test]
    fn each_language_is_recognised() {
        for (text, expected) in [
            ("What does my chart say about this week?", Some(Language::English)),
            ("yaar, tell me about my moon sign please", Some(Language::English)),
            ("mera moon sign kya hai", Some(Language::Hinglish)),
            ("Mera career kaisa rahega?", Some(Language::Hinglish)),
            ("Shaadi kab hogi", Some(Language::Hinglish)),
            ("What should I do to be here", Some(Language::English)),
            ("मेरी राशि क्या है?", Some(Language::Devanagari)),
            ("Mars", None),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }
}
