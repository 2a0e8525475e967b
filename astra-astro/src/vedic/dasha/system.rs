//! The systems of nakshatra dashas as data: who rules, for how long, and where the count begins.

use serde::{Deserialize, Serialize};

use crate::{
    angle::normalize,
    vedic::{
        Graha,
        nakshatra::{LORDS, Position},
    },
};

/// A system of dashas that starts from a nakshatra.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum System {
    /// Vimshottari, 120 years from Ketu's Ashwini: BPHS 46.12-16. The default.
    #[default]
    Vimshottari,
    /// Ashtottari, 108 years from the Sun's Ardra: BPHS 46.17-23.
    Ashtottari,
    /// Yogini, 36 years from the Moon's Mangala: BPHS 46.24-31.
    Yogini,
}

/// Whether Ashtottari counts Abhijit, which makes a difference under Saturn alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbhijitRule {
    /// Twenty-eight nakshatras: Saturn's years are quartered among Purva Ashadha, Uttara Ashadha, Abhijit and
    /// Shravana, each as long as it is (BPHS 46.18-22). The default.
    #[default]
    Counted,
    /// Twenty-seven: Saturn's years run through Purva Ashadha, Uttara Ashadha and Shravana (Narasimha Rao).
    LeftOut,
}

/// A lord with its years.
type Turn = (Graha, u32);

/// BPHS 46.15.
const VIMSHOTTARI: [u32; 9] = [7, 20, 6, 10, 7, 18, 16, 19, 17];

/// BPHS 46.17-20, with the number of nakshatras of each, Abhijit counted.
const ASHTOTTARI: [(Turn, u8); 8] = [
    ((Graha::Sun, 6), 4),
    ((Graha::Moon, 15), 3),
    ((Graha::Mars, 8), 4),
    ((Graha::Mercury, 17), 3),
    ((Graha::Saturn, 10), 4),
    ((Graha::Jupiter, 19), 3),
    ((Graha::Rahu, 12), 4),
    ((Graha::Venus, 21), 3),
];

/// BPHS 46.24-28: the yoginis, each of whom a graha stands for.
const YOGINI: [(Turn, &str); 8] = [
    ((Graha::Moon, 1), "Mangala"),
    ((Graha::Sun, 2), "Pingala"),
    ((Graha::Jupiter, 3), "Dhanya"),
    ((Graha::Mars, 4), "Bhramari"),
    ((Graha::Mercury, 5), "Bhadrika"),
    ((Graha::Saturn, 6), "Ulka"),
    ((Graha::Venus, 7), "Siddha"),
    ((Graha::Rahu, 8), "Sankata"),
];

/// The nakshatra with which Ashtottari begins: Ardra, the sixth.
const ARDRA: f64 = 5.0;

/// The lords of a system in their order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ring {
    turns: [Turn; 9],
    len: usize,
    total: u32,
}

impl Ring {
    pub(super) fn of(system: System) -> Self {
        let mut turns = [(Graha::Sun, 0); 9];
        let mut len = 0;
        let mut total = 0;
        let all: &mut dyn Iterator<Item = Turn> = match system {
            System::Vimshottari => &mut LORDS.into_iter().zip(VIMSHOTTARI),
            System::Ashtottari => &mut ASHTOTTARI.into_iter().map(|(turn, _)| turn),
            System::Yogini => &mut YOGINI.into_iter().map(|(turn, _)| turn),
        };
        for (slot, turn) in turns.iter_mut().zip(all) {
            *slot = turn;
            len += 1;
            total += turn.1;
        }
        Self { turns, len, total }
    }

    /// The number of lords.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// The years of a whole round.
    pub(super) fn total(&self) -> f64 {
        f64::from(self.total)
    }

    /// The lord at a place of the ring, taken round.
    pub(super) fn lord(&self, place: usize) -> Graha {
        self.turn(place).0
    }

    /// The years of the lord at a place, taken round.
    pub(super) fn years(&self, place: usize) -> f64 {
        f64::from(self.turn(place).1)
    }

    /// The years of `count` lords from a place on.
    pub(super) fn years_from(&self, place: usize, count: usize) -> f64 {
        (place..place + count).map(|place| self.years(place)).sum()
    }

    fn turn(&self, place: usize) -> Turn {
        self.turns
            .get(place % self.len.max(1))
            .copied()
            .unwrap_or((Graha::Sun, 0))
    }
}

/// Where a longitude stands in a system: the place of the lord in the ring, and the part of his period that is over.
pub(super) fn place(system: System, abhijit: AbhijitRule, longitude: f64) -> (usize, f64) {
    let position = Position::of(longitude);
    let nakshatra = usize::from(position.nakshatra.index());
    match system {
        System::Vimshottari => (nakshatra % 9, position.passed),
        // The number of the nakshatra and three, by eight: 1 is Mangala (BPHS 46.25).
        System::Yogini => ((nakshatra + 3) % 8, position.passed),
        System::Ashtottari => ashtottari(abhijit, longitude),
    }
}

