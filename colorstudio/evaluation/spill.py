"""Spill: how much colour runs over the lines of a drawing, which FID does not see.

Yan et al. (arXiv 2401.01456, section 3.4) call it the distribution problem: colours of the
reference's layout appear where the drawing has no shape for them. The number is ours: the share of
strong edges of colour that lie farther than 2 pixels from any ink.
"""

from __future__ import annotations

import cv2
import numpy as np

from colorstudio.imaging.color import rgb_to_lab
from colorstudio.imaging.profiles import SRGB

STRONG = 10.0
"""From which difference of a*b* of two neighbours on an edge is strong."""
REACH = 2.0
"""Pixels around ink in which colours may change."""
INK = 128
"""sRGB codes of a drawing below this are ink."""


def spill(
    rgb: np.ndarray, ink: np.ndarray, *, strong: float = STRONG, reach: float = REACH
) -> float | None:
    """The share in [0, 1]; None for a picture without any strong edge of colour.

    ``rgb``: h x w x 3 uint8 sRGB; ``ink``: h x w bool. An edge lies between two neighbouring
    pixels, across or down, and is as near to ink as the nearer of the two. Only a*b* counts: ink
    itself, and light and shade within a colour, are no edges of colour.
    """
    if ink.shape != rgb.shape[:2]:
        raise ValueError(f"ink {ink.shape} for a picture of {rgb.shape[:2]}")
    opaque = np.full((*ink.shape, 4), 255, np.uint8)
    opaque[..., :3] = rgb
    ab = np.asarray(rgb_to_lab(opaque, SRGB)[..., 1:], np.float32)
    far = distance_to(ink) > reach
    edges = beyond = 0
    for one, other in (
        ((slice(None), slice(None, -1)), (slice(None), slice(1, None))),
        ((slice(None, -1), slice(None)), (slice(1, None), slice(None))),
    ):
        strongly = np.linalg.norm(ab[one] - ab[other], axis=-1) >= strong
        edges += int(strongly.sum())
        beyond += int((strongly & far[one] & far[other]).sum())
    return beyond / edges if edges else None


def distance_to(ink: np.ndarray) -> np.ndarray:
    """Pixels from each place (centre to centre) to the nearest ink; infinite where there is none.

    ``ink``: h x w bool. Float32.
    """
    if not ink.any():
        return np.full(ink.shape, np.inf, np.float32)
    away = np.where(ink, 0, 255).astype(np.uint8)
    return cv2.distanceTransform(away, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)


def ink_of(drawing: np.ndarray, size: tuple[int, int] | None = None) -> np.ndarray:
    """Where a drawing (h x w uint8, dark lines) has ink: bool, of ``size`` (w, h) if given.

    Smaller, a pixel has ink where any of its area has: thin lines do not get lost.
    """
    ink = (drawing < INK).astype(np.uint8)
    if size is None or size == (ink.shape[1], ink.shape[0]):
        return ink > 0
    kind = cv2.INTER_AREA if size[0] < ink.shape[1] else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(ink * 255.0, size, interpolation=kind)) > 0
