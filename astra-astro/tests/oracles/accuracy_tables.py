# As de440.py. The places of `astra chart --batch` against DE440 by skyfield, at dates of which half are chosen to be hard.
# usage: accuracy_tables.py ASTRA [--from-year 1800] [--to-year 2200] [--block-start JD] [--dates 10000] [--engine ID] > table
import argparse
import json
import subprocess
import sys

import numpy as np

import de440

PLACE, MOON, SPEED = 0.01, 0.005, 0.5  # arc seconds; a day
BLOCK = 64  # days
SPAN, SPANS = 1500, 30  # days, looked through for hard dates
BESIDE = 1e-6  # days before and after a border
NEAR_SUN = 2.0  # degrees

parser = argparse.ArgumentParser()
parser.add_argument("astra")
parser.add_argument("--from-year", type=int, default=1800)
parser.add_argument("--to-year", type=int, default=2200)
parser.add_argument("--block-start", type=float)
parser.add_argument("--dates", type=int, default=10_000)
parser.add_argument("--engine")
options = parser.parse_args()


def daily(body, days):
    """Roughly where a body is and how far from the Sun, on fixed axes: enough to find what is near and what turns."""
    if body in de440.OSCULATING:
        return de440.places([body], days)[body][0], np.full(len(days), 180.0)

    def chunk(part):
        t = de440.time(part)
        here = de440.earth.at(t).xyz.au
        place, sun = de440.SEEN[body].at(t).xyz.au - here, de440.sun.at(t).xyz.au - here
        cosine = (place * sun).sum(0) / de440.length(place) / de440.length(sun)
        x, y, z = place
        tilt = np.radians(23.4393)
        longitude = np.degrees(np.arctan2(y * np.cos(tilt) + z * np.sin(tilt), x))
        return longitude, np.degrees(np.arccos(np.clip(cosine, -1, 1)))

    return de440.chunks(chunk, days)


def hard(body, first, last, random):
    """Days near the Sun, and about when the body turns."""
    near, turns = [], []
    for start in first + 1 + random.integers(0, last - first - SPAN - 2, SPANS):
        days = start + np.arange(SPAN)
        longitude, elongation = daily(body, days)
        near.append(days[elongation < NEAR_SUN])
        speed = de440.wrap(np.diff(longitude))
        at = np.flatnonzero(speed[:-1] * speed[1:] < 0)
        turns.append(days[at] + 0.5 + speed[at] / (speed[at] - speed[at + 1]))
    return np.concatenate(near), np.concatenate(turns)


