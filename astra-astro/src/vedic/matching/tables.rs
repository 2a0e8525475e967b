//! The tables of matching: what each sign is, and what two signs or stars are to each other; what a star is by itself
//! stands in [`crate::vedic::nakshatra`].
//!
//! Order of stars: Ashwini to Revati, 27 without Abhijit. Sources: *Muhurta Chintamani*, Vivaha-prakarana (varna,
//! vashya, tara, yoni, maitri, gana, bhakuta, nadi), and B. V. Raman, *Muhurtha or Electional Astrology*, the chapter
//! on marriage (mahendra, stri dirgha, rajju, vedha, vashya of the South).

use astra_core::chart::Sign;
use serde::{Deserialize, Serialize};

use crate::vedic::nakshatra::{Gana, Nadi, Yoni};

/// The class of a sign.
///
/// The order is from the highest down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Varna {
    Brahmin,
    Kshatriya,
    Vaishya,
    Shudra,
}

/// The nature of a sign, or of half of one, by which it sways others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vashya {
    /// Four-footed: Aries, Taurus, the second half of Sagittarius, the first half of Capricorn.
    Chatushpada,
    /// Human: Gemini, Virgo, Libra, Aquarius, the first half of Sagittarius.
    Manava,
    /// Of the water: Cancer, Pisces, the second half of Capricorn.
    Jalachara,
    /// Of the wild: Leo.
    Vanachara,
    /// Insect: Scorpio.
    Keeta,
}

/// The part of the body, on the rope of stars, that a birth star is tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rajju {
    /// The feet.
    Pada,
    /// The hips.
    Kati,
    /// The navel.
    Nabhi,
    /// The neck.
    Kantha,
    /// The head.
    Shiro,
}

/// Ashwini to Revati: up the body and down again, in fives and fours.
#[rustfmt::skip]
pub(super) static RAJJU: [Rajju; 27] = {
    use Rajju::*;
    [
        Pada, Kati, Nabhi, Kantha, Shiro, Kantha, Nabhi, Kati, Pada,
        Pada, Kati, Nabhi, Kantha, Shiro, Kantha, Nabhi, Kati, Pada,
        Pada, Kati, Nabhi, Kantha, Shiro, Kantha, Nabhi, Kati, Pada,
    ]
};

/// Points of two animals, 0 (sworn enemies) to 4 (the same), in the order of [`Yoni`].
#[rustfmt::skip]
pub(super) static YONI_POINTS: [[u8; 14]; 14] = [
    [4, 2, 2, 3, 2, 2, 2, 1, 0, 1, 3, 3, 2, 1],
    [2, 4, 3, 3, 2, 2, 2, 2, 3, 1, 2, 3, 2, 0],
    [2, 3, 4, 2, 1, 2, 1, 3, 3, 1, 2, 0, 3, 1],
    [3, 3, 2, 4, 2, 1, 1, 1, 1, 2, 2, 2, 0, 2],
    [2, 2, 1, 2, 4, 2, 1, 2, 2, 1, 0, 2, 1, 1],
    [2, 2, 2, 1, 2, 4, 0, 2, 2, 1, 3, 3, 2, 1],
    [2, 2, 1, 1, 1, 0, 4, 2, 2, 2, 2, 2, 1, 2],
    [1, 2, 3, 1, 2, 2, 2, 4, 3, 0, 3, 2, 2, 1],
    [0, 3, 3, 1, 2, 2, 2, 3, 4, 1, 2, 2, 2, 1],
    [1, 1, 1, 2, 1, 1, 2, 0, 1, 4, 1, 1, 2, 1],
    [3, 2, 2, 2, 0, 3, 2, 3, 2, 1, 4, 2, 2, 1],
    [3, 3, 0, 2, 2, 3, 2, 2, 2, 1, 2, 4, 3, 2],
    [2, 2, 3, 0, 1, 2, 1, 2, 2, 2, 2, 3, 4, 2],
    [1, 0, 1, 2, 1, 1, 2, 1, 1, 1, 1, 2, 2, 4],
];

/// Points of the bride's vashya (row) and the groom's (column), in the order of [`Vashya`], by the rule of
/// friendship, enmity and food that the commentary *Piyushadhara* on *Muhurta Chintamani* gives: two for friends, one
/// for sway with enmity, a half for sway over food, none for enmity with food.
pub(super) static VASHYA_SWAY: [[f64; 5]; 5] = [
    [2.0, 0.5, 1.0, 0.0, 2.0],
    [0.5, 2.0, 0.0, 0.0, 0.0],
    [1.0, 0.0, 2.0, 2.0, 2.0],
    [0.0, 0.0, 2.0, 2.0, 0.0],
    [1.0, 0.0, 1.0, 0.0, 2.0],
];

/// The same by the graded table of present-day almanacs of the North.
pub(super) static VASHYA_GRADED: [[f64; 5]; 5] = [
    [2.0, 1.0, 1.0, 1.5, 1.0],
    [1.0, 2.0, 1.5, 0.0, 1.0],
    [1.0, 1.5, 2.0, 1.0, 1.0],
    [0.0, 0.0, 0.0, 2.0, 0.0],
    [1.0, 1.0, 1.0, 0.0, 2.0],
];

/// Points of the bride's gana (row) and the groom's (column), in the order of [`Gana`].
pub(super) static GANA_POINTS: [[u8; 3]; 3] = [[6, 6, 0], [5, 6, 0], [1, 0, 6]];

/// The signs that a sign sways in the South, from Aries.
pub(super) static SWAYED: [&[Sign]; 12] = {
    use Sign::*;
    [
        &[Leo, Scorpio],
        &[Cancer, Libra],
        &[Virgo],
        &[Scorpio, Sagittarius],
        &[Libra],
        &[Gemini, Pisces],
        &[Virgo, Capricorn],
        &[Cancer],
        &[Pisces],
        &[Aries, Aquarius],
        &[Aries],
        &[Capricorn],
    ]
};

/// The stars, counted from 1, that pierce each other. Mrigashira, Chitra and Dhanishta pierce one another.
pub(super) static VEDHA: [(u8, u8); 15] = [
    (1, 18),
    (2, 17),
    (3, 16),
    (4, 15),
    (5, 14),
    (5, 23),
    (6, 22),
    (7, 21),
    (8, 20),
    (9, 19),
    (10, 27),
    (11, 26),
    (12, 25),
    (13, 24),
    (14, 23),
];

macro_rules! names {
    ($kind:ident: $($variant:ident $name:literal),+ $(,)?) => {
        impl $kind {
            /// The name as sentences use it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

names!(Varna: Brahmin "Brahmin", Kshatriya "Kshatriya", Vaishya "Vaishya", Shudra "Shudra");
names!(Vashya: Chatushpada "four-footed", Manava "human", Jalachara "of the water", Vanachara "of the wild", Keeta "insect");
names!(Yoni: Horse "horse", Elephant "elephant", Sheep "sheep", Serpent "serpent", Dog "dog", Cat "cat", Rat "rat",
    Cow "cow", Buffalo "buffalo", Tiger "tiger", Deer "deer", Monkey "monkey", Mongoose "mongoose", Lion "lion");
names!(Gana: Deva "deva", Manushya "manushya", Rakshasa "rakshasa");
names!(Nadi: Adi "adi", Madhya "madhya", Antya "antya");
names!(Rajju: Pada "feet", Kati "hips", Nabhi "navel", Kantha "neck", Shiro "head");
