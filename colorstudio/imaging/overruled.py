"""How far hints reach over a model's colours: over the thing that they lie on, and not beyond it.

A hint that is laid on a proposal corrects it, and means more than its own pixels: all that hangs
together there and that the model gave the same colour. There the proposal is heeded no longer; the
solver spreads the hint as it would without a model, and the rest of the picture stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping

import cv2
import numpy as np

from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.spread import Proposal

SIDE = 144
"""Longest side of the small picture that this is worked out on."""
ALIKE, SPREAD = 12.0, 0.3
"""Distance in a*b* at which a colour counts as the same by exp(-1): so much, and this part of the
chroma, since the chroma of one thing varies with its light."""
BRIDGED = 0.015
"""Gaps up to this part of the longest side are crossed: texture does not end a thing."""


class Overruler:
    """A model's colours for one picture; gives what of them counts beside hints.

    ``chroma``: h x w x 2 float32 a*b* for the whole picture, of any proportions. ``size``: (W, H)
    of the picture that hints lie on. What one hint reaches is kept until the hint changes. Not for
    two threads at once.
    """

    def __init__(self, chroma: np.ndarray, size: tuple[int, int]) -> None:
        scale = min(1.0, SIDE / max(size))
        w, h = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
        self.chroma = chroma
        self._small = np.asarray(cv2.resize(chroma, (w, h), interpolation=cv2.INTER_AREA))
        self._to = np.array([w / size[0], h / size[1]])
        self._walls = np.zeros((h, w), np.uint8)
        self._drawn: tuple[Hint, ...] = ()
        self._kept: dict[tuple[Hint, int], np.ndarray] = {}

    def proposal(self, hints: Hints, masks: Mapping[str, np.ndarray] | None = None) -> Proposal:
        """The model's colours, counting where no hint overrules them.

        ``masks``: those which hints name; one that is missing bounds nothing.
        """
        barriers = tuple(hint for hint in hints.acting if hint.kind == "barrier")
        if barriers != self._drawn:
            self._walls[:] = 0
            for hint in barriers:
                _draw(self._walls, hint, self._to, 2)
            self._drawn = barriers
            self._kept.clear()
        over = np.zeros(self._walls.shape, np.float32)
        kept = {}
        for hint in hints.acting:
            if hint.kind in ("barrier", "join"):
                continue
            mask = (masks or {}).get(hint.mask) if hint.mask else None
            key = hint, id(mask)
            # a mask may be another one at the same place in memory
            reach = None if hint.mask else self._kept.get(key)
            kept[key] = self._reach(hint, mask) if reach is None else reach
            np.maximum(over, kept[key], out=over)
        self._kept = kept
        full = cv2.resize(over, self.chroma.shape[1::-1], interpolation=cv2.INTER_LINEAR)
        return Proposal(self.chroma, np.ascontiguousarray(1 - full, np.float32))

    def _reach(self, hint: Hint, mask: np.ndarray | None) -> np.ndarray:
        """How far the colour at each place is the one under the hint, and hangs together with it:
        h x w float32 in [0, 1]."""
        shape = self._walls.shape
        own = np.zeros(shape, np.uint8)
        _draw(own, hint, self._to, max(1, round(2 * hint.radius * float(self._to.mean()))))
        at = own > 0
        under = np.median(self._small[at], axis=0)
        apart = ((self._small - under) ** 2).sum(axis=-1)
        alike = np.exp(-apart / (ALIKE + SPREAD * float(np.hypot(*under))) ** 2)
        alike[self._walls > 0] = 0
        if mask is not None:
            bound = cv2.resize(np.asarray(mask, np.float32), shape[::-1])
            alike[bound <= 0.5] = 0
            at &= bound > 0.5
        radius = max(1, round(BRIDGED * max(shape)))
        disk = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
        near = cv2.morphologyEx((alike > 0.4).astype(np.uint8), cv2.MORPH_CLOSE, disk)
        near[(self._walls > 0) & ~at] = 0
        near[at] = 1
        _, parts = cv2.connectedComponents(near, connectivity=4)
        whole = np.isin(parts, np.unique(parts[at])) & (near > 0)
        alike[at] = 1
        return np.where(whole, alike, 0).astype(np.float32)


def _draw(canvas: np.ndarray, hint: Hint, to: np.ndarray, width: int) -> None:
    """The hint's line or point, within the canvas."""
    places = (np.array(hint.points, np.float64) + 0.5) * to
    h, w = canvas.shape
    corners = np.clip(np.floor(places), 0, (w - 1, h - 1)).astype(np.int32)
    cv2.polylines(canvas, [corners.reshape(-1, 1, 2)], False, 1, max(1, width))
    canvas[corners[:, 1], corners[:, 0]] = 1
