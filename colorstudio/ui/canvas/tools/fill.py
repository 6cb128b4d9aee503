"""The bucket: fills what looks alike around the click with the tool's colour."""

from __future__ import annotations

import math

from colorstudio.document.edits import ReplaceTiles, paintable
from colorstudio.document.filling import filled
from colorstudio.jobs.job import JobContext
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.tools.base import CanvasTool


class FillTool(CanvasTool):
    """Looks at the picture as shown, fills the active layer. Runs on the instant lane."""

    def press(self, p: Pointer) -> None:
        canvas, document = self.canvas, self.document
        if not canvas.inside(p):
            return
        session, state, answer = canvas.session, document.state, document.answer
        paintable(state, state.active)
        tool, mask = session.tool, session.mask_tiles
        at = math.floor(p.x), math.floor(p.y)

        def work(context: JobContext) -> ReplaceTiles:
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
            opacity = tool.brush.opacity
            return filled(state, state.active, region, tool.color, opacity=opacity, mask=mask)

        def then(edit: ReplaceTiles) -> None:
            # another edit in the meantime would be undone by tiles that do not know of it
            if session.document is document and document.state is state:
                canvas.push(edit)
                session.use_color(tool.color)

        session.instant.submit("Fill", work, key="fill", quiet=True, then=then)
