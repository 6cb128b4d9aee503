"""A button that lets a model say what a photo shows, into a field where the words can be edited."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton

from colorstudio.errors import ColorStudioError
from colorstudio.jobs.job import Job, JobContext
from colorstudio.ui import icons
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.prompt import PromptField

if TYPE_CHECKING:
    from colorstudio.document.state import DocumentState

ROLES = ("captioner",)


class DescribeButton(QPushButton):
    """Seen where a captioner is installed. A second press while it looks stops it.

    ``bundle()``: id of the weights whose captioner is taken first. ``said(text)``: why it cannot
    say anything, "" before it tries.
    """

    said = Signal(str)

    def __init__(self, session: Session, field: PromptField, bundle: Callable[[], str]) -> None:
        super().__init__(icons.icon("sparkles"), self.tr("Describe the photo"))
        self._session, self._field, self._bundle = session, field, bundle
        self._job: Job | None = None
        self.setAutoDefault(False)
        self.setToolTip(self.tr("A model says what it sees; edit its words before the run"))
        self.clicked.connect(lambda: self.press())
        for signal in (session.shelf.changed, session.document_changed):
            signal.connect(lambda *_: self.refresh())
        session.models.ended.connect(self._ended)
        self.refresh()

    def refresh(self) -> None:
        """Shows whether there is a captioner, and a photo for it."""
        document = self._session.document
        self.setVisible(bool(self._session.shelf.fitting(ROLES)))
        self.setEnabled(document is not None and document.state.source_layer is not None)

    def press(self) -> None:
        """Asks for a description, or stops the one that is being made."""
        if self._job is not None:
            self._session.models.cancel(self._job)
            return
        document = self._session.document
        if document is None:
            return
        self.said.emit("")
        state, engine, bundle = document.state, self._session.engine, self._bundle()
        before = self._field.text()

        def work(context: JobContext) -> str:
            return _described(state, context, engine, bundle)

        def then(words: str) -> None:
            # who typed meanwhile has said it better
            if self._session.document is document and self._field.text() == before:
                self._field.set_text(words)

        self._job = self._session.submit(
            self.tr("Describe the photo"), work, then=then, refused=self._refused,
            lane=self._session.models,
        )  # fmt: skip
        if self._job is not None:
            self.setText(self.tr("Looking…"))

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, ColorStudioError):
            self.said.emit(str(error))
        else:
            self._session.report_error(error, self.tr("Describe the photo"))

    @Slot(object)
    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.setText(self.tr("Describe the photo"))


def _described(state: DocumentState, context: JobContext, engine: object, bundle: str) -> str:
    from colorstudio.document.capture import source_pixels
    from colorstudio.methods.colorize.captions import captioned

    context.step(0, 0, "Looking at the photo")
    return captioned(engine, source_pixels(state), bundle)
