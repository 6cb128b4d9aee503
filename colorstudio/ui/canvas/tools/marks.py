"""Marks that are drawn: strokes of colour, strokes that stay grey, walls for colour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

import cv2
import numpy as np
from PySide6.QtGui import QPainter

from colorstudio.document.edits import AddHints, ChangeHints, check_hints_act
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint, Kind
from colorstudio.ui.canvas.overlay import draw_stroke, mark_rect
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.tools.hint import MarkingTool
from colorstudio.ui.canvas.view import Point

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas

STEP_PX = 1.5
"""Device pixels between two points of a mark that is being drawn."""
LEVEL_PX = 0.5
"""A finished mark is simplified by at most so many device pixels."""
ADDED = {
    "stroke": "Add hint stroke",
    "keep": "Add keep stroke",
    "barrier": "Add barrier",
    "join": "Add join",
}
EXTENDED = {
    "stroke": "Extend hint stroke",
    "keep": "Extend keep stroke",
    "barrier": "Extend barrier",
    "join": "Extend join",
}
"""Names of the steps, by the kind of mark."""


class MarkTool(MarkingTool):
    """Draws one kind of mark; the ink shows at once, the answer follows on release."""

    kind: ClassVar[Kind] = "stroke"
    lines = True

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._points: list[Point] = []
        self._last = ""
        self._extends = ""
        self._mask = ""

    def made(self, points: Sequence[Point]) -> Hint:
        """A mark of this kind through ``points``, as the tool in hand would draw it."""
        tool = self.canvas.session.tool
        color = tool.color if self.kind == "stroke" else None
        group = tool.group if self.kind == "stroke" else ""
        return Hint("", self.kind, tuple(points), self.radius(), color, group, mask=self._mask)

    def radius(self) -> float:
        return self.canvas.session.tool.hint_radius

    def press(self, p: Pointer) -> None:
        check_hints_act(self.document.state)
        self._extends = ""
        self._mask = "" if self.kind in ("barrier", "join") else self.mask_at(p)
        self._points = [p.index]
        self._update(self._points)

    def drag(self, points: Sequence[Pointer]) -> None:
        if not self._points:
            return
        zoom = self.canvas.view.zoom
        first = len(self._points) - 1
        for p in points:
            if math.dist(p.index, self._points[-1]) * zoom >= STEP_PX:
                self._points.append(p.index)
        self._update(self._points[first:])

    def release(self, p: Pointer) -> None:
        points, self._points = self._points, []
        if not points:
            return
        if len(points) > 1 and math.dist(p.index, points[-1]) > 0:
            points.append(p.index)
        self._update(points)
        self._keep(simplified(points, LEVEL_PX / self.canvas.view.zoom))

    def line_to(self, p: Pointer) -> None:
        last = self._last_mark()
        if last is None:
            super().line_to(p)
            return
        self.canvas.push(
            ChangeHints((replace(last, points=(*last.points, p.index)),), EXTENDED[self.kind])
        )

    def cancel(self) -> None:
        points, self._points = self._points, []
        if points:
            self._update(points)

    def paint(self, painter: QPainter) -> None:
        if self._points:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_stroke(painter, self.made(self._points), self.canvas.view, self.canvas.ratio)

    def _keep(self, points: Sequence[Point]) -> None:
        hint = self.made(points)
        if hint.rect.intersected(Rect(0, 0, *self.document.state.size)).empty:
            return
        hint = replace(hint, id=self.document.state.hints.next_id())
        self._last = hint.id
        self.canvas.push(AddHints((hint,), name=ADDED[self.kind]))
        if hint.color is not None:
            self.canvas.session.use_color(hint.color)

    def _last_mark(self) -> Hint | None:
        hints = self.document.state.hints.items
        return next((h for h in hints if h.id == self._last and h.kind == self.kind), None)

    def _update(self, points: Sequence[Point]) -> None:
        self.canvas.update_device(mark_rect(self.made(points), self.canvas.view, self.canvas.ratio))


class StrokeTool(MarkTool):
    """A stroke that asks for the tool's colour wherever it lies."""


class KeepTool(MarkTool):
    """A stroke under which the picture stays grey."""

    kind = "keep"


class BarrierTool(MarkTool):
    """A wall that colour does not pass; Shift-click goes on in a straight line."""

    kind = "barrier"
    sizing = None

    def radius(self) -> float:
        return 1.0


class JoinTool(MarkTool):
    """A line across regions of a drawing that are to be one."""

    kind = "join"
    sizing = None

    def radius(self) -> float:
        return 1.0


def simplified(points: Sequence[Point], slack: float) -> list[Point]:
    """A path with as few points as stay within ``slack`` of it (Douglas and Peucker)."""
    if len(points) < 3:
        return list(points)
    curve = np.array(points, np.float32)[:, None]
    return [(float(x), float(y)) for x, y in cv2.approxPolyDP(curve, slack, False)[:, 0]]
