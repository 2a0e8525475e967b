//! How far from exact an aspect still counts.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error as _, MapAccess, Visitor},
    ser::SerializeMap as _,
};

use super::{AspectKind, Body, Point};

/// The largest deviation from the exact angle at which an aspect counts, in degrees; aspects without one are not
/// sought.
///
/// In JSON a map from aspect to degrees, such as `{"conjunction": 8.0, "quincunx": 2.0}`, with the keys `luminaries`
/// and `moieties` where an [`OrbRule`] applies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Orbs {
    limits: [Option<f64>; AspectKind::COUNT],
    /// How the points change the limit.
    pub rule: OrbRule,
}

/// How the orb of an aspect depends on the points that make it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum OrbRule {
    /// Not at all.
    #[default]
    ByAspect,
    /// Wider by so many degrees where the Sun or the Moon takes part.
    Luminaries(f64),
    /// The halves of both points' orbs together, for the major aspects that are sought; the orb of the aspect for
    /// the minor ones, which the tradition of moieties does not know.
    Moieties(Moieties),
}

/// The orbs of bodies, in degrees; half of each is its moiety. Angles, cusps, lots and nodes have none of their own.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "one orb a planet")]
pub struct Moieties {
    pub sun: f64,
    pub moon: f64,
    pub mercury: f64,
    pub venus: f64,
    pub mars: f64,
    pub jupiter: f64,
    pub saturn: f64,
    /// Every other body: the tradition has none for those.
    pub others: f64,
}

impl Moieties {
    /// W. Lilly, *Christian Astrology* (1647), as in the chapters on each planet (pp. 57 to 83); the same as in
    /// Al-Biruni, *Book of Instruction*, save Mars. Bodies unknown to Lilly have 5 degrees, by later custom.
    pub const LILLY: Self = Self {
        sun: 15.0,
        moon: 12.0,
        mercury: 7.0,
        venus: 7.0,
        mars: 7.0,
        jupiter: 9.0,
        saturn: 9.0,
        others: 5.0,
    };

    /// Al-Biruni, *Book of Instruction in the Elements of the Art of Astrology* (1029), section 437. Bodies unknown to
    /// him have 5 degrees, by later custom.
    pub const AL_BIRUNI: Self = Self {
        mars: 8.0,
        ..Self::LILLY
    };

