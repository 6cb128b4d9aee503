"""Moves hints under the pointer: the rings follow at once, the answer as fast as it comes."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from colorstudio.document.document import DRAG_KEY
from colorstudio.document.edits import ChangeHints
from colorstudio.imaging.hints import Hint
from colorstudio.ui.canvas.pointer import Pointer

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas

PATIENCE_MS = 150
"""How long the next change waits for the answer to the last one. Asking anew stops the question
before, so asking at every movement would never be answered."""
SLACK_PX = 3.0
"""Logical pixels that a press may slip without moving a hint."""

_numbers = itertools.count(1)


def drag_key() -> str:
    """A merge key for one drag, so that all of it is one step of the history."""
    return f"{DRAG_KEY}{next(_numbers)}"


class HintDrag:
    """One drag of some hints, press to release. ``key``: merges with the edit that made them."""

    def __init__(
        self, canvas: Canvas, hints: Iterable[Hint], start: Pointer, key: str = ""
    ) -> None:
        self._canvas = canvas
        self._document = canvas.document
        self._hints = tuple(hints)
        self._start = start
        self._key = key or drag_key()
        self._now = self._pushed = self._hints
        self._moving = False
        self._patience = QTimer(canvas)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._push)
        canvas.session.answered.connect(self._answered)

    def to(self, p: Pointer) -> None:
        """The pointer is here now."""
        start = self._start
        slack = SLACK_PX * self._canvas.ratio
        if not self._moving and math.dist((p.sx, p.sy), (start.sx, start.sy)) < slack:
            return
        self._moving = True
        self._now = tuple(h.moved(p.x - start.x, p.y - start.y) for h in self._hints)
        self._canvas.show_moved(self._now)
        if not self._patience.isActive():
            self._push()

    def finish(self) -> None:
        """Released: the hints stay where they are."""
        self._end()
        self._push()
        self._canvas.show_moved(())

    def cancel(self) -> None:
        """Dropped: the hints go back to where they were."""
        self._end()
        self._now = self._hints
        self._push()
        self._canvas.show_moved(())

    def _answered(self, area: object) -> None:
        if self._patience.isActive():
            self._patience.stop()
            self._push()

    def _push(self) -> None:
        if self._now == self._pushed or self._canvas.document is not self._document:
            return
        self._pushed = self._now
        name = "Move hint" if len(self._now) == 1 else "Move hints"
        self._canvas.push(ChangeHints(self._now, name=name, merge_key=self._key))
        if self._canvas.input.busy:
            self._patience.start()

    def _end(self) -> None:
        self._patience.stop()
        self._patience.deleteLater()
        self._canvas.session.answered.disconnect(self._answered)
