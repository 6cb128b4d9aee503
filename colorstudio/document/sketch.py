"""A drawing as a document: its ink on top, living flats under it, and the flats as layers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from colorstudio.document.edits import AddLayer, Several
from colorstudio.document.layers import (
    AnswerLayer,
    FlatsLayer,
    GroupLayer,
    Layer,
    PixelLayer,
    empty_pixels,
    find,
    inserted,
    replaced,
    walk,
)
from colorstudio.document.render import paper_codes
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import TILE, Coord, Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.bands import nothing
from colorstudio.imaging.color import Color
from colorstudio.imaging.color_words import described
from colorstudio.imaging.flats import Entry, Flats
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import MAX_CODE, Pixels
from colorstudio.imaging.regions import Gap

By = Literal["color", "region", "part"]
SPLITS: tuple[By, ...] = ("color", "region", "part")
MAX_LAYERS = 2000
WHITE = "#ffffff"
BRIDGE_RADIUS = 1.5


@dataclass(frozen=True, eq=False)
class BeginSketch:
    """The drawing's ink becomes a layer above living flats; the drawing itself is kept, hidden.

    ``ink``: H x W x 4 tiles. ``paper``: as `FlatsLayer`. ``notes``: what looks unlike line art.
    Nothing happens where that is done already. Raises BadInput without a drawing.
    """

    ink: Tiles
    paper: str = WHITE
    notes: tuple[str, ...] = ()
    name: str = "Separate ink"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        source = state.source_layer
        if source is None:
            raise BadInput("There is no drawing here to be coloured.", "Open one.")
        if state.flats_layer is not None:
            return state
        layers = state.layers
        for layer in walk(layers):
            if isinstance(layer, AnswerLayer):
                layers = replaced(layers, layer.id, lambda _: None)
        layers = replaced(layers, source.id, lambda la: replace(la, visible=False))
        ink_id, flats_id = _free(layers, "ink"), _free(layers, "flats")
        flats = FlatsLayer(id=flats_id, name="Flats from hints", paper=self.paper, ink=ink_id)
        ink = PixelLayer(id=ink_id, name="Ink", tiles=self.ink)
        layers = inserted(layers, flats, above=source.id)
        layers = inserted(layers, ink, above=flats_id)
        return replace(state.with_layers(layers), source=state.source, active=ink_id)


def sparse(codes: np.ndarray) -> Tiles:
    """Tiles of codes (H x W x 4); those that are fully transparent are left out."""
    tiles = Tiles.from_array(codes)
    return tiles.replaced({c: None for c, tile in tiles.tiles.items() if not tile[..., 3].any()})


def _free(layers: tuple[Layer, ...], wanted: str) -> str:
    n, name = 1, wanted
    while find(layers, name) is not None:
        n += 1
        name = f"{wanted}{n}"
    return name


def begun(
    state: DocumentState, check: Callable[[], None] = nothing, *, own_paper: bool = False
) -> BeginSketch:
    """Parts the drawing of a document into ink and paper. ``check`` may raise Cancelled.

    ``own_paper``: the paper keeps its tint, where it is even; it is white otherwise.

    Raises BadInput where there is no drawing, or nothing in it but ink.
    """
    from colorstudio.imaging.lineart import separated

    source = state.source_layer
    if source is None:
        raise BadInput("There is no drawing here to be coloured.", "Open one.")
    art = separated(Pixels(source.tiles.to_array(), state.profile), check=check)
    own = Color.from_pixel(art.paper[0, 0], state.profile).hex if art.paper.shape[0] == 1 else WHITE
    paper = "" if art.transparent else own if own_paper else WHITE
    return BeginSketch(sparse(art.ink), paper, notes=art.notes)


def bridge(gap: Gap, hint_id: str) -> Hint:
    """A wall for colour over a gap, from the middle of one stroke to that of the other."""
    return Hint(hint_id, "barrier", (gap.start, gap.end), radius=BRIDGE_RADIUS)


def with_shade(state: DocumentState, codes: np.ndarray | None = None) -> Several:
    """An edit that adds a layer for shading, multiplied over the flats, below the ink.

    ``codes``: what is on it (`imaging.shade.cel_shade`), else it is empty. Raises BadInput where
    there are no flats.
    """
    flats = state.flats_layer or next((la for la in walk(state.layers) if la.id == "flats"), None)
    if flats is None:
        raise BadInput("There are no flats to be shaded.", "Separate the ink first.")
    layer = PixelLayer(
        id=_free(state.layers, "shade"),
        name="Shade",
        blend="multiply",
        tiles=empty_pixels(state.size, state.dtype) if codes is None else sparse(codes),
    )
    return Several((AddLayer(layer, above=flats.id),), name="Add shade layer")


@dataclass(frozen=True, eq=False)
class PlaceLayers:
    """Another tree of layers, made on a worker from the present one: flats that were baked."""

    layers: tuple[Layer, ...]
    name: str = "Flats to layers"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        return state.with_layers(self.layers)


def with_flats_as_layers(
    state: DocumentState,
    flats: Flats,
    by: By = "part",
    check: Callable[[], None] = nothing,
) -> DocumentState:
    """The document with a group of pixel layers in the place of its living flats.

    ``by``: one layer per colour, per region, or per part (group of hints; what has none goes by
    its colour). The paper is the lowest of them. The composite stays the same, bit for bit.
    Raises BadInput for more than MAX_LAYERS; Cancelled through ``check``.
    """
    layer = state.flats_layer
    if layer is None:
        return state
    if by not in SPLITS:
        raise BadInput(f"Flats go by {', '.join(SPLITS)}, not by “{by}”.")
    names = [_name(entry, by) for entry in flats.entries]
    order = list(dict.fromkeys(n for n, e in zip(names, flats.entries, strict=True) if e.color))
    if len(order) > MAX_LAYERS:
        raise BadInput(
            f"That would be {len(order)} layers; there may be {MAX_LAYERS}.",
            "Choose one layer per colour.",
        )
    number = {name: n + 1 for n, name in enumerate(order)}
    table = np.zeros(len(flats.entries) + 1, np.int32)
    for n, (name, entry) in enumerate(zip(names, flats.entries, strict=True), start=1):
        table[n] = number[name] if entry.color else 0
    tiles: list[dict[Coord, np.ndarray | None]] = [{} for _ in order]
    whole = Rect(0, 0, *state.size)
    for coord in whole.tiles(TILE):
        check()
        rect = Rect(coord[0] * TILE, coord[1] * TILE, TILE, TILE).intersected(whole)
        entries = flats.index(rect, workers=1)
        owners = table[entries]
        codes = flats.codes[entries]
        for n in np.unique(owners):
            if n:
                tiles[n - 1][coord] = np.where((owners == n)[..., None], codes, 0)
    children: list[Layer] = []
    ground = paper_codes(state, layer)
    if ground[3]:
        children.append(_pixels(state, f"{layer.id}-paper", "Paper", _filled(state, ground)))
    for n, name in enumerate(order):
        children.append(_pixels(state, f"{layer.id}-{n + 1}", name, tiles[n]))
    group = GroupLayer(
        id=layer.id,
        name="Flats",
        visible=layer.visible,
        opacity=layer.opacity,
        blend=layer.blend,
        mask=layer.mask,
        children=tuple(children),
    )
    return state.with_layers(replaced(state.layers, layer.id, lambda _: group))


def _name(entry: Entry, by: By) -> str:
    if by == "region":
        return f"Region {entry.region + 1}: {described(entry.color)}" if entry.color else ""
    if by == "part" and entry.group:
        return entry.group
    return f"{described(entry.color)} {entry.color.hex}" if entry.color else ""


def _pixels(
    state: DocumentState, layer_id: str, name: str, tiles: dict[Coord, np.ndarray | None]
) -> PixelLayer:
    return PixelLayer(
        id=layer_id, name=name, tiles=empty_pixels(state.size, state.dtype).replaced(tiles)
    )


def _filled(state: DocumentState, codes: np.ndarray) -> dict[Coord, np.ndarray | None]:
    """One colour everywhere; tiles of one size are the same array."""
    known: dict[tuple[int, int], np.ndarray] = {}
    out: dict[Coord, np.ndarray | None] = {}
    whole = Rect(0, 0, *state.size)
    for coord in whole.tiles(TILE):
        rect = Rect(coord[0] * TILE, coord[1] * TILE, TILE, TILE).intersected(whole)
        shape = (rect.h, rect.w)
        if shape not in known:
            known[shape] = np.broadcast_to(codes, (*shape, 4)).astype(state.dtype)
        out[coord] = known[shape]
    return out


def sealed_ink(state: DocumentState) -> tuple[PixelLayer, PixelLayer] | None:
    """The ink and the drawing that it must look like; None where it is not meant to show as it is.

    That is where it is hidden, half transparent, masked, mixed, or lies under other layers.
    """
    ink, source = state.ink_layer, state.source_layer
    if ink is None or source is None or not ink.visible or ink.opacity < 1 or ink.mask is not None:
        return None
    if ink.blend != "normal" or state.layers[-1].id != ink.id:
        return None
    return ink, source


def ink_seal(state: DocumentState, pixels: Pixels) -> int | None:
    """Pixels of covering ink that ``pixels`` shows otherwise than the drawing; None without ink.

    None too where `sealed_ink` says so.
    """
    found = sealed_ink(state)
    if found is None:
        return None
    ink, source = found
    full = MAX_CODE[state.dtype]
    changed = 0
    for coord, tile in ink.tiles.tiles.items():
        rect = ink.tiles.tile_rect(coord)
        covering = tile[..., 3] == full
        before = source.tiles.read(rect)
        changed += int((covering & (before != pixels.array[rect.slices]).any(axis=-1)).sum())
    return changed
