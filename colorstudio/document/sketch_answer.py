"""The living flats of a drawing: keeps what was found in its ink, for one worker thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from colorstudio.document.layers import FlatsLayer
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.flats import Flats, Flatter
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import MAX_CODE, Pixels
from colorstudio.imaging.regions import Gap
from colorstudio.imaging.sketching import (
    LETTERING,
    SCREENTONE,
    Lettering,
    cut,
    lettering_in,
)


@dataclass(frozen=True, eq=False)
class _Known:
    """A value and what it was made from; the very same things make the very same value."""

    of: tuple[Any, ...]
    value: Any


class SketchAnswerer:
    """Answers again and again for one drawing; finds regions anew when ink or walls changed."""

    def __init__(self) -> None:
        self._darkness: _Known | None = None
        self._letters: _Known | None = None
        self._flatter: _Known | None = None

    def solve(self, state: DocumentState, check: Callable[[], None]) -> Flats | None:
        """The flats that answer ``state.hints``, with the gaps of the lines; None without flats.

        Raises Cancelled through ``check``.
        """
        layer = state.flats_layer
        if layer is None:
            return None
        darkness = self._ink(state, check)
        if darkness is None:
            return None
        flatter, gaps = self._regions(state, layer, darkness, check)
        used = {hint.mask for hint in state.hints.acting if hint.mask}
        masks = {name: _mask(state.masks[name]) for name in used if name in state.masks}
        return replace(flatter.solve(state.hints, masks=masks, check=check), gaps=gaps)

    def _ink(self, state: DocumentState, check: Callable[[], None]) -> np.ndarray | None:
        ink = state.ink_layer or state.source_layer
        if ink is None:
            return None
        of = (ink.tiles, ink is state.ink_layer)
        if self._darkness is None or not _same(self._darkness.of, of):
            check()
            value = darkness_of(ink.tiles) if of[1] else _separated(state, ink.tiles, check)
            self._darkness = _Known(of, value)
        return self._darkness.value

    def _regions(
        self,
        state: DocumentState,
        layer: FlatsLayer,
        darkness: np.ndarray,
        check: Callable[[], None],
    ) -> tuple[Flatter, tuple[Gap, ...]]:
        by_hand = tuple(state.masks.get(name) for name in (LETTERING, SCREENTONE))
        marks = tuple(h for h in state.hints.acting if h.kind in ("barrier", "join"))
        of = (darkness, layer.gap, layer.threshold, layer.lettering, *by_hand, *marks)
        if self._flatter is None or not _same(self._flatter.of, of):
            regions, gaps = cut(
                darkness,
                marks,
                gap=layer.gap,
                threshold=layer.threshold,
                lettering=self._lettering(darkness, layer.lettering, by_hand, check),
                check=check,
            )
            flatter = Flatter(regions, darkness, state.profile, state.dtype)
            self._flatter = _Known(of, (flatter, gaps))
        return self._flatter.value

    def _lettering(
        self,
        darkness: np.ndarray,
        wanted: bool,
        by_hand: tuple[Tiles | None, ...],
        check: Callable[[], None],
    ) -> Lettering:
        of = (darkness, wanted, *by_hand)
        if self._letters is None or not _same(self._letters.of, of):
            letters, tone = (None if t is None else _mask(t) > 127 for t in by_hand)
            known = Lettering(letters, tone)
            if wanted:
                known = lettering_in(darkness, letters=letters, tone=tone, check=check)
            self._letters = _Known(of, known)
        return self._letters.value


def darkness_of(ink: Tiles) -> np.ndarray:
    """How much an ink layer covers: H x W uint8 from its alpha."""
    rect = ink.rect
    out = np.zeros((rect.h, rect.w), np.uint8)
    full = MAX_CODE[ink.dtype]
    for coord, tile in ink.tiles.items():
        alpha = tile[..., 3]
        if full != 255:
            alpha = (alpha // 257).astype(np.uint8)
        out[ink.tile_rect(coord).slices] = alpha
    return out


def _separated(state: DocumentState, tiles: Tiles, check: Callable[[], None]) -> np.ndarray:
    from colorstudio.imaging.lineart import separated

    return separated(Pixels(tiles.to_array(), state.profile), check=check).darkness


def _mask(tiles: Tiles) -> np.ndarray:
    return tiles.to_array()[..., 0]


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Whether two tuples hold equal values, or the very same arrays and tiles."""
    if len(one) != len(other):
        return False
    plain = (int, float, str, Hint)
    return all(a is b or (isinstance(a, plain) and a == b) for a, b in zip(one, other, strict=True))
