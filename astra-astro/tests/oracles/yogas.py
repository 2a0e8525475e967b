"""Yogas of generated charts by PyPI PyJHora 4.8.7 (positions by pyswisseph 2.10.3.2); writes fixtures/yogas-pyjhora.json.

Settings: 600 births of 1900 to 2049 at random places within 60 degrees of the equator, Lahiri, mean node, Placidus
ascendant, Moshier's ephemeris (to a minute of arc it is the same); then the charts of fixtures/yogas.json. Benefics,
where a function takes them: Jupiter, Venus, the waxing Moon, and Mercury unless more malefics than benefics are in its
sign. Mars rules Scorpio and Saturn Aquarius, without the nodes. Other parameters are PyJHora's defaults. Where a function fails, the yoga is left out and named.
"""

import contextlib
import inspect
import io
import json
import pathlib
import random

import swisseph as swe

with contextlib.redirect_stdout(io.StringIO()):
    from jhora import const
    from jhora.horoscope.chart import yoga

const.scorpio_owner_for_dhasa_calculations = const.MARS_ID
const.aquarius_owner_for_dhasa_calculations = const.SATURN_ID

FIXTURES = pathlib.Path(__file__).parent.parent / "fixtures"

# Ours, and the function of PyJHora without its ending.
NAMES = {
    "adhi": "adhi",
    "amala": "amala",
    "amsavatara": "amsaavatara",
    "anapha": "anaphaa",
    "andha": "andha",
    "andha_289": "andha_yoga_289",
    "anga_hina": "angaheena",
    "apakirti": "apakeerthi",
    "aputra": "aputhra",
    "ardha_chandra": "ardha_chandra",
    "asatyavadi": "asatyavadi",
    "ashubha": "asubha",
    "ayatna_dhana": "ayatnadhanalabha",
    "ayatna_griha_189": "ayatna_griha_prapta_yoga_189",
    "ayatna_griha_190": "ayatna_griha_prapta_yoga_190",
    "bahu_stri": "bahu_sthree",
    "bahudravyarjana": "bahudravyarjana",
    "balya_dhana": "balya_dhana",
    "bandhana": "bhandhana",
    "bandhu_pujya_193": "bandhu_pujya_yoga_193",
    "bandhu_pujya_194": "bandhu_pujya_yoga_194",
    "bandhu_tyakta": "bandhubhisthyaktha",
    "bhadra": "bhadra",
    "bhaga_chumbana": "bhaga_chumbana",
    "bhagya": "bhaagya",
    "bharati": "bhaarathi",
    "bharya_vyabhichara": "bharyasahavyabhichara",
    "bhaskara": "bhaaskara",
    "bheri": "bheri",
    "bhratru_dhana": "bhratrumooladdhanaprapti",
    "brahma": "brahma",
    "buddhi_chaturya": "buddhimaturya",
    "buddhi_jada": "buddhi_jada",
    "budha": "budha",
    "budha_aditya": "nipuna",
    "chakra": "chakra",
    "chamara": "chaamara",
    "chandika": "chandikaa",
    "chandra_mangala": "chandra_mangala",
    "chapa": "chapa",
    "chapa_nabhasa": "chaapa",
    "chatussagara": "chatussagara",
    "chhatra": "chatra",
    "dama": "daama",
    "danda": "danda",
    "daridra_144": "dharidhra_yoga_144",
    "daridra_145": "dharidhra_yoga_145",
    "daridra_146": "dharidhra_yoga_146",
    "daridra_147": "dharidhra_yoga_147",
    "daridra_148": "dharidhra_yoga_148",
    "daridra_149": "dharidhra_yoga_149",
    "daridra_150": "dharidhra_yoga_150",
    "daridra_151": "dharidhra_yoga_151",
    "daridra_152": "dharidhra_yoga_152",
    "datta_putra_222": "dattha_puthra_yoga_222",
    "datta_putra_223": "dattha_puthra_yoga_223",
    "deha_pushti": "dehapushti",
    "deha_sthaulya_114": "dehasthoulya_yoga_114",
    "deha_sthaulya_115": "dehasthoulya_yoga_115",
    "devendra": "devendra",
    "dhana_118": "dhana_yoga_118",
    "dhana_119": "dhana_yoga_119",
    "dhana_120": "dhana_yoga_120",
    "dhana_121": "dhana_yoga_121",
    "dhana_122": "dhana_yoga_122",
    "dhana_123": "dhana_yoga_123",
    "dhana_124": "dhana_yoga_124",
    "dhana_125": "dhana_yoga_125",
    "dhana_126": "dhana_yoga_126",
    "dhana_127": "dhana_yoga_127",
    "dhana_128": "dhana_yoga_128",
    "dhatrutva": "dhatrutwa",
    "dhur": "dhur",
    "durmukha": "durmukha",
    "durudhura": "duradhara",
    "dvadasha_sahodara": "dwadasa_sahodara",
    "eka_bhagini": "ekabhagini",
    "eka_putra": "eka_puthra",
    "gada": "gadaa",
    "gaja": "gaja",
    "gajakesari_parashara": "gaja_kesari",
    "gandharva": "gandharva",
    "garuda": "garuda",
    "gauri": "gouri",
    "go": "go",
    "gola": "gola",
    "griha_nasha_191": "grihanasa_yoga_191",
    "griha_nasha_192": "grihanasa_yoga_192",
    "guhya_roga": "guhyaroga",
    "guru_mangala": "guru_mangala",
    "hala": "hala",
    "hamsa": "hamsa",
    "hara": "hara",
    "hari": "hari",
    "harsha_raman": "harsha",
    "indra": "indra",
    "ishu": "ishu",
    "jara": "jara",
    "jaya": "jaya",
    "kahala": "kaahala",
    "kahala_raman": "kahala",
    "kala_nirdesha_putra_227": "kaalanirdesat_puthra_yoga_227",
    "kala_nirdesha_putra_228": "kaalanirdesat_puthra_yoga_228",
    "kalanidhi": "kalaanidhi",
    "kalanidhi_raman": "kalanidhi",
    "kalatra_dhana": "kalatramooladdhana",
    "kalpadruma": "kalpadruma",
    "kamala": "kamala",
    "kapata": "kapata_yoga_202",
    "kara_cheda": "karascheda",
    "kedara": "kedaara",
    "kemadruma": "kemadruma",
    "khadga": "khadga",
    "khalvata": "khalwata",
    "krishanga_navamsa": "krisanga_yoga_113",
    "kulavardhana": "kulavardhana",
    "kurma": "koorma",
    "kushta_268": "kushtaroga_yoga_268",
    "kushta_269": "kushtaroga_yoga_269",
    "kusuma": "kusuma",
    "kuta": "koota",
    "lagnadhi": "lagnaadhi",
    "lakshmi": "lakshmi",
    "makuta": "makuta",
    "mala": "maalaa",
    "malavya": "maalavya",
    "malika_bhagya": "bhagya_malika",
    "malika_dhana": "dhana_malika",
    "malika_kalatra": "kalatra_malika",
    "malika_karma": "karma_malika",
    "malika_labha": "laabha_malika",
    "malika_lagna": "lagna_malika",
    "malika_putra": "putra_malika",
    "malika_randhra": "randhra_malika",
    "malika_shatru": "satru_malika",
    "malika_sukha": "sukha_malika",
    "malika_vikrama": "vikrama_malika",
    "malika_vyaya": "vyaya_malika",
    "marud": "marud",
    "mati_bhramana_291": "mathibhramana_yoga_291",
    "mati_bhramana_292": "mathibhramana_yoga_292",
    "mati_bhramana_293": "mathibhramana_yoga_293",
    "matru_dhana": "matrumooladdhana",
    "matru_dirghayu": "matrudeerghayur_yoga_196",
    "matru_nasha": "matrunasa_yoga_198",
    "matru_shapa": "maathru_saapa_sutakshaya",
    "matru_shatrutva": "matru_satrutwa",
    "matru_sneha": "matru_sneha",
    "matsya": "matsya",
    "mridanga": "mridanga",
    "muka": "mooka",
    "musala": "musala",
    "nala": "nala",
    "nauka": "naukaa",
    "nishkapata": "nishkapata_yoga_205",
    "nishtura_bhashi": "nishturabhashi",
    "parannabhojana": "parannabhojana",
    "parvata": "parvata",
    "pasha": "paasa",
    "pishacha_grasta": "pisacha_grastha",
    "pitru_marana": "jananatpurvam_pitru_marana",
    "pitta_roga": "pittharoga",
    "preta_shapa": "pretha_saapa",
    "pushkala": "pushkala",
    "putra_kalatra_hina": "putrakalatraheena",
    "putra_nasha_229": "kaalanirdesat_puthranaasa_yoga_229",
    "rajalakshana": "rajalakshana",
    "rajju": "rajju",
    "ravi": "ravi",
    "roga_grasta": "rogagrastha",
    "ruchaka": "ruchaka",
    "sada_sanchara": "sada_sanchara",
    "samudra": "samudra",
    "sapta_sahodara": "sapthasankhya_sahodara",
    "sarala_raman": "sarala",
    "saraswati": "saraswathi",
    "sarpa": "sarpa",
    "sarpa_shapa_212": "sarpasaapa_yoga_212",
    "sarpa_shapa_213": "sarpasaapa_yoga_213",
    "sarpa_shapa_214": "sarpasaapa_yoga_214",
    "sat_kalatra": "satkalatra",
    "shakata_nabhasa": "sakata",
    "shakti": "sakti",
    "shankha": "sankha",
    "sharada": "saarada",
    "sharira_saukhya": "sareera_soukhya",
    "shasha": "sasa",
    "shishna_vyadhi": "sisnavyadhi",
    "shiva": "siva",
    "shrinatha": "sreenaatha",
    "shringataka": "sringaataka",
    "shubha": "subha",
    "shula": "soola",
    "shveta_kushta": "swetakushta",
    "sodara_nasha": "sodaranasa",
    "su_putra": "suputhra",
    "sumukha": "sumukha",
    "sunapha": "sunaphaa",
    "trilochana": "trilochana",
    "ubhayachari": "ubhayachara",
    "uttama_griha": "utthama_graha",
    "vahana_209": "vahana_yoga_209",
    "vahana_210": "vahana_yoga_210",
    "vajra": "vajra",
    "vallaki": "veenaa",
    "vamsha_cheda": "vamsacheda",
    "vapi": "vaapi",
    "vasi": "vosi",
    "vasumati": "vasumathi",
    "vata_roga": "vaatharoga",
    "vesi": "vesi",
    "vichitra_saudha": "vichitra_saudha_prakara",
    "vidyut": "vidyut",
    "vihaga": "vihanga",
    "vimala_raman": "vimala",
    "vishnu": "vishnu",
    "vrana": "vrana",
    "yava": "yava",
    "yuga": "yuga",
    "yukti_samanvita_vagmi": "yukthi_samanwithavagmi_yoga_154",
    "yupa": "yoopa",
}


