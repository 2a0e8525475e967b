# pyswisseph 2.10.3.2 (Swiss Ephemeris 2.10.03). Every house system at places from pole to pole, on three dates.
# usage: houses.py EPHEMERIS_DIRECTORY > ../fixtures/houses.json
import json
import sys

import swisseph as swe

SYSTEMS = {
    "placidus": "P", "koch": "K", "whole_sign": "W", "equal": "A", "porphyry": "O", "regiomontanus": "R",
    "campanus": "C", "alcabitius": "B", "topocentric": "T", "morinus": "M", "meridian": "X", "horizontal": "H",
    "carter": "F", "krusinski": "U", "apc": "Y", "vehlow": "V", "equal_mc": "D", "equal_aries": "N", "sripati": "S",
    "pullen_sd": "L", "pullen_sr": "Q", "savard_a": "J", "sunshine": "I", "sunshine_makransky": "i",
}
DATES = [2415020.63, 2451545.0, 2469807.29]  # 1900, 2000, 2049
PLACES = [
    (0.0, 0.0), (0.001, 30.0), (12.97, 77.59), (-33.87, 151.21), (41.9028, 12.4964), (-54.8, -68.3), (60.17, 24.94),
    (65.5, -18.1), (69.65, 18.96), (-70.67, 8.27), (78.22, 15.65), (-77.85, 166.67), (88.5, -120.0), (-89.2, 45.0),
]

swe.set_ephe_path(sys.argv[1])
cases = []
for jd in DATES:
    for latitude, longitude in PLACES:
        systems = {}
        for name, letter in SYSTEMS.items():
            try:
                cusps, _ = swe.houses_ex(jd, latitude, longitude, letter.encode(), 0)
                systems[name] = [round(cusp % 360, 6) for cusp in cusps]
            except swe.Error:
                systems[name] = None
        try:
            sectors, _ = swe.houses_ex(jd, latitude, longitude, b"G", 0)
            sectors = [round(sector % 360, 6) for sector in sectors] if len(sectors) == 36 else None
        except swe.Error:
            sectors = None
        _, angles = swe.houses_ex(jd, latitude, longitude, b"O", 0)
        cases.append({
            "jd_ut": jd, "lat": latitude, "lon": longitude, "gauquelin": sectors, "systems": systems,
            "angles": [round(angle % 360, 6) for angle in (angles[0], angles[1], angles[3])],
        })
print(json.dumps({"swiss_ephemeris": swe.version, "cases": cases}, separators=(",", ":")))
