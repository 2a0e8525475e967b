# Made with the packages of de440.py, and pyerfa 2.0.1.5; ASTRA_EPHEMERIS_PATH names a folder with the files to 2600.
# usage: reference_tables.py > ../fixtures/reference-de440.json
# Where the bodies of the reference charts stand by DE440, at the charts' own terrestrial time, and the sidereal time by the
# IAU 2006: what tells how far the charts themselves differ from both.
import json
import math
import sys
from pathlib import Path

import erfa
import numpy as np

import de440

BODIES = (*de440.TARGETS, "true_node", "chiron")
file = json.loads((Path(__file__).resolve().parents[1] / "fixtures/reference-charts.json").read_text())
tt = np.array([case["jd"] + case["dT"] / 86400 for case in file["c"]])
places = de440.places(BODIES, tt)
charts = []
for k, case in enumerate(file["c"]):
    sidereal = math.degrees(erfa.gst06a(case["jd"], 0.0, tt[k], 0.0))
    charts.append({
        "sidereal_time": round(sidereal, 8),
        "longitudes": {body: round(float(places[body][0][k]), 8) for body in BODIES},
    })
json.dump(charts, sys.stdout, separators=(",", ":"))
