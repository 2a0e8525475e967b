//! Raja yogas: the five great persons, lords of kendras and trikonas, lords of bad houses in bad houses, and
//! debilitation undone.

use super::*;
use crate::vedic::yoga::rule::{
    Dignities,
    Is::{Dignified, In, Joined, NavamsaDignified, SeenBy, Sees, With},
    Rule::{AllOf, Every, Exchange, Has, Linked, OneOf, Same},
};

const fn person(id: &'static str, name: &'static str, rule: Rule) -> Yoga {
    yoga(
        id,
        name,
        Category::PanchaMahapurusha,
        "BPHS 75; Raman 19-23; Phaladeepika 6",
        rule,
    )
}

/// In its own sign or exalted, in a kendra.
macro_rules! great {
    ($who:expr) => {
        AllOf(&[
            Every($who, Dignified(Dignities::HIGH)),
            Every($who, In(Houses::KENDRA, LAGNA)),
        ])
    };
}

const fn raja(id: &'static str, name: &'static str, source: &'static str, rule: Rule) -> Yoga {
    yoga(id, name, Category::Raja, source, rule)
}

macro_rules! lords {
    ($(($id:literal, $name:literal, $a:literal, $b:literal)),+ $(,)?) => {
        &[$(raja($id, $name, "BPHS 39; Laghu Parashari", Linked(Who::Lord($a), Who::Lord($b)))),+]
    };
}

/// A kendra and a trikona: each pair of lords that is linked.
pub(super) const LORDS: &[Yoga] = lords![
    ("raja_1_4", "Raja (lords of 1 and 4)", 1, 4),
    ("raja_1_5", "Raja (lords of 1 and 5)", 1, 5),
    ("raja_1_7", "Raja (lords of 1 and 7)", 1, 7),
    ("raja_1_9", "Raja (lords of 1 and 9)", 1, 9),
    ("raja_1_10", "Raja (lords of 1 and 10)", 1, 10),
    ("raja_4_5", "Raja (lords of 4 and 5)", 4, 5),
    ("raja_4_9", "Raja (lords of 4 and 9)", 4, 9),
    ("raja_5_7", "Raja (lords of 5 and 7)", 5, 7),
    ("raja_5_10", "Raja (lords of 5 and 10)", 5, 10),
    ("raja_7_9", "Raja (lords of 7 and 9)", 7, 9),
    ("raja_9_10", "Dharma-Karmadhipati (lords of 9 and 10)", 9, 10),
];

const fn undone(id: &'static str, name: &'static str, rule: Rule) -> Yoga {
    yoga(
        id,
        name,
        Category::NeechaBhanga,
        "Phaladeepika 7; Raman, on Neecha Bhanga",
        rule,
    )
}

/// Some graha is debilitated, and the second one, which its sign of debilitation decides, is so. Grahas for which
/// there is no second one are left out.
macro_rules! debilitated {
    ($(($who:ident, $other:expr)),+; $is:expr) => {
        OneOf(&[$(AllOf(&[
            Every(Who::One(Graha::$who), Dignified(Dignities::DEBILITATED)),
            Every($other, $is),
        ])),+])
    };
}

/// In a kendra from the lagna or the Moon.
macro_rules! debilitated_kendra {
    ($(($who:ident, $other:ident)),+) => {
        OneOf(&[
            debilitated!($(($who, Who::One(Graha::$other))),+; In(Houses::KENDRA, LAGNA)),
            debilitated!($(($who, Who::One(Graha::$other))),+; In(Houses::KENDRA, FROM_MOON)),
        ])
    };
}

/// A condition on the debilitated graha itself.
macro_rules! debilitated_itself {
    ($is:expr) => {
        debilitated!(
            (Sun, SUN), (Moon, MOON), (Mars, MARS), (Mercury, MERCURY), (Jupiter, JUPITER), (Venus, VENUS),
            (Saturn, SATURN); $is
        )
    };
}

