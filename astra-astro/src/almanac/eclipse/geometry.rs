//! The Moon's shadow in the frame of the Earth: its axis, its cones, and where they meet the ellipsoid.

use astra_core::{
    Result,
    chart::{Body, Coordinates, JulianDayTt, JulianDayUt},
};

use super::super::{
    observer::{EARTH_RADIUS, FLATTENING, Frame, SUN_RADIUS, difference, length},
    scales,
};
use crate::{angle::normalize, ephemeris::Ephemeris};

/// Sun and Moon at an instant, in kilometres on the true equator of date.
pub(super) struct Pair {
    pub(super) jd_ut: JulianDayUt,
    pub(super) frame: Frame,
    pub(super) sun: [f64; 3],
    pub(super) moon: [f64; 3],
}

impl Pair {
    pub(super) fn at<E: Ephemeris + ?Sized>(ephemeris: &E, at: JulianDayTt) -> Result<Self> {
        let jd_ut = scales::ut(ephemeris, at)?;
        let frame = Frame::at(ephemeris, jd_ut)?;
        let position = |body| Ok::<_, astra_core::Error>(frame.equatorial(&ephemeris.state(body, at)?));
        Ok(Self {
            jd_ut,
            sun: position(Body::Sun)?,
            moon: position(Body::Moon)?,
            frame,
        })
    }
}

/// The Moon's shadow.
pub(super) struct Shadow {
    pair: Pair,
    /// The unit vector of the axis, away from the Sun.
    axis: [f64; 3],
    /// Kilometres along the axis from the Moon to the point nearest to the Earth's centre.
    along: f64,
    /// That point, from the Earth's centre.
    pub(super) nearest: [f64; 3],
    moon_radius: f64,
    sun_distance: f64,
}

impl Shadow {
    pub(super) fn new(pair: Pair, moon_radius: f64) -> Self {
        let way = difference(pair.moon, pair.sun);
        let sun_distance = length(way);
        let axis = way.map(|part| part / sun_distance);
        let along = -dot(pair.moon, axis);
        let nearest = plus(pair.moon, axis, along);
        Self {
            pair,
            axis,
            along,
            nearest,
            moon_radius,
            sun_distance,
        }
    }

    pub(super) fn at<E: Ephemeris + ?Sized>(ephemeris: &E, at: JulianDayTt, moon_radius: f64) -> Result<Self> {
        Ok(Self::new(Pair::at(ephemeris, at)?, moon_radius))
    }

    /// The distance of the axis from the Earth's centre in equatorial radii, positive where it passes north of it.
    pub(super) fn gamma(&self) -> f64 {
        let [.., north] = self.nearest;
        (length(self.nearest) / EARTH_RADIUS).copysign(north)
    }

    /// The radius of the penumbra so far along the axis from the Moon, kilometres.
    fn penumbra(&self, along: f64) -> f64 {
        let sin = (SUN_RADIUS + self.moon_radius) / self.sun_distance;
        let cos = (1.0 - sin * sin).sqrt();
        (self.moon_radius + along * sin) / cos
    }

    /// The radius of the umbra; negative beyond its tip, where the eclipse is annular.
    fn umbra(&self, along: f64) -> f64 {
        let sin = (SUN_RADIUS - self.moon_radius) / self.sun_distance;
        let cos = (1.0 - sin * sin).sqrt();
        (self.moon_radius - along * sin) / cos
    }

    /// Kilometres between the axis and the rim of the Earth as the shadow sees it; negative where it falls on it.
    fn beside(&self) -> f64 {
        let [x, y, _] = self.axis;
        let equatorial = x.hypot(y);
        // In the plane across the axis: east, and the projected north.
        let east = if equatorial > 0.0 {
            [-y / equatorial, x / equatorial, 0.0]
        } else {
            [1.0, 0.0, 0.0]
        };
        let north = cross(self.axis, east).map(|part| -part);
        let (px, py) = (dot(self.nearest, east), dot(self.nearest, north));
        let squared = FLATTENING * (2.0 - FLATTENING);
        let (a, b) = (
            EARTH_RADIUS,
            EARTH_RADIUS * (1.0 - squared * equatorial * equatorial).sqrt(),
        );
        distance_to_ellipse(px, py, a, b)
    }

    /// Kilometres from the edge of the penumbra to the Earth's rim: negative while it touches the Earth.
    pub(super) fn penumbra_beside(&self) -> f64 {
        self.beside() - self.penumbra(self.along)
    }

    /// The same for the umbra, or the cone beyond its tip.
    pub(super) fn umbra_beside(&self) -> f64 {
        self.beside() - self.umbra(self.along).abs()
    }

    /// How the axis meets the Earth: negative beside it, growing inward; nothing where it grazes.
    pub(super) fn central(&self) -> f64 {
        self.meeting().1
    }

