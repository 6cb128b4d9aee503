"""Healing: the texture of one place with the colours of another."""

from __future__ import annotations

import math

import cv2
import numpy as np

from colorstudio.imaging.geometry import Rect

RING_PX = 3
"""Width of the border whose difference is carried into the healed region."""
GRAIN_PX = 7
"""Differences are averaged over such squares first, or grain on the border would draw streaks."""
SEARCHED_PIXELS = 60_000
"""A lending place is looked for in a picture reduced to about so many pixels."""
INSIDE = 0.5
"""Weight of what lies inside of a lending place: it should be as calm as the healed border."""
LARGE_PIXELS = 100_000
"""Above this the membrane is solved at half the size."""
RELAXATIONS = 8
"""Rounds of averaging at each size."""
DAMPED = np.float32(0.8)
"""Part of each round that is kept: undamped, a chequerboard would never fade."""
CORRECTIONS = 2
"""Multigrid cycles after the first guess; what is left is about 1 / 500 of the difference."""
_CROSS = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], np.float32) / 4


def healed(target: np.ndarray, source: np.ndarray, region: np.ndarray) -> np.ndarray:
    """``source`` lifted by a smooth membrane so that it meets ``target`` around ``region``.

    ``target``, ``source``: h x w x n float32 in any unit, of the same place and of the place that
    lends its texture. ``region``: h x w bool, what is healed. Returns h x w x n float32, of which
    only the region means something. The membrane solves Laplace's equation with the difference of
    both on the border (Perez, Gangnet and Blake 2003, eq. 4, by coarse-to-fine relaxation).
    """
    ring = cv2.dilate(region.astype(np.uint8), np.ones((2 * RING_PX + 1,) * 2, np.uint8)) > 0
    ring &= ~region
    if not ring.any():
        return source + (target - source).mean(axis=(0, 1))
    difference = _averaged(np.where(ring[..., None], target - source, np.float32(0)), ring)
    return source + _surface(difference, ring)


def _surface(difference: np.ndarray, ring: np.ndarray) -> np.ndarray:
    """The membrane, at half the size where there is much of it: it is smooth."""
    h, w = ring.shape
    if h * w <= LARGE_PIXELS:
        return membrane(difference, ring)
    return _enlarged(_surface(*_halved(difference, ring)), (w, h))


def lender(picture: np.ndarray, region: np.ndarray, reach: int) -> tuple[int, int] | None:
    """Offset (dx, dy) of the place that can lend its texture to ``region``, None if there is none.

    ``picture``: h x w of any number type (one channel), the region with enough around it.
    ``region``: h x w bool. The place lies within ``reach`` pixels, wholly in the picture and beside
    the region. It has about the same border as the region and no more inside of it than that.
    """
    box = Rect(*cv2.boundingRect(region.astype(np.uint8))).grown(RING_PX)
    whole = Rect(0, 0, region.shape[1], region.shape[0])
    box = box.intersected(whole)
    window = box.grown(reach).intersected(whole)
    factor = max(1, math.ceil(math.sqrt(window.area / SEARCHED_PIXELS)))
    seen, spot = _shrunk(picture[window.slices], factor), region[window.slices].astype(np.float32)
    spot = (_shrunk(spot, factor) > 0).astype(np.float32)
    inner = Rect(box.x - window.x, box.y - window.y, box.w, box.h).scaled_down(factor)
    inner = inner.intersected(Rect(0, 0, spot.shape[1], spot.shape[0]))
    inside = spot[inner.slices]
    border = 1 - inside
    if not inside.any() or not border.any():
        return None
    template = seen[inner.slices]
    mean = template[border > 0].mean()
    flat = np.full_like(template, mean)
    cost = cv2.matchTemplate(seen, template, cv2.TM_SQDIFF, mask=border) / border.sum()
    cost += INSIDE * cv2.matchTemplate(seen, flat, cv2.TM_SQDIFF, mask=inside) / inside.sum()
    wide = cv2.dilate(spot, np.ones((3, 3), np.uint8))
    cost[cv2.matchTemplate(wide, inside, cv2.TM_CCORR) > 0.5] = np.inf
    row, column = np.unravel_index(np.argmin(cost), cost.shape)
    if not np.isfinite(cost[row, column]):
        return None
    return factor * (int(column) - inner.x), factor * (int(row) - inner.y)


