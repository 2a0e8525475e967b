//! Parashara's rules as data.

use astra_core::chart::Sign;

use crate::vedic::{Element, Graha, Quality, Rashi as _};

use Sign::{Aquarius, Aries, Cancer, Capricorn, Gemini, Leo, Libra, Pisces, Sagittarius, Scorpio, Taurus, Virgo};

/// The rule of a division.
pub(super) struct Rule {
    pub(super) division: u16,
    pub(super) name: &'static str,
    pub(super) subject: &'static str,
    pub(super) start: Start,
}

/// Which signs the parts of a sign are.
#[derive(Clone, Copy)]
pub(super) enum Start {
    /// Equal parts, `step` signs apart.
    Counted { from: From, step: i32 },
    /// Equal parts, sign by sign.
    Listed {
        odd: &'static [Sign],
        even: &'static [Sign],
    },
    /// Parts of so many degrees, sign by sign.
    Unequal {
        odd: &'static [(Sign, f64)],
        even: &'static [(Sign, f64)],
    },
}

/// The sign of the first part.
#[derive(Clone, Copy)]
pub(super) enum From {
    /// The sign itself.
    Itself,
    /// So many signs after itself, for odd and for even signs.
    AfterByParity(i32, i32),
    /// So many signs after itself, for movable, fixed and dual signs.
    AfterByQuality(i32, i32, i32),
    /// For odd and for even signs.
    ByParity(Sign, Sign),
    /// For movable, fixed and dual signs.
    ByQuality(Sign, Sign, Sign),
    /// For signs of fire, earth, air and water.
    ByElement(Sign, Sign, Sign, Sign),
    /// As far before Aries as the sign is after it.
    Mirrored,
}

impl From {
    pub(super) fn sign(self, sign: Sign) -> Sign {
        match self {
            Self::Itself => sign,
            Self::AfterByParity(odd, even) => sign.advanced(if sign.is_odd() { odd } else { even }),
            Self::AfterByQuality(movable, fixed, dual) => sign.advanced(match sign.quality() {
                Quality::Movable => movable,
                Quality::Fixed => fixed,
                Quality::Dual => dual,
            }),
            Self::ByParity(odd, even) => {
                if sign.is_odd() {
                    odd
                } else {
                    even
                }
            }
            Self::ByQuality(movable, fixed, dual) => match sign.quality() {
                Quality::Movable => movable,
                Quality::Fixed => fixed,
                Quality::Dual => dual,
            },
            Self::ByElement(fire, earth, air, water) => match sign.element() {
                Element::Fire => fire,
                Element::Earth => earth,
                Element::Air => air,
                Element::Water => water,
            },
            Self::Mirrored => Sign::from_index(-i32::from(sign.index())),
        }
    }
}

const fn counted(division: u16, name: &'static str, subject: &'static str, from: From, step: i32) -> Rule {
    Rule {
        division,
        name,
        subject,
        start: Start::Counted { from, step },
    }
}

/// BPHS 6.2-53 for the sixteen, 7.1-8 for what they are read for; D5, D6, D8 and D11 by Narasimha Rao.
pub(super) const RULES: [Rule; 20] = [
    counted(1, "Rashi", "the body, everything", From::Itself, 1),
    Rule {
        division: 2,
        name: "Hora",
        subject: "wealth",
        start: Start::Listed {
            odd: &[Leo, Cancer],
            even: &[Cancer, Leo],
        },
    },
    counted(3, "Drekkana", "brothers and sisters", From::Itself, 4),
    counted(4, "Chaturthamsha", "fortune and dwelling", From::Itself, 3),
    Rule {
        division: 5,
        name: "Panchamsha",
        subject: "fame and power",
        start: Start::Listed {
            odd: &[Aries, Aquarius, Sagittarius, Gemini, Libra],
            even: &[Taurus, Virgo, Pisces, Capricorn, Scorpio],
        },
    },
    counted(6, "Shashthamsha", "health", From::ByParity(Aries, Libra), 1),
    counted(
        7,
        "Saptamsha",
        "children and grandchildren",
        From::AfterByParity(0, 6),
        1,
    ),
    counted(
        8,
        "Ashtamsha",
        "sudden troubles",
        From::ByQuality(Aries, Sagittarius, Leo),
        1,
    ),
    counted(9, "Navamsha", "the spouse", From::AfterByQuality(0, 8, 4), 1),
    counted(10, "Dashamsha", "great works, the career", From::AfterByParity(0, 8), 1),
    counted(11, "Rudramsha", "destruction and death", From::Mirrored, 1),
    counted(12, "Dvadashamsha", "the parents", From::Itself, 1),
    counted(
        16,
        "Shodashamsha",
        "vehicles, comfort and discomfort",
        From::ByQuality(Aries, Leo, Sagittarius),
        1,
    ),
    counted(20, "Vimshamsha", "worship", From::ByQuality(Aries, Sagittarius, Leo), 1),
    counted(24, "Chaturvimshamsha", "learning", From::ByParity(Leo, Cancer), 1),
    counted(
        27,
        "Saptavimshamsha",
        "strength and weakness",
        From::ByElement(Aries, Cancer, Libra, Capricorn),
        1,
    ),
    Rule {
        division: 30,
        name: "Trimshamsha",
        subject: "misfortune",
        start: Start::Unequal {
            odd: &[
                (Aries, 5.0),
                (Aquarius, 5.0),
                (Sagittarius, 8.0),
                (Gemini, 7.0),
                (Libra, 5.0),
            ],
            even: &[
                (Taurus, 5.0),
                (Virgo, 7.0),
                (Pisces, 8.0),
                (Capricorn, 5.0),
                (Scorpio, 5.0),
            ],
        },
    },
    counted(
        40,
        "Khavedamsha",
        "auspicious and inauspicious effects",
        From::ByParity(Aries, Libra),
        1,
    ),
    counted(
        45,
        "Akshavedamsha",
        "everything, finely",
        From::ByQuality(Aries, Leo, Sagittarius),
        1,
    ),
    counted(60, "Shashtyamsha", "everything, most finely", From::Itself, 1),
];

/// The sign of a degree among unequal parts, and the degree within the part, stretched to 30.
pub(super) fn unequal(parts: &[(Sign, f64)], degree: f64) -> (Sign, f64) {
    let mut start = 0.0;
    for (sign, width) in parts {
        if degree < start + width {
            return (*sign, ((degree - start) / width * 30.0).max(0.0));
        }
        start += width;
    }
    // Only a degree of 30 or more, which no sign has.
    (Sign::of(degree), 0.0)
}

/// The sign by day or by night of the lord of a sign.
pub(super) fn kashinatha(sign: Sign, day: bool) -> Sign {
    let by_day = |sign: Sign| matches!(sign, Leo | Virgo | Libra | Scorpio | Aquarius | Pisces);
    match sign.lord() {
        Graha::Sun | Graha::Moon => {
            if day {
                Leo
            } else {
                Cancer
            }
        }
        lord => lord
            .own_signs()
            .iter()
            .copied()
            .find(|own| by_day(*own) == day)
            .unwrap_or(sign),
    }
}
