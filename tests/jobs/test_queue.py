"""The line of jobs: order, keys, cancelling, faults, bounds."""

import threading
import time
from collections.abc import Iterator

import pytest

from colorstudio.errors import BadInput
from colorstudio.jobs.job import Job, JobContext, JobState
from colorstudio.jobs.queue import JobQueue


class Lane:
    """A queue with a real worker thread, and all that was told of its jobs."""

    def __init__(self) -> None:
        self.told: list[tuple[str, JobState]] = []
        self.queue = JobQueue(self._hear, max_waiting=5)
        self.thread = threading.Thread(target=self.queue.work, args=(time.monotonic,))
        self.thread.start()

    def _hear(self, job: Job, state: JobState) -> None:
        self.told.append((job.title, state))

    def close(self) -> None:
        self.queue.close()
        self.thread.join(5)
        assert not self.thread.is_alive()


@pytest.fixture
def lane() -> Iterator[Lane]:
    lane = Lane()
    yield lane
    lane.close()


class Gate:
    """Work that says when it began and ends when it is let go; it listens all the while."""

    def __init__(self) -> None:
        self.began, self.go = threading.Event(), threading.Event()

    def __call__(self, context: JobContext) -> str:
        self.began.set()
        while not self.go.wait(0.002):
            context.check()
        return "through"


def test_jobs_run_in_the_order_in_which_they_came(lane: Lane) -> None:
    order: list[int] = []
    for n in range(5):
        lane.queue.submit(Job(f"job {n}", lambda _, n=n: order.append(n)))
    assert lane.queue.wait_idle(5)
    assert order == [0, 1, 2, 3, 4]


def test_a_waiting_job_gives_way_to_a_newer_one_with_its_key(lane: Lane) -> None:
    gate = Gate()
    lane.queue.submit(Job("busy", gate))
    gate.began.wait(5)
    ran: list[str] = []
    old = lane.queue.submit(Job("old", lambda _: ran.append("old"), key="preview"))
    new = lane.queue.submit(Job("new", lambda _: ran.append("new"), key="preview"))
    gate.go.set()
    assert lane.queue.wait_idle(5)
    assert ran == ["new"]
    assert old.state is JobState.replaced
    assert new.state is JobState.done


def test_a_running_job_is_cancelled_by_a_newer_one_with_its_key(lane: Lane) -> None:
    gate = Gate()
    old = lane.queue.submit(Job("old", gate, key="preview"))
    gate.began.wait(5)
    new = lane.queue.submit(Job("new", lambda _: "seen", key="preview"))
    assert lane.queue.wait_idle(5)
    assert old.state is JobState.cancelled
    assert new.result == "seen"


def test_a_fault_is_kept_and_the_line_goes_on(lane: Lane) -> None:
    bad = lane.queue.submit(Job("bad", lambda _: 1 / 0))
    good = lane.queue.submit(Job("good", lambda _: 7))
    assert lane.queue.wait_idle(5)
    assert bad.state is JobState.failed
    assert isinstance(bad.error, ZeroDivisionError)
    assert good.result == 7


def test_cancelling_takes_a_waiting_job_out_and_stops_a_running_one(lane: Lane) -> None:
    gate = Gate()
    running = lane.queue.submit(Job("running", gate))
    waiting = lane.queue.submit(Job("waiting", lambda _: None))
    gate.began.wait(5)
    lane.queue.cancel(waiting)
    assert waiting.state is JobState.cancelled
    lane.queue.cancel(running)
    assert lane.queue.wait_idle(5)
    assert running.state is JobState.cancelled
    assert ("waiting", JobState.running) not in lane.told


def test_a_job_can_come_to_the_front(lane: Lane) -> None:
    gate, order = Gate(), []
    lane.queue.submit(Job("busy", gate))
    gate.began.wait(5)
    lane.queue.submit(Job("a", lambda _: order.append("a")))
    b = lane.queue.submit(Job("b", lambda _: order.append("b")))
    lane.queue.submit(Job("c", lambda _: order.append("c")), front=True)
    lane.queue.move_to_front(b)
    gate.go.set()
    assert lane.queue.wait_idle(5)
    assert order == ["b", "c", "a"]


def test_the_line_is_bounded_and_says_so(lane: Lane) -> None:
    gate = Gate()
    lane.queue.submit(Job("busy", gate))
    gate.began.wait(5)
    for n in range(5):
        lane.queue.submit(Job(str(n), lambda _: None))
    with pytest.raises(BadInput, match="waiting already"):
        lane.queue.submit(Job("one too many", lambda _: None))
    lane.queue.clear()
    gate.go.set()
    assert lane.queue.wait_idle(5)


def test_closing_stops_a_running_job_and_takes_no_more(lane: Lane) -> None:
    gate = Gate()
    job = lane.queue.submit(Job("endless", gate))
    gate.began.wait(5)
    lane.close()
    assert job.state is JobState.cancelled
    with pytest.raises(BadInput, match="closing"):
        lane.queue.submit(Job("late", lambda _: None))


def test_progress_is_throttled_but_the_last_step_is_told() -> None:
    told: list[int] = []
    job = Job("count", lambda _: None)
    context = JobContext(job, lambda j: told.append(j.progress.done))
    for n in range(1, 1001):
        context.step(n, 1000)
    assert told[-1] == 1000
    assert len(told) < 20
    assert job.progress.fraction == 1.0


def test_waiting_jobs_are_put_in_another_order(lane: Lane) -> None:
    gate = Gate()
    running = lane.queue.submit(Job("busy", gate))
    gate.began.wait(5)
    a, b, c = (lane.queue.submit(Job(name, lambda _: None)) for name in "abc")
    lane.queue.move(a, 1)
    assert lane.queue.waiting == (b, a, c)
    lane.queue.move(b, 99)
    assert lane.queue.waiting == (a, c, b)
    lane.queue.move(c, -3)
    assert lane.queue.waiting == (c, a, b)
    lane.queue.move(running, 0)
    assert lane.queue.waiting == (c, a, b)
    gate.go.set()
    assert lane.queue.wait_idle(5)
    done = [title for title, state in lane.told if state is JobState.done]
    assert done == ["busy", "c", "a", "b"]
