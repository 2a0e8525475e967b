//! Directions in the sky: ecliptic, equatorial and horizontal, and what the air and the size of the Earth do to them.
//!
//! J. Meeus, *Astronomical Algorithms*, 2nd ed., chapters 11, 13, 16, 17 and 40. All angles are degrees.

use crate::{
    angle::{normalize, sin_cos},
    trig,
};

/// The equatorial radius of the Earth in astronomical units, for parallax: 6378.1366 km (IERS Conventions 2010) and
/// 149 597 870.7 km (IAU 2012).
const EARTH_RADIUS: f64 = 6_378.136_6 / 149_597_870.7;
/// The flattening of the Earth (WGS 84).
const FLATTENING: f64 = 1.0 / 298.257_223_563;
/// The equatorial radius of the Earth in metres (WGS 84), for heights.
const EARTH_RADIUS_METRES: f64 = 6_378_137.0;

/// A direction by the ecliptic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ecliptic {
    /// Degrees from the equinox, from 0 up to but not including 360.
    pub longitude: f64,
    /// Degrees north of the ecliptic.
    pub latitude: f64,
}

/// A direction by the equator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Equatorial {
    /// Degrees from the equinox, from 0 up to but not including 360.
    pub right_ascension: f64,
    /// Degrees north of the equator.
    pub declination: f64,
}

/// A direction by the horizon of a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Horizontal {
    /// Degrees from the north towards the east, from 0 up to but not including 360.
    pub azimuth: f64,
    /// Degrees above the horizon, without refraction.
    pub altitude: f64,
}

impl Ecliptic {
    /// A direction; both in degrees.
    #[must_use]
    pub const fn new(longitude: f64, latitude: f64) -> Self {
        Self { longitude, latitude }
    }

    /// The same by the equator that stands at an obliquity to the ecliptic (Meeus 13.3, 13.4, as a rotation, so that
    /// the poles are no exception).
    #[must_use]
    pub fn to_equatorial(self, obliquity: f64) -> Equatorial {
        let (right_ascension, declination) = tilted(self.longitude, self.latitude, obliquity);
        Equatorial {
            right_ascension,
            declination,
        }
    }

    /// The angle to another direction, from 0 to 180 degrees.
    #[must_use]
    pub fn separation(self, other: Self) -> f64 {
        separation((self.longitude, self.latitude), (other.longitude, other.latitude))
    }
}

impl Equatorial {
    /// A direction; both in degrees.
    #[must_use]
    pub const fn new(right_ascension: f64, declination: f64) -> Self {
        Self {
            right_ascension,
            declination,
        }
    }

    /// The same by the ecliptic that stands at an obliquity to the equator (Meeus 13.1, 13.2).
    #[must_use]
    pub fn to_ecliptic(self, obliquity: f64) -> Ecliptic {
        let (longitude, latitude) = tilted(self.right_ascension, self.declination, -obliquity);
        Ecliptic { longitude, latitude }
    }

    /// The same by the horizon of a place at a geographic latitude, with a right ascension on the meridian: the local
    /// sidereal time in degrees (Meeus 13.5, 13.6). At the poles, where no direction is north, the azimuth is counted
    /// from the side of the meridian away from its right ascension.
    #[must_use]
    pub fn to_horizontal(self, meridian: f64, latitude: f64) -> Horizontal {
        let (sin_h, cos_h) = sin_cos(meridian - self.right_ascension);
        let (sin_d, cos_d) = sin_cos(self.declination);
        let (sin_p, cos_p) = sin_cos(latitude);
        // East, north, up.
        let (x, y, z) = (
            -cos_d * sin_h,
            sin_d * cos_p - cos_d * cos_h * sin_p,
            sin_d * sin_p + cos_d * cos_h * cos_p,
        );
        Horizontal {
            azimuth: normalize(x.atan2(y).to_degrees()),
            altitude: z.atan2(x.hypot(y)).to_degrees(),
        }
    }

