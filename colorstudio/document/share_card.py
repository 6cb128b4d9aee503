"""What a share card shows of a document and what it holds; `ui.card_picture` draws it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from colorstudio.document.project_writer import PngCache, ProjectWriter
from colorstudio.document.pyramid import MAX_LEVEL, reduced_size
from colorstudio.document.state import DocumentState
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.metrics import delta_e00

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer
    from colorstudio.document.pyramid import Pyramid

SHOWN_SIDE = 1488
"""Pixels of a picture's longer side on the card, at most."""
SWATCHES = 12
ALIKE = 12.0
"""Colours of one group of hints that are nearer to one another (CIEDE2000) are shown once."""
FOUND = 6
"""Colours that are taken from a picture without palette and hints."""


@dataclass(frozen=True, eq=False)
class CardPicture:
    """What is to be seen: ``after`` and ``before`` h x w x 3 uint8 sRGB, ``before`` None where
    nothing was before. ``swatches``: colours and their names, "" for none; ``more``: how many are
    left out. ``rings``: places (0 to 1 across and down) and colours of hints."""

    after: np.ndarray
    before: np.ndarray | None
    swatches: tuple[tuple[Color, str], ...]
    more: int
    rings: tuple[tuple[float, float, Color], ...]


def card_picture(
    state: DocumentState, answer: Answer | None, pyramid: Pyramid, check: Callable[[], None]
) -> CardPicture:
    """The document as a card shows it. Raises what ``check`` raises."""
    after = _small(state, answer, pyramid)
    check()
    before = None
    source = state.source_layer
    if source is not None:
        alone = state.with_layers((replace(source, visible=True, opacity=1.0),))
        before = _small(alone, None, pyramid)
        if answer is not None and state.flats_layer is None:
            before = _grey(before)
        if before.shape == after.shape and np.array_equal(before, after):
            before = None
    check()
    colors = _colors(state, after)
    w, h = state.size
    rings = tuple(
        ((hint.x + 0.5) / w, (hint.y + 0.5) / h, hint.color)
        for hint in state.hints.acting
        if hint.color is not None and 0 <= hint.x < w and 0 <= hint.y < h
    )
    return CardPicture(after, before, colors[:SWATCHES], max(0, len(colors) - SWATCHES), rings)


def _small(state: DocumentState, answer: Answer | None, pyramid: Pyramid) -> np.ndarray:
    """The composite over white, at most SHOWN_SIDE large, h x w x 3 uint8 in sRGB."""
    from colorstudio.document.display import to_display
    from colorstudio.document.render import render
    from colorstudio.imaging.io.write import on_white

    level = 0
    while level < MAX_LEVEL and max(reduced_size(state.size, level + 1)) >= SHOWN_SIDE:
        level += 1
    w, h = reduced_size(state.size, level)
    codes = on_white(render(state, answer, Rect(0, 0, w, h), level, pyramid))
    rgb = cv2.cvtColor(to_display(codes, state.profile), cv2.COLOR_BGRA2RGB)
    scale = min(1.0, SHOWN_SIDE / max(w, h))
    size = max(1, round(w * scale)), max(1, round(h * scale))
    return rgb if size == (w, h) else cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)


def _grey(rgb: np.ndarray) -> np.ndarray:
    from colorstudio.imaging.color_vision import Viewer, seen_screen

    bgrx = cv2.cvtColor(rgb, cv2.COLOR_RGB2BGRA)
    return cv2.cvtColor(seen_screen(bgrx, Viewer.grey), cv2.COLOR_BGRA2RGB)


def _colors(state: DocumentState, after: np.ndarray) -> tuple[tuple[Color, str], ...]:
    """The palette, else the hints' colours, else the picture's own."""
    if len(state.palette):
        return tuple((s.color, s.name) for s in state.palette)
    named = _hinted(state)
    if named:
        return named
    from colorstudio.imaging.palette_extract import extracted
    from colorstudio.imaging.pixels import Pixels

    rgba = cv2.cvtColor(after, cv2.COLOR_RGB2RGBA)
    return tuple((s.color, s.name) for s in extracted(Pixels(rgba), FOUND))


def _hinted(state: DocumentState) -> tuple[tuple[Color, str], ...]:
    """Distinct colours of the hints: one of each group, then the next of each, and so on."""
    groups: dict[str, list[Color]] = {}
    for hint in state.hints.acting:
        if hint.color is None:
            continue
        own = groups.setdefault(hint.group, [])
        shown = np.array([other.lab for other in own]).reshape(-1, 3)
        if (delta_e00(np.broadcast_to(hint.color.lab, shown.shape), shown) >= ALIKE).all():
            own.append(hint.color)
    rounds = max((len(own) for own in groups.values()), default=0)
    return tuple(
        (own[n], group) for n in range(rounds) for group, own in groups.items() if n < len(own)
    )


def packed_project(
    state: DocumentState,
    answer: Answer | None,
    check: Callable[[], None],
    cache: PngCache,
    *,
    keep_metadata: bool = True,
    keep_gps: bool = False,
) -> bytes:
    """The project file of a document, as saving writes it but for what metadata are left out.

    Raises what ``check`` raises.
    """
    file = io.BytesIO()
    shared = without_private(state, keep_metadata=keep_metadata, keep_gps=keep_gps)
    ProjectWriter(shared, answer, check, cache).write(file)
    return file.getvalue()


def without_private(
    state: DocumentState, *, keep_metadata: bool = True, keep_gps: bool = False
) -> DocumentState:
    """The document with the metadata that an export would write: see `imaging.io.write`."""
    from colorstudio.imaging.io import Metadata, exif, xmp
    from colorstudio.imaging.io.write import POSITION

    metadata = state.metadata
    if not isinstance(metadata, Metadata):
        return state
    if not keep_metadata:
        return replace(state, metadata=Metadata(dpi=metadata.dpi))
    if keep_gps:
        return state
    text = {k: v for k, v in metadata.text.items() if not POSITION.search(k)}
    kept = replace(
        metadata,
        exif=exif.without_positions(metadata.exif),
        xmp=xmp.without_positions(metadata.xmp),
        text=text,
    )
    return replace(state, metadata=kept)


def save_card(path: Path, rgb: np.ndarray, title: str, project: bytes) -> None:
    """Writes a card whole or not at all: ``rgb`` h x WIDTH x 3 uint8 sRGB. Raises BadInput."""
    from colorstudio import atomic
    from colorstudio.document.card_file import write_card
    from colorstudio.imaging.io import encode_png
    from colorstudio.imaging.profiles import SRGB

    if path.suffix.lower() != ".png":
        raise BadInput(f"{path.name} does not end in .png.", "A card is a PNG picture.")
    text = {"Title": title, "Software": "ColorStudio", "Comment": "ColorStudio share card"}
    png = encode_png(rgb, SRGB.icc_bytes, {k: v for k, v in text.items() if v}, level=6)
    with atomic.replacing(path) as file:
        write_card(file, png, project)
