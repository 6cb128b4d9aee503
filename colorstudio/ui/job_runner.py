"""One lane of work: a worker thread behind a queue, telling of its jobs on the UI thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from colorstudio.jobs.job import Job, JobContext, JobState
from colorstudio.jobs.queue import JobQueue

FOREVER_MS = 2**31 - 1


class _Worker(QThread):
    def __init__(self, queue: JobQueue, before: Callable[[], None] | None) -> None:
        super().__init__()
        self._queue = queue
        self._before = before

    def run(self) -> None:
        if self._before is not None:
            self._before()
        self._queue.work(time.monotonic)


class JobRunner(QObject):
    """Lives on the UI thread and emits there, so every slot runs there too.

    ``queued``, ``started``, ``progressed``, ``finished``, ``failed``, ``ended``: each with the
    `Job`. ``ended`` comes once for every job, however it went. ``before``: called first on the
    worker. ``witness(job, state)``: called before anybody else, on the thread where a job enters a
    state: on the worker for one that begins or is done.
    """

    queued = Signal(object)
    started = Signal(object)
    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    ended = Signal(object)
    _told = Signal(object, str)

    def __init__(
        self,
        name: str,
        before: Callable[[], None] | None = None,
        witness: Callable[[Job, JobState], None] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._witness = witness
        self.queue = JobQueue(self._pass_on)
        # emitted on the worker, delivered here: the runner belongs to the UI thread
        self._told.connect(self._tell)
        self._callbacks: dict[int, Callable[[Any], None]] = {}
        self._failures: dict[int, Callable[[BaseException], None]] = {}
        self._worker = _Worker(self.queue, before)
        self._worker.setObjectName(f"{name}-worker")
        self._worker.start()

    def submit(
        self,
        title: str,
        work: Callable[[JobContext], Any],
        *,
        key: str = "",
        quiet: bool = False,
        front: bool = False,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Puts work in line. ``then(result)`` and ``failed(error)`` are called on the UI thread.

        A failure without ``failed`` goes to the signal of that name, where it becomes a notice.
        """
        job = Job(title, work, key=key, quiet=quiet)
        if then is not None:
            self._callbacks[job.id] = then
        if failed is not None:
            self._failures[job.id] = failed
        return self.queue.submit(job, front=front)

    def cancel(self, job: Job) -> None:
        self.queue.cancel(job)

    def close(self, patience_ms: int = FOREVER_MS) -> bool:
        """Stops the worker and waits for it; call before the program ends.

        False where what it does (an import, the compiler) takes longer than ``patience_ms``. Then
        keep the runner: Qt aborts where a thread outlives its object.
        """
        self.queue.close()
        return self._worker.wait(patience_ms)

    def _pass_on(self, job: Job, state: JobState) -> None:
        if self._witness is not None:
            self._witness(job, state)
        self._told.emit(job, state.value)

    @Slot(object, str)
    def _tell(self, job: Job, state: str) -> None:
        if self.queue.closed:  # told before, delivered after: nobody is there to hear it
            return
        at = JobState(state)
        if at is JobState.running:
            signal = self.started if job.progress.total == 0 else self.progressed
            signal.emit(job)
            return
        if not at.over:
            self.queued.emit(job)
            return
        then, failed = self._callbacks.pop(job.id, None), self._failures.pop(job.id, None)
        if at is JobState.done:
            if then is not None:
                then(job.result)
            self.finished.emit(job)
        elif at is JobState.failed and job.error is not None:
            if failed is not None:
                failed(job.error)
            else:
                self.failed.emit(job)
        self.ended.emit(job)
        job.forget()
