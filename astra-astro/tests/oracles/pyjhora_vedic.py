"""PyJHora 4.8.7 over pyswisseph 2.10.3.2: vargas, dashas, karakas, ashtakavarga and shadbala of generated births.

Usage: python pyjhora_vedic.py EPHEMERIS_FOLDER; writes ../fixtures/vedic-pyjhora.json and shadbala-pyjhora.json.

Settings: Lahiri, mean node, apparent positions (PyJHora's own default leaves out aberration), mean sidereal year.
"""

import contextlib
import io
import json
import pathlib
import random
import sys

with contextlib.redirect_stdout(io.StringIO()):
    from jhora import const

    const.set_node_mode(False)
    const.PLANET_POSITIONS_TRUE = False
    from jhora import utils
    from jhora.panchanga import drik
    from jhora.horoscope.chart import arudhas, ashtakavarga, charts, house, strength
    from jhora.horoscope.dhasa.graha import ashtottari, vimsottari, yogini

import swisseph as swe

swe.set_ephe_path(sys.argv[1])
drik.set_ayanamsa_mode("LAHIRI")
const._EPHIMERIDE_DATA_PATH = sys.argv[1]
YEAR = const.DHASA_YEAR_DURATION.MEAN_SIDEREAL_YEAR
BIRTHS = 520
# Births whose dashas are followed to the fifth level.
DEEP = 20

# (division, PyJHora's method): our scheme.
SCHEMES = {
    "2 2": "parashara", "2 1": "cyclic_even_reversed", "2 4": "cyclic", "2 5": "kashinatha", "2 6": "alternate",
    "3 1": "parashara", "3 2": "cyclic", "3 3": "alternate", "3 4": "jagannatha", "3 5": "cyclic_even_reversed",
    "4 1": "parashara", "4 2": "cyclic", "4 3": "cyclic_even_reversed", "4 4": "alternate",
    "5 1": "parashara", "6 1": "parashara", "7 1": "parashara", "7 2": "even_reversed", "8 1": "parashara",
    "9 1": "parashara", "9 6": "alternate", "10 1": "parashara", "10 2": "even_reversed", "10 4": "cyclic",
    "11 1": "parashara", "12 1": "parashara", "12 2": "even_reversed", "16 1": "parashara", "20 1": "parashara",
    "24 1": "parashara", "24 2": "even_reversed", "27 1": "parashara", "30 1": "parashara", "30 2": "cyclic",
    "30 3": "from_sign", "40 1": "parashara", "45 1": "parashara", "60 1": "parashara", "60 2": "cyclic",
    "60 4": "even_reversed",
}


def letters(positions):
    return "".join("ABCDEFGHIJKL"[sign] for _, (sign, _) in positions[:10])


def start_jd(date):
    year, month, day, hour = date
    return swe.julday(year, month, day, hour)


def deep(jd, place, date, time, index):
    """The fifth level, every so many periods: 59,049 of them a round are too many to keep."""
    zone = place.timezone / 24
    words = {"dhasa_level_index": 5, "dhasa_duration_type": YEAR}
    rows = {
        "vimshottari": vimsottari.get_vimsottari_dhasa_bhukthi(jd, place, **words)[1],
        "ashtottari": ashtottari.get_ashtottari_dhasa_bhukthi(jd, place, **words),
        "yogini": yogini.get_dhasa_bhukthi(date, time, place, round_duration=False, **words),
    }
    return {
        name: [["".join(map(str, found[i][0])), i, round(start_jd(found[i][1]) - zone, 6)] for i in range(index, len(found), 7919)]
        for name, found in rows.items()
    }


def dashas(jd, place, date, time, pick):
    zone = place.timezone / 24
    found = {}
    year = {"dhasa_duration_type": YEAR}
    vim = vimsottari.get_vimsottari_dhasa_bhukthi(jd, place, dhasa_level_index=3, **year)[1]
    ash = ashtottari.get_ashtottari_dhasa_bhukthi(jd, place, dhasa_level_index=3, **year)
    yog = yogini.get_dhasa_bhukthi(date, time, place, dhasa_level_index=3, round_duration=False, **year)
    for name, rows in (("vimshottari", vim), ("ashtottari", ash), ("yogini", yog)):
        chosen = [0, 1] + pick.sample(range(2, len(rows)), 2)
        found[name] = [["".join(map(str, rows[i][0])), i, round(start_jd(rows[i][1]) - zone, 6)] for i in chosen]
    return found


