"""Layers as other programs can show them: plain RGBA whose stack looks like our composite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from colorstudio.document.layers import (
    AnswerLayer,
    ColorLayer,
    FlatsLayer,
    GroupLayer,
    Layer,
    PixelLayer,
    around,
    find,
    parted,
    walk,
)
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.render import BAND_ROWS, flat_codes, render
from colorstudio.document.showing import is_plain
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.blend import BLEND_MODES
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import MAX_CODE

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer

NOTHING_THERE = Rect(0, 0, 0, 0)


@dataclass(frozen=True, eq=False)
class Baked:
    """RGBA codes (h x w x 4) that lie at ``rect``."""

    rect: Rect
    array: np.ndarray


def covered_rect(tiles: Tiles) -> Rect:
    """The smallest rectangle that holds all written tiles; empty without any."""
    rect = NOTHING_THERE
    for coord in tiles.tiles:
        rect = rect.united(tiles.tile_rect(coord))
    return rect


def baked_rect(state: DocumentState, layer: Layer, answer: Answer | None) -> Rect:
    """Where a baked layer lies; empty for one that shows nothing."""
    if isinstance(layer, GroupLayer):
        rect = NOTHING_THERE
        for child in layer.children:
            rect = rect.united(baked_rect(state, child, answer))
        return rect
    if isinstance(layer, AnswerLayer):
        return NOTHING_THERE if answer is None else Rect(0, 0, *state.size)
    if isinstance(layer, FlatsLayer):
        return Rect(0, 0, *state.size) if answer is not None or layer.paper else NOTHING_THERE
    if isinstance(layer, PixelLayer | ColorLayer):
        return covered_rect(layer.tiles)
    return NOTHING_THERE


def separated(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """The tree as other programs can stack it: colours at the bottom of a group leave it.

    They colour what lies below the group (`layers.parted`), where no layer inside of it reaches
    in other programs. They get a group of the same name below it; ids stay.
    """
    out: list[Layer] = []
    for layer in layers:
        if not isinstance(layer, GroupLayer):
            out.append(layer)
            continue
        lower, _ = parted(layer)
        colors = tuple(la for la in lower if _has_color(la))
        rest = tuple(la for la in layer.children if la not in colors)
        if colors and any(la.visible for la in rest):
            out.append(replace(layer, children=separated(colors)))
            out.append(replace(layer, children=separated(rest)))
        else:
            out.append(replace(layer, children=separated(layer.children)))
    return tuple(out)


def _has_color(layer: Layer) -> bool:
    return any(isinstance(la, ColorLayer | AnswerLayer) for la in walk((layer,)))


def is_colors(group: GroupLayer) -> bool:
    """True for a group that only colours what lies below: its layers hold all that it does."""
    return bool(group.children) and not parted(group)[1]


def lies_on_opaque(state: DocumentState, layer_id: str) -> bool:
    """True where some layer below, in the same group, is opaque everywhere: so is the composite.

    False where only several layers together are: that is not looked for.
    """
    below = _up_to(state.layers, layer_id)[:-1]
    return any(la.visible and is_plain(la) and _fills(la.tiles) for la in below)  # type: ignore[attr-defined]


def _fills(tiles: Tiles) -> bool:
    full = MAX_CODE[tiles.dtype]
    found = (tiles.tile(coord) for coord in tiles.coords())
    return all(tile is not None and bool((tile[..., 3] == full).all()) for tile in found)


def blend_outside(state: DocumentState, layer: Layer) -> str:
    """The blend mode in which other programs show a layer or group as this one does.

    Colour is baked and lies *atop*, so that what is below keeps its alpha; layers in a group of
    colours do so together, as the group. Over what is opaque that is the same as normal, which
    every program knows.
    """
    colors = isinstance(layer, ColorLayer | AnswerLayer)
    if isinstance(layer, GroupLayer):
        colors = is_colors(layer)
    if not colors and not BLEND_MODES[layer.blend].atop:
        return layer.blend
    if colors and any(find(parted(g)[0], layer.id) for g in around(state.layers, layer.id)):
        return "normal"
    return "normal" if lies_on_opaque(state, layer.id) else "atop"


def baked(
    state: DocumentState,
    answer: Answer | None,
    layer_id: str,
    check: Callable[[], None],
    cache: Pyramid,
    *,
    covers: bool = True,
) -> Baked:
    """A colour layer as the colours that it makes of all below it, or a pixel layer with its mask.

    To lie there in the mode `blend_outside`: a colour layer covers fully where it colours; without
    ``covers`` it has the alpha of what is below it. Its opacity is in its pixels, that of a pixel
    layer is not. Visible even where the layer is hidden. Works in bands; ``check`` may raise
    Cancelled.
    """
    layer = find(state.layers, layer_id)
    assert layer is not None
    rect = baked_rect(state, layer, answer)
    covers = covers and not lies_on_opaque(state, layer_id)
    out = np.zeros((rect.h, rect.w, 4), state.dtype)
    below = replace(state, layers=_up_to(state.layers, layer_id))
    for top in range(rect.y, rect.bottom, BAND_ROWS):
        check()
        band = Rect(rect.x, top, rect.w, min(BAND_ROWS, rect.bottom - top))
        rows = slice(top - rect.y, band.bottom - rect.y)
        if isinstance(layer, PixelLayer):
            out[rows] = _through(layer.tiles.read(band), layer.mask, band)
        elif isinstance(layer, FlatsLayer):
            out[rows] = _through(flat_codes(state, answer, layer, band), layer.mask, band)
        else:
            codes = out[rows]
            codes[:] = render(below, answer, band, 0, cache)
            if covers:
                codes[..., 3] = MAX_CODE[state.dtype] * (codes[..., 3] > 0)
            if isinstance(layer, ColorLayer):
                codes[layer.tiles.read(band)[..., 2] == 0] = 0
    return Baked(rect, out)


def merged(
    state: DocumentState,
    answer: Answer | None,
    group: GroupLayer,
    check: Callable[[], None],
    cache: Pyramid,
    *,
    masked: bool = True,
) -> Baked:
    """A group as one picture; its opacity and blend mode are not in it, its mask if ``masked``."""
    rect = baked_rect(state, group, answer)
    out = np.zeros((rect.h, rect.w, 4), state.dtype)
    inner = replace(state, layers=group.children)
    for top in range(rect.y, rect.bottom, BAND_ROWS):
        check()
        band = Rect(rect.x, top, rect.w, min(BAND_ROWS, rect.bottom - top))
        codes = render(inner, answer, band, 0, cache)
        codes = _through(codes, group.mask, band) if masked else codes
        out[top - rect.y : band.bottom - rect.y] = codes
    return Baked(rect, out)


def _through(codes: np.ndarray, mask: Tiles | None, rect: Rect) -> np.ndarray:
    """The codes of ``rect`` with a mask in their alpha."""
    if mask is None:
        return codes
    codes = codes.copy()
    part = mask.read(rect)[..., 0] / np.float32(255)
    codes[..., 3] = np.rint(codes[..., 3] * part)
    return codes


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
