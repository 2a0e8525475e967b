//! Text to words: one form for each way of writing the same letters.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{common, devanagari, language};

/// A word of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Lower case, without diacritics; Devanagari in Latin letters.
    pub(crate) raw: String,
    /// The same with doubled letters where one letter was drawn out: "mooon" is "moon", "sooo" is "so".
    pub(crate) doubled: Option<String>,
    /// The sound of the word as Hindi written in Latin letters: equal for equal words under any spelling.
    pub(crate) key: String,
    /// Whether an apostrophe and s stood behind it.
    pub(crate) possessive: bool,
    /// Whether it was written in Devanagari.
    pub(crate) devanagari: bool,
    /// Whether it is a common word of English, which must not be taken for a misspelt other one.
    pub(crate) english: bool,
    /// Whether it is a common word of Hindi.
    pub(crate) hindi: bool,
    /// The clause it stands in, counted from 0.
    pub(crate) clause: usize,
}

impl Word {
    fn new(raw: &str, possessive: bool, devanagari: bool, clause: usize) -> Self {
        let doubled = Some(calmed(raw, 2)).filter(|doubled| *doubled != calmed(raw, 1) && doubled != raw);
        let raw = calmed(raw, 1);
        let key = sound(&raw);
        let english = !devanagari && common::is_english(&raw);
        Self {
            hindi: devanagari || !english && language::is_hindi(&key),
            key,
            english,
            raw,
            doubled,
            possessive,
            devanagari,
            clause,
        }
    }
}

/// The words of the first `limit` words of a text.
pub(crate) fn words(text: &str, limit: usize) -> Vec<Word> {
    let mut found = Vec::new();
    let mut current = Current::default();
    let mut clause = 0;
    for c in text.chars().chain([' ']) {
        if found.len() >= limit {
            break;
        }
        if is_invisible(c) {
            continue;
        }
        if devanagari::is_letter(c) {
            if !current.devanagari {
                current.flush(clause, &mut found);
                current.devanagari = true;
            }
            current.text.push(c);
            continue;
        }
        if current.devanagari {
            current.flush(clause, &mut found);
        }
        if is_apostrophe(c) {
            current.apostrophe_at = Some(current.text.len());
            continue;
        }
        // A letter with marks or in fancy type becomes its plain self.
        let mut letter = false;
        for plain in c.nfkd().filter(|c| !is_combining_mark(*c)) {
            if plain.is_ascii_alphanumeric() {
                letter = true;
                current.text.push(plain.to_ascii_lowercase());
            }
        }
        if !letter && !is_combining_mark(c) {
            current.flush(clause, &mut found);
            clause += usize::from(matches!(
                c,
                '.' | '!' | '?' | ';' | ',' | ':' | '\n' | '।' | '"' | '“' | '”' | '—'
            ));
        }
    }
    found
}

#[derive(Default)]
struct Current {
    text: String,
    apostrophe_at: Option<usize>,
    devanagari: bool,
}

impl Current {
    fn flush(&mut self, clause: usize, found: &mut Vec<Word>) {
        let Self {
            text,
            apostrophe_at,
            devanagari,
        } = std::mem::take(self);
        if text.is_empty() {
            return;
        }
        if devanagari {
            found.push(Word::new(&devanagari::latin(&text), false, true, clause));
            return;
        }
        if let Some((stem, "s")) = apostrophe_at.and_then(|at| text.split_at_checked(at)) {
            // "what's" is "what is"; "mother's" belongs to the mother.
            let asks = matches!(
                stem,
                "what" | "who" | "where" | "when" | "how" | "it" | "that" | "there" | "here" | "he" | "she" | "let"
            );
            found.push(Word::new(stem, !asks, false, clause));
            if asks {
                found.push(Word::new("is", false, false, clause));
            }
            return;
        }
        match spelled_out(&text) {
            Some(parts) => found.extend(parts.iter().map(|part| Word::new(part, false, false, clause))),
            None => found.push(Word::new(&text, false, false, clause)),
        }
    }
}

