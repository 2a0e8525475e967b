# Makes fixtures/western.json with PyPI immanuel 1.6.0 (with pysweph 2.10.3.6) and flatlib 0.2.3: pip install immanuel && pip install --no-deps flatlib
"""Writes fixtures/western.json: what two other programs say of random charts.

flatlib: sect, lots, essential dignities by three tables of terms. immanuel: aspects of the ten planets, patterns,
composites of neighbouring charts, and secondary progressions by three ways of moving the midheaven.
"""

import json
import random
import sys
import types
from pathlib import Path

import flatlib.ephem.swe
import swisseph
from flatlib import const
from flatlib.chart import Chart
from flatlib.datetime import Datetime
from flatlib.dignities import essential
from flatlib.geopos import GeoPos
from flatlib.tools import arabicparts
from immanuel.const import calc, chart
from immanuel.reports import aspect, pattern
from immanuel.settings import Config
from immanuel.tools import ephemeris, forecast, midpoint, sweph

CHARTS = 320

# flatlib was written for a library that returned two values.
shim = types.SimpleNamespace(**{name: getattr(swisseph, name) for name in dir(swisseph)})
shim.calc_ut = lambda jd, body: swisseph.calc_ut(jd, body)[:2]


def houses(*asked):
    cusps, angles = swisseph.houses(*asked)[:2]
    # Twelve cusps, not thirteen of which the first is empty.
    return tuple(cusps[-12:]), angles


shim.houses = houses
flatlib.ephem.swe.swisseph = shim

LOTS = {
    "fortune": const.PARS_FORTUNA,
    "spirit": arabicparts.PARS_SPIRIT,
    "faith": arabicparts.PARS_FAITH,
    "property": arabicparts.PARS_SUBSTANCE,
    "marriage_of_men": arabicparts.PARS_WEDDING_MALE,
    "marriage_of_women": arabicparts.PARS_WEDDING_FEMALE,
    "children": arabicparts.PARS_SONS,
    "father": arabicparts.PARS_FATHER,
    "mother": arabicparts.PARS_MOTHER,
    "siblings": arabicparts.PARS_BROTHERS,
    "illness": arabicparts.PARS_DISEASES,
    "death": arabicparts.PARS_DEATH,
    "travel": arabicparts.PARS_TRAVEL,
    "friends": arabicparts.PARS_FRIENDS,
    "enemies": arabicparts.PARS_ENEMIES,
    "nemesis": arabicparts.PARS_SATURN,
    "victory": arabicparts.PARS_JUPITER,
    "courage": arabicparts.PARS_MARS,
    "eros": arabicparts.PARS_VENUS,
    "necessity": arabicparts.PARS_MERCURY,
}
DIGNITIES = {
    "ruler": "domicile",
    "exalt": "exaltation",
    "dayTrip": "triplicity",
    "nightTrip": "triplicity",
    "partTrip": "triplicity",
    "term": "term",
    "face": "face",
    "exile": "detriment",
    "fall": "fall",
}
TERMS = {
    "egyptian": essential.EGYPTIAN_TERMS,
    "ptolemaic": essential.TETRABIBLOS_TERMS,
    "lilly": essential.LILLY_TERMS,
}
PLANETS = {
    "sun": chart.SUN,
    "moon": chart.MOON,
    "mercury": chart.MERCURY,
    "venus": chart.VENUS,
    "mars": chart.MARS,
    "jupiter": chart.JUPITER,
    "saturn": chart.SATURN,
    "uranus": chart.URANUS,
    "neptune": chart.NEPTUNE,
    "pluto": chart.PLUTO,
}
NAMES = {index: name for name, index in PLANETS.items()}
ASPECTS = {
    calc.CONJUNCTION: ("conjunction", 8.0),
    calc.SEXTILE: ("sextile", 6.0),
    calc.SQUARE: ("square", 8.0),
    calc.TRINE: ("trine", 8.0),
    calc.OPPOSITION: ("opposition", 8.0),
    calc.QUINCUNX: ("quincunx", 3.0),
    calc.SESQUISQUARE: ("sesquiquadrate", 3.0),
    calc.QUINTILE: ("quintile", 3.0),
    calc.BIQUINTILE: ("biquintile", 3.0),
}
PATTERNS = {
    calc.T_SQUARE: "t_square",
    calc.GRAND_TRINE: "grand_trine",
    calc.YOD: "yod",
    calc.GRAND_CROSS: "grand_cross",
    calc.KITE: "kite",
    calc.MYSTIC_RECTANGLE: "mystic_rectangle",
    calc.CRADLE: "cradle",
    calc.GRAND_SEXTILE: "grand_sextile",
    calc.GRAND_QUINTILE: "grand_quintile",
}


