//! Jaimini's significators and images: chara karakas, karakamsha, arudha padas.
//!
//! *Brihat Parashara Hora Shastra* (BPHS, Santhanam's edition) chapters 29 and 32; P. V. R. Narasimha Rao, *Vedic
//! Astrology: An Integrated Approach* (2000), chapters 8 and 9.

use astra_core::{Error, Result, chart::Sign};
use serde::{Deserialize, Serialize};

use super::{Graha, Rashi as _, Varga, VedicChart};

/// How many grahas take part in the chara karakas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KarakaScheme {
    /// Sun to Saturn and Rahu, who counts from the end of his sign; father and son have a karaka each (BPHS 32.13-17).
    /// The default.
    #[default]
    Eight,
    /// Sun to Saturn; the karaka of the son stands for the father too (BPHS 32.3-8, and the commentators on Jaimini).
    Seven,
}

/// A chara karaka, from the graha with the most degrees in its sign to that with the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Karaka {
    /// The self.
    Atma,
    /// The minister.
    Amatya,
    /// Brothers and sisters.
    Bhratri,
    /// The mother.
    Matri,
    /// The father; in the scheme of eight alone.
    Pitri,
    /// Children.
    Putra,
    /// Kinsmen.
    Jnati,
    /// The spouse.
    Dara,
}

impl KarakaScheme {
    const EIGHT: [Karaka; 8] = [
        Karaka::Atma,
        Karaka::Amatya,
        Karaka::Bhratri,
        Karaka::Matri,
        Karaka::Pitri,
        Karaka::Putra,
        Karaka::Jnati,
        Karaka::Dara,
    ];

    /// The karakas in their order.
    pub fn karakas(self) -> impl Iterator<Item = Karaka> {
        Self::EIGHT
            .into_iter()
            .filter(move |karaka| self == Self::Eight || *karaka != Karaka::Pitri)
    }
}

/// Who holds a chara karaka.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CharaKaraka {
    /// Which.
    pub karaka: Karaka,
    /// The graha.
    pub graha: Graha,
    /// The degrees that decided: within its sign, of Rahu from the sign's end.
    pub degree: f64,
    /// Whether another graha stands at the same second of arc, so that the rule of ties decided: the stronger by
    /// nature first (BPHS 27.14: Sun, Moon, Venus, Jupiter, Mercury, Mars, Saturn, then Rahu).
    pub tied: bool,
}

/// The order of natural strength.
const BY_STRENGTH: [Graha; 8] = [
    Graha::Sun,
    Graha::Moon,
    Graha::Venus,
    Graha::Jupiter,
    Graha::Mercury,
    Graha::Mars,
    Graha::Saturn,
    Graha::Rahu,
];

/// The chara karakas of a chart, from the atma karaka on.
///
/// Degrees are compared to the second of arc, as the text does; see [`CharaKaraka::tied`]. Where the hour of birth is
/// unknown they are those of the noon shown.
#[must_use]
pub fn chara_karakas(chart: &VedicChart, scheme: KarakaScheme) -> Vec<CharaKaraka> {
    let mut found: Vec<(Graha, f64, i64)> = BY_STRENGTH
        .into_iter()
        .filter(|graha| scheme == KarakaScheme::Eight || *graha != Graha::Rahu)
        .map(|graha| {
            let degree = chart.graha(graha).degree();
            let degree = if graha == Graha::Rahu { 30.0 - degree } else { degree };
            (graha, degree, (degree * 3600.0).floor() as i64)
        })
        .collect();
    // A stable sort: equals stay in the order of natural strength.
    found.sort_by_key(|(_, _, seconds)| -seconds);
    scheme
        .karakas()
        .zip(&found)
        .map(|(karaka, (graha, degree, seconds))| CharaKaraka {
            karaka,
            graha: *graha,
            degree: *degree,
            tied: found.iter().filter(|(_, _, other)| other == seconds).count() > 1,
        })
        .collect()
}

/// The karakamsha: the sign of the atma karaka in the navamsha (BPHS 33.1).
#[must_use]
pub fn karakamsha(chart: &VedicChart, scheme: KarakaScheme) -> Option<Sign> {
    chara_karakas(chart, scheme)
        .first()
        .map(|atma| Varga::D9.sign(chart.longitude(atma.graha)))
}

/// Who rules Scorpio and Aquarius where Jaimini's rules ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CoLords {
    /// Mars and Saturn, as everywhere else: the default.
    #[default]
    Single,
    /// Of Mars and Ketu, Saturn and Rahu, the one that does not stand in the sign where one does; else the one in
    /// more company; else the one with more degrees in its sign (after Narasimha Rao, without his middle steps).
    Stronger,
}

