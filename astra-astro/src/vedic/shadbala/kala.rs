//! Strength by time: BPHS 27.9-17 and 27.20, Raman chapter 5.

use serde::Serialize;

use super::{Declination, GrahaBala, RUPA, WarVictor, birth::Birth, halves};
use crate::{
    angle::{arc, normalize},
    coordinates::Ecliptic,
    vedic::Graha,
};

/// Strength by time, in virupas.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Kala {
    /// By noon and midnight, 0 to 60: Sun, Jupiter, Venus at noon, Moon, Mars, Saturn at midnight, Mercury always.
    pub natonnata: f64,
    /// By the phase of the Moon, 0 to 60: benefics at full, malefics at new Moon; the Moon's own twice.
    pub paksha: f64,
    /// 60 for the lord of the third of day or night; Jupiter always.
    pub tribhaga: f64,
    /// 15 for the lord of the year of 360 days.
    pub abda: f64,
    /// 30 for the lord of the month of 30 days.
    pub masa: f64,
    /// 45 for the lord of the weekday.
    pub vara: f64,
    /// 60 for the lord of the hora, a twenty-fourth from sunrise to sunrise.
    pub hora: f64,
    /// By declination, 0 to 60; the Sun's own twice.
    pub ayana: f64,
    /// What a war with another graha gives or takes.
    pub yuddha: f64,
}

impl Kala {
    /// All together.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.until_hora() + self.ayana + self.yuddha
    }

    fn until_hora(&self) -> f64 {
        self.natonnata + self.paksha + self.tribhaga + self.abda + self.masa + self.vara + self.hora
    }
}

/// The lords of the weekdays from Sunday.
const WEEKDAYS: [Graha; 7] = [
    Graha::Sun,
    Graha::Moon,
    Graha::Mars,
    Graha::Mercury,
    Graha::Jupiter,
    Graha::Venus,
    Graha::Saturn,
];
/// The lords of the horas from the first of Sunday.
const HORAS: [Graha; 7] = [
    Graha::Sun,
    Graha::Venus,
    Graha::Mercury,
    Graha::Moon,
    Graha::Saturn,
    Graha::Jupiter,
    Graha::Mars,
];
/// The lords of the thirds of the day and of the night.
const THIRDS: [[Graha; 3]; 2] = [
    [Graha::Mercury, Graha::Sun, Graha::Saturn],
    [Graha::Moon, Graha::Venus, Graha::Mars],
];
/// The Julian day number of the first day of the Kali age, a Friday, and the days from creation to it: *Surya
/// Siddhanta* 1.45-51, 1,955,880,000 years of 1,577,917,828 days in 4,320,000.
const KALI: i64 = 588_466;
const BEFORE_KALI: i64 = 714_402_296_627;
/// The greatest declination of the texts, in degrees.
const GREATEST: f64 = 24.0;
/// The kranti in minutes of arc, by 15 degrees of longitude from the equinox (Raman 79).
const KRANTI: [f64; 7] = [0.0, 362.0, 703.0, 1002.0, 1238.0, 1388.0, 1440.0];
/// Grahas within so many degrees are at war.
const WAR: f64 = 1.0;

pub(super) fn strength(birth: &Birth, graha: Graha, declination: Declination) -> Kala {
    let of = |lord: Option<Graha>, virupas: f64| if lord == Some(graha) { virupas } else { 0.0 };
    let day = &birth.day;
    let third = THIRDS
        .get(usize::from(!day.light))
        .and_then(|lords| lords.get((day.over * 3.0) as usize))
        .copied();
    let since_creation = day.number - KALI + BEFORE_KALI;
    // The lord of the first day of the running year or month: each goes on by its days over whole weeks.
    let lord = |days: i64, step: i64| weekday(since_creation.div_euclid(days) * step);
    Kala {
        natonnata: natonnata(birth, graha),
        paksha: paksha(birth, graha),
        tribhaga: if graha == Graha::Jupiter { RUPA } else { of(third, RUPA) },
        abda: of(lord(360, 3), 15.0),
        masa: of(lord(30, 2), 30.0),
        vara: of(weekday(day.weekday as i64), 45.0),
        hora: of(hora(day.weekday, day.over_all), RUPA),
        ayana: ayana(birth, graha, declination),
        yuddha: 0.0,
    }
}

fn weekday(days: i64) -> Option<Graha> {
    WEEKDAYS.get(days.rem_euclid(7) as usize).copied()
}

fn hora(weekday: usize, over: f64) -> Option<Graha> {
    // The first hora of each day is its own: 24 horas further is three places on.
    let hours = weekday * 24 + (over * 24.0) as usize;
    HORAS.get(hours % 7).copied()
}

fn natonnata(birth: &Birth, graha: Graha) -> f64 {
    let by_day = (180.0 - birth.from_noon) / 3.0;
    match graha {
        Graha::Mercury => RUPA,
        Graha::Sun | Graha::Jupiter | Graha::Venus => by_day,
        _ => RUPA - by_day,
    }
}

fn paksha(birth: &Birth, graha: Graha) -> f64 {
    let bright = halves(birth.chart.elongation());
    let own = if birth.chart.is_benefic(graha) {
        bright
    } else {
        RUPA - bright
    };
    if graha == Graha::Moon { own * 2.0 } else { own }
}

