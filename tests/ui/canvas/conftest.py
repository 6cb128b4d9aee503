"""A canvas on a small picture, with real lanes behind it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.pyramid import Pyramid
from colorstudio.imaging.hints import Hints
from colorstudio.imaging.pixels import Pixels
from colorstudio.settings import Settings
from colorstudio.ui.canvas.canvas import Canvas
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.live import LiveAnswer
from colorstudio.ui.notices import Notice
from colorstudio.ui.session import Session

LEFT = Qt.MouseButton.LeftButton


def grey_picture(width: int = 400, height: int = 300) -> np.ndarray:
    """Two flat halves, 96 and 160, so that every pixel's grey is known."""
    array = np.empty((height, width, 4), np.uint8)
    array[:, : width // 2] = (96, 96, 96, 255)
    array[:, width // 2 :] = (160, 160, 160, 255)
    return array


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session without a document; its lanes end with the test."""
    instant, slow = JobRunner("instant"), JobRunner("slow")
    yield Session(Settings(), tmp_path / "settings.json", instant, slow, Pyramid())
    instant.close()
    slow.close()


@pytest.fixture
def notices(session: Session) -> list[Notice]:
    """Everything that the session has said."""
    said: list[Notice] = []
    session.noticed.connect(said.append)
    return said


@pytest.fixture
def canvas(session: Session, qtbot: QtBot) -> Canvas:
    """A shown canvas of 800 x 600 on the grey picture, at 100 % in the middle, all rendered."""
    canvas = Canvas(session)
    qtbot.addWidget(canvas)
    canvas.resize(800, 600)
    canvas.show()
    canvas.setFocus()
    session.show(Document.from_pixels(Pixels(grey_picture())))
    canvas.actual_size()
    Artist(canvas, qtbot).settle()
    return canvas


@pytest.fixture
def live(canvas: Canvas) -> LiveAnswer:
    """The answer under the pen, on the canvas's session."""
    return LiveAnswer(canvas.session)


class Artist:
    """Looks at a canvas and uses it with a real mouse. Places are of the picture plane."""

    def __init__(self, canvas: Canvas, qtbot: QtBot) -> None:
        self.canvas = canvas
        self.session = canvas.session
        self._qtbot = qtbot

    @property
    def hints(self) -> Hints:
        assert self.canvas.document is not None
        return self.canvas.document.state.hints

    def settle(self) -> None:
        """Waits until what is seen is the present state."""
        lane = self.session.instant
        # a result is delivered after its job: once for the answer, once for what that asks for
        for _ in range(2):
            done: list[None] = []
            lane.submit("Marker", lambda _: None, then=done.append)
            self._qtbot.waitUntil(lambda done=done: bool(done), timeout=20000)
        self._qtbot.waitUntil(
            lambda: lane.queue.idle and self.canvas.display.settled, timeout=20000
        )

    def at(self, x: float, y: float) -> QPoint:
        """Where a place is on the widget."""
        canvas = self.canvas
        sx, sy = canvas.view.to_screen(x, y)
        left = canvas.panes()[-1][0]
        return QPoint(math.floor((sx + left) / canvas.ratio), math.floor(sy / canvas.ratio))

    def seen(self, x: float, y: float) -> tuple[int, int, int]:
        """R, G, B that the canvas has painted at a place."""
        return self.rgb(self.canvas.grab().toImage(), self.at(x, y))

    @staticmethod
    def rgb(image: QImage, at: QPoint) -> tuple[int, int, int]:
        color = image.pixelColor(at)
        return color.red(), color.green(), color.blue()

    def click(
        self,
        x: float,
        y: float,
        button: Qt.MouseButton = LEFT,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        self._qtbot.mouseClick(self.canvas, button, modifiers, self.at(x, y))

    def press(
        self,
        x: float,
        y: float,
        button: Qt.MouseButton = LEFT,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        self._qtbot.mousePress(self.canvas, button, modifiers, self.at(x, y))

    def move(self, x: float, y: float) -> None:
        """Moves the mouse and lets the canvas take the points that it has collected."""
        self._qtbot.mouseMove(self.canvas, self.at(x, y))
        QApplication.processEvents()

    def release(self, x: float, y: float, button: Qt.MouseButton = LEFT) -> None:
        self._qtbot.mouseRelease(self.canvas, button, pos=self.at(x, y))

    def drag(
        self,
        *places: tuple[float, float],
        button: Qt.MouseButton = LEFT,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        self.press(*places[0], button, modifiers)
        for place in places[1:]:
            self.move(*place)
        self.release(*places[-1], button)

    def wheel(
        self,
        at: QPoint,
        notches: float,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Turns the wheel at a place of the widget."""
        place = QPointF(at)
        event = QWheelEvent(
            place,
            self.canvas.mapToGlobal(place),
            QPoint(),
            QPoint(0, round(120 * notches)),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.canvas, event)

    def key(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        self._qtbot.keyClick(self.canvas, key, modifiers)


@pytest.fixture
def artist(canvas: Canvas, qtbot: QtBot) -> Artist:
    return Artist(canvas, qtbot)