def quiet(function, *arguments, **words):
    with contextlib.redirect_stdout(io.StringIO()):
        return function(*arguments, **words)


def flat(values):
    return [round(float(value), 2) for value in values]


def birth(index, pick):
    year = pick.randint(1901, 2099)
    date = drik.Date(year, pick.randint(1, 12), pick.randint(1, 28))
    time = (pick.randint(0, 23), pick.randint(0, 59), pick.randint(0, 59))
    latitude = round(pick.uniform(-60, 60), 4)
    longitude = round(pick.uniform(-179, 179), 4)
    zone = round(longitude / 15)
    place = drik.Place(f"birth {index}", latitude, longitude, zone)
    jd = utils.julian_day_number(date, time)
    rasi = charts.rasi_chart(jd, place)[:10]
    signs = utils.get_house_planet_list_from_planet_positions(rasi)
    bav, sav, _ = ashtakavarga.get_ashtaka_varga(signs)
    first_bav = [row[:] for row in bav]
    pindas = ashtakavarga.sodhaya_pindas([row[:] for row in bav], signs)
    varga = {
        key: letters(
            charts.divisional_positions_from_rasi_positions(
                rasi, divisional_chart_factor=int(key.split()[0]), chart_method=int(key.split()[1])
            )
        )
        for key in SCHEMES
    }
    benefics, _ = charts.benefics_and_malefics(jd, place, exclude_rahu_ketu=True)
    saptavargaja = strength._sapthavargaja_bala1(jd, place)
    navamsha = charts.divisional_chart(jd, place, divisional_chart_factor=9)[:10]
    return {
        "jd_ut": jd - zone / 24,
        "lat": latitude,
        "lon": longitude,
        "zone": zone,
        "longitudes": [round(sign * 30 + degree, 7) for _, (sign, degree) in rasi],
        "varga": " ".join(varga[key] for key in SCHEMES),
        "karakas": house.chara_karakas(rasi),
        "arudhas": arudhas.bhava_arudhas_from_planet_positions(rasi),
        "bav": ["".join("%d" % value for value in row) for row in first_bav],
        "sav": sav,
        "pindas": [list(map(int, row)) for row in pindas],
        "dasha": quiet(dashas, jd, place, date, time, pick),
        **({"deep": quiet(deep, jd, place, date, time, index)} if index < DEEP else {}),
        "benefics": benefics,
        "bala": {
            "uccha": flat(strength._uchcha_bala(rasi)),
            "saptavargaja": flat(saptavargaja),
            "ojayugma": flat(strength._ojayugama_bala(rasi, navamsha)),
            "kendra": flat(strength._kendra_bala(rasi)),
            "drekkana": flat(strength._dreshkon_bala(rasi)),
            "dig": flat(strength._dig_bala(jd, place)),
            "natonnata": flat(strength._nathonnath_bala(jd, place)),
            "paksha": flat(strength._paksha_bala(jd, place)),
            "tribhaga": flat(strength._tribhaga_bala(jd, place)),
            "abda": flat(strength._abdadhipathi(jd, place)),
            "masa": flat(strength._masadhipathi(jd, place)),
            "vara": flat(strength._vaaradhipathi(jd, place)),
            "ayana": flat(strength._ayana_bala(jd, place)),
            "drik": flat(strength._drik_bala(jd, place)),
        },
        "sunrise": round(drik.sunrise(jd, place)[0], 5),
        "sunset": round(drik.sunset(jd, place)[0], 5),
    }


def write(name, value):
    folder = pathlib.Path(__file__).parent.parent / "fixtures"
    (folder / name).write_text(json.dumps(value, separators=(",", ":")))


def main():
    pick = random.Random(20240601)
    births = [birth(index, pick) for index in range(BIRTHS)]
    names = ("benefics", "bala", "sunrise", "sunset")
    balas = [{name: found.pop(name) for name in names} for found in births]
    source = "PyJHora 4.8.7, pyswisseph 2.10.3.2"
    write(
        "vedic-pyjhora.json",
        {
            "source": source,
            "settings": "Lahiri, mean node, apparent positions, mean sidereal year of 365.256364 days",
            "vargas": [[int(key.split()[0]), scheme] for key, scheme in SCHEMES.items()],
            "births": births,
        },
    )
    write("shadbala-pyjhora.json", {"source": f"{source}; the births of vedic-pyjhora.json", "births": balas})


main()