def by_flatlib(jd, latitude, longitude):
    moment = Datetime.fromJD(jd, "+00:00")
    moment.jd = jd
    read = Chart(
        moment,
        GeoPos(latitude, longitude),
        hsys=const.HOUSES_PLACIDUS,
        IDs=const.LIST_SEVEN_PLANETS + [const.PARS_FORTUNA],
    )
    dignities = {}
    for name, terms in TERMS.items():
        essential.setTerms(terms)
        dignities[name] = {}
        for planet in const.LIST_SEVEN_PLANETS:
            body = read.getObject(planet)
            found = essential.EssentialInfo(body).getDignities()
            dignities[name][planet.lower()] = sorted({DIGNITIES[dignity] for dignity in found})
    return {
        "day": read.isDiurnal(),
        "lots": {name: round(arabicparts.partLon(part, read) % 360, 6) for name, part in LOTS.items() if part != const.PARS_FORTUNA}
        | {"fortune": round(read.getObject(const.PARS_FORTUNA).lon, 6)},
        "dignities": dignities,
    }


def config():
    made = Config()
    made.aspects = list(ASPECTS)
    orbs = {angle: orb for angle, (_, orb) in ASPECTS.items()}
    made.planet_orbs = orbs
    made.default_aspect_rule = {"initiate": list(ASPECTS), "receive": list(ASPECTS)}
    made.aspect_rules = {}
    made.orbs = {index: orbs for index in PLANETS.values()}
    return made


def by_immanuel(jd, latitude, longitude, config):
    planets = {index: ephemeris.get_planet(index, jd) for index in PLANETS.values()}
    aspects = aspect.all(planets, config=config)
    listed = []
    seen = set()
    for a, others in aspects.items():
        for b, found in others.items():
            if frozenset((a, b)) in seen:
                continue
            seen.add(frozenset((a, b)))
            listed.append(
                [
                    *sorted((NAMES[a], NAMES[b])),
                    ASPECTS[found["aspect"]][0],
                    round(abs(found["difference"]), 5),
                    found["condition"] == calc.DISSOCIATE,
                ]
            )
    figures = []
    for kind, matches in pattern.aspect_patterns(aspects).items():
        for corners in matches:
            figures.append({"kind": PATTERNS[kind], "corners": [sorted(NAMES[index] for index in corner) for corner in corners]})
    return {"aspects": listed, "patterns": figures}


def composite(a, b):
    return {
        name: round(midpoint.composite(ephemeris.get_planet(index, a[0]), ephemeris.get_planet(index, b[0]))["lon"], 6)
        for name, index in PLANETS.items()
    } | {
        "ascendant": round(
            midpoint.composite(
                sweph.angle(chart.ASC, *a, chart.PLACIDUS), sweph.angle(chart.ASC, *b, chart.PLACIDUS)
            )["lon"],
            6,
        )
    }


def progressions(jd, latitude, longitude, to):
    found = {}
    for name, method in {
        "true_quotidian": calc.DAILY_HOUSES,
        "naibod": calc.NAIBOD,
        "solar_arc_longitude": calc.SOLAR_ARC,
    }.items():
        progressed, armc = forecast.progression(jd, latitude, longitude, to, chart.PLACIDUS, method)
        obliquity = sweph.true_earth_obliquity(progressed)
        houses, angles = swisseph.houses_armc(armc, latitude, obliquity, b"P")[:2]
        found[name] = {"ascendant": round(angles[0], 6), "midheaven": round(angles[1], 6)}
    found["stands_for"] = round(progressed, 9)
    found["sun"] = round(ephemeris.get_planet(chart.SUN, progressed)["lon"], 6)
    found["moon"] = round(ephemeris.get_planet(chart.MOON, progressed)["lon"], 6)
    return found


def main():
    rng = random.Random(20261122)
    births = [
        (
            round(rng.uniform(2415020.5, 2469807.5), 6),
            round(rng.uniform(-62.0, 62.0), 4),
            round(rng.uniform(-180.0, 180.0), 4),
        )
        for _ in range(CHARTS)
    ]
    settings = config()
    rows = []
    for number, birth in enumerate(births):
        partner = births[(number + 1) % CHARTS]
        to = round(birth[0] + rng.uniform(1.0, 90.0 * 365.25), 6)
        rows.append(
            {"birth": birth}
            | by_flatlib(*birth)
            | by_immanuel(*birth, settings)
            | {"composite": composite(birth, partner), "to": to, "progressed": progressions(*birth, to)}
        )
    path = Path(__file__).parent.parent / "fixtures" / "western.json"
    path.write_text(json.dumps(rows, separators=(",", ":")) + "\n")
    print(path, path.stat().st_size, file=sys.stderr)


if __name__ == "__main__":
    main()