    /// The hour angle in degrees, from -180 up to but not including 180, west positive.
    #[must_use]
    pub fn hour_angle(self, meridian: f64) -> f64 {
        crate::angle::arc(self.right_ascension, meridian)
    }

    /// The angle to another direction, from 0 to 180 degrees.
    #[must_use]
    pub fn separation(self, other: Self) -> f64 {
        separation(
            (self.right_ascension, self.declination),
            (other.right_ascension, other.declination),
        )
    }

    /// The same body as an observer sees it from the surface of the Earth instead of its centre, and its distance from
    /// there (Meeus, chapters 11 and 40, by subtraction of vectors). Distances are astronomical units; 0 stands for
    /// what is as far as the stars, and is left as it is.
    #[must_use]
    pub fn topocentric(self, distance: f64, meridian: f64, observer: &Observer) -> (Self, f64) {
        if distance == 0.0 {
            return (self, distance);
        }
        let (rho_cos, rho_sin) = observer.geocentric();
        let (sin_m, cos_m) = sin_cos(meridian);
        let (sin_a, cos_a) = sin_cos(self.right_ascension);
        let (sin_d, cos_d) = sin_cos(self.declination);
        let x = distance * cos_d * cos_a - EARTH_RADIUS * rho_cos * cos_m;
        let y = distance * cos_d * sin_a - EARTH_RADIUS * rho_cos * sin_m;
        let z = distance * sin_d - EARTH_RADIUS * rho_sin;
        let flat = x.hypot(y);
        (
            Self {
                right_ascension: normalize(y.atan2(x).to_degrees()),
                declination: z.atan2(flat).to_degrees(),
            },
            flat.hypot(z),
        )
    }
}

impl Horizontal {
    /// A direction; both in degrees.
    #[must_use]
    pub const fn new(azimuth: f64, altitude: f64) -> Self {
        Self { azimuth, altitude }
    }

    /// The same by the equator: the way back of [`Equatorial::to_horizontal`].
    #[must_use]
    pub fn to_equatorial(self, meridian: f64, latitude: f64) -> Equatorial {
        let (sin_a, cos_a) = sin_cos(self.azimuth);
        let (sin_h, cos_h) = sin_cos(self.altitude);
        let (sin_p, cos_p) = sin_cos(latitude);
        let (east, north, up) = (cos_h * sin_a, cos_h * cos_a, sin_h);
        let (outward, axis) = (up * cos_p - north * sin_p, north * cos_p + up * sin_p);
        Equatorial {
            right_ascension: normalize(meridian + east.atan2(outward).to_degrees()),
            declination: axis.atan2(outward.hypot(east)).to_degrees(),
        }
    }
}

/// A place on the surface of the Earth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observer {
    /// Geographic latitude in degrees, north positive.
    pub latitude: f64,
    /// Metres above the ellipsoid.
    pub height: f64,
}

impl Observer {
    /// The distance from the axis of the Earth and from the plane of its equator, in equatorial radii (Meeus,
    /// chapter 11): rho cos(phi') and rho sin(phi').
    #[must_use]
    pub fn geocentric(&self) -> (f64, f64) {
        let (sin, cos) = sin_cos(self.latitude);
        let polar = 1.0 - FLATTENING;
        let height = self.height / EARTH_RADIUS_METRES;
        let c = 1.0 / cos.hypot(polar * sin);
        ((c + height) * cos, (c * polar * polar + height) * sin)
    }
}

/// The horizontal parallax of a body in degrees: how large the Earth's equatorial radius looks from a distance in
/// astronomical units; 0 for a distance of 0, which stands for the stars.
#[must_use]
pub fn horizontal_parallax(distance: f64) -> f64 {
    if distance == 0.0 {
        return 0.0;
    }
    (EARTH_RADIUS / distance).min(1.0).asin().to_degrees()
}

/// The state of the air at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Air {
    /// Millibars (hectopascals).
    pub pressure: f64,
    /// Degrees Celsius.
    pub temperature: f64,
}

