# pyswisseph 2.10.3.2 (PyPI), with the data files in astra-astro/data/ephemeris. Writes tests/fixtures/almanac.json.
"""Lunations, eclipses, risings and settings, void-of-course times as Swiss Ephemeris' own functions find them.

Usage: python almanac.py. Times are Julian days in universal time to 1e-7 (a hundredth of a second).
"""
import json
import math
import pathlib
import random

import swisseph as swe

HERE = pathlib.Path(__file__).resolve().parent
swe.set_ephe_path(str(HERE.parent.parent / "data/ephemeris"))
FROM, TO = swe.julday(1900, 1, 1, 0), swe.julday(2051, 1, 1, 0)
FLAGS = swe.FLG_SWIEPH | swe.FLG_SPEED


def day(t):
    return round(t, 7)


def longitude(body, t):
    position = swe.calc_ut(t, body, FLAGS)[0]
    return position[0], position[3]


def arc(a, b):
    return (b - a + 180) % 360 - 180


def cross(angle, target, t):
    for _ in range(50):
        value, speed = angle(t)
        step = arc(value, target) / speed
        t += step
        if abs(step) < 1e-9:
            return t
    raise RuntimeError("no crossing")


def elongation(t):
    (sun, sun_speed), (moon, moon_speed) = longitude(swe.SUN, t), longitude(swe.MOON, t)
    return (moon - sun) % 360, moon_speed - sun_speed


def lunations():
    """Every quarter from the first after FROM: kind is the index modulo 4, beginning with `first`."""
    t, found, first = FROM, [], None
    value, _ = elongation(t)
    quarter = int(value // 90) + 1
    first = quarter % 4
    t = cross(elongation, quarter % 4 * 90, t + (quarter * 90 - value) / 12.19)
    while t < TO:
        found.append(day(t))
        quarter += 1
        t = cross(elongation, quarter % 4 * 90, t + 7.38)
    return {"first": first, "times": found}


def solar():
    t, rows = FROM, []
    while True:
        kind, times = swe.sol_eclipse_when_glob(t, FLAGS & swe.FLG_SWIEPH, 0, False)
        if times[0] >= TO:
            return rows
        _, place, attributes = swe.sol_eclipse_where(times[0], swe.FLG_SWIEPH)
        rows.append({
            "kind": kind, "t": [day(x) for x in times[:8]], "lon": round(place[0], 4), "lat": round(place[1], 4),
            "magnitude": round(attributes[8], 5), "saros": int(attributes[9]),
        })
        t = times[0] + 10


def lunar():
    t, rows = FROM, []
    while True:
        kind, times = swe.lun_eclipse_when(t, swe.FLG_SWIEPH, 0, False)
        if times[0] >= TO:
            return rows
        _, attributes = swe.lun_eclipse_how(times[0], (0, 0, 0), swe.FLG_SWIEPH)
        rows.append({
            "kind": kind, "t": [day(x) for x in times[:8]], "umbral": round(attributes[0], 5),
            "penumbral": round(attributes[1], 5), "saros": int(attributes[9]),
        })
        t = times[0] + 10


def overlap(t, lon, lat):
    """Degrees between the rims of Sun and Moon as a place at the sea sees them, negative while they overlap."""
    swe.set_topo(lon, lat, 0)
    flags = swe.FLG_SWIEPH | swe.FLG_TOPOCTR | swe.FLG_EQUATORIAL | swe.FLG_XYZ
    sun, moon = (swe.calc_ut(t, body, flags)[0][:3] for body in (swe.SUN, swe.MOON))
    far, near = math.hypot(*sun), math.hypot(*moon)
    apart = 2 * math.asin(math.dist([x / far for x in sun], [x / near for x in moon]) / 2)
    au = 149597870.7
    return math.degrees(apart - math.asin(696000 / au / far) - math.asin(0.2725076 * 6378.137 / au / near))


def contact(outside, inside, lon, lat):
    """The first overlap between two times, in either direction; None where there is none."""
    before = outside
    if overlap(before, lon, lat) < 0:
        return None
    for k in range(1, 61):
        t = outside + (inside - outside) * k / 60
        if overlap(t, lon, lat) < 0:
            break
        before = t
    else:
        return None
    for _ in range(40):
        middle = (before + t) / 2
        before, t = (before, middle) if overlap(middle, lon, lat) < 0 else (middle, t)
    return t


def touch(greatest, sign):
    """The first (sign 1) or last (sign -1) overlap seen from anywhere, by going over the whole Earth."""
    best = None
    for lat in range(-90, 91, 10):
        for lon in range(-180, 180, 15):
            t = contact(greatest - sign * 0.17, greatest, lon, lat)
            if t is not None and (best is None or sign * t < sign * best[0]):
                best = (t, lon, lat)
    step = 5
    while step > 1e-3:
        better = False
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1)):
            lon, lat = best[1] + dx * step, max(-90, min(90, best[2] + dy * step))
            t = contact(best[0] - sign * 0.01, best[0] + sign * 0.03, lon, lat)
            if t is not None and sign * t < sign * best[0] - 1e-9:
                best, better = (t, lon, lat), True
        if not better:
            step /= 2
    return day(best[0])


