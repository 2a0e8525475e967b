//! Jyotisha: what the Vedic tradition reads from a sidereal chart.
//!
//! Everything starts from a [`VedicChart`]: the nine grahas and the lagna of a sidereal
//! [`astra_core::chart::Chart`]. Where schools differ there is an option with a stated default and its source.

pub mod ashtakavarga;
pub mod dasha;
mod graha;
pub mod karakas;
pub mod matching;
pub mod muhurta;
pub mod nakshatra;
pub mod panchanga;
mod rashi;
pub mod sade_sati;
pub mod shadbala;
pub mod varga;
pub mod yoga;

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Body, Chart, JulianDayUt, Sign, Zodiac},
};
use serde::{Deserialize, Serialize};

pub use graha::{Dignity, Friendship, Graha, Node, temporal_friendship};
pub use nakshatra::Nakshatra;
pub use rashi::{Element, Quality, Rashi};
pub use varga::Varga;

use crate::angle::normalize;

/// Where a graha stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct GrahaPlacement {
    /// Sidereal longitude in degrees, 0 up to but not including 360.
    pub longitude: f64,
    /// Ecliptic latitude in degrees; 0 for the nodes.
    pub latitude: f64,
    /// Degrees of longitude a day.
    pub speed: f64,
    /// The longitudes at the start and the end of the civil day, where the time of birth is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<(f64, f64)>,
}

impl GrahaPlacement {
    /// A graha that stands at a longitude, which is taken modulo 360, at rest and on the ecliptic.
    #[must_use]
    pub fn at(longitude: f64) -> Self {
        Self {
            longitude: normalize(longitude),
            latitude: 0.0,
            speed: 0.0,
            day: None,
        }
    }

    /// The sign.
    #[must_use]
    pub fn sign(&self) -> Sign {
        Sign::of(self.longitude)
    }

    /// Degrees within the sign.
    #[must_use]
    pub fn degree(&self) -> f64 {
        self.longitude - self.sign().start()
    }

    /// Whether the graha moves backwards (vakri). The mean nodes always do.
    #[must_use]
    pub fn is_retrograde(&self) -> bool {
        self.speed < 0.0
    }
}

/// The nine grahas and the lagna, sidereal: what the rules of Jyotisha read.
///
/// Bhavas are whole signs: the sign of the lagna is the first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VedicChart {
    /// In the order of [`Graha::ALL`].
    pub grahas: [GrahaPlacement; 9],
    /// The sidereal longitude of the ascendant, where place and time are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lagna: Option<f64>,
    /// Which node Rahu is.
    pub node: Node,
    /// The instant, where the chart is of one; local noon where the time of birth is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jd_ut: Option<JulianDayUt>,
}

impl VedicChart {
    /// The view of a sidereal chart.
    ///
    /// # Errors
    /// - [`ErrorKind::InvalidInput`] naming `zodiac` where the chart is tropical.
    /// - [`ErrorKind::NotFound`] where the chart was asked for without one of the bodies.
    pub fn of(chart: &Chart, node: Node) -> Result<Self> {
        if !matches!(chart.basis.zodiac, Zodiac::Sidereal(_)) {
            return Err(Error::invalid(
                "zodiac",
                chart.basis.zodiac,
                "a sidereal zodiac, such as sidereal:lahiri",
            ));
        }
        let mut grahas = [GrahaPlacement::at(0.0); 9];
        for (slot, graha) in grahas.iter_mut().zip(Graha::ALL) {
            *slot = placed(chart, graha, node)?;
        }
        Ok(Self {
            grahas,
            lagna: chart.angles.map(|angles| angles.ascendant),
            node,
            jd_ut: Some(chart.jd_ut),
        })
    }

    /// A chart of bare sidereal longitudes in degrees, in the order of [`Graha::ALL`]: for rules that need no more.
    #[must_use]
    pub fn from_longitudes(grahas: [f64; 9], lagna: Option<f64>) -> Self {
        Self {
            grahas: grahas.map(GrahaPlacement::at),
            lagna: lagna.map(normalize),
            node: Node::default(),
            jd_ut: None,
        }
    }

    /// Where a graha stands.
    #[must_use]
    pub const fn graha(&self, graha: Graha) -> &GrahaPlacement {
        let [sun, moon, mars, mercury, jupiter, venus, saturn, rahu, ketu] = &self.grahas;
        match graha {
            Graha::Sun => sun,
            Graha::Moon => moon,
            Graha::Mars => mars,
            Graha::Mercury => mercury,
            Graha::Jupiter => jupiter,
            Graha::Venus => venus,
            Graha::Saturn => saturn,
            Graha::Rahu => rahu,
            Graha::Ketu => ketu,
        }
    }

