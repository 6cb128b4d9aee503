"""What every test stands on: its own settings folder, no display, no thread left behind."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, cast
from weakref import WeakSet

import pytest
from hypothesis import settings as hypothesis_settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# torch: tiny networks in several processes at once, whose threads would only wait for each other
os.environ.setdefault("OMP_NUM_THREADS", "1")
# Linux's torch brings a compiler for graphics cards, whose leaks it lists below pytest's last line
sys.modules.setdefault("triton", cast("ModuleType", None))

REPOSITORY = Path(__file__).resolve().parent.parent
THREAD_GRACE_SECONDS = 1.0

# No deadline: the first example pays for compiling. Derandomised: red means that the code changed.
hypothesis_settings.register_profile("default", deadline=None, derandomize=True)
hypothesis_settings.register_profile("thorough", deadline=None, max_examples=1000)
hypothesis_settings.load_profile("default")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real pictures: $COLORSTUDIO_TEST_DATA, else ../shared/data; skips without."""
    folder = Path(os.environ.get("COLORSTUDIO_TEST_DATA") or REPOSITORY.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"the real pictures are not here ({folder.name}; set COLORSTUDIO_TEST_DATA)")
    return folder


@pytest.fixture(scope="session", autouse=True)
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fixtures that outlive one test do not touch the settings of whoever runs the tests either."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLORSTUDIO_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, caches and recovery files of this test alone, in an empty COLORSTUDIO_HOME."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("COLORSTUDIO_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has weights but those that a test makes: not even the program's own."""
    from colorstudio import resources

    monkeypatch.setattr(resources, "shipped_models", lambda: None)


@pytest.fixture(scope="session", autouse=True)
def started_qthreads() -> Iterator[WeakSet[Any]]:
    """Every QThread that was started from Python in this run."""
    from PySide6.QtCore import QThread

    started: WeakSet[Any] = WeakSet()
    start = QThread.start

    def remember(thread: QThread, *args: Any) -> None:
        started.add(thread)
        start(thread, *args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QThread, "start", remember)
        yield started


@pytest.fixture(autouse=True)
def no_thread_left(started_qthreads: WeakSet[Any]) -> Iterator[None]:
    """Fails a test after which a thread that it started is still running."""
    before = set(threading.enumerate())
    yield
    end = time.monotonic() + THREAD_GRACE_SECONDS
    left = _threads_left(before, end) + _qthreads_left(started_qthreads, end)
    if left:
        pytest.fail(f"This test left threads running: {', '.join(left)}", pytrace=False)


def _threads_left(before: set[threading.Thread], end: float) -> list[str]:
    left = []
    for thread in set(threading.enumerate()) - before:
        # A thread of Qt that has run Python code stays listed as a dummy for ever.
        if isinstance(thread, threading._DummyThread):
            continue
        thread.join(max(0.0, end - time.monotonic()))
        if thread.is_alive():
            left.append(thread.name)
    return left


def _qthreads_left(started: WeakSet[Any], end: float) -> list[str]:
    import shiboken6

    left = []
    for thread in list(started):
        if not shiboken6.isValid(thread) or thread.isFinished():
            continue
        if not thread.wait(max(0, int(1000 * (end - time.monotonic())))):
            left.append(thread.objectName() or type(thread).__name__)
            started.discard(thread)  # the tests that follow are not to blame
    return left
