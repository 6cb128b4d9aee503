"""`colorstudio train` as a person runs it: a small run to its end, an interrupt, every mistake."""

from __future__ import annotations

import json
import os
import shutil
import signal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from colorstudio.cli import main
from colorstudio.training.logs import rows_of

SETTINGS = """\
[data]
folders = ["pictures"]
[fit]
steps = 4
batch = 2
log_every = 1
checkpoint_every = 2
validate_every = 0
workers = 0
warm_up = 0
schedule = "constant"
[recipe]
side = 16
widths = [8, 16]
layers = 1
opponent = 0.0
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pictures and, beside them, settings that name it."""
    from colorstudio.imaging.io import write
    from colorstudio.imaging.pixels import Pixels

    root = tmp_path_factory.mktemp("train")
    (root / "pictures").mkdir()
    rng = np.random.default_rng(0)
    for n in range(3):
        codes = rng.integers(0, 256, (20, 18, 4), np.uint8)
        codes[..., 3] = 255
        write(root / "pictures" / f"{n}.png", Pixels(codes))
    (root / "own.toml").write_text(SETTINGS, "utf-8")
    return root / "own.toml"


def train(settings: Path, out: Path, *more: str) -> int:
    command = ["train", "vae", "--mini", "--config", str(settings), "-o", str(out)]
    return main([*command, "--device", "cpu", *more])


def test_a_run_leaves_a_bundle_that_can_be_imported(
    settings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "run"
    assert train(settings, out, "--title", "My own VAE") == 0
    said = capsys.readouterr()
    assert f"Install them with `colorstudio models import {out / 'bundle'} --copy`." in said.out
    assert main(["models", "import", str(out / "bundle"), "--copy", "--quiet"]) == 0
    capsys.readouterr()
    assert main(["models", "verify", "my-own-vae"]) == 0
    shutil.rmtree(out)  # what is installed does not need it
    assert main(["models", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out.splitlines()[-1])["items"]
    (own,) = [item for item in listed if item["id"] == "my-own-vae"]
    assert own["licence"]["id"] == "own"


def test_json_names_bundle_steps_loss_and_seconds(
    settings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train(settings, tmp_path / "run", "--json", "--steps", "2", "--install") == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"bundle", "steps", "loss", "seconds"}
    assert (found["bundle"], found["steps"]) == ("vae-run", 2)
    assert found["loss"] == pytest.approx(float(rows_of(tmp_path / "run")[-1]["loss"]))
    story = json.loads((tmp_path / "run" / "bundle" / "training.json").read_text())
    assert (story["recipe"], story["pictures"], story["fit"]["batch"]) == ("vae", 3, 2)


def test_an_interrupt_ends_between_two_steps_and_resume_goes_on(
    settings: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from colorstudio.training.vae import VaeRecipe

    whole, out = tmp_path / "whole", tmp_path / "run"
    assert train(settings, whole, "--quiet") == 0
    real = VaeRecipe.loss

    def interrupting(self: Any, batch: Any, draws: Any, step: int) -> Any:
        if step == 2:
            os.kill(os.getpid(), signal.SIGINT)
        return real(self, batch, draws, step)

    before = signal.getsignal(signal.SIGINT)
    with monkeypatch.context() as patch:
        patch.setattr(VaeRecipe, "loss", interrupting)
        assert train(settings, out) == 130
    assert signal.getsignal(signal.SIGINT) is before
    assert "Interrupted. `--resume` goes on from the last checkpoint" in capsys.readouterr().err
    assert (out / "checkpoints" / "step-00000003").is_dir()
    assert not (out / "bundle").exists()
    assert train(settings, out, "--resume", "--quiet") == 0
    mine, theirs = ([float(row["loss"]) for row in rows_of(o)] for o in (out, whole))
    assert mine == pytest.approx(theirs, abs=1e-6)
    assert (out / "bundle" / "bundle.toml").is_file()


def test_a_second_interrupt_ends_at_once_and_says_what_is_true(
    settings: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from colorstudio.training.vae import VaeRecipe

    real = VaeRecipe.loss

    def interrupting(self: Any, batch: Any, draws: Any, step: int) -> Any:
        if step == at:
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGINT)
        return real(self, batch, draws, step)

    monkeypatch.setattr(VaeRecipe, "loss", interrupting)
    for at, said in ((0, "nothing was learned yet"), (3, "goes on from the last checkpoint")):
        assert train(settings, tmp_path / str(at)) == 130
        assert said in capsys.readouterr().err
    assert [p.name for p in (tmp_path / "3" / "checkpoints").iterdir()] == ["step-00000002"]


def test_a_loss_that_is_no_number_is_status_2(
    settings: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from colorstudio.training.recipe import Losses
    from colorstudio.training.vae import VaeRecipe

    real = VaeRecipe.loss

    def poisoned(self: Any, batch: Any, draws: Any, step: int) -> Losses:
        found = real(self, batch, draws, step)
        return Losses(found.total * float("nan"), found.terms) if step == 2 else found

    monkeypatch.setattr(VaeRecipe, "loss", poisoned)
    assert train(settings, tmp_path / "run") == 2
    said = capsys.readouterr().err
    assert "the loss of step 3 is not a number. The batch was" in said
    assert "step-00000002 is whole" in said


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ([], "Which recipe?"),
        (["vea"], "There is no recipe “vea”."),
        (["vae"], "No folder of pictures is named."),
        (["vae", "--data", "nowhere"], "nowhere is not a folder."),
        (["vae", "--data", ".", "--steps", "0"], "[fit] steps is 0; it goes from 1"),
        (["vae", "--config", "none.toml"], "none.toml cannot be read"),
        (["vae", "--data", "."], "There are no pictures in"),
    ],
)
def test_mistakes_are_one_line_and_status_2(
    command: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["train", *command]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1


def test_weights_to_build_on_that_are_not_there(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(settings.parent / "pictures")
    assert main(["train", "lightness-vae", "--data", data]) == 3
    assert "not installed" in capsys.readouterr().err


def test_the_list_names_every_recipe(capsys: pytest.CaptureFixture[str]) -> None:
    from colorstudio.training.registry import RECIPES

    assert main(["train", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [spec.id for spec in RECIPES]
    assert main(["train", "--list", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["items"]) == len(RECIPES)
