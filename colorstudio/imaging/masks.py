"""What is done to masks as a whole: wider, narrower, softer. H x W uint8, 255 inside."""

from __future__ import annotations

import cv2
import numpy as np

from colorstudio.errors import BadInput

HALF = 128
"""Where a soft edge is taken to lie."""
MAX_PX = 2000.0
LEAST_PX = 0.05
"""A feather below this is not to be seen."""
SIGMA = 0.5
"""Of the blur of a feather, in parts of its width."""
SMALL_SIGMA = 6.0
"""A wider blur is made in a reduced mask, where it has about this width."""


def grown(mask: np.ndarray, px: float) -> np.ndarray:
    """The mask wider by ``px`` on all sides, round at corners; parts of a pixel count.

    What was covered in part stays so at least. Raises BadInput for a negative or endless distance.
    """
    _check(px)
    if px == 0 or mask.max() < HALF:
        return mask.copy()
    away = cv2.distanceTransform((mask < HALF).astype(np.uint8), cv2.DIST_L2, 5)
    # the edge lies half a pixel before the first pixel outside, whose distance is 1
    np.subtract(px + 1, away, out=away)
    np.clip(away, 0, 1, out=away)
    return np.maximum(mask, np.rint(255 * away).astype(np.uint8))


def shrunk(mask: np.ndarray, px: float) -> np.ndarray:
    """The mask narrower by ``px`` on all sides; the border of the picture is no side.

    Raises BadInput for a negative or endless distance.
    """
    return 255 - grown(255 - mask, px)


def feathered(mask: np.ndarray, px: float) -> np.ndarray:
    """The mask with its edge softened over ``px`` to either side.

    Raises BadInput for a negative or endless distance.
    """
    _check(px)
    if px < LEAST_PX:
        return mask.copy()
    sigma, (h, w) = SIGMA * px, mask.shape
    step = max(1, min(int(sigma / SMALL_SIGMA), h, w))
    # as float: a wide slope has many more steps than a reduced mask of whole numbers
    small = mask.astype(np.float32)
    if step > 1:
        size = max(1, w // step), max(1, h // step)
        small = cv2.resize(small, size, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), sigma / step, borderType=cv2.BORDER_REPLICATE)
    if step > 1:
        small = cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR)
    return np.rint(small).astype(np.uint8)


def _check(px: float) -> None:
    if not 0 <= px <= MAX_PX:
        raise BadInput(f"A mask cannot be changed by {px:g} pixels.", f"Give 0 to {MAX_PX:g}.")
