"""Color Alignment's ablations over a folder: what ran, what was measured, what is absent."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, ModelMissing
from colorstudio.evaluation.alignment_suite import Condition, evaluate, figures, lines
from colorstudio.imaging import io
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet
from colorstudio.methods.palette.instant import palette_of
from tests.tiny_alignment import add_alignment, tiny_pixels
from tests.tiny_models import tiny_sd

FORMS = ("no alignment", "zero-shot", "fine-tuned", "fine-tuned, no permutation")
PIXEL_FORMS = ("pixels", "pixels, no permutation")


@pytest.fixture(scope="module", autouse=True)
def _one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def picture(first: tuple[int, ...], second: tuple[int, ...]) -> Pixels:
    codes = np.full((40, 60, 4), 255, np.uint8)
    codes[..., :3] = first
    codes[10:30, 5:35, :3] = second
    return Pixels(codes)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "conditions"
    folder.mkdir()
    io.write(folder / "a.png", picture((200, 40, 30), (240, 230, 210)))
    io.write(folder / "b.png", picture((20, 60, 120), (230, 200, 40)))
    (folder / "c.png").write_bytes(b"no picture")
    row = {"image": "a.png", "caption": "red"}
    (folder / "captions.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    return folder


def engine_of(root: Path, *, trained: bool = True) -> Engine:
    folder = tiny_sd(root)
    if trained:
        add_alignment(folder)
        tiny_pixels(root)
    return Engine(ModelStore(root), "cpu")


def test_every_form_is_measured_on_every_picture(data: Path, tmp_path: Path) -> None:
    engine = engine_of(tmp_path / "weights")
    report = evaluate(data, engine, Quiet(), settings={"steps": 1})
    assert [row["variant"] for row in report["means"]] == [*FORMS, *PIXEL_FORMS]
    assert (report["bundle"], report["pixel_bundle"]) == ("tiny-sd1", "tiny-pixels")
    bundles = ["tiny-sd1"] * 4 + ["tiny-pixels"] * 2
    assert [row["bundle"] for row in report["means"]] == bundles
    assert [row["item"] for row in report["items"]] == ["a.png"] * 6 + ["b.png"] * 6
    assert [entry["name"] for entry in report["skipped"]] == ["c.png"]
    names = {"cd_a", "cd_c", "wasserstein1", "share_error", "structure_ssim"}
    assert all(row["raw"].keys() == names for row in report["items"])
    assert set(report["metrics"]) == names
    assert {"clip_score", "fid"} <= report["absent"].keys()
    for row in report["means"][-2:]:
        assert row["raw"]["cd_a"]["mean"] == 0, "in pixels no colour is wrong"
    made = [tuple(row["raw"].values()) for row in report["items"]]
    assert len(set(made[:6])) == 6, "each form paints something else"
    assert report["means"][0]["raw"]["cd_a"]["n"] == 2
    assert len(lines(report)) == 6 + len(report["absent"]) + 1
    (data / "b.png").unlink()
    again = evaluate(data, engine, Quiet(), settings={"steps": 1})
    assert again["items"] == report["items"][:6]


def test_forms_without_weights_are_absent_by_name(data: Path, tmp_path: Path) -> None:
    report = evaluate(
        data, engine_of(tmp_path / "weights", trained=False), Quiet(), settings={"steps": 1}
    )
    assert [row["variant"] for row in report["means"]] == list(FORMS[:2])
    assert {*FORMS[2:], *PIXEL_FORMS} <= report["absent"].keys()
    assert report["pixel_bundle"] == ""


def test_what_cannot_be_measured_is_said(data: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        evaluate(data, Engine(ModelStore(tmp_path / "none"), "cpu"), Quiet())
    engine = engine_of(tmp_path / "weights", trained=False)
    for latents, pixels in (("other", ""), ("", "other")):
        with pytest.raises(ModelMissing, match="“other” are not installed"):
            evaluate(data, engine, Quiet(), bundle=latents, pixel_bundle=pixels)
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(BadInput, match="no pictures"):
        evaluate(empty, engine, Quiet())
    (empty / "a.png").write_bytes(b"no picture")
    with pytest.raises(BadInput, match="no usable picture"):
        evaluate(empty, engine, Quiet())
    (data / "captions.jsonl").write_text("{}\n", "utf-8")
    with pytest.raises(BadInput, match=r"captions\.jsonl is damaged"):
        evaluate(data, engine, Quiet())


def test_the_condition_itself_is_perfect_but_for_its_structure() -> None:
    pixels = picture((200, 40, 30), (240, 230, 210))
    condition = Condition(pixels, palette_of(pixels))
    codes = pixels.array[..., :3]
    same = figures(codes, condition)
    assert (same["cd_a"], same["cd_c"], same["structure_ssim"]) == (0, 0, pytest.approx(1))
    assert same["wasserstein1"] == pytest.approx(0, abs=1e-3)
    order = np.random.default_rng(0).permutation(2400)
    mixed = figures(codes.reshape(-1, 3)[order].reshape(codes.shape), condition)
    assert (mixed["cd_a"], mixed["cd_c"]) == (0, 0)
    assert mixed["wasserstein1"] == pytest.approx(0, abs=1e-3)
    assert mixed["structure_ssim"] < 0.5
    one = figures(np.full_like(codes, (200, 40, 30)), condition)
    assert one["cd_a"] == 0
    assert one["cd_c"] > 50
    assert one["share_error"] > 0.2
