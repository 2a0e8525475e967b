# pyerfa 2.0.1.5, skyfield 1.55, astropy-iers-data 0.2026.11.2.0.34.55, numpy 2.4.6. Sidereal time and mean obliquity by the
# IAU's own routines; delta T by skyfield's timescale and as the IERS observed it.
# usage: earth.py > ../fixtures/earth.json
import json

import astropy_iers_data
import erfa
import numpy as np
from skyfield.api import load
from skyfield.functions import load_bundled_npy

J2000, YEAR = 2451545.0, 365.25
random = np.random.default_rng(2006)


def jd(year):
    """Days of which every parser of numbers makes the same one."""
    return np.round((J2000 + (np.asarray(year) - 2000) * YEAR) * 64) / 64


def table(*columns):
    return [[round(float(value), digits) for value, digits in row] for row in zip(*[[(v, d) for v in c] for c, d in columns])]


def degrees(angle):
    return np.degrees(angle)


ut = jd(random.uniform(1550, 2650, 300))
tt = np.round(ut + random.uniform(0, 200, 300) / 86400, 6)
longitude, obliquity = erfa.nut06a(tt, 0.0)
mean = erfa.obl06(tt, 0.0)
sidereal = table((ut, 6), (tt, 6), (degrees(longitude), 12), (degrees(obliquity), 12), (degrees(mean), 12),
                 (degrees(erfa.gst06a(ut, 0.0, tt, 0.0)), 11))

timescale = load.timescale(builtin=True)
days = jd(np.r_[np.arange(1550, 1947, 1.37), np.arange(1973.5, 2026, 0.17)])
skyfield = table((days, 6), (timescale.delta_t_function(days), 5))

half_yearly = load_bundled_npy("historic_deltat.npy")
half_yearly = half_yearly[:, (half_yearly[0] >= jd(1948.9)) & (half_yearly[0] < jd(1962))]
mjd, ut1_utc = np.loadtxt(astropy_iers_data.IERS_B_FILE, usecols=(4, 7))[::41].T
year, month, day, _ = erfa.jd2cal(2400000.5, mjd)
delta_t = 32.184 + erfa.dat(year, month, day, 0.0) - ut1_utc
observed = table((np.r_[half_yearly[0], 2400000.5 + mjd], 6), (np.r_[half_yearly[1], delta_t], 5))

parts = {"sidereal": sidereal, "skyfield": skyfield, "observed": observed}
print(json.dumps(parts, separators=(",", ":")))
