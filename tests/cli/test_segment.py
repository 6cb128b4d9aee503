"""`segment --way sam` and the marks of other commands, with tiny weights from the models folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch

from colorstudio import cli, paths
from tests.tiny_sam import tiny_sam


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    rng = np.random.default_rng(0)
    blobs = cv2.GaussianBlur(rng.integers(0, 256, (60, 80, 3), np.uint8), (0, 0), 6)
    cv2.imwrite(str(path), cv2.normalize(blobs, None, 0, 255, cv2.NORM_MINMAX))  # type: ignore[call-overload]
    return path


@pytest.fixture
def weights() -> Path:
    torch.set_num_threads(1)
    return tiny_sam(paths.data() / "models")


def run(capsys: pytest.CaptureFixture[str], *line: object) -> dict[str, Any]:
    status = cli.main([*map(str, line), "--json"])
    said = capsys.readouterr()
    assert status == 0, said.err
    return json.loads(said.out)


def test_sam_answers_from_the_models_folder(
    photo: Path, weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ("segment", photo, "--point", "20,30", "--way", "sam")
    answers = []
    for candidate in (1, 2, 3):
        out = tmp_path / f"{candidate}.png"
        said = run(capsys, *line, "-o", out, "--candidate", candidate, "--bundle", weights.name)
        answers.append(said["score"])
        assert said["scores"] == sorted(said["scores"], reverse=True)
        mask = cv2.imread(str(out), cv2.IMREAD_GRAYSCALE)
        assert mask is not None
        assert said["area"] == pytest.approx(mask.mean() / 255, abs=1e-3)
    assert answers == said["scores"]
    assert len({(tmp_path / f"{n}.png").read_bytes() for n in (1, 2, 3)}) > 1


def test_what_a_mask_has_no_use_for_is_said(
    photo: Path, weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, raw = tmp_path / "m.png", tmp_path / "raw.png"
    line = ("segment", photo, "--point", "20,30", "--way", "sam", "-o", out)
    assert "notes" not in run(capsys, *line)
    assert run(capsys, *line, "--raw", raw)["notes"] == [
        "--raw was left aside: a mask has no use for it."
    ]


def test_the_marks_of_recolor_go_to_sam_too(
    photo: Path, weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ("recolor", photo, "--box", "5,5,60,50", "--to", "#c03020", "-o")
    for name, options in (("quick", ()), ("sam", ("--segmenter", "sam"))):
        run(capsys, *line, tmp_path / f"{name}.png", *options)
    quick, sam = (cv2.imread(str(tmp_path / f"{n}.png")) for n in ("quick", "sam"))
    assert quick is not None
    assert sam is not None
    assert (quick != sam).any()


def test_without_weights_the_next_step_is_said(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["segment", str(photo), "-o", str(tmp_path / "m.png"), "--point", "5,5", "--way", "sam"]
    assert cli.main(line) == 3
    said = capsys.readouterr().err
    assert "models install sam-vit-b" in said
    assert "grabcut" in said
    assert cli.main([*line, "--bundle", "none"]) == 3
    assert "none" in capsys.readouterr().err
    assert not (tmp_path / "m.png").exists()
