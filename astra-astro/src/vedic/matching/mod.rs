//! Matching of two births for marriage: the eight kutas of the North, the ten poruthams of the South, and Kuja dosha.
//!
//! Both countings start from the stars of the two Moons and are not symmetrical: tradition names the two the groom
//! and the bride, and so do the results. Which kutas depend on the order is stated at [`KutaKind::is_directional`]
//! and [`PoruthamKind::is_directional`].
//!
//! Where a time of birth is unknown the Moon may pass several stars in the day: every possible case is computed, and
//! [`Matching::lowest`] and [`Matching::highest`] bound the points.

mod ashtakuta;
mod birth_star;
mod dosha;
mod kuja;
mod porutham;
mod tables;

pub use ashtakuta::{Ashtakuta, AshtakutaOptions, Kuta, KutaKind, VarnaScheme, VashyaTable, ashtakuta};
pub use birth_star::BirthStar;
pub use dosha::{Cancellation, CancellationSchool, Dosha, DoshaKind};
pub use kuja::{KujaDosha, KujaHouses, KujaOptions, KujaReference, KujaSeen, kuja_dosha};
pub use porutham::{Porutham, PoruthamKind, PoruthamOptions, Poruthams, porutham};
pub use tables::{Rajju, Varna, Vashya};

use serde::Serialize;

use super::VedicChart;

/// What a counting answers: points out of a maximum.
pub trait Points {
    /// The points reached.
    fn points(&self) -> f64;
}

/// One possible pair of birth stars and its result.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Case<T> {
    /// The groom's star.
    pub groom: BirthStar,
    /// The bride's star.
    pub bride: BirthStar,
    /// The counting for these two.
    pub result: T,
}

/// A counting over every pair of stars that the births allow: one where both times are known.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Matching<T> {
    /// Whether there is one case only.
    pub certain: bool,
    /// The least points of any case.
    pub lowest: f64,
    /// The most points of any case.
    pub highest: f64,
    /// The cases, in the order of the Moons' way through the day.
    pub cases: Vec<Case<T>>,
}

/// A counting of the stars of two charts, such as [`ashtakuta`] or [`porutham`], over all stars that the Moons may
/// have had.
///
/// ```
/// use astra_astro::vedic::{VedicChart, matching::{AshtakutaOptions, ashtakuta, over}};
///
/// let groom = VedicChart::from_longitudes([0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 180.0], None);
/// let bride = VedicChart::from_longitudes([0.0, 41.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 180.0], None);
/// let options = AshtakutaOptions::default();
/// let found = over(&groom, &bride, |groom, bride| ashtakuta(groom, bride, &options));
/// assert!(found.certain);
/// assert_eq!(found.lowest, found.highest);
/// ```
#[must_use]
pub fn over<T: Points>(
    groom: &VedicChart,
    bride: &VedicChart,
    count: impl Fn(&BirthStar, &BirthStar) -> T,
) -> Matching<T> {
    let brides = BirthStar::possible(bride);
    let cases: Vec<Case<T>> = BirthStar::possible(groom)
        .into_iter()
        .flat_map(|groom| brides.iter().map(move |bride| (groom, *bride)))
        .map(|(groom, bride)| Case {
            result: count(&groom, &bride),
            groom,
            bride,
        })
        .collect();
    let points = || cases.iter().map(|case| case.result.points());
    Matching {
        certain: cases.len() == 1,
        lowest: points().fold(f64::INFINITY, f64::min),
        highest: points().fold(f64::NEG_INFINITY, f64::max),
        cases,
    }
}
