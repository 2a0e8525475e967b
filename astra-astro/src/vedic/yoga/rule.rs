//! The language in which yogas are written: conditions on grahas, houses and signs that put together make a rule.
//!
//! A rule is data. It is judged against a chart by [`super::judge`], and told in words by [`super::words`], so that
//! what a yoga says of itself and what is tested cannot drift apart.

use crate::vedic::Graha;

/// A set of houses, a bit each from the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Houses(pub(super) u16);

/// A set of signs, a bit each from Aries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signs(pub(super) u16);

/// A set of dignities by sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dignities(pub(super) u8);

impl Houses {
    pub(super) const KENDRA: Self = Self::of(&[1, 4, 7, 10]);
    pub(super) const TRIKONA: Self = Self::of(&[1, 5, 9]);
    pub(super) const GOOD: Self = Self::of(&[1, 4, 5, 7, 9, 10]);
    pub(super) const DUSTHANA: Self = Self::of(&[6, 8, 12]);
    pub(super) const UPACHAYA: Self = Self::of(&[3, 6, 10, 11]);

    /// Houses by number, 1 to 12.
    pub(super) const fn of(mut numbers: &[u8]) -> Self {
        let mut bits = 0;
        while let [number, rest @ ..] = numbers {
            bits |= 1 << (*number - 1);
            numbers = rest;
        }
        Self(bits)
    }

    pub(super) const fn has(self, house: u8) -> bool {
        self.0 & (1 << (house - 1)) != 0
    }

    pub(super) fn iter(self) -> impl Iterator<Item = u8> {
        (1..=12).filter(move |house| self.has(*house))
    }
}

impl Signs {
    pub(super) const MOVABLE: Self = Self(0b0010_0100_1001);
    pub(super) const FIXED: Self = Self(0b0100_1001_0010);
    pub(super) const DUAL: Self = Self(0b1001_0010_0100);
    pub(super) const ODD: Self = Self(0b0101_0101_0101);
    pub(super) const EVEN: Self = Self(0b1010_1010_1010);
    pub(super) const WATERY: Self = Self(0b1000_1000_1000);

    pub(super) const fn has(self, sign: astra_core::chart::Sign) -> bool {
        self.0 & (1 << sign as u8) != 0
    }
}

impl Dignities {
    pub(super) const EXALTED: Self = Self(1);
    pub(super) const MOOLATRIKONA: Self = Self(2);
    pub(super) const OWN: Self = Self(4);
    pub(super) const FRIEND: Self = Self(8);
    pub(super) const NEUTRAL: Self = Self(16);
    pub(super) const ENEMY: Self = Self(32);
    pub(super) const DEBILITATED: Self = Self(64);
    /// Exalted, or in a sign of its own.
    pub(super) const HIGH: Self = Self(1 | 2 | 4);
    /// Those, or in a friend's sign.
    pub(super) const GOOD: Self = Self(1 | 2 | 4 | 8);
    /// Debilitated, or in an enemy's sign.
    pub(super) const BAD: Self = Self(32 | 64);
}

/// Which grahas a condition speaks of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Who {
    One(Graha),
    These(&'static [Graha]),
    /// Sun to Saturn, and the nodes where the options count them, but not the named ones.
    PlanetsBut(&'static [Graha]),
    /// Benefics of this chart: Jupiter, Venus, the waxing Moon, Mercury in good company.
    Benefics,
    /// All others, with the nodes.
    Malefics,
    /// The lord of a house from the lagna.
    Lord(u8),
    /// The lord of the sign that a graha is in.
    Dispositor(&'static Who),
    /// The lord of the navamsa that a graha is in.
    NavamsaLord(&'static Who),
    /// The grahas of the second in houses of the lagna.
    Within(Houses, &'static Who),
    /// Those of them that are so.
    Those(&'static Who, &'static Is),
    /// Those of the first that are not among the second.
    Except(&'static Who, &'static Who),
}

/// From where houses are counted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Point {
    Lagna,
    From(&'static Who),
}

/// What is said of one graha.
#[derive(Clone, Copy, Debug)]
pub(super) enum Is {
    In(Houses, Point),
    Signs(Signs),
    Dignified(Dignities),
    /// Within a degree of its deepest exaltation.
    DeeplyExalted,
    NavamsaDignified(Dignities),
    NavamsaSigns(Signs),
    /// In the sign of another one of these.
    With(Who),
    /// Looked at by another one of these.
    SeenBy(Who),
    /// In the sign of, or looked at by, another one of these.
    Joined(Who),
    /// Looks at a house.
    Sees(u8, Point),
    /// Is one of these.
    Among(Who),
    /// Exalted or in its own sign; or in a friend's sign, in a kendra or trikona, and not combust.
    Strong,
    Combust,
    /// By both neighbouring signs between these.
    Between(Who),
}

/// A rule.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    /// All of these hold.
    AllOf(&'static [Rule]),
    /// At least one of these holds.
    OneOf(&'static [Rule]),
    /// At least so many of these hold.
    AtLeast(u8, &'static [Rule]),
    /// This does not hold.
    Not(&'static Rule),
    /// There are such grahas, and each of them is so.
    Every(Who, Is),
    /// At least one of them is so.
    Has(Who, Is),
    /// At least so many of them are so.
    Several(u8, Who, Is),
    /// None of them is so.
    No(Who, Is),
    /// Each of these houses has one of these grahas.
    Filled(Houses, Point, Who),
    /// Two lords are in each other's houses; two grahas, in each other's signs.
    Exchange(Who, Who),
    /// Two lords are together, look at each other, or have each other's sign.
    Linked(Who, Who),
    /// Both are the same graha.
    Same(Who, Who),
    /// The seven stand in so many signs.
    Spread(u8),
    LagnaIn(Signs),
    /// The lagna of the navamsa.
    NavamsaLagnaIn(Signs),
    /// The seven stand on one side of the nodes, but for so many.
    NodesHem(u8),
    Waxing,
    ByDay,
}
