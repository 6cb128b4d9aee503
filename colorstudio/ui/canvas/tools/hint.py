"""The hint point: a click asks for a colour, a drag moves an ask, a right click takes it back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent

from colorstudio.document.edits import AddHints, ChangeHints, RemoveHints, check_hints_act
from colorstudio.errors import BadInput
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint
from colorstudio.ui.canvas.hint_menu import show_hint_menu
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.sizing import STEP, HintSizing
from colorstudio.ui.canvas.tools.base import CanvasTool
from colorstudio.ui.canvas.tools.dragging import HintDrag, drag_key
from colorstudio.ui.canvas.tools.nudging import selection_key

if TYPE_CHECKING:
    from colorstudio.document.document import Document
    from colorstudio.ui.canvas.canvas import Canvas


class MarkingTool(CanvasTool):
    """What all tools for hints share: right click deletes, Ctrl+wheel resizes the mark below."""

    sizing = HintSizing()

    def mask_at(self, p: Pointer) -> str:
        """The chosen mask, which marks made now stay inside of. Raises BadInput outside of it."""
        session = self.canvas.session
        tiles = session.mask_tiles
        if tiles is None:
            return ""
        x, y = (math.floor(v) for v in (p.x, p.y))
        inside = Rect(x, y, 1, 1).intersected(tiles.rect)
        if not inside.empty and tiles.read(inside)[0, 0, 0] < 128:
            raise BadInput(
                f"This place is outside of the mask “{session.mask}”.",
                "Choose no mask to work everywhere.",
            )
        return session.mask

    def secondary(self, p: Pointer) -> None:
        hint = self.canvas.hint_at(p)
        if hint is None:
            return
        if p.shift:
            show_hint_menu(self.canvas, hint)
        else:
            self.canvas.push(RemoveHints((hint.id,)))

    def key(self, event: QKeyEvent) -> bool:
        return selection_key(self.canvas, event)

    def wheel(self, p: Pointer, steps: float) -> bool:
        hint = self.canvas.hint_at(p)
        if hint is None:
            return False
        radius = min(max(hint.radius * STEP**steps, 0.5), 500.0)
        self.canvas.push(
            ChangeHints((replace(hint, radius=radius),), "Resize hint", f"resize:{hint.id}")
        )
        return True


class HintTool(MarkingTool):
    """Adds points of the tool's colour and drags those that are there."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._drag: HintDrag | None = None
        self._key = ""
        self._placed_in: Document | None = None

    def press(self, p: Pointer) -> None:
        hint = self.canvas.hint_at(p)
        if hint is not None and hint.kind == "point":
            self._key = ""
        elif self.canvas.inside(p):
            hint = self._added(p)
        else:
            return
        self.canvas.select((hint.id,))
        self._drag = HintDrag(self.canvas, (hint,), p, self._key)

    def _added(self, p: Pointer) -> Hint:
        check_hints_act(self.document.state)
        tool = self.canvas.session.tool
        hint = Hint(
            self.document.state.hints.next_id(),
            "point",
            (p.index,),
            tool.hint_radius,
            tool.color,
            tool.group,
            mask=self.mask_at(p),
        )
        self._key, self._placed_in = drag_key(), self.document
        self.canvas.push(AddHints((hint,), merge_key=self._key))
        return hint

    def drag(self, points: Sequence[Pointer]) -> None:
        if self._drag is not None:
            self._drag.to(points[-1])

    def release(self, p: Pointer) -> None:
        if self._drag is None:
            return
        self._drag.to(p)
        drag, self._drag = self._drag, None
        drag.finish()
        if self._key:
            self.canvas.session.use_color(self.canvas.session.tool.color)
            self._key, self._placed_in = "", None

    def cancel(self) -> None:
        drag, self._drag = self._drag, None
        if drag is not None:
            drag.cancel()
        document, self._placed_in = self._placed_in, None
        if self._key and document is not None:
            # Esc while a new hint is being placed: there is none, and no step that says so
            document.undo()
        self._key = ""
