//! What happens in the sky itself: ingresses into signs, stations, aspects between moving bodies; and ingresses into the
//! houses of a chart.

use std::ops::Range;

use astra_core::{
    Result,
    chart::{AspectKind, Body, HouseNumber, Instant, JulianDayUt, Sign, Zodiac, house_of},
};
use serde::Serialize;

use super::{Crossings, InOrder, Quantity, Timed, Turns};
use crate::{angle::normalize, ephemeris::Ephemeris};

/// A body enters a sign.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SignIngress {
    /// When.
    #[serde(flatten)]
    pub instant: Instant,
    /// The body.
    pub body: Body,
    /// The sign that it leaves.
    pub from: Sign,
    /// The sign that it enters.
    pub to: Sign,
    /// Whether it enters backwards.
    pub retrograde: bool,
}

/// A body turns in longitude.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Station {
    /// When its longitude stands still.
    #[serde(flatten)]
    pub instant: Instant,
    /// The body.
    pub body: Body,
    /// Where, in degrees of the zodiac of the search.
    pub longitude: f64,
    /// The sign of the longitude.
    pub sign: Sign,
    /// Whether it goes backwards from here on.
    pub retrograde: bool,
}

/// Two moving bodies make an exact aspect.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MutualAspect {
    /// When.
    #[serde(flatten)]
    pub instant: Instant,
    /// The first body, as it was given.
    pub a: Body,
    /// The other.
    pub b: Body,
    /// Which aspect.
    pub aspect: AspectKind,
    /// Where `a` stands then, in degrees of the zodiac of the search.
    pub longitude_a: f64,
    /// Where `b` stands.
    pub longitude_b: f64,
}

/// A body enters a house of a natal chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HouseIngress {
    /// When.
    #[serde(flatten)]
    pub instant: Instant,
    /// The body.
    pub body: Body,
    /// The house that it leaves.
    pub from: HouseNumber,
    /// The house that it enters.
    pub to: HouseNumber,
    /// Whether it enters backwards.
    pub retrograde: bool,
}

macro_rules! timed {
    ($($event:ty),*) => {
        $(impl Timed for $event {
            fn instant(&self) -> Instant {
                self.instant
            }
        })*
    };
}
timed!(SignIngress, Station, MutualAspect, HouseIngress);

