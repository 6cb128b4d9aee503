"""What a reference lends: attention to its places, and its means and deviations."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from colorstudio.diffusion.schedules import Schedule
from colorstudio.methods.sketch.reference.guidance import evaluated
from colorstudio.methods.sketch.reference.injection import Injection, adain_layers
from tests.tiny_models import tiny_modules

SCHEDULE = Schedule.scaled_linear(10)


def some(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


X, TOKENS, LATENTS = some(2, 4, 8, 8), some(2, 16, 32, seed=1), some(1, 4, 8, 8, seed=2)
T = 300


@pytest.fixture(scope="module")
def unet() -> nn.Module:
    return tiny_modules()["unet"]


def lent(unet: Any, alone: tuple[bool, bool] = (False, True), **values: Any) -> Tensor:
    generator = torch.Generator().manual_seed(5)
    injection = Injection(LATENTS, SCHEDULE, generator, **values)
    with injection.reading(unet, T, TOKENS[:1], alone):
        return evaluated(unet, X, T, TOKENS)


def plain(unet: Any) -> Tensor:
    return evaluated(unet, X, T, TOKENS)


def banked(unet: Any, rows: tuple[bool, bool]) -> Tensor:
    """Self-attention over the reference's places too, for some rows, by hooks on its inputs."""
    z = SCHEDULE.add_noise(LATENTS, some(1, 4, 8, 8, seed=5), T)
    layers = [m for name, m in unet.named_modules() if name.endswith("attn1")]
    bank: dict[nn.Module, Tensor] = {}
    handles = [
        layer.register_forward_pre_hook(lambda m, given: bank.update({m: given[0].clone()}))
        for layer in layers
    ]
    evaluated(unet, z, T, TOKENS[:1])
    for handle in handles:
        handle.remove()
    model = copy.deepcopy(unet)
    twins = dict(
        zip((m for n, m in model.named_modules() if n.endswith("attn1")), layers, strict=True)
    )

    def forward(attn: Any, states: Tensor) -> Tensor:
        heads = attn.heads
        out = []
        for row, is_banked in zip(states, rows, strict=True):
            both = torch.cat([row, bank[twins[attn]][0]]) if is_banked else row
            q, k, v = attn.to_q(row), attn.to_k(both), attn.to_v(both)
            q, k, v = (x.unflatten(-1, (heads, -1)).transpose(0, 1) for x in (q, k, v))
            weights = (q @ k.transpose(1, 2) / q.shape[-1] ** 0.5).softmax(dim=-1)
            out.append(attn.to_out[0]((weights @ v).transpose(0, 1).flatten(1)))
        return torch.stack(out)

    for attn in twins:
        attn.forward = lambda states, *args, attn=attn, **values: forward(attn, states)  # type: ignore[method-assign]
    return evaluated(model, X, T, TOKENS)


def test_self_attention_looks_at_the_reference_s_places_too(unet: nn.Module) -> None:
    wanted = banked(unet, (True, True))
    torch.testing.assert_close(lent(unet, fidelity=0.0), wanted, rtol=1e-3, atol=1e-4)
    assert (wanted - plain(unet)).abs().max() > 1e-2


def test_with_full_fidelity_rows_without_the_reference_stay_as_they_are(unet: nn.Module) -> None:
    wanted = banked(unet, (True, False))
    found = lent(unet, fidelity=1.0)
    torch.testing.assert_close(found, wanted, rtol=1e-3, atol=1e-4)
    torch.testing.assert_close(found[1], plain(unet)[1], rtol=1e-4, atol=1e-5)


def test_fidelity_lies_between_and_only_counts_for_rows_without_the_reference(
    unet: nn.Module,
) -> None:
    ends = lent(unet, fidelity=0.0), lent(unet, fidelity=1.0)
    half = lent(unet, fidelity=0.5)
    torch.testing.assert_close(half[0], ends[0][0], rtol=1e-4, atol=1e-5)
    assert (half[1] - ends[0][1]).abs().max() > 1e-3
    assert (half[1] - ends[1][1]).abs().max() > 1e-3


def test_it_begins_at_its_part_of_the_way(unet: nn.Module) -> None:
    begins = 1 - T / 999
    assert torch.equal(lent(unet, start=begins + 0.01), plain(unet))
    assert not torch.equal(lent(unet, start=begins - 0.01), plain(unet))


def test_lines_of_the_reference_enter_its_own_pass_alone(unet: nn.Module) -> None:
    sizes = [(32, 8), (32, 4), (64, 2), (96, 1), (96, 1)]
    hints = [some(1, c, s, s, seed=9) for c, s in sizes]
    assert (lent(unet, hints=hints) - lent(unet)).abs().max() > 1e-3


