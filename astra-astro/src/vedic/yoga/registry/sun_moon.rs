//! Yogas counted from the Sun and from the Moon (BPHS 37 and 38), and those of the nodes with them.

use super::*;
use crate::vedic::yoga::rule::{
    Dignities,
    Is::{Combust, Dignified, In, Joined, NavamsaDignified, SeenBy, Sees, Signs as InSigns, Strong, With},
    Rule::{AllOf, ByDay, Every, Filled, Has, LagnaIn, No, NodesHem, Not, OneOf},
    Signs,
};

const BUT_MOON: Who = Who::PlanetsBut(&[Graha::Sun, Graha::Moon]);

const fn chandra(id: &'static str, name: &'static str, source: &'static str, rule: Rule) -> Yoga {
    yoga(id, name, Category::Chandra, source, rule)
}

const fn surya(id: &'static str, name: &'static str, source: &'static str, rule: Rule) -> Yoga {
    yoga(id, name, Category::Surya, source, rule)
}

const fn serpent(id: &'static str, name: &'static str, rule: Rule) -> Yoga {
    yoga(id, name, Category::KalaSarpa, "in common use; Raman, appendix", rule)
}

macro_rules! serpents {
    ($(($id:literal, $name:literal, $house:literal)),+ $(,)?) => {
        [$(serpent($id, $name, AllOf(&[NodesHem(0), Every(RAHU, In(h(&[$house]), LAGNA))]))),+]
    };
}

/// Kala Sarpa by the house of Rahu.
pub(super) const SERPENTS: &[Yoga] = &serpents![
    ("kala_sarpa_ananta", "Ananta Kala Sarpa", 1),
    ("kala_sarpa_kulika", "Kulika Kala Sarpa", 2),
    ("kala_sarpa_vasuki", "Vasuki Kala Sarpa", 3),
    ("kala_sarpa_shankhapala", "Shankhapala Kala Sarpa", 4),
    ("kala_sarpa_padma", "Padma Kala Sarpa", 5),
    ("kala_sarpa_mahapadma", "Mahapadma Kala Sarpa", 6),
    ("kala_sarpa_takshaka", "Takshaka Kala Sarpa", 7),
    ("kala_sarpa_karkotaka", "Karkotaka Kala Sarpa", 8),
    ("kala_sarpa_shankhachuda", "Shankhachuda Kala Sarpa", 9),
    ("kala_sarpa_ghataka", "Ghataka Kala Sarpa", 10),
    ("kala_sarpa_vishadhara", "Vishadhara Kala Sarpa", 11),
    ("kala_sarpa_sheshanaga", "Sheshanaga Kala Sarpa", 12),
];

