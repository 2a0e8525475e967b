//! Essential dignity: how a planet stands by the sign and degree alone.

use std::collections::BTreeMap;

use astra_core::chart::{Body, Chart, Sect, Sign};
use serde::{Deserialize, Serialize};

use super::tables::{Element, Rulers, Terms, Triplicities, exaltation, face, opposite};

/// The seven planets of the tradition, in the order of every table.
pub const SEVEN: [Body; 7] = [
    Body::Sun,
    Body::Moon,
    Body::Mercury,
    Body::Venus,
    Body::Mars,
    Body::Jupiter,
    Body::Saturn,
];

/// Whose tables are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DignityOptions {
    /// Traditional by default.
    pub rulers: Rulers,
    /// Dorothean by default.
    pub triplicities: Triplicities,
    /// Egyptian by default.
    pub terms: Terms,
    /// Whether the partaking ruler of a triplicity and the one of the other sect have dignity too; not by default.
    pub every_triplicity_ruler: bool,
}

impl DignityOptions {
    /// The tables of W. Lilly's *Christian Astrology*.
    pub const LILLY: Self = Self {
        rulers: Rulers::Traditional,
        triplicities: Triplicities::Lilly,
        terms: Terms::Lilly,
        every_triplicity_ruler: false,
    };
}

/// A dignity or debility by sign and degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dignity {
    /// In a sign that the body rules.
    Domicile,
    /// In the sign of its exaltation.
    Exaltation,
    /// In a triplicity that it rules.
    Triplicity,
    /// In a term of its own.
    Term,
    /// In a face of its own.
    Face,
    /// In the sign opposite its domicile.
    Detriment,
    /// In the sign opposite its exaltation.
    Fall,
    /// Without any of the five dignities.
    Peregrine,
}

impl Dignity {
    /// The five dignities, the strongest first.
    pub const DIGNITIES: [Self; 5] = [
        Self::Domicile,
        Self::Exaltation,
        Self::Triplicity,
        Self::Term,
        Self::Face,
    ];

    /// The points of W. Lilly's table (*Christian Astrology*, p. 115).
    #[must_use]
    pub const fn points(self) -> i32 {
        match self {
            Self::Domicile => 5,
            Self::Exaltation => 4,
            Self::Triplicity => 3,
            Self::Term => 2,
            Self::Face => 1,
            Self::Detriment | Self::Peregrine => -5,
            Self::Fall => -4,
        }
    }

    /// The stable snake-case name, as in JSON; it is the English name too.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Domicile => "domicile",
            Self::Exaltation => "exaltation",
            Self::Triplicity => "triplicity",
            Self::Term => "term",
            Self::Face => "face",
            Self::Detriment => "detriment",
            Self::Fall => "fall",
            Self::Peregrine => "peregrine",
        }
    }
}

/// How a planet stands by sign and degree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Essential {
    /// What holds, the strongest first.
    pub dignities: Vec<Dignity>,
    /// The sum of their [`Dignity::points`].
    pub score: i32,
    /// The degrees between the planet and the degree of its exaltation, where it is exalted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_exaltation_degree: Option<f64>,
}

impl DignityOptions {
    /// The bodies that have a dignity at a longitude in degrees. Without a sect only those rulers of the triplicity
    /// count that rule it by day and by night.
    #[must_use]
    pub fn rulers_of(&self, dignity: Dignity, longitude: f64, sect: Option<Sect>) -> Vec<Body> {
        let sign = Sign::of(longitude);
        match dignity {
            Dignity::Domicile => vec![self.rulers.of(sign)],
            Dignity::Exaltation => exaltation(sign).map(|(body, _)| body).into_iter().collect(),
            Dignity::Triplicity => {
                let of = self.triplicities.of(Element::of(sign));
                if self.every_triplicity_ruler {
                    let mut rulers: Vec<_> = [of.day, of.night].into_iter().chain(of.partaking).collect();
                    rulers.dedup();
                    return rulers;
                }
                match sect {
                    Some(Sect::Day) => vec![of.day],
                    Some(Sect::Night) => vec![of.night],
                    None if of.day == of.night => vec![of.day],
                    None => Vec::new(),
                }
            }
            Dignity::Term => vec![self.terms.ruler(longitude)],
            Dignity::Face => vec![face(longitude)],
            Dignity::Detriment => vec![self.rulers.of(opposite(sign))],
            Dignity::Fall => exaltation(opposite(sign)).map(|(body, _)| body).into_iter().collect(),
            Dignity::Peregrine => Vec::new(),
        }
    }

    /// How a body would stand at a longitude in degrees.
    #[must_use]
    pub fn at(&self, body: Body, longitude: f64, sect: Option<Sect>) -> Essential {
        let has = |dignity: &Dignity| self.rulers_of(*dignity, longitude, sect).contains(&body);
        let mut dignities: Vec<_> = Dignity::DIGNITIES.into_iter().filter(has).collect();
        let peregrine = dignities.is_empty();
        dignities.extend([Dignity::Detriment, Dignity::Fall].into_iter().filter(has));
        if peregrine {
            dignities.push(Dignity::Peregrine);
        }
        let from_exaltation_degree = exaltation(Sign::of(longitude))
            .filter(|(exalted, _)| *exalted == body)
            .map(|(_, degree)| (longitude.rem_euclid(360.0) % 30.0 - degree).abs());
        Essential {
            score: dignities.iter().map(|dignity| dignity.points()).sum(),
            dignities,
            from_exaltation_degree,
        }
    }

