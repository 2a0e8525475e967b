//! Ashtakavarga: how many of eight points favour each sign for each graha.
//!
//! *Brihat Parashara Hora Shastra* (BPHS, Santhanam's edition) chapters 66 to 69; B. V. Raman, *Ashtakavarga System of
//! Prediction* (1962).

use astra_core::{Error, Result, chart::Sign};
use serde::{Deserialize, Serialize};

use super::{Graha, Rashi as _, VedicChart};

/// Points of the twelve signs, from Aries.
pub type Bindus = [u8; 12];

/// The favourable places of a graha's ashtakavarga, counted inclusively from the Sun, Moon, Mars, Mercury, Jupiter,
/// Venus, Saturn and the lagna.
type Row = [&'static [u8]; 8];

/// Sun to Saturn, then the lagna: BPHS 66.17-43.
const TABLE: [Row; 8] = [
    [
        &[1, 2, 4, 7, 8, 9, 10, 11],
        &[3, 6, 10, 11],
        &[1, 2, 4, 7, 8, 9, 10, 11],
        &[3, 5, 6, 9, 10, 11, 12],
        &[5, 6, 9, 11],
        &[6, 7, 12],
        &[1, 2, 4, 7, 8, 9, 10, 11],
        &[3, 4, 6, 10, 11, 12],
    ],
    [
        &[3, 6, 7, 8, 10, 11],
        &[1, 3, 6, 7, 9, 10, 11],
        &[2, 3, 5, 6, 10, 11],
        &[1, 3, 4, 5, 7, 8, 10, 11],
        &[1, 2, 4, 7, 8, 10, 11],
        &[3, 4, 5, 7, 9, 10, 11],
        &[3, 5, 6, 11],
        &[3, 6, 10, 11],
    ],
    [
        &[3, 5, 6, 10, 11],
        &[3, 6, 11],
        &[1, 2, 4, 7, 8, 10, 11],
        &[3, 5, 6, 11],
        &[6, 10, 11, 12],
        &[6, 8, 11, 12],
        &[1, 4, 7, 8, 9, 10, 11],
        &[1, 3, 6, 10, 11],
    ],
    [
        &[5, 6, 9, 11, 12],
        &[2, 4, 6, 8, 10, 11],
        &[1, 2, 4, 7, 8, 9, 10, 11],
        &[1, 3, 5, 6, 9, 10, 11, 12],
        &[6, 8, 11, 12],
        &[1, 2, 3, 4, 5, 8, 9, 11],
        &[1, 2, 4, 7, 8, 9, 10, 11],
        &[1, 2, 4, 6, 8, 10, 11],
    ],
    [
        &[1, 2, 3, 4, 7, 8, 9, 10, 11],
        &[2, 5, 7, 9, 11],
        &[1, 2, 4, 7, 8, 10, 11],
        &[1, 2, 4, 5, 6, 9, 10, 11],
        &[1, 2, 3, 4, 7, 8, 10, 11],
        &[2, 5, 6, 9, 10, 11],
        &[3, 5, 6, 12],
        &[1, 2, 4, 5, 6, 7, 9, 10, 11],
    ],
    [
        &[8, 11, 12],
        &[1, 2, 3, 4, 5, 8, 9, 11, 12],
        &[3, 4, 6, 9, 11, 12],
        &[3, 5, 6, 9, 11],
        &[5, 8, 9, 10, 11],
        &[1, 2, 3, 4, 5, 8, 9, 10, 11],
        &[3, 4, 5, 8, 9, 10, 11],
        &[1, 2, 3, 4, 5, 8, 9, 11],
    ],
    [
        &[1, 2, 4, 7, 8, 10, 11],
        &[3, 6, 11],
        &[3, 5, 6, 10, 11, 12],
        &[6, 8, 9, 10, 11, 12],
        &[5, 6, 11, 12],
        &[6, 11, 12],
        &[3, 5, 6, 11],
        &[1, 3, 4, 6, 10, 11],
    ],
    [
        &[3, 4, 6, 10, 11, 12],
        &[3, 6, 10, 11, 12],
        &[1, 3, 6, 10, 11],
        &[1, 2, 4, 6, 8, 10, 11],
        &[1, 2, 4, 5, 6, 7, 9, 10, 11],
        &[1, 2, 3, 4, 5, 8, 9],
        &[1, 3, 4, 6, 10, 11],
        &[3, 6, 10, 11],
    ],
];

/// Where Varahamihira's places differ: whose, from whom.
const VARAHAMIHIRA: [(usize, usize, &[u8]); 4] = [
    (1, 1, &[1, 3, 6, 7, 10, 11]),
    (1, 2, &[2, 3, 5, 6, 9, 10, 11]),
    (1, 4, &[1, 4, 7, 8, 10, 11, 12]),
    (5, 2, &[3, 5, 6, 9, 11, 12]),
];

/// Whose places are counted; both make 337 points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Places {
    /// Those of BPHS 66.17-43: the default.
    #[default]
    Parashara,
    /// Those of Varahamihira, *Brihat Jataka* 9.1-7, which Raman follows: the Moon's from the Moon, Mars and Jupiter,
    /// and Venus's from Mars are others.
    Varahamihira,
}

