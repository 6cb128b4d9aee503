"""Which noise levels are trained."""

from __future__ import annotations

import torch

from colorstudio.diffusion.schedules import TRAINING_STEPS
from colorstudio.training import timesteps
from colorstudio.training.draws import Draws

KEYS = torch.arange(2_000)


def test_uniform_unless_asked() -> None:
    made = Draws(KEYS)
    t = timesteps.drawn(made, 0.0)
    assert torch.equal(t, made.integers("t", TRAINING_STEPS))
    assert 0.47 < float((t >= TRAINING_STEPS // 2).float().mean()) < 0.53


def test_a_part_lies_in_the_noisier_half_alone() -> None:
    t = timesteps.drawn(Draws(KEYS), 0.5)
    assert int(t.min()) >= 0
    assert int(t.max()) < TRAINING_STEPS
    assert 0.71 < float((t >= TRAINING_STEPS // 2).float().mean()) < 0.79
    late = timesteps.drawn(Draws(KEYS), 1.0)
    assert int(late.min()) >= TRAINING_STEPS // 2
    assert int(late.max()) < TRAINING_STEPS
