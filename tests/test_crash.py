"""A driver that takes the program with it in the midst of a job: what the next start says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import ctypes, sys, time
from colorstudio.app import Application, make_qt, start_logging
start_logging()
qt = make_qt(["colorstudio"])
application = Application(qt)
window = application.open_window()
if sys.argv[1] == "crash":
    application.models.submit("Prepare models", lambda _: None, quiet=True)
    application.models.submit("Paint a fox", lambda _: ctypes.string_at(8))
    time.sleep(60)
window.session.noticed.connect(lambda notice: said.append(notice))
said = []
application.tell_crash()
for notice in said:
    print(notice.text, "|", notice.button, "|", application.engine.device)
    notice.action()
    application.models.queue.wait_idle(20)
    print(application.engine.device)
application.close()
"""


def started(home: Path, how: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "COLORSTUDIO_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-c", PROGRAM, how]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


def test_after_a_crash_within_a_job_models_use_the_processor_until_it_is_asked(
    tmp_path: Path,
) -> None:
    crashed = started(tmp_path, "crash")
    assert crashed.returncode < 0, crashed.stderr
    faults = (tmp_path / "logs" / "native-faults.log").read_text()
    assert "Segmentation fault" in faults
    said = started(tmp_path, "start").stdout.splitlines()
    text = "The program ended while “Paint a fox” ran. Models use the processor for now."
    assert said == [f"{text} | Use the graphics card | cpu", "auto"]
    assert started(tmp_path, "start").stdout == "", "it is told once"
