"""Pictures to latents and back: whole, in strips, and as quick previews."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st
from torch.nn import functional as F

from colorstudio.diffusion.latents import (
    decoded,
    downscaling,
    encoded,
    fitted_factors,
    preview,
    tiny_preview,
)
from colorstudio.diffusion.vae_tiling import tileable
from colorstudio.errors import BadInput

SCALE = 0.18215


def picture(height: int, width: int, seed: int = 0, count: int = 1) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.rand((count, 3, height, width), generator=generator) * 2 - 1


def test_the_mode_and_the_scaling_factor_are_diffusers(vae: Any) -> None:
    rgb = picture(64, 40, count=2)
    z = encoded(vae, rgb)
    torch.testing.assert_close(z, vae.encode(rgb).latent_dist.mode() * SCALE)
    torch.testing.assert_close(decoded(vae, z), vae.decode(z / SCALE).sample.clamp(-1, 1))
    assert downscaling(vae) == 8


def test_a_draw_from_the_posterior_is_diffusers_with_the_same_noise(vae: Any) -> None:
    rgb = picture(64, 40)

    def noise() -> torch.Generator:
        return torch.Generator().manual_seed(5)

    theirs = vae.encode(rgb).latent_dist.sample(noise()) * SCALE
    torch.testing.assert_close(encoded(vae, rgb, sample=True, generator=noise()), theirs)
    with pytest.raises(ValueError, match="generator"):
        encoded(vae, rgb, sample=True)


@pytest.mark.parametrize("size", [(64, 64), (61, 43), (8, 8), (9, 8), (3, 2), (1, 1)])
def test_any_size_is_continued_and_cropped(vae: Any, size: tuple[int, int]) -> None:
    rgb = picture(*size)
    z = encoded(vae, rgb)
    assert z.shape == (1, 4, -(-size[0] // 8), -(-size[1] // 8))
    assert decoded(vae, z, size=size).shape == rgb.shape
    if size == (61, 43):
        reflected = F.pad(rgb, (0, 5, 0, 3), mode="reflect")
        assert torch.equal(z, encoded(vae, reflected))


def assert_equal_but_for_rounding(a: torch.Tensor, b: torch.Tensor) -> None:
    spread = float(b.std())
    assert float((a - b).abs().mean()) <= 1e-4 * spread
    assert float((a - b).abs().max()) <= 1e-3 * spread


@settings(max_examples=8)
@given(
    height=st.integers(1, 14), width=st.integers(1, 14), tile=st.integers(1, 12), seed=st.integers()
)
@example(height=9, width=9, tile=1, seed=0)  # the last strip is one row
def test_strips_are_the_whole(vae: Any, height: int, width: int, tile: int, seed: int) -> None:
    rgb = picture(8 * height, 8 * width, seed % 2**32, count=2)
    z = encoded(vae, rgb)
    assert_equal_but_for_rounding(encoded(vae, rgb, tile=tile), z)
    # random weights squeeze: latents as large as real ones
    z = z / z.std()
    whole = decoded(vae, z)
    strips = decoded(vae, z, tile)
    assert float((strips - whole).abs().mean()) <= 0.1 / 255
    assert float((strips - whole).abs().max()) <= 0.4 / 255


def test_plain_tiles_would_not_do(vae: Any) -> None:
    z = torch.randn((1, 4, 16, 8), generator=torch.Generator().manual_seed(0))
    z[:, :, 8:] *= 3
    whole = decoded(vae, z)
    halves = torch.cat([decoded(vae, z[:, :, :8]), decoded(vae, z[:, :, 8:])], dim=2)
    assert float((halves - whole).abs().mean()) > 4 / 255
    assert float((decoded(vae, z, 4) - whole).abs().mean()) < 0.1 / 255


def test_strips_may_wait_elsewhere_and_keep_the_dtype(vae: Any) -> None:
    z = torch.randn((1, 4, 20, 8), generator=torch.Generator().manual_seed(0))
    elsewhere = decoded(vae, z, 4, keep_on=torch.device("cpu"))
    assert torch.equal(elsewhere, decoded(vae, z, 4))
    half = vae.to(torch.bfloat16)
    try:
        whole, strips = decoded(half, z), decoded(half, z, 4)
        assert strips.dtype == torch.float32
        assert float((strips - whole).abs().mean()) <= 4 / 255
    finally:
        vae.to(torch.float32)


def test_what_is_no_larger_than_a_tile_runs_whole(
    vae: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from colorstudio.diffusion import latents

    cut: list[int] = []
    real = latents.decoded_in_strips
    monkeypatch.setattr(latents, "decoded_in_strips", lambda *a: cut.append(a[2]) or real(*a))
    z = torch.randn((1, 4, 6, 6), generator=torch.Generator().manual_seed(0))
    for tile in (None, 0, 6, 5):
        decoded(vae, z, tile)
    assert cut == [40]


def test_what_half_precision_cannot_hold_is_decoded_in_single(vae: Any) -> None:
    z = torch.randn((1, 4, 4, 4), generator=torch.Generator().manual_seed(0))
    whole = decoded(vae, z)
    weight = vae.post_quant_conv.weight.clone()
    try:
        # 1e5 is infinite in half precision, and the first norm takes such a factor out again
        vae.half()
        huge = decoded(vae, 60_000 * z)
        assert vae.dtype == torch.float16
        assert bool(huge.isfinite().all())
        vae.float()
        vae.post_quant_conv.weight[0] = float("nan")
        with pytest.raises(BadInput, match="not numbers"):
            decoded(vae, z)
    finally:
        vae.float()
        vae.post_quant_conv.weight.copy_(weight)
    torch.testing.assert_close(decoded(vae, z), whole, rtol=0, atol=0.02)


def test_only_stable_diffusions_autoencoder_is_cut(vae: Any) -> None:
    from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny

    assert tileable(vae)
    tiny = AutoencoderTiny(encoder_block_out_channels=(8,) * 4, decoder_block_out_channels=(8,) * 4)
    assert not tileable(tiny)
    z = torch.zeros(2, 4, 4, 6)
    shown = tiny_preview(tiny, z)
    wanted = tiny.decode(z, return_dict=False)[0][0].detach().permute(1, 2, 0).clamp(-1, 1).numpy()
    assert shown.shape == (32, 48, 3)
    assert np.abs(shown / 127.5 - 1 - wanted).max() <= 1 / 255 + 1e-6


def test_a_preview_is_linear_in_the_latents_with_a_bias() -> None:
    z = torch.zeros(2, 4, 2, 3)
    z[0, 1, 0, 2] = 0.5
    factors = np.zeros((5, 3), np.float32)
    factors[1] = 1.0, 0.0, -1.0
    factors[4] = 0.0, 0.2, 0.0
    shown = preview(z, factors)
    assert shown.shape == (2, 3, 3)
    assert shown.dtype == np.uint8
    assert shown[0, 0].tolist() == [128, 153, 128]
    assert shown[0, 2].tolist() == [191, 153, 64]


class Averaging(torch.nn.Module):
    """Stands for an autoencoder whose colours are exactly linear in its latents."""

    mix = torch.tensor([[0.5, 0.1, 0.0], [0.0, 0.4, 0.1], [0.2, 0.0, 0.6], [0.1, -0.3, 0.2]])
    bias = torch.tensor([0.05, -0.1, 0.02])
    quant_conv = post_quant_conv = None
    device, dtype = torch.device("cpu"), torch.float32

    class config:
        block_out_channels = (1, 1, 1, 1)
        scaling_factor = 0.5

    def encoder(self, rgb: torch.Tensor) -> torch.Tensor:
        seen = F.avg_pool2d(rgb, 8)
        # four latents from three colours: the least squares has a null space
        z = torch.cat([seen, seen[:, :1] - seen[:, 1:2]], dim=1)
        return torch.cat([z, torch.zeros_like(z)], dim=1)

    def decoder(self, z: torch.Tensor) -> torch.Tensor:
        rgb = torch.einsum("nchw,ck->nkhw", z, self.mix) + self.bias[None, :, None, None]
        return F.interpolate(rgb, scale_factor=8.0)


def test_the_fit_finds_the_map_and_the_bias() -> None:
    factors = fitted_factors(Averaging())
    assert factors.shape == (5, 3)
    assert factors.dtype == np.float32
    rgb = picture(32, 32, seed=9) * 0.5
    z = encoded(Averaging(), rgb)
    wanted = F.avg_pool2d(decoded(Averaging(), z), 8)[0].permute(1, 2, 0).numpy()
    assert np.abs(preview(z, factors) / 127.5 - 1 - wanted).max() <= 2 / 255
    assert factors[4] == pytest.approx(Averaging.bias.numpy(), abs=1e-3)


def test_the_fit_is_the_same_again(vae: Any) -> None:
    factors = fitted_factors(vae)
    assert np.isfinite(factors).all()
    assert np.array_equal(factors, fitted_factors(vae))
    assert not np.array_equal(factors, fitted_factors(vae, seed=1))