fn ayana(birth: &Birth, graha: Graha, declination: Declination) -> f64 {
    let longitude = birth.tropical(graha);
    let by_sphere = |latitude| {
        Ecliptic::new(longitude, latitude)
            .to_equatorial(birth.obliquity)
            .declination
    };
    let declination = match declination {
        Declination::Khanda => khanda(longitude),
        Declination::OfLongitude => by_sphere(0.0),
        Declination::OfGraha => by_sphere(birth.chart.graha(graha).latitude),
    };
    let favourable = match graha {
        Graha::Mercury => declination.abs(),
        Graha::Moon | Graha::Saturn => -declination,
        _ => declination,
    };
    let own = (GREATEST + favourable) / (2.0 * GREATEST) * RUPA;
    if graha == Graha::Sun { own * 2.0 } else { own }
}

/// The kranti of a tropical longitude by the table, between its lines in proportion.
fn khanda(longitude: f64) -> f64 {
    let (bhuja, north) = match normalize(longitude) {
        way @ ..90.0 => (way, 1.0),
        way @ ..180.0 => (180.0 - way, 1.0),
        way @ ..270.0 => (way - 180.0, -1.0),
        way => (360.0 - way, -1.0),
    };
    let step = bhuja / 15.0;
    let line = (step as usize).min(KRANTI.len() - 2);
    let minutes = |line: usize| KRANTI.get(line).copied().unwrap_or_default();
    let (from, to) = (minutes(line), minutes(line + 1));
    north * (from + (to - from) * (step - line as f64)) / 60.0
}

/// The disc of a graha in the measure of the texts (Raman 84); None for Sun and Moon, which do not fight.
fn disc(graha: Graha) -> Option<f64> {
    match graha {
        Graha::Mars => Some(9.4),
        Graha::Mercury => Some(6.6),
        Graha::Jupiter => Some(190.4),
        Graha::Venus => Some(16.6),
        Graha::Saturn => Some(158.0),
        _ => None,
    }
}

/// Two grahas at war: the difference of their strengths so far, by that of their discs, goes from the loser to the
/// victor.
pub(super) fn war(birth: &Birth, grahas: &mut [GrahaBala; 7], victor: WarVictor) {
    let fighters: Vec<_> = grahas
        .iter()
        .filter_map(|bala| Some((bala.graha, disc(bala.graha)?, so_far(bala))))
        .collect();
    let mut moves = Vec::new();
    for (place, (a, disc_a, strength_a)) in fighters.iter().enumerate() {
        for (b, disc_b, strength_b) in fighters.iter().skip(place + 1) {
            let (at_a, at_b) = (birth.chart.graha(*a), birth.chart.graha(*b));
            let apart = arc(at_a.longitude, at_b.longitude);
            if apart.abs() >= WAR {
                continue;
            }
            let a_wins = match victor {
                WarVictor::Northern => at_a.latitude > at_b.latitude,
                WarVictor::LesserLongitude => apart > 0.0,
            };
            let gain = (strength_a - strength_b).abs() / (disc_a - disc_b).abs();
            moves.push((*a, if a_wins { gain } else { -gain }));
            moves.push((*b, if a_wins { -gain } else { gain }));
        }
    }
    for (graha, gain) in moves {
        if let Some(bala) = grahas.iter_mut().find(|bala| bala.graha == graha) {
            bala.kala.yuddha += gain;
        }
    }
}

fn so_far(bala: &GrahaBala) -> f64 {
    bala.sthana.total() + bala.dig + bala.kala.until_hora()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_hora_of_each_day_is_its_lords_and_the_last_of_sunday_mercurys() {
        for (day, lord) in WEEKDAYS.into_iter().enumerate() {
            assert_eq!(hora(day, 0.0), Some(lord));
        }
        assert_eq!(hora(0, 23.5 / 24.0), Some(Graha::Mercury));
        assert_eq!(hora(6, 1.5 / 24.0), Some(Graha::Jupiter));
    }

    #[test]
    fn the_count_since_creation_agrees_with_the_epoch_of_ramans_tables() {
        // 2 May 1827, from which Raman counts, was a Wednesday and began a year of 360 days.
        const RAMAN: i64 = 2_388_479;
        let days = RAMAN - KALI + BEFORE_KALI;
        assert_eq!((days % 360, days % 30, weekday(days)), (0, 0, Some(Graha::Mercury)));
        assert_eq!(
            weekday(KALI - KALI + BEFORE_KALI),
            Some(Graha::Venus),
            "the Kali age began on a Friday"
        );
    }

    #[test]
    fn the_table_of_kranti_runs_there_and_back() {
        for (longitude, degrees) in [
            (0.0, 0.0),
            (90.0, 24.0),
            (180.0, 0.0),
            (270.0, -24.0),
            (30.0, 703.0 / 60.0),
            (345.0, -362.0 / 60.0),
            (360.0, 0.0),
        ] {
            assert!((khanda(longitude) - degrees).abs() < 1e-9, "{longitude}");
        }
    }
}
