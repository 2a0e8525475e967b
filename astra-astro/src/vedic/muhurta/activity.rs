//! What the texts ask for well-known undertakings.
//!
//! Rama Daivajna, *Muhurta Chintamani* (1600); the chapter stands with each. What depends on the persons (the seventh
//! house of a marriage, the sixth month of a child) is left to the reader.

use astra_core::chart::Sign;
use serde::{Deserialize, Serialize};

use super::{Avoid, Criteria};
use crate::vedic::{
    Nakshatra,
    panchanga::{Month, Vara},
};

/// An undertaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Activity {
    /// Vivaha.
    Marriage,
    /// Yatra.
    Travel,
    /// Griha pravesha: moving into a new house.
    HouseEntry,
    /// Vipani: opening a shop or business.
    Business,
    /// Namakarana: naming a child.
    Naming,
    /// Vidyarambha: beginning to learn.
    Education,
}

struct Rules {
    name: &'static str,
    source: &'static str,
    varas: &'static [Vara],
    tithis: &'static [u8],
    nakshatras: &'static [Nakshatra],
    lagnas: &'static [Sign],
    sun_signs: &'static [Sign],
    months: &'static [Month],
    avoid: &'static [Avoid],
}

impl Activity {
    /// Every undertaking.
    pub const ALL: [Self; 6] = [
        Self::Marriage,
        Self::Travel,
        Self::HouseEntry,
        Self::Business,
        Self::Naming,
        Self::Education,
    ];

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.rules().name
    }

    /// Where the criteria stand.
    #[must_use]
    pub const fn source(self) -> &'static str {
        self.rules().source
    }

    /// What is asked for it.
    #[must_use]
    pub fn criteria(self) -> Criteria {
        let rules = self.rules();
        Criteria {
            varas: rules.varas.to_vec(),
            tithis: rules.tithis.to_vec(),
            nakshatras: rules.nakshatras.to_vec(),
            lagnas: rules.lagnas.to_vec(),
            sun_signs: rules.sun_signs.to_vec(),
            months: rules.months.to_vec(),
            avoid: rules.avoid.to_vec(),
            ..Criteria::default()
        }
    }

    const fn rules(self) -> &'static Rules {
        match self {
            Self::Marriage => &MARRIAGE,
            Self::Travel => &TRAVEL,
            Self::HouseEntry => &HOUSE_ENTRY,
            Self::Business => &BUSINESS,
            Self::Naming => &NAMING,
            Self::Education => &EDUCATION,
        }
    }
}

/// The days of the benefics.
const GOOD_DAYS: &[Vara] = &[Vara::Monday, Vara::Wednesday, Vara::Thursday, Vara::Friday];

/// All but the fourth, ninth and fourteenth of both halves (rikta) and the new moon's.
const NOT_RIKTA: &[u8] = &[
    1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13, 15, 16, 17, 18, 20, 21, 22, 23, 25, 26, 27, 28,
];

/// What nobody begins anything in: chapter 1.
const COMMON: &[Avoid] = &[
    Avoid::RahuKalam,
    Avoid::Yamaganda,
    Avoid::Durmuhurta,
    Avoid::Varjyam,
    Avoid::Bhadra,
    Avoid::BadYogas,
];

const MARRIAGE: Rules = Rules {
    name: "marriage",
    source: "Muhurta Chintamani, chapter 6 (vivaha)",
    varas: GOOD_DAYS,
    tithis: NOT_RIKTA,
    nakshatras: &[
        Nakshatra::Rohini,
        Nakshatra::Mrigashira,
        Nakshatra::Magha,
        Nakshatra::UttaraPhalguni,
        Nakshatra::Hasta,
        Nakshatra::Swati,
        Nakshatra::Anuradha,
        Nakshatra::Mula,
        Nakshatra::UttaraAshadha,
        Nakshatra::UttaraBhadrapada,
        Nakshatra::Revati,
    ],
    lagnas: &[],
    sun_signs: &[
        Sign::Aries,
        Sign::Taurus,
        Sign::Gemini,
        Sign::Scorpio,
        Sign::Capricorn,
        Sign::Aquarius,
    ],
    months: &[],
    avoid: &[
        Avoid::RahuKalam,
        Avoid::Yamaganda,
        Avoid::Durmuhurta,
        Avoid::Varjyam,
        Avoid::Bhadra,
        Avoid::BadYogas,
        Avoid::IrregularMonths,
        Avoid::Combustion,
    ],
};

const TRAVEL: Rules = Rules {
    name: "travel",
    source: "Muhurta Chintamani, chapter 11 (yatra)",
    varas: &[],
    // Without the sixth, eighth and twelfth, the first bright one, full and new moon, and rikta.
    tithis: &[2, 3, 5, 7, 10, 11, 13, 16, 17, 18, 20, 22, 25, 26, 28],
    nakshatras: &[
        Nakshatra::Ashwini,
        Nakshatra::Mrigashira,
        Nakshatra::Punarvasu,
        Nakshatra::Pushya,
        Nakshatra::Hasta,
        Nakshatra::Anuradha,
        Nakshatra::Shravana,
        Nakshatra::Dhanishta,
        Nakshatra::Revati,
    ],
    lagnas: &[],
    sun_signs: &[],
    months: &[],
    avoid: COMMON,
};

