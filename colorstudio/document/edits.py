"""Every undoable action on a document: one frozen class each, with a pure `apply`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from colorstudio.document.layers import (
    AnswerLayer,
    ColorLayer,
    GroupLayer,
    Layer,
    PixelLayer,
    around,
    empty_chroma,
    empty_pixels,
    find,
    inserted,
    replaced,
    walk,
)
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Coord, Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.palette import Palette


@dataclass(frozen=True, eq=False)
class AddHints:
    """New marks, on top of those that are there."""

    hints: tuple[Hint, ...]
    name: str = "Add hint"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        return replace(state, hints=state.hints.added(*self.hints))


@dataclass(frozen=True, eq=False)
class ChangeHints:
    """Marks that were moved, recoloured, resized, grouped or pinned; found by their ids."""

    hints: tuple[Hint, ...]
    name: str = "Change hint"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        return replace(state, hints=state.hints.replaced(*self.hints))


@dataclass(frozen=True, eq=False)
class RemoveHints:
    """Marks taken away."""

    ids: tuple[str, ...]
    name: str = "Delete hint"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        return replace(state, hints=state.hints.without(*self.ids))


@dataclass(frozen=True, eq=False)
class SetHints:
    """All marks at once: loaded from a file, or erased with a stroke."""

    hints: Hints
    name: str = "Load hints"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        return replace(state, hints=self.hints.scaled_to(state.size))


@dataclass(frozen=True, eq=False)
class RecolorGroup:
    """Every mark of a group takes one colour."""

    group: str
    color: Color
    name: str = "Recolour group"

    @property
    def merge_key(self) -> str:
        return f"recolor:{self.group}"

    def apply(self, state: DocumentState) -> DocumentState:
        return replace(state, hints=state.hints.recolored(self.group, self.color))


@dataclass(frozen=True, eq=False)
class ShowGroup:
    """A group of marks acts, or is set aside."""

    group: str
    shown: bool
    merge_key: str = ""

    @property
    def name(self) -> str:
        return f"{'Show' if self.shown else 'Hide'} {self.group}"

    def apply(self, state: DocumentState) -> DocumentState:
        old = state.hints.hidden
        hidden = old - {self.group} if self.shown else old | {self.group}
        return replace(state, hints=replace(state.hints, hidden=hidden))


@dataclass(frozen=True, eq=False)
class ReplaceTiles:
    """New tiles in a pixel or colour layer: a brush stroke, a fill, a healed spot.

    ``tiles``: whole tiles in the layer's own form, None to empty one. Raises BadInput on a layer
    that is locked or has no pixels.
    """

    layer_id: str
    tiles: Mapping[Coord, np.ndarray | None]
    name: str = "Paint"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        layer = paintable(state, self.layer_id)
        tiles = layer.tiles.replaced(self.tiles)
        if tiles is layer.tiles:
            return state
        return state.with_layers(
            replaced(state.layers, layer.id, lambda la: replace(la, tiles=tiles))  # type: ignore[call-arg]
        )


@dataclass(frozen=True, eq=False)
class SetLayerTiles:
    """All pixels of a layer at once: levels, a neutralised scan, a placed proposal."""

    layer_id: str
    tiles: Tiles
    name: str = "Change layer"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        layer = paintable(state, self.layer_id)
        return state.with_layers(
            replaced(state.layers, layer.id, lambda la: replace(la, tiles=self.tiles))  # type: ignore[call-arg]
        )


@dataclass(frozen=True, eq=False)
class AddLayer:
    """A finished layer, just above another (default: above the active one); it becomes active."""

    layer: Layer
    above: str | None = None
    into: str | None = None
    name: str = "New layer"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        for new in walk((self.layer,)):
            if find(state.layers, new.id) is not None:
                raise BadInput(f"There already is a layer “{new.id}”.")
        above = self.above if self.above is not None else state.active
        layers = inserted(state.layers, self.layer, above=above, into=self.into)
        return replace(state, layers=layers, active=self.layer.id)


@dataclass(frozen=True, eq=False)
class RemoveLayer:
    """A layer and what is inside of it. The last picture of a document stays."""

    layer_id: str
    name: str = "Delete layer"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        target = find(state.layers, self.layer_id)
        if target is None:
            return state
        for layer in walk((target,)):
            if layer.locked:
                raise BadInput(f"The layer “{layer.name}” is locked.", "Unlock it first.")
        layers = replaced(state.layers, self.layer_id, lambda _: None)
        if not layers:
            raise BadInput("This is the last layer.", "Add another one before you delete it.")
        return state.with_layers(layers)


@dataclass(frozen=True, eq=False)
class MoveLayer:
    """A layer to another place: just above ``above``, on top inside ``into``, or to the bottom."""

    layer_id: str
    above: str | None = None
    into: str | None = None
    name: str = "Move layer"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        layer = find(state.layers, self.layer_id)
        if layer is None or self.layer_id in (self.above, self.into):
            return state
        inner = layer.children if isinstance(layer, GroupLayer) else ()
        if any(find(inner, target) for target in (self.above, self.into) if target):
            raise BadInput("A group cannot be moved into itself.", "Move it beside the group.")
        rest = replaced(state.layers, self.layer_id, lambda _: None)
        if self.above is None and self.into is None:
            return state.with_layers((layer, *rest))
        return state.with_layers(inserted(rest, layer, above=self.above, into=self.into))


@dataclass(frozen=True, eq=False)
class SetLayer:
    """Properties of a layer: name, visible, opacity, blend, locked, mask, follow, saturation."""

    layer_id: str
    values: Mapping[str, Any]

    @property
    def name(self) -> str:
        return "Layer " + ", ".join(self.values)

    @property
    def merge_key(self) -> str:
        return f"layer:{self.layer_id}:{','.join(sorted(self.values))}"

    def apply(self, state: DocumentState) -> DocumentState:
        layer = find(state.layers, self.layer_id)
        if layer is None or all(getattr(layer, k) == v for k, v in self.values.items()):
            return state
        return state.with_layers(
            replaced(state.layers, self.layer_id, lambda la: replace(la, **self.values))
        )


@dataclass(frozen=True, eq=False)
class SetMask:
    """A named mask is made, changed, or (None) deleted. H x W x 1 uint8, 255 inside.

    Hints that named a deleted one act everywhere again.
    """

    mask: str
    tiles: Tiles | None
    name: str = "Change mask"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        masks = dict(state.masks)
        if self.tiles is not None:
            masks[self.mask] = self.tiles
            return replace(state, masks=masks)
        if masks.pop(self.mask, None) is None:
            return state
        return replace(state, masks=masks, hints=_mask_in_hints(state, self.mask, ""))


def _mask_in_hints(state: DocumentState, old: str, new: str) -> Hints:
    """The hints with another mask in the place of ``old``."""
    changed = tuple(replace(h, mask=new) for h in state.hints.items if h.mask == old)
    return state.hints.replaced(*changed) if changed else state.hints


@dataclass(frozen=True, eq=False)
class RenameMask:
    """A named mask under another name, also in the hints that name it. Raises BadInput."""

    old: str
    new: str
    name: str = "Rename mask"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        if self.old not in state.masks or self.old == self.new:
            return state
        if self.new in state.masks or not self.new:
            raise BadInput(f"There already is a mask “{self.new}”.", "Choose another name.")
        masks = {self.new if n == self.old else n: tiles for n, tiles in state.masks.items()}
        return replace(state, masks=masks, hints=_mask_in_hints(state, self.old, self.new))


@dataclass(frozen=True, eq=False)
class SetPalette:
    """Another palette to work with, or the same with other swatches."""

    palette: Palette
    name: str = "Change palette"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        return state if self.palette == state.palette else replace(state, palette=self.palette)


@dataclass(frozen=True, eq=False)
class KeepPalettes:
    """Further palettes that go with the picture."""

    palettes: tuple[Palette, ...]
    name: str = "Keep palette in project"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        same = self.palettes == state.palettes
        return state if same else replace(state, palettes=self.palettes)


@dataclass(frozen=True, eq=False)
class AddRecipe:
    """How a layer was made, kept with the picture."""

    recipe: Mapping[str, Any]
    name: str = "Note recipe"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        return replace(state, recipes=(*state.recipes, self.recipe))


@dataclass(frozen=True, eq=False)
class Several:
    """Edits that are one step for the artist."""

    edits: tuple[Any, ...]
    name: str = "Edit"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        for edit in self.edits:
            state = edit.apply(state)
        return state


def paintable(state: DocumentState, layer_id: str) -> PixelLayer | ColorLayer:
    """The layer, if a tool may change its pixels. Raises BadInput that says why not."""
    layer = find(state.layers, layer_id)
    if layer is None:
        raise BadInput("There is no layer to paint on.", "Choose one in the layers panel.")
    for la in (layer, *around(state.layers, layer_id)):
        if la.locked:
            raise BadInput(f"The layer “{la.name}” is locked.", "Unlock it first.")
        if not la.visible:
            raise BadInput(f"The layer “{la.name}” is hidden.", "Show it first.")
    if isinstance(layer, AnswerLayer):
        raise BadInput(
            f"“{layer.name}” follows the hints and cannot be painted on.",
            "Add a colour layer above it.",
        )
    if not isinstance(layer, PixelLayer | ColorLayer):
        raise BadInput(f"“{layer.name}” is a group.", "Choose a layer inside of it.")
    return layer


def check_hints_act(state: DocumentState) -> None:
    """Raises BadInput where hints would colour nothing that is seen."""
    answer = state.living_layer
    if state.source_layer is None:
        raise BadInput(
            "There is no photo here to be coloured.", "Undo its deletion, or open another photo."
        )
    if answer is None:
        raise BadInput(
            "The layer that follows the hints is gone.", "Undo its deletion, or paint on a layer."
        )
    for layer in (answer, *around(state.layers, answer.id)):
        if not layer.visible:
            raise BadInput(f"The layer “{layer.name}” is hidden.", "Show it to see hints act.")


def new_pixel_layer(state: DocumentState, name: str = "Paint") -> PixelLayer:
    """A transparent layer of the document's size, ready for `AddLayer`."""
    return PixelLayer(
        id=state.new_layer_id(), name=name, tiles=empty_pixels(state.size, state.dtype)
    )


def new_color_layer(state: DocumentState, name: str = "Colour") -> ColorLayer:
    """A colourless colour layer of the document's size, ready for `AddLayer`."""
    return ColorLayer(id=state.new_layer_id(), name=name, tiles=empty_chroma(state.size))
