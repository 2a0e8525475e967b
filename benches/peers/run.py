#!/usr/bin/env python3
"""Astra beside its peers, in one run on one machine: `python3 benches/peers/run.py`.

Installs the peers into environments of their own under target/peers, and builds the release command unless ASTRA_BIN names
one. Every figure is of one thread. Ours is measured through the command, from JSON lines to JSON lines, its start included.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PLACE = ROOT / "target" / "peers"
EPHEMERIS = ROOT / "astra-astro" / "data" / "ephemeris"
# Row, environment, module, variables.
PEERS = [
    ("pyswisseph", "venv", "pyswisseph", {}),
    ("kerykeion 5", "venv", "kerykeion", {}),
    ("kerykeion 6, swisseph", "venv6", "kerykeion", {"KERYKEION_BACKEND": "swisseph"}),
    ("kerykeion 6, its own", "venv6", "kerykeion", {"KERYKEION_BACKEND": "libephemeris"}),
    ("immanuel", "venv", "immanuel", {}),
    ("flatlib", "venv-flatlib", "flatlib", {}),
]


def install():
    for name, requirements in [
        ("venv", "requirements.txt"),
        ("venv6", "requirements-kerykeion6.txt"),
        ("venv-flatlib", "requirements-flatlib.txt"),
    ]:
        python = PLACE / name / "bin" / "python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", PLACE / name], check=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--requirement", HERE / requirements], check=True)


def command():
    if named := os.environ.get("ASTRA_BIN"):
        return named
    subprocess.run(["cargo", "build", "--release", "--quiet", "--package", "astra-server"], cwd=ROOT, check=True)
    return str(ROOT / "target" / "release" / "astra")


def ours(astra):
    def seconds(arguments, lines=()):
        text = "".join(json.dumps(line) + "\n" for line in lines)
        started = time.perf_counter()
        done = subprocess.run(
            [astra, *arguments],
            input=text,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "RAYON_NUM_THREADS": "1"},
        )
        return time.perf_counter() - started, done.stdout

    sys.path.insert(0, str(HERE))
    from peer import births

    count = 20_000
    charts = [{"id": i, "jd_ut": jd, "lat": lat, "lon": lon} for i, (jd, lat, lon) in enumerate(births(count))]
    took, _ = seconds(["chart", "--batch"], charts)
    natal = {"jd_ut": 2448058.0208333, "lat": 41.9028, "lon": 12.4964}
    line = {"id": 1, "natal": natal, "from": 2461041.5, "to": 2461406.5}
    transits, answer = seconds(["transits", "--batch"], [line])
    hits = len(json.loads(answer)["hits"])
    window = ["--from", "1950-01-01", "--to", "2050-01-01"]
    ingresses, _ = seconds(["events", *window, "--kinds", "ingress", "--bodies", "mars", "--json"])
    return {"version": "", "charts": count / took, "transits": transits, "hits": hits, "ingresses": ingresses}


def peer(environment, module, variables):
    done = subprocess.run(
        [PLACE / environment / "bin" / "python", HERE / "peer.py", module, EPHEMERIS],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, **variables},
    )
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:] or ["no answer"]
        return {"failed": last[0][:100]}
    return json.loads(done.stdout.strip().splitlines()[-1])


def main():
    install()
    rows = [("astra", ours(command()))]
    rows += [(name, peer(*how)) for name, *how in PEERS]
    print("| library | version | charts a second | a transit year, s | a century of Mars' ingresses, s |")
    print("|---|---|---|---|---|")
    shown = lambda value, form: "-" if value is None else format(value, form)
    for name, row in rows:
        if "failed" in row:
            print(f"| {name} | does not run here: {row['failed']} | | | |")
            continue
        hits = f" ({row['hits']} hits)" if row.get("hits") else ""
        print(
            f"| {name} | {row['version']} | {shown(row['charts'], ',.0f')} | {shown(row['transits'], '.3f')}{hits}"
            f" | {shown(row['ingresses'], '.3f')} |"
        )
    (_, astra), others = rows[0], [row for _, row in rows[1:] if "failed" not in row]
    for figure, better in [("charts", max), ("transits", min), ("ingresses", min)]:
        values = [row[figure] for row in others if row[figure] is not None]
        best = better(values)
        ratio = astra[figure] / best if better is max else best / astra[figure]
        verdict = "pass" if ratio >= 1.0 else "FAIL"
        print(f"bar | {figure}, beside the fastest peer | {ratio:.1f} times as fast | {verdict}")


if __name__ == "__main__":
    main()
