"""One peer, measured in its own process: prints {"version", "charts", "transits", "ingresses"} as JSON.

charts: full charts a second (bodies with speeds, Placidus cusps, natal aspects), dates scattered over 1900 to 2050.
transits: seconds for the exact transits of one natal year, where the peer finds them.
ingresses: seconds for a century of Mars' ingresses into signs, where the peer finds them.
What a peer does not do is null.
"""

import json
import sys
import time
from datetime import datetime, timedelta, timezone
from importlib.metadata import version

START, SPAN = 2415020.5, 54787.0
MAJOR = (0.0, 60.0, 90.0, 120.0, 180.0)


def births(count):
    for step in range(count):
        part = lambda factor, width: (step * factor * 0.618033988749895) % 1.0 * width
        yield START + part(1, SPAN), part(7, 120.0) - 60.0, part(3, 360.0) - 180.0


def civil(jd):
    return datetime(2000, 1, 1, 12, tzinfo=timezone.utc) + timedelta(days=jd - 2451545.0)


def rate(one, seconds=4.0):
    """Charts a second; those that the peer refuses do not count."""
    cases = births(1_000_000)
    refused = 0
    done, started = 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        try:
            one(*next(cases))
            done += 1
        except Exception as error:
            refused += 1
            if refused > 10 + done:
                raise error
    return done / (time.perf_counter() - started)


def clock(work):
    started = time.perf_counter()
    found = work()
    return time.perf_counter() - started, found


def way(a, b):
    return (b - a + 540.0) % 360.0 - 180.0


def pyswisseph(ephemeris):
    import swisseph as swe

    swe.set_ephe_path(ephemeris)
    bodies = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15)

    def chart(jd, latitude, longitude):
        states = [swe.calc_ut(jd, body, swe.FLG_SWIEPH | swe.FLG_SPEED)[0] for body in bodies]
        swe.houses(jd, latitude, longitude, b"P")
        aspects = []
        for i, a in enumerate(states[:10]):
            for b in states[i + 1 : 10]:
                apart = abs(way(a[0], b[0]))
                aspects.extend(angle for angle in MAJOR if abs(apart - angle) <= 8.0)
        return aspects

    def crossings(body, targets, start, end):
        at = lambda jd: swe.calc_ut(jd, body, swe.FLG_SWIEPH)[0][0]
        found, low, at_low = [], start, at(start)
        while low < end:
            high = min(low + 1.0, end)
            at_high = at(high)
            for target in targets:
                begins = way(target, at_low)
                if abs(begins) < 3.0 and (begins >= 0) != (way(target, at_high) >= 0):
                    a, b = low, high
                    while b - a > 1e-6:
                        middle = (a + b) / 2
                        if (way(target, at(middle)) >= 0) == (begins >= 0):
                            a = middle
                        else:
                            b = middle
                    found.append(a)
            low, at_low = high, at_high
        return found

    natal = [swe.calc_ut(2448058.0208333, body)[0][0] for body in range(10)]
    natal += list(swe.houses(2448058.0208333, 41.9028, 12.4964, b"P")[1][:2])
    targets = [(point + angle) % 360 for point in natal for angle in (0, 60, 90, 120, 180, 240, 270, 300)]
    transits, hits = clock(
        lambda: [hit for body in (0, 2, 3, 4, 5, 6, 7, 8, 9) for hit in crossings(body, targets, 2461041.5, 2461406.5)]
    )
    signs = [30.0 * sign for sign in range(12)]
    ingresses, _ = clock(lambda: crossings(4, signs, 2433282.5, 2469807.5))
    return {"version": swe.version, "charts": rate(chart), "transits": transits, "hits": len(hits), "ingresses": ingresses}


def kerykeion(_):
    import logging

    logging.disable(logging.CRITICAL)
    from kerykeion import AspectsFactory, AstrologicalSubjectFactory

    def subject(jd, latitude, longitude):
        at = civil(jd)
        return AstrologicalSubjectFactory.from_birth_data(
            "peer", at.year, at.month, at.day, at.hour, at.minute, lng=longitude, lat=latitude, tz_str="UTC", online=False
        )

    def aspects(found):
        factory = AspectsFactory
        return getattr(factory, "single_chart_aspects", None)(found)

    return {
        "version": version("kerykeion"),
        "charts": rate(lambda *birth: aspects(subject(*birth))),
        "transits": None,
        "ingresses": None,
    }


def immanuel(_):
    from immanuel import charts

    def chart(jd, latitude, longitude):
        at = civil(jd).strftime("%Y-%m-%d %H:%M:%S")
        native = charts.Subject(date_time=at, latitude=latitude, longitude=longitude, timezone="UTC")
        natal = charts.Natal(native)
        return natal.objects, natal.houses, natal.aspects

    return {"version": version("immanuel"), "charts": rate(chart), "transits": None, "ingresses": None}


def flatlib(ephemeris):
    import swisseph as swe
    from flatlib import aspects, const
    from flatlib.chart import Chart
    from flatlib.datetime import Datetime
    from flatlib.geopos import GeoPos

    swe.set_ephe_path(ephemeris)
    planets = const.LIST_OBJECTS_TRADITIONAL + [const.URANUS, const.NEPTUNE, const.PLUTO, const.NORTH_NODE]

    def chart(jd, latitude, longitude):
        at = civil(jd)
        date = Datetime(at.strftime("%Y/%m/%d"), at.strftime("%H:%M"), "+00:00")
        found = Chart(date, GeoPos(latitude, longitude), IDs=planets, hsys=const.HOUSES_PLACIDUS)
        bodies = [found.get(planet) for planet in planets]
        return [
            aspects.isAspecting(a, b, const.MAJOR_ASPECTS) for i, a in enumerate(bodies) for b in bodies[i + 1 :]
        ]

    return {"version": version("flatlib"), "charts": rate(chart), "transits": None, "ingresses": None}


if __name__ == "__main__":
    name, ephemeris = sys.argv[1:]
    print(json.dumps({"pyswisseph": pyswisseph, "kerykeion": kerykeion, "immanuel": immanuel, "flatlib": flatlib}[name](ephemeris)))