def touches(eclipses):
    """The library's own times of these contacts leave the flattening out, up to a minute: so they are sought here."""
    return [[row["t"][0], touch(row["t"][0], 1), touch(row["t"][0], -1)] for row in eclipses[3::17]]


PLACES = {
    "Rome": (12.4964, 41.9028, 20), "Ujjain": (75.7885, 23.1793, 494), "Quito": (-78.4678, -0.1807, 2850),
    "Sydney": (151.2093, -33.8688, 40), "Tromso": (18.9553, 69.6492, 10), "Dallas": (-96.797, 32.7767, 130),
}


def solar_local():
    rows = []
    for name, place in PLACES.items():
        t = FROM
        while True:
            kind, times, attributes = swe.sol_eclipse_when_loc(t, place, swe.FLG_SWIEPH, False)
            if times[0] >= TO:
                break
            rows.append({
                "place": name, "kind": kind, "t": [day(x) for x in times[:5]], "magnitude": round(attributes[8], 5),
                "obscuration": round(attributes[2], 5), "altitude": round(attributes[5], 4),
            })
            t = times[0] + 5
    return rows


def lunar_local():
    rows = []
    for name, place in PLACES.items():
        t = FROM
        while True:
            kind, times, attributes = swe.lun_eclipse_when_loc(t, place, swe.FLG_SWIEPH, False)
            if times[0] >= TO:
                break
            rows.append({
                "place": name, "kind": kind, "max": day(times[0]), "magnitude": round(attributes[0], 5),
                "altitude": round(attributes[5], 4),
            })
            t = times[0] + 5
    return rows


BODIES = [swe.SUN, swe.MOON, swe.VENUS, swe.MARS, swe.JUPITER, swe.SATURN, swe.PLUTO]
NAMES = ["sun", "moon", "venus", "mars", "jupiter", "saturn", "pluto"]
TWILIGHTS = {"civil": swe.BIT_CIVIL_TWILIGHT, "nautical": swe.BIT_NAUTIC_TWILIGHT, "astronomical": swe.BIT_ASTRO_TWILIGHT}
KINDS = {
    "rise": swe.CALC_RISE, "set": swe.CALC_SET, "upper_culmination": swe.CALC_MTRANSIT,
    "lower_culmination": swe.CALC_ITRANSIT,
}


