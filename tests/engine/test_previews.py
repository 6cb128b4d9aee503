"""What a run shows of its steps: sharp with a tiny autoencoder, soft without, never in the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.imaging.palette import from_hex_list
from colorstudio.methods.base import Quiet, Result
from colorstudio.methods.palette.alignment.request import AlignmentRequest
from tests.tiny_models import tiny_sd

TAESD = """\
id = "taesd"
title = "Sharp previews"
family = "taesd"

[parts]
tiny_vae = { path = "." }
"""


class Watching(Quiet):
    def __init__(self) -> None:
        self.previews: list[np.ndarray] = []

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        if preview is not None:
            self.previews.append(preview)


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    tiny_sd(tmp_path)
    return ModelStore(tmp_path)


def add_tiny_vae(store: ModelStore) -> Path:
    from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny

    folder = store.root / "taesd"
    widths = (8,) * 4
    model = AutoencoderTiny(encoder_block_out_channels=widths, decoder_block_out_channels=widths)
    model.save_pretrained(folder)
    (folder / "bundle.toml").write_text(TAESD, "utf-8")
    return folder / "diffusion_pytorch_model.safetensors"


def painted(store: ModelStore) -> tuple[Result, list[np.ndarray]]:
    request = AlignmentRequest(
        palette=from_hex_list("#c03020,#2040c0"), prompt="red", width=64, height=64, steps=3
    )
    watch = Watching()
    return Engine(store, "cpu").run("palette.alignment", request, watch), watch.previews


def test_steps_are_shown_by_the_tiny_autoencoder(store: ModelStore):
    plain, soft = painted(store)
    weights = add_tiny_vae(store)
    sharp_run, sharp = painted(store)
    assert [p.shape for p in soft] == [(8, 8, 3)] * 3
    assert [p.shape for p in sharp] == [(64, 64, 3)] * 3
    assert all(p.dtype == np.uint8 for p in sharp)
    assert (plain.pixels.array == sharp_run.pixels.array).all()
    assert plain.recipe == sharp_run.recipe
    weights.write_bytes(weights.read_bytes()[:100])
    damaged, softly = painted(store)
    assert [p.shape for p in softly] == [(8, 8, 3)] * 3
    assert (damaged.pixels.array == plain.pixels.array).all()
