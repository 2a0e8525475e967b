//! The tables of essential dignity, as their sources print them.

use astra_core::chart::{
    Body::{self, Jupiter, Mars, Mercury, Moon, Saturn, Sun, Venus},
    Sign,
};
use serde::{Deserialize, Serialize};

/// Which bodies rule the signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rulers {
    /// The seven planets (*Tetrabiblos* I.17).
    #[default]
    Traditional,
    /// Uranus rules Aquarius, Neptune Pisces and Pluto Scorpio, as most of the 20th century has it.
    Modern,
}

impl Rulers {
    /// The ruler of a sign.
    #[must_use]
    pub const fn of(self, sign: Sign) -> Body {
        match (self, sign) {
            (Self::Modern, Sign::Scorpio) => Body::Pluto,
            (Self::Modern, Sign::Aquarius) => Body::Uranus,
            (Self::Modern, Sign::Pisces) => Body::Neptune,
            _ => sign.ruler(),
        }
    }
}

/// The body exalted in a sign, with the degree within the sign, counted from 0 (*Tetrabiblos* I.19; the degrees after
/// Dorotheus, as W. Lilly, *Christian Astrology*, p. 104, has them).
#[must_use]
pub const fn exaltation(sign: Sign) -> Option<(Body, f64)> {
    Some(match sign {
        Sign::Aries => (Sun, 19.0),
        Sign::Taurus => (Moon, 3.0),
        Sign::Cancer => (Jupiter, 15.0),
        Sign::Virgo => (Mercury, 15.0),
        Sign::Libra => (Saturn, 21.0),
        Sign::Capricorn => (Mars, 28.0),
        Sign::Pisces => (Venus, 27.0),
        _ => return None,
    })
}

/// The sign across the zodiac.
#[must_use]
pub fn opposite(sign: Sign) -> Sign {
    Sign::of(sign.start() + 180.0)
}

/// The four elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Element {
    Fire,
    Earth,
    Air,
    Water,
}

impl Element {
    /// All four, in the order of the signs.
    pub const ALL: [Self; 4] = [Self::Fire, Self::Earth, Self::Air, Self::Water];

    /// The element of a sign.
    #[must_use]
    pub const fn of(sign: Sign) -> Self {
        match sign as u8 % 4 {
            0 => Self::Fire,
            1 => Self::Earth,
            2 => Self::Air,
            _ => Self::Water,
        }
    }

    /// Whether its signs are masculine, diurnal ones.
    #[must_use]
    pub const fn is_masculine(self) -> bool {
        matches!(self, Self::Fire | Self::Air)
    }
}

/// The three modalities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Modality {
    Cardinal,
    Fixed,
    Mutable,
}

impl Modality {
    /// All three, in the order of the signs.
    pub const ALL: [Self; 3] = [Self::Cardinal, Self::Fixed, Self::Mutable];

    /// The modality of a sign.
    #[must_use]
    pub const fn of(sign: Sign) -> Self {
        match sign as u8 % 3 {
            0 => Self::Cardinal,
            1 => Self::Fixed,
            _ => Self::Mutable,
        }
    }
}

/// Who rules the triplicities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Triplicities {
    /// Dorotheus, *Carmen Astrologicum* I.1: by day, by night and partaking.
    #[default]
    Dorothean,
    /// Ptolemy, *Tetrabiblos* I.18: by day and by night; in water Mars partakes.
    Ptolemaic,
    /// W. Lilly, *Christian Astrology*, p. 104: by day and by night; Mars alone in water.
    Lilly,
}

/// The rulers of a triplicity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Triplicity {
    /// The ruler by day.
    pub day: Body,
    /// The ruler by night.
    pub night: Body,
    /// The one that partakes by day and by night.
    pub partaking: Option<Body>,
}

impl Triplicities {
    /// The rulers of an element.
    #[must_use]
    pub const fn of(self, element: Element) -> Triplicity {
        let (day, night, partaking) = match (self, element) {
            (Self::Dorothean, Element::Fire) => (Sun, Jupiter, Some(Saturn)),
            (Self::Dorothean, Element::Earth) => (Venus, Moon, Some(Mars)),
            (Self::Dorothean, Element::Air) => (Saturn, Mercury, Some(Jupiter)),
            (Self::Dorothean, Element::Water) => (Venus, Mars, Some(Moon)),
            (_, Element::Fire) => (Sun, Jupiter, None),
            (_, Element::Earth) => (Venus, Moon, None),
            (_, Element::Air) => (Saturn, Mercury, None),
            (Self::Ptolemaic, Element::Water) => (Venus, Moon, Some(Mars)),
            (Self::Lilly, Element::Water) => (Mars, Mars, None),
        };
        Triplicity { day, night, partaking }
    }
}