    /// The planet or planets with the most points at a longitude in degrees, and how many (the almuten).
    #[must_use]
    pub fn almuten(&self, longitude: f64, sect: Option<Sect>) -> (Vec<Body>, i32) {
        let points = |body: Body| {
            Dignity::DIGNITIES
                .into_iter()
                .filter(|dignity| self.rulers_of(*dignity, longitude, sect).contains(&body))
                .map(Dignity::points)
                .sum::<i32>()
        };
        let most = SEVEN.into_iter().map(points).max().unwrap_or_default();
        (SEVEN.into_iter().filter(|body| points(*body) == most).collect(), most)
    }

    /// How the planets of a chart stand; those whose sign is uncertain, because the hour is, are left out. With modern
    /// rulers Uranus, Neptune and Pluto are among them.
    #[must_use]
    pub fn of_chart(&self, chart: &Chart) -> BTreeMap<Body, Essential> {
        let sect = chart.sect();
        bodies(self.rulers)
            .filter_map(|body| {
                let placement = chart.bodies.get(&body)?;
                // Without the hour the degree is that of noon: what a term or a face says of it is only likely, but of
                // the Moon, which runs through several, it would be a guess.
                let certain = placement.sign_is_certain() && (chart.time_known || body != Body::Moon);
                certain.then(|| (body, self.at(body, placement.longitude, sect)))
            })
            .collect()
    }
}

/// The bodies that can have dignity.
pub(super) fn bodies(rulers: Rulers) -> impl Iterator<Item = Body> {
    let modern = match rulers {
        Rulers::Modern => &[Body::Uranus, Body::Neptune, Body::Pluto][..],
        Rulers::Traditional => &[],
    };
    SEVEN.into_iter().chain(modern.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(options: DignityOptions, body: Body, longitude: f64, sect: Sect) -> (Vec<Dignity>, i32) {
        let found = options.at(body, longitude, Some(sect));
        (found.dignities, found.score)
    }

    #[test]
    fn lillys_points_add_up() {
        use Dignity::{Detriment, Domicile, Exaltation, Face, Fall, Peregrine, Term, Triplicity};
        let lilly = DignityOptions::LILLY;
        // Mars at 2 Aries by day: domicile and face; the Sun there by day: exaltation and triplicity.
        assert_eq!(names(lilly, Body::Mars, 2.0, Sect::Day), (vec![Domicile, Face], 6));
        assert_eq!(
            names(lilly, Body::Sun, 2.0, Sect::Day),
            (vec![Exaltation, Triplicity], 7)
        );
        assert_eq!(names(lilly, Body::Sun, 2.0, Sect::Night), (vec![Exaltation], 4));
        assert_eq!(names(lilly, Body::Saturn, 2.0, Sect::Day), (vec![Fall, Peregrine], -9));
        assert_eq!(
            names(lilly, Body::Venus, 2.0, Sect::Day),
            (vec![Detriment, Peregrine], -10)
        );
        // 10 Aries: Venus has the term, and is no longer peregrine.
        assert_eq!(names(lilly, Body::Venus, 10.0, Sect::Day), (vec![Term, Detriment], -3));
    }

    #[test]
    fn mercury_in_virgo_is_at_home_and_exalted_at_its_degree() {
        let found = DignityOptions::default().at(Body::Mercury, 165.0, Some(Sect::Day));
        assert_eq!(found.from_exaltation_degree, Some(0.0));
        assert!(found.dignities.starts_with(&[Dignity::Domicile, Dignity::Exaltation]));
        assert_eq!(
            DignityOptions::default()
                .at(Body::Venus, 165.0, None)
                .from_exaltation_degree,
            None
        );
    }

    #[test]
    fn the_almuten_has_the_most_points() {
        // 2 Aries by day in Lilly's tables: the Sun 4 + 3, Mars 5 + 1, Jupiter 2.
        assert_eq!(
            DignityOptions::LILLY.almuten(2.0, Some(Sect::Day)),
            (vec![Body::Sun], 7)
        );
        // By night Mars 6 and the Sun 4, Jupiter 3 + 2.
        assert_eq!(
            DignityOptions::LILLY.almuten(2.0, Some(Sect::Night)),
            (vec![Body::Mars], 6)
        );
    }

    #[test]
    fn every_ruler_of_a_triplicity_may_count() {
        let options = DignityOptions {
            every_triplicity_ruler: true,
            ..DignityOptions::default()
        };
        for body in [Body::Sun, Body::Jupiter, Body::Saturn] {
            assert!(options.at(body, 130.0, None).dignities.contains(&Dignity::Triplicity));
        }
        assert!(
            !DignityOptions::default()
                .at(Body::Saturn, 130.0, Some(Sect::Day))
                .dignities
                .contains(&Dignity::Triplicity)
        );
    }
}
