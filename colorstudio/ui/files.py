"""Opening, saving and exporting for the window; the work itself happens on the slow lane."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from colorstudio.document.document import Document
from colorstudio.document.edits import SetHints
from colorstudio.document.files import PROJECT_ENDINGS, lost_project, read_document, solved
from colorstudio.errors import BadInput, ChangedOnDisk, ColorStudioError
from colorstudio.jobs.job import Job, JobContext
from colorstudio.ui.notices import Level, Notice
from colorstudio.ui.text import error_text, number

if TYPE_CHECKING:
    from colorstudio.document.export import Exported, ExportOptions
    from colorstudio.document.on_disk import Claim
    from colorstudio.document.project_file import PngCache
    from colorstudio.document.render import Pyramid
    from colorstudio.ui.session import Session

log = logging.getLogger(__name__)

_untitled = itertools.count(1)


class DocumentFiles:
    """The ways in and out of one window's document."""

    def __init__(self, session: Session, pyramid: Pyramid) -> None:
        self._session = session
        self._pyramid = pyramid
        self._packed: PngCache | None = None
        self._writing: list[Job] = []
        self._claim: Claim | None = None

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

    def hold(self, document: Document | None) -> Notice | None:
        """Claims the document's file for this window. What another window has becomes a copy, and
        that is to be said."""
        if self._claim is not None:
            self._claim.release()
            self._claim = None
        if document is None or document.path is None:
            return None
        path = document.path
        claim, free = _claimed(path)
        if free:
            self._claim = claim
            return None
        document.path, document.title = None, _tr("{0} (copy)").format(path.stem)
        text = _tr("“{0}” is open in another window. This is a copy: saving asks for a place.")
        return Notice(text.format(path.name), Level.warning)

    def save(
        self, path: Path, then: Callable[[], None] | None = None, *, anyway: bool = False
    ) -> None:
        """Writes the project; the former version stays beside it as ``NAME~``.

        ``anyway``: also over what somebody else has written there since it was read.
        """
        session, pyramid = self._session, self._pyramid
        document = session.document
        if document is None:
            return
        if path.suffix.lower() not in PROJECT_ENDINGS:
            path = path.with_name(path.name + PROJECT_ENDINGS[0])
        state, kept = document.state, session.kept
        known = document.on_disk if path == document.path and not anyway else ""
        claim: Claim | None = None
        if path != document.path:
            claim, free = _claimed(path)
            if not free:
                wrong = _tr("“{0}” is open in another window.").format(path.name)
                self._refused(BadInput(wrong, _tr("Choose another name.")), "", "save")
                return

        def work(context: JobContext) -> str:
            from colorstudio.document.looks import ENTRY, packed
            from colorstudio.document.on_disk import mark_of
            from colorstudio.document.project_file import PngCache, save

            if known and mark_of(path) not in ("", known):
                raise ChangedOnDisk(
                    f"{path.name} was changed by another program.", "Save a copy, or save over it."
                )
            if self._packed is None:
                self._packed = PngCache()
            answer = solved(state, pyramid, context)
            others = {name: data for name, data in state.foreign.items() if name != ENTRY}
            looks = {ENTRY: packed((c.task, c.pinned, c.look) for c in kept)} if kept else {}
            whole = replace(state, foreign={**others, **looks})
            save(path, whole, answer, context.check, cache=self._packed)
            return mark_of(path)

        def saved(mark: str) -> None:
            document.on_disk = mark
            if session.document is document:
                if claim is not None:
                    if self._claim is not None:
                        self._claim.release()
                    self._claim = claim
                session.keep_saved(kept)
            elif claim is not None:
                claim.release()
            document.mark_saved(path, state)
            session.settings.remember_file(path)
            session.save_settings()
            session.notice(Notice(_tr("Saved {0}.").format(path.name), about="save"))
            if then is not None:
                then()

        def refused(error: BaseException) -> None:
            if claim is not None:
                claim.release()
            if isinstance(error, ChangedOnDisk):
                session.changed_on_disk.emit(path, then)
            else:
                self._refused(error, f"Save {path.name}", "save")

        self.write(
            f"Save {path.name}", work, key=f"save:{path}", front=True, then=saved, refused=refused
        )

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

        title = f"Export {path.name}"

        def refused(error: BaseException) -> None:
            self._refused(error, title, "export")

        self.write(title, work, key=f"export:{path}", then=exported, refused=refused)

    def _refused(self, error: BaseException, what: str, place: str) -> None:
        """A file could not be written: says why, with a way to put it somewhere else."""
        session = self._session
        if not isinstance(error, ColorStudioError):
            session.report_error(error, what)
            return
        button = _tr("Save elsewhere…") if place == "save" else _tr("Export elsewhere…")
        session.notice(
            Notice(
                error_text(error),
                Level.error,
                button=button,
                action=lambda: session.place_wanted.emit(place),
                about=place,
            )
        )


def _claimed(path: Path) -> tuple[Claim | None, bool]:
    """The claim on a project, and whether it is free: also where claims cannot be made."""
    from colorstudio.document.on_disk import Claim

    try:
        claim = Claim.on(path)
    except BadInput as error:
        log.warning("No claim on a project: %s", error)
        return None, True
    return claim, claim is not None


def _untitled_name() -> str:
    return _tr("Untitled {0}").format(next(_untitled))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)
