//! The five limbs: what they are called, and how they are counted.

use astra_core::chart::{Body, Instant};
use serde::{Deserialize, Serialize};

use crate::vedic::{Graha, Nakshatra};

/// One limb of a day, with the whole time that it holds: it may begin before the day and end after it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Limb<T> {
    /// Which.
    pub value: T,
    /// Its beginning.
    pub start: Instant,
    /// Its end.
    pub end: Instant,
    /// How it lies against the day.
    pub extent: Extent,
}

/// How a limb lies against a day from sunrise to sunrise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// It holds at one of the two sunrises.
    Usual,
    /// Kshaya: it begins after one sunrise and ends before the next.
    Skipped,
    /// Vriddhi: it holds at both.
    Repeated,
}

/// The half of a lunar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paksha {
    /// The bright half, the Moon waxing.
    Shukla,
    /// The dark half, the Moon waning.
    Krishna,
}

impl Paksha {
    /// The Sanskrit name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shukla => "Shukla",
            Self::Krishna => "Krishna",
        }
    }
}

/// The five kinds of tithi, which repeat (*Muhurta Chintamani* 1.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum TithiKind {
    Nanda,
    Bhadra,
    Jaya,
    Rikta,
    Purna,
}

/// A thirtieth of the lunar month: twelve degrees of the Moon from the Sun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "TithiTold")]
pub struct Tithi(u8);

/// What JSON tells of a tithi.
#[derive(Serialize)]
struct TithiTold {
    number: u8,
    name: &'static str,
    paksha: Paksha,
}

impl From<Tithi> for TithiTold {
    fn from(tithi: Tithi) -> Self {
        Self {
            number: tithi.number(),
            name: tithi.name(),
            paksha: tithi.paksha(),
        }
    }
}

/// Of both halves; the fifteenth is the full moon's or the new moon's.
const TITHIS: [&str; 14] = [
    "Pratipada",
    "Dvitiya",
    "Tritiya",
    "Chaturthi",
    "Panchami",
    "Shashthi",
    "Saptami",
    "Ashtami",
    "Navami",
    "Dashami",
    "Ekadashi",
    "Dvadashi",
    "Trayodashi",
    "Chaturdashi",
];

impl Tithi {
    /// The tithi of an index, 0 for the first after the new moon, taken modulo 30.
    #[must_use]
    pub const fn from_index(index: i64) -> Self {
        Self(index.rem_euclid(30) as u8)
    }

    /// 0 to 29.
    #[must_use]
    pub const fn index(self) -> u8 {
        self.0
    }

    /// 1 to 30: 15 ends with the full moon, 30 with the new moon.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0 + 1
    }

    /// 1 to 15 within its half.
    #[must_use]
    pub const fn in_paksha(self) -> u8 {
        self.0 % 15 + 1
    }

    /// Its half of the month.
    #[must_use]
    pub const fn paksha(self) -> Paksha {
        if self.0 < 15 { Paksha::Shukla } else { Paksha::Krishna }
    }

    /// The Sanskrit name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0 {
            14 => "Purnima",
            29 => "Amavasya",
            other => TITHIS.get(usize::from(other % 15)).copied().unwrap_or("Amavasya"),
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(self) -> TithiKind {
        match self.0 % 5 {
            0 => TithiKind::Nanda,
            1 => TithiKind::Bhadra,
            2 => TithiKind::Jaya,
            3 => TithiKind::Rikta,
            _ => TithiKind::Purna,
        }
    }
}

/// A weekday, from sunrise to sunrise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Vara {
    Sunday,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
}

impl Vara {
    /// From Sunday.
    pub const ALL: [Self; 7] = [
        Self::Sunday,
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
    ];

    /// The weekday of a civil day.
    #[must_use]
    pub fn of(date: jiff::civil::Date) -> Self {
        let index = usize::from(date.weekday().to_sunday_zero_offset().unsigned_abs());
        Self::ALL.get(index).copied().unwrap_or(Self::Sunday)
    }

    /// 0 for Sunday to 6 for Saturday.
    #[must_use]
    pub const fn index(self) -> u8 {
        self as u8
    }

    /// The Sanskrit name.
    #[must_use]
    pub const fn sanskrit(self) -> &'static str {
        match self {
            Self::Sunday => "Ravivara",
            Self::Monday => "Somavara",
            Self::Tuesday => "Mangalavara",
            Self::Wednesday => "Budhavara",
            Self::Thursday => "Guruvara",
            Self::Friday => "Shukravara",
            Self::Saturday => "Shanivara",
        }
    }

    /// The graha that rules the day.
    #[must_use]
    pub const fn lord(self) -> Graha {
        match self {
            Self::Sunday => Graha::Sun,
            Self::Monday => Graha::Moon,
            Self::Tuesday => Graha::Mars,
            Self::Wednesday => Graha::Mercury,
            Self::Thursday => Graha::Jupiter,
            Self::Friday => Graha::Venus,
            Self::Saturday => Graha::Saturn,
        }
    }

    /// The body that rules the day.
    #[must_use]
    pub fn body(self) -> Body {
        crate::almanac::hours::ruler_of_day(self.index())
    }
}

