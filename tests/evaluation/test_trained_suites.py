"""`evaluate colorize` and `evaluate sketch` on tiny weights and real small pictures."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch

from colorstudio import paths, resources
from colorstudio.cli import main
from colorstudio.diffusion import latents
from colorstudio.diffusion.samplers import SAMPLERS
from colorstudio.diffusion.schedules import Schedule
from colorstudio.engine.engine import Engine
from colorstudio.engine.residency import LeasedModels
from colorstudio.engine.store import ModelStore
from colorstudio.evaluation import colorize_ablations as ablations
from colorstudio.evaluation import (
    colorize_suite,
    photo_metrics,
    sketch_suite,
    standard_metrics,
)
from colorstudio.evaluation.standard_metrics import Measures
from colorstudio.imaging import io
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet
from colorstudio.methods.colorize import captions, picture
from colorstudio.methods.colorize.piggyback.request import PiggybackRequest
from tests.tiny_cold import add_cold
from tests.tiny_models import tiny_sd
from tests.tiny_piggyback import add_piggyback
from tests.tiny_reference import tiny_reference

PHOTOS = ("chamomile.jpg", "osprey.jpg")


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Real photos, 64 pixels wide, with words for each, and a file that is none."""
    folder = tmp_path_factory.mktemp("photos")
    for name in PHOTOS:
        pixels = io.read(resources.path(f"samples/{name}")).pixels
        size = 64, round(64 * pixels.height / pixels.width)
        small = cv2.resize(pixels.array, size, interpolation=cv2.INTER_AREA)
        io.write(folder / f"{Path(name).stem}.png", Pixels(np.asarray(small)))
    (folder / "broken.png").write_bytes(b"no picture")
    rows = [{"image": f"{Path(name).stem}.png", "caption": "a photo"} for name in PHOTOS]
    (folder / "captions.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return folder


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tiny weights of both ways."""
    root = tmp_path_factory.mktemp("models")
    add_cold(add_piggyback(tiny_sd(root)), captioner=True)
    tiny_reference(root)
    return root


@pytest.fixture
def weights(own_settings: Path, models: Path) -> Path:
    """The weights, where the command line looks."""
    shutil.copytree(models, paths.data() / "models")
    return paths.data() / "models"


@pytest.fixture
def engine(models: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setattr(ModelStore, "found", lambda self: [])
    return Engine(ModelStore(models), "cpu")


def evaluated(suite: str, data: Path, folder: Path, *options: str) -> dict[str, Any]:
    report = folder / "report.json"
    words = ["evaluate", suite, "--data", str(data), "-o", str(report), "--device", "cpu"]
    assert main([*words, "--steps", "2", "--quiet", *options]) == 0
    return json.loads(report.read_text("utf-8"))


@pytest.mark.usefixtures("weights")
def test_a_report_on_colorized_photos(photos: Path, tmp_path: Path) -> None:
    report = evaluated("colorize", photos, tmp_path)
    assert report["suite"] == "colorize"
    rows = {row["row"]: row for row in report["means"]}
    assert list(rows) == [row.name for row in colorize_suite.ROWS]
    for name, row in rows.items():
        raw_only, placed_only = name.startswith("autoencoder"), name == "originals"
        assert ("placed" in row, "raw" in row) == (not raw_only, not placed_only)
        for got in (figure for kind in ("placed", "raw") for figure in row.get(kind, {}).values()):
            assert got["low"] <= got["mean"] <= got["high"]
            assert got["n"] == len(PHOTOS)
    # the finished picture has the photo's own lightness, the model's own has not
    for name in ("plain", "quality prompt", "no guider", "SDEdit 0.45"):
        assert rows[name]["placed"]["ssim"]["mean"] > rows[name]["raw"]["ssim"]["mean"]
    assert report["skipped"][0]["name"] == "broken.png"
    items = {(row["item"], row["row"]): row for row in report["items"]}
    assert len(items) == len(PHOTOS) * len(rows)
    raws = {n: items["osprey.png", n]["raw"]["psnr"] for n in rows if n != "originals"}
    assert len(set(raws.values())) == len(raws)  # no two rows are the same run
    assert report["absent"].keys() >= {"fid", "lpips", "psim", "clip_score", "r_fid"}
    assert not report["absent"].keys() & report["metrics"].keys()


@pytest.mark.usefixtures("weights")
def test_a_report_is_the_same_again(photos: Path, tmp_path: Path) -> None:
    evaluated("sketch", photos, tmp_path, "--scales", "2")
    text = (tmp_path / "report.json").read_bytes()
    evaluated("sketch", photos, tmp_path, "--scales", "2")
    assert (tmp_path / "report.json").read_bytes() == text


def test_rows_without_words_or_weights_are_left_out_by_name(
    photos: Path, models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ModelStore, "found", lambda self: [])
    data = tmp_path / "photos"
    data.mkdir()
    shutil.copy(photos / "osprey.png", data)
    shutil.copytree(models, tmp_path / "models")
    facts = tmp_path / "models" / "tiny-sd1" / "bundle.toml"
    lines = facts.read_text("utf-8").splitlines(keepends=True)
    lacking = ("lightness", "captioner")
    facts.write_text("".join(x for x in lines if not x.startswith(lacking)), "utf-8")
    engine = Engine(ModelStore(tmp_path / "models"), "cpu")
    report = colorize_suite.evaluate(data, engine, Quiet(), settings={"steps": 1})
    rows = {row["row"] for row in report["means"]}
    assert not {"caption", "autoencoder, lightness"} & rows
    assert {"no guider", "SDEdit 0.45", "autoencoder, plain"} <= rows
    assert report["absent"]["caption"] == colorize_suite.NO_WORDS
    assert "part lightness" in report["absent"]["autoencoder, lightness"]
    said = colorize_suite.lines(report)
    assert any(line.startswith("caption is absent: no captions.jsonl") for line in said)


def test_a_captioner_says_what_no_file_says(
    photos: Path, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row for row in colorize_suite.ROWS if not row.made and not row.changes]
    monkeypatch.setattr(colorize_suite, "ROWS", rows)
    monkeypatch.setattr(captions, "captioned", lambda *given: "a red bird")
    data = tmp_path / "photos"
    data.mkdir()
    shutil.copy(photos / "osprey.png", data)
    report = colorize_suite.evaluate(data, engine, Quiet(), settings={"steps": 1})
    plain, caption = report["items"]
    assert (plain["row"], caption["row"]) == ("plain", "caption")
    assert plain["raw"] != caption["raw"]


def test_metrics_of_networks_are_filled_in_where_they_are(
    photos: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is measured gets the right pictures: originals first, results second."""
    wanted = ("plain", "caption", "autoencoder, plain")
    rows = [row for row in colorize_suite.ROWS if row.name in wanted]
    monkeypatch.setattr(colorize_suite, "ROWS", rows)
    seen: list[tuple[int, int]] = []

    def fid(before: Any, after: Any) -> float:
        seen.append((len(before), len(after)))
        return float(np.mean([np.abs(a.astype(float) - b).mean() for a, b in zip(before, after)]))  # noqa: B905

    measures = Measures(
        pairs={"lpips": lambda a, b: 0.25, "psim": lambda a, b: 0.5},
        words={"clip_score": lambda rgb, words: float(len(words))},
        sets={"fid": fid},
    )
    monkeypatch.setattr(standard_metrics, "available", lambda *given: measures)
    report = colorize_suite.evaluate(photos, engine, Quiet(), settings={"steps": 1})
    rows = {row["row"]: row for row in report["means"]}
    assert rows["plain"]["placed"]["lpips"]["mean"] == 0.25
    assert "clip_score" not in rows["plain"]["raw"]
    assert rows["caption"]["raw"]["clip_score"]["mean"] == len("a photo")
    rebuilt = rows["autoencoder, plain"]["raw"]
    assert (rebuilt["psim"]["mean"], "lpips" in rebuilt) == (0.5, False)
    assert rebuilt["r_fid"] == {"mean": pytest.approx(rebuilt["r_fid"]["mean"])} | {
        "low": None,
        "high": None,
        "n": 2,
    }
    assert set(seen) == {(2, 2)}
    assert rows["plain"]["placed"]["fid"]["mean"] < rows["plain"]["raw"]["fid"]["mean"]
    json.dumps(report, allow_nan=False)


@pytest.mark.usefixtures("weights")
def test_a_report_on_sketches(photos: Path, tmp_path: Path, capsys: Any) -> None:
    options = ("--scales", "1,10")
    words = ["evaluate", "sketch", "--data", str(photos), "-o", str(tmp_path / "r.json")]
    assert main([*words, "--device", "cpu", "--steps", "2", "--json", *options]) == 0
    told = json.loads(capsys.readouterr().out)
    report = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert told["means"] == report["means"]
    assert [row["row"] for row in report["means"]] == ["GS 1", "GS 10"]
    assert {"spill", "fid"} <= report["metrics"].keys() | report["absent"].keys()
    assert "fid" in report["absent"]
    for row in report["items"]:
        assert row["item"] != row["reference"]
        for kind in ("placed", "raw"):
            assert 0 <= row[kind].get("spill", 0) <= 1
    one, ten = (
        [row["raw"] for row in report["items"] if row["row"] == name] for name in ("GS 1", "GS 10")
    )
    assert one != ten


@pytest.mark.parametrize("scales", ["", "1,x", "0.5", "nan", "99"])
def test_scales_that_make_no_sense(
    own_settings: Path, photos: Path, tmp_path: Path, scales: str, capsys: Any
) -> None:
    words = ["evaluate", "sketch", "--data", str(photos), "-o", str(tmp_path / "r.json")]
    assert main([*words, f"--scales={scales}"]) == 2
    assert "no scales of guidance" in capsys.readouterr().err


def test_nobody_lends_to_itself_and_all_lend_alike() -> None:
    for count in (2, 3, 7, 50):
        order = sketch_suite.shuffled(count, count, 0, apart=True)
        assert sorted(order) == list(range(count))
        assert all(at != n for n, at in enumerate(order))
    order = sketch_suite.shuffled(10, 3, 0, apart=False)
    assert sorted(order.count(n) for n in range(3)) == [3, 3, 4]
    assert sketch_suite.shuffled(50, 50, 1, apart=True) != sketch_suite.shuffled(
        50, 50, 0, apart=True
    )


def test_drawings_of_ones_own_are_taken_as_they_are(photos: Path, tmp_path: Path) -> None:
    for name in ("drawings", "references"):
        (tmp_path / name).mkdir()
    drawing = np.full((40, 60), 255, np.uint8)
    drawing[20] = 0
    page = np.dstack([drawing, drawing, drawing, np.full_like(drawing, 255)])
    io.write(tmp_path / "drawings" / "page.png", Pixels(page))
    shutil.copy(photos / "osprey.png", tmp_path / "references")
    (pair,) = sketch_suite.pairs(tmp_path)
    assert np.array_equal(pair.read()[0], drawing)
    assert pair.reference.name == "osprey.png"


def test_how_near_and_how_colourful() -> None:
    grey = np.full((32, 32, 3), 128, np.uint8)
    near = grey + np.uint8(1)
    assert photo_metrics.psnr(grey, grey) == 100
    assert photo_metrics.psnr(grey, near) == pytest.approx(20 * np.log10(255), abs=1e-9)
    assert photo_metrics.colorfulness(grey) == 0
    halves = np.zeros((2, 2, 3), np.uint8)
    halves[0], halves[1] = (255, 0, 0), (0, 255, 0)
    # rg is 255 and -255, yb 127.5 everywhere
    assert photo_metrics.colorfulness(halves) == pytest.approx(255 + 0.3 * 127.5)
    assert photo_metrics.color_ssim(grey, grey) == pytest.approx(1)


@pytest.fixture
def without_guider(engine: Engine) -> Any:
    bundle = engine.store.bundle_for(("unet",), "tiny-sd1")
    prior = {role: bundle.parts[role] for role in ("unet", "vae", "text_encoder", "tokenizer")}
    return LeasedModels(engine.residency, replace(bundle, parts=prior))


def greys(photos: Path) -> list[Pixels]:
    made = []
    for name in PHOTOS:
        pixels = io.read(photos / f"{Path(name).stem}.png").pixels
        square = cv2.resize(pixels.array, (64, 64), interpolation=cv2.INTER_AREA)
        made.append(colorize_suite._grey(Pixels(np.asarray(square))))
    return made


def test_sdedit_begins_with_the_photo_under_the_paper_s_noise(
    photos: Path, without_guider: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """x(t0) = sqrt(abar) z + sqrt(1 - abar) eps at the first of the last 0.45 of the steps."""
    seen: list[tuple[torch.Tensor, Schedule]] = []

    def sampler(predict: Any, x: torch.Tensor, schedule: Schedule, **given: Any) -> torch.Tensor:
        seen.append((x, schedule))
        return SAMPLERS["dpmpp_2m"](predict, x, schedule, **given)

    monkeypatch.setitem(ablations.SAMPLERS, "ddim", sampler)
    grey = greys(photos)[0]
    ablations.sdedit(PiggybackRequest(grey, steps=20, seed=3), without_guider, Quiet())
    ((x, schedule),) = seen
    whole = Schedule.scaled_linear(20)
    assert schedule.timesteps == whole.timesteps[-9:]
    planes = picture.grey_of(grey, (64, 64))
    codes = torch.from_numpy(np.rint((planes + 1) * 127.5) / 127.5 - 1).float()
    with without_guider.lease("vae") as (vae,), torch.no_grad():
        z = latents.encoded(vae, codes.expand(1, 3, -1, -1))
    eps = torch.randn(z.shape, generator=torch.Generator().manual_seed(3))
    abar = float(whole.alphas_cumprod[whole.timesteps[-9]])
    assert torch.allclose(x, abar**0.5 * z + (1 - abar) ** 0.5 * eps, atol=1e-5)


def test_the_prior_alone_does_not_see_the_photo(photos: Path, without_guider: Any) -> None:
    one, other = (
        ablations.alone(PiggybackRequest(grey, steps=2), without_guider, Quiet())
        for grey in greys(photos)
    )
    assert np.array_equal(one, other)
    again = PiggybackRequest(greys(photos)[0], steps=2, seed=1)
    assert not np.array_equal(one, ablations.alone(again, without_guider, Quiet()))
