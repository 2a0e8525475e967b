//! The local sphere: angles and house cusps, from sidereal time, obliquity and latitude alone.
//!
//! Written from spherical astronomy (J. Meeus, *Astronomical Algorithms*, 2nd ed., chapters 12 to 14) and the
//! definitions of the houses in R. W. Holden, *The Elements of House Division* (1977).

mod angles;
mod ecliptic;
mod equator;
mod frame;
mod gauquelin;
mod koch;
mod placidus;
mod position;
mod vertical;

use astra_core::chart::{Angles, HouseSystem, Sign};

use crate::{
    angle::normalize,
    trig::{self, angles},
};
use frame::Frame;

/// How the sky stands over a place at an instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sphere {
    /// The right ascension of the meridian in degrees: local apparent sidereal time.
    pub meridian: f64,
    /// The true obliquity of the ecliptic in degrees.
    pub obliquity: f64,
    /// The geographic latitude in degrees, north positive.
    pub latitude: f64,
}

impl Sphere {
    /// The angles, as tropical longitudes in degrees.
    #[must_use]
    pub fn angles(&self) -> Angles {
        let frame = Frame::of(self);
        let [ascendant, midheaven, vertex, east_point] =
            angles([frame.ascendant(), frame.midheaven(), frame.vertex(), frame.east_point()]);
        Angles {
            ascendant,
            midheaven,
            vertex,
            east_point,
        }
    }

    /// [`Sphere::angles`] and [`Sphere::cusps`] together, for which Placidus takes hardly longer than for either.
    #[must_use]
    pub fn angles_and_cusps(&self, system: HouseSystem) -> (Angles, Option<[f64; 12]>) {
        let frame = Frame::of(self);
        if system == HouseSystem::Placidus
            && let Some([eleven, twelve, two, three]) = placidus::intermediate(self, &frame)
        {
            let [ascendant, midheaven, vertex, east_point, eleven, twelve, two, three] = angles([
                frame.ascendant(),
                frame.midheaven(),
                frame.vertex(),
                frame.east_point(),
                eleven,
                twelve,
                two,
                three,
            ]);
            let found = Angles {
                ascendant,
                midheaven,
                vertex,
                east_point,
            };
            return (
                found,
                Some(opposite([ascendant, two, three, midheaven, eleven, twelve])),
            );
        }
        (self.angles(), self.cusps(system))
    }

    fn ascendant(&self) -> f64 {
        let [ascendant] = angles([Frame::of(self).ascendant()]);
        ascendant
    }

    /// The ascendant with another right ascension on the meridian.
    fn rising_at(&self, meridian: f64) -> f64 {
        Self { meridian, ..*self }.ascendant()
    }