/// What people run together.
fn spelled_out(text: &str) -> Option<&'static [&'static str]> {
    Some(match text {
        "whats" | "wats" | "wht" => &["what", "is"],
        "hows" => &["how", "is"],
        "whos" => &["who", "is"],
        "wheres" => &["where", "is"],
        "whens" => &["when", "is"],
        "im" => &["i", "am"],
        "ive" => &["i", "have"],
        "lyf" | "lyfe" => &["life"],
        "wanna" => &["want", "to"],
        "gonna" => &["going", "to"],
        "gimme" => &["give", "me"],
        "lemme" => &["let", "me"],
        "u" => &["you"],
        "ur" => &["your"],
        "r" => &["are"],
        "abt" => &["about"],
        "pls" | "plz" | "plss" => &["please"],
        "tmrw" | "tmr" | "tomo" => &["tomorrow"],
        "rn" => &["right", "now"],
        "rltnship" => &["relationship"],
        _ => return None,
    })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// "sooooo" as "so": three of a letter in a row are emphasis; `left` of them stay.
fn calmed(word: &str, left: usize) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut out = String::with_capacity(word.len());
    for run in letters.chunk_by(|a, b| a == b) {
        let keep = if run.len() >= 3 && run.iter().all(char::is_ascii_alphabetic) {
            left
        } else {
            run.len()
        };
        out.extend(run.iter().take(keep));
    }
    out
}

/// What a word may be the plural of.
pub(super) fn singulars(word: &str) -> impl Iterator<Item = &str> {
    [word.strip_suffix("es"), word.strip_suffix('s')]
        .into_iter()
        .flatten()
        .filter(|one| one.len() >= 3)
}

/// The sound of a word of Hindi in Latin letters: vowel length, aspiration and the like are written in so many
/// ways that only what remains without them can be compared.
pub(crate) fn sound(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word.chars().peekable();
    let push = |out: &mut String, c: char| {
        if !out.ends_with(c) {
            out.push(c);
        }
    };
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let sounded = match (c, next) {
            ('e', Some('e')) | ('i', Some('i')) => {
                rest.next();
                'i'
            }
            ('o', Some('o')) => {
                rest.next();
                'u'
            }
            ('a' | 'e', Some('i' | 'y')) => {
                rest.next();
                'e'
            }
            ('a' | 'o', Some('u' | 'w')) => {
                rest.next();
                'o'
            }
            ('p', Some('h')) => {
                rest.next();
                'f'
            }
            ('c', Some('h')) => {
                rest.next();
                'c'
            }
            ('c', Some('e' | 'i' | 'y')) => 's',
            ('c' | 'q', _) => 'k',
            ('x', _) => {
                push(&mut out, 'k');
                's'
            }
            ('w', _) => 'v',
            ('z', _) => 'j',
            ('y', _) => 'i',
            ('h', _) if out.ends_with(|last: char| "bdgjktsc".contains(last)) => continue,
            ('h', None) if !out.is_empty() => continue,
            _ => c,
        };
        push(&mut out, sounded);
    }
    // The nasal at the end is heard, but often not written: hoon and hu, mein and me, kahan and kaha.
    let nasal = match out.len() {
        0..=2 => false,
        3 => out.ends_with("un") || out.ends_with("en"),
        _ => ["un", "en", "in", "han"].iter().any(|ending| out.ends_with(ending)),
    };
    if nasal {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> Vec<String> {
        words(text, 100).into_iter().map(|word| word.raw).collect()
    }

    #[test]
    fn the_ways_of_writing_one_hindi_word_sound_alike() {
        for alike in [
            &["shaadi", "shadi", "shaadee", "sadi", "shadhi"][..],
            &["rashi", "raashi", "rashee"],
            &["kaisa", "kesa", "kaisaa"],
            &["zindagi", "jindagi", "zindagee"],
            &["aur", "or"],
            &["vivah", "vivaah", "viwah"],
            &["hoon", "hun", "hu"],
            &["nahi", "nahin", "nahee"],
            &["kahan", "kaha"],
        ] {
            let sounds: Vec<String> = alike.iter().map(|word| sound(word)).collect();
            assert!(sounds.windows(2).all(|pair| pair[0] == pair[1]), "{alike:?} {sounds:?}");
        }
    }

    #[test]
    fn devanagari_reads_as_the_same_words() {
        let sounds = |text: &str| words(text, 9).into_iter().map(|word| word.key).collect::<Vec<_>>();
        assert_eq!(sounds("मेरी शादी कब होगी?"), sounds("meri shaadi kab hogi"));
        assert_eq!(sounds("करना क्या है"), sounds("karna kya hai"));
    }

    #[test]
    fn dress_is_taken_off() {
        assert_eq!(raw("Ménage  𝓴𝓲𝓵𝓵 ＡＢＣ"), ["menage", "kill", "abc"]);
        assert_eq!(raw("I’m sooooo tired"), ["i", "am", "so", "tired"]);
        assert_eq!(raw("What's my mom's sign"), ["what", "is", "my", "mom", "sign"]);
        assert!(words("mom's", 9)[0].possessive);
        assert_eq!(raw("k\u{200B}ill"), ["kill"]);
    }
}
