"""The living answer to the hints as a colour layer that keeps still and can be painted on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from colorstudio.document.chroma import chroma_of
from colorstudio.document.edits import AddLayer, SetLayer, Several, new_color_layer
from colorstudio.document.layers import CHROMA_SCALE, FULL_ALPHA
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.render import render
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import TILE, Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.geometry import Rect

if TYPE_CHECKING:
    from colorstudio.imaging.placement import ChromaField


def baked_answer(
    state: DocumentState,
    answer: ChromaField | None,
    cache: Pyramid,
    check: Callable[[], None],
    *,
    name: str = "Colour",
) -> Several:
    """One step that puts the answer's colours on a new layer above it and hides the answer.

    Works in rows of tiles; ``check`` may raise Cancelled. Raises BadInput without photo or answer.
    """
    source, layer = state.source_layer, state.answer_layer
    if source is None or layer is None or answer is None:
        raise BadInput("There is no answer to the hints yet.", "Give some hints first.")
    plain = replace(
        state, layers=(replace(source, visible=True, mask=None), replace(layer, visible=True))
    )
    tiles: dict[tuple[int, int], np.ndarray | None] = {}
    for top in range(0, state.height, TILE):
        check()
        band = Rect(0, top, state.width, min(TILE, state.height - top))
        codes = render(plain, answer, band, 0, cache)
        out = np.empty((band.h, band.w, 3), np.int16)
        out[..., :2] = np.rint(chroma_of(codes, state.profile) * CHROMA_SCALE)
        out[..., 2] = FULL_ALPHA
        for left in range(0, state.width, TILE):
            tiles[left // TILE, top // TILE] = np.ascontiguousarray(out[:, left : left + TILE])
    new = new_color_layer(state, name)
    new = replace(new, tiles=Tiles.empty(state.size, 3, np.int16).replaced(tiles))
    edits = (AddLayer(new, above=layer.id), SetLayer(layer.id, {"visible": False}))
    return Several(edits, name="Make a colour layer")