    /// The grahas with their placements, in the order of [`Graha::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Graha, &GrahaPlacement)> {
        Graha::ALL.into_iter().zip(&self.grahas)
    }

    /// The sidereal longitude of a graha in degrees.
    #[must_use]
    pub const fn longitude(&self, graha: Graha) -> f64 {
        self.graha(graha).longitude
    }

    /// The sign of a graha.
    #[must_use]
    pub fn sign(&self, graha: Graha) -> Sign {
        self.graha(graha).sign()
    }

    /// The sign of the lagna, where it is known.
    #[must_use]
    pub fn lagna_sign(&self) -> Option<Sign> {
        self.lagna.map(Sign::of)
    }

    /// The bhava of a graha from the lagna, 1 to 12, where the lagna is known.
    #[must_use]
    pub fn bhava(&self, graha: Graha) -> Option<u8> {
        Some(self.lagna_sign()?.count_to(self.sign(graha)))
    }

    /// The bhava of a graha counted from another, 1 to 12; from the Moon for Chandra lagna.
    #[must_use]
    pub fn bhava_from(&self, from: Graha, graha: Graha) -> u8 {
        self.sign(from).count_to(self.sign(graha))
    }

    /// The sign of a bhava, 1 to 12, where the lagna is known.
    #[must_use]
    pub fn bhava_sign(&self, bhava: u8) -> Option<Sign> {
        Some(self.lagna_sign()?.advanced(i32::from(bhava) - 1))
    }

    /// The lord of a bhava, 1 to 12, where the lagna is known.
    #[must_use]
    pub fn bhava_lord(&self, bhava: u8) -> Option<Graha> {
        self.bhava_sign(bhava).map(Rashi::lord)
    }

    /// The grahas in a sign.
    pub fn occupants(&self, sign: Sign) -> impl Iterator<Item = Graha> {
        self.iter()
            .filter(move |(_, placement)| placement.sign() == sign)
            .map(|(graha, _)| graha)
    }

    /// The dignity of a graha.
    #[must_use]
    pub fn dignity(&self, graha: Graha) -> Dignity {
        graha.dignity(self.longitude(graha))
    }

    /// Whether two grahas stand in one sign.
    #[must_use]
    pub fn conjoined(&self, a: Graha, b: Graha) -> bool {
        self.sign(a) == self.sign(b)
    }

    /// Whether a graha looks fully at a sign (graha drishti).
    #[must_use]
    pub fn aspects_sign(&self, graha: Graha, sign: Sign) -> bool {
        graha.full_aspects().contains(&self.sign(graha).count_to(sign))
    }

    /// Whether a graha looks fully at another.
    #[must_use]
    pub fn aspects(&self, graha: Graha, other: Graha) -> bool {
        self.aspects_sign(graha, self.sign(other))
    }

    /// The friendship of a graha for another in this chart: natural and temporal together.
    #[must_use]
    pub fn compound_friendship(&self, graha: Graha, other: Graha) -> Friendship {
        Friendship::compound(
            graha.natural_friendship(other),
            temporal_friendship(self.bhava_from(graha, other)),
        )
    }

    /// The way of the Moon ahead of the Sun in degrees, 0 up to but not including 360; below 180 it waxes.
    #[must_use]
    pub fn elongation(&self) -> f64 {
        normalize(self.longitude(Graha::Moon) - self.longitude(Graha::Sun))
    }

    /// Whether a graha is benefic in this chart (BPHS 3.11): Jupiter and Venus; the waxing Moon; Mercury, unless the
    /// malefics in its sign outnumber the benefics there.
    #[must_use]
    pub fn is_benefic(&self, graha: Graha) -> bool {
        match graha {
            Graha::Jupiter | Graha::Venus => true,
            Graha::Moon => self.elongation() < 180.0,
            Graha::Mercury => {
                let balance: i32 = self
                    .occupants(self.sign(Graha::Mercury))
                    .filter(|other| *other != Graha::Mercury)
                    .map(|other| if self.is_benefic(other) { 1 } else { -1 })
                    .sum();
                balance >= 0
            }
            _ => false,
        }
    }
}

fn placed(chart: &Chart, graha: Graha, node: Node) -> Result<GrahaPlacement> {
    let body: Body = graha.body(node);
    let placement = chart.bodies.get(&body).ok_or_else(|| {
        Error::new(
            ErrorKind::NotFound,
            format!("the chart has no {}: a Vedic chart needs it", body.name()),
        )
        .with("field", "bodies")
        .with("value", body.as_str())
    })?;
    let turn = if graha == Graha::Ketu { 180.0 } else { 0.0 };
    Ok(GrahaPlacement {
        longitude: normalize(placement.longitude + turn),
        latitude: if graha.is_node() { 0.0 } else { placement.latitude },
        speed: placement.speed,
        day: placement
            .day
            .as_ref()
            .map(|day| (normalize(day.from + turn), normalize(day.to + turn))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart() -> VedicChart {
        VedicChart::from_longitudes([15.0, 40.0, 100.0, 20.0, 130.0, 350.0, 200.0, 70.0, 250.0], Some(5.0))
    }

    #[test]
    fn bhavas_are_whole_signs_from_the_lagna() {
        let chart = chart();
        assert_eq!(chart.bhava(Graha::Sun), Some(1));
        assert_eq!(chart.bhava(Graha::Venus), Some(12));
        assert_eq!(chart.bhava_lord(10), Some(Graha::Saturn));
        assert_eq!(chart.bhava_from(Graha::Moon, Graha::Sun), 12);
    }

    #[test]
    fn aspects_follow_the_special_sights() {
        let chart = chart();
        // Saturn in Libra sees the third, Sagittarius, and the tenth, Cancer.
        assert!(chart.aspects_sign(Graha::Saturn, Sign::Sagittarius));
        assert!(chart.aspects(Graha::Saturn, Graha::Mars));
        assert!(!chart.aspects(Graha::Saturn, Graha::Moon));
    }

    #[test]
    fn mercury_takes_after_its_company() {
        assert!(!chart().is_benefic(Graha::Mercury), "alone with the Sun");
        let mut with_venus = chart();
        with_venus.grahas[Graha::Venus.index()] = GrahaPlacement::at(10.0);
        assert!(with_venus.is_benefic(Graha::Mercury));
        assert!(chart().is_benefic(Graha::Moon));
    }
}
