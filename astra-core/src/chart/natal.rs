//! What an engine answers.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    Basis, Body, Citation, HouseSystem, JulianDayUt, NatalAspect, Point, Sign, TransitAspect, Uncertainty,
    sect::opposite,
};

/// Where a body stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placement {
    /// Apparent geocentric ecliptic longitude of date in degrees, in the chart's zodiac.
    pub longitude: f64,
    /// Ecliptic latitude in degrees.
    pub latitude: f64,
    /// Right ascension in degrees, on the true equator of date; the same in every zodiac.
    pub right_ascension: f64,
    /// Declination in degrees, north of the true equator of date.
    pub declination: f64,
    /// Distance from the Earth in astronomical units; 0 for the mean points, which have none.
    pub distance: f64,
    /// Degrees of longitude a day.
    pub speed: f64,
    /// The speed as a fraction of [`Body::mean_motion`]'s amount: near 0 the body stands still, below 0 it is
    /// retrograde.
    pub pace: f64,
    /// The sign of the longitude.
    pub sign: Sign,
    /// Degrees within the sign.
    pub degree: f64,
    /// The house, 1 to 12, where place and time are known. In transits, the natal house.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub house: Option<u8>,
    /// Whether the speed is negative.
    pub retrograde: bool,
    /// How the longitude runs through the civil day, where the time of birth is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<DaySpan>,
}

impl Placement {
    /// Whether the sign holds whatever the time of day.
    #[must_use]
    pub fn sign_is_certain(&self) -> bool {
        self.day.as_ref().is_none_or(|day| day.sign_change.is_none())
    }
}

/// The run of a body through a civil day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DaySpan {
    /// The longitude at the start of the day.
    pub from: f64,
    /// The longitude at its end.
    pub to: f64,
    /// The change of sign within the day, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_change: Option<SignChange>,
}

/// A body passes from one sign into another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignChange {
    /// The instant.
    pub at: Timestamp,
    /// The same instant on the wall clock of the birth zone, `HH:MM`.
    pub local_time: String,
    /// The sign before.
    pub from: Sign,
    /// The sign after.
    pub to: Sign,
}

/// The angles of a chart, ecliptic longitudes in degrees in the chart's zodiac.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Angles {
    /// The rising point of the ecliptic; within the polar circles the intersection 0 to 180 degrees ahead of
    /// the midheaven.
    pub ascendant: f64,
    /// The culminating point of the ecliptic.
    pub midheaven: f64,
    /// The western intersection of ecliptic and prime vertical.
    pub vertex: f64,
    /// The equatorial ascendant, or east point: what would rise at the equator under the same meridian.
    pub east_point: f64,
}

impl Angles {
    /// The setting point of the ecliptic, opposite the ascendant.
    #[must_use]
    pub fn descendant(&self) -> f64 {
        opposite(self.ascendant)
    }

    /// The lower culmination of the ecliptic, opposite the midheaven.
    #[must_use]
    pub fn imum_coeli(&self) -> f64 {
        opposite(self.midheaven)
    }
}

/// A fixed star in a chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StarPlacement {
    /// The best known name.
    pub name: String,
    /// The designation, such as `alVir` for alpha Virginis.
    pub designation: String,
    /// The visual magnitude, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub magnitude: Option<f64>,
    /// Apparent ecliptic longitude of date in degrees, in the chart's zodiac.
    pub longitude: f64,
    /// Ecliptic latitude in degrees.
    pub latitude: f64,
    /// Right ascension in degrees, on the true equator of date.
    pub right_ascension: f64,
    /// Declination in degrees, north of the true equator of date.
    pub declination: f64,
    /// The sign of the longitude.
    pub sign: Sign,
    /// Degrees within the sign.
    pub degree: f64,
    /// The house, 1 to 12, where place and time are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub house: Option<u8>,
    /// The points of the chart within a degree of longitude, nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conjunctions: Vec<StarConjunction>,
}

/// A point of a chart that stands with a fixed star.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StarConjunction {
    /// The point.
    pub point: Point,
    /// Degrees of longitude apart, never negative.
    pub orb: f64,
}

/// A natal chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// The instant in universal time; local noon where the time of birth is unknown.
    pub jd_ut: JulianDayUt,
    /// Whether the time of birth is known. Without it there are no angles, houses or lots, and each placement
    /// has its [`DaySpan`].
    pub time_known: bool,
    /// The bodies.
    pub bodies: BTreeMap<Body, Placement>,
    /// The fixed stars that were asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stars: Vec<StarPlacement>,
    /// The angles, where place and time are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub angles: Option<Angles>,
    /// The twelve house cusps, where place and time are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cusps: Option<[f64; 12]>,
    /// The house system used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub houses: Option<HouseSystem>,
    /// The house system asked for; another one was used within the polar circles.
    pub houses_requested: HouseSystem,
    /// The tropical longitude of the zodiac's beginning in degrees, where the zodiac is not tropical: the ayanamsha,
    /// or the Moon's node.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ayanamsha: Option<f64>,
    /// The aspects between [`super::Point::ASPECTED`], or the points asked for, tightest first. Where the time is unknown, those that hold all
    /// day.
    pub aspects: Vec<NatalAspect>,
    /// What does not hold throughout, where the moment is not exact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncertainty: Option<Uncertainty>,
    /// Facts that were found in the chart beyond those above, such as patterns and dignities, by the id under which
    /// statements cite them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Citation>,
    /// What all of it rests on.
    pub basis: Basis,
}

