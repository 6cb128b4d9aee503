"""Strokes on layers: tiles while the pen moves, one edit when it is lifted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from colorstudio.document.edits import ReplaceTiles, paintable
from colorstudio.document.layers import (
    CHROMA_SCALE,
    FULL_ALPHA,
    ColorLayer,
    PixelLayer,
    replaced,
)
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Coord, Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.brush import Brush, Sample, StrokeMask
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.ink import color_codes, covered, thinned
from colorstudio.imaging.pixels import MAX_CODE

NO_RECT = Rect(0, 0, 0, 0)
HEAL_BORDER_PX = 8
"""Pixels around a healed stroke that say what it has to meet."""
HEAL_REACH = 2.5
"""How far healing looks for texture, in diameters of the brush or sizes of the spot."""
HEAL_REACH_PX = 60
"""And at least so far, in pixels."""
JUDGED = 1
"""The channel by which places are compared: green, or b*."""
SHADE = 0.4
"""Coverage of the shade that shows a stroke before it is healed."""

Ink = Callable[[np.ndarray, Rect, np.ndarray], np.ndarray]
"""``ink(pixels before, their rectangle, coverage h x w)``: the pixels after, a new array."""


@dataclass(frozen=True)
class Paint:
    """Lays a colour on; on a colour layer its a* and b* alone."""

    color: Color
    name: str = "Paint"


@dataclass(frozen=True)
class Erase:
    """Lowers alpha. The photo that hints are spread over cannot be erased."""

    name: str = "Erase"


@dataclass(frozen=True)
class Clone:
    """Takes pixels from ``(dx, dy)`` beside the pen, as they were when it came down."""

    dx: int
    dy: int
    name: str = "Clone"


@dataclass(frozen=True)
class Heal:
    """Like `Clone`, with the colours of the healed place; settled when the pen is lifted.

    Without an offset it looks for a place nearby itself (a spot healing brush); the stroke is shown
    as a shade until then.
    """

    dx: int | None = None
    dy: int | None = None
    name: str = "Heal"


Action = Paint | Erase | Clone | Heal


class Stroke:
    """One stroke on a layer of ``state``, begun where the pen comes down.

    ``mask``: H x W x 1 uint8, the stroke acts by it (a selection); None acts everywhere. The state
    never changes: draw `live_state` with `tiles` while the pen moves, push `edit` at the end.
    Raises BadInput where the layer cannot be painted on.
    """

    def __init__(
        self,
        state: DocumentState,
        layer_id: str,
        brush: Brush,
        action: Action,
        *,
        mask: Tiles | None = None,
    ) -> None:
        self.layer = paintable(state, layer_id)
        self.action = action
        self.coverage = StrokeMask(brush, state.size)
        self._ink = _INKS[type(action)](state, self.layer, action)
        self._mask = mask
        self._tiles: dict[Coord, np.ndarray] = {}
        self._settled = True

    def add(self, samples: Iterable[Sample]) -> Rect:
        """Draws on through ``samples``. Returns the pixels that changed."""
        return self._drawn(self.coverage.add(samples))

    def line_to(self, sample: Sample) -> Rect:
        """Draws straight from the last point (Shift-click). Returns the pixels that changed."""
        return self._drawn(self.coverage.line_to(sample))

    def finish(self) -> Rect:
        """The pen is lifted: smoothing catches up, healing is settled. Returns what changed."""
        dirty = self._drawn(self.coverage.finish())
        if isinstance(self.action, Heal) and not self._settled:
            self._settled = True
            dirty = self._inked(self.coverage.rect, _healing(self))
        return dirty

    def tiles(self) -> Mapping[Coord, np.ndarray]:
        """The layer's tiles that the stroke has touched so far, whole, frozen.

        A tile that changes later is another object then, so identity tells what is new.
        """
        for tile in self._tiles.values():
            tile.flags.writeable = False
        return dict(self._tiles)

    def edit(self, name: str = "") -> ReplaceTiles:
        """The finished stroke as one undoable step; without tiles where it changed nothing."""
        self.finish()
        changed = {
            coord: tile
            for coord, tile in self.tiles().items()
            if not np.array_equal(self._before(coord), tile)
        }
        return ReplaceTiles(self.layer.id, changed, name or self.action.name)

    def shown(self, rect: Rect) -> np.ndarray:
        """Coverage of ``rect`` within the selection (h x w, float32 in [0, 1])."""
        coverage = self.coverage.read(rect)
        if self._mask is not None:
            coverage *= self._mask.read(rect)[..., 0] * np.float32(1 / 255)
        return coverage

    def _drawn(self, dirty: Rect) -> Rect:
        if not dirty.empty:
            self._settled = False
        return self._inked(dirty, self._ink)

    def _inked(self, dirty: Rect, ink: Ink) -> Rect:
        """Inks ``dirty`` anew, from the layer as it was before the stroke."""
        changed = NO_RECT
        for coord in self.layer.tiles.coords(dirty):
            at = self.layer.tiles.tile_rect(coord)
            part = at.intersected(dirty)
            coverage = self.shown(part)
            if not coverage.any():
                continue
            here = Rect(part.x - at.x, part.y - at.y, part.w, part.h).slices
            self._writable(coord)[here] = ink(self._before(coord)[here], part, coverage)
            changed = changed.united(part)
        return changed

    def _before(self, coord: Coord) -> np.ndarray:
        tile = self.layer.tiles.tile(coord)
        if tile is not None:
            return tile
        at = self.layer.tiles.tile_rect(coord)
        return np.zeros((at.h, at.w, self.layer.tiles.channels), self.layer.tiles.dtype)

    def _writable(self, coord: Coord) -> np.ndarray:
        """The stroke's own tile; a copy of it once it was handed out."""
        tile = self._tiles.get(coord)
        if tile is None:
            tile = self._before(coord).copy()
        elif not tile.flags.writeable:
            tile = tile.copy()
        self._tiles[coord] = tile
        return tile


