"""Filled regions as edits: on layers of pixels, on layers of colour, on selection masks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np

from colorstudio.document.edits import ReplaceTiles, SetMask, paintable
from colorstudio.document.painting import full_alpha, layer_values
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Coord, Tiles
from colorstudio.imaging.color import Color
from colorstudio.imaging.flood import Region
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.ink import covered

How = Literal["replace", "add", "subtract", "intersect"]

COMBINED: dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {
    "replace": lambda old, new: new,
    "add": np.maximum,
    "subtract": lambda old, new: np.minimum(old, 255 - new),
    "intersect": np.minimum,
}
"""What becomes of a mask (uint8) and a region's coverage (uint8)."""


def filled(
    state: DocumentState,
    layer_id: str,
    region: Region,
    color: Color,
    *,
    opacity: float = 1.0,
    mask: Tiles | None = None,
    name: str = "Fill",
) -> ReplaceTiles:
    """The region in one colour on a layer; on a colour layer a* and b* alone, L* stays.

    ``opacity`` in [0, 1]. ``mask``: a selection, H x W x 1 uint8. Raises BadInput where the layer
    cannot be painted on.
    """
    layer = paintable(state, layer_id)
    values, full = layer_values(state, layer, color), full_alpha(layer)
    whole = np.rint(np.append(values, full)).astype(layer.tiles.dtype)
    plain: dict[tuple[int, int], np.ndarray] = {}
    changed: dict[Coord, np.ndarray | None] = {}
    for coord in layer.tiles.coords(region.rect):
        at = layer.tiles.tile_rect(coord)
        coverage = _coverage(region, at)
        if mask is None and opacity == 1 and coverage.min() == 255:
            tile = plain.setdefault((at.h, at.w), np.tile(whole, (at.h, at.w, 1)))
        else:
            weight = coverage * np.float32(opacity / 255)
            if mask is not None:
                weight *= mask.read(at)[..., 0] * np.float32(1 / 255)
            if not weight.any():
                continue
            tile = covered(layer.tiles.read(at), values, weight, full)
        old = layer.tiles.tile(coord)
        if old is None or not np.array_equal(old, tile):
            changed[coord] = tile
    return ReplaceTiles(layer.id, changed, name)


def filled_mask(
    state: DocumentState, mask: str, region: Region, how: How = "replace", name: str = "Select"
) -> SetMask:
    """A named mask replaced by the region, or with it added, taken away, or in common."""
    old = state.masks.get(mask) or Tiles.empty(state.size, 1, np.uint8)
    rect = old.rect if how in ("replace", "intersect") else region.rect
    changed: dict[Coord, np.ndarray | None] = {}
    for coord in old.coords(rect):
        coverage = _coverage(region, old.tile_rect(coord))
        before = old.read(old.tile_rect(coord))[..., 0]
        tile = COMBINED[how](before, coverage)
        if not np.array_equal(before, tile):
            changed[coord] = np.ascontiguousarray(tile)[..., None] if tile.any() else None
    return SetMask(mask, old.replaced(changed), name)


def whole_mask(
    state: DocumentState, mask: str, coverage: np.ndarray, name: str = "Select"
) -> SetMask:
    """A named mask with all of its pixels given, H x W uint8; tiles that stay alike are kept."""
    old = state.masks.get(mask) or Tiles.empty(state.size, 1, np.uint8)
    changed: dict[Coord, np.ndarray | None] = {}
    for coord in old.coords():
        new = coverage[old.tile_rect(coord).slices]
        before = old.tile(coord)
        if before is None:
            if new.any():
                changed[coord] = np.array(new)[..., None]
        elif not np.array_equal(before[..., 0], new):
            changed[coord] = np.array(new)[..., None] if new.any() else None
    return SetMask(mask, old.replaced(changed), name)


def _coverage(region: Region, rect: Rect) -> np.ndarray:
    """The region's coverage of ``rect``, h x w uint8."""
    part = rect.intersected(region.rect)
    at = region.rect
    inside = region.coverage[Rect(part.x - at.x, part.y - at.y, part.w, part.h).slices]
    if part == rect:
        return inside
    out = np.zeros((rect.h, rect.w), np.uint8)
    if not part.empty:
        out[Rect(part.x - rect.x, part.y - rect.y, part.w, part.h).slices] = inside
    return out
