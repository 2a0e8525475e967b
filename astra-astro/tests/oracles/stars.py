# pyswisseph 2.10.3.2 (Swiss Ephemeris 2.10.03). Apparent places of named stars on four dates, of date.
# usage: stars.py EPHEMERIS_DIRECTORY_WITH_SEFSTARS > ../fixtures/stars.json
import json
import sys

import swisseph as swe

STARS = (
    "alVir alLeo alTau alSco alCMa bePer alCMi alLyr alCyg beOri alOri alPsA alAql alGem beGem alCar alCen alBoo alUMi "
    "zePsc deCnc laSco etTau M31 siSgr etCar alAnd beCet alEri alAur ga-1And al-2Lib beLib epVir"
).split()
DATES = [2378800.5, 2415020.63, 2451545.0, 2469807.29]  # 1800, 1900, 2000, 2049; TT

swe.set_ephe_path(sys.argv[1])
stars = {}
for star in STARS:
    stars[star] = []
    for jd in DATES:
        ecliptic, _, _ = swe.fixstar2("," + star, jd, swe.FLG_SWIEPH)
        equatorial, _, _ = swe.fixstar2("," + star, jd, swe.FLG_SWIEPH | swe.FLG_EQUATORIAL)
        stars[star].append([round(number, 8) for number in (*ecliptic[:2], *equatorial[:2])])
print(json.dumps({"swiss_ephemeris": swe.version, "jd_tt": DATES, "stars": stars}, separators=(",", ":")))
