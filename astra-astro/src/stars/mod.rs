//! Fixed stars: where they appear, and what of a chart they touch.
//!
//! A catalogue place is carried to the moment by the star's own motion through space, precession (IAU 2006) and the
//! nutation of the ephemeris, and seen from the moving Earth: annual parallax, the deflection of light by the Sun, and
//! annual aberration, for which the ephemeris' Sun tells where the Earth is and how it moves. The Sun's own motion about
//! the centre of mass of the Solar System is left out; it shifts a star by 0.01 arc seconds at most.

mod catalogue;

use astra_core::{
    Result,
    chart::{Body, Chart, JulianDayTt, Point, Sign, StarChoice, StarConjunction, StarPlacement},
};

pub use self::catalogue::{Star, all, brighter, find, search};
use crate::{
    angle::arc,
    coordinates::{Ecliptic, Equatorial},
    ephemeris::{Ephemeris, Orientation},
    precession::{Rotation, Vector, direction, dot, iau_2006, icrs_to_ecliptic, scaled, sum, unit},
    zodiac::Offset,
};

/// How near, in degrees of longitude, a point of a chart must be to a star to stand with it: one degree, the orb of
/// most authors since V. Robson, *The Fixed Stars and Constellations in Astrology* (1923), for any but the brightest.
pub const ORB: f64 = 1.0;

/// The speed of light in astronomical units a day.
const LIGHT: f64 = 173.144_632_674_240_3;
/// Twice the gravitational constant of the Sun by the square of the speed of light, in astronomical units.
const BENDING: f64 = 1.974_125_743e-8;
/// No star is bent more than at the limb of the Sun, a quarter of a degree from its middle: 1 plus the cosine of the
/// angle at the Sun between star and Earth.
const LIMB: f64 = 1.08e-5;
/// Milliarcseconds in a radian.
const MAS: f64 = 1000.0 * 3600.0 * 180.0 / std::f64::consts::PI;
/// Astronomical units a Julian year, in kilometres a second.
const AU_PER_YEAR: f64 = 149_597_870.7 / (365.25 * 86_400.0);
const JULIAN_YEAR: f64 = 365.25;
const J2000: f64 = 2_451_545.0;

/// The moving Earth at an instant, from which stars are seen.
#[derive(Clone, Copy, Debug)]
pub struct Vantage {
    at: JulianDayTt,
    frame: Rotation,
    /// Nutation in longitude, degrees.
    nutation: f64,
    /// The true obliquity, degrees.
    obliquity: f64,
    /// The Earth from the Sun in astronomical units, and its motion a day, by the mean ecliptic of date.
    earth: Vector,
    velocity: Vector,
}

/// Where a star appears: geocentric, by the true ecliptic and equator of date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StarPosition {
    /// By the ecliptic, longitude from the true equinox.
    pub ecliptic: Ecliptic,
    /// By the equator.
    pub equatorial: Equatorial,
}

impl Vantage {
    /// The Earth of an instant, of which the ephemeris has told the orientation.
    ///
    /// # Errors
    /// As [`Ephemeris::state`].
    pub fn of<E: Ephemeris + ?Sized>(ephemeris: &E, at: JulianDayTt, orientation: &Orientation) -> Result<Self> {
        let sun = ephemeris.state(Body::Sun, at)?;
        let longitude = (sun.longitude - orientation.nutation_longitude).to_radians();
        let latitude = sun.latitude.to_radians();
        let towards = direction(longitude, latitude);
        let ((sin_l, cos_l), (sin_b, cos_b)) = (longitude.sin_cos(), latitude.sin_cos());
        let along = scaled([-sin_l, cos_l, 0.0], cos_b * sun.longitude_speed.to_radians());
        let up = scaled([-sin_b * cos_l, -sin_b * sin_l, cos_b], sun.latitude_speed.to_radians());
        let motion = sum(
            scaled(towards, sun.distance_speed),
            scaled(sum(along, up), sun.distance),
        );
        Ok(Self {
            at,
            frame: iau_2006(at),
            nutation: orientation.nutation_longitude,
            obliquity: orientation.obliquity,
            earth: scaled(towards, -sun.distance),
            velocity: scaled(motion, -1.0),
        })
    }

    /// Where a star appears from here.
    #[must_use]
    pub fn apparent(&self, star: &Star) -> StarPosition {
        let mean = self.seen(star);
        self.true_of_date(mean)
    }

    /// Where a direction of the ICRS, as far as that nothing moves it but the frame, stands by the mean ecliptic of date:
    /// longitude and latitude in degrees.
    pub(crate) fn geometric(at: JulianDayTt, right_ascension: f64, declination: f64) -> Ecliptic {
        let fixed = direction(right_ascension.to_radians(), declination.to_radians());
        spherical(iau_2006(at).into_frame(icrs_to_ecliptic(fixed)))
    }

    /// The apparent place by the mean equinox and ecliptic of date: without nutation.
    pub(crate) fn mean_of_date(&self, star: &Star) -> Ecliptic {
        spherical(self.seen(star))
    }

