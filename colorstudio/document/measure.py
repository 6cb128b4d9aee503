"""What the program can vouch for after an answer: asked against got, and the lightness seal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from colorstudio.document.layers import PixelLayer, walk
from colorstudio.document.render import Pyramid, render
from colorstudio.document.state import DocumentState
from colorstudio.imaging.flats import Flats
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import MAX_CODE, Pixels

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer
    from colorstudio.imaging.hint_report import HintReport

SAMPLES = 6
"""Tiles of full resolution on which the seal is measured while the artist paints."""
SAMPLE_SIDE = 256


def measure(
    state: DocumentState,
    field: Answer | None,
    rect: Rect | None,
    level: int,
    pyramid: Pyramid,
    check: Callable[[], None],
) -> tuple[tuple[HintReport, ...], float | None]:
    """Reports of all hints, and the seal (L*) over samples of what is shown.

    ``rect``: what is shown, in the picture reduced by 2**``level``. The seal is None where other
    layers than colour lie on the photo, since then the lightness is the artist's own.
    """
    from colorstudio.imaging import spread

    source = state.source_layer
    if isinstance(field, Flats):
        return field.reports, None
    if field is None or source is None:
        return (), None
    photo = Pixels(source.tiles.to_array(), state.profile)
    reports = spread.report(field, state.hints, photo)
    check()
    if not only_colour(state):
        return reports, None
    whole = Rect(0, 0, *state.size)
    shown = whole
    if rect is not None:
        scale = 1 << level
        shown = Rect(rect.x * scale, rect.y * scale, rect.w * scale, rect.h * scale)
        shown = shown.intersected(whole)
    worst = 0.0
    for part in _samples(shown):
        check()
        before = Pixels(np.ascontiguousarray(source.tiles.read(part)), state.profile)
        after = Pixels(np.ascontiguousarray(render(state, field, part, 0, pyramid)), state.profile)
        worst = max(worst, _error(before, after))
    return reports, worst


def measure_ink(
    state: DocumentState,
    answer: Answer | None,
    rect: Rect | None,
    level: int,
    pyramid: Pyramid,
    check: Callable[[], None],
) -> int | None:
    """Pixels of covering ink that differ from the drawing, over samples of what is shown (which may
    overlap: 0 is what counts).

    None where there is no ink of a drawing, where it is hidden or mixed, or where other layers lie
    on it. See `sketch.ink_seal`.
    """
    from colorstudio.document.sketch import sealed_ink

    found = sealed_ink(state)
    if found is None:
        return None
    ink, source = found
    whole = Rect(0, 0, *state.size)
    shown = whole
    if rect is not None:
        scale = 1 << level
        shown = Rect(rect.x * scale, rect.y * scale, rect.w * scale, rect.h * scale)
        shown = shown.intersected(whole)
    full = MAX_CODE[state.dtype]
    changed = 0
    for part in _samples(shown):
        check()
        covering = ink.tiles.read(part)[..., 3] == full
        after = render(state, answer, part, 0, pyramid)
        changed += int((covering & (source.tiles.read(part) != after).any(axis=-1)).sum())
    return changed


def seal_of(state: DocumentState, pixels: Pixels) -> float | None:
    """Largest |dL*| between the photo and the flattened picture; None where layers repaint it."""
    source = state.source_layer
    if source is None or not only_colour(state):
        return None
    return _error(Pixels(source.tiles.to_array(), state.profile), pixels)


def only_colour(state: DocumentState) -> bool:
    """True while nothing but colour lies on the photo, so that its lightness must be untouched."""
    source = state.source_layer
    shown = [la for la in walk(state.layers) if la.visible and isinstance(la, PixelLayer)]
    return (
        source is not None
        and [la.id for la in shown if la.tiles.tiles] == [source.id]
        and source.opacity == 1.0
        and source.mask is None
    )


def _error(before: Pixels, after: Pixels) -> float:
    from colorstudio.imaging.placement import lightness_error

    return lightness_error(before, after)


def _samples(shown: Rect) -> list[Rect]:
    """A few tiles spread over a rectangle, always the same ones."""
    columns = np.linspace(0, max(0, shown.w - SAMPLE_SIDE), 3).astype(int)
    rows = np.linspace(0, max(0, shown.h - SAMPLE_SIDE), 2).astype(int)
    tiles = {
        Rect(shown.x + int(x), shown.y + int(y), SAMPLE_SIDE, SAMPLE_SIDE).intersected(shown)
        for x in columns
        for y in rows
    }
    return [tile for tile in tiles if not tile.empty][:SAMPLES]
