//! Returns: when a body stands again where it stood at birth.

use std::ops::Range;

use astra_core::{
    Result,
    chart::{Body, Instant, JulianDayUt, Zodiac},
};
use serde::Serialize;

use super::{
    Crossings, Quantity, Timed,
    piece::Sampler,
    track::{Here, Track},
};
use crate::ephemeris::Ephemeris;

/// A body returns to a longitude.
///
/// A planet that turns near it returns several times within a few months; the pass is the place in that series, as in
/// [`astra_core::chart::TransitHit`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Return {
    /// When.
    #[serde(flatten)]
    pub instant: Instant,
    /// The body.
    pub body: Body,
    /// The longitude, in degrees of the zodiac of the search.
    pub longitude: f64,
    /// Which pass of the series, from 1.
    pub pass: u32,
    /// How many passes the series has.
    pub passes: u32,
    /// Whether the body goes backwards over it.
    pub retrograde: bool,
}

impl Timed for Return {
    fn instant(&self) -> Instant {
        self.instant
    }
}

/// The returns of a body to a longitude within a window: solar returns with the Sun, lunar returns with the Moon.
///
/// In a sidereal zodiac they are those that are called precession-corrected.
///
/// # Errors
/// As [`Crossings::new`].
pub fn returns<'e, E: Ephemeris + ?Sized>(
    ephemeris: &'e E,
    body: Body,
    longitude: f64,
    zodiac: Zodiac,
    window: Range<JulianDayUt>,
) -> Result<impl Iterator<Item = Result<Return>> + use<'e, E>> {
    let quantity = Quantity::longitude(body, zodiac);
    let mut track = Track::new(body, quantity.clone());
    let mut sampler = Sampler::new(ephemeris);
    let crossings = Crossings::new(ephemeris, quantity, [longitude], window)?;
    Ok(crossings.map(move |crossing| {
        let crossing = crossing?;
        let here = Here {
            at: crossing.jd_tt,
            longitude: crossing.value,
        };
        let (pass, passes) = track.series(&mut sampler, here, false)?;
        track.prune();
        Ok(Return {
            instant: crossing.instant,
            body,
            longitude: crossing.value,
            pass,
            passes,
            retrograde: !crossing.rising,
        })
    }))
}
