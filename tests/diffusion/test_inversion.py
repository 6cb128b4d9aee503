"""Inversion: against diffusers, and that each way holds a guided picture to its source."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from diffusers.schedulers.scheduling_ddim_inverse import DDIMInverseScheduler
from torch import Tensor

from colorstudio.diffusion.conditioning import Denoiser
from colorstudio.diffusion.inversion import ddim_inverted, negative_prompt, null_text
from colorstudio.diffusion.samplers import ddim
from colorstudio.diffusion.schedules import CLEAN, Schedule

BETAS: dict[str, Any] = {"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012}
GUIDANCE = 7.5


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("kind", ["epsilon", "v_prediction"])
def test_every_step_back_is_diffusers_step(kind: Any) -> None:
    theirs = DDIMInverseScheduler(
        **BETAS,
        prediction_type=kind,
        clip_sample=False,
        set_alpha_to_one=False,
        steps_offset=1,
    )
    theirs.set_timesteps(10)
    schedule = Schedule.scaled_linear(10, prediction_type=kind)
    asked: list[int] = []
    told: list[tuple[int, int]] = []

    def predict(x: Tensor, t: int) -> Tensor:
        asked.append(t)
        return torch.tanh(x.roll(1, 2) + t / 1000)

    trajectory = ddim_inverted(
        predict,
        drawn(1, 4, 8, 8),
        schedule,
        on_step=lambda i, total, x, x0: told.append((i, total)),
    )
    assert asked == theirs.timesteps.tolist()
    assert told == [(i, 10) for i in range(10)]
    assert len(trajectory) == 11
    for i, t in enumerate(theirs.timesteps):
        said = predict(trajectory[i], int(t))
        step = theirs.step(said, int(t), trajectory[i], return_dict=False)[0]
        torch.testing.assert_close(trajectory[i + 1], step, rtol=0, atol=1e-5)


def test_noise_that_does_not_change_comes_back_exactly() -> None:
    schedule = Schedule.scaled_linear(12)
    x0, eps = drawn(1, 4, 8, 8), drawn(1, 4, 8, 8, seed=1)
    first = schedule.add_noise(x0, eps, CLEAN)
    trajectory = ddim_inverted(lambda x, t: eps, first, schedule)
    for x, t in zip(trajectory, (CLEAN, *reversed(schedule.timesteps)), strict=True):
        torch.testing.assert_close(x, schedule.add_noise(x0, eps, t), rtol=0, atol=1e-5)
    back = ddim(lambda x, t: eps, trajectory[-1], schedule)
    torch.testing.assert_close(back, first, rtol=0, atol=1e-4)


@pytest.fixture(scope="module")
def source(unet: Any) -> tuple[Schedule, Tensor, Tensor, list[Tensor]]:
    """A schedule, the prompt's embedding and the empty one's, and the picture's trajectory."""
    schedule = Schedule.scaled_linear(3)
    cond, empty = drawn(1, 77, 32, seed=2), drawn(1, 77, 32, seed=3)
    return schedule, cond, empty, ddim_inverted(Denoiser(unet, cond), drawn(1, 4, 8, 8), schedule)


def test_the_negative_prompt_repeats_guidance_one_exactly(unet: Any, source: Any) -> None:
    schedule, cond, _, trajectory = source
    walks: list[list[Tensor]] = []
    for denoiser in (
        Denoiser(unet, cond),
        Denoiser(unet, cond, negative_prompt(cond).clone(), GUIDANCE),
    ):
        walk: list[Tensor] = []
        ddim(denoiser, trajectory[-1], schedule, on_step=lambda i, n, x, x0, w=walk: w.append(x))
        walks.append(walk)
    assert all(torch.equal(a, b) for a, b in zip(*walks, strict=True))


@pytest.fixture(scope="module")
def found(unet: Any, source: Any) -> dict[int, Tensor]:
    schedule, cond, empty, trajectory = source
    return null_text(Denoiser(unet, cond, empty, GUIDANCE), trajectory, schedule)


def test_null_text_holds_guidance_to_the_trajectory(
    unet: Any, source: Any, found: dict[int, Tensor]
) -> None:
    schedule, cond, empty, trajectory = source
    assert sorted(found, reverse=True) == list(schedule.timesteps)
    assert all(e.shape == empty.shape and not e.requires_grad for e in found.values())

    def strayed(uncond: Any) -> list[float]:
        walk: list[Tensor] = []
        denoiser = Denoiser(unet, cond, uncond, GUIDANCE)
        ddim(denoiser, trajectory[-1], schedule, on_step=lambda i, n, x, x0: walk.append(x))
        pivots = trajectory[-2::-1]
        return [float((x - p).square().mean()) for x, p in zip(walk, pivots, strict=True)]

    plain, held = strayed(empty), strayed(found)
    assert all(h < 0.75 * p for h, p in zip(held, plain, strict=True))


