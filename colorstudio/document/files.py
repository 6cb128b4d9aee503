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
    from colorstudio.imaging.pixels import Pixels

PROJECT_ENDINGS = (".colorstudio", ".ora")


def read_document(path: Path, max_megapixels: float, *, companions: bool = False) -> Document:
    """A document from a picture, a project file, or a share card with a project in it.

    ``companions``: with what lies beside the picture and is named after it: ``NAME.hints.json``,
    ``NAME.mask.png`` (becomes the mask NAME), ``NAME.palette.json``. One that cannot be used is
    left out with a notice. Raises BadInput.
    """
    if path.suffix.lower() in PROJECT_ENDINGS:
        from colorstudio.document.on_disk import mark_of
        from colorstudio.document.project_file import load

        # before reading: what is written meanwhile counts as a change
        mark = mark_of(path)
        state, notices = load(path, max_megapixels=max_megapixels)
        own = path.suffix.lower() == PROJECT_ENDINGS[0]
        document = Document(state, path=path if own else None, title=path.name)
        document.on_disk = mark if own else ""
        document.notices = tuple(notices)
        return document
    from colorstudio.imaging import io

    card, lost = _from_card(path, max_megapixels)
    if card is not None:
        return card
    picture = io.read(path, max_megapixels=max_megapixels)
    state = DocumentState.from_pixels(picture.pixels, metadata=picture.metadata)
    notices = [*picture.notices, *(lost or lost_project(picture.pixels, path.name))]
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


def _from_card(path: Path, max_megapixels: float) -> tuple[Document | None, tuple[str, ...]]:
    """The project in a share card, if there is one; why it cannot be had, where it cannot."""
    from colorstudio.document.card_file import held_by
    from colorstudio.document.project_file import load
    from colorstudio.imaging.io.headers import Damaged

    try:
        project = held_by(path)
        if project is None:
            return None, ()
        state, notices = load(path, max_megapixels=max_megapixels, data=project)
    except (Damaged, BadInput) as error:
        why = error.message if isinstance(error, BadInput) else f"{error}"
        said = f"The project in {path.name} cannot be opened ({why}). Its picture was opened."
        return None, (said,)
    document = Document(state, title=path.stem)
    said = f"{path.name} is a share card: the project in it was opened, and has no file yet."
    document.notices = (said, *notices)
    return document, ()


def lost_project(pixels: Pixels, name: str) -> tuple[str, ...]:
    """A sentence on a picture that was a share card before another program wrote it anew."""
    from colorstudio.document.card_file import looks_like_card

    if not looks_like_card(pixels.array):
        return ()
    return (
        f"{name} was a share card, but a program on its way wrote the picture anew and left the"
        " project out. Ask for the card as a file.",
    )


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
