//! Strength by the looks of others, and how much a graha looks: BPHS 26.6-11, 27.19; Raman chapters 7 and 8.

use super::birth::Birth;
use crate::{angle::normalize, vedic::Graha};

/// How much a graha looks at a point so many degrees ahead of it, 0 to 60 virupas and, where a special sight is added
/// to the common one as Raman does, up to 90.
pub(super) fn sight(graha: Graha, way: f64) -> f64 {
    let way = normalize(way);
    let common = match way {
        ..30.0 => 0.0,
        ..60.0 => (way - 30.0) / 2.0,
        ..90.0 => way - 60.0 + 15.0,
        ..120.0 => (120.0 - way) / 2.0 + 30.0,
        ..150.0 => 150.0 - way,
        ..180.0 => (way - 150.0) * 2.0,
        ..300.0 => (300.0 - way) / 2.0,
        _ => 0.0,
    };
    let within = |from: f64| (from..from + 30.0).contains(&way);
    let special = match graha {
        Graha::Saturn if within(60.0) || within(270.0) => 45.0,
        Graha::Jupiter if within(120.0) || within(240.0) => 30.0,
        Graha::Mars if within(90.0) || within(210.0) => 15.0,
        _ => 0.0,
    };
    common + special
}

/// A quarter of the looks of benefics less those of malefics.
pub(super) fn strength(birth: &Birth, graha: Graha) -> f64 {
    let chart = &birth.chart;
    Graha::SEVEN
        .into_iter()
        .filter(|other| *other != graha)
        .map(|other| {
            let sight = sight(other, chart.longitude(graha) - chart.longitude(other));
            if chart.is_benefic(other) { sight } else { -sight }
        })
        .sum::<f64>()
        / 4.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_sight_is_full_at_the_opposite_and_has_no_jump() {
        for (way, virupas) in [
            (0.0, 0.0),
            (30.0, 0.0),
            (60.0, 15.0),
            (90.0, 45.0),
            (120.0, 30.0),
            (150.0, 0.0),
            (180.0, 60.0),
            (240.0, 30.0),
            (300.0, 0.0),
            (359.0, 0.0),
        ] {
            assert_eq!(sight(Graha::Sun, way), virupas, "{way}");
            assert!((sight(Graha::Sun, way - 1e-9) - virupas).abs() < 1e-6);
        }
    }

    #[test]
    fn special_sights_are_full_where_the_texts_say() {
        for (graha, way) in [
            (Graha::Saturn, 60.0),
            (Graha::Saturn, 270.0),
            (Graha::Jupiter, 120.0),
            (Graha::Jupiter, 240.0),
            (Graha::Mars, 90.0),
            (Graha::Mars, 210.0),
        ] {
            assert_eq!(sight(graha, way), 60.0, "{graha:?} {way}");
        }
    }
}
