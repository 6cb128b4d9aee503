"""Drawings whose true flat colours are known, their hints, and what three programs make of them."""

from __future__ import annotations

import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from colorstudio.imaging.color import Color, rgb_to_lab
from colorstudio.imaging.flats import Flatter
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.lineart import separated
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.regions import found

SIDE = 1024
LEVELS = 16
LEAST_RADIUS = 8.0
"""True regions in which a disc of this radius fits get a hint."""
INK_BELOW = 160
"""Pixels darker than this are ink and not scored."""
BAND = 8
"""Pixels around true edges without ink that are not scored."""
NEAR = 24
"""Pixels from an edge up to which a pixel counts to that kind of border."""
RIGHT = 6.0
"""CIE76 difference below which a pixel has its true colour."""
SPOT = 3
"""Radius in pixels of a hint where a program wants it painted."""
SMART = "1,95,0,0,1,24,200,0,75,2,60,20,90,1,10,1,0"
"""G'MIC's smart colouring with its defaults, in the mode that spreads colour spots."""


@dataclass(frozen=True, eq=False)
class Pair:
    """A drawing of SIDE x SIDE and its truth.

    ``ink``: uint8, 255 paper. ``colors``: RGB, the true flats. ``places``: n x 2 int, x and y of
    the hints. ``scored``: bool. ``inked``, ``bare``: scored pixels next to true edges with and
    without ink on them, bool.
    """

    name: str
    ink: np.ndarray
    colors: np.ndarray
    places: np.ndarray
    scored: np.ndarray
    inked: np.ndarray
    bare: np.ndarray

    @property
    def hints(self) -> Hints:
        """One point per place, with the colour that the truth has there."""
        points = []
        for n, (x, y) in enumerate(self.places.tolist()):
            color = Color.from_hex(bytes(self.colors[y, x]).hex())
            points.append(Hint(f"h{n}", "point", ((float(x), float(y)),), color=color))
        return Hints((SIDE, SIDE), tuple(points))


@dataclass(frozen=True)
class Score:
    """Shares of pixels with their true colour: all, and next to both kinds of borders (or nan)."""

    all: float
    inked: float
    bare: float


def pair_files(folder: Path) -> list[Path]:
    """The colour pictures of the pairs. Raises FileNotFoundError where they are not."""
    files = sorted((folder / "illustrations" / "openmoji" / "color").glob("*.png"))
    if not files:
        raise FileNotFoundError(f"no illustrations/openmoji in {folder}; name it with --data")
    return files


def on_white(file: Path) -> np.ndarray:
    """A picture of any kind (RGB uint8) laid on white. Raises FileNotFoundError."""
    codes = cv2.imread(str(file), cv2.IMREAD_UNCHANGED)
    if codes is None:
        raise FileNotFoundError(f"{file} cannot be read")
    if codes.ndim == 2:
        return cv2.cvtColor(codes, cv2.COLOR_GRAY2RGB)
    if codes.shape[2] == 4:
        part = codes[..., 3:].astype(np.float32) / 255
        codes = np.rint(codes[..., :3] * part + 255 * (1 - part)).astype(np.uint8)
    return cv2.cvtColor(codes, cv2.COLOR_BGR2RGB)


def drawing(file: Path) -> np.ndarray:
    """A drawing (uint8, 255 paper) of at least SIDE x SIDE, enlarged with Lanczos' kernel."""
    codes = on_white(file)
    if codes.shape[0] < SIDE:
        codes = cv2.resize(codes, (SIDE, SIDE), interpolation=cv2.INTER_LANCZOS4)
    return cv2.cvtColor(codes, cv2.COLOR_RGB2GRAY)