def test_adain_gives_blocks_the_reference_s_mean_and_deviation(unet: nn.Module) -> None:
    x, latents = some(2, 4, 32, 32), some(1, 4, 32, 32, seed=2)  # 4 x 4 places in the middle
    seen: list[Tensor] = []
    kept: list[Tensor] = []
    middle = unet.mid_block
    assert isinstance(middle, nn.Module)
    z = SCHEDULE.add_noise(latents, some(1, 4, 32, 32, seed=5), T)
    handle = middle.register_forward_hook(lambda m, i, o: kept.append(o.clone()))
    evaluated(unet, z, T, TOKENS[:1])
    evaluated(unet, x, T, TOKENS)
    handle.remove()
    # an input of the block after it: what the hooks have made of its output
    after = unet.up_blocks[0].resnets[0]  # pyright: ignore
    handle = after.register_forward_pre_hook(lambda m, given: seen.append(given[0].clone()))
    generator = torch.Generator().manual_seed(5)
    injection = Injection(latents, SCHEDULE, generator, fidelity=1.0, attention=False, adain=0.01)
    with injection.reading(unet, T, TOKENS[:1], (False, True)):
        evaluated(unet, x, T, TOKENS)
    handle.remove()
    own, found = kept[1], seen[-1][:, : kept[0].shape[1]]
    assert own.shape[-2:] == (4, 4)
    for measure in (torch.mean, torch.std):
        wanted, got = measure(kept[0][0], dim=(1, 2)), measure(found[0], dim=(1, 2))
        torch.testing.assert_close(got, wanted, rtol=1e-3, atol=1e-3)
        assert (measure(own[0], dim=(1, 2)) - wanted).abs().max() > 0.05
    torch.testing.assert_close(found[1], own[1], rtol=1e-4, atol=1e-5)


def test_adain_s_slider_counts_blocks_in_the_released_order(unet: nn.Module) -> None:
    names = {module: name for name, module in unet.named_modules()}
    rows = [(names[layer], weight) for layer, weight in adain_layers(unet)]
    assert rows == [
        ("mid_block", 0.0),
        ("down_blocks.1.attentions.0", 2.0),
        ("down_blocks.1.attentions.1", pytest.approx(2 * 5 / 6)),
        ("down_blocks.2.attentions.0", pytest.approx(2 * 4 / 6)),
        ("down_blocks.2.attentions.1", pytest.approx(2 * 3 / 6)),
        ("down_blocks.3.resnets.0", pytest.approx(2 * 2 / 6)),
        ("down_blocks.3.resnets.1", pytest.approx(2 * 1 / 6)),
        ("up_blocks.0.resnets.0", 0.0),
        ("up_blocks.0.resnets.1", 0.25),
        ("up_blocks.0.upsamplers.0", 0.5),
        ("up_blocks.1.attentions.0", 0.75),
        ("up_blocks.1.attentions.1", 1.0),
        ("up_blocks.1.upsamplers.0", 1.25),
        ("up_blocks.2.attentions.0", 1.5),
        ("up_blocks.2.attentions.1", 1.75),
    ]


def test_the_unet_is_as_before_afterwards(unet: nn.Module) -> None:
    before = plain(unet)
    processors = dict(unet.attn_processors)  # pyright: ignore
    lent(unet, adain=2.0)
    with (
        pytest.raises(RuntimeError),
        Injection(LATENTS, SCHEDULE, torch.Generator().manual_seed(0), adain=2.0).reading(
            unet, T, TOKENS[:1], (False, True)
        ),
    ):
        raise RuntimeError
    assert torch.equal(plain(unet), before)
    assert unet.attn_processors == processors  # pyright: ignore
    assert not any(module._forward_hooks for module in unet.modules())


def test_a_unet_with_fewer_blocks_has_its_share_of_them() -> None:
    """The shipped one has one block in a level, Stable Diffusion has two."""
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    layers: dict[str, Any] = {
        "block_out_channels": (8, 16, 16),
        "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        "up_block_types": ("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        "norm_num_groups": 4,
    }
    small: Any = UNet2DConditionModel(
        sample_size=8, layers_per_block=1, attention_head_dim=2, cross_attention_dim=32, **layers
    ).eval()
    names = {module: name for name, module in small.named_modules()}
    rows = [(names[layer], weight) for layer, weight in adain_layers(small)]
    assert rows == [
        ("mid_block", 0.0),
        ("down_blocks.1.attentions.0", 2.0),
        ("down_blocks.2.attentions.0", 1.0),
        ("up_blocks.0.attentions.0", 0.0),
        ("up_blocks.0.upsamplers.0", 0.5),
        ("up_blocks.1.attentions.0", 1.0),
        ("up_blocks.1.upsamplers.0", 1.5),
    ]
    with torch.no_grad():
        before = evaluated(small, X, T, TOKENS)
        assert not torch.equal(lent(small, adain=2.0), before)
        assert torch.equal(evaluated(small, X, T, TOKENS), before)