/// How the signs are divided into terms (bounds).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Terms {
    /// Those "of the Egyptians", *Tetrabiblos* I.20; of Dorotheus, Valens and most of the tradition.
    #[default]
    Egyptian,
    /// Those that Ptolemy says he found in an old book, *Tetrabiblos* I.21 (F. E. Robbins, 1940).
    Ptolemaic,
    /// Ptolemy's as W. Lilly prints them, *Christian Astrology*, p. 104.
    Lilly,
}

/// Five terms of a sign: who rules, and where it ends, in degrees within the sign.
pub type SignTerms = [(Body, f64); 5];

impl Terms {
    /// The terms of a sign.
    #[must_use]
    pub fn of(self, sign: Sign) -> SignTerms {
        let table = match self {
            Self::Egyptian => &EGYPTIAN,
            Self::Ptolemaic => &PTOLEMAIC,
            Self::Lilly => &LILLY,
        };
        table.get(sign as usize).copied().unwrap_or(EGYPTIAN_ARIES)
    }

    /// The ruler of the term of a longitude in degrees.
    #[must_use]
    pub fn ruler(self, longitude: f64) -> Body {
        let sign = Sign::of(longitude);
        let degree = longitude.rem_euclid(360.0) % 30.0;
        let terms = self.of(sign);
        let [.., (last, _)] = terms;
        terms
            .into_iter()
            .find(|(_, end)| degree < *end)
            .map_or(last, |(ruler, _)| ruler)
    }
}

/// The ruler of the face (decan) of a longitude in degrees: the planets in the order of their spheres from Mars at
/// 0 Aries (Teucer of Babylon; Lilly, p. 104).
#[must_use]
pub fn face(longitude: f64) -> Body {
    const ORDER: [Body; 7] = [Mars, Sun, Venus, Mercury, Moon, Saturn, Jupiter];
    let face = (longitude.rem_euclid(360.0) / 10.0) as usize % 36;
    ORDER.into_iter().cycle().nth(face).unwrap_or(Mars)
}

/// The house in which a planet has its joy (Manilius; Paulus 24).
#[must_use]
pub const fn joy(body: Body) -> Option<u8> {
    Some(match body {
        Mercury => 1,
        Moon => 3,
        Venus => 5,
        Mars => 6,
        Sun => 9,
        Jupiter => 11,
        Saturn => 12,
        _ => return None,
    })
}

const EGYPTIAN_ARIES: SignTerms = [
    (Jupiter, 6.0),
    (Venus, 12.0),
    (Mercury, 20.0),
    (Mars, 25.0),
    (Saturn, 30.0),
];

const EGYPTIAN: [SignTerms; 12] = [
    EGYPTIAN_ARIES,
    [
        (Venus, 8.0),
        (Mercury, 14.0),
        (Jupiter, 22.0),
        (Saturn, 27.0),
        (Mars, 30.0),
    ],
    [
        (Mercury, 6.0),
        (Jupiter, 12.0),
        (Venus, 17.0),
        (Mars, 24.0),
        (Saturn, 30.0),
    ],
    [
        (Mars, 7.0),
        (Venus, 13.0),
        (Mercury, 19.0),
        (Jupiter, 26.0),
        (Saturn, 30.0),
    ],
    [
        (Jupiter, 6.0),
        (Venus, 11.0),
        (Saturn, 18.0),
        (Mercury, 24.0),
        (Mars, 30.0),
    ],
    [
        (Mercury, 7.0),
        (Venus, 17.0),
        (Jupiter, 21.0),
        (Mars, 28.0),
        (Saturn, 30.0),
    ],
    [
        (Saturn, 6.0),
        (Mercury, 14.0),
        (Jupiter, 21.0),
        (Venus, 28.0),
        (Mars, 30.0),
    ],
    [
        (Mars, 7.0),
        (Venus, 11.0),
        (Mercury, 19.0),
        (Jupiter, 24.0),
        (Saturn, 30.0),
    ],
    [
        (Jupiter, 12.0),
        (Venus, 17.0),
        (Mercury, 21.0),
        (Saturn, 26.0),
        (Mars, 30.0),
    ],
    [
        (Mercury, 7.0),
        (Jupiter, 14.0),
        (Venus, 22.0),
        (Saturn, 26.0),
        (Mars, 30.0),
    ],
    [
        (Mercury, 7.0),
        (Venus, 13.0),
        (Jupiter, 20.0),
        (Mars, 25.0),
        (Saturn, 30.0),
    ],
    [
        (Venus, 12.0),
        (Jupiter, 16.0),
        (Mercury, 19.0),
        (Mars, 28.0),
        (Saturn, 30.0),
    ],
];

