"""Keeps a journal of the window's document, so that a crash costs at most its last second."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from colorstudio.document.desk import Desk
from colorstudio.document.document import Document
from colorstudio.document.journal import Journal
from colorstudio.ui.notices import Level, Notice
from colorstudio.ui.session import Session
from colorstudio.ui.text import shown


class Safety(QObject):
    """One journal for the document that is shown, ended when another one takes its place.

    It follows the candidates too, and what is chosen: task, mask, the candidate that is tried. A
    document that was put away unsaved leaves its journal behind: it is offered at the next start.
    """

    _failed = Signal(str)
    _returned = Signal()

    def __init__(self, session: Session, folder: Path) -> None:
        super().__init__(session)
        self._session = session
        self._folder = folder
        self._document: Document | None = None
        self._laid: tuple[object, ...] = ()
        self.journal: Journal | None = None
        # emitted on the journal's thread, delivered on this one
        self._failed.connect(self._tell_failure)
        self._returned.connect(lambda: session.notice(_tr("Recovery is on again.")))
        session.document_changed.connect(self._document_changed)
        for changed in (
            session.kept_changed,
            session.task_changed,
            session.mask_changed,
            session.look_changed,
        ):
            changed.connect(self._lay)

    def _document_changed(self, document: Document | None) -> None:
        self.close()
        self._document = document
        self._laid = ()
        if document is None:
            return
        self.journal = Journal(
            self._folder,
            document,
            on_failure=self._failed.emit,
            on_return=self._returned.emit,
        )
        self._session.journalled = self.journal.flush

    def _lay(self, *_: object) -> None:
        """Tells the journal what lies beside the document, where that is another."""
        session = self._session
        # while one document takes the other's place, what lies there is still the other's
        if self.journal is None or session.document is not self._document:
            return
        tried = next((n for n, c in enumerate(session.kept) if c.look is session.look), -1)
        kept, unsaved = session.kept, session.kept_unsaved
        laid = kept, session.task, session.mask, tried, unsaved
        if laid == self._laid:
            return
        self._laid = laid
        rows = tuple((c.task, c.pinned, c.look) for c in kept)
        self.journal.lay(Desk(rows, session.task, session.mask, tried, unsaved))

    def _tell_failure(self, why: str) -> None:
        session = self._session
        text = _tr("{0} It goes on by itself once that is mended; until then, save often.")
        session.notice(
            Notice(
                text.format(shown(why)),
                Level.error,
                button=_tr("Save elsewhere…"),
                action=lambda: session.place_wanted.emit("save"),
            )
        )

    def close(self) -> None:
        """Ends the journal; what was not saved stays recoverable."""
        if self.journal is not None and self._document is not None:
            unsaved = self._document.modified or self._session.kept_unsaved
            self.journal.close(keep=unsaved)
        self.journal = self._document = None
        self._session.journalled = lambda _: False


def _tr(text: str) -> str:
    return QCoreApplication.translate("Safety", text)
