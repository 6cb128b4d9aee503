"""The eyedropper: takes the colour under the pointer into the hand, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.ui.canvas.overlay import BLACK, WHITE
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.tools.base import CanvasTool

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas

INNER_PX, OUTER_PX = 22.0, 34.0
"""The ring around the pointer, in logical pixels: the new colour above, the old one below."""


class EyedropperTool(CanvasTool):
    """Samples what is shown; with Shift the photo below, with Ctrl the active layer alone."""

    alt_samples = False

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._before: Color | None = None
        self._at: Pointer | None = None

    def press(self, p: Pointer) -> None:
        self._before = self.canvas.session.tool.color
        self._sample(p)

    def drag(self, points: Sequence[Pointer]) -> None:
        self._sample(points[-1])

    def release(self, p: Pointer) -> None:
        self._update()
        self._before = self._at = None

    def cancel(self) -> None:
        before = self._before
        self._update()
        self._before = self._at = None
        if before is not None:
            self.canvas.session.set_tool(color=before)

    def _sample(self, p: Pointer) -> None:
        self._update()
        self._at = p
        source = "source" if p.shift else "layer" if p.ctrl else "composite"
        color = self.canvas.color_at(p, source)
        if color is not None:
            self.canvas.session.set_tool(color=color)
        self._update()

    def _update(self) -> None:
        if self._at is not None:
            reach = round((OUTER_PX + 3) * self.canvas.ratio)
            place = Rect(round(self._at.sx), round(self._at.sy), 1, 1)
            self.canvas.update_device(place.grown(reach))

    def paint(self, painter: QPainter) -> None:
        if self._at is None or self._before is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self.canvas.ratio
        at = QPointF(self._at.sx, self._at.sy)
        middle = (INNER_PX + OUTER_PX) / 2 * ratio
        box = QRectF(at.x() - middle, at.y() - middle, 2 * middle, 2 * middle)
        width = (OUTER_PX - INNER_PX) * ratio
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, more in ((BLACK, 4), (WHITE, 2)):
            painter.setPen(QPen(color, width + more * ratio))
            painter.drawEllipse(box)
        halves = ((self.canvas.session.tool.color, 0), (self._before, 180 * 16))
        for color, start in halves:
            flat = QPen(QColor(*color.rgb8), width)
            flat.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(flat)
            painter.drawArc(box, start, 180 * 16)
