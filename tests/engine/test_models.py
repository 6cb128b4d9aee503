"""Weights from files on disk, leased by a run."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.errors import ModelMissing
from tests.tiny_models import tiny_sd


def test_leases_what_is_on_disk(tmp_path: Path):
    tiny_sd(tmp_path)
    models = Engine(ModelStore(tmp_path)).models_for(("unet", "vae", "text_encoder", "tokenizer"))
    with models.lease("unet", "vae", "tokenizer", "text_encoder") as (unet, vae, tokenizer, text):
        ids = tokenizer("a red hat", padding="max_length", return_tensors="pt").input_ids
        assert ids.shape == (1, 77)
        noise = unet(torch.zeros(1, 4, 8, 8), 10, text(ids).last_hidden_state).sample
        assert vae.decode(noise).sample.shape == (1, 3, 64, 64)
        assert not unet.training


def test_says_what_is_missing(tmp_path: Path):
    with pytest.raises(ModelMissing, match="not installed"):
        Engine(ModelStore(tmp_path)).models_for(("unet",))
