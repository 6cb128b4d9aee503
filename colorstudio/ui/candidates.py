"""Looks that were kept to be compared: the document is untouched until one of them is applied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from colorstudio.document.document import Document
from colorstudio.errors import ColorStudioError
from colorstudio.jobs.job import JobContext
from colorstudio.ui.model_runs import Both
from colorstudio.ui.session import Session

if TYPE_CHECKING:
    from colorstudio.document.look import Look
    from colorstudio.ui.model_runs import Ask

MAX_CANDIDATES = 60
TASKS = ("colorize", "recolor", "palette", "sketch")
"""Whose looks there are."""
ENTRY = "colorstudio/candidates.json"
"""As `document.looks.ENTRY`, which is imported when it is needed."""
THUMBNAIL = 128
"""Longest side of a candidate's picture, in pixels of the screen."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """A kept look. ``task``: whose panel made it."""

    id: int
    look: Look
    task: str
    pinned: bool = False


class Candidates(QObject):
    """The candidates of a window's document, oldest first. ``thumbnails``: id to h x w x 4 uint8
    B, G, R, X, once it is made.

    ``changed``: another list. ``pictured(id)``: its thumbnail is there. ``chosen(id)``: the one
    whose look is tried at the moment, 0 for none.
    """

    changed = Signal()
    pictured = Signal(int)
    chosen = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._numbers = count(1)
        self.items: list[Candidate] = []
        self.thumbnails: dict[int, np.ndarray] = {}
        session.document_changed.connect(self._document_changed)
        self.changed.connect(lambda: session.keep(tuple(self.items)))
        session.runs.made.connect(self._made)
        session.look_changed.connect(lambda _: self.chosen.emit(self.current))

    @property
    def current(self) -> int:
        """Id of the candidate that is tried on the picture, 0 for none."""
        look = self._session.look
        return next((c.id for c in self.items if look is not None and c.look == look), 0)

    def find(self, candidate_id: int) -> Candidate | None:
        """The candidate of that id."""
        return next((c for c in self.items if c.id == candidate_id), None)

    def keep(self, look: Look | None = None, task: str = "") -> None:
        """Keeps a look (default: the one that is tried). One that is there is not kept twice.

        ``task``: whose panel made it; default: the one that is shown.
        """
        session = self._session
        look = look or session.look
        if look is None or any(c.look == look for c in self.items):
            return
        loose = [c for c in self.items if not c.pinned]
        if len(self.items) >= MAX_CANDIDATES:
            if not loose:
                session.notice(
                    self.tr("%n candidates are pinned: delete one first.", "", MAX_CANDIDATES)
                )
                return
            self.items.remove(loose[0])
        new = Candidate(next(self._numbers), look, task or session.task)
        self.items.append(new)
        self.changed.emit()
        self.chosen.emit(self.current)
        self._picture(new)

    def _made(self, ask: Ask, look: Any, notes: tuple[str, ...]) -> None:
        """What a model made joins the strip; it is tried where its panel is still in front. An
        edit is made instead."""
        if isinstance(look, Both):
            self._session.push(look.edit)
            self.keep(look.look, ask.task)
            return
        if ask.edits:
            if ask.first:
                self._session.push(look)
            return
        self.keep(look, ask.task)
        if ask.first and self._session.task == ask.task:
            self._session.set_look(look)

    def show(self, candidate_id: int) -> None:
        """Tries a candidate on the picture, in the panel of its task."""
        found = self.find(candidate_id)
        if found is not None:
            self._session.choose_task(found.task)
            self._session.set_look(found.look)

    def apply(self, candidate_id: int) -> None:
        """Makes a candidate a layer; it stays in the strip."""
        found = self.find(candidate_id)
        if found is not None:
            self._session.apply_look(found.look)

    def compare(self, candidate_id: int, on: bool = True) -> None:
        """Holds a candidate against the one that is tried; off: the picture itself again."""
        found = self.find(candidate_id)
        if found is not None:
            self._session.compare_with(found.look if on else None)

    def remove(self, candidate_id: int) -> None:
        """Takes a candidate out of the strip."""
        found = self.find(candidate_id)
        if found is not None:
            if self._session.against is found.look:
                self._session.compare_with(None)
            self.items.remove(found)
            self.thumbnails.pop(found.id, None)
            self.changed.emit()

    def pin(self, candidate_id: int, on: bool) -> None:
        """A pinned candidate stays when the strip is cleared or full."""
        for n, item in enumerate(self.items):
            if item.id == candidate_id:
                self.items[n] = Candidate(item.id, item.look, item.task, on)
        self.changed.emit()

    def clear(self) -> None:
        """Takes away all that are not pinned."""
        self.items = [c for c in self.items if c.pinned]
        if all(c.look is not self._session.against for c in self.items):
            self._session.compare_with(None)
        kept = {c.id for c in self.items}
        self.thumbnails = {n: picture for n, picture in self.thumbnails.items() if n in kept}
        self.changed.emit()

    def _document_changed(self, document: Document | None) -> None:
        self.items, self.thumbnails = [], {}
        data = document.state.foreign.get(ENTRY) if document is not None else None
        if data is not None:
            from colorstudio.document.looks import unpacked

            self.items = [
                Candidate(next(self._numbers), look, task, pinned)
                for task, pinned, look in unpacked(data)
                if task in TASKS
            ]
        self.changed.emit()
        self._session.keep_saved(tuple(self.items))
        for item in self.items:
            self._picture(item)

    def _picture(self, candidate: Candidate) -> None:
        session = self._session
        document = session.document
        if document is None:
            return
        state, answer, look = document.state, document.answer, candidate.look

        def work(context: JobContext) -> np.ndarray:
            from colorstudio.document.look import Scene
            from colorstudio.document.pyramid import MAX_LEVEL, reduced_size
            from colorstudio.document.render import render_display
            from colorstudio.imaging.geometry import Rect

            level = 0
            while level < MAX_LEVEL and max(reduced_size(state.size, level)) > THUMBNAIL:
                level += 1
            draft = look.prepared(Scene(state, answer, session.pyramid, {}), context.check)
            whole = Rect(0, 0, *reduced_size(state.size, level))
            return render_display(state, answer, whole, level, session.pyramid, draft=draft).bgrx

        def then(picture: np.ndarray) -> None:
            if session.document is document and self.find(candidate.id) is not None:
                self.thumbnails[candidate.id] = picture
                self.pictured.emit(candidate.id)

        session.instant.submit(
            look.title, work, key=f"candidate {candidate.id}", quiet=True, then=then,
            failed=_silent(session, look.title),
        )  # fmt: skip


def _silent(session: Session, title: str) -> Callable[[BaseException], None]:
    """A thumbnail that cannot be is no news; a bug is."""

    def failed(error: BaseException) -> None:
        if not isinstance(error, ColorStudioError):
            session.report_error(error, title)

    return failed
