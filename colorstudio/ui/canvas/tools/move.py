"""Chooses hints by click or rubber band, and moves, nudges and deletes what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.tools.dragging import HintDrag
from colorstudio.ui.canvas.tools.hint import MarkingTool
from colorstudio.ui.canvas.view import INDEX

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas


class MoveTool(MarkingTool):
    """Click chooses, Shift-click adds or takes away, a drag over free ground draws a band."""

    sizing = None
    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._drag: HintDrag | None = None
        self._band: tuple[Pointer, Pointer] | None = None
        self._chosen_before: frozenset[str] = frozenset()

    def press(self, p: Pointer) -> None:
        canvas = self.canvas
        hint = canvas.hint_at(p)
        self._chosen_before = canvas.selection
        if hint is None:
            self._band = (p, p)
            if not p.shift:
                canvas.select(())
            return
        if p.shift:
            canvas.select(canvas.selection ^ {hint.id})
            return
        if hint.id not in canvas.selection:
            canvas.select((hint.id,))
        self._drag = HintDrag(canvas, self._chosen(), p)

    def drag(self, points: Sequence[Pointer]) -> None:
        if self._drag is not None:
            self._drag.to(points[-1])
        elif self._band is not None:
            self._update_band()
            self._band = (self._band[0], points[-1])
            self._update_band()
            self._choose_band(points[-1].shift)

    def release(self, p: Pointer) -> None:
        if self._drag is not None:
            self._drag.to(p)
            drag, self._drag = self._drag, None
            drag.finish()
        if self._band is not None:
            self._update_band()
            self._band = None

    def cancel(self) -> None:
        drag, self._drag = self._drag, None
        if drag is not None:
            drag.cancel()
        if self._band is not None:
            self._update_band()
            self._band = None
            self.canvas.select(self._chosen_before)

    def hover(self, p: Pointer) -> None:
        over = self.canvas.hint_at(p) is not None
        self.canvas.setCursor(Qt.CursorShape.SizeAllCursor if over else self.cursor)

    def paint(self, painter: QPainter) -> None:
        if self._band is None:
            return
        a, b = self._band
        box = QRectF(a.sx, a.sy, b.sx - a.sx, b.sy - a.sy).normalized()
        painter.fillRect(box, QColor(255, 255, 255, 26))
        for color, style in (
            (QColor(0, 0, 0), Qt.PenStyle.SolidLine),
            (QColor(255, 255, 255), Qt.PenStyle.DashLine),
        ):
            painter.setPen(QPen(color, self.canvas.ratio, style))
            painter.drawRect(box)

    def _chosen(self) -> list[Hint]:
        return [h for h in self.document.state.hints.items if h.id in self.canvas.selection]

    def _choose_band(self, adding: bool) -> None:
        assert self._band is not None
        a, b = self._band
        box = QRectF(a.sx, a.sy, b.sx - a.sx, b.sy - a.sy).normalized()
        view = self.canvas.view
        found = {
            hint.id
            for hint in self.document.state.hints.acting
            if any(box.contains(*view.to_screen(x + INDEX, y + INDEX)) for x, y in hint.points)
        }
        self.canvas.select(found | self._chosen_before if adding else found)

    def _update_band(self) -> None:
        assert self._band is not None
        a, b = self._band
        xs, ys = sorted((a.sx, b.sx)), sorted((a.sy, b.sy))
        box = Rect.from_edges(int(xs[0]), int(ys[0]), int(xs[1]) + 1, int(ys[1]) + 1)
        self.canvas.update_device(box.grown(3))
