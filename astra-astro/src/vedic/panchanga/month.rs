//! Lunar months, added and dropped ones, and the years.
//!
//! A month runs from new moon to new moon and bears the name of the sign into which the Sun goes in it: Chaitra when he
//! enters Aries. A month without such an entry is adhika, added, and bears the name of the next; one with two drops a
//! name, kshaya (*Calendar Reform Committee*, part C; R. Sewell and S. B. Dikshit, *The Indian Calendar*, 1896, art. 45
//! to 51).

use astra_core::{
    Result,
    chart::{Instant, JulianDayTt, Sign},
};
use serde::{Deserialize, Serialize};

use super::{
    Tithi,
    limbs::Paksha,
    spans::{Angle, Sky},
};
use crate::{
    almanac::{moon, scales},
    ephemeris::Ephemeris,
    vedic::Rashi as _,
};

/// The mean synodic month in days; it finds the year's beginning only.
const MONTH: f64 = 29.530_588_861;
/// Days of a Gregorian year.
const YEAR: f64 = 365.2425;

/// Where a month begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthSystem {
    /// After the new moon, as in the south, in Maharashtra and Gujarat.
    #[default]
    Amanta,
    /// After the full moon, as in the north: the dark half bears the name of the month to come.
    Purnimanta,
}

/// A lunar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Month {
    Chaitra,
    Vaishakha,
    Jyeshtha,
    Ashadha,
    Shravana,
    Bhadrapada,
    Ashvina,
    Kartika,
    Margashirsha,
    Pausha,
    Magha,
    Phalguna,
}

impl Month {
    /// From Chaitra.
    pub const ALL: [Self; 12] = [
        Self::Chaitra,
        Self::Vaishakha,
        Self::Jyeshtha,
        Self::Ashadha,
        Self::Shravana,
        Self::Bhadrapada,
        Self::Ashvina,
        Self::Kartika,
        Self::Margashirsha,
        Self::Pausha,
        Self::Magha,
        Self::Phalguna,
    ];

    /// The month of an index, 0 for Chaitra, taken modulo 12.
    #[must_use]
    pub fn from_index(index: i64) -> Self {
        Self::ALL
            .get(index.rem_euclid(12) as usize)
            .copied()
            .unwrap_or(Self::Chaitra)
    }

    /// 0 to 11.
    #[must_use]
    pub const fn index(self) -> u8 {
        self as u8
    }

    /// The Sanskrit name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chaitra => "Chaitra",
            Self::Vaishakha => "Vaishakha",
            Self::Jyeshtha => "Jyeshtha",
            Self::Ashadha => "Ashadha",
            Self::Shravana => "Shravana",
            Self::Bhadrapada => "Bhadrapada",
            Self::Ashvina => "Ashvina",
            Self::Kartika => "Kartika",
            Self::Margashirsha => "Margashirsha",
            Self::Pausha => "Pausha",
            Self::Magha => "Magha",
            Self::Phalguna => "Phalguna",
        }
    }
}

/// The lunar month of a day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LunarMonth {
    /// Its name in the system asked for.
    pub month: Month,
    /// Whether it is an added month.
    pub adhika: bool,
    /// The name that is dropped because the Sun enters two signs in this month.
    pub kshaya: Option<Month>,
    /// The system.
    pub system: MonthSystem,
    /// The new moon before the day.
    pub new_moon: Instant,
    /// The new moon after it.
    pub next_new_moon: Instant,
}

/// A season of two months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ritu {
    /// Spring: Chaitra and Vaishakha.
    Vasanta,
    /// Summer.
    Grishma,
    /// The rains.
    Varsha,
    /// Autumn.
    Sharad,
    /// Early winter.
    Hemanta,
    /// Late winter.
    Shishira,
}

impl Ritu {
    const ALL: [Self; 6] = [
        Self::Vasanta,
        Self::Grishma,
        Self::Varsha,
        Self::Sharad,
        Self::Hemanta,
        Self::Shishira,
    ];

    /// By the lunar month, from new moon to new moon.
    pub(super) fn of_month(month: Month) -> Self {
        Self::ALL
            .get(usize::from(month.index() / 2))
            .copied()
            .unwrap_or(Self::Vasanta)
    }

    /// By the tropical Sun: spring is Pisces and Aries (*Surya Siddhanta* 14.10).
    pub(super) fn of_sun(sign: Sign) -> Self {
        Self::of_month(Month::from_index(i64::from(sign.index()) + 1))
    }
}

