"""Our loop makes the picture that diffusers' own pipeline makes."""

from __future__ import annotations

import pytest
import torch

from colorstudio.evaluation.bench_diffusion import loops, models


def test_pictures_are_those_of_diffusers(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tqdm.tqdm.monitor_interval", 0)  # a thread that outlives the test
    widths = {"block_out_channels": [32, 64, 64, 64], "cross_attention_dim": 64}
    ours, theirs = loops(models(widths, torch.device("cpu"), torch.float32), 64, 3)
    with torch.inference_mode():
        mine, other = ours(), theirs()
    assert other.std() > 0.01
    torch.testing.assert_close(mine, other, atol=1e-4, rtol=0)
