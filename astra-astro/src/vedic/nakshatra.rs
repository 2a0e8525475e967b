//! The lunar mansions, their quarters, and what the tradition says of each.
//!
//! Deities and natures are those of Rama Daivajna's *Muhurta Chintamani*, chapter 2; gana, yoni and nadi those of its
//! chapter on marriage; lords those of the Vimshottari dasha (BPHS 46.12-16).

use astra_core::chart::Sign;
use serde::{Deserialize, Serialize};

use super::{Graha, Rashi as _};
use crate::angle::normalize;

/// Degrees of a nakshatra of the twenty-seven: 13 degrees 20 minutes.
pub const SPAN: f64 = 360.0 / 27.0;
/// Degrees of a pada: 3 degrees 20 minutes, a navamsha.
pub const PADA: f64 = 10.0 / 3.0;
/// Padas of the zodiac.
const PADAS: u8 = 108;

/// A lunar mansion. Abhijit takes part only where twenty-eight are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Nakshatra {
    Ashwini,
    Bharani,
    Krittika,
    Rohini,
    Mrigashira,
    Ardra,
    Punarvasu,
    Pushya,
    Ashlesha,
    Magha,
    PurvaPhalguni,
    UttaraPhalguni,
    Hasta,
    Chitra,
    Swati,
    Vishakha,
    Anuradha,
    Jyeshtha,
    Mula,
    PurvaAshadha,
    UttaraAshadha,
    Shravana,
    Dhanishta,
    Shatabhisha,
    PurvaBhadrapada,
    UttaraBhadrapada,
    Revati,
    /// From the last quarter of Uttara Ashadha through the first fifteenth of Shravana.
    Abhijit,
}

/// The temper of a nakshatra in matching.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Gana {
    Deva,
    Manushya,
    Rakshasa,
}

/// The animal of a nakshatra in matching.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Yoni {
    Horse,
    Elephant,
    Sheep,
    Serpent,
    Dog,
    Cat,
    Rat,
    Cow,
    Buffalo,
    Tiger,
    Deer,
    Monkey,
    Mongoose,
    Lion,
}

/// The sex of a nakshatra's animal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Sex {
    Male,
    Female,
}

/// The channel of a nakshatra in matching.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nadi {
    /// Vata.
    Adi,
    /// Pitta.
    Madhya,
    /// Kapha.
    Antya,
}

/// The nature of a nakshatra in choosing times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// Dhruva, sthira: fixed.
    Fixed,
    /// Chara: movable.
    Movable,
    /// Ugra, krura: fierce.
    Fierce,
    /// Mishra, sadharana: mixed.
    Mixed,
    /// Kshipra, laghu: swift.
    Swift,
    /// Mridu, maitra: tender.
    Tender,
    /// Tikshna, daruna: sharp.
    Sharp,
}

/// What is said of a nakshatra.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Attributes {
    /// The name in Latin letters.
    pub name: &'static str,
    /// The name in Devanagari.
    pub devanagari: &'static str,
    /// The deity.
    pub deity: &'static str,
    /// Temper.
    pub gana: Gana,
    /// Animal.
    pub yoni: Yoni,
    /// Sex of the animal.
    pub sex: Sex,
    /// Channel; Abhijit, which takes no part in matching, has that of its part of the sky.
    pub nadi: Nadi,
    /// Nature.
    pub nature: Nature,
}

const fn row(
    (name, devanagari): (&'static str, &'static str),
    deity: &'static str,
    gana: Gana,
    (yoni, sex): (Yoni, Sex),
    nadi: Nadi,
    nature: Nature,
) -> Attributes {
    Attributes {
        name,
        devanagari,
        deity,
        gana,
        yoni,
        sex,
        nadi,
        nature,
    }
}

use Gana::{Deva, Manushya, Rakshasa};
use Nadi::{Adi, Antya, Madhya};
use Nature::{Fierce, Fixed, Mixed, Movable, Sharp, Swift, Tender};
use Sex::{Female, Male};

