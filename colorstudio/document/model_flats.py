"""What a model painted of a drawing comes into the document: flats as hints, and a shade layer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from colorstudio.document.layers import PixelLayer, find, inserted, replaced
from colorstudio.document.sketch import sparse
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.bands import nothing
from colorstudio.imaging.hints import Hint, Hints

if TYPE_CHECKING:  # numba is slow to import
    from colorstudio.imaging.flats import Flats

SHADE_ID = "model-shade"
COLORING = ("point", "stroke", "keep")
"""Kinds of hints that say what colour a region has."""


@dataclass(frozen=True, eq=False)
class ProposeFlats:
    """Hints for the regions that the artist coloured none of, in the place of former proposals.

    ``labels``: H x W, the number of each pixel's region; ``chosen``: by region, whether a proposal
    may colour it. ``prefix``: begins the ids of proposals. ``shade``: H x W x 4 tiles to be
    multiplied over the flats, None for none; what a former run shaded goes. A region that got a
    hint of the artist's own since keeps it alone.
    """

    hints: tuple[Hint, ...]
    labels: np.ndarray
    chosen: np.ndarray
    prefix: str
    shade: Tiles | None
    recipe: Mapping[str, Any] = field(default_factory=dict)
    name: str = "Colours from a model"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        proposed = tuple(h for h in state.hints.items if h.id.startswith(self.prefix))
        own = {h.id for h in state.hints.items} - {h.id for h in proposed}
        old = [h.id for h in proposed if self.chosen[self._region_at((h.x, h.y))]]
        taken = {
            self._region_at(point)
            for h in state.hints.acting
            if h.id in own and h.kind in COLORING
            for point in h.points
        }
        kept = {h.id for h in state.hints.items} - set(old)
        new = [
            h for h in self.hints if h.id not in kept and self._region_at((h.x, h.y)) not in taken
        ]
        after = replace(state, hints=state.hints.without(*old).added(*new))
        after = _shaded(after, self.shade)
        return replace(after, recipes=(*after.recipes, self.recipe))

    def _region_at(self, point: tuple[float, float]) -> int:
        h, w = self.labels.shape
        column, row = (round(v) for v in point)
        return int(self.labels[min(max(row, 0), h - 1), min(max(column, 0), w - 1)])


def flats_of(
    flats: Flats,
    own: Hints,
    codes: np.ndarray,
    chosen: np.ndarray,
    prefix: str,
    *,
    group: str,
    shade: Callable[[Hints], Flats | None] | None,
    recipe: Mapping[str, Any],
    name: str,
    check: Callable[[], None] = nothing,
) -> ProposeFlats:
    """The edit for what a model painted.

    ``flats``: of the drawing, for its regions. ``own``: the artist's hints. ``codes``: h x w x 4
    uint8 sRGB, the drawing painted. ``chosen``: N bool, the regions that it may colour. ``shade``
    gives the flats for hints; None for no shade. Raises Cancelled through ``check``.
    """
    from colorstudio.imaging.aligned import from_picture
    from colorstudio.imaging.casting import hints_of
    from colorstudio.imaging.painted_shade import painted_shade

    regions = flats.regions
    found = from_picture(regions, codes, chosen=chosen)
    hints = hints_of(regions, found, group=group, prefix=prefix)
    tiles = None
    if shade is not None:
        taken = {h.id for h in own.items}
        colored = shade(own.added(*(h for h in hints if h.id not in taken)))
        if colored is not None:
            tiles = sparse(painted_shade(colored, codes, check=check))
    return ProposeFlats(hints, regions.labels, chosen, prefix, tiles, recipe, name)


def _shaded(state: DocumentState, tiles: Tiles | None) -> DocumentState:
    """With this shade in the place of that of a former run; none where there are no flats."""
    old, flats = find(state.layers, SHADE_ID), state.flats_layer
    if tiles is None or flats is None:
        layers = replaced(state.layers, SHADE_ID, lambda _: None)
        return state if old is None else state.with_layers(layers)
    if isinstance(old, PixelLayer):
        return state.with_layers(
            replaced(state.layers, SHADE_ID, lambda la: replace(la, tiles=tiles))  # type: ignore[call-arg]
        )
    layer = PixelLayer(id=SHADE_ID, name="Shade of the model", blend="multiply", tiles=tiles)
    return state.with_layers(inserted(state.layers, layer, above=flats.id))
