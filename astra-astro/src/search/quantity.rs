//! What a search follows through time: a longitude, a sum or difference of longitudes, a latitude, a declination.

use astra_core::{
    Result,
    chart::{Body, JulianDayTt, Zodiac},
};

use crate::{
    angle::{arc, normalize, sin_cos},
    ephemeris::Ephemeris,
    zodiac,
};

/// A quantity of the sky that runs with time.
///
/// ```
/// use astra_astro::search::Quantity;
/// use astra_core::chart::{Body, Zodiac};
///
/// // The Moon's age in degrees: lunations and tithis.
/// let elongation = Quantity::separation(Body::Moon, Body::Sun);
/// // The sum that the yogas of a panchanga count, which depends on the zodiac.
/// let yoga = Quantity::combination([(1, Body::Sun), (1, Body::Moon)], Zodiac::Tropical);
/// assert!(elongation.is_circular() && yoga.is_circular());
/// assert!(!Quantity::declination(Body::Sun).is_circular());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity(pub(super) Kind);

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Longitudes { terms: Vec<(i32, Body)>, zodiac: Zodiac },
    Latitude(Body),
    Declination(Body),
    Distance(Body),
}

/// A quantity at an instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Degrees, on a circle from 0 up to but not including 360; or astronomical units.
    pub value: f64,
    /// The change of the value a day.
    pub rate: f64,
}

impl Quantity {
    /// The ecliptic longitude of a body in a zodiac.
    #[must_use]
    pub fn longitude(body: Body, zodiac: Zodiac) -> Self {
        Self::combination([(1, body)], zodiac)
    }

    /// How far `a` stands ahead of `b`, the same in every zodiac.
    #[must_use]
    pub fn separation(a: Body, b: Body) -> Self {
        Self::combination([(1, a), (-1, b)], Zodiac::Tropical)
    }

    /// A sum of longitudes, each taken a whole number of times. Where the numbers sum to 0, the zodiac is without
    /// effect.
    #[must_use]
    pub fn combination(terms: impl IntoIterator<Item = (i32, Body)>, zodiac: Zodiac) -> Self {
        let mut terms: Vec<_> = terms.into_iter().collect();
        let times: i32 = terms.iter().map(|(times, _)| times).sum();
        let zodiac = match zodiac {
            _ if times == 0 => Zodiac::Tropical,
            // Counted from a node, a longitude is a separation.
            Zodiac::Draconic(node) => {
                terms.push((-times, node.body()));
                Zodiac::Tropical
            }
            other => other,
        };
        Self(Kind::Longitudes { terms, zodiac })
    }

    /// The ecliptic latitude of a body in degrees.
    #[must_use]
    pub const fn latitude(body: Body) -> Self {
        Self(Kind::Latitude(body))
    }

    /// The declination of a body in degrees, north positive, on the true equator of date.
    #[must_use]
    pub const fn declination(body: Body) -> Self {
        Self(Kind::Declination(body))
    }

    /// The distance of a body from the Earth in astronomical units.
    #[must_use]
    pub const fn distance(body: Body) -> Self {
        Self(Kind::Distance(body))
    }

    /// Whether values a full circle apart are the same.
    #[must_use]
    pub const fn is_circular(&self) -> bool {
        matches!(self.0, Kind::Longitudes { .. })
    }

    /// The way from one value to another: the shortest on a circle.
    #[must_use]
    pub fn way(&self, from: f64, to: f64) -> f64 {
        if self.is_circular() { arc(from, to) } else { to - from }
    }

    /// The value and its rate at an instant, from the ephemeris itself.
    ///
    /// # Errors
    /// As [`Ephemeris::state`].
    pub fn sample<E: Ephemeris + ?Sized>(&self, ephemeris: &E, at: JulianDayTt) -> Result<Sample> {
        match &self.0 {
            Kind::Longitudes { terms, zodiac } => {
                let mut sum = Sample { value: 0.0, rate: 0.0 };
                let mut times = 0;
                for (factor, body) in terms {
                    let state = ephemeris.state(*body, at)?;
                    times += factor;
                    sum.value += f64::from(*factor) * state.longitude;
                    sum.rate += f64::from(*factor) * state.longitude_speed;
                }
                if *zodiac != Zodiac::Tropical
                    && let Some(offset) = zodiac::offset(ephemeris, *zodiac, at, &ephemeris.orientation(at)?)?
                {
                    sum.value -= f64::from(times) * offset.value;
                    sum.rate -= f64::from(times) * offset.speed;
                }
                sum.value = normalize(sum.value);
                Ok(sum)
            }
            Kind::Latitude(body) => ephemeris.state(*body, at).map(|state| Sample {
                value: state.latitude,
                rate: state.latitude_speed,
            }),
            Kind::Declination(body) => {
                let state = ephemeris.state(*body, at)?;
                let obliquity = ephemeris.orientation(at)?.obliquity;
                let value = declination(state.longitude, state.latitude, obliquity);
                let ((sl, cl), (sb, cb)) = (sin_cos(state.longitude), sin_cos(state.latitude));
                let (se, ce) = sin_cos(obliquity);
                let sine_rate = (cb * ce - sb * se * sl) * state.latitude_speed + cb * se * cl * state.longitude_speed;
                Ok(Sample {
                    value,
                    rate: sine_rate / sin_cos(value).1,
                })
            }
            Kind::Distance(body) => ephemeris.state(*body, at).map(|state| Sample {
                value: state.distance,
                rate: state.distance_speed,
            }),
        }
    }
}

/// The declination of an ecliptic direction, in degrees (Meeus, *Astronomical Algorithms*, 13.4).
pub(super) fn declination(longitude: f64, latitude: f64, obliquity: f64) -> f64 {
    let ((sl, _), (sb, cb), (se, ce)) = (sin_cos(longitude), sin_cos(latitude), sin_cos(obliquity));
    (sb * ce + cb * se * sl).clamp(-1.0, 1.0).asin().to_degrees()
}
