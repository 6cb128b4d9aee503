"""The script that makes the sample projects: whole, small, the same bytes again."""

from __future__ import annotations

import importlib.util
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from colorstudio.document.looks import ENTRY, unpacked
from colorstudio.document.project_file import load
from tests.tiny_trained import tiny_trained

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "samples.py"
WAYS = {
    "colorize": "colorize.piggyback",
    "palette": "palette.alignment",
    "recolor": "recolor.coloredit",
    "sketch": "sketch.reference",
}
NOISE = 2_000_000
"""Bytes: random weights paint noise, which does not pack."""


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    found = importlib.util.spec_from_file_location("samples", SCRIPT)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    monkeypatch.setitem(sys.modules, "samples", module)  # for its dataclasses
    found.loader.exec_module(module)
    monkeypatch.setattr(module, "LARGEST", NOISE)
    return module


def test_a_project_for_each_task_of_these_weights(script: ModuleType, tmp_path: Path) -> None:
    weights = tiny_trained(tmp_path / "weights")
    with open(weights / "bundle.toml", "a", encoding="utf-8") as file:
        file.write("\n[defaults.all]\nsteps = 2\n")
    line = ["--weights", str(weights), "--out"]
    assert script.main([*line, str(tmp_path / "out")]) == 0
    states = {}
    for task, way in WAYS.items():
        path = tmp_path / "out" / f"{task}.colorstudio"
        states[task], notices = load(path)
        assert notices == ()
        assert states[task].recipes[-1]["way"] == way
        assert states[task].recipes[-1]["steps"] == 2
        with zipfile.ZipFile(path) as project:
            assert {info.date_time for info in project.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    layer = states["colorize"].answer_layer
    assert layer is not None
    assert layer.model is not None
    assert len(states["colorize"].hints) > 0
    assert states["recolor"].masks.keys() == {"jacket"}
    assert [layer.visible for layer in states["recolor"].layers][-1:] == [False]
    assert len(states["palette"].palette) == 4
    assert states["sketch"].flats_layer is not None
    assert len(states["sketch"].hints) > 0
    for task in ("recolor", "palette", "sketch"):
        ((of, _, _),) = unpacked(states[task].foreign[ENTRY])
        assert of == task
    again = tmp_path / "again"
    assert script.main([*line, str(again), "--only", "palette"]) == 0
    name = "palette.colorstudio"
    assert (again / name).read_bytes() == (tmp_path / "out" / name).read_bytes()


def test_without_weights_it_says_so(
    script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script.main(["--weights", str(tmp_path)]) == 3
    assert "There are no weights" in capsys.readouterr().err
