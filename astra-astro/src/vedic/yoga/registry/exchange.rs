//! Parivartana: two lords in each other's houses (Phaladeepika 6, *Jataka Tattva*).
//!
//! Of the 66 pairs 28 are of good houses (maha), 8 are of the third with a good one (khala), and 30 have a lord of the
//! sixth, eighth or twelfth (dainya).

use super::*;
use crate::vedic::yoga::rule::Rule::{Exchange, OneOf};

const SOURCE: &str = "Phaladeepika 6";

macro_rules! pairs {
    ($($a:literal: $($b:literal),+);+ $(;)?) => {
        OneOf(&[$($(Exchange(Who::Lord($a), Who::Lord($b))),+),+])
    };
}

pub(super) const YOGAS: &[Yoga] = &[
    yoga(
        "parivartana_maha",
        "Maha Parivartana",
        Category::Parivartana,
        SOURCE,
        pairs!(1: 2, 4, 5, 7, 9, 10, 11; 2: 4, 5, 7, 9, 10, 11; 4: 5, 7, 9, 10, 11; 5: 7, 9, 10, 11; 7: 9, 10, 11;
            9: 10, 11; 10: 11),
    ),
    yoga(
        "parivartana_khala",
        "Khala Parivartana",
        Category::Parivartana,
        SOURCE,
        pairs!(3: 1, 2, 4, 5, 7, 9, 10, 11),
    ),
    yoga(
        "parivartana_dainya",
        "Dainya Parivartana",
        Category::Parivartana,
        SOURCE,
        pairs!(6: 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12; 8: 1, 2, 3, 4, 5, 7, 9, 10, 11, 12;
            12: 1, 2, 3, 4, 5, 7, 9, 10, 11),
    ),
];
