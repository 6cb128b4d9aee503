"""Noise levels: which training timesteps a sampler visits, and what a prediction says at each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

TRAINING_STEPS = 1000
BETA_FIRST, BETA_LAST = 0.00085, 0.012
CLEAN = -1
"""The "timestep" after the last: no noise is left."""

EPSILON, V_PREDICTION = "epsilon", "v_prediction"


def _leading(steps: int) -> list[int]:
    ratio = TRAINING_STEPS // steps
    # Stable Diffusion's own sampler has this offset; with all 1000 steps there is no room for it
    offset = min(1, TRAINING_STEPS - 1 - ratio * (steps - 1))
    return [ratio * i + offset for i in reversed(range(steps))]


def _trailing(steps: int) -> list[int]:
    return [round(TRAINING_STEPS - i * TRAINING_STEPS / steps) - 1 for i in range(steps)]


def _linspace(steps: int) -> list[int]:
    # as the multistep solvers have it: 0 is where they arrive, not a step
    return [round(v) for v in np.linspace(0, TRAINING_STEPS - 1, steps + 1)][:0:-1]


def _paper000(steps: int) -> list[int]:
    stride = TRAINING_STEPS // steps
    return [TRAINING_STEPS - 1 - stride * i for i in range(steps)]


SPACINGS: dict[str, Callable[[int], list[int]]] = {
    "leading": _leading,
    "trailing": _trailing,
    "linspace": _linspace,
    "paper000": _paper000,
}
"""Name to timesteps, descending. "leading": 981, 961, ..., 1 for 50 steps (Stable Diffusion, and
null-text inversion); "trailing" and "linspace": Lin et al., arXiv 2305.08891, Table 2; "paper000":
999, 979, ..., 19 for 50 steps (Color Alignment)."""


@dataclass(frozen=True, eq=False)
class Schedule:
    """The process x_t = sqrt(abar_t) x0 + sqrt(1 - abar_t) eps, and a way through it.

    ``alphas_cumprod``: abar, (T,) float64 on the CPU, descending. ``prediction_type``: "epsilon"
    or "v_prediction". ``timesteps``: those visited, descending. ``final_alpha_cumprod``: abar after
    the last step of DDIM and before the first of its inversion; DDPM and DPM++ end at abar = 1.
    """

    alphas_cumprod: Tensor
    prediction_type: str
    timesteps: tuple[int, ...]
    final_alpha_cumprod: float

    def __post_init__(self) -> None:
        if self.prediction_type not in (EPSILON, V_PREDICTION):
            raise ValueError(f"unknown prediction type: {self.prediction_type}")
        if any(a <= b for a, b in zip(self.timesteps, self.timesteps[1:], strict=False)):
            raise ValueError("timesteps descend")

    @classmethod
    def scaled_linear(
        cls,
        steps: int,
        *,
        spacing: str = "leading",
        prediction_type: str = EPSILON,
        final_alpha_cumprod: float | None = None,
    ) -> Schedule:
        """Stable Diffusion's: sqrt(beta) rises linearly, beta from .00085 to .012 in 1000 steps.

        ``steps``: 1 to 1000. ``spacing``: a name of `SPACINGS`. ``final_alpha_cumprod``: None for
        abar_0, which is what diffusers calls ``set_alpha_to_one=False``. Raises ValueError.
        """
        if not 1 <= steps <= TRAINING_STEPS:
            raise ValueError(f"1 to {TRAINING_STEPS} steps, not {steps}")
        roots = torch.linspace(BETA_FIRST**0.5, BETA_LAST**0.5, TRAINING_STEPS, dtype=torch.float64)
        alphas_cumprod = torch.cumprod(1 - roots**2, dim=0)
        if final_alpha_cumprod is None:
            final_alpha_cumprod = float(alphas_cumprod[0])
        timesteps = tuple(SPACINGS[spacing](steps))
        return cls(alphas_cumprod, prediction_type, timesteps, final_alpha_cumprod)

    def __len__(self) -> int:
        return len(self.timesteps)

    def previous(self, i: int) -> int:
        """The timestep that step ``i`` (from 0) leads to; `CLEAN` after the last."""
        return self.timesteps[i + 1] if i + 1 < len(self.timesteps) else CLEAN

    def alpha_cumprod(self, t: int) -> float:
        """abar_t; ``final_alpha_cumprod`` for `CLEAN`."""
        return self.final_alpha_cumprod if t < 0 else float(self.alphas_cumprod[t])

    def last_part(self, strength: float) -> Schedule:
        """The last ``strength`` (0 to 1) of the steps, at least one: where a picture is begun from.

        Begin with ``add_noise(x0, eps, part.timesteps[0])``.
        """
        count = max(1, round(strength * len(self.timesteps)))
        return replace(self, timesteps=self.timesteps[-count:])

    def add_noise(self, x0: Tensor, eps: Tensor, t: int) -> Tensor:
        """x_t = sqrt(abar_t) x0 + sqrt(1 - abar_t) eps (Ho et al., arXiv 2006.11239, Eq. 4)."""
        abar = self.alpha_cumprod(t)
        return abar**0.5 * x0 + (1 - abar) ** 0.5 * eps

    def velocity(self, x0: Tensor, eps: Tensor, t: int) -> Tensor:
        """v = sqrt(abar_t) eps - sqrt(1 - abar_t) x0 (Salimans & Ho, arXiv 2202.00512, Sec. 4)."""
        abar = self.alpha_cumprod(t)
        return abar**0.5 * eps - (1 - abar) ** 0.5 * x0

    def x0_from(self, prediction: Tensor, x: Tensor, t: int) -> Tensor:
        """The clean latents that a prediction stands for; see `clean_estimate`."""
        return clean_estimate(prediction, x, self.alpha_cumprod(t), self.prediction_type)

    def eps_from(self, prediction: Tensor, x: Tensor, t: int) -> Tensor:
        """The noise that a prediction stands for; see `noise_estimate`."""
        return noise_estimate(prediction, x, self.alpha_cumprod(t), self.prediction_type)


def clean_estimate(prediction: Tensor, x: Tensor, abar: float, prediction_type: str) -> Tensor:
    """x0 from a prediction at the noise level ``abar``; tensors of one shape.

    epsilon: x0 = (x_t - sqrt(1 - abar) eps) / sqrt(abar) (arXiv 2006.11239, Eq. 15);
    v-prediction: x0 = sqrt(abar) x_t - sqrt(1 - abar) v (arXiv 2202.00512, Sec. 4).
    """
    if prediction_type == EPSILON:
        return (x - (1 - abar) ** 0.5 * prediction) / abar**0.5
    return abar**0.5 * x - (1 - abar) ** 0.5 * prediction


def noise_estimate(prediction: Tensor, x: Tensor, abar: float, prediction_type: str) -> Tensor:
    """eps from a prediction at the noise level ``abar``; tensors of one shape.

    v-prediction: eps = sqrt(1 - abar) x_t + sqrt(abar) v (arXiv 2202.00512, Appendix D).
    """
    if prediction_type == EPSILON:
        return prediction
    return (1 - abar) ** 0.5 * x + abar**0.5 * prediction
