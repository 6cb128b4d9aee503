"""From a picture's latents back to the noise that gives them, and what holds guidance to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F
from torch.nn.attention import SDPBackend, sdpa_kernel

from colorstudio.diffusion.conditioning import Denoiser
from colorstudio.diffusion.guidance import guided
from colorstudio.diffusion.samplers import Predict
from colorstudio.diffusion.schedules import CLEAN, Schedule, clean_estimate, noise_estimate

INNER_STEPS = 10
LEARNING_RATE = 1e-2
STOP_FIRST, STOP_RISE = 1e-5, 1e-3

Watch = Callable[[int, int, Tensor, Tensor], object]
"""``(i, total, x, x0)``, as `samplers.OnStep`, but what it returns is not looked at."""


def ddim_inverted(
    predict: Predict, x0: Tensor, schedule: Schedule, on_step: Watch | None = None
) -> list[Tensor]:
    """DDIM backwards: the latents at every level, clean ones first (arXiv 2010.02502, Sec. 4.3).

    x_next = sqrt(abar_next) x0_hat + sqrt(1 - abar_next) eps, with x0_hat from x at its own level
    and the U-Net asked at the next one, as null-text inversion (arXiv 2211.09794) and diffusers
    have it. ``predict``: with guidance 1. ``x0``: n x c x h x w, at ``final_alpha_cumprod``.
    Returns one more than there are steps, float32; the last is where `samplers.ddim` begins.
    """
    trajectory = [x0.float()]
    kind = schedule.prediction_type
    here = CLEAN
    for i, t in enumerate(reversed(schedule.timesteps)):
        x = trajectory[-1]
        prediction = predict(x, t).float()
        abar = schedule.alpha_cumprod(here)
        estimate = clean_estimate(prediction, x, abar, kind)
        eps = noise_estimate(prediction, x, abar, kind)
        trajectory.append(schedule.add_noise(estimate, eps, t))
        here = t
        if on_step:
            on_step(i, len(schedule), trajectory[-1], estimate)
    return trajectory


def negative_prompt(source: Tensor) -> Tensor:
    """The unconditional embedding of negative-prompt inversion (Miyake et al., arXiv 2305.16807).

    It is the source's own prompt: with it, guidance of any scale leaves the source as guidance 1
    does, and nothing is optimised.
    """
    return source


def null_text(
    denoiser: Denoiser,
    trajectory: Sequence[Tensor],
    schedule: Schedule,
    *,
    inner_steps: int = INNER_STEPS,
    spare_memory: bool = False,
    on_step: Watch | None = None,
) -> dict[int, Tensor]:
    """Null-text inversion (Mokady et al., arXiv 2211.09794, Algorithm 1): uncond by timestep.

    For each step, Adam changes the unconditional embedding, begun with that of the step before,
    until guided DDIM leads from where it is to the pivot, ``trajectory``'s latents. Learning rate
    1e-2 (1 - i / 2n), at most ``inner_steps``, until the mean squared error is below 1e-5 + 1e-3
    i / n: the authors' numbers for n = 50.

    ``denoiser``: with the source's prompt, the empty prompt as ``uncond``, and the guidance that
    will be used; one picture. ``trajectory``: from `ddim_inverted`. ``spare_memory``: computes
    activations twice instead of keeping them. ``on_step``: after every inner step (it may raise to
    cancel). Give the answer to a `Denoiser` as its ``uncond``. The same on every run: attention
    takes the kernel whose gradients are deterministic.
    """
    if not (isinstance(denoiser.cond, Tensor) and isinstance(denoiser.uncond, Tensor)):
        raise ValueError("null-text inversion starts from one embedding each")
    found: dict[int, Tensor] = {}
    total = len(schedule)
    with _differentiable(denoiser.unet, spare_memory):
        # clones: what was made in inference mode cannot take part
        cond, null = denoiser.cond.clone(), denoiser.uncond.float().clone()
        x = trajectory[-1].clone()
        for i, t in enumerate(schedule.timesteps):
            with torch.no_grad():
                conditional = denoiser.evaluated(x, t, cond)
            step = _Step(denoiser, schedule, i, x, conditional, trajectory[total - 1 - i].clone())
            null = step.fitted(null, inner_steps, on_step)
            found[t] = null
            with torch.no_grad():
                x, _ = step.taken(null)
    return found


@dataclass(frozen=True)
class _Step:
    """One DDIM step whose unconditional embedding is sought: from ``x`` to ``pivot``."""

    denoiser: Denoiser
    schedule: Schedule
    i: int
    x: Tensor
    conditional: Tensor
    pivot: Tensor

    def taken(self, null: Tensor) -> tuple[Tensor, Tensor]:
        """The guided step with this embedding: x after it, and the estimate of x0."""
        t = self.schedule.timesteps[self.i]
        without = self.denoiser.evaluated(self.x, t, null)
        prediction = guided(self.conditional, without, self.denoiser.guidance)
        x0 = self.schedule.x0_from(prediction, self.x, t)
        eps = self.schedule.eps_from(prediction, self.x, t)
        return self.schedule.add_noise(x0, eps, self.schedule.previous(self.i)), x0

    def fitted(self, null: Tensor, inner_steps: int, on_step: Watch | None) -> Tensor:
        """The embedding after Adam, begun with ``null``; 1 x tokens x channels, float32."""
        progress = self.i / len(self.schedule)
        null = null.clone().requires_grad_()
        adam = torch.optim.Adam([null], lr=LEARNING_RATE * (1 - 0.5 * progress))
        # in half precision the gradients of a mean would vanish on their way through the U-Net
        factor = 1 if self.denoiser.unet.dtype == torch.float32 else self.x.numel()
        for _ in range(inner_steps):
            reached, x0 = self.taken(null)
            loss = F.mse_loss(reached, self.pivot)
            (gradient,) = torch.autograd.grad(loss * factor, null)
            null.grad = gradient / factor
            adam.step()
            if on_step:
                on_step(self.i, len(self.schedule), self.x, x0.detach())
            if loss.item() < STOP_FIRST + STOP_RISE * progress:
                break
        return null.detach()


@contextmanager
def _differentiable(unet: Any, spare_memory: bool) -> Iterator[None]:
    """Gradients on, the attention kernel with deterministic ones, and the U-Net put back after."""
    before = unet.is_gradient_checkpointing
    if spare_memory and not before:
        unet.enable_gradient_checkpointing()
    try:
        with torch.inference_mode(False), torch.enable_grad(), sdpa_kernel(SDPBackend.MATH):
            yield
    finally:
        if spare_memory and not before:
            unet.disable_gradient_checkpointing()
