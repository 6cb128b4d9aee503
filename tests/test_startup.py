"""The window opens fast because it does not import what only later work needs."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys

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
