//! A place on the turning Earth, and how high a body stands there.

use astra_core::{
    Error, Result,
    chart::{Body, Coordinates, JulianDayUt},
};
use serde::Serialize;

use super::scales;
use crate::{
    angle::{normalize, sin_cos},
    coordinates,
    ephemeris::{Ephemeris, Orientation, State},
};

/// Kilometres in an astronomical unit (IAU 2012, resolution B2).
pub(crate) const ASTRONOMICAL_UNIT: f64 = 149_597_870.7;
/// The equatorial radius of the Earth in kilometres, and its flattening (WGS 84).
pub(crate) const EARTH_RADIUS: f64 = 6_378.137;
pub(crate) const FLATTENING: f64 = 1.0 / 298.257_223_563;
/// The radius of the Sun in kilometres: 959.63 arc seconds at the mean distance (A. Auwers 1891, still the almanacs').
pub(crate) const SUN_RADIUS: f64 = 696_000.0;
/// The radius of the Moon in radii of the Earth, k (IAU 1982).
pub(crate) const MOON_RADIUS: f64 = 0.272_507_6;
/// Heights that an observer may stand at, in metres: the deepest shore to the highest flight.
const HEIGHTS: std::ops::RangeInclusive<f64> = -500.0..=30_000.0;

/// A place and its height above the sea.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Observer {
    #[serde(flatten)]
    place: Coordinates,
    height: f64,
}

impl Observer {
    /// An observer `height` metres above the sea.
    ///
    /// # Errors
    /// [`astra_core::ErrorKind::InvalidInput`] for a height that nobody stands at.
    pub fn new(place: Coordinates, height: f64) -> Result<Self> {
        if !HEIGHTS.contains(&height) {
            return Err(Error::invalid("height", height, "metres above the sea, -500 to 30000"));
        }
        Ok(Self { place, height })
    }

    /// An observer at the level of the sea.
    #[must_use]
    pub const fn at_sea_level(place: Coordinates) -> Self {
        Self { place, height: 0.0 }
    }

    /// Where.
    #[must_use]
    pub const fn place(&self) -> Coordinates {
        self.place
    }

    /// Metres above the sea.
    #[must_use]
    pub const fn height(&self) -> f64 {
        self.height
    }

    /// The observer from the centre of the Earth, in kilometres: towards the meridian in the plane of the equator, and
    /// towards the north pole.
    pub(crate) fn geocentric(&self) -> (f64, f64) {
        let (equator, north) = coordinates::Observer {
            latitude: self.place.latitude(),
            height: self.height,
        }
        .geocentric();
        (equator * EARTH_RADIUS, north * EARTH_RADIUS)
    }
}

/// The turning frame of an instant: what turns a state into a direction at a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) orientation: Orientation,
    /// Apparent sidereal time at Greenwich, degrees.
    pub(crate) sidereal_time: f64,
}

impl Frame {
    pub(crate) fn at<E: Ephemeris + ?Sized>(ephemeris: &E, at: JulianDayUt) -> Result<Self> {
        let orientation = ephemeris.orientation(scales::tt(ephemeris, at, "at")?)?;
        Ok(Self {
            orientation,
            sidereal_time: ephemeris.sidereal_time(at, &orientation)?,
        })
    }

    /// The position of a state in kilometres: to the true equinox, 90 degrees further along the equator, to the north.
    pub(crate) fn equatorial(&self, state: &State) -> [f64; 3] {
        let ((sin_l, cos_l), (sin_b, cos_b)) = (sin_cos(state.longitude), sin_cos(state.latitude));
        let (sin_e, cos_e) = sin_cos(self.orientation.obliquity);
        // Points without a distance stand far off.
        let distance = if state.distance > 0.0 { state.distance } else { 1e6 } * ASTRONOMICAL_UNIT;
        [
            distance * cos_b * cos_l,
            distance * (cos_e * cos_b * sin_l - sin_e * sin_b),
            distance * (sin_e * cos_b * sin_l + cos_e * sin_b),
        ]
    }

    /// The observer in the same frame, kilometres.
    pub(crate) fn observer(&self, observer: &Observer) -> [f64; 3] {
        let (equator, north) = observer.geocentric();
        let (sin, cos) = sin_cos(self.sidereal_time + observer.place.longitude());
        [equator * cos, equator * sin, north]
    }
}

/// A direction as an observer has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Direction {
    /// Degrees above the horizon, without refraction.
    pub(crate) altitude: f64,
    /// Degrees from north by east.
    pub(crate) azimuth: f64,
    /// Degrees west of the meridian, 0 to 360.
    pub(crate) hour_angle: f64,
    /// Kilometres from the observer, or from the centre of the Earth where that was asked.
    pub(crate) distance: f64,
}

/// Where a position of [`Frame::equatorial`] stands for an observer.
pub(crate) fn direction(frame: &Frame, observer: &Observer, position: [f64; 3], topocentric: bool) -> Direction {
    let [x, y, z] = match topocentric {
        true => difference(position, frame.observer(observer)),
        false => position,
    };
    let distance = length([x, y, z]);
    let right_ascension = y.atan2(x).to_degrees();
    let hour_angle = normalize(frame.sidereal_time + observer.place.longitude() - right_ascension);
    let ((sin_h, cos_h), (sin_lat, cos_lat)) = (sin_cos(hour_angle), sin_cos(observer.place.latitude()));
    let (sin_d, cos_d) = (z / distance, x.hypot(y) / distance);
    // The axes of the horizon: up, south, west.
    let up = sin_lat * sin_d + cos_lat * cos_d * cos_h;
    let south = sin_lat * cos_d * cos_h - cos_lat * sin_d;
    let west = cos_d * sin_h;
    Direction {
        altitude: up.atan2(south.hypot(west)).to_degrees(),
        azimuth: normalize(west.atan2(south).to_degrees() + 180.0),
        hour_angle,
        distance,
    }
}

/// The radius of the disc of Sun or Moon in degrees; other bodies are points.
pub(crate) fn semidiameter(body: Body, distance: f64) -> f64 {
    let radius = match body {
        Body::Sun => SUN_RADIUS,
        Body::Moon => MOON_RADIUS * EARTH_RADIUS,
        _ => return 0.0,
    };
    (radius / distance).asin().to_degrees()
}

pub(crate) fn difference([a, b, c]: [f64; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    [a - x, b - y, c - z]
}

pub(crate) fn length([x, y, z]: [f64; 3]) -> f64 {
    x.hypot(y).hypot(z)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn palomar_lies_where_meeus_says() {
        // Astronomical Algorithms, example 11.a.
        let palomar = Observer::new(Coordinates::new(33.356_111, -116.8625).unwrap(), 1706.0).unwrap();
        let (equator, north) = palomar.geocentric();
        assert!((north / EARTH_RADIUS - 0.546_861).abs() < 2e-6);
        assert!((equator / EARTH_RADIUS - 0.836_339).abs() < 2e-6);
    }

    #[test]
    fn nobody_stands_at_the_height_of_nothing() {
        let place = Coordinates::new(0.0, 0.0).unwrap();
        for height in [f64::NAN, 1e6, -1e4] {
            assert_eq!(Observer::new(place, height).unwrap_err().field(), Some("height"));
        }
    }
}