def test_null_text_is_the_same_again_with_little_memory_and_in_inference_mode(
    unet: Any, source: Any, found: dict[int, Tensor]
) -> None:
    schedule, cond, empty, trajectory = source
    with torch.inference_mode():
        again = null_text(
            Denoiser(unet, cond.clone(), empty.clone(), GUIDANCE),
            [x.clone() for x in trajectory],
            schedule,
            spare_memory=True,
        )
    for t, embedding in found.items():
        torch.testing.assert_close(again[t], embedding, rtol=0, atol=1e-6)
    assert not unet.is_gradient_checkpointing
    assert all(p.grad is None and not p.requires_grad for p in unet.parameters())


def test_null_text_stops_early_where_nothing_strays_and_can_be_cancelled(
    unet: Any, source: Any
) -> None:
    schedule, cond, _, trajectory = source
    calls: list[int] = []
    exact = ddim_like_trajectory(unet, cond, trajectory[-1], schedule)
    null_text(
        Denoiser(unet, cond, cond.clone(), GUIDANCE),
        exact,
        schedule,
        on_step=lambda i, total, x, x0: calls.append(i),
    )
    assert calls == [0, 1, 2]

    class Stop(Exception):
        pass

    def stop(i: int, total: int, x: Tensor, x0: Tensor) -> None:
        raise Stop

    with pytest.raises(Stop):
        null_text(Denoiser(unet, cond, cond, GUIDANCE), exact, schedule, on_step=stop)
    with pytest.raises(ValueError, match="embedding"):
        null_text(Denoiser(unet, cond), exact, schedule)


def ddim_like_trajectory(
    unet: Any, cond: Tensor, start: Tensor, schedule: Schedule
) -> list[Tensor]:
    """The trajectory of a generated picture: clean latents first."""
    walk = [start]
    ddim(Denoiser(unet, cond), start, schedule, on_step=lambda i, n, x, x0: walk.append(x))
    return walk[::-1]


class Plain:
    """A network that says its text's mean, the more the further a place is to the right."""

    dtype, is_gradient_checkpointing = torch.float32, False

    def __call__(self, x: Tensor, t: Tensor, encoder_hidden_states: Tensor, **_: Any) -> Any:
        weight = torch.linspace(0.5, 1.5, x.shape[-1])
        return (encoder_hidden_states.mean((1, 2))[:, None, None, None] * weight + 0.1 * x,)


def by_the_authors(
    net: Plain, levels: list[Tensor], cond: Tensor, empty: Tensor, schedule: Schedule
) -> tuple[dict[int, Tensor], list[int]]:
    """null_optimization of the authors' notebook, for 50 steps; and its inner steps."""
    null, x, found, counts = empty, levels[-1], {}, []
    times = schedule.timesteps

    def previous(i: int, null: Tensor, x: Tensor) -> Tensor:
        (with_,), (without,) = net(x, times, cond), net(x, times, null)  # type: ignore[arg-type]
        eps = without + GUIDANCE * (with_ - without)
        here = schedule.alphas_cumprod[times[i]].item()
        there = schedule.alphas_cumprod[max(0, times[i] - 20)].item()
        x0 = (x - (1 - here) ** 0.5 * eps) / here**0.5
        return there**0.5 * x0 + (1 - there) ** 0.5 * eps

    for i in range(50):
        null = null.clone().requires_grad_()
        adam = torch.optim.Adam([null], lr=1e-2 * (1.0 - i / 100.0))
        counts.append(0)
        for _ in range(10):
            counts[i] += 1
            loss = torch.nn.functional.mse_loss(previous(i, null, x), levels[-2 - i])
            adam.zero_grad()
            loss.backward()
            adam.step()
            if loss.item() < 1e-5 + i * 2e-5:
                break
        null = null.detach()
        found[times[i]] = null
        x = previous(i, null, x)
    return found, counts


def test_null_text_is_the_authors_algorithm() -> None:
    schedule, net = Schedule.scaled_linear(50), Plain()
    cond, empty = torch.full((1, 3, 4), 0.2), torch.zeros(1, 3, 4)
    unet: Any = net
    levels = ddim_inverted(Denoiser(unet, cond), drawn(1, 4, 2, 8), schedule)
    wanted, counts = by_the_authors(net, levels, cond, empty, schedule)
    # some steps take all ten, some are broken off: numbers of both kinds are at work
    assert len(set(counts)) > 3
    calls: list[int] = []
    found = null_text(
        Denoiser(unet, cond, empty, GUIDANCE),
        levels,
        schedule,
        on_step=lambda i, total, x, x0: calls.append(i),
    )
    assert [calls.count(i) for i in range(50)] == counts
    for t, embedding in wanted.items():
        torch.testing.assert_close(found[t], embedding, rtol=0, atol=1e-5)