const PTOLEMAIC: [SignTerms; 12] = [
    [
        (Jupiter, 6.0),
        (Venus, 14.0),
        (Mercury, 21.0),
        (Mars, 26.0),
        (Saturn, 30.0),
    ],
    [
        (Venus, 8.0),
        (Mercury, 15.0),
        (Jupiter, 22.0),
        (Saturn, 24.0),
        (Mars, 30.0),
    ],
    [
        (Mercury, 7.0),
        (Jupiter, 13.0),
        (Venus, 20.0),
        (Mars, 26.0),
        (Saturn, 30.0),
    ],
    [
        (Mars, 6.0),
        (Jupiter, 13.0),
        (Mercury, 20.0),
        (Venus, 27.0),
        (Saturn, 30.0),
    ],
    [
        (Jupiter, 6.0),
        (Mercury, 13.0),
        (Saturn, 19.0),
        (Venus, 25.0),
        (Mars, 30.0),
    ],
    [
        (Mercury, 7.0),
        (Venus, 13.0),
        (Jupiter, 18.0),
        (Saturn, 24.0),
        (Mars, 30.0),
    ],
    [
        (Saturn, 6.0),
        (Venus, 11.0),
        (Mercury, 16.0),
        (Jupiter, 24.0),
        (Mars, 30.0),
    ],
    [
        (Mars, 6.0),
        (Venus, 13.0),
        (Jupiter, 21.0),
        (Mercury, 27.0),
        (Saturn, 30.0),
    ],
    [
        (Jupiter, 8.0),
        (Venus, 14.0),
        (Mercury, 19.0),
        (Saturn, 25.0),
        (Mars, 30.0),
    ],
    [
        (Venus, 6.0),
        (Mercury, 12.0),
        (Jupiter, 19.0),
        (Saturn, 25.0),
        (Mars, 30.0),
    ],
    [
        (Saturn, 6.0),
        (Mercury, 12.0),
        (Venus, 20.0),
        (Jupiter, 25.0),
        (Mars, 30.0),
    ],
    [
        (Venus, 8.0),
        (Jupiter, 14.0),
        (Mercury, 20.0),
        (Mars, 25.0),
        (Saturn, 30.0),
    ],
];

