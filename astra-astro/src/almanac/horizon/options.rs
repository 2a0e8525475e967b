//! What counts as rising: which part of the disc, through which air, over which horizon.

use astra_core::{Error, Result};
use serde::{Deserialize, Serialize};

use super::super::Observer;

/// The part of the disc of Sun or Moon that counts. Other bodies are points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limb {
    /// The upper rim, as almanacs have it.
    #[default]
    Upper,
    /// The centre.
    Center,
    /// The lower rim.
    Lower,
}

/// How far the air lifts what stands at the horizon.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refraction {
    /// Not at all.
    None,
    /// By so many degrees.
    Fixed(f64),
    /// By the weather: A. T. Sinclair (HM Nautical Almanac Office, 1982), in the form that holds down to the horizon.
    Air {
        /// At the observer, in hectopascal (millibar).
        pressure: f64,
        /// In degrees Celsius.
        temperature: f64,
    },
}

impl Refraction {
    /// 34 arc minutes, which almanacs take for every horizon (*Explanatory Supplement to the Astronomical Almanac*,
    /// 9.33).
    pub const ALMANAC: Self = Self::Fixed(34.0 / 60.0);

    /// Degrees by which a body is lifted that is seen at this apparent altitude.
    #[must_use]
    pub fn lift(&self, apparent: f64) -> f64 {
        match *self {
            Self::None => 0.0,
            Self::Fixed(degrees) => degrees,
            Self::Air { pressure, temperature } => {
                let h = apparent;
                let minutes = (34.46 + 4.23 * h + 0.004 * h * h) / (1.0 + 0.505 * h + 0.0845 * h * h);
                let weather = (pressure - 80.0) / 930.0 / (1.0 + 8e-5 * (minutes + 39.0) * (temperature - 10.0));
                (minutes * weather / 60.0).max(0.0)
            }
        }
    }
}

/// How rising and setting are meant.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct HorizonOptions {
    /// The upper rim by default.
    pub limb: Limb,
    /// [`Refraction::ALMANAC`] by default.
    pub refraction: Refraction,
    /// The apparent altitude of the horizon in degrees: 0 by default, more behind hills, less (see
    /// [`HorizonOptions::over_the_sea`]) from a height over the sea.
    pub horizon: f64,
    /// Whether the body is seen from the place rather than from the centre of the Earth: yes by default. It moves the
    /// Moon by nearly a degree.
    pub topocentric: bool,
    /// Whether the ecliptic latitude of the body counts: yes by default. The Hindu definition rises the point of the
    /// ecliptic at which the body stands.
    pub latitude: bool,
}

impl Default for HorizonOptions {
    fn default() -> Self {
        Self {
            limb: Limb::Upper,
            refraction: Refraction::ALMANAC,
            horizon: 0.0,
            topocentric: true,
            latitude: true,
        }
    }
}

impl HorizonOptions {
    /// Hindu rising: the geocentric centre at the mathematical horizon, without refraction and ecliptic latitude, as
    /// the *Surya Siddhanta* and the *Rashtriya Panchang* before its modern tables reckon.
    pub const HINDU: Self = Self {
        limb: Limb::Center,
        refraction: Refraction::None,
        horizon: 0.0,
        topocentric: false,
        latitude: false,
    };

    /// The sea's horizon as seen from the observer's height: the dip is 1.76 arc minutes by the root of the metres
    /// (*The Nautical Almanac*).
    #[must_use]
    pub fn over_the_sea(self, observer: &Observer) -> Self {
        Self {
            horizon: -1.76 / 60.0 * observer.height().max(0.0).sqrt(),
            ..self
        }
    }

    /// The altitude, without refraction, at which the limb crosses.
    pub(super) fn crossing_altitude(&self) -> f64 {
        self.horizon - self.refraction.lift(self.horizon)
    }

    pub(super) fn check(&self) -> Result<()> {
        if !(-90.0..=90.0).contains(&self.horizon) {
            return Err(Error::invalid(
                "horizon",
                self.horizon,
                "an altitude from -90 to 90 degrees",
            ));
        }
        match self.refraction {
            Refraction::Fixed(degrees) if !(0.0..=5.0).contains(&degrees) => {
                Err(Error::invalid("refraction", degrees, "0 to 5 degrees"))
            }
            Refraction::Air { pressure, .. } if !(0.0..=1200.0).contains(&pressure) => {
                Err(Error::invalid("pressure", pressure, "0 to 1200 hectopascal"))
            }
            Refraction::Air { temperature, .. } if !(-100.0..=60.0).contains(&temperature) => {
                Err(Error::invalid("temperature", temperature, "-100 to 60 degrees Celsius"))
            }
            _ => Ok(()),
        }
    }
}

/// The depth of the Sun's centre below the horizon that ends a twilight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Twilight {
    /// 6 degrees.
    Civil,
    /// 12 degrees.
    Nautical,
    /// 18 degrees.
    Astronomical,
}

impl Twilight {
    /// From the lightest to the darkest.
    pub const ALL: [Self; 3] = [Self::Civil, Self::Nautical, Self::Astronomical];

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Civil => "civil",
            Self::Nautical => "nautical",
            Self::Astronomical => "astronomical",
        }
    }

    /// Degrees below the horizon.
    #[must_use]
    pub const fn depth(self) -> f64 {
        match self {
            Self::Civil => 6.0,
            Self::Nautical => 12.0,
            Self::Astronomical => 18.0,
        }
    }

    /// The Sun's centre at that depth, by definition without refraction.
    #[must_use]
    pub fn options(self) -> HorizonOptions {
        HorizonOptions {
            limb: Limb::Center,
            refraction: Refraction::None,
            horizon: -self.depth(),
            ..HorizonOptions::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_air_of_a_usual_day_lifts_by_half_a_degree_and_none_by_nothing() {
        let usual = Refraction::Air {
            pressure: 1010.0,
            temperature: 10.0,
        };
        assert!((usual.lift(0.0) * 60.0 - 34.46).abs() < 1e-9);
        assert!(usual.lift(10.0) * 60.0 < 6.0);
        assert_eq!(Refraction::None.lift(0.0), 0.0);
    }

    #[test]
    fn what_no_horizon_or_weather_can_be_is_named() {
        let with = |refraction, horizon| HorizonOptions {
            refraction,
            horizon,
            ..HorizonOptions::default()
        };
        for (options, field) in [
            (with(Refraction::None, f64::NAN), "horizon"),
            (with(Refraction::Fixed(-1.0), 0.0), "refraction"),
            (
                with(
                    Refraction::Air {
                        pressure: f64::NAN,
                        temperature: 10.0,
                    },
                    0.0,
                ),
                "pressure",
            ),
            (
                with(
                    Refraction::Air {
                        pressure: 1000.0,
                        temperature: 300.0,
                    },
                    0.0,
                ),
                "temperature",
            ),
        ] {
            assert_eq!(options.check().unwrap_err().field(), Some(field));
        }
    }
}
