//! Words without a weight of their own: a message of these and of known phrases is understood throughout.

use std::{collections::HashSet, sync::LazyLock};

use crate::words::{Word, sound};

const ENGLISH: &str = "please the a an to that this these it its is so me you your can could about bit little some do does then and but just \
    with for of in on at by be been being will would shall should am are was were has have had what how when where which who why there \
    here any anything something everything all good bad great nice fine okay better best worst like look looks looking go goes going bring coming come comes there still end ending ends start starting starts begin beginning shape shaping turning \
    brings hold holds treat turn out feel feels mean means special important big happen happens happening expect tell give show say says \
    know see want let get day time from or if";

const HINDI: &str = "hai hain ho hoon ka ki ke ko se mein par pe na bhi to ji yaar ya aur kya kab kaisa kaisi kaise kaun kaunsa kaunsi kahan \
    kyun kyon kuch batao bata batana do de dena zara thoda thodi is ye yo vo sab rahega rahegi rahenge hoga hogi jayega jayegi beetega \
    liye din di agle agla agli pichle cheez baat kis honge mere mera meri mujhe accha acche acchi khaas aaj nahi";

static ENGLISH_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| ENGLISH.split_whitespace().collect());
static HINDI_SOUNDS: LazyLock<HashSet<String>> = LazyLock::new(|| HINDI.split_whitespace().map(sound).collect());

/// Whether a word carries no meaning that would have to be understood.
pub(super) fn is_light(word: &Word) -> bool {
    ENGLISH_WORDS.contains(word.raw.as_str())
        || matches!(word.raw.len(), 1 | 2 | 4) && word.raw.chars().all(|c| c.is_ascii_digit())
        || !word.english && HINDI_SOUNDS.contains(&word.key)
}