impl Chart {
    /// The house, 1 to 12, of a longitude in degrees, where the chart has houses. A longitude on a cusp belongs
    /// to the house that begins there.
    #[must_use]
    pub fn house_of(&self, longitude: f64) -> Option<u8> {
        house_of(self.cusps.as_ref()?, longitude)
    }
}

/// The house, 1 to 12, of a longitude among twelve cusps; all in degrees from 0 up to but not including 360. A
/// longitude on a cusp belongs to the house that begins there.
///
/// It is the house that opens last before the longitude: comparing the way back to each cusp, instead of asking
/// whether the longitude lies between two, leaves no gap for a rounding error to fall into. Where cusps coincide, the
/// houses of no width are passed over. Where the cusps go round against the order of the signs, as those of some
/// systems do near the poles, so does the way back.
#[must_use]
pub fn house_of(cusps: &[f64; 12], longitude: f64) -> Option<u8> {
    let way = |from: f64, to: f64| {
        let difference = to - from;
        if difference < 0.0 {
            difference + 360.0
        } else {
            difference
        }
    };
    let mut ends = *cusps;
    ends.rotate_left(1);
    let houses = || cusps.iter().zip(&ends);
    // One way round, the cusps pass 0 degrees once; the other way they come back to it from nearly every one.
    let falls = houses().filter(|(start, end)| end < start).count();
    let in_order = falls <= 1 || houses().filter(|(start, end)| end > start).count() > 1;
    let back = |cusp: f64| {
        if in_order {
            way(cusp, longitude)
        } else {
            way(longitude, cusp)
        }
    };
    (1..)
        .zip(houses())
        .filter(|(_, (start, end))| start != end)
        .map(|(number, (start, _))| (number, back(*start)))
        .min_by(|(_, a), (_, b)| a.total_cmp(b))
        .map(|(number, _)| number)
}

/// The sky of one instant against a natal chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Transits {
    /// The instant.
    pub at: Timestamp,
    /// The same in universal time.
    pub jd_ut: JulianDayUt,
    /// Where the bodies stand, in the zodiac and the houses of the natal chart.
    pub bodies: BTreeMap<Body, Placement>,
    /// Their aspects to the natal chart, tightest first.
    pub aspects: Vec<TransitAspect>,
    /// What all of it rests on.
    pub basis: Basis,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_longitude_has_a_house_and_a_cusp_opens_its_own() {
        let cusps = [
            350.0, 20.0, 50.0, 80.0, 110.0, 140.0, 170.0, 200.0, 230.0, 260.0, 290.0, 320.0,
        ];
        for (number, cusp) in (1..).zip(cusps) {
            assert_eq!(house_of(&cusps, cusp), Some(number));
        }
        assert_eq!(house_of(&cusps, 0.0), Some(1));
        assert_eq!(house_of(&cusps, 349.999), Some(12));
        for tenth in 0..3600 {
            assert!(house_of(&cusps, f64::from(tenth) / 10.0).is_some());
        }
    }

    #[test]
    fn a_hair_before_a_cusp_is_the_house_before_even_where_the_difference_rounds_to_a_full_circle() {
        let cusps = [
            330.0, 1e-15, 30.0, 60.0, 90.0, 120.0, 150.0, 180.0, 210.0, 240.0, 270.0, 300.0,
        ];
        assert_eq!(house_of(&cusps, 0.0), Some(1));
        assert_eq!(house_of(&cusps, 1e-15), Some(2));
    }

    #[test]
    fn cusps_against_the_order_of_the_signs_open_their_houses_backwards() {
        let mut cusps = [
            350.0, 20.0, 50.0, 80.0, 110.0, 140.0, 170.0, 200.0, 230.0, 260.0, 290.0, 320.0,
        ];
        cusps.reverse();
        for (number, cusp) in (1..).zip(cusps) {
            assert_eq!(house_of(&cusps, cusp), Some(number));
            assert_eq!(house_of(&cusps, (cusp + 359.0_f64) % 360.0), Some(number));
        }
    }

    #[test]
    fn a_house_of_no_width_holds_nothing() {
        let cusps = [
            59.0, 119.0, 179.0, 239.0, 239.0, 239.0, 239.0, 299.0, 359.0, 59.0, 59.0, 59.0,
        ];
        for (longitude, house) in [(200.0, 3), (239.0, 7), (240.0, 7), (58.0, 9), (59.0, 1), (60.0, 1)] {
            assert_eq!(house_of(&cusps, longitude), Some(house));
        }
    }
}
