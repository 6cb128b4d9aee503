"""The guider steers a frozen prior by Eq. 2, begins as nothing, and leaves nothing behind."""

from __future__ import annotations

import json
from typing import Any

import pytest
import torch
from torch import Tensor

from colorstudio.diffusion.conditioning import Denoiser
from colorstudio.errors import BadInput
from colorstudio.methods.colorize.piggyback.guider import Condition, Fusion, Guider, guided

POINTS = ["down.0", "down.1", "down.2", "down.3", "mid", "up.0", "up.1", "up.2", "up.3", "out"]


def condition(h: int = 8, w: int = 8, n: int = 1) -> Condition:
    generator = torch.Generator().manual_seed(5)
    grey, hints = torch.randn((2, n, 4, h, w), generator=generator)
    return Condition(grey, hints, torch.rand((n, 1, h, w), generator=generator))


def inputs(h: int = 8, w: int = 8, n: int = 2) -> tuple[Tensor, Tensor, Tensor]:
    generator = torch.Generator().manual_seed(6)
    z = torch.randn((n, 4, h, w), generator=generator)
    words = torch.randn((n, 77, 32), generator=generator)
    return z, torch.full((n,), 500), words


def shaken(guider: Guider) -> Guider:
    """As if it had been trained a little: no part of it is idle."""
    generator = torch.Generator().manual_seed(7)
    with torch.no_grad():
        for weight in guider.parameters():
            weight += 0.03 * torch.randn(weight.shape, generator=generator)
    return guider.eval().requires_grad_(False)


@pytest.fixture(scope="module")
def guider(prior: Any) -> Guider:
    return shaken(Guider.of(prior))


