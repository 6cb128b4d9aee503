"""Hints as the guider sees them: discs and strokes of colour on mid-grey, and where they are."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import cv2
import numpy as np

from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint, Hints

LEAST_RADIUS = 0.75
"""Pixels of the map: no mark is lost, however small the picture gets."""


@dataclass(frozen=True, eq=False)
class HintMap:
    """``codes``: h x w x 3 float32 sRGB in [-1, 1], 0 where no hint is.

    ``mask``: h x w float32, 1 where one is, else 0.
    """

    codes: np.ndarray
    mask: np.ndarray

    @classmethod
    def empty(cls, size: tuple[int, int]) -> HintMap:
        """``size``: (w, h)."""
        return cls(np.zeros((size[1], size[0], 3), np.float32), np.zeros(size[::-1], np.float32))


def hint_map(
    hints: Hints, lightness: np.ndarray, masks: Mapping[str, np.ndarray] | None = None
) -> HintMap:
    """The map of the hints of a picture, at the size of ``lightness`` (h x w L*).

    Later marks lie over earlier ones and pinned ones over all, as for the solver. A colour is shown
    at the photo's own lightness under its mark, as far as there is such a colour; a keep stroke is
    a grey. Barriers and joins are not shown: the solver heeds them. ``masks``: those which hints
    name; one that is missing bounds nothing.
    """
    height, width = lightness.shape
    made = HintMap.empty((width, height))
    scale = width / max(1, hints.size[0]), height / max(1, hints.size[1])
    shown = [hint for hint in hints.acting if hint.kind not in ("barrier", "join")]
    for hint in sorted(shown, key=lambda hint: hint.pinned):
        under = drawn(hint, scale, (width, height))
        if hint.mask in (masks or {}) and masks is not None:
            bound = np.asarray(masks[hint.mask], np.float32)
            under &= cv2.resize(bound, (width, height), interpolation=cv2.INTER_AREA) > 0.5
        if under.any():
            made.codes[under] = codes_of(hint.color, float(lightness[under].mean()))
            made.mask[under] = 1
    return made


def drawn(hint: Hint, scale: tuple[float, float], size: tuple[int, int]) -> np.ndarray:
    """The pixels (h x w bool) whose centre a mark covers, in the picture scaled to ``size``.

    ``scale``: of x and y.
    """
    inside = np.zeros(size[::-1], bool)
    at = (np.array(hint.points, np.float64) + 0.5) * scale - 0.5
    # a mark that lies half outside still touches the picture's edge
    radius = max(hint.radius * (scale[0] + scale[1]) / 2, LEAST_RADIUS)
    for first, last in _segments(np.clip(at, -radius, np.array(size) - 1 + radius)):
        low = np.maximum(np.ceil(np.minimum(first, last) - radius), 0).astype(int)
        high = np.minimum(np.floor(np.maximum(first, last) + radius), np.array(size) - 1)
        high = high.astype(int)
        if (low > high).any():
            continue
        y, x = np.mgrid[low[1] : high[1] + 1, low[0] : high[0] + 1]
        along = last - first
        length = max(float(along @ along), 1e-12)
        part = ((x - first[0]) * along[0] + (y - first[1]) * along[1]) / length
        part = np.clip(part, 0, 1)
        away = (x - first[0] - part * along[0]) ** 2 + (y - first[1] - part * along[1]) ** 2
        inside[low[1] : high[1] + 1, low[0] : high[0] + 1] |= away <= radius**2
    return inside


def codes_of(color: Color | None, lightness: float) -> np.ndarray:
    """A hint's colour at a lightness (L*), 3 float32 codes in [-1, 1]; None is grey."""
    a, b = (0.0, 0.0) if color is None else (color.a, color.b)
    rgb = Color(lightness, a, b).rgb8
    return np.array(rgb, np.float32) / 127.5 - 1


def _segments(points: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Lines from point to point; a single point is one, too."""
    if len(points) == 1:
        return iter([(points[0], points[0])])
    return itertools.pairwise(points)
