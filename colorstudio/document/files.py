"""A document from a file, with what lies beside it; run on a worker."""

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
    from colorstudio.document.answer import Answer
    from colorstudio.document.render import Pyramid

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


def solved(state: DocumentState, pyramid: Pyramid, context: RunContext) -> Answer | None:
    """The answer to the hints of exactly this state, solved anew on the worker."""
    from colorstudio.document.answer import Answerer

    return Answerer(pyramid).solve(state, _check(context))


def _check(context: RunContext) -> Callable[[], None]:
    return lambda: context.step(0, 0)
