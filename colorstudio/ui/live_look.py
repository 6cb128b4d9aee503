"""The look under the pen: prepares what a panel asks for, shows it, and makes it a layer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from colorstudio.document.document import Committed, Document
from colorstudio.errors import ColorStudioError
from colorstudio.jobs.job import JobContext
from colorstudio.ui.session import Session

if TYPE_CHECKING:
    from colorstudio.document.look import Draft, Look
    from colorstudio.document.render import DisplayArea


class LiveLook(QObject):
    """Keeps ``document.draft`` what ``session.look`` asks for, through the instant lane."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._memory: dict[str, Any] = {}
        session.document_changed.connect(self._document_changed)
        session.committed.connect(self._committed)
        session.look_changed.connect(self._look_changed)
        session.look_wanted.connect(self.apply)
        session.against_changed.connect(lambda _: self._prepare_against())

    def _document_changed(self, document: Document | None) -> None:
        self._memory = {}

    def _committed(self, committed: Committed) -> None:
        change = committed.change
        if change.rect.empty and not change.masks:
            return
        if self._session.look is not None:
            self.refresh()
        if self._session.against is not None:
            self._prepare_against()

    def _look_changed(self, look: Look | None) -> None:
        if look is not None:
            self.refresh()
            return
        document = self._session.document
        if document is not None and document.draft is not None:
            document.draft = None
            self._session.drafted.emit(None)

    def refresh(self) -> None:
        """Prepares the look anew; an older question that still waits is dropped."""
        session = self._session
        document, look, view = session.document, session.look, session.view
        if document is None or look is None:
            return
        state, answer, memory = document.state, document.answer, self._memory
        asked = time.perf_counter()

        def work(context: JobContext) -> tuple[Draft, DisplayArea | None, float]:
            from colorstudio.document.look import Scene
            from colorstudio.document.render import render_display

            scene = Scene(state, answer, session.pyramid, memory)
            draft = look.prepared(scene, context.check)
            area = None
            if view is not None and not view.rect.empty:
                context.check()
                area = render_display(
                    state, answer, view.rect, view.level, session.pyramid, draft=draft
                )
            return draft, area, (time.perf_counter() - asked) * 1000

        def then(result: tuple[Draft, DisplayArea | None, float]) -> None:
            draft, area, milliseconds = result
            if session.document is not document or session.look is not look:
                return
            document.draft = draft
            fresh = document.state is state and view == session.view
            session.drafted.emit(area if fresh else None)
            session.measured.emit("preview", milliseconds)

        def failed(error: BaseException) -> None:
            if session.look is not look:
                return
            if not isinstance(error, ColorStudioError):
                session.report_error(error, look.title)
                session.set_look(None)
                return
            if document.draft is not None:
                document.draft = None
                session.drafted.emit(None)
            session.look_refused.emit(error)

        session.instant.submit(look.title, work, key="look", quiet=True, then=then, failed=failed)

    def _prepare_against(self) -> None:
        """The draft of what the look is held against; what cannot be is not shown."""
        session = self._session
        document, look = session.document, session.against
        if document is None or look is None:
            self._hold_against(None)
            return
        state, answer = document.state, document.answer

        def work(context: JobContext) -> Draft:
            from colorstudio.document.look import Scene

            return look.prepared(Scene(state, answer, session.pyramid, {}), context.check)

        def then(draft: Draft) -> None:
            if session.document is document and session.against is look:
                self._hold_against(draft)

        def failed(error: BaseException) -> None:
            if session.against is look:
                session.compare_with(None)
                session.report_error(error, look.title)

        session.instant.submit(
            look.title, work, key="against", quiet=True, then=then, failed=failed
        )

    def _hold_against(self, draft: Draft | None) -> None:
        if draft is not self._session.against_draft:
            self._session.against_draft = draft
            self._session.against_drafted.emit()

    def apply(self, look: Look, name: str) -> None:
        """Bakes a look into a layer on the slow lane; one step for undo."""
        session = self._session
        document = session.document
        if document is None:
            return
        state, answer = document.state, document.answer

        def work(context: JobContext) -> Any:
            from colorstudio.document.bake_look import baked_look
            from colorstudio.document.look import Scene

            scene = Scene(state, answer, session.pyramid, {})
            return baked_look(scene, look, context.check, name=name)

        def then(edit: Any) -> None:
            if session.document is not document:
                return
            if session.look == look:
                session.set_look(None)
            if document.state is state:
                session.push(edit)
                session.look_applied.emit(look)
                layer = document.state.active_layer
                if layer is not None:
                    session.notice(self.tr("“{0}” is a layer now.").format(layer.name))
            else:
                # layers were changed meanwhile: what was computed belongs to the picture before
                self.apply(look, name)

        session.submit(look.title, work, key="apply", front=True, then=then)
