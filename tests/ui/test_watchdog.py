"""A job that hangs is told of, can be cancelled, and if it does not listen the way out is named."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from colorstudio.jobs.job import JobContext, JobState
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.notices import Notice
from colorstudio.ui.watchdog import STALL_SECONDS, STOP_SECONDS, Watchdog


@pytest.fixture
def lane() -> Iterator[JobRunner]:
    lane = JobRunner("model")
    yield lane
    lane.close()


class Dog:
    """A watchdog with a clock of its own."""

    def __init__(self, lane: JobRunner) -> None:
        self.told: list[Notice] = []
        self.restarts = 0
        self.ahead = 0.0
        self.dog = Watchdog(
            (lane,), self.told.append, self._restart, clock=lambda: time.monotonic() + self.ahead
        )

    def _restart(self) -> None:
        self.restarts += 1


def test_a_hanging_job_is_told_of_once_and_cancel_asks_it_to_stop(
    qtbot: QtBot, lane: JobRunner
) -> None:
    go, watch = threading.Event(), Dog(lane)
    job = lane.submit("Paint a fox", lambda _: go.wait(20))
    qtbot.waitUntil(lambda: lane.queue.running is job)
    watch.dog.look()
    assert watch.told == []
    watch.ahead = STALL_SECONDS + 1
    watch.dog.look()
    watch.dog.look()
    (notice,) = watch.told
    assert notice.text == "“Paint a fox” has not moved for 3 minutes."
    assert notice.button == "Cancel"
    assert notice.action is not None
    notice.action()
    assert job.stopping
    watch.ahead += STOP_SECONDS
    watch.dog.look()
    assert len(watch.told) == 2
    assert "does not stop" in watch.told[1].text
    assert watch.told[1].action is not None
    watch.told[1].action()
    assert watch.restarts == 1
    go.set()
    qtbot.waitUntil(lambda: job.state.over)
    watch.dog.close()


def test_one_that_gives_signs_of_life_and_one_that_nobody_sees_are_left_alone(
    qtbot: QtBot, lane: JobRunner
) -> None:
    go, watch = threading.Event(), Dog(lane)

    def alive(context: JobContext) -> None:
        while not go.wait(0.01):
            context.check()

    first = lane.submit("Paint", alive)
    qtbot.waitUntil(lambda: lane.queue.running is first)
    submitted = first.submitted
    qtbot.wait(300)
    watch.ahead = STALL_SECONDS - 0.2  # longer than allowed since the beginning
    assert time.monotonic() + watch.ahead - submitted > STALL_SECONDS
    watch.dog.look()
    assert watch.told == []
    still = threading.Event()
    second = lane.submit("Prepare", lambda _: still.wait(20), quiet=True)
    go.set()
    qtbot.waitUntil(lambda: lane.queue.running is second)
    watch.ahead = 10 * STALL_SECONDS
    watch.dog.look()
    assert watch.told == []
    still.set()
    qtbot.waitUntil(lambda: second.state is JobState.done)
    watch.dog.close()
