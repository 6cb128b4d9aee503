"""Which layers show in a rectangle of the picture, and what each of them is to the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from colorstudio.document.layers import (
    AnswerLayer,
    ColorLayer,
    FlatsLayer,
    GroupLayer,
    Layer,
    PixelLayer,
    parted,
)
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import TILE, Tiles
from colorstudio.imaging.blend import BLEND_MODES
from colorstudio.imaging.flats import Flats
from colorstudio.imaging.geometry import Rect

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer


@dataclass(frozen=True)
class View:
    """What is looked at: every step of compositing needs all of it."""

    state: DocumentState
    answer: Answer | None
    level: int
    cache: Pyramid
    workers: int

    @property
    def scale(self) -> int:
        return 1 << self.level

    def touches(self, tiles: Tiles, rect: Rect) -> bool:
        """Whether any written tile lies in the reduced ``rect``."""
        return any(coord in tiles.tiles for coord in rect.tiles(TILE >> self.level))


@dataclass(frozen=True, eq=False)
class Coat:
    """A layer that colours what lies below: how strongly, and behind which masks."""

    layer: AnswerLayer | ColorLayer
    opacity: float
    masks: tuple[Tiles, ...]


def layer_of(item: Coat | Layer) -> Layer:
    """The layer itself."""
    return item.layer if isinstance(item, Coat) else item


def is_plain(layer: Layer | Coat) -> bool:
    """A pixel layer that over nothing is exactly its own pixels."""
    if not isinstance(layer, PixelLayer) or BLEND_MODES[layer.blend].atop:
        return False
    return layer.opacity == 1 and layer.mask is None


def runs_of(
    view: View, layers: Iterable[Layer], rect: Rect
) -> Iterator[list[Coat] | list[PixelLayer | FlatsLayer | GroupLayer]]:
    """The layers that show in ``rect``, bottom first, those of one sort together.

    Colour is laid on in one go however many layers it comes from, so that lightness is rounded
    once; pixels are mixed in floating point, and rounded once.
    """
    run: list = []
    for item in showing(view, layers, rect):
        if run and isinstance(item, Coat) != isinstance(run[-1], Coat):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def showing(
    view: View, layers: Iterable[Layer], rect: Rect
) -> Iterator[Coat | PixelLayer | FlatsLayer | GroupLayer]:
    """All that can be seen in ``rect``, bottom first; a group of colours as the colours in it."""
    for layer in layers:
        if not layer.visible or layer.opacity <= 0:
            continue
        if isinstance(layer, GroupLayer):
            colors, rest = parted(layer)
            yield from _coats_of_group(view, layer, colors, rect)
            if any(True for _ in showing(view, rest, rect)):
                yield replace(layer, children=rest)
        elif isinstance(layer, PixelLayer):
            if view.touches(layer.tiles, rect):
                yield layer
        elif isinstance(layer, AnswerLayer):
            if view.answer is not None and not isinstance(view.answer, Flats):
                yield Coat(layer, layer.opacity, masks_of(layer))
        elif isinstance(layer, FlatsLayer):
            if layer.paper or isinstance(view.answer, Flats):
                yield layer
        elif isinstance(layer, ColorLayer) and view.touches(layer.tiles, rect):
            yield Coat(layer, layer.opacity, masks_of(layer))


def _coats_of_group(
    view: View, group: GroupLayer, colors: Iterable[Layer], rect: Rect
) -> Iterator[Coat]:
    for coat in showing(view, colors, rect):
        assert isinstance(coat, Coat)
        yield replace(
            coat, opacity=coat.opacity * group.opacity, masks=(*coat.masks, *masks_of(group))
        )


def masks_of(layer: Layer) -> tuple[Tiles, ...]:
    """The layer's mask, or none."""
    return () if layer.mask is None else (layer.mask,)
