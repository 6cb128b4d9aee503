"""What differs between two states of a document: the rectangle to redraw, the parts to refresh."""

from __future__ import annotations

from dataclasses import fields

from colorstudio.document.event import Change
from colorstudio.document.layers import ColorLayer, GroupLayer, Layer, PixelLayer, parted
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.geometry import Rect

NO_RECT = Rect(0, 0, 0, 0)


def change_between(before: DocumentState, after: DocumentState) -> Change:
    """The `Change` that leads from one state to the other, found by identity, in microseconds."""
    whole = Rect(0, 0, *after.size)
    resized = before.size != after.size or before.profile is not after.profile
    old, new = before.source_layer, after.source_layer
    return Change(
        rect=whole if resized else _visible(before, after, whole),
        hints=before.hints is not after.hints,
        source=resized or (old.tiles if old else None) is not (new.tiles if new else None),
        layers=before.layers is not after.layers
        or before.active != after.active
        or before.source != after.source,
        masks=before.masks is not after.masks,
        palette=before.palette is not after.palette or before.palettes is not after.palettes,
    )


def _visible(before: DocumentState, after: DocumentState, whole: Rect) -> Rect:
    rect = _trees(before.layers, after.layers, whole)
    if after.answer_layer is None:
        return rect
    old, new = before.source_layer, after.source_layer
    if old is None or new is None or old.id != new.id:
        return rect if old is new else whole
    # the answer is guided by the photo even where that is hidden or covered
    return rect.united(tiles_rect(old.tiles, new.tiles))


def _trees(before: tuple[Layer, ...], after: tuple[Layer, ...], whole: Rect) -> Rect:
    if before is after:
        return NO_RECT
    old = {layer.id: layer for layer in before}
    new = {layer.id: layer for layer in after}
    rect = NO_RECT
    for layer in [*before, *after]:
        a, b = old.get(layer.id), new.get(layer.id)
        if a is not b:
            rect = rect.united(_layers(a, b, whole))
    kept_old = [layer.id for layer in before if layer.id in new]
    kept_new = [layer.id for layer in after if layer.id in old]
    if kept_old != kept_new:
        for a, b in zip(kept_old, kept_new, strict=True):
            if a != b:
                rect = rect.united(covered(old[a], whole)).united(covered(new[b], whole))
    return rect


def _layers(a: Layer | None, b: Layer | None, whole: Rect) -> Rect:
    if a is None or b is None:
        present = a if b is None else b
        assert present is not None
        return covered(present, whole) if present.visible else NO_RECT
    if not (a.visible or b.visible):
        return NO_RECT
    if isinstance(a, GroupLayer) and isinstance(b, GroupLayer):
        inner = _trees(a.children, b.children, whole)
        if _ids(parted(a)[0]) != _ids(parted(b)[0]):
            inner = inner.united(covered(a, whole)).united(covered(b, whole))
        skip = {"children", "name", "locked"}
    else:
        inner = NO_RECT
        skip = {"tiles", "name", "locked"}
        if isinstance(a, PixelLayer | ColorLayer) and isinstance(b, PixelLayer | ColorLayer):
            inner = tiles_rect(a.tiles, b.tiles)
    if type(a) is not type(b) or any(
        getattr(a, f.name) is not getattr(b, f.name) and getattr(a, f.name) != getattr(b, f.name)
        for f in fields(a)
        if f.name not in skip
    ):
        return covered(a, whole).united(covered(b, whole))
    return inner


def _ids(layers: tuple[Layer, ...]) -> list[str]:
    return [layer.id for layer in layers if layer.visible]


def tiles_rect(a: Tiles, b: Tiles) -> Rect:
    """The smallest rectangle of whole tiles in which the two grids differ."""
    rect = NO_RECT
    for coord in b.changed_since(a):
        rect = rect.united(b.tile_rect(coord))
    return rect


def covered(layer: Layer, whole: Rect) -> Rect:
    """The pixels that a layer can colour: its written tiles, or everything."""
    if isinstance(layer, GroupLayer):
        rect = NO_RECT
        for child in layer.children:
            rect = rect.united(covered(child, whole))
        return rect
    if isinstance(layer, PixelLayer | ColorLayer):
        if len(layer.tiles.tiles) >= sum(1 for _ in layer.tiles.coords()):
            return whole
        rect = NO_RECT
        for coord in layer.tiles.tiles:
            rect = rect.united(layer.tiles.tile_rect(coord))
        return rect
    return whole
