"""Where words are found in a reference: the map, its regions, and what is asked of the models."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine.loaders import quiet_libraries
from colorstudio.errors import BadInput, OutOfMemory
from colorstudio.imaging.proposals import Reference
from colorstudio.methods.sketch.reference import heat
from colorstudio.methods.sketch.reference.edits import THRESHOLDS, TextEdit
from colorstudio.methods.sketch.reference.heat import COLORS, REGIONS, heat_map, heat_of
from colorstudio.methods.sketch.reference.manipulate import edited, relatedness
from tests.tiny_models import tiny_tokenizer

SIDE = 4
"""Places of the tiny encoder across and down."""


def a_map(seed: int = 0, side: int = 16) -> np.ndarray:
    return np.random.default_rng(seed).random((side, side)).astype(np.float32)


def test_each_place_is_cut_by_the_four_thresholds() -> None:
    m = a_map()
    found = heat_map(m, size=(16, 16))
    assert np.array_equal(found.levels, np.digitize(m, THRESHOLDS, right=True))
    assert len(REGIONS) == len(COLORS) == found.levels.max() + 1
    assert found.levels[np.unravel_index(m.argmin(), m.shape)] == 0
    assert REGIONS[0].startswith("Target")
    assert np.array_equal(found.overlay, np.array(COLORS, np.uint8)[found.levels])
    assert sum(found.shares) == pytest.approx(1.0)
    assert found.shares[0] == pytest.approx(float((m <= THRESHOLDS[0]).mean()))


def test_it_lies_over_the_picture_with_rows_as_rows() -> None:
    """Wider than high, and the target in the upper right corner."""
    m = np.ones((16, 16), np.float32)
    m[:4, 12:] = 0.0
    picture = np.full((120, 200, 3), 200, np.uint8)
    found = heat_map(m, size=(200, 120), picture=picture)
    assert found.levels.shape == (120, 200)
    assert found.overlay.shape == (120, 200, 3)
    assert found.levels[10, 190] == 0
    assert {int(found.levels[row, column]) for row, column in ((10, 10), (110, 190))} == {4}
    expected = 0.3 * np.array(COLORS[0]) + 0.7 * 200
    assert np.abs(found.overlay[10, 190] - expected).max() <= 1


def test_between_places_it_is_smooth() -> None:
    m = np.tile(np.linspace(0, 1, 16, dtype=np.float32), (16, 1))
    found = heat_map(m, size=(512, 512))
    assert (np.diff(found.levels[256].astype(int)) >= 0).all()
    assert (found.levels == found.levels[:1]).all()
    # the ramp comes to 0.55 between the middles of two columns
    assert abs(int((found.levels[0] >= 2).argmax()) - (0.55 * 15 + 0.5) * 32) <= 3
    # the middle of the second last column is 14/15: below the last threshold
    assert found.levels[0, int(14.5 * 32)] == 3
    assert found.levels[0, int(15.5 * 32)] == 4


def test_moving_a_threshold_cuts_the_same_map() -> None:
    m, picture = a_map(), np.full((64, 64, 3), 90, np.uint8)
    first = heat_map(m, size=(64, 64), picture=picture)
    moved = first.cut_by((0.1, 0.2, 0.3, 0.4))
    again = heat_map(m, (0.1, 0.2, 0.3, 0.4), (64, 64), picture)
    assert np.array_equal(moved.levels, again.levels)
    assert np.array_equal(moved.overlay, again.overlay)
    assert not np.array_equal(moved.levels, first.levels)
    assert moved.cut_by(THRESHOLDS).shares == first.shares
    with pytest.raises(BadInput, match="out of order"):
        first.cut_by((0.5, 0.4, 0.6, 0.9))


def test_a_map_of_1024_pixels_takes_no_time() -> None:
    """At most 30 ms from tokens of ViT-H, in the processor's own time."""
    tokens, word = (
        torch.randn(1, 257, 1024),
        torch.nn.functional.normalize(torch.randn(1024), dim=0),
    )
    picture = np.zeros((1024, 1024, 3), np.uint8)

    def seconds() -> float:
        start = time.process_time()
        heat_map(heat.relatedness_map(tokens, word), size=(1024, 1024), picture=picture)
        return time.process_time() - start

    seconds()
    assert min(seconds() for _ in range(9)) <= 0.030


# -- with models ----------------------------------------------------------------------------------


class TinyModels:
    """CLIP with 32 channels; notes what is leased."""

    device = torch.device("cpu")

    def __init__(self, folder: Path) -> None:
        from transformers import (
            CLIPTextConfig,
            CLIPTextModelWithProjection,
            CLIPTokenizer,
            CLIPVisionConfig,
            CLIPVisionModelWithProjection,
        )

        quiet_libraries()
        count = tiny_tokenizer(folder / "tokenizer")
        sizes: dict[str, Any] = {
            "hidden_size": 32,
            "intermediate_size": 64,
            "num_hidden_layers": 2,
            "num_attention_heads": 1,
            "projection_dim": 32,
        }
        with torch.random.fork_rng():
            torch.manual_seed(0)
            vision = CLIPVisionConfig(**sizes, image_size=14 * SIDE, patch_size=14)
            text = CLIPTextConfig(
                **sizes, vocab_size=count, bos_token_id=count - 2, eos_token_id=count - 1
            )
            self.parts: dict[str, Any] = {
                "image_encoder": CLIPVisionModelWithProjection(vision).eval(),
                "text_projector": CLIPTextModelWithProjection(text).eval(),
                "tokenizer": CLIPTokenizer.from_pretrained(folder / "tokenizer"),
            }
        constants = {"text_spread": 0.4}
        self.bundle = Bundle("tiny", "Tiny", "sd2", {}, folder, constants=constants)
        self.stamps: dict[str, Any] = {}
        self.leased: list[str] = []

    @contextmanager
    def lease(self, *roles: str) -> Iterator[tuple[Any, ...]]:
        self.leased += roles
        yield tuple(self.parts[role] for role in roles)


