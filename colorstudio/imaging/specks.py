"""Dust on a scan: small spots that are far darker or lighter than what surrounds them."""

from __future__ import annotations

import cv2
import numpy as np

from colorstudio.errors import BadInput

MAX_RADIUS_PX = 30
LEAST_CONTRAST = 18
"""Codes of 8 bit by which dust differs from its surroundings at least."""
CALM = 6.0
"""And so many times the deviation of what lies around it: a nostril or a leaf lies among slopes."""
AROUND_RADII = 4
"""Half the side of the square that counts as around, in radii."""
ROUND = 0.35
"""Part of its box that a spot fills at least; twigs and outlines fill less."""
RIM_PX = 1


def specks(grey: np.ndarray, radius_px: int = 4, sensitivity: float = 0.5) -> np.ndarray:
    """Where dust may be, h x w uint8, 255 inside: a proposal, to be looked at before it is healed.

    ``grey``: h x w uint8 codes. ``radius_px`` in [1, 30]: half the size of the largest spot.
    ``sensitivity`` in [0, 1]: more finds fainter spots, and more that is no dust. Raises BadInput.
    """
    if not (1 <= radius_px <= MAX_RADIUS_PX and 0 <= sensitivity <= 1):
        raise BadInput(f"Dust has a radius of 1 to {MAX_RADIUS_PX} pixels, sensitivity 0 to 1.")
    clean = cv2.medianBlur(grey, 4 * radius_px + 1)
    difference = cv2.absdiff(grey, clean)
    strict = 2.0 ** (1 - 2 * sensitivity)
    apart = (difference > LEAST_CONTRAST * strict).view(np.uint8)
    around = _deviation(grey, apart, 2 * AROUND_RADII * radius_px + 1)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(apart, connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    area = stats[:, cv2.CC_STAT_AREA]
    dust = (np.maximum(width, height) <= 2 * radius_px + 1) & (area >= ROUND * width * height)
    dust &= area > 1
    places = np.flatnonzero(apart)
    part, spots = labels.ravel()[places], np.zeros((2, count))
    np.maximum.at(spots[0], part, difference.ravel()[places])
    np.maximum.at(spots[1], part, around.ravel()[places])
    dust &= spots[0] > CALM * strict * spots[1]
    dust[0] = False
    mask = dust.astype(np.uint8).take(labels) * np.uint8(255)
    return cv2.dilate(mask, np.ones((2 * RIM_PX + 1,) * 2, np.uint8))


def _deviation(grey: np.ndarray, left_out: np.ndarray, side: int) -> np.ndarray:
    """Standard deviation over squares (h x w float32) of what is not ``left_out`` (0 or 1)."""
    kept = (1 - left_out).astype(np.float32)
    values = grey * kept
    size = (side, side)
    weight = np.maximum(cv2.blur(kept, size), np.float32(1e-3))
    mean = cv2.blur(values, size) / weight
    square = cv2.blur(values * values, size) / weight
    return np.sqrt(np.maximum(square - mean * mean, np.float32(1)))
