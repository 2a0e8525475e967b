//! The 32 nabhasa yogas: patterns of the seven planets in signs and houses (BPHS 35, *Brihat Jataka* 12).

use super::*;
use crate::vedic::yoga::rule::{
    Is::{In, Signs as InSigns},
    Rule::{AllOf, AtLeast, Every, Filled, OneOf, Spread},
    Signs,
};

const SOURCE: &str = "BPHS 35; Brihat Jataka 12; Raman 71-102";
const BENEFIC: Who = THREE;
const MALEFIC: Who = Who::These(&[Graha::Sun, Graha::Mars, Graha::Saturn]);

const fn pattern(id: &'static str, name: &'static str, rule: Rule) -> Yoga {
    yoga(id, name, Category::Nabhasa, SOURCE, rule)
}

/// All seven in these houses, and none of the houses empty.
macro_rules! shape {
    ($($number:literal),+) => {
        AllOf(&[
            Every(SEVEN, In(h(&[$($number),+]), LAGNA)),
            Filled(h(&[$($number),+]), LAGNA, SEVEN),
        ])
    };
}

/// All seven in these houses.
macro_rules! within {
    ($($number:literal),+) => {
        Every(SEVEN, In(h(&[$($number),+]), LAGNA))
    };
}

/// Those of the second kind in three of the kendras.
macro_rules! three_kendras {
    ($who:expr) => {
        AtLeast(
            3,
            &[
                Filled(h(&[1]), LAGNA, $who),
                Filled(h(&[4]), LAGNA, $who),
                Filled(h(&[7]), LAGNA, $who),
                Filled(h(&[10]), LAGNA, $who),
            ],
        )
    };
}

/// The counts of signs.
pub(super) const SANKHYA: [&str; 7] = ["gola", "yuga", "shula", "kedara", "pasha", "dama", "vallaki"];

pub(super) const YOGAS: &[Yoga] = &[
    // Ashraya: by the quality of the signs.
    pattern("rajju", "Rajju", Every(SEVEN, InSigns(Signs::MOVABLE))),
    pattern("musala", "Musala", Every(SEVEN, InSigns(Signs::FIXED))),
    pattern("nala", "Nala", Every(SEVEN, InSigns(Signs::DUAL))),
    // Dala: by benefics and malefics in the kendras.
    pattern("mala", "Mala (Srik)", three_kendras!(BENEFIC)),
    pattern("sarpa", "Sarpa", three_kendras!(MALEFIC)),
    // Akriti: by shape.
    pattern(
        "gada",
        "Gada",
        OneOf(&[shape!(1, 4), shape!(4, 7), shape!(7, 10), shape!(10, 1)]),
    ),
    pattern("shakata_nabhasa", "Shakata (nabhasa)", shape!(1, 7)),
    pattern("vihaga", "Vihaga", shape!(4, 10)),
    pattern("shringataka", "Shringataka", shape!(1, 5, 9)),
    pattern(
        "hala",
        "Hala",
        OneOf(&[shape!(2, 6, 10), shape!(3, 7, 11), shape!(4, 8, 12)]),
    ),
    pattern(
        "vajra",
        "Vajra",
        AllOf(&[
            Every(BENEFIC, In(h(&[1, 7]), LAGNA)),
            Every(MALEFIC, In(h(&[4, 10]), LAGNA)),
        ]),
    ),
    pattern(
        "yava",
        "Yava",
        AllOf(&[
            Every(MALEFIC, In(h(&[1, 7]), LAGNA)),
            Every(BENEFIC, In(h(&[4, 10]), LAGNA)),
        ]),
    ),
    pattern("kamala", "Kamala", shape!(1, 4, 7, 10)),
    pattern("vapi", "Vapi", OneOf(&[within!(2, 5, 8, 11), within!(3, 6, 9, 12)])),
    pattern("yupa", "Yupa", within!(1, 2, 3, 4)),
    pattern("ishu", "Ishu (Shara)", within!(4, 5, 6, 7)),
    pattern("shakti", "Shakti", within!(7, 8, 9, 10)),
    pattern("danda", "Danda", within!(10, 11, 12, 1)),
    pattern("nauka", "Nauka", shape!(1, 2, 3, 4, 5, 6, 7)),
    pattern("kuta", "Kuta", shape!(4, 5, 6, 7, 8, 9, 10)),
    pattern("chhatra", "Chhatra", shape!(7, 8, 9, 10, 11, 12, 1)),
    pattern("chapa_nabhasa", "Chapa (Dhanus)", shape!(10, 11, 12, 1, 2, 3, 4)),
    pattern(
        "ardha_chandra",
        "Ardha Chandra",
        OneOf(&[
            shape!(2, 3, 4, 5, 6, 7, 8),
            shape!(3, 4, 5, 6, 7, 8, 9),
            shape!(5, 6, 7, 8, 9, 10, 11),
            shape!(6, 7, 8, 9, 10, 11, 12),
            shape!(8, 9, 10, 11, 12, 1, 2),
            shape!(9, 10, 11, 12, 1, 2, 3),
            shape!(11, 12, 1, 2, 3, 4, 5),
            shape!(12, 1, 2, 3, 4, 5, 6),
        ]),
    ),
    pattern("chakra", "Chakra", shape!(1, 3, 5, 7, 9, 11)),
    pattern("samudra", "Samudra", shape!(2, 4, 6, 8, 10, 12)),
    // Sankhya: by the count of signs.
    pattern("gola", "Gola", Spread(1)),
    pattern("yuga", "Yuga", Spread(2)),
    pattern("shula", "Shula", Spread(3)),
    pattern("kedara", "Kedara", Spread(4)),
    pattern("pasha", "Pasha", Spread(5)),
    pattern("dama", "Dama", Spread(6)),
    pattern("vallaki", "Vallaki (Vina)", Spread(7)),
];
