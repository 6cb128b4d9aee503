"""Looks whether what runs still moves, and says so where it does not."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from colorstudio.jobs.job import Job
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.notices import Level, Notice

LOOK_MS = 5000
STALL_SECONDS = 180.0
"""Longer than a step takes on a slow processor."""
STOP_SECONDS = 30.0
"""A job that was asked to stop looks up within this."""


class Watchdog(QObject):
    """Watches lanes. ``tell``: where notices go; ``restart``: starts the program anew.

    A job that nobody sees is left alone. Each job is told of once, and once more where it does not
    stop though it was asked to.
    """

    def __init__(
        self,
        lanes: tuple[JobRunner, ...],
        tell: Callable[[Notice], None],
        restart: Callable[[], None],
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._tell = tell
        self._restart = restart
        self._clock = clock
        self._told: set[tuple[int, bool]] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Looks once at every lane."""
        for lane in self._lanes:
            job = lane.queue.running
            if job is not None and not job.quiet:
                self._look_at(lane, job)

    def _look_at(self, lane: JobRunner, job: Job) -> None:
        still = self._clock() - job.moved
        stopping = job.stopping
        if (
            still < (STOP_SECONDS if stopping else STALL_SECONDS)
            or (job.id, stopping) in self._told
        ):
            return
        self._told.add((job.id, stopping))
        if stopping:
            text = self.tr("“{0}” does not stop. Start the program anew: your picture is kept.")
            button, action = self.tr("Restart"), self._restart
        else:
            text = self.tr("“{0}” has not moved for {1} minutes.")
            button, action = self.tr("Cancel"), lambda: lane.cancel(job)
        text = text.format(job.title, round(still / 60))
        self._tell(Notice(text, Level.error, button=button, action=action))

    def close(self) -> None:
        """Looks no more."""
        self._timer.stop()
