"""Samplers, each as its paper writes it: from noise to clean latents, one signature for all.

Every sampler takes ``(predict, x, schedule, *, generator=None, on_x0=None, on_step=None)``:

``predict``: x_t and t to the U-Net's prediction, already guided. ``x``: n x c x h x w, noise at the
level of the first timestep (pure noise: N(0, 1)). ``generator``: of the CPU, for those that draw
noise. ``on_x0``: may replace the estimate of x0 before a step is taken with it. ``on_step(i, total,
x, x0)``: called after every step with the new x; may give another. The answer has x's shape and
device, in float32. The state is float32 whatever the U-Net computes in, and coefficients are
Python's doubles.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable
from typing import Protocol

import torch
from torch import Tensor

from colorstudio.diffusion.schedules import Schedule, clean_estimate

Predict = Callable[[Tensor, int], Tensor]
OnX0 = Callable[[Tensor, int], Tensor]
OnStep = Callable[[int, int, Tensor, Tensor], Tensor | None]

KARRAS_RHO = 7.0


class Sampler(Protocol):
    """What every sampler is; see the top of this file."""

    def __call__(
        self,
        predict: Predict,
        x: Tensor,
        schedule: Schedule,
        *,
        generator: torch.Generator | None = None,
        on_x0: OnX0 | None = None,
        on_step: OnStep | None = None,
    ) -> Tensor: ...


def noise_like(x: Tensor, generator: torch.Generator | None) -> Tensor:
    """N(0, 1) of x's shape in float32, drawn on the CPU: the same on every device.

    Raises ValueError without a generator: what cannot be repeated is of no use here.
    """
    if generator is None:
        raise ValueError("noise is drawn: give a generator")
    noise = torch.randn(x.shape, generator=generator, dtype=torch.float32)
    # CUDA copies ordinary memory before it returns: nothing has to wait for the steps before
    return noise.to(x.device, non_blocking=x.is_cuda)


def ddpm(
    predict: Predict,
    x: Tensor,
    schedule: Schedule,
    *,
    generator: torch.Generator | None = None,
    on_x0: OnX0 | None = None,
    on_step: OnStep | None = None,
) -> Tensor:
    """Ancestral sampling (Ho et al., arXiv 2006.11239, Eq. 6 and 7), strided.

    With a = abar_t / abar_prev and b = 1 - a:
    x_prev = sqrt(abar_prev) b / (1 - abar_t) x0 + sqrt(a) (1 - abar_prev) / (1 - abar_t) x_t
             + sqrt((1 - abar_prev) / (1 - abar_t) b) noise.
    The last step leads to abar = 1, where the mean is x0 and the variance 0.
    """
    x = x.float()
    total = len(schedule)
    for i, t in enumerate(schedule.timesteps):
        x0 = schedule.x0_from(predict(x, t).float(), x, t)
        if on_x0:
            x0 = on_x0(x0, t).float()
        previous = schedule.previous(i)
        abar = schedule.alpha_cumprod(t)
        abar_prev = schedule.alpha_cumprod(previous) if previous >= 0 else 1.0
        a = abar / abar_prev
        b = 1 - a
        x = (abar_prev**0.5 * b / (1 - abar)) * x0 + (a**0.5 * (1 - abar_prev) / (1 - abar)) * x
        if previous >= 0:
            x = x + ((1 - abar_prev) / (1 - abar) * b) ** 0.5 * noise_like(x, generator)
        x = _after(on_step, i, total, x, x0)
    return x


def ddim(
    predict: Predict,
    x: Tensor,
    schedule: Schedule,
    *,
    generator: torch.Generator | None = None,
    on_x0: OnX0 | None = None,
    on_step: OnStep | None = None,
) -> Tensor:
    """Deterministic (Song et al., arXiv 2010.02502, Eq. 12 with sigma = 0).

    x_prev = sqrt(abar_prev) x0 + sqrt(1 - abar_prev) eps. Where ``on_x0`` replaces x0, eps is what
    x_t and the new x0 say it is (Eq. 7).
    """
    x = x.float()
    total = len(schedule)
    for i, t in enumerate(schedule.timesteps):
        prediction = predict(x, t).float()
        x0, eps = schedule.x0_from(prediction, x, t), schedule.eps_from(prediction, x, t)
        wanted = on_x0(x0, t).float() if on_x0 else x0
        if wanted is not x0:
            abar = schedule.alpha_cumprod(t)
            x0, eps = wanted, (x - abar**0.5 * wanted) / (1 - abar) ** 0.5
        x = schedule.add_noise(x0, eps, schedule.previous(i))
        x = _after(on_step, i, total, x, x0)
    return x


def dpmpp_2m(
    predict: Predict,
    x: Tensor,
    schedule: Schedule,
    *,
    generator: torch.Generator | None = None,
    on_x0: OnX0 | None = None,
    on_step: OnStep | None = None,
) -> Tensor:
    """DPM-Solver++(2M) on the schedule's own timesteps; see `_multistep`."""
    levels = [(t, _ratio(schedule.alpha_cumprod(t))) for t in schedule.timesteps]
    return _multistep(predict, x, schedule, levels, None, on_x0, on_step)


