"""The circle around the pointer that shows how large the brush or the hint will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from colorstudio.imaging.geometry import Rect
from colorstudio.ui.canvas.overlay import draw_circle
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.sizing import Sizing

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas

MIN_PX = 3.0
"""A brush that is smaller on the screen is shown by the cursor's cross alone."""


class BrushOutline:
    """Repaints only the places that it leaves and comes to."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._at: Pointer | None = None
        self._radius = 0.0

    def move(self, at: Pointer | None, sizing: Sizing | None) -> None:
        """The pointer is here, with a tool of that size; None for either shows nothing."""
        canvas = self._canvas
        old = self._rect()
        self._at = at if sizing is not None and canvas.has_picture else None
        if self._at is not None and sizing is not None:
            self._radius = sizing.radius(canvas.session) * canvas.view.zoom
        new = self._rect()
        if old != new:
            for rect in (old, new):
                if rect is not None:
                    canvas.update_device(rect)

    def paint(self, painter: QPainter) -> None:
        """Draws the circle, in device pixels of the pane."""
        ratio = self._canvas.ratio
        if self._at is not None and self._radius > MIN_PX * ratio:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_circle(painter, self._at.sx, self._at.sy, self._radius, ratio)

    def _rect(self) -> Rect | None:
        if self._at is None:
            return None
        reach = round(self._radius + 3 * self._canvas.ratio)
        return Rect(round(self._at.sx), round(self._at.sy), 1, 1).grown(reach)
