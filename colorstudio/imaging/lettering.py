"""Where a page has lettering, and which of its regions are balloons and caption boxes."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from colorstudio.imaging.regions import Regions
from colorstudio.imaging.screentone import screentone

WORKING_SIDE = 3400
"""Letters are looked for with the page's longer side so long: of 600 dpi, they are 13 px high."""
INK = 112
HEIGHTS = (5, 0.06)
"""A letter's height: at least so many pixels there, at most so much of the page's longer side."""
WIDEST = 6.0
"""A letter, or a few that touch, is at most so many times as wide as high."""
FILL = (0.1, 0.92)
"""Part of its box that a letter inks: less is an outline or a slanted stroke, more is a block."""
UPRIGHT = 0.35
"""Only an I may ink all of its box: it is so narrow, over its height."""
ALIKE = 1.9
"""Letters next to each other differ in height by this factor at most: x and d."""
GAP = 1.3
"""Width of a space between words, in heights."""
DRIFT = 0.4
"""How far the middles of neighbours lie apart in height, in heights."""
LEAST_IN_ROW = 4
NESTED = 0.2
"""Part of a row that may lie in one another: two eyes with their pupils are no word."""
VARIED = 0.14
"""Deviation of the widths, in heights, and of the fill: strokes and dots of a row are alike."""
POINT = 0.5
"""Height of a full stop or comma at most, in heights of its row's letters."""
LEADING = 2.0
"""From one row to the next at most, in heights, between the rows' edges."""
MARGIN = 0.35
"""What a box is wider than its letters on each side, in heights: points, accents, tails."""
HELD = 0.025
"""Part of a balloon that lettering covers."""
EMPTY = 0.08
"""Part of a balloon that anything else may cover."""
COUNTER = 0.8
"""Part of a region inside lettering from which it is a letter's own hole."""


@dataclass(frozen=True, eq=False)
class _Letters:
    """Candidates, in pixels of the page: boxes N x 4 float64 (left, top, right, bottom).

    ``fill``: N float64, the part of each box that is ink. ``points``: M x 4, boxes of what is too
    small for a letter: dots, commas.
    """

    box: np.ndarray
    fill: np.ndarray
    points: np.ndarray

    @property
    def height(self) -> np.ndarray:
        return self.box[:, 3] - self.box[:, 1]

    @property
    def width(self) -> np.ndarray:
        return self.box[:, 2] - self.box[:, 0]


def lettering(darkness: np.ndarray, tone: np.ndarray | None = None) -> np.ndarray:
    """Boxes around rows of lettering, H x W bool, joined where rows follow each other.

    ``darkness``: H x W uint8, 0 paper, 255 full ink. ``tone``: H x W bool, where there is a
    screentone, whose dots are not read; None looks for it. A row has at least four letters of like
    height, not all of one width. Rows run from side to side; letters that are joined to the
    drawing, and a sound effect of fewer letters, are not found.
    """
    tone = screentone(darkness) if tone is None else tone
    out = np.zeros(darkness.shape, np.uint8)
    letters = _candidates(darkness, tone)
    if len(letters.box) >= LEAST_IN_ROW:
        for left, top, right, bottom in _blocks(_rows(letters)):
            out[max(0, top) : bottom, max(0, left) : right] = 1
    return out.view(bool)


