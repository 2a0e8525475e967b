//! Where a zodiac begins, for every zodiac that is not tropical.

use astra_core::{
    Result,
    chart::{JulianDayTt, Zodiac},
};

use crate::{
    angle::normalize,
    ayanamsha,
    ephemeris::{Ephemeris, Orientation},
};

/// Days over which the speed of nutation is measured, either way.
const NUTATION_STEP: f64 = 0.1;

/// How far the beginning of a zodiac lies from the true equinox of date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offset {
    /// The tropical longitude of the beginning, in degrees: what is taken off a tropical longitude.
    pub value: f64,
    /// How fast it moves, in degrees a day: what is taken off a tropical speed.
    pub speed: f64,
}

impl Offset {
    /// A tropical longitude in the zodiac that begins here, from 0 up to but not including 360 degrees.
    #[must_use]
    pub fn apply(&self, tropical: f64) -> f64 {
        normalize(tropical - self.value)
    }
}

/// The value of [`offset`] alone, which is a third of the work; 0 for the tropical zodiac.
///
/// # Errors
/// As [`offset`].
pub fn beginning<E: Ephemeris + ?Sized>(ephemeris: &E, zodiac: Zodiac, at: JulianDayTt) -> Result<f64> {
    match zodiac {
        Zodiac::Tropical => Ok(0.0),
        Zodiac::Sidereal(ayanamsha) => {
            Ok(ayanamsha::mean(ephemeris, ayanamsha, at)? + ephemeris.orientation(at)?.nutation_longitude)
        }
        Zodiac::Draconic(node) => Ok(ephemeris.state(node.body(), at)?.longitude),
    }
}

/// The offset of a zodiac at an instant, of which the ephemeris has already told the orientation; None for the
/// tropical one.
///
/// # Errors
/// As [`Ephemeris::state`] and [`Ephemeris::orientation`].
pub fn offset<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    zodiac: Zodiac,
    at: JulianDayTt,
    orientation: &Orientation,
) -> Result<Option<Offset>> {
    match zodiac {
        Zodiac::Tropical => Ok(None),
        Zodiac::Sidereal(ayanamsha) => {
            let range = &ephemeris.description().range;
            let nutation = |at: f64| {
                let at = JulianDayTt(at.clamp(range.start().0, range.end().0));
                ephemeris
                    .orientation(at)
                    .map(|orientation| (at.0, orientation.nutation_longitude))
            };
            let (before, after) = (nutation(at.0 - NUTATION_STEP)?, nutation(at.0 + NUTATION_STEP)?);
            Ok(Some(Offset {
                value: ayanamsha::mean(ephemeris, ayanamsha, at)? + orientation.nutation_longitude,
                speed: ayanamsha::mean_speed(ephemeris, ayanamsha, at)? + (after.1 - before.1) / (after.0 - before.0),
            }))
        }
        Zodiac::Draconic(node) => {
            let node = ephemeris.state(node.body(), at)?;
            Ok(Some(Offset {
                value: node.longitude,
                speed: node.longitude_speed,
            }))
        }
    }
}
