"""Where colour does not pass: barrier strokes and the borders of hints' masks, as cut links."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numba import njit

from colorstudio.errors import BadInput
from colorstudio.imaging.hints import Hint

KERNEL = {"nogil": True, "cache": True, "error_model": "numpy"}

MAX_MASKS = 8
"""Masks that hints of one picture may name: one bit each."""

NUDGE = np.array([1.37e-3, 0.71e-3, 1.37e-3, 0.71e-3], np.float32)
"""No wall runs exactly through a pixel's centre, where it would be on neither side."""

REACH = 2
"""A cell knows the walls so many working pixels around, as far as placing looks for samples."""


@dataclass(frozen=True, eq=False)
class Walls:
    """Barriers and mask borders on the working grid; see `placement.ChromaField` for the arrays.

    ``labels``: h x w int32, equal where colour may be alike: on the same side of closed barriers
    and in the same masks. ``own``: the masks' bits at each pixel. ``passable``: h x w float32, 0 at
    a barrier rising to 1 away from it. ``bits``: the bit of each mask.
    """

    segments: np.ndarray
    cells: np.ndarray
    cell_list: np.ndarray
    sides: np.ndarray
    bits: Mapping[str, int]
    right: np.ndarray
    down: np.ndarray
    labels: np.ndarray
    own: np.ndarray
    passable: np.ndarray


def build(
    barriers: Sequence[Hint],
    masks: Mapping[str, np.ndarray],
    right: np.ndarray,
    down: np.ndarray,
    scale: tuple[float, float],
) -> Walls:
    """Walls over a working grid with the links ``right`` and ``down`` (not changed).

    ``scale``: working pixels per full-size pixel in x and y. Raises BadInput for too many masks.
    """
    h, w = right.shape
    segments = _segments(barriers, scale)
    right, down = right.copy(), down.copy()
    _cut_by_walls(segments, right, down)
    open_labels = _components(right > 0, down > 0)
    sides, bits = _sides(masks)
    own = _at_working(sides, (h, w))
    right[:, :-1][own[:, 1:] != own[:, :-1]] = 0
    down[:-1][own[1:] != own[:-1]] = 0
    pairs = open_labels.astype(np.int64) * 256 + own
    _, labels = np.unique(pairs, return_inverse=True)
    flags = _flagged(sides, (h, w))
    cells, cell_list = _cells(segments, flags)
    return Walls(
        segments,
        cells,
        cell_list,
        sides,
        bits,
        right,
        down,
        labels.reshape(h, w).astype(np.int32),
        own if bits else np.zeros((0, 0), np.uint8),
        _passable(segments, (h, w)),
    )


def _segments(barriers: Sequence[Hint], scale: tuple[float, float]) -> np.ndarray:
    rows = []
    for barrier in barriers:
        points = [
            ((x + 0.5) * scale[0] - 0.5, (y + 0.5) * scale[1] - 0.5) for x, y in barrier.points
        ]
        rows += [(*p, *q) for p, q in pairwise(points)]
    return np.array(rows, np.float32).reshape(-1, 4) + NUDGE


def _sides(masks: Mapping[str, np.ndarray]) -> tuple[np.ndarray, dict[str, int]]:
    """One picture of bits for all masks, at the size of the largest."""
    if len(masks) > MAX_MASKS:
        raise BadInput(f"Hints name {len(masks)} masks.", f"{MAX_MASKS} are possible at a time.")
    if not masks:
        return np.zeros((0, 0), np.uint8), {}
    shape = max((m.shape for m in masks.values()), key=lambda s: s[0] * s[1])
    out, bits = np.zeros(shape, np.uint8), {}
    for n, (name, mask) in enumerate(masks.items()):
        bits[name] = 1 << n
        inside = mask >= 0.5
        if inside.shape != shape:
            rows = np.arange(shape[0]) * inside.shape[0] // shape[0]
            columns = np.arange(shape[1]) * inside.shape[1] // shape[1]
            inside = inside[np.ix_(rows, columns)]
        out |= (inside * bits[name]).astype(np.uint8)
    return out, bits