pub(super) const YOGAS: &[Yoga] = &[
    person("ruchaka", "Ruchaka", great!(MARS)),
    person("bhadra", "Bhadra", great!(MERCURY)),
    person("hamsa", "Hamsa", great!(JUPITER)),
    person("malavya", "Malavya", great!(VENUS)),
    person("shasha", "Shasha", great!(SATURN)),
    raja(
        "yogakaraka",
        "Yogakaraka",
        "BPHS 34",
        OneOf(&[
            Same(Who::Lord(4), Who::Lord(5)),
            Same(Who::Lord(4), Who::Lord(9)),
            Same(Who::Lord(7), Who::Lord(5)),
            Same(Who::Lord(7), Who::Lord(9)),
            Same(Who::Lord(10), Who::Lord(5)),
            Same(Who::Lord(10), Who::Lord(9)),
        ]),
    ),
    raja("maharaja", "Maharaja", "BPHS 39", Exchange(Who::Lord(1), Who::Lord(5))),
    raja(
        "raja_trikona_seen",
        "Raja (lords of 5 and 9 in mutual sight)",
        "BPHS 39",
        AllOf(&[
            Every(Who::Lord(5), SeenBy(Who::Lord(9))),
            Every(Who::Lord(9), SeenBy(Who::Lord(5))),
        ]),
    ),
    raja(
        "raja_debilitated_bad_lords",
        "Raja (3rd, 6th and 8th lords low)",
        "BPHS 39",
        AllOf(&[
            Every(Who::Lord(3), Dignified(Dignities::DEBILITATED)),
            Every(Who::Lord(6), Dignified(Dignities::DEBILITATED)),
            Every(Who::Lord(8), Dignified(Dignities::DEBILITATED)),
            Every(Who::Lord(1), Dignified(Dignities::HIGH)),
            Every(Who::Lord(1), Sees(1, LAGNA)),
        ]),
    ),
    raja(
        "raja_three_high",
        "Raja (three high in kendras)",
        "Phaladeepika 7; Brihat Jataka 11",
        Rule::Several(3, Who::Within(Houses::KENDRA, &SEVEN), Dignified(Dignities::HIGH)),
    ),
    yoga(
        "harsha",
        "Harsha",
        Category::Viparita,
        "Phaladeepika 6",
        Every(Who::Lord(6), In(Houses::DUSTHANA, LAGNA)),
    ),
    yoga(
        "sarala",
        "Sarala",
        Category::Viparita,
        "Phaladeepika 6",
        Every(Who::Lord(8), In(Houses::DUSTHANA, LAGNA)),
    ),
    yoga(
        "vimala",
        "Vimala",
        Category::Viparita,
        "Phaladeepika 6",
        Every(Who::Lord(12), In(Houses::DUSTHANA, LAGNA)),
    ),
    yoga(
        "harsha_raman",
        "Harsha (Raman)",
        Category::Viparita,
        "Raman 105",
        Every(Who::Lord(6), In(h(&[6]), LAGNA)),
    ),
    yoga(
        "sarala_raman",
        "Sarala (Raman)",
        Category::Viparita,
        "Raman 106",
        Every(Who::Lord(8), In(h(&[8]), LAGNA)),
    ),
    yoga(
        "vimala_raman",
        "Vimala (Raman)",
        Category::Viparita,
        "Raman 107",
        Every(Who::Lord(12), In(h(&[12]), LAGNA)),
    ),
    yoga(
        "viparita_together",
        "Viparita Raja",
        Category::Viparita,
        "Uttara Kalamrita 4",
        OneOf(&[
            AllOf(&[
                Linked(Who::Lord(6), Who::Lord(8)),
                Has(Who::Lord(6), In(Houses::DUSTHANA, LAGNA)),
                Has(Who::Lord(8), In(Houses::DUSTHANA, LAGNA)),
            ]),
            AllOf(&[
                Linked(Who::Lord(6), Who::Lord(12)),
                Has(Who::Lord(6), In(Houses::DUSTHANA, LAGNA)),
                Has(Who::Lord(12), In(Houses::DUSTHANA, LAGNA)),
            ]),
            AllOf(&[
                Linked(Who::Lord(8), Who::Lord(12)),
                Has(Who::Lord(8), In(Houses::DUSTHANA, LAGNA)),
                Has(Who::Lord(12), In(Houses::DUSTHANA, LAGNA)),
            ]),
        ]),
    ),
    undone(
        "neecha_bhanga_dispositor",
        "Neecha Bhanga (its dispositor in a kendra)",
        debilitated_kendra!(
            (Sun, Venus),
            (Moon, Mars),
            (Mars, Moon),
            (Mercury, Jupiter),
            (Jupiter, Saturn),
            (Venus, Mercury),
            (Saturn, Mars)
        ),
    ),
    undone(
        "neecha_bhanga_exaltation_lord",
        "Neecha Bhanga (the lord of its exaltation in a kendra)",
        debilitated_kendra!(
            (Sun, Mars),
            (Moon, Venus),
            (Mars, Saturn),
            (Mercury, Mercury),
            (Jupiter, Moon),
            (Venus, Jupiter),
            (Saturn, Venus)
        ),
    ),
    undone(
        "neecha_bhanga_exalted_there",
        "Neecha Bhanga (who would be exalted there in a kendra)",
        debilitated_kendra!(
            (Sun, Saturn),
            (Mars, Jupiter),
            (Mercury, Venus),
            (Jupiter, Mars),
            (Venus, Mercury),
            (Saturn, Sun)
        ),
    ),
    undone(
        "neecha_bhanga_aspect",
        "Neecha Bhanga (with or seen by its dispositor)",
        OneOf(&[
            debilitated!((Sun, SUN); Joined(VENUS)),
            debilitated!((Moon, MOON); Joined(MARS)),
            debilitated!((Mars, MARS); Joined(MOON)),
            debilitated!((Mercury, MERCURY); Joined(JUPITER)),
            debilitated!((Jupiter, JUPITER); Joined(SATURN)),
            debilitated!((Venus, VENUS); Joined(MERCURY)),
            debilitated!((Saturn, SATURN); Joined(MARS)),
        ]),
    ),
    undone(
        "neecha_bhanga_navamsa",
        "Neecha Bhanga (exalted in the navamsa)",
        debilitated_itself!(NavamsaDignified(Dignities::EXALTED)),
    ),
    undone(
        "neecha_bhanga_exalted_company",
        "Neecha Bhanga (with an exalted graha)",
        OneOf(&[
            debilitated!((Sun, SUN); With(SATURN)),
            debilitated!((Mars, MARS); With(JUPITER)),
            debilitated!((Mercury, MERCURY); With(VENUS)),
            debilitated!((Jupiter, JUPITER); With(MARS)),
            debilitated!((Venus, VENUS); With(MERCURY)),
            debilitated!((Saturn, SATURN); With(SUN)),
        ]),
    ),
    undone(
        "neecha_bhanga_exchange",
        "Neecha Bhanga (exchange with its dispositor)",
        OneOf(&[
            AllOf(&[Every(SUN, Dignified(Dignities::DEBILITATED)), Exchange(SUN, VENUS)]),
            AllOf(&[Every(MOON, Dignified(Dignities::DEBILITATED)), Exchange(MOON, MARS)]),
            AllOf(&[Every(MARS, Dignified(Dignities::DEBILITATED)), Exchange(MARS, MOON)]),
            AllOf(&[
                Every(MERCURY, Dignified(Dignities::DEBILITATED)),
                Exchange(MERCURY, JUPITER),
            ]),
            AllOf(&[
                Every(JUPITER, Dignified(Dignities::DEBILITATED)),
                Exchange(JUPITER, SATURN),
            ]),
            AllOf(&[
                Every(VENUS, Dignified(Dignities::DEBILITATED)),
                Exchange(VENUS, MERCURY),
            ]),
            AllOf(&[Every(SATURN, Dignified(Dignities::DEBILITATED)), Exchange(SATURN, MARS)]),
        ]),
    ),
];
