//! Kuja dosha (Manglik): Mars in houses that harm marriage, and the exceptions.
//!
//! B. V. Raman, *How to Judge a Horoscope* II, the seventh house: Mars in the 2nd, 4th, 7th, 8th or 12th from lagna,
//! Moon or Venus, with the exceptions by sign. The North counts the first house too.

use astra_core::chart::Sign;
use serde::{Deserialize, Serialize};

use super::Cancellation;
use crate::vedic::{Graha, Rashi as _, VedicChart};

/// From where Mars is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum KujaReference {
    Lagna,
    Moon,
    Venus,
}

impl KujaReference {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Lagna, Self::Moon, Self::Venus];

    /// The name as sentences use it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lagna => "the lagna",
            Self::Moon => "the Moon",
            Self::Venus => "Venus",
        }
    }
}

/// The houses in which Mars harms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KujaHouses {
    /// 2, 4, 7, 8, 12: Raman, and the South.
    #[default]
    South,
    /// 1, 4, 7, 8, 12: the North.
    North,
    /// 1, 2, 4, 7, 8, 12: both.
    Both,
}

impl KujaHouses {
    const fn has(self, house: u8) -> bool {
        match house {
            4 | 7 | 8 | 12 => true,
            1 => matches!(self, Self::North | Self::Both),
            2 => matches!(self, Self::South | Self::Both),
            _ => false,
        }
    }
}

/// How Kuja dosha is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KujaOptions {
    /// [`KujaHouses::South`] by default.
    pub houses: KujaHouses,
    /// Whether to count from the Moon as well as from the lagna: yes by default.
    pub from_moon: bool,
    /// Whether to count from Venus too: yes by default.
    pub from_venus: bool,
    /// Whether the exceptions lift the dosha: yes by default.
    pub cancellations: bool,
}

impl Default for KujaOptions {
    fn default() -> Self {
        Self {
            houses: KujaHouses::default(),
            from_moon: true,
            from_venus: true,
            cancellations: true,
        }
    }
}

/// Mars seen from one reference.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KujaSeen {
    /// From where.
    pub from: KujaReference,
    /// The house of Mars, 1 to 12.
    pub house: u8,
    /// Whether the house harms.
    pub harms: bool,
    /// The exceptions that lift the harm.
    pub cancelled_by: Vec<Cancellation>,
}

/// Kuja dosha of one birth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KujaDosha {
    /// Whether Mars harms, from anywhere, and nothing lifts it; None where the time of birth is unknown and a sign
    /// that decides changes within the day, or only the missing lagna could tell.
    pub present: Option<bool>,
    /// Mars from each reference that was asked for and is known.
    pub seen: Vec<KujaSeen>,
    /// The references whose sign is not known.
    pub unknown: Vec<KujaReference>,
}

/// Whether a birth has Kuja dosha.
#[must_use]
pub fn kuja_dosha(chart: &VedicChart, options: &KujaOptions) -> KujaDosha {
    let mut seen = Vec::new();
    let mut unknown = Vec::new();
    let mars = certain_sign(chart, Graha::Mars);
    for from in KujaReference::ALL {
        let sign = match from {
            KujaReference::Lagna => chart.lagna_sign(),
            KujaReference::Moon if options.from_moon => certain_sign(chart, Graha::Moon),
            KujaReference::Venus if options.from_venus => certain_sign(chart, Graha::Venus),
            KujaReference::Moon | KujaReference::Venus => continue,
        };
        let (Some(sign), Some(mars)) = (sign, mars) else {
            unknown.push(from);
            continue;
        };
        let house = sign.count_to(mars);
        let harms = options.houses.has(house);
        seen.push(KujaSeen {
            from,
            house,
            harms,
            cancelled_by: if harms && options.cancellations {
                exceptions(chart, house, mars)
            } else {
                Vec::new()
            },
        });
    }
    let harmed = seen.iter().any(|seen| seen.harms && seen.cancelled_by.is_empty());
    KujaDosha {
        present: (harmed || unknown.is_empty()).then_some(harmed),
        seen,
        unknown,
    }
}

/// The sign of a graha, where it is one whatever the hour.
fn certain_sign(chart: &VedicChart, graha: Graha) -> Option<Sign> {
    match chart.graha(graha).day {
        Some((from, to)) => (Sign::of(from) == Sign::of(to)).then(|| Sign::of(from)),
        None => Some(chart.sign(graha)),
    }
}

