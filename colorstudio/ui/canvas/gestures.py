"""Fingers on the screen or the touch pad: they move and enlarge the picture, and never draw."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEventPoint, QNativeGestureEvent

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas


def touched(canvas: Canvas, points: Sequence[QEventPoint]) -> None:
    """One finger pans; two pan and zoom about their middle."""
    down = [p for p in points if p.state() != QEventPoint.State.Released]
    if not down:
        return
    now, reach = _spread([p.position() for p in down])
    before, reach_before = _spread([p.lastPosition() for p in down])
    moved = (now - before) * canvas.ratio
    view = canvas.view.panned(moved.x(), moved.y())
    if len(down) > 1 and reach_before > 1:
        at = canvas.pointer(now)
        view = view.zoomed(view.zoom * reach / reach_before, at.sx, at.sy)
    canvas.set_view(view)


def gesture(canvas: Canvas, event: QNativeGestureEvent) -> bool:
    """A pinch zooms at the cursor, a double tap with two fingers fits. False for any other."""
    kind = event.gestureType()
    if kind == Qt.NativeGestureType.ZoomNativeGesture:
        at = canvas.pointer(event.position())
        canvas.set_view(canvas.view.zoomed(canvas.view.zoom * (1 + event.value()), at.sx, at.sy))
        return True
    if kind == Qt.NativeGestureType.SmartZoomNativeGesture:
        canvas.fit()
        return True
    return False


def _spread(places: Sequence[QPointF]) -> tuple[QPointF, float]:
    """The middle of some places and their mean distance from it."""
    count = len(places)
    middle = QPointF(sum(p.x() for p in places) / count, sum(p.y() for p in places) / count)
    away = sum(math.hypot(p.x() - middle.x(), p.y() - middle.y()) for p in places)
    return middle, away / count
