"""Torch's libraries are in the process before torch is imported, and the import still works."""

from __future__ import annotations

import subprocess
import sys

import pytest

from colorstudio.engine import preload

CODE = """
import sys
from colorstudio.engine.preload import preload
assert preload(), "nothing was linked"
assert "torch" not in sys.modules
assert "libtorch_python" in open("/proc/self/maps").read()
import torch
assert torch.ones(3).sum() == 3
assert not preload()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_linking_comes_before_the_import() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_without_torch_there_is_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    monkeypatch.setattr(preload.importlib.util, "find_spec", lambda name: None)
    assert not preload.preload()