impl Default for Air {
    /// 1010 millibars and 10 degrees, for which the formulae of refraction were made.
    fn default() -> Self {
        Self {
            pressure: 1010.0,
            temperature: 10.0,
        }
    }
}

impl Air {
    /// How much more than the air of [`Air::default`] it bends light.
    fn strength(self) -> f64 {
        self.pressure / 1010.0 * 283.0 / (273.0 + self.temperature)
    }

    /// By how much a body that appears at an altitude is lifted, in degrees (G. G. Bennett, *Journal of Navigation* 35,
    /// 255 (1982); Meeus 16.3). About 0.07 minutes of arc at worst above the horizon. Below the horizon, where nothing
    /// is seen, the value runs on to -2 degrees and stays there.
    #[must_use]
    pub fn refraction_at_apparent(self, altitude: f64) -> f64 {
        let altitude = altitude.clamp(-2.0, 90.0);
        let minutes = 1.0 / (altitude + 7.31 / (altitude + 4.4)).to_radians().tan();
        // The formula is a hair below 0 at the zenith itself.
        minutes.max(0.0) * self.strength() / 60.0
    }

    /// By how much a body that stands, without air, at an altitude is lifted, in degrees (T. Saemundsson, *Sky and
    /// Telescope* 72, 70 (1986); Meeus 16.4).
    #[must_use]
    pub fn refraction_at_true(self, altitude: f64) -> f64 {
        let altitude = altitude.clamp(-2.0, 90.0);
        let minutes = 1.02 / (altitude + 10.3 / (altitude + 5.11)).to_radians().tan();
        minutes.max(0.0) * self.strength() / 60.0
    }
}

/// The angle between two directions on a sphere, each as longitude and latitude in degrees, from 0 to 180 degrees.
///
/// By the lengths of the cross and the scalar product: as exact for neighbours as for opposites.
#[must_use]
pub fn separation(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (sin_d, cos_d) = sin_cos(b.0 - a.0);
    let (sin_a, cos_a) = sin_cos(a.1);
    let (sin_b, cos_b) = sin_cos(b.1);
    let across = (cos_b * sin_d).hypot(cos_a * sin_b - sin_a * cos_b * cos_d);
    across.atan2(sin_a * sin_b + cos_a * cos_b * cos_d).to_degrees()
}

