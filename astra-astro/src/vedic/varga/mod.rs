//! Divisional charts: each sign in n parts, each part a sign.
//!
//! The sixteen of *Brihat Parashara Hora Shastra* (BPHS, Santhanam's edition) chapter 6, with D5, D6, D8 and D11 as
//! P. V. R. Narasimha Rao, *Vedic Astrology: An Integrated Approach* (2000), chapter 6, gives them; any other n by the
//! cycle of the signs.

mod bala;
mod table;

use astra_core::{Error, Result, chart::Sign};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use bala::{VargaGroup, Vimshopaka, vimshopaka};

use self::table::{RULES, Rule, Start};
use super::{GrahaPlacement, Rashi as _, VedicChart};
use crate::angle::normalize;

/// The largest division: parts of six arc minutes.
const FINEST: u16 = 300;

/// How the parts of a sign become signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// As Parashara says, where he knows the division; else the cycle. The default.
    #[default]
    Parashara,
    /// Parivritti: the parts of the whole zodiac run through the signs again and again from Aries. Of D3 parivritti
    /// traya, of D2 parivritti dvaya; of D60 the count from Aries.
    Cyclic,
    /// The cycle, with the parts of even signs in reverse; of D2 and D3 Uma Shambhu's.
    CyclicEvenReversed,
    /// Somanatha's: odd signs by themselves run forwards from Aries, even ones backwards from Pisces.
    Alternate,
    /// Parashara's first part, but backwards in even signs.
    EvenReversed,
    /// Equal parts counted from the sign itself; of D30 and D60 one reading of the text.
    FromSign,
    /// D2 only: the lord of the sign in his day sign for the Sun's hora and his night sign for the Moon's (Kashinatha).
    Kashinatha,
    /// D2 only: the sign itself, then the seventh from it (samasaptaka).
    Samasaptaka,
    /// D3 only: the movable, the fixed, the dual sign of the sign's own element (Jagannatha).
    Jagannatha,
}

impl Scheme {
    /// Every scheme.
    pub const ALL: [Self; 9] = [
        Self::Parashara,
        Self::Cyclic,
        Self::CyclicEvenReversed,
        Self::Alternate,
        Self::EvenReversed,
        Self::FromSign,
        Self::Kashinatha,
        Self::Samasaptaka,
        Self::Jagannatha,
    ];

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Parashara => "parashara",
            Self::Cyclic => "cyclic",
            Self::CyclicEvenReversed => "cyclic_even_reversed",
            Self::Alternate => "alternate",
            Self::EvenReversed => "even_reversed",
            Self::FromSign => "from_sign",
            Self::Kashinatha => "kashinatha",
            Self::Samasaptaka => "samasaptaka",
            Self::Jagannatha => "jagannatha",
        }
    }
}

/// A divisional chart: the number of parts, and the scheme by which they become signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Varga {
    division: u16,
    scheme: Scheme,
}

/// A longitude in a varga.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct VargaPosition {
    /// The sign in the varga.
    pub sign: Sign,
    /// Which part of its natal sign, from 1.
    pub part: u16,
    /// Degrees within the part, stretched to the 30 of a sign.
    pub degree: f64,
}

impl VargaPosition {
    /// The longitude in the varga, in degrees.
    #[must_use]
    pub fn longitude(&self) -> f64 {
        self.sign.start() + self.degree
    }
}

