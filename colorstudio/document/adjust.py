"""Edits that change every pixel of a layer: levels, and a toned scan made neutral."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from colorstudio.document.edits import paintable
from colorstudio.document.layers import PixelLayer, replaced
from colorstudio.document.state import DocumentState, Tone
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.bands import nothing, run_bands
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.levels import Levels, auto_levels, levelled
from colorstudio.imaging.tone import Toning, measure_tone, neutral

Check = Callable[[], None]


@dataclass(frozen=True, eq=False)
class Computed:
    """Tiles worked out beforehand, off the thread that the document lives on."""

    before: Tiles
    after: Tiles
    tone: Tone | None = None


@dataclass(frozen=True, eq=False)
class ApplyLevels:
    """Levels on a pixel layer, colour channels alike. ``mask``: a name of the state's masks.

    Raises BadInput on a layer that has no pixels of its own to be made lighter or darker.
    """

    layer_id: str
    levels: Levels
    mask: str = ""
    computed: Computed | None = None
    name: str = "Levels"
    merge_key: str = ""

    def prepared(self, state: DocumentState, check: Check = nothing) -> ApplyLevels:
        """The same edit with its work already done, so that `apply` costs nothing."""
        layer = _pixel_layer(state, self.layer_id, "Levels")
        mask = state.masks.get(self.mask)

        def change(pixels: np.ndarray, rect: Rect) -> np.ndarray:
            out = levelled(pixels, self.levels)
            return out if mask is None else _within(pixels, out, mask.read(rect))

        after = changed_tiles(layer.tiles, change, check)
        return replace(self, computed=Computed(layer.tiles, after))

    def apply(self, state: DocumentState) -> DocumentState:
        layer = _pixel_layer(state, self.layer_id, "Levels")
        if self.levels == Levels():
            return state
        done = self.computed
        if done is None or done.before is not layer.tiles:
            done = self.prepared(state).computed
            assert done is not None
        return _with_tiles(state, layer, done.after)


@dataclass(frozen=True, eq=False)
class Neutralise:
    """A toned scan becomes grey of the same L*; the state keeps the source's tone for export."""

    layer_id: str
    computed: Computed | None = None
    name: str = "Neutralise"
    merge_key: str = ""

    def prepared(self, state: DocumentState, check: Check = nothing) -> Neutralise:
        """The same edit with its work already done, so that `apply` costs nothing."""
        layer = _pixel_layer(state, self.layer_id, "Neutralising")
        tone = Tone(tone_of(state, self.layer_id).chroma)
        after = changed_tiles(layer.tiles, lambda p, _: neutral(p, state.profile), check)
        return replace(self, computed=Computed(layer.tiles, after, tone))

    def apply(self, state: DocumentState) -> DocumentState:
        layer = _pixel_layer(state, self.layer_id, "Neutralising")
        done = self.computed
        if done is None or done.before is not layer.tiles:
            done = self.prepared(state).computed
            assert done is not None
        if done.after is layer.tiles:
            return state
        tone = done.tone if layer.id == state.source else state.tone
        return replace(_with_tiles(state, layer, done.after), tone=tone)


def tone_of(state: DocumentState, layer_id: str) -> Toning:
    """How toned a pixel layer is; ``.toned`` says whether `Neutralise` is worth offering."""
    layer = _pixel_layer(state, layer_id, "Neutralising")
    return measure_tone(layer.tiles.to_array(), state.profile)


def levels_for(state: DocumentState, layer_id: str) -> Levels:
    """Automatic levels of a pixel layer."""
    return auto_levels(_pixel_layer(state, layer_id, "Levels").tiles.to_array())


def changed_tiles(
    tiles: Tiles,
    change: Callable[[np.ndarray, Rect], np.ndarray],
    check: Check = nothing,
) -> Tiles:
    """``change(pixels, rect)`` of every written tile; the same grid where nothing became different.

    A whole picture stays one array, so that flattening and saving it need no copy. Works in bands
    on two threads; ``check`` may raise Cancelled between them.
    """
    if len(tiles.tiles) < sum(1 for _ in tiles.coords()):
        out = {}
        for coord, tile in tiles.tiles.items():
            check()
            new = change(tile, tiles.tile_rect(coord))
            if not np.array_equal(new, tile):
                out[coord] = new
        return tiles.replaced(out)
    before = tiles.to_array()
    after = np.empty_like(before)
    different: list[int] = []

    def work(first: int, last: int) -> None:
        rect = Rect(0, first, tiles.width, last - first)
        after[first:last] = change(before[first:last], rect)
        if not different and not np.array_equal(before[first:last], after[first:last]):
            different.append(first)

    check()
    run_bands(work, tiles.height, width=tiles.width, check=check)
    return Tiles.from_array(after) if different else tiles


def _within(before: np.ndarray, after: np.ndarray, mask: np.ndarray) -> np.ndarray:
    weight = mask * np.float32(1 / 255)
    now = before.astype(np.float32)
    return np.rint(now + (after - now) * weight).astype(before.dtype)


def _with_tiles(state: DocumentState, layer: PixelLayer, tiles: Tiles) -> DocumentState:
    if tiles is layer.tiles:
        return state
    return state.with_layers(
        replaced(state.layers, layer.id, lambda la: replace(la, tiles=tiles))  # type: ignore[call-arg]
    )


def _pixel_layer(state: DocumentState, layer_id: str, what: str) -> PixelLayer:
    layer = paintable(state, layer_id)
    if not isinstance(layer, PixelLayer):
        raise BadInput(
            f"{what} works on pixels; “{layer.name}” holds colour alone.",
            "Choose the photo or another pixel layer.",
        )
    return layer
