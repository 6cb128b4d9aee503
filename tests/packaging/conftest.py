"""The builders of installers, imported as the scripts that they are."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> object:
    """Imports a builder by its name."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.syspath_prepend(str(PACKAGING / "linux"))
    monkeypatch.syspath_prepend(str(PACKAGING.parent / "scripts"))

    def load(name: str) -> ModuleType:
        return importlib.import_module(name)

    return load
