"""What a document is made of: layers as frozen values in a tree, bottom first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from colorstudio.document.model_colors import ModelColors
from colorstudio.document.tiles import Tiles

CHROMA_SCALE = 128
"""Colour layers hold a* and b* as int16 in steps of 1 / CHROMA_SCALE (so up to +-256)."""
FULL_ALPHA = 32767
"""Alpha of a fully coloured pixel in the int16 tiles of a colour layer."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Layer:
    """What all layers share. ``opacity`` in [0, 1]; ``mask``: H x W x 1 uint8, None shows all.

    ``locked``: no tool changes its pixels. ``blend``: a key of `imaging.blend.BLEND_MODES`.
    """

    id: str
    name: str
    visible: bool = True
    opacity: float = 1.0
    blend: str = "normal"
    locked: bool = False
    mask: Tiles | None = None

    kind = "layer"


@dataclass(frozen=True, eq=False, kw_only=True)
class PixelLayer(Layer):
    """RGBA codes in the document's profile and depth."""

    tiles: Tiles

    kind = "pixels"


@dataclass(frozen=True, eq=False, kw_only=True)
class ColorLayer(Layer):
    """a*, b* over the untouched lightness of what lies below.

    ``tiles``: 3 channels int16: a* x CHROMA_SCALE, b* x CHROMA_SCALE, alpha x FULL_ALPHA.
    """

    tiles: Tiles

    kind = "color"


@dataclass(frozen=True, eq=False, kw_only=True)
class AnswerLayer(Layer):
    """The instant solver's living answer to the hints: it owns no pixels, they follow the hints.

    ``follow``: exponent of "chroma follows lightness"; ``saturation``: factor on all chroma.
    ``model``: what a model proposes where no hint says otherwise.
    """

    follow: float = 0.4
    saturation: float = 1.0
    model: ModelColors | None = None

    kind = "answer"


@dataclass(frozen=True, eq=False, kw_only=True)
class FlatsLayer(Layer):
    """The living flat colours of a drawing: it owns no pixels, they follow hints and ink.

    ``gap``: holes in lines that are closed, pixels. ``threshold``: darkness (1 .. 255) from which
    ink parts regions. ``lettering``: lettering and screentone are looked for, and part nothing.
    ``paper``: what lies where no colour is, "#rrggbb", or "" for nothing. ``ink``: id of the layer
    whose ink parts the regions.
    """

    gap: float = 12.0
    threshold: int = 96
    lettering: bool = True
    paper: str = "#ffffff"
    ink: str = "ink"

    kind = "flats"


@dataclass(frozen=True, eq=False, kw_only=True)
class GroupLayer(Layer):
    """Layers that are moved, hidden and blended as one; composited apart, then laid on."""

    children: tuple[Layer, ...] = field(default=())

    kind = "group"


def walk(layers: tuple[Layer, ...]) -> Iterator[Layer]:
    """Every layer of the tree, each group before its children, bottom first."""
    for layer in layers:
        yield layer
        if isinstance(layer, GroupLayer):
            yield from walk(layer.children)


def parted(group: GroupLayer) -> tuple[tuple[Layer, ...], tuple[Layer, ...]]:
    """The colour layers at the bottom of a group, and the rest of it.

    Below the former the group has no pixels of its own that they could colour, so they colour what
    lies below the group. Hidden layers count for neither.
    """
    for index, layer in enumerate(group.children):
        if not _only_colors(layer):
            return group.children[:index], group.children[index:]
    return group.children, ()


def _only_colors(layer: Layer) -> bool:
    if not layer.visible or isinstance(layer, ColorLayer | AnswerLayer):
        return True
    return isinstance(layer, GroupLayer) and not parted(layer)[1]


def find(layers: tuple[Layer, ...], layer_id: str) -> Layer | None:
    """The layer with that id, wherever it stands, or None."""
    return next((layer for layer in walk(layers) if layer.id == layer_id), None)


def around(layers: tuple[Layer, ...], layer_id: str) -> tuple[GroupLayer, ...]:
    """The groups that hold a layer, the outermost first."""
    return tuple(
        la for la in walk(layers) if isinstance(la, GroupLayer) and find(la.children, layer_id)
    )


def replaced(
    layers: tuple[Layer, ...], layer_id: str, change: Callable[[Layer], Layer | None]
) -> tuple[Layer, ...]:
    """The tree with one layer changed; ``change`` returns None to take it out."""
    out: list[Layer] = []
    for layer in layers:
        new: Layer | None = layer
        if layer.id == layer_id:
            new = change(layer)
        elif isinstance(layer, GroupLayer):
            children = replaced(layer.children, layer_id, change)
            if children != layer.children:
                new = replace(layer, children=children)
        if new is not None:
            out.append(new)
    return tuple(out)


def inserted(
    layers: tuple[Layer, ...], layer: Layer, *, above: str | None = None, into: str | None = None
) -> tuple[Layer, ...]:
    """The tree with ``layer`` just above the layer ``above``, or on top of the group ``into``.

    With neither (or with an unknown id) it comes on top of everything.
    """
    if into is not None:
        target = find(layers, into)
        if isinstance(target, GroupLayer):
            return replaced(
                layers,
                into,
                lambda g: replace(g, children=(*g.children, layer)),  # type: ignore[call-arg]
            )
    if above is not None and find(layers, above) is not None:
        return _inserted_above(layers, layer, above)
    return (*layers, layer)


def _inserted_above(layers: tuple[Layer, ...], layer: Layer, above: str) -> tuple[Layer, ...]:
    out: list[Layer] = []
    for old in layers:
        if isinstance(old, GroupLayer) and old.id != above:
            children = _inserted_above(old.children, layer, above)
            out.append(old if children == old.children else replace(old, children=children))
        else:
            out.append(old)
        if old.id == above:
            out.append(layer)
    return tuple(out)


def empty_pixels(size: tuple[int, int], dtype: np.dtype | type) -> Tiles:
    """Transparent tiles for a new `PixelLayer`."""
    return Tiles.empty(size, 4, dtype)


def empty_chroma(size: tuple[int, int]) -> Tiles:
    """Colourless, transparent tiles for a new `ColorLayer`."""
    return Tiles.empty(size, 3, np.int16)
