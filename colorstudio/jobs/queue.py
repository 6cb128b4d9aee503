"""A bounded line of jobs between the window and one worker thread."""

from __future__ import annotations

import threading
from collections.abc import Callable

from colorstudio.errors import BadInput, Cancelled
from colorstudio.jobs.job import Job, JobContext, JobState

MAX_WAITING = 200


class JobQueue:
    """Thread-safe.

    ``told(job, state)`` is called once for every state that a job enters, and on progress, on the
    thread that caused it. The job itself may be further on by then.
    """

    def __init__(
        self, told: Callable[[Job, JobState], None], *, max_waiting: int = MAX_WAITING
    ) -> None:
        self._told = told
        self._max = max_waiting
        self._waiting: list[Job] = []
        self._running: Job | None = None
        self._closed = False
        self._changed = threading.Condition()

    @property
    def waiting(self) -> tuple[Job, ...]:
        with self._changed:
            return tuple(self._waiting)

    @property
    def running(self) -> Job | None:
        return self._running

    @property
    def idle(self) -> bool:
        with self._changed:
            return self._running is None and not self._waiting

    @property
    def closed(self) -> bool:
        return self._closed

    def submit(self, job: Job, *, front: bool = False) -> Job:
        """Puts a job in line; one with the same key gives way. Raises BadInput when it is full."""
        gone: list[Job] = []
        with self._changed:
            if self._closed:
                raise BadInput("The program is closing.", "Start it again to go on.")
            if job.key:
                gone = [j for j in self._waiting if j.key == job.key]
                self._waiting = [j for j in self._waiting if j.key != job.key]
                if self._running is not None and self._running.key == job.key:
                    self._running.cancel()
            if len(self._waiting) >= self._max:
                raise BadInput(
                    f"{self._max} jobs are waiting already.", "Wait, or clear the job list."
                )
            self._waiting.insert(0 if front else len(self._waiting), job)
            self._changed.notify_all()
        for old in gone:
            old.state = JobState.replaced
            self._told(old, JobState.replaced)
        self._told(job, JobState.waiting)
        return job

    def cancel(self, job: Job) -> None:
        """Stops a running job at its next step, takes a waiting one out of the line."""
        job.cancel()
        with self._changed:
            was_waiting = job in self._waiting
            if was_waiting:
                self._waiting.remove(job)
        if was_waiting:
            job.state = JobState.cancelled
            self._told(job, JobState.cancelled)

    def move_to_front(self, job: Job) -> None:
        """The next one to run; nothing for a job that does not wait."""
        self.move(job, 0)

    def move(self, job: Job, place: int) -> None:
        """Puts a waiting job at ``place`` (0: next; beyond the end: last); nothing for others."""
        moved = False
        with self._changed:
            if job in self._waiting:
                self._waiting.remove(job)
                self._waiting.insert(max(0, place), job)
                moved = True
        if moved:
            self._told(job, JobState.waiting)

    def clear(self) -> None:
        """Takes all waiting jobs out of the line; the running one goes on."""
        for job in self.waiting:
            self.cancel(job)

    def close(self) -> None:
        """Stops everything; `work` returns after the running job's next step."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            if self._running is not None:
                self._running.cancel()
            self._changed.notify_all()

    def work(self, clock: Callable[[], float]) -> None:
        """The worker thread's loop: runs jobs one after the other until `close`.

        A job that raises ends as ``failed`` with its error, and the loop goes on.
        """
        while (job := self._take()) is not None:
            started = clock()
            self._told(job, JobState.running)
            try:
                context = JobContext(job, lambda j: self._told(j, JobState.running))
                context.check()
                job.result = job.work(context)
                job.state = JobState.done
            except Cancelled:
                job.state = JobState.cancelled
            except BaseException as error:  # the loop outlives it and tells of it
                job.error = error
                job.state = JobState.failed
            job.seconds = clock() - started
            with self._changed:
                self._running = None
                self._changed.notify_all()
            self._told(job, job.state)

    def wait_idle(self, seconds: float) -> bool:
        """Blocks until nothing runs or waits; False when it took longer. Not for the UI thread."""
        with self._changed:
            return self._changed.wait_for(
                lambda: self._running is None and not self._waiting, timeout=seconds
            )

    def _take(self) -> Job | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or bool(self._waiting))
            if self._closed:
                return None
            self._running = self._waiting.pop(0)
            self._running.state = JobState.running
            return self._running
