//! The composite: a chart of the midpoints of two (J. Townley, *The Composite Chart*, 1974; R. Hand, *Planets in
//! Composite*, 1975).

use astra_core::{
    Error, Result,
    chart::{
        Angles, Basis, Body, Chart, Coordinates, HouseSystem, JulianDayUt, Orbs, PlaceBasis, Placement, Point, Sign,
        TimeBasis, Zodiac, house_of,
    },
};

use super::same_zodiac;
use crate::{
    angle::{arc, normalize},
    aspects,
    coordinates::{Ecliptic, Equatorial},
    houses::{Sphere, whole_signs},
};

/// Where the houses of a composite come from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum CompositeHouses {
    /// The midpoints of both charts' cusps, counted from the midpoint of the ascendants on the shorter way, so that
    /// they stay in order.
    #[default]
    Midpoints,
    /// The midpoint of the midheavens, and what rises under it at the latitude of a place (Hand's reference place).
    Reference(Coordinates),
}

/// How a composite is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CompositeOptions {
    /// Midpoints by default.
    pub houses: CompositeHouses,
    /// [`Orbs::NATAL`] by default.
    pub orbs: Orbs,
}

impl Default for CompositeOptions {
    fn default() -> Self {
        Self {
            houses: CompositeHouses::default(),
            orbs: Orbs::NATAL,
        }
    }
}

/// The midpoint of two longitudes on the shorter way, in degrees. Of opposite ones that of the two from 0 up to but not
/// including 180 degrees, so that the order of the charts does not matter.
#[must_use]
pub fn midpoint(a: f64, b: f64) -> f64 {
    let way = arc(a, b);
    let middle = normalize(a + way / 2.0);
    if way == -180.0 { middle % 180.0 } else { middle }
}

/// The composite of two charts. It is of no moment and no place: its Julian day is the mean of the two, and its aspects
/// neither apply nor separate. Houses are those of the first chart's system.
///
/// # Errors
/// [`astra_core::ErrorKind::InvalidInput`] naming `zodiac` where the charts differ in it, `houses` where they used
/// different systems, or `at` where a time of birth is unknown.
pub fn composite(first: &Chart, second: &Chart, options: &CompositeOptions) -> Result<Chart> {
    same_zodiac(first, second)?;
    aspects::check(&options.orbs)?;
    for chart in [first, second] {
        if !chart.time_known {
            return Err(Error::invalid(
                "at",
                &chart.basis.time.given,
                "a time of birth in both charts",
            ));
        }
    }
    let obliquity = f64::midpoint(first.basis.obliquity, second.basis.obliquity);
    let ayanamsha = first
        .ayanamsha
        .zip(second.ayanamsha)
        .map(|(first, second)| midpoint(first, second));
    let frame = Frame {
        obliquity,
        zero: ayanamsha.unwrap_or_default(),
    };
    let local = local(first, second, &frame, options.houses)?;
    let cusps = local.as_ref().map(|(_, cusps, _)| *cusps);
    let bodies = first
        .bodies
        .iter()
        .filter_map(|(body, a)| {
            let b = second.bodies.get(body)?;
            Some((*body, placement(*body, a, b, &frame, cusps.as_ref())))
        })
        .collect();
    let jd_ut = JulianDayUt(f64::midpoint(first.jd_ut.0, second.jd_ut.0));
    let mut chart = Chart {
        jd_ut,
        time_known: true,
        bodies,
        angles: local.as_ref().map(|(angles, ..)| *angles),
        cusps,
        houses: local.as_ref().map(|(.., system)| *system),
        ayanamsha,
        aspects: Vec::new(),
        facts: Vec::new(),
        basis: basis(first, second, jd_ut, obliquity, options),
        ..first.clone()
    };
    chart.basis.houses = chart.houses;
    chart.aspects = aspects::among(&chart, &Point::ASPECTED, &options.orbs);
    for aspect in &mut chart.aspects {
        (aspect.applying, aspect.mutual) = (None, false);
    }
    Ok(chart)
}

/// Where longitudes are counted from, for what needs the equator.
struct Frame {
    obliquity: f64,
    zero: f64,
}

fn basis(first: &Chart, second: &Chart, jd_ut: JulianDayUt, obliquity: f64, options: &CompositeOptions) -> Basis {
    let place = match options.houses {
        CompositeHouses::Midpoints => None,
        CompositeHouses::Reference(place) => Some(PlaceBasis {
            latitude: place.latitude(),
            longitude: place.longitude(),
            origin: None,
        }),
    };
    Basis {
        jd_ut: jd_ut.0,
        delta_t: f64::midpoint(first.basis.delta_t, second.basis.delta_t),
        obliquity,
        orbs: options.orbs,
        time: TimeBasis {
            given: format!("{} and {}", first.basis.time.given, second.basis.time.given),
            rule: "composite".into(),
            offset: None,
            tzdb: None,
        },
        place,
        ..first.basis.clone()
    }
}

