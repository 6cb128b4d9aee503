"""Runs of ways with models for one window: asked for, on the lane of models, then in the strip.

The only place where the window runs a model. What is captured for a run, and what it gives back,
are values; the picture is untouched until the look that comes of it is applied.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from colorstudio.errors import ColorStudioError
from colorstudio.jobs.job import Job, JobContext, JobState
from colorstudio.ui.notices import Level, Notice

if TYPE_CHECKING:
    import numpy as np

    from colorstudio.document.document import Document, Edit
    from colorstudio.document.look import Look
    from colorstudio.engine.loras import LoraUse
    from colorstudio.methods.base import Result
    from colorstudio.ui.session import Session

JOURNAL_SECONDS = 2.0
"""A run begins when recovery holds the document, or after this long."""
PREVIEW_MS = 60
"""Previews are shown at most this often."""


@dataclass(frozen=True, eq=False)
class Both:
    """An edit that is made at once, and a look that only joins the strip beside it."""

    edit: Edit
    look: Look


@dataclass(frozen=True, eq=False)
class Ask:
    """One run as it was asked for.

    ``method``: id of the way; ``task``: whose panel asks. ``request(context)`` and
    ``look(result, request)`` are called on the worker: they may flatten and scale pictures, and
    touch nothing of the window. ``bundle``: id of the weights, "" for any that do. ``loras``: what
    is added to them. ``first``: its look is tried on the picture as soon as it is there; others
    only join the strip. ``covers``: its previews are of the whole picture. ``edits``: what ``look``
    gives is no look but an edit, or `Both`; it is made at once, unless it is not the ``first``.
    """

    method: str
    task: str
    title: str
    document: Document
    request: Callable[[JobContext], Any]
    look: Callable[[Result, Any], Look | Edit | Both]
    bundle: str = ""
    loras: Sequence[LoraUse] = ()
    first: bool = True
    covers: bool = False
    edits: bool = False


@dataclass(eq=False)
class ModelRun:
    """How one run stands. ``preview``: h x w x 3 uint8 sRGB, the newest; None before there is one.

    ``fraction`` in [0, 1], None while unknown; ``seconds_left`` of the present stage, likewise.
    """

    ask: Ask
    job: Job
    stage: str = ""
    fraction: float | None = None
    seconds_left: float | None = None
    preview: np.ndarray | None = None
    _began: tuple[float, int] = field(default=(0.0, 0), repr=False)

    @property
    def id(self) -> int:
        return self.job.id

    @property
    def running(self) -> bool:
        return self.job.state is JobState.running

    def follow(self, now: float) -> bool:
        """Takes over what the job reports; True where there is a new preview."""
        progress = self.job.progress
        if progress.stage != self.stage or progress.done < self._began[1] or not self._began[0]:
            self._began = now, progress.done
        self.stage = progress.stage
        self.fraction = progress.fraction
        began, done = self._began
        made = progress.done - done
        left = progress.total - progress.done
        self.seconds_left = (now - began) / made * left if made > 0 and left >= 0 else None
        new = progress.preview is not None and progress.preview is not self.preview
        if new:
            self.preview = progress.preview
        return new


class ModelRuns(QObject):
    """What runs and waits for this window on the lane of models.

    ``changed()``: a run began, came further or ended. ``previewed(ModelRun)``: it has a new
    preview. ``ran(Ask, Result)``: it is done, for whoever has use for what it kept; just before
    ``made(Ask, Look, notes)``, which brings sentences for the artist.
    ``refused(Ask, ColorStudioError)``: it cannot be. ``prepare``: called first in every run, on the
    worker.
    """

    changed = Signal()
    previewed = Signal(object)
    ran = Signal(object, object)
    made = Signal(object, object, object)
    refused = Signal(object, object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.prepare: Callable[[JobContext], None] = _nothing
        self._runs: dict[int, ModelRun] = {}
        self._new: list[ModelRun] = []
        self._lost_told = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PREVIEW_MS)
        self._soon.timeout.connect(self._tell_previews)
        session.document_changed.connect(self._document_changed)
        lane = session.models
        for signal in (lane.started, lane.progressed):
            signal.connect(self._came_further)
        lane.ended.connect(self._ended)

    @property
    def runs(self) -> tuple[ModelRun, ...]:
        """Those that run or wait, in the order in which they come."""
        waiting = {job.id: n for n, job in enumerate(self._session.models.queue.waiting)}
        return tuple(sorted(self._runs.values(), key=lambda run: waiting.get(run.id, -1)))

    def of_task(self, task: str) -> tuple[ModelRun, ...]:
        """The runs that a task's panel asked for."""
        return tuple(run for run in self.runs if run.ask.task == task)

    def start(self, ask: Ask, *, front: bool = False) -> ModelRun | None:
        """Puts a run in line. None where the lane takes no more; that is said."""
        session = self._session
        engine, journalled, prepare = session.engine, session.journalled, self.prepare

        def work(context: JobContext) -> tuple[Look | Edit | Both, Result]:
            context.step(0, 0, "Preparing")
            prepare(context)
            journalled(JOURNAL_SECONDS)
            request = ask.request(context)
            context.check()
            result = engine.run(ask.method, request, context, bundle=ask.bundle, loras=ask.loras)
            context.check()
            return ask.look(result, request), result

        def then(found: tuple[Look | Edit | Both, Result]) -> None:
            made, result = found
            self._tell_lost()
            if session.document is ask.document:
                self.ran.emit(ask, result)
                self.made.emit(ask, made, result.notes)

        job = session.submit(
            ask.title, work, front=front, then=then,
            refused=lambda error: self._failed(ask, error), lane=session.models,
        )  # fmt: skip
        if job is None:
            return None
        run = self._runs[job.id] = ModelRun(ask, job)
        self.changed.emit()
        return run

    def cancel(self, run: ModelRun) -> None:
        """Stops a run at its next step, or takes it out of the line."""
        self._session.models.cancel(run.job)
        self.changed.emit()

    def cancel_all(self) -> None:
        """Stops all runs of this window: nobody waits for them any more."""
        for run in tuple(self._runs.values()):
            self._session.models.cancel(run.job)

    def _tell_lost(self) -> None:
        """Says once that the graphics card has failed."""
        session = self._session
        if self._lost_told or not session.engine.lost:
            return
        self._lost_told = True
        text = self.tr(
            "The graphics card failed ({0}). Models run on the processor until the program is "
            "started again. Your picture is kept."
        )
        session.notice(
            Notice(
                text.format(session.engine.lost),
                Level.error,
                button=self.tr("Restart"),
                action=session.restart_wanted.emit,
            )
        )

    def _failed(self, ask: Ask, error: BaseException) -> None:
        self._tell_lost()
        if isinstance(error, ColorStudioError):
            self.refused.emit(ask, error)
        else:
            self._session.report_error(error, ask.title)

    @Slot(object)
    def _came_further(self, job: Job) -> None:
        run = self._runs.get(job.id)
        if run is None:
            return
        if run.follow(time.monotonic()):
            if run not in self._new:
                self._new.append(run)
            if not self._soon.isActive():
                self._soon.start()
        self.changed.emit()

    def _tell_previews(self) -> None:
        new, self._new = self._new, []
        for run in new:
            if run.id in self._runs:
                self.previewed.emit(run)

    @Slot(object)
    def _ended(self, job: Job) -> None:
        if self._runs.pop(job.id, None) is not None:
            self.changed.emit()

    def _document_changed(self, document: Document | None) -> None:
        for run in tuple(self._runs.values()):
            if run.ask.document is not document:
                self._session.models.cancel(run.job)


def _nothing(_: JobContext) -> None:
    """There is nothing to prepare."""
