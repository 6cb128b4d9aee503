"""Masks by shape: a box, a line drawn around, corners clicked one after the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from colorstudio.document.filling import How
from colorstudio.document.state import DocumentState
from colorstudio.imaging.flood import Region
from colorstudio.imaging.geometry import Rect
from colorstudio.jobs.job import JobContext
from colorstudio.ui.canvas.overlay import BLACK, WHITE
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.tools.marks import STEP_PX
from colorstudio.ui.canvas.tools.select_base import SelectTool, draw_dashed
from colorstudio.ui.canvas.view import Point

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas

FINE, SHIFT, BAND_ROWS = 4, 4, 256
"""Parts of a pixel's side that an edge is sampled with; bits for parts of those; rows at a time."""
CLOSE_PX = 8.0
"""Logical pixels within which a click means the first or the last corner."""
ENDS = (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value)


def corners(a: Point, b: Point) -> list[Point]:
    """The four corners of the box between two places."""
    return [(a[0], a[1]), (b[0], a[1]), (b[0], b[1]), (a[0], b[1])]


def box_of(a: Point, b: Point, size: tuple[int, int]) -> Rect:
    """The whole pixels between two places of the picture plane, cut at the picture's border."""
    (left, right), (top, bottom) = sorted((a[0], b[0])), sorted((a[1], b[1]))
    rect = Rect.from_edges(round(left), round(top), round(right), round(bottom))
    return rect.intersected(Rect(0, 0, *size))


class BoxTool(SelectTool):
    """A drag selects a box of whole pixels."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._band: tuple[Pointer, Pointer] | None = None
        self._how: How = "replace"

    def press(self, p: Pointer) -> None:
        self._band, self._how = (p, p), self.how(p)

    def drag(self, points: Sequence[Pointer]) -> None:
        if self._band is not None:
            self._update()
            self._band = self._band[0], points[-1]
            self._update()

    def release(self, p: Pointer) -> None:
        if self._band is None:
            return
        start = self._band[0]
        self.cancel()
        rect = box_of((start.x, start.y), (p.x, p.y), self.document.state.size)
        if not self.is_drag(start, p) or rect.empty:
            return

        def box(state: DocumentState, context: JobContext) -> Region:
            return Region(rect, np.full((rect.h, rect.w), 255, np.uint8))

        self.select(box, self._how)

    def cancel(self) -> None:
        self._update()
        self._band = None

    def _corners(self) -> list[Point]:
        if self._band is None:
            return []
        a, b = self._band
        return corners((a.x, a.y), (b.x, b.y))

    def _update(self) -> None:
        self.update_places(self._corners())

    def paint(self, painter: QPainter) -> None:
        if self._band is not None:
            draw_dashed(painter, self.path(self._corners(), closed=True), self.canvas.ratio)


class _OutlineTool(SelectTool):
    """Selects what a closed line runs around."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._places: list[Point] = []
        self._how: How = "replace"

    def _close(self) -> None:
        """Selects the inside of the line; fewer than three places have none."""
        places, self._places = self._places, []
        self.update_places(places)
        if len(places) < 3:
            return

        def inside(state: DocumentState, context: JobContext) -> Region:
            return outline_region(places, state.size)

        self.select(inside, self._how)


def outline_region(places: Sequence[Point], size: tuple[int, int]) -> Region:
    """The inside of a closed line through places of the picture plane, its edge antialiased; of
    parts that it runs around twice, the outside."""
    xs, ys = zip(*places, strict=True)
    box = Rect.from_edges(
        math.floor(min(xs)), math.floor(min(ys)), math.ceil(max(xs)), math.ceil(max(ys))
    ).intersected(Rect(0, 0, *size))
    coverage = np.zeros((box.h, box.w), np.uint8)
    line = (np.array(places) - (box.x, box.y)) * FINE
    for top in range(0, box.h if box.w else 0, BAND_ROWS):
        rows = min(BAND_ROWS, box.h - top)
        fine = np.zeros((rows * FINE, box.w * FINE), np.uint8)
        # cv2 counts from the middles of pixels, with SHIFT bits behind the point
        corners = np.rint((line - (0.5, top * FINE + 0.5)) * 2**SHIFT).astype(np.int32)
        cv2.fillPoly(fine, [corners], 255, shift=SHIFT)
        coverage[top : top + rows] = cv2.resize(fine, (box.w, rows), interpolation=cv2.INTER_AREA)
    return Region(box, coverage)


