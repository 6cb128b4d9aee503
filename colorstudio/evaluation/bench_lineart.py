"""Flats of line art measured: right colours, regions and answers in time, a page in its memory."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from colorstudio.errors import ColorStudioError
from colorstudio.evaluation import lineart_pairs as pairs
from colorstudio.evaluation.bench import Figure, Say, median_ms
from colorstudio.imaging.color import Color
from colorstudio.imaging.flats import Flatter
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.lineart import ink_changed, separated
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.regions import PLAIN, Regions, found

PERCENTILES = (0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100)
AT_ONCE = 4
"""Pictures that are judged at once."""
TIMED = 12
"""Pictures on which G'MIC's time is taken, one at a time."""
WATERSHED, GMIC = "OpenCV watershed", "G'MIC smart colouring"
DRAWING = "things_2048x1536.png"
SIDE = 2048
PAGE = (6600, 10200)
VISIBLE = Rect(0, 0, 1920, 1080)
PAGE_PROGRAM = """
import json, resource, sys, time
import cv2
import numpy as np
from colorstudio.imaging.lineart import separated
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.regions import found

def picture(size):
    ink = cv2.resize(cv2.imread(sys.argv[1], cv2.IMREAD_GRAYSCALE), size)
    return Pixels(cv2.cvtColor(ink, cv2.COLOR_GRAY2RGBA))

found(separated(picture((256, 256))).darkness)  # the compiled loops are loaded
pixels = picture((int(sys.argv[2]), int(sys.argv[3])))
started = time.perf_counter()
art = separated(pixels)
parted = time.perf_counter()
regions, gaps = found(art.darkness)
done = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"ink": parted - started, "regions": done - parted, "bytes": peak,
                  "count": len(regions)}))
"""


def bench(data: Path | None, say: Say) -> list[Figure]:
    """The bars of line art but that of gaps; G'MIC takes part where it is installed."""
    folder = data or Path("../shared/data")
    return [*_rightness(folder, say), *_gmic_time(folder, say), *_times(folder), *_page(folder)]


# ---- right colours


def _rightness(folder: Path, say: Say) -> list[Figure]:
    """Deciles of the share of pixels with their true colour, ours beside each peer."""
    programs: dict[str, Callable[[pairs.Pair], np.ndarray]] = {
        "": pairs.by_colorstudio,
        WATERSHED: pairs.by_watershed,
    }
    if shutil.which("gmic"):
        programs[GMIC] = pairs.by_gmic
    else:
        say("left out: the peer gmic is not installed")

    def judged(file: Path) -> list[pairs.Score]:
        pair = pairs.pair(file)
        return [pairs.score(pair, program(pair)) for program in programs.values()]

    files = pairs.pair_files(folder)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        scores = list(pool.map(judged, files))
    say(f"{len(files)} pairs, {sum(np.isnan(row[0].all) for row in scores)} without a scored pixel")
    figures = []
    for number, peer in enumerate(programs):
        if not peer:
            continue
        for part, name in (("all", "right"), ("inked", "right at ink"), ("bare", "right off ink")):
            values = np.array([[getattr(r[n], part) for n in (0, number)] for r in scores])
            values = values[~np.isnan(values).any(axis=1)]
            for percent in PERCENTILES if part == "all" else (10, 50):
                ours, theirs = np.percentile(values, percent, axis=0)
                bar = _bar(part, peer, percent)
                title = f"{name}, {_place(percent)} of {len(values)}"
                figures.append(Figure(title, float(ours), "", bar, peer, float(theirs)))
            ours, theirs = values.mean(axis=0)
            bar, title = ">= peer" if part == "all" else "", f"{name}, mean of {len(values)}"
            figures.append(Figure(title, float(ours), "", bar, peer, float(theirs)))
    return figures


def _bar(part: str, peer: str, percent: int) -> str:
    if part != "all":
        return ""
    if peer == WATERSHED and percent in (10, 50):
        return ">= peer + 0.05" if percent == 10 else ">= 0.99"
    return ">= peer"


def _place(percent: int) -> str:
    return {0: "worst", 50: "median", 100: "best"}.get(percent, f"percentile {percent}")


# ---- time


