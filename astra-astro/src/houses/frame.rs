//! The sky of a place as vectors, and where great circles across it meet the ecliptic.
//!
//! The first axis points to where the equator crosses the upper meridian, the second to the east, the third to the
//! north celestial pole.

use super::Sphere;
use crate::{
    angle::sin_cos,
    trig::{self, angles},
};

pub(super) type Vector = [f64; 3];

/// A sphere with its sines and cosines.
pub(super) struct Frame {
    pub(super) latitude: (f64, f64),
    pub(super) obliquity: (f64, f64),
    pub(super) meridian: (f64, f64),
}

impl Frame {
    pub(super) fn of(sphere: &Sphere) -> Self {
        let [latitude, obliquity, meridian] = trig::sin_cos([sphere.latitude, sphere.obliquity, sphere.meridian]);
        Self {
            latitude,
            obliquity,
            meridian,
        }
    }

    pub(super) fn zenith(&self) -> Vector {
        let (sin, cos) = self.latitude;
        [cos, 0.0, sin]
    }

    /// The north point of the horizon.
    pub(super) fn north(&self) -> Vector {
        let (sin, cos) = self.latitude;
        [-sin, 0.0, cos]
    }

    fn ecliptic_pole(&self) -> Vector {
        let ((sin_e, cos_e), (sin_m, cos_m)) = (self.obliquity, self.meridian);
        [-sin_e * sin_m, -sin_e * cos_m, cos_e]
    }

    /// The ecliptic longitude of a direction in degrees.
    pub(super) fn longitude(&self, [x, y, z]: Vector) -> f64 {
        let ((sin_e, cos_e), (sin_m, cos_m)) = (self.obliquity, self.meridian);
        let (equinox, solstice) = (x * cos_m - y * sin_m, x * sin_m + y * cos_m);
        let [longitude] = angles([(solstice * cos_e + z * sin_e, equinox)]);
        longitude
    }

    /// The direction of a point of the ecliptic.
    pub(super) fn ecliptic(&self, longitude: f64) -> Vector {
        let ((sin_e, cos_e), (sin_m, cos_m)) = (self.obliquity, self.meridian);
        let (sin, cos) = sin_cos(longitude);
        let (equinox, solstice) = (cos, sin * cos_e);
        [
            equinox * cos_m + solstice * sin_m,
            solstice * cos_m - equinox * sin_m,
            sin * sin_e,
        ]
    }

    /// Where the ecliptic meets the house circle through a point: the half circle from the north point of the horizon
    /// over the point to the south point.
    pub(super) fn house_circle(&self, point: Vector) -> f64 {
        let north = self.north();
        let meeting = cross(cross(point, north), self.ecliptic_pole());
        let same_half = dot(meeting, point) >= dot(meeting, north) * dot(point, north);
        self.longitude(if same_half { meeting } else { meeting.map(|x| -x) })
    }

    /// Where the ecliptic meets the vertical circle of a point of the horizon, on the point's side of the zenith.
    pub(super) fn vertical_circle(&self, horizon: Vector) -> f64 {
        let meeting = cross(cross(self.zenith(), horizon), self.ecliptic_pole());
        let same_side = dot(meeting, horizon) >= 0.0;
        self.longitude(if same_side { meeting } else { meeting.map(|x| -x) })
    }
}

/// The direction of a point by its distance east of the meridian along the equator and its declination, in degrees.
pub(super) fn equatorial(east: f64, declination: f64) -> Vector {
    let ((sin_a, cos_a), (sin_d, cos_d)) = (sin_cos(east), sin_cos(declination));
    [cos_d * cos_a, cos_d * sin_a, sin_d]
}

/// The direction at an angle from `a` towards `b`, which stand at a right angle.
pub(super) fn between(a: Vector, b: Vector, degrees: f64) -> Vector {
    let (sin, cos) = sin_cos(degrees);
    let ([x, y, z], [u, v, w]) = (a, b);
    [cos * x + sin * u, cos * y + sin * v, cos * z + sin * w]
}

pub(super) fn cross([a, b, c]: Vector, [x, y, z]: Vector) -> Vector {
    [b * z - c * y, c * x - a * z, a * y - b * x]
}

pub(super) fn dot([a, b, c]: Vector, [x, y, z]: Vector) -> f64 {
    a * x + b * y + c * z
}
