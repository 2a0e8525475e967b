//! Yogas of body, speech, learning and fortune (Raman 108-175 and 231-243).

use super::*;
use crate::vedic::yoga::rule::{
    Dignities,
    Is::{Among, Dignified, In, Joined, NavamsaDignified, SeenBy, Sees, Signs as InSigns, With},
    Rule::{AllOf, Every, Filled, Has, NavamsaLagnaIn, Not, OneOf},
    Signs,
};

const fn body(id: &'static str, name: &'static str, source: &'static str, rule: Rule) -> Yoga {
    yoga(id, name, Category::Shubha, source, rule)
}

const fn learning(id: &'static str, name: &'static str, source: &'static str, rule: Rule) -> Yoga {
    yoga(id, name, Category::Vidya, source, rule)
}

const fn harm(id: &'static str, name: &'static str, source: &'static str, rule: Rule) -> Yoga {
    yoga(id, name, Category::Arishta, source, rule)
}

const LORD_1: Who = Who::Lord(1);
const LORD_2: Who = Who::Lord(2);
const LORD_5: Who = Who::Lord(5);
const LORD_9: Who = Who::Lord(9);
/// Signs of Mercury, Jupiter, Venus and the Moon.
const BENEFIC_SIGNS: Signs = Signs(0b1001_0110_1110);

