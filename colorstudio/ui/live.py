"""The answer under the pen: solves anew when hints change, the visible area first."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from colorstudio.document.document import Committed, Document
from colorstudio.document.state import DocumentState
from colorstudio.jobs.job import Job, JobContext
from colorstudio.ui.session import Session, ViewArea

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer, Answerer
    from colorstudio.document.render import DisplayArea


MEASURE_MS = 60
"""How long an answer stands before it is measured: it is painted first, and while hints are dragged
the next question comes first."""


def _asks_of_drawing(state: DocumentState) -> tuple[object, ...] | None:
    """What living flats depend on besides hints and masks; compares by identity where it is big."""
    layer, ink = state.flats_layer, state.ink_layer
    if layer is None:
        return None
    return layer.gap, layer.threshold, layer.lettering, id(ink.tiles) if ink else 0


@dataclass(frozen=True, eq=False)
class _Answer:
    state: DocumentState
    field: Answer | None
    view: ViewArea | None
    area: DisplayArea | None
    milliseconds: float


class LiveAnswer(QObject):
    """Keeps ``document.answer`` up to date through the instant lane."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._pyramid = session.pyramid
        self._answerer: Answerer | None = None
        self._newest: tuple[Document, _Answer] | None = None
        self._measuring: Job | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(MEASURE_MS)
        self._rest.timeout.connect(self._measure)
        session.document_changed.connect(self._document_changed)
        session.committed.connect(self._committed)

    def _document_changed(self, document: Document | None) -> None:
        self._answerer = self._newest = None
        if document is None:
            return
        state = document.state
        answer = state.answer_layer
        proposed = answer is not None and answer.model is not None
        if len(state.hints) or proposed or state.flats_layer is not None:
            # in the next turn: by then the canvas has asked for the picture as it is, which goes
            # first, since an answer may have to wait for the compiler
            QTimer.singleShot(0, self, self.refresh)

    def _committed(self, committed: Committed) -> None:
        change = committed.change
        before, after = committed.before.answer_layer, committed.after.answer_layer
        follow = (before and before.follow) != (after and after.follow)
        model = (before and before.model) is not (after and after.model)
        drawing = _asks_of_drawing(committed.before) != _asks_of_drawing(committed.after)
        if change.hints or change.source or change.masks or follow or model or drawing:
            self.refresh()

    def refresh(self) -> None:
        """Asks for a new answer; an older question that still waits is dropped."""
        session = self._session
        document, view = session.document, session.view
        if document is None:
            return
        self._rest.stop()
        if self._measuring is not None:
            session.instant.cancel(self._measuring)
        state, draft = document.state, document.draft
        asked = time.perf_counter()

        def work(context: JobContext) -> _Answer:
            from colorstudio.document.answer import Answerer
            from colorstudio.document.render import render_display

            if self._answerer is None:
                self._answerer = Answerer(self._pyramid)
            field = self._answerer.solve(state, context.check)
            area = None
            if view is not None:
                area = render_display(
                    state, field, view.rect, view.level, self._pyramid, draft=draft
                )
            return _Answer(state, field, view, area, (time.perf_counter() - asked) * 1000)

        def then(answer: _Answer) -> None:
            if session.document is not document:
                return
            document.set_answer(answer.field, answer.state)
            fresh = answer.state is document.state and view == session.view
            session.answered.emit(answer.area if fresh else None)
            session.measured.emit("preview", answer.milliseconds)
            self._newest = document, answer
            self._rest.start()

        session.instant.submit("Colour from hints", work, key="preview", quiet=True, then=then)

    def _measure(self) -> None:
        session = self._session
        if self._newest is None:
            return
        document, answer = self._newest
        self._newest = None
        state, field, view = answer.state, answer.field, answer.view

        def work(context: JobContext) -> object:
            from colorstudio.document.measure import measure, measure_ink

            rect, level = (view.rect, view.level) if view is not None else (None, 0)
            asked = (state, field, rect, level, self._pyramid, context.check)
            return *measure(*asked), measure_ink(*asked)

        def then(figures: object) -> None:
            if session.document is document and document.answer is field:
                reports, seal, ink = figures  # type: ignore[misc]
                session.reported.emit(reports)
                session.measured.emit("seal", seal)
                if ink is not None:
                    session.measured.emit("ink", ink)

        if document is session.document and not session.instant.queue.closed:
            self._measuring = session.instant.submit(
                "Measure", work, key="measure", quiet=True, then=then
            )
