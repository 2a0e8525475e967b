//! Aspects: angles between two points that a tradition reads.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::Body;

/// One of the five major aspects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AspectKind {
    /// 0 degrees.
    Conjunction,
    /// 60 degrees.
    Sextile,
    /// 90 degrees.
    Square,
    /// 120 degrees.
    Trine,
    /// 180 degrees.
    Opposition,
}

impl AspectKind {
    /// The five major aspects, by angle.
    pub const MAJOR: [Self; 5] = [
        Self::Conjunction,
        Self::Sextile,
        Self::Square,
        Self::Trine,
        Self::Opposition,
    ];

    /// The angle in degrees.
    #[must_use]
    pub const fn angle(self) -> f64 {
        match self {
            Self::Conjunction => 0.0,
            Self::Sextile => 60.0,
            Self::Square => 90.0,
            Self::Trine => 120.0,
            Self::Opposition => 180.0,
        }
    }

    /// The stable snake-case name, as in JSON; it is the English name too.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Conjunction => "conjunction",
            Self::Sextile => "sextile",
            Self::Square => "square",
            Self::Trine => "trine",
            Self::Opposition => "opposition",
        }
    }
}

/// A point that can take part in an aspect: a body or an angle of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Point {
    /// A body.
    Body(Body),
    /// The ascendant.
    Ascendant,
    /// The midheaven.
    Midheaven,
}

impl Point {
    /// The points that natal aspects are sought between: the ten planets, the true node, Chiron, the ascendant
    /// and the midheaven. The mean node and Lilith are left out: they would repeat the true node, or flood the
    /// list with pairs that no school reads by default.
    pub const ASPECTED: [Self; 14] = [
        Self::Body(Body::Sun),
        Self::Body(Body::Moon),
        Self::Body(Body::Mercury),
        Self::Body(Body::Venus),
        Self::Body(Body::Mars),
        Self::Body(Body::Jupiter),
        Self::Body(Body::Saturn),
        Self::Body(Body::Uranus),
        Self::Body(Body::Neptune),
        Self::Body(Body::Pluto),
        Self::Body(Body::TrueNode),
        Self::Body(Body::Chiron),
        Self::Ascendant,
        Self::Midheaven,
    ];

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Body(body) => body.as_str(),
            Self::Ascendant => "ascendant",
            Self::Midheaven => "midheaven",
        }
    }

    /// The English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Body(body) => body.name(),
            Self::Ascendant => "ascendant",
            Self::Midheaven => "midheaven",
        }
    }

    /// The point of a [`Point::as_str`] name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "ascendant" => Some(Self::Ascendant),
            "midheaven" => Some(Self::Midheaven),
            _ => Body::ALL.into_iter().find(|body| body.as_str() == name).map(Self::Body),
        }
    }
}

impl From<Body> for Point {
    fn from(body: Body) -> Self {
        Self::Body(body)
    }
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::parse(&name).ok_or_else(|| D::Error::custom(format_args!("unknown point {name:?}")))
    }
}

/// The largest deviation from the exact angle at which an aspect counts, in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "one orb an aspect")]
pub struct Orbs {
    pub conjunction: f64,
    pub sextile: f64,
    pub square: f64,
    pub trine: f64,
    pub opposition: f64,
}

impl Orbs {
    /// Orbs of natal aspects: 8 degrees, 6 for the sextile.
    pub const NATAL: Self = Self {
        conjunction: 8.0,
        sextile: 6.0,
        square: 8.0,
        trine: 8.0,
        opposition: 8.0,
    };
    /// Orbs of transits: 2 degrees.
    pub const TRANSIT: Self = Self {
        conjunction: 2.0,
        sextile: 2.0,
        square: 2.0,
        trine: 2.0,
        opposition: 2.0,
    };

    /// The orb of one aspect.
    #[must_use]
    pub const fn of(&self, aspect: AspectKind) -> f64 {
        match aspect {
            AspectKind::Conjunction => self.conjunction,
            AspectKind::Sextile => self.sextile,
            AspectKind::Square => self.square,
            AspectKind::Trine => self.trine,
            AspectKind::Opposition => self.opposition,
        }
    }
}

/// An aspect between two points of one chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NatalAspect {
    /// The point that stands first in the order of [`Point::ASPECTED`].
    pub a: Point,
    /// The other point.
    pub b: Point,
    /// Which aspect.
    pub aspect: AspectKind,
    /// The deviation from the exact angle, in degrees, never negative.
    pub orb: f64,
    /// The orb within which the aspect counts.
    pub limit: f64,
    /// Whether the deviation was shrinking, by the true relative speed. None with an angle: the angles turn with
    /// the Earth; and None where the time of birth is unknown and the answer changes within the day.
    pub applying: Option<bool>,
}

/// An aspect of a body in the sky to a point of a natal chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TransitAspect {
    /// The body in the sky.
    pub transiting: Body,
    /// The natal point.
    pub natal: Point,
    /// Which aspect.
    pub aspect: AspectKind,
    /// The deviation from the exact angle, in degrees, never negative.
    pub orb: f64,
    /// The orb within which the aspect counts.
    pub limit: f64,
    /// Whether the deviation is shrinking; the natal point stands still. None where the time of birth is unknown
    /// and the answer depends on it.
    pub applying: Option<bool>,
}
