"""A person at the window: a real mouse on the canvas, the menus' actions, the panels' buttons.

Part of `scripts/soak.py`. Everything is done on the UI thread, as events or as the calls that a
button makes; nothing waits but in an event loop that turns.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from colorstudio.app import Application
from colorstudio.document.document import Committed, Document
from colorstudio.document.layers import PixelLayer, walk
from colorstudio.imaging.color import Color
from colorstudio.jobs.job import Job
from colorstudio.ui import layer_actions
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.notices import Level, Notice

PATIENCE_SECONDS = 300.0
WAITING = 3
"""Jobs that a person lets pile up before looking at what comes of them."""
NEW_COLOR = 0.2
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier


class Stuck(RuntimeError):
    """Something that was waited for did not come."""


class Desk:
    """One window with what is counted on it. ``edits``: new steps of documents; ``steps``: undo,
    redo and the like; ``faults``: notices that tell of a bug."""

    def __init__(self, application: Application, folder: Path, seed: int) -> None:
        self.application = application
        self.folder = folder
        self.random = Random(seed)
        self.edits = 0
        self.steps = 0
        self.lane_jobs = 0
        self.done: dict[str, int] = {}
        self.states: dict[str, int] = {}
        self.faults: list[str] = []
        self.window = application.open_window()
        self.window.resize(1000, 660)
        self.session = self.window.session
        self.canvas = self.window.canvas
        self.number = 0
        self.colors = [Color.from_hex(f"#{self.random.randrange(1 << 24):06x}") for _ in range(16)]
        self.session.committed.connect(self._committed)
        self.session.noticed.connect(self._noticed)
        lanes = (self.session.instant, application.slow, application.models, application.fetches)
        for lane in lanes:
            lane.ended.connect(self._ended)
        self.lanes = lanes

    def _committed(self, committed: Committed) -> None:
        if committed.name.startswith(("Undo ", "Redo ", "History", "Choose layer")):
            self.steps += 1
        else:
            self.edits += 1

    def _ended(self, job: Job) -> None:
        self.lane_jobs += 1
        self.states[job.state.value] = self.states.get(job.state.value, 0) + 1

    def _noticed(self, notice: Notice) -> None:
        if notice.level is Level.error and notice.details:
            self.faults.append(notice.details)

    # -- time -------------------------------------------------------------------------------------

    def pump(self, milliseconds: int = 0) -> None:
        """Lets the window live for a while."""
        if not milliseconds:
            QApplication.processEvents()
            return
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, seen: Callable[[], bool], what: str) -> None:
        """Lets the window live until something is so. Raises Stuck."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not seen():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
            if time.monotonic() > end:
                raise Stuck(f"{what} did not come")

    def calm(self) -> None:
        """Waits until no lane has anything to do and the picture is painted."""

        def idle() -> bool:
            return all(lane.queue.idle for lane in self.lanes)

        for _ in range(3):  # what comes of a job may ask for another one
            self.until(idle, "the end of all jobs")
            self.pump(5)
        document = self.session.document
        self.until(lambda: document is None or self.canvas.display.settled, "the picture")

    def shown(self, document: Document | None = None) -> Document:
        """The document that is open. Raises Stuck where there is none."""
        found = document or self.session.document
        if found is None:
            raise Stuck("no document is open")
        return found

    def ask(self, what: str) -> None:
        """Waits where too much is in line already, and counts what is asked now."""
        busy = (self.application.slow, self.application.models)
        self.until(lambda: all(len(ln.queue.waiting) < WAITING for ln in busy), "a free place")
        self.done[what] = self.done.get(what, 0) + 1

    def path(self, ending: str) -> Path:
        """A file for what is written; a few names go round, so that the disk does not fill."""
        self.number += 1
        return self.folder / f"out-{self.number % 8}{ending}"

    # -- the mouse --------------------------------------------------------------------------------

    def place(self) -> tuple[float, float]:
        """Somewhere in the picture, away from its border."""
        w, h = self.shown().state.size
        return self.random.uniform(0.08, 0.92) * w, self.random.uniform(0.08, 0.92) * h

    def at(self, x: float, y: float) -> QPoint:
        """Where a place of the picture is on the canvas."""
        canvas = self.canvas
        sx, sy = canvas.view.to_screen(x, y)
        left = canvas.panes()[-1][0]
        return QPoint(math.floor((sx + left) / canvas.ratio), math.floor(sy / canvas.ratio))

    def click(
        self, x: float, y: float, button: Qt.MouseButton = LEFT, held: Qt.KeyboardModifier = NONE
    ) -> None:
        QTest.mouseClick(self.canvas, button, held, self.at(x, y))

    def drag(self, *places: tuple[float, float], held: Qt.KeyboardModifier = NONE) -> None:
        """Press, movements, release; the canvas takes the points between two of them."""
        QTest.mousePress(self.canvas, LEFT, held, self.at(*places[0]))
        for place in places[1:]:
            at = QPointF(self.at(*place))
            moved = QMouseEvent(
                QEvent.Type.MouseMove, at, self.canvas.mapToGlobal(at), LEFT, LEFT, held
            )
            QApplication.sendEvent(self.canvas, moved)
            QApplication.processEvents()
        QTest.mouseRelease(self.canvas, LEFT, held, self.at(*places[-1]))

    def line(self, reach: float = 0.25, points: int = 3) -> list[tuple[float, float]]:
        """A crooked line through the picture."""
        w, h = self.shown().state.size
        x, y = self.place()
        way = [(x, y)]
        for _ in range(points):
            x += self.random.uniform(-reach, reach) * w / points * 2
            y += self.random.uniform(-reach, reach) * h / points * 2
            way.append((min(max(x, 2), w - 3), min(max(y, 2), h - 3)))
        return way

    def tool(self, tool_id: str, **values: object) -> None:
        """Takes a tool by its action, as the strip and the keys do, now and then with a colour."""
        self.window.actions_table[f"tool.{tool_id}"].setChecked(True)
        if self.random.random() < NEW_COLOR:
            values["color"] = self.color()
        self.session.set_tool(id=tool_id, **values)

    def color(self) -> Color:
        """One of the sixteen that lie at hand, or a new one."""
        if self.random.random() < NEW_COLOR:
            return Color.from_hex(f"#{self.random.randrange(1 << 24):06x}")
        return self.colors[self.random.randrange(len(self.colors))]

    def act(self, action_id: str) -> None:
        """A command of the menus."""
        self.window.actions_table[action_id].trigger()

    def paintable(self) -> str:
        """Makes a layer active that the brush works on, a new one where there is none."""
        document = self.shown()
        source = document.state.source_layer
        for layer in walk(document.state.layers):
            free = layer.visible and not layer.locked and layer.id != "ink"
            if isinstance(layer, PixelLayer) and layer is not source and free:
                document.choose(layer.id)
                return layer.id
        layer_actions.add_pixels(self.session)
        return document.state.active

    # -- documents and windows --------------------------------------------------------------------

    def open(self, path: Path) -> Document:
        """Opens a file in this window and waits until it is shown."""
        before = self.session.document
        self.session.files.open(path)
        self.until(lambda: self.session.document not in (None, before), f"{path.name}")
        return self.shown()

    def close(self) -> None:
        """Puts the document away without saving, as after a click on Discard."""
        document = self.session.document
        if document is not None:
            document.mark_saved(self.folder / "discarded.colorstudio")
            self.session.close_document()

    def close_dialogs(self) -> None:
        """Closes whatever lies over the windows."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.close()

    def rest(self) -> None:
        """No document, no job, no dialog, no other window: where runs of any length compare."""
        self.close_dialogs()
        self.calm()
        self.close()
        for other in [w for w in self.application.windows if w is not self.window]:
            leave(other)
        self.window.toasts.clear()
        QGuiApplication.clipboard().clear()  # a copied picture stays there for other programs
        self.session.choose_task("colorize")
        self.calm()
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self.pump(20)


def leave(window: MainWindow) -> None:
    """Closes a window without its question."""
    if window.session.document is not None:
        window.session.document.mark_saved(Path("discarded.colorstudio"))
    window.close_now()
