//! The star, quarter and sign of a Moon: all that the kutas look at.

use astra_core::chart::Sign;
use serde::Serialize;

use super::tables::{RAJJU, Rajju, Vashya};
use crate::{
    angle::normalize,
    vedic::{
        Graha, Nakshatra, Rashi as _, VedicChart,
        nakshatra::{Gana, Nadi, PADA, Position, Yoni},
    },
};

/// Degrees of half a sign, where the vashya of two signs changes.
const HALF_SIGN: f64 = 15.0;

/// The birth star: the nakshatra of the Moon, with its quarter and sign.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BirthStar {
    /// The name.
    pub name: &'static str,
    /// The nakshatra, 1 (Ashwini) to 27 (Revati).
    pub nakshatra: u8,
    /// The quarter of the nakshatra, 1 to 4.
    pub pada: u8,
    /// The sign.
    pub sign: Sign,
    /// The sidereal longitude of the Moon in degrees; where the time is unknown, the middle of the part of its way
    /// through the day for which the rest holds.
    pub longitude: f64,
}

impl BirthStar {
    /// The star of a sidereal longitude in degrees.
    #[must_use]
    pub fn of(longitude: f64) -> Self {
        let longitude = normalize(longitude);
        let Position { nakshatra, pada, .. } = Position::of(longitude);
        // By the quarters too, nine to a sign, so that star and sign cannot disagree at a border.
        let quarter = i32::from(nakshatra.index()) * 4 + i32::from(pada) - 1;
        Self {
            name: nakshatra.name(),
            nakshatra: nakshatra.number(),
            pada,
            sign: Sign::from_index(quarter / 9),
            longitude,
        }
    }

    /// The stars that the Moon of a chart may have had: one, unless the time of birth is unknown.
    #[must_use]
    pub fn possible(chart: &VedicChart) -> Vec<Self> {
        let moon = chart.graha(Graha::Moon);
        let Some((from, to)) = moon.day else {
            return vec![Self::of(moon.longitude)];
        };
        let end = from + normalize(to - from);
        let multiples = |part: f64| {
            let first = (from / part).floor() as i32 + 1;
            (first..)
                .map(move |count| f64::from(count) * part)
                .take_while(move |border| *border < end)
        };
        // Within the two signs of two natures, the half is a case of its own.
        let halves =
            multiples(HALF_SIGN).filter(|border| matches!(Sign::of(*border), Sign::Sagittarius | Sign::Capricorn));
        let mut borders: Vec<f64> = multiples(PADA).chain(halves).collect();
        borders.sort_by(f64::total_cmp);
        borders.dedup_by(|a, b| (*a - *b).abs() < 1e-9);
        let starts = std::iter::once(from).chain(borders.iter().copied());
        let ends = borders.iter().copied().chain([end]);
        starts
            .zip(ends)
            .map(|(start, end)| Self::of(f64::midpoint(start, end)))
            .collect()
    }

    /// How many stars on another one is, counted inclusively, 1 to 27.
    #[must_use]
    pub const fn count_to(&self, other: &Self) -> u8 {
        (other.nakshatra + 27 - self.nakshatra) % 27 + 1
    }

    /// The animal.
    #[must_use]
    pub fn yoni(&self) -> Yoni {
        self.mansion().attributes().yoni
    }

    /// The temper.
    #[must_use]
    pub fn gana(&self) -> Gana {
        self.mansion().attributes().gana
    }

    /// The channel.
    #[must_use]
    pub fn nadi(&self) -> Nadi {
        self.mansion().attributes().nadi
    }

    /// The part of the body.
    #[must_use]
    pub fn rajju(&self) -> Rajju {
        let [first, ..] = &RAJJU;
        *RAJJU.get(usize::from(self.nakshatra) - 1).unwrap_or(first)
    }

    /// The nature of the sign, or of its half.
    #[must_use]
    pub fn vashya(&self) -> Vashya {
        let second_half = self.longitude - self.sign.start() >= HALF_SIGN;
        match (self.sign, second_half) {
            (Sign::Aries | Sign::Taurus, _) | (Sign::Sagittarius, true) | (Sign::Capricorn, false) => {
                Vashya::Chatushpada
            }
            (Sign::Gemini | Sign::Virgo | Sign::Libra | Sign::Aquarius, _) | (Sign::Sagittarius, false) => {
                Vashya::Manava
            }
            (Sign::Cancer | Sign::Pisces, _) | (Sign::Capricorn, true) => Vashya::Jalachara,
            (Sign::Leo, _) => Vashya::Vanachara,
            (Sign::Scorpio, _) => Vashya::Keeta,
        }
    }

    fn mansion(&self) -> Nakshatra {
        Nakshatra::from_index(i32::from(self.nakshatra) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vedic::GrahaPlacement;

    #[test]
    fn a_border_belongs_to_the_star_quarter_and_sign_that_begin_there() {
        for quarter in 0..108_u32 {
            let star = BirthStar::of(f64::from(quarter) * 10.0 / 3.0);
            assert_eq!(u32::from(star.nakshatra), quarter / 4 + 1);
            assert_eq!(u32::from(star.pada), quarter % 4 + 1);
            assert_eq!(star.sign as u32, quarter / 9);
        }
        assert_eq!(BirthStar::of(359.999_999).name, "Revati");
        assert_eq!(BirthStar::of(360.0).name, "Ashwini");
        assert_eq!(BirthStar::of(-1e-14).nakshatra, 1);
    }

    #[test]
    fn a_day_of_unknown_hour_has_every_quarter_that_the_moon_passes() {
        let mut chart = VedicChart::from_longitudes([0.0; 9], None);
        chart.grahas[Graha::Moon.index()] = GrahaPlacement {
            day: Some((354.0, 7.0)),
            ..GrahaPlacement::at(0.5)
        };
        let stars = BirthStar::possible(&chart);
        let found: Vec<_> = stars.iter().map(|star| (star.nakshatra, star.pada)).collect();
        assert_eq!(found, [(27, 3), (27, 4), (1, 1), (1, 2), (1, 3)]);
    }

    #[test]
    fn the_halves_of_a_sign_are_cases_of_their_own() {
        let mut chart = VedicChart::from_longitudes([0.0; 9], None);
        chart.grahas[Graha::Moon.index()].day = Some((254.0, 256.0));
        let found: Vec<_> = BirthStar::possible(&chart).iter().map(BirthStar::vashya).collect();
        assert_eq!(found, [Vashya::Manava, Vashya::Chatushpada]);
    }
}
