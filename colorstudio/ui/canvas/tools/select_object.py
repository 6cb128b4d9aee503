"""The object tool: a click says what belongs to the object, the segmenter finds all of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QLineF, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen

from colorstudio.document.document import Committed
from colorstudio.document.edits import SetMask
from colorstudio.document.tiles import Tiles
from colorstudio.errors import ColorStudioError
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.jobs.job import Job, JobContext, JobState
from colorstudio.ui import mask_actions
from colorstudio.ui.canvas.overlay import BLACK, WHITE
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.tools.object_finding import (
    Click,
    Finder,
    Found,
    Prompt,
    answered,
    drag_key,
    enlarged,
)
from colorstudio.ui.canvas.tools.select_base import SelectTool, draw_dashed
from colorstudio.ui.canvas.tools.select_shape import ENDS, box_of, corners
from colorstudio.ui.canvas.view import INDEX
from colorstudio.ui.session import ObjectAnswer

if TYPE_CHECKING:
    import numpy as np

    from colorstudio.engine.segment_sam import SamSegmenter
    from colorstudio.ui.canvas.canvas import Canvas

MARK_PX, HIT_PX = 7.0, 10.0
"""Radius of a point's mark, and within which a press means it; logical pixels."""
PATIENCE_MS = 150
"""How long a dragged point waits for the answer to its last place."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
"""Keys that step through what else the marks may mean."""


class ObjectTool(SelectTool):
    """Click to include, Shift-click to exclude, drag for a box around it. Points can be dragged,
    a right click takes one away; Backspace takes the last one back, Enter or Esc ends the object.
    Left and right step through what else the marks may mean, where a model answers.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._sams: dict[str, SamSegmenter] = {}
        self._finder = Finder(canvas.pyramid, self._sams)
        self._found: tuple[Prompt, Found] | None = None
        self._looked: tuple[Any, ...] = ()
        self._look_job: Job | None = None
        self._looking = False
        self._told = ObjectAnswer()
        self._prompt: Prompt | None = None
        self._prompts: WeakKeyDictionary[Tiles, Prompt] = WeakKeyDictionary()
        self._pushing = False
        self._shown_to: tuple[Any, Any, Any] = (None, None, None)
        self._swap: Color | None = None
        self._start: Pointer | None = None
        self._band: tuple[Pointer, Pointer] | None = None
        self._held: int | None = None
        self._again = False
        self._patience = QTimer(canvas)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._ask_again)
        session = canvas.session
        session.tool_changed.connect(lambda _: self._taken())
        session.document_changed.connect(lambda _: self._document_changed())
        session.mask_changed.connect(lambda _: self._recall())
        session.committed.connect(self._committed)
        session.object_answer_wanted.connect(self._step)
        session.models.ended.connect(self._lane_ended)

    # -- what it knows ------------------------------------------------------------------------

    @property
    def clicks(self) -> tuple[Click, ...]:
        """What was said of the present object."""
        return self._prompt.clicks if self._prompt is not None else ()

    @property
    def in_hand(self) -> bool:
        return self.canvas.session.tool.id == "object"

    def _document_changed(self) -> None:
        self._finder = Finder(self.canvas.pyramid, self._sams)
        self._prompt = self._swap = self._found = None
        self._shown_to, self._looked = (None, None, None), ()  # the picture that was closed
        self._taken()

    def _taken(self) -> None:
        """With the tool in hand the picture is shown to the segmenter before the first click."""
        document = self.canvas.document
        if not self.in_hand or document is None:
            return
        self._look()
        state, answer, finder = document.state, document.answer, self._finder
        asked = state.layers, answer, finder
        if all(a is b for a, b in zip(asked, self._shown_to, strict=True)):
            return
        self._shown_to = asked

        def work(context: JobContext) -> None:
            context.check()
            finder.show(state, answer)

        self.canvas.session.instant.submit("Look", work, key="segment-look", quiet=True)

    def _look(self) -> None:
        """The model looks at the picture as well, in its own time, where one is chosen."""
        session, document, finder = self.canvas.session, self.canvas.document, self._finder
        bundle = session.tool.segmenter
        if document is None or not bundle:
            self._looking, self._looked = False, ()
            self._tell()
            return
        state, answer, engine = document.state, document.answer, session.engine
        asked = state.layers, answer, finder, bundle
        if self._looked and all(a is b for a, b in zip(asked, self._looked, strict=True)):
            return
        self._looked, self._looking = asked, True
        self._tell()

        prepare = session.runs.prepare

        def work(context: JobContext) -> None:
            prepare(context)
            finder.look(state, answer, engine, bundle, context)

        def then(_: None) -> None:
            if self._looked is asked:
                self._looking = False
                self._answer_anew()

        def refused(error: BaseException) -> None:
            if self._looked is asked:
                self._refused(error)

        self._look_job = session.submit(
            "Look at the picture", work, key="segment-look", quiet=True,
            then=then, refused=refused, lane=session.models,
        )  # fmt: skip

    def _answer_anew(self) -> None:
        """What the quick way answered meanwhile, the model answers now."""
        self._tell()
        prompt, found = self._prompt, self._found
        if prompt is None or found is None or found[0].key != prompt.key or found[1].by_model:
            return
        tiles = self.document.state.masks.get(prompt.mask)
        if tiles is not None and self._prompts.get(tiles) is prompt and self._start is None:
            self._ask()

    def _refused(self, error: BaseException) -> None:
        """The model cannot look: the quick way goes on, and why is said."""
        session = self.canvas.session
        self._looking, self._looked = False, ()
        if isinstance(error, ColorStudioError):
            session.notice(error)
        else:
            session.report_error(error, "Look at the picture")
        session.set_tool(segmenter="")
        self._tell()

    def _lane_ended(self, job: Job) -> None:
        if job is self._look_job and job.state is JobState.cancelled:
            self._looking, self._looked = False, ()
            self._tell()

    def _tell(self) -> None:
        """Tells the tool options how things stand."""
        prompt, found = self._prompt, self._found
        number = count = 0
        if prompt is not None and found is not None and found[0].key == prompt.key:
            number, count = prompt.choice % found[1].count, found[1].count
        told = ObjectAnswer(number, count, self._looking)
        if told != self._told:
            self._told = told
            self.canvas.session.object_answered.emit(told)

    def _committed(self, committed: Committed) -> None:
        if committed.change.masks and not self._pushing:
            self._recall()
        if not committed.change.rect.empty:
            self._taken()

    def _recall(self) -> None:
        """The points that made the chosen mask come back with it: by undo, or by choosing it."""
        if self._pushing:
            return
        tiles = self.canvas.session.mask_tiles
        prompt = self._prompts.get(tiles) if tiles is not None else None
        if prompt is not self._prompt:
            self._say(prompt)

    def _say(self, prompt: Prompt | None) -> None:
        self._prompt = prompt
        self._tell()
        self.canvas.update()

    # -- asking -------------------------------------------------------------------------------

    def _begun(self, p: Pointer) -> Prompt:
        """What is said of the present object; of a new one where none was begun."""
        if self._prompt is not None:
            return self._prompt
        session = self.canvas.session
        how = session.tool.how
        return Prompt(mask_actions.target(session), session.mask_tiles, how)

    def _ask(self, *, last: bool = True) -> None:
        """Asks for the mask of what was said. ``last``: nothing more comes for now, so that its
        edge is worth refining."""
        canvas, session, prompt = self.canvas, self.canvas.session, self._prompt
        document = canvas.document
        if prompt is None or document is None:
            return
        state, answer, finder = document.state, document.answer, self._finder
        model, known = bool(session.tool.segmenter), self._known(prompt)

        def work(context: JobContext) -> tuple[SetMask, Found]:
            # no check once it began: a drag asks anew all the time and would never be answered
            finder.show(state, answer)
            found = known or finder.find(prompt, model=model)
            coverage = enlarged(found.choice(prompt.choice).mask, state.size)
            return answered(state, prompt, coverage), found

        def then(result: tuple[SetMask, Found]) -> None:
            edit, found = result
            if canvas.document is not document or self._prompt is None:
                return
            if self._prompt is not prompt and self._prompt.key != prompt.key:
                return
            self._found = prompt, found
            self._push(edit, prompt)
            self._tell()
            self._patience.stop()
            if self._swap is not None:
                color, self._swap = self._swap, None
                session.recolor_wanted.emit(color)
            if self._again:
                self._ask_again()
            elif last and "object" in session.tool.refine:
                self._refine(edit, prompt, found)

        session.instant.submit("Object", work, key="segment", quiet=True, then=then)

    def _known(self, prompt: Prompt) -> Found | None:
        """The answers to this very prompt, where only another one of them is wanted."""
        if self._found is None:
            return None
        before, found = self._found
        return found if before.asks_as(prompt) and before.choice != prompt.choice else None

    def _step(self, by: int) -> None:
        """Another of the answers that there are."""
        prompt, found = self._prompt, self._found
        if prompt is None or found is None or found[0].key != prompt.key or found[1].count < 2:
            return
        self._say(replace(prompt, choice=(prompt.choice + by) % found[1].count))
        self._ask()

    def _push(self, edit: SetMask, prompt: Prompt) -> None:
        session = self.canvas.session
        assert edit.tiles is not None
        self._prompts[edit.tiles] = prompt
        self._pushing = True
        try:
            if session.push(edit) is not None:
                session.choose_mask(prompt.mask)
        finally:
            self._pushing = False

    def _refine(self, coarse: SetMask, prompt: Prompt, found: Found) -> None:
        """The same mask with the edge that the picture has, as part of the same step."""
        session, document = self.canvas.session, self.document
        state, answer, pyramid = document.state, document.answer, self.canvas.pyramid
        mask = found.choice(prompt.choice).mask

        def work(context: JobContext) -> SetMask:
            from colorstudio.document.render import flatten
            from colorstudio.imaging.matting import refined

            picture = flatten(state, answer, context.check, cache=pyramid)
            matte = refined(picture.array, mask, state.profile, check=context.check)
            return answered(state, prompt, matte)

        def then(edit: SetMask) -> None:
            same = self.canvas.document is document
            if same and document.state.masks.get(prompt.mask) is coarse.tiles:
                self._push(edit, prompt)

        session.submit("Refine edges", work, key="refine", quiet=True, then=then)

    def _ask_again(self) -> None:
        self._again = False
        self._patience.start()
        self._ask(last=False)

    def swap(self, p: Pointer, color: Color) -> None:
        """A colour was dropped here: the object at this place is to be recoloured. It is that of a
        mask which covers the place, or one that is found anew."""
        session, masks = self.canvas.session, self.document.state.masks
        if not self.canvas.inside(p):
            return
        place = Rect(math.floor(p.x), math.floor(p.y), 1, 1)
        names = [session.mask] if session.mask else []
        for name in (*names, *reversed(tuple(masks))):
            if masks[name].read(place)[0, 0, 0] >= 128:
                session.choose_mask(name)
                session.recolor_wanted.emit(color)
                return
        session.choose_mask("")
        self._swap = color
        name = mask_actions.new_name(self.document.state)
        self._say(Prompt(name, None, "replace", (Click(*p.index),), key=drag_key()))
        self._ask()

    # -- the hand -----------------------------------------------------------------------------

    def press(self, p: Pointer) -> None:
        self._swap = None
        self._start = p
        self._held = self._at(p)
        self._band = None
        if self._held is not None and self._prompt is not None:
            self._prompt = replace(self._prompt, key=drag_key())

    def drag(self, points: Sequence[Pointer]) -> None:
        p = points[-1]
        if self._start is None or not (self._band or self.is_drag(self._start, p)):
            return
        if self._held is not None:
            self._move(self._held, p)
            if self._patience.isActive():
                self._again = True
            else:
                self._ask_again()
            return
        self._update_band()
        self._band = self._start, p
        self._update_band()

    def release(self, p: Pointer) -> None:
        start, self._start = self._start, None
        held, self._held = self._held, None
        band, self._again = self._band, False
        self._patience.stop()
        self._update_band()
        self._band = None
        if start is None:
            return
        if held is not None:
            if self.is_drag(start, p):
                self._move(held, p)
                self._ask()
        elif band is not None:
            self._boxed(start, p)
        elif self.canvas.inside(start):
            x, y = start.index
            prompt = self._begun(start)
            clicks = (*prompt.clicks, Click(x, y, not start.shift))
            before = self._mended(prompt)
            self._say(replace(prompt, clicks=clicks, key=drag_key(), before=before, choice=0))
            self._ask()

    def _mended(self, prompt: Prompt) -> np.ndarray | None:
        """What the model said of the answer that is shown, for it to begin from."""
        if self._found is None or self._found[0] is not prompt:
            return None
        return self._found[1].choice(prompt.choice).logits

    def _boxed(self, start: Pointer, p: Pointer) -> None:
        box = box_of((start.x, start.y), (p.x, p.y), self.document.state.size)
        if not box.empty:
            prompt = self._begun(start)
            self._say(replace(prompt, box=box, key=drag_key(), before=None, choice=0))
            self._ask()

    def cancel(self) -> None:
        self._update_band()
        self._start = self._band = self._held = None
        self._again = False
        self._patience.stop()
        self._recall()

    def secondary(self, p: Pointer) -> None:
        n = self._at(p)
        if n is not None and self._prompt is not None:
            self._without(n)

    def key(self, event: QKeyEvent) -> bool:
        if self._prompt is None:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self._prompt.clicks:
            self._without(len(self._prompt.clicks) - 1)
        elif key in ENDS or key == Qt.Key.Key_Escape:
            self.finish()
        elif key in STEPS and self._told.count > 1:
            self._step(STEPS[Qt.Key(key)])
        else:
            return False
        return True

    def finish(self) -> None:
        """The object is as it is to be: the next click begins another one."""
        tiles = self.canvas.session.mask_tiles
        if tiles is not None:
            self._prompts.pop(tiles, None)
        self._say(None)

    def _without(self, n: int) -> None:
        assert self._prompt is not None
        clicks = self._prompt.clicks[:n] + self._prompt.clicks[n + 1 :]
        if any(click.inside for click in clicks) or self._prompt.box is not None:
            rest = replace(self._prompt, clicks=clicks, key=drag_key(), before=None, choice=0)
            self._say(rest)
            self._ask()
        else:
            self._forget_object()

    def _forget_object(self) -> None:
        """Nothing is left that says where the object is: the mask is as it was before."""
        prompt = self._prompt
        assert prompt is not None
        self._say(None)
        self.canvas.push(SetMask(prompt.mask, prompt.base, "Select"))

    def _move(self, n: int, p: Pointer) -> None:
        prompt = self._prompt
        if prompt is None or n >= len(prompt.clicks):
            return
        x, y = p.index
        w, h = self.document.state.size
        moved = replace(prompt.clicks[n], x=min(max(x, 0), w - 1), y=min(max(y, 0), h - 1))
        clicks = (*prompt.clicks[:n], moved, *prompt.clicks[n + 1 :])
        self._say(replace(prompt, clicks=clicks, before=None))

    def _at(self, p: Pointer) -> int | None:
        """Which point is under the pointer."""
        nearest, found = HIT_PX * self.canvas.ratio, None
        for n, click in enumerate(self.clicks):
            at = self.canvas.view.to_screen(click.x + INDEX, click.y + INDEX)
            away = math.dist(at, (p.sx, p.sy))
            if away <= nearest:
                nearest, found = away, n
        return found

    def hover(self, p: Pointer) -> None:
        over = self._at(p) is not None
        self.canvas.setCursor(Qt.CursorShape.SizeAllCursor if over else self.cursor)

    # -- drawing ------------------------------------------------------------------------------

    def _update_band(self) -> None:
        if self._band is not None:
            a, b = self._band
            self.update_places(corners((a.x, a.y), (b.x, b.y)))

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view, ratio = self.canvas.view, self.canvas.ratio
        if self._band is not None:
            a, b = self._band
            draw_dashed(painter, self.path(corners((a.x, a.y), (b.x, b.y)), closed=True), ratio)
        for click in self.clicks:
            at = view.to_screen(click.x + INDEX, click.y + INDEX)
            draw_click(painter, *at, ratio, click.inside)


def draw_click(painter: QPainter, x: float, y: float, ratio: float, inside: bool) -> None:
    """A small disc with a plus or a minus, seen on any ground."""
    radius = MARK_PX * ratio
    ground, sign = (WHITE, BLACK) if inside else (BLACK, WHITE)
    painter.setPen(QPen(QColor(sign), 1.25 * ratio))
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(x, y), radius, radius)
    reach = 3.5 * ratio
    painter.setPen(QPen(sign, 1.5 * ratio))
    painter.drawLine(QLineF(x - reach, y, x + reach, y))
    if inside:
        painter.drawLine(QLineF(x, y - reach, x, y + reach))
