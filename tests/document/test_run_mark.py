"""What ran when a driver took the program with it is known at the next start, once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from colorstudio.document.run_mark import CrashedRun, RunMark, crashed_runs

CRASH = """
import ctypes, os, sys
from pathlib import Path
from colorstudio.document.run_mark import RunMark
mark = RunMark(Path(sys.argv[1]))
mark.note("An older one", "cuda")
mark.clear()
mark.note("Paint a fox", "cuda")
os.abort() if sys.argv[2] == "abort" else ctypes.string_at(8)
"""


def test_a_program_that_ended_within_a_run_is_told_of_once(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for how in ("abort", "segmentation fault"):
        done = subprocess.run(
            [sys.executable, "-c", CRASH, str(tmp_path / "runs"), how],
            env=environment,
            check=False,
            capture_output=True,
        )
        assert done.returncode < 0, "it was ended by a signal"
        assert crashed_runs(tmp_path / "runs") == [CrashedRun("Paint a fox", "cuda")]
        assert crashed_runs(tmp_path / "runs") == []
    assert list((tmp_path / "runs").iterdir()) == []


def test_a_program_that_runs_or_ended_well_leaves_no_note(tmp_path: Path) -> None:
    mark = RunMark(tmp_path / "runs")
    mark.note("Paint", "cpu")
    assert crashed_runs(tmp_path / "runs") == [], "it still runs"
    mark.clear()
    assert crashed_runs(tmp_path / "runs") == []
    assert list((tmp_path / "runs").iterdir()) == []
    assert crashed_runs(tmp_path / "none") == []


def test_a_cut_off_note_counts_and_a_folder_in_the_way_stops_nobody(tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    runs.mkdir()
    (runs / "1-a.lock").write_text("1")
    (runs / "1-a.json").write_text('{"title": "Pa')
    assert crashed_runs(runs) == [CrashedRun("", "")]
    (tmp_path / "file").write_text("in the way")
    mark = RunMark(tmp_path / "file")
    mark.note("Paint", "cpu")
    mark.clear()