pub(super) const YOGAS: &[Yoga] = &[
    body(
        "sharira_saukhya",
        "Sharira Saukhya",
        "Raman 108",
        OneOf(&[
            Every(LORD_1, In(Houses::KENDRA, LAGNA)),
            Every(JUPITER, In(Houses::KENDRA, LAGNA)),
            Every(VENUS, In(Houses::KENDRA, LAGNA)),
        ]),
    ),
    body(
        "deha_pushti",
        "Deha Pushti",
        "Raman 109",
        AllOf(&[
            Every(LORD_1, InSigns(Signs::MOVABLE)),
            Every(LORD_1, SeenBy(Who::Benefics)),
        ]),
    ),
    harm(
        "deha_kashta",
        "Deha Kashta",
        "Raman 110",
        OneOf(&[Every(LORD_1, With(Who::Malefics)), Every(LORD_1, In(h(&[8]), LAGNA))]),
    ),
    harm(
        "roga_grasta",
        "Roga Grasta",
        "Raman 111",
        AllOf(&[
            Every(LORD_1, In(h(&[1]), LAGNA)),
            OneOf(&[
                Every(LORD_1, With(Who::Lord(6))),
                Every(LORD_1, With(Who::Lord(8))),
                Every(LORD_1, With(Who::Lord(12))),
            ]),
        ]),
    ),
    body(
        "deha_sthaulya_114",
        "Deha Sthaulya (signs of water)",
        "Raman 114",
        AllOf(&[
            Every(LORD_1, InSigns(Signs::WATERY)),
            Every(Who::NavamsaLord(&LORD_1), InSigns(Signs::WATERY)),
        ]),
    ),
    body(
        "deha_sthaulya_115",
        "Deha Sthaulya (Jupiter)",
        "Raman 115",
        OneOf(&[
            Every(JUPITER, In(h(&[1]), LAGNA)),
            AllOf(&[Every(JUPITER, Sees(1, LAGNA)), Every(JUPITER, InSigns(Signs::WATERY))]),
        ]),
    ),
    body(
        "sada_sanchara",
        "Sada Sanchara",
        "Raman 117",
        OneOf(&[
            Every(LORD_1, InSigns(Signs::MOVABLE)),
            Every(Who::Dispositor(&LORD_1), InSigns(Signs::MOVABLE)),
        ]),
    ),
    learning(
        "yukti_samanvita_vagmi",
        "Yukti Samanvita Vagmi",
        "Raman 154",
        OneOf(&[
            AllOf(&[
                Every(LORD_2, With(Who::Benefics)),
                Every(LORD_2, In(Houses::GOOD, LAGNA)),
            ]),
            AllOf(&[
                Every(LORD_2, Dignified(Dignities::EXALTED)),
                Every(LORD_2, With(JUPITER)),
            ]),
        ]),
    ),
    learning(
        "asatyavadi",
        "Asatyavadi",
        "Raman 157",
        AllOf(&[
            Every(
                Who::Dispositor(&LORD_2),
                Among(Who::These(&[Graha::Saturn, Graha::Mars])),
            ),
            Has(Who::Malefics, In(Houses::GOOD, LAGNA)),
        ]),
    ),
    learning(
        "marud",
        "Marud",
        "Raman 160",
        AllOf(&[
            Every(JUPITER, In(h(&[5, 9]), Point::From(&VENUS))),
            Every(MOON, In(h(&[5]), Point::From(&JUPITER))),
            Every(SUN, In(Houses::KENDRA, FROM_MOON)),
        ]),
    ),
    learning(
        "saraswati",
        "Saraswati",
        "Raman 161; Phaladeepika 6",
        AllOf(&[
            Every(THREE, In(h(&[1, 2, 4, 5, 7, 9, 10]), LAGNA)),
            Every(JUPITER, Dignified(Dignities::GOOD)),
        ]),
    ),
    learning(
        "budha",
        "Budha",
        "Raman 162",
        AllOf(&[
            Every(JUPITER, In(h(&[1]), LAGNA)),
            Every(MOON, In(Houses::KENDRA, LAGNA)),
            Every(RAHU, In(h(&[2]), FROM_MOON)),
            Every(Who::These(&[Graha::Sun, Graha::Mars]), In(h(&[3]), Point::From(&RAHU))),
        ]),
    ),
    learning(
        "muka",
        "Muka",
        "Raman 163",
        AllOf(&[
            Every(LORD_2, In(h(&[8]), LAGNA)),
            Every(JUPITER, In(h(&[8]), LAGNA)),
            Not(&Every(JUPITER, Dignified(Dignities::HIGH))),
        ]),
    ),
    harm(
        "andha",
        "Andha",
        "Raman 165",
        OneOf(&[
            Every(Who::These(&[Graha::Moon, Graha::Mercury]), In(h(&[2]), LAGNA)),
            AllOf(&[
                Every(LORD_1, In(h(&[2]), LAGNA)),
                Every(LORD_2, In(h(&[2]), LAGNA)),
                Every(SUN, In(h(&[2]), LAGNA)),
            ]),
        ]),
    ),
    body(
        "sumukha",
        "Sumukha",
        "Raman 166",
        OneOf(&[
            AllOf(&[
                Every(LORD_2, In(Houses::KENDRA, LAGNA)),
                Every(LORD_2, SeenBy(Who::Benefics)),
            ]),
            Has(Who::Benefics, In(h(&[2]), LAGNA)),
        ]),
    ),
    harm(
        "durmukha",
        "Durmukha",
        "Raman 168",
        AllOf(&[
            Has(Who::Malefics, In(h(&[2]), LAGNA)),
            OneOf(&[
                Every(LORD_2, With(Who::Malefics)),
                Every(LORD_2, Dignified(Dignities::DEBILITATED)),
            ]),
        ]),
    ),
    body(
        "parannabhojana",
        "Parannabhojana",
        "Raman 172",
        AllOf(&[
            OneOf(&[
                Every(LORD_2, Dignified(Dignities::DEBILITATED)),
                Every(LORD_2, NavamsaDignified(Dignities::ENEMY)),
            ]),
            Every(LORD_2, SeenBy(Who::Those(&SEVEN, &Dignified(Dignities::DEBILITATED)))),
        ]),
    ),
    learning(
        "buddhi_chaturya",
        "Buddhi Chaturya",
        "Raman 231",
        AllOf(&[
            Every(LORD_5, Among(Who::Benefics)),
            OneOf(&[
                Every(LORD_5, SeenBy(Who::Benefics)),
                Every(LORD_5, InSigns(BENEFIC_SIGNS)),
            ]),
        ]),
    ),
    learning(
        "buddhi_jada",
        "Buddhi Jada",
        "Raman 233",
        AllOf(&[
            Every(LORD_1, Joined(Who::Malefics)),
            Every(SATURN, In(h(&[5]), LAGNA)),
            Every(LORD_1, SeenBy(SATURN)),
        ]),
    ),
    body(
        "bhagya",
        "Bhagya",
        "Raman 241",
        Has(
            Who::Those(&Who::Within(h(&[1, 3, 5]), &Who::Benefics), &Dignified(Dignities::GOOD)),
            Sees(9, LAGNA),
        ),
    ),
    body(
        "dhatrutva",
        "Dhatrutva",
        "Raman 243",
        AllOf(&[
            Every(LORD_9, Dignified(Dignities::EXALTED)),
            Every(LORD_9, SeenBy(Who::Benefics)),
            Filled(h(&[9]), LAGNA, Who::Benefics),
        ]),
    ),
    body(
        "krishanga_navamsa",
        "Krishanga",
        "Raman 113",
        AllOf(&[
            // Of the Sun, Mars and Saturn, the dry ones.
            NavamsaLagnaIn(Signs(0b0110_1001_0001)),
            Has(Who::Malefics, In(h(&[1]), LAGNA)),
        ]),
    ),
];