def pair(file: Path) -> Pair:
    """The truth of one illustration: its flats, and a hint in every connected region of them."""
    ink = drawing(file.parent.parent / "line_derived" / file.name)
    colors = cv2.resize(on_white(file), (SIDE, SIDE), interpolation=cv2.INTER_NEAREST)
    level = (colors // (256 // LEVELS)).astype(np.int32)
    key = (level[..., 0] * LEVELS + level[..., 1]) * LEVELS + level[..., 2]
    hinted = np.zeros(key.shape, bool)
    places = []
    for value in np.unique(key):
        _, labels, stats, _ = cv2.connectedComponentsWithStats(
            (key == value).astype(np.uint8), connectivity=4
        )
        for n in np.flatnonzero(stats[:, cv2.CC_STAT_AREA] >= 3 * LEAST_RADIUS**2):
            x, y, w, h = stats[n, :4]
            own = labels[y : y + h, x : x + w] == n
            if n == 0:
                continue
            deep = cv2.distanceTransform(np.pad(own, 1).astype(np.uint8), cv2.DIST_L2, 5)
            row, column = np.unravel_index(int(deep.argmax()), deep.shape)
            if deep[row, column] >= LEAST_RADIUS:
                places.append((x + column - 1, y + row - 1))
                hinted[y : y + h, x : x + w] |= own
    edge = np.zeros(key.shape, bool)
    edge[:, 1:] |= key[:, 1:] != key[:, :-1]
    edge[1:] |= key[1:] != key[:-1]
    dark = cv2.dilate((ink < INK_BELOW).astype(np.uint8), np.ones((9, 9), np.uint8)) > 0
    to_inked, to_bare = _distance(edge & dark), _distance(edge & ~dark)
    scored = hinted & (ink >= INK_BELOW) & (to_bare > BAND)
    inked = scored & (to_inked <= NEAR) & (to_inked <= to_bare)
    bare = scored & (to_bare <= NEAR) & (to_bare < to_inked)
    return Pair(file.stem, ink, colors, np.array(places).reshape(-1, 2), scored, inked, bare)


def _distance(where: np.ndarray) -> np.ndarray:
    if not where.any():
        return np.full(where.shape, np.inf, np.float32)
    return cv2.distanceTransform((~where).astype(np.uint8), cv2.DIST_L2, 5)


def score(pair: Pair, made: np.ndarray) -> Score:
    """How right a colouring (RGB uint8, without ink) is."""
    ours, true = (
        np.dot(codes[pair.scored].astype(np.int64), (1 << 16, 1 << 8, 1))
        for codes in (made, pair.colors)
    )
    met, place = np.unique(ours << 24 | true, return_inverse=True)  # few colours, many pixels
    codes = np.stack([met >> shift & 255 for shift in range(40, -8, -8)], axis=-1).astype(np.uint8)
    apart = rgb_to_lab(codes[:, :3]) - rgb_to_lab(codes[:, 3:])
    right = np.zeros(pair.scored.shape, bool)
    right[pair.scored] = (np.sqrt((apart**2).sum(axis=-1)) < RIGHT)[place]
    kinds = (pair.scored, pair.inked, pair.bare)
    return Score(*(float(right[at].mean()) if at.sum() >= 100 else np.nan for at in kinds))


def by_colorstudio(pair: Pair) -> np.ndarray:
    """The flats of this program."""
    codes = np.dstack([pair.ink] * 3 + [np.full_like(pair.ink, 255)])
    darkness = separated(Pixels(codes)).darkness
    regions, _ = found(darkness)
    flats = Flatter(regions, darkness).solve(pair.hints)
    return flats.shown(Rect(0, 0, SIDE, SIDE))[..., :3]


def by_watershed(pair: Pair) -> np.ndarray:
    """OpenCV's watershed from discs at the hints; its one pixel borders go to a side."""
    marks = np.zeros(pair.ink.shape, np.int32)
    for n, (x, y) in enumerate(pair.places.tolist(), start=1):
        cv2.circle(marks, (x, y), SPOT, n, -1)
    cv2.watershed(cv2.cvtColor(pair.ink, cv2.COLOR_GRAY2BGR), marks)
    around = cv2.dilate(np.maximum(marks, 0).astype(np.float32), np.ones((3, 3), np.uint8))
    marks = np.where(marks <= 0, around.astype(np.int32), marks)
    spots = pair.colors[pair.places[:, 1], pair.places[:, 0]]
    return np.concatenate([np.full((1, 3), 255, np.uint8), spots])[marks]


def by_gmic(pair: Pair) -> np.ndarray:
    """G'MIC's smart colouring of line art from discs at the hints."""
    return gmic_timed(pair)[0]


def gmic_timed(pair: Pair) -> tuple[np.ndarray, float]:
    """As `by_gmic`, and the seconds that the program ran."""
    with tempfile.TemporaryDirectory() as folder:
        names, out = _gmic_files(pair, Path(folder)), f"{folder}/out.png"
        # the layers that come back: the spots, the drawing, the new colours
        seconds = _gmic(*names, "fx_colorize_lineart_smart", SMART, "output[2]", out)
        return on_white(Path(out)), seconds


def gmic_idle(pair: Pair) -> float:
    """Seconds in which G'MIC reads the same files, writes as many pixels, and does nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        return _gmic(*_gmic_files(pair, Path(folder)), "output[0]", f"{folder}/out.png")


def _gmic_files(pair: Pair, folder: Path) -> tuple[str, str]:
    """The layer of spots and the drawing, as files."""
    spots = np.zeros((SIDE, SIDE, 4), np.uint8)
    for x, y in pair.places.tolist():
        cv2.circle(spots, (x, y), SPOT, (*(int(v) for v in pair.colors[y, x][::-1]), 255), -1)
    cv2.imwrite(f"{folder}/spots.png", spots)
    cv2.imwrite(f"{folder}/ink.png", pair.ink)
    return f"{folder}/spots.png", f"{folder}/ink.png"


def _gmic(*words: str) -> float:
    started = time.perf_counter()
    subprocess.run(["gmic", *words], capture_output=True, check=True)
    return time.perf_counter() - started
