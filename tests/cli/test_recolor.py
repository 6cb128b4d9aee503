"""`colorstudio recolor --way coloredit`: weights from disk, files, JSON, what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from colorstudio import paths
from colorstudio.cli import main
from colorstudio.imaging import io
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.recolor.coloredit.traces import TRACES
from tests.tiny_loras import tiny_lora
from tests.tiny_models import tiny_sd


@pytest.fixture
def files(tmp_path: Path) -> Path:
    codes = np.full((48, 64, 4), 255, np.uint8)
    codes[..., :3] = (70, 140, 60)
    codes[12:36, 16:48, :3] = (40, 60, 160)
    io.write(tmp_path / "in.png", Pixels(codes))
    mask = np.zeros((48, 64, 4), np.uint8)
    mask[..., 3] = 255
    mask[12:36, 16:48] = 255
    io.write(tmp_path / "mask.png", Pixels(mask))
    return tmp_path


@pytest.fixture
def weights(own_settings: Path) -> None:
    tiny_sd(paths.data() / "models")


def run(folder: Path, *options: str, status: int = 0) -> None:
    words = ["recolor", str(folder / "in.png"), "-o", str(folder / "out.png")]
    words += ["--mask", str(folder / "mask.png"), "--way", "coloredit", "--device", "cpu"]
    assert main([*words, *options]) == status


@pytest.mark.usefixtures("weights")
def test_a_swatch_a_recipe_and_the_raw_decode(files: Path, capsys: pytest.CaptureFixture[str]):
    options = ["--to", "#c8102e", "--prompt", "a hat", "--target-prompt", "a red hat", "--json"]
    options += ["--steps", "3", "--tau", "0.6", "--reading", "R3", "--raw", str(files / "raw.png")]
    run(files, *options)
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert said["way"] == "coloredit"
    assert said["bundle"] == "tiny-sd1"
    assert said["seals"] == {"outside_changed_pixels": 0}
    assert "Reading R3" in said["notes"][0]
    recipe = io.read(files / "out.png").metadata.recipe
    assert recipe is not None
    wanted = {"steps": 3, "tau": 0.6, "reading_used": "R3", "prompt": "a hat", "to": "#c8102e"}
    assert wanted.items() <= recipe.items()
    assert recipe["weights"]["licence"]["id"] == "test"
    # other programs are told that a model had a part in it
    assert b"compositeWithTrainedAlgorithmicMedia" in (files / "out.png").read_bytes()
    before, after = (io.read(files / n).pixels.array for n in ("in.png", "out.png"))
    assert np.array_equal(before[:12], after[:12])
    assert not np.array_equal(before[12:36, 16:48], after[12:36, 16:48])
    assert io.read(files / "raw.png").pixels.size == (64, 48)


@pytest.mark.usefixtures("weights")
def test_a_reference_picture_then_another_object_in_turn(files: Path):
    run(files, "--reference", str(files / "in.png"), "--steps", "2", "--quiet")
    one = io.read(files / "out.png").pixels.array
    (files / "out.png").rename(files / "in2.png")
    words = ["recolor", str(files / "in2.png"), "-o", str(files / "both.png"), "--box", "0,0,9,9"]
    words += ["--way", "coloredit", "--to", "#20a040", "--steps", "2", "--quiet"]
    words += ["--device", "cpu"]
    assert main(words) == 0
    both = io.read(files / "both.png").pixels.array
    assert np.array_equal(both[12:36, 16:48], one[12:36, 16:48])


@pytest.mark.usefixtures("weights")
def test_colourways_have_a_file_and_a_raw_each(files: Path):
    options = ["--to", "#c8102e", "#20a040", "--steps", "2", "--quiet"]
    run(files, *options, "--raw", str(files / "raw.png"))
    names = {path.name for path in files.iterdir()}
    assert {"out-c8102e.png", "out-20a040.png", "raw-c8102e.png", "raw-20a040.png"} <= names


def test_without_weights_it_is_said_at_once(files: Path, capsys: pytest.CaptureFixture[str]):
    run(files, "--to", "#c8102e", status=3)
    assert "not installed" in capsys.readouterr().err
    assert not (files / "out.png").exists()


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--to", "#c8102e", "--tau", "0.2"], "tau"),
        (["--to", "#c8102e", "--steps", "1"], "steps"),
        (["--to", "#c8102e", "--bundle", "other"], "other"),
        (["--to", "#c8102e", "--reference", "x.png"], "not clear"),
    ],
)
def test_what_is_refused(
    files: Path, capsys: pytest.CaptureFixture[str], options: list[str], words: str
):
    run(files, *options, status=3 if "--bundle" in options else 2)
    assert words in capsys.readouterr().err
    assert not (files / "out.png").exists()


@pytest.mark.usefixtures("weights")
def test_the_raw_decode_takes_nothings_place(files: Path, capsys: pytest.CaptureFixture[str]):
    run(files, "--to", "#c8102e", "--raw", str(files / "in.png"), status=2)
    assert "place" in capsys.readouterr().err


@pytest.mark.usefixtures("weights")
def test_the_instant_way_says_what_it_leaves_aside(files: Path, capsys: pytest.CaptureFixture[str]):
    run(files, "--way", "instant", "--to", "#c8102e", "--steps", "3")
    assert "--steps was left aside" in capsys.readouterr().out
    run(files, "--to", "#c8102e", "--steps", "2", "--anchor-point", "20,20")
    assert "--anchor-point was left aside" in capsys.readouterr().out


@pytest.mark.usefixtures("weights")
def test_a_batch_loads_its_models_once(files: Path, monkeypatch: pytest.MonkeyPatch):
    from colorstudio.engine import residency

    loaded: list[str] = []
    real = residency.load
    monkeypatch.setattr(
        residency, "load", lambda bundle, role, *a: loaded.append(role) or real(bundle, role, *a)
    )
    folder = files / "many"
    folder.mkdir()
    for name in ("a.png", "b.png"):
        (folder / name).write_bytes((files / "in.png").read_bytes())
    words = ["batch", "recolor", str(folder), str(files / "done"), "--way", "coloredit"]
    words += ["--mask", str(files / "mask.png"), "--to", "#c8102e", "--steps", "2"]
    assert main([*words, "--device", "cpu", "--quiet"]) == 0
    assert {path.name for path in (files / "done").iterdir()} == {"a.png", "b.png"}
    assert len(loaded) == len(set(loaded)) == 4


@pytest.mark.usefixtures("weights")
def test_a_lora_changes_the_answer_and_what_is_remembered_of_the_picture(
    files: Path, capsys: pytest.CaptureFixture[str]
):
    ink = tiny_lora(files / "ink.safetensors")
    options = ["--to", "#c8102e", "--prompt", "a hat", "--steps", "2", "--json"]
    options += ["--raw", str(files / "raw.png")]

    def raw(*more: str) -> np.ndarray:
        run(files, *options, *more)
        return io.read(files / "raw.png").pixels.array

    plain = raw()
    with_it = raw("--lora", f"{ink}:0.5")
    assert not np.array_equal(plain, with_it)
    assert np.array_equal(raw(), plain)
    TRACES.clear()  # what the runs before have traced is of no use to this one
    assert np.array_equal(raw("--lora", f"{ink}:0.5"), with_it)
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    (facts,) = said["recipe"]["weights"]["loras"]
    assert (facts["title"], facts["strength"]) == ("ink", 0.5)
    run(files, "--way", "instant", "--to", "#c8102e", "--lora", str(ink), "--json")
    notes = json.loads(capsys.readouterr().out)["notes"]
    assert "--lora was left aside: the instant way has no model." in notes