impl Varga {
    /// The natal chart itself.
    pub const D1: Self = Self::parashara(1);
    /// Hora.
    pub const D2: Self = Self::parashara(2);
    /// Drekkana.
    pub const D3: Self = Self::parashara(3);
    /// Chaturthamsha.
    pub const D4: Self = Self::parashara(4);
    /// Panchamsha.
    pub const D5: Self = Self::parashara(5);
    /// Shashthamsha.
    pub const D6: Self = Self::parashara(6);
    /// Saptamsha.
    pub const D7: Self = Self::parashara(7);
    /// Ashtamsha.
    pub const D8: Self = Self::parashara(8);
    /// Navamsha.
    pub const D9: Self = Self::parashara(9);
    /// Dashamsha.
    pub const D10: Self = Self::parashara(10);
    /// Rudramsha.
    pub const D11: Self = Self::parashara(11);
    /// Dvadashamsha.
    pub const D12: Self = Self::parashara(12);
    /// Shodashamsha.
    pub const D16: Self = Self::parashara(16);
    /// Vimshamsha.
    pub const D20: Self = Self::parashara(20);
    /// Chaturvimshamsha, siddhamsha.
    pub const D24: Self = Self::parashara(24);
    /// Saptavimshamsha, bhamsha.
    pub const D27: Self = Self::parashara(27);
    /// Trimshamsha.
    pub const D30: Self = Self::parashara(30);
    /// Khavedamsha.
    pub const D40: Self = Self::parashara(40);
    /// Akshavedamsha.
    pub const D45: Self = Self::parashara(45);
    /// Shashtyamsha.
    pub const D60: Self = Self::parashara(60);

    /// Those with rules of their own, from D1 to D60.
    pub const NAMED: [Self; 20] = [
        Self::D1,
        Self::D2,
        Self::D3,
        Self::D4,
        Self::D5,
        Self::D6,
        Self::D7,
        Self::D8,
        Self::D9,
        Self::D10,
        Self::D11,
        Self::D12,
        Self::D16,
        Self::D20,
        Self::D24,
        Self::D27,
        Self::D30,
        Self::D40,
        Self::D45,
        Self::D60,
    ];

    const fn parashara(division: u16) -> Self {
        Self {
            division,
            scheme: Scheme::Parashara,
        }
    }

    /// The varga of so many parts by a scheme.
    ///
    /// # Errors
    /// [`astra_core::ErrorKind::InvalidInput`] naming `division`, which is 1 to 300, or `scheme`, where it does not
    /// go with the division.
    pub fn new(division: u16, scheme: Scheme) -> Result<Self> {
        if !(1..=FINEST).contains(&division) {
            return Err(Error::invalid("division", division, "a whole number from 1 to 300"));
        }
        let wrong =
            |expected: &str| Err(Error::invalid("scheme", scheme.as_str(), expected).with("division", division));
        match scheme {
            Scheme::Kashinatha | Scheme::Samasaptaka if division != 2 => wrong("another one: this one is of D2 alone"),
            Scheme::Jagannatha if division != 3 => wrong("another one: this one is of D3 alone"),
            Scheme::EvenReversed if !Self::parashara(division).counts_evenly() => {
                wrong("another one: Parashara does not count the parts of this division in order")
            }
            _ => Ok(Self { division, scheme }),
        }
    }