const LILLY: [SignTerms; 12] = [
    [
        (Jupiter, 6.0),
        (Venus, 14.0),
        (Mercury, 21.0),
        (Mars, 26.0),
        (Saturn, 30.0),
    ],
    [
        (Venus, 8.0),
        (Mercury, 15.0),
        (Jupiter, 22.0),
        (Saturn, 26.0),
        (Mars, 30.0),
    ],
    [
        (Mercury, 7.0),
        (Jupiter, 14.0),
        (Venus, 21.0),
        (Saturn, 25.0),
        (Mars, 30.0),
    ],
    [
        (Mars, 6.0),
        (Jupiter, 13.0),
        (Mercury, 20.0),
        (Venus, 27.0),
        (Saturn, 30.0),
    ],
    [
        (Saturn, 6.0),
        (Mercury, 13.0),
        (Venus, 19.0),
        (Jupiter, 25.0),
        (Mars, 30.0),
    ],
    [
        (Mercury, 7.0),
        (Venus, 13.0),
        (Jupiter, 18.0),
        (Saturn, 24.0),
        (Mars, 30.0),
    ],
    [
        (Saturn, 6.0),
        (Venus, 11.0),
        (Jupiter, 19.0),
        (Mercury, 24.0),
        (Mars, 30.0),
    ],
    [
        (Mars, 6.0),
        (Jupiter, 14.0),
        (Venus, 21.0),
        (Mercury, 27.0),
        (Saturn, 30.0),
    ],
    [
        (Jupiter, 8.0),
        (Venus, 14.0),
        (Mercury, 19.0),
        (Saturn, 25.0),
        (Mars, 30.0),
    ],
    [
        (Venus, 6.0),
        (Mercury, 12.0),
        (Jupiter, 19.0),
        (Mars, 25.0),
        (Saturn, 30.0),
    ],
    [
        (Saturn, 6.0),
        (Mercury, 12.0),
        (Venus, 20.0),
        (Jupiter, 25.0),
        (Mars, 30.0),
    ],
    [
        (Venus, 8.0),
        (Jupiter, 14.0),
        (Mercury, 20.0),
        (Mars, 26.0),
        (Saturn, 30.0),
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    const SEVEN: [Body; 7] = [Saturn, Jupiter, Mars, Sun, Venus, Mercury, Moon];

    /// How many degrees of the zodiac a planet has for its terms.
    fn sum(terms: Terms, body: Body) -> f64 {
        let widths = Sign::ALL.into_iter().flat_map(|sign| {
            let terms = terms.of(sign);
            let starts = [0.0].into_iter().chain(terms.map(|(_, end)| end));
            terms
                .into_iter()
                .zip(starts)
                .map(|((ruler, end), start)| (ruler, end - start))
                .collect::<Vec<_>>()
        });
        widths.filter(|(ruler, _)| *ruler == body).map(|(_, width)| width).sum()
    }

    #[test]
    fn the_terms_of_each_planet_add_up_to_the_years_that_the_tradition_gives_it() {
        // Tetrabiblos I.20: Saturn 57, Jupiter 79, Mars 66, Venus 82, Mercury 76.
        let of = |terms| [Saturn, Jupiter, Mars, Venus, Mercury].map(|body| sum(terms, body));
        assert_eq!(of(Terms::Egyptian), [57.0, 79.0, 66.0, 82.0, 76.0]);
        assert_eq!(of(Terms::Ptolemaic), of(Terms::Egyptian));
        assert_eq!(of(Terms::Lilly).iter().sum::<f64>(), 360.0);
    }

    #[test]
    fn each_sign_is_divided_among_five_planets_in_order() {
        for terms in [Terms::Egyptian, Terms::Ptolemaic, Terms::Lilly] {
            for sign in Sign::ALL {
                let terms = terms.of(sign);
                assert!(terms.is_sorted_by(|a, b| a.1 < b.1) && terms[4].1 == 30.0);
                for body in [Saturn, Jupiter, Mars, Venus, Mercury] {
                    assert_eq!(terms.iter().filter(|(ruler, _)| *ruler == body).count(), 1, "{sign:?}");
                }
            }
        }
    }

    #[test]
    fn spot_values_of_the_printed_tables() {
        // Term of 5 Leo: Jupiter to the Egyptians, Saturn to Lilly; 20 Aries opens the term of Mars.
        assert_eq!(Terms::Egyptian.ruler(125.0), Jupiter);
        assert_eq!(Terms::Lilly.ruler(125.0), Saturn);
        assert_eq!(Terms::Egyptian.ruler(20.0), Mars);
        assert_eq!(Terms::Egyptian.ruler(359.999_999_999), Saturn);
        // The first and last faces are those of Mars; 0 Cancer is of Venus, 20 Capricorn of the Sun.
        assert_eq!(
            (face(0.0), face(359.0), face(90.0), face(290.0)),
            (Mars, Mars, Venus, Sun)
        );
        assert_eq!(exaltation(Sign::Libra), Some((Saturn, 21.0)));
        assert_eq!(Triplicities::Dorothean.of(Element::Water).night, Mars);
        assert_eq!(Triplicities::Ptolemaic.of(Element::Water).partaking, Some(Mars));
        assert_eq!(Rulers::Modern.of(Sign::Pisces), Body::Neptune);
        assert_eq!(Rulers::Traditional.of(Sign::Pisces), Jupiter);
    }

    #[test]
    fn every_planet_rules_a_sign_rejoices_in_a_house_and_is_exalted_once() {
        for body in SEVEN {
            assert!(Sign::ALL.iter().any(|sign| sign.ruler() == body));
            assert!(joy(body).is_some());
            let exalted = Sign::ALL
                .into_iter()
                .filter_map(exaltation)
                .filter(|(exalted, _)| *exalted == body);
            assert_eq!(exalted.count(), 1, "{body:?}");
        }
    }

    #[test]
    fn elements_and_modalities_follow_the_signs() {
        assert_eq!(
            (Element::of(Sign::Aries), Modality::of(Sign::Aries)),
            (Element::Fire, Modality::Cardinal)
        );
        assert_eq!(
            (Element::of(Sign::Scorpio), Modality::of(Sign::Scorpio)),
            (Element::Water, Modality::Fixed)
        );
        assert_eq!(
            (Element::of(Sign::Virgo), Modality::of(Sign::Virgo)),
            (Element::Earth, Modality::Mutable)
        );
        assert!(
            Sign::ALL
                .into_iter()
                .all(|sign| opposite(opposite(sign)) == sign && opposite(sign) != sign)
        );
    }
}
