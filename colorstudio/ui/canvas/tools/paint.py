"""The brush and what it paints with: colour, nothing (the eraser), another place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QPainter

from colorstudio.document.painting import Action, Clone, Erase, Heal, Paint, Stroke, live_state
from colorstudio.document.state import DocumentState
from colorstudio.errors import BadInput
from colorstudio.imaging.brush import Sample
from colorstudio.imaging.geometry import Rect
from colorstudio.ui.canvas.overlay import draw_cross
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.sizing import BrushSizing
from colorstudio.ui.canvas.tools.base import CanvasTool
from colorstudio.ui.canvas.view import Point

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas

CROSS_PX = 9.0


class BrushTool(CanvasTool):
    """Paints the tool's colour on the active layer; on a colour layer its a* and b* alone."""

    sizing = BrushSizing()
    eraser_id = "eraser"
    lines = True

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._stroke: Stroke | None = None
        self._base: DocumentState | None = None
        self._end: tuple[str, Sample] | None = None

    def action(self, p: Pointer) -> Action:
        """What the brush does when it comes down here. Raises BadInput where it cannot."""
        return Paint(self.canvas.session.tool.color)

    def press(self, p: Pointer) -> None:
        state = self.document.state
        brush = self.canvas.session.tool.brush
        mask = self.canvas.session.mask_tiles
        self._stroke = Stroke(state, state.active, brush, self.action(p), mask=mask)
        self._base = state
        self._show(self._stroke.add([p.sample]))

    def drag(self, points: Sequence[Pointer]) -> None:
        if self._stroke is not None:
            self._show(self._stroke.add([p.sample for p in points]))

    def release(self, p: Pointer) -> None:
        stroke = self._stroke
        if stroke is None:
            return
        if p.pressure >= 1.0:  # a pen is lifted with no pressure, which is no point of the stroke
            stroke.add([p.sample])
        self._finish(stroke, p)

    def line_to(self, p: Pointer) -> None:
        state = self.document.state
        end = self._end
        if end is None or end[0] != state.active:
            super().line_to(p)
            return
        session = self.canvas.session
        stroke = Stroke(
            state, state.active, session.tool.brush, self.action(p), mask=session.mask_tiles
        )
        self._stroke, self._base = stroke, state
        stroke.add([end[1]])
        stroke.line_to(p.sample)
        self._finish(stroke, p)

    def cancel(self) -> None:
        if self._stroke is not None:
            self._stroke = self._base = None
            self.canvas.display.end_live(kept=False)

    def _finish(self, stroke: Stroke, p: Pointer) -> None:
        self._show(stroke.finish())
        edit = stroke.edit()
        self._end = (stroke.layer.id, p.sample)
        self._stroke = self._base = None
        self.canvas.display.end_live(kept=self.canvas.push(edit) is not None)
        if isinstance(stroke.action, Paint):
            self.canvas.session.use_color(stroke.action.color)

    def _show(self, dirty: Rect) -> None:
        if dirty.empty or self._stroke is None or self._base is None:
            return
        live = live_state(self._base, self._stroke.layer.id, self._stroke.tiles())
        self.canvas.display.draw_live(live, dirty)


class EraserTool(BrushTool):
    """Makes the active layer transparent."""

    def action(self, p: Pointer) -> Action:
        return Erase()


class CloneTool(BrushTool):
    """Paints what lies elsewhere on the layer; Ctrl-click says where."""

    made: ClassVar[type[Clone] | type[Heal]] = Clone

    uses_ctrl = True

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._source: Point | None = None
        self._offset: tuple[int, int] | None = None
        self._at: Pointer | None = None

    def press(self, p: Pointer) -> None:
        if p.ctrl:
            self._source, self._offset = (p.x, p.y), None
            self._move_cross(p)
            return
        super().press(p)
        self._move_cross(p)

    def drag(self, points: Sequence[Pointer]) -> None:
        super().drag(points)
        self._move_cross(points[-1])

    def hover(self, p: Pointer) -> None:
        self._move_cross(p)

    def action(self, p: Pointer) -> Action:
        if self._source is None:
            raise BadInput("The clone brush has nothing to copy yet.", "Ctrl-click a place first.")
        if self._offset is None:
            self._offset = round(self._source[0] - p.x), round(self._source[1] - p.y)
        return self.made(*self._offset)

    def _cross(self) -> Point | None:
        """Where the pen takes its pixels from at the moment, in the picture plane."""
        if self._source is None or self._at is None:
            return None
        if self._offset is None:
            return self._source
        return self._at.x + self._offset[0], self._at.y + self._offset[1]

    def _move_cross(self, p: Pointer) -> None:
        for at in (self._at, p):
            self._at = at
            cross = self._cross()
            if cross is not None:
                sx, sy = self.canvas.view.to_screen(*cross)
                place = Rect(round(sx), round(sy), 1, 1)
                self.canvas.update_device(place.grown(round((CROSS_PX + 3) * self.canvas.ratio)))

    def paint(self, painter: QPainter) -> None:
        cross = self._cross()
        if cross is not None:
            painter.setRenderHint(painter.RenderHint.Antialiasing)
            sx, sy = self.canvas.view.to_screen(*cross)
            draw_cross(painter, sx, sy, CROSS_PX * self.canvas.ratio, self.canvas.ratio)


class HealTool(CloneTool):
    """As the clone brush, with the tone of the healed place: dust, scratches, folds. Without a
    Ctrl-click it looks for a good place by itself."""

    made = Heal

    def action(self, p: Pointer) -> Action:
        return Heal() if self._source is None else super().action(p)