/// The years of a day. All of them but Vikrama of Gujarat begin with the bright half of Chaitra, an added one included.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Years {
    /// Shaka, elapsed.
    pub shaka: i32,
    /// Vikrama as in the north, elapsed.
    pub vikrama: i32,
    /// Vikrama as in Gujarat, where the year begins with Kartika.
    pub vikrama_kartika: i32,
    /// Kali, elapsed.
    pub kali: i32,
    /// The number of the year among the sixty, 1 for Prabhava, as the south counts: one lunar year each, without
    /// Jupiter (Sewell and Dikshit, art. 62).
    pub samvatsara: u8,
    /// Its name.
    pub samvatsara_name: &'static str,
}

/// The lunar month at an instant, amanta, with its index from Chaitra.
pub(super) fn month<E: Ephemeris + ?Sized>(
    sky: &Sky<'_, E>,
    at: JulianDayTt,
    tithi: Tithi,
    system: MonthSystem,
) -> Result<(LunarMonth, Month)> {
    let mut number = moon::new_moon_near(at);
    if moon::exact(sky.ephemeris, number)? > at {
        number -= 4;
    }
    let mut start = moon::exact(sky.ephemeris, number)?;
    let mut end = moon::exact(sky.ephemeris, number + 4)?;
    if end <= at {
        (start, end) = (end, moon::exact(sky.ephemeris, number + 8)?);
    }
    let sign = |at| Ok::<_, astra_core::Error>(Sign::of(sky.angle(Angle::Sun, at)?.0));
    let (first, last) = (sign(start)?, sign(end)?);
    let entries = i64::from(first.count_to(last)) - 1;
    let amanta = Month::from_index(i64::from(first.index()) + 1);
    let adhika = entries == 0;
    let following = matches!(system, MonthSystem::Purnimanta) && tithi.paksha() == Paksha::Krishna && !adhika;
    let told = Month::from_index(i64::from(amanta.index()) + i64::from(following));
    let month = LunarMonth {
        month: told,
        adhika,
        kshaya: (entries == 2).then(|| Month::from_index(i64::from(amanta.index()) + 1)),
        system,
        new_moon: scales::instant(sky.ephemeris, start)?,
        next_new_moon: scales::instant(sky.ephemeris, end)?,
    };
    Ok((month, amanta))
}

impl Years {
    /// The years in an amanta month that began at a new moon.
    pub(super) fn of(month: Month, new_moon: Instant) -> Self {
        let index = month.index();
        // A fortnight into Chaitra: between March and May of one year for some thousand years around today.
        let chaitra = new_moon.jd_ut.0 - f64::from(index) * MONTH + MONTH / 2.0;
        let gregorian = 2000 + ((chaitra - 2_451_544.5) / YEAR).floor() as i32;
        let shaka = gregorian - 78;
        let number = (shaka + 11).rem_euclid(60);
        Self {
            shaka,
            vikrama: gregorian + 57,
            vikrama_kartika: gregorian + if index < Month::Kartika.index() { 56 } else { 57 },
            kali: gregorian + 3101,
            samvatsara: u8::try_from(number + 1).unwrap_or_default(),
            samvatsara_name: usize::try_from(number)
                .ok()
                .and_then(|number| SAMVATSARAS.get(number))
                .copied()
                .unwrap_or_default(),
        }
    }
}

const SAMVATSARAS: [&str; 60] = [
    "Prabhava",
    "Vibhava",
    "Shukla",
    "Pramoda",
    "Prajapati",
    "Angirasa",
    "Shrimukha",
    "Bhava",
    "Yuvan",
    "Dhatri",
    "Ishvara",
    "Bahudhanya",
    "Pramathin",
    "Vikrama",
    "Vrisha",
    "Chitrabhanu",
    "Subhanu",
    "Tarana",
    "Parthiva",
    "Vyaya",
    "Sarvajit",
    "Sarvadharin",
    "Virodhin",
    "Vikrita",
    "Khara",
    "Nandana",
    "Vijaya",
    "Jaya",
    "Manmatha",
    "Durmukha",
    "Hemalamba",
    "Vilamba",
    "Vikarin",
    "Sharvarin",
    "Plava",
    "Shubhakrit",
    "Shobhakrit",
    "Krodhin",
    "Vishvavasu",
    "Parabhava",
    "Plavanga",
    "Kilaka",
    "Saumya",
    "Sadharana",
    "Virodhakrit",
    "Paridhavin",
    "Pramadin",
    "Ananda",
    "Rakshasa",
    "Anala",
    "Pingala",
    "Kalayukta",
    "Siddharthin",
    "Raudra",
    "Durmati",
    "Dundubhi",
    "Rudhirodgarin",
    "Raktaksha",
    "Krodhana",
    "Kshaya",
];