    fn rule(self) -> Option<&'static Rule> {
        RULES.iter().find(|rule| rule.division == self.division)
    }

    fn counts_evenly(self) -> bool {
        self.rule()
            .is_some_and(|rule| matches!(rule.start, Start::Counted { .. }))
    }

    /// The number of parts of a sign.
    #[must_use]
    pub const fn division(self) -> u16 {
        self.division
    }

    /// The scheme.
    #[must_use]
    pub const fn scheme(self) -> Scheme {
        self.scheme
    }

    /// The Sanskrit name in Latin letters, where the division has one.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        self.rule().map(|rule| rule.name)
    }

    /// What the tradition reads from it, where the division has a name.
    #[must_use]
    pub fn subject(self) -> Option<&'static str> {
        self.rule().map(|rule| rule.subject)
    }

    /// Where a sidereal longitude in degrees falls; any real number, taken modulo 360.
    #[must_use]
    pub fn position(self, longitude: f64) -> VargaPosition {
        let longitude = normalize(longitude);
        let n = f64::from(self.division);
        let sign = Sign::of(longitude);
        // Over the whole zodiac, so that D9 breaks where the padas do; then held within the sign.
        let parts = longitude * n / 30.0;
        let first = f64::from(sign.index()) * n;
        let part = (parts.floor() - first).clamp(0.0, n - 1.0);
        // Short of the whole by enough that the longitude in the varga stays within its sign.
        let within = (parts - first - part).clamp(0.0, 1.0 - 1e-13);
        let part = part as u16;
        if let (Scheme::Parashara, Some(Start::Unequal { odd, even })) =
            (self.scheme, self.rule().map(|rule| rule.start))
        {
            let (sign, within) = table::unequal(if sign.is_odd() { odd } else { even }, longitude - sign.start());
            return VargaPosition {
                sign,
                part: part + 1,
                degree: within,
            };
        }
        VargaPosition {
            sign: self.sign_of(sign, i32::from(part)),
            part: part + 1,
            degree: within * 30.0,
        }
    }

    /// The sign of a sidereal longitude in this varga.
    #[must_use]
    pub fn sign(self, longitude: f64) -> Sign {
        self.position(longitude).sign
    }

    /// The sign of a part, counted from 0.
    fn sign_of(self, sign: Sign, part: i32) -> Sign {
        let n = i32::from(self.division);
        let index = i32::from(sign.index());
        let backwards = !sign.is_odd();
        match self.scheme {
            Scheme::Parashara => match self.rule().map(|rule| rule.start) {
                Some(Start::Counted { from, step }) => from.sign(sign).advanced(part * step),
                Some(Start::Listed { odd, even }) => {
                    let list = if sign.is_odd() { odd } else { even };
                    usize::try_from(part)
                        .ok()
                        .and_then(|part| list.get(part))
                        .copied()
                        .unwrap_or(sign)
                }
                Some(Start::Unequal { .. }) | None => Sign::from_index(index * n + part),
            },
            Scheme::Cyclic => Sign::from_index(index * n + part),
            Scheme::CyclicEvenReversed => Sign::from_index(index * n + if backwards { n - 1 - part } else { part }),
            Scheme::Alternate => {
                let way = index / 2 * n + part;
                Sign::from_index(if backwards { 11 - way } else { way })
            }
            Scheme::EvenReversed => match self.rule().map(|rule| rule.start) {
                Some(Start::Counted { from, step }) => {
                    from.sign(sign).advanced(part * if backwards { -step } else { step })
                }
                _ => sign,
            },
            Scheme::FromSign => sign.advanced(part),
            Scheme::Kashinatha => table::kashinatha(sign, (part == 0) == sign.is_odd()),
            Scheme::Samasaptaka => sign.advanced(part * 6),
            // The movable sign of an element, and the next two of it, lie four signs apart.
            Scheme::Jagannatha => Sign::ALL
                .into_iter()
                .find(|other| other.element() == sign.element() && i32::from(other.index()) % 3 == part)
                .unwrap_or(sign),
        }
    }

    /// The whole chart in this varga: longitudes as in [`VargaPosition::longitude`], bhavas from the sign of the lagna
    /// in it. Latitudes, and the days of an unknown hour, which run over many parts, are left out; speeds are the
    /// natal ones.
    #[must_use]
    pub fn chart(self, natal: &VedicChart) -> VedicChart {
        let longitude = |natal: f64| self.position(natal).longitude();
        VedicChart {
            grahas: natal.grahas.map(|placement| GrahaPlacement {
                speed: placement.speed,
                ..GrahaPlacement::at(longitude(placement.longitude))
            }),
            lagna: natal.lagna.map(longitude),
            node: natal.node,
            jd_ut: natal.jd_ut,
        }
    }
}

/// Whether a longitude has one sign in the natal chart and the navamsha.
#[must_use]
pub fn is_vargottama(longitude: f64) -> bool {
    Varga::D9.sign(longitude) == Sign::of(longitude)
}

impl Serialize for Varga {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        VargaFields {
            division: self.division,
            scheme: self.scheme,
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Varga {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let VargaFields { division, scheme } = VargaFields::deserialize(deserializer)?;
        Self::new(division, scheme).map_err(serde::de::Error::custom)
    }
}

#[derive(Serialize, Deserialize)]
struct VargaFields {
    division: u16,
    #[serde(default)]
    scheme: Scheme,
}

#[cfg(test)]
mod tests;
