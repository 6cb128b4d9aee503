"""The living answer to the hints: keeps the prepared solver of one photo, for one worker thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from colorstudio.document.model_colors import ModelColors
from colorstudio.document.render import Pyramid, source_lightness
from colorstudio.document.sketch_answer import SketchAnswerer
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.color import lightness
from colorstudio.imaging.flats import Flats
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.profiles import Profile
from colorstudio.imaging.spread import ChromaField, Proposal, Spreader

if TYPE_CHECKING:
    from colorstudio.imaging.overruled import Overruler

Answer = ChromaField | Flats
"""What the hints make of a photo, or of a drawing."""

SOLVER_SIDE = 1024
"""Longest side of the reduced lightness that the solver is prepared from."""


class Answerer:
    """Solves again and again for the same photo; prepares anew when its pixels changed."""

    def __init__(self, pyramid: Pyramid) -> None:
        self._pyramid = pyramid
        self._tiles: Tiles | None = None
        self._spreader: Spreader | None = None
        self._overruler: tuple[ModelColors, Overruler] | None = None
        self._sketch = SketchAnswerer()

    def solve(self, state: DocumentState, check: Callable[[], None]) -> Answer | None:
        """The flats of a drawing, or the chroma field that answers ``state.hints``.

        None without a photo or a living layer, and where neither a hint nor a model says anything
        of a photo: it then keeps its own colours.

        Raises Cancelled through ``check``.
        """
        if state.flats_layer is not None:
            return self._sketch.solve(state, check)
        source, layer = state.source_layer, state.answer_layer
        asked = any(hint.kind not in ("barrier", "join") for hint in state.hints.acting)
        if source is None or layer is None or not (asked or layer.model):
            return None
        if self._spreader is None or self._tiles is not source.tiles:
            check()
            reduced = source_lightness(state, SOLVER_SIDE, self._pyramid)
            self._spreader = Spreader(
                reduced,
                state.size,
                profile=state.profile,
                lightness_at=_lightness_at(source.tiles, state.profile),
            )
            self._tiles = source.tiles
        used = {hint.mask for hint in state.hints.acting if hint.mask}
        masks = {name: _mask(state.masks[name]) for name in used if name in state.masks}
        return self._spreader.solve(
            state.hints,
            proposal=self._proposal(layer.model, state, masks),
            masks=masks,
            follow=layer.follow,
            check=check,
        )

    def _proposal(
        self, model: ModelColors | None, state: DocumentState, masks: Mapping[str, np.ndarray]
    ) -> Proposal | None:
        if model is None:
            self._overruler = None
            return None
        if self._overruler is None or self._overruler[0] is not model:
            from colorstudio.imaging.overruled import Overruler

            self._overruler = model, Overruler(model.chroma, state.size)
        return self._overruler[1].proposal(state.hints, masks)


def _lightness_at(tiles: Tiles, profile: Profile) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
    """Full-size L* at pixel positions, without assembling the picture."""

    def at(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        codes = [tiles.read(Rect(int(i), int(j), 1, 1))[0, 0] for i, j in zip(x, y, strict=True)]
        return lightness(np.array(codes), profile)

    return at


def _mask(tiles: Tiles) -> np.ndarray:
    return tiles.to_array()[..., 0].astype(np.float32) / 255
