"""Shade as a layer of its own, out of a coloured picture of the same drawing."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from colorstudio.imaging.aligned import INSIDE, OPAQUE, check_same_drawing
from colorstudio.imaging.bands import nothing
from colorstudio.imaging.flats import Flats
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.imaging.regions import PAPER

LOOKED_AT = 1024
"""Longer side in pixels at which shade is measured: models paint no finer."""
SOFT = 1.5
"""Blur of what is measured, in pixels of that size: the grain of what models paint is no shade."""
GRAIN = 0.03
"""Darker than a region's own lightness by less than this share is no shade."""
DEEPEST = 0.15
"""The least that a flat is multiplied with."""
LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


def painted_shade(
    flats: Flats, codes: np.ndarray, *, check: Callable[[], None] = nothing
) -> np.ndarray:
    """A layer to be multiplied over flats: H x W x 4 codes of the flats' depth, grey.

    ``codes``: h x w x 4 uint8 sRGB, the same drawing coloured, of its proportions. A region is
    darkened where the picture is darker than it is there in the middle (its median), by the ratio
    of the encoded lightnesses; so hints that give it another colour keep the shade. Multiplying
    only darkens: light above the median is left out. Next to ink, where models paint the line
    itself, shade goes on as it is farther in. Transparent where there is no flat, and where there
    is no shade. Raises BadInput for other proportions, Cancelled through ``check``.
    """
    check_same_drawing(codes, flats.size)
    w, h = flats.size
    full = MAX_CODE[flats.codes.dtype]
    factor = _factor(flats, codes, check)
    out = np.zeros((h, w, 4), flats.codes.dtype)
    for top in range(0, h, 512):
        check()
        rows = min(512, h - top)
        band = _rows(factor, top, rows, (w, h))
        entries = flats.index(Rect(0, top, w, rows), workers=1)
        shaded = _has_color(flats)[entries] & (band < 1 - GRAIN / 2)
        part = out[top : top + rows]
        part[shaded, :3] = np.rint(np.clip(band[shaded], DEEPEST, 1) * full)[:, None]
        part[shaded, 3] = full
    return out


def _has_color(flats: Flats) -> np.ndarray:
    """By entry, from 1 on: whether it is a flat; the page around everything is none."""
    rows = [e.color is not None and flats.regions.role[e.region] != PAPER for e in flats.entries]
    return np.array([False, *rows])


def _factor(flats: Flats, codes: np.ndarray, check: Callable[[], None]) -> np.ndarray:
    """Lightness as a share of the region's own, at most 1: float32, LOOKED_AT on its longer side"""
    regions, (w, h) = flats.regions, flats.size
    scale = min(1.0, LOOKED_AT / max(w, h))
    size = max(1, round(w * scale)), max(1, round(h * scale))
    y = np.minimum(((np.arange(size[1]) + 0.5) * h / size[1]).astype(int), h - 1)[:, None]
    x = np.minimum(((np.arange(size[0]) + 0.5) * w / size[0]).astype(int), w - 1)[None]
    labels = regions.labels[y, x]
    check()
    small = cv2.resize(codes, size, interpolation=cv2.INTER_AREA)
    luma = small[..., :3].astype(np.float32) @ LUMA / 255
    # a model's own line is as wide as a pixel or two of what it painted
    painted = max(1.0, max(w, h) / max(codes.shape[:2]))
    depth = np.minimum(INSIDE * painted, 0.5 * regions.radius)[labels]
    seen = (regions.distance[y, x] > depth) & (small[..., 3] >= OPAQUE)
    median = _medians(labels[seen], luma[seen], len(regions))[labels]
    ratio = np.where(seen & (median > 0), luma / np.maximum(median, 1 / 255), 1.0)
    shade = np.clip(1 - ratio.astype(np.float32), 0, 1 - DEEPEST)
    weight = cv2.GaussianBlur(seen.astype(np.float32), (0, 0), SOFT)
    soft = cv2.GaussianBlur(shade * seen, (0, 0), SOFT) / np.maximum(weight, 1e-3)
    return 1 - np.maximum(soft - GRAIN, 0) / (1 - GRAIN)


def _medians(labels: np.ndarray, values: np.ndarray, count: int) -> np.ndarray:
    """The median of each region's values, 0 where it has none."""
    order = np.lexsort((values, labels))
    number = np.bincount(labels, minlength=count)
    first = np.concatenate([[0], np.cumsum(number)[:-1]])
    out = np.zeros(count, np.float32)
    given = number > 0
    out[given] = values[order][(first + number // 2)[given]]
    return out


def _rows(small: np.ndarray, top: int, rows: int, size: tuple[int, int]) -> np.ndarray:
    """Rows of a small picture enlarged to ``size`` (w, h), without the rest of it."""
    w, h = size
    to_x, to_y = small.shape[1] / w, small.shape[0] / h
    matrix = np.array([[to_x, 0, to_x / 2 - 0.5], [0, to_y, (top + 0.5) * to_y - 0.5]])
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(small, matrix, (w, rows), flags=how, borderMode=cv2.BORDER_REPLICATE)
