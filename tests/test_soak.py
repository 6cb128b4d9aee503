"""Long use in small: the script of a long run, so that nothing of a window is left behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
SHORT = ("--edits", "90", "--jobs", "24", "--cycles", "3", "--probes", "1", "--no-models")
WHOLE = ("--edits", "10000", "--jobs", "2000")
SMALL = ("--megapixels", "0.1")
STEADY = ("threads", "timers", "descriptors")
"""Widgets and memory still grow in a short run: panels make some when they are first needed."""


def run(tmp_path: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    """Exit status and report of a run."""
    out = tmp_path / "soak.json"
    script = REPOSITORY / "scripts" / "soak.py"
    environment = {**os.environ, "QT_LOGGING_RULES": "*=false"}
    done = subprocess.run(
        [sys.executable, str(script), *arguments, "-o", str(out)], env=environment, check=False
    )
    return done.returncode, json.loads(out.read_text())


def test_a_short_run_leaves_nothing_behind(tmp_path: Path) -> None:
    _, report = run(tmp_path, *SHORT, *SMALL)
    assert report["faults"] == []
    last = report["points"][-1]
    assert (last["edits"], last["jobs"]) >= (90, 24)
    assert len(report["points"]) == 4
    living = last["living"]
    assert {name: living[name] for name in ("Session", "Pyramid", "Journal")} == {
        "Session": 0, "Pyramid": 0, "Journal": 0,
    }  # fmt: skip
    assert living["Document"] <= 1, "the one that a panel saw last, at most"
    grown = {name: pair for name, pair in report["verdict"]["steady"].items() if name in STEADY}
    assert {name: new - old for name, (old, new) in grown.items() if new > old} == {}
    assert last["temporary"] == 0


def test_a_busier_machine_is_no_slower_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(REPOSITORY / "scripts"))
    soak, gauges = import_module("soak"), import_module("soaking.gauges")
    compared = soak.compared_cycles(20)
    assert sorted(compared) == [2, 3, 4, 5, 17, 18, 19, 20]

    def verdict(older: float, busier: float) -> dict[str, Any]:
        points = []
        for n in range(21):
            age, load = (older, busier) if n > 10 else (1.0, 1.0)
            point = gauges.Point(edits=500 * n, jobs=100 * n, lane_jobs=0, seconds=n, cpu_seconds=n)
            point.rss = point.anonymous = point.in_use = point.pss = 500.0
            point.waits = point.cpus = dict.fromkeys(soak.WARM_WAITS, 100 * age * load)
            if n in compared:
                point.fresh_waits = point.fresh_cpus = dict.fromkeys(soak.WARM_WAITS, 100 * load)
            points.append(point)
        return soak.verdict(points)

    assert verdict(older=1.05, busier=3.0)["broken"] == []
    assert len(verdict(older=1.2, busier=1.0)["broken"]) == len(soak.WARM_WAITS)


@pytest.mark.slow
def test_hours_of_use_grow_nothing_and_slow_nothing(tmp_path: Path) -> None:
    status, report = run(tmp_path, *WHOLE)
    assert report["faults"] == []
    assert report["verdict"]["broken"] == []
    assert status == 0
