//! Aspects: angles between two points that a tradition reads.

use serde::{Deserialize, Serialize};

use super::{Body, Point};

/// An aspect, in the order of its angle.
///
/// The five major ones are Ptolemy's (*Tetrabiblos* I.13, with the conjunction); most minor ones are Kepler's
/// (*Harmonices Mundi* IV) or later divisions of the circle by 7, 9, 10 and 11.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AspectKind {
    /// 0 degrees.
    Conjunction,
    /// 30 degrees, a twelfth of the circle.
    Semisextile,
    /// 360/11 degrees.
    Undecile,
    /// 36 degrees, a tenth of the circle.
    Decile,
    /// 40 degrees, a ninth of the circle.
    Novile,
    /// 45 degrees, an eighth of the circle.
    Semisquare,
    /// 360/7 degrees.
    Septile,
    /// 60 degrees.
    Sextile,
    /// 72 degrees, a fifth of the circle.
    Quintile,
    /// 80 degrees, two ninths.
    Binovile,
    /// 90 degrees.
    Square,
    /// Two sevenths of the circle.
    Biseptile,
    /// 108 degrees, three tenths.
    Tredecile,
    /// 120 degrees.
    Trine,
    /// 135 degrees, three eighths.
    Sesquiquadrate,
    /// 144 degrees, two fifths.
    Biquintile,
    /// 150 degrees, five twelfths.
    Quincunx,
    /// Three sevenths of the circle.
    Triseptile,
    /// 160 degrees, four ninths.
    Quadnovile,
    /// 180 degrees.
    Opposition,
}

impl AspectKind {
    /// How many there are.
    pub(super) const COUNT: usize = 20;

    /// The five major aspects, by angle.
    pub const MAJOR: [Self; 5] = [
        Self::Conjunction,
        Self::Sextile,
        Self::Square,
        Self::Trine,
        Self::Opposition,
    ];

    /// All others, by angle.
    pub const MINOR: [Self; 15] = [
        Self::Semisextile,
        Self::Undecile,
        Self::Decile,
        Self::Novile,
        Self::Semisquare,
        Self::Septile,
        Self::Quintile,
        Self::Binovile,
        Self::Biseptile,
        Self::Tredecile,
        Self::Sesquiquadrate,
        Self::Biquintile,
        Self::Quincunx,
        Self::Triseptile,
        Self::Quadnovile,
    ];

    /// Every aspect, by angle.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Conjunction,
        Self::Semisextile,
        Self::Undecile,
        Self::Decile,
        Self::Novile,
        Self::Semisquare,
        Self::Septile,
        Self::Sextile,
        Self::Quintile,
        Self::Binovile,
        Self::Square,
        Self::Biseptile,
        Self::Tredecile,
        Self::Trine,
        Self::Sesquiquadrate,
        Self::Biquintile,
        Self::Quincunx,
        Self::Triseptile,
        Self::Quadnovile,
        Self::Opposition,
    ];

    /// The angle in degrees.
    #[must_use]
    pub const fn angle(self) -> f64 {
        match self {
            Self::Conjunction => 0.0,
            Self::Semisextile => 30.0,
            Self::Undecile => 360.0 / 11.0,
            Self::Decile => 36.0,
            Self::Novile => 40.0,
            Self::Semisquare => 45.0,
            Self::Septile => 360.0 / 7.0,
            Self::Sextile => 60.0,
            Self::Quintile => 72.0,
            Self::Binovile => 80.0,
            Self::Square => 90.0,
            Self::Biseptile => 720.0 / 7.0,
            Self::Tredecile => 108.0,
            Self::Trine => 120.0,
            Self::Sesquiquadrate => 135.0,
            Self::Biquintile => 144.0,
            Self::Quincunx => 150.0,
            Self::Triseptile => 1080.0 / 7.0,
            Self::Quadnovile => 160.0,
            Self::Opposition => 180.0,
        }
    }

    /// Whether it is one of [`AspectKind::MAJOR`].
    #[must_use]
    pub const fn is_major(self) -> bool {
        matches!(
            self,
            Self::Conjunction | Self::Sextile | Self::Square | Self::Trine | Self::Opposition
        )
    }

    /// The stable snake-case name, as in JSON; it is the English name too.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Conjunction => "conjunction",
            Self::Semisextile => "semisextile",
            Self::Undecile => "undecile",
            Self::Decile => "decile",
            Self::Novile => "novile",
            Self::Semisquare => "semisquare",
            Self::Septile => "septile",
            Self::Sextile => "sextile",
            Self::Quintile => "quintile",
            Self::Binovile => "binovile",
            Self::Square => "square",
            Self::Biseptile => "biseptile",
            Self::Tredecile => "tredecile",
            Self::Trine => "trine",
            Self::Sesquiquadrate => "sesquiquadrate",
            Self::Biquintile => "biquintile",
            Self::Quincunx => "quincunx",
            Self::Triseptile => "triseptile",
            Self::Quadnovile => "quadnovile",
            Self::Opposition => "opposition",
        }
    }

    /// The aspect of an [`AspectKind::as_str`] name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aspect| aspect.as_str() == name)
    }
}

/// An aspect between two points of one chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NatalAspect {
    /// The point that stands first in the order of [`Point::ASPECTED`], or of the points asked for.
    pub a: Point,
    /// The other point.
    pub b: Point,
    /// Which aspect.
    pub aspect: AspectKind,
    /// The deviation from the exact angle, in degrees, never negative.
    pub orb: f64,
    /// The orb within which the aspect counts.
    pub limit: f64,
    /// Whether the deviation was shrinking, by the true relative speed. None with an angle, a cusp or a lot: they
    /// turn with the Earth; and None where the time of birth is unknown and the answer changes within the day.
    pub applying: Option<bool>,
    /// Whether both points took part in that: each moved towards the exact aspect, or each away from it. A direct
    /// body that meets a retrograde one applies mutually; a fast body that overtakes a slow one does not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mutual: bool,
    /// Whether the signs of the points do not stand in the aspect (dissociate): a square from 29 Aries to 1 Leo.
    /// Never of an aspect that is no whole number of signs.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub out_of_sign: bool,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_aspect_stands_once_in_the_order_of_its_angle() {
        assert!(AspectKind::ALL.is_sorted_by(|a, b| a.angle() < b.angle() && a < b));
        for (index, aspect) in AspectKind::ALL.into_iter().enumerate() {
            assert_eq!(aspect as usize, index);
            assert_eq!(AspectKind::parse(aspect.as_str()), Some(aspect));
            assert_eq!(serde_json::to_value(aspect).unwrap(), aspect.as_str());
            assert_eq!(AspectKind::MAJOR.contains(&aspect), aspect.is_major());
            assert_ne!(AspectKind::MINOR.contains(&aspect), aspect.is_major());
        }
    }
}
