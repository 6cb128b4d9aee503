"""Dual guidance: how many evaluations there are, and that what comes out is exact."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor, nn

from colorstudio.diffusion.guidance import BOTH, NO_REFERENCE, NO_SKETCH
from colorstudio.diffusion.samplers import ddim
from colorstudio.diffusion.schedules import Schedule
from colorstudio.methods.sketch.reference.guidance import (
    Condition,
    ReferenceDenoiser,
    conditions,
    evaluated,
)
from colorstudio.methods.sketch.reference.injection import Injection
from colorstudio.methods.sketch.reference.nets import added
from colorstudio.methods.sketch.reference.regions import bound
from tests.tiny_models import tiny_modules

SCHEDULE = Schedule.scaled_linear(10)
X = torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(0))
SIZES = [(32, 8), (32, 4), (64, 2), (96, 1), (96, 1)]


def made(seed: int, scale: float = 0.3) -> list[Tensor]:
    generator = torch.Generator().manual_seed(seed)
    return [scale * torch.randn(1, c, s, s, generator=generator) for c, s in SIZES]


TOKENS = torch.randn(1, 16, 32, generator=torch.Generator().manual_seed(1))
ZEROS = torch.zeros_like(TOKENS)
HINTS, BLANK = made(2), made(3)
CONDITIONS = conditions(TOKENS, ZEROS, HINTS, BLANK)


class Counted:
    """A U-Net that notes the rows of each call and what it was given."""

    def __init__(self, unet: nn.Module) -> None:
        self.unet = unet
        self.calls: list[tuple[int, Tensor]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.unet, name)

    def __call__(self, x: Tensor, steps: Tensor, **values: Any) -> Any:
        self.calls.append((len(x), values["encoder_hidden_states"].clone()))
        return self.unet(x, steps, **values)


@pytest.fixture(scope="module")
def unet() -> nn.Module:
    return tiny_modules()["unet"]


def alone(unet: nn.Module, condition: Condition, t: int = 500) -> Tensor:
    with added(unet, condition.hints):
        return evaluated(unet, X, t, condition.tokens)


def denoiser(unet: Any, reference: float, sketch: float, **values: Any) -> ReferenceDenoiser:
    return ReferenceDenoiser(
        unet, CONDITIONS, SCHEDULE, guidance=reference, sketch_guidance=sketch, **values
    )


def test_both_scales_1_are_one_evaluation_bit_by_bit(unet: nn.Module) -> None:
    counted = Counted(unet)
    found = denoiser(counted, 1.0, 1.0)(X, 500)
    assert [rows for rows, _ in counted.calls] == [1]
    assert torch.equal(found, alone(unet, CONDITIONS[BOTH]))


@pytest.mark.parametrize(("scales", "other"), [((5.0, 1.0), NO_REFERENCE), ((1.0, 3.0), NO_SKETCH)])
def test_one_scale_above_1_is_ordinary_guidance_bit_by_bit(
    unet: nn.Module, scales: tuple[float, float], other: str
) -> None:
    counted = Counted(unet)
    found = denoiser(counted, *scales)(X, 500)
    assert [rows for rows, _ in counted.calls] == [2]
    pair = [CONDITIONS[BOTH], CONDITIONS[other]]
    hints = [torch.cat(level) for level in zip(*(c.hints for c in pair), strict=True)]
    with added(unet, hints):
        both = evaluated(unet, X.expand(2, -1, -1, -1), 500, torch.cat([c.tokens for c in pair]))
    with_, without = both.split(1)
    assert torch.equal(found, without + max(scales) * (with_ - without))
    torch.testing.assert_close(without, alone(unet, CONDITIONS[other]), rtol=1e-4, atol=1e-5)


def test_both_scales_above_1_are_the_mean_of_both_guidances(unet: nn.Module) -> None:
    counted = Counted(unet)
    found = denoiser(counted, 4.0, 1.5)(X, 500)
    assert [rows for rows, _ in counted.calls] == [3]
    c, u_r, u_s = (alone(unet, CONDITIONS[name]) for name in (BOTH, NO_REFERENCE, NO_SKETCH))
    wanted = ((u_r + 4.0 * (c - u_r)) + (u_s + 1.5 * (c - u_s))) / 2
    torch.testing.assert_close(found, wanted, rtol=1e-3, atol=1e-4)
    assert (found - c).abs().max() > 1e-2


def test_without_a_reference_lines_stay_and_without_lines_the_reference_does() -> None:
    assert CONDITIONS[NO_REFERENCE].tokens is ZEROS
    assert CONDITIONS[NO_REFERENCE].hints is HINTS
    assert CONDITIONS[NO_SKETCH].tokens is TOKENS
    assert CONDITIONS[NO_SKETCH].hints is BLANK


def test_noisy_sampling_noises_the_clean_tokens_of_all_branches_in_the_first_steps(
    unet: nn.Module,
) -> None:
    counted = Counted(unet)
    generator = torch.Generator().manual_seed(7)
    noisy = denoiser(counted, 3.0, 2.0, noise_level=0.5, generator=generator)
    ddim(noisy, X, SCHEDULE)
    again = torch.Generator().manual_seed(7)
    clean = torch.cat([TOKENS, ZEROS, TOKENS])
    changed = []
    for t, (_, given) in zip(SCHEDULE.timesteps, counted.calls, strict=True):
        wanted = clean
        if 1 - t / 1000.0001 < 0.5:
            eps = torch.randn(clean.shape, generator=again)
            abar = float(SCHEDULE.alphas_cumprod[t])
            wanted = abar**0.5 * clean + (1 - abar) ** 0.5 * eps
        torch.testing.assert_close(given, wanted)
        changed.append(not torch.equal(given, clean))
    assert changed == [True] * 5 + [False] * 5


def test_samplers_take_it(unet: nn.Module) -> None:
    x = ddim(denoiser(unet, 2.0, 1.0), X, SCHEDULE)
    assert x.shape == X.shape
    assert x.isfinite().all()


def test_in_half_precision_all_parts_work_together() -> None:
    half = tiny_modules()["unet"].bfloat16()
    maps = torch.zeros(2, 8, 8)
    maps[0, :, :4] = 1
    maps[1, :, 4:] = 1
    both = torch.cat([TOKENS, TOKENS], dim=1)
    lending = Injection(X, SCHEDULE, torch.Generator().manual_seed(0), hints=HINTS, adain=2.0)
    with bound(half, maps):
        found = ReferenceDenoiser(
            half,
            conditions(both, torch.zeros_like(both), HINTS, BLANK),
            SCHEDULE,
            guidance=3.0,
            sketch_guidance=2.0,
            noise_level=1.0,
            generator=torch.Generator().manual_seed(1),
            lending=lending,
        )(X, 500)
    assert found.dtype == torch.float32
    assert found.isfinite().all()
