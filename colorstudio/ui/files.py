"""Opening, saving and exporting for the window; the work itself happens on the slow lane."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from colorstudio.document.document import Document
from colorstudio.document.edits import SetHints
from colorstudio.document.files import PROJECT_ENDINGS, lost_project, read_document, solved
from colorstudio.errors import BadInput, ColorStudioError
from colorstudio.jobs.job import Job, JobContext
from colorstudio.ui.notices import Level, Notice
from colorstudio.ui.text import number

if TYPE_CHECKING:
    from colorstudio.document.export import Exported, ExportOptions
    from colorstudio.document.project_file import PngCache
    from colorstudio.document.render import Pyramid
    from colorstudio.ui.session import Session

_untitled = itertools.count(1)


class DocumentFiles:
    """The ways in and out of one window's document."""

    def __init__(self, session: Session, pyramid: Pyramid) -> None:
        self._session = session
        self._pyramid = pyramid
        self._packed: PngCache | None = None
        self._writing: list[Job] = []

    @property
    def writing(self) -> tuple[Job, ...]:
        """Saves and exports of this window that are not over."""
        self._writing = [job for job in self._writing if not job.state.over]
        return tuple(self._writing)

    def write(self, title: str, work: Callable[[JobContext], Any], **more: Any) -> None:
        """Work that writes a file: the window does not close before it is over."""
        job = self._session.submit(title, work, **more)
        if job is not None:
            self._writing = [*self.writing, job]

    # -- in ---------------------------------------------------------------------------------

    def open(self, path: Path, then: Callable[[Document], None] | None = None) -> None:
        """Reads a picture or a project and shows it, or takes hints or a cast for what is shown."""
        session = self._session
        path = path.expanduser().absolute()
        if path.suffix.lower() == ".json":
            from colorstudio.imaging.cast import is_cast

            if is_cast(path):
                session.cast_wanted.emit(path)
            else:
                self._load_hints(path)
            return
        limit = session.settings.max_megapixels

        def work(context: JobContext) -> Document:
            context.check()
            return read_document(path, limit, companions=True)

        def show(document: Document) -> None:
            session.settings.remember_file(path)
            session.save_settings()
            self._show(document, then)

        session.submit(f"Open {path.name}", work, front=True, then=show)

    def open_sample(
        self, path: Path, title: str, then: Callable[[Document], None] | None = None
    ) -> None:
        """Shows a project or picture of the program's own, as one that has no file yet.

        It is not remembered, and saving asks where to.
        """

        def work(context: JobContext) -> Document:
            context.check()
            read = read_document(path, self._session.settings.max_megapixels, companions=True)
            document = Document(read.state, title=title)
            document.notices = read.notices
            return document

        self._session.submit(
            f"Open {title}", work, front=True, then=lambda document: self._show(document, then)
        )

    def open_bytes(self, data: bytes, name: str) -> None:
        """Shows a picture that was dropped or pasted; it has no file yet."""
        limit = self._session.settings.max_megapixels

        def work(context: JobContext) -> Document:
            from colorstudio.imaging import io

            context.check()
            picture = io.read_bytes(data, name, max_megapixels=limit)
            document = Document.from_pixels(
                picture.pixels,
                metadata=picture.metadata,
                title=_untitled_name(),
            )
            document.notices = (*picture.notices, *lost_project(picture.pixels, name))
            return document

        self._session.submit(
            f"Open {name}", work, front=True, then=lambda document: self._show(document, None)
        )

    def new(self, width: int, height: int) -> Document:
        """Shows a new white picture of this size in pixels."""
        import numpy as np

        from colorstudio.imaging.pixels import Pixels

        white = Pixels(np.full((height, width, 4), 255, np.uint8))
        document = Document.from_pixels(white, title=_untitled_name())
        self._show(document, None)
        return document

    def _show(self, document: Document, then: Callable[[Document], None] | None) -> None:
        self._session.show(document)
        for text in document.notices:
            self._session.notice(Notice(text))
        if then is not None:
            then(document)

    def _load_hints(self, path: Path) -> None:
        from colorstudio.imaging import hints

        session = self._session
        if session.document is None:
            session.notice(BadInput("Open a picture first.", "Then load its hints."))
            return
        try:
            loaded = hints.load(path).scaled_to(session.document.state.size).checked()
        except ColorStudioError as error:
            session.notice(error)
            return
        session.push(SetHints(loaded))

    # -- out --------------------------------------------------------------------------------

    def save(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Writes the project; the former version stays beside it as ``NAME~``."""
        session, pyramid = self._session, self._pyramid
        document = session.document
        if document is None:
            return
        if path.suffix.lower() not in PROJECT_ENDINGS:
            path = path.with_name(path.name + PROJECT_ENDINGS[0])
        state, looks = document.state, session.kept_looks()

        def work(context: JobContext) -> None:
            from colorstudio.document.looks import ENTRY
            from colorstudio.document.project_file import PngCache, save

            if self._packed is None:
                self._packed = PngCache()
            answer = solved(state, pyramid, context)
            others = {name: data for name, data in state.foreign.items() if name != ENTRY}
            whole = replace(state, foreign={**others, ENTRY: looks} if looks else others)
            save(path, whole, answer, context.check, cache=self._packed)

        def saved(_: Any) -> None:
            document.mark_saved(path, state)
            session.settings.remember_file(path)
            session.save_settings()
            session.notice(Notice(f"Saved {path.name}."))
            if then is not None:
                then()

        self.write(f"Save {path.name}", work, key=f"save:{path}", front=True, then=saved)

    def export(self, path: Path, options: ExportOptions) -> None:
        """Writes the picture as it is seen with its recipe inside, or its layers."""
        session, pyramid = self._session, self._pyramid
        document = session.document
        if document is None:
            return
        state = document.state

        def work(context: JobContext) -> Exported:
            from colorstudio.document.export import export

            return export(path, state, options, pyramid, context)

        def exported(result: Exported) -> None:
            if options.separate and not options.row.layered:
                count = len(result.paths)
                session.notice(
                    QCoreApplication.translate("Files", "Exported %n layers.", None, count)
                )
                return
            text = _tr("Exported {0}.").format(path.name)
            if result.seal is not None:
                text += " " + _tr("Lightness kept to {0} L*.").format(number(result.seal, 2))
            session.notice(Notice(text, Level.info))

        self.write(f"Export {path.name}", work, key=f"export:{path}", then=exported)


def _untitled_name() -> str:
    return _tr("Untitled {0}").format(next(_untitled))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)