#[rustfmt::skip]
const TABLE: [Attributes; 28] = [
    row(("Ashwini", "अश्विनी"), "Ashvins", Deva, (Yoni::Horse, Male), Adi, Swift),
    row(("Bharani", "भरणी"), "Yama", Manushya, (Yoni::Elephant, Male), Madhya, Fierce),
    row(("Krittika", "कृत्तिका"), "Agni", Rakshasa, (Yoni::Sheep, Female), Antya, Mixed),
    row(("Rohini", "रोहिणी"), "Prajapati", Manushya, (Yoni::Serpent, Male), Antya, Fixed),
    row(("Mrigashira", "मृगशिरा"), "Soma", Deva, (Yoni::Serpent, Female), Madhya, Tender),
    row(("Ardra", "आर्द्रा"), "Rudra", Manushya, (Yoni::Dog, Female), Adi, Sharp),
    row(("Punarvasu", "पुनर्वसु"), "Aditi", Deva, (Yoni::Cat, Female), Adi, Movable),
    row(("Pushya", "पुष्य"), "Brihaspati", Deva, (Yoni::Sheep, Male), Madhya, Swift),
    row(("Ashlesha", "आश्लेषा"), "Sarpas", Rakshasa, (Yoni::Cat, Male), Antya, Sharp),
    row(("Magha", "मघा"), "Pitris", Rakshasa, (Yoni::Rat, Male), Antya, Fierce),
    row(("Purva Phalguni", "पूर्वा फाल्गुनी"), "Bhaga", Manushya, (Yoni::Rat, Female), Madhya, Fierce),
    row(("Uttara Phalguni", "उत्तरा फाल्गुनी"), "Aryaman", Manushya, (Yoni::Cow, Male), Adi, Fixed),
    row(("Hasta", "हस्त"), "Savitri", Deva, (Yoni::Buffalo, Female), Adi, Swift),
    row(("Chitra", "चित्रा"), "Tvashtri", Rakshasa, (Yoni::Tiger, Female), Madhya, Tender),
    row(("Swati", "स्वाती"), "Vayu", Deva, (Yoni::Buffalo, Male), Antya, Movable),
    row(("Vishakha", "विशाखा"), "Indra and Agni", Rakshasa, (Yoni::Tiger, Male), Antya, Mixed),
    row(("Anuradha", "अनुराधा"), "Mitra", Deva, (Yoni::Deer, Female), Madhya, Tender),
    row(("Jyeshtha", "ज्येष्ठा"), "Indra", Rakshasa, (Yoni::Deer, Male), Adi, Sharp),
    row(("Mula", "मूल"), "Nirriti", Rakshasa, (Yoni::Dog, Male), Adi, Sharp),
    row(("Purva Ashadha", "पूर्वाषाढ़ा"), "Apas", Manushya, (Yoni::Monkey, Male), Madhya, Fierce),
    row(("Uttara Ashadha", "उत्तराषाढ़ा"), "Vishvedevas", Manushya, (Yoni::Mongoose, Male), Antya, Fixed),
    row(("Shravana", "श्रवण"), "Vishnu", Deva, (Yoni::Monkey, Female), Antya, Movable),
    row(("Dhanishta", "धनिष्ठा"), "Vasus", Rakshasa, (Yoni::Lion, Female), Madhya, Movable),
    row(("Shatabhisha", "शतभिषा"), "Varuna", Rakshasa, (Yoni::Horse, Female), Adi, Movable),
    row(("Purva Bhadrapada", "पूर्वा भाद्रपदा"), "Aja Ekapada", Manushya, (Yoni::Lion, Male), Adi, Fierce),
    row(("Uttara Bhadrapada", "उत्तरा भाद्रपदा"), "Ahirbudhnya", Manushya, (Yoni::Cow, Female), Madhya, Fixed),
    row(("Revati", "रेवती"), "Pushan", Deva, (Yoni::Elephant, Female), Antya, Tender),
    row(("Abhijit", "अभिजित्"), "Brahma", Deva, (Yoni::Mongoose, Female), Antya, Swift),
];

/// The lords of the Vimshottari dasha in their order, from that of Ashwini.
pub(super) const LORDS: [Graha; 9] = [
    Graha::Ketu,
    Graha::Venus,
    Graha::Sun,
    Graha::Moon,
    Graha::Mars,
    Graha::Rahu,
    Graha::Jupiter,
    Graha::Saturn,
    Graha::Mercury,
];

