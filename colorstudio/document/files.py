"""A document from a file, and a flat picture from a document; run on a worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from colorstudio.document.document import Document
from colorstudio.document.edits import SetHints
from colorstudio.document.state import DocumentState
from colorstudio.methods.base import RunContext

if TYPE_CHECKING:
    from colorstudio.document.render import Pyramid
    from colorstudio.imaging.io import WriteOptions
    from colorstudio.imaging.spread import ChromaField

PROJECT_ENDINGS = (".colorstudio", ".ora")


def read_document(path: Path, max_megapixels: float, hints_path: Path | None = None) -> Document:
    """A document from a picture or a project file; ``hints_path``: marks that belong to it.

    Raises BadInput.
    """
    if path.suffix.lower() in PROJECT_ENDINGS:
        from colorstudio.document.project_file import load

        state, notices = load(path, max_megapixels=max_megapixels)
        own = path.suffix.lower() == PROJECT_ENDINGS[0]
        document = Document(state, path=path if own else None, title=path.name)
        document.notices = tuple(notices)
        return document
    from colorstudio.imaging import hints, io

    picture = io.read(path, max_megapixels=max_megapixels)
    state = DocumentState.from_pixels(picture.pixels, metadata=picture.metadata)
    if hints_path is not None:
        loaded = hints.load(hints_path).scaled_to(state.size).checked()
        state = SetHints(loaded).apply(state)
    document = Document(state, title=path.name)
    document.notices = picture.notices
    return document


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
