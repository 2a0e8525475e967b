"""Makes the tables of the ephemeris: Chebyshev coefficients of apparent places, as whole numbers of a quantum.

usage: generate.py --from JD --blocks N --se1 FOLDER --out FILE [--budget FILE]

Never run by users, and not part of any build. README.md beside this tells what it reads, and how the bytes come out the
same again; astra-astro/src/tables/file.rs tells the layout of what it writes.
"""
import argparse
import math
import os
import struct
import sys
import zlib

# The same bytes on every processor: libraries choose their instructions at run time, and the last bits of a sine with it.
PLAIN = {
    "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR X86_V3 X86_V4",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX512F",
    "PYTHONHASHSEED": "0",
}
if __name__ == "__main__" and any(os.environ.get(name) != value for name, value in PLAIN.items()):
    os.execve(sys.executable, [sys.executable, "-W", "ignore", *sys.argv], {**os.environ, **PLAIN})

import numpy as np  # noqa: E402
import swisseph  # noqa: E402

import sky  # noqa: E402

MAGIC, VERSION = b"ASTRAEPH", 1
BLOCK = 64  # days
NODES = 56  # of a fit; what the last terms of it still add is far below every tolerance
MOST = 40  # terms that the reader takes
AT_ONCE = 64  # blocks
ARCSEC = 1 / 3600

#: Number in the file, days of a granule, and per coordinate (tolerance of truncation, quantum): arc seconds, au.
PLANET = ((0.003, 0.0007), (0.003, 0.0007))
HAMBURG = ((0.02, 0.004), (0.02, 0.004), (1e-5, 2e-6))
PLAN = {
    "nutation": (0, 32, ((0.0006, 0.0002), (0.0006, 0.0002))),
    "sun": (1, 32, ((0.002, 0.0004), (0.002, 0.0004), (1e-7, 2e-8))),
    "moon": (2, 16, ((0.0012, 0.00032), (0.0012, 0.00032), (1e-9, 2e-10))),
    "mercury": (3, 32, (*PLANET, (5e-7, 1e-7))),
    "venus": (4, 32, (*PLANET, (5e-7, 1e-7))),
    "mars": (5, 32, (*PLANET, (5e-7, 1e-7))),
    "jupiter": (6, 64, (*PLANET, (2e-6, 5e-7))),
    "saturn": (7, 64, (*PLANET, (2e-6, 5e-7))),
    "uranus": (8, 64, (*PLANET, (4e-6, 1e-6))),
    "neptune": (9, 64, (*PLANET, (4e-6, 1e-6))),
    "pluto": (10, 64, (*PLANET, (4e-6, 1e-6))),
    "true_node": (11, 16, ((0.003, 0.0007), (0.003, 0.0007), (1e-7, 2e-8))),
    "chiron": (12, 64, (*PLANET, (2e-6, 5e-7))),
    "true_lilith": (13, 16, ((0.003, 0.0007), (0.003, 0.0007), (1e-7, 2e-8))),
    "ceres": (14, 64, (*PLANET, (2e-6, 5e-7))),
    "pallas": (15, 64, (*PLANET, (2e-6, 5e-7))),
    "juno": (16, 64, (*PLANET, (2e-6, 5e-7))),
    "vesta": (17, 64, (*PLANET, (2e-6, 5e-7))),
    "cupido": (18, 64, HAMBURG), "hades": (19, 64, HAMBURG), "zeus": (20, 64, HAMBURG), "kronos": (21, 64, HAMBURG),
    "apollon": (22, 64, HAMBURG), "admetos": (23, 64, HAMBURG), "vulkanus": (24, 64, HAMBURG), "poseidon": (25, 64, HAMBURG),
}
#: Terms at most of what is sampled from compressed data: those have steps of some thousandths of an arc second where their
#: own records meet, which no number of terms follows.
MOST_OF_SAMPLED = 28
COORDINATES = ("longitude", "latitude", "distance")
WIDTHS = (4, 3, 2, 1)  # bytes of a coefficient

ANGLES = np.pi * (np.arange(NODES) + 0.5) / NODES
FIT = 2 / NODES * np.cos(np.outer(np.arange(NODES), ANGLES))
FIT[0] /= 2
# Where a table is compared with what it was made from: between the nodes, and at both ends.
PROBES = np.cos(np.pi * np.arange(2 * NODES + 1) / (2 * NODES))
PROBES_ALL = np.cos(np.outer(np.arange(NODES), np.arccos(PROBES)))


def sample(body, tt):
    return sky.nutation(tt) if body == "nutation" else sky.apparent(body, tt)


def continuous(longitude):
    """Without a jump at 360, along the last axis."""
    return np.degrees(np.unwrap(np.radians(longitude), axis=-1))


def at(starts, days, places):
    """Times of places from -1 to 1 in granules; shape (granules, places)."""
    return starts[:, None] + (places[None] + 1) * (days / 2)


