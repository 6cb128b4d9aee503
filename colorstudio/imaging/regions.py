"""The areas between the lines of a drawing, as one map of numbers and one row of facts each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.bands import nothing

PLAIN, PAPER, KEPT = 0, 1, 2
"""What a region is: to be coloured; the page around everything; a balloon, lettering."""
LOOKED_AT = 16.0
MORE_LOOKED_AT = 8.0
"""Gaps are told up to LOOKED_AT pixels, and by so much beyond the widest that are closed."""
RATIO, RISE = 1.5, 1.2
"""Both sides of a gap are wider than itself by this factor, and by so many pixels."""
LEAST_RADIUS = 2.0
"""Regions into which no disc of this radius fits go with what lies around them."""
CROWD, CROWD_SIDE = 5, 48.0
"""So many gaps within so many pixels are texture."""
MAX_GAPS = 1 << 14
PAPER_BORDER = 0.4
"""A region that holds this share of the picture's border is the paper around the drawing."""


@dataclass(frozen=True, eq=False)
class Regions:
    """A drawing cut along its ink. Frozen; shared by threads.

    ``labels``: H x W int32, every pixel of the picture, also those under ink, belongs to one of
    the regions 0 .. N - 1. ``distance``: H x W float32, pixels to the nearest ink, 0 on ink.

    One row per region: ``area`` (N int64, free pixels), ``centroid`` (N x 2 float64, x and y of its
    free pixels), ``inner`` (N x 2 int32, x and y of the pixel farthest from ink: where a hint is
    put), ``radius`` (N float32, how far that is, pixels), ``bounds`` (N x 4 int32, x0 y0 x1 y1,
    the last two exclusive), ``role`` (N uint8: PLAIN, PAPER, KEPT).

    ``neighbours``: M x 2 int32, pairs of regions with ink or nothing between them, the lower
    number first; ``shared``: M int64, length of their common border in pixels.
    """

    labels: np.ndarray
    distance: np.ndarray
    area: np.ndarray
    centroid: np.ndarray
    inner: np.ndarray
    radius: np.ndarray
    bounds: np.ndarray
    role: np.ndarray
    neighbours: np.ndarray
    shared: np.ndarray

    @cached_property
    def free(self) -> np.ndarray:
        """H x W bool, where there is no ink."""
        return self.distance > 0

    def __len__(self) -> int:
        return len(self.area)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture."""
        return self.labels.shape[1], self.labels.shape[0]


@dataclass(frozen=True)
class Gap:
    """A place where a line is broken and colour would leak.

    ``x``, ``y``: the middle; ``start``, ``end``: in the middle of either stroke, so that a wall
    from one to the other bridges it. ``width``: of the hole, pixels. ``closed``: regions do not
    reach through it, since it is no wider than what is closed.
    """

    x: float
    y: float
    start: tuple[float, float]
    end: tuple[float, float]
    width: float
    closed: bool


def found(
    darkness: np.ndarray,
    *,
    gap: float = 12.0,
    threshold: int = 96,
    walls: np.ndarray | None = None,
    passable: np.ndarray | None = None,
    joined: Sequence[np.ndarray] = (),
    check: Callable[[], None] = nothing,
) -> tuple[Regions, tuple[Gap, ...]]:
    """Cuts a drawing into regions along its ink, and tells where its lines have gaps.

    ``darkness``: H x W uint8, 0 paper .. 255 ink; ink is what is at least ``threshold``. ``gap``:
    holes in lines up to so many pixels are closed (0 closes none); wider ones up to LOOKED_AT are
    told. ``walls``: H x W bool, acts as ink. ``passable``: H x W bool, ink that parts nothing
    (lettering, screentone). ``joined``: for each join, flat indices of pixels whose regions become
    one.

    Free space falls apart where its distance to ink has a saddle, widest first (a watershed of the
    distance transform, Meyer 1994), and a saddle parts two regions only where a line ends at it:
    where one or both of the strokes that face each other leave a disc around it in one place.
    Regions then flow under the ink and meet in its middle. A few passes over the picture.
    """
    from colorstudio.imaging import regions_kernels as kernels

    if darkness.ndim != 2 or darkness.size == 0:
        raise BadInput("There is no drawing to be cut into regions.", "Open one.")
    free = (darkness < threshold).view(np.uint8)
    if passable is not None:
        free |= passable.view(np.uint8)
    if walls is not None:
        free &= ~walls.view(np.uint8) & 1
    check()
    if not free.any():
        free[:] = 1  # all ink: one region, so that a hint has something to colour
    distance = cv2.distanceTransform(free, cv2.DIST_L2, cv2.DIST_MASK_5)
    if free.all():
        distance[:] = max(darkness.shape)
    depth = cv2.distanceTransform(free ^ 1, cv2.DIST_L2, cv2.DIST_MASK_5)
    check()
    close = gap / 2 + 1.5 if gap > 0 else 0.0
    limit = max(gap + MORE_LOOKED_AT, LOOKED_AT) / 2 + 1.5
    cores, labels = cv2.connectedComponents((distance > limit).view(np.uint8), connectivity=4)
    check()
    order = kernels.narrow_in_order(distance, np.float32(limit))
    necks = np.full((MAX_GAPS, 8), -1, np.float32)
    parent, widest, count, known, sides = kernels.parted(
        distance, depth, labels, cores - 1, order, close, RATIO, RISE, necks
    )
    del depth, order
    check()
    necks, sides = necks[:known], sides[:known]
    texture = _texture(necks)
    for a, b in sides[texture]:
        _union(kernels, parent, int(a), int(b))
    flat = labels.ravel()
    for places in joined:
        own = np.unique(flat[places])
        own = own[own > 0]
        for other in own[1:]:
            _union(kernels, parent, int(own[0]), int(other))
    roots = kernels.roots_of(parent, count)
    inside = np.zeros(count, np.float32)
    np.maximum.at(inside, roots, widest[:count])
    kept = (roots == np.arange(count)) & (inside >= LEAST_RADIUS)
    kept[0] = False
    if not kept.any():
        kept[roots[np.argmax(inside)]] = True
    number = np.zeros(count, np.int32)
    number[kept] = np.arange(1, kept.sum() + 1)
    kernels.looked_up(labels, parent, number, count)
    check()
    kernels.flow(labels, np.empty(labels.size, np.int32))
    labels -= 1
    check()
    regions = described(labels, distance)
    gaps = tuple(_gap(row, close) for row in necks[~texture])
    return regions, gaps


def described(labels: np.ndarray, distance: np.ndarray) -> Regions:
    """The rows of facts for a map of regions (H x W int32, 0 .. N - 1, each of them somewhere).

    ``distance``: H x W float32, to the nearest ink, 0 on ink.
    """
    from colorstudio.imaging import regions_kernels as kernels

    count = int(labels.max()) + 1
    area, sums, inner, radius, bounds, edge = kernels.tabled(labels, distance, count)
    room = 1 << 12
    while True:
        keys, lengths, full = kernels.touching(labels, room)
        if not full:
            break
        room *= 8
    at = np.flatnonzero(keys >= 0)
    at = at[np.argsort(keys[at])]
    pairs = np.stack([keys[at] >> 32, keys[at] & 0xFFFFFFFF], axis=1).astype(np.int32)
    centroid = sums / np.maximum(area, 1)[:, None]
    h, w = labels.shape
    role = np.full(count, PLAIN, np.uint8)
    role[edge >= PAPER_BORDER * 2 * (h + w)] = PAPER
    if count == 1:
        role[:] = PLAIN
    for array in (labels, distance):
        array.flags.writeable = False
    return Regions(
        labels,
        distance,
        area,
        centroid,
        inner,
        radius,
        bounds,
        role,
        pairs,
        lengths[at],
    )


def _gap(row: np.ndarray, close: float) -> Gap:
    x, y, x0, y0, x1, y1, half, _ = (float(v) for v in row)
    return Gap(x, y, (x0, y0), (x1, y1), max(1.0, 2 * half - 1), half <= close)


def _texture(necks: np.ndarray) -> np.ndarray:
    """Which of the gaps are no breaks but fur, leaves, hatching: many of them close together."""
    texture = np.zeros(len(necks), bool)
    cells = np.floor(necks[:, :2] / CROWD_SIDE).astype(np.int64)
    if len(necks) < CROWD:
        return texture
    at = {}
    for n, cell in enumerate(map(tuple, cells)):
        at.setdefault(cell, []).append(n)
    for n, (cx, cy) in enumerate(cells):
        near = [m for dx in (-1, 0, 1) for dy in (-1, 0, 1) for m in at.get((cx + dx, cy + dy), ())]
        offset = necks[near, :2] - necks[n, :2]
        texture[n] = (np.hypot(offset[:, 0], offset[:, 1]) < CROWD_SIDE).sum() >= CROWD
    return texture


def _union(kernels, parent: np.ndarray, a: int, b: int) -> None:
    parent[kernels.root_of(parent, a)] = kernels.root_of(parent, b)
