"""The eraser of hints: what it touches goes, a stroke only where it is touched."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from colorstudio.document.edits import SetHints
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.ui.canvas.overlay import draw_circle
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.tools.dragging import drag_key
from colorstudio.ui.canvas.tools.hint import MarkingTool
from colorstudio.ui.canvas.view import Point

if TYPE_CHECKING:
    from colorstudio.document.document import Document
    from colorstudio.ui.canvas.canvas import Canvas

RADIUS_PX = 10.0
"""Logical pixels around the pointer that are wiped, at any zoom: rings do not scale either."""


class UnhintTool(MarkingTool):
    """Wipes marks that act; hidden groups are not touched."""

    sizing = None

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._key = ""
        self._wiped_in: Document | None = None
        self._last: Point | None = None
        self._at: Pointer | None = None

    @property
    def radius(self) -> float:
        """In pixels of the picture."""
        return RADIUS_PX * self.canvas.ratio / self.canvas.view.zoom

    def press(self, p: Pointer) -> None:
        self._key, self._wiped_in, self._last = drag_key(), None, None
        self._wipe([p])

    def drag(self, points: Sequence[Pointer]) -> None:
        if self._key:
            self._wipe(points)

    def release(self, p: Pointer) -> None:
        self._key, self._wiped_in = "", None

    def cancel(self) -> None:
        document, self._wiped_in = self._wiped_in, None
        if self._key and document is not None:
            document.undo()
        self._key = ""

    def _wipe(self, points: Sequence[Pointer]) -> None:
        hints = self.document.state.hints
        left = hints
        places = [p.index for p in points]
        start = [] if self._last is None else [self._last]
        self._last = places[-1]
        for x, y in _stops(start + places, self.radius / 2):
            left = wiped(left, x, y, self.radius)
        if left is not hints:
            self._wiped_in = self.document
            self.canvas.push(SetHints(left, name="Erase hints", merge_key=self._key))

    def hover(self, p: Pointer) -> None:
        self._move_outline(p)

    def _move_outline(self, p: Pointer) -> None:
        for at in (self._at, p):
            if at is not None:
                reach = math.ceil((RADIUS_PX + 3) * self.canvas.ratio)
                place = Rect(round(at.sx), round(at.sy), 1, 1)
                self.canvas.update_device(place.grown(reach))
        self._at = p

    def paint(self, painter: QPainter) -> None:
        if self._at is not None and not self._key:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ratio = self.canvas.ratio
            draw_circle(painter, self._at.sx, self._at.sy, RADIUS_PX * ratio, ratio)


def wiped(hints: Hints, x: float, y: float, radius: float) -> Hints:
    """The marks without what lies within ``radius`` of a place; the same where nothing does."""
    items: list[Hint] = []
    changed = False
    taken = hints
    for hint in hints.items:
        acts = not (hint.group and hint.group in hints.hidden)
        pieces = cut(hint.points, x, y, radius) if acts else [hint.points]
        if acts and hint.kind == "point" and math.dist(hint.points[0], (x, y)) <= radius:
            pieces = []
        if len(pieces) == 1 and pieces[0] == hint.points:
            items.append(hint)
            continue
        changed = True
        for n, points in enumerate(pieces):
            part = replace(hint, points=points, id=hint.id if n == 0 else taken.next_id())
            taken = taken.added(part)
            items.append(part)
    return replace(hints, items=tuple(items)) if changed else hints


def cut(points: tuple[Point, ...], x: float, y: float, radius: float) -> list[tuple[Point, ...]]:
    """The pieces of a path that lie outside of a circle."""
    if len(points) == 1:
        return [] if math.dist(points[0], (x, y)) <= radius else [points]
    pieces: list[list[Point]] = []
    piece: list[Point] = []
    touched = False
    for start, end in itertools.pairwise(points):
        inside = _crossing(start, end, x, y, radius)
        if inside is None:
            piece = piece or [start]
            piece.append(end)
            continue
        touched = True
        enter, leave = inside
        if enter > 0:
            piece = piece or [start]
            piece.append(_along(start, end, enter))
        if piece:
            pieces.append(piece)
        piece = [_along(start, end, leave), end] if leave < 1 else []
    if piece:
        pieces.append(piece)
    return [tuple(p) for p in pieces] if touched else [points]


def _crossing(a: Point, b: Point, x: float, y: float, radius: float) -> tuple[float, float] | None:
    """The part (from, to in [0, 1]) of a line that lies within a circle."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    fx, fy = a[0] - x, a[1] - y
    square = dx * dx + dy * dy
    if square == 0:
        return (0.0, 1.0) if math.hypot(fx, fy) <= radius else None
    half = (fx * dx + fy * dy) / square
    rest = half * half - (fx * fx + fy * fy - radius * radius) / square
    if rest <= 0:
        return None
    root = math.sqrt(rest)
    enter, leave = max(0.0, -half - root), min(1.0, -half + root)
    return (enter, leave) if enter < leave else None


def _along(a: Point, b: Point, t: float) -> Point:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def _stops(points: Sequence[Point], step: float) -> list[Point]:
    """The points, and places between them where the pointer jumped."""
    out = [points[0]]
    for end in points[1:]:
        start = out[-1]
        count = max(1, math.ceil(math.dist(start, end) / step))
        out += [_along(start, end, n / count) for n in range(1, count + 1)]
    return out
