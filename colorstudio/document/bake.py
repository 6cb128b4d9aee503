"""Layers as other programs can show them: plain RGBA whose stack looks like our composite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from colorstudio.document.layers import (
    AnswerLayer,
    ColorLayer,
    GroupLayer,
    Layer,
    PixelLayer,
    find,
    parted,
)
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.render import BAND_ROWS, render
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.geometry import Rect

if TYPE_CHECKING:
    from colorstudio.imaging.placement import ChromaField

NOTHING_THERE = Rect(0, 0, 0, 0)


@dataclass(frozen=True, eq=False)
class Baked:
    """RGBA codes (h x w x 4) to lie at ``rect`` with full opacity in blend mode normal."""

    rect: Rect
    array: np.ndarray


def covered_rect(tiles: Tiles) -> Rect:
    """The smallest rectangle that holds all written tiles; empty without any."""
    rect = NOTHING_THERE
    for coord in tiles.tiles:
        rect = rect.united(tiles.tile_rect(coord))
    return rect


def baked_rect(state: DocumentState, layer: Layer, answer: ChromaField | None) -> Rect:
    """Where a baked layer lies; empty for one that shows nothing."""
    if isinstance(layer, AnswerLayer):
        return NOTHING_THERE if answer is None else Rect(0, 0, *state.size)
    if isinstance(layer, PixelLayer | ColorLayer):
        return covered_rect(layer.tiles)
    return NOTHING_THERE


def baked(
    state: DocumentState,
    answer: ChromaField | None,
    layer_id: str,
    check: Callable[[], None],
    cache: Pyramid,
) -> Baked:
    """A colour layer as the colours that it makes of all below it, or a pixel layer with its mask.

    Visible even where the layer is hidden. Works in bands; ``check`` may raise Cancelled.
    """
    layer = find(state.layers, layer_id)
    assert layer is not None
    rect = baked_rect(state, layer, answer)
    out = np.zeros((rect.h, rect.w, 4), state.dtype)
    below = replace(state, layers=_up_to(state.layers, layer_id))
    for top in range(rect.y, rect.bottom, BAND_ROWS):
        check()
        band = Rect(rect.x, top, rect.w, min(BAND_ROWS, rect.bottom - top))
        rows = slice(top - rect.y, band.bottom - rect.y)
        if isinstance(layer, PixelLayer):
            out[rows] = _masked(layer, band)
        else:
            out[rows] = render(below, answer, band, 0, cache)
            if isinstance(layer, ColorLayer):
                out[rows][layer.tiles.read(band)[..., 2] == 0] = 0
    return Baked(rect, out)


def _masked(layer: PixelLayer, rect: Rect) -> np.ndarray:
    pixels = layer.tiles.read(rect)
    if layer.mask is None:
        return pixels
    pixels = pixels.copy()
    part = layer.mask.read(rect)[..., 0] / np.float32(255)
    pixels[..., 3] = np.rint(pixels[..., 3] * part)
    return pixels


def _up_to(layers: tuple[Layer, ...], layer_id: str) -> tuple[Layer, ...]:
    """The layers of the same isolated group up to this one, which is shown."""
    for index, layer in enumerate(layers):
        if layer.id == layer_id:
            return (*layers[:index], replace(layer, visible=True))
        if isinstance(layer, GroupLayer) and find(layer.children, layer_id) is not None:
            colors, _ = parted(layer)
            if find(colors, layer_id) is None:
                return _up_to(layer.children, layer_id)
            inner = _up_to(colors, layer_id)
            return (*layers[:index], replace(layer, visible=True, children=inner))
    return layers