pub(super) const YOGAS: &[Yoga] = &[
    surya(
        "vesi",
        "Vesi",
        "BPHS 38; Raman 16",
        Has(BUT_MOON, In(h(&[2]), FROM_SUN)),
    ),
    surya(
        "vasi",
        "Vasi",
        "BPHS 38; Raman 17",
        Has(BUT_MOON, In(h(&[12]), FROM_SUN)),
    ),
    surya(
        "ubhayachari",
        "Ubhayachari",
        "BPHS 38; Raman 18",
        Filled(h(&[2, 12]), FROM_SUN, BUT_MOON),
    ),
    surya(
        "budha_aditya",
        "Budha-Aditya (Nipuna)",
        "Raman 24",
        Every(MERCURY, With(SUN)),
    ),
    surya(
        "bhaskara",
        "Bhaskara",
        "Raman 159",
        AllOf(&[
            Every(MERCURY, In(h(&[2]), FROM_SUN)),
            Every(MOON, In(h(&[11]), Point::From(&MERCURY))),
            Every(JUPITER, In(h(&[5, 9]), FROM_MOON)),
        ]),
    ),
    chandra(
        "sunapha",
        "Sunapha",
        "BPHS 37; Raman 2",
        Has(BUT_MOON, In(h(&[2]), FROM_MOON)),
    ),
    chandra(
        "anapha",
        "Anapha",
        "BPHS 37; Raman 3",
        Has(BUT_MOON, In(h(&[12]), FROM_MOON)),
    ),
    chandra(
        "durudhura",
        "Durudhura",
        "BPHS 37; Raman 4",
        Filled(h(&[2, 12]), FROM_MOON, BUT_MOON),
    ),
    Yoga {
        cancelled_by: &[
            Has(BUT_MOON, In(Houses::KENDRA, LAGNA)),
            Has(BUT_MOON, In(Houses::KENDRA, FROM_MOON)),
            Every(MOON, Joined(JUPITER)),
        ],
        ..chandra(
            "kemadruma",
            "Kemadruma",
            "BPHS 37; Raman 5; what cancels it: Phaladeepika 6",
            No(BUT_MOON, In(h(&[2, 12]), FROM_MOON)),
        )
    },
    chandra("chandra_mangala", "Chandra-Mangala", "Raman 6", Every(MARS, With(MOON))),
    chandra(
        "adhi",
        "Adhi",
        "BPHS 37; Raman 7",
        Every(THREE, In(h(&[6, 7, 8]), FROM_MOON)),
    ),
    chandra(
        "gajakesari",
        "Gajakesari",
        "Raman 1",
        Every(JUPITER, In(Houses::KENDRA, FROM_MOON)),
    ),
    chandra(
        "gajakesari_parashara",
        "Gajakesari (Parashara)",
        "BPHS 36",
        AllOf(&[
            OneOf(&[
                Every(JUPITER, In(Houses::KENDRA, LAGNA)),
                Every(JUPITER, In(Houses::KENDRA, FROM_MOON)),
            ]),
            Every(JUPITER, Joined(Who::Benefics)),
            Not(&Every(JUPITER, Dignified(Dignities::BAD))),
            Not(&Every(JUPITER, Combust)),
        ]),
    ),
    Yoga {
        cancelled_by: &[Every(MOON, In(Houses::KENDRA, LAGNA))],
        ..chandra(
            "shakata",
            "Shakata",
            "Raman 12; Phaladeepika 6",
            Every(MOON, In(Houses::DUSTHANA, Point::From(&JUPITER))),
        )
    },
    chandra(
        "amala",
        "Amala",
        "BPHS 36; Raman 13",
        OneOf(&[Has(THREE, In(h(&[10]), LAGNA)), Has(THREE, In(h(&[10]), FROM_MOON))]),
    ),
    chandra(
        "vasumati",
        "Vasumati",
        "Raman 9; Phaladeepika 6",
        OneOf(&[
            Every(THREE, In(Houses::UPACHAYA, LAGNA)),
            Every(THREE, In(Houses::UPACHAYA, FROM_MOON)),
        ]),
    ),
    chandra(
        "pushkala",
        "Pushkala",
        "Raman 26; Phaladeepika 6",
        AllOf(&[
            Every(Who::Lord(1), With(MOON)),
            Every(Who::Dispositor(&MOON), In(Houses::KENDRA, LAGNA)),
            Every(Who::Dispositor(&MOON), Sees(1, LAGNA)),
            Has(Who::Within(h(&[1]), &SEVEN), Strong),
        ]),
    ),
    chandra(
        "mahabhagya_man",
        "Mahabhagya (of a man)",
        "Raman 25; Phaladeepika 6",
        AllOf(&[
            ByDay,
            LagnaIn(Signs::ODD),
            Every(Who::These(&[Graha::Sun, Graha::Moon]), InSigns(Signs::ODD)),
        ]),
    ),
    chandra(
        "mahabhagya_woman",
        "Mahabhagya (of a woman)",
        "Raman 25; Phaladeepika 6",
        AllOf(&[
            Not(&ByDay),
            LagnaIn(Signs::EVEN),
            Every(Who::These(&[Graha::Sun, Graha::Moon]), InSigns(Signs::EVEN)),
        ]),
    ),
    chandra(
        "gauri_moon",
        "Gauri (Moon)",
        "Phaladeepika 6",
        AllOf(&[
            Every(MOON, Dignified(Dignities::HIGH)),
            Every(MOON, In(Houses::GOOD, LAGNA)),
            Every(MOON, SeenBy(JUPITER)),
        ]),
    ),
    chandra(
        "chandra_day",
        "Moon by day under Jupiter",
        "BPHS 37",
        AllOf(&[
            ByDay,
            Every(MOON, NavamsaDignified(Dignities::GOOD)),
            Every(MOON, SeenBy(JUPITER)),
        ]),
    ),
    chandra(
        "chandra_night",
        "Moon by night under Venus",
        "BPHS 37",
        AllOf(&[
            Not(&ByDay),
            Every(MOON, NavamsaDignified(Dignities::GOOD)),
            Every(MOON, SeenBy(VENUS)),
        ]),
    ),
    yoga(
        "grahana_surya",
        "Surya Grahana",
        Category::Arishta,
        "in common use",
        Every(SUN, With(NODES)),
    ),
    yoga(
        "grahana_chandra",
        "Chandra Grahana",
        Category::Arishta,
        "in common use",
        Every(MOON, With(NODES)),
    ),
    yoga(
        "guru_chandala",
        "Guru Chandala",
        Category::Arishta,
        "in common use",
        Every(JUPITER, With(NODES)),
    ),
    yoga(
        "angaraka",
        "Angaraka",
        Category::Arishta,
        "in common use",
        Every(MARS, With(NODES)),
    ),
    yoga(
        "shrapit",
        "Shrapit",
        Category::Arishta,
        "in common use",
        Every(SATURN, With(RAHU)),
    ),
    yoga(
        "visha",
        "Visha (Punarphoo)",
        Category::Arishta,
        "in common use",
        Every(MOON, With(SATURN)),
    ),
    serpent("kala_sarpa_partial", "Partial Kala Sarpa", NodesHem(1)),
];
