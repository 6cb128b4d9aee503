"""Dust found and healed: a mask as a proposal, and the healing of whatever a mask holds."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from colorstudio.document.edits import ReplaceTiles, SetMask, paintable
from colorstudio.document.layers import ColorLayer, PixelLayer
from colorstudio.document.painting import HEAL_BORDER_PX, HEAL_REACH, HEAL_REACH_PX, JUDGED
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.bands import nothing
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.heal import healed, lender
from colorstudio.imaging.specks import specks
from colorstudio.imaging.tone import neutral

MASK = "dust"


def proposed_dust(
    state: DocumentState, layer_id: str, radius_px: int = 4, sensitivity: float = 0.5
) -> SetMask:
    """A mask named `MASK` over what may be dust on a pixel layer, to be looked at and corrected."""
    layer = paintable(state, layer_id)
    if not isinstance(layer, PixelLayer):
        raise BadInput("A colour layer holds no dust.", "Choose the photo.")
    grey = neutral(layer.tiles.to_array(), state.profile)[..., 0]
    eight = (grey >> 8).astype(np.uint8) if grey.dtype == np.uint16 else np.ascontiguousarray(grey)
    found = specks(eight, radius_px, sensitivity)
    tiles = Tiles.empty(state.size, 1, np.uint8).written(Rect(0, 0, *state.size), found[..., None])
    return SetMask(MASK, tiles, "Find dust")


def healed_mask(
    state: DocumentState,
    layer_id: str,
    mask: Tiles,
    check: Callable[[], None] = nothing,
    name: str = "Heal selection",
) -> ReplaceTiles:
    """Every separate part of ``mask`` (H x W x 1 uint8, half covered counts) healed, as one step.

    Each takes the texture of a place nearby, as the healing brush without an offset does; a part
    for which there is none stays. ``check`` is called between them and may raise Cancelled.
    """
    layer = paintable(state, layer_id)
    inside = (mask.to_array()[..., 0] > 127).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    tiles = layer.tiles
    for n in range(1, count):
        check()
        x, y, w, h = (int(v) for v in stats[n, :4])
        result = _healed_part(layer, Rect(x, y, w, h), labels, n, inside)
        if result is not None:
            box, part, pixels = result
            now = tiles.read(box).copy()
            now[part] = pixels[part]
            tiles = tiles.written(box, now)
    changed = {coord: tiles.tile(coord) for coord in tiles.changed_since(layer.tiles)}
    return ReplaceTiles(layer.id, changed, name)


def _healed_part(
    layer: PixelLayer | ColorLayer, part: Rect, labels: np.ndarray, n: int, inside: np.ndarray
) -> tuple[Rect, np.ndarray, np.ndarray] | None:
    """The box of a part, where it lies in there (bool), and its healed pixels."""
    reach = max(HEAL_REACH_PX, round(HEAL_REACH * min(part.w, part.h)))
    window = part.grown(reach + HEAL_BORDER_PX).intersected(layer.tiles.rect)
    picture = layer.tiles.read(window)[..., JUDGED]
    offset = lender(picture, labels[window.slices] == n, reach)
    if offset is None:
        return None
    box = part.grown(HEAL_BORDER_PX).intersected(layer.tiles.rect)
    before = layer.tiles.read(box)
    lent = layer.tiles.read(Rect(box.x + offset[0], box.y + offset[1], box.w, box.h))
    own = labels[box.slices] == n
    # Other dust nearby must not be a border that this part has to meet.
    spoiled = inside[box.slices] > 0
    target, source = before[..., :-1].astype(np.float32), lent[..., :-1].astype(np.float32)
    result = healed(target, source, spoiled)
    limits = np.iinfo(before.dtype)
    out = before.copy()
    out[..., :-1] = np.rint(np.clip(result, limits.min, limits.max))
    return box, own, out
