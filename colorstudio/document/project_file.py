"""Projects on disk: saved whole or not at all, opened again as the very same document."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from colorstudio.document.archive import GET_OLD, Archive
from colorstudio.document.project_reader import ProjectReader
from colorstudio.document.project_writer import PngCache, write_project
from colorstudio.document.state import DocumentState
from colorstudio.errors import BadInput, OutOfMemory
from colorstudio.imaging.io.values import MAX_MEGAPIXELS

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer

__all__ = ["PngCache", "load", "save"]


def nothing() -> None:
    """The check that never cancels."""


def save(
    path: Path,
    state: DocumentState,
    answer: Answer | None,
    check: Callable[[], None] = nothing,
    *,
    cache: PngCache | None = None,
) -> None:
    """Saves a document as a ``.colorstudio`` file, which is a valid OpenRaster file inside.

    ``answer``: what the layer of the hints shows, for programs that know no hints. ``cache``: keep
    one beside a document, and layers that did not change since are not packed again. The version
    before stays as ``NAME~``. Raises BadInput where the file cannot be written, and what ``check``
    raises; the file that was there is then unharmed.
    """
    try:
        write_project(Path(path), state, answer, check, PngCache() if cache is None else cache)
    except MemoryError as error:
        raise OutOfMemory(
            f"Saving {Path(path).name} does not fit into memory.",
            "Close other programs, or save a smaller copy.",
        ) from error


def load(
    path: Path, *, max_megapixels: float = MAX_MEGAPIXELS, data: bytes | None = None
) -> tuple[DocumentState, tuple[str, ...]]:
    """The document in a ``.colorstudio`` or ``.ora`` file, and sentences about how it was read.

    ``data``: the file's bytes, where they come from elsewhere; ``path`` then names them.
    Raises BadInput for everything that is no sound project, in one sentence.
    """
    path = Path(path)
    try:
        with Archive(path, data) as archive:
            reader = ProjectReader(archive, max_megapixels)
            state = reader.read()
    except BadInput as error:
        if path.name in error.message:
            raise
        raise BadInput(f"{path.name}: {error.message}", error.hint or GET_OLD) from error
    except MemoryError as error:
        raise OutOfMemory(
            f"{path.name} does not fit into memory.", "Close other programs, and open it again."
        ) from error
    except (ValueError, TypeError, KeyError, OverflowError, struct.error) as error:
        raise BadInput(f"{path.name} is damaged.", GET_OLD) from error
    return state, tuple(reader.notices)