impl Nakshatra {
    /// The twenty-seven of equal span.
    pub const ALL: [Self; 27] = [
        Self::Ashwini,
        Self::Bharani,
        Self::Krittika,
        Self::Rohini,
        Self::Mrigashira,
        Self::Ardra,
        Self::Punarvasu,
        Self::Pushya,
        Self::Ashlesha,
        Self::Magha,
        Self::PurvaPhalguni,
        Self::UttaraPhalguni,
        Self::Hasta,
        Self::Chitra,
        Self::Swati,
        Self::Vishakha,
        Self::Anuradha,
        Self::Jyeshtha,
        Self::Mula,
        Self::PurvaAshadha,
        Self::UttaraAshadha,
        Self::Shravana,
        Self::Dhanishta,
        Self::Shatabhisha,
        Self::PurvaBhadrapada,
        Self::UttaraBhadrapada,
        Self::Revati,
    ];

    /// The nakshatra of a sidereal longitude in degrees, among twenty-seven; any real number, taken modulo 360.
    #[must_use]
    pub fn of(longitude: f64) -> Self {
        Position::of(longitude).nakshatra
    }

    /// The nakshatra among twenty-eight, with Abhijit from 276 degrees 40 minutes to 280 degrees 53 minutes 20
    /// seconds (*Muhurta Chintamani* 2.3).
    #[must_use]
    pub fn of_twenty_eight(longitude: f64) -> Self {
        let fifteenths = normalize(longitude) * 9.0 / 8.0;
        // In fifteenths of a nakshatra from 0 Aries: three quarters of the 21st are over, a fifteenth of the 22nd.
        if (311.25..316.0).contains(&fifteenths) {
            Self::Abhijit
        } else {
            Self::of(longitude)
        }
    }

    /// The nakshatra of an index, 0 for Ashwini, counted on past Revati and before Ashwini.
    #[must_use]
    pub fn from_index(index: i32) -> Self {
        Self::ALL
            .get(index.rem_euclid(27) as usize)
            .copied()
            .unwrap_or(Self::Ashwini)
    }

    /// 0 for Ashwini to 26 for Revati; 27 for Abhijit.
    #[must_use]
    pub const fn index(self) -> u8 {
        self as u8
    }

    /// 1 for Ashwini to 27 for Revati, as people count; 28 for Abhijit.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Counted inclusively from this one to another among twenty-seven: 1 is the same.
    #[must_use]
    pub const fn count_to(self, other: Self) -> u8 {
        (other as u8 + 27 - self as u8) % 27 + 1
    }

    /// Names, deity, temper, animal, channel and nature.
    #[must_use]
    pub fn attributes(self) -> &'static Attributes {
        const FIRST: &Attributes = {
            let [first, ..] = &TABLE;
            first
        };
        TABLE.get(self as usize).unwrap_or(FIRST)
    }

    /// The name in Latin letters.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.attributes().name
    }

    /// The lord in the Vimshottari dasha. Abhijit has none there; the Sun, lord of Uttara Ashadha, stands for it.
    #[must_use]
    pub fn lord(self) -> Graha {
        let index = match self {
            Self::Abhijit => Self::UttaraAshadha,
            other => other,
        };
        LORDS.get(index as usize % 9).copied().unwrap_or(Graha::Ketu)
    }

    /// The sidereal longitude in degrees at which it begins.
    #[must_use]
    pub fn start(self) -> f64 {
        match self {
            Self::Abhijit => 830.0 / 3.0,
            other => f64::from(other as u8) * 40.0 / 3.0,
        }
    }
}

/// A nakshatra and how far it has been passed through.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Which of the twenty-seven.
    pub nakshatra: Nakshatra,
    /// The quarter, 1 to 4.
    pub pada: u8,
    /// The part of the nakshatra that is over, 0 up to but not including 1.
    pub passed: f64,
}

impl Position {
    /// The position of a sidereal longitude in degrees; any real number, taken modulo 360.
    #[must_use]
    pub fn of(longitude: f64) -> Self {
        let longitude = normalize(longitude);
        // By the pada, so that nakshatra, pada and navamsha never disagree at a border.
        let pada = pada_index(longitude);
        let nakshatra = Nakshatra::from_index(i32::from(pada / 4));
        Self {
            nakshatra,
            pada: pada % 4 + 1,
            passed: (longitude * 3.0 / 40.0 - f64::from(pada / 4)).clamp(0.0, 1.0 - f64::EPSILON),
        }
    }

