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
from colorstudio.jobs.job import JobContext
from colorstudio.ui.canvas.view import INDEX

if TYPE_CHECKING:
    from colorstudio.engine.engine import Engine
    from colorstudio.engine.segment import Segmentation, Segmenter
    from colorstudio.engine.segment_sam import Features, SamSegmenter

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
    pixels before, which the answer is combined with as ``how`` says. ``before``: logits of the
    answer that the last click mends; ``choice``: which of the answers is meant."""

    mask: str
    base: Tiles | None
    how: How
    clicks: tuple[Click, ...] = ()
    box: Rect | None = None
    key: str = ""
    before: np.ndarray | None = None
    choice: int = 0

    def asks_as(self, other: Prompt) -> bool:
        """Whether the same was said, so that the same answers it."""
        return (self.clicks, self.box) == (other.clicks, other.box) and self.before is other.before


@dataclass(frozen=True, eq=False)
class Found:
    """What was found, and whether the model found it, not the quick way."""

    segmentation: Segmentation
    by_model: bool

    @property
    def count(self) -> int:
        """How many answers there are."""
        return max(1, len(self.segmentation.candidates))

    def choice(self, n: int) -> Segmentation:
        """Answer ``n``, counted from 0."""
        return (self.segmentation.candidates or (self.segmentation,))[n % self.count]


@dataclass(frozen=True, eq=False)
class _Look:
    """A picture that the model has looked at: of which layers, and in which scale."""

    layers: Any
    answer: Any
    sam: SamSegmenter
    features: Features
    scale: tuple[float, float]


class Finder:
    """The segmenters with the picture that they were shown last.

    `look` belongs to the lane of models, all else to the instant lane. ``models``: what looked
    before, by the id of its weights; it outlives the finder.
    """

    def __init__(self, pyramid: Pyramid, models: dict[str, SamSegmenter]) -> None:
        self._pyramid = pyramid
        self._models = models
        self._look: _Look | None = None
        self._segmenter: Segmenter | None = None
        self._seen: tuple[Any, Any] = (None, None)
        self._scale = (1.0, 1.0)

    def show(self, state: DocumentState, answer: Any) -> None:
        """Shows it the picture as its layers make it, once."""
        if self._seen[0] is state.layers and self._seen[1] is answer:
            return
        from colorstudio.engine.segment import segmenter

        codes, self._scale = self._reduced(state, answer)
        if self._segmenter is None:
            self._segmenter = segmenter("grabcut")
        self._segmenter.set_image(codes, state.profile)
        self._seen = state.layers, answer

    def look(
        self, state: DocumentState, answer: Any, engine: Engine, bundle: str, context: JobContext
    ) -> None:
        """Lets the model with these weights look at the picture; then `find` asks it.

        Raises ModelMissing, BadInput (damaged weights), OutOfMemory, Cancelled.
        """
        from colorstudio.engine.segment import SAM_ROLE
        from colorstudio.engine.segment_sam import SamSegmenter

        models = engine.models_for((SAM_ROLE,), bundle)
        sam = self._models.get(bundle)
        if sam is None or not sam.works_with(models):
            sam = self._models[bundle] = SamSegmenter(models)
        codes, scale = self._reduced(state, answer)
        features = sam.seen(codes, state.profile, told=context.step)
        self._look = _Look(state.layers, answer, sam, features, scale)

    def _reduced(self, state: DocumentState, answer: Any) -> tuple[np.ndarray, tuple[float, float]]:
        from colorstudio.document.render import render

        level = 0
        while level < MAX_LEVEL and max(reduced_size(state.size, level)) > SEEN_SIDE:
            level += 1
        w, h = reduced_size(state.size, level)
        codes = np.ascontiguousarray(render(state, answer, Rect(0, 0, w, h), level, self._pyramid))
        return codes, (w / state.width, h / state.height)

    def find(self, prompt: Prompt, *, model: bool = False) -> Found:
        """The object as masks of some size with the picture's proportions. ``model``: by the model,
        where it has looked at the picture that was shown."""
        look, (layers, answer) = self._look, self._seen
        if model and look is not None and look.layers is layers and look.answer is answer:
            look.sam.use(look.features)
            return Found(self._asked(look.sam, look.scale, prompt, prompt.before), True)
        assert self._segmenter is not None
        return Found(self._asked(self._segmenter, self._scale, prompt, None), False)

    @staticmethod
    def _asked(
        segmenter: Segmenter,
        scale: tuple[float, float],
        prompt: Prompt,
        before: np.ndarray | None,
    ) -> Segmentation:
        sx, sy = scale
        points = [((c.x + INDEX) * sx, (c.y + INDEX) * sy, c.inside) for c in prompt.clicks]
        box = None
        if prompt.box is not None:
            r = prompt.box
            box = (r.x * sx, r.y * sy, r.right * sx, r.bottom * sy)
        return segmenter.predict(points, box, before)


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
