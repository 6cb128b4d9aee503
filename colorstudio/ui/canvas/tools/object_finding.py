"""What was said of an object, and the mask that answers it: work for the instant lane."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from colorstudio.document.document import DRAG_KEY
from colorstudio.document.edits import SetMask
from colorstudio.document.filling import COMBINED, How, whole_mask
from colorstudio.document.pyramid import MAX_LEVEL, Pyramid, reduced_size
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.geometry import Rect
from colorstudio.ui.canvas.view import INDEX

if TYPE_CHECKING:
    from colorstudio.engine.segment import Segmenter

SEEN_SIDE = 1024
"""The segmenter is shown the picture reduced until its longer side is at most this; it works on
less inside, and a click is answered alike at any size."""

_numbers = count(1)


@dataclass(frozen=True)
class Click:
    """A place (pixel indices) that belongs to the object, or does not."""

    x: float
    y: float
    inside: bool = True


@dataclass(frozen=True, eq=False)
class Prompt:
    """All that was said of one object. ``mask``: the name that the answer goes to; ``base``: its
    pixels before, which the answer is combined with as ``how`` says."""

    mask: str
    base: Tiles | None
    how: How
    clicks: tuple[Click, ...] = ()
    box: Rect | None = None
    key: str = ""


class Finder:
    """The segmenter with the picture that it was shown last. Used on the instant lane alone."""

    def __init__(self, pyramid: Pyramid) -> None:
        self._pyramid = pyramid
        self._segmenter: Segmenter | None = None
        self._seen: tuple[Any, Any] = (None, None)
        self._scale = (1.0, 1.0)

    def show(self, state: DocumentState, answer: Any) -> None:
        """Shows it the picture as its layers make it, once."""
        if self._seen[0] is state.layers and self._seen[1] is answer:
            return
        from colorstudio.document.render import render
        from colorstudio.engine.segment import segmenter

        level = 0
        while level < MAX_LEVEL and max(reduced_size(state.size, level)) > SEEN_SIDE:
            level += 1
        w, h = reduced_size(state.size, level)
        codes = np.ascontiguousarray(render(state, answer, Rect(0, 0, w, h), level, self._pyramid))
        if self._segmenter is None:
            self._segmenter = segmenter("grabcut")
        self._segmenter.set_image(codes, state.profile)
        self._scale = w / state.width, h / state.height
        self._seen = state.layers, answer

    def find(self, prompt: Prompt) -> np.ndarray:
        """The object as a mask of some size with the picture's proportions, float in [0, 1]."""
        sx, sy = self._scale
        points = [((c.x + INDEX) * sx, (c.y + INDEX) * sy, c.inside) for c in prompt.clicks]
        assert self._segmenter is not None
        box = None
        if prompt.box is not None:
            r = prompt.box
            box = (r.x * sx, r.y * sy, r.right * sx, r.bottom * sy)
        return self._segmenter.predict(points, box).mask


def drag_key() -> str:
    """A merge key for one answer and its refinement, so that both are one step."""
    return f"{DRAG_KEY}object:{next(_numbers)}"


def enlarged(found: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """A mask in [0, 1] of any size as H x W uint8 of the picture's ``size``."""
    codes = np.rint(np.clip(found, 0, 1) * 255).astype(np.uint8)
    return cv2.resize(codes, size, interpolation=cv2.INTER_LINEAR)


def answered(state: DocumentState, prompt: Prompt, coverage: np.ndarray) -> SetMask:
    """The object (H x W uint8) put into its mask."""
    if prompt.base is not None and prompt.how != "replace":
        coverage = COMBINED[prompt.how](prompt.base.to_array()[..., 0], coverage)
    edit = whole_mask(state, prompt.mask, coverage, "Select object")
    assert edit.tiles is not None
    # a grid of its own, so that each answer remembers its own points
    return replace(edit, tiles=replace(edit.tiles), merge_key=prompt.key)
