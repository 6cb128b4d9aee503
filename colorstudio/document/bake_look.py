"""A look as a layer: what was only shown becomes part of the picture, as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from colorstudio.document.edits import AddLayer, AddRecipe, Several, new_pixel_layer
from colorstudio.document.look import Draft, Look, Scene
from colorstudio.document.tiles import TILE
from colorstudio.errors import BadInput
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import MAX_CODE


def baked_look(scene: Scene, look: Look, check: Callable[[], None], *, name: str = "") -> Several:
    """One step that puts the look on a new layer above all others, and notes its recipe.

    The layer is opaque where the look acts and transparent elsewhere, so the composite is the look
    itself, bit for bit. Over a picture that is partly transparent it is laid *atop*, which keeps
    the picture's alpha. Works in rows of tiles; ``check`` may raise Cancelled. Raises BadInput
    where the look changes nothing at all.
    """
    state = scene.state
    draft, whole = look.finished(scene, check)
    full = MAX_CODE[state.dtype]
    tiles: dict[tuple[int, int], np.ndarray | None] = {}
    opaque = True
    for top in range(0, state.height, TILE):
        check()
        band = Rect(0, top, state.width, min(TILE, state.height - top))
        below = scene.codes(band)
        above = draft.shown(below, band, 0) if whole is None else whole[band.slices]
        acts = _acts(draft, below, above, band)
        opaque = opaque and bool((below[..., 3][acts] == full).all())
        out = np.where(acts[..., None], above, 0).astype(state.dtype, copy=False)
        out[..., 3] = np.where(acts, full, 0)
        for left in range(0, state.width, TILE):
            part = out[:, left : left + TILE]
            if part[..., 3].any():
                tiles[left // TILE, top // TILE] = np.ascontiguousarray(part)
    if not tiles:
        raise BadInput("This changes nothing in the picture.", "Choose another colour or mask.")
    layer = new_pixel_layer(state, name or look.title)
    blend = "normal" if opaque else "atop"
    layer = replace(layer, tiles=layer.tiles.replaced(tiles), blend=blend)
    top_layer = state.layers[-1].id if state.layers else None
    edits = (AddLayer(layer, above=top_layer), AddRecipe({**look.recipe(state), "layer": layer.id}))
    return Several(edits, name=name or look.title)


def _acts(draft: Draft, below: np.ndarray, above: np.ndarray, band: Rect) -> np.ndarray:
    """Where the layer is to hold pixels: where something changes, or the look says it acts."""
    acts = (below != above).any(axis=-1)
    support = draft.support(band)
    if support is not None:
        acts |= support
    return acts & (below[..., 3] > 0)
