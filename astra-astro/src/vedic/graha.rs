//! The nine grahas: names, lordship, dignities and friendships as the tradition gives them.
//!
//! Chapter and verse are of *Brihat Parashara Hora Shastra* (BPHS) in R. Santhanam's edition (Ranjan, 1984).

use astra_core::chart::{Body, Sign};
use serde::{Deserialize, Serialize};

use super::Rashi as _;
use crate::angle::normalize;

/// One of the nine grahas, in the order of the weekdays, then the nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Graha {
    Sun,
    Moon,
    Mars,
    Mercury,
    Jupiter,
    Venus,
    Saturn,
    /// The ascending node of the Moon's orbit.
    Rahu,
    /// The descending node.
    Ketu,
}

/// Which node of the Moon's orbit is Rahu.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Node {
    /// The mean node, that of the siddhantas and of most printed panchangas: the default.
    #[default]
    Mean,
    /// The true (osculating) node.
    True,
}

impl Node {
    /// The body behind Rahu.
    #[must_use]
    pub const fn body(self) -> Body {
        match self {
            Self::Mean => Body::MeanNode,
            Self::True => Body::TrueNode,
        }
    }

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::True => "true",
        }
    }
}

/// How one graha stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Friendship {
    /// Adhi shatru: an enemy by nature and for the time.
    GreatEnemy,
    /// Shatru.
    Enemy,
    /// Sama.
    Neutral,
    /// Mitra.
    Friend,
    /// Adhi mitra: a friend by nature and for the time.
    GreatFriend,
}

impl Friendship {
    /// Natural and temporal friendship together: BPHS 3.57-58.
    #[must_use]
    pub fn compound(natural: Self, temporal: Self) -> Self {
        let step = |friendship| match friendship {
            Self::GreatFriend | Self::Friend => 1_i8,
            Self::Neutral => 0,
            Self::Enemy | Self::GreatEnemy => -1,
        };
        match step(natural) + step(temporal) {
            2 => Self::GreatFriend,
            1 => Self::Friend,
            0 => Self::Neutral,
            -1 => Self::Enemy,
            _ => Self::GreatEnemy,
        }
    }
}

/// The dignity of a graha by its sign and degree, from the best to the worst; of several that apply, the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dignity {
    /// Uchcha: in the sign of exaltation. Of the Moon in Taurus and Mercury in Virgo, the degrees before their
    /// moolatrikona begins.
    Exalted,
    /// In the moolatrikona part of its sign.
    Moolatrikona,
    /// Svakshetra: in a sign of its own.
    OwnSign,
    /// Nicha: in the sign opposite its exaltation.
    Debilitated,
    /// None of these: the friendship with the lord of the sign decides.
    None,
}

/// Table of a graha: Sanskrit, Devanagari, exaltation, moolatrikona as sign and degrees, own signs.
struct Entry {
    name: &'static str,
    sanskrit: &'static str,
    devanagari: &'static str,
    exaltation: Sign,
    /// The deepest degree of exaltation within the sign.
    deepest: Option<f64>,
    moolatrikona: (Sign, f64, f64),
    own: &'static [Sign],
    friends: &'static [Graha],
    enemies: &'static [Graha],
}

use Graha::{Jupiter, Ketu, Mars, Mercury, Moon, Rahu, Saturn, Sun, Venus};

