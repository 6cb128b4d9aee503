"""Keeps the stages of the canvas up to date: what is seen first, through the instant lane."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QRegion
from shiboken6 import isValid

from colorstudio.document.document import Committed
from colorstudio.document.layers import AnswerLayer, ColorLayer, walk
from colorstudio.document.state import DocumentState
from colorstudio.errors import ColorStudioError
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.profiles import SRGB
from colorstudio.jobs.job import Job, JobContext
from colorstudio.ui.canvas.stage import BACKDROP_SIDE, NO_RECT, Stage, rects_of
from colorstudio.ui.canvas.view import View
from colorstudio.ui.session import Session, ViewArea

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer
    from colorstudio.document.look import Draft
    from colorstudio.document.pyramid import Pyramid
    from colorstudio.document.render import DisplayArea

SYNC_PIXELS = 512 * 512
"""Rectangles up to this size are composited at once, on the UI thread; a few milliseconds."""
CHUNK_PIXELS = 512 * 512
"""The margin is rendered in pieces of this size, so that an answer to hints never waits long."""
BAND_ROWS = 256
REST_MS = 200
"""What is not seen waits until nothing has changed for this long."""


@dataclass(eq=False)
class _Plane:
    """One picture on the canvas: as it is now, as it was before, or what differs."""

    kind: str
    stage: Stage = field(default_factory=Stage)
    backdrop: Stage = field(default_factory=Stage)
    outdated: QRegion = field(default_factory=QRegion)
    """What changed in the stage since the running job was asked for."""


@dataclass(frozen=True, eq=False)
class Seen:
    """All that the pixels of a plane depend on. ``grey``: lightness without colour. ``viewer``: as
    whom it is seen. ``against``: not the picture itself but how far it lies from this one."""

    state: DocumentState
    answer: Answer | None
    draft: Draft | None = None
    grey: bool = False
    viewer: str = ""
    against: Seen | None = None


@dataclass(frozen=True)
class _Task:
    plane: _Plane
    stage: Stage
    level: int
    rects: tuple[Rect, ...]
    background: bool


class Display(QObject):
    """The pixels on the canvas. ``after`` is the picture with the look that is tried on it;
    ``before`` the picture with the look that it is held against, else without one or, while nothing
    is tried, the photo alone.

    ``changed(stage, region)``: pixels of a stage are new, region in its own coordinates.
    """

    changed = Signal(object, object)

    def __init__(self, session: Session, pyramid: Pyramid, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.pyramid = pyramid
        self._after = _Plane("after")
        self._before = _Plane("before")
        self._delta = _Plane("delta")
        self._view: View | None = None
        self._compared: tuple[_Plane, ...] = ()
        self._grey = False
        self._viewer = ""
        self._trying = False
        self._live: DocumentState | None = None
        self._live_rect = NO_RECT
        self._job: Job | None = None
        self._task_in_background = False
        self._failed = False
        self._kernels_ready = False
        self._rested = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rest_over)
        session.committed.connect(self._committed)
        session.answered.connect(self._answered)
        session.drafted.connect(self._drafted)
        session.against_drafted.connect(self._against_drafted)
        session.instant.ended.connect(self._job_ended)

    @property
    def after(self) -> Stage:
        return self._after.stage

    @property
    def before(self) -> Stage:
        return self._before.stage

    @property
    def delta(self) -> Stage:
        """How far the two lie apart, as a map of heat."""
        return self._delta.stage

    @property
    def state(self) -> DocumentState | None:
        """What is shown: the document's state, with the stroke that is being drawn."""
        document = self._session.document
        return None if document is None else self._live or document.state

    @property
    def settled(self) -> bool:
        """True when all that is seen is the present state."""
        return self._seen_task() is None

    # -- what the canvas says -----------------------------------------------------------------

    def reset(self) -> None:
        """Another document is shown."""
        self._drop_job()
        self._live, self._live_rect = None, NO_RECT
        self._view = None
        self._trying = False
        for plane in (self._after, self._before, self._delta):
            plane.stage.clear()
            plane.backdrop.clear()

    def look(self, view: View) -> None:
        """The canvas shows this now; the live answer is to cover exactly it."""
        self._view = view
        self._session.view = ViewArea(view.level, view.visible())
        for plane in self._planes():
            self._cover(plane)
        self._hurry()

    def compare(self, *, before: bool = False, delta: bool = False) -> None:
        """What is to be kept up to date as well: the picture before, the map of differences."""
        planes = ((self._before, before), (self._delta, delta))
        self._compared = tuple(plane for plane, on in planes if on)
        if self._compared and self._view is not None:
            for plane in self._compared:
                self._cover(plane)
            self._hurry()

    @property
    def grey(self) -> bool:
        return self._grey

    def show_grey(self, on: bool) -> None:
        """The picture without its colour, or with it."""
        self._grey = on
        self._all_stale(self._after)
        self._hurry()

    @property
    def altered(self) -> bool:
        """Whether the screen's colours are not the picture's."""
        return self._grey or bool(self._viewer)

    def show_viewer(self, viewer: str) -> None:
        """The picture as a `Viewer` sees it, "" as it is."""
        if viewer != self._viewer:
            self._viewer = viewer
            for plane in (self._after, self._before):
                self._all_stale(plane)
            self._hurry()

    def draw_live(self, state: DocumentState, dirty: Rect) -> None:
        """A stroke is being drawn: show ``state``, which differs in ``dirty`` alone."""
        self._live = state
        self._live_rect = self._live_rect.united(dirty)
        self._refresh(self._after, dirty)

    def end_live(self, *, kept: bool) -> None:
        """The stroke is over: it was pushed as an edit (``kept``), or is to disappear."""
        dirty, self._live, self._live_rect = self._live_rect, None, NO_RECT
        if not kept and not dirty.empty:
            self._refresh(self._after, dirty)

    # -- what happened ------------------------------------------------------------------------

    def _committed(self, committed: Committed) -> None:
        change = committed.change
        self._failed = False
        if not change.rect.empty:
            self._refresh(self._after, change.rect)
        if change.source:
            self._refresh(self._before, change.rect)
        if change.hints and self._job is not None and self._task_in_background:
            self._drop_job()
        self._rest_again()

    def _answered(self, area: DisplayArea | None) -> None:
        self._all_stale(self._after)
        stage = self._after.stage
        if area is not None and area.level == stage.level and not self.altered:
            taken = stage.put(area.rect, area.bgrx)
            self._after.outdated += taken
            self.changed.emit(stage, taken)
            if not self._live_rect.empty:
                self._refresh(self._after, self._live_rect)
        self._hurry()

    def _drafted(self, area: DisplayArea | None) -> None:
        """Another look is tried on, or none. What stands before it changes with the first."""
        trying = self._draft is not None
        if trying is not self._trying:
            self._trying = trying
            self._all_stale(self._before)
        self._answered(area)

    def _against_drafted(self) -> None:
        self._all_stale(self._before)
        self._hurry()

    def _refresh(self, plane: _Plane, rect: Rect) -> None:
        """``rect`` of the picture has changed: a small one is drawn at once, a large one soon."""
        if plane is not self._delta and self._delta in self._compared:
            self._refresh(self._delta, rect)
        stage = plane.stage
        part = rect.scaled_down(2**stage.level).intersected(stage.rect)
        plane.backdrop.stale(rect.scaled_down(2**plane.backdrop.level))
        if not part.empty:
            stage.stale(part)
            plane.outdated += stage.missing(part)
            seen = part.intersected(self._visible())
            if not seen.empty and seen.area <= SYNC_PIXELS and self._may_draw_now(plane):
                self._draw_now(plane, seen)
        self._hurry()

    def _may_draw_now(self, plane: _Plane) -> bool:
        state = self.state
        if state is None or plane not in self._planes() or self._draft is not None:
            return False
        if plane is self._delta:
            return False
        return self.may_render_now(state, self._answer)

    def may_render_now(self, state: DocumentState, answer: Answer | None) -> bool:
        """Whether a few pixels can be rendered on the UI thread without a wait: not before the
        worker has done so once, since the first use imports numba."""
        return self._kernels_ready or not needs_kernels(state, answer)

    def _draw_now(self, plane: _Plane, rect: Rect) -> None:
        state = self.state
        assert state is not None
        pixels = rendered(self._seen(plane, state), rect, plane.stage.level, self.pyramid)
        self.changed.emit(plane.stage, plane.stage.put(rect, pixels))

    def _all_stale(self, plane: _Plane) -> None:
        self._drop_job()
        for each in (plane, self._delta):
            each.stage.stale()
            each.backdrop.stale()

    # -- the work -----------------------------------------------------------------------------

    @property
    def _answer(self) -> Answer | None:
        document = self._session.document
        return None if document is None else document.answer

    @property
    def _draft(self) -> Draft | None:
        document = self._session.document
        return None if document is None else document.draft

    def _seen(self, plane: _Plane, state: DocumentState) -> Seen:
        """What this plane shows at the moment."""
        draft = self._draft
        shown = self._grey, self._viewer
        after = Seen(state, self._answer, draft, *shown)
        if plane.kind == "after":
            return after
        against = self._session.against_draft
        if draft is not None or against is not None:
            before = Seen(state, self._answer, against, *shown)
        else:
            before = Seen(alone(state), None, None, True)
        return before if plane.kind == "before" else replace(after, against=before)

    def _planes(self) -> list[_Plane]:
        return [self._after, *self._compared]

    def _visible(self) -> Rect:
        return NO_RECT if self._view is None else self._view.visible()

    def _cover(self, plane: _Plane) -> None:
        view = self._view
        assert view is not None
        level = view.level
        plane.stage.cover(level, view.visible(), view.level_rect(level), plane.backdrop)

    def _hurry(self) -> None:
        self._rest_again()
        self._pump()

    def _rest_again(self) -> None:
        self._rested = False
        self._rest.start()

    def _rest_over(self) -> None:
        self._rested = True
        self._pump()

    def _pump(self) -> None:
        if self._session.document is None or self._view is None or self._failed:
            return
        task = self._seen_task()
        if self._job is not None:
            if task is None or not self._task_in_background:
                return
            self._drop_job()
        if task is None and self._rested:
            task = self._unseen_task()
        if task is not None:
            self._submit(task)

    def _seen_task(self) -> _Task | None:
        if self._view is None:
            return None
        for plane in self._planes():
            missing = plane.stage.missing(self._visible())
            if not missing.isEmpty():
                return _Task(plane, plane.stage, plane.stage.level, _pieces(missing), False)
        return None

    def _unseen_task(self) -> _Task | None:
        view = self._view
        assert view is not None
        level = max(view.level, backdrop_level(view))
        whole = view.level_rect(level)
        for plane in self._planes():
            if plane.backdrop.rect != whole or not plane.backdrop.missing(whole).isEmpty():
                return _Task(plane, plane.backdrop, level, (whole,), True)
        for plane in self._planes():
            missing = rects_of(plane.stage.missing(plane.stage.rect))
            if missing:
                return _Task(plane, plane.stage, plane.stage.level, (_chunk(missing[0]),), True)
        return None

    def _submit(self, task: _Task) -> None:
        state = self.state
        assert state is not None
        pyramid, seen = self.pyramid, self._seen(task.plane, state)
        if task.stage is task.plane.stage:
            task.plane.outdated = QRegion()

        def work(context: JobContext) -> list[np.ndarray]:
            return [rendered(seen, rect, task.level, pyramid, context) for rect in task.rects]

        def then(pixels: list[np.ndarray]) -> None:
            # a window may close, and this go with it, while its last picture is on the way
            if self._job is job and isValid(self):
                self._kernels_ready = self._kernels_ready or needs_kernels(state, seen.answer)
                self._arrived(task, pixels)

        def failed(error: BaseException) -> None:
            # tried again after the next edit; the same notice again and again helps nobody
            if self._job is job:
                self._failed = True
                self._session.report_error(error, "Showing the picture")

        self._task_in_background = task.background
        try:
            job = self._session.instant.submit(
                "Show", work, key="view", quiet=True, then=then, failed=failed
            )
        except ColorStudioError:
            # the lane is closing, or drowned in work: the next change asks again
            return
        self._job = job

    def _arrived(self, task: _Task, pixels: list[np.ndarray]) -> None:
        stage = task.stage
        if stage is task.plane.backdrop:
            if stage.level != task.level or stage.rect != task.rects[0]:
                stage.clear()
                stage.cover(task.level, task.rects[0], task.rects[0], None)
            stage.put(task.rects[0], pixels[0])
            return
        if stage.level != task.level:
            return
        new = QRegion()
        for rect, part in zip(task.rects, pixels, strict=True):
            new += stage.put(rect, part, without=task.plane.outdated)
        self.changed.emit(stage, new)

    def _job_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._pump()

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            self._session.instant.cancel(job)


