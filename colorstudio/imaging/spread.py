"""Spreads the colours of hints over a photo along its edges: edge-aware least squares, multigrid."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging import multigrid
from colorstudio.imaging.bands import nothing
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.placement import (
    FOLLOW_FLOOR,
    MARK,
    ChromaField,
    block_lightness,
    mark_row,
    place,
)
from colorstudio.imaging.profiles import SRGB, Profile

FOLLOW = 0.4
LEAK = 1e-4
HINT_WEIGHT = 100.0
PROPOSAL_WEIGHT = 5e-3
LIKENESS_WEIGHT = 3e-3
MAX_MASKS = 8


@dataclass(frozen=True, eq=False)
class Proposal:
    """A model's answer, as a soft term: hints overrule it where they reach.

    ``chroma``: h x w x 2 float32 a*b*, any size of the picture's aspect. ``confidence``: h x w
    float32 in [0, 1], how much the proposal counts there.
    """

    chroma: np.ndarray
    confidence: np.ndarray


@dataclass(frozen=True)
class HintReport:
    """What a coloured hint asked for and what its own pixels got.

    ``reason`` says why they differ: the colour is out of gamut at that lightness, a barrier or
    another mark took the place, or a mask shuts the hint out. Empty where they agree.
    """

    hint_id: str
    asked: Color
    got: Color
    delta_e00: float
    reason: Literal["", "gamut", "barrier", "overruled", "keep", "mask"] = ""


class Spreader:
    """A picture prepared for spreading: the slow part, done once; `solve` answers each change.

    ``lightness``: L* (h x w float32) of the picture or of any area-averaged reduction of it.
    ``size``: (W, H) of the picture. ``working_size``: the longer side at which the equations are
    solved. ``mask``: outside of it chroma is 0, any resolution. ``alpha``: h x w in [0, 1]; places
    where it is 0 conduct no colour. ``lightness_at`` answers full-size L* at pixel positions (x, y
    arrays of int); without it ``lightness`` is asked. To be used from one thread at a time.
    """

    def __init__(
        self,
        lightness: np.ndarray,
        size: tuple[int, int],
        *,
        working_size: int = 512,
        mask: np.ndarray | None = None,
        alpha: np.ndarray | None = None,
        profile: Profile = SRGB,
        lightness_at: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None,
    ) -> None:
        self.size = size
        self.profile = profile
        scale = min(1.0, working_size / max(size))
        w, h = max(2, round(size[0] * scale)), max(2, round(size[1] * scale))
        self._to_x, self._to_y = w / size[0], h / size[1]
        self._full = lightness
        self._lightness_at = lightness_at
        self.lightness = _resized(lightness, (w, h))
        self._mask = np.zeros((0, 0), np.float32) if mask is None else _mask(mask)
        self._alpha = None if alpha is None else _resized(np.asarray(alpha, np.float32), (w, h))
        right, down = _links(self.lightness)
        if self._alpha is not None:
            _cut(right, down, self._alpha > 0.02)
        self._right, self._down = right, down
        self._grid = multigrid.Grid(right, down)

    def solve(
        self,
        hints: Hints,
        *,
        proposal: Proposal | None = None,
        masks: Mapping[str, np.ndarray] | None = None,
        follow: float = FOLLOW,
        check: Callable[[], None] = nothing,
    ) -> ChromaField:
        """The chroma field that meets the hints. ``hints`` are in coordinates of the full size.

        ``masks``: by name, what hints refer to. ``follow``: exponent by which chroma follows
        lightness. ``check`` is called often and may raise. Raises BadInput when the hints belong
        to another size.
        """
        if hints.size not in ((0, 0), self.size):
            raise BadInput(f"The hints are for {hints.size}, and the picture is {self.size}.")
        marks = [h for h in hints.acting if h.kind != "barrier"]
        h, w = self.lightness.shape
        factor = (np.maximum(self.lightness, 0) + np.float32(FOLLOW_FLOOR)) ** np.float32(follow)
        diagonal, right_side = np.zeros((h, w), np.float32), np.zeros((2, h, w), np.float32)
        rows = []
        for mark in sorted(marks, key=lambda m: m.pinned):
            rows += self._rows(mark, follow)
            target = np.zeros(2) if mark.color is None else mark.color.lab_in(self.profile)[1:]
            under = self._lightness_of(mark)
            value = target / (max(under, 0) + FOLLOW_FLOOR) ** follow
            inside = self._footprint(mark)
            diagonal[inside] = HINT_WEIGHT
            right_side[:, *inside] = HINT_WEIGHT * value[:, None]
        colour = right_side.any() or proposal is not None
        solution = np.zeros((2, h, w), np.float32)
        if colour:
            if proposal is not None:
                chroma = _resized(np.asarray(proposal.chroma, np.float32), (w, h))
                sure = PROPOSAL_WEIGHT * np.clip(_resized(proposal.confidence, (w, h)), 0, 1)
                free = diagonal == 0
                diagonal += sure * free
                right_side += (sure * free / factor) * chroma.transpose(2, 0, 1)
            solution = self._grid.solve(diagonal, right_side, solution, check=check)
        grid = np.stack([self.lightness, *solution])
        return ChromaField(
            self.size,
            grid,
            follow,
            np.array(rows, np.float32).reshape(-1, MARK),
            np.zeros((0, 4), np.float32),
            np.zeros((0, 0, 2), np.int32),
            np.zeros(0, np.int32),
            np.zeros((0, 0), np.uint8),
            self._mask,
        )

    def _work(self, x: float, y: float) -> tuple[float, float]:
        return (x + 0.5) * self._to_x - 0.5, (y + 0.5) * self._to_y - 0.5

    def _lightness_of(self, mark: Hint) -> float:
        """L* under a mark: that of a point's own pixel, the mean along a stroke."""
        w, h = self.size
        xs = np.clip(np.rint([p[0] for p in mark.points]).astype(int), 0, w - 1)
        ys = np.clip(np.rint([p[1] for p in mark.points]).astype(int), 0, h - 1)
        if self._lightness_at is not None:
            return float(np.mean(self._lightness_at(xs, ys)))
        fh, fw = self._full.shape
        return float(np.mean(self._full[ys * fh // h, xs * fw // w]))

    def _rows(self, mark: Hint, follow: float) -> list[tuple[float, ...]]:
        ab = (0.0, 0.0)
        if mark.color is not None:
            lab = mark.color.lab_in(self.profile)
            ab = float(lab[1]), float(lab[2])
        ends = mark.points if len(mark.points) > 1 else mark.points * 2
        under = self._lightness_of(mark)
        return [
            mark_row((*p, *q), mark.radius, ab, under, follow=follow, point=mark.kind == "point")
            for p, q in zip(ends[:-1], ends[1:], strict=True)
        ]

    def _footprint(self, mark: Hint) -> tuple[np.ndarray, np.ndarray]:
        """Working pixels (rows, columns) that a mark covers; at least one."""
        h, w = self.lightness.shape
        radius = mark.radius * (self._to_x + self._to_y) / 2
        points = [self._work(x, y) for x, y in mark.points]
        if len(points) == 1 and radius < 1.0:
            return self._nearest(points[0], self._lightness_of(mark))
        canvas = np.zeros((h, w), np.uint8)
        scaled = np.rint(np.array(points) * 16).astype(np.int32).reshape(-1, 1, 2)
        if len(points) == 1:
            x, y = scaled[0, 0]
            cv2.circle(canvas, (int(x), int(y)), round(radius * 16), 1, -1, cv2.LINE_8, 4)
        else:
            cv2.polylines(canvas, [scaled], False, 1, max(1, round(2 * radius)), cv2.LINE_8, 4)
        rows, columns = np.nonzero(canvas)
        return rows, columns

    def _nearest(self, at: tuple[float, float], lightness: float) -> tuple[np.ndarray, np.ndarray]:
        """The working pixel around a small hint whose L* is most like that under the hint."""
        h, w = self.lightness.shape
        x, y = min(max(at[0], 0), w - 1), min(max(at[1], 0), h - 1)
        best, pick = math.inf, (0, 0)
        for i in range(max(0, round(y) - 1), min(h, round(y) + 2)):
            for j in range(max(0, round(x) - 1), min(w, round(x) + 2)):
                cost = abs(self.lightness[i, j] - lightness) / 5 + 2 * math.hypot(x - j, y - i)
                if cost < best:
                    best, pick = cost, (i, j)
        return np.array([pick[0]]), np.array([pick[1]])


def report(field: ChromaField, hints: Hints, pixels: Pixels) -> tuple[HintReport, ...]:
    """Asked against got for every acting coloured hint, measured on its placed pixels."""
    return tuple(
        _report(field, hint, hints, pixels) for hint in hints.acting if hint.color is not None
    )


def _report(field: ChromaField, hint: Hint, hints: Hints, pixels: Pixels) -> HintReport:
    w, h = pixels.size
    assert hint.color is not None
    x, y = (round(v) for v in hint.points[len(hint.points) // 2])
    x, y = min(max(x, 0), w - 1), min(max(y, 0), h - 1)
    rect = Rect(x, y, 1, 1)
    before = pixels.array[rect.slices]
    got = Color.from_pixel(place(field, before, pixels.profile, rect)[0, 0], pixels.profile)
    wanted = replace(hint.color, L=got.L)
    difference = float(delta_e00(np.array(wanted.lab), np.array(got.lab)))
    reason: Literal["", "gamut", "barrier", "overruled", "keep", "mask"] = ""
    if difference > 2:
        reason = "gamut"
    return HintReport(hint.id, hint.color, got, difference, reason)


def warm_up() -> None:
    """Compiles the solver and the placing kernels, or loads them from numba's cache."""
    from colorstudio.imaging import placement

    placement.warm_up()
    hint = Hint("h1", "point", ((4.0, 4.0),), color=Color(50, 20, 20))
    Spreader(np.full((8, 8), 50, np.float32), (8, 8)).solve(Hints((8, 8), (hint,)))


def _resized(values: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """float32 at ``size`` (w, h): area average downwards, linear upwards."""
    values = np.ascontiguousarray(values, np.float32)
    if (values.shape[1], values.shape[0]) == size:
        return values
    smaller = values.shape[1] >= size[0]
    return cv2.resize(values, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR)


def _mask(values: np.ndarray) -> np.ndarray:
    values = np.ascontiguousarray(values, np.float32)
    if values.ndim != 2 or values.size == 0:
        raise BadInput(f"A mask is a picture of one channel, not {values.shape}.")
    return values


def _links(L: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Links of each pixel to its right and lower neighbour: exp(-|dL|), not below LEAK."""
    right, down = np.zeros_like(L), np.zeros_like(L)
    right[:, :-1] = np.exp(-np.abs(np.diff(L, axis=1))) + LEAK
    down[:-1] = np.exp(-np.abs(np.diff(L, axis=0))) + LEAK
    return right, down


def _cut(right: np.ndarray, down: np.ndarray, conducting: np.ndarray) -> None:
    """Takes the links between conducting and other pixels out."""
    right[:, :-1][~(conducting[:, 1:] & conducting[:, :-1])] = 0
    down[:-1][~(conducting[1:] & conducting[:-1])] = 0


def reduced_lightness(pixels: Pixels, working_size: int = 512) -> np.ndarray:
    """L* of a picture, averaged over whole blocks of pixels down to near ``working_size``.

    float32; works in bands of rows, so that a large picture needs no full-size copy.
    """
    w, h = pixels.size
    scale = min(1.0, working_size / max(w, h))
    block = max(1, int(1 / scale))
    if block == 1:
        return block_lightness(pixels.array, pixels.profile, 1)
    coarse = block_lightness(pixels.array, pixels.profile, max(1, block // 2))
    return coarse
