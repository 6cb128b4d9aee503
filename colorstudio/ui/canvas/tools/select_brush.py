"""The brush for masks: paints what belongs to the chosen mask, or with Ctrl what does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPathStroker, QPen

from colorstudio.document.filling import How
from colorstudio.document.state import DocumentState
from colorstudio.imaging.brush import Sample, StrokeMask
from colorstudio.imaging.flood import Region
from colorstudio.jobs.job import JobContext
from colorstudio.ui.canvas.overlay import BLACK, WHITE
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.sizing import BrushSizing
from colorstudio.ui.canvas.tools.select_base import SelectTool
from colorstudio.ui.canvas.view import Point

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas

ADDED, TAKEN = QColor(255, 255, 255, 110), QColor(0, 0, 0, 110)


class MaskBrushTool(SelectTool):
    """Adds to the mask; Ctrl and the pen's other end take away. Shift-click goes on straight."""

    sizing = BrushSizing()
    lines = True

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._stroke: StrokeMask | None = None
        self._places: list[Point] = []
        self._how: How = "add"
        self._end: Sample | None = None
        canvas.session.document_changed.connect(lambda _: self._forget())

    def _forget(self) -> None:
        self._end = None

    def how(self, p: Pointer) -> How:
        asked = self.canvas.session.tool.how
        return "subtract" if p.ctrl or p.eraser or asked == "subtract" else "add"

    def press(self, p: Pointer) -> None:
        self._begin(p)
        self._add([p])

    def drag(self, points: Sequence[Pointer]) -> None:
        self._add(points)

    def release(self, p: Pointer) -> None:
        if self._stroke is None:
            return
        if p.pressure >= 1.0:  # a pen is lifted with no pressure, which is no point of the stroke
            self._add([p])
        self._finish(p)

    def line_to(self, p: Pointer) -> None:
        if self._end is None:
            super().line_to(p)
            return
        start = self._end
        self._begin(p)
        assert self._stroke is not None
        self._stroke.add([start])
        self._stroke.line_to(p.sample)
        self._finish(p)

    def cancel(self) -> None:
        self._stroke = None
        self._update(self._places)
        self._places = []

    def _begin(self, p: Pointer) -> None:
        self._stroke = StrokeMask(self.canvas.session.tool.brush, self.document.state.size)
        self._how = self.how(p)

    def _add(self, points: Sequence[Pointer]) -> None:
        if self._stroke is not None:
            first = max(0, len(self._places) - 1)
            self._stroke.add([p.sample for p in points])
            self._places += [(p.x, p.y) for p in points]
            self._update(self._places[first:])

    def _finish(self, p: Pointer) -> None:
        stroke, how = self._stroke, self._how
        assert stroke is not None
        stroke.finish()
        self._end = p.sample
        self.cancel()
        if stroke.rect.empty:
            return

        def painted(state: DocumentState, context: JobContext) -> Region:
            coverage = np.rint(stroke.read(stroke.rect) * 255).astype(np.uint8)
            return Region(stroke.rect, coverage)

        self.select(painted, how)

    def _update(self, places: Sequence[Point]) -> None:
        radius = self.canvas.session.tool.brush.radius_px
        self.update_places(places, reach=round(radius * self.canvas.view.zoom) + 4)

    def paint(self, painter: QPainter) -> None:
        if not self._places:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self.canvas.session.tool.brush.radius_px
        stroker = QPainterPathStroker()
        stroker.setWidth(max(2 * radius * self.canvas.view.zoom, self.canvas.ratio))
        stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
        stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        x, y = self._places[-1]
        band = stroker.createStroke(self.path([*self._places, (x + 1e-3, y)])).simplified()
        adds = self._how == "add"
        painter.setPen(QPen(BLACK if adds else WHITE, self.canvas.ratio))
        painter.setBrush(ADDED if adds else TAKEN)
        painter.drawPath(band)