def rendered(
    seen: Seen, rect: Rect, level: int, pyramid: Pyramid, context: JobContext | None = None
) -> np.ndarray:
    """Screen pixels (h x w x 4 uint8 B, G, R, X) of ``rect`` at ``level``.

    Raises Cancelled through ``context``.
    """
    from colorstudio.document.render import render_display

    out = np.empty((rect.h, rect.w, 4), np.uint8)
    for top in range(rect.y, rect.bottom, BAND_ROWS):
        if context is not None:
            context.check()
        band = Rect(rect.x, top, rect.w, min(BAND_ROWS, rect.bottom - top))
        out[top - rect.y : band.bottom - rect.y] = render_display(
            seen.state, seen.answer, band, level, pyramid, draft=seen.draft
        ).bgrx
    if seen.grey:
        out = greyed(out)
    elif seen.viewer:
        from colorstudio.imaging.color_vision import Viewer, seen_screen

        out = seen_screen(out, Viewer(seen.viewer))
    if seen.against is None:
        return out
    from colorstudio.imaging.delta_map import delta_map, heat

    return heat(delta_map(out, rendered(seen.against, rect, level, pyramid, context)))


def alone(state: DocumentState) -> DocumentState:
    """Nothing but the photo; the whole picture without the answer where there is none."""
    source = state.source_layer
    return state if source is None else state.with_layers((replace(source, visible=True),))