class LassoTool(_OutlineTool):
    """A drag draws around what is selected; the ends are joined."""

    def press(self, p: Pointer) -> None:
        self._places, self._how = [(p.x, p.y)], self.how(p)

    def drag(self, points: Sequence[Pointer]) -> None:
        if not self._places:
            return
        zoom, first = self.canvas.view.zoom, self._places[0]
        start = max(0, len(self._places) - 1)
        for p in points:
            if math.dist((p.x, p.y), self._places[-1]) * zoom >= STEP_PX:
                self._places.append((p.x, p.y))
        self.update_places([first, *self._places[start:]])

    def release(self, p: Pointer) -> None:
        if self._places:
            self._places.append((p.x, p.y))
            self._close()

    def cancel(self) -> None:
        places, self._places = self._places, []
        self.update_places(places)

    def paint(self, painter: QPainter) -> None:
        if len(self._places) > 1:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_dashed(painter, self.path(self._places, closed=True), self.canvas.ratio)


class PolygonTool(_OutlineTool):
    """Each click sets a corner. A double click, Enter or a click on the first corner closes,
    Backspace takes one back, Esc all."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._at: Point | None = None
        session = canvas.session
        session.tool_changed.connect(lambda tool: self._taken(tool.id))
        session.document_changed.connect(lambda _: self._drop())

    def _taken(self, tool_id: str) -> None:
        if self._places and self.canvas.tool is not self:
            self._drop()

    def _drop(self) -> None:
        places, self._places = self._places, []
        if self.canvas.has_picture:
            self._update(places)
        self._at = None

    def press(self, p: Pointer) -> None:
        if self._places and (self._near(self._places[-1], p) or self._near(self._places[0], p)):
            if len(self._places) > 2:
                self._update(self._places)
                self._at = None
                self._close()
            return
        if not self._places:
            self._how = self.how(p)
        self._places.append((p.x, p.y))
        self.hover(p)

    def hover(self, p: Pointer) -> None:
        if not self._places:
            return
        self._update(self._places)
        self._at = p.x, p.y
        self._update(self._places)

    def drag(self, points: Sequence[Pointer]) -> None:
        self.hover(points[-1])

    def key(self, event: QKeyEvent) -> bool:
        if not self._places:
            return False
        key = event.key()
        if key in ENDS:
            self._update(self._places)
            self._at = None
            self._close()
        elif key == Qt.Key.Key_Backspace:
            self._update(self._places)
            self._places.pop()
        elif key == Qt.Key.Key_Escape:
            self._drop()
        else:
            return False
        return True

    def secondary(self, p: Pointer) -> None:
        if self._places:
            self._update(self._places)
            self._places.pop()

    def _near(self, place: Point, p: Pointer) -> bool:
        sx, sy = self.canvas.view.to_screen(*place)
        return math.dist((sx, sy), (p.sx, p.sy)) <= CLOSE_PX * self.canvas.ratio

    def _update(self, places: Sequence[Point]) -> None:
        self.update_places([*places, *([self._at] if self._at else [])], reach=8)

    def paint(self, painter: QPainter) -> None:
        if not self._places:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self.canvas.ratio
        ahead = [self._at] if self._at is not None else []
        draw_dashed(painter, self.path([*self._places, *ahead]), ratio)
        for place in self._places:
            draw_corner(painter, *self.canvas.view.to_screen(*place), ratio)


def draw_corner(painter: QPainter, sx: float, sy: float, ratio: float) -> None:
    """A small square that can be grasped, white inside of black."""
    side = 2.5 * ratio
    painter.setPen(QPen(BLACK, ratio))
    painter.setBrush(WHITE)
    painter.drawRect(QRectF(sx - side, sy - side, 2 * side, 2 * side))