/// The ingresses of bodies into the signs of a zodiac, in the order of time.
///
/// # Errors
/// As [`Crossings::new`].
pub fn sign_ingresses<'e, E: Ephemeris + ?Sized>(
    ephemeris: &'e E,
    bodies: &[Body],
    zodiac: Zodiac,
    window: &Range<JulianDayUt>,
) -> Result<impl Iterator<Item = Result<SignIngress>> + use<'e, E>> {
    let each = bodies
        .iter()
        .map(|body| {
            let body = *body;
            let borders = Sign::ALL.map(Sign::start);
            let crossings = Crossings::new(ephemeris, Quantity::longitude(body, zodiac), borders, window.clone())?;
            Ok(crossings.map(move |crossing| {
                let crossing = crossing?;
                let (below, above) = (
                    Sign::of(normalize(crossing.value - 15.0)),
                    Sign::of(normalize(crossing.value + 15.0)),
                );
                let (from, to) = if crossing.rising {
                    (below, above)
                } else {
                    (above, below)
                };
                Ok(SignIngress {
                    instant: crossing.instant,
                    body,
                    from,
                    to,
                    retrograde: !crossing.rising,
                })
            }))
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(InOrder::new(each))
}

/// The stations of bodies, in the order of time. A sidereal zodiac, which moves a little against the equinox, has them a
/// little earlier or later than the tropical one, by which they are told unless somebody asks otherwise.
///
/// # Errors
/// As [`Crossings::new`].
pub fn stations<'e, E: Ephemeris + ?Sized>(
    ephemeris: &'e E,
    bodies: &[Body],
    zodiac: Zodiac,
    window: &Range<JulianDayUt>,
) -> Result<impl Iterator<Item = Result<Station>> + use<'e, E>> {
    let each = bodies
        .iter()
        .map(|body| {
            let body = *body;
            let turns = Turns::new(ephemeris, Quantity::longitude(body, zodiac), window.clone())?;
            Ok(turns.map(move |turn| {
                let turn = turn?;
                Ok(Station {
                    instant: turn.instant,
                    body,
                    longitude: turn.value,
                    sign: Sign::of(turn.value),
                    retrograde: turn.maximum,
                })
            }))
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(InOrder::new(each))
}

/// The exact aspects of every pair of bodies among each other, in the order of time.
///
/// # Errors
/// As [`Crossings::new`].
pub fn mutual_aspects<'e, E: Ephemeris + ?Sized>(
    ephemeris: &'e E,
    bodies: &[Body],
    aspects: &[AspectKind],
    zodiac: Zodiac,
    window: &Range<JulianDayUt>,
) -> Result<impl Iterator<Item = Result<MutualAspect>> + use<'e, E>> {
    let mut sides: Vec<(f64, AspectKind)> = Vec::new();
    for aspect in aspects {
        let angle = aspect.angle();
        sides.push((angle, *aspect));
        if angle > 0.0 && angle < 180.0 {
            sides.push((360.0 - angle, *aspect));
        }
    }
    let mut each = Vec::new();
    for (next, a) in (1..).zip(bodies) {
        for b in bodies.iter().skip(next).filter(|b| *b != a) {
            let (a, b) = (*a, *b);
            let angles = sides.iter().map(|(angle, _)| *angle);
            let crossings = Crossings::new(ephemeris, Quantity::separation(b, a), angles, window.clone())?;
            let sides = sides.clone();
            each.push(crossings.filter_map(move |crossing| {
                let found = crossing.and_then(|crossing| {
                    let Some((_, aspect)) = sides.get(crossing.index) else {
                        return Ok(None);
                    };
                    let [longitude_a, longitude_b] = [a, b].map(|body| {
                        let longitude = Quantity::longitude(body, zodiac);
                        longitude.sample(ephemeris, crossing.jd_tt).map(|sample| sample.value)
                    });
                    Ok(Some(MutualAspect {
                        instant: crossing.instant,
                        a,
                        b,
                        aspect: *aspect,
                        longitude_a: longitude_a?,
                        longitude_b: longitude_b?,
                    }))
                });
                found.transpose()
            }));
        }
    }
    Ok(InOrder::new(each))
}

/// The ingresses of bodies into the houses of a chart, whose cusps stand in a zodiac; in the order of time. Houses of no
/// width are passed over, as [`house_of`] passes them over.
///
/// # Errors
/// As [`Crossings::new`].
pub fn house_ingresses<'e, E: Ephemeris + ?Sized>(
    ephemeris: &'e E,
    bodies: &[Body],
    cusps: &[f64; 12],
    zodiac: Zodiac,
    window: &Range<JulianDayUt>,
) -> Result<impl Iterator<Item = Result<HouseIngress>> + use<'e, E>> {
    /// As far from a cusp, in degrees, as no rounding reaches.
    const BESIDE: f64 = 1e-6;
    let cusps = cusps.map(normalize);
    let mut borders = cusps.to_vec();
    borders.sort_by(f64::total_cmp);
    borders.dedup();
    let each = bodies
        .iter()
        .map(|body| {
            let body = *body;
            let longitude = Quantity::longitude(body, zodiac);
            let crossings = Crossings::new(ephemeris, longitude, borders.iter().copied(), window.clone())?;
            Ok(crossings.filter_map(move |crossing| {
                let found = crossing.map(|crossing| {
                    let beside = |way: f64| {
                        house_of(&cusps, normalize(crossing.value + way * BESIDE)).and_then(HouseNumber::new)
                    };
                    let (below, above) = (beside(-1.0)?, beside(1.0)?);
                    let (from, to) = if crossing.rising {
                        (below, above)
                    } else {
                        (above, below)
                    };
                    (from != to).then_some(HouseIngress {
                        instant: crossing.instant,
                        body,
                        from,
                        to,
                        retrograde: !crossing.rising,
                    })
                });
                found.transpose()
            }))
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(InOrder::new(each))
}