def _at_working(sides: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """The bits at the centres of the working pixels."""
    if sides.size == 0:
        return np.zeros(shape, np.uint8)
    rows = ((np.arange(shape[0]) + 0.5) * sides.shape[0] / shape[0]).astype(int)
    columns = ((np.arange(shape[1]) + 0.5) * sides.shape[1] / shape[1]).astype(int)
    return sides[np.ix_(rows, columns)]


def _flagged(sides: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """(h+1) x (w+1) bool: squares between working pixels that a mask's border runs through."""
    h, w = shape
    flags = np.zeros((h + 1, w + 1), np.bool_)
    if sides.size:
        for axis in (0, 1):
            change = np.diff(sides, axis=axis) != 0
            for rows, columns in (np.nonzero(change),):
                for step in (0, 1):
                    i = rows + step * (axis == 0)
                    j = columns + step * (axis == 1)
                    y = (i + 0.5) * h / sides.shape[0] - 0.5
                    x = (j + 0.5) * w / sides.shape[1] - 0.5
                    flags[np.floor(y).astype(int) + 1, np.floor(x).astype(int) + 1] = True
        own = np.pad(_at_working(sides, shape), 1, mode="edge")
        four = own[:-1, :-1], own[1:, :-1], own[:-1, 1:], own[1:, 1:]
        flags |= (four[0] != four[1]) | (four[0] != four[2]) | (four[0] != four[3])
    return flags


def _cells(segments: np.ndarray, flags: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """See ``ChromaField.cells``: where the list begins, its length + 1; 0 where all is plain."""
    count = np.zeros(flags.shape, np.int32)
    flags = flags.copy()
    _count_walls(segments, count, flags)
    special = np.where(flags, count, 0)
    start = np.concatenate([[0], np.cumsum(special.ravel())])
    cells = np.zeros((*flags.shape, 2), np.int32)
    cells[..., 0] = start[:-1].reshape(flags.shape)
    cells[..., 1] = np.where(flags, count + 1, 0)
    listed = np.zeros(max(1, int(start[-1])), np.int32)
    _list_walls(segments, cells, listed, np.zeros(flags.shape, np.int32))
    return cells, listed


def _passable(segments: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """float32, near 0 beside a barrier and 1 from a twelfth of the longer side on."""
    import cv2

    canvas = np.full(shape, 255, np.uint8)
    if len(segments) == 0:
        return np.ones(shape, np.float32)
    lines = np.rint(segments * 16).astype(np.int32).reshape(-1, 2, 2)
    cv2.polylines(canvas, list(lines), False, 0, 1, cv2.LINE_8, 4)
    distance = cv2.distanceTransform(canvas, cv2.DIST_L2, 3)
    return np.minimum(1, distance / (max(shape) / 12)).astype(np.float32) ** 2


@njit(**KERNEL)
def _cut_by_walls(segments, right, down):
    """Takes out each link that a wall crosses."""
    h, w = right.shape
    for n in range(segments.shape[0]):
        x0, y0, x1, y1 = segments[n, 0], segments[n, 1], segments[n, 2], segments[n, 3]
        if y0 != y1:
            low, high = min(y0, y1), max(y0, y1)
            for i in range(max(0, math.ceil(low)), min(h - 1, math.ceil(high) - 1) + 1):
                j = math.floor(x0 + (i - y0) * (x1 - x0) / (y1 - y0))
                if 0 <= j < w - 1:
                    right[i, j] = 0
        if x0 != x1:
            low, high = min(x0, x1), max(x0, x1)
            for j in range(max(0, math.ceil(low)), min(w - 1, math.ceil(high) - 1) + 1):
                i = math.floor(y0 + (j - x0) * (y1 - y0) / (x1 - x0))
                if 0 <= i < h - 1:
                    down[i, j] = 0


@njit(**KERNEL)
def _components(right, down):
    """Labels (h x w int32) of what links join."""
    h, w = right.shape
    parent = np.arange(h * w)
    for i in range(h):
        for j in range(w):
            me = i * w + j
            for way in range(2):
                if way == 0:
                    joined, other = right[i, j], me + 1
                else:
                    joined, other = down[i, j], me + w
                if not joined:
                    continue
                a, b = me, other
                while parent[a] != a:
                    parent[a] = parent[parent[a]]
                    a = parent[a]
                while parent[b] != b:
                    parent[b] = parent[parent[b]]
                    b = parent[b]
                if a < b:
                    parent[b] = a
                else:
                    parent[a] = b
    out = np.empty((h, w), np.int32)
    for k in range(h * w):
        a = k
        while parent[a] != a:
            a = parent[a]
        out[k // w, k % w] = a
    return out


@njit(**KERNEL)
def _touches(x0, y0, x1, y1, left, top, right, bottom):
    """Whether a segment touches a rectangle (Liang and Barsky 1984)."""
    first, last = 0.0, 1.0
    for p, q in (
        (x0 - x1, x0 - left),
        (x1 - x0, right - x0),
        (y0 - y1, y0 - top),
        (y1 - y0, bottom - y0),
    ):
        if p == 0:
            if q < 0:
                return False
        elif p < 0:
            first = max(first, q / p)
        else:
            last = min(last, q / p)
    return first <= last


@njit(**KERNEL)
def _bounds(a, b, limit):
    """Cells from a - REACH to b + REACH, in [0, limit)."""
    return max(0, math.floor(min(a, b)) + 1 - REACH), min(limit, math.floor(max(a, b)) + 2 + REACH)


@njit(**KERNEL)
def _count_walls(segments, count, flags):
    for n in range(segments.shape[0]):
        x0, y0, x1, y1 = segments[n, 0], segments[n, 1], segments[n, 2], segments[n, 3]
        top, bottom = _bounds(y0, y1, flags.shape[0])
        left, right = _bounds(x0, x1, flags.shape[1])
        for i in range(top, bottom):
            for j in range(left, right):
                # the square of cell (i, j) spans working pixels (i-1, j-1) to (i, j)
                if _touches(x0, y0, x1, y1, j - 1, i - 1, j, i):
                    flags[i, j] = True
                if _touches(x0, y0, x1, y1, j - 1 - REACH, i - 1 - REACH, j + REACH, i + REACH):
                    count[i, j] += 1


@njit(**KERNEL)
def _list_walls(segments, cells, listed, filled):
    for n in range(segments.shape[0]):
        x0, y0, x1, y1 = segments[n, 0], segments[n, 1], segments[n, 2], segments[n, 3]
        top, bottom = _bounds(y0, y1, cells.shape[0])
        left, right = _bounds(x0, x1, cells.shape[1])
        for i in range(top, bottom):
            for j in range(left, right):
                if cells[i, j, 1] > 1 and _touches(
                    x0, y0, x1, y1, j - 1 - REACH, i - 1 - REACH, j + REACH, i + REACH
                ):
                    listed[cells[i, j, 0] + filled[i, j]] = n
                    filled[i, j] += 1
