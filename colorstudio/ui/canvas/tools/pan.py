"""The hand: dragging moves the view."""

from __future__ import annotations

from PySide6.QtCore import Qt

from colorstudio.ui.canvas.tools.base import CanvasTool


class PanTool(CanvasTool):
    """All of it is done by the canvas's input, as for Space and the middle button."""

    pans = True
    alt_samples = False
    cursor = Qt.CursorShape.OpenHandCursor
