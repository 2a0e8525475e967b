//! Sect: whether a chart is of the day or of the night.

use serde::{Deserialize, Serialize};

use super::{Body, Chart, Point, Zodiac};

/// Whether the Sun stands above the horizon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sect {
    /// The Sun is above the horizon.
    Day,
    /// The Sun is below it.
    Night,
}

impl Chart {
    /// The sect of the chart by the true altitude of the Sun's centre, without refraction; None without angles.
    #[must_use]
    pub fn sect(&self) -> Option<Sect> {
        let sun = self.longitude(Body::Sun.into())?;
        self.is_above_horizon(sun)
            .map(|above| if above { Sect::Day } else { Sect::Night })
    }

    /// Whether a point of the ecliptic stands above the horizon; the rising point does. None without angles.
    ///
    /// A body with latitude may be up while its longitude is below; the Sun has none.
    #[must_use]
    pub fn is_above_horizon(&self, longitude: f64) -> Option<bool> {
        let angles = self.angles?;
        // The horizon halves the ecliptic at the ascendant; one half holds the midheaven.
        let to_rise = (longitude - angles.ascendant).rem_euclid(360.0);
        let in_the_half_of_the_midheaven = to_rise >= 180.0 || to_rise == 0.0;
        Some(in_the_half_of_the_midheaven == self.midheaven_is_up(angles.midheaven))
    }

    /// Within the polar circles the midheaven, on the southern meridian of the north, may itself be below the horizon.
    fn midheaven_is_up(&self, midheaven: f64) -> bool {
        let Some(place) = &self.basis.place else { return true };
        let tropical = match self.basis.zodiac {
            Zodiac::Tropical => midheaven,
            _ => midheaven + self.ayanamsha.unwrap_or_default(),
        };
        let sin_declination = self.basis.obliquity.to_radians().sin() * tropical.to_radians().sin();
        (place.latitude - sin_declination.asin().to_degrees()).abs() <= 90.0
    }

    /// The longitude of a point, where the chart has it.
    #[must_use]
    pub fn longitude(&self, point: Point) -> Option<f64> {
        let body = |body: Body| self.bodies.get(&body).map(|placement| placement.longitude);
        match point {
            Point::Body(of) => body(of),
            Point::Ascendant => self.angles.map(|angles| angles.ascendant),
            Point::Midheaven => self.angles.map(|angles| angles.midheaven),
            Point::Descendant => self.angles.map(|angles| angles.descendant()),
            Point::ImumCoeli => self.angles.map(|angles| angles.imum_coeli()),
            Point::Vertex => self.angles.map(|angles| angles.vertex),
            Point::EastPoint => self.angles.map(|angles| angles.east_point),
            Point::MeanSouthNode => body(Body::MeanNode).map(opposite),
            Point::TrueSouthNode => body(Body::TrueNode).map(opposite),
            Point::Cusp(house) => self.cusps?.get(house.index()).copied(),
            Point::Lot(lot) => lot.longitude(self),
        }
    }
}

/// The longitude across the circle.
pub(super) fn opposite(longitude: f64) -> f64 {
    if longitude < 180.0 {
        longitude + 180.0
    } else {
        longitude - 180.0
    }
}
