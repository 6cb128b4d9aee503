"""From the start of the process to the first paint, offscreen, and what was loaded by then."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from colorstudio.errors import ColorStudioError
from colorstudio.evaluation.bench import Figure, Say

RUNS = 9
PROGRAM = """
import sys, time
from colorstudio.app import Application, make_qt
from PySide6.QtCore import QTimer
qt = make_qt(["colorstudio"])
application = Application(qt)
window = application.open_window()
window.repaint()
heavy = [m for m in ("torch", "numba", "scipy", "PIL", "imagecodecs") if m in sys.modules]
print(time.time(), *heavy, flush=True)
QTimer.singleShot(0, application.close)
QTimer.singleShot(0, qt.quit)
qt.exec()
"""


def bench(data: Path | None, say: Say) -> list[Figure]:
    """Median seconds over RUNS starts, after one that warms the disk."""
    import time

    seconds: list[float] = []
    heavy: set[str] = set()
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "COLORSTUDIO_HOME": home}
        for run in range(RUNS + 1):
            started = time.time()
            done = subprocess.run(
                [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True
            )
            if done.returncode:
                raise ColorStudioError(f"The window did not start: {done.stderr[-400:]}")
            stamp, *loaded = done.stdout.split()
            if run:
                seconds.append(float(stamp) - started)
                heavy.update(loaded)
    return [
        Figure("process start to first paint", statistics.median(seconds), "s", "<= 0.6"),
        Figure("torch loaded by then", float("torch" in heavy), "modules", "0"),
        Figure("other heavy libraries loaded by then", len(heavy - {"torch"}), "modules", "0"),
    ]
