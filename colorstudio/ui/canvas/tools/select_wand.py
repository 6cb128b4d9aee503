"""The wand: selects what looks like the place that was clicked."""

from __future__ import annotations

import math

from colorstudio.document.state import DocumentState
from colorstudio.imaging.flood import Region
from colorstudio.jobs.job import JobContext
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.tools.select_base import SelectTool, refined_region


class WandTool(SelectTool):
    """Looks at the picture as its layers show it; connected or everywhere, within a tolerance."""

    def press(self, p: Pointer) -> None:
        canvas, document = self.canvas, self.document
        if not canvas.inside(p):
            return
        tool, answer = canvas.session.tool, document.answer
        at = math.floor(p.x), math.floor(p.y)
        refine = tool.id in tool.refine

        def alike(state: DocumentState, context: JobContext) -> Region:
            from colorstudio.document.render import flatten
            from colorstudio.imaging.flood import flood

            picture = flatten(state, answer, context.check, cache=canvas.pyramid)
            region = flood(
                picture.array,
                at,
                tool.tolerance,
                connected=tool.contiguous,
                profile=state.profile,
                check=context.check,
            )
            return refined_region(region, picture.array, state.profile) if refine else region

        self.select(alike, self.how(p))
