# pyswisseph 2.10.3.2 (Swiss Ephemeris 2.10.03), with the data files in astra-astro/data/ephemeris; no other package. Makes
# docs/delta-t.md from the table in data/delta_t.rs; a test holds the page against what the library gives.
# usage: delta_t.py > ../../docs/delta-t.md
import pathlib
import re

import swisseph as swe

CRATE = pathlib.Path(__file__).resolve().parent.parent.parent
YEARS = [1550, 1600, 1650, 1700, 1750, 1800, 1850, 1900, 1950, 2000, 2020, 2026, 2030, 2050, 2100, 2150, 2200, 2400, 2650]
MOON = 0.549  # arc seconds a second, in the mean

swe.set_ephe_path(str(CRATE / "data/ephemeris"))
source = (CRATE / "data/delta_t.rs").read_text()
first = int(re.search(r"FIRST: f64 = (\d+)", source)[1])
values = re.findall(r"\[(-?[\d.]+), -?[\d.]+\],", source.split("static YEARLY")[1].split("static")[0])

print("""# Delta T

Terrestrial time less UT1, in seconds, at Julian epochs, by our table and by the Swiss Ephemeris 2.10.03 (`swe_deltat_ex`).
The Moon moves by 0.55 arc seconds in a second, the Sun by 0.04. `tests/oracles/delta_t.py` makes this page.

Ours: until 1948 the spline of Morrison, Stephenson, Hohenkerk and Zawilski (2021), to 1961 the values of McCarthy and Babcock
(1986), from 1962 the daily values of the IERS to November 2026 and its prediction for 2027, then the long-term length of the
day of the first. `data/DELTA_T.txt` tells them in full, `data/delta_t.py` makes the table, and nothing in it is the Swiss
Ephemeris'.

| year | ours | Swiss Ephemeris | ours less theirs | the Moon by that |
|---|---|---|---|---|""")
for year in YEARS:
    ours = float(values[year - first])
    theirs = swe.deltat_ex(2451545.0 + (year - 2000) * 365.25, swe.FLG_SWIEPH) * 86400
    print(f"| {year} | {ours:.3f} | {theirs:.3f} | {ours - theirs:+.3f} | {(ours - theirs) * MOON:+.2f}\" |")
print("""
What the values are worth, by the table of H.M. Nautical Almanac Office for the same spline and curve (one standard
deviation): 15 to 20 seconds before 1660, 2 about 1750, half a second in 1800, 0.05 since 1870; 6 seconds for 2050, 10 for
2100, 20 for 2200, 50 for 2400 and 100 for 2500. The two models part by more than that after 2300: ours follows the mean
lengthening of the day since 720 BC, 1.72 milliseconds a century.""")