    const NAMED: [(&'static str, Self); 2] = [("lilly", Self::LILLY), ("al_biruni", Self::AL_BIRUNI)];

    /// Half the orb of a point, in degrees.
    #[must_use]
    pub const fn of(&self, point: Point) -> f64 {
        let orb = match point {
            Point::Body(body) => match body {
                Body::Sun => self.sun,
                Body::Moon => self.moon,
                Body::Mercury => self.mercury,
                Body::Venus => self.venus,
                Body::Mars => self.mars,
                Body::Jupiter => self.jupiter,
                Body::Saturn => self.saturn,
                Body::MeanNode | Body::TrueNode => 0.0,
                _ => self.others,
            },
            _ => 0.0,
        };
        orb / 2.0
    }
}

impl Orbs {
    /// No aspect at all; to build on with [`Orbs::with`].
    pub const NONE: Self = Self {
        limits: [None; AspectKind::COUNT],
        rule: OrbRule::ByAspect,
    };

    /// Orbs of natal aspects: 8 degrees, 6 for the sextile; the major aspects alone.
    pub const NATAL: Self = Self::major(8.0).with(AspectKind::Sextile, 6.0);

    /// Orbs of transits: 2 degrees; the major aspects alone.
    pub const TRANSIT: Self = Self::major(2.0);

    /// [`Orbs::NATAL`] with the minor aspects at 2 degrees, those of the divisions by 7, 9, 10 and 11 at 1.
    pub const NATAL_WITH_MINOR: Self = Self::NATAL
        .with(AspectKind::Semisextile, 2.0)
        .with(AspectKind::Undecile, 1.0)
        .with(AspectKind::Decile, 1.0)
        .with(AspectKind::Novile, 1.0)
        .with(AspectKind::Semisquare, 2.0)
        .with(AspectKind::Septile, 1.0)
        .with(AspectKind::Quintile, 2.0)
        .with(AspectKind::Binovile, 1.0)
        .with(AspectKind::Biseptile, 1.0)
        .with(AspectKind::Tredecile, 1.0)
        .with(AspectKind::Sesquiquadrate, 2.0)
        .with(AspectKind::Biquintile, 2.0)
        .with(AspectKind::Quincunx, 2.0)
        .with(AspectKind::Triseptile, 1.0)
        .with(AspectKind::Quadnovile, 1.0);

    /// The major aspects by the moieties of W. Lilly.
    pub const LILLY: Self = Self {
        rule: OrbRule::Moieties(Moieties::LILLY),
        ..Self::NATAL
    };

    /// The five major aspects, each within the same orb.
    #[must_use]
    pub const fn major(degrees: f64) -> Self {
        Self::NONE
            .with(AspectKind::Conjunction, degrees)
            .with(AspectKind::Sextile, degrees)
            .with(AspectKind::Square, degrees)
            .with(AspectKind::Trine, degrees)
            .with(AspectKind::Opposition, degrees)
    }

    /// The same with another orb for an aspect.
    #[must_use]
    pub const fn with(mut self, aspect: AspectKind, degrees: f64) -> Self {
        self.put(aspect, Some(degrees));
        self
    }

    /// The same without an aspect.
    #[must_use]
    pub const fn without(mut self, aspect: AspectKind) -> Self {
        self.put(aspect, None);
        self
    }

    /// The same with the points taken into account.
    #[must_use]
    pub const fn by(mut self, rule: OrbRule) -> Self {
        self.rule = rule;
        self
    }

    /// The same, keeping only some aspects; those that had no orb get the one of [`Orbs::NATAL_WITH_MINOR`].
    #[must_use]
    pub fn only(self, aspects: &[AspectKind]) -> Self {
        aspects.iter().fold(
            Self {
                rule: self.rule,
                ..Self::NONE
            },
            |orbs, aspect| match self.of(*aspect).or(Self::NATAL_WITH_MINOR.of(*aspect)) {
                Some(degrees) => orbs.with(*aspect, degrees),
                None => orbs,
            },
        )
    }

    #[expect(clippy::indexing_slicing, reason = "an aspect's number is below their count")]
    const fn put(&mut self, aspect: AspectKind, degrees: Option<f64>) {
        self.limits[aspect as usize] = degrees;
    }

    /// The orb of one aspect, before the points are taken into account; None where it is not sought.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "an aspect's number is below their count")]
    pub const fn of(&self, aspect: AspectKind) -> Option<f64> {
        self.limits[aspect as usize]
    }

    /// The orb of one aspect between two points, in degrees; None where it is not sought.
    #[must_use]
    pub const fn between(&self, aspect: AspectKind, a: Point, b: Point) -> Option<f64> {
        let Some(limit) = self.of(aspect) else { return None };
        Some(match self.rule {
            OrbRule::ByAspect => limit,
            OrbRule::Luminaries(more) if is_luminary(a) || is_luminary(b) => limit + more,
            OrbRule::Luminaries(_) => limit,
            OrbRule::Moieties(moieties) if aspect.is_major() => moieties.of(a) + moieties.of(b),
            OrbRule::Moieties(_) => limit,
        })
    }

    /// The aspects sought with their orbs, by angle.
    pub fn sought(&self) -> impl Iterator<Item = (AspectKind, f64)> {
        AspectKind::ALL
            .into_iter()
            .zip(self.limits)
            .filter_map(|(aspect, limit)| Some((aspect, limit?)))
    }
}

const fn is_luminary(point: Point) -> bool {
    matches!(point, Point::Body(Body::Sun | Body::Moon))
}

const LUMINARIES: &str = "luminaries";
const MOIETIES: &str = "moieties";

/// A table of moieties: one that has a name, or a map of its own.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Table {
    Named(String),
    Own(Moieties),
}

impl Serialize for Orbs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (aspect, limit) in self.sought() {
            map.serialize_entry(aspect.as_str(), &limit)?;
        }
        match self.rule {
            OrbRule::ByAspect => {}
            OrbRule::Luminaries(more) => map.serialize_entry(LUMINARIES, &more)?,
            OrbRule::Moieties(moieties) => {
                let named = Moieties::NAMED.into_iter().find(|(_, table)| *table == moieties);
                let table = named.map_or(Table::Own(moieties), |(name, _)| Table::Named(name.to_owned()));
                map.serialize_entry(MOIETIES, &table)?;
            }
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Orbs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Orbs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map from aspects to orbs in degrees")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Orbs, A::Error> {
        let mut orbs = Orbs::NONE;
        while let Some(key) = map.next_key::<String>()? {
            let rule = match key.as_str() {
                LUMINARIES => OrbRule::Luminaries(map.next_value()?),
                MOIETIES => OrbRule::Moieties(match map.next_value()? {
                    Table::Own(moieties) => moieties,
                    Table::Named(name) => Moieties::NAMED
                        .into_iter()
                        .find(|(known, _)| *known == name)
                        .map(|(_, table)| table)
                        .ok_or_else(|| {
                            A::Error::custom(format_args!(
                                "unknown table {name:?}: expected lilly, al_biruni or a map"
                            ))
                        })?,
                }),
                name => {
                    let aspect = AspectKind::parse(name)
                        .ok_or_else(|| A::Error::custom(format_args!("unknown aspect {name:?}")))?;
                    orbs.put(aspect, map.next_value()?);
                    continue;
                }
            };
            if orbs.rule != OrbRule::ByAspect {
                return Err(A::Error::custom("luminaries beside moieties: expected one of them"));
            }
            orbs.rule = rule;
        }
        Ok(orbs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_written_as_a_map_of_the_five_major_aspects() {
        let json = r#"{"conjunction":8.0,"sextile":6.0,"square":8.0,"trine":8.0,"opposition":8.0}"#;
        assert_eq!(serde_json::to_string(&Orbs::NATAL).unwrap(), json);
        assert_eq!(serde_json::from_str::<Orbs>(json).unwrap(), Orbs::NATAL);
    }

    #[test]
    fn every_rule_reads_back() {
        let own = Moieties {
            sun: 11.0,
            ..Moieties::LILLY
        };
        for orbs in [
            Orbs::NATAL_WITH_MINOR,
            Orbs::LILLY,
            Orbs::NATAL.by(OrbRule::Luminaries(2.0)),
            Orbs::NATAL.by(OrbRule::Moieties(Moieties::AL_BIRUNI)),
            Orbs::NATAL.by(OrbRule::Moieties(own)),
            Orbs::NONE,
        ] {
            let json = serde_json::to_string(&orbs).unwrap();
            assert_eq!(serde_json::from_str::<Orbs>(&json).unwrap(), orbs, "{json}");
        }
        for wrong in [
            r#"{"trigon":1}"#,
            r#"{"moieties":"lily"}"#,
            r#"{"moieties":"lilly","luminaries":1}"#,
        ] {
            assert!(serde_json::from_str::<Orbs>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn moieties_add_up_and_angles_have_none() {
        let (sun, moon) = (Point::Body(Body::Sun), Point::Body(Body::Moon));
        assert_eq!(Orbs::LILLY.between(AspectKind::Square, sun, moon), Some(13.5));
        assert_eq!(Orbs::LILLY.between(AspectKind::Trine, sun, Point::Ascendant), Some(7.5));
        assert_eq!(Orbs::LILLY.between(AspectKind::Quincunx, sun, moon), None);
        let wider = Orbs::NATAL.by(OrbRule::Luminaries(2.0));
        assert_eq!(wider.between(AspectKind::Sextile, moon, Body::Mars.into()), Some(8.0));
        assert_eq!(
            wider.between(AspectKind::Sextile, Body::Venus.into(), Body::Mars.into()),
            Some(6.0)
        );
    }

    #[test]
    fn only_some_aspects_keep_their_orbs_and_new_ones_get_the_usual() {
        let orbs = Orbs::TRANSIT.only(&[AspectKind::Square, AspectKind::Quincunx]);
        let sought: Vec<_> = orbs.sought().collect();
        assert_eq!(sought, [(AspectKind::Square, 2.0), (AspectKind::Quincunx, 2.0)]);
    }
}