def dates(body, first, last, random):
    """Dates by kind; those at borders are pairs, just before and just after."""
    count = options.dates
    found = {"near the Sun": np.empty(0), "stations": np.empty(0), "borders": np.empty(0)}
    if body != "sun":
        near, turns = hard(body, first, last, random)
        if len(near):
            found["near the Sun"] = random.choice(near, count // 5) + random.uniform(-0.5, 0.5, count // 5)
        if len(turns):
            found["stations"] = random.choice(turns, count // 7) + random.normal(0, 0.3, count // 7)
    if options.block_start is not None:
        numbers = np.arange(np.ceil((first + 1 - options.block_start) / BLOCK), (last - 1 - options.block_start) // BLOCK + 1)
        border = options.block_start + BLOCK * random.choice(numbers, count // 10)
        found["borders"] = np.stack([border - BESIDE, border + BESIDE], 1).ravel()
    ends = count // 20
    beside = 10 ** random.uniform(-6, 0.5, ends)
    found["ends"] = np.where(np.arange(ends) % 2 == 0, first + beside, last - beside)
    left = count - sum(len(part) for part in found.values())
    found["at random"] = random.uniform(first, last, left)
    return {kind: np.clip(part, first, last) for kind, part in found.items()}


def ask(questions):
    """What the program answers, in the order asked: longitude, latitude, distance, speed; and the last basis."""
    lines = "".join(json.dumps({"id": i, "jd_tt": at, "bodies": [body]}) + "\n" for i, (body, at) in enumerate(questions))
    words = [options.astra, "chart", "--batch", "-", *(["--engine", options.engine] if options.engine else [])]
    told = subprocess.run(words, input=lines, text=True, stdout=subprocess.PIPE, check=True).stdout
    answers, basis = np.full((len(questions), 4), np.nan), None
    for line in told.splitlines():
        answer = json.loads(line)
        assert "error" not in answer, line
        chart = answer.get("chart", answer)
        body, _ = questions[answer["id"]]
        place, basis = chart["bodies"][body], chart["basis"]
        answers[answer["id"]] = [place[key] for key in ("longitude", "latitude", "distance", "speed")]
    assert not np.isnan(answers).any(), "a question without an answer"
    return answers.T, basis


random = np.random.default_rng(1)
plan = {}
for body in de440.BODIES:
    first, last = de440.new_year(options.from_year), de440.new_year(options.to_year)
    if body in de440.ASTEROIDS:
        first, last = max(first, de440.ASTEROIDS_FROM), min(last, de440.ASTEROIDS_TO)
    plan[body] = dates(body, first, last, random)
ours, basis = ask([(body, at) for body, parts in plan.items() for part in parts.values() for at in part.tolist()])

rows, hidden, worst, jumps = [], 0, {}, (0.0, "")
kinds, done = {}, 0
for body, parts in plan.items():
    times = np.concatenate(list(parts.values()))
    found, done = ours[:, done:done + len(times)], done + len(times)
    truth = np.stack(de440.states(body, times))
    off = found - truth
    off[0] = de440.wrap(off[0])
    off[[0, 1, 3]] *= 3600
    dark = de440.hidden(body, times)
    hidden += int(dark.sum())
    off = np.where(dark, 0.0, off)
    longitude, latitude, distance, speed = np.abs(off)
    at = longitude.argmax()
    mean = np.sqrt((off[0] ** 2).sum() / (~dark).sum())
    year = 2000 + (times[at] - 2451545) / 365.25
    rows.append(f'| {body} | {longitude[at]:.4f}" | {year:.2f} | {mean:.4f}" | {latitude.max():.4f}" | {speed.max():.4f}" | '
                f"{distance.max():.1e} |")
    worst[body] = (max(longitude.max(), latitude.max()), speed.max())
    begin = 0
    for kind, part in parts.items():
        errors = off[:, begin:begin + len(part)]
        if len(part):
            kinds[kind] = max(kinds.get(kind, (0.0, "")), (np.abs(errors[:2]).max(), body))
        # The asteroids have bounds of their own, which the tests of the tables hold.
        if kind == "borders" and len(part) and body not in de440.ASTEROIDS:
            # The truth has no borders: a jump of the error is one of the answers.
            kept = ~(dark[begin:begin + len(part)].reshape(-1, 2).any(1))
            leaps = np.abs(errors[:2, 1::2] - errors[:2, 0::2])[:, kept]
            jumps = max(jumps, (leaps.max(initial=0.0), body))
        begin += len(part)

print(f"{basis['ephemeris']} ({basis['source'].split(';')[0]}), {options.dates} dates of each body from {options.from_year} to "
      f"{options.to_year}. Half are at random; the others within "
      f"{NEAR_SUN:.0f} degrees of the Sun, at stations, at the borders of the tables' blocks and at the ends of the range. Left "
      f"out: {hidden} places behind the disc of the Sun, where no light comes through and its deflection is a convention.\n")
print("| body | longitude, at most | in | longitude, mean square | latitude, at most | speed a day, at most | distance in au, at most |")
print("|---|---|---|---|---|---|---|")
print("\n".join(rows))
print("\nFurthest in longitude or latitude, by kind of date: "
      + "; ".join(f'{kind} {off:.4f}" ({body})' for kind, (off, body) in sorted(kinds.items())) + ".")

failed = False


def bar(name, figure, limit, body):
    global failed
    failed |= not figure <= limit
    print(f'bar | {name} | {figure:.4f}" at most {limit}" ({body}) | {"pass" if figure <= limit else "FAIL"}', file=sys.stderr)


scope = f"{options.dates} dates of each body {options.from_year}-{options.to_year}, half of them hard"
# No series follows the steps of the files that the asteroids are sampled from.
sampled = {body: worst[body][0] for body in de440.ASTEROIDS}
others = {body: off for body, (off, _) in worst.items() if body != "moon" and body not in sampled}
furthest = max(others, key=others.get)
bar(f"places against DE440 by skyfield, {scope}", others[furthest], PLACE, furthest)
bar("the same, the Moon", worst["moon"][0], MOON, "moon")
furthest = max(sampled, key=sampled.get)
bar("the same, Chiron and asteroids against the data that they are sampled from", sampled[furthest], PLACE, furthest)
fastest = max(worst, key=lambda body: worst[body][1])
bar("the same, speed a day", worst[fastest][1], SPEED, fastest)
if options.block_start is not None:
    bar("jump of a place where two blocks meet", jumps[0], basis["error_bound"], jumps[1])
sys.exit(failed)