def live_state(
    state: DocumentState, layer_id: str, tiles: Mapping[Coord, np.ndarray]
) -> DocumentState:
    """``state`` with a stroke's tiles in its layer, for drawing only; costs microseconds."""
    return state.with_layers(
        replaced(
            state.layers,
            layer_id,
            lambda la: replace(la, tiles=la.tiles.replaced(tiles)),  # type: ignore[call-arg]
        )
    )


def full_alpha(layer: PixelLayer | ColorLayer) -> int:
    """The value of alpha that covers fully in that layer's tiles."""
    return FULL_ALPHA if isinstance(layer, ColorLayer) else MAX_CODE[layer.tiles.dtype]


def layer_values(state: DocumentState, layer: PixelLayer | ColorLayer, color: Color) -> np.ndarray:
    """A colour in the units of the layer's tiles: RGB codes, or a* and b*; float32."""
    if isinstance(layer, ColorLayer):
        return (color.lab_in(state.profile)[1:] * CHROMA_SCALE).astype(np.float32)
    return color_codes(color, state.profile, state.dtype)


def _paint_ink(state: DocumentState, layer: PixelLayer | ColorLayer, action: Paint) -> Ink:
    values, full = layer_values(state, layer, action.color), full_alpha(layer)
    return lambda before, rect, coverage: covered(before, values, coverage, full)


def _erase_ink(state: DocumentState, layer: PixelLayer | ColorLayer, action: Erase) -> Ink:
    if layer.id == state.source:
        raise BadInput(
            "The photo itself cannot be erased.", "Erase on a layer above it, or paint over it."
        )
    return lambda before, rect, coverage: thinned(before, coverage)


def _clone_ink(state: DocumentState, layer: PixelLayer | ColorLayer, action: Clone) -> Ink:
    full = full_alpha(layer)

    def ink(before: np.ndarray, rect: Rect, coverage: np.ndarray) -> np.ndarray:
        lent = _lent(layer, rect, (action.dx, action.dy))
        lent_alpha = lent[..., -1].astype(np.float32) / full
        return covered(before, lent[..., :-1].astype(np.float32), coverage * lent_alpha, full)

    return ink


def _heal_ink(state: DocumentState, layer: PixelLayer | ColorLayer, action: Heal) -> Ink:
    """What is shown while the pen is down."""
    if action.dx is not None and action.dy is not None:
        return _clone_ink(state, layer, Clone(action.dx, action.dy))
    shade, full = np.zeros(layer.tiles.channels - 1, np.float32), full_alpha(layer)
    return lambda before, rect, coverage: covered(before, shade, SHADE * coverage, full)


def _healing(stroke: Stroke) -> Ink:
    """What is left when the pen was lifted; nothing where no place can lend its texture."""
    from colorstudio.imaging.heal import healed

    layer, full = stroke.layer, full_alpha(stroke.layer)
    offset = _offset(stroke)
    if offset is None:
        return lambda before, rect, coverage: before
    box = stroke.coverage.rect.grown(HEAL_BORDER_PX).intersected(layer.tiles.rect)
    lent = _lent(layer, box, offset)
    target = layer.tiles.read(box)[..., :-1].astype(np.float32)
    result = healed(target, lent[..., :-1].astype(np.float32), stroke.shown(box) > 0)
    low, high = (-32768, 32767) if isinstance(layer, ColorLayer) else (0, full)
    np.clip(result, low, high, out=result)

    def ink(before: np.ndarray, rect: Rect, coverage: np.ndarray) -> np.ndarray:
        here = Rect(rect.x - box.x, rect.y - box.y, rect.w, rect.h).slices
        return covered(before, result[here], coverage * (lent[here][..., -1] / full), full)

    return ink


def _offset(stroke: Stroke) -> tuple[int, int] | None:
    """Where a healing stroke takes its texture from."""
    from colorstudio.imaging.heal import lender

    action, layer, drawn = stroke.action, stroke.layer, stroke.coverage
    assert isinstance(action, Heal)
    if action.dx is not None and action.dy is not None:
        return action.dx, action.dy
    reach = max(HEAL_REACH_PX, round(HEAL_REACH * 2 * drawn.brush.radius_px))
    window = drawn.rect.grown(reach + HEAL_BORDER_PX).intersected(layer.tiles.rect)
    return lender(layer.tiles.read(window)[..., JUDGED], stroke.shown(window) > 0, reach)


def _lent(layer: PixelLayer | ColorLayer, rect: Rect, offset: tuple[int, int]) -> np.ndarray:
    return layer.tiles.read(Rect(rect.x + offset[0], rect.y + offset[1], rect.w, rect.h))


_INKS: Mapping[type, Callable[..., Ink]] = {
    Paint: _paint_ink,
    Erase: _erase_ink,
    Clone: _clone_ink,
    Heal: _heal_ink,
}
