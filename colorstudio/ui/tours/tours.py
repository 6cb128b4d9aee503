"""Runs the tours of one window: opens the sample, shows step after step, remembers how far one is.

Nothing here is modal and nothing acts in the person's place: whoever paints on while a tour is
shown just paints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QScrollArea, QWidget

from colorstudio.document.document import Document
from colorstudio.ui.start_page import SAMPLES, Sample
from colorstudio.ui.tours.card import TourCard
from colorstudio.ui.tours.pointer import Pointer
from colorstudio.ui.tours.steps import TOURS, Began, Step, lacks_weights, section_of
from colorstudio.ui.widgets.fold import Fold

if TYPE_CHECKING:
    from colorstudio.ui.main_window import MainWindow

DONE = "done"
"""What the settings remember of a tour that was seen to its end; else the number of a step."""
APPROVED_MS = 900
"""How long a step that was done stays, with its check mark."""
EDGE_PX = 24
SETTLING_MS, LOOKS = 250, 8
"""A panel may still grow when a step begins, and push away what is pointed at: for this long it is
brought back; after that, who scrolls it away means to."""


def reached(remembered: dict[str, str], task: str) -> int:
    """The step, from 0, where a tour begins: the first, or where it was left."""
    text = remembered.get(task, "")
    return min(int(text), len(TOURS[task]) - 1) if text.isdecimal() else 0


class Tours(QObject):
    """``moved()``: another step is shown, or the tour is over. Lives as long as its window."""

    moved = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.task = ""
        self.number = 0
        self.card = TourCard(window.middle)
        self.pointer = Pointer(window)
        self._began: Began | None = None
        self._listening: tuple[Step, object] | None = None
        self._document: Document | None = None
        self._approved = QTimer(self)
        self._approved.setSingleShot(True)
        self._approved.setInterval(APPROVED_MS)
        self._approved.timeout.connect(self.onward)
        self._looks = 0
        self._settling = QTimer(self)
        self._settling.setInterval(SETTLING_MS)
        self._settling.timeout.connect(self._settle)
        self.card.skipped.connect(self.end)
        self.card.back.connect(self.back)
        self.card.onward.connect(self.onward)
        self._session.document_changed.connect(self._document_changed)

    @property
    def running(self) -> bool:
        """Whether a tour is shown."""
        return bool(self.task)

    @property
    def step(self) -> Step:
        """What is asked for now. Only while a tour is shown."""
        return TOURS[self.task][self.number]

    def begin(self, task: str) -> None:
        """Opens the sample of a task (in its own way, with the question about unsaved work) and
        starts its tour, or goes on with it.
        """
        window, session = self._window, self._session
        sample = next(sample for sample in SAMPLES if sample.task == task)
        document = session.document
        if document is not None and self._is_sample(document, sample):
            self._start(task)
            return

        def opened(_: Document) -> None:
            window.toasts.clear()
            self._start(task)

        def open_sample() -> None:
            session.close_document()
            window.open_sample(sample, opened)

        window.when_saved(open_sample)

    def end(self) -> None:
        """Puts the card away; the tour can be resumed at this step."""
        if self.running:
            self._stop(str(self.number))

    def onward(self) -> None:
        """The next step; after the last one the tour is done."""
        if not self.running:
            return
        if self.number + 1 < len(TOURS[self.task]):
            self._show(self.number + 1)
            if self.step.already(self._session):
                self._approve()
        else:
            self._stop(DONE)

    def back(self) -> None:
        """The step before."""
        if self.running and self.number:
            self._show(self.number - 1)

    # -- inside -----------------------------------------------------------------------------------

    def _is_sample(self, document: Document, sample: Sample) -> bool:
        words = QCoreApplication.translate("StartPage", sample.words)
        return document.path is None and document.title == words

    def _start(self, task: str) -> None:
        self.task = task
        self._document = self._session.document
        self._show(reached(self._session.settings.tours, task))
        if self.step.already(self._session):
            self._approve()

    def _stop(self, remembered: str) -> None:
        settings = self._session.settings
        settings.tours = {**settings.tours, self.task: remembered}
        self._session.save_settings()
        self._listen(None)
        self._approved.stop()
        self.task = ""
        self._document = None
        self.card.hide()
        self.pointer.point_at(None)
        self.moved.emit()
        self._window.canvas.setFocus()

    def _show(self, number: int) -> None:
        self._approved.stop()
        self.number = number
        session, step = self._session, self.step
        session.choose_task(self.task)
        target = step.target(self._window)
        self._reveal(target)
        self._began = Began(session.tool, session.look, self.task)
        self._listen(step)
        steps = TOURS[self.task]
        names = {s.task: QCoreApplication.translate("StartPage", s.words) for s in SAMPLES}
        title = self.tr("{0} · {1} of {2}").format(names[self.task], number + 1, len(steps))
        self.card.say(title, self._words(step), first=not number, last=number + 1 == len(steps))
        self.pointer.point_at(target)
        self._looks = LOOKS
        self._settling.start()
        self.moved.emit()

    def _settle(self) -> None:
        self._looks -= 1
        if self._looks <= 0 or not self.running:
            self._settling.stop()
        elif self.pointer.isHidden():
            self._reveal(self.step.target(self._window))
        self.pointer.follow()

    def _words(self, step: Step) -> str:
        section = section_of(self._window, step)
        lacking = section is not None and lacks_weights(self._window, section)
        return QCoreApplication.translate("Tours", step.without if lacking else step.words)

    def _reveal(self, target: QWidget) -> None:
        """Shows a control that is folded away, scrolled out or in a hidden panel."""
        if not self._window.actions_table["view.panels"].isChecked():
            self._window.places.show_panels(True)
        at: QWidget | None = target
        while at is not None and not at.isWindow():
            if isinstance(at, Fold):
                at.set_open(True)
            if isinstance(at, QDockWidget):
                at.show()
                at.raise_()
            at = at.parentWidget()
        at = target.parentWidget()
        while at is not None:
            if isinstance(at, QScrollArea):
                at.ensureWidgetVisible(target, EDGE_PX, EDGE_PX)
            at = at.parentWidget()

    def _listen(self, step: Step | None) -> None:
        if self._listening is not None:
            former, connection = self._listening
            former.signal(self._session).disconnect(connection)  # type: ignore[arg-type]
            self._listening = None
        if step is not None:
            self._listening = (step, step.signal(self._session).connect(self._heard))

    def _heard(self, *values: object) -> None:
        assert self._began is not None
        if not self._approved.isActive() and self.step.done(self._session, self._began, values):
            self._approve()

    def _approve(self) -> None:
        self.card.approve()
        self._approved.start()

    def _document_changed(self, document: Document | None) -> None:
        if self.running and document is not self._document:
            self.end()
