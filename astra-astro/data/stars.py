# Packs the Swiss Ephemeris' star list (sefstars.txt of the Debian package swe-basic-data, CC0) into stars.tsv: a line a
# star, with its designation, names, right ascension and declination (ICRS, J2000, degrees), proper motions (mas a
# year, the first times the cosine of the declination), radial velocity (km/s), parallax (mas) and visual magnitude.
# usage: stars.py SEFSTARS > stars.tsv
import sys

stars = {}
for line in open(sys.argv[1], encoding="latin-1"):
    if line.startswith("#") or line.count(",") < 13:
        continue
    field = [part.strip() for part in line.split(",")]
    name, designation, frame = field[:3]
    if frame not in ("ICRS", "2000") or not name or not designation or designation.startswith(("GP", "GCRS", "ZE")):
        continue
    h, m, s, d, dm, ds, *rest = field[3:]
    motion_ra, motion_dec, radial, parallax, magnitude = map(float, rest[:5])
    if magnitude > 90:
        magnitude = ""
    sign = -1 if d.startswith("-") else 1
    declination = sign * (abs(float(d)) + float(dm) / 60 + float(ds) / 3600)
    right_ascension = 15 * (float(h) + float(m) / 60 + float(s) / 3600)
    entry = stars.setdefault(designation.lower(), [designation, [], right_ascension, declination, motion_ra, motion_dec, radial, parallax, magnitude])
    if name not in entry[1]:
        entry[1].append(name)
for designation, names, ra, dec, *rest in sorted(stars.values(), key=lambda star: star[2]):
    print(designation, "|".join(names), f"{ra:.8f}", f"{dec:.8f}", *rest, sep="\t")