def membrane(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """The smoothest surface through ``values`` (h x w x n float32) where ``known`` (h x w bool).

    At least one pixel has to be known.
    """
    surface = _first_guess(values, known)
    unknown = (~known).astype(np.float32)[..., None]
    for _ in range(CORRECTIONS):
        surface += _correction((_neighbours(surface) - surface) * unknown, unknown)
    return surface


def _first_guess(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Coarse to fine: close to the border right, farther inside roughly."""
    if known.all():
        return values
    h, w = known.shape
    if min(h, w) <= 2:
        weight = known.astype(np.float32)
        mean = (values * weight[..., None]).sum(axis=(0, 1)) / weight.sum()
        return np.where(known[..., None], values, mean).astype(np.float32)
    surface = _enlarged(_first_guess(*_halved(values, known)), (w, h))
    unknown = ~known[..., None]
    np.copyto(surface, values, where=~unknown)
    for _ in range(RELAXATIONS):
        np.copyto(surface, _neighbours(surface), where=unknown)
    return surface


def _correction(missing: np.ndarray, unknown: np.ndarray) -> np.ndarray:
    """What has to be added so that each unknown pixel becomes the mean of its neighbours.

    ``missing``: that mean less the pixel, h x w x n. ``unknown``: h x w x 1, 1 or 0. A pixel of
    twice the size feels four times as much, as its neighbours lie twice as far away.
    """
    h, w = unknown.shape[:2]
    added = np.zeros_like(missing)
    if min(h, w) > 4:
        coarse = _quarters(unknown) > 0.99
        added = _enlarged(
            _correction(4 * _quarters(missing) * coarse, coarse.astype(np.float32)), (w, h)
        )
        added *= unknown
    for _ in range(RELAXATIONS):
        change = _neighbours(added)
        change += missing
        change -= added
        change *= DAMPED * unknown
        added += change
    return added


def _neighbours(surface: np.ndarray) -> np.ndarray:
    """Mean of the four neighbours; beyond the picture's border lies the border's own value."""
    return _as_3d(cv2.filter2D(surface, -1, _CROSS, borderType=cv2.BORDER_REPLICATE))


def _quarters(array: np.ndarray, beyond: float | None = None) -> np.ndarray:
    """Means over 2 x 2 pixels; beyond the border lies that value, or the border's own."""
    h, w = array.shape[:2]
    how = cv2.BORDER_REPLICATE if beyond is None else cv2.BORDER_CONSTANT
    padded = _as_3d(cv2.copyMakeBorder(array, 0, h % 2, 0, w % 2, how, value=[beyond or 0.0] * 4))
    size = (padded.shape[1] // 2, padded.shape[0] // 2)
    return _as_3d(cv2.resize(padded, size, interpolation=cv2.INTER_AREA))


def _averaged(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    size = (GRAIN_PX, GRAIN_PX)
    weight = cv2.blur(known.astype(np.float32), size)
    summed = _as_3d(cv2.blur(np.where(known[..., None], values, np.float32(0)), size))
    return summed / np.maximum(weight, np.float32(1e-6))[..., None]


def _halved(values: np.ndarray, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Means over 2 x 2 pixels of what is known; known where any of the four is."""
    weight = known.astype(np.float32)[..., None]
    summed, weight = _quarters(values * weight, 0.0), _quarters(weight, 0.0)
    return summed / np.maximum(weight, np.float32(0.25)), weight[..., 0] > 0


def _enlarged(array: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    w, h = size
    double = (2 * array.shape[1], 2 * array.shape[0])
    return np.ascontiguousarray(
        _as_3d(cv2.resize(array, double, interpolation=cv2.INTER_LINEAR))[:h, :w]
    )


def _as_3d(array: np.ndarray) -> np.ndarray:
    """cv2 drops a last axis of one channel."""
    return array if array.ndim == 3 else array[..., None]


def _shrunk(array: np.ndarray, factor: int) -> np.ndarray:
    """Means over ``factor`` x ``factor`` pixels, float32; what fills no square is left away."""
    if factor == 1:
        return np.ascontiguousarray(array, np.float32)
    h, w = array.shape[0] // factor, array.shape[1] // factor
    part = np.ascontiguousarray(array[: h * factor, : w * factor])
    return cv2.resize(part, (w, h), interpolation=cv2.INTER_AREA).astype(np.float32)