class TinyEngine:
    """What `heat_of` asks of an engine."""

    def __init__(self, folder: Path) -> None:
        self.models = TinyModels(folder)
        self.asked: list[Any] = []

    def models_for(self, roles: tuple[str, ...], bundle: str = "") -> TinyModels:
        self.asked.append((roles, bundle))
        return self.models


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clip")


@pytest.fixture(scope="module")
def shared_engine(folder: Path) -> TinyEngine:
    return TinyEngine(folder)


@pytest.fixture
def engine(shared_engine: TinyEngine) -> TinyEngine:
    shared_engine.models.leased.clear()
    heat._READERS.clear()
    return shared_engine


def a_reference(seed: int = 0) -> Reference:
    codes = np.random.default_rng(seed).integers(0, 256, (60, 90, 4), np.uint8)
    codes[..., 3] = 255
    return Reference(codes)


def expected(engine: TinyEngine, reference: Reference, edits: list[TextEdit], word: str) -> Any:
    from colorstudio.methods.sketch.reference.tokens import image_tokens, text_embeddings

    parts = engine.models.parts
    rgb = torch.from_numpy(reference.codes[..., :3].copy()).permute(2, 0, 1)[None].float()
    with torch.no_grad():
        tokens = image_tokens(parts["image_encoder"], rgb / 127.5 - 1)

        def encode(words: Any) -> torch.Tensor:
            return text_embeddings(parts["text_projector"], parts["tokenizer"], words)

        tokens = edited(tokens, edits, encode, spread=0.4)
        return relatedness(tokens[:, 1:], encode([word])[0]).reshape(SIDE, SIDE).numpy()


def test_it_is_the_map_that_the_run_goes_by(engine: TinyEngine) -> None:
    before = [TextEdit("red", "re", "r", slider=9.0)]
    plain = heat_of(engine, a_reference(), [], " red  re", "tiny")
    turned = heat_of(engine, a_reference(), before, "red re", "tiny")
    assert engine.asked[-1] == (heat.ROLES, "tiny")
    np.testing.assert_allclose(plain.m, expected(engine, a_reference(), [], "red re"), atol=1e-4)
    np.testing.assert_allclose(
        turned.m, expected(engine, a_reference(), before, "red re"), atol=1e-4
    )
    assert np.abs(turned.m - plain.m).max() > 0.01
    assert plain.levels.shape == (60, 90)


def test_where_words_project_high_the_map_is_low_all_the_same(
    engine: TinyEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = heat_of(engine, a_reference(), [], "red", "tiny")
    constants = {"local_polarity": 1, "local_thresholds": [0.2, 0.3, 0.4, 0.5]}
    turned = replace(engine.models.bundle, constants=constants)
    monkeypatch.setattr(engine.models, "bundle", turned)
    high = heat_of(engine, a_reference(), [], "red", "tiny")
    assert high.m.flat[int(plain.m.argmax())] == 0
    assert high.m.flat[int(plain.m.argmin())] == 1
    # cut by the usual thresholds where the weights' own would have cut it
    assert np.array_equal(high.m <= 0.5, 1 - plain.m <= np.float32(0.2))
    assert np.array_equal(high.m > 0.95, 1 - plain.m > np.float32(0.5))


def test_a_second_look_asks_no_model(engine: TinyEngine) -> None:
    heat_of(engine, a_reference(), [], "red")
    assert engine.models.leased == ["image_encoder", "text_projector", "tokenizer"]
    heat_of(engine, a_reference(), [], "red", thresholds=(0.1, 0.2, 0.3, 0.4))
    assert len(engine.models.leased) == 3
    heat_of(engine, a_reference(), [], "re")
    assert engine.models.leased[3:] == ["text_projector", "tokenizer"]
    heat_of(engine, a_reference(1), [], "re")
    assert engine.models.leased[5:] == ["image_encoder"]


def test_what_is_kept_has_an_end(engine: TinyEngine) -> None:
    for seed in range(heat.KNOWN + 3):
        heat_of(engine, a_reference(seed), [], f"word {seed}")
    reader = heat._READERS[engine]
    assert len(reader._tokens) == heat.KNOWN
    many = [TextEdit(f"target {n}", "", "hair", 1.0) for n in range(80)]
    heat_of(engine, a_reference(), many, "red")
    assert len(reader._texts) <= 82


def test_large_references_are_shown_smaller(engine: TinyEngine) -> None:
    codes = np.zeros((300, heat.PAINTED * 2, 4), np.uint8)
    found = heat_of(engine, Reference(codes), [], "red")
    assert found.levels.shape == (150, heat.PAINTED)


def test_places_that_are_all_alike_are_said() -> None:
    assert heat_map(np.ones((16, 16), np.float32)).is_flat
    assert not heat_map(a_map()).is_flat


def test_no_words_find_nothing(engine: TinyEngine) -> None:
    with pytest.raises(BadInput, match="No words say where"):
        heat_of(engine, a_reference(), [], "  ")
    assert not engine.models.leased


def test_full_memory_is_said(engine: TinyEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: str) -> Any:
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(engine.models, "lease", full)
    with pytest.raises(OutOfMemory, match="Memory was full"):
        heat_of(engine, a_reference(), [], "red")


def test_drawing_a_map_needs_no_torch() -> None:
    script = (
        "import sys, numpy; from colorstudio.methods.sketch.reference.heat import heat_map; "
        "heat_map(numpy.eye(16)); sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
