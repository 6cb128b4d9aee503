"""The window opens fast because it does not import what only later work needs."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TOO_SLOW_FOR_START = {
    "diffusers",
    "imagecodecs",
    "numba",
    "scipy",
    "skimage",
    "tifffile",
    "torch",
    "transformers",
}


@pytest.mark.parametrize("module", ["colorstudio.ui.main_window", "colorstudio.app"])
def test_start_imports_nothing_slow(module: str) -> None:
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is not written yet")
    code = f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"
    report = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert report.returncode == 0, report.stderr
    assert TOO_SLOW_FOR_START & set(json.loads(report.stdout)) == set()


INTERRUPTED_WINDOW = """
import os, signal, sys, time
from PySide6.QtCore import QTimer
from colorstudio import app
make_qt = app.make_qt

def busy(context):
    while True:
        time.sleep(0.01)
        if sys.argv[1] == "polite":
            context.check()

app.Application.offer_recovery = lambda self: self.slow.submit("Busy", busy)

def make(arguments):
    qt = make_qt(arguments)
    QTimer.singleShot(300, lambda: os.kill(os.getpid(), signal.SIGINT))
    return qt

app.make_qt = make
sys.exit(app.run([]))
"""


@pytest.mark.parametrize("job", ["polite", "stubborn"])
def test_it_opens_where_nothing_can_be_written_and_ctrl_c_ends_it(job: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    home = {"COLORSTUDIO_HOME": str(tmp_path / "file" / "home"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_WINDOW, job],
        env={**os.environ, **home},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 130, done.stderr
    assert "Traceback" not in done.stderr


WITH_TORCH = """
import atexit, sys, types
from colorstudio import app

class Application:
    ended = True

    def close(self):
        print("closed")

atexit.register(print, "objects are taken down")
sys.modules["torch"] = types.ModuleType("torch")
app.finish(Application(), 7)
"""


def test_a_program_that_holds_torch_ends_at_once() -> None:
    line = [sys.executable, "-c", WITH_TORCH]
    report = subprocess.run(line, capture_output=True, text=True)
    assert (report.returncode, report.stdout, report.stderr) == (7, "closed\n", "")
