//! The yogas that are known, as data.
//!
//! Sources: BPHS is *Brihat Parashara Hora Shastra* in R. Santhanam's edition, by chapter; Raman is B. V. Raman, *Three
//! Hundred Important Combinations*, by number; Phaladeepika is Mantreshvara's, in G. S. Kapoor's edition, by chapter.
//! "In common use" is what present-day astrologers name though no classic does.

mod exchange;
mod family;
mod fortune;
mod misfortune;
mod nabhasa;
mod named;
mod raja;
mod sun_moon;
mod wealth;

use super::{
    Category, Yoga, YogaFound,
    rule::{Houses, Point, Rule, Who},
};
use crate::vedic::Graha;

const SUN: Who = Who::One(Graha::Sun);
const MOON: Who = Who::One(Graha::Moon);
const MARS: Who = Who::One(Graha::Mars);
const MERCURY: Who = Who::One(Graha::Mercury);
const JUPITER: Who = Who::One(Graha::Jupiter);
const VENUS: Who = Who::One(Graha::Venus);
const SATURN: Who = Who::One(Graha::Saturn);
const RAHU: Who = Who::One(Graha::Rahu);
const NODES: Who = Who::These(&[Graha::Rahu, Graha::Ketu]);
const SEVEN: Who = Who::These(&Graha::SEVEN);
/// The benefics whatever the Moon does, and Mercury with them.
const THREE: Who = Who::These(&[Graha::Mercury, Graha::Jupiter, Graha::Venus]);
const LAGNA: Point = Point::Lagna;
const FROM_MOON: Point = Point::From(&MOON);
const FROM_SUN: Point = Point::From(&SUN);

const fn h(numbers: &[u8]) -> Houses {
    Houses::of(numbers)
}

const fn yoga(id: &'static str, name: &'static str, category: Category, source: &'static str, rule: Rule) -> Yoga {
    Yoga {
        id,
        name,
        category,
        source,
        rule,
        cancelled_by: &[],
    }
}

pub(super) fn all() -> impl Iterator<Item = &'static Yoga> {
    [
        nabhasa::YOGAS,
        sun_moon::YOGAS,
        sun_moon::SERPENTS,
        named::YOGAS,
        named::GARLANDS,
        raja::YOGAS,
        raja::LORDS,
        exchange::YOGAS,
        wealth::YOGAS,
        wealth::LORDS,
        fortune::YOGAS,
        family::YOGAS,
        misfortune::YOGAS,
    ]
    .into_iter()
    .flatten()
}

/// A count of signs gives no result where another nabhasa yoga is there: BPHS 35.
pub(super) fn settle_nabhasa(found: &mut [YogaFound]) {
    let other = found
        .iter()
        .find(|yoga| yoga.category == Category::Nabhasa && !nabhasa::SANKHYA.contains(&yoga.id))
        .map(|yoga| yoga.name);
    if let Some(other) = other {
        for yoga in found.iter_mut().filter(|yoga| nabhasa::SANKHYA.contains(&yoga.id)) {
            yoga.cancelled_by
                .push(format!("another nabhasa yoga, {other}, is there"));
        }
    }
}
