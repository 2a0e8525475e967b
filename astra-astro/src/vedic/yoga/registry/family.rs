//! Yogas of brothers, house, friends, mother, carriages, children and partner (Raman 177-240).

use super::*;
use crate::vedic::yoga::rule::{
    Dignities,
    Is::{Among, Between, Dignified, In, Joined, NavamsaDignified, SeenBy, Sees, Signs as InSigns, Strong, With},
    Rule::{AllOf, Every, Has, No, OneOf, Same},
    Signs,
};

const fn home(id: &'static str, name: &'static str, source: &'static str, rule: Rule) -> Yoga {
    yoga(id, name, Category::Griha, source, rule)
}

const LORD_1: Who = Who::Lord(1);
const LORD_3: Who = Who::Lord(3);
const LORD_4: Who = Who::Lord(4);
const LORD_5: Who = Who::Lord(5);
const LORD_7: Who = Who::Lord(7);
const LORD_10: Who = Who::Lord(10);

pub(super) const YOGAS: &[Yoga] = &[
    home(
        "sodara_nasha",
        "Sodara Nasha",
        "Raman 178",
        AllOf(&[
            Every(MARS, In(h(&[3, 5, 7, 8]), LAGNA)),
            Every(LORD_3, In(h(&[3, 5, 7, 8]), LAGNA)),
            Every(MARS, SeenBy(Who::Malefics)),
        ]),
    ),
    home(
        "eka_bhagini",
        "Eka Bhagini",
        "Raman 179",
        AllOf(&[
            Every(MERCURY, In(h(&[3]), LAGNA)),
            Every(LORD_3, With(MOON)),
            Every(MARS, With(SATURN)),
        ]),
    ),
    home(
        "dvadasha_sahodara",
        "Dvadasha Sahodara",
        "Raman 180",
        AllOf(&[
            Every(LORD_3, In(Houses::KENDRA, LAGNA)),
            Every(MARS, Dignified(Dignities::EXALTED)),
            Every(MARS, With(JUPITER)),
            Every(MARS, In(Houses::TRIKONA, Point::From(&LORD_3))),
        ]),
    ),
    home(
        "sapta_sahodara",
        "Sapta Sahodara",
        "Raman 181",
        AllOf(&[
            Every(Who::Lord(12), With(MARS)),
            Every(Who::These(&[Graha::Moon, Graha::Jupiter]), In(h(&[3]), LAGNA)),
            No(MOON, Joined(VENUS)),
        ]),
    ),
    home(
        "uttama_griha",
        "Uttama Griha",
        "Raman 187",
        AllOf(&[
            Every(LORD_4, In(Houses::GOOD, LAGNA)),
            Every(LORD_4, With(Who::Benefics)),
            Every(LORD_4, SeenBy(Who::Benefics)),
        ]),
    ),
    home(
        "vichitra_saudha",
        "Vichitra Saudha Prakara",
        "Raman 188",
        AllOf(&[
            Every(LORD_4, With(LORD_10)),
            Every(
                Who::These(&[Graha::Mars, Graha::Saturn]),
                In(h(&[1]), Point::From(&LORD_4)),
            ),
        ]),
    ),
    home(
        "ayatna_griha_189",
        "Ayatna Griha Prapta (lords of 1 and 7)",
        "Raman 189",
        AllOf(&[
            Every(LORD_1, In(h(&[1, 4]), LAGNA)),
            Every(LORD_7, In(h(&[1, 4]), LAGNA)),
            OneOf(&[
                Every(LORD_1, SeenBy(Who::Benefics)),
                Every(LORD_7, SeenBy(Who::Benefics)),
            ]),
        ]),
    ),
    home(
        "ayatna_griha_190",
        "Ayatna Griha Prapta (lords of 9 and 4)",
        "Raman 190",
        AllOf(&[
            Every(Who::Lord(9), In(Houses::KENDRA, LAGNA)),
            Every(LORD_4, Dignified(Dignities::HIGH)),
        ]),
    ),
    home(
        "griha_nasha_191",
        "Griha Nasha",
        "Raman 191",
        AllOf(&[Every(LORD_4, In(h(&[12]), LAGNA)), Every(LORD_4, SeenBy(Who::Malefics))]),
    ),
    home(
        "griha_nasha_192",
        "Griha Nasha (navamsa)",
        "Raman 192",
        Every(Who::NavamsaLord(&LORD_4), In(h(&[12]), LAGNA)),
    ),
    home(
        "bandhu_pujya_193",
        "Bandhu Pujya (benefic 4th lord)",
        "Raman 193",
        AllOf(&[
            Every(LORD_4, Among(Who::Benefics)),
            Every(LORD_4, SeenBy(Who::Benefics)),
            Every(MERCURY, In(h(&[1]), LAGNA)),
        ]),
    ),
    home(
        "bandhu_pujya_194",
        "Bandhu Pujya (Jupiter)",
        "Raman 194",
        OneOf(&[
            Every(JUPITER, In(h(&[4]), LAGNA)),
            Every(JUPITER, Sees(4, LAGNA)),
            Every(LORD_4, Joined(JUPITER)),
        ]),
    ),
    home(
        "matru_dirghayu",
        "Matru Dirghayu",
        "Raman 196",
        AllOf(&[
            Has(Who::Benefics, In(h(&[4]), LAGNA)),
            Every(LORD_4, Dignified(Dignities::EXALTED)),
            Every(MOON, Strong),
        ]),
    ),
    home(
        "kapata",
        "Kapata",
        "Raman 202",
        AllOf(&[
            Has(Who::Malefics, In(h(&[4]), LAGNA)),
            OneOf(&[
                Every(LORD_4, Joined(Who::Malefics)),
                Every(LORD_4, Between(Who::Malefics)),
            ]),
        ]),
    ),
    home(
        "nishkapata",
        "Nishkapata",
        "Raman 205",
        OneOf(&[
            Has(Who::Benefics, In(h(&[4]), LAGNA)),
            Has(Who::Within(h(&[4]), &SEVEN), Dignified(Dignities::GOOD)),
            Every(
                LORD_4,
                Among(Who::These(&[Graha::Moon, Graha::Mercury, Graha::Jupiter, Graha::Venus])),
            ),
        ]),
    ),
    home(
        "matru_shatrutva",
        "Matru Shatrutva",
        "Raman 207",
        AllOf(&[
            Same(LORD_1, MERCURY),
            Same(LORD_4, MERCURY),
            Every(MERCURY, Joined(Who::Malefics)),
        ]),
    ),
    home(
        "vahana_209",
        "Vahana (lagna lord)",
        "Raman 209",
        Every(LORD_1, In(h(&[4, 9, 11]), LAGNA)),
    ),
    home(
        "vahana_210",
        "Vahana (4th lord)",
        "Raman 210",
        AllOf(&[
            Every(LORD_4, Dignified(Dignities::EXALTED)),
            Every(Who::Dispositor(&LORD_4), In(Houses::GOOD, LAGNA)),
        ]),
    ),
    home(
        "sarpa_shapa_212",
        "Sarpa Shapa (Rahu in the 5th)",
        "Raman 212",
        AllOf(&[
            Every(RAHU, In(h(&[5]), LAGNA)),
            OneOf(&[Every(RAHU, SeenBy(MARS)), Same(LORD_5, MARS)]),
        ]),
    ),
    home(
        "sarpa_shapa_213",
        "Sarpa Shapa (5th lord with Rahu)",
        "Raman 213",
        AllOf(&[
            Every(LORD_5, With(RAHU)),
            Every(SATURN, In(h(&[5]), LAGNA)),
            Every(SATURN, Joined(MOON)),
        ]),
    ),
    home(
        "sarpa_shapa_214",
        "Sarpa Shapa (Jupiter with Mars)",
        "Raman 214",
        AllOf(&[
            Every(JUPITER, With(MARS)),
            Every(RAHU, In(h(&[1]), LAGNA)),
            Every(LORD_5, In(Houses::DUSTHANA, LAGNA)),
        ]),
    ),
    home(
        "datta_putra_222",
        "Datta Putra (Mars and Saturn)",
        "Raman 222",
        AllOf(&[
            Every(Who::These(&[Graha::Mars, Graha::Saturn]), In(h(&[5]), LAGNA)),
            Every(LORD_1, InSigns(Signs(0b0000_0010_0100))),
            Every(LORD_1, Joined(MERCURY)),
        ]),
    ),
    home(
        "datta_putra_223",
        "Datta Putra (7th lord in the 11th)",
        "Raman 223",
        AllOf(&[
            Every(LORD_7, In(h(&[11]), LAGNA)),
            Every(LORD_5, With(Who::Benefics)),
            Has(Who::These(&[Graha::Mars, Graha::Saturn]), In(h(&[5]), LAGNA)),
        ]),
    ),
    home(
        "aputra",
        "Aputra",
        "Raman 224",
        Every(LORD_5, In(Houses::DUSTHANA, LAGNA)),
    ),
    home(
        "eka_putra",
        "Eka Putra",
        "Raman 225",
        Every(LORD_5, In(Houses::GOOD, LAGNA)),
    ),
    home(
        "su_putra",
        "Su Putra",
        "Raman 226",
        AllOf(&[Same(LORD_5, JUPITER), Every(SUN, Dignified(Dignities::GOOD))]),
    ),
    home(
        "kala_nirdesha_putra_227",
        "Kala Nirdesha Putra",
        "Raman 227",
        AllOf(&[Every(JUPITER, In(h(&[5]), LAGNA)), Every(LORD_5, With(VENUS))]),
    ),
    home(
        "kala_nirdesha_putra_228",
        "Kala Nirdesha Putra (Jupiter in the 9th)",
        "Raman 228",
        AllOf(&[
            Every(JUPITER, In(h(&[9]), LAGNA)),
            Every(VENUS, In(h(&[9]), Point::From(&JUPITER))),
            Every(VENUS, With(LORD_1)),
        ]),
    ),
    home(
        "jara",
        "Jara",
        "Raman 236",
        AllOf(&[
            Every(LORD_10, In(h(&[10]), LAGNA)),
            Every(Who::Lord(2), In(h(&[10]), LAGNA)),
            Every(LORD_7, In(h(&[10]), LAGNA)),
        ]),
    ),
    home(
        "bahu_stri",
        "Bahu Stri",
        "Raman 238",
        OneOf(&[
            Every(LORD_1, With(LORD_7)),
            AllOf(&[Every(LORD_1, SeenBy(LORD_7)), Every(LORD_7, SeenBy(LORD_1))]),
        ]),
    ),
    home(
        "sat_kalatra",
        "Sat Kalatra",
        "Raman 239",
        OneOf(&[
            Every(LORD_7, Joined(Who::These(&[Graha::Mercury, Graha::Jupiter]))),
            Every(VENUS, Joined(Who::These(&[Graha::Mercury, Graha::Jupiter]))),
        ]),
    ),
    home(
        "bhaga_chumbana",
        "Bhaga Chumbana",
        "Raman 240",
        OneOf(&[
            AllOf(&[Every(LORD_7, In(h(&[4]), LAGNA)), Every(LORD_7, With(VENUS))]),
            Every(LORD_1, Dignified(Dignities::DEBILITATED)),
            Every(LORD_1, NavamsaDignified(Dignities::DEBILITATED)),
        ]),
    ),
    home(
        "matru_sneha",
        "Matru Sneha",
        "Raman 208",
        OneOf(&[
            Same(LORD_1, LORD_4),
            AllOf(&[
                Every(LORD_1, SeenBy(Who::Benefics)),
                Every(LORD_4, SeenBy(Who::Benefics)),
            ]),
        ]),
    ),
];
