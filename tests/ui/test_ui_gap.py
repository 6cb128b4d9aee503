"""The window stays alive while models are imported and run: the longest time without an event."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ONCE_MS, ELSE_MS = 400, 100
TRIES = 3
"""Other programs can only make gaps longer: the best try counts."""
PROGRAM = """
import json, sys, time
from PySide6.QtCore import QEventLoop, Qt, QTimer
from colorstudio import app
from colorstudio.imaging.palette import from_hex_list

qt = app.make_qt(sys.argv[:1])
application = app.Application(qt, safe_mode=True)
window = application.open_window()
session = window.session

def spin(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

def until(done):
    end = time.monotonic() + 120
    while not done():
        assert time.monotonic() < end, "this took too long"
        spin(5)

gaps, last = [], [0.0]

def tick():
    now = time.perf_counter()
    gaps.append(1000 * (now - last[0]))
    last[0] = now

timer = QTimer()
timer.setTimerType(Qt.TimerType.PreciseTimer)
timer.setInterval(10)
timer.timeout.connect(tick)

def measured(begin, done):
    spin(500)
    gaps.clear()
    last[0] = time.perf_counter()
    timer.start()
    begin()
    until(done)
    spin(200)
    timer.stop()
    return sorted(gaps)[-3:]

session.choose_task("palette")
panel = window.tasks.panels["palette"]
spin(500)  # the kernels of the instant lane are asked for after the first paint
until(lambda: session.instant.queue.idle)
lane = session.models.queue
answer = {}
answer["warm up"] = measured(
    application.look_for_models, lambda: application._models_ready and lane.idle
)
section = panel.model
section.fold.set_open(True)
session.files.new(128, 128)
panel._set(from_hex_list("#202020 #e0d0b0 #a04020"), "x")
until(lambda: section.body.isVisible() and session.instant.queue.idle)
for name in ("first run", "second run"):
    answer[name] = measured(section.row.button.click, lambda: not session.runs.runs)
answer["made"] = len(window.candidates.items)
print(json.dumps(answer), flush=True)
application.close()
"""


@pytest.mark.slow
def test_the_window_answers_while_models_are_imported_and_run(
    tiny_weights: Path, tmp_path: Path
) -> None:
    shutil.copytree(tiny_weights, tmp_path / "data" / "models")
    home = {"COLORSTUDIO_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    answers = []
    for _ in range(TRIES):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, **home},
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr
        answer = json.loads(done.stdout.splitlines()[-1])
        assert answer.pop("made") == 2
        answers.append(answer)
        *_, second, longest = sorted(gap for gaps in answer.values() for gap in gaps)
        if longest <= ONCE_MS and second <= ELSE_MS:
            return
    pytest.fail(f"The window stood still: {answers}")