def called(network: Any, given: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    z, t, words = given
    with torch.no_grad():
        return network(z, t, encoder_hidden_states=words, return_dict=False)[0]


@pytest.mark.parametrize("size", [(8, 8), (6, 11)])
def test_before_training_it_is_the_prior(prior: Any, size: tuple[int, int]) -> None:
    given = inputs(*size)
    plain = called(prior, given)
    with guided(prior, Guider.of(prior), condition(*size)) as both:
        torch.testing.assert_close(called(both, given), plain, atol=1e-6, rtol=0)


def test_its_copy_begins_with_the_priors_weights(prior: Any) -> None:
    guider = Guider.of(prior)
    own, weights = guider.unet.state_dict(), prior.state_dict()
    assert set(own) == {name for name in weights if not name.startswith("conv_out.")}
    wide = own.pop("conv_in.weight")
    assert wide.shape[1] == 4 + 4 + 4 + 1
    assert torch.equal(wide[:, :4], weights["conv_in.weight"])
    assert not wide[:, 4:].any()
    assert all(torch.equal(value, weights[name]) for name, value in own.items())


def test_eq_2_outer_convolution_over_prior_and_inner_of_guider() -> None:
    fusion = Fusion(3)
    prior, guide = torch.randn((2, 1, 3, 4, 5))
    torch.testing.assert_close(fusion(prior, guide), prior, atol=0, rtol=0)
    with torch.no_grad():
        fusion.outer.weight.copy_(torch.randn(3, 6, 1, 1))
    a, b = fusion.inner.weight[..., 0, 0], fusion.outer.weight[..., 0, 0]
    inner = torch.einsum("oi,nihw->nohw", a, guide) + fusion.inner.bias[:, None, None]  # type: ignore[index]
    expected = torch.einsum("oi,nihw->nohw", b, torch.cat([prior, inner], 1))
    torch.testing.assert_close(fusion(prior, guide), expected)


def test_it_meets_the_prior_at_every_level_and_before_the_output(
    prior: Any, guider: Guider
) -> None:
    assert guider.config["points"] == POINTS
    given = inputs()
    seen: dict[str, Tensor] = {}
    with guided(prior, guider, condition()) as both:
        plain = both.fused
        both.fused = lambda point, own: seen.setdefault(point, plain(point, own))  # type: ignore[method-assign]
        called(both, given)
    assert list(seen) == POINTS
    shapes = [tuple(seen[point].shape[1:]) for point in POINTS]
    assert shapes == [
        (32, 4, 4),
        (64, 2, 2),
        (96, 1, 1),
        (96, 1, 1),
        (96, 1, 1),
        (96, 2, 2),
        (96, 4, 4),
        (64, 8, 8),
        (32, 8, 8),
        (32, 8, 8),
    ]


@pytest.mark.parametrize("point", POINTS)
def test_each_point_alone_moves_the_answer(prior: Any, point: str) -> None:
    only = shaken(Guider.of(prior, (point,)))
    given = inputs(n=1)
    plain = called(prior, given)
    with guided(prior, only, condition()) as both:
        assert (called(both, given) - plain).abs().max() > 1e-4


def test_a_fused_level_is_also_what_the_way_up_gets(prior: Any) -> None:
    """A level on the way down is one feature: what goes on and what is kept."""
    only = shaken(Guider.of(prior, ("down.1",)))
    kept: list[Any] = []
    hook = None
    with guided(prior, only, condition()) as both:
        hook = prior.down_blocks[1].register_forward_hook(lambda m, a, out: kept.append(out))
        called(both, inputs(n=1))
        hook.remove()
    state, skips = kept[0]
    assert state is skips[-1]


@pytest.mark.parametrize("part", ["grey", "hints", "mask"])
def test_everything_it_is_shown_counts(prior: Any, guider: Guider, part: str) -> None:
    seen, given = condition(), inputs(n=1)
    other = Condition(**{**vars(seen), part: vars(seen)[part] * 0.5})
    with guided(prior, guider, seen) as both:
        one = called(both, given)
        both.seen = other
        assert (called(both, given) - one).abs().max() > 1e-5


def test_both_rows_of_guidance_go_through_both_networks_at_once(prior: Any, guider: Guider) -> None:
    z, _, words = inputs(n=2)
    with guided(prior, guider, condition()) as both:
        apart = [called(both, (z[:1], torch.tensor([500]), words[n : n + 1])) for n in (0, 1)]
        got = Denoiser(both, words[:1], words[1:], 7.5)(z[:1], 500)
    expected = apart[1] + 7.5 * (apart[0] - apart[1])
    torch.testing.assert_close(got, expected, atol=1e-4, rtol=1e-4)


def test_nothing_is_left_on_the_prior(prior: Any, guider: Guider) -> None:
    given = inputs()
    plain = called(prior, given)
    with pytest.raises(KeyError), guided(prior, guider, condition()) as both:  # noqa: PT012
        called(both, given)
        raise KeyError
    assert torch.equal(called(prior, given), plain)
    assert not any(m._forward_hooks or m._forward_pre_hooks for m in prior.modules())
    assert not any(m._forward_hooks or m._forward_pre_hooks for m in guider.modules())
    assert both.features == {}


def test_one_that_fails_midway_leaves_nothing_either(prior: Any, guider: Guider) -> None:
    wrong = condition(4, 4)
    with pytest.raises(RuntimeError), guided(prior, guider, wrong) as both:
        called(both, inputs())
    assert not any(m._forward_hooks or m._forward_pre_hooks for m in prior.modules())
    assert not any(m._forward_hooks or m._forward_pre_hooks for m in guider.modules())


def test_only_the_guider_learns_all_of_it(prior: Any) -> None:
    guider = Guider.of(prior).train()
    with torch.no_grad():
        for fusion in guider.fusions.values():
            fusion.outer.weight.add_(0.01)  # type: ignore[union-attr]
    found = []
    for again in (False, True):
        if again:
            guider.enable_gradient_checkpointing()
            prior.enable_gradient_checkpointing()
        z, t, words = inputs(n=1)
        with guided(prior, guider, condition()) as both:
            answer = both(z, t, encoder_hidden_states=words)[0]
            answer.square().mean().backward()
        assert all(weight.grad is None for weight in prior.parameters())
        assert all(weight.grad is not None for weight in guider.parameters())
        found.append([weight.grad.clone() for weight in guider.parameters()])  # type: ignore[union-attr]
        guider.zero_grad()
    prior.disable_gradient_checkpointing()
    for one, other in zip(*found, strict=True):
        torch.testing.assert_close(one, other, atol=1e-5, rtol=1e-4)


def test_its_configuration_is_json_and_makes_it_again(prior: Any, guider: Guider) -> None:
    again = Guider.from_config(json.loads(json.dumps(guider.config)))
    assert again.config == guider.config
    again.load_state_dict(guider.state_dict())
    with pytest.raises(ValueError, match="not known"):
        Guider.from_config({**guider.config, "hints": "other"})


def test_a_guider_of_another_kind_is_refused(guider: Guider) -> None:
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    from tests.tiny_models import UNET

    wider: dict[str, Any] = {**UNET, "cross_attention_dim": 64}
    other = UNet2DConditionModel(**wider)
    with pytest.raises(BadInput, match="another kind"), guided(other, guider, condition()):
        pass
