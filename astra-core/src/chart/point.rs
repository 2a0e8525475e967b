//! What can take part in an aspect, stand in a house or be cited.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::{Body, Lot};

/// The number of a house, 1 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct HouseNumber(u8);

impl HouseNumber {
    /// All twelve, from the first.
    pub const ALL: [Self; 12] = [
        Self(1),
        Self(2),
        Self(3),
        Self(4),
        Self(5),
        Self(6),
        Self(7),
        Self(8),
        Self(9),
        Self(10),
        Self(11),
        Self(12),
    ];

    /// The house of a number; None outside 1 to 12.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number >= 1 && number <= 12 {
            Some(Self(number))
        } else {
            None
        }
    }

    /// The number, 1 to 12.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The place in an array of twelve, 0 to 11.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize - 1
    }
}

impl From<HouseNumber> for u8 {
    fn from(house: HouseNumber) -> Self {
        house.0
    }
}

impl TryFrom<u8> for HouseNumber {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        Self::new(number).ok_or_else(|| format!("there is no house {number}: expected 1 to 12"))
    }
}

/// A point of a chart: a body, an angle, a cusp or a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Point {
    /// A body.
    Body(Body),
    /// The ascendant.
    Ascendant,
    /// The midheaven.
    Midheaven,
    /// The setting point, opposite the ascendant.
    Descendant,
    /// The lower meridian, opposite the midheaven.
    ImumCoeli,
    /// The western intersection of ecliptic and prime vertical.
    Vertex,
    /// The equatorial ascendant: what would rise at the equator.
    EastPoint,
    /// The mean descending node of the Moon's orbit (Ketu).
    MeanSouthNode,
    /// The true descending node of the Moon's orbit.
    TrueSouthNode,
    /// The cusp of a house.
    Cusp(HouseNumber),
    /// A lot.
    Lot(Lot),
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

    /// The angles and the south nodes, by name.
    const NAMED: [Self; 8] = [
        Self::Ascendant,
        Self::Midheaven,
        Self::Descendant,
        Self::ImumCoeli,
        Self::Vertex,
        Self::EastPoint,
        Self::MeanSouthNode,
        Self::TrueSouthNode,
    ];

    /// Every point, in the order of every table: bodies, angles, south nodes, cusps, lots.
    pub fn all() -> impl Iterator<Item = Self> {
        let bodies = Body::ALL.into_iter().map(Self::Body);
        let cusps = HouseNumber::ALL.into_iter().map(Self::Cusp);
        let lots = Lot::ALL.into_iter().map(Self::Lot);
        bodies.chain(Self::NAMED).chain(cusps).chain(lots)
    }

    /// The stable snake-case name, as in JSON: `sun`, `ascendant`, `cusp_1`, `lot_fortune`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Body(body) => body.as_str(),
            Self::Ascendant => "ascendant",
            Self::Midheaven => "midheaven",
            Self::Descendant => "descendant",
            Self::ImumCoeli => "imum_coeli",
            Self::Vertex => "vertex",
            Self::EastPoint => "east_point",
            Self::MeanSouthNode => "mean_south_node",
            Self::TrueSouthNode => "true_south_node",
            Self::Cusp(house) => match house.0 {
                1 => "cusp_1",
                2 => "cusp_2",
                3 => "cusp_3",
                4 => "cusp_4",
                5 => "cusp_5",
                6 => "cusp_6",
                7 => "cusp_7",
                8 => "cusp_8",
                9 => "cusp_9",
                10 => "cusp_10",
                11 => "cusp_11",
                _ => "cusp_12",
            },
            Self::Lot(lot) => lot.point_name(),
        }
    }

    /// The English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Body(body) => body.name(),
            Self::Ascendant => "ascendant",
            Self::Midheaven => "midheaven",
            Self::Descendant => "descendant",
            Self::ImumCoeli => "imum coeli",
            Self::Vertex => "vertex",
            Self::EastPoint => "east point",
            Self::MeanSouthNode => "mean south node",
            Self::TrueSouthNode => "true south node",
            Self::Cusp(house) => match house.0 {
                1 => "cusp of the first house",
                2 => "cusp of the second house",
                3 => "cusp of the third house",
                4 => "cusp of the fourth house",
                5 => "cusp of the fifth house",
                6 => "cusp of the sixth house",
                7 => "cusp of the seventh house",
                8 => "cusp of the eighth house",
                9 => "cusp of the ninth house",
                10 => "cusp of the tenth house",
                11 => "cusp of the eleventh house",
                _ => "cusp of the twelfth house",
            },
            Self::Lot(lot) => lot.name(),
        }
    }

    /// The point of a [`Point::as_str`] name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|point| point.as_str() == name)
    }

    /// The body whose motion the point shares; None for what turns with the Earth.
    #[must_use]
    pub const fn moves_with(self) -> Option<Body> {
        match self {
            Self::Body(body) => Some(body),
            Self::MeanSouthNode => Some(Body::MeanNode),
            Self::TrueSouthNode => Some(Body::TrueNode),
            _ => None,
        }
    }

    /// Whether the distance of the two is one of geometry and no aspect: two angles or cusps, or two nodes.
    #[must_use]
    pub const fn is_bound_to(self, other: Self) -> bool {
        matches!(
            (self.frame(), other.frame()),
            (Frame::Earth, Frame::Earth) | (Frame::Node, Frame::Node)
        )
    }

    const fn frame(self) -> Frame {
        match self {
            Self::Ascendant
            | Self::Midheaven
            | Self::Descendant
            | Self::ImumCoeli
            | Self::Vertex
            | Self::EastPoint
            | Self::Cusp(_) => Frame::Earth,
            Self::Body(Body::MeanNode | Body::TrueNode) | Self::MeanSouthNode | Self::TrueSouthNode => Frame::Node,
            Self::Body(_) | Self::Lot(_) => Frame::Free,
        }
    }
}

/// What a point hangs on.
enum Frame {
    Earth,
    Node,
    Free,
}

impl From<Body> for Point {
    fn from(body: Body) -> Self {
        Self::Body(body)
    }
}

impl From<Lot> for Point {
    fn from(lot: Lot) -> Self {
        Self::Lot(lot)
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_point_has_a_name_of_its_own_that_reads_back() {
        let names: BTreeSet<_> = Point::all().map(Point::as_str).collect();
        assert_eq!(names.len(), Point::all().count());
        for point in Point::all() {
            assert_eq!(Point::parse(point.as_str()), Some(point));
            let json = serde_json::to_string(&point).unwrap();
            assert_eq!(serde_json::from_str::<Point>(&json).unwrap(), point);
        }
        assert_eq!(Point::parse("cusp_13"), None);
    }

    #[test]
    fn houses_are_one_to_twelve() {
        assert_eq!((HouseNumber::new(0), HouseNumber::new(13)), (None, None));
        assert!(serde_json::from_str::<HouseNumber>("13").is_err());
        for (index, house) in HouseNumber::ALL.into_iter().enumerate() {
            assert_eq!((house.index(), HouseNumber::new(house.number())), (index, Some(house)));
        }
    }
}