/// Exaltation BPHS 3.49-50, moolatrikona 3.51-54, natural friendship 3.55; for the nodes 47.34-36, where signs are
/// given but no degrees. Parashara gives no friendships of the nodes: theirs is the table in common use.
const TABLE: [Entry; 9] = [
    Entry {
        name: "Sun",
        sanskrit: "Surya",
        devanagari: "सूर्य",
        exaltation: Sign::Aries,
        deepest: Some(10.0),
        moolatrikona: (Sign::Leo, 0.0, 20.0),
        own: &[Sign::Leo],
        friends: &[Moon, Mars, Jupiter],
        enemies: &[Venus, Saturn, Rahu, Ketu],
    },
    Entry {
        name: "Moon",
        sanskrit: "Chandra",
        devanagari: "चन्द्र",
        exaltation: Sign::Taurus,
        deepest: Some(3.0),
        moolatrikona: (Sign::Taurus, 3.0, 30.0),
        own: &[Sign::Cancer],
        friends: &[Sun, Mercury],
        enemies: &[Rahu, Ketu],
    },
    Entry {
        name: "Mars",
        sanskrit: "Mangala",
        devanagari: "मंगल",
        exaltation: Sign::Capricorn,
        deepest: Some(28.0),
        moolatrikona: (Sign::Aries, 0.0, 12.0),
        own: &[Sign::Aries, Sign::Scorpio],
        friends: &[Sun, Moon, Jupiter, Ketu],
        enemies: &[Mercury, Rahu],
    },
    Entry {
        name: "Mercury",
        sanskrit: "Budha",
        devanagari: "बुध",
        exaltation: Sign::Virgo,
        deepest: Some(15.0),
        moolatrikona: (Sign::Virgo, 15.0, 20.0),
        own: &[Sign::Gemini, Sign::Virgo],
        friends: &[Sun, Venus, Rahu],
        enemies: &[Moon],
    },
    Entry {
        name: "Jupiter",
        sanskrit: "Guru",
        devanagari: "गुरु",
        exaltation: Sign::Cancer,
        deepest: Some(5.0),
        moolatrikona: (Sign::Sagittarius, 0.0, 10.0),
        own: &[Sign::Sagittarius, Sign::Pisces],
        friends: &[Sun, Moon, Mars],
        enemies: &[Mercury, Venus],
    },
    Entry {
        name: "Venus",
        sanskrit: "Shukra",
        devanagari: "शुक्र",
        exaltation: Sign::Pisces,
        deepest: Some(27.0),
        moolatrikona: (Sign::Libra, 0.0, 15.0),
        own: &[Sign::Taurus, Sign::Libra],
        friends: &[Mercury, Saturn, Rahu, Ketu],
        enemies: &[Sun, Moon],
    },
    Entry {
        name: "Saturn",
        sanskrit: "Shani",
        devanagari: "शनि",
        exaltation: Sign::Libra,
        deepest: Some(20.0),
        moolatrikona: (Sign::Aquarius, 0.0, 20.0),
        own: &[Sign::Capricorn, Sign::Aquarius],
        friends: &[Mercury, Venus, Rahu, Ketu],
        enemies: &[Sun, Moon, Mars],
    },
    Entry {
        name: "Rahu",
        sanskrit: "Rahu",
        devanagari: "राहु",
        exaltation: Sign::Taurus,
        deepest: None,
        moolatrikona: (Sign::Gemini, 0.0, 30.0),
        own: &[Sign::Aquarius],
        friends: &[Mercury, Venus, Saturn],
        enemies: &[Sun, Moon, Mars],
    },
    Entry {
        name: "Ketu",
        sanskrit: "Ketu",
        devanagari: "केतु",
        exaltation: Sign::Scorpio,
        deepest: None,
        moolatrikona: (Sign::Sagittarius, 0.0, 30.0),
        own: &[Sign::Scorpio],
        friends: &[Mars, Venus, Saturn],
        enemies: &[Sun, Moon],
    },
];

impl Graha {
    /// All nine.
    pub const ALL: [Self; 9] = [Sun, Moon, Mars, Mercury, Jupiter, Venus, Saturn, Rahu, Ketu];
    /// The seven that rule weekdays and have strengths; the nodes left out.
    pub const SEVEN: [Self; 7] = [Sun, Moon, Mars, Mercury, Jupiter, Venus, Saturn];

