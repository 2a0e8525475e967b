//! Strength of the bhavas: Raman chapter 9.

use astra_core::chart::Sign;
use serde::Serialize;

use super::{GrahaBala, birth::Birth, drik::sight};
use crate::{
    angle::normalize,
    vedic::{Graha, Rashi as _},
};

/// The strength of one bhava, in virupas.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BhavaBala {
    /// 1 to 12.
    pub bhava: u8,
    /// Its middle by Sripati, a sidereal longitude: ascendant and midheaven are the middles of the first and the tenth,
    /// the others a third of the way between.
    pub middle: f64,
    /// The lord of the sign of its middle.
    pub lord: Graha,
    /// The shadbala of the lord.
    pub adhipati: f64,
    /// By direction, 0 to 60: human signs in the first, signs of water in the fourth, Scorpio in the seventh, signs of
    /// quadrupeds in the tenth; ten less for each bhava away.
    pub dig: f64,
    /// By looks: those of Jupiter and Mercury whole, of the others a quarter; of malefics taken off.
    pub drishti: f64,
    /// All together.
    pub total: f64,
}

/// The bhava in which the sign of a longitude is strong.
fn strong_in(longitude: f64) -> u8 {
    let sign = Sign::of(longitude);
    let first_half = longitude - sign.start() < 15.0;
    match sign {
        Sign::Gemini | Sign::Virgo | Sign::Libra | Sign::Aquarius => 1,
        Sign::Sagittarius if first_half => 1,
        Sign::Cancer | Sign::Pisces => 4,
        Sign::Capricorn if !first_half => 4,
        Sign::Scorpio => 7,
        _ => 10,
    }
}

pub(super) fn strengths(birth: &Birth, grahas: &[GrahaBala; 7]) -> Vec<BhavaBala> {
    let corners = [
        birth.ascendant,
        birth.midheaven + 180.0,
        birth.ascendant + 180.0,
        birth.midheaven,
        birth.ascendant,
    ];
    let quadrants = corners.iter().zip(corners.iter().skip(1));
    let middles = quadrants.flat_map(|(from, to)| {
        let third = normalize(to - from) / 3.0;
        [0.0, 1.0, 2.0].map(|step| normalize(from + step * third))
    });
    (1..)
        .zip(middles)
        .map(|(bhava, middle)| {
            let lord = Sign::of(middle).lord();
            let adhipati = grahas
                .iter()
                .find(|bala| bala.graha == lord)
                .map_or(0.0, |bala| bala.total);
            let away = (bhava + 12 - strong_in(middle)) % 12;
            let dig = 60.0 - 10.0 * f64::from(away.min(12 - away));
            let drishti = looks(birth, middle);
            BhavaBala {
                bhava,
                middle,
                lord,
                adhipati,
                dig,
                drishti,
                total: adhipati + dig + drishti,
            }
        })
        .collect()
}

fn looks(birth: &Birth, middle: f64) -> f64 {
    let chart = &birth.chart;
    Graha::SEVEN
        .into_iter()
        .map(|graha| {
            let whole = sight(graha, middle - chart.longitude(graha));
            let part = match graha {
                Graha::Jupiter | Graha::Mercury => whole,
                _ => whole / 4.0,
            };
            if chart.is_benefic(graha) { part } else { -part }
        })
        .sum()
}
