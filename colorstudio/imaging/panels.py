"""The frames of a comic page, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from colorstudio.imaging.geometry import Rect

WORKING_SIDE = 1600
"""Frames are looked for with the page's longer side so long: a line of 2 px at 600 dpi survives."""
INK = 48
"""Darkness of ink at that size, where thin lines have paled."""
BLACK_PAGE = 0.7
"""Part of the page's rim that is ink when the gutters are black."""
LEAST_AREA = 0.01
"""Of the page, for one frame."""
LEAST_TOGETHER = 0.5
"""Of what is drawn, for all frames: a page of single things has boxes on it, but no frames."""
LEAST_ALONE = 0.6
"""Of the page, for a frame that is the only one."""
CORNER = 0.015
"""How far a side may leave the straight, of the frame's circumference."""
MOST_CORNERS = 5
FILLED = 0.93
"""Part of the polygon that is frame, and of the frame that is polygon."""
UPRIGHT = 0.97
"""Part of its box that a frame fills when it needs no mask."""
GUTTER = 0.03
"""Widest gutter of a page whose frames run off it, of the page's longer side."""
GUTTER_LENGTH = 0.3
OVERLAP = 0.15
"""Part by which neighbours in slanted rows reach into one another's row."""


@dataclass(frozen=True, eq=False)
class Panel:
    """A frame of a page.

    ``rect``: in pixels of the page, the frame's line included. ``mask``: bool, rect.h x rect.w,
    where a frame with slanted sides is; None for one that fills its rect.
    """

    rect: Rect
    mask: np.ndarray | None


def panels(darkness: np.ndarray) -> list[Panel]:
    """The frames of a comic page, left to right and top to bottom; [] where there are none.

    ``darkness``: H x W uint8, 0 paper, 255 full ink. A frame is bounded by gutters of paper (or of
    ink, on a page whose rim is black) and has three to five straight sides. Frames that run off
    the page are found when gutters part them. A frame inside another one is not listed.
    """
    page = _reduced(darkness)
    if page.shape[0] < 16 or page.shape[1] < 16:
        return []
    ink = (page >= INK).view(np.uint8)
    if _rim(ink).mean() >= BLACK_PAGE:
        ink = (page < 255 - INK).view(np.uint8)
    ink = cv2.dilate(ink, np.ones((3, 3), np.uint8))
    for outside in (_around, _gutters):
        apart = outside(ink)
        polygons = _frames(1 - apart, ink) if apart.any() else []
        if polygons:
            found = [_panel(polygon, darkness.shape, page.shape) for polygon in polygons]
            return _in_order(found)
    return []


def _reduced(darkness: np.ndarray) -> np.ndarray:
    h, w = darkness.shape
    factor = WORKING_SIDE / max(h, w)
    if factor >= 1:
        return darkness
    size = max(1, round(w * factor)), max(1, round(h * factor))
    return cv2.resize(darkness, size, interpolation=cv2.INTER_AREA)


def _rim(ink: np.ndarray) -> np.ndarray:
    return np.concatenate([ink[0], ink[-1], ink[:, 0], ink[:, -1]])


