"""Noise levels and what predictions say at them, against diffusers and against algebra."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from diffusers.schedulers.scheduling_ddim import DDIMScheduler
from diffusers.schedulers.scheduling_dpmsolver_multistep import DPMSolverMultistepScheduler
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.diffusion.schedules import CLEAN, SPACINGS, Schedule

BETAS: dict[str, Any] = {"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012}
NUMPY = "ignore:__array__ implementation:DeprecationWarning"  # said inside diffusers


def test_the_noise_levels_are_stable_diffusions() -> None:
    theirs = DDIMScheduler(**BETAS).alphas_cumprod.double()
    ours = Schedule.scaled_linear(50).alphas_cumprod
    assert ours.dtype == torch.float64
    # theirs is a product of a thousand float32 factors
    torch.testing.assert_close(ours, theirs, rtol=2e-5, atol=0)


@pytest.mark.parametrize("spacing", ["leading", "trailing"])
@pytest.mark.parametrize("steps", [1, 7, 20, 50, 1000])
def test_the_spacings_of_ddim(spacing: Any, steps: int) -> None:
    offset = 0 if steps == 1000 else 1
    theirs = DDIMScheduler(**BETAS, timestep_spacing=spacing, steps_offset=offset)
    theirs.set_timesteps(steps)
    ours = Schedule.scaled_linear(steps, spacing=spacing)
    assert list(ours.timesteps) == theirs.timesteps.tolist()


@pytest.mark.filterwarnings(NUMPY)
@pytest.mark.parametrize("steps", [1, 7, 20, 50])
def test_linspace_is_that_of_the_multistep_solvers(steps: int) -> None:
    theirs = DPMSolverMultistepScheduler(**BETAS, timestep_spacing="linspace")
    theirs.set_timesteps(steps)
    ours = Schedule.scaled_linear(steps, spacing="linspace")
    assert list(ours.timesteps) == theirs.timesteps.tolist()


def test_color_alignments_spacing_and_where_each_step_leads() -> None:
    schedule = Schedule.scaled_linear(50, spacing="paper000")
    assert schedule.timesteps == tuple(range(999, 0, -20))
    assert [schedule.previous(i) for i in (0, 48, 49)] == [979, 19, CLEAN]
    assert schedule.alpha_cumprod(CLEAN) == float(schedule.alphas_cumprod[0])
    clean = Schedule.scaled_linear(50, final_alpha_cumprod=1.0)
    assert clean.alpha_cumprod(clean.previous(49)) == 1.0


@given(
    steps=st.integers(1, 999),
    spacing=st.sampled_from(sorted(SPACINGS)),
    strength=st.floats(0, 1),
)
def test_timesteps_descend_within_the_training_steps(
    steps: int, spacing: str, strength: float
) -> None:
    schedule = Schedule.scaled_linear(steps, spacing=spacing)
    assert len(schedule) == steps
    assert 0 <= schedule.timesteps[-1] <= schedule.timesteps[0] < 1000
    part = schedule.last_part(strength)
    assert part.timesteps == schedule.timesteps[steps - len(part) :]
    assert len(part) == max(1, round(strength * steps))


@pytest.mark.parametrize("t", [0, 19, 500, 999])
def test_predictions_give_back_what_was_mixed(t: int) -> None:
    x0, eps = torch.randn(2, 1, 4, 8, 8, generator=torch.Generator().manual_seed(t)).double()
    by_noise = Schedule.scaled_linear(50)
    by_velocity = Schedule.scaled_linear(50, prediction_type="v_prediction")
    x = by_noise.add_noise(x0, eps, t)
    v = by_velocity.velocity(x0, eps, t)
    for schedule, prediction in ((by_noise, eps), (by_velocity, v)):
        torch.testing.assert_close(schedule.x0_from(prediction, x, t), x0)
        torch.testing.assert_close(schedule.eps_from(prediction, x, t), eps)


def test_mixing_is_diffusers_mixing() -> None:
    theirs = DDIMScheduler(**BETAS)
    ours = Schedule.scaled_linear(50)
    x0, eps = torch.randn(2, 1, 4, 8, 8, generator=torch.Generator().manual_seed(0))
    for t in (1, 300, 999):
        when = torch.tensor([t])
        mixed = theirs.add_noise(x0, eps, when)  # pyright: ignore[reportArgumentType]
        torch.testing.assert_close(ours.add_noise(x0, eps, t), mixed, rtol=0, atol=1e-5)
        speed = theirs.get_velocity(x0, eps, when)  # pyright: ignore[reportArgumentType]
        torch.testing.assert_close(ours.velocity(x0, eps, t), speed, rtol=0, atol=1e-5)


def test_what_cannot_be_is_refused() -> None:
    for steps in (0, 1001):
        with pytest.raises(ValueError, match="steps"):
            Schedule.scaled_linear(steps)
    with pytest.raises(ValueError, match="prediction type"):
        Schedule.scaled_linear(5, prediction_type="sample")
    levels = Schedule.scaled_linear(5).alphas_cumprod
    with pytest.raises(ValueError, match="descend"):
        Schedule(levels, "epsilon", (1, 1), 1.0)
