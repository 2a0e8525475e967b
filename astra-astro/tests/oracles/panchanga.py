# PyJHora 4.8.7 and pyswisseph 2.10.3.2 (PyPI), data files in astra-astro/data/ephemeris. Writes tests/fixtures/panchanga.json.
"""Panchangas of generated days and places, by PyJHora and, as a second source, by bisection on pyswisseph's positions.

PyJHora also wants numpy, geocoder, pytz, timezonefinder, geopy and python-dateutil. Its settings here: ayanamsha Lahiri,
apparent positions, Hindu rising (its default), ends by inverse Lagrange interpolation rather than by the speed of the
moment. It is asked in universal time (a place of zone 0), because elsewhere it takes local Julian days for universal
ones when it looks for the limb at sunrise.

Usage: python panchanga.py. Times are Julian days in universal time to 1e-6.
"""
import json
import math
import pathlib
import random

import swisseph as swe
from jhora import const, utils

HERE = pathlib.Path(__file__).resolve().parent
const.use_planet_speed_for_panchangam_end_timings = False
const.PLANET_POSITIONS_TRUE = False
from jhora.panchanga import drik  # noqa: E402

drik.refresh_planet_flags()
drik.set_ayanamsa_mode("LAHIRI")
swe.set_ephe_path(str(HERE.parent.parent / "data/ephemeris"))
swe.set_sid_mode(swe.SIDM_LAHIRI)
FLAGS = swe.FLG_SWIEPH | swe.FLG_SIDEREAL
CASES = 600


def day(t):
    return round(t, 6)


def hours(text):
    """A time of day as PyJHora writes it, in hours; it may carry a day of its own."""
    clock, *later = text.replace(")", "").split(" (")
    h, m, s = clock.split(":")
    return 24 * int(later[0] if later else 0) + int(h) + int(m) / 60 + int(s) / 3600


def sun_and_moon(t):
    return (swe.calc_ut(t, swe.SUN, FLAGS)[0][0], swe.calc_ut(t, swe.MOON, FLAGS)[0][0])


ANGLES = {
    "tithi": (lambda t: (lambda s, m: m - s)(*sun_and_moon(t)) % 360, 30),
    "karana": (lambda t: (lambda s, m: m - s)(*sun_and_moon(t)) % 360, 60),
    "nakshatra": (lambda t: sun_and_moon(t)[1], 27),
    "yoga": (lambda t: sum(sun_and_moon(t)) % 360, 27),
}


def limbs(name, start, end):
    """[number, end] of every limb from the one at `start` to the last that begins before `end`."""
    angle, count = ANGLES[name]
    unit, found, t = 360 / count, [], start
    while True:
        index = int(angle(t) // unit)
        target = (index + 1) * unit % 360
        left = lambda s: (target - angle(s) + 180) % 360 - 180
        low, high = t, t + 0.05
        while left(high) > 0:
            low, high = high, high + 0.05
        for _ in range(40):
            middle = (low + high) / 2
            low, high = (middle, high) if left(middle) > 0 else (low, middle)
        found.append([index + 1, day(high)])
        t = high + 1e-6
        if t >= end:
            return found


def rise(t, latitude, longitude, flags):
    return swe.rise_trans(t, swe.SUN, flags | swe.BIT_HINDU_RISING, (longitude, latitude, 0))[1][0]


random.seed(108)
rows = []
while len(rows) < CASES:
    jd = math.floor(random.uniform(swe.julday(1900, 1, 1), swe.julday(2050, 12, 1))) + 0.5
    y, m, d, _ = swe.revjul(jd)
    latitude, longitude = round(random.uniform(-55, 60), 4), round(random.uniform(-180, 180), 4)
    place = drik.Place("generated", latitude, longitude, 0.0, 0.0)
    sunrise = rise(jd, latitude, longitude, swe.CALC_RISE)
    if sunrise >= jd + 1:
        continue
    sunset = rise(sunrise, latitude, longitude, swe.CALC_SET)
    next_sunrise = rise(sunset, latitude, longitude, swe.CALC_RISE)
    row = {"date": f"{y:04d}-{m:02d}-{d:02d}", "lat": latitude, "lon": longitude}
    row["direct"] = {"rise": [day(sunrise), day(sunset), day(next_sunrise)]}
    for name in ANGLES:
        row["direct"][name] = limbs(name, sunrise, next_sunrise)
    hour = lambda h: day(jd + h / 24)
    their_rise = drik.sunrise(jd, place)
    # Its sunrise is rounded to a second: a minute later the day has begun without doubt.
    after = their_rise[2] + 1 / 1440
    row["pyjhora"] = theirs = {"sunrise": hour(their_rise[0]), "vara": drik.vaara(after, place)}
    tithi = drik._get_tithi(jd, place)
    theirs["tithi"] = [tithi[0], hour(tithi[1])]
    nakshatra = drik._get_nakshathra(their_rise[2], place)
    theirs["nakshatra"] = [nakshatra[0], hour(nakshatra[2]), nakshatra[1]]
    yoga = drik._get_yogam(jd, place)
    theirs["yoga"] = [yoga[0], hour(yoga[1])]
    # Its own function halves the tithi in time, from a beginning that is of the day before: here its lunar phase tells
    # the karana, and what the function says is kept for the list of differences.
    theirs["karana"] = math.ceil(drik._special_tithi_phase(their_rise[2]) / 6)
    theirs["karana_halved"] = drik.karana(their_rise[2], place)[0]
    theirs["month"] = drik.lunar_month(jd, place)[:2]
    # These only where the first sunset of the universal date follows its sunrise: PyJHora takes both as hours of it.
    if abs(rise(jd, latitude, longitude, swe.CALC_SET) - sunset) < 1e-4 and sunset < jd + 1:
        for name, option in (("rahu", "raahu kaalam"), ("yama", "yamagandam"), ("gulika", "gulikai")):
            theirs[name] = hour(hours(drik.trikalam(after, place, option)[0]))
        theirs["durmuhurta"] = [hour(hours(time)) for time in drik.durmuhurtam(after, place)[::2]]
        theirs["choghadiya"] = [part[0] for part in drik.gauri_choghadiya(after, place)]
    rows.append(row)

target = HERE.parent / "fixtures/panchanga.json"
target.write_text(json.dumps(rows, separators=(",", ":")) + "\n")
print(len(rows), target.stat().st_size)
