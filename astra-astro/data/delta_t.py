# Python 3, numpy 2.4.6, scipy 1.17.1, pyerfa 2.0.1.5, skyfield 1.55, astropy-iers-data 0.2026.11.2.0.34.55. Makes delta_t.rs,
# the table of delta T (TT - UT1): values and slopes at the joints of cubic pieces. DELTA_T.txt tells the sources.
# usage: delta_t.py > delta_t.rs
import math

import astropy_iers_data
import erfa
import numpy as np
from scipy.interpolate import CubicSpline, make_lsq_spline
from skyfield.functions import load_bundled_npy

FIRST, LAST = 1500, 2700  # of the yearly pieces
OCCULTATIONS = 1948  # where table S15 and McCarthy and Babcock meet
DAILY, END = 1962, 2027  # of the pieces fitted to daily values, the last months of which are the IERS' own prediction
STEPS = 8  # a year, of those
DECADE = 10.0


def julian_year(jd):
    return 2000 + (jd - 2451545) / 365.25


def long_term(year):
    """Value and slope of the integral of the excess of the day, 1.72 t - 3.5 sin(2 pi (t + 0.75) / 14) milliseconds, t in
    centuries since 1825: a parabola and an oscillation of 1400 years."""
    t, turn = (year - 1825) / 100, 2 * math.pi / 14
    phase, century = turn * (t + 0.75), 36.525  # seconds for a millisecond a day
    value = century * (1.72 * t * t / 2 + 3.5 / turn * math.cos(phase))
    return value, century / 100 * (1.72 * t - 3.5 * math.sin(phase))


def table_s15(year):
    """Value and slope by the polynomials of table S15, the mean slope where two of them meet."""
    slopes = []
    for start, end, a3, a2, a1, a0 in load_bundled_npy("delta_t.npz")["Table-S15.2020.txt"].T:
        if start <= year <= end:
            t = (year - start) / (end - start)
            value = a0 + t * (a1 + t * (a2 + t * a3))
            slopes.append((a1 + t * (2 * a2 + t * 3 * a3)) / (end - start))
    return value, sum(slopes) / len(slopes)


def daily():
    """The daily values of the IERS as Julian years and delta T: C04 as far as it goes, then those of the Bulletin A."""
    mjd, ut1_utc = np.loadtxt(astropy_iers_data.IERS_B_FILE, usecols=(4, 7)).T
    rows = [(float(line[7:15]), float(line[58:68])) for line in open(astropy_iers_data.IERS_A_FILE) if line[58:68].strip()]
    late = np.array([row for row in rows if row[0] > mjd[-1]])
    mjd, ut1_utc = np.r_[mjd, late[:, 0]], np.r_[ut1_utc, late[:, 1]]
    year, month, day, _ = erfa.jd2cal(2400000.5, mjd)
    return julian_year(2400000.5 + mjd), 32.184 + erfa.dat(year, month, day, 0.0) - ut1_utc


def line_without_seasons(year, delta_t):
    """Value and slope at the end of the straight line on which the last three years lie but for the seasons."""
    late = year >= year[-1] - 3
    t, turn = year[late] - year[-1], 2 * np.pi * year[late]
    seasons = [np.cos(turn), np.sin(turn), np.cos(2 * turn), np.sin(2 * turn)]
    return np.linalg.lstsq(np.array([np.ones_like(t), t, *seasons]).T, delta_t[late])[0][:2]


def rows(name, nodes):
    print(f"\nstatic {name}: [[f64; 2]; {len(nodes)}] = [")
    for value, slope in nodes:
        print(f"    [{value:.5f}, {slope:.5f}],")
    print("];")


year, delta_t = daily()
inner = np.arange(DAILY + 1 / STEPS, END + 1 / STEPS, 1 / STEPS)
curve = make_lsq_spline(year, delta_t, np.r_[[year[0]] * 4, inner, [year[-1]] * 4], 3)
fine = [(curve(y), curve(y, 1)) for y in np.arange(DAILY, END + 0.5 / STEPS, 1 / STEPS)]

# Half-yearly values; those of the beginnings of years are of whole Julian years to half a day.
jd, half_yearly = load_bundled_npy("historic_deltat.npy")
whole = range(OCCULTATIONS + 1, DAILY)
first, last = table_s15(OCCULTATIONS), fine[0]
between = CubicSpline(
    [OCCULTATIONS, *whole, DAILY],
    [first[0], *np.interp(whole, julian_year(jd), half_yearly), last[0]],
    bc_type=((1, first[1]), (1, last[1])),
)

end = year[-1]
line, trend = line_without_seasons(year, delta_t)
start, slope = long_term(end)


def future(year):
    """The long-term curve from where the line of the last years ends; the difference of the slopes fades in a decade."""
    fading = math.exp((end - year) / DECADE)
    value, then = long_term(year)
    return line + value - start + (trend - slope) * DECADE * (1 - fading), then + (trend - slope) * fading


def node(year):
    if year < OCCULTATIONS:
        return table_s15(year)
    if year < DAILY:
        return between(year), between(year, 1)
    return fine[(year - DAILY) * STEPS] if year <= END else future(year)


print("// Made by delta_t.py: delta T in seconds, and its slope in seconds a Julian year.\n")
print("// The years of the first and of the last of each table, and how many rows of the fine one make a year.")
for name, value in [("FIRST", FIRST), ("LAST", LAST), ("DAILY", DAILY), ("END", END), ("STEPS", STEPS)]:
    print(f"const {name}: f64 = {value}.0;")
rows("YEARLY", [node(year) for year in range(FIRST, LAST + 1)])
rows("FINE", fine)
