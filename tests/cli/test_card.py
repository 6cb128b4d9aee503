"""`card make` and `card open`: there and back, to the byte, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from colorstudio.cli import main
from colorstudio.document.project_file import load, save
from colorstudio.document.state import DocumentState
from colorstudio.imaging import io
from colorstudio.imaging.pixels import Pixels


@pytest.fixture
def project(tmp_path: Path) -> Path:
    codes = np.random.default_rng(0).integers(0, 256, (60, 90, 4), dtype=np.uint8)
    codes[..., 3] = 255
    path = tmp_path / "noise.colorstudio"
    save(path, DocumentState.from_pixels(Pixels(codes)), None)
    return path


def test_a_card_is_made_and_opened_again(project: Path, tmp_path: Path) -> None:
    card, back = tmp_path / "card.png", tmp_path / "back.colorstudio"
    command = [sys.executable, "-m", "colorstudio", "card", "make", str(project), "-o", str(card)]
    done = subprocess.run(
        [*command, "--json", "--title", "Noise"], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["project_bytes"] == project.stat().st_size
    assert "original photo" in said["notes"][-1]
    pixels = io.read(card).pixels
    assert pixels.width == 1600
    assert main(["card", "open", str(card), "-o", str(back), "--quiet"]) == 0
    assert back.read_bytes() == project.read_bytes()
    assert load(back)[0].size == (90, 60)


def test_what_is_no_card_is_said(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    io.write(tmp_path / "p.png", Pixels(np.full((9, 9, 4), 255, np.uint8)))
    out = str(tmp_path / "x.colorstudio")
    for given, words in (
        (["open", str(tmp_path / "p.png"), "-o", out], "no project in p.png"),
        (["open", str(tmp_path / "none.png"), "-o", out], "does not exist"),
        (["open", str(tmp_path / "p.png"), "-o", str(tmp_path / "x.png")], "does not end in"),
        (["make", str(project), "-o", str(tmp_path / "card.jpg")], "does not end in .png"),
    ):
        assert main(["card", *given]) == 2
        assert words in capsys.readouterr().err
    assert not (tmp_path / "x.colorstudio").exists()