def dpmpp_2m_karras(
    predict: Predict,
    x: Tensor,
    schedule: Schedule,
    *,
    generator: torch.Generator | None = None,
    on_x0: OnX0 | None = None,
    on_step: OnStep | None = None,
) -> Tensor:
    """DPM-Solver++(2M) on as many noise levels in Karras' spacing; see `karras_levels`."""
    return _multistep(predict, x, schedule, karras_levels(schedule), None, on_x0, on_step)


def dpmpp_2m_sde(
    predict: Predict,
    x: Tensor,
    schedule: Schedule,
    *,
    generator: torch.Generator | None = None,
    on_x0: OnX0 | None = None,
    on_step: OnStep | None = None,
) -> Tensor:
    """SDE-DPM-Solver++(2M): stochastic, on the schedule's own timesteps; see `_multistep`."""
    levels = [(t, _ratio(schedule.alpha_cumprod(t))) for t in schedule.timesteps]

    def noise(like: Tensor) -> Tensor:
        return noise_like(like, generator)

    return _multistep(predict, x, schedule, levels, noise, on_x0, on_step)


SAMPLERS: dict[str, Sampler] = {
    "ddpm": ddpm,
    "ddim": ddim,
    "dpmpp_2m": dpmpp_2m,
    "dpmpp_2m_karras": dpmpp_2m_karras,
    "dpmpp_2m_sde": dpmpp_2m_sde,
}
"""Name, as recipes have it, to sampler."""


def karras_levels(schedule: Schedule) -> list[tuple[int, float]]:
    """Timesteps and noise levels, even in sigma^(1/7) (Karras et al., arXiv 2206.00364, Eq. 5).

    sigma = sqrt((1 - abar) / abar), from that of the schedule's first timestep to that of t = 0, as
    many as the schedule has steps. The U-Net is told the training timestep whose log sigma is
    nearest (interpolated, rounded): two levels may share one.
    """
    ratios = ((1 - schedule.alphas_cumprod) / schedule.alphas_cumprod).sqrt().tolist()
    logs = [math.log(r) for r in ratios]
    high = ratios[schedule.timesteps[0]] ** (1 / KARRAS_RHO)
    low = ratios[0] ** (1 / KARRAS_RHO)
    steps = len(schedule)
    levels = []
    for i in range(steps):
        ratio = (high + i / max(1, steps - 1) * (low - high)) ** KARRAS_RHO
        levels.append((_nearest(math.log(ratio), logs), ratio))
    return levels


def _nearest(value: float, ascending: list[float]) -> int:
    """The index, interpolated and rounded, at which ``ascending`` has ``value``."""
    below = min(max(bisect_right(ascending, value) - 1, 0), len(ascending) - 2)
    low, high = ascending[below], ascending[below + 1]
    return below + round(min(1.0, max(0.0, (value - low) / (high - low))))


def _multistep(
    predict: Predict,
    x: Tensor,
    schedule: Schedule,
    levels: list[tuple[int, float]],
    noise: Callable[[Tensor], Tensor] | None,
    on_x0: OnX0 | None,
    on_step: OnStep | None,
) -> Tensor:
    """DPM-Solver++ of second order, multistep, in data prediction (Lu et al., arXiv 2211.01095).

    ``levels``: timesteps and sigma/alpha. With lambda = log(alpha / sigma), h = lambda_next -
    lambda, h' the h of the step before, and D = x0 + h / (2 h') (x0 - x0_before):
    2M (Algorithm 2):   x_next = sigma_next / sigma x + alpha_next (1 - e^-h) D;
    SDE-2M (Appendix E): x_next = sigma_next / sigma e^-h x + alpha_next (1 - e^-2h) D
                                  + sigma_next sqrt(1 - e^-2h) noise.
    The first step is of first order (D = x0), and so is the last, which leads to sigma = 0: x0.
    """
    x = x.float()
    before: Tensor | None = None
    h_before = 0.0
    for i, (t, ratio) in enumerate(levels):
        alpha, sigma = _alpha_sigma(ratio)
        x0 = clean_estimate(predict(x, t).float(), x, alpha**2, schedule.prediction_type)
        if on_x0:
            x0 = on_x0(x0, t).float()
        if i + 1 == len(levels):
            x = x0
        else:
            ratio_next = levels[i + 1][1]
            alpha_next, sigma_next = _alpha_sigma(ratio_next)
            h = math.log(ratio) - math.log(ratio_next)
            d = x0 if before is None else x0 + (0.5 * h / h_before) * (x0 - before)
            if noise is None:
                x = (sigma_next / sigma) * x - alpha_next * math.expm1(-h) * d
            else:
                x = (
                    (sigma_next / sigma * math.exp(-h)) * x
                    - alpha_next * math.expm1(-2 * h) * d
                    + sigma_next * (-math.expm1(-2 * h)) ** 0.5 * noise(x)
                )
            before, h_before = x0, h
        x = _after(on_step, i, len(levels), x, x0)
    return x


def _ratio(abar: float) -> float:
    return ((1 - abar) / abar) ** 0.5


def _alpha_sigma(ratio: float) -> tuple[float, float]:
    """alpha and sigma, alpha^2 + sigma^2 = 1, from sigma / alpha."""
    alpha = (1 + ratio**2) ** -0.5
    return alpha, alpha * ratio


def _after(on_step: OnStep | None, i: int, total: int, x: Tensor, x0: Tensor) -> Tensor:
    """What the next step starts from."""
    other = on_step(i, total, x, x0) if on_step else None
    return x if other is None else other.float()
