"""A document from a file, and a flat picture from a document; run on a worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from colorstudio.document.document import Document
from colorstudio.document.edits import SetHints, SetMask, SetPalette
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.methods.base import RunContext

if TYPE_CHECKING:
    from colorstudio.document.render import Pyramid
    from colorstudio.imaging.io import WriteOptions
    from colorstudio.imaging.spread import ChromaField

PROJECT_ENDINGS = (".colorstudio", ".ora")


def read_document(path: Path, max_megapixels: float, *, companions: bool = False) -> Document:
    """A document from a picture or a project file.

    ``companions``: with what lies beside the picture and is named after it: ``NAME.hints.json``,
    ``NAME.mask.png`` (becomes the mask NAME), ``NAME.palette.json``. One that cannot be used is
    left out with a notice. Raises BadInput.
    """
    if path.suffix.lower() in PROJECT_ENDINGS:
        from colorstudio.document.project_file import load

        state, notices = load(path, max_megapixels=max_megapixels)
        own = path.suffix.lower() == PROJECT_ENDINGS[0]
        document = Document(state, path=path if own else None, title=path.name)
        document.notices = tuple(notices)
        return document
    from colorstudio.imaging import io

    picture = io.read(path, max_megapixels=max_megapixels)
    state = DocumentState.from_pixels(picture.pixels, metadata=picture.metadata)
    notices = list(picture.notices)
    for ending, taken in COMPANIONS.items() if companions else ():
        beside = path.with_suffix(ending)
        if beside.is_file():
            try:
                state = taken(beside, state)
            except BadInput as error:
                notices.append(f"{beside.name} was left out: {error}")
    document = Document(state, title=path.name)
    document.notices = tuple(notices)
    return document


def _with_hints(path: Path, state: DocumentState) -> DocumentState:
    from colorstudio.imaging import hints

    return SetHints(hints.load(path).scaled_to(state.size).checked()).apply(state)


def _with_mask(path: Path, state: DocumentState) -> DocumentState:
    from colorstudio.imaging import io

    mask = np.rint(io.read_mask(path, state.size) * 255).astype(np.uint8)
    name = path.name.removesuffix(".mask.png")
    return SetMask(name, Tiles.from_array(mask[..., None])).apply(state)


def _with_palette(path: Path, state: DocumentState) -> DocumentState:
    from colorstudio.imaging import palette_files

    return SetPalette(palette_files.read(path)).apply(state)


COMPANIONS: dict[str, Callable[[Path, DocumentState], DocumentState]] = {
    ".hints.json": _with_hints,
    ".mask.png": _with_mask,
    ".palette.json": _with_palette,
}
"""Ending to what becomes of such a file when the picture beside it is opened."""


def solved(state: DocumentState, pyramid: Pyramid, context: RunContext) -> ChromaField | None:
    """The answer to the hints of exactly this state, solved anew on the worker."""
    from colorstudio.document.answer import Answerer

    return Answerer(pyramid).solve(state, _check(context))


def export_picture(
    path: Path,
    state: DocumentState,
    options: WriteOptions,
    pyramid: Pyramid,
    context: RunContext,
    *,
    original_tone: bool = False,
) -> float | None:
    """Flattens and writes; returns the lightness seal (L*) where only colour lies on the photo."""
    from colorstudio.document.measure import seal_of
    from colorstudio.document.recipe import recipe_of
    from colorstudio.document.render import flatten
    from colorstudio.imaging import io

    context.step(0, 3, "solve")
    answer = solved(state, pyramid, context)
    context.step(1, 3, "place")
    pixels = flatten(state, answer, _check(context), original_tone=original_tone)
    seal = None if original_tone else seal_of(state, pixels)
    context.step(2, 3, "write")
    metadata = state.metadata or io.Metadata()
    io.write(path, pixels, metadata, options, recipe=recipe_of(state, seal))
    return seal


def _check(context: RunContext) -> Callable[[], None]:
    return lambda: context.step(0, 0)
