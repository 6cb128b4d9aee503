"""Keeps a journal of the window's document, so that a crash costs at most its last second."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from colorstudio.document.document import Document
from colorstudio.document.journal import Journal
from colorstudio.ui.notices import Level, Notice
from colorstudio.ui.session import Session


class Safety(QObject):
    """One journal for the document that is shown, ended when another one takes its place.

    A document that was put away unsaved leaves its journal behind: it is offered at the next start.
    """

    _failed = Signal(str)

    def __init__(self, session: Session, folder: Path) -> None:
        super().__init__(session)
        self._session = session
        self._folder = folder
        self._document: Document | None = None
        self.journal: Journal | None = None
        # emitted on the journal's thread, delivered on this one
        self._failed.connect(lambda why: session.notice(Notice(why, Level.warning)))
        session.document_changed.connect(self._document_changed)

    def _document_changed(self, document: Document | None) -> None:
        self.close()
        self._document = document
        if document is None:
            return
        try:
            self.journal = Journal(self._folder, document, on_failure=self._failed.emit)
            self._session.journalled = self.journal.flush
        except OSError as error:
            self._failed.emit(f"Recovery is off: {error.strerror or error}.")

    def close(self) -> None:
        """Ends the journal; what was not saved stays recoverable."""
        if self.journal is not None and self._document is not None:
            self.journal.close(keep=self._document.modified)
        self.journal = None
