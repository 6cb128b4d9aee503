"""A place or a patch of the picture that a panel asks for: one click or one drag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter

from colorstudio.imaging.geometry import Rect
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.tools.select_base import SelectTool, draw_dashed
from colorstudio.ui.canvas.tools.select_shape import box_of, corners
from colorstudio.ui.canvas.view import Point

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas


@dataclass(frozen=True)
class Pick:
    """``place``: pixel indices of a click. ``rect``: what was dragged over, None for a click."""

    place: Point
    rect: Rect | None = None


class PickTool(SelectTool):
    """Tells the session what was picked, and gives the hand back the tool that it held before."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._band: tuple[Pointer, Pointer] | None = None
        self._before = ""
        self._last = canvas.session.tool.id
        session = canvas.session
        session.tool_changed.connect(lambda tool: self._taken(tool.id))
        session.document_changed.connect(lambda _: self._leave())
        session.task_changed.connect(lambda _: self._leave())

    def _taken(self, tool_id: str) -> None:
        if tool_id == "pick" and self._last != "pick":
            self._before = self._last
        self._last = tool_id

    def _leave(self) -> None:
        """Nobody waits for a pick any longer."""
        if self.canvas.session.tool.id == "pick":
            self._band = None
            self._done(None)

    def press(self, p: Pointer) -> None:
        if self.canvas.inside(p):
            self._band = (p, p)

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
        rect = None
        if self.is_drag(start, p):
            rect = box_of((start.x, start.y), (p.x, p.y), self.document.state.size)
        self._done(Pick(start.index, None if rect is None or rect.empty else rect))

    def _done(self, pick: Pick | None) -> None:
        session = self.canvas.session
        session.picked.emit(pick)
        session.set_tool(id=self._before or "hint")

    def cancel(self) -> None:
        self._update()
        self._band = None

    def key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._done(None)
            return True
        return False

    def _corners(self) -> list[Point]:
        if self._band is None:
            return []
        a, b = self._band
        return corners((a.x, a.y), (b.x, b.y))

    def _update(self) -> None:
        self.update_places(self._corners())

    def paint(self, painter: QPainter) -> None:
        if self._band is not None and self.is_drag(*self._band):
            draw_dashed(painter, self.path(self._corners(), closed=True), self.canvas.ratio)