    /// The sign of the pada in the navamsha.
    #[must_use]
    pub fn navamsha(&self) -> Sign {
        Sign::from_index(i32::from(self.nakshatra.index()) * 4 + i32::from(self.pada) - 1)
    }
}

/// The pada of a normal longitude, 0 to 107.
fn pada_index(longitude: f64) -> u8 {
    ((longitude * 3.0 / 10.0) as u8).min(PADAS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_nakshatra_begins_where_the_one_before_ends() {
        for nakshatra in Nakshatra::ALL {
            let start = nakshatra.start();
            assert_eq!(Position::of(start).nakshatra, nakshatra);
            assert_eq!(Position::of(start).pada, 1);
            let before = Position::of(start - 1e-9);
            assert_eq!(
                before.nakshatra,
                Nakshatra::from_index(i32::from(nakshatra.index()) - 1)
            );
            assert_eq!(before.pada, 4);
        }
        assert_eq!(Nakshatra::of(360.0), Nakshatra::Ashwini);
        assert_eq!(Nakshatra::of(-1e-18), Nakshatra::Ashwini);
    }

    #[test]
    fn abhijit_lies_between_uttara_ashadha_and_shravana() {
        let degrees = |d: f64, m: f64, s: f64| d + m / 60.0 + s / 3600.0;
        for (longitude, nakshatra) in [
            (degrees(276.0, 39.0, 59.0), Nakshatra::UttaraAshadha),
            (degrees(276.0, 40.0, 1.0), Nakshatra::Abhijit),
            (degrees(280.0, 53.0, 19.0), Nakshatra::Abhijit),
            (degrees(280.0, 53.0, 21.0), Nakshatra::Shravana),
        ] {
            assert_eq!(Nakshatra::of_twenty_eight(longitude), nakshatra, "{longitude}");
        }
        assert_eq!(
            Nakshatra::of_twenty_eight(Nakshatra::Abhijit.start() + 1e-9),
            Nakshatra::Abhijit
        );
    }

    #[test]
    fn the_table_balances_as_the_tradition_says() {
        let count = |is: &dyn Fn(&Attributes) -> bool| TABLE.iter().take(27).filter(|row| is(row)).count();
        for gana in [Deva, Manushya, Rakshasa] {
            assert_eq!(count(&|row| row.gana == gana), 9);
        }
        for nadi in [Adi, Madhya, Antya] {
            assert_eq!(count(&|row| row.nadi == nadi), 9);
        }
        // Nine names in the pattern of the three channels there and back.
        for (index, row) in TABLE.iter().take(27).enumerate() {
            assert_eq!(row.nadi, [Adi, Madhya, Antya, Antya, Madhya, Adi][index % 6]);
        }
        // Every animal has a male and a female, with Abhijit's mongoose.
        let mut animals: Vec<_> = TABLE
            .iter()
            .map(|row| (format!("{:?}", row.yoni), row.sex == Male))
            .collect();
        animals.sort();
        animals.dedup();
        assert_eq!(animals.len(), 28);
        for (nature, number) in [
            (Fixed, 4),
            (Movable, 5),
            (Fierce, 5),
            (Mixed, 2),
            (Swift, 3),
            (Tender, 4),
            (Sharp, 4),
        ] {
            assert_eq!(count(&|row| row.nature == nature), number, "{nature:?}");
        }
    }

    proptest! {
        #[test]
        fn pada_and_passed_part_agree_with_the_longitude(longitude in -720.0..720.0_f64) {
            let position = Position::of(longitude);
            let back = position.nakshatra.start() + position.passed * SPAN;
            prop_assert!(crate::angle::arc(back, normalize(longitude)).abs() < 1e-9);
            prop_assert!((1..=4).contains(&position.pada));
            let quarter = position.passed * 4.0 + 1.0 - f64::from(position.pada);
            prop_assert!((-1e-9..1.0 + 1e-9).contains(&quarter));
        }
    }
}