def birth(rng):
    """Nine sidereal longitudes and the lagna."""
    jd = swe.julday(1900, 1, 1, 0.0) + rng.random() * 150 * 365.2425
    latitude, longitude = rng.uniform(-60, 60), rng.uniform(-180, 180)
    swe.set_sid_mode(swe.SIDM_LAHIRI)
    flags = swe.FLG_MOSEPH | swe.FLG_SIDEREAL
    bodies = [swe.SUN, swe.MOON, swe.MARS, swe.MERCURY, swe.JUPITER, swe.VENUS, swe.SATURN, swe.MEAN_NODE]
    at = [swe.calc_ut(jd, body, flags)[0][0] for body in bodies]
    at.append((at[7] + 180) % 360)
    at.append(swe.houses_ex(jd, latitude, longitude, b"P", flags)[1][0])
    return [round(degrees, 3) % 360 for degrees in at]


def sign(degrees):
    return int(degrees // 30)


def positions(at):
    """As PyJHora writes a chart: the lagna and the grahas, each with sign and degree in the sign."""
    return [["L", (sign(at[9]), at[9] % 30)]] + [[graha, (sign(at[graha]), at[graha] % 30)] for graha in range(9)]


def navamsa(at):
    parts = [int(degrees * 0.3 + 1e-11) for degrees in at]
    inside = [(degrees * 9) % 30 for degrees in at]
    return [["L", (parts[9] % 12, inside[9])]] + [[graha, (parts[graha] % 12, inside[graha])] for graha in range(9)]


def house_list(pp):
    houses = [[] for _ in range(12)]
    for graha, (place, _) in pp:
        houses[place].append(str(graha))
    return ["/".join(grahas) for grahas in houses]


def benefics(at):
    waxing = (at[1] - at[0]) % 360 < 180
    found = [4, 5] + ([1] if waxing else [])
    company = [g for g in range(9) if g != 3 and sign(at[g]) == sign(at[3])]
    if sum(1 if g in found else -1 for g in company) >= 0:
        found.append(3)
    return sorted(found)


def function_of(name):
    base = name if "_yoga_" in name else name + "_yoga"
    for candidate in (base + "_from_planet_positions", "_" + base + "_calculation"):
        if hasattr(yoga, candidate):
            return getattr(yoga, candidate)
    raise LookupError(base)


def judge(name, at):
    function = function_of(name)
    good = benefics(at)
    rasi, nine = positions(at), navamsa(at)
    known = {
        "planet_positions": rasi,
        "planet_positions_rasi": rasi,
        "pp_rasi": rasi,
        "planet_positions_navamsa": nine,
        "pp_navamsa": nine,
        "chart_navamsa": house_list(nine),
        "navamsa_chart": house_list(nine),
        "natural_benefics": good,
        "natural_malefics": [g for g in range(9) if g not in good],
        "is_moon_waning": (at[1] - at[0]) % 360 >= 180,
        "is_waning_moon": (at[1] - at[0]) % 360 >= 180,
        "is_shukla_paksha": (at[1] - at[0]) % 360 < 180,
        "is_daytime_birth": (at[0] - at[9]) % 360 >= 180,
    }
    if name == "balya_dhana":  # its wrapper passes on a parameter that the function does not have
        function = yoga._balya_dhana_yoga_calculation
    # The charts as lists are another form of the same positions: a function takes one of the two.
    given = {key: known[key] for key in inspect.signature(function).parameters if key in known}
    with contextlib.redirect_stdout(io.StringIO()):
        return bool(function(**given))


rng = random.Random(20261122)
charts = [birth(rng) for _ in range(600)]
made = json.loads((FIXTURES / "yogas.json").read_text())
charts += [case[key] for case in made for key in ("has", "lacks")]

out, failed = {}, {}
for ours, theirs in NAMES.items():
    try:
        out[ours] = [index for index, at in enumerate(charts) if judge(theirs, at)]
    except Exception as error:  # noqa: BLE001 PyJHora raises what it will
        failed[ours] = f"{type(error).__name__}: {error}"

result = {"oracle": "PyJHora 4.8.7", "charts": charts[:600], "failed": failed, "found": out}
text = json.dumps(result, separators=(",", ":"))
(FIXTURES / "yogas-pyjhora.json").write_text(text + "\n")
print(len(out), "compared;", failed)
