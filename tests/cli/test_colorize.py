"""`colorstudio colorize --way cold`, and what its ways say of each other's options."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from colorstudio import paths
from colorstudio.cli import main
from colorstudio.imaging import io
from colorstudio.methods.colorize.cold.request import NEGATIVE
from tests.tiny_cold import add_cold
from tests.tiny_loras import tiny_lora
from tests.tiny_models import tiny_sd


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a grey photo."""
    soft = cv2.GaussianBlur(np.random.default_rng(0).random((40, 60)), (0, 0), 4)
    grey = np.interp(soft, (soft.min(), soft.max()), (30, 220)).astype(np.uint8)
    cv2.imwrite(str(tmp_path / "in.png"), np.dstack([grey] * 3))
    return tmp_path


@pytest.fixture
def weights(own_settings: Path) -> Path:
    return add_cold(tiny_sd(paths.data() / "models"))


def run(folder: Path, *options: str, way: str = "cold", status: int = 0) -> None:
    line = ["colorize", str(folder / "in.png"), "-o", str(folder / "out.png")]
    assert main([*line, "--way", way, "--device", "cpu", *options]) == status


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    return json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("weights")
def test_every_field_has_an_option(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--prompt", "red house", "--negative", "sea", "--color-scale", "1.2", "--steps", "2"]
    options += ["--guidance", "0.5", "--order", "as-published", "--follow", "0.1", "--json"]
    run(files, *options, "--saturation", "0.9", "--raw", str(files / "raw.png"))
    said = told(capsys)
    assert (said["way"], said["bundle"], said["notes"]) == ("cold", "tiny-sd1", [])
    assert said["seals"]["lightness_max_error"] <= 0.18
    wanted = {"prompt": "red house", "negative_prompt": "sea", "color_scale": 1.2, "steps": 2}
    wanted |= {"guidance": 0.5, "order": "as-published", "follow": 0.1, "saturation": 0.9}
    recipe = io.read(files / "out.png").metadata.recipe
    assert recipe is not None
    assert wanted.items() <= recipe.items()
    assert io.read(files / "raw.png").pixels.size == (80, 53)


@pytest.mark.usefixtures("weights")
def test_what_is_not_said_is_the_ways_own_default(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(files, "--steps", "1", "--json")
    recipe = told(capsys)["recipe"]
    assert (recipe["negative_prompt"], recipe["guidance"]) == (NEGATIVE, 1.6)
    assert (recipe["color_scale"], recipe["follow"], recipe["caption"]) == (1.0, 0.4, False)


@pytest.mark.usefixtures("weights")
def test_options_of_other_ways_are_said(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--steps", "1", "--seed", "3", "--sampler", "ddim", "--side", "512", "--no-relight"]
    run(files, *options, "--json")
    notes = told(capsys)["notes"]
    for name in ("seed", "sampler", "side", "relight"):
        assert any(f"--{name} was left aside: the cold way" in note for note in notes)
    assert len(notes) == 4
    run(files, "--steps", "1", "--color-scale", "1.2", "--prompt", "sea", "--json", way="instant")
    notes = told(capsys)["notes"]
    assert [note.split(" ")[0] for note in notes] == ["--color-scale", "--prompt", "--steps"]


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    ("options", "words", "status"),
    [
        (["--color-scale", "3"], "color_scale", 2),
        (["--steps", "0"], "steps", 2),
        (["--order", "sideways"], "order", 2),
        (["--bundle", "other"], "other", 3),
    ],
)
def test_what_is_refused(
    files: Path, capsys: pytest.CaptureFixture[str], options: list[str], words: str, status: int
) -> None:
    run(files, *options, status=status)
    assert words in capsys.readouterr().err
    assert not (files / "out.png").exists()


@pytest.mark.usefixtures("weights")
def test_the_raw_picture_takes_nothings_place_by_any_name(
    files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (files / "in.png").read_bytes()
    (files / "link.png").symlink_to("in.png")
    monkeypatch.chdir(files)
    for name in ("in.png", "link.png", str(files / ".." / files.name / "out.png")):
        run(files, "--raw", name, status=2)
        assert "--raw would take the place of another picture" in capsys.readouterr().err
    assert (files / "in.png").read_bytes() == before
    assert not (files / "out.png").exists()


def test_without_weights_it_is_said_at_once(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(files, status=3)
    assert "not installed" in capsys.readouterr().err


@pytest.mark.usefixtures("weights")
def test_a_lora_comes_on_top(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(files, "--steps", "1", "--json")
    told(capsys)
    plain = io.read(files / "out.png").pixels.array
    lora = tiny_lora(files / "style.safetensors")
    run(files, "--steps", "1", "--json", "--lora", str(lora))
    assert told(capsys)["recipe"]["weights"]["loras"][0]["strength"] == 1.0
    assert not np.array_equal(io.read(files / "out.png").pixels.array, plain)


@pytest.mark.usefixtures("weights")
def test_a_folder_of_photos(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "photos").mkdir()
    for name in ("a", "b"):
        (files / "photos" / f"{name}.png").write_bytes((files / "in.png").read_bytes())
    line = ["batch", "colorize", str(files / "photos"), str(files / "done"), "--way", "cold"]
    assert main([*line, "--steps", "1", "--color-scale", "1.5", "--device", "cpu", "--json"]) == 0
    assert len(told(capsys)["done"]) == 2
    first, second = (io.read(files / "done" / f"{n}.png").pixels.array for n in ("a", "b"))
    np.testing.assert_array_equal(first, second)


@pytest.mark.usefixtures("weights")
def test_a_batch_has_a_folder_of_raw_pictures(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "photos").mkdir()
    (files / "in.png").rename(files / "photos" / "in.png")
    line = ["batch", "colorize", str(files / "photos"), str(files / "done"), "--way", "cold"]
    line += ["--steps", "1", "--device", "cpu", "--json", "--raw"]
    assert main([*line, str(files / "one.png")]) == 2
    assert "to one file. Name a folder." in capsys.readouterr().err
    assert main([*line, str(files / "photos")]) == 2
    assert "among other pictures" in capsys.readouterr().err
    assert not (files / "done").exists()
    assert main([*line, str(files / "raws")]) == 0
    assert [path.name for path in (files / "raws").iterdir()] == ["in.png"]


def test_a_batch_without_weights_ends_at_once(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["batch", "colorize", str(files), str(files / "done"), "--way", "cold"]
    assert main([*line, "--json"]) == 3
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert not (files / "done").exists()


@pytest.mark.parametrize("way", ["cold", "instant"])
@pytest.mark.usefixtures("weights")
def test_a_recipe_is_run_once_more(
    way: str, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hints = {"size": [60, 40], "points": [{"x": 20, "y": 20, "color": "#c04020"}]}
    (files / "h.json").write_text(json.dumps(hints), "utf-8")
    marked = ["--hints", str(files / "h.json"), "--saturation", "0.8"]
    run(files, *marked, *(["--steps", "2", "--prompt", "a sea"] if way == "cold" else []), way=way)
    (files / "out.png").rename(files / "first.png")
    capsys.readouterr()
    run(files, "--again", str(files / "first.png"), "--saturation", "1.5", "--json")
    said = told(capsys)
    assert said["way"] == way
    assert said["notes"][0] == "--saturation was left aside: the recipe says it."
    first, second = (io.read(files / name) for name in ("first.png", "out.png"))
    assert np.array_equal(first.pixels.array, second.pixels.array)
    assert not np.array_equal(io.read(files / "in.png").pixels.array, second.pixels.array)


def test_what_is_no_recipe(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(files, "--again", str(files / "in.png"), status=2)
    assert "no recipe of a coloured photo in in.png" in capsys.readouterr().err


def test_a_mask_has_to_be_given_again(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cv2.imwrite(str(files / "mask.png"), np.full((40, 60), 255, np.uint8))
    run(files, "--mask", str(files / "mask.png"), way="instant")
    (files / "out.png").rename(files / "first.png")
    run(files, "--again", str(files / "first.png"), status=2)
    assert "Give the mask with it" in capsys.readouterr().err
    run(files, "--again", str(files / "first.png"), "--mask", str(files / "mask.png"))
