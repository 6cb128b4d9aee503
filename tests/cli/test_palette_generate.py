"""`palette generate` as others rely on it, with tiny weights in the person's data folder."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio import cli, paths
from colorstudio.imaging import io
from colorstudio.imaging.pixels import Pixels
from tests.tiny_alignment import add_alignment, tiny_pixels
from tests.tiny_loras import tiny_lora
from tests.tiny_models import tiny_sd

COLORS = "#c03020,#e0d0a0,#203060"


@pytest.fixture(autouse=True, scope="module")
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def _weights() -> None:
    tiny_sd(paths.data() / "models")


def generate(out: Path, *more: str) -> int:
    line = ["palette", "generate", "-o", str(out), "--steps", "3", "--device", "cpu", *more]
    return cli.main(line)


@pytest.mark.usefixtures("_weights")
def test_it_writes_the_picture_its_decode_and_one_json_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, raw = tmp_path / "out.png", tmp_path / "raw.png"
    status = generate(
        out, "--palette", COLORS, "--prompt", "red", "--size", "96x72", "--exact", "--json",
        "--raw", str(raw), "--seed", "4", "--guidance", "3",
    )  # fmt: skip
    printed = capsys.readouterr()
    assert status == 0, printed.err
    said = json.loads(printed.out)
    assert said["way"] == "alignment"
    assert said["bundle"] == "tiny-sd1"
    assert said["seals"] == {"palette_cd_a": 0.0, "palette_share_error": 0.0}
    assert not any("left aside" in note for note in said["notes"]), "a model heeds its options"
    codes = io.read(out).pixels.array
    assert codes.shape == (72, 96, 4)
    assert len(np.unique(codes.reshape(-1, 4), axis=0)) <= 3
    assert io.read(raw).pixels.size == (96, 72)
    recipe = io.read(out).metadata.recipe
    assert recipe is not None
    assert (recipe["seed"], recipe["steps"], recipe["guidance"]) == (4, 3, 3.0)
    again = tmp_path / "again.png"
    assert generate(again, "--again", str(out)) == 0
    assert np.array_equal(io.read(again).pixels.array, codes)


@pytest.mark.usefixtures("_weights")
def test_a_reference_and_a_place_to_paint_into(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    picture = Pixels(rng.integers(0, 256, (80, 90, 4), dtype=np.uint8))
    mask = np.zeros((80, 90, 4), np.uint8)
    mask[..., 3] = 255
    mask[20:60, 30:70, :3] = 255
    inside, white, out = (tmp_path / name for name in ("in.png", "mask.png", "out.png"))
    io.write(inside, picture)
    io.write(white, Pixels(mask))
    line = ("--reference", str(inside), "--in", str(inside), "--mask", str(white))
    assert generate(out, *line, "--matcher", "nearest") == 0
    written = io.read(out).pixels.array
    outside = mask[..., 0] == 0
    assert np.array_equal(written[outside], picture.array[outside])
    assert not np.array_equal(written, picture.array)


def test_the_form_that_the_weights_were_trained_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_alignment(tiny_sd(paths.data() / "models"))
    made = {}
    for form in ("auto", "fine-tuned", "zero-shot"):
        out = tmp_path / f"{form}.png"
        line = ("--palette", COLORS, "--prompt", "red", "--size", "64x64", "--form", form)
        assert generate(out, *line) == 0, capsys.readouterr().err
        made[form] = io.read(out)
    assert np.array_equal(made["auto"].pixels.array, made["fine-tuned"].pixels.array)
    assert not np.array_equal(made["auto"].pixels.array, made["zero-shot"].pixels.array)
    again = tmp_path / "again.png"
    assert generate(again, "--again", str(tmp_path / "auto.png")) == 0
    assert np.array_equal(io.read(again).pixels.array, made["auto"].pixels.array)


def test_pixels_of_the_palette_alone_without_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny_pixels(paths.data() / "models")
    out, raw = tmp_path / "out.png", tmp_path / "raw.png"
    line = ("--palette", COLORS, "--form", "pixels", "--enlarge", "4", "--seed", "2")
    assert generate(out, *line, "--raw", str(raw), "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["way"], said["bundle"]) == ("pixels", "tiny-pixels")
    assert said["seals"] == {"palette_cd_a": 0.0}
    codes = io.read(out).pixels.array
    assert codes.shape == (64, 64, 4)
    assert np.array_equal(codes[::4, ::4], io.read(raw).pixels.array)
    again = tmp_path / "again.png"
    assert generate(again, "--again", str(out)) == 0
    assert np.array_equal(io.read(again).pixels.array, codes)


def test_without_weights_it_says_so_with_status_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.png"
    assert generate(out, "--palette", COLORS, "--prompt", "red") == 3
    assert "not installed" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ((), "required"),
        (("--palette", COLORS, "--size", "large"), "not a size"),
        (("--palette", COLORS, "--size", "8x8"), "width is 8"),
        (("--palette", COLORS, "--mask", "m.png"), "belong together"),
        (("--palette", COLORS, "--again", "x.png"), "not allowed"),
        (("--palette", COLORS, "--form", "pixels", "--prompt", "red"), "pixels has no --prompt"),
        (("--palette", COLORS, "--form", "pixels", "--size", "64x64"), "pixels has no --size"),
    ],
)
def test_what_cannot_be_is_one_line_with_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], sentence: str
) -> None:
    assert generate(tmp_path / "out.png", *more) == 2
    complaint = capsys.readouterr().err
    assert sentence in complaint
    assert complaint.count("\n") == 1


def test_a_picture_without_a_recipe_cannot_be_made_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = tmp_path / "plain.png"
    io.write(plain, Pixels(np.full((9, 9, 4), 255, np.uint8)))
    assert generate(tmp_path / "out.png", "--again", str(plain)) == 2
    assert "no recipe" in capsys.readouterr().err


def plain_and(tmp_path: Path, *loras: str) -> tuple[np.ndarray, np.ndarray, dict[str, Any]]:
    """The picture without and with LoRAs, and the recipe of the latter."""
    line = ("--palette", COLORS, "--prompt", "red", "--size", "64x64", "--quiet")
    without, out = tmp_path / "without.png", tmp_path / "with.png"
    assert generate(without, *line) == 0
    assert generate(out, *line, *(word for lora in loras for word in ("--lora", lora))) == 0
    recipe = io.read(out).metadata.recipe
    assert recipe is not None
    return io.read(without).pixels.array, io.read(out).pixels.array, recipe


@pytest.mark.usefixtures("_weights")
def test_a_lora_changes_the_picture_and_again_takes_the_same_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ink = tiny_lora(tmp_path / "ink.safetensors")
    other = tiny_lora(tmp_path / "other.safetensors", seed=3)
    plain, painted, recipe = plain_and(tmp_path, f"{ink}:0.6", str(other))
    assert not np.array_equal(plain, painted)
    rows = recipe["weights"]["loras"]
    assert [(row["title"], row["strength"]) for row in rows] == [("ink", 0.6), ("other", 1.0)]
    made, again = tmp_path / "with.png", tmp_path / "again.png"
    assert generate(again, "--again", str(made)) == 3
    assert "“ink” of the recipe is not here" in capsys.readouterr().err
    assert not again.exists()
    where = ("--lora", str(other), "--lora", str(ink))
    assert generate(again, "--again", str(made), *where) == 0
    assert "The licence of the LoRA “ink” is not known." in capsys.readouterr().out
    assert np.array_equal(io.read(again).pixels.array, painted)
    for path in (ink, other):
        assert cli.main(["models", "import", str(path), "--copy", "--quiet"]) == 0
        path.unlink()
    assert generate(again, "--again", str(made)) == 0
    assert np.array_equal(io.read(again).pixels.array, painted)
    assert np.array_equal(plain_and(tmp_path, "ink:0.6", "other")[1], painted)


@pytest.mark.usefixtures("_weights")
def test_a_lora_of_strength_0_is_none(tmp_path: Path) -> None:
    ink = tiny_lora(tmp_path / "ink.safetensors")
    plain, painted, recipe = plain_and(tmp_path, f"{ink}:0")
    assert np.array_equal(plain, painted)
    assert "loras" not in recipe["weights"]


@pytest.mark.usefixtures("_weights")
@pytest.mark.parametrize(
    ("lora", "status", "sentence"),
    [
        ("missing.safetensors", 3, "There is no LoRA “missing.safetensors”"),
        ("sd2.safetensors", 2, "Choose other weights, or another LoRA."),
        ("sd2.safetensors:9", 2, "from -2 to 2"),
        ("picture.png", 2, "picture.png"),
    ],
)
def test_a_lora_that_cannot_be_used_is_one_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    lora: str,
    status: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    tiny_lora(tmp_path / "sd2.safetensors", context=1024)
    io.write(tmp_path / "picture.png", Pixels(np.zeros((4, 4, 4), np.uint8)))
    line = ("--palette", COLORS, "--prompt", "red", "--lora", lora)
    assert generate(tmp_path / "out.png", *line) == status
    complaint = capsys.readouterr().err
    assert sentence in complaint
    assert complaint.count("\n") == 1
    assert not (tmp_path / "out.png").exists()