def needs_kernels(state: DocumentState, answer: Answer | None) -> bool:
    """Whether showing the state takes compiled code: colour layers, or another profile."""
    return not state.profile.same_as_srgb or any(
        (isinstance(layer, AnswerLayer) and answer is not None)
        or (isinstance(layer, ColorLayer) and bool(layer.tiles.tiles))
        for layer in walk(state.layers)
    )


GREY_STEPS = 4096


@lru_cache(maxsize=1)
def _grey_tables() -> tuple[np.ndarray, np.ndarray]:
    decode = SRGB.decode(np.dtype(np.uint8))
    weighted = np.stack([decode[c] * np.float32(SRGB.luma[c]) for c in (2, 1, 0)])
    steps = (np.arange(GREY_STEPS + 1) / GREY_STEPS) ** 2
    codes = np.interp(steps, decode[0].astype(np.float64), np.arange(256))
    return weighted, np.rint(codes).astype(np.uint8)


def greyed(bgrx: np.ndarray) -> np.ndarray:
    """Screen pixels with their lightness and no colour; a new array."""
    weighted, encode = _grey_tables()
    y = weighted[0][bgrx[..., 0]] + weighted[1][bgrx[..., 1]] + weighted[2][bgrx[..., 2]]
    at = np.sqrt(np.clip(y, 0, 1)) * np.float32(GREY_STEPS) + np.float32(0.5)
    out = np.empty_like(bgrx)
    out[...] = encode[at.astype(np.int32)][..., None]
    return out


def backdrop_level(view: View) -> int:
    """The level at which the whole picture is at most BACKDROP_SIDE pixels wide and high."""
    level = 0
    while max(view.level_rect(level).w, view.level_rect(level).h) > BACKDROP_SIDE:
        level += 1
    return level


def _pieces(region: QRegion) -> tuple[Rect, ...]:
    """Rectangles that cover a region: its own, or the one around it where that is hardly more."""
    rects = rects_of(region)
    around = NO_RECT
    for rect in rects:
        around = around.united(rect)
    own = sum(rect.area for rect in rects)
    return (around,) if len(rects) == 1 or around.area < 1.5 * own else tuple(rects)


def _chunk(rect: Rect) -> Rect:
    rows = max(16, CHUNK_PIXELS // rect.w)
    return Rect(rect.x, rect.y, rect.w, min(rect.h, rows))
