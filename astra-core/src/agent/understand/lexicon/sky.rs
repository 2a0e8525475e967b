//! Words of the sky: points, signs, houses, aspects, and what is told of them.

use super::{
    Concept::{
        self, ActsNow, Aspect, AspectWord, Astrology, Balance, Beyond, BigThree, Chart, House, Manglik, Nakshatra,
        Ordinal, Retrograde, SadeSati, SaturnReturn, SignWord, SouthNode, TransitWord,
    },
    entry,
};
use crate::{
    chart::{
        AspectKind,
        Body::{
            Chiron, Jupiter, Mars, MeanLilith, Mercury, Moon, Neptune, Pluto, Saturn, Sun, TrueNode, Uranus, Venus,
        },
        Point::{self, Ascendant, Midheaven},
        Sign,
    },
    words::Entry,
};

const fn body(body: crate::chart::Body, en: &'static str, hi: &'static str) -> Entry<Concept> {
    entry(Concept::Point(Point::Body(body)), en, hi)
}

const fn sign(sign: Sign, en: &'static str, hi: &'static str) -> Entry<Concept> {
    entry(Concept::Sign(sign), en, hi)
}

pub(super) static ENTRIES: &[Entry<Concept>] = &[
    body(Sun, "sun, sunsign", "surya, suraj, sooraj"),
    body(
        Moon,
        "moon, moonsign, lunar sign, my emotions, my feelings, emotional, emotionally, emotional side, emotional nature, emotional needs, inner needs, feel safe",
        "chandra, chandrama, chaand, chand, bhavnaen, bhavnaye, bhavnayein, bhavna, jazbaat, jazbat",
    ),
    body(Mercury, "mercury", "budh, budha"),
    body(Venus, "venus, venous", "shukra, shukr"),
    body(Mars, "mars, marz", "mangal, mangal grah, kuja"),
    body(Jupiter, "jupiter", "guru, brihaspati, brahaspati"),
    body(Saturn, "saturn", "shani, shanidev, shanichar"),
    body(Uranus, "uranus", ""),
    body(Neptune, "neptune", ""),
    body(Pluto, "pluto", ""),
    body(
        TrueNode,
        "north node, true node, lunar node, lunar nodes, the nodes, my nodes, northnode",
        "rahu, raahu",
    ),
    body(MeanLilith, "lilith, black moon", ""),
    body(Chiron, "chiron, kiron", ""),
    entry(SouthNode, "south node, southnode", "ketu"),
    entry(
        Concept::Point(Ascendant),
        "ascendant, ascendent, asc, rising, rising sign, risingsign, rises, first impression",
        "lagna, lagn, lagan, lagnesh, udit rashi, uday rashi",
    ),
    entry(Concept::Point(Midheaven), "midheaven, mid heaven, mc, medium coeli", ""),
    sign(Sign::Aries, "aries, arian", "mesh rashi, mesh"),
    sign(Sign::Taurus, "taurus, taurean", "vrishabh, vrishabha, vrish, brishabh"),
    sign(Sign::Gemini, "gemini", "mithun, mithuna"),
    sign(Sign::Cancer, "cancer, cancerian", "kark, karka, kark rashi"),
    sign(Sign::Leo, "leo", "simha, sinh rashi, singh rashi, sinha"),
    sign(Sign::Virgo, "virgo", "kanya rashi, kanya"),
    sign(Sign::Libra, "libra, libran", "tula, tula rashi"),
    sign(Sign::Scorpio, "scorpio, scorpion", "vrishchik, vrischik, vrishchika"),
    sign(
        Sign::Sagittarius,
        "sagittarius, sagitarius, sagittarian, sag",
        "dhanu, dhanu rashi",
    ),
    sign(Sign::Capricorn, "capricorn, capricornian", "makar, makar rashi"),
    sign(Sign::Aquarius, "aquarius, aquarian", "kumbh, kumbha"),
    sign(Sign::Pisces, "pisces, piscean", "meen rashi, meena"),
    entry(
        SignWord,
        "sign, zodiac, zodiac sign, star sign, sunsign, horoscope sign, astrological sign",
        "rashi, raasi, rasi",
    ),
    entry(
        BigThree,
        "big three, big 3, sun moon rising, sun moon and rising, sun moon ascendant, sun moon and ascendant",
        "",
    ),
    entry(
        Chart,
        "chart, birth chart, natal chart, horoscope, natal, birthchart, star chart, placement, placements, reading",
        "kundli, kundali, kundlee, janam kundli, janm kundli, janampatri, janam patri, janmapatri, patrika, rashifal, rashiphal, bhavishyafal",
    ),
    entry(
        Astrology,
        "astrology, astrolog*, planet, planets, planetary, the stars, stars, my stars, cosmos, cosmic, celestial, heavens, universe",
        "jyotish, grah, graha, grahon, sitare, sitaare, taare, nakshatron, jyotishi, grah dasha, grahdasha",
    ),
    entry(House, "house, houses", "bhav, bhava, bhaav, ghar, khana"),
    entry(Ordinal(1), "1st, first, 1", "pehla, pehle, pahla, pahle, pratham"),
    entry(Ordinal(2), "2nd, second, 2", "doosra, dusra, doosre, dusre, dwitiya"),
    entry(Ordinal(3), "3rd, third, 3", "teesra, tisra, teesre, tisre, tritiya"),
    entry(Ordinal(4), "4th, fourth, 4", "chautha, chauthe, chaturth"),
    entry(
        Ordinal(5),
        "5th, fifth, 5",
        "paanchva, panchva, paanchve, panchve, paanchvein, pancham, paanchwe",
    ),
    entry(
        Ordinal(6),
        "6th, sixth, 6",
        "chhatha, chhathe, chatha, chathe, chhatve, shashth",
    ),
    entry(
        Ordinal(7),
        "7th, seventh, 7",
        "saatva, saatve, saatwa, saatwe, satve, satwe, saptam, saatvein, saatven",
    ),
    entry(
        Ordinal(8),
        "8th, eighth, eigth, 8",
        "aathva, aathve, aathwa, aathwe, athve, ashtam, aathvein",
    ),
    entry(
        Ordinal(9),
        "9th, ninth, nineth, 9",
        "nauva, nauve, nauwe, navam, navve, nave, nauvein",
    ),
    entry(
        Ordinal(10),
        "10th, tenth, 10",
        "dasva, dasve, daswa, daswe, dasham, dasam, dasvein, dasven",
    ),
    entry(
        Ordinal(11),
        "11th, eleventh, 11",
        "gyarahva, gyarahve, gyarve, gyarahwe, ekadash",
    ),
    entry(
        Ordinal(12),
        "12th, twelfth, twelveth, 12",
        "barahva, barahve, barve, barahwe, dwadash",
    ),
    entry(
        Aspect(AspectKind::Conjunction),
        "conjunction, conjunct, conjuncts, conjoined, conjunctions",
        "yuti",
    ),
    entry(Aspect(AspectKind::Sextile), "sextile, sextiles", ""),
    entry(Aspect(AspectKind::Square), "square, squares, squaring", ""),
    entry(Aspect(AspectKind::Trine), "trine, trines, trining", ""),
    entry(
        Aspect(AspectKind::Opposition),
        "opposition, oppositions, opposes, opposing",
        "",
    ),
    entry(
        AspectWord,
        "aspect, aspects, aspecting, aspected",
        "drishti, drishtiyan",
    ),
    entry(
        Retrograde,
        "retrograde, retrogrades, retro, retrograding, moving backward, moving backwards, going backwards, rx",
        "vakri, ulta chal, ulte chal, ulti chal, ulti chaal, vakr",
    ),
    entry(TransitWord, "transit, transits, transiting", "gochar, gochara"),
    entry(
        ActsNow,
        "affecting, doing to, doing with, troubling, testing, bothering, blessing, influencing, is up to, pushing, pressing, helping me, messing with, asking of, asking from, hitting, giving me, being hard on, hard on me, treating me, teaching me, showing me, putting me, still",
        "kya kar raha, pareshan kar, asar kar raha, asar daal, tang kar, kahan chal raha, kis rashi mein chal",
    ),
    entry(
        Balance,
        "element, elements, elemental, modality, modalities, elemental makeup, fire person, earth person, air person, water person, fire type, earth type, air type, water type, fire sign, earth sign, air sign, water sign, fire signs, earth signs, air signs, water signs, fiery, earthy, watery, airy, \
            fire earth air, cardinal, mutable, fixed sign, fixed signs, more fire, more water, more earth, more air, much fire, much water, much earth, much air, lot of fire, lot of water, lot of earth, lot of air, lots of fire, lots of water, lots of earth, lots of air, enough fire, enough water, enough earth, enough air, less fire, less water, less earth, less air, any fire, any water, any earth, any air, fire or water, water or fire, earth or air, air or earth, lack fire, lack water, lack earth, lack air",
        "tatva, tattva, tatvon, agni tatva, jal tatva, prithvi tatva, vayu tatva, agni, jal, vayu",
    ),
    entry(
        Nakshatra,
        "nakshatra, nakshatras, lunar mansion, birth star, janma nakshatra",
        "nakshatra, nakshatr, janm nakshatra, janam nakshatra",
    ),
    entry(
        Manglik,
        "manglik, mangalik, mangal dosha, mangal dosh, kuja dosha, mars dosha",
        "manglik, mangalik, mangal dosh, mangal dosha, manglic",
    ),
    entry(
        SadeSati,
        "sade sati, sadesati, sadhe sati, saadhe saati, sadhesati, sade saati, seven and a half years of saturn",
        "sade sati, sadhe sati, saade saati, saadhe saati, sadesati, shani ki sadhe, saadesaati",
    ),
    entry(
        SaturnReturn,
        "saturn return, saturn returns, return of saturn, saturns return, saturn returning",
        "shani return, saturn return, shani wapas, shani ki wapsi",
    ),
    entry(
        Beyond,
        "dasha, mahadasha, antardasha, vimshottari, bhukti, navamsa, navamsha, d9, d10, divisional, ashtakavarga, shadbala, panchang, panchanga, tithi, muhurat, muhurta, \
            rahu kaal, rahukaal, choghadiya, kaal sarp, kaalsarp, pitra dosha, pitru dosha, raj yoga, rajyoga, gaj kesari, gajakesari, yogas, synastry, composite chart, compare my chart with, compare my chart to, compare my horoscope with, compare my kundli with, compare me with, compare us, match my chart with, kundli milan, gun milan, guna milan, ashtakoot, \
            compatible, compatibility, compatability, match with, good match, signs .. get along, sign .. get along, get along with a, get along with an, get on with a, soulmate with, eclipse, eclipses, full moon, new moon, blue moon, super moon, supermoon, moon phase, phase of the moon, \
            solar return, progressed chart, progressions, progressed moon, gemstone, gem stone, gemstones, which stone, ring should i wear, numerology, tarot, palm, palmistry, vastu, human design, chinese zodiac, chinese sign, ruby, blue sapphire, yellow sapphire, remedy, remedies, \
            mantra should, which mantra, fixed star, fixed stars, asteroid, vertex, part of fortune, antiscia, draconic, past life, past lives, reincarnation, asc lord, d9 chart, varga",
        "dasha, mahadasha, antardasha, kundli compare, chart compare, se compare, panchang, tithi, muhurat, muhurt, shubh muhurat, rahu kaal, rahukal, choghadiya, kaal sarp, kalsarp, pitra dosh, pitru dosh, rajyog, raj yog, milan, gun mil, guna mil, kundli mil, \
            kundli milao, kundali mil, hum dono ka, hum dono ki, dono ki kundli, dono ka match, jodi, agla grahan, grahan kab, grahan ka, grahan lag, grahan hai, chandra grahan, surya grahan, purnima, amavasya, ratna, ratn, pukhraj, neelam, panna, moonga, upay, upaay, totka, totke, tona, hast rekha, hastrekha, vastu, ank jyotish, pichla janm, pichhla janm, purva janm, konsa ratna, kaunsa pathar, angoothi",
    ),
];
