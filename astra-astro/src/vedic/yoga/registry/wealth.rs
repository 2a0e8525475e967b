//! Dhana yogas: wealth (BPHS 41, Raman 118-143), and daridra yogas: want of it (BPHS 42, Raman 104 and 144-153).

use super::*;
use crate::vedic::yoga::rule::{
    Is::{In, Joined, SeenBy, Strong, With},
    Rule::{AllOf, Every, Exchange, Has, Linked, No, OneOf, Same},
};

const fn dhana(id: &'static str, name: &'static str, source: &'static str, rule: Rule) -> Yoga {
    yoga(id, name, Category::Dhana, source, rule)
}

const fn want(id: &'static str, name: &'static str, source: &'static str, rule: Rule) -> Yoga {
    yoga(id, name, Category::Daridra, source, rule)
}

const LORD_1: Who = Who::Lord(1);
const LORD_2: Who = Who::Lord(2);
const LORD_3: Who = Who::Lord(3);
const LORD_4: Who = Who::Lord(4);
const LORD_5: Who = Who::Lord(5);
const LORD_6: Who = Who::Lord(6);
const LORD_7: Who = Who::Lord(7);
const LORD_8: Who = Who::Lord(8);
const LORD_9: Who = Who::Lord(9);
const LORD_10: Who = Who::Lord(10);
const LORD_11: Who = Who::Lord(11);
const LORD_12: Who = Who::Lord(12);

macro_rules! lords {
    ($(($id:literal, $name:literal, $a:literal, $b:literal)),+ $(,)?) => {
        &[$(dhana($id, $name, "BPHS 41; Phaladeepika 7", Linked(Who::Lord($a), Who::Lord($b)))),+]
    };
}

/// Lords of the houses of wealth and fortune that are linked.
pub(super) const LORDS: &[Yoga] = lords![
    ("dhana_1_2", "Dhana (lords of 1 and 2)", 1, 2),
    ("dhana_1_11", "Dhana (lords of 1 and 11)", 1, 11),
    ("dhana_2_5", "Dhana (lords of 2 and 5)", 2, 5),
    ("dhana_2_9", "Dhana (lords of 2 and 9)", 2, 9),
    ("dhana_2_11", "Dhana (lords of 2 and 11)", 2, 11),
    ("dhana_5_9", "Dhana (lords of 5 and 9)", 5, 9),
    ("dhana_5_11", "Dhana (lords of 5 and 11)", 5, 11),
    ("dhana_9_11", "Dhana (lords of 9 and 11)", 9, 11),
];

/// Malefics in the lagna that do not own the ninth or tenth.
const BAD_IN_LAGNA: Who = Who::Within(h(&[1]), &Who::Except(&Who::Except(&Who::Malefics, &LORD_9), &LORD_10));

/// With or seen by the lord of the second or of the seventh.
macro_rules! maraka {
    ($who:expr) => {
        OneOf(&[Every($who, Joined(LORD_2)), Every($who, Joined(LORD_7))])
    };
}

/// The fifth is a sign of the first graha, which is there, with the second one in the eleventh.
macro_rules! fifth_and_eleventh {
    ($fifth:expr, $($eleventh:expr),+) => {
        AllOf(&[
            Same(LORD_5, $fifth),
            Every($fifth, In(h(&[5]), LAGNA)),
            $(Every($eleventh, In(h(&[11]), LAGNA))),+
        ])
    };
}

/// The lagna is a sign of the graha, which is there, joined by each of the others.
macro_rules! lagna_joined {
    ($lagna:expr, $($other:expr),+) => {
        AllOf(&[
            Same(LORD_1, $lagna),
            Every($lagna, In(h(&[1]), LAGNA)),
            $(Every($lagna, Joined($other))),+
        ])
    };
}

