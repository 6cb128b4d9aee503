"""What the tools that make masks share: what a selection does to the chosen mask, dashed paths."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from colorstudio.document.filling import How
from colorstudio.document.state import DocumentState
from colorstudio.imaging.flood import Region
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.profiles import Profile
from colorstudio.jobs.job import JobContext
from colorstudio.ui import mask_actions
from colorstudio.ui.canvas.overlay import BLACK, WHITE
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.tools.base import CanvasTool
from colorstudio.ui.canvas.view import Point

SLACK_PX = 3.0
"""Logical pixels that a press may slip without being a drag."""
DASHES = [4.0, 3.0]


class SelectTool(CanvasTool):
    """Shift adds to the chosen mask, Ctrl takes away, both keep what is common; else it is done as
    the tool options say."""

    eraser_id: ClassVar[str] = "mask_brush"

    uses_ctrl = True

    def how(self, p: Pointer) -> How:
        """What a selection that begins here does to the chosen mask."""
        if p.shift and p.ctrl:
            return "intersect"
        if p.shift:
            return "add"
        return "subtract" if p.ctrl else self.canvas.session.tool.how

    def select(self, region: Callable[[DocumentState, JobContext], Region], how: How) -> None:
        """Puts a region, which a worker makes, into the chosen mask or a new one."""
        mask_actions.select(self.canvas.session, region, how)

    def is_drag(self, start: Pointer, p: Pointer) -> bool:
        """Whether the pointer has really moved away."""
        away = math.dist((start.sx, start.sy), (p.sx, p.sy))
        return away >= SLACK_PX * self.canvas.ratio

    def path(self, places: Sequence[Point], *, closed: bool = False) -> QPainterPath:
        """A path on the screen through places of the picture plane."""
        at = [QPointF(*self.canvas.view.to_screen(*place)) for place in places]
        path = QPainterPath(at[0])
        for point in at[1:]:
            path.lineTo(point)
        if closed:
            path.closeSubpath()
        return path

    def update_places(self, places: Sequence[Point], reach: int = 4) -> None:
        """Repaints where a path through these places lies."""
        if not places:
            return
        at = [self.canvas.view.to_screen(*place) for place in places]
        xs, ys = zip(*at, strict=True)
        box = Rect.from_edges(
            math.floor(min(xs)), math.floor(min(ys)), math.ceil(max(xs)), math.ceil(max(ys))
        )
        self.canvas.update_device(box.grown(math.ceil(reach * self.canvas.ratio)))


def draw_dashed(painter: QPainter, path: QPainterPath, ratio: float) -> None:
    """A thin line that is seen on any ground: white dashes on black."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.strokePath(path, QPen(BLACK, ratio))
    dashed = QPen(WHITE, ratio)
    dashed.setDashPattern(DASHES)
    painter.strokePath(path, dashed)


def refined_region(region: Region, codes: np.ndarray, profile: Profile) -> Region:
    """The region with an edge as fine as the picture's own (H x W x 4 codes)."""
    from colorstudio.imaging.matting import refined

    h, w = codes.shape[:2]
    mask = np.zeros((h, w), np.uint8)
    mask[region.rect.slices] = region.coverage
    return Region(Rect(0, 0, w, h), refined(codes, mask, profile))
