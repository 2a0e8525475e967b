//! What the conditions of yogas look up, computed once for a chart.

use astra_core::chart::Sign;

use super::{
    YogaOptions,
    rule::{Dignities, Houses},
};
use crate::{
    angle::{arc, normalize},
    vedic::{Friendship, Graha, Rashi as _, VedicChart},
};

/// A set of grahas, a bit each in the order of [`Graha::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Grahas(pub(super) u16);

impl Grahas {
    pub(super) const SEVEN: Self = Self(0b0_0111_1111);
    pub(super) const NINE: Self = Self(0b1_1111_1111);

    pub(super) fn of(grahas: &[Graha]) -> Self {
        Self(grahas.iter().fold(0, |bits, graha| bits | Self::one(*graha).0))
    }

    pub(super) const fn one(graha: Graha) -> Self {
        Self(1 << graha as u16)
    }

    pub(super) const fn has(self, graha: Graha) -> bool {
        self.0 & (1 << graha as u16) != 0
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) const fn len(self) -> u32 {
        self.0.count_ones()
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Graha> {
        Graha::ALL.into_iter().filter(move |graha| self.has(*graha))
    }

    pub(super) fn filter(self, test: impl Fn(Graha) -> bool) -> Self {
        Self(
            self.iter()
                .filter(|graha| test(*graha))
                .fold(0, |bits, graha| bits | Self::one(graha).0),
        )
    }
}

/// A chart as yogas see it.
pub(super) struct Sky<'a> {
    pub(super) chart: &'a VedicChart,
    pub(super) lagna: Option<Sign>,
    pub(super) benefics: Grahas,
    /// What "planets" means where a text does not name them.
    pub(super) planets: Grahas,
    /// Whether a graha is with itself where two lords are meant.
    pub(super) one_lord_for_two: bool,
}

/// The distance from the Sun within which a graha is combust, in degrees: *Surya Siddhanta* 9.6-9.
const fn combustion(graha: Graha, retrograde: bool) -> f64 {
    match (graha, retrograde) {
        (Graha::Moon, _) => 12.0,
        (Graha::Mars, _) => 17.0,
        (Graha::Mercury, false) => 14.0,
        (Graha::Mercury, true) => 12.0,
        (Graha::Jupiter, _) => 11.0,
        (Graha::Venus, false) => 10.0,
        (Graha::Venus, true) => 8.0,
        (Graha::Saturn, _) => 15.0,
        _ => 0.0,
    }
}

impl<'a> Sky<'a> {
    pub(super) fn new(chart: &'a VedicChart, options: &YogaOptions) -> Self {
        Self {
            chart,
            lagna: chart.lagna_sign(),
            benefics: Grahas::SEVEN.filter(|graha| chart.is_benefic(graha)),
            planets: if options.nodes_are_planets {
                Grahas::NINE
            } else {
                Grahas::SEVEN
            },
            one_lord_for_two: options.one_lord_for_two,
        }
    }

    pub(super) fn sign(&self, graha: Graha) -> Sign {
        self.chart.sign(graha)
    }

    /// The sign of a graha in the navamsa.
    pub(super) fn navamsa(&self, graha: Graha) -> Sign {
        navamsa(self.chart.longitude(graha))
    }

    pub(super) fn navamsa_lagna(&self) -> Option<Sign> {
        self.chart.lagna.map(navamsa)
    }

    /// The house of a graha from the lagna.
    pub(super) fn house(&self, graha: Graha) -> Option<u8> {
        Some(self.lagna?.count_to(self.sign(graha)))
    }

    pub(super) fn dignity(graha: Graha, sign: Sign) -> Dignities {
        let mut bits = 0;
        if sign == graha.exaltation() {
            bits |= Dignities::EXALTED.0;
        }
        if sign == graha.moolatrikona().0 {
            bits |= Dignities::MOOLATRIKONA.0;
        }
        if graha.own_signs().contains(&sign) {
            bits |= Dignities::OWN.0;
        } else {
            bits |= match graha.natural_friendship(sign.lord()) {
                Friendship::Friend | Friendship::GreatFriend => Dignities::FRIEND.0,
                Friendship::Neutral => Dignities::NEUTRAL.0,
                Friendship::Enemy | Friendship::GreatEnemy => Dignities::ENEMY.0,
            };
        }
        if sign == graha.debilitation() {
            bits |= Dignities::DEBILITATED.0;
        }
        Dignities(bits)
    }

    pub(super) fn is_dignified(&self, graha: Graha, dignities: Dignities) -> bool {
        Self::dignity(graha, self.sign(graha)).0 & dignities.0 != 0
    }

    pub(super) fn is_strong(&self, graha: Graha) -> bool {
        let well_placed = self.house(graha).is_some_and(|house| Houses::GOOD.has(house));
        self.is_dignified(graha, Dignities::HIGH)
            || (well_placed
                && self.is_dignified(graha, Dignities::FRIEND)
                && !self.is_dignified(graha, Dignities::DEBILITATED)
                && !self.is_combust(graha))
    }

    pub(super) fn is_combust(&self, graha: Graha) -> bool {
        let apart = arc(self.chart.longitude(Graha::Sun), self.chart.longitude(graha)).abs();
        graha != Graha::Sun && apart < combustion(graha, self.is_retrograde(graha))
    }

    pub(super) fn is_retrograde(&self, graha: Graha) -> bool {
        self.chart.graha(graha).speed < 0.0
    }

    /// Whether the Sun is above the horizon: in the half of the ecliptic that has risen.
    pub(super) fn is_day(&self) -> Option<bool> {
        let ahead = normalize(self.chart.longitude(Graha::Sun) - self.chart.lagna?);
        Some(ahead >= 180.0)
    }

    /// How many of the seven stand on the emptier side of the nodes.
    pub(super) fn beyond_the_nodes(&self) -> u32 {
        let rahu = self.chart.longitude(Graha::Rahu);
        let ahead = Grahas::SEVEN
            .filter(|graha| normalize(self.chart.longitude(graha) - rahu) < 180.0)
            .len();
        ahead.min(7 - ahead)
    }
}

/// The sign of a longitude in the navamsa: the 108 quarters take the twelve signs in turn (BPHS 6.12).
fn navamsa(longitude: f64) -> Sign {
    // As for the quarters of stars: a border may fall a hair short.
    Sign::from_index((normalize(longitude) * 0.3 + 1e-11) as i32)
}