    /// The twelve cusps, as tropical longitudes in degrees; None where the system does not exist: Placidus, Koch and
    /// Makransky's Sunshine within the polar circles; Regiomontanus, topocentric, Alcabitius, APC, Sunshine and
    /// Krusinski at the poles themselves; and Sunshine without the Sun (see [`Sphere::sunshine`]).
    ///
    /// Whole signs depend on the zodiac: see [`whole_signs`].
    #[must_use]
    pub fn cusps(&self, system: HouseSystem) -> Option<[f64; 12]> {
        let frame = Frame::of(self);
        let [ascendant, midheaven] = angles([frame.ascendant(), frame.midheaven()]);
        let away_from_the_poles = || (!self.is_pole()).then_some(());
        match system {
            HouseSystem::Placidus => {
                let [eleven, twelve, two, three] = angles(placidus::intermediate(self, &frame)?);
                Some(opposite([ascendant, two, three, midheaven, eleven, twelve]))
            }
            HouseSystem::Koch => {
                let [eleven, twelve, two, three] = koch::intermediate(self)?;
                Some(opposite([ascendant, two, three, midheaven, eleven, twelve]))
            }
            HouseSystem::WholeSign => Some(whole_signs(ascendant)),
            HouseSystem::Equal => Some(every_thirty(ascendant)),
            HouseSystem::Vehlow => Some(every_thirty(ascendant - 15.0)),
            HouseSystem::EqualMc => Some(every_thirty(midheaven + 90.0)),
            HouseSystem::EqualAries => Some(every_thirty(0.0)),
            HouseSystem::Porphyry => Some(ecliptic::porphyry(ascendant, midheaven)),
            HouseSystem::Sripati => Some(ecliptic::sripati(ascendant, midheaven)),
            HouseSystem::PullenSd => Some(ecliptic::pullen_sd(ascendant, midheaven)),
            HouseSystem::PullenSr => Some(ecliptic::pullen_sr(ascendant, midheaven)),
            HouseSystem::Meridian => Some(equator::meridian(self)),
            HouseSystem::Morinus => Some(equator::morinus(self)),
            HouseSystem::Carter => Some(equator::carter(self, ascendant)),
            HouseSystem::Alcabitius => away_from_the_poles().map(|()| equator::alcabitius(self, ascendant, midheaven)),
            HouseSystem::Regiomontanus => away_from_the_poles().map(|()| position::regiomontanus(self, ascendant)),
            HouseSystem::Campanus => Some(position::campanus(self, ascendant)),
            HouseSystem::SavardA => Some(position::savard(self, ascendant)),
            HouseSystem::Topocentric => position::topocentric(self, midheaven),
            HouseSystem::Apc => position::ascendant_parallel(self, ascendant),
            HouseSystem::Horizontal => Some(vertical::horizontal(self, midheaven)),
            HouseSystem::Krusinski => vertical::krusinski(self, ascendant),
            // These need the Sun.
            HouseSystem::Sunshine | HouseSystem::SunshineMakransky => None,
            _ => None,
        }
    }

    /// The cusps of [`HouseSystem::Sunshine`], as tropical longitudes in degrees, for a declination of the Sun; None at
    /// the poles.
    #[must_use]
    pub fn sunshine(&self, sun_declination: f64) -> Option<[f64; 12]> {
        position::sunshine(self, self.ascendant(), sun_declination)
    }

    /// The cusps of [`HouseSystem::SunshineMakransky`]; None also within the polar circles, and where a division of the
    /// Sun's arc lies beyond the circle of six hours.
    #[must_use]
    pub fn sunshine_makransky(&self, sun_declination: f64) -> Option<[f64; 12]> {
        position::sunshine_makransky(self, self.ascendant(), sun_declination)
    }

    /// Whether the place is a pole, where the horizon is the equator and no direction is north.
    fn is_pole(&self) -> bool {
        self.latitude.abs() > 90.0 - 1e-7
    }

    /// Whether the horizon may miss points of the ecliptic all day, so that their diurnal arcs do not exist.
    fn is_polar(&self) -> bool {
        self.latitude.abs() >= 90.0 - self.obliquity
    }
}

/// Twelve whole signs from that of the ascendant, both in the zodiac wanted.
#[must_use]
pub fn whole_signs(ascendant: f64) -> [f64; 12] {
    every_thirty(Sign::of(ascendant).start())
}

fn every_thirty(first: f64) -> [f64; 12] {
    std::array::from_fn(|house| normalize(first + 30.0 * house as f64))
}

/// All cusps from 1, 2, 3, 10, 11, 12: the others lie opposite.
fn opposite([one, two, three, ten, eleven, twelve]: [f64; 6]) -> [f64; 12] {
    let across = |cusp: f64| normalize(cusp + 180.0);
    [
        one,
        two,
        three,
        across(ten),
        across(eleven),
        across(twelve),
        across(one),
        across(two),
        across(three),
        ten,
        eleven,
        twelve,
    ]
}

/// The longitude of the point of the ecliptic with a right ascension; all in degrees.
pub(crate) fn ecliptic_longitude(right_ascension: f64, obliquity: f64) -> f64 {
    let [(sin, cos), (_, cos_e)] = trig::sin_cos([right_ascension, obliquity]);
    let [longitude] = angles([(sin, cos * cos_e)]);
    longitude
}

#[cfg(test)]
mod tests {
    use astra_core::chart::house_of;
    use proptest::prelude::*;

    use super::*;
    use crate::angle::{arc, sin_cos};