const RAMAN: &str = "B. V. Raman, How to Judge a Horoscope II";

fn exceptions(chart: &VedicChart, house: u8, mars: Sign) -> Vec<Cancellation> {
    use Sign::{Aquarius, Aries, Cancer, Capricorn, Gemini, Leo, Libra, Pisces, Sagittarius, Scorpio, Taurus, Virgo};
    let excepted = matches!(
        (house, mars),
        (2, Gemini | Virgo)
            | (12, Taurus | Libra)
            | (4, Aries | Scorpio)
            | (7, Capricorn | Cancer)
            | (8, Sagittarius | Pisces)
    );
    let with = |graha| certain_sign(chart, graha) == Some(mars);
    let rules = [
        (excepted, "Mars is in a sign that is excepted for that house"),
        (matches!(mars, Leo | Aquarius), "Mars in Leo or Aquarius does not harm"),
        (
            with(Graha::Jupiter) || with(Graha::Moon),
            "Jupiter or the Moon is with Mars",
        ),
    ];
    rules
        .into_iter()
        .filter(|(applies, _)| *applies)
        .map(|(_, reason)| Cancellation { reason, source: RAMAN })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mars, Moon, Venus and Jupiter by sign, from a lagna in Aries.
    fn chart(mars: Sign, moon: Sign, venus: Sign, jupiter: Sign) -> VedicChart {
        let middle = |sign: Sign| sign.start() + 15.0;
        VedicChart::from_longitudes(
            [
                15.0,
                middle(moon),
                middle(mars),
                15.0,
                middle(jupiter),
                middle(venus),
                15.0,
                15.0,
                195.0,
            ],
            Some(15.0),
        )
    }

    #[test]
    fn mars_in_the_seventh_harms_from_the_lagna() {
        let found = kuja_dosha(
            &chart(Sign::Libra, Sign::Aquarius, Sign::Aquarius, Sign::Gemini),
            &KujaOptions::default(),
        );
        assert_eq!(found.present, Some(true));
        assert_eq!((found.seen[0].house, found.seen[0].harms), (7, true));
    }

    #[test]
    fn an_excepted_sign_and_jupiter_lift_it() {
        let exalted = chart(Sign::Cancer, Sign::Aquarius, Sign::Taurus, Sign::Gemini);
        assert_eq!(
            kuja_dosha(&exalted, &KujaOptions::default()).present,
            Some(true),
            "the fourth from Aries"
        );
        let with_jupiter = chart(Sign::Libra, Sign::Aquarius, Sign::Aquarius, Sign::Libra);
        let options = KujaOptions::default();
        assert_eq!(kuja_dosha(&with_jupiter, &options).present, Some(false));
        let strict = KujaOptions {
            cancellations: false,
            ..options
        };
        assert_eq!(kuja_dosha(&with_jupiter, &strict).present, Some(true));
    }

    #[test]
    fn the_first_house_counts_in_the_north_and_the_second_in_the_south() {
        let first = chart(Sign::Aries, Sign::Aquarius, Sign::Aquarius, Sign::Gemini);
        let second = chart(Sign::Taurus, Sign::Gemini, Sign::Gemini, Sign::Virgo);
        let judged = |chart: &VedicChart, houses| {
            let only_lagna = KujaOptions {
                houses,
                from_moon: false,
                from_venus: false,
                cancellations: true,
            };
            kuja_dosha(chart, &only_lagna).present
        };
        assert_eq!(judged(&first, KujaHouses::North), Some(true));
        assert_eq!(judged(&first, KujaHouses::South), Some(false));
        assert_eq!(judged(&second, KujaHouses::North), Some(false));
        assert_eq!(judged(&second, KujaHouses::South), Some(true));
        assert_eq!(judged(&second, KujaHouses::Both), Some(true));
    }

    #[test]
    fn without_a_lagna_the_answer_is_given_only_where_it_holds_anyway() {
        let mut harmed = chart(Sign::Libra, Sign::Aries, Sign::Aquarius, Sign::Gemini);
        harmed.lagna = None;
        assert_eq!(kuja_dosha(&harmed, &KujaOptions::default()).present, Some(true));
        let mut open = chart(Sign::Libra, Sign::Aquarius, Sign::Aquarius, Sign::Gemini);
        open.lagna = None;
        let found = kuja_dosha(&open, &KujaOptions::default());
        assert_eq!((found.present, found.unknown), (None, vec![KujaReference::Lagna]));
    }
}
