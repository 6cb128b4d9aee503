"""The Run button of a way with a model: what it will cost, and how far it is while it runs."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from colorstudio.ui import theme
from colorstudio.ui.model_runs import ModelRun
from colorstudio.ui.session import Session
from colorstudio.ui.text import number
from colorstudio.ui.widgets.buttons import icon_button

BAR_PX = 4
RADIUS_PX = 4
BAR_ALPHA, TRACK_ALPHA = 235, 60


def seconds_text(seconds: float) -> str:
    """A span of time as one reads it in passing: 4 s, 2 min, 1.5 h."""
    if seconds < 90:
        return f"{max(1, math.ceil(seconds))} s"
    if seconds < 5400:
        return f"{round(seconds / 60)} min"
    return f"{number(seconds / 3600, 1)} h"


def bytes_text(count: float) -> str:
    """An amount of memory or of a file: 600 MB, 2.1 GB."""
    if count >= 9.95e8:
        return f"{number(count / 1e9, 1)} GB"
    return f"{number(max(1, round(count / 1e6)))} MB"


class RunButton(QPushButton):
    """A button with a bar along its lower edge and words that give way before they are cut.

    ``fraction`` in [0, 1]; None for no bar, a negative one for a bar whose end is not known.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("run")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._words = ""
        self.fraction: float | None = None

    @property
    def words(self) -> str:
        return self._words

    def show_state(self, words: str, fraction: float | None) -> None:
        """Shows other words and another length of the bar."""
        if (words, fraction) == (self._words, self.fraction):
            return
        self._words, self.fraction = words, fraction
        self.setAccessibleName(words)
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, theme.control_height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.width() - 24)
        elided = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room)
        self.setText(elided.replace("&", "&&"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.fraction is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(inside, RADIUS_PX - 1, RADIUS_PX - 1)
        painter.setClipPath(shape)
        foot = QPointF(inside.left(), inside.bottom() - BAR_PX)
        painter.fillRect(QRectF(foot, inside.bottomRight()), QColor(0, 0, 0, TRACK_ALPHA))
        width = inside.width() * min(1.0, max(0.0, self.fraction))
        bar = QRectF(foot.x(), foot.y(), width, BAR_PX)
        painter.fillRect(bar, QColor(255, 255, 255, BAR_ALPHA))


class RunRow(QWidget):
    """Run, and a button that stops the run in front. A further press puts a further run in line.

    ``wanted(front)``: the button was pressed; with Shift, ahead of what waits.
    """

    wanted = Signal(bool)

    def __init__(self, session: Session, task: str) -> None:
        super().__init__()
        self._session = session
        self._task = task
        self._forecast = ""
        self.button = RunButton()
        self.stop = icon_button("x", self.tr("Stop this run"), self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.button, 1)
        row.addWidget(self.stop)
        self.button.clicked.connect(self._pressed)
        session.runs.changed.connect(self.refresh)
        self.refresh()

    def show_forecast(self, seconds: float | None, memory: float | None) -> None:
        """What the next run will take, as far as it is known."""
        parts = []
        if seconds is not None:
            parts.append(f"~{seconds_text(seconds)}")
        if memory is not None:
            parts.append(bytes_text(memory))
        self._forecast = ", ".join(parts)
        self.refresh()

    def refresh(self) -> None:
        """Shows how the runs of this task stand."""
        runs = self._session.runs.of_task(self._task)
        self.stop.setVisible(bool(runs))
        if not runs:
            words = self.tr("Run")
            forecast = f"   {self._forecast}" if self._forecast else ""
            self.button.show_state(words + forecast, None)
            self.button.setToolTip(self.tr("Ctrl+Enter in the words; with Shift, next in line"))
            return
        front = runs[0]
        self.button.show_state(self._words(front, len(runs) - 1), self._bar(front))
        self.button.setToolTip(self.tr("Press again to put another one in line"))

    def _bar(self, run: ModelRun) -> float:
        return (run.fraction or 0.0) if run.running else 0.0

    def _words(self, run: ModelRun, more: int) -> str:
        if run.job.stopping:
            words = self.tr("Stopping…")
        elif not run.running:
            words = self.tr("Waiting for its turn")
        else:
            words = run.stage or self.tr("Working…")
            if run.seconds_left is not None:
                words = self.tr("{0} · {1} left").format(words, seconds_text(run.seconds_left))
        return self.tr("{0} · {1} more").format(words, more) if more else words

    def _pressed(self) -> None:
        from PySide6.QtGui import QGuiApplication

        shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.wanted.emit(bool(shift))

    def _stop(self) -> None:
        going = [r for r in self._session.runs.of_task(self._task) if not r.job.stopping]
        if going:
            self._session.runs.cancel(going[0])
