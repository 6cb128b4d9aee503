"""One piece of work on a lane: what it does, how far it is, and how it is stopped."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from colorstudio.errors import Cancelled

REPORT_SECONDS = 0.05
"""Progress is reported at most this often."""

_numbers = itertools.count(1)


class JobState(StrEnum):
    """Where a job stands. ``replaced``: a newer one with the same key took its place."""

    waiting = "waiting"
    running = "running"
    done = "done"
    failed = "failed"
    cancelled = "cancelled"
    replaced = "replaced"

    @property
    def over(self) -> bool:
        return self not in (JobState.waiting, JobState.running)


@dataclass(frozen=True)
class Progress:
    """How far a job is: ``done`` of ``total`` steps (total 0: unknown), and what it is doing."""

    done: int = 0
    total: int = 0
    stage: str = ""
    preview: Any = None

    @property
    def fraction(self) -> float | None:
        return self.done / self.total if self.total else None


@dataclass(eq=False)
class Job:
    """``work(context) -> result``, run once on a worker.

    ``key``: a waiting job with the same key is replaced, a running one cancelled (live previews).
    ``quiet``: not shown in the job list. ``moved``: when its work last gave a sign of life, by
    `time.monotonic`.
    """

    title: str
    work: Callable[[JobContext], Any]
    key: str = ""
    quiet: bool = False
    id: int = field(default_factory=lambda: next(_numbers))
    state: JobState = JobState.waiting
    progress: Progress = field(default_factory=Progress)
    result: Any = None
    error: BaseException | None = None
    submitted: float = field(default_factory=time.monotonic)
    seconds: float = 0.0
    moved: float = field(default_factory=time.monotonic)
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Asks the job to stop; it does at its next `JobContext.step`."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        return self._stop.is_set()

    def forget(self) -> None:
        """Lets go of the result and of all that the work held, on the thread where that may die.

        The error stays, without the frames that it came from. The worker keeps the job itself
        until its next one comes.
        """
        self.result = None
        self.work = _forgotten
        error = self.error
        while error is not None:  # its traceback holds all that the work held
            error = error.with_traceback(None).__context__


def _forgotten(_: JobContext) -> None:
    """The work of a job that is over."""


class JobContext:
    """What a job's work is given: the one call that both reports and listens."""

    def __init__(self, job: Job, report: Callable[[Job], None]) -> None:
        self._job = job
        self._report = report
        self._last = 0.0
        job.moved = time.monotonic()

    def check(self) -> None:
        """Raises Cancelled once the job was asked to stop."""
        self._job.moved = time.monotonic()
        if self._job.stopping:
            raise Cancelled

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        """Reports progress (throttled; the last step always). Raises Cancelled."""
        self.check()
        # the newest preview stays until the next one: whoever looks may come after a later report
        newest = self._job.progress.preview if preview is None else preview
        self._job.progress = Progress(done, total, stage, newest)
        now = time.monotonic()
        if preview is not None or done >= total or now - self._last >= REPORT_SECONDS:
            self._last = now
            self._report(self._job)
