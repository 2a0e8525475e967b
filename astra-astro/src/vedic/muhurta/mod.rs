//! Muhurta: the times of a span of days that are good for something, each with the reasons.
//!
//! What is good is data: [`Criteria`], made by hand or taken from an [`Activity`]. The days are searched one after the
//! other; each is cut wherever a limb of its panchanga, the lagna or a time to be avoided begins or ends, and the pieces
//! in which everything asked for holds are told.

mod activity;
mod lagna;
mod search;

use astra_core::{
    Error, Result,
    chart::{Instant, Sign},
};
use serde::{Deserialize, Serialize};

pub use activity::Activity;
pub use search::{Muhurtas, muhurtas};

use crate::vedic::{
    Nakshatra,
    panchanga::{Karana, Month, Tithi, Vara, Yoga},
};

/// What makes a time bad for most undertakings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Avoid {
    /// Rahu's eighth of daylight.
    RahuKalam,
    /// Yama's eighth.
    Yamaganda,
    /// Gulika's eighth.
    Gulika,
    /// The bad muhurtas of the weekday.
    Durmuhurta,
    /// The poisoned ghatis of the nakshatra.
    Varjyam,
    /// The karana Vishti.
    Bhadra,
    /// The Moon from the middle of Dhanishta to the end of Revati: Aquarius and Pisces.
    Panchaka,
    /// Vyatipata and Vaidhriti, the first half of Parigha, and the first ghatis of six more yogas.
    BadYogas,
    /// Months that are added, or lose a name.
    IrregularMonths,
    /// Jupiter or Venus too near to the Sun to be seen.
    Combustion,
    /// The night.
    Night,
    /// The Sun's southward half of the year.
    Dakshinayana,
}

impl Avoid {
    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RahuKalam => "rahu_kalam",
            Self::Yamaganda => "yamaganda",
            Self::Gulika => "gulika",
            Self::Durmuhurta => "durmuhurta",
            Self::Varjyam => "varjyam",
            Self::Bhadra => "bhadra",
            Self::Panchaka => "panchaka",
            Self::BadYogas => "bad_yogas",
            Self::IrregularMonths => "irregular_months",
            Self::Combustion => "combustion",
            Self::Night => "night",
            Self::Dakshinayana => "dakshinayana",
        }
    }
}

/// What a time must have. An empty list asks nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Criteria {
    /// Weekdays.
    pub varas: Vec<Vara>,
    /// Tithis, 1 to 30.
    pub tithis: Vec<u8>,
    /// Nakshatras of the Moon.
    pub nakshatras: Vec<Nakshatra>,
    /// Yogas, 1 to 27.
    pub yogas: Vec<u8>,
    /// Karanas by name, such as `Bava`.
    pub karanas: Vec<String>,
    /// Rising signs.
    pub lagnas: Vec<Sign>,
    /// Sidereal signs of the Sun.
    pub sun_signs: Vec<Sign>,
    /// Lunar months, amanta.
    pub months: Vec<Month>,
    /// What must not be.
    pub avoid: Vec<Avoid>,
    /// The star and the sign of the Moon at the birth of whom it is for: tara bala and chandra bala must then hold
    /// (*Muhurta Chintamani*, chapter 4). The third, fifth and seventh tara are bad, and the Moon in the sixth, eighth
    /// and twelfth sign.
    pub native: Option<(Nakshatra, Sign)>,
    /// Minutes that a time must last.
    pub minutes: f64,
}

impl Criteria {
    fn check(&self) -> Result<()> {
        let wrong = |field, value: &dyn std::fmt::Display, right| Err(Error::invalid(field, value, right));
        if let Some(tithi) = self.tithis.iter().find(|tithi| !(1..=30).contains(*tithi)) {
            return wrong("tithis", tithi, "tithis from 1 to 30");
        }
        if let Some(yoga) = self.yogas.iter().find(|yoga| !(1..=27).contains(*yoga)) {
            return wrong("yogas", yoga, "yogas from 1 to 27");
        }
        if let Some(karana) = self
            .karanas
            .iter()
            .find(|name| !(0..60).any(|index| Karana::from_index(index).name() == **name))
        {
            return wrong("karanas", karana, "names of karanas, such as Bava");
        }
        if !(0.0..=1440.0).contains(&self.minutes) {
            return wrong("minutes", &self.minutes, "0 to 1440 minutes");
        }
        Ok(())
    }
}

/// Why a time was chosen: something asked for, and what was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// What was asked: `vara`, `tithi`, `nakshatra`, `yoga`, `karana`, `lagna`, `sun_sign`, `month`, `tara`, `chandra`, or
    /// the name of an [`Avoid`], which does not hold.
    pub asked: &'static str,
    /// What was found.
    pub found: String,
}

/// A good time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Muhurta {
    /// Its beginning.
    pub start: Instant,
    /// Its end.
    pub end: Instant,
    /// The weekday, from sunrise.
    pub vara: Vara,
    /// The tithi.
    pub tithi: Tithi,
    /// The nakshatra of the Moon.
    pub nakshatra: Nakshatra,
    /// The yoga.
    pub yoga: Yoga,
    /// The karana.
    pub karana: Karana,
    /// The rising sign.
    pub lagna: Sign,
    /// The reasons, in the order of the panchanga.
    pub reasons: Vec<Reason>,
}
