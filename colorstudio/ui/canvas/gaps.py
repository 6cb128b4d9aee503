"""The leak finder: gaps in the lines of a drawing, lit up with their width."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRadialGradient

from colorstudio.imaging.flats import Flats
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.regions import Gap
from colorstudio.ui.canvas.overlay import AMBER, BLACK, WHITE
from colorstudio.ui.canvas.view import INDEX

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas

GLOW = 13.0
"""Radius of a gap's glow, logical pixels."""
HIT = 14.0
CLOSED = QColor("#5ec8c0")
LABEL_ZOOM = 1.0
"""From this zoom on closed gaps say their width too, as they do while the tool for gaps is in hand;
open ones always do."""


class GapOverlay(QObject):
    """Draws the gaps of the present answer while the task is Sketch; open ones amber, those that
    are closed by themselves green. ``shown``: whether the artist wants to see them."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.shown = True
        self.gaps: tuple[Gap, ...] = ()
        session = canvas.session
        session.answered.connect(lambda _: self.refresh())
        session.document_changed.connect(lambda _: self.refresh())
        session.task_changed.connect(lambda _: self.refresh())
        session.gaps_shown_changed.connect(self.show)

    def show(self, on: bool) -> None:
        """Shows the gaps or hides them."""
        self.shown = on
        self.refresh()

    def refresh(self) -> None:
        """Takes the gaps of the newest answer."""
        session = self._canvas.session
        answer = session.document.answer if session.document is not None else None
        there = isinstance(answer, Flats) and session.task == "sketch" and self.shown
        gaps = answer.gaps if there and isinstance(answer, Flats) else ()
        if gaps != self.gaps:
            self.gaps = gaps
            self._canvas.update()

    def at(self, sx: float, sy: float) -> Gap | None:
        """The gap whose glow is under a device pixel."""
        view, ratio = self._canvas.view, self._canvas.ratio
        nearest, best = HIT * ratio, None
        for gap in self.gaps:
            x, y = view.to_screen(gap.x + INDEX, gap.y + INDEX)
            away = math.dist((x, y), (sx, sy))
            if away <= max(nearest if best else HIT * ratio, gap.width * view.zoom / 2) and (
                best is None or away < nearest
            ):
                nearest, best = away, gap
        return best

    def draw(self, painter: QPainter, exposed: Rect) -> None:
        """Glows, and widths where there is room, in device pixels."""
        if not self.gaps:
            return
        view, ratio = self._canvas.view, self._canvas.ratio
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for gap in self.gaps:
            x, y = view.to_screen(gap.x + INDEX, gap.y + INDEX)
            reach = GLOW * ratio + gap.width * view.zoom / 2
            box = Rect(int(x - reach), int(y - reach), int(2 * reach) + 2, int(2 * reach) + 2)
            if box.grown(int(40 * ratio)).intersected(exposed).area:
                self._draw_gap(painter, gap, x, y, reach)

    def _draw_gap(self, painter: QPainter, gap: Gap, x: float, y: float, reach: float) -> None:
        view, ratio = self._canvas.view, self._canvas.ratio
        color = CLOSED if gap.closed else AMBER
        glow = QRadialGradient(QPointF(x, y), reach)
        for at, alpha in ((0.0, 0), (0.45, 40), (0.7, 210), (1.0, 0)):
            shade = QColor(color)
            shade.setAlpha(alpha)
            glow.setColorAt(at, shade)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(QPointF(x, y), reach, reach)
        pen = QPen(color, 2 * ratio, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        ends = [QPointF(*view.to_screen(a + INDEX, b + INDEX)) for a, b in (gap.start, gap.end)]
        painter.drawLine(ends[0], ends[1])
        in_hand = self._canvas.session.tool.id == "gap"
        if in_hand or not gap.closed or view.zoom / ratio >= LABEL_ZOOM:
            self._label(painter, f"{gap.width:.0f} px", x, y + reach, ratio)

    def _label(self, painter: QPainter, text: str, x: float, y: float, ratio: float) -> None:
        font = self._canvas.font()
        font.setPixelSize(round(11 * ratio))
        painter.setFont(font)
        box = QRectF(painter.fontMetrics().boundingRect(text)).adjusted(
            -4 * ratio, -1 * ratio, 4 * ratio, 1 * ratio
        )
        box.moveCenter(QPointF(x, y + box.height() / 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(BLACK.red(), BLACK.green(), BLACK.blue(), 190))
        painter.drawRoundedRect(box, 3 * ratio, 3 * ratio)
        painter.setPen(WHITE)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
