//! What of a chart holds, and how likely, where its moment is not exact.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{AspectKind, Body, Chart, Instant, Point, Sign};

/// A time through which a value holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stretch<T> {
    /// What holds.
    pub value: T,
    /// The share of the whole time, from 0 to 1: the probability, each instant being as likely as another.
    pub probability: f64,
    /// When it begins to hold.
    pub from: Instant,
    /// When it ceases to.
    pub to: Instant,
}

/// A quarter of a lunar mansion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pada {
    /// The nakshatra, from 1 (Ashvini) to 27 (Revati).
    pub nakshatra: u8,
    /// Its quarter, 1 to 4.
    pub pada: u8,
}

impl Pada {
    /// The pada of a sidereal longitude in degrees.
    #[must_use]
    pub fn of(longitude: f64) -> Self {
        let quarter = (longitude.rem_euclid(360.0) / (360.0 / 108.0)) as u8 % 108;
        Self {
            nakshatra: quarter / 4 + 1,
            pada: quarter % 4 + 1,
        }
    }
}

/// How likely an aspect of the chart holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AspectChance {
    /// One point.
    pub a: Point,
    /// The other.
    pub b: Point,
    /// Which aspect.
    pub aspect: AspectKind,
    /// The share of the time through which it is within its orb, from 0 to 1.
    pub probability: f64,
}

/// How far the Moon is ahead of the Sun in longitude, in degrees: her phase, 0 at the new moon, 180 at the full.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Elongation {
    /// At the first instant.
    pub from: f64,
    /// At the last instant; beyond 360 where a new moon lies between.
    pub to: f64,
}

/// What changes between the first and the last instant that a birth may have had. What is not told here holds
/// throughout.
///
/// Instants of change are solved for, to a hundredth of a second, and the probabilities follow from them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Uncertainty {
    /// How far the time may be off either way, in minutes; None where it is unknown, and the civil day is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<f64>,
    /// The first instant.
    pub from: Instant,
    /// The last instant.
    pub to: Instant,
    /// The signs of the ascendant in the order of time, where there is a place and a time; one where it is certain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ascendant: Vec<Stretch<Sign>>,
    /// The same of the midheaven.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub midheaven: Vec<Stretch<Sign>>,
    /// The signs of the bodies that change theirs.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub signs: BTreeMap<Body, Vec<Stretch<Sign>>>,
    /// The houses of the bodies that change theirs: what the chart says of these is not stable.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub houses: BTreeMap<Body, Vec<Stretch<u8>>>,
    /// The aspects of the chart that do not hold throughout.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aspects: Vec<AspectChance>,
    /// The nakshatras and padas of the Moon, in a sidereal zodiac; one where it is certain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub padas: Vec<Stretch<Pada>>,
    /// The phase of the Moon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elongation: Option<Elongation>,
}

impl Chart {
    /// Whether the house that the chart tells of a body holds through all the time that is possible. False where it
    /// tells none.
    #[must_use]
    pub fn house_is_certain(&self, body: Body) -> bool {
        self.bodies
            .get(&body)
            .is_some_and(|placement| placement.house.is_some())
            && self
                .uncertainty
                .as_ref()
                .is_none_or(|uncertainty| !uncertainty.houses.contains_key(&body))
    }

    /// The same of the sign of a body.
    #[must_use]
    pub fn sign_is_certain(&self, body: Body) -> bool {
        self.bodies.get(&body).is_some_and(super::Placement::sign_is_certain)
            && self
                .uncertainty
                .as_ref()
                .is_none_or(|uncertainty| !uncertainty.signs.contains_key(&body))
    }

    /// The same of the sign of the ascendant.
    #[must_use]
    pub fn ascendant_is_certain(&self) -> bool {
        self.angles.is_some()
            && self
                .uncertainty
                .as_ref()
                .is_none_or(|uncertainty| uncertainty.ascendant.len() == 1)
    }

    /// Whether an aspect of the chart holds through all the time that is possible.
    #[must_use]
    pub fn aspect_is_certain(&self, a: Point, b: Point, aspect: AspectKind) -> bool {
        self.uncertainty.as_ref().is_none_or(|uncertainty| {
            !uncertainty
                .aspects
                .iter()
                .any(|chance| (chance.a, chance.b, chance.aspect) == (a, b, aspect))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padas_are_quarters_of_the_27_nakshatras() {
        let pada = |longitude| {
            let Pada { nakshatra, pada } = Pada::of(longitude);
            (nakshatra, pada)
        };
        assert_eq!(pada(0.0), (1, 1));
        assert_eq!(pada(3.34), (1, 2));
        assert_eq!(pada(13.34), (2, 1));
        assert_eq!(pada(359.999), (27, 4));
        assert_eq!(pada(360.0), (1, 1));
        assert_eq!(pada(-1e-18), (1, 1));
    }
}