    fn sphere(polar: bool) -> impl Strategy<Value = Sphere> {
        let latitude = if polar { -90.0..=90.0_f64 } else { -66.0..=66.0_f64 };
        (0.0..360.0_f64, 23.4..23.5_f64, latitude).prop_map(|(meridian, obliquity, latitude)| Sphere {
            meridian,
            obliquity,
            latitude,
        })
    }

    fn crosses_over(system: HouseSystem) -> bool {
        matches!(
            system,
            HouseSystem::Sunshine | HouseSystem::SunshineMakransky | HouseSystem::Apc | HouseSystem::Topocentric
        )
    }

    fn cusps(sphere: &Sphere, system: HouseSystem, sun: f64) -> Option<[f64; 12]> {
        match system {
            HouseSystem::Sunshine => sphere.sunshine(sun),
            HouseSystem::SunshineMakransky => sphere.sunshine_makransky(sun),
            _ => sphere.cusps(system),
        }
    }

    /// Azimuth-free check: altitude and the side of the meridian of a point of the ecliptic.
    fn altitude_and_east(sphere: &Sphere, longitude: f64) -> (f64, bool) {
        let (sin_l, cos_l) = sin_cos(longitude);
        let (sin_e, cos_e) = sin_cos(sphere.obliquity);
        let ra = (sin_l * cos_e).atan2(cos_l).to_degrees();
        let declination = (sin_e * sin_l).asin().to_degrees();
        let hour_angle = arc(ra, sphere.meridian);
        let (sin_d, cos_d) = sin_cos(declination);
        let (sin_p, cos_p) = sin_cos(sphere.latitude);
        let (_, cos_h) = sin_cos(hour_angle);
        (
            (sin_p * sin_d + cos_p * cos_d * cos_h).asin().to_degrees(),
            hour_angle <= 0.0,
        )
    }