impl Places {
    fn table(self) -> [Row; 8] {
        let mut table = TABLE;
        if self == Self::Varahamihira {
            for (whose, from, places) in VARAHAMIHIRA {
                if let Some(slot) = table.get_mut(whose).and_then(|row| row.get_mut(from)) {
                    *slot = places;
                }
            }
        }
        table
    }
}

/// Multipliers of the signs, and of the seven grahas: BPHS 69.1-5.
const SIGN_FACTORS: [u32; 12] = [7, 10, 8, 4, 10, 5, 7, 8, 9, 5, 11, 12];
const GRAHA_FACTORS: [u32; 7] = [5, 5, 8, 5, 10, 7, 5];

/// The pairs of signs with one lord.
const PAIRS: [(Sign, Sign); 5] = [
    (Sign::Aries, Sign::Scorpio),
    (Sign::Taurus, Sign::Libra),
    (Sign::Gemini, Sign::Virgo),
    (Sign::Sagittarius, Sign::Pisces),
    (Sign::Capricorn, Sign::Aquarius),
];

/// The ashtakavarga of one graha, or of the lagna.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bhinna {
    /// The points of each sign.
    pub bindus: Bindus,
    /// After the reduction of trines: of three signs of one element, the least is taken from each (BPHS 67.3-5).
    pub after_trikona: Bindus,
    /// After the reduction of common lordship as well (BPHS 67.6-12).
    pub after_ekadhipatya: Bindus,
    /// The last by the factors of the signs.
    pub rashi_pinda: u32,
    /// The last by the factors of the grahas, where they stand.
    pub graha_pinda: u32,
}

impl Bhinna {
    /// Both pindas together.
    #[must_use]
    pub const fn shodhya_pinda(&self) -> u32 {
        self.rashi_pinda + self.graha_pinda
    }
}

/// The ashtakavarga of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ashtakavarga {
    /// Of the Sun, Moon, Mars, Mercury, Jupiter, Venus and Saturn.
    pub bhinna: [Bhinna; 7],
    /// Of the lagna, which the sum leaves out.
    pub lagna: Bhinna,
    /// Sarva: the points of the seven together, 337 in all.
    pub sarva: Bindus,
}

/// The ashtakavarga of a chart.
///
/// # Errors
/// [`astra_core::ErrorKind::InvalidInput`] naming `at` where the chart has no lagna.
pub fn ashtakavarga(chart: &VedicChart, places: Places) -> Result<Ashtakavarga> {
    let lagna = chart
        .lagna_sign()
        .ok_or_else(|| Error::invalid("at", "without a lagna", "a time and a place of birth"))?;
    let mut references = [lagna; 8];
    for (slot, graha) in references.iter_mut().zip(Graha::SEVEN) {
        *slot = chart.sign(graha);
    }
    let all = places.table().map(|row| bhinna(chart, &row, &references));
    let [sun, moon, mars, mercury, jupiter, venus, saturn, lagna] = all;
    let bhinna = [sun, moon, mars, mercury, jupiter, venus, saturn];
    let mut sarva = [0; 12];
    for one in &bhinna {
        for (sum, bindus) in sarva.iter_mut().zip(one.bindus) {
            *sum += bindus;
        }
    }
    Ok(Ashtakavarga { bhinna, lagna, sarva })
}

fn bhinna(chart: &VedicChart, row: &Row, references: &[Sign; 8]) -> Bhinna {
    let mut bindus = [0; 12];
    for (places, reference) in row.iter().zip(references) {
        for place in *places {
            add(&mut bindus, reference.advanced(i32::from(*place) - 1));
        }
    }
    let after_trikona = trikona(bindus);
    let after_ekadhipatya = ekadhipatya(chart, after_trikona);
    let rashi_pinda = after_ekadhipatya
        .iter()
        .zip(SIGN_FACTORS)
        .map(|(bindus, factor)| u32::from(*bindus) * factor)
        .sum();
    let graha_pinda = Graha::SEVEN
        .into_iter()
        .zip(GRAHA_FACTORS)
        .map(|(graha, factor)| u32::from(at(&after_ekadhipatya, chart.sign(graha))) * factor)
        .sum();
    Bhinna {
        bindus,
        after_trikona,
        after_ekadhipatya,
        rashi_pinda,
        graha_pinda,
    }
}

