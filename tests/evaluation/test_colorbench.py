"""`evaluate colorbench`: a folder is run and measured; bad items are named; always the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio import paths
from colorstudio.cli import main
from colorstudio.errors import BadInput
from colorstudio.evaluation.colorbench import read_items, sweep_of
from colorstudio.evaluation.perceptual import available, lpips_map, self_similarity_distance
from colorstudio.evaluation.recolor_metrics import mean_color, object_metrics
from colorstudio.imaging import io
from colorstudio.imaging.pixels import Pixels
from tests.tiny_models import tiny_sd, tiny_tokenizer


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def rgba(array: np.ndarray) -> Pixels:
    return Pixels(np.dstack([array, np.full(array.shape[:2], 255, np.uint8)]))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "bench"
    folder.mkdir()
    picture = np.full((48, 64, 3), (70, 140, 60), np.uint8)
    picture[12:36, 16:48] = (40, 60, 160)
    mask = np.zeros((48, 64, 3), np.uint8)
    mask[12:36, 16:48] = 255
    io.write(folder / "hat.png", rgba(picture))
    io.write(folder / "mask.png", rgba(mask))
    io.write(folder / "empty.png", rgba(np.zeros((48, 64, 3), np.uint8)))
    io.write(folder / "red.png", rgba(np.full((8, 8, 3), (200, 20, 40), np.uint8)))
    (folder / "broken.png").write_bytes(b"no picture")
    usual = {
        "image": "hat.png", "mask": "mask.png", "source_prompt": "a hat",
        "target_prompt": "a red hat", "reference": "red.png",
    }  # fmt: skip
    rows = [
        usual,
        {**usual, "reference": "#20a040"},
        {**usual, "mask": "empty.png"},
        {**usual, "image": "../hat.png"},
        {**usual, "image": "none.png"},
        {**usual, "image": "broken.png"},
        {k: v for k, v in usual.items() if k != "mask"},
        {**usual, "reference": "#zzz"},
    ]
    lines = [json.dumps(row) for row in rows]
    (folder / "items.jsonl").write_text("\n".join([*lines, "", "{no json", "[]"]), "utf-8")
    return folder


@pytest.fixture
def weights(own_settings: Path) -> Path:
    tiny_sd(paths.data() / "models")
    return paths.data() / "models"


def evaluated(data: Path, *options: str) -> dict[str, Any]:
    report = data.parent / "report.json"
    words = ["evaluate", "colorbench", "--data", str(data), "-o", str(report), "--device", "cpu"]
    assert main([*words, "--steps", "2", "--quiet", *options]) == 0
    return json.loads(report.read_text("utf-8"))


@pytest.mark.usefixtures("weights")
def test_a_report(data: Path):
    report = evaluated(data)
    assert (report["suite"], report["bundle"], report["reading"]) == (
        "colorbench",
        "tiny-sd1",
        "R1",
    )
    assert report["settings"]["steps"] == 2
    assert len(report["items"]) == 2
    for row in report["items"]:
        # nothing outside is changed by us, and much by the model alone
        assert row["placed"]["background_error"] == 0
        assert row["raw"]["background_error"] > 1
        assert 0 <= row["placed"]["l1_hue_obj"] <= 1
    # it is the answer that is judged, not the picture that was there
    codes = io.read(data / "hat.png").pixels.array[..., :3]
    mask = io.read_mask(data / "mask.png", (64, 48))
    untouched = object_metrics(codes, mask, mean_color(np.full((1, 1, 3), (200, 20, 40), np.uint8)))
    for kind in ("placed", "raw"):
        assert report["items"][0][kind]["l1_hsv_obj"] != pytest.approx(
            untouched["l1_hsv_obj"], abs=2e-3
        )
    (means,) = report["means"]
    values = [row["placed"]["ssim"] for row in report["items"]]
    got = means["placed"]["ssim"]
    assert got["mean"] == pytest.approx(np.mean(values), abs=1e-5)
    assert got["low"] <= got["mean"] <= got["high"]
    assert got["n"] == 2
    reasons = {entry["name"]: entry["reason"] for entry in report["skipped"]}
    assert len(reasons) == 8
    assert "empty" in reasons["3: hat.png"]
    assert "outside" in reasons["line 4"]
    assert "not there" in reasons["line 5"]
    assert "no mask" in reasons["line 7"]
    assert "JSON" in reasons["line 10"]
    # what has no weights is absent, not replaced
    absent = {"structure_distance", "clip_score", "lpips_bg"}
    assert report["absent"].keys() == absent
    assert not absent & report["metrics"].keys()
    assert not any(absent & row["placed"].keys() for row in report["items"])
    # beside it the same as a page
    text = (data.parent / "report.md").read_text("utf-8")
    assert f"| ssim | higher | {got['mean']:.4f} [{got['low']:.4f}, {got['high']:.4f}]" in text


@pytest.mark.usefixtures("weights")
def test_a_sweep_is_the_same_again(data: Path):
    options = ("--sweep", "tau=0.5:1,blend=0.1", "--reading", "R3")
    first = evaluated(data, *options)
    text = (data.parent / "report.json").read_bytes()
    settings = [row["setting"] for row in first["means"]]
    assert settings == [{"tau": 0.5, "blend": 0.1}, {"tau": 1.0, "blend": 0.1}]
    assert first["reading"] == "R3"
    assert len(first["items"]) == 4
    raws = {(r["item"], r["setting"]["tau"]): r["raw"] for r in first["items"]}
    assert raws["1: hat.png", 0.5] != raws["1: hat.png", 1.0]
    evaluated(data, *options)
    assert (data.parent / "report.json").read_bytes() == text


def test_sweeps():
    assert len(sweep_of("tau,blend")) == 20
    assert sweep_of("") == [{}]
    assert sweep_of("blend=0:0.3") == [{"blend": 0}, {"blend": 0.3}]
    for bad in ("seed", "tau=", "tau=2", "tau=a", "blend=0.1:nan"):
        if bad == "tau=":
            assert sweep_of(bad) == sweep_of("tau")
            continue
        with pytest.raises(BadInput):
            sweep_of(bad)


def test_what_is_refused(data: Path, capsys: pytest.CaptureFixture[str]):
    words = ["evaluate", "colorbench", "-o", str(data / "r.json"), "--data"]
    assert main([*words, str(data)]) == 3  # no weights
    tiny_sd(paths.data() / "models")
    assert main([*words, str(data / "nowhere")]) == 2
    assert "items.jsonl" in capsys.readouterr().err
    (data / "items.jsonl").write_text("[]\n", "utf-8")
    assert main([*words, str(data)]) == 2
    assert "no usable item" in capsys.readouterr().err
    assert not (data / "r.json").exists()


def test_items_are_read_in_order(data: Path):
    items, skipped = read_items(data)
    assert [item.name[:2] for item in items] == ["1:", "2:", "3:", "6:"]
    assert [entry.name for entry in skipped][:2] == ["line 4", "line 5"]


# ---- metrics that need weights


def part(root: Path, name: str, role: str, path: str = ".") -> Path:
    folder = root / name
    folder.mkdir(parents=True)
    facts = f'id = "{name}"\ntitle = "{name}"\nfamily = "metric"\n[parts]\n'
    (folder / "bundle.toml").write_text(facts + f'{role} = {{ path = "{path}" }}\n', "utf-8")
    return folder


def test_weights_that_are_there_are_used(data: Path, weights: Path):
    from safetensors.torch import save_file
    from transformers import CLIPConfig, CLIPModel, ViTConfig, ViTModel

    torch.manual_seed(0)
    vit = ViTConfig(
        hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=16,
        image_size=32, patch_size=8,
    )  # fmt: skip
    ViTModel(vit, add_pooling_layer=False).save_pretrained(
        part(weights, "dino", "structure_encoder")
    )
    clip = part(weights, "clip", "clip")
    tokens = tiny_tokenizer(clip / "words")
    for file in (clip / "words").iterdir():
        file.rename(clip / file.name)
    small = {"hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 1}
    words = {
        "vocab_size": tokens, "num_attention_heads": 2, "bos_token_id": tokens - 2,
        "eos_token_id": tokens - 1, "pad_token_id": tokens - 1,
    }  # fmt: skip
    eyes = {"num_attention_heads": 2, "image_size": 32, "patch_size": 8}
    CLIPModel(
        CLIPConfig(
            text_config={**small, **words}, vision_config={**small, **eyes}, projection_dim=8
        )
    ).save_pretrained(clip)
    shapes = {
        0: (4, 3, 11, 11),
        3: (5, 4, 5, 5),
        6: (6, 5, 3, 3),
        8: (5, 6, 3, 3),
        10: (5, 5, 3, 3),
    }
    net = {f"features.{n}.weight": torch.randn(shape) * 0.1 for n, shape in shapes.items()}
    net |= {f"features.{n}.bias": torch.zeros(shape[0]) for n, shape in shapes.items()}
    net |= {
        f"lin{k}.model.1.weight": torch.rand(1, shape[0], 1, 1)
        for k, shape in enumerate(shapes.values())
    }
    save_file(net, part(weights, "lpips", "lpips") / "net.safetensors")

    report = evaluated(data)
    assert report["absent"] == {}
    for row in report["items"]:
        assert row["placed"]["structure_distance"] > 0
        assert abs(row["placed"]["clip_score"]) <= 100
        assert 0 < row["placed"]["lpips_bg"] < row["raw"]["lpips_bg"]


def test_damaged_weights_are_said(weights: Path):
    from colorstudio.engine.store import ModelStore

    part(weights, "dino", "structure_encoder")
    found, absent = available(ModelStore(weights), torch.device("cpu"))
    assert not found
    assert "damaged" in absent["structure_distance"]


def test_structure_is_self_similarity_not_colour():
    keys = torch.randn(9, 4, generator=torch.Generator().manual_seed(0))
    assert self_similarity_distance(keys, 3 * keys) < 1e-10
    turned = keys @ torch.linalg.qr(torch.randn(4, 4))[0]
    assert self_similarity_distance(keys, turned) < 1e-10
    assert self_similarity_distance(keys, keys.flip(0)) > 0.01


def test_lpips_by_hand():
    generator = torch.Generator().manual_seed(0)
    shapes = ((2, 3, 11, 11), (2, 2, 5, 5), (2, 2, 3, 3), (2, 2, 3, 3), (2, 2, 3, 3))
    layers = [(torch.randn(s, generator=generator), torch.zeros(s[0])) for s in shapes]
    lins = [torch.full((1, 2, 1, 1), float(k == 0)) for k in range(5)]
    a, b = torch.randn(2, 1, 3, 64, 64, generator=generator)
    assert lpips_map(a, a, layers, lins).abs().max() == 0
    first = [
        torch.relu(torch.nn.functional.conv2d(x, layers[0][0], stride=4, padding=2)) for x in (a, b)
    ]
    unit = [x / (x.norm(dim=1, keepdim=True) + 1e-10) for x in first]
    away = (unit[0] - unit[1]).square().sum(1, keepdim=True)
    expected = torch.nn.functional.interpolate(away, size=(64, 64), mode="bilinear")
    torch.testing.assert_close(lpips_map(a, b, layers, lins), expected)
