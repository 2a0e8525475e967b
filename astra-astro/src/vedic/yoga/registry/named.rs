//! The yogas with names of their own in BPHS 36, Phaladeepika 6 and Raman's first seventy.

use super::*;
use crate::vedic::yoga::rule::{
    Dignities,
    Is::{Among, DeeplyExalted, Dignified, In, Joined, NavamsaDignified, SeenBy, Sees, Signs as InSigns, Strong, With},
    Rule::{AllOf, Every, Exchange, Filled, Has, LagnaIn, No, OneOf, Several},
    Signs,
};

const fn named(id: &'static str, name: &'static str, source: &'static str, rule: Rule) -> Yoga {
    yoga(id, name, Category::Raja, source, rule)
}

const fn renounced(id: &'static str, name: &'static str, source: &'static str, rule: Rule) -> Yoga {
    yoga(id, name, Category::Sannyasa, source, rule)
}

const fn lord(house: u8) -> Who {
    Who::Lord(house)
}

const LORD_1: Who = lord(1);
const LORD_2: Who = lord(2);
const LORD_4: Who = lord(4);
const LORD_5: Who = lord(5);
const LORD_6: Who = lord(6);
const LORD_7: Who = lord(7);
const LORD_9: Who = lord(9);
const LORD_10: Who = lord(10);
const LORD_11: Who = lord(11);
const FROM_LORD_1: Point = Point::From(&LORD_1);
const FROM_LORD_2: Point = Point::From(&LORD_2);
const FROM_LORD_7: Point = Point::From(&LORD_7);

/// A garland: all seven in seven signs running from a house.
macro_rules! garlands {
    ($(($id:literal, $name:literal, $($house:literal),+)),+ $(,)?) => {
        &[$(named(
            $id,
            $name,
            "Raman 32-43",
            Filled(h(&[$($house),+]), LAGNA, SEVEN),
        )),+]
    };
}

/// Malika: the seven planets, one in each of seven houses running from the named one.
pub(super) const GARLANDS: &[Yoga] = garlands![
    ("malika_lagna", "Lagna Malika", 1, 2, 3, 4, 5, 6, 7),
    ("malika_dhana", "Dhana Malika", 2, 3, 4, 5, 6, 7, 8),
    ("malika_vikrama", "Vikrama Malika", 3, 4, 5, 6, 7, 8, 9),
    ("malika_sukha", "Sukha Malika", 4, 5, 6, 7, 8, 9, 10),
    ("malika_putra", "Putra Malika", 5, 6, 7, 8, 9, 10, 11),
    ("malika_shatru", "Shatru Malika", 6, 7, 8, 9, 10, 11, 12),
    ("malika_kalatra", "Kalatra Malika", 7, 8, 9, 10, 11, 12, 1),
    ("malika_randhra", "Randhra Malika", 8, 9, 10, 11, 12, 1, 2),
    ("malika_bhagya", "Bhagya Malika", 9, 10, 11, 12, 1, 2, 3),
    ("malika_karma", "Karma Malika", 10, 11, 12, 1, 2, 3, 4),
    ("malika_labha", "Labha Malika", 11, 12, 1, 2, 3, 4, 5),
    ("malika_vyaya", "Vyaya Malika", 12, 1, 2, 3, 4, 5, 6),
];

/// Two lords in kendras from each other.
macro_rules! mutual_kendra {
    ($a:expr, $b:expr) => {
        Every($a, In(Houses::KENDRA, Point::From(&$b)))
    };
}