fn placement(body: Body, a: &Placement, b: &Placement, frame: &Frame, cusps: Option<&[f64; 12]>) -> Placement {
    let longitude = midpoint(a.longitude, b.longitude);
    let latitude = f64::midpoint(a.latitude, b.latitude);
    let speed = f64::midpoint(a.speed, b.speed);
    let equatorial = Ecliptic::new(normalize(longitude + frame.zero), latitude).to_equatorial(frame.obliquity);
    let sign = Sign::of(longitude);
    Placement {
        longitude,
        latitude,
        right_ascension: equatorial.right_ascension,
        declination: equatorial.declination,
        distance: f64::midpoint(a.distance, b.distance),
        speed,
        pace: speed / body.mean_motion().abs(),
        sign,
        degree: longitude - sign.start(),
        house: cusps.and_then(|cusps| house_of(cusps, longitude)),
        retrograde: speed < 0.0,
        day: None,
    }
}

type Local = (Angles, [f64; 12], HouseSystem);

fn local(first: &Chart, second: &Chart, frame: &Frame, houses: CompositeHouses) -> Result<Option<Local>> {
    let (Some(angles_a), Some(angles_b)) = (first.angles, second.angles) else {
        return Ok(None);
    };
    let (Some(cusps_a), Some(cusps_b)) = (first.cusps, second.cusps) else {
        return Ok(None);
    };
    let (Some(system), Some(other)) = (first.houses, second.houses) else {
        return Ok(None);
    };
    if system != other {
        return Err(Error::invalid(
            "houses",
            format_args!("{system} beside {other}"),
            "the same house system in both charts",
        ));
    }
    Ok(Some(match houses {
        CompositeHouses::Midpoints => {
            let ascendant = midpoint(angles_a.ascendant, angles_b.ascendant);
            // As far ahead of the ascendant as on average.
            let ahead = |a: f64, b: f64| {
                let from = |of: &Angles, at: f64| normalize(at - of.ascendant);
                normalize(ascendant + f64::midpoint(from(&angles_a, a), from(&angles_b, b)))
            };
            let pairs = cusps_a.into_iter().zip(cusps_b);
            let mut cusps = [ascendant; 12];
            match system {
                HouseSystem::WholeSign => cusps = whole_signs(ascendant),
                _ => {
                    for (cusp, (a, b)) in cusps.iter_mut().zip(pairs) {
                        *cusp = ahead(a, b);
                    }
                }
            }
            let angles = Angles {
                ascendant,
                midheaven: ahead(angles_a.midheaven, angles_b.midheaven),
                vertex: midpoint(angles_a.vertex, angles_b.vertex),
                east_point: midpoint(angles_a.east_point, angles_b.east_point),
            };
            (angles, cusps, system)
        }
        CompositeHouses::Reference(place) => {
            let midheaven = midpoint(angles_a.midheaven, angles_b.midheaven);
            under_midheaven(midheaven, place.latitude(), frame, system)
        }
    }))
}

/// What rises, and the cusps, where a degree culminates.
fn under_midheaven(midheaven: f64, latitude: f64, frame: &Frame, system: HouseSystem) -> Local {
    let Equatorial { right_ascension, .. } =
        Ecliptic::new(normalize(midheaven + frame.zero), 0.0).to_equatorial(frame.obliquity);
    let sphere = Sphere {
        meridian: right_ascension,
        obliquity: frame.obliquity,
        latitude,
    };
    sphere_in_zodiac(&sphere, frame.zero, system)
}

/// The angles and cusps of a sphere in a zodiac that begins at a tropical longitude; Porphyry where the system does not
/// exist.
pub(crate) fn sphere_in_zodiac(sphere: &Sphere, zero: f64, system: HouseSystem) -> Local {
    let turn = |tropical: f64| normalize(tropical - zero);
    let tropical = sphere.angles();
    let angles = Angles {
        ascendant: turn(tropical.ascendant),
        midheaven: turn(tropical.midheaven),
        vertex: turn(tropical.vertex),
        east_point: turn(tropical.east_point),
    };
    let (system, cusps) = match (system, sphere.cusps(system)) {
        (HouseSystem::WholeSign, _) => (system, whole_signs(angles.ascendant)),
        (_, Some(cusps)) => (system, cusps.map(turn)),
        (_, None) => (
            HouseSystem::Porphyry,
            sphere.cusps(HouseSystem::Porphyry).unwrap_or_default().map(turn),
        ),
    };
    (angles, cusps, system)
}

/// The tropical longitude at which a chart's zodiac begins.
pub(crate) fn zero_of(chart: &Chart) -> f64 {
    match chart.basis.zodiac {
        Zodiac::Tropical => 0.0,
        _ => chart.ayanamsha.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_midpoint_is_as_far_from_both_and_does_not_know_their_order(a in 0.0..360.0_f64, b in 0.0..360.0_f64) {
            let middle = midpoint(a, b);
            prop_assert!((0.0..360.0).contains(&middle));
            prop_assert!((arc(a, middle).abs() - arc(middle, b).abs()).abs() < 1e-9);
            prop_assert!(arc(a, middle).abs() <= 90.0 + 1e-9);
            prop_assert!(arc(middle, midpoint(b, a)).abs() < 1e-9 || (arc(a, b).abs() - 180.0).abs() < 1e-9);
        }
    }

    #[test]
    fn midpoints_cross_zero_and_choose_between_opposites() {
        assert_eq!(midpoint(350.0, 20.0), 5.0);
        assert_eq!(midpoint(20.0, 350.0), 5.0);
        assert_eq!((midpoint(10.0, 190.0), midpoint(190.0, 10.0)), (100.0, 100.0));
        assert_eq!((midpoint(0.0, 180.0), midpoint(180.0, 0.0)), (90.0, 90.0));
    }
}