    /// The axis in a space stretched along the Earth's axis, where the Earth is a sphere: half the sum of both
    /// crossings, and the discriminant in squared kilometres.
    fn meeting(&self) -> (f64, f64) {
        let (moon, axis) = (stretched(self.pair.moon), stretched(self.axis));
        let square = dot(axis, axis);
        let half = -dot(moon, axis) / square;
        (
            half,
            half * half - (dot(moon, moon) - EARTH_RADIUS * EARTH_RADIUS) / square,
        )
    }

    /// Where the axis first meets the Earth; beside it, the point of the rim nearest to the axis. With the umbra's radius
    /// there.
    pub(super) fn foot(&self) -> Foot {
        let (half, discriminant) = self.meeting();
        let along = half - discriminant.max(0.0).sqrt();
        let point = if discriminant >= 0.0 {
            plus(self.pair.moon, self.axis, along)
        } else {
            // The rim's point below the axis: where the stretched nearest point lies over the sphere.
            let point = stretched(plus(self.pair.moon, self.axis, half));
            let scale = EARTH_RADIUS / length(point);
            let [x, y, z] = point.map(|part| part * scale);
            [x, y, z * (1.0 - FLATTENING)]
        };
        let [x, y, z] = point;
        // Geodetic latitude on the surface: J. Meeus, Astronomical Algorithms, chapter 11.
        let latitude = z.atan2((1.0 - FLATTENING).powi(2) * x.hypot(y)).to_degrees();
        let longitude = normalize(y.atan2(x).to_degrees() - self.pair.frame.sidereal_time + 180.0) - 180.0;
        Foot {
            place: Coordinates::new(latitude.clamp(-90.0, 90.0), longitude.clamp(-180.0, 180.0)).ok(),
            umbra: self.umbra(along),
            penumbra: self.penumbra(along),
            from_axis: length(cross(difference(point, self.pair.moon), self.axis)),
        }
    }
}

/// Where the shadow's axis meets the Earth, or comes nearest to it.
pub(super) struct Foot {
    pub(super) place: Option<Coordinates>,
    /// The radius of the umbra there, negative where annular; kilometres.
    pub(super) umbra: f64,
    pub(super) penumbra: f64,
    /// Kilometres from the axis.
    pub(super) from_axis: f64,
}

impl Foot {
    /// The part of the Sun's diameter that is covered, more than 1 in totality; in an annular or total eclipse the
    /// ratio of the diameters. *Explanatory Supplement*, 11.3.5.
    pub(super) fn magnitude(&self) -> f64 {
        if self.from_axis <= self.umbra.abs() {
            (self.penumbra + self.umbra) / (self.penumbra - self.umbra)
        } else {
            (self.penumbra - self.from_axis) / (self.penumbra - self.umbra)
        }
    }
}

/// From a point to an ellipse with the half axes a and b along x and y, which is all but a circle; negative inside.
fn distance_to_ellipse(x: f64, y: f64, a: f64, b: f64) -> f64 {
    let mut angle = (y * a).atan2(x * b);
    for _ in 0..8 {
        // The foot of the perpendicular: (point - ellipse) is square to the tangent.
        let (sin, cos) = angle.sin_cos();
        let (dx, dy) = (x - a * cos, y - b * sin);
        let (tx, ty) = (-a * sin, b * cos);
        let slope = dx * tx + dy * ty;
        let bend = tx * tx + ty * ty + dx * a * cos + dy * b * sin;
        if bend.abs() < 1.0 {
            break;
        }
        angle += slope / bend;
    }
    let (sin, cos) = angle.sin_cos();
    let outside = (x / a).powi(2) + (y / b).powi(2) > 1.0;
    let distance = (x - a * cos).hypot(y - b * sin);
    if outside { distance } else { -distance }
}

fn stretched([x, y, z]: [f64; 3]) -> [f64; 3] {
    [x, y, z / (1.0 - FLATTENING)]
}

pub(super) fn dot([a, b, c]: [f64; 3], [x, y, z]: [f64; 3]) -> f64 {
    a * x + b * y + c * z
}

pub(super) fn cross([a, b, c]: [f64; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    [b * z - c * y, c * x - a * z, a * y - b * x]
}

fn plus([a, b, c]: [f64; 3], [x, y, z]: [f64; 3], by: f64) -> [f64; 3] {
    [a + by * x, b + by * y, c + by * z]
}

/// The angle between two directions in degrees, exact for small ones.
pub(super) fn apart(a: [f64; 3], b: [f64; 3]) -> f64 {
    length(cross(a, b)).atan2(dot(a, b)).to_degrees()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_to_a_circle_is_that_to_its_centre_less_the_radius() {
        assert!((distance_to_ellipse(30.0, 40.0, 10.0, 10.0) - 40.0).abs() < 1e-9);
        assert!((distance_to_ellipse(3.0, 4.0, 10.0, 10.0) + 5.0).abs() < 1e-9);
        assert!((distance_to_ellipse(0.0, 20.0, 10.0, 9.9) - 10.1).abs() < 1e-9);
    }
}