pub(super) const YOGAS: &[Yoga] = &[
    named(
        "shubha",
        "Shubha",
        "BPHS 36",
        OneOf(&[Has(THREE, In(h(&[1]), LAGNA)), Filled(h(&[2, 12]), LAGNA, THREE)]),
    ),
    yoga(
        "ashubha",
        "Ashubha",
        Category::Arishta,
        "BPHS 36",
        OneOf(&[
            Has(Who::Malefics, In(h(&[1]), LAGNA)),
            Filled(h(&[2, 12]), LAGNA, Who::Malefics),
        ]),
    ),
    named(
        "parvata",
        "Parvata",
        "BPHS 36",
        AllOf(&[
            Has(Who::Benefics, In(Houses::KENDRA, LAGNA)),
            No(Who::Malefics, In(Houses::KENDRA, LAGNA)),
            No(Who::Malefics, In(h(&[7, 8]), LAGNA)),
        ]),
    ),
    named(
        "parvata_raman",
        "Parvata (Raman)",
        "Raman 14",
        AllOf(&[
            Has(Who::Benefics, In(Houses::KENDRA, LAGNA)),
            No(Who::Malefics, In(Houses::KENDRA, LAGNA)),
            No(Who::Malefics, In(h(&[6, 8]), LAGNA)),
        ]),
    ),
    named(
        "kahala",
        "Kahala",
        "BPHS 36",
        AllOf(&[mutual_kendra!(LORD_4, JUPITER), Every(LORD_1, Strong)]),
    ),
    named(
        "kahala_raman",
        "Kahala (Raman)",
        "Raman 15",
        AllOf(&[mutual_kendra!(LORD_4, LORD_9), Every(LORD_1, Strong)]),
    ),
    named(
        "chamara",
        "Chamara",
        "BPHS 36; Raman, on Chamara",
        OneOf(&[
            AllOf(&[
                Every(LORD_1, Dignified(Dignities::EXALTED)),
                Every(LORD_1, In(Houses::KENDRA, LAGNA)),
                Every(LORD_1, SeenBy(JUPITER)),
            ]),
            Several(2, THREE, In(h(&[1]), LAGNA)),
            Several(2, THREE, In(h(&[7]), LAGNA)),
            Several(2, THREE, In(h(&[9]), LAGNA)),
            Several(2, THREE, In(h(&[10]), LAGNA)),
        ]),
    ),
    named(
        "shankha",
        "Shankha",
        "BPHS 36; Raman 44",
        OneOf(&[
            AllOf(&[Every(LORD_1, Strong), mutual_kendra!(LORD_5, LORD_6)]),
            AllOf(&[
                Every(LORD_1, With(LORD_10)),
                Every(LORD_1, InSigns(Signs::MOVABLE)),
                Every(LORD_9, Strong),
            ]),
        ]),
    ),
    named(
        "bheri",
        "Bheri",
        "BPHS 36; Raman 45",
        AllOf(&[
            Every(LORD_9, Strong),
            OneOf(&[
                Filled(h(&[1, 2, 7, 12]), LAGNA, SEVEN),
                AllOf(&[
                    mutual_kendra!(VENUS, JUPITER),
                    mutual_kendra!(LORD_1, JUPITER),
                    mutual_kendra!(LORD_1, VENUS),
                ]),
            ]),
        ]),
    ),
    named(
        "mridanga",
        "Mridanga",
        "BPHS 36",
        AllOf(&[
            Has(Who::Within(Houses::GOOD, &SEVEN), Dignified(Dignities::HIGH)),
            Every(LORD_1, Strong),
        ]),
    ),
    named(
        "shrinatha",
        "Shrinatha",
        "BPHS 36; Raman 31",
        AllOf(&[
            Every(LORD_7, Dignified(Dignities::EXALTED)),
            Every(LORD_7, In(h(&[10]), LAGNA)),
            Every(LORD_10, With(LORD_9)),
        ]),
    ),
    named(
        "sharada",
        "Sharada",
        "BPHS 36",
        OneOf(&[
            AllOf(&[
                Every(LORD_10, In(h(&[5]), LAGNA)),
                Every(MERCURY, In(Houses::KENDRA, LAGNA)),
                Every(SUN, Dignified(Dignities::OWN)),
            ]),
            AllOf(&[
                Has(
                    Who::These(&[Graha::Jupiter, Graha::Mercury]),
                    In(Houses::TRIKONA, FROM_MOON),
                ),
                Every(MARS, In(h(&[11]), LAGNA)),
            ]),
        ]),
    ),
    named(
        "matsya",
        "Matsya",
        "BPHS 36",
        AllOf(&[
            Filled(h(&[1, 9]), LAGNA, Who::Benefics),
            Filled(h(&[5]), LAGNA, Who::Benefics),
            Filled(h(&[5]), LAGNA, Who::Malefics),
            Filled(h(&[4, 8]), LAGNA, Who::Malefics),
        ]),
    ),
    named(
        "kurma",
        "Kurma",
        "BPHS 36",
        AllOf(&[
            Filled(h(&[5, 6, 7]), LAGNA, Who::Benefics),
            Every(Who::Within(h(&[5, 6, 7]), &Who::Benefics), Dignified(Dignities::GOOD)),
            Filled(h(&[1, 3, 11]), LAGNA, Who::Malefics),
            Every(Who::Within(h(&[1, 3, 11]), &Who::Malefics), Dignified(Dignities::HIGH)),
        ]),
    ),
    named(
        "khadga",
        "Khadga",
        "BPHS 36",
        AllOf(&[
            Every(LORD_2, In(h(&[9]), LAGNA)),
            Every(LORD_9, In(h(&[2]), LAGNA)),
            Every(LORD_1, In(Houses::GOOD, LAGNA)),
        ]),
    ),
    named(
        "lakshmi",
        "Lakshmi",
        "BPHS 36",
        AllOf(&[
            Every(LORD_9, Dignified(Dignities::HIGH)),
            Every(LORD_9, In(Houses::KENDRA, LAGNA)),
            Every(LORD_1, Strong),
        ]),
    ),
    named(
        "lakshmi_raman",
        "Lakshmi (Raman)",
        "Raman 27",
        AllOf(&[
            Every(LORD_9, Dignified(Dignities::HIGH)),
            Every(LORD_9, In(Houses::GOOD, LAGNA)),
            Every(LORD_1, Strong),
        ]),
    ),
    named(
        "kusuma",
        "Kusuma",
        "BPHS 36; Raman 52",
        AllOf(&[
            LagnaIn(Signs::FIXED),
            Every(VENUS, In(Houses::KENDRA, LAGNA)),
            Every(MOON, In(Houses::TRIKONA, LAGNA)),
            Every(MOON, With(THREE)),
            Every(SATURN, In(h(&[10]), LAGNA)),
        ]),
    ),
    named(
        "kalanidhi",
        "Kalanidhi",
        "BPHS 36; Phaladeepika 6",
        AllOf(&[
            Every(JUPITER, In(h(&[2, 5]), LAGNA)),
            Every(JUPITER, Joined(MERCURY)),
            Every(JUPITER, Joined(VENUS)),
        ]),
    ),
    named(
        "kalanidhi_raman",
        "Kalanidhi (Raman)",
        "Raman 49",
        AllOf(&[
            Every(JUPITER, In(h(&[2, 5]), LAGNA)),
            Every(
                Who::Dispositor(&JUPITER),
                Among(Who::These(&[Graha::Mercury, Graha::Venus])),
            ),
            Every(JUPITER, Joined(MERCURY)),
            Every(JUPITER, Joined(VENUS)),
        ]),
    ),
    named(
        "kalpadruma",
        "Kalpadruma (Parijata)",
        "BPHS 36; Raman 47",
        AllOf(&[
            OneOf(&[
                Every(LORD_1, In(Houses::GOOD, LAGNA)),
                Every(LORD_1, Dignified(Dignities::EXALTED)),
            ]),
            OneOf(&[
                Every(Who::Dispositor(&LORD_1), In(Houses::GOOD, LAGNA)),
                Every(Who::Dispositor(&LORD_1), Dignified(Dignities::EXALTED)),
            ]),
            OneOf(&[
                Every(Who::Dispositor(&Who::Dispositor(&LORD_1)), In(Houses::GOOD, LAGNA)),
                Every(
                    Who::Dispositor(&Who::Dispositor(&LORD_1)),
                    Dignified(Dignities::EXALTED),
                ),
            ]),
            OneOf(&[
                Every(Who::NavamsaLord(&Who::Dispositor(&LORD_1)), In(Houses::GOOD, LAGNA)),
                Every(
                    Who::NavamsaLord(&Who::Dispositor(&LORD_1)),
                    Dignified(Dignities::EXALTED),
                ),
            ]),
        ]),
    ),
    named(
        "lagnadhi",
        "Lagnadhi",
        "BPHS 36; Phaladeepika 6",
        AllOf(&[
            Filled(h(&[7, 8]), LAGNA, THREE),
            No(
                Who::Within(h(&[7, 8]), &THREE),
                Joined(Who::Except(&Who::Malefics, &THREE)),
            ),
        ]),
    ),
    named(
        "hari",
        "Hari",
        "BPHS 36; Raman 51",
        Filled(h(&[2, 8, 12]), FROM_LORD_2, Who::Benefics),
    ),
    named(
        "hara",
        "Hara",
        "BPHS 36; Raman 51",
        Filled(h(&[4, 8, 9]), FROM_LORD_7, Who::Benefics),
    ),
    named(
        "brahma",
        "Brahma",
        "BPHS 36; Raman 51",
        Filled(h(&[4, 10, 11]), FROM_LORD_1, Who::Benefics),
    ),
    named(
        "brahma_raman",
        "Brahma (Raman)",
        "Raman 63",
        AllOf(&[
            mutual_kendra!(JUPITER, LORD_9),
            mutual_kendra!(VENUS, LORD_11),
            OneOf(&[mutual_kendra!(MERCURY, LORD_1), mutual_kendra!(MERCURY, LORD_10)]),
        ]),
    ),
    named(
        "vishnu",
        "Vishnu",
        "Raman 62",
        AllOf(&[
            Every(LORD_9, In(h(&[2]), LAGNA)),
            Every(LORD_10, In(h(&[2]), LAGNA)),
            Every(Who::NavamsaLord(&LORD_9), In(h(&[2]), LAGNA)),
        ]),
    ),
    named(
        "shiva",
        "Shiva",
        "Raman 61",
        AllOf(&[
            Every(LORD_5, In(h(&[9]), LAGNA)),
            Every(LORD_9, In(h(&[10]), LAGNA)),
            Every(LORD_10, In(h(&[5]), LAGNA)),
        ]),
    ),
    named(
        "trilochana",
        "Trilochana",
        "Raman 69",
        AllOf(&[
            Every(MOON, In(Houses::TRIKONA, FROM_SUN)),
            Every(MARS, In(Houses::TRIKONA, FROM_SUN)),
            Every(MARS, In(h(&[5, 9]), FROM_MOON)),
            Every(MOON, In(h(&[5, 9]), FROM_SUN)),
            Every(MARS, In(h(&[5, 9]), FROM_SUN)),
        ]),
    ),
    named(
        "gauri",
        "Gauri",
        "Raman 28",
        AllOf(&[
            Every(Who::NavamsaLord(&LORD_10), Dignified(Dignities::EXALTED)),
            Every(Who::NavamsaLord(&LORD_10), In(h(&[10]), LAGNA)),
            Every(LORD_1, In(h(&[10]), LAGNA)),
        ]),
    ),
    named(
        "bharati",
        "Bharati",
        "Raman 29",
        OneOf(&[
            AllOf(&[
                Every(Who::NavamsaLord(&LORD_2), Dignified(Dignities::EXALTED)),
                Every(Who::NavamsaLord(&LORD_2), With(LORD_9)),
            ]),
            AllOf(&[
                Every(Who::NavamsaLord(&LORD_5), Dignified(Dignities::EXALTED)),
                Every(Who::NavamsaLord(&LORD_5), With(LORD_9)),
            ]),
            AllOf(&[
                Every(Who::NavamsaLord(&LORD_11), Dignified(Dignities::EXALTED)),
                Every(Who::NavamsaLord(&LORD_11), With(LORD_9)),
            ]),
        ]),
    ),
    named(
        "chandika",
        "Chandika",
        "Raman 57",
        AllOf(&[
            LagnaIn(Signs::FIXED),
            Every(LORD_6, Sees(1, LAGNA)),
            Every(Who::NavamsaLord(&LORD_6), With(SUN)),
            Every(Who::NavamsaLord(&LORD_9), With(SUN)),
        ]),
    ),
    named(
        "amsavatara",
        "Amsavatara",
        "Raman 50",
        AllOf(&[
            LagnaIn(Signs::MOVABLE),
            Every(Who::These(&[Graha::Jupiter, Graha::Venus]), In(Houses::KENDRA, LAGNA)),
            Every(SATURN, Dignified(Dignities::EXALTED)),
            Every(SATURN, In(Houses::KENDRA, LAGNA)),
        ]),
    ),
    named(
        "devendra",
        "Devendra",
        "Raman 55",
        AllOf(&[
            LagnaIn(Signs::FIXED),
            Exchange(LORD_2, LORD_10),
            Exchange(LORD_1, LORD_11),
        ]),
    ),
    named(
        "indra",
        "Indra",
        "Raman 64",
        AllOf(&[Exchange(LORD_5, LORD_11), Every(MOON, In(h(&[5]), LAGNA))]),
    ),
    named(
        "ravi",
        "Ravi",
        "Raman 65",
        AllOf(&[
            Every(SUN, In(h(&[10]), LAGNA)),
            Every(LORD_10, In(h(&[3]), LAGNA)),
            Every(SATURN, In(h(&[3]), LAGNA)),
        ]),
    ),
    named(
        "garuda",
        "Garuda",
        "Raman 66",
        AllOf(&[
            Every(Who::NavamsaLord(&MOON), Dignified(Dignities::EXALTED)),
            Rule::ByDay,
            Rule::Waxing,
        ]),
    ),
    named(
        "go",
        "Go",
        "Raman 67",
        AllOf(&[
            Every(JUPITER, Dignified(Dignities::MOOLATRIKONA)),
            Every(LORD_2, With(JUPITER)),
            Every(LORD_1, Dignified(Dignities::EXALTED)),
        ]),
    ),
    named(
        "gola_raman",
        "Gola (Raman)",
        "Raman 68",
        AllOf(&[
            Every(MOON, In(h(&[9]), LAGNA)),
            Every(MOON, With(JUPITER)),
            Every(MOON, With(VENUS)),
            Every(MERCURY, NavamsaDignified(Dignities::GOOD)),
        ]),
    ),
    named(
        "kulavardhana",
        "Kulavardhana",
        "Raman 70",
        OneOf(&[
            Every(Who::Except(&SEVEN, &SUN), In(h(&[5]), FROM_SUN)),
            Every(Who::Except(&SEVEN, &MOON), In(h(&[5]), FROM_MOON)),
            Every(SEVEN, In(h(&[5]), LAGNA)),
        ]),
    ),
    named(
        "gandharva",
        "Gandharva",
        "Raman 60",
        AllOf(&[
            Every(LORD_10, In(h(&[3, 7, 11]), LAGNA)),
            Every(LORD_1, With(JUPITER)),
            Every(SUN, Dignified(Dignities::EXALTED)),
            Every(MOON, In(h(&[9]), LAGNA)),
        ]),
    ),
    named(
        "vidyut",
        "Vidyut",
        "Raman 59",
        AllOf(&[
            Every(LORD_11, DeeplyExalted),
            Every(LORD_11, With(VENUS)),
            Every(VENUS, In(Houses::KENDRA, FROM_LORD_1)),
        ]),
    ),
    named(
        "chapa",
        "Chapa",
        "Raman 30",
        AllOf(&[Exchange(LORD_4, LORD_10), Every(LORD_1, Dignified(Dignities::EXALTED))]),
    ),
    named(
        "makuta",
        "Makuta",
        "Raman 56",
        AllOf(&[
            Every(JUPITER, In(h(&[9]), Point::From(&LORD_9))),
            Has(Who::Benefics, In(h(&[9]), Point::From(&JUPITER))),
            Every(SATURN, In(h(&[10]), LAGNA)),
        ]),
    ),
    named(
        "jaya",
        "Jaya",
        "Raman 58",
        AllOf(&[
            Every(LORD_10, DeeplyExalted),
            Every(LORD_6, Dignified(Dignities::DEBILITATED)),
        ]),
    ),
    named(
        "gaja",
        "Gaja",
        "Raman 48",
        AllOf(&[
            Every(LORD_7, In(h(&[11]), LAGNA)),
            Every(LORD_7, With(MOON)),
            Every(LORD_7, SeenBy(LORD_11)),
        ]),
    ),
    named(
        "chatussagara",
        "Chatussagara",
        "Raman 8",
        Filled(Houses::KENDRA, LAGNA, SEVEN),
    ),
    named(
        "rajalakshana",
        "Rajalakshana",
        "Raman 10",
        Every(
            Who::These(&[Graha::Moon, Graha::Mercury, Graha::Jupiter, Graha::Venus]),
            In(Houses::KENDRA, LAGNA),
        ),
    ),
    named(
        "guru_mangala",
        "Guru-Mangala",
        "in common use",
        OneOf(&[
            Every(MARS, With(JUPITER)),
            Every(MARS, In(h(&[7]), Point::From(&JUPITER))),
        ]),
    ),
    renounced(
        "sannyasa",
        "Sannyasa (Pravrajya)",
        "BPHS 79; Brihat Jataka 15",
        OneOf(&[
            Several(3, Who::Except(&SEVEN, &SUN), With(SUN)),
            Several(3, Who::Except(&SEVEN, &MOON), With(MOON)),
            Several(3, Who::Except(&SEVEN, &MARS), With(MARS)),
            Several(3, Who::Except(&SEVEN, &MERCURY), With(MERCURY)),
        ]),
    ),
    renounced(
        "sannyasa_moon_saturn",
        "Sannyasa (Moon under Saturn)",
        "BPHS 79; Brihat Jataka 15",
        AllOf(&[
            OneOf(&[
                Every(Who::Dispositor(&MOON), Among(SATURN)),
                Every(
                    Who::NavamsaLord(&MOON),
                    Among(Who::These(&[Graha::Saturn, Graha::Mars])),
                ),
            ]),
            Every(MOON, SeenBy(SATURN)),
        ]),
    ),
    renounced(
        "sannyasa_lagna_lord",
        "Sannyasa (lagna lord seen by Saturn alone)",
        "BPHS 79; Brihat Jataka 15",
        AllOf(&[
            Every(LORD_1, SeenBy(SATURN)),
            No(LORD_1, SeenBy(Who::Except(&SEVEN, &SATURN))),
        ]),
    ),
    yoga(
        "dhur",
        "Dhur (Duryoga)",
        Category::Daridra,
        "Raman 103",
        Every(LORD_10, In(Houses::DUSTHANA, LAGNA)),
    ),
];