def crossings(count=1500):
    """The first crossing after a random moment, or null where the library finds none within a day."""
    random.seed(20240101)
    rows = []
    for _ in range(count):
        index = random.choice([0, 0, 0, 1, 1, 2, 3, 4, 5, 6])
        body, name = BODIES[index], NAMES[index]
        t = random.uniform(FROM, TO)
        latitude = random.choice([random.uniform(-60, 60), random.uniform(-60, 60), random.uniform(-89.5, 89.5)])
        longitude = random.uniform(-180, 180)
        height = random.choice([0, 0, random.uniform(0, 4000)])
        kind = random.choice(["rise", "set", "rise", "set", "upper_culmination", "lower_culmination"])
        # The Hindu definition is of rising only: in a culmination the library mixes both.
        modes = ["almanac", "hindu", "centre"] if kind in ("rise", "set") else ["almanac", "centre"]
        if index == 0 and kind in ("rise", "set"):
            modes += list(TWILIGHTS)
        mode = random.choice(modes)
        # Without a disc: planets are points here, and a few arc seconds wide there.
        flags = KINDS[kind] | swe.BIT_FORCE_SLOW_METHOD
        if mode == "hindu":
            flags |= swe.BIT_HINDU_RISING
        elif mode == "centre" or index > 1:
            flags |= swe.BIT_DISC_CENTER
        if mode == "centre":
            flags |= swe.BIT_NO_REFRACTION
        flags |= TWILIGHTS.get(mode, 0)
        # With refraction the library knows no horizon below the mathematical one.
        lowest = -1 if mode == "centre" else 0
        horizon = round(random.uniform(lowest, 5), 2) if mode in ("almanac", "centre") and random.random() < 0.25 else 0.0
        pressure, temperature = 1013.25, round(random.uniform(-20, 35), 1)
        place = (round(longitude, 4), round(latitude, 4), round(height, 1))
        t = day(t)
        status, times = swe.rise_trans_true_hor(t, body, flags, place, pressure, temperature, horizon, swe.FLG_SWIEPH)
        rows.append({
            "body": name, "kind": kind, "mode": mode, "from": t, "lon": place[0], "lat": place[1], "height": place[2],
            "horizon": horizon, "temperature": temperature, "at": day(times[0]) if status == 0 else None,
        })
    return rows


def voids(bodies):
    """Void-of-course times of 2023 to 2026 by scanning every hour and bisecting."""
    signs, t = [], swe.julday(2023, 1, 1, 0)
    end = swe.julday(2027, 1, 1, 0)

    def crossings_of(angle, targets):
        step, found = 1 / 24, []
        before, s = angle(t), t
        while s < end:
            after = angle(s + step)
            for target in targets:
                if arc(before, target) > 0 >= arc(after, target) and abs(arc(before, after)) < 5:
                    low, high = s, s + step
                    for _ in range(45):
                        middle = (low + high) / 2
                        if arc(angle(middle), target) > 0:
                            low = middle
                        else:
                            high = middle
                    found.append((high, target))
            before, s = after, s + step
        return found

    moon = lambda s: longitude(swe.MOON, s)[0]
    signs = crossings_of(moon, range(0, 360, 30))
    aspects = []
    for body in bodies:
        away = lambda s: (moon(s) - longitude(body, s)[0]) % 360
        aspects += [(s, body, target) for s, target in crossings_of(away, [0, 60, 90, 120, 180, 240, 270, 300])]
    aspects.sort()
    rows = []
    for (entry, _), (leave, _) in zip(signs, signs[1:]):
        within = [a for a in aspects if entry <= a[0] < leave]
        start, body, target = within[-1] if within else (entry, None, None)
        rows.append([day(start), day(leave), NAMES_OF.get(body), min(target, 360 - target) if within else None])
    return rows


NAMES_OF = {
    swe.SUN: "sun", swe.MERCURY: "mercury", swe.VENUS: "venus", swe.MARS: "mars", swe.JUPITER: "jupiter",
    swe.SATURN: "saturn", swe.URANUS: "uranus", swe.NEPTUNE: "neptune", swe.PLUTO: "pluto",
}

eclipses = solar()
fixture = {
    "from": FROM, "to": TO, "places": PLACES, "lunations": lunations(), "solar": eclipses, "lunar": lunar(),
    "touches": touches(eclipses),
    "solar_local": solar_local(), "lunar_local": lunar_local(), "crossings": crossings(),
    "voids": {
        "traditional": voids([swe.SUN, swe.MERCURY, swe.VENUS, swe.MARS, swe.JUPITER, swe.SATURN]),
        "modern": voids(list(NAMES_OF)),
    },
}
target = HERE.parent / "fixtures/almanac.json"
target.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
print({name: len(part) for name, part in fixture.items() if hasattr(part, "__len__")}, target.stat().st_size)
