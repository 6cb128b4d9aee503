"""A lane's worker tells on the UI thread, whatever the listener is."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from colorstudio.errors import BadInput
from colorstudio.jobs.job import Job, JobContext
from colorstudio.ui.job_runner import JobRunner


def told(blocker: SignalBlocker) -> list[Any]:
    """What the signal that was waited for carried."""
    assert blocker.args is not None
    return blocker.args


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    runner = JobRunner("test")
    yield runner
    runner.close()


def test_work_runs_on_the_worker_and_is_told_here(qtbot: QtBot, runner: JobRunner) -> None:
    here = threading.get_ident()
    where: dict[str, int] = {}

    def work(context: JobContext) -> str:
        where["work"] = threading.get_ident()
        context.step(1, 2, "half way")
        context.step(2, 2, "done")
        return "answer"

    answers: list[object] = []
    runner.progressed.connect(lambda job: where.setdefault("progress", threading.get_ident()))
    runner.finished.connect(lambda job: where.setdefault("finished", threading.get_ident()))
    with qtbot.waitSignal(runner.ended):
        runner.submit("job", work, then=answers.append)
    assert answers == ["answer"]
    assert where["work"] != here
    assert where["progress"] == where["finished"] == here


def test_a_fault_reaches_its_own_handler_or_the_signal(qtbot: QtBot, runner: JobRunner) -> None:
    def work(_: JobContext) -> None:
        raise BadInput("No such thing.")

    own: list[BaseException] = []
    with qtbot.waitSignal(runner.ended):
        runner.submit("job", work, failed=own.append)
    assert isinstance(own[0], BadInput)
    with qtbot.waitSignal(runner.failed) as caught:
        runner.submit("job", work)
    assert isinstance(told(caught)[0].error, BadInput)


def test_a_cancelled_job_ends_without_an_answer(qtbot: QtBot, runner: JobRunner) -> None:
    began = threading.Event()

    def work(context: JobContext) -> None:
        began.set()
        while True:
            context.check()

    answers: list[object] = []
    job = runner.submit("endless", work, then=answers.append)
    assert began.wait(5)
    with qtbot.waitSignal(runner.ended) as ended:
        runner.cancel(job)
    assert told(ended) == [job]
    assert not answers


def test_ended_comes_once_for_every_job(qtbot: QtBot, runner: JobRunner) -> None:
    ended: list[Job] = []
    runner.ended.connect(ended.append)
    jobs = [runner.submit(str(n), lambda _: None, key="same") for n in range(20)]
    qtbot.waitUntil(lambda: len(ended) == 20, timeout=5000)
    assert {job.id for job in ended} == {job.id for job in jobs}
    assert all(job.state.over for job in jobs)


def test_what_a_job_held_dies_on_the_ui_thread(qtbot: QtBot, runner: JobRunner) -> None:
    died_on: list[int] = []

    class Held:
        def __del__(self) -> None:
            died_on.append(threading.get_ident())

    def submit() -> None:
        held = Held()
        runner.submit("job", lambda _: str(held))

    with qtbot.waitSignal(runner.ended):
        submit()
    with qtbot.waitSignal(runner.ended):
        runner.submit("next", lambda _: None)
    qtbot.waitUntil(lambda: bool(died_on), timeout=5000)
    assert died_on == [threading.get_ident()]
