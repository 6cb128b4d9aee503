"""Colour out of latents by degrees and back: the report's equations, word by word."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from colorstudio.diffusion.guidance import extra_weight
from colorstudio.methods.colorize.cold.degrade import (
    degraded,
    mixed,
    residual,
    restored,
    scaled,
    step_by_degrading,
    step_by_residual,
    times,
)


def latents(seed: int) -> Tensor:
    return torch.randn(2, 4, 5, 3, generator=torch.Generator().manual_seed(seed))


GREY, RGB = latents(0), latents(1)


def test_z_t_goes_from_grey_to_colour() -> None:
    assert torch.equal(mixed(GREY, RGB, 0.0), GREY)
    assert torch.equal(mixed(GREY, RGB, 1.0), RGB)
    torch.testing.assert_close(mixed(GREY, RGB, 0.25), 0.75 * GREY + 0.25 * RGB)
    t = torch.tensor([0.25, 1.0]).reshape(2, 1, 1, 1)
    each = mixed(GREY, RGB, t)
    torch.testing.assert_close(each[0], 0.75 * GREY[0] + 0.25 * RGB[0])
    torch.testing.assert_close(each[1], RGB[1])


@pytest.mark.parametrize("t", [0.0, 0.3, 0.9])
def test_the_residual_leads_to_colour_from_everywhere(t: float) -> None:
    torch.testing.assert_close(mixed(GREY, RGB, t) + residual(GREY, RGB, t), RGB)
    torch.testing.assert_close(residual(GREY, RGB, t), (1 - t) * (RGB - GREY))


def test_time_ascends_and_descends_as_published() -> None:
    assert times(4) == [0.0, 0.25, 0.5, 0.75]
    assert times(4, "as-published") == [0.75, 0.5, 0.25, 0.0]
    assert len(times(50)) == 50


def test_one_step_is_section_4_5() -> None:
    z, z_x = latents(2), latents(3)
    torch.testing.assert_close(step_by_residual(z, z_x, GREY, 3, 50), z + (z_x - GREY) / 50)


def test_degrees_of_the_degradation() -> None:
    assert torch.equal(degraded(RGB, GREY, 0, 8), RGB)
    assert torch.equal(degraded(RGB, GREY, 8, 8), GREY)
    torch.testing.assert_close(degraded(RGB, GREY, 2, 8), 0.25 * GREY + 0.75 * RGB)


def test_one_step_is_section_4_4() -> None:
    z, z_x, steps = latents(2), latents(3), 8
    for k in range(steps):
        s = steps - k
        wanted = z - degraded(z_x, GREY, s, steps) + degraded(z_x, GREY, s - 1, steps)
        torch.testing.assert_close(step_by_degrading(z, z_x, GREY, k, steps), wanted)


def test_section_4_4_equals_4_5_without_guidance() -> None:
    """Bansal et al.'s update, and the one of the report with s = 0, for a network that errs."""

    def predict(z: Tensor, t: float) -> Tensor:
        cond, uncond = torch.tanh(z + t) - 0.3 * z, torch.cos(z)
        return extra_weight(cond, uncond, 0.0)

    seen: dict[str, list[Tensor]] = {"4.4": [], "4.5": []}
    for name, step in (("4.4", step_by_degrading), ("4.5", step_by_residual)):
        restored(
            predict,
            GREY,
            12,
            time_scale=1.0,
            step=step,
            on_step=lambda k, z_x, name=name: seen[name].append(z_x),
        )
    for general, own in zip(*seen.values(), strict=True):
        torch.testing.assert_close(general, own, atol=1e-5, rtol=1e-5)
    assert not torch.allclose(seen["4.5"][0], seen["4.5"][-1], atol=1e-2)


@pytest.mark.parametrize("step", [step_by_residual, step_by_degrading])
def test_a_perfect_network_walks_straight_from_grey_to_colour(step) -> None:
    steps, told, walked = 10, [], []

    def perfect(z: Tensor, t: float) -> Tensor:
        told.append(t)
        walked.append(z)
        return RGB - z

    found = restored(perfect, GREY, steps, time_scale=1000.0, step=step)
    torch.testing.assert_close(found, RGB)
    assert told == [1000.0 * k / steps for k in range(steps)]
    for k, z in enumerate(walked):
        torch.testing.assert_close(z, mixed(GREY, RGB, k / steps), atol=1e-5, rtol=1e-5)


def test_the_network_is_told_time_in_its_own_order_and_scale() -> None:
    told = []

    def predict(z: Tensor, t: float) -> Tensor:
        told.append(t)
        return torch.zeros_like(z)

    restored(predict, GREY, 4, order="as-published", time_scale=1.0)
    assert told == [0.75, 0.5, 0.25, 0.0]


def test_colour_scale() -> None:
    assert torch.equal(scaled(GREY, RGB, 1.0), RGB)
    assert torch.equal(scaled(GREY, RGB, 0.0), GREY)
    torch.testing.assert_close(scaled(GREY, RGB, 1.5), GREY + 1.5 * (RGB - GREY))