/// A direction seen from a frame that is turned about the first axis: from ecliptic to equator for a positive angle.
fn tilted(longitude: f64, latitude: f64, tilt: f64) -> (f64, f64) {
    let [(sin_l, cos_l), (sin_b, cos_b), (sin_t, cos_t)] = trig::sin_cos([longitude, latitude, tilt]);
    let (x, y, z) = (
        cos_b * cos_l,
        cos_b * sin_l * cos_t - sin_b * sin_t,
        cos_b * sin_l * sin_t + sin_b * cos_t,
    );
    let [along, across] = trig::angles([(y, x), (z.abs(), (x * x + y * y).sqrt())]);
    (along, across.copysign(z))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::angle::arc;

    fn close(ours: f64, theirs: f64, bound: f64) {
        assert!((ours - theirs).abs() <= bound, "{ours} against {theirs}");
    }

    #[test]
    fn pollux_as_in_meeus_13_a() {
        let pollux = Equatorial::new(116.328_942, 28.026_183).to_ecliptic(23.439_291_1);
        close(pollux.longitude, 113.215_630, 1e-6);
        close(pollux.latitude, 6.684_170, 1e-6);
    }

    #[test]
    fn venus_over_washington_as_in_meeus_13_b() {
        // Meeus counts azimuths from the south.
        let venus = Equatorial::new(347.319_337_5, -6.719_891_7).to_horizontal(64.352_133 + 347.319_337_5, 38.921_389);
        close(venus.azimuth, 68.0337 + 180.0, 1e-4);
        close(venus.altitude, 15.1249, 1e-4);
    }

    #[test]
    fn arcturus_and_spica_as_in_meeus_17_a() {
        let (arcturus, spica) = (Equatorial::new(213.9154, 19.1825), Equatorial::new(201.2983, -11.1614));
        close(arcturus.separation(spica), 32.7930, 1e-4);
    }

    #[test]
    fn mars_over_palomar_as_in_meeus_40_a() {
        let observer = Observer {
            latitude: 33.0 + 21.0 / 60.0 + 22.0 / 3600.0,
            height: 1706.0,
        };
        let (rho_cos, rho_sin) = observer.geocentric();
        close(rho_sin, 0.546_861, 1e-6);
        close(rho_cos, 0.836_339, 1e-6);
        let mars = Equatorial::new(339.530_208, -15.771_083);
        // The hour angle of the example, 288.7958 degrees.
        let (seen, _) = mars.topocentric(0.372_76, 288.7958 + 339.530_208, &observer);
        close(seen.right_ascension, 339.535_583, 2e-5);
        close(seen.declination, -15.775_000, 2e-5);
    }

    #[test]
    fn refraction_as_in_meeus_16_a() {
        // The lower limb of the Sun at an apparent 30 minutes stands at 1.42 minutes below in truth.
        let air = Air::default();
        close(air.refraction_at_apparent(0.5) * 60.0, 28.754, 1e-3);
        close(air.refraction_at_true(0.5 - 28.754 / 60.0) * 60.0, 28.78, 0.2);
        close(air.refraction_at_apparent(0.0) * 60.0, 34.5, 0.1);
        assert_eq!(air.refraction_at_apparent(90.0), 0.0);
    }

    #[test]
    fn the_moon_has_a_parallax_of_a_degree_and_the_stars_have_none() {
        close(horizontal_parallax(0.002_569_6), 0.950_7, 1e-3);
        assert_eq!(horizontal_parallax(0.0), 0.0);
        let observer = Observer {
            latitude: 50.0,
            height: 0.0,
        };
        let star = Equatorial::new(10.0, 20.0);
        assert_eq!(star.topocentric(0.0, 0.0, &observer), (star, 0.0));
    }

    proptest! {
        #[test]
        fn there_and_back(longitude in 0.0..360.0_f64, latitude in -89.9..89.9_f64, tilt in 22.0..25.0_f64, meridian in 0.0..360.0_f64, place in -90.0..=90.0_f64) {
            let ecliptic = Ecliptic::new(longitude, latitude);
            let equatorial = ecliptic.to_equatorial(tilt);
            let back = equatorial.to_ecliptic(tilt);
            prop_assert!(ecliptic.separation(back) < 1e-9);
            let horizontal = equatorial.to_horizontal(meridian, place);
            prop_assert!(horizontal.to_equatorial(meridian, place).separation(equatorial) < 1e-9);
            prop_assert!((0.0..360.0).contains(&equatorial.right_ascension) && (0.0..360.0).contains(&horizontal.azimuth));
        }

        #[test]
        fn a_turn_keeps_every_separation(a in 0.0..360.0_f64, b in -90.0..90.0_f64, c in 0.0..360.0_f64, d in -90.0..90.0_f64) {
            let (one, two) = (Ecliptic::new(a, b), Ecliptic::new(c, d));
            let turned = one.to_equatorial(23.44).separation(two.to_equatorial(23.44));
            prop_assert!((one.separation(two) - turned).abs() < 1e-6);
            prop_assert!((one.separation(two) - two.separation(one)).abs() < 1e-9);
        }

        #[test]
        fn what_rises_stands_in_the_east(right_ascension in 0.0..360.0_f64, declination in -60.0..60.0_f64, latitude in -60.0..60.0_f64, before in 1.0..179.0_f64) {
            let star = Equatorial::new(right_ascension, declination);
            let seen = star.to_horizontal(right_ascension - before, latitude);
            prop_assert!((0.0..180.0).contains(&seen.azimuth));
            prop_assert!(arc(star.hour_angle(right_ascension - before), -before).abs() < 1e-9);
        }
    }
}
