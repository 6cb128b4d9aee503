"""Two pictures of the same things: one to be made, one to lend it colours in another drawing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from colorstudio.training.scenes.collection import Collection, Item
from colorstudio.training.scenes.compose import (
    Choice,
    Layer,
    Scene,
    composed,
    drawn_ground,
    drawn_layers,
)

FLAT = "flat"
FLATS, PAPER = 0.6, 0.5
"""Parts of the pairs whose picture is in the flat style, and that stand on white paper."""
MIRRORED, SWAPPED = 0.3, 0.25
"""Parts of the references' things that are mirrored, and whose two change places."""


class Styles:
    """A split's glyphs with those that show the same in another style of the same collection."""

    def __init__(self, items: Sequence[Item]) -> None:
        together: dict[tuple[str, str], list[Item]] = defaultdict(list)
        for item in items:
            together[item.source, item.code].append(item)
        self._together = together

    def others(self, item: Item) -> list[Item]:
        """The other styles of a glyph; [] where it has one only."""
        return [other for other in self._together[item.source, item.code] if other is not item]

    def flat(self, item: Item) -> Item:
        """The glyph in the flat style, itself where there is none."""
        return next((other for other in self.others(item) if other.style == FLAT), item)


def pair(
    collection: Collection, items: Choice, styles: Styles, side: int, rng: np.random.Generator
) -> tuple[Scene, Scene]:
    """A picture and its reference: the same glyphs on the same ground, their hues turned alike.

    The reference shows them in another style where there is one, at other places and sizes, so
    that only what is seen tells which colour goes where. ``items``: `compose.choice`.
    """
    ground, word = drawn_ground(side, rng)
    if rng.random() < PAPER:
        ground, word = np.full_like(ground, 255), ""
    layers = drawn_layers(items, side, rng)
    if rng.random() < FLATS:
        layers = [replace(layer, item=styles.flat(layer.item)) for layer in layers]
    lending = [_lent(layer, styles, rng) for layer in layers]
    lending = _placed(lending, side, rng)
    return (
        composed(collection, layers, ground, word),
        composed(collection, lending, ground, word),
    )


def _lent(layer: Layer, styles: Styles, rng: np.random.Generator) -> Layer:
    others = styles.others(layer.item)
    item = others[int(rng.integers(len(others)))] if others else layer.item
    return replace(layer, item=item, mirrored=layer.mirrored ^ bool(rng.random() < MIRRORED))


def _placed(layers: list[Layer], side: int, rng: np.random.Generator) -> list[Layer]:
    """The layers at other places; two stay side by side, now and then the other way round."""
    if len(layers) == 1:
        size = int(side * rng.uniform(0.6, 1.0))
        x, y = (int(n) for n in rng.integers(side - size + 1, size=2))
        return [replace(layers[0], at=(x, y), size=size)]
    lefts = [0, side // 2]
    if rng.random() < SWAPPED:
        lefts.reverse()
    found = []
    for layer, left in zip(layers, lefts, strict=True):
        size = int(side * rng.uniform(0.38, 0.5))
        x = left + int(rng.integers(side // 2 - size + 1))
        found.append(replace(layer, at=(x, int(rng.integers(side - size + 1))), size=size))
    return found
