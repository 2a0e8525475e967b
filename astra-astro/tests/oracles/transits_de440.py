# As de440.py. Every exact transit to scattered points, on DE440 by skyfield; in each case two of the twelve points lie where
# a body just reaches an aspect at a station, or just fails to. The longitudes of a body are interpolated once and cut at its
# stations; between two stations they run one way, so that each value is passed exactly as often as it lies between their
# longitudes: none is stepped over, however near a station.
# usage: transits_de440.py OUT [--years 3] [--centuries 1]
#
# OUT: by case the window `from` and `to` (Julian days, TT), the `points` (degrees), and `hits`: [body, point, aspect, time,
# step, step, ...] with the places of the body and the point and the angle of the aspect, the first time in hundredths of a
# second from the start of the window, then the step from each to the next. `near` tells hits that are passed within 1e-4
# degrees of a station: [body, point, aspect, time, arc seconds between station and aspect]; where these are negative, the
# station falls short of the aspect by as much and no hit is there. `hidden` tells hits within a quarter of a day of the disc
# of the Sun passing before the body, where the deflection of light is a convention: [body, point, aspect, time].
import argparse
import json
import sys

import numpy as np

import de440

BODIES = ("sun", "mercury", "venus", "mars", "jupiter", "saturn", "uranus", "neptune", "pluto")
ASPECTS = (0, 60, 90, 120, 180)
FIRST, LAST = 2415020.5, 2488069.5  # 1900 to 2100
MARGIN = 16.0
PIECE, NODES = 8.0, 24  # days, values
FINE, FINE_NODES = 0.25, 12  # where light passes near the Sun: its deflection changes within hours there
NEAR_SUN = 2.5  # degrees
EXACT = 1e-5  # arc seconds, by which the interpolation may be off
GRID = 0.25  # days
NEAR = 1e-4  # degrees
CLEAR = 0.01  # days around the ends of a window without hits, so that nobody need agree about them
CENTISECONDS = 8_640_000  # a day


def nodes(count):
    return np.cos(np.pi * (np.arange(count) + 0.5) / count)


def fit(values):
    """Chebyshev coefficients by values at the nodes; shape (pieces, count)."""
    count = values.shape[1]
    k = np.arange(count)
    basis = np.cos(np.outer(np.arccos(nodes(count)), k)) * 2 / count
    basis[:, 0] /= 2
    return values @ basis


def clenshaw(c, x):
    """The value and the derivative by x of series; shapes (n, count) and (n,)."""
    b1 = b2 = d1 = d2 = np.zeros_like(x)
    for k in range(c.shape[1] - 1, 0, -1):
        b1, b2, d1, d2 = c[:, k] + 2 * x * b1 - b2, b1, 2 * b1 + 2 * x * d1 - d2, d1
    return c[:, 0] + x * b1 - b2, b1 + x * d1 - d2


def lit(body, tt):
    """The apparent longitude, and whether the body is hidden. Behind the disc of the Sun the deflection is let fall from its
    rim to its middle, so that what is asked there is continuous."""
    if body == "sun":
        return de440.places([body], tt)[body][0], np.zeros(len(tt), bool)

    def chunk(part):
        t = de440.time(part)
        bent = de440.apparent(body, t)[0]
        separation, beyond, radius = de440._disc(part, body)
        dark = (separation < radius) & (beyond > 0)
        if dark.any():
            straight = de440.apparent(body, t, deflected=False)[0]
            bent = np.where(dark, straight + de440.wrap(bent - straight) * (separation / radius) ** 2, bent)
        return bent, dark

    return de440.chunks(chunk, tt)


