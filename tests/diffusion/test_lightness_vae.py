"""The decoder that sees the photo: at first as the plain one, then with the photo's features."""

from __future__ import annotations

import json
from typing import Any

import pytest
import torch
from torch import Tensor

from colorstudio.diffusion import latents, lightness_vae
from colorstudio.diffusion.lightness_vae import Lightness
from colorstudio.errors import BadInput


@pytest.fixture
def lightness(vae: Any) -> Lightness:
    """Trained, as far as its convolutions no longer are zeros."""
    made = Lightness.of(vae).eval().requires_grad_(False)
    generator = torch.Generator().manual_seed(1)
    for adapter in made.adapters:
        for weight in adapter.parameters():
            weight.copy_(0.05 * torch.randn(weight.shape, generator=generator))
    return made


def some(h: int = 6, w: int = 9, n: int = 1) -> tuple[Tensor, Tensor]:
    """Latents, and a grey photo as large as what they decode to."""
    generator = torch.Generator().manual_seed(3)
    z = 0.18215 * torch.randn((n, 4, h, w), generator=generator)
    return z, torch.rand((n, 1, 8 * h, 8 * w), generator=generator) * 2 - 1


def test_before_training_it_is_the_plain_decoder(vae: Any) -> None:
    z, grey = some()
    plain = latents.decoded(vae, z)
    assert (lightness_vae.decoded(vae, Lightness.of(vae), z, grey) - plain).abs().max() <= 1e-6


def test_g_begins_as_the_autoencoders_encoder_without_its_middle(vae: Any) -> None:
    made = Lightness.of(vae)
    of_vae = vae.encoder.state_dict()
    own = {k: v for k, v in made.state_dict().items() if not k.startswith("adapters.")}
    assert own.keys() == {k for k in of_vae if k.startswith(("conv_in.", "down_blocks."))}
    assert all(torch.equal(value, of_vae[name]) for name, value in own.items())
    assert all(not weight.any() for weight in made.adapters.parameters())


def test_eq_4_at_each_level_of_the_decoder(vae: Any, lightness: Lightness) -> None:
    """Against the same sums put in by hooks on the untouched decoder, with G by hand."""
    z, grey = some()
    with torch.no_grad():
        h = lightness.conv_in(grey.repeat(1, 3, 1, 1))
        taps = [h]
        for block in lightness.down_blocks:
            for resnet in block.resnets:  # type: ignore[union-attr]
                h = resnet(h, None)
            taps.append(h)
            for sampler in block.downsamplers or ():  # type: ignore[union-attr]
                h = sampler(h)
        assert [tuple(t.shape[1:]) for t in taps] == [
            (32, 48, 72),
            (32, 48, 72),
            (64, 24, 36),
            (96, 12, 18),
            (96, 6, 9),
        ]
        added = [conv(tap) for conv, tap in zip(lightness.adapters, taps[:0:-1], strict=False)]
        last = lightness.adapters[4](taps[0])
        ups = vae.decoder.up_blocks
        hooks = [
            ups[n].resnets[-1].register_forward_hook(lambda m, a, out, n=n: out + added[n])
            for n in range(4)
        ]
        hooks.append(vae.decoder.conv_out.register_forward_pre_hook(lambda m, a: (a[0] + last,)))
    expected = latents.decoded(vae, z)
    for hook in hooks:
        hook.remove()
    got = lightness_vae.decoded(vae, lightness, z, grey)
    torch.testing.assert_close(got, expected, atol=2e-6, rtol=0)
    assert (got - latents.decoded(vae, z)).abs().max() > 0.05


@pytest.mark.parametrize("tile", [2, 3, 5])
def test_in_strips_it_is_the_same(vae: Any, lightness: Lightness, tile: int) -> None:
    z, grey = some(11, 7, 2)
    whole = lightness_vae.decoded(vae, lightness, z, grey)
    strips = lightness_vae.decoded(vae, lightness, z, grey, tile)
    torch.testing.assert_close(strips, whole, atol=2e-5, rtol=0)


def test_carried_in_strips_it_is_the_same(vae: Any, lightness: Lightness) -> None:
    z, grey = some(11, 7, 2)
    plain = lightness_vae.decoded(vae, lightness, z, grey)
    carrying = Lightness.from_config({**lightness.config, "carries": True})
    carrying.load_state_dict(lightness.state_dict())
    whole = lightness_vae.decoded(vae, carrying, z, grey)
    strips = lightness_vae.decoded(vae, carrying, z, grey, 3)
    torch.testing.assert_close(strips, whole, atol=1e-4, rtol=0)
    held = (whole.abs() < 1).all(dim=1, keepdim=True)
    away = (lightness_vae.grey_like(whole) - grey).abs()[held]
    assert float(away.mean()) < 0.01 < 0.1 < float((plain - whole).abs().mean())


def test_only_g_and_its_convolutions_learn(vae: Any) -> None:
    made = Lightness.of(vae).train()
    z, grey = some(4, 4)
    made.enable_gradient_checkpointing()
    rgb = lightness_vae.lit(vae.decoder, made, z / 0.18215, grey)
    rgb.square().mean().backward()
    assert all(adapter.weight.grad.abs().sum() > 0 for adapter in made.adapters)  # type: ignore[union-attr]
    assert all(weight.grad is None for weight in vae.parameters())


def test_checkpointing_changes_no_gradient(vae: Any, lightness: Lightness) -> None:
    z, grey = some(4, 4)
    found = []
    for again in (False, True):
        made = Lightness.from_config(lightness.config)
        made.load_state_dict(lightness.state_dict())
        made.gradient_checkpointing = again
        lightness_vae.lit(vae.decoder, made, z / 0.18215, grey).square().mean().backward()
        found.append([weight.grad for weight in made.parameters() if weight.grad is not None])
    assert len(found[0]) == len(found[1]) == len(list(lightness.parameters()))
    for one, other in zip(*found, strict=True):
        torch.testing.assert_close(one, other)


def test_its_configuration_is_json_and_makes_it_again(vae: Any, lightness: Lightness) -> None:
    again = Lightness.from_config(json.loads(json.dumps(lightness.config)))
    assert again.config == lightness.config
    again.load_state_dict(lightness.state_dict())


def test_another_autoencoders_is_refused(vae: Any) -> None:
    z, grey = some()
    config = {**Lightness.of(vae).config, "block_out_channels": [32, 64, 64, 64]}
    with pytest.raises(BadInput, match="another autoencoder"):
        lightness_vae.decoded(vae, Lightness.from_config(config), z, grey)
    with pytest.raises(BadInput, match="not as large"):
        lightness_vae.decoded(vae, Lightness.of(vae), z, grey[..., :-8])


def test_it_comes_back_in_its_own_precision(vae: Any, lightness: Lightness) -> None:
    z, grey = some()
    expected = lightness_vae.decoded(vae, lightness, z, grey)
    got = lightness_vae.decoded(vae, lightness.half(), z, grey)
    assert lightness.dtype == torch.float16
    torch.testing.assert_close(got, expected, atol=0.02, rtol=0)
