"""`palette coach`: says what merges and parts it, in sentences, as JSON, as a palette file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from colorstudio.cli import main
from colorstudio.imaging import palette_files
from colorstudio.imaging.color_vision import Viewer
from colorstudio.imaging.palette_coach import merges

PAIR = "#c04030,#608020"


def test_it_tells_in_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["palette", "coach", PAIR]) == 0
    out = capsys.readouterr().out
    assert "#c04030 and #608020 merge for deutan viewers: dE 0.6, for others 51.0." in out
    assert "Move #c04030 from #c04030 to #" in out
    assert main(["palette", "coach", "#000000,#ffffff"]) == 0
    assert capsys.readouterr().out == "No colours merge for these viewers.\n"


def test_it_writes_a_parted_palette(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"color": "#c04030", "name": "stop", "locked": True},
        {"color": "#608020", "share": 0.3},
    ]
    (tmp_path / "p.json").write_text(json.dumps({"name": "Signs", "colors": rows}))
    command = ["palette", "coach", str(tmp_path / "p.json"), "-o", str(tmp_path / "q.json")]
    assert main([*command, "--json", "--kind", "deutan", "--kind", "grey"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["kinds"] == ["deutan", "grey"]
    assert [move["index"] for move in said["moves"]] == [1]
    assert said["left"] == []
    made = palette_files.read(tmp_path / "q.json")
    assert made[0].color.hex == "#c04030"
    assert made[0].locked
    assert made[1].share == 0.3
    assert not merges(made, [Viewer.deutan, Viewer.grey])


def test_what_cannot_be_helped_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"color": c, "locked": True} for c in PAIR.split(",")]
    (tmp_path / "p.json").write_text(json.dumps(rows))
    assert main(["palette", "coach", str(tmp_path / "p.json")]) == 0
    assert "both are locked; unlock one" in capsys.readouterr().out


@pytest.mark.parametrize("bad", ["--apart=0", "--kind=cat", "-o=x.exe"])
def test_bad_options_are_one_sentence(bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["palette", "coach", PAIR, *bad.split("=")]) == 2
    assert capsys.readouterr().err.startswith("colorstudio: ")