def coefficients(body, starts, days):
    """Shape (coordinates, granules, NODES)."""
    times = at(starts, days, np.cos(ANGLES))
    values = sample(body, times.ravel()).reshape(-1, len(starts), NODES)
    if body != "nutation":
        values[0] = continuous(values[0])
    fitted = np.einsum("kj,cgj->cgk", FIT, values)
    if body != "nutation":
        # The constant term is kept from -180 to 180.
        fitted[0, :, 0] = (fitted[0, :, 0] + 180) % 360 - 180
    return fitted


class Series:
    """One coordinate of one body, as whole numbers."""

    def __init__(self, fitted, tolerance, quantum, most=NODES):
        size = np.abs(fitted)
        tails = np.cumsum(size[:, ::-1], axis=1)[:, ::-1].max(axis=0)
        self.terms = min(most, max(1, int((tails > tolerance).sum())))
        assert self.terms <= MOST, f"{self.terms} terms: the reader takes {MOST}"
        self.quantum = quantum
        self.numbers = np.rint(fitted[:, : self.terms] / quantum).astype(np.int64)
        largest = np.abs(self.numbers).max(axis=0)
        # The largest number from each term on decides its width: widths do not grow along the series.
        largest = np.maximum.accumulate(largest[::-1])[::-1]
        assert largest[0] < 2**31, "the quantum is too small for four bytes"
        bounds = [int((largest > 2 ** (8 * width - 1) - 1).sum()) for width in (3, 2, 1)]
        self.counts = [bounds[0], bounds[1] - bounds[0], bounds[2] - bounds[1], self.terms - bounds[2]]

    @property
    def bytes(self):
        return sum(width * count for width, count in zip(WIDTHS, self.counts))

    def packed(self, granule):
        """The widest first. Those of three bytes are parted: the low 16 bits of all, then the high 8 bits of all."""
        four, three, two, _ = np.cumsum(self.counts)
        numbers = self.numbers[granule]
        middle = numbers[four:three]
        return b"".join((
            numbers[:four].astype("<i4").tobytes(),
            (middle & 0xFFFF).astype("<u2").tobytes(),
            (middle >> 16).astype("i1").tobytes(),
            numbers[three:two].astype("<i2").tobytes(),
            numbers[two:].astype("i1").tobytes(),
        ))

    def values(self):
        return self.numbers * self.quantum


