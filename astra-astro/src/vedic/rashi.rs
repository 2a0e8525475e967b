//! What Jyotisha says of a sign.

use astra_core::chart::Sign;
use serde::{Deserialize, Serialize};

use super::Graha;

/// The quality of a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// Chara: Aries, Cancer, Libra, Capricorn.
    Movable,
    /// Sthira: Taurus, Leo, Scorpio, Aquarius.
    Fixed,
    /// Dvisvabhava: Gemini, Virgo, Sagittarius, Pisces.
    Dual,
}

/// The element of a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Element {
    Fire,
    Earth,
    Air,
    Water,
}

/// A sign as a rashi: Sanskrit names, lord, and counting from one to another.
pub trait Rashi: Copy {
    /// The Sanskrit name in Latin letters.
    fn sanskrit(self) -> &'static str;
    /// The Sanskrit name in Devanagari.
    fn devanagari(self) -> &'static str;
    /// 0 for Aries to 11 for Pisces.
    fn index(self) -> u8;
    /// The sign of an index, counted on past Pisces and before Aries.
    fn from_index(index: i32) -> Self;
    /// The graha that rules the sign.
    fn lord(self) -> Graha;
    /// The sign so many after this one; negative ones go back.
    #[must_use]
    fn advanced(self, signs: i32) -> Self;
    /// Counted inclusively in the order of the zodiac, as texts do: 1 is the sign itself, 7 the opposite.
    fn count_to(self, other: Self) -> u8;
    /// Odd (oja): Aries, Gemini, Leo, ...
    fn is_odd(self) -> bool;
    /// Movable, fixed or dual.
    fn quality(self) -> Quality;
    /// Fire, earth, air or water.
    fn element(self) -> Element;
    /// Whether the sign looks at another by rashi drishti: movable signs at the fixed ones but the next, fixed signs
    /// at the movable ones but the one before, dual signs at the other dual ones (BPHS 8.1-3).
    fn looks_at(self, other: Self) -> bool;
}

const NAMES: [(&str, &str); 12] = [
    ("Mesha", "मेष"),
    ("Vrishabha", "वृषभ"),
    ("Mithuna", "मिथुन"),
    ("Karka", "कर्क"),
    ("Simha", "सिंह"),
    ("Kanya", "कन्या"),
    ("Tula", "तुला"),
    ("Vrishchika", "वृश्चिक"),
    ("Dhanu", "धनु"),
    ("Makara", "मकर"),
    ("Kumbha", "कुम्भ"),
    ("Meena", "मीन"),
];

impl Rashi for Sign {
    fn sanskrit(self) -> &'static str {
        NAMES.get(self as usize).map_or("", |(latin, _)| latin)
    }

    fn devanagari(self) -> &'static str {
        NAMES.get(self as usize).map_or("", |(_, devanagari)| devanagari)
    }

    fn index(self) -> u8 {
        self as u8
    }

    fn from_index(index: i32) -> Self {
        Self::ALL
            .get(index.rem_euclid(12) as usize)
            .copied()
            .unwrap_or(Self::Aries)
    }

    fn lord(self) -> Graha {
        match self {
            Self::Aries | Self::Scorpio => Graha::Mars,
            Self::Taurus | Self::Libra => Graha::Venus,
            Self::Gemini | Self::Virgo => Graha::Mercury,
            Self::Cancer => Graha::Moon,
            Self::Leo => Graha::Sun,
            Self::Sagittarius | Self::Pisces => Graha::Jupiter,
            Self::Capricorn | Self::Aquarius => Graha::Saturn,
        }
    }

    fn advanced(self, signs: i32) -> Self {
        Self::from_index(i32::from(self as u8) + signs)
    }

    fn count_to(self, other: Self) -> u8 {
        (other as u8 + 12 - self as u8) % 12 + 1
    }

    fn is_odd(self) -> bool {
        (self as u8).is_multiple_of(2)
    }

    fn quality(self) -> Quality {
        match self as u8 % 3 {
            0 => Quality::Movable,
            1 => Quality::Fixed,
            _ => Quality::Dual,
        }
    }

    fn element(self) -> Element {
        match self as u8 % 4 {
            0 => Element::Fire,
            1 => Element::Earth,
            2 => Element::Air,
            _ => Element::Water,
        }
    }

    fn looks_at(self, other: Self) -> bool {
        match (self.quality(), other.quality()) {
            (Quality::Movable, Quality::Fixed) => self.advanced(1) != other,
            (Quality::Fixed, Quality::Movable) => self.advanced(-1) != other,
            (Quality::Dual, Quality::Dual) => self != other,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_ruled_by_a_graha_that_owns_it() {
        for sign in Sign::ALL {
            assert!(sign.lord().own_signs().contains(&sign));
        }
    }

    #[test]
    fn counting_is_inclusive_and_goes_round() {
        assert_eq!(Sign::Aries.count_to(Sign::Aries), 1);
        assert_eq!(Sign::Pisces.count_to(Sign::Aries), 2);
        assert_eq!(Sign::Aries.count_to(Sign::Pisces), 12);
        assert_eq!(Sign::Aries.advanced(-1), Sign::Pisces);
        for (from, to) in Sign::ALL.into_iter().flat_map(|from| Sign::ALL.map(|to| (from, to))) {
            assert_eq!(from.advanced(i32::from(from.count_to(to)) - 1), to);
        }
    }

    #[test]
    fn every_sign_looks_at_three_others_and_is_looked_at_by_them() {
        for sign in Sign::ALL {
            let seen: Vec<_> = Sign::ALL.into_iter().filter(|other| sign.looks_at(*other)).collect();
            assert_eq!(seen.len(), 3);
            assert!(seen.iter().all(|other| other.looks_at(sign)));
        }
        assert!(Sign::Aries.looks_at(Sign::Leo) && !Sign::Aries.looks_at(Sign::Taurus));
        assert!(Sign::Taurus.looks_at(Sign::Cancer) && !Sign::Taurus.looks_at(Sign::Aries));
    }
}