fn at(bindus: &Bindus, sign: Sign) -> u8 {
    bindus.get(usize::from(sign.index())).copied().unwrap_or_default()
}

fn add(bindus: &mut Bindus, sign: Sign) {
    if let Some(slot) = bindus.get_mut(usize::from(sign.index())) {
        *slot += 1;
    }
}

fn set(bindus: &mut Bindus, sign: Sign, value: u8) {
    if let Some(slot) = bindus.get_mut(usize::from(sign.index())) {
        *slot = value;
    }
}

/// The three rules of the text come to one: with a nought among the three the least is nought, with three equal all
/// become nought.
fn trikona(bindus: Bindus) -> Bindus {
    let mut reduced = bindus;
    for sign in Sign::ALL {
        let trine = [0, 4, 8].map(|step| at(&bindus, sign.advanced(step)));
        let least = trine.into_iter().min().unwrap_or_default();
        set(&mut reduced, sign, at(&bindus, sign) - least);
    }
    reduced
}

/// Two signs of one lord: left alone where either has nought or both are tenanted; where neither is, both become the
/// lesser, or nought if equal; where one is, the empty one becomes as many as the tenanted one if it has more, else
/// nought. Tenants are the nine grahas.
fn ekadhipatya(chart: &VedicChart, bindus: Bindus) -> Bindus {
    let mut reduced = bindus;
    for (a, b) in PAIRS {
        let (at_a, at_b) = (at(&bindus, a), at(&bindus, b));
        if at_a == 0 || at_b == 0 {
            continue;
        }
        let tenanted = |sign: Sign| chart.occupants(sign).next().is_some();
        match (tenanted(a), tenanted(b)) {
            (true, true) => {}
            (false, false) => {
                let both = if at_a == at_b { 0 } else { at_a.min(at_b) };
                set(&mut reduced, a, both);
                set(&mut reduced, b, both);
            }
            (true, false) => set(&mut reduced, b, if at_b > at_a { at_a } else { 0 }),
            (false, true) => set(&mut reduced, a, if at_a > at_b { at_b } else { 0 }),
        }
    }
    reduced
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_tables_have_the_points_that_the_texts_count() {
        for places in [Places::Parashara, Places::Varahamihira] {
            let sums = places
                .table()
                .map(|row| row.iter().map(|places| places.len()).sum::<usize>());
            assert_eq!(sums, [48, 49, 39, 54, 56, 52, 39, 49]);
            assert_eq!(sums.iter().take(7).sum::<usize>(), 337);
        }
    }

    #[test]
    fn signs_of_one_lord_are_reduced_by_who_stands_in_them() {
        // The Sun in Aries, all others in Cancer: Scorpio, and both signs of the other pairs, are empty.
        let chart = VedicChart::from_longitudes([5.0, 95.0, 95.0, 95.0, 95.0, 95.0, 95.0, 95.0, 95.0], None);
        let of = |pairs: &[(Sign, u8)]| {
            let mut bindus = [0; 12];
            for (sign, value) in pairs {
                set(&mut bindus, *sign, *value);
            }
            ekadhipatya(&chart, bindus)
        };
        use Sign::{Aries, Gemini, Libra, Scorpio, Taurus, Virgo};
        assert_eq!(at(&of(&[(Aries, 3), (Scorpio, 5)]), Scorpio), 3);
        assert_eq!(at(&of(&[(Aries, 3), (Scorpio, 3)]), Scorpio), 0);
        assert_eq!(at(&of(&[(Aries, 3), (Scorpio, 2)]), Scorpio), 0);
        assert_eq!(at(&of(&[(Scorpio, 2)]), Scorpio), 2);
        let empty = of(&[(Taurus, 4), (Libra, 2), (Gemini, 3), (Virgo, 3)]);
        assert_eq!(
            [Taurus, Libra, Gemini, Virgo].map(|sign| at(&empty, sign)),
            [2, 2, 0, 0]
        );
    }

    proptest! {
        #[test]
        fn the_sum_is_always_337_and_reductions_only_reduce(
            longitudes in prop::array::uniform9(0.0..360.0_f64),
            lagna in 0.0..360.0_f64,
        ) {
            let chart = VedicChart::from_longitudes(longitudes, Some(lagna));
            let found = ashtakavarga(&chart, Places::default()).unwrap();
            prop_assert_eq!(found.sarva.iter().map(|bindus| u32::from(*bindus)).sum::<u32>(), 337);
            for one in found.bhinna.iter().chain([&found.lagna]) {
                for ((before, between), after) in one.bindus.iter().zip(&one.after_trikona).zip(&one.after_ekadhipatya) {
                    prop_assert!(after <= between && between <= before);
                    prop_assert!(*before <= 8);
                }
            }
        }
    }
}