def _candidates(darkness: np.ndarray, tone: np.ndarray) -> _Letters:
    h, w = darkness.shape
    factor = min(1.0, WORKING_SIDE / max(h, w))
    size = max(1, round(w * factor)), max(1, round(h * factor))
    page, dotted = darkness, tone.view(np.uint8)
    if factor < 1:
        page = cv2.resize(darkness, size, interpolation=cv2.INTER_AREA)
        dotted = cv2.resize(dotted, size, interpolation=cv2.INTER_NEAREST)
    ink = ((page >= INK) & (dotted == 0)).view(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    x, y, width, height, area = stats[1:].T.astype(np.float64)
    kept = (height >= HEIGHTS[0]) & (height <= HEIGHTS[1] * max(size)) & (width <= WIDEST * height)
    fill = area / np.maximum(1, width * height)
    kept &= (fill >= FILL[0]) & ((fill <= FILL[1]) | (width <= UPRIGHT * height))
    points = (height <= POINT * HEIGHTS[1] * max(size)) & (width <= 2 * height) & (area > 1)
    box = np.stack([x, y, x + width, y + height], axis=1)
    box *= np.tile([w / size[0], h / size[1]], 2)
    return _Letters(box[kept], fill[kept], box[points])


def _rows(letters: _Letters) -> np.ndarray:
    """Boxes of rows of letters, and their letters' median height (R x 5 float64)."""
    from colorstudio.imaging.lettering_kernels import components

    first, second = _neighbours(letters)
    row = components(len(letters.box), first, second)
    sizes = np.bincount(row)
    order = np.argsort(row, kind="stable")
    found = []
    for end, size in zip(np.cumsum(sizes), sizes, strict=True):
        members = order[end - size : end]
        if size >= LEAST_IN_ROW and _reads(letters, members):
            box = letters.box[members]
            low, high = box[:, :2].min(axis=0), box[:, 2:].max(axis=0)
            typical = float(np.median(letters.height[members]))
            found.append([*_with_points(letters.points, low, high, typical), typical])
    return np.array(found).reshape(-1, 5)


def _with_points(
    points: np.ndarray, low: np.ndarray, high: np.ndarray, height: float
) -> tuple[float, float, float, float]:
    """A row's box widened by the points (M x 4) that end it or open it."""
    left, right = float(low[0]), float(high[0])
    near = points[(points[:, 3] > low[1] - MARGIN * height)]
    near = near[(near[:, 1] < high[1] + MARGIN * height)]
    near = near[near[:, 3] - near[:, 1] <= POINT * height]
    near = near[(near[:, 2] > left - GAP * height) & (near[:, 0] < right + GAP * height)]
    if len(near):
        left, right = min(left, float(near[:, 0].min())), max(right, float(near[:, 2].max()))
    return left, float(low[1]), right, float(high[1])


def _neighbours(letters: _Letters) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of letters that stand side by side: in each class of height those within reach."""
    from colorstudio.imaging.lettering_kernels import within

    height, box = letters.height, letters.box
    middle = (box[:, 1] + box[:, 3]) / 2
    pairs = [np.zeros((0, 2), np.intp)]
    octave = np.floor(np.log2(height)).astype(int)
    for low in np.unique(octave):
        members = np.flatnonzero((octave == low) | (octave == low + 1))
        tall = 2.0 ** (low + 1)
        # The right edge of one against the left edge of the next, whatever their widths.
        ends = np.stack([box[members, 2], middle[members] / DRIFT * GAP], axis=1)
        starts = np.stack([box[members, 0], middle[members] / DRIFT * GAP], axis=1)
        near = within(ends, starts, 2 * GAP * tall)
        pairs.append(members[near])
    first, second = np.concatenate(pairs).T
    a, b = height[first], height[second]
    large, small = np.maximum(a, b), np.minimum(a, b)
    gap = box[second, 0] - box[first, 2]
    beside = (first != second) & (large <= ALIKE * small) & (gap <= GAP * large)
    beside &= (gap >= -0.3 * large) & (np.abs(middle[first] - middle[second]) <= DRIFT * large)
    return first[beside], second[beside]


def _reads(letters: _Letters, members: np.ndarray) -> bool:
    """Whether a row of components is lettering: of one height, of several widths, in one line."""
    box, height = letters.box[members], letters.height[members]
    nested = _nested(box)
    apart = len(members) - np.count_nonzero(nested)
    if apart < LEAST_IN_ROW or apart < (1 - NESTED) * len(members):
        return False
    typical = float(np.median(height))
    width = letters.width[members] / typical
    across = (box[:, 0] + box[:, 2]) / 2
    bottom = box[:, 3] / typical
    slope = np.polyfit(across / typical, bottom, 1)
    off = np.median(np.abs(bottom - np.polyval(slope, across / typical)))
    return bool(
        width.std() + letters.fill[members].std() >= VARIED
        and 0.25 <= np.median(width) <= 3
        and off <= 0.2
        and abs(slope[0]) <= 0.4
        and np.median(np.abs(height / typical - 1)) <= 0.3
    )


def _nested(box: np.ndarray) -> np.ndarray:
    """Which boxes (N x 4) lie in another one or hold one, N bool."""
    order = np.argsort(box[:, 0])
    left, top, right, bottom = box[order].T
    # Sorted by the left edge, whatever lies in a box starts among the few that follow it.
    last = np.searchsorted(left, right)
    nested = np.zeros(len(box), bool)
    for n in range(len(box)):
        after = slice(n + 1, last[n])
        inside = (right[after] <= right[n]) & (top[after] >= top[n]) & (bottom[after] <= bottom[n])
        if inside.any():
            nested[order[n]] = True
            nested[order[after][inside]] = True
    return nested


def _blocks(rows: np.ndarray) -> list[tuple[int, int, int, int]]:
    """Boxes of the rows (left, top, right, bottom), each reaching down to the row that follows."""
    found = []
    for left, top, right, bottom, height in rows:
        below = rows[(rows[:, 1] > top) & (rows[:, 1] - bottom <= LEADING * height)]
        below = below[(below[:, 0] < right) & (below[:, 2] > left)]
        below = below[np.maximum(below[:, 4], height) <= ALIKE * np.minimum(below[:, 4], height)]
        by = MARGIN * height
        found.append((left - by, top - by, right + by, bottom + by))
        for other in below:
            between = max(left, other[0]), bottom, min(right, other[2]), other[1]
            found.append(between)
    boxes = np.array(found).reshape(-1, 4)
    boxes[:, :2], boxes[:, 2:] = np.floor(boxes[:, :2]), np.ceil(boxes[:, 2:])
    return [tuple(box) for box in boxes.astype(int).tolist()]


def balloons(regions: Regions, letters: np.ndarray) -> np.ndarray:
    """Which regions are speech balloons or caption boxes, or holes of letters: N bool.

    ``letters``: H x W bool, from `lettering` or marked by hand. A balloon holds lettering and next
    to nothing else; a letter's hole lies inside lettering. A region that reaches all four sides of
    the page is none.
    """
    count = len(regions)
    lettered = np.bincount(regions.labels[letters & (regions.distance > 0)], minlength=count)[
        :count
    ]
    part = lettered / np.maximum(1, regions.area)
    w, h = regions.size
    page = (regions.bounds == [0, 0, w, h]).all(axis=1)
    found = (part >= COUNTER) & ~page
    for n in np.flatnonzero((part >= HELD) & ~page & ~found):
        found[n] = _holds_letters_only(regions, letters, int(n))
    return found


def _holds_letters_only(regions: Regions, letters: np.ndarray, n: int) -> bool:
    left, top, right, bottom = (int(v) for v in regions.bounds[n])
    part = np.s_[top:bottom, left:right]
    own = (regions.labels[part] == n) & (regions.distance[part] > 0)
    contours, _ = cv2.findContours(own.view(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    whole = np.zeros(own.shape, np.uint8)
    cv2.drawContours(whole, contours, -1, 1, -1)
    inside = whole > 0
    other = np.count_nonzero(inside & ~own & ~letters[part])
    return bool(other <= EMPTY * np.count_nonzero(inside))
