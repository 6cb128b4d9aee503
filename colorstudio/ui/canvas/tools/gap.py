"""Bridges the gaps that the leak finder shows."""

from __future__ import annotations

from colorstudio.document.edits import AddHints
from colorstudio.document.sketch import bridge
from colorstudio.errors import BadInput
from colorstudio.imaging.hints import Hint
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.tools.hint import MarkingTool

ACROSS = 2.0
"""A join across a gap reaches so many half widths to either side, and a few pixels."""


class GapTool(MarkingTool):
    """Click: a wall over the gap. Shift-click: the regions at both sides are one."""

    sizing = None
    lines = False

    def press(self, p: Pointer) -> None:
        gap = self.canvas.gap_overlay.at(p.sx, p.sy)
        if gap is None:
            if not self.canvas.gap_overlay.gaps:
                raise BadInput(
                    "No gaps are shown.", "Open the Sketch panel; there gaps are looked for."
                )
            return
        hints = self.document.state.hints
        if not p.shift:
            self.canvas.push(AddHints((bridge(gap, hints.next_id()),), name="Bridge gap"))
            return
        (x0, y0), (x1, y1) = gap.start, gap.end
        length = max(1.0, ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)
        nx, ny = -(y1 - y0) / length, (x1 - x0) / length
        far = ACROSS * length / 2 + 8
        points = (
            (gap.x - nx * far, gap.y - ny * far),
            (gap.x + nx * far, gap.y + ny * far),
        )
        join = Hint(hints.next_id(), "join", points, radius=1.0)
        self.canvas.push(AddHints((join,), name="Open gap"))
