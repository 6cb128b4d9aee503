"""SIGKILL in the midst of painting in the real window: see `scripts/prove_kills.py`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "prove_kills.py"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def proved(folder: Path, *options: str, timeout: float) -> dict[str, Any]:
    out = folder / "kills.json"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "QT_QPA_PLATFORM": "offscreen",
        "TMPDIR": str(folder),
    }
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--json", str(out), *options],
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    assert out.exists(), done.stderr[-2000:]
    return json.loads(out.read_text())


def check(report: dict[str, Any], kills: int) -> None:
    assert report["problems"] == []
    assert report["kills"] == kills
    assert report["lost_state_ms"]["most"] <= 1000
    assert report["lost_kept_ms"]["most"] <= 1000
    assert report["files_opened"] >= kills
    assert report["edits"] > kills


def test_killed_while_painting_a_second_is_lost_at_most(tmp_path: Path) -> None:
    options = "--kills 3 --most 1.5 --window-every 2 --models-every 0 --seed 5"
    check(proved(tmp_path, *options.split(), timeout=300), 3)


@pytest.mark.slow
def test_killed_two_hundred_times(tmp_path: Path) -> None:
    report = proved(tmp_path, "--kills", "200", timeout=7200)
    check(report, 200)
    assert report["candidates"] > 0
    assert report["in_the_window"] > 0