    fn seen(&self, star: &Star) -> Vector {
        let catalogue = self.frame.into_frame(icrs_to_ecliptic(moved(star, self.at)));
        let parallax = star.parallax / MAS;
        let geometric = unit(sum(catalogue, scaled(self.earth, -parallax)));
        let bent = self.bent(geometric);
        unit(sum(bent, scaled(self.velocity, 1.0 / LIGHT)))
    }

    /// Light bent around the Sun (*Explanatory Supplement to the Astronomical Almanac*, 1992, section 3.316, for a
    /// source at infinity).
    fn bent(&self, star: Vector) -> Vector {
        let distance = dot(self.earth, self.earth).sqrt();
        let away = scaled(self.earth, 1.0 / distance);
        let cos = dot(star, away);
        let strength = BENDING / distance / (1.0 + cos).max(LIMB);
        sum(star, scaled(sum(away, scaled(star, -cos)), strength))
    }

    fn true_of_date(&self, mean: Vector) -> StarPosition {
        let Ecliptic { longitude, latitude } = spherical(mean);
        let ecliptic = Ecliptic::new(crate::angle::normalize(longitude + self.nutation), latitude);
        StarPosition {
            ecliptic,
            equatorial: ecliptic.to_equatorial(self.obliquity),
        }
    }
}

/// The direction of a star at a time, by the axes of the ICRS: it goes straight on through space.
fn moved(star: &Star, at: JulianDayTt) -> Vector {
    let years = (at.0 - J2000) / JULIAN_YEAR;
    let (ra, dec) = (star.right_ascension.to_radians(), star.declination.to_radians());
    let towards = direction(ra, dec);
    let ((sin_a, cos_a), (sin_d, cos_d)) = (ra.sin_cos(), dec.sin_cos());
    let east = scaled([-sin_a, cos_a, 0.0], star.motion_right_ascension / MAS);
    let north = scaled([-sin_d * cos_a, -sin_d * sin_a, cos_d], star.motion_declination / MAS);
    // In units of the star's own distance.
    let outward = scaled(towards, star.radial_velocity / AU_PER_YEAR * star.parallax / MAS);
    unit(sum(towards, scaled(sum(sum(east, north), outward), years)))
}

fn spherical([x, y, z]: Vector) -> Ecliptic {
    Ecliptic::new(
        crate::angle::normalize(y.atan2(x).to_degrees()),
        z.atan2(x.hypot(y)).to_degrees(),
    )
}

/// The stars that a choice names, in the order of the catalogue's brightness or of the names.
///
/// # Errors
/// As [`find`]; [`astra_core::ErrorKind::InvalidInput`] for a magnitude that is no number.
pub fn chosen(choice: &StarChoice) -> Result<Vec<&'static Star>> {
    match choice {
        StarChoice::None => Ok(Vec::new()),
        StarChoice::Magnitude(limit) if limit.is_finite() => Ok(brighter(*limit)),
        StarChoice::Magnitude(limit) => Err(astra_core::Error::invalid("stars", limit, "a finite magnitude")),
        StarChoice::Named(names) => {
            let mut stars: Vec<&Star> = Vec::with_capacity(names.len());
            for name in names {
                let star = find(name)?;
                if !stars.contains(&star) {
                    stars.push(star);
                }
            }
            Ok(stars)
        }
    }
}

/// Stars in the zodiac of a chart, as that chart holds them.
pub(crate) fn placed(vantage: &Vantage, offset: Option<Offset>, stars: &[&Star]) -> Vec<StarPlacement> {
    stars
        .iter()
        .map(|star| {
            let StarPosition { ecliptic, equatorial } = vantage.apparent(star);
            let longitude = offset.map_or(ecliptic.longitude, |offset| offset.apply(ecliptic.longitude));
            let sign = Sign::of(longitude);
            StarPlacement {
                name: star.name().to_owned(),
                designation: star.designation.to_owned(),
                magnitude: star.magnitude,
                longitude,
                latitude: ecliptic.latitude,
                right_ascension: equatorial.right_ascension,
                declination: equatorial.declination,
                sign,
                degree: longitude - sign.start(),
                house: None,
                conjunctions: Vec::new(),
            }
        })
        .collect()
}

/// The points of a chart within an orb of a longitude, nearest first. An orb is in degrees; [`ORB`] is usual.
#[must_use]
pub fn conjunctions(chart: &Chart, longitude: f64, orb: f64) -> Vec<StarConjunction> {
    let points = chart
        .bodies
        .keys()
        .map(|body| Point::Body(*body))
        .chain([Point::Ascendant, Point::Midheaven]);
    let mut found: Vec<_> = points
        .filter_map(|point| {
            let away = arc(longitude, chart.longitude(point)?).abs();
            (away <= orb).then_some(StarConjunction { point, orb: away })
        })
        .collect();
    found.sort_by(|a, b| a.orb.total_cmp(&b.orb));
    found
}