def errors(body, coordinate, series, starts, days):
    """The largest deviation from what was sampled, that of the rate, and the largest jump where two granules meet."""
    worst = worst_rate = jump = 0.0
    values = series.values()
    scale = 2 / days
    orders = np.arange(series.terms)
    # d/dx T_k at the probes, from T_k(cos a) = cos(k a); at the ends k^2.
    angles = np.arccos(PROBES)
    with np.errstate(divide="ignore", invalid="ignore"):
        slopes = orders[:, None] * np.sin(np.outer(orders, angles)) / np.sin(angles)[None]
    slopes[:, PROBES == 1] = (orders**2)[:, None]
    slopes[:, PROBES == -1] = ((-1.0) ** (orders + 1) * orders**2)[:, None]
    step = 0.01
    before = None
    for first in range(0, len(starts), 256):
        some = slice(first, first + 256)
        table = np.einsum("gk,kp->gp", values[some], PROBES_ALL[: series.terms])
        times = at(starts[some], days, PROBES)
        truth = sample(body, times.ravel())[coordinate].reshape(table.shape)
        off = table - truth
        if coordinate == 0 and body != "nutation":
            off = (off + 180) % 360 - 180
        worst = max(worst, float(np.abs(off).max()))
        # At +1 and at -1. Of the table, not of its errors: what is sampled from files has two values where their records meet.
        starts_at, ends_at = table[:, -1], table[:, 0]
        joints = starts_at[1:] - ends_at[:-1]
        if before is not None:
            joints = np.append(joints, starts_at[0] - before)
        before = ends_at[-1]
        if coordinate == 0 and body != "nutation":
            joints = (joints + 180) % 360 - 180
        jump = max(jump, float(np.abs(joints).max(initial=0.0)))
        # Rates at a few granules: by differences of what was sampled, within the granule.
        few = slice(first, first + 256, 8)
        inner = slice(1, None, 9)
        rate = np.einsum("gk,kp->gp", values[few], slopes[:, inner]) * scale
        times = np.clip(at(starts[few], days, PROBES[inner]), starts[0] + 2 * step, starts[-1] + days - 2 * step)
        around = [sample(body, (times + shift * step).ravel())[coordinate].reshape(times.shape) for shift in (-2, -1, 1, 2)]
        if coordinate == 0 and body != "nutation":
            around = list(np.degrees(np.unwrap(np.radians(np.stack(around)), axis=0)))
        # Five points: the error of the difference is of the fourth order.
        truth = (around[0] - 8 * around[1] + 8 * around[2] - around[3]) / (12 * step)
        inside = (times > starts[0] + 3 * step) & (times < starts[-1] + days - 3 * step)
        worst_rate = max(worst_rate, float(np.abs(rate - truth)[inside].max()))
    return worst, worst_rate, jump


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="start", type=float, required=True, help="Julian day (TT) of the first block")
    parser.add_argument("--blocks", type=int, required=True, help=f"how many blocks of {BLOCK} days")
    parser.add_argument("--se1", required=True, help="folder of seas_*.se1")
    parser.add_argument("--out", help="the file to write")
    parser.add_argument("--budget", help="a Markdown table of sizes and errors to write")
    options = parser.parse_args()
    swisseph.set_ephe_path(options.se1)

    tables, offset = [], 0
    days_all = options.blocks * BLOCK
    rows = []
    for body, (number, days, plan) in PLAN.items():
        starts = options.start + np.arange(days_all // days) * float(days)
        chunk = AT_ONCE * BLOCK // days
        fitted = np.concatenate(
            [coefficients(body, starts[k : k + chunk], days) for k in range(0, len(starts), chunk)], axis=1
        )
        units = [ARCSEC, ARCSEC, 1.0]
        made = []
        for coordinate, (tolerance, quantum) in enumerate(plan):
            unit = units[coordinate]
            most = MOST_OF_SAMPLED if body in sky.SAMPLED else NODES
            series = Series(fitted[coordinate], tolerance * unit, quantum * unit, most)
            worst, rate, jump = errors(body, coordinate, series, starts, days)
            series.error = max(1.2 * worst, 1.05 * jump)
            series.rate_error = 1.2 * rate
            made.append(series)
            name = COORDINATES[coordinate] if body != "nutation" else ("in longitude", "in obliquity")[coordinate]
            rows.append((body, name, days, series, worst / unit, jump / unit, rate / unit))
            print(
                f"{body:12} {name:12} {days:3} days {series.counts} {series.bytes / days:5.2f} bytes a day, "
                f"off by {worst / unit:.2e}, {rate / unit:.2e} a day, jump {jump / unit:.2e}", file=sys.stderr, flush=True,
            )
        tables.append((number, days, offset, made))
        offset += BLOCK // days * sum(series.bytes for series in made)
    total = offset * options.blocks
    print(f"{offset} bytes a block, {offset / BLOCK:.2f} a day, {total} in all", file=sys.stderr)

    if options.budget:
        write_budget(options, rows, offset, total)
    if options.out:
        write(options, tables, offset)


def write(options, tables, block_bytes):
    data = bytearray()
    for block in range(options.blocks):
        for _, days, _, made in tables:
            for granule in range(BLOCK // days):
                for series in made:
                    data += series.packed(block * (BLOCK // days) + granule)
    assert len(data) == block_bytes * options.blocks
    entries = b""
    for number, days, offset, made in tables:
        inner = 0
        for coordinate, series in enumerate(made):
            entries += struct.pack(
                "<BBB5x4B2I3d", number, coordinate, BLOCK // days, *series.counts, offset, inner,
                series.quantum, series.error, series.rate_error,
            )
            inner += series.bytes
    count = sum(len(made) for *_, made in tables)
    source = (
        "JPL DE440 by the standards of the IAU 2006/2000A; Chiron, Ceres, Pallas, Juno and Vesta sampled from the Swiss "
        "Ephemeris data files (CC0), the Hamburg planets from the elements of J. Neely"
    ).encode()
    head = struct.pack(
        "<8sIdIIIII", MAGIC, VERSION, options.start, BLOCK, options.blocks, block_bytes, count, len(source)
    )
    body = head + source + entries
    checksum = zlib.crc32(bytes(data), zlib.crc32(body))
    with open(options.out, "wb") as file:
        file.write(body + struct.pack("<I", checksum) + bytes(data))
    print(f"{options.out}: {len(body) + 4 + len(data)} bytes, crc32 {checksum:08x}", file=sys.stderr)


def write_budget(options, rows, block_bytes, total):
    with open(options.budget, "w", encoding="utf-8") as file:
        years = (options.blocks * BLOCK) / 365.2425
        print(f"{total / 1e6:.2f} MB for {years:.0f} years: {options.blocks} blocks of {BLOCK} days, {block_bytes} bytes each.\n", file=file)
        print("| body | coordinate | granule, days | terms of 4, 3, 2, 1 bytes | bytes a day | off by, at most | jump, at most | rate off by, a day |", file=file)
        print("|---|---|---|---|---|---|---|---|", file=file)
        for body, name, days, series, worst, jump, rate in rows:
            unit = ' au' if name == "distance" else '"'
            shown = (lambda x: f"{x:.1e}{unit}") if name == "distance" else (lambda x: f"{x:.4f}{unit}")
            print(
                f"| {body} | {name} | {days} | {', '.join(map(str, series.counts))} | {series.bytes / days:.2f} | "
                f"{shown(worst)} | {shown(jump)} | {shown(rate)} |", file=file,
            )


if __name__ == "__main__":
    main()
