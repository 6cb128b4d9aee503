"""What the Recolor panel asks workers for: references, and the files of colourways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from PySide6.QtCore import QCoreApplication

from colorstudio.document import export_names
from colorstudio.document.document import Document
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import Pixels
from colorstudio.jobs.job import JobContext
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.swatch import color_words

if TYPE_CHECKING:
    from colorstudio.document.look import Look

REFERENCE_SIDE = 512
"""A reference gives one colour: its longer side is reduced to this many pixels."""
PATCH_PX = 7
"""Pixels around a click that stand for the place."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Recolor", text)


@dataclass(frozen=True, eq=False)
class Reference:
    """A picture whose colour is taken. ``name``: where it came from, for people."""

    pixels: Pixels
    name: str


@dataclass(frozen=True)
class Colorway:
    """One file of an export: the look, the object and colour that name it, in words too."""

    look: Look
    mask: str
    color: Color

    @property
    def words(self) -> str:
        return way_words(self.mask, self.color)


def read_reference(
    session: Session,
    path: Path,
    then: Callable[[Reference], None],
    *,
    instead: bool = True,
) -> None:
    """Reads a picture file as a reference. ``instead``: one that is still being read is dropped."""

    def work(context: JobContext) -> Reference:
        from colorstudio.imaging import io

        context.check()
        pixels = io.read(path, max_megapixels=session.settings.max_megapixels).pixels
        return Reference(smaller(pixels), path.name)

    key = "reference" if instead else ""
    session.submit(_tr("Read reference"), work, key=key, quiet=True, then=then)


def read_reference_bytes(
    session: Session, data: bytes, name: str, then: Callable[[Reference], None]
) -> None:
    """A picture that was dropped as a reference."""

    def work(context: JobContext) -> Reference:
        from colorstudio.imaging import io

        context.check()
        picture = io.read_bytes(data, name, max_megapixels=session.settings.max_megapixels)
        return Reference(smaller(picture.pixels), name)

    session.submit(_tr("Read reference"), work, key="reference", quiet=True, then=then)


def patch_reference(session: Session, rect: Rect, then: Callable[[Reference], None]) -> None:
    """A rectangle of the open picture as a reference, without the look that is tried."""
    document = session.document
    if document is None:
        return
    state, answer = document.state, document.answer
    part = rect.intersected(Rect(0, 0, *state.size))
    if part.empty:
        return

    def work(context: JobContext) -> Reference:
        from colorstudio.document.render import render

        context.check()
        codes = np.array(render(state, answer, part, 0, session.pyramid))
        return Reference(smaller(Pixels(codes, state.profile)), _tr("A patch of this picture"))

    def taken(reference: Reference) -> None:
        if session.document is document:
            then(reference)

    session.instant.submit(_tr("Read reference"), work, key="reference", quiet=True, then=taken)


def smaller(pixels: Pixels) -> Pixels:
    """The picture with its longer side at most REFERENCE_SIDE."""
    scale = REFERENCE_SIDE / max(pixels.size)
    if scale >= 1:
        return pixels
    size = max(1, round(pixels.width * scale)), max(1, round(pixels.height * scale))
    return Pixels(cv2.resize(pixels.array, size, interpolation=cv2.INTER_AREA), pixels.profile)


def export_colorways(
    session: Session,
    folder: Path,
    ways: Sequence[Colorway],
    then: Callable[[list[Path]], None] | None = None,
) -> None:
    """Writes the picture once with each look, as PNG; files that are there are never replaced.

    The preferences say how the files are called; that they cannot be called so becomes a notice.
    """
    document = session.document
    if document is None or not ways:
        return
    state, answer, pyramid = document.state, document.answer, session.pyramid
    try:
        names = _names(session, document, ways)
    except BadInput as error:
        session.notice(error)
        return

    def work(context: JobContext) -> list[Path]:
        from colorstudio.document.bake_look import baked_look
        from colorstudio.document.export import ExportOptions, export
        from colorstudio.document.look import Scene

        written: list[Path] = []
        memory: dict[str, Any] = {}
        for n, way in enumerate(ways):
            context.step(n, len(ways), way.words)
            scene = Scene(state, answer, pyramid, memory)
            colored = baked_look(scene, way.look, context.check, name=way.words).apply(state)
            path = free_path(folder, names[n])
            export(path, colored, ExportOptions(), pyramid, _Within(context))
            written.append(path)
        return written

    def done(written: list[Path]) -> None:
        session.notice(
            QCoreApplication.translate("Recolor", "Exported %n colourways.", None, len(written))
        )
        if then is not None:
            then(written)

    session.submit(_tr("Export colourways"), work, key="colourways", then=done)


def _names(session: Session, document: Document, ways: Sequence[Colorway]) -> list[str]:
    """What the files of colourways are called, without ending. Raises BadInput."""
    now = datetime.now()
    template = session.settings.colorway_template
    shared = {
        "name": Path(document.title).stem,
        "task": "recolor",
        "way": "instant",
        "width": document.state.width,
        "height": document.state.height,
        "date": now,
        "time": now,
    }
    return [
        export_names.expanded(
            template,
            {
                **shared,
                "layer": way.mask,
                "color": way.color.hex.removeprefix("#"),
                "color_name": color_words(way.color),
                "n": n,
            },
        )
        for n, way in enumerate(ways, 1)
    ]


class _Within:
    """The context of a part of a job: it listens, and leaves the reports to the whole."""

    def __init__(self, context: JobContext) -> None:
        self._context = context

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        self._context.check()


def free_path(folder: Path, name: str, ending: str = ".png") -> Path:
    """A file of that name that is not there yet, with a number behind it if need be."""
    return export_names.free_path(folder / f"{export_names.safe(name)}{ending}")


def way_words(mask: str, color: Color) -> str:
    """What a colourway is called: its object, the colour in words, and its hex."""
    return f"{mask} {color_words(color)} {color.hex}"