    const fn entry(self) -> &'static Entry {
        let [sun, moon, mars, mercury, jupiter, venus, saturn, rahu, ketu] = &TABLE;
        match self {
            Sun => sun,
            Moon => moon,
            Mars => mars,
            Mercury => mercury,
            Jupiter => jupiter,
            Venus => venus,
            Saturn => saturn,
            Rahu => rahu,
            Ketu => ketu,
        }
    }

    /// The place in [`Graha::ALL`], 0 to 8.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Sun => "sun",
            Moon => "moon",
            Mars => "mars",
            Mercury => "mercury",
            Jupiter => "jupiter",
            Venus => "venus",
            Saturn => "saturn",
            Rahu => "rahu",
            Ketu => "ketu",
        }
    }

    /// The English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.entry().name
    }

    /// The Sanskrit name in Latin letters.
    #[must_use]
    pub const fn sanskrit(self) -> &'static str {
        self.entry().sanskrit
    }

    /// The Sanskrit name in Devanagari.
    #[must_use]
    pub const fn devanagari(self) -> &'static str {
        self.entry().devanagari
    }

    /// The body whose longitude it is. Ketu is opposite to it.
    #[must_use]
    pub const fn body(self, node: Node) -> Body {
        match self {
            Sun => Body::Sun,
            Moon => Body::Moon,
            Mars => Body::Mars,
            Mercury => Body::Mercury,
            Jupiter => Body::Jupiter,
            Venus => Body::Venus,
            Saturn => Body::Saturn,
            Rahu | Ketu => node.body(),
        }
    }

    /// Whether it is Rahu or Ketu.
    #[must_use]
    pub const fn is_node(self) -> bool {
        matches!(self, Rahu | Ketu)
    }

    /// The sign of exaltation. Of the nodes by BPHS 47.34; others give Gemini and Sagittarius.
    #[must_use]
    pub const fn exaltation(self) -> Sign {
        self.entry().exaltation
    }

    /// The longitude of deepest exaltation; the nodes have none. Deepest debilitation lies opposite.
    #[must_use]
    pub fn deep_exaltation(self) -> Option<f64> {
        self.entry().deepest.map(|degree| self.exaltation().start() + degree)
    }

    /// The sign of debilitation, opposite the exaltation.
    #[must_use]
    pub fn debilitation(self) -> Sign {
        self.exaltation().advanced(6)
    }

    /// The moolatrikona: its sign, and the degrees within it from which and before which it runs.
    #[must_use]
    pub const fn moolatrikona(self) -> (Sign, f64, f64) {
        self.entry().moolatrikona
    }

    /// The signs that it rules; of the nodes, those that BPHS 47 gives them beside Saturn and Mars.
    #[must_use]
    pub const fn own_signs(self) -> &'static [Sign] {
        self.entry().own
    }

    /// The dignity at a sidereal longitude in degrees.
    #[must_use]
    pub fn dignity(self, longitude: f64) -> Dignity {
        let longitude = normalize(longitude);
        let sign = Sign::of(longitude);
        let degree = longitude - sign.start();
        let (moolatrikona, from, to) = self.moolatrikona();
        let in_moolatrikona = sign == moolatrikona && (from..to).contains(&degree);
        if sign == self.exaltation() && !in_moolatrikona && (sign != moolatrikona || degree < to) {
            Dignity::Exalted
        } else if in_moolatrikona {
            Dignity::Moolatrikona
        } else if self.own_signs().contains(&sign) {
            Dignity::OwnSign
        } else if sign == self.debilitation() {
            Dignity::Debilitated
        } else {
            Dignity::None
        }
    }

    /// The natural friendship of this graha for another; [`Friendship::Friend`] for itself.
    #[must_use]
    pub fn natural_friendship(self, other: Self) -> Friendship {
        let entry = self.entry();
        if self == other || entry.friends.contains(&other) {
            Friendship::Friend
        } else if entry.enemies.contains(&other) {
            Friendship::Enemy
        } else {
            Friendship::Neutral
        }
    }

    /// The signs after its own that it looks at fully, counted inclusively (7 is the opposite sign): BPHS 26.2-5.
    /// All look at the seventh; Mars also at the fourth and eighth, Jupiter at the fifth and ninth, Saturn at the
    /// third and tenth. The nodes get the seventh alone: what else some give them is not Parashara's.
    #[must_use]
    pub const fn full_aspects(self) -> &'static [u8] {
        match self {
            Mars => &[4, 7, 8],
            Jupiter => &[5, 7, 9],
            Saturn => &[3, 7, 10],
            _ => &[7],
        }
    }

    /// Benefic by nature, whatever the chart: Jupiter, Venus; the Moon and Mercury depend on the chart (see
    /// [`super::VedicChart::is_benefic`]).
    #[must_use]
    pub const fn is_always_benefic(self) -> bool {
        matches!(self, Jupiter | Venus)
    }
}

/// The temporal friendship of two grahas by the sign of the other counted from the first, 1 to 12: friends in the
/// second, third, fourth, tenth, eleventh and twelfth (BPHS 3.56).
#[must_use]
pub const fn temporal_friendship(count: u8) -> Friendship {
    match count {
        2..=4 | 10..=12 => Friendship::Friend,
        _ => Friendship::Enemy,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_grahas() {
        assert!(
            Graha::ALL
                .into_iter()
                .all(|graha| graha.name().to_lowercase() == graha.as_str())
        );
    }

    #[test]
    fn natural_friendship_follows_from_the_signs_around_the_moolatrikona() {
        // BPHS 3.55: the lords of the 2nd, 4th, 5th, 8th, 9th and 12th sign from the moolatrikona and the lord of
        // the exaltation are friends, the others enemies; who is both is neutral.
        for graha in Graha::SEVEN {
            let (moolatrikona, ..) = graha.moolatrikona();
            for other in Graha::SEVEN.into_iter().filter(|other| *other != graha) {
                let friendly = |sign: Sign| {
                    matches!(moolatrikona.count_to(sign), 2 | 4 | 5 | 8 | 9 | 12) || sign == graha.exaltation()
                };
                let votes = other.own_signs().iter().map(|sign| friendly(*sign));
                let (yes, no) = (votes.clone().any(|vote| vote), votes.clone().any(|vote| !vote));
                let expected = match (yes, no) {
                    (true, false) => Friendship::Friend,
                    (false, true) => Friendship::Enemy,
                    _ => Friendship::Neutral,
                };
                assert_eq!(graha.natural_friendship(other), expected, "{graha:?} {other:?}");
            }
        }
    }

    #[test]
    fn the_dignities_of_one_sign_follow_its_degrees() {
        let virgo = |degree| Graha::Mercury.dignity(150.0 + degree);
        assert_eq!(
            [0.0, 14.9, 15.0, 19.9, 20.0].map(virgo),
            [
                Dignity::Exalted,
                Dignity::Exalted,
                Dignity::Moolatrikona,
                Dignity::Moolatrikona,
                Dignity::OwnSign
            ]
        );
        assert_eq!(Graha::Moon.dignity(32.9), Dignity::Exalted);
        assert_eq!(Graha::Moon.dignity(33.0), Dignity::Moolatrikona);
        assert_eq!(Graha::Sun.dignity(-0.5), Dignity::None);
        assert_eq!(Graha::Sun.dignity(181.0), Dignity::Debilitated);
    }
}
