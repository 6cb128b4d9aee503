"""The leak finder measured: holes are cut into real drawings at random, and looked for."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from colorstudio.evaluation.bench import Figure, Say
from colorstudio.evaluation.lineart_pairs import drawing
from colorstudio.imaging.lineart import separated
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.regions import Gap, Regions, found

DRAWINGS = 200
FOLDERS = (
    "lineart/symbola_1024",
    "lineart/fluent_high_contrast_1024",
    "illustrations/symbola/line",
    "illustrations/openmoji/line_derived",
)
"""Real drawings; those smaller than 1024 pixels are enlarged."""
WIDEST = 12
MOST_HOLES = 3
TRIES = 2000
"""Places that are tried for one hole."""
INK = 96
"""Darkness from which a pixel is ink, as `regions.found` has it."""
LEAST_AREA = 400
"""Pixels on either side of a hole."""
APART = 60.0
"""Pixels between two holes of one drawing."""
THICKEST = 14.0
"""Half of the width of a stroke that is cut, pixels."""
EDGE = 40
SLACK = 6.0
"""A gap is the hole where it lies in it, or so many pixels beside."""
SAME = 10.0
"""Gaps so near to each other, in the cut and in the uncut drawing, are the same."""
AT_ONCE = 4


@dataclass(frozen=True)
class Hole:
    """A cut of ``width`` pixels through a stroke, ``half`` of whose width is given, at (x, y).

    ``sides``: two places (x, y), one in either region that the hole joins.
    """

    x: int
    y: int
    width: int
    half: float
    sides: tuple[tuple[int, int], tuple[int, int]]

    def is_at(self, gap: Gap) -> bool:
        reach = np.hypot(self.width / 2, self.half) + SLACK
        return bool(np.hypot(gap.x - self.x, gap.y - self.y) <= reach)


@dataclass(frozen=True)
class Outcome:
    """What was told about one cut drawing; the lists have one entry per hole."""

    widths: list[int]
    found: list[bool]
    parted: list[bool]
    errors: list[float]
    false: int
    new_false: int
    natural: int


def bench(data: Path | None, say: Say) -> list[Figure]:
    """Share of the holes that are told, and alarms where none was cut.

    Every drawing, in an order drawn by lot, gets one to three holes whose widths are drawn by lot
    before their places are; a drawing that has no place for them gives way to the next.
    """
    outcomes = _outcomes(data or Path("../shared/data"), say)
    widths, told, parted = (
        np.array([value for o in outcomes for value in getattr(o, name)])
        for name in ("widths", "found", "parted")
    )
    errors = [error for o in outcomes for error in o.errors]
    for low in range(1, WIDEST + 1, 3):
        some = (widths >= low) & (widths < low + 3)
        say(f"{low} to {low + 2} px: {told[some].sum()} of {some.sum()} told")
    named = f"of {len(widths)} holes of 1 to {WIDEST} px in {len(outcomes)} drawings"
    mean = {
        name: float(np.mean([getattr(o, name) for o in outcomes]))
        for name in ("false", "new_false", "natural")
    }
    return [
        Figure(f"told {named}", 100 * float(told.mean()), "%", ">= 95"),
        Figure(f"colour kept in {named}", 100 * float(parted.mean()), "%"),
        Figure("error of the width told, median", float(np.median(errors)), "pixels"),
        Figure("alarms where none was cut, per drawing", mean["false"], "", "<= 1"),
        Figure("of these, not told in the uncut drawing", mean["new_false"], "", "<= 1"),
        Figure("gaps told in an uncut drawing", mean["natural"], ""),
    ]


def _outcomes(folder: Path, say: Say) -> list[Outcome]:
    files = [file for part in FOLDERS for file in sorted((folder / part).glob("*.png"))]
    if not files:
        raise FileNotFoundError(f"no drawings in {folder}; name it with --data")
    order = np.random.default_rng(0).permutation(len(files))
    outcomes: list[Outcome] = []
    tried = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for start in range(0, len(order), 4 * AT_ONCE):
            some = order[start : start + 4 * AT_ONCE]
            for outcome in pool.map(lambda n: looked_for(files[n], int(n)), some):
                if len(outcomes) == DRAWINGS:
                    break
                tried += 1
                outcomes += [outcome] if outcome else []
            if len(outcomes) == DRAWINGS:
                break
    say(f"{len(outcomes)} drawings; {tried - len(outcomes)} others had no place for their holes")
    return outcomes


def looked_for(file: Path, seed: int) -> Outcome | None:
    """Cuts a drawing and looks for the holes; None where it has no place for them."""
    rng = np.random.default_rng(seed)
    ink = drawing(file)
    holes, cut = cut_at_random(ink, rng)
    if not holes:
        return None
    natural, (regions, gaps) = _told(ink)[1], _told(cut)
    pairs = [next((gap for gap in gaps if hole.is_at(gap)), None) for hole in holes]
    false = [gap for gap in gaps if not any(hole.is_at(gap) for hole in holes)]
    new = [g for g in false if all(np.hypot(g.x - n.x, g.y - n.y) > SAME for n in natural)]
    return Outcome(
        [hole.width for hole in holes],
        [gap is not None for gap in pairs],
        [_parted(regions, hole) for hole in holes],
        [abs(g.width - h.width) for g, h in zip(pairs, holes, strict=True) if g is not None],
        len(false),
        len(new),
        len(natural),
    )


def _told(ink: np.ndarray) -> tuple[Regions, tuple[Gap, ...]]:
    codes = np.dstack([ink] * 3 + [np.full_like(ink, 255)])
    return found(separated(Pixels(codes)).darkness)


def _parted(regions: Regions, hole: Hole) -> bool:
    one, two = (regions.labels[y, x] for x, y in hole.sides)
    return bool(one != two)


# ---- holes


def cut_at_random(ink: np.ndarray, rng: np.random.Generator) -> tuple[list[Hole], np.ndarray]:
    """One to three holes, and the drawing (255 paper) that has them; none if one has no place."""
    out = ink.copy()
    holes: list[Hole] = []
    widths = rng.integers(1, WIDEST + 1, rng.integers(1, MOST_HOLES + 1))
    for width in widths.tolist():
        for hole, paper in _places(ink, width, rng):
            if all(np.hypot(hole.x - h.x, hole.y - h.y) >= APART for h in holes):
                holes.append(hole)
                out = np.maximum(out, paper)
                break
        else:
            return [], ink
    return holes, out


def _places(
    ink: np.ndarray, width: int, rng: np.random.Generator
) -> Iterator[tuple[Hole, np.ndarray]]:
    """Holes of a width that open two regions to each other, each with the paper laid there."""
    wall = _is_ink(ink)
    _, labels, stats, _ = cv2.connectedComponentsWithStats((~wall).astype(np.uint8), connectivity=4)
    depth = cv2.distanceTransform(wall.astype(np.uint8), cv2.DIST_L2, 5)
    top = cv2.dilate(depth, np.ones((3, 3), np.uint8))
    middle = (depth >= top - 0.01) & (depth > 1) & (depth < THICKEST)
    middle[:EDGE] = middle[-EDGE:] = middle[:, :EDGE] = middle[:, -EDGE:] = False
    ys, xs = np.nonzero(middle)
    for n in rng.permutation(len(xs))[:TRIES]:
        x, y = int(xs[n]), int(ys[n])
        half = float(depth[y, x])
        along = _direction(wall, x, y, int(2 * half + 6))
        if along is None:
            continue
        across = np.array([-along[1], along[0]])
        sides = [
            (round(x + sign * across[0] * (half + 3)), round(y + sign * across[1] * (half + 3)))
            for sign in (1, -1)
        ]
        a, b = (int(labels[v, u]) for u, v in sides)
        if 0 in (a, b) or a == b or stats[[a, b], cv2.CC_STAT_AREA].min() < LEAST_AREA:
            continue
        paper, beyond = _box(ink.shape, (x, y), along, width, half)
        if (wall & beyond).any():
            continue
        _, opened = cv2.connectedComponents(
            (~_is_ink(np.maximum(ink, paper))).astype(np.uint8), connectivity=4
        )
        (u, v), (p, q) = sides
        if opened[v, u] == opened[q, p]:
            yield Hole(x, y, width, half, (sides[0], sides[1])), paper


def _is_ink(ink: np.ndarray) -> np.ndarray:
    return 255 - ink >= INK


def _direction(wall: np.ndarray, x: int, y: int, reach: int) -> np.ndarray | None:
    """The way a stroke runs at its middle (unit x, y); None where it is no stroke."""
    ys, xs = np.nonzero(wall[y - reach : y + reach + 1, x - reach : x + reach + 1])
    spread, axes = np.linalg.eigh(np.cov(np.stack([xs, ys])))
    return axes[:, 1] if spread[1] >= 3 * spread[0] else None


def _box(
    shape: tuple[int, ...], at: tuple[int, int], along: np.ndarray, width: int, half: float
) -> tuple[np.ndarray, np.ndarray]:
    """The paper of a hole (uint8 by how much of a pixel it covers), and where it is off the stroke.

    A hole of one pixel is as wide as a line that parts four-connected pixels has to be.
    """
    reach = int(half) + WIDEST
    window = (slice(at[1] - reach, at[1] + reach + 1), slice(at[0] - reach, at[0] + reach + 1))
    dy, dx = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    u = np.abs(dx * along[0] + dy * along[1])
    v = np.abs(dy * along[0] - dx * along[1])
    if width == 1:
        part = (u <= 0.5 * np.abs(along).sum()).astype(np.float64)
    else:
        part = np.clip(width / 2 + 0.5 - u, 0, 1)
    part[v > half + 4] = 0
    paper, beyond = np.zeros(shape, np.uint8), np.zeros(shape, bool)
    paper[window] = np.rint(255 * part)
    beyond[window] = (part > 0) & (v > half + 2)
    return paper, beyond
