//! Eclipses of Sun and Moon: for the Earth as a whole, and as a place sees them.
//!
//! The shadow's axis and its two cones are laid through the apparent places of Sun and Moon, which is what Besselian
//! elements tabulate (*Explanatory Supplement to the Astronomical Almanac*, 3rd edition, chapter 11; J. Meeus,
//! *Elements of Solar Eclipses*, 1989); the Earth is the ellipsoid of WGS 84. The Moon is a sphere of
//! [`EclipseOptions::moon_radius`]: her valleys, which move the second and third contact by a second or two, are not
//! here.

mod geometry;
mod local;
mod lunar;
mod saros;
mod solar;

use astra_core::chart::{Instant, JulianDayUt};
use serde::{Deserialize, Serialize};

pub use local::{LocalLunarEclipse, LocalSolarEclipse, Phase, local_lunar, local_solar, local_solar_eclipses};
pub use lunar::{LunarEclipse, LunarEclipseKind, LunarEclipses, lunar_eclipses};
pub use solar::{SolarEclipse, SolarEclipseKind, SolarEclipses, solar_eclipses};

use super::observer::{EARTH_RADIUS, MOON_RADIUS};

/// The constants on which almanacs differ.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct EclipseOptions {
    /// The radius of the Moon in equatorial radii of the Earth, k: 0.2725076 (IAU 1982) by default. NASA's canons take
    /// 0.272281 for the umbra, which makes totality some seconds shorter and a few hybrid eclipses annular.
    pub moon_radius: f64,
    /// How much the air of the Earth widens its shadow: [`ShadowRule::Danjon`] by default.
    pub shadow: ShadowRule,
}

impl Default for EclipseOptions {
    fn default() -> Self {
        Self {
            moon_radius: MOON_RADIUS,
            shadow: ShadowRule::Danjon,
        }
    }
}

impl EclipseOptions {
    /// Kilometres.
    fn moon(&self) -> f64 {
        self.moon_radius * EARTH_RADIUS
    }
}

/// How the Earth's shadow at the Moon is reckoned. Magnitudes differ by about 0.005 in the umbra and 0.026 in the
/// penumbra, so that a faint penumbral eclipse may exist by one rule only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShadowRule {
    /// The Moon's parallax is taken a hundredth larger (A. Danjon 1951): NASA's canon and the *Connaissance des Temps*.
    Danjon,
    /// The whole shadow is taken a fiftieth larger (W. Chauvenet 1863): the *Astronomical Almanac* of old.
    Chauvenet,
}

/// From one contact to another.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Contacts {
    /// The first.
    pub start: Instant,
    /// The last.
    pub end: Instant,
}

impl Contacts {
    /// Seconds between them.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        (self.end.jd_ut.0 - self.start.jd_ut.0) * 86_400.0
    }

    /// Whether an instant lies between them.
    #[must_use]
    pub fn contains(&self, at: JulianDayUt) -> bool {
        (self.start.jd_ut..=self.end.jd_ut).contains(&at)
    }
}