const HOUSE_ENTRY: Rules = Rules {
    name: "house_entry",
    source: "Muhurta Chintamani, chapter 13 (griha pravesha)",
    varas: &[
        Vara::Monday,
        Vara::Wednesday,
        Vara::Thursday,
        Vara::Friday,
        Vara::Saturday,
    ],
    tithis: NOT_RIKTA,
    // Tender and fixed ones.
    nakshatras: &[
        Nakshatra::Rohini,
        Nakshatra::Mrigashira,
        Nakshatra::UttaraPhalguni,
        Nakshatra::Chitra,
        Nakshatra::Anuradha,
        Nakshatra::UttaraAshadha,
        Nakshatra::UttaraBhadrapada,
        Nakshatra::Revati,
    ],
    lagnas: &[Sign::Taurus, Sign::Leo, Sign::Scorpio, Sign::Aquarius],
    sun_signs: &[],
    months: &[Month::Vaishakha, Month::Jyeshtha, Month::Magha, Month::Phalguna],
    avoid: &[
        Avoid::RahuKalam,
        Avoid::Yamaganda,
        Avoid::Durmuhurta,
        Avoid::Varjyam,
        Avoid::Bhadra,
        Avoid::BadYogas,
        Avoid::IrregularMonths,
        Avoid::Combustion,
        Avoid::Dakshinayana,
    ],
};

const BUSINESS: Rules = Rules {
    name: "business",
    source: "Muhurta Chintamani, chapter 2 (vipani)",
    varas: &[
        Vara::Sunday,
        Vara::Monday,
        Vara::Wednesday,
        Vara::Thursday,
        Vara::Friday,
        Vara::Saturday,
    ],
    tithis: NOT_RIKTA,
    // Tender, fixed and swift ones.
    nakshatras: &[
        Nakshatra::Ashwini,
        Nakshatra::Rohini,
        Nakshatra::Mrigashira,
        Nakshatra::Pushya,
        Nakshatra::UttaraPhalguni,
        Nakshatra::Hasta,
        Nakshatra::Chitra,
        Nakshatra::Anuradha,
        Nakshatra::UttaraAshadha,
        Nakshatra::UttaraBhadrapada,
        Nakshatra::Revati,
    ],
    // All but Aquarius.
    lagnas: &[
        Sign::Aries,
        Sign::Taurus,
        Sign::Gemini,
        Sign::Cancer,
        Sign::Leo,
        Sign::Virgo,
        Sign::Libra,
        Sign::Scorpio,
        Sign::Sagittarius,
        Sign::Capricorn,
        Sign::Pisces,
    ],
    sun_signs: &[],
    months: &[],
    avoid: COMMON,
};

const NAMING: Rules = Rules {
    name: "naming",
    source: "Muhurta Chintamani, chapter 5 (namakarana)",
    varas: GOOD_DAYS,
    // Without rikta, full and new moon, and the eighth and fourteenth (parvan).
    tithis: &[1, 2, 3, 5, 6, 7, 10, 11, 12, 13, 16, 17, 18, 20, 21, 22, 25, 26, 27, 28],
    // Tender, fixed, swift and movable ones.
    nakshatras: &[
        Nakshatra::Ashwini,
        Nakshatra::Rohini,
        Nakshatra::Mrigashira,
        Nakshatra::Punarvasu,
        Nakshatra::Pushya,
        Nakshatra::UttaraPhalguni,
        Nakshatra::Hasta,
        Nakshatra::Chitra,
        Nakshatra::Swati,
        Nakshatra::Anuradha,
        Nakshatra::UttaraAshadha,
        Nakshatra::Shravana,
        Nakshatra::Dhanishta,
        Nakshatra::Shatabhisha,
        Nakshatra::UttaraBhadrapada,
        Nakshatra::Revati,
    ],
    lagnas: &[],
    sun_signs: &[],
    months: &[],
    avoid: &[
        Avoid::RahuKalam,
        Avoid::Yamaganda,
        Avoid::Durmuhurta,
        Avoid::Varjyam,
        Avoid::Bhadra,
        Avoid::BadYogas,
        Avoid::Night,
    ],
};

const EDUCATION: Rules = Rules {
    name: "education",
    source: "Muhurta Chintamani, chapter 5 (vidyarambha)",
    varas: &[Vara::Sunday, Vara::Wednesday, Vara::Thursday, Vara::Friday],
    tithis: &[2, 3, 5, 6, 10, 11, 12, 17, 18, 20, 21, 25, 26, 27],
    nakshatras: &[
        Nakshatra::Ashwini,
        Nakshatra::Mrigashira,
        Nakshatra::Ardra,
        Nakshatra::Punarvasu,
        Nakshatra::Pushya,
        Nakshatra::Ashlesha,
        Nakshatra::PurvaPhalguni,
        Nakshatra::Hasta,
        Nakshatra::Chitra,
        Nakshatra::Swati,
        Nakshatra::Mula,
        Nakshatra::PurvaAshadha,
        Nakshatra::Shravana,
        Nakshatra::Dhanishta,
        Nakshatra::Shatabhisha,
        Nakshatra::PurvaBhadrapada,
    ],
    lagnas: &[],
    sun_signs: &[],
    months: &[],
    avoid: &[
        Avoid::RahuKalam,
        Avoid::Yamaganda,
        Avoid::Durmuhurta,
        Avoid::Varjyam,
        Avoid::Bhadra,
        Avoid::BadYogas,
        Avoid::Night,
    ],
};