def _gmic_time(folder: Path, say: Say) -> list[Figure]:
    """Ours against G'MIC, one picture at a time, without G'MIC's start, reading and writing."""
    if not shutil.which("gmic"):
        return []
    files = pairs.pair_files(folder)
    ours, theirs = [], []
    for file in files[:: len(files) // TIMED][:TIMED]:
        pair = pairs.pair(file)
        ours.append(median_ms(lambda pair=pair: pairs.by_colorstudio(pair), runs=3, warm=1))
        busy = [pairs.gmic_timed(pair)[1] for _ in range(3)]
        idle = [pairs.gmic_idle(pair) for _ in range(3)]
        theirs.append(1000 * (float(np.median(busy)) - float(np.median(idle))))
    say(f"G'MIC timed on {len(theirs)} pictures, {min(theirs):.0f} to {max(theirs):.0f} ms each")
    name = f"ink, regions, flats of {pairs.SIDE} x {pairs.SIDE}, median picture"
    return [Figure(name, float(np.median(ours)), "ms", "<= peer / 5", GMIC,
                   float(np.median(theirs)))]  # fmt: skip


def _source(folder: Path) -> Path:
    file = folder / "lineart" / "pages" / DRAWING
    if not file.is_file():
        raise FileNotFoundError(f"no lineart/pages/{DRAWING} in {folder}; name it with --data")
    return file


def _times(folder: Path) -> list[Figure]:
    """Ink, regions and answers of a page of many objects at SIDE x SIDE."""
    ink = cv2.resize(pairs.drawing(_source(folder)), (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
    pixels = Pixels(cv2.cvtColor(ink, cv2.COLOR_GRAY2RGBA))
    art = separated(pixels)
    regions, gaps = found(art.darkness)
    whole = Rect(0, 0, SIDE, SIDE)
    changed = ink_changed(pixels, art, pixels)
    named = f"{SIDE} x {SIDE}, {len(regions)} regions, {len(gaps)} gaps"
    figures = [
        Figure("ink pixels that the ink layer does not give back", float(changed), "pixels", "0"),
        Figure(f"ink of {named}", median_ms(lambda: separated(pixels)), "ms"),
        Figure(f"regions and gaps of {named}", median_ms(lambda: found(art.darkness)), "ms",
               "<= 250"),
    ]  # fmt: skip
    flatter = Flatter(regions, art.darkness)
    base = _one_each(regions)
    for shared in (False, True):
        hints = base.added(*_in_largest(regions)) if shared else base
        what = "colours share the largest region" if shared else "a region takes a colour"
        for rect, where in ((VISIBLE, "1920 x 1080"), (whole, "all pixels")):
            times = median_ms(_answer(flatter, hints, rect))
            bar = "<= 60" if rect == VISIBLE else ""
            figures.append(Figure(f"{what}: hint to {where}", times, "ms", bar))
    return figures


def _one_each(regions: Regions) -> Hints:
    """A point in every region that is to be coloured."""
    points = [
        Hint(f"h{n}", "point", ((float(x), float(y)),), color=Color(60, n % 60 - 30, n % 47 - 20))
        for n, (x, y) in enumerate(regions.inner)
        if regions.role[n] == PLAIN
    ]
    return Hints(regions.size, tuple(points))


def _in_largest(regions: Regions) -> list[Hint]:
    """Three points of different colours in the region with most pixels."""
    largest = int(regions.area.argmax())
    ys, xs = np.nonzero((regions.labels == largest) & regions.free)
    at = np.linspace(0, len(xs) - 1, 5).astype(int)[1:-1]
    return [
        Hint(f"s{n}", "point", ((float(xs[k]), float(ys[k])),), color=Color(70, 20 * n, -30))
        for n, k in enumerate(at)
    ]


def _answer(flatter: Flatter, hints: Hints, rect: Rect) -> Callable[[], object]:
    """The last hint takes another colour, and the rectangle is painted."""
    shades = iter(np.linspace(20, 90, 1000))

    def work() -> None:
        last = replace(hints.items[-1], color=Color(float(next(shades)), 20, 20))
        flatter.solve(hints.replaced(last)).shown(rect)

    return work


def _page(folder: Path) -> list[Figure]:
    """A page at PAGE size in a process of its own, with its peak memory."""
    command = [sys.executable, "-c", PAGE_PROGRAM, str(_source(folder)), *map(str, PAGE)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise ColorStudioError(f"The page failed: {done.stderr[-600:]}")
    answer = json.loads(done.stdout)
    named = f"{PAGE[0]} x {PAGE[1]}, {answer['count']} regions"
    return [
        Figure(f"ink of {named}", answer["ink"], "s"),
        Figure(f"regions and gaps of {named}", answer["regions"], "s", "<= 6"),
        Figure(f"peak memory of {named}", answer["bytes"] / 1e9, "GB", "<= 3"),
    ]
