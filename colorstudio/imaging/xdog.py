"""Lines out of a picture without any weights: extended differences of Gaussians.

XDoG (Winnemöller, Kyprianidis, Olsen, "XDoG: An eXtended difference-of-Gaussians compendium",
Computers & Graphics 36, 2012).
"""

from __future__ import annotations

import cv2
import numpy as np

RATIO = 1.6
"""Width of the wider Gaussian over that of the narrower: close to a Laplacian (Marr, Hildreth)."""
DARKEST = 1e-3
"""What is missing no further is paper: black, where rounding would decide."""


def lines(
    rgb: np.ndarray,
    *,
    sigma: float = 0.8,
    sharpness: float = 20.0,
    threshold: float = 0.78,
    slope: float = 12.0,
) -> np.ndarray:
    """The lines of a picture as a drawing: h x w uint8, 255 paper, 0 ink.

    ``rgb``: h x w x 3 uint8; each channel is looked at, the darkest answer counts, so that colours
    of one lightness are parted too. ``sigma``: half the width of lines in pixels. ``sharpness``: p
    in S = (1 + p) G_sigma - p G_(1.6 sigma). ``threshold``: epsilon, here a share of what is
    around, so that dark flats stay paper. ``slope``: phi in 1 + tanh(phi (S - epsilon)), which is
    the drawing where S is below epsilon; it is 1 elsewhere.
    """
    color = rgb.astype(np.float32) / 255
    fine = cv2.GaussianBlur(color, (0, 0), sigma)
    wide = cv2.GaussianBlur(color, (0, 0), RATIO * sigma)
    around = cv2.GaussianBlur(color, (0, 0), 4 * RATIO * sigma)
    below = (1 + sharpness) * fine - sharpness * wide - threshold * around
    drawing = np.where(below >= -DARKEST, 1.0, 1.0 + np.tanh(slope * below)).min(axis=-1)
    return np.rint(255 * np.clip(drawing, 0, 1)).astype(np.uint8)


def thin_lines(rgb: np.ndarray, *, sigma: float = 0.6) -> np.ndarray:
    """`lines` of a small picture, drawn at twice its size: h x w uint8, 255 paper, 0 ink.

    Lines of 128 pixels' pictures would fill their smaller parts otherwise. ``sigma``: of the larger
    drawing.
    """
    h, w = rgb.shape[:2]
    large = cv2.resize(rgb, (2 * w, 2 * h), interpolation=cv2.INTER_CUBIC)
    return np.asarray(cv2.resize(lines(large, sigma=sigma), (w, h), interpolation=cv2.INTER_AREA))