    proptest! {
        #[test]
        fn the_ascendant_is_on_the_eastern_horizon_at_any_latitude(sphere in sphere(true)) {
            let (altitude, east) = altitude_and_east(&sphere, sphere.ascendant());
            prop_assert!(altitude.abs() < 1e-6, "{altitude}");
            prop_assert!(east);
            prop_assert!(arc(sphere.angles().midheaven, sphere.ascendant()) >= 0.0);
        }

        #[test]
        fn the_vertex_is_due_west(sphere in sphere(true)) {
            // On the prime vertical: the horizon of the place 90 degrees further along the meridian.
            let along = Sphere { latitude: sphere.latitude - 90.0, ..sphere };
            let (altitude, _) = altitude_and_east(&along, sphere.angles().vertex);
            prop_assert!(altitude.abs() < 1e-6, "{altitude}");
            prop_assert!(arc(sphere.angles().midheaven, sphere.angles().vertex) <= 0.0);
        }

        #[test]
        fn the_cusps_go_round_once_in_order(sphere in sphere(false), system in prop::sample::select(&HouseSystem::ALL), sun in -20.0..20.0_f64) {
            // Near the polar circles the houses of parallels and the topocentric ones may cross over; horizontal ones
            // turn back between the tropics.
            if system == HouseSystem::Horizontal && sphere.latitude.abs() < 24.0 || sphere.latitude.abs() > 50.0 && crosses_over(system) {
                return Ok(());
            }
            let Some(cusps) = cusps(&sphere, system, sun) else {
                prop_assert_eq!(system, HouseSystem::SunshineMakransky);
                return Ok(());
            };
            let widths: Vec<_> = (0..12).map(|k| arc(cusps[k], cusps[(k + 1) % 12])).collect();
            prop_assert!(widths.iter().all(|width| *width >= 0.0), "{system}: {widths:?}");
            prop_assert!((widths.iter().sum::<f64>() - 360.0).abs() < 1e-9, "{system}: {widths:?}");
        }

        #[test]
        fn every_longitude_has_a_house_in_every_system_everywhere(
            sphere in sphere(true), system in prop::sample::select(&HouseSystem::ALL), longitude in 0.0..360.0_f64, sun in -23.0..23.0_f64,
        ) {
            let cusps = cusps(&sphere, system, sun).or(sphere.cusps(HouseSystem::Porphyry)).unwrap();
            prop_assert!(cusps.iter().all(|cusp| (0.0..360.0).contains(cusp)), "{system}: {cusps:?}");
            for longitude in cusps.into_iter().chain([longitude, 0.0]) {
                prop_assert!(house_of(&cusps, longitude).is_some());
            }
        }

        #[test]
        fn a_house_begins_before_what_it_holds_and_ends_behind(sphere in sphere(false), system in prop::sample::select(&HouseSystem::ALL), longitude in 0.0..360.0_f64) {
            if let Some(cusps) = sphere.cusps(system).filter(|_| system != HouseSystem::Horizontal && !crosses_over(system)) {
                let house = usize::from(house_of(&cusps, longitude).unwrap());
                let (start, end) = (cusps[house - 1], cusps[house % 12]);
                prop_assert!(normalize(longitude - start) <= normalize(end - start) + 1e-9, "{system}");
            }
        }

        #[test]
        fn gauquelin_sectors_go_round_once_with_the_daily_turn(sphere in sphere(false)) {
            let sectors = sphere.gauquelin_sectors().unwrap();
            let widths: Vec<_> = (0..36).map(|k| arc(sectors[(k + 1) % 36], sectors[k])).collect();
            prop_assert!(widths.iter().all(|width| *width > 0.0), "{widths:?}");
            prop_assert!((widths.iter().sum::<f64>() - 360.0).abs() < 1e-9);
            // Thirds of the semi-arcs are the houses of Placidus.
            let placidus = sphere.cusps(HouseSystem::Placidus).unwrap();
            for (sector, cusp) in [(3, 11), (6, 10), (12, 8), (15, 7), (21, 5), (30, 2)] {
                prop_assert!(arc(sectors[sector], placidus[cusp]).abs() < 1e-9);
            }
        }

        #[test]
        fn a_house_circle_cusp_stays_where_it_is_when_sky_and_place_turn_together(sphere in sphere(false), turn in 0.0..360.0_f64) {
            // The equinox has no part in the equator's and the horizon's geometry: with an ecliptic on the equator, all
            // cusps turn with the meridian.
            let flat = Sphere { obliquity: 1e-9, ..sphere };
            let turned = Sphere { meridian: normalize(flat.meridian + turn), ..flat };
            for system in [HouseSystem::Regiomontanus, HouseSystem::Campanus, HouseSystem::Meridian, HouseSystem::Morinus, HouseSystem::Placidus, HouseSystem::Krusinski, HouseSystem::Apc] {
                let (here, there) = (flat.cusps(system).unwrap(), turned.cusps(system).unwrap());
                for house in 0..12 {
                    prop_assert!(arc(here[house] + turn, there[house]).abs() < 1e-5, "{system}");
                }
            }
        }

        #[test]
        fn porphyry_goes_round_at_the_poles_too(sphere in sphere(true)) {
            let cusps = sphere.cusps(HouseSystem::Porphyry).unwrap();
            let sum: f64 = (0..12).map(|k| normalize(cusps[(k + 1) % 12] - cusps[k])).sum();
            prop_assert!((sum - 360.0).abs() < 1e-9);
        }

        #[test]
        fn southern_houses_mirror_northern_ones(sphere in sphere(false), system in prop::sample::select(&[HouseSystem::Placidus, HouseSystem::Koch])) {
            // Turning the sphere upside down and half round swaps the hemispheres.
            let turned = Sphere { latitude: -sphere.latitude, meridian: normalize(sphere.meridian + 180.0), ..sphere };
            let (here, there) = (sphere.cusps(system).unwrap(), turned.cusps(system).unwrap());
            for house in 0..12 {
                prop_assert!(arc(here[house], there[house] + 180.0).abs() < 1e-7 );
            }
        }
    }

    #[test]
    fn placidus_and_koch_end_at_the_polar_circle() {
        for (latitude, exists) in [(66.5, true), (66.6, false), (-66.6, false), (90.0, false)] {
            let sphere = Sphere {
                meridian: 123.0,
                obliquity: 23.44,
                latitude,
            };
            for system in [HouseSystem::Placidus, HouseSystem::Koch] {
                assert_eq!(sphere.cusps(system).is_some(), exists, "{system:?} at {latitude}");
            }
            assert!(sphere.cusps(HouseSystem::Porphyry).is_some());
        }
    }
}
