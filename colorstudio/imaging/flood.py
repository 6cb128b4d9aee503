"""Filling: the region of like colour around a click, or everywhere, with an antialiased edge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.bands import nothing, run_bands
from colorstudio.imaging.color import lab_f
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.imaging.profiles import SRGB, Profile

REAL_EDGE = 3.0
"""Beside something so many tolerances away, a border pixel is a mixture of both colours."""
_AROUND = np.ones((3, 3), np.uint8)


@dataclass(frozen=True, eq=False)
class Region:
    """What a fill covers: ``coverage`` (h x w uint8, 255 fully) of ``rect``, nothing outside."""

    rect: Rect
    coverage: np.ndarray


def flood(
    picture: np.ndarray,
    at: tuple[float, float],
    tolerance: float,
    *,
    connected: bool = True,
    expand_px: int = 1,
    profile: Profile = SRGB,
    check: Callable[[], None] = nothing,
) -> Region:
    """The region of ``picture`` (h x w x 4 codes) that is like the pixel at ``at`` (x, y).

    ``tolerance``: largest CIELAB distance (dE 1976) that still is alike; alpha counts too.
    ``connected``: only what hangs together with the pixel by its sides, so that a diagonal line of
    one pixel holds; else everywhere. ``expand_px``: how far to grow over the border, so that no
    light seam stays along antialiased ink; the last pixel is covered only by the part of it that
    has the region's colour. Raises BadInput outside of the picture or for a negative tolerance.
    """
    h, w = picture.shape[:2]
    column, row = int(np.floor(at[0])), int(np.floor(at[1]))
    if not (0 <= column < w and 0 <= row < h):
        raise BadInput("There is nothing to fill outside of the picture.", "Click inside of it.")
    if tolerance < 0 or expand_px < 0:
        raise BadInput("The tolerance of a fill and its growth cannot be negative.")
    distance = color_distance(picture, picture[row, column], profile, check)
    alike = _at_most(distance, tolerance)
    check()
    region, rect = _connected(alike, (column, row)) if connected else (alike, Rect(0, 0, w, h))
    box = rect.grown(expand_px + 1).intersected(Rect(0, 0, w, h))
    inner = region[box.slices]
    if expand_px == 0:
        return Region(box, inner * np.uint8(255))
    if expand_px > 1:
        inner = cv2.dilate(inner, _AROUND, iterations=expand_px - 1)
    return Region(box, _edged(inner, distance[box.slices], tolerance))


def color_distance(
    picture: np.ndarray,
    seed: np.ndarray,
    profile: Profile = SRGB,
    check: Callable[[], None] = nothing,
) -> np.ndarray:
    """Distance of every pixel (h x w x 4 codes) from ``seed`` (4 codes), h x w uint16, dE / 64."""
    from colorstudio.imaging.flood_kernels import distances

    decode, matrix, table = _tables(profile, picture.dtype)
    full = np.float32(MAX_CODE[picture.dtype])
    linear = np.array([decode[c][seed[c]] for c in range(3)], np.float64)
    of_seed = np.append(lab_f(matrix.astype(np.float64) @ linear), seed[3] / full)
    out = np.empty(picture.shape[:2], np.uint16)

    def work(first: int, last: int) -> None:
        part = picture[first:last]
        distances(part, decode, matrix, table, full, of_seed.astype(np.float32), out[first:last])

    run_bands(work, picture.shape[0], width=picture.shape[1], check=check)
    return out


def warm_up() -> None:
    """Compiles the loop for 8 and 16 bit, or loads it from numba's cache."""
    for dtype in (np.uint8, np.uint16):
        frozen = np.zeros((2, 2, 4), dtype)
        flood(frozen, (0, 0), 1.0)
        frozen.flags.writeable = False
        flood(frozen, (0, 0), 1.0)


def _at_most(distance: np.ndarray, tolerance: float) -> np.ndarray:
    from colorstudio.imaging.flood_kernels import STEPS_PER_DE

    limit = min(65534, int(tolerance * STEPS_PER_DE))
    return (distance <= limit).view(np.uint8)


def _connected(alike: np.ndarray, at: tuple[int, int]) -> tuple[np.ndarray, Rect]:
    """The part of ``alike`` (h x w of 0 and 1) that hangs together with ``at``; its bounds."""
    h, w = alike.shape
    mask = np.zeros((h + 2, w + 2), np.uint8)
    flags = 4 | cv2.FLOODFILL_MASK_ONLY | (1 << 8)
    _, _, _, bounds = cv2.floodFill(alike, mask, at, 1, 0, 0, flags)
    return mask[1:-1, 1:-1], Rect(*bounds)


def _edged(region: np.ndarray, distance: np.ndarray, tolerance: float) -> np.ndarray:
    """``region`` (0 and 1) as coverage, with one more pixel around it that is covered in part."""
    from colorstudio.imaging.flood_kernels import STEPS_PER_DE

    coverage = region * np.uint8(255)
    rim = np.flatnonzero(cv2.subtract(cv2.dilate(region, _AROUND), region))
    if rim.size == 0:
        return coverage
    own = distance.ravel()[rim].astype(np.float32)
    far = cv2.dilate(distance, _AROUND).ravel()[rim].astype(np.float32)
    mixed = 1 - own / np.maximum(far, 1)
    near = cv2.blur(coverage, (3, 3), borderType=cv2.BORDER_REPLICATE).ravel()[rim] / 255
    is_edge = far > REAL_EDGE * STEPS_PER_DE * max(tolerance, 1.0)
    coverage.ravel()[rim] = np.rint(255 * np.where(is_edge, mixed, near))
    return coverage


@lru_cache(maxsize=8)
def _tables(profile: Profile, dtype: np.dtype) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    from colorstudio.imaging.flood_kernels import F_STEPS

    matrix = (profile.to_xyz / profile.white[:, None]).astype(np.float32)
    table = lab_f((np.arange(F_STEPS + 2) / F_STEPS) ** 2).astype(np.float32)
    return profile.decode(dtype), matrix, table
