//! The twelve signs.

use serde::{Deserialize, Serialize};

use super::Body;

/// A sign of the zodiac: 30 degrees of the ecliptic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Sign {
    Aries,
    Taurus,
    Gemini,
    Cancer,
    Leo,
    Virgo,
    Libra,
    Scorpio,
    Sagittarius,
    Capricorn,
    Aquarius,
    Pisces,
}

impl Sign {
    /// All twelve, from Aries.
    pub const ALL: [Self; 12] = [
        Self::Aries,
        Self::Taurus,
        Self::Gemini,
        Self::Cancer,
        Self::Leo,
        Self::Virgo,
        Self::Libra,
        Self::Scorpio,
        Self::Sagittarius,
        Self::Capricorn,
        Self::Aquarius,
        Self::Pisces,
    ];

    /// The sign of an ecliptic longitude in degrees; any real number, taken modulo 360.
    #[must_use]
    pub fn of(longitude: f64) -> Self {
        // Nearly always so, and the remainder is slow.
        let on_the_circle = if (0.0..360.0).contains(&longitude) {
            longitude
        } else {
            longitude.rem_euclid(360.0)
        };
        let index = (on_the_circle / 30.0) as usize;
        // rem_euclid of a tiny negative number rounds to 360 itself, which is 0 Aries.
        Self::ALL.get(index).copied().unwrap_or(Self::Aries)
    }

    /// The longitude in degrees at which the sign begins.
    #[must_use]
    pub fn start(self) -> f64 {
        f64::from(self as u8) * 30.0
    }

    /// The Sanskrit name, as Vedic astrology has it.
    #[must_use]
    pub const fn rashi(self) -> &'static str {
        match self {
            Self::Aries => "Mesha",
            Self::Taurus => "Vrishabha",
            Self::Gemini => "Mithuna",
            Self::Cancer => "Karka",
            Self::Leo => "Simha",
            Self::Virgo => "Kanya",
            Self::Libra => "Tula",
            Self::Scorpio => "Vrishchika",
            Self::Sagittarius => "Dhanu",
            Self::Capricorn => "Makara",
            Self::Aquarius => "Kumbha",
            Self::Pisces => "Meena",
        }
    }

    /// The body that rules the sign in the scheme of the seven planets (*Tetrabiblos* I.17).
    #[must_use]
    pub const fn ruler(self) -> Body {
        match self {
            Self::Aries | Self::Scorpio => Body::Mars,
            Self::Taurus | Self::Libra => Body::Venus,
            Self::Gemini | Self::Virgo => Body::Mercury,
            Self::Cancer => Body::Moon,
            Self::Leo => Body::Sun,
            Self::Sagittarius | Self::Pisces => Body::Jupiter,
            Self::Capricorn | Self::Aquarius => Body::Saturn,
        }
    }

    /// The English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Aries => "Aries",
            Self::Taurus => "Taurus",
            Self::Gemini => "Gemini",
            Self::Cancer => "Cancer",
            Self::Leo => "Leo",
            Self::Virgo => "Virgo",
            Self::Libra => "Libra",
            Self::Scorpio => "Scorpio",
            Self::Sagittarius => "Sagittarius",
            Self::Capricorn => "Capricorn",
            Self::Aquarius => "Aquarius",
            Self::Pisces => "Pisces",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_borders_belong_to_the_sign_that_begins() {
        assert_eq!(Sign::of(0.0), Sign::Aries);
        assert_eq!(Sign::of(29.999_999), Sign::Aries);
        assert_eq!(Sign::of(30.0), Sign::Taurus);
        assert_eq!(Sign::of(360.0), Sign::Aries);
        assert_eq!(Sign::of(-1e-18), Sign::Aries);
        assert_eq!(Sign::of(-0.1), Sign::Pisces);
    }
}
