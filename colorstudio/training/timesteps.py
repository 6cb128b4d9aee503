"""Which noise levels are trained."""

from __future__ import annotations

import torch
from torch import Tensor

from colorstudio.diffusion.schedules import TRAINING_STEPS
from colorstudio.training.draws import Draws


def drawn(draws: Draws, early: float) -> Tensor:
    """B timesteps, int64, uniform; for the part ``early`` (0 to 1) in the noisier half alone.

    Ours: there the colours of a picture are decided, and a short training has them first.
    """
    t = draws.integers("t", TRAINING_STEPS)
    if not early:
        return t
    return torch.where(draws.uniform("early") < early, (TRAINING_STEPS + t) // 2, t)
