"""The strictness of the tests themselves: each rule makes a careless test fail."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent

CARELESS = """
import os
import threading
import time
import warnings
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, qWarning

kept = []


class Worker(QThread):
    def run(self):
        threading.current_thread()
        while not self.isInterruptionRequested():
            time.sleep(0.005)


def test_warning():
    warnings.warn("old")


def test_qt_warning(qtbot):
    qWarning("widget without a parent")


@pytest.mark.xfail
def test_unexpected_pass():
    pass


def test_leaves_thread():
    event = threading.Event()
    kept.append(event.set)
    threading.Thread(target=event.wait, name="left-thread", daemon=True).start()


def test_leaves_qthread(qtbot):
    worker = Worker(objectName="left-worker")
    kept.append(lambda: (worker.requestInterruption(), worker.wait()))
    worker.start()


def test_ends_its_threads(qtbot):
    worker = Worker()
    worker.start()
    worker.requestInterruption()
    worker.wait()
    for stop in kept:
        stop()


homes = []


@pytest.mark.parametrize("time", [1, 2])
def test_own_empty_home(time):
    home = Path(os.environ["COLORSTUDIO_HOME"])
    assert home.is_dir() and not list(home.iterdir()) and home not in homes
    homes.append(home)
    (home / "settings").write_text("mine")


def test_no_display():
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.slow
def test_not_run_by_default():
    raise AssertionError
"""
OUTCOMES = {
    "test_warning": "FAILED",
    "test_qt_warning": "FAILED",
    "test_unexpected_pass": "FAILED",
    "test_leaves_thread": "ERROR",
    "test_leaves_qthread": "ERROR",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A project with the real rules and one file of tests."""
    (tmp_path / "tests").mkdir()
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    shutil.copy(REPOSITORY / "tests" / "conftest.py", tmp_path / "tests")
    return tmp_path


def run_pytest(tree: Path) -> list[str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist"]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True).stdout.splitlines()


def test_careless_tests_fail(tree: Path) -> None:
    (tree / "tests" / "test_careless.py").write_text(CARELESS, encoding="utf-8")
    report = run_pytest(tree)
    summary = [line for line in report if line.startswith(("FAILED", "ERROR"))]
    assert {line.split()[1].rpartition(":")[2]: line.split()[0] for line in summary} == OUTCOMES
    text = "\n".join(report)
    assert "left threads running: left-thread" in text
    assert "left threads running: left-worker" in text


def test_unknown_marker_is_refused(tree: Path) -> None:
    text = "import pytest\n\n\n@pytest.mark.gpuu\ndef test_it():\n    pass\n"
    (tree / "tests" / "test_marker.py").write_text(text, encoding="utf-8")
    assert "'gpuu' not found in `markers`" in "\n".join(run_pytest(tree))
