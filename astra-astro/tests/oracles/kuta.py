"""Kutas and poruthams of every pair of quarters by PyPI PyJHora 4.8.7; writes fixtures/kuta.json.

Settings: method "North" for the eight kutas (its default tables) and for mahendra, vedha and rajju; method "South" for
yoni, rasiyadhipati, vasya and stri dirgha (a threshold of 7). Each kuta is a string of 108 x 108 characters, groom by
bride in quarters from Ashwini 1: the value is twice the points, as a digit to base 36; an agreement is 1 or 0.
"""

import json
import pathlib

from jhora.horoscope.match.compatibility import Ashtakoota

NORTH = [
    ("varna", "varna_porutham"),
    ("vashya", "vasiya_porutham"),
    ("tara", "nakshathra_porutham"),
    ("yoni", "yoni_porutham"),
    ("graha_maitri", "raasi_adhipathi_porutham"),
    ("gana", "gana_porutham"),
    ("bhakuta", "raasi_porutham"),
    ("nadi", "naadi_porutham"),
]
AGREEMENTS = [
    ("mahendra", "North", "mahendra_porutham"),
    ("vedha", "North", "vedha_porutham"),
    ("rajju", "North", "rajju_porutham"),
    ("stri_dirgha", "South", "sthree_dheerga_porutham"),
    ("yoni", "South", "yoni_porutham"),
    ("rasi", "South", "raasi_porutham"),
    ("vasya", "South", "vasiya_porutham"),
]
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
QUARTERS = [(star, pada) for star in range(1, 28) for pada in range(1, 5)]

ashtakuta = {name: [] for name, _ in NORTH}
porutham = {name: [] for name, _, _ in AGREEMENTS}
for groom in QUARTERS:
    for bride in QUARTERS:
        of = {method: Ashtakoota(*groom, *bride, method=method) for method in ("North", "South")}
        for name, function in NORTH:
            ashtakuta[name].append(DIGITS[round(2 * getattr(of["North"], function)()[0])])
        for name, method, function in AGREEMENTS:
            porutham[name].append(str(int(bool(getattr(of[method], function)()))))

out = {
    "oracle": "PyJHora 4.8.7",
    "ashtakuta": {name: "".join(cells) for name, cells in ashtakuta.items()},
    "porutham": {name: "".join(cells) for name, cells in porutham.items()},
}
path = pathlib.Path(__file__).parent.parent / "fixtures" / "kuta.json"
path.write_text(json.dumps(out, separators=(",", ":")) + "\n")