class Longitude:
    """The longitude of a body over the two centuries, unwrapped."""

    def __init__(self, body, begins, coarse):
        days = np.arange(begins[0], begins[-1] + PIECE + 0.5, 0.5)
        fine = np.zeros(len(begins), bool)
        if body != "sun":
            separation, beyond, _ = de440.chunks(de440._disc, days, body)
            near = days[(separation < NEAR_SUN) & (beyond > 0)]
            fine[np.clip(np.unique(((near - begins[0]) // PIECE).astype(int)), 0, len(begins) - 1)] = True
        small = (begins[fine][:, None] + np.arange(0, PIECE, FINE)).ravel()
        times = small[:, None] + FINE / 2 * (1 + nodes(FINE_NODES))
        values, dark = (np.reshape(part, times.shape) for part in lit(body, times.ravel())) if len(small) else (times, times)
        parts = [(small, FINE, values, dark.any(1)), (begins[~fine], PIECE, coarse[~fine], np.zeros((~fine).sum(), bool))]
        self.begin = np.concatenate([begin for begin, *_ in parts])
        order = self.begin.argsort()
        self.begin = self.begin[order]
        self.length = np.concatenate([np.full(len(begin), length) for begin, length, *_ in parts])[order]
        self.dark = np.concatenate([dark for *_, dark in parts])[order]
        series = []
        for _, _, values, _ in parts:
            part = np.zeros((len(values), NODES))
            if len(values):
                # The nodes run backwards in time.
                part[:, :values.shape[1]] = fit(np.unwrap(values, period=360, axis=1))
            series.append(part)
        self.series = np.concatenate(series)[order]
        # Whole turns, so that each piece begins where the last ended.
        start, _ = clenshaw(self.series, np.full(len(self.begin), -1.0))
        end, _ = clenshaw(self.series, np.full(len(self.begin), 1.0))
        self.series[1:, 0] -= 360 * np.cumsum(np.round((start[1:] - end[:-1]) / 360))
        self.check(body)
        self.grid = np.arange(begins[0], begins[-1] + PIECE, GRID)
        self.on_grid, speed = self.at(self.grid)
        self.stations = self.turns(speed)
        self.at_stations = self.at(self.stations)[0]
        # After a station, on the other side of it.
        bounds = np.concatenate([[self.grid[0]], self.stations, [self.grid[-1]]])
        middles = (bounds[1:] + bounds[:-1]) / 2
        ways = np.sign(self.at(middles)[1])
        assert (ways[1:] == -ways[:-1]).all(), f"{body}: a station is missing"

    def at(self, tt):
        """The longitude and the speed."""
        out = np.empty((2, len(tt)))
        for i in range(0, len(tt), 20_000):
            part = tt[i:i + 20_000]
            piece = np.clip(np.searchsorted(self.begin, part, "right") - 1, 0, None)
            half = self.length[piece] / 2
            value, rate = clenshaw(self.series[piece], (part - self.begin[piece]) / half - 1)
            out[:, i:i + 20_000] = value, rate / half
        return out

    def is_dark(self, tt):
        return self.dark[np.searchsorted(self.begin, tt, "right") - 1]

    def check(self, body):
        times = np.random.default_rng(2).uniform(FIRST, LAST, 2000)
        fine = np.flatnonzero(self.length == FINE)
        if len(fine):
            some = np.random.default_rng(3).choice(fine, 1000)
            times = np.concatenate([times, self.begin[some] + np.random.default_rng(4).uniform(0, FINE, 1000)])
        times = times[~self.is_dark(times)]
        off = np.abs(de440.wrap(self.at(times)[0] - de440.places([body], times)[body][0])).max() * 3600
        print(f'{body}: {len(self.begin)} pieces, off {off:.1e}" at most', file=sys.stderr)
        assert off < EXACT, (body, off)

    def turns(self, speed):
        """Where the speed is zero, to a millisecond. A step in which it might touch zero and come back is looked at by the
        quarter of an hour."""
        low = np.flatnonzero(speed[:-1] * speed[1:] < 0)
        brackets = [(self.grid[low], self.grid[low + 1])]
        slow = np.abs(speed[1:-1])
        bend = np.maximum(np.abs(speed[2:] - speed[1:-1]), np.abs(speed[1:-1] - speed[:-2]))
        touch = np.flatnonzero((slow <= 2 * bend) & (speed[:-2] * speed[1:-1] > 0) & (speed[1:-1] * speed[2:] > 0)) + 1
        times = np.unique((self.grid[touch][:, None] + np.arange(-GRID, GRID, 1 / 96)).ravel())
        if len(times):
            there = self.at(times)[1]
            double = np.flatnonzero((there[:-1] * there[1:] < 0) & (np.diff(times) < 0.02))
            extra = times[double]
            known = np.isin(np.searchsorted(self.grid, extra, "right") - 1, low)
            brackets.append((extra[~known], times[double + 1][~known]))
        a, b = (np.concatenate(part) for part in zip(*brackets))
        order = a.argsort()
        a, b = a[order], b[order]
        sign = np.sign(self.at(a)[1])
        for _ in range(26):
            middle = (a + b) / 2
            before = np.sign(self.at(middle)[1]) == sign
            a, b = np.where(before, middle, a), np.where(before, b, middle)
        return (a + b) / 2

    def hits(self, targets, from_, to):
        """Times at which targets are passed, with the place of each target and the nearest station's distance in degrees."""
        inside = (self.stations > from_) & (self.stations < to)
        edges = np.concatenate([[from_], self.stations[inside], [to]])
        height = self.at(edges)[0]
        low, high, value, which, depth = [], [], [], [], []
        for i in range(len(edges) - 1):
            least, most = sorted(height[i:i + 2])
            first = np.ceil((least - targets) / 360).astype(int)
            count = np.floor((most - targets) / 360).astype(int) - first + 1
            chosen = np.repeat(np.arange(len(targets)), np.maximum(count, 0))
            turn = np.concatenate([np.arange(n) for n in np.maximum(count, 0)]) if len(chosen) else chosen
            wanted = targets[chosen] + 360.0 * (first[chosen] + turn)
            a, b = np.full(len(wanted), edges[i]), np.full(len(wanted), edges[i + 1])
            # Narrowed on the grid within this run.
            left, right = np.searchsorted(self.grid, edges[i], "right"), np.searchsorted(self.grid, edges[i + 1], "left")
            run = self.on_grid[left:right]
            if len(run):
                way = 1.0 if height[i + 1] > height[i] else -1.0
                place = np.searchsorted(run * way, wanted * way)
                a = np.where(place > 0, self.grid[left + np.maximum(place - 1, 0)], a)
                b = np.where(place < len(run), self.grid[left + np.minimum(place, len(run) - 1)], b)
            # The ends of the window are no stations.
            away = np.full(len(wanted), np.inf)
            for k in (i, i + 1):
                if 0 < k < len(edges) - 1:
                    away = np.minimum(away, np.abs(wanted - height[k]))
            for kept, part in zip((low, high, value, which, depth), (a, b, wanted, chosen, away)):
                kept.append(part)
        low, high, value, which, depth = map(np.concatenate, (low, high, value, which, depth))
        above = self.at(low)[0] >= value
        for _ in range(26):
            middle = (low + high) / 2
            before = (self.at(middle)[0] >= value) == above
            low, high = np.where(before, middle, low), np.where(before, high, middle)
        return (low + high) / 2, which, depth

    def misses(self, targets, from_, to):
        """Stations that fall just short of targets: the time, the place of the target, and by how much."""
        found = []
        before = self.at(self.stations - 0.01)[0]
        for at, top, side in zip(self.stations, self.at_stations, np.sign(self.at_stations - before)):
            if from_ <= at < to:
                beyond = (side * (targets - top)) % 360
                found += [(at, i, beyond[i]) for i in np.flatnonzero(beyond < NEAR)]
        return found


def build():
    begins = np.arange(FIRST - MARGIN, LAST + MARGIN, PIECE)
    times = begins[:, None] + PIECE / 2 * (1 + nodes(NODES))
    coarse = de440.places(BODIES, times.ravel())
    return {body: Longitude(body, begins, coarse[body][0].reshape(times.shape)) for body in BODIES}


def case(longitudes, random, days):
    while True:
        from_ = round(random.uniform(FIRST, LAST - days), 3)
        to = from_ + days
        points = random.uniform(0, 360, 12)
        for i in (10, 11):
            # A point that a body just reaches at a station, or just fails to.
            longitude = longitudes[random.choice(BODIES[1:])]
            turning = longitude.at_stations[(longitude.stations > from_ + 2) & (longitude.stations < to - 2)]
            if len(turning):
                points[i] = (random.choice(turning) + random.choice(ASPECTS) + random.uniform(-NEAR, NEAR)) % 360
        points = np.round(points, 6)
        sides = [(i, angle, side) for i in range(len(points)) for angle in ASPECTS for side in (1, -1)
                 if side == 1 or angle not in (0, 180)]
        targets = np.array([(points[i] + side * angle) % 360 for i, angle, side in sides])
        groups, near, hidden, clear = {}, [], [], True
        for number, body in enumerate(BODIES):
            longitude = longitudes[body]
            times, which, depths = longitude.hits(targets, from_ - 1, to + 1)
            clear &= not ((np.abs(times - from_) < CLEAR) | (np.abs(times - to) < CLEAR)).any()
            misses = longitude.misses(targets, from_ - 1, to + 1)
            turning = np.concatenate([times[depths < NEAR], [at for at, *_ in misses]])
            clear &= not ((np.abs(turning - from_) < 1) | (np.abs(turning - to) < 1)).any()
            kept = (times >= from_) & (times < to)
            dark = longitude.is_dark(times)
            for at, target, depth, obscured in zip(times[kept], which[kept], depths[kept], dark[kept]):
                key = (number, *sides[target][:2])
                moment = round((at - from_) * CENTISECONDS)
                groups.setdefault(key, []).append(moment)
                if depth < NEAR:
                    near.append([*key, moment, round(depth * 3600, 4)])
                if obscured:
                    hidden.append([*key, moment])
            near += [[number, *sides[target][:2], round((at - from_) * CENTISECONDS), -max(round(short * 3600, 4), 1e-4)]
                     for at, target, short in misses if from_ <= at < to]
        if clear:
            break
    hits = []
    for key, moments in sorted(groups.items()):
        moments.sort()
        hits.append([*key, moments[0], *np.diff(moments).tolist()])
    return {"from": from_, "to": to, "points": points.tolist(), "near": near, "hidden": hidden, "hits": hits}


parser = argparse.ArgumentParser()
parser.add_argument("out")
parser.add_argument("--years", type=int, default=3)
parser.add_argument("--centuries", type=int, default=1)
options = parser.parse_args()
longitudes = build()
random = np.random.default_rng(7)
cases = [case(longitudes, random, days) for days, count in ((365.25, options.years), (36525.0, options.centuries))
         for _ in range(count)]
total = sum(len(group) - 3 for one in cases for group in one["hits"])
with open(options.out, "w") as out:
    head = {"source": "JPL DE440 by skyfield 1.55, apparent, true ecliptic and equinox of date", "bodies": BODIES, "count": total}
    text = json.dumps(head, separators=(",", ":"))[:-1] + ',"cases":[\n'
    text += ",\n".join(json.dumps(one, separators=(",", ":")) for one in cases)
    out.write(text + "\n]}\n")
stations = sum(len(longitude.stations) for longitude in longitudes.values())
print(f"{total} hits in {options.years} natal-years and {options.centuries} natal-centuries; {stations} stations; "
      f"{sum(len(one['near']) for one in cases)} near a station, {sum(len(one['hidden']) for one in cases)} hidden", file=sys.stderr)
