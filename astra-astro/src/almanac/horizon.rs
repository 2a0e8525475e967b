//! Rising, setting and culmination of any body at any latitude, and the twilights.
//!
//! The altitude of a body is followed through the span in steps of two hours; wherever it turns near the horizon the
//! turn itself is sought, so that a Sun that shows its rim for a minute at a polar noon is found, and one that does
//! not is not invented. Polar day and night are answers: a [`HorizonDay`] without crossings says which of them it is.

mod options;
mod search;

use std::ops::Range;

use astra_core::{
    Result,
    chart::{Body, Instant, JulianDayUt},
};
use serde::{Deserialize, Serialize};

pub use options::{HorizonOptions, Limb, Refraction, Twilight};
pub use search::Crossings;

use super::{Observer, scales};
use crate::ephemeris::Ephemeris;

/// What happens at the horizon or the meridian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CrossingKind {
    /// The body comes over the horizon.
    Rise,
    /// The body crosses the meridian on the side of the zenith.
    UpperCulmination,
    /// The body goes below the horizon.
    Set,
    /// The body crosses the meridian on the side of the nadir.
    LowerCulmination,
}

impl CrossingKind {
    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rise => "rise",
            Self::UpperCulmination => "upper_culmination",
            Self::Set => "set",
            Self::LowerCulmination => "lower_culmination",
        }
    }
}

/// One rising, setting or culmination.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Crossing {
    /// What happens.
    pub kind: CrossingKind,
    /// When.
    #[serde(flatten)]
    pub instant: Instant,
    /// Degrees from north by east.
    pub azimuth: f64,
    /// Degrees of the centre of the body above the horizon, without refraction.
    pub altitude: f64,
}

/// How a body that neither rises nor sets stands all the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Over the horizon: for the Sun, polar day.
    Above,
    /// Below it: for the Sun, polar night.
    Below,
}

/// What a span of time brings at a horizon.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HorizonDay {
    /// Everything that happens, in order.
    pub crossings: Vec<Crossing>,
    /// How the body stands throughout, where it neither rises nor sets.
    pub standing: Option<Standing>,
}

impl HorizonDay {
    /// The first crossing of a kind.
    #[must_use]
    pub fn first(&self, kind: CrossingKind) -> Option<&Crossing> {
        self.crossings.iter().find(|crossing| crossing.kind == kind)
    }
}

/// Everything that happens to a body at a horizon in a span of universal time, its end excluded, in order.
///
/// ```
/// use astra_astro::almanac::{CrossingKind, HorizonOptions, Observer, horizon};
/// use astra_core::chart::{Body, Coordinates, JulianDayUt};
///
/// let engine = astra_astro::tables()?;
/// let rome = Observer::at_sea_level(Coordinates::new(41.9028, 12.4964)?);
/// let day = JulianDayUt(2_460_310.5)..JulianDayUt(2_460_311.5);
/// let options = HorizonOptions::default();
/// let sun = horizon::crossings(engine.ephemeris(), Body::Sun, rome, options, day)?.collect::<Result<Vec<_>, _>>()?;
/// let rise = sun.iter().find(|crossing| crossing.kind == CrossingKind::Rise).unwrap();
/// assert!(rise.instant.at.to_string().starts_with("2024-01-01T06:37"));
/// # Ok::<(), astra_core::Error>(())
/// ```
///
/// # Errors
/// [`astra_core::ErrorKind::OutOfRange`] for a span outside the ephemeris; [`astra_core::ErrorKind::InvalidInput`] for
/// options or a span that mean nothing.
pub fn crossings<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    body: Body,
    observer: Observer,
    options: HorizonOptions,
    span: Range<JulianDayUt>,
) -> Result<Crossings<'_, E>> {
    options.check()?;
    scales::span(ephemeris, &span)?;
    Ok(Crossings::new(ephemeris, body, observer, options, span))
}

/// A span, usually a day, as a whole: its crossings, or that the body stands above or below all the time.
///
/// # Errors
/// As [`crossings`].
pub fn day<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    body: Body,
    observer: Observer,
    options: HorizonOptions,
    span: Range<JulianDayUt>,
) -> Result<HorizonDay> {
    let middle = JulianDayUt((span.start.0 + span.end.0) / 2.0);
    let found = crossings(ephemeris, body, observer, options, span)?;
    let above = found.height(middle)? > 0.0;
    let crossings = found.collect::<Result<Vec<_>>>()?;
    let crossed = crossings
        .iter()
        .any(|crossing| matches!(crossing.kind, CrossingKind::Rise | CrossingKind::Set));
    let standing = (!crossed).then_some(if above { Standing::Above } else { Standing::Below });
    Ok(HorizonDay { crossings, standing })
}

/// The twilights of a span: for each kind, when its dawn begins (`rise`) and its dusk ends (`set`), or that the Sun
/// stands above or below that depth throughout.
///
/// # Errors
/// As [`crossings`].
pub fn twilights<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    observer: Observer,
    span: Range<JulianDayUt>,
) -> Result<[(Twilight, HorizonDay); 3]> {
    let of = |twilight: Twilight| {
        let mut found = day(ephemeris, Body::Sun, observer, twilight.options(), span.clone())?;
        found
            .crossings
            .retain(|crossing| matches!(crossing.kind, CrossingKind::Rise | CrossingKind::Set));
        Ok((twilight, found))
    };
    let [civil, nautical, astronomical] = Twilight::ALL;
    Ok([of(civil)?, of(nautical)?, of(astronomical)?])
}
