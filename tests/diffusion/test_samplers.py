"""Each sampler against diffusers' scheduler of the same name, step by step, and its promises."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from diffusers.schedulers.scheduling_ddim import DDIMScheduler
from diffusers.schedulers.scheduling_ddpm import DDPMScheduler
from diffusers.schedulers.scheduling_dpmsolver_multistep import DPMSolverMultistepScheduler
from torch import Tensor

from colorstudio.diffusion.samplers import SAMPLERS, dpmpp_2m_karras, karras_levels, noise_like
from colorstudio.diffusion.schedules import Schedule

BETAS: dict[str, Any] = {"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012}
NUMPY = "ignore:__array__ implementation:DeprecationWarning"  # said inside diffusers
SHAPE = (2, 4, 8, 8)
STEPS = 10
EQUAL: dict[str, Any] = {"rtol": 0.0, "atol": 1e-5}


def _ddpm(steps: int, kind: Any) -> tuple[Any, Schedule]:
    theirs = DDPMScheduler(
        **BETAS, prediction_type=kind, variance_type="fixed_small", clip_sample=False
    )
    ours = Schedule.scaled_linear(steps, spacing="paper000", prediction_type=kind)
    theirs.set_timesteps(timesteps=list(ours.timesteps))
    return theirs, ours


def _ddim(steps: int, kind: Any) -> tuple[Any, Schedule]:
    theirs = DDIMScheduler(
        **BETAS,
        prediction_type=kind,
        clip_sample=False,
        set_alpha_to_one=False,
        steps_offset=1,
    )
    theirs.set_timesteps(steps)
    return theirs, Schedule.scaled_linear(steps, prediction_type=kind)


def _dpm(**options: Any) -> Callable[[int, Any], tuple[Any, Schedule]]:
    def made(steps: int, kind: Any) -> tuple[Any, Schedule]:
        theirs = DPMSolverMultistepScheduler(
            **BETAS, **options, prediction_type=kind, timestep_spacing="trailing"
        )
        theirs.set_timesteps(steps)
        return theirs, Schedule.scaled_linear(steps, spacing="trailing", prediction_type=kind)

    return made


PEERS: dict[str, Callable[[int, Any], tuple[Any, Schedule]]] = {
    "ddpm": _ddpm,
    "ddim": _ddim,
    "dpmpp_2m": _dpm(),
    "dpmpp_2m_karras": _dpm(use_karras_sigmas=True),
    "dpmpp_2m_sde": _dpm(algorithm_type="sde-dpmsolver++"),
}


class Network:
    """A small random network: what it says depends on x, on t and on the place."""

    def __init__(self, seed: int = 0) -> None:
        generator = torch.Generator().manual_seed(seed)
        self.weight = torch.randn(4, 4, 3, 3, generator=generator) * 0.15
        self.seen: list[Tensor] = []
        self.said: list[Tensor] = []
        self.asked: list[int] = []

    def __call__(self, x: Tensor, t: int) -> Tensor:
        mixed = torch.nn.functional.conv2d(x, self.weight.to(x), padding=1)
        said = torch.tanh(mixed + t / 1000) + 0.1 * x
        self.seen.append(x)
        self.said.append(said)
        self.asked.append(t)
        return said


def start() -> Tensor:
    return torch.randn(SHAPE, generator=torch.Generator().manual_seed(7))


def noise() -> torch.Generator:
    return torch.Generator().manual_seed(3)


@pytest.mark.filterwarnings(NUMPY)
@pytest.mark.parametrize("kind", ["epsilon", "v_prediction"])
@pytest.mark.parametrize("name", sorted(SAMPLERS))
def test_every_step_is_diffusers_step(name: str, kind: Any) -> None:
    theirs, schedule = PEERS[name](STEPS, kind)
    network = Network()
    after: list[Tensor] = []

    def remember(i: int, total: int, x: Tensor, x0: Tensor) -> None:
        assert (i, total) == (len(after), STEPS)
        after.append(x)

    last = SAMPLERS[name](network, start(), schedule, generator=noise(), on_step=remember)
    assert network.asked == theirs.timesteps.tolist()
    assert torch.equal(last, after[-1])
    generator = noise()
    options = {} if name in {"dpmpp_2m", "dpmpp_2m_karras"} else {"generator": generator}
    for i, t in enumerate(theirs.timesteps):
        # each step from our own x: errors of their float32 tables do not pile up
        step = theirs.step(network.said[i], t, network.seen[i], **options)
        scale = float(after[i].abs().max().clamp(min=1))
        torch.testing.assert_close(after[i] / scale, step.prev_sample / scale, **EQUAL)


@pytest.mark.parametrize("name", sorted(SAMPLERS))
def test_a_true_prediction_leads_to_the_picture(name: str) -> None:
    schedule = Schedule.scaled_linear(STEPS, spacing="trailing", final_alpha_cumprod=1.0)
    picture = torch.full(SHAPE, 0.3)
    levels = {t: r for t, r in karras_levels(schedule)} if name == "dpmpp_2m_karras" else {}

    def predict(x: Tensor, t: int) -> Tensor:
        abar = 1 / (1 + levels[t] ** 2) if levels else schedule.alpha_cumprod(t)
        return (x - abar**0.5 * picture) / (1 - abar) ** 0.5

    last = SAMPLERS[name](predict, start(), schedule, generator=noise())
    torch.testing.assert_close(last, picture, rtol=0, atol=1e-4)


@pytest.mark.parametrize("name", sorted(SAMPLERS))
def test_a_replaced_estimate_is_what_the_step_is_taken_with(name: str) -> None:
    schedule = Schedule.scaled_linear(STEPS, spacing="paper000", final_alpha_cumprod=1.0)
    picture = torch.linspace(-1, 1, 256).reshape(1, 4, 8, 8).expand(SHAPE)
    told: list[int] = []

    def replace(x0: Tensor, t: int) -> Tensor:
        told.append(t)
        return picture

    estimates: list[Tensor] = []
    last = SAMPLERS[name](
        Network(),
        start(),
        schedule,
        generator=noise(),
        on_x0=replace,
        on_step=lambda i, total, x, x0: estimates.append(x0),
    )
    torch.testing.assert_close(last, picture, rtol=0, atol=1e-5)
    assert all(torch.equal(e, picture) for e in estimates)
    assert told[0] == 999
    assert len(told) == STEPS


def test_ddim_takes_the_noise_that_fits_the_replaced_estimate() -> None:
    schedule = Schedule.scaled_linear(2, spacing="trailing")
    picture = torch.full(SHAPE, 0.5)
    after: list[Tensor] = []
    SAMPLERS["ddim"](
        Network(),
        start(),
        schedule,
        on_x0=lambda x0, t: picture,
        on_step=lambda i, total, x, x0: after.append(x),
    )
    first, second = (schedule.alpha_cumprod(t) for t in schedule.timesteps)
    eps = (start() - first**0.5 * picture) / (1 - first) ** 0.5
    wanted = second**0.5 * picture + (1 - second) ** 0.5 * eps
    torch.testing.assert_close(after[0], wanted, rtol=0, atol=1e-6)


@pytest.mark.parametrize("name", sorted(SAMPLERS))
def test_on_step_may_put_other_latents_in_and_may_stop(name: str) -> None:
    schedule = Schedule.scaled_linear(4, spacing="trailing")
    network = Network()
    other = torch.zeros(SHAPE)
    SAMPLERS[name](
        network,
        start(),
        schedule,
        generator=noise(),
        on_step=lambda i, total, x, x0: other if i == 1 else None,
    )
    assert torch.equal(network.seen[2], other)
    assert not torch.equal(network.seen[3], other)

    class Stop(Exception):
        pass

    def stop(i: int, total: int, x: Tensor, x0: Tensor) -> None:
        raise Stop

    stopped = Network()
    with pytest.raises(Stop):
        SAMPLERS[name](stopped, start(), schedule, generator=noise(), on_step=stop)
    assert len(stopped.asked) == 1


@pytest.mark.parametrize("name", sorted(SAMPLERS))
def test_the_state_is_float32_whatever_the_network_computes_in(name: str) -> None:
    schedule = Schedule.scaled_linear(3, spacing="trailing")
    seen: list[torch.dtype] = []

    def half(x: Tensor, t: int) -> Tensor:
        seen.append(x.dtype)
        return (0.5 * x).half()

    last = SAMPLERS[name](half, start().half(), schedule, generator=noise())
    assert seen == [torch.float32] * 3
    assert last.dtype == torch.float32


def test_the_same_seed_is_the_same_picture_and_another_is_not() -> None:
    schedule = Schedule.scaled_linear(4, spacing="trailing")
    for name in ("ddpm", "dpmpp_2m_sde"):
        again = [SAMPLERS[name](Network(), start(), schedule, generator=noise()) for _ in range(2)]
        other = torch.Generator().manual_seed(4)
        assert torch.equal(*again)
        assert not torch.equal(
            again[0], SAMPLERS[name](Network(), start(), schedule, generator=other)
        )
        with pytest.raises(ValueError, match="generator"):
            SAMPLERS[name](Network(), start(), schedule)


def test_noise_is_drawn_on_the_cpu_and_moved() -> None:
    x = torch.empty((1, 4, 8, 8), device="meta")
    assert noise_like(x, noise()).device.type == "meta"
    with_half = noise_like(torch.zeros(SHAPE, dtype=torch.float16), noise())
    assert torch.equal(with_half, torch.randn(SHAPE, generator=noise()))


def test_karras_levels_begin_where_the_schedule_begins() -> None:
    schedule = Schedule.scaled_linear(20, spacing="trailing")
    for part in (schedule, schedule.last_part(0.5), schedule.last_part(0)):
        levels = karras_levels(part)
        assert len(levels) == len(part)
        first = part.timesteps[0]
        abar = part.alpha_cumprod(first)
        assert levels[0][0] == first
        assert levels[0][1] == pytest.approx(((1 - abar) / abar) ** 0.5)
        assert [r for _, r in levels] == sorted((r for _, r in levels), reverse=True)
    assert karras_levels(schedule)[-1][0] == 0
    assert dpmpp_2m_karras(Network(), start(), schedule.last_part(0)).shape == SHAPE