/// A quarter of a nakshatra.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pada {
    /// Which nakshatra.
    pub nakshatra: Nakshatra,
    /// 1 to 4.
    pub pada: u8,
}

impl Pada {
    /// The quarter of an index, 0 for the first of Ashwini, taken modulo 108.
    #[must_use]
    pub fn from_index(index: i64) -> Self {
        let index = index.rem_euclid(108);
        Self {
            nakshatra: Nakshatra::from_index((index / 4) as i32),
            pada: (index % 4) as u8 + 1,
        }
    }
}

/// A twenty-seventh of the sum of the sidereal longitudes of Sun and Moon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "YogaTold")]
pub struct Yoga(u8);

#[derive(Serialize)]
struct YogaTold {
    number: u8,
    name: &'static str,
}

impl From<Yoga> for YogaTold {
    fn from(yoga: Yoga) -> Self {
        Self {
            number: yoga.number(),
            name: yoga.name(),
        }
    }
}

const YOGAS: [&str; 27] = [
    "Vishkambha",
    "Priti",
    "Ayushman",
    "Saubhagya",
    "Shobhana",
    "Atiganda",
    "Sukarma",
    "Dhriti",
    "Shula",
    "Ganda",
    "Vriddhi",
    "Dhruva",
    "Vyaghata",
    "Harshana",
    "Vajra",
    "Siddhi",
    "Vyatipata",
    "Variyan",
    "Parigha",
    "Shiva",
    "Siddha",
    "Sadhya",
    "Shubha",
    "Shukla",
    "Brahma",
    "Indra",
    "Vaidhriti",
];

impl Yoga {
    /// The yoga of an index, 0 for Vishkambha, taken modulo 27.
    #[must_use]
    pub const fn from_index(index: i64) -> Self {
        Self(index.rem_euclid(27) as u8)
    }

    /// 1 to 27.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0 + 1
    }

    /// The Sanskrit name.
    #[must_use]
    pub fn name(self) -> &'static str {
        YOGAS.get(usize::from(self.0)).copied().unwrap_or("Vaidhriti")
    }
}

/// Half a tithi.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "KaranaTold")]
pub struct Karana(u8);

#[derive(Serialize)]
struct KaranaTold {
    number: u8,
    name: &'static str,
}

impl From<Karana> for KaranaTold {
    fn from(karana: Karana) -> Self {
        Self {
            number: karana.number(),
            name: karana.name(),
        }
    }
}

/// The movable ones, eight times in a month; Vishti is Bhadra.
const KARANAS: [&str; 7] = ["Bava", "Balava", "Kaulava", "Taitila", "Gara", "Vanija", "Vishti"];

impl Karana {
    /// The karana of an index, 0 for the first half of the first tithi, taken modulo 60.
    #[must_use]
    pub const fn from_index(index: i64) -> Self {
        Self(index.rem_euclid(60) as u8)
    }

    /// 1 to 60 through the month: 1 is Kimstughna.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0 + 1
    }

    /// The Sanskrit name: four fixed karanas around the new moon, seven movable ones in between.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0 {
            0 => "Kimstughna",
            57 => "Shakuni",
            58 => "Chatushpada",
            59 => "Naga",
            other => KARANAS.get(usize::from((other - 1) % 7)).copied().unwrap_or("Vishti"),
        }
    }

    /// Vishti, called Bhadra: what is begun in it fails.
    #[must_use]
    pub const fn is_vishti(self) -> bool {
        self.0 > 0 && self.0 < 57 && (self.0 - 1) % 7 == 6
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_movable_karanas_come_eight_times_and_the_fixed_ones_once() {
        let count = |name: &str| {
            (0..60)
                .filter(|index| Karana::from_index(*index).name() == name)
                .count()
        };
        for movable in KARANAS {
            assert_eq!(count(movable), 8);
        }
        for fixed in ["Kimstughna", "Shakuni", "Chatushpada", "Naga"] {
            assert_eq!(count(fixed), 1);
        }
        assert_eq!(
            (0..60).filter(|index| Karana::from_index(*index).is_vishti()).count(),
            8
        );
    }

    #[test]
    fn the_full_moon_ends_the_fifteenth_tithi_and_the_new_moon_the_thirtieth() {
        assert_eq!(Tithi::from_index(14).name(), "Purnima");
        assert_eq!(Tithi::from_index(-1).name(), "Amavasya");
        assert_eq!(Tithi::from_index(15).name(), "Pratipada");
        assert_eq!(Tithi::from_index(15).paksha(), Paksha::Krishna);
        assert_eq!(Tithi::from_index(13).kind(), TithiKind::Rikta);
    }

    #[test]
    fn a_weekday_is_that_of_the_calendar() {
        assert_eq!(Vara::of(jiff::civil::date(2024, 1, 1)), Vara::Monday);
        assert_eq!(Vara::of(jiff::civil::date(2000, 1, 2)), Vara::Sunday);
    }
}
