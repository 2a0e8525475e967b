//! Devanagari to Latin letters, as Hindi is typed: with the silent vowels left out.

/// Whether the character belongs to a word of Devanagari.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{0963}' | '\u{0966}'..='\u{096F}' | '\u{0971}'..='\u{097F}')
}

#[derive(Clone, Copy, PartialEq)]
enum Sound {
    Consonant(&'static str),
    /// The vowel that a consonant carries unless another is written: silent at the end and between.
    Inherent,
    Vowel(&'static str),
    Nasal,
    Digit(char),
}

/// A word of Devanagari in Latin letters.
pub(super) fn latin(word: &str) -> String {
    let mut sounds: Vec<Sound> = Vec::new();
    for c in word.chars() {
        if let Some(consonant) = consonant(c) {
            sounds.extend([Sound::Consonant(consonant), Sound::Inherent]);
        } else if let Some(sign) = vowel_sign(c) {
            if sounds.last() == Some(&Sound::Inherent) {
                sounds.pop();
            }
            sounds.push(Sound::Vowel(sign));
        } else if let Some(vowel) = vowel(c) {
            sounds.push(Sound::Vowel(vowel));
        } else {
            match c {
                // The virama takes the vowel away.
                '\u{094D}' if sounds.last() == Some(&Sound::Inherent) => {
                    sounds.pop();
                }
                '\u{0901}' | '\u{0902}' => sounds.push(Sound::Nasal),
                '\u{0966}'..='\u{096F}' => {
                    sounds.extend(char::from_digit(c as u32 - 0x0966, 10).map(Sound::Digit));
                }
                // Nukta, visarga and accents change nothing that is compared here.
                _ => {}
            }
        }
    }
    silence(&mut sounds);
    sounds
        .iter()
        .map(|sound| match sound {
            Sound::Consonant(text) | Sound::Vowel(text) => (*text).to_owned(),
            Sound::Inherent => "a".to_owned(),
            Sound::Nasal => "n".to_owned(),
            Sound::Digit(digit) => digit.to_string(),
        })
        .collect()
}

/// Takes out the inherent vowels that Hindi does not speak: at the end of a word, unless behind a cluster, and
/// between vowel-consonant and consonant-vowel (Ohala, "Aspects of Hindi Phonology", 1983).
fn silence(sounds: &mut Vec<Sound>) {
    let spoken = |sound: Option<&Sound>| matches!(sound, Some(Sound::Inherent | Sound::Vowel(_) | Sound::Nasal));
    let consonant = |sound: Option<&Sound>| matches!(sound, Some(Sound::Consonant(_)));
    let at = |sounds: &[Sound], index: Option<usize>| index.and_then(|index| sounds.get(index).copied());
    let length = sounds.len();
    if length > 2 && sounds.last() == Some(&Sound::Inherent) && spoken(at(sounds, length.checked_sub(3)).as_ref()) {
        sounds.pop();
    }
    for index in (0..sounds.len()).rev() {
        if sounds.get(index) == Some(&Sound::Inherent)
            && consonant(at(sounds, index.checked_sub(1)).as_ref())
            && spoken(at(sounds, index.checked_sub(2)).as_ref())
            && consonant(sounds.get(index + 1))
            && spoken(sounds.get(index + 2))
        {
            sounds.remove(index);
        }
    }
}

fn consonant(c: char) -> Option<&'static str> {
    Some(match c {
        'क' | '\u{0958}' => "k",
        'ख' | '\u{0959}' => "kh",
        'ग' | '\u{095A}' => "g",
        'घ' => "gh",
        'ङ' | 'ञ' | 'ण' | 'न' | '\u{0929}' => "n",
        'च' => "ch",
        'छ' => "chh",
        'ज' => "j",
        '\u{095B}' => "z",
        'झ' => "jh",
        'ट' | 'त' => "t",
        'ठ' | 'थ' => "th",
        'ड' | 'द' | '\u{095C}' => "d",
        'ढ' | 'ध' | '\u{095D}' => "dh",
        'प' => "p",
        'फ' | '\u{095E}' => "f",
        'ब' => "b",
        'भ' => "bh",
        'म' => "m",
        'य' | '\u{095F}' => "y",
        'र' | '\u{0931}' => "r",
        'ल' | 'ळ' => "l",
        'व' => "v",
        'श' | 'ष' => "sh",
        'स' => "s",
        'ह' => "h",
        _ => return None,
    })
}

fn vowel_sign(c: char) -> Option<&'static str> {
    Some(match c {
        'ा' => "aa",
        'ि' => "i",
        'ी' => "ii",
        'ु' => "u",
        'ू' => "uu",
        'ृ' => "ri",
        'े' | 'ॅ' => "e",
        'ै' => "ai",
        'ो' | 'ॉ' => "o",
        'ौ' => "au",
        _ => return None,
    })
}

fn vowel(c: char) -> Option<&'static str> {
    Some(match c {
        'अ' => "a",
        'आ' => "aa",
        'इ' => "i",
        'ई' => "ii",
        'उ' => "u",
        'ऊ' => "uu",
        'ऋ' => "ri",
        'ए' | 'ऍ' => "e",
        'ऐ' => "ai",
        'ओ' | 'ऑ' => "o",
        'औ' => "au",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::latin;

    #[test]
    fn silent_vowels_are_left_out() {
        for (written, typed) in [
            ("समय", "samay"),
            ("करना", "karnaa"),
            ("सूर्य", "suurya"),
            ("चंद्र", "chandra"),
            ("मंगल", "mangal"),
            ("नौकरी", "naukrii"),
            ("ग्रह", "grah"),
            ("१९९०", "1990"),
        ] {
            assert_eq!(latin(written), typed);
        }
    }
}
