"""Metrics of networks: used where torchmetrics and weights are, else absent with the reason."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.engine.store import ModelStore
from colorstudio.evaluation import standard_metrics
from colorstudio.evaluation.standard_metrics import ALEXNET, INCEPTION, METRICS, available

CPU = torch.device("cpu")
torchmetrics = importlib.util.find_spec("torchmetrics")
needs_torchmetrics = pytest.mark.skipif(torchmetrics is None, reason="no torchmetrics")
fidelity = importlib.util.find_spec("torch_fidelity")
needs_fidelity = pytest.mark.skipif(fidelity is None, reason="no torch-fidelity")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelStore:
    """Neither models nor caches of anyone."""
    monkeypatch.setattr(ModelStore, "found", lambda self: [])
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    (tmp_path / "torch" / "hub" / "checkpoints").mkdir(parents=True)
    return ModelStore(tmp_path / "models")


@pytest.fixture
def pictures() -> list[np.ndarray]:
    rng = np.random.default_rng(0)
    return [rng.integers(0, 255, (72, 80, 3), dtype=np.uint8) for _ in range(3)]


def test_without_torchmetrics_all_are_absent_by_name(
    store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standard_metrics, "find_spec", lambda name: None)
    found = available(store, CPU)
    assert found.absent.keys() == METRICS.keys()
    assert not {**found.pairs, **found.words, **found.sets}
    assert "torchmetrics is not installed (pip install" in found.absent["fid"]


@needs_torchmetrics
def test_without_weights_each_says_which(store: ModelStore) -> None:
    found = available(store, CPU)
    assert found.absent.keys() == METRICS.keys()
    assert "alexnet" in found.absent["lpips"]
    assert "vgg16" in found.absent["psim"]
    assert ("inception" if fidelity else "torch_fidelity is not installed") in found.absent["fid"]
    assert "clip-vit-base-patch16" in found.absent["clip_score"]


@needs_torchmetrics
@needs_fidelity
def test_damaged_weights_are_said(store: ModelStore) -> None:
    file = Path(torch.hub.get_dir()) / "checkpoints" / INCEPTION
    file.write_bytes(b"no weights")
    assert "damaged" in available(store, CPU, ["fid"]).absent["fid"]


@needs_torchmetrics
def test_a_clip_among_the_models_scores_words(
    store: ModelStore, pictures: list[np.ndarray]
) -> None:
    tiny_clip(store.root / "clip")
    (store.root / "clip" / "bundle.toml").write_text(
        'id = "clip"\ntitle = "CLIP"\nfamily = "clip"\n[parts]\n'
        'clip = { path = "", layout = "transformers" }\n'
    )
    measure = available(store, CPU, ["clip_score"]).words["clip_score"]
    scores = [measure(picture, words) for picture in pictures for words in ("red", "a house")]
    assert len(set(scores)) > 3
    assert scores[0] == measure(pictures[0], "red")
    assert all(0 <= score <= 100 for score in scores)


def tiny_clip(folder: Path) -> None:
    """A whole CLIP with its words and picture sizes, in a folder as the hub's."""
    from transformers import (
        CLIPConfig,
        CLIPImageProcessor,
        CLIPModel,
        CLIPProcessor,
        CLIPTokenizer,
    )

    from colorstudio.engine.loaders import quiet_libraries
    from tests.tiny_models import TEXT, tiny_tokenizer

    quiet_libraries()
    words = tiny_tokenizer(folder)
    ids = {"bos_token_id": words - 2, "eos_token_id": words - 1, "pad_token_id": words - 1}
    vision = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2}
    vision |= {"num_attention_heads": 2, "image_size": 32, "patch_size": 8}
    with torch.random.fork_rng():
        torch.manual_seed(0)
        model = CLIPModel(
            CLIPConfig(
                text_config={**TEXT, **ids, "vocab_size": words},
                vision_config=vision,
                projection_dim=16,
            )
        )
        model.save_pretrained(folder)
    size = {"height": 32, "width": 32}
    pictures = CLIPImageProcessor(size={"shortest_edge": 32}, crop_size=size)
    CLIPProcessor(pictures, CLIPTokenizer.from_pretrained(folder)).save_pretrained(folder)


@needs_torchmetrics
@pytest.mark.slow
def test_torchs_own_cache_is_read_and_the_network_is_not(
    store: ModelStore, pictures: list[np.ndarray], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Random weights under the real names: what is wired where."""
    from torchvision.models import alexnet

    def refuse(*given: Any, **facts: Any) -> None:
        raise AssertionError("asked the network")

    monkeypatch.setattr("torch.hub.download_url_to_file", refuse)
    cache = Path(torch.hub.get_dir()) / "checkpoints"
    torch.manual_seed(0)
    torch.save(alexnet(weights=None).state_dict(), cache / ALEXNET)
    measure = available(store, CPU, ["lpips"]).pairs["lpips"]
    same, other = (measure(pictures[0], pictures[n]) for n in (0, 1))
    assert same == pytest.approx(0, abs=1e-6)
    assert other > 1e-4
    assert measure(pictures[0][:20, :20], pictures[1][:20, :20]) > 0
