"""Cycles that hold Qt objects die on the UI thread, however much a worker allocates."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from colorstudio.ui.garbage import GarbageCollector


class Cycle:
    """Keeps itself alive until it is collected, and says on which thread that was."""

    died_on: threading.Thread | None = None

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Cycle.died_on = threading.current_thread()


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    gc.collect()
    collector = GarbageCollector()
    yield collector
    collector.close()
    gc.unfreeze()


def allocate(kept: list[list[int]]) -> None:
    """Enough for Python to collect of its own accord, were it allowed to."""
    kept += [[] for _ in range(50_000)]


def test_a_worker_collects_nothing(collector: GarbageCollector) -> None:
    kept: list[list[int]] = []
    dead = weakref.ref(Cycle())
    worker = threading.Thread(target=allocate, args=(kept,))
    worker.start()
    worker.join()
    assert dead() is not None
    collector.collect()
    assert dead() is None
    assert Cycle.died_on is threading.main_thread()


def test_it_happens_by_itself_on_the_ui_thread(collector: GarbageCollector, qtbot: QtBot) -> None:
    kept: list[list[int]] = []
    dead = weakref.ref(Cycle())
    allocate(kept)
    qtbot.waitUntil(lambda: dead() is None, timeout=5000)
    assert Cycle.died_on is threading.main_thread()


def test_python_takes_over_again_afterwards(qtbot: QtBot) -> None:
    collector = GarbageCollector()
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()


def test_while_a_worker_imports_nothing_is_collected(
    collector: GarbageCollector, qtbot: QtBot
) -> None:
    collector.hold()
    kept: list[list[int]] = []
    dead = weakref.ref(Cycle())
    allocate(kept)
    assert not collector._timer.isActive()
    assert dead() is not None
    before = gc.get_freeze_count()
    collector.settle()
    assert gc.get_freeze_count() > before
    # what was rubbish by then stays: it is little
    again = weakref.ref(Cycle())
    allocate(kept)
    qtbot.waitUntil(lambda: again() is None, timeout=5000)