fn ashtottari(abhijit: AbhijitRule, longitude: f64) -> (usize, f64) {
    // In nakshatras from Ardra on.
    let mut way = normalize(longitude) * 3.0 / 40.0 - ARDRA;
    if way < 0.0 {
        way += 27.0;
    }
    let mut start = 0.0;
    for (place, ((lord, _), count)) in ASHTOTTARI.iter().enumerate() {
        let abhijit_here = *lord == Graha::Saturn;
        let width = f64::from(*count) - if abhijit_here { 1.0 } else { 0.0 };
        if way < start + width {
            let passed = way - start;
            return match abhijit {
                AbhijitRule::Counted if abhijit_here => (place, quarters(passed)),
                _ => (place, (passed / width).max(0.0)),
            };
        }
        start += width;
    }
    // Only where rounding makes the way a whole round.
    (0, 0.0)
}

/// The part of Saturn's Ashtottari period that is over: a quarter for each of Purva Ashadha, Uttara Ashadha shortened
/// by its last quarter, Abhijit, and Shravana shortened by its first fifteenth; from nakshatras since Purva Ashadha.
fn quarters(way: f64) -> f64 {
    const BORDERS: [f64; 5] = [0.0, 1.0, 1.75, 2.0 + 1.0 / 15.0, 3.0];
    let mut over = 0.0;
    for (from, to) in BORDERS.into_iter().zip(BORDERS.into_iter().skip(1)) {
        over += ((way - from) / (to - from)).clamp(0.0, 1.0) / 4.0;
    }
    over
}

impl System {
    /// Every system.
    pub const ALL: [Self; 3] = [Self::Vimshottari, Self::Ashtottari, Self::Yogini];

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Vimshottari => "vimshottari",
            Self::Ashtottari => "ashtottari",
            Self::Yogini => "yogini",
        }
    }

    /// The years of one round of all lords.
    #[must_use]
    pub fn years(self) -> f64 {
        Ring::of(self).total()
    }

    /// The lords in their order, with their years.
    #[must_use]
    pub fn lords(self) -> Vec<(Graha, u32)> {
        let ring = Ring::of(self);
        ring.turns.into_iter().take(ring.len).collect()
    }

    /// The name of a period's ruler: the yogini in that system, else the graha in English.
    #[must_use]
    pub fn ruler(self, lord: Graha) -> &'static str {
        match self {
            Self::Yogini => YOGINI
                .iter()
                .find(|((graha, _), _)| *graha == lord)
                .map_or(lord.name(), |(_, name)| name),
            Self::Vimshottari | Self::Ashtottari => lord.name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rounds_are_as_long_as_their_names_say() {
        for (system, years, lords) in [
            (System::Vimshottari, 120.0, 9),
            (System::Ashtottari, 108.0, 8),
            (System::Yogini, 36.0, 8),
        ] {
            assert_eq!((system.years(), system.lords().len()), (years, lords));
        }
    }

    #[test]
    fn every_ashtottari_lord_has_his_nakshatras_whole() {
        let lords = |rule| -> Vec<Graha> {
            (0..27)
                .map(|nakshatra| {
                    let middle = (f64::from(nakshatra) + 0.5) * 40.0 / 3.0;
                    Ring::of(System::Ashtottari).lord(place(System::Ashtottari, rule, middle).0)
                })
                .collect()
        };
        use Graha::*;
        assert_eq!(
            lords(AbhijitRule::Counted),
            [
                Rahu, Rahu, Venus, Venus, Venus, Sun, Sun, Sun, Sun, Moon, Moon, Moon, Mars, Mars, Mars, Mars, Mercury,
                Mercury, Mercury, Saturn, Saturn, Saturn, Jupiter, Jupiter, Jupiter, Rahu, Rahu
            ]
        );
        assert_eq!(lords(AbhijitRule::Counted), lords(AbhijitRule::LeftOut));
    }

    #[test]
    fn abhijit_takes_a_quarter_of_saturn() {
        let passed = |longitude| place(System::Ashtottari, AbhijitRule::Counted, longitude).1;
        for (longitude, over) in [
            (266.0 + 2.0 / 3.0, 0.25),
            (276.0 + 2.0 / 3.0, 0.5),
            (280.0 + 53.0 / 60.0 + 20.0 / 3600.0, 0.75),
            (293.333_333, 1.0),
        ] {
            assert!((passed(longitude) - over).abs() < 1e-6, "{longitude}");
        }
    }

    #[test]
    fn yogini_begins_with_bhramari_in_ashwini() {
        let (place, passed) = place(System::Yogini, AbhijitRule::default(), 0.0);
        assert_eq!((Ring::of(System::Yogini).lord(place), passed), (Graha::Mars, 0.0));
        assert_eq!(System::Yogini.ruler(Graha::Mars), "Bhramari");
    }
}