/// The arudha padas of the twelve bhavas, from that of the lagna (arudha lagna) to that of the twelfth (upapada).
///
/// As far as the lord is from the bhava, so far is the pada from the lord; a pada in the bhava itself moves to the
/// tenth from it, one in the seventh to the fourth (BPHS 29.1-5).
///
/// # Errors
/// [`astra_core::ErrorKind::InvalidInput`] naming `at` where the chart has no lagna.
pub fn arudha_padas(chart: &VedicChart, lords: CoLords) -> Result<[Sign; 12]> {
    let lagna = chart
        .lagna_sign()
        .ok_or_else(|| Error::invalid("at", "without a lagna", "a time and a place of birth"))?;
    let mut padas = [lagna; 12];
    for (bhava, pada) in (0..).zip(&mut padas) {
        *pada = arudha(chart, lagna.advanced(bhava), lords);
    }
    Ok(padas)
}

/// The arudha of one sign.
#[must_use]
pub fn arudha(chart: &VedicChart, bhava: Sign, lords: CoLords) -> Sign {
    let lord = chart.sign(lord_of(chart, bhava, lords));
    let pada = lord.advanced(i32::from(bhava.count_to(lord)) - 1);
    match bhava.count_to(pada) {
        1 => bhava.advanced(9),
        7 => bhava.advanced(3),
        _ => pada,
    }
}

fn lord_of(chart: &VedicChart, sign: Sign, lords: CoLords) -> Graha {
    let pair = match (lords, sign) {
        (CoLords::Stronger, Sign::Scorpio) => [Graha::Mars, Graha::Ketu],
        (CoLords::Stronger, Sign::Aquarius) => [Graha::Saturn, Graha::Rahu],
        _ => return sign.lord(),
    };
    let rank = |graha: Graha| {
        let away = chart.sign(graha) != sign;
        let company = chart.occupants(chart.sign(graha)).count();
        (away, company, chart.graha(graha).degree())
    };
    let [lord, node] = pair;
    let (a, b) = (rank(lord), rank(node));
    let node_wins = b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then(b.2.total_cmp(&a.2)).is_gt();
    if node_wins { node } else { lord }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chart(longitudes: [f64; 9]) -> VedicChart {
        VedicChart::from_longitudes(longitudes, Some(10.0))
    }

    #[test]
    fn rahu_counts_from_the_end_of_his_sign() {
        let chart = chart([10.0, 41.0, 72.0, 103.0, 134.0, 165.0, 196.0, 301.0, 121.0]);
        let eight = chara_karakas(&chart, KarakaScheme::Eight);
        assert_eq!((eight[0].karaka, eight[0].graha), (Karaka::Atma, Graha::Rahu));
        assert_eq!(eight[0].degree, 29.0);
        assert_eq!((eight[7].karaka, eight[7].graha), (Karaka::Dara, Graha::Sun));
        let seven = chara_karakas(&chart, KarakaScheme::Seven);
        assert_eq!(seven.len(), 7);
        assert_eq!((seven[0].graha, seven[4].karaka), (Graha::Saturn, Karaka::Putra));
    }

    #[test]
    fn equals_to_the_second_follow_natural_strength_and_say_so() {
        let chart = chart([10.0, 40.000_01, 72.0, 103.0, 130.0, 165.0, 196.0, 301.0, 121.0]);
        let karakas = chara_karakas(&chart, KarakaScheme::Seven);
        let last: Vec<_> = karakas.iter().skip(4).map(|found| (found.graha, found.tied)).collect();
        assert_eq!(last, [(Graha::Sun, true), (Graha::Moon, true), (Graha::Jupiter, true)]);
        assert!(!karakas[0].tied);
    }

    #[test]
    fn a_pada_never_falls_into_its_bhava_or_the_seventh() {
        // Aries rises and Mars in Cancer is fourth from it: the pada would be the seventh, and moves to the fourth.
        let chart = chart([10.0, 41.0, 95.0, 103.0, 134.0, 165.0, 196.0, 301.0, 121.0]);
        assert_eq!(arudha(&chart, Sign::Aries, CoLords::Single), Sign::Cancer);
        // Mercury in Cancer is second from Gemini: the pada is the third.
        assert_eq!(arudha(&chart, Sign::Gemini, CoLords::Single), Sign::Leo);
        assert_eq!(
            arudha_padas(&VedicChart { lagna: None, ..chart }, CoLords::Single)
                .unwrap_err()
                .field(),
            Some("at")
        );
    }

    proptest! {
        #[test]
        fn every_graha_has_one_karaka_and_padas_keep_out_of_the_axis(
            longitudes in prop::array::uniform9(0.0..360.0_f64),
        ) {
            let chart = chart(longitudes);
            for scheme in [KarakaScheme::Seven, KarakaScheme::Eight] {
                let karakas = chara_karakas(&chart, scheme);
                let mut grahas: Vec<_> = karakas.iter().map(|found| found.graha).collect();
                grahas.sort_unstable();
                grahas.dedup();
                prop_assert_eq!(grahas.len(), if scheme == KarakaScheme::Eight { 8 } else { 7 });
                prop_assert!(karakas.is_sorted_by(|a, b| a.degree + 1.0 / 3600.0 > b.degree));
            }
            for lords in [CoLords::Single, CoLords::Stronger] {
                for sign in Sign::ALL {
                    prop_assert!(!matches!(sign.count_to(arudha(&chart, sign, lords)), 1 | 7));
                }
            }
        }
    }
}
