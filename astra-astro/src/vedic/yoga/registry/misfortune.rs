//! Yogas of harm (Raman 216-219, 229, 242-299): what the old texts warn of. Hosts that speak to people leave
//! [`Category::Arishta`] out.

use super::*;
use crate::vedic::yoga::rule::{
    Dignities,
    Is::{Between, Dignified, In, Joined, NavamsaSigns, SeenBy, Sees, With},
    Rule::{AllOf, Every, Exchange, Filled, Has, LagnaIn, No, Not, OneOf, Waxing},
    Signs,
};

const fn harm(id: &'static str, name: &'static str, source: &'static str, rule: Rule) -> Yoga {
    yoga(id, name, Category::Arishta, source, rule)
}

const LORD_1: Who = Who::Lord(1);
const LORD_4: Who = Who::Lord(4);
const LORD_5: Who = Who::Lord(5);
const LORD_6: Who = Who::Lord(6);
const LORD_8: Who = Who::Lord(8);

pub(super) const YOGAS: &[Yoga] = &[
    harm(
        "matru_shapa",
        "Matru Shapa",
        "Raman 217",
        AllOf(&[
            Exchange(LORD_5, LORD_8),
            Every(MOON, In(h(&[6]), LAGNA)),
            Every(LORD_4, In(h(&[6]), LAGNA)),
        ]),
    ),
    harm(
        "preta_shapa",
        "Preta Shapa",
        "Raman 219",
        AllOf(&[
            Every(Who::These(&[Graha::Sun, Graha::Saturn]), In(h(&[5]), LAGNA)),
            Every(MOON, In(h(&[7]), LAGNA)),
            Every(RAHU, In(h(&[1]), LAGNA)),
            Every(JUPITER, In(h(&[12]), LAGNA)),
        ]),
    ),
    harm(
        "putra_nasha_229",
        "Kala Nirdesha Putra Nasha",
        "Raman 229",
        AllOf(&[
            Every(RAHU, In(h(&[5]), LAGNA)),
            Every(LORD_5, With(Who::Malefics)),
            Every(JUPITER, Dignified(Dignities::DEBILITATED)),
        ]),
    ),
    harm(
        "pitru_marana",
        "Jananat Purvam Pitru Marana",
        "Raman 242",
        AllOf(&[
            Every(SUN, In(Houses::DUSTHANA, LAGNA)),
            Every(LORD_8, In(h(&[9]), LAGNA)),
            Every(Who::Lord(12), In(h(&[1]), LAGNA)),
            Every(LORD_6, In(h(&[5]), LAGNA)),
        ]),
    ),
    harm(
        "apakirti",
        "Apakirti",
        "Raman 244",
        AllOf(&[
            Every(Who::These(&[Graha::Sun, Graha::Saturn]), In(h(&[10]), LAGNA)),
            Has(Who::These(&[Graha::Sun, Graha::Saturn]), SeenBy(Who::Malefics)),
        ]),
    ),
    harm(
        "shishna_vyadhi",
        "Shishna Vyadhi",
        "Raman 266",
        AllOf(&[
            Every(MERCURY, In(h(&[1]), LAGNA)),
            Every(LORD_6, In(h(&[1]), LAGNA)),
            Every(LORD_8, In(h(&[1]), LAGNA)),
        ]),
    ),
    harm(
        "kushta_268",
        "Kushta Roga (lagna lord)",
        "Raman 268",
        AllOf(&[
            Every(LORD_1, In(h(&[4, 12]), LAGNA)),
            Every(LORD_1, With(MARS)),
            Every(LORD_1, With(MERCURY)),
        ]),
    ),
    harm(
        "kushta_269",
        "Kushta Roga (Jupiter in the 6th)",
        "Raman 269",
        Every(
            Who::These(&[Graha::Moon, Graha::Jupiter, Graha::Saturn]),
            In(h(&[6]), LAGNA),
        ),
    ),
    harm(
        "bandhana",
        "Bandhana",
        "Raman 271",
        AllOf(&[
            Every(LORD_1, With(LORD_6)),
            Every(LORD_1, In(Houses::GOOD, LAGNA)),
            Every(LORD_1, With(Who::These(&[Graha::Saturn, Graha::Rahu, Graha::Ketu]))),
        ]),
    ),
    harm(
        "kara_cheda",
        "Kara Cheda",
        "Raman 272",
        AllOf(&[Every(SATURN, In(h(&[9]), LAGNA)), Every(JUPITER, In(h(&[3]), LAGNA))]),
    ),
    harm(
        "pitta_roga",
        "Pitta Roga",
        "Raman 279",
        AllOf(&[
            Every(SUN, In(h(&[6]), LAGNA)),
            Every(SUN, With(Who::Malefics)),
            Every(SUN, SeenBy(Who::Malefics)),
        ]),
    ),
    harm(
        "putra_kalatra_hina",
        "Putra Kalatra Hina",
        "Raman 281",
        AllOf(&[
            Not(&Waxing),
            Every(MOON, In(h(&[5]), LAGNA)),
            Filled(h(&[1, 7, 12]), LAGNA, Who::Malefics),
        ]),
    ),
    harm(
        "bharya_vyabhichara",
        "Bharya Saha Vyabhichara",
        "Raman 282",
        Every(
            Who::These(&[Graha::Moon, Graha::Mars, Graha::Venus, Graha::Saturn]),
            In(h(&[7]), LAGNA),
        ),
    ),
    harm(
        "vamsha_cheda",
        "Vamsha Cheda",
        "Raman 283",
        AllOf(&[
            Every(MOON, In(h(&[10]), LAGNA)),
            Every(VENUS, In(h(&[7]), LAGNA)),
            Has(Who::Malefics, In(h(&[4]), LAGNA)),
        ]),
    ),
    harm(
        "guhya_roga",
        "Guhya Roga",
        "Raman 284",
        OneOf(&[
            AllOf(&[
                Every(MOON, NavamsaSigns(Signs(0b0000_0000_1000))),
                Has(
                    Who::Except(&Who::Malefics, &MOON),
                    NavamsaSigns(Signs(0b0000_0000_1000)),
                ),
            ]),
            AllOf(&[
                Every(MOON, NavamsaSigns(Signs(0b0000_1000_0000))),
                Has(
                    Who::Except(&Who::Malefics, &MOON),
                    NavamsaSigns(Signs(0b0000_1000_0000)),
                ),
            ]),
        ]),
    ),
    harm(
        "anga_hina",
        "Anga Hina",
        "Raman 285",
        AllOf(&[
            Every(MOON, In(h(&[10]), LAGNA)),
            Every(MARS, In(h(&[7]), LAGNA)),
            Every(SATURN, In(h(&[2]), FROM_SUN)),
        ]),
    ),
    harm(
        "shveta_kushta",
        "Shveta Kushta",
        "Raman 286",
        AllOf(&[
            Filled(h(&[2, 12]), LAGNA, Who::These(&[Graha::Mars, Graha::Saturn])),
            Every(MOON, In(h(&[1]), LAGNA)),
            Every(SUN, In(h(&[7]), LAGNA)),
        ]),
    ),
    harm(
        "pishacha_grasta",
        "Pishacha Grasta",
        "Raman 287",
        AllOf(&[
            Every(RAHU, In(h(&[1]), LAGNA)),
            Every(MOON, In(h(&[1]), LAGNA)),
            Has(Who::Malefics, In(h(&[5]), LAGNA)),
            Has(Who::Malefics, In(h(&[9]), LAGNA)),
        ]),
    ),
    harm(
        "andha_289",
        "Andha (four malefics)",
        "Raman 289",
        AllOf(&[
            Every(MARS, In(h(&[2]), LAGNA)),
            Every(MOON, In(h(&[6]), LAGNA)),
            Every(SATURN, In(h(&[12]), LAGNA)),
            Every(SUN, In(h(&[8]), LAGNA)),
        ]),
    ),
    harm(
        "vata_roga",
        "Vata Roga",
        "Raman 290",
        AllOf(&[Every(JUPITER, In(h(&[1]), LAGNA)), Every(SATURN, In(h(&[7]), LAGNA))]),
    ),
    harm(
        "mati_bhramana_291",
        "Mati Bhramana (Jupiter and Mars)",
        "Raman 291",
        AllOf(&[Every(JUPITER, In(h(&[1]), LAGNA)), Every(MARS, In(h(&[7]), LAGNA))]),
    ),
    harm(
        "mati_bhramana_292",
        "Mati Bhramana (Saturn and Mars)",
        "Raman 292",
        AllOf(&[Every(SATURN, In(h(&[1]), LAGNA)), Every(MARS, In(h(&[5, 7, 9]), LAGNA))]),
    ),
    harm(
        "mati_bhramana_293",
        "Mati Bhramana (Saturn and Moon)",
        "Raman 293",
        AllOf(&[
            Not(&Waxing),
            Every(Who::These(&[Graha::Moon, Graha::Saturn]), In(h(&[12]), LAGNA)),
        ]),
    ),
    harm(
        "khalvata",
        "Khalvata",
        "Raman 295",
        AllOf(&[
            // Signs of the Sun, Mars and Saturn, with Taurus and Sagittarius.
            LagnaIn(Signs(0b0111_1001_0011)),
            Has(Who::Malefics, Sees(1, LAGNA)),
        ]),
    ),
    harm(
        "nishtura_bhashi",
        "Nishtura Bhashi",
        "Raman 296",
        AllOf(&[Every(MOON, With(SATURN)), No(MOON, SeenBy(JUPITER))]),
    ),
    harm(
        "vrana",
        "Vrana",
        "Raman 265",
        Every(Who::Except(&LORD_6, &Who::Benefics), In(h(&[1, 8, 10]), LAGNA)),
    ),
    harm(
        "bandhu_tyakta",
        "Bandhubhis Tyakta",
        "Raman 195",
        OneOf(&[
            Every(LORD_4, Joined(Who::Malefics)),
            Every(LORD_4, Dignified(Dignities::BAD)),
        ]),
    ),
    harm(
        "matru_nasha",
        "Matru Nasha",
        "Raman 198",
        OneOf(&[Every(MOON, Joined(Who::Malefics)), Every(MOON, Between(Who::Malefics))]),
    ),
];
