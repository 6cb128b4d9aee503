"""`colorstudio sketch --way reference`, alone, over folders, and into layered files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from colorstudio import paths
from colorstudio.cli import main
from colorstudio.document.files import solved
from colorstudio.document.project_file import load
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.render import flatten
from colorstudio.imaging import hints, io
from colorstudio.methods.base import Quiet
from tests.tiny_reference import tiny_reference


@pytest.fixture
def weights(own_settings: Path) -> Path:
    return tiny_reference(paths.data() / "models")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a drawing, two references, a mask and edits."""
    page = np.full((120, 180, 3), 255, np.uint8)
    cv2.rectangle(page, (18, 20), (84, 100), (0, 0, 0), 2)
    cv2.circle(page, (135, 60), 40, (0, 0, 0), 2)
    cv2.imwrite(str(tmp_path / "in.png"), page)
    for name, color in (("red", (30, 40, 200)), ("green", (60, 160, 30))):
        picture = np.full((40, 30, 3), color, np.uint8)
        picture[10:20, 5:25] = 255
        cv2.imwrite(str(tmp_path / f"{name}.png"), picture)
    mask = np.zeros((120, 180), np.uint8)
    mask[:, :90] = 255
    cv2.imwrite(str(tmp_path / "mask.png"), mask)
    (tmp_path / "edits.json").write_text(json.dumps([{"target": "red", "scale": 4.0}]))
    return tmp_path


def run(folder: Path, *options: object, out: str = "out.png", status: int = 0) -> None:
    line = ["sketch", folder / "in.png", "-o", folder / out, "--way", "reference"]
    line += ["--device", "cpu", "--steps", "2", *options]
    assert main([str(part) for part in line]) == status


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    return json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("weights")
def test_every_field_has_an_option(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    red, green = files / "red.png", files / "green.png"
    options = ["--reference", f"{red}@{files / 'mask.png'}", "--reference", green]
    options += ["--edits", files / "edits.json", "--guidance", "3", "--sketch-guidance", "1.5"]
    options += ["--noise-level", "0.5", "--raw", files / "raw.png", "--side", "128", "--injection"]
    options += ["--adain", "0.5", "--form", "attention", "--null-sketch", "zeros", "--seed", "4"]
    run(files, *options, "--json")
    said = told(capsys)
    assert (said["way"], said["bundle"]) == ("reference", "tiny-reference")
    assert said["seals"] == {"ink_changed_pixels": 0}
    recipe = io.read(files / "out.png").metadata.recipe
    assert recipe is not None
    wanted = {"guidance": 3.0, "sketch_guidance": 1.5, "noise_level": 0.5, "side": 128, "steps": 2}
    wanted |= {"injection": True, "adain": 0.5, "null_sketch": "zeros", "seed": 4, "shade": True}
    assert wanted.items() <= recipe.items()
    assert recipe["edits"][0]["target"] == "red"
    assert recipe["references"] == 2
    assert io.read(files / "raw.png").pixels.size == (128, 85)


@pytest.mark.usefixtures("weights")
def test_nothing_but_a_drawing_is_needed(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(files, "--json", "--save-hints", files / "used.json")
    assert told(capsys)["notes"] == []
    assert len(hints.load(files / "used.json")) >= 2


@pytest.mark.usefixtures("weights")
def test_what_the_way_has_no_use_for_is_said(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cast = files / "cast.json"
    cast.write_text(json.dumps({"parts": [{"name": "all", "color": "red"}]}))
    line = ["--cast", cast, "--words", "all: red", "--light", "10"]
    run(files, *line, "--reference", f"{files / 'red.png'}@same", "--json")
    notes = " ".join(told(capsys)["notes"])
    assert all(word in notes for word in ("--cast", "--words", "--light", "@same"))
    given = ["--noise-level", "0.5", "--edits", files / "edits.json", "--guidance", "2", "--json"]
    line = ["sketch", files / "in.png", "-o", files / "out.png", "--words", "a: red", *given]
    assert main([str(part) for part in line]) == 0
    notes = " ".join(told(capsys)["notes"])
    assert all(word in notes for word in ("--noise-level", "--edits", "--guidance"))


@pytest.mark.usefixtures("weights")
def test_shade_is_painted_unless_it_is_not_wanted(files: Path) -> None:
    run(files, "--reference", files / "red.png")
    run(files, "--reference", files / "red.png", "--shade", "none", out="flat.png")
    shaded, flat = (io.read(files / name).pixels.array for name in ("out.png", "flat.png"))
    assert (shaded < flat).any()
    assert (shaded <= flat).all()


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--shade", "cel"), "no shade “cel”"),
        (("--edits", "nothing.json"), "nothing.json"),
        (("--sketch-guidance", "9"), "sketch_guidance"),
        (("--reference", "red.png@panel:0"), "no panel 0"),
        (("--raw", "out.png"), "take the place"),
    ],
)
def test_what_cannot_be_is_said(
    files: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.chdir(files)
    line = ["sketch", "in.png", "-o", "out.png", "--way", "reference", *options]
    assert main(line) == 2
    assert words in capsys.readouterr().err
    assert not (files / "out.png").exists()


def test_weights_that_are_not_there_are_said(
    own_settings: Path, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["sketch", files / "in.png", "-o", files / "out.png", "--way", "reference"]
    assert main([str(part) for part in line]) == 3
    assert "not installed" in capsys.readouterr().err


@pytest.mark.usefixtures("weights")
def test_layered_files_show_the_same_picture(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = ("--reference", files / "red.png")
    run(files, *reference)
    wanted = io.read(files / "out.png").pixels.array
    capsys.readouterr()
    for ending in (".colorstudio", ".ora"):
        run(files, *reference, "--json", "--raw", files / "raw.png", out=f"o{ending}")
        assert told(capsys)["seals"] == {"ink_changed_pixels": 0}
        state, _ = load(files / f"o{ending}")
        assert "Shade" in {layer.name for layer in state.layers}
        assert np.array_equal(flatten(state, solved(state, Pyramid(), Quiet())).array, wanted)
    assert (files / "raw.png").exists()


@pytest.mark.usefixtures("weights")
def test_a_folder_of_pages(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = files / "pages"
    pages.mkdir()
    for name in ("1.png", "2.png"):
        (pages / name).write_bytes((files / "in.png").read_bytes())
    line = ["batch", "sketch", pages, files / "done", "--way", "reference", "--steps", "2"]
    line += ["--reference", files / "green.png", "--device", "cpu", "--json"]
    assert main([str(part) for part in line]) == 0
    said = told(capsys)
    assert [Path(p).name for p in said["done"]] == ["1.png", "2.png"]
    assert said["seals"] == {"ink_changed_pixels": 0}