def _around(ink: np.ndarray) -> np.ndarray:
    """Paper that hangs together with the page's rim (h x w of 0 and 1)."""
    padded = cv2.copyMakeBorder(ink, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    cv2.floodFill(padded, None, (0, 0), 2)
    return (padded[1:-1, 1:-1] == 2).view(np.uint8)


def _gutters(ink: np.ndarray) -> np.ndarray:
    """Long thin paper from the rim (h x w of 0 and 1): gutters of frames that run off the page."""
    longest = max(ink.shape)
    count, found, stats, _ = cv2.connectedComponentsWithStats(1 - ink, connectivity=4)
    labels = np.asarray(found, np.int32)
    long = np.maximum(stats[:, 2], stats[:, 3]) >= GUTTER_LENGTH * longest
    depth = cv2.distanceTransform(1 - ink, cv2.DIST_L2, 3)
    thick = labels[depth > GUTTER * longest / 2]
    long &= np.bincount(_rim(labels), minlength=count) > 0
    long[0] = False
    long[np.bincount(thick, minlength=count) > 0] = False
    return long.astype(np.uint8).take(labels)


def _frames(inside: np.ndarray, ink: np.ndarray) -> list[np.ndarray]:
    """Polygons (each n x 2 float32) of the areas that are frames, [] unless they make up a page."""
    _, found, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=4)
    labels, page = np.asarray(found, np.int32), inside.size
    boxes = stats[:, 2] * stats[:, 3]
    large = (boxes >= LEAST_AREA * page) & (boxes < page)
    polygons, together = [], 0.0
    for n in np.flatnonzero(large[1:]) + 1:
        x, y, w, h = (int(v) for v in stats[n, :4])
        polygon = _polygon((labels[y : y + h, x : x + w] == n).view(np.uint8))
        if polygon is not None:
            polygons.append(polygon + np.array([x, y], np.float32))
            together += cv2.contourArea(polygon)
    _, _, w, h = cv2.boundingRect(ink)
    needed = LEAST_ALONE * page if len(polygons) < 2 else LEAST_TOGETHER * w * h
    return polygons if together >= needed else []


def _polygon(area: np.ndarray) -> np.ndarray | None:
    """The straight-sided convex outline (n x 2 float32) of an area (h x w of 0 and 1), if any."""
    contours, _ = cv2.findContours(area, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    outline = max(contours, key=cv2.contourArea)
    hull = cv2.convexHull(outline)
    polygon = cv2.approxPolyDP(hull, CORNER * cv2.arcLength(hull, True), True)
    if not 3 <= len(polygon) <= MOST_CORNERS:
        return None
    size, filled = cv2.contourArea(polygon), cv2.contourArea(outline)
    if size <= 0 or not FILLED <= filled / size <= 1 / FILLED:
        return None
    return polygon.reshape(-1, 2).astype(np.float32)


def _panel(polygon: np.ndarray, shape: tuple[int, ...], small: tuple[int, ...]) -> Panel:
    """A polygon in the reduced page (``small``: its shape) as a frame of the page of ``shape``."""
    h, w = shape[:2]
    scale = np.array([w / small[1], h / small[0]])
    # The first pixel's left edge and the last one's right edge bound the frame.
    low = np.floor(polygon.min(axis=0) * scale).astype(int)
    high = np.ceil((polygon.max(axis=0) + 1) * scale).astype(int)
    page = Rect(0, 0, w, h)
    rect = Rect.from_edges(int(low[0]), int(low[1]), int(high[0]), int(high[1])).intersected(page)
    sides = np.ptp(polygon, axis=0)
    if cv2.contourArea(polygon) >= UPRIGHT * float(sides.prod()):
        return Panel(rect, None)
    mask = np.zeros((rect.h, rect.w), np.uint8)
    corners = (polygon + 0.5) * scale - 0.5 - [rect.x, rect.y]
    cv2.fillPoly(mask, [np.rint(corners).astype(np.int32)], 1)
    return Panel(rect, mask.view(bool))


def _in_order(found: Sequence[Panel]) -> list[Panel]:
    """Rows from the top, in each row columns from the left, and so on inside of them."""
    if len(found) < 2:
        return list(found)
    for span in (_rows, _columns):
        groups = _parted(found, span)
        if len(groups) > 1:
            return [panel for group in groups for panel in _in_order(group)]
    return sorted(found, key=lambda panel: (panel.rect.y, panel.rect.x))


def _rows(rect: Rect) -> tuple[int, int]:
    return rect.y, rect.h


def _columns(rect: Rect) -> tuple[int, int]:
    return rect.x, rect.w


def _parted(found: Sequence[Panel], span: Callable[[Rect], tuple[int, int]]) -> list[list[Panel]]:
    """Groups that do not overlap along one axis, in its direction."""
    groups: list[list[Panel]] = []
    reached = -np.inf
    for panel in sorted(found, key=lambda panel: span(panel.rect)):
        start, length = span(panel.rect)
        if start + OVERLAP * length >= reached:
            groups.append([])
        groups[-1].append(panel)
        reached = max(reached, start + (1 - OVERLAP) * length)
    return groups
