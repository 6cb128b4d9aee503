"""Finds objects from clicks and boxes: shown a picture once, asked often.

The way without weights is always there; ways with a model are further rows of SEGMENTERS and answer
through the same two calls.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import cv2
import numpy as np

from colorstudio.errors import BadInput, ModelMissing
from colorstudio.imaging.color import rgb_to_lab
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.imaging.profiles import SRGB, Profile

if TYPE_CHECKING:
    from colorstudio.engine.engine import Engine

WORKING_SIDE = 384
"""Longest side of the reduced picture that answers are made from."""


@dataclass(frozen=True, eq=False)
class Segmentation:
    """``mask``: h x w float32 in [0, 1] at the working size. ``score``: the segmenter's own
    confidence in [0, 1]. ``size``: (W, H) of the picture.

    ``candidates``: where the segmenter sees several objects in the same marks, each of them, this
    one first. ``logits``: what it may be handed back with the next mark, None where it has no use
    for that.
    """

    mask: np.ndarray
    score: float
    size: tuple[int, int]
    candidates: tuple[Segmentation, ...] = ()
    logits: np.ndarray | None = None


class Segmenter(Protocol):
    """Not for two threads at once."""

    def set_image(self, codes: np.ndarray, profile: Profile = SRGB) -> None:
        """Prepares a picture, H x W x 4 codes."""
        ...

    def predict(
        self,
        points: Sequence[tuple[float, float, bool]],
        box: tuple[float, float, float, float] | None = None,
        before: np.ndarray | None = None,
    ) -> Segmentation:
        """The object that holds the points marked True and not those marked False, in the box.

        All in full-size pixels, of which the first ends at 1. ``before``: the ``logits`` of the
        answer that the last of the points mends. Raises BadInput for marks outside of the picture,
        and where nothing says where the object is.
        """
        ...


class CutoutSegmenter:
    """Growing along edges, then colour models: `imaging.cutout`."""

    def __init__(self) -> None:
        self._size = (0, 0)
        self._bgr = np.zeros((0, 0, 3), np.uint8)
        self._lab = np.zeros((0, 0, 3), np.float32)
        self._seen = np.zeros((0, 0), bool)

    def set_image(self, codes: np.ndarray, profile: Profile = SRGB) -> None:
        """See `Segmenter`."""
        h, w = codes.shape[:2]
        scale = min(1.0, WORKING_SIDE / max(h, w))
        size = max(1, round(w * scale)), max(1, round(h * scale))
        small = cv2.resize(codes, size, interpolation=cv2.INTER_AREA) if scale < 1 else codes
        self._size = w, h
        self._seen = small[..., 3] >= 0.5 * MAX_CODE[codes.dtype]
        lab = rgb_to_lab(small[..., :3], profile).astype(np.float32)
        self._lab = cv2.GaussianBlur(lab, (0, 0), 0.8)
        eight = np.asarray(small[..., :3], np.uint16) >> (8 * (codes.dtype.itemsize - 1))
        self._bgr = np.ascontiguousarray(eight[..., ::-1], np.uint8)

    def predict(
        self,
        points: Sequence[tuple[float, float, bool]],
        box: tuple[float, float, float, float] | None = None,
        before: np.ndarray | None = None,
    ) -> Segmentation:
        """See `Segmenter`."""
        from colorstudio.imaging.cutout import cut_out

        box = check_marks(self._size, points, box)
        h, w = self._seen.shape
        sx, sy = w / self._size[0], h / self._size[1]
        small = [(x * sx, y * sy, include) for x, y, include in points]
        fitted = None if box is None else (box[0] * sx, box[1] * sy, box[2] * sx, box[3] * sy)
        mask, score = cut_out(self._bgr, self._lab, self._seen, small, fitted)
        return Segmentation(mask, score, self._size)


def check_marks(
    size: tuple[int, int],
    points: Sequence[tuple[float, float, bool]],
    box: tuple[float, float, float, float] | None,
) -> tuple[float, float, float, float] | None:
    """The box, drawn in to the picture. Raises BadInput; see `Segmenter.predict`."""
    w, h = size
    for x, y, _ in points:
        if not (0 <= x < w and 0 <= y < h):
            raise BadInput(
                f"The point {x:g}, {y:g} lies outside of the picture ({w} × {h}).",
                "Click inside of it.",
            )
    if box is None:
        if not any(include for *_, include in points):
            raise BadInput("Nothing says where the object is.", "Click it, or draw a box.")
        return None
    x0, x1 = sorted((box[0], box[2]))
    y0, y1 = sorted((box[1], box[3]))
    x0, y0, x1, y1 = max(0.0, x0), max(0.0, y0), min(float(w), x1), min(float(h), y1)
    if x1 - x0 < 1 or y1 - y0 < 1:
        raise BadInput("The box holds no pixel of the picture.", "Draw it around the object.")
    return x0, y0, x1, y1


def _sam(engine: Engine | None, bundle: str) -> Segmenter:
    from colorstudio.engine.engine import Engine

    models = (engine or Engine()).models_for((SAM_ROLE,), bundle)
    from colorstudio.engine.segment_sam import SamSegmenter

    return SamSegmenter(models)


SAM_ROLE = "segmenter"
SEGMENTERS: dict[str, Callable[[Engine | None, str], Segmenter]] = {
    "grabcut": lambda engine, bundle: CutoutSegmenter(),
    "sam": _sam,
}
"""Name to what makes it."""


def segmenter(way: str = "grabcut", engine: Engine | None = None, bundle: str = "") -> Segmenter:
    """The segmenter of that name. ``engine``: where its model comes from, ``bundle``: which one
    ("": any that does).

    Raises BadInput for an unknown one, ModelMissing where its weights are not installed.
    """
    if way not in SEGMENTERS:
        raise BadInput(f"There is no segmenter “{way}”.", f"There are: {', '.join(SEGMENTERS)}.")
    try:
        return SEGMENTERS[way](engine, bundle)
    except ModelMissing as missing:
        if bundle:
            raise
        raise ModelMissing(
            missing.message, f"{missing.hint} The way grabcut needs no weights."
        ) from missing
