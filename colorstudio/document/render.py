"""The picture that a document's layers make together: any rectangle of it, at any reduction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from colorstudio.document.chroma import chroma_of, compact, place_chroma
from colorstudio.document.display import to_display
from colorstudio.document.layers import (
    AnswerLayer,
    FlatsLayer,
    GroupLayer,
    Layer,
    PixelLayer,
)
from colorstudio.document.pyramid import MAX_LEVEL, Pyramid, reduced_size
from colorstudio.document.showing import (
    Coat,
    View,
    is_plain,
    layer_of,
    masks_of,
    runs_of,
    showing,
)
from colorstudio.document.state import DocumentState, Tone
from colorstudio.document.tiles import TILE, Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.blend import composited
from colorstudio.imaging.color import Color
from colorstudio.imaging.flats import Flats
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.ink import color_codes
from colorstudio.imaging.pixels import MAX_CODE, Pixels
from colorstudio.imaging.profiles import SRGB

if TYPE_CHECKING:  # numba is slow to import, and a picture without colour never needs it
    from colorstudio.document.answer import Answer
    from colorstudio.document.look import Draft

BAND_ROWS = 512
"""Rows that `flatten` composites at a time: bounded memory, and a cancel is answered soon."""


def nothing() -> None:
    """The check that never cancels."""


def render(
    state: DocumentState,
    answer: Answer | None,
    rect: Rect,
    level: int = 0,
    cache: Pyramid | None = None,
    *,
    workers: int = 2,
) -> np.ndarray:
    """RGBA codes (h x w x 4, the document's profile and depth) of all visible layers together.

    ``rect``: in the picture reduced by ``2**level`` (`reduced_size`); it must lie inside.
    ``answer``: what the instant solver said to the hints, None while there is no answer. What no
    layer changed has the very bits of the layer below, and is a read-only view where that costs
    less. ``workers``: threads for the placing of colour. Raises BadInput for a rectangle outside.
    """
    if not 0 <= level <= MAX_LEVEL:
        raise BadInput(f"There is no reduction {level}; it goes from 0 to {MAX_LEVEL}.")
    whole = Rect(0, 0, *reduced_size(state.size, level))
    if rect.empty or rect.intersected(whole) != rect:
        raise BadInput(f"{rect} is not inside of the picture ({whole.w} x {whole.h}).")
    view = View(state, answer, level, Pyramid() if cache is None else cache, workers)
    return _stack(view, state.layers, rect)


@dataclass(frozen=True, eq=False)
class DisplayArea:
    """What a screen shows of a rectangle: ``bgrx`` as `display.to_display` makes it, of ``rect`` in
    the picture reduced by ``2**level``."""

    bgrx: np.ndarray
    rect: Rect
    level: int


def render_display(
    state: DocumentState,
    answer: Answer | None,
    rect: Rect,
    level: int,
    cache: Pyramid,
    *,
    draft: Draft | None = None,
    workers: int = 2,
) -> DisplayArea:
    """A rectangle of the document ready for the screen, ``draft`` laid over it. See `render`."""
    codes = render(state, answer, rect, level, cache, workers=workers)
    if draft is not None:
        codes = draft.shown(codes, rect, level)
    return DisplayArea(to_display(codes, state.profile, origin=(rect.x, rect.y)), rect, level)


def _stack(view: View, layers: Iterable[Layer], rect: Rect) -> np.ndarray:
    """Codes of ``rect`` of some layers over nothing."""
    runs = list(runs_of(view, layers, rect))
    out = _stacked(view, runs[:2], rect)
    if len(runs) <= 2:
        return out
    # which layers meet is decided by tiles, so that a pixel is rounded alike in every rectangle
    upper = {layer_of(item).id for run in runs[2:] for item in run}
    inner = replace(view, workers=1)
    parts = [
        part
        for part in _tile_rects(rect)
        if any(layer_of(item).id in upper for item in showing(view, layers, part))
    ]
    out = out if out.flags.writeable else out.copy()

    def work(part: Rect) -> None:
        out[_within(part, rect)] = _stacked(inner, list(runs_of(inner, layers, part)), part)

    _each(parts, work, view.workers)
    return out


def _stacked(
    view: View, runs: list[list[Coat] | list[PixelLayer | FlatsLayer | GroupLayer]], rect: Rect
) -> np.ndarray:
    codes: np.ndarray | None = None
    lowest = ""
    for run in runs:
        if isinstance(run[0], Coat):
            if codes is not None:
                is_source = not view.state.source or lowest == view.state.source
                codes = _coloured(view, codes, run, rect, is_source)  # type: ignore[arg-type]
            continue
        if codes is None and is_plain(run[0]):
            codes = view.cache.read(run[0].tiles, rect, view.level)  # type: ignore[union-attr]
            lowest = run[0].id  # type: ignore[union-attr]
            run = run[1:]
        if codes is None:
            codes = np.zeros((rect.h, rect.w, 4), view.state.dtype)
        if run:
            codes = _painted(view, codes, run, rect)  # type: ignore[arg-type]
            lowest = "several"
    return np.zeros((rect.h, rect.w, 4), view.state.dtype) if codes is None else codes


# ---- colour over lightness


def _coloured(
    view: View, codes: np.ndarray, coats: list[Coat], rect: Rect, is_source: bool
) -> np.ndarray:
    """``codes`` with colour layers over their L*: whole where that is fused, else by tiles.

    ``is_source``: the codes are those of the photo that guides the answer.
    """
    first, rest = coats[0], coats[1:]
    parts = list(_tile_rects(rect))
    touched = [part for part in parts if any(_coats_tile(view, c, part) for c in rest)]
    fused = is_source and isinstance(first.layer, AnswerLayer) and _is_whole(first)
    if fused and 2 * len(touched) <= len(parts):
        from colorstudio.imaging.placement import place

        assert view.answer is not None
        assert not isinstance(view.answer, Flats)
        out = place(
            view.answer,
            compact(codes),
            view.state.profile,
            rect,
            level_scale=view.scale,
            opacity=first.layer.saturation,  # type: ignore[union-attr]
            workers=view.workers,
        )
    else:
        out = codes.copy()
        touched = [part for part in parts if any(_coats_tile(view, c, part) for c in coats)]

    def work(part: Rect) -> None:
        at = _within(part, rect)
        out[at] = _placed(view, codes[at], coats, part)

    _each(touched, work, view.workers)
    return out


def _coats_tile(view: View, coat: Coat, rect: Rect) -> bool:
    return isinstance(coat.layer, AnswerLayer) or view.touches(coat.layer.tiles, rect)


def _is_whole(coat: Coat) -> bool:
    return coat.opacity == 1 and not coat.masks


def _placed(view: View, codes: np.ndarray, coats: list[Coat], rect: Rect) -> np.ndarray:
    """Codes of one tile with all coats mixed as a*b*, then put on in gamut with L* kept."""
    from colorstudio.document.composite_kernels import lay_chroma, lay_color_tiles

    codes = compact(codes)
    ab = chroma_of(codes, view.state.profile)
    touched = np.zeros((rect.h, rect.w), bool)
    for coat in coats:
        weight = _weight(view, coat.opacity, coat.masks, rect)
        if isinstance(coat.layer, AnswerLayer):
            chroma = _answer_chroma(view, codes, rect) * np.float32(coat.layer.saturation)
            lay_chroma(ab, chroma, weight)
        else:
            tiles = compact(view.cache.read(coat.layer.tiles, rect, view.level))
            weight[tiles[..., 2] == 0] = 0
            lay_color_tiles(ab, tiles, weight)
        touched |= weight > 0
    if not touched.any():
        return codes
    placed = place_chroma(ab, codes, view.state.profile)
    # a pixel that no layer reaches keeps its bits, also where its own colour would round anew
    return placed if touched.all() else np.where(touched[..., None], placed, codes)


def _answer_chroma(view: View, codes: np.ndarray, rect: Rect) -> np.ndarray:
    from colorstudio.imaging.placement import codes_to_lightness

    assert view.answer is not None
    assert not isinstance(view.answer, Flats)
    source = view.state.source_layer
    guide = codes if source is None else view.cache.read(source.tiles, rect, view.level)
    L = np.clip(codes_to_lightness(compact(guide), view.state.profile), 0, 100)
    return view.answer.chroma(L, rect, view.scale)


def _weight(view: View, opacity: float, masks: tuple[Tiles, ...], rect: Rect) -> np.ndarray:
    weight = np.full((rect.h, rect.w), opacity, np.float32)
    for mask in masks:
        weight *= view.cache.read(mask, rect, view.level)[..., 0] * np.float32(1 / 255)
    return weight


# ---- pixels over pixels


def _painted(
    view: View, codes: np.ndarray, layers: list[PixelLayer | FlatsLayer | GroupLayer], rect: Rect
) -> np.ndarray:
    """``codes`` with pixel layers and groups over them, in float32 by tiles."""
    full = np.float32(MAX_CODE[codes.dtype])
    touched = [part for part in _tile_rects(rect) if any(_shows(view, la, part) for la in layers)]
    if not touched:
        return codes
    out = codes.copy()
    inner = replace(view, workers=1)

    def work(part: Rect) -> None:
        at = _within(part, rect)
        mixed = codes[at].astype(np.float32) / full
        for layer in layers:
            if _shows(inner, layer, part):
                mixed = _laid(inner, mixed, layer, part)
        out[at] = np.rint(mixed * full)

    _each(touched, work, view.workers)
    return out


def _laid(
    view: View, mixed: np.ndarray, layer: PixelLayer | FlatsLayer | GroupLayer, rect: Rect
) -> np.ndarray:
    source, weight = _pixels(view, layer, rect), _weight(view, layer.opacity, masks_of(layer), rect)
    if layer.blend == "normal":
        from colorstudio.document.composite_kernels import lay_normal

        lay_normal(mixed, compact(source), weight)
        return mixed
    full = np.float32(MAX_CODE[source.dtype])
    return composited(mixed, source.astype(np.float32) / full, layer.blend, weight)


def _shows(view: View, layer: PixelLayer | FlatsLayer | GroupLayer, rect: Rect) -> bool:
    if isinstance(layer, FlatsLayer):
        return True
    if isinstance(layer, PixelLayer):
        return view.touches(layer.tiles, rect)
    return any(True for _ in showing(view, layer.children, rect))


def _pixels(view: View, layer: PixelLayer | FlatsLayer | GroupLayer, rect: Rect) -> np.ndarray:
    if isinstance(layer, FlatsLayer):
        return flat_codes(view.state, view.answer, layer, rect, view.scale)
    if isinstance(layer, PixelLayer):
        return view.cache.read(layer.tiles, rect, view.level)
    return _stack(view, layer.children, rect)


def flat_codes(
    state: DocumentState, answer: Answer | None, layer: FlatsLayer, rect: Rect, scale: int = 1
) -> np.ndarray:
    """RGBA codes (h x w x 4) of the living flats and their paper."""
    ground = paper_codes(state, layer)
    fits = isinstance(answer, Flats) and answer.size == state.size
    if isinstance(answer, Flats) and fits and answer.codes.dtype == state.dtype:
        return answer.shown(rect, scale, ground=ground, workers=1)
    return np.broadcast_to(ground, (rect.h, rect.w, 4)).copy()


def paper_codes(state: DocumentState, layer: FlatsLayer) -> np.ndarray:
    """The four codes of the paper under the flats; zeros for none."""
    out = np.zeros(4, state.dtype)
    if layer.paper:
        out[:3] = np.rint(color_codes(Color.from_hex(layer.paper), state.profile, state.dtype))
        out[3] = MAX_CODE[state.dtype]
    return out


def _tile_rects(rect: Rect) -> Iterator[Rect]:
    """The parts of ``rect`` in the 256 x 256 tiles of the picture as it is looked at."""
    for tx, ty in rect.tiles(TILE):
        yield Rect(tx * TILE, ty * TILE, TILE, TILE).intersected(rect)


def _within(part: Rect, rect: Rect) -> tuple[slice, slice]:
    return Rect(part.x - rect.x, part.y - rect.y, part.w, part.h).slices


def _each(parts: list[Rect], work: Callable[[Rect], None], workers: int) -> None:
    if workers <= 1 or len(parts) < 4:
        for part in parts:
            work(part)
        return
    with ThreadPoolExecutor(workers) as pool:
        for _ in pool.map(work, parts):
            pass


# ---- the whole picture


def flatten(
    state: DocumentState,
    answer: Answer | None,
    check: Callable[[], None] = nothing,
    *,
    original_tone: bool = False,
    cache: Pyramid | None = None,
    workers: int = 2,
) -> Pixels:
    """All visible layers at full size, for export. An untouched photo comes back uncopied.

    ``original_tone``: a neutralised scan gets its cast again (`export_tone`). ``check`` is called
    between bands of BAND_ROWS rows and may raise Cancelled.
    """
    pixels = _flat(state, answer, check, cache, workers)
    if original_tone and state.tone is not None:
        return export_tone(pixels, state.tone, check)
    return pixels


def _flat(
    state: DocumentState,
    answer: Answer | None,
    check: Callable[[], None],
    cache: Pyramid | None,
    workers: int,
) -> Pixels:
    shown = [la for la in state.layers if la.visible and la.opacity > 0]
    if answer is None:
        shown = [la for la in shown if not isinstance(la, AnswerLayer)]
    if len(shown) == 1 and is_plain(shown[0]):
        return Pixels(shown[0].tiles.to_array(), state.profile)  # type: ignore[union-attr]
    cache = Pyramid(0) if cache is None else cache
    out = np.empty((state.height, state.width, 4), state.dtype)
    for top in range(0, state.height, BAND_ROWS):
        check()
        rect = Rect(0, top, state.width, min(BAND_ROWS, state.height - top))
        out[top : rect.bottom] = render(state, answer, rect, 0, cache, workers=workers)
    return Pixels(out, state.profile)


def export_tone(pixels: Pixels, tone: Tone, check: Callable[[], None] = nothing) -> Pixels:
    """The picture with the cast of the original scan laid over it again; L* stays as it is.

    What was neutral gets exactly ``tone`` at its L*; colours get it added to their own a*b*.
    """
    from colorstudio.imaging.placement import codes_to_lightness

    out = np.empty_like(pixels.array)
    steps = np.arange(101)
    for top in range(0, pixels.height, BAND_ROWS):
        check()
        codes = compact(pixels.array[top : top + BAND_ROWS])
        L = codes_to_lightness(codes, pixels.profile)
        ab = chroma_of(codes, pixels.profile)
        for c in range(2):
            ab[..., c] += np.interp(L, steps, tone.chroma[:, c])
        out[top : top + BAND_ROWS] = place_chroma(ab, codes, pixels.profile, workers=2)
    return Pixels(out, pixels.profile)


def source_lightness(state: DocumentState, max_side: int, cache: Pyramid) -> np.ndarray:
    """L* of the photo that hints are spread over, h x w float32, longer side at most ``max_side``.

    After a brush stroke on the photo only the tiles that it changed are computed again. Without a
    photo: of the composite of all pixel layers. Raises BadInput for a side below 1.
    """
    if max_side < 1:
        raise BadInput("The longer side has to be at least one pixel.")
    level = 0
    while level < MAX_LEVEL and max(reduced_size(state.size, level + 1)) >= max_side:
        level += 1
    rect = Rect(0, 0, *reduced_size(state.size, level))
    source = state.source_layer
    if source is not None:
        L = cache.read_lightness(source.tiles, rect, level, state.profile)
    else:
        from colorstudio.imaging.placement import codes_to_lightness

        L = codes_to_lightness(compact(render(state, None, rect, level, cache)), state.profile)
    scale = max_side / max(rect.w, rect.h)
    if scale >= 1:
        return L
    size = max(1, round(rect.w * scale)), max(1, round(rect.h * scale))
    return cv2.resize(L, size, interpolation=cv2.INTER_AREA)


def warm_up() -> None:
    """Compiles every kernel of compositing, or loads it from numba's cache; for a quiet moment."""
    from colorstudio.document.composite_kernels import lay_chroma, lay_color_tiles, lay_normal

    mixed, ab = np.zeros((1, 1, 4), np.float32), np.zeros((1, 1, 2), np.float32)
    weight = np.zeros((1, 1), np.float32)
    lay_chroma(ab, ab.copy(), weight)
    lay_color_tiles(ab, compact(np.zeros((1, 1, 3), np.int16)), weight)
    for dtype in (np.uint8, np.uint16):
        codes = np.zeros((1, 1, 4), dtype)
        lay_normal(mixed, compact(codes), weight)
        place_chroma(ab, codes, SRGB)
        chroma_of(codes, SRGB)