pub(super) const YOGAS: &[Yoga] = &[
    dhana(
        "dhana_118",
        "Dhana (Venus in the 5th)",
        "BPHS 41; Raman 118",
        fifth_and_eleventh!(VENUS, SATURN),
    ),
    dhana(
        "dhana_119",
        "Dhana (Mercury in the 5th)",
        "BPHS 41; Raman 119",
        fifth_and_eleventh!(MERCURY, MOON, MARS),
    ),
    dhana(
        "dhana_120",
        "Dhana (Saturn in the 5th)",
        "Raman 120",
        fifth_and_eleventh!(SATURN, MERCURY, MARS),
    ),
    dhana(
        "dhana_121",
        "Dhana (Sun in the 5th)",
        "Raman 121",
        fifth_and_eleventh!(SUN, JUPITER, MOON),
    ),
    dhana(
        "dhana_122",
        "Dhana (Jupiter in the 5th)",
        "Raman 122",
        fifth_and_eleventh!(JUPITER, MARS, MOON),
    ),
    dhana(
        "dhana_123",
        "Dhana (Sun in the lagna)",
        "BPHS 41; Raman 123",
        lagna_joined!(SUN, MARS, JUPITER),
    ),
    dhana(
        "dhana_124",
        "Dhana (Moon in the lagna)",
        "BPHS 41; Raman 124",
        lagna_joined!(MOON, JUPITER, MARS),
    ),
    dhana(
        "dhana_125",
        "Dhana (Mars in the lagna)",
        "BPHS 41; Raman 125",
        lagna_joined!(MARS, MOON, VENUS, SATURN),
    ),
    dhana(
        "dhana_126",
        "Dhana (Mercury in the lagna)",
        "BPHS 41; Raman 126",
        lagna_joined!(MERCURY, SATURN, VENUS),
    ),
    dhana(
        "dhana_127",
        "Dhana (Jupiter in the lagna)",
        "BPHS 41; Raman 127",
        lagna_joined!(JUPITER, MERCURY, MARS),
    ),
    dhana(
        "dhana_128",
        "Dhana (Venus in the lagna)",
        "BPHS 41; Raman 128",
        lagna_joined!(VENUS, SATURN, MERCURY),
    ),
    dhana(
        "bahudravyarjana",
        "Bahudravyarjana",
        "Raman 129",
        AllOf(&[
            Every(LORD_1, In(h(&[2]), LAGNA)),
            Every(LORD_2, In(h(&[11]), LAGNA)),
            Every(LORD_11, In(h(&[1]), LAGNA)),
        ]),
    ),
    dhana(
        "balya_dhana",
        "Balya Dhana",
        "Raman 135",
        AllOf(&[
            Every(LORD_2, With(LORD_10)),
            Every(LORD_2, In(Houses::KENDRA, LAGNA)),
            Every(LORD_2, SeenBy(Who::NavamsaLord(&LORD_1))),
        ]),
    ),
    dhana(
        "bhratru_dhana",
        "Bhratrumooladdhana",
        "Raman 136",
        AllOf(&[
            Every(LORD_1, In(h(&[2]), LAGNA)),
            Every(LORD_2, In(h(&[2]), LAGNA)),
            Every(LORD_3, In(h(&[2]), LAGNA)),
            Every(LORD_3, Joined(THREE)),
        ]),
    ),
    dhana(
        "matru_dhana",
        "Matrumooladdhana",
        "Raman 138",
        Every(LORD_2, Joined(LORD_4)),
    ),
    dhana(
        "ayatna_dhana",
        "Ayatnadhanalabha",
        "Raman 143",
        Exchange(LORD_1, LORD_2),
    ),
    dhana(
        "dhana_moon_upachaya",
        "Dhana (benefics in upachayas of the Moon)",
        "BPHS 37",
        Every(THREE, In(Houses::UPACHAYA, FROM_MOON)),
    ),
    want(
        "daridra",
        "Daridra",
        "Raman 104",
        Every(LORD_11, In(Houses::DUSTHANA, LAGNA)),
    ),
    want(
        "daridra_144",
        "Daridra (lords of 12 and 1)",
        "Raman 144",
        AllOf(&[Exchange(LORD_12, LORD_1), Every(LORD_1, Joined(LORD_7))]),
    ),
    dhana(
        "kalatra_dhana",
        "Kalatramooladdhana",
        "Raman 141",
        AllOf(&[
            Every(LORD_2, Strong),
            Every(LORD_2, Joined(LORD_7)),
            Every(LORD_2, Joined(VENUS)),
            Every(LORD_1, Strong),
        ]),
    ),
    want(
        "daridra_145",
        "Daridra (lords of 6 and 1)",
        "Raman 145",
        AllOf(&[
            Exchange(LORD_6, LORD_1),
            OneOf(&[Every(MOON, SeenBy(LORD_2)), Every(MOON, SeenBy(LORD_7))]),
        ]),
    ),
    want(
        "daridra_146",
        "Daridra (Moon and Ketu in the lagna)",
        "Raman 146",
        Every(Who::These(&[Graha::Moon, Graha::Ketu]), In(h(&[1]), LAGNA)),
    ),
    want(
        "daridra_147",
        "Daridra (lagna lord in the 8th)",
        "Raman 147",
        AllOf(&[Every(LORD_1, In(h(&[8]), LAGNA)), maraka!(LORD_1)]),
    ),
    want(
        "daridra_148",
        "Daridra (lagna lord in a dusthana with a malefic)",
        "Raman 148",
        AllOf(&[
            Every(LORD_1, In(Houses::DUSTHANA, LAGNA)),
            Every(LORD_1, With(Who::Malefics)),
            maraka!(LORD_1),
        ]),
    ),
    want(
        "daridra_149",
        "Daridra (lagna lord with lords of dusthanas)",
        "Raman 149",
        AllOf(&[
            OneOf(&[
                Every(LORD_1, With(LORD_6)),
                Every(LORD_1, With(LORD_8)),
                Every(LORD_1, With(LORD_12)),
            ]),
            Every(LORD_1, SeenBy(Who::Malefics)),
        ]),
    ),
    want(
        "daridra_150",
        "Daridra (5th lord with lords of dusthanas)",
        "Raman 150",
        AllOf(&[
            OneOf(&[
                Every(LORD_5, With(LORD_6)),
                Every(LORD_5, With(LORD_8)),
                Every(LORD_5, With(LORD_12)),
            ]),
            No(LORD_5, Joined(Who::Benefics)),
        ]),
    ),
    want(
        "daridra_151",
        "Daridra (5th lord in the 6th or 10th)",
        "Raman 151",
        AllOf(&[
            Every(LORD_5, In(h(&[6, 10]), LAGNA)),
            OneOf(&[
                Every(LORD_5, SeenBy(LORD_2)),
                Every(LORD_5, SeenBy(LORD_6)),
                Every(LORD_5, SeenBy(LORD_7)),
                Every(LORD_5, SeenBy(LORD_8)),
                Every(LORD_5, SeenBy(LORD_12)),
            ]),
        ]),
    ),
    want(
        "daridra_152",
        "Daridra (malefics in the lagna)",
        "Raman 152",
        OneOf(&[Has(BAD_IN_LAGNA, Joined(LORD_2)), Has(BAD_IN_LAGNA, Joined(LORD_7))]),
    ),
];
