"""What the guider is shown: latents of photo and hints in their places, and the covered parts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.diffusion import latents
from colorstudio.imaging.color import lightness
from colorstudio.methods.colorize.piggyback import seen
from colorstudio.methods.colorize.piggyback.guider import Condition
from colorstudio.methods.colorize.piggyback.hint_map import HintMap
from tests.tiny_models import VAE


@pytest.fixture(scope="module")
def vae() -> Any:
    from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL

    with torch.random.fork_rng():
        torch.manual_seed(0)
        return AutoencoderKL(**VAE).eval().requires_grad_(False)


def test_both_are_encoded_and_the_mask_says_where_hints_are(vae: Any) -> None:
    generator = torch.Generator().manual_seed(0)
    grey = torch.rand((2, 1, 24, 32), generator=generator) * 2 - 1
    hints = torch.rand((2, 3, 24, 32), generator=generator) * 2 - 1
    mask = (torch.rand((2, 1, 24, 32), generator=generator) > 0.99).float()
    got = seen.condition(vae, grey, hints, mask)
    expected = latents.encoded(vae, grey.repeat(1, 3, 1, 1))
    torch.testing.assert_close(got.grey, expected)
    wide, places = seen.grown(hints, mask, 8)
    torch.testing.assert_close(got.hints, latents.encoded(vae, wide))
    torch.testing.assert_close(got.mask, places[:, :, ::8, ::8])
    assert 0 < float(got.mask.sum()) < got.mask.numel()


def test_a_hint_fills_each_place_of_the_latents_that_it_touches() -> None:
    hints, mask = torch.zeros(1, 3, 16, 24), torch.zeros(1, 1, 16, 24)
    hints[0, :, 3, 6:10] = torch.tensor([0.5, -0.5, 1.0])[:, None]
    hints[0, :, 4, 8] = torch.tensor([-0.5, 0.5, 0.0])
    mask[0, 0, 3, 6:10] = mask[0, 0, 4, 8] = 1
    wide, places = seen.grown(hints, mask, 8)
    assert places[0, 0, ::8, ::8].tolist() == [[1, 1, 0], [0, 0, 0]]
    expected = torch.zeros(1, 3, 16, 24)
    expected[0, :, :8, :8] = torch.tensor([0.5, -0.5, 1.0])[:, None, None]
    mean = torch.tensor([2 * 0.5 - 0.5, -2 * 0.5 + 0.5, 2.0]) / 3
    expected[0, :, :8, 8:16] = mean[:, None, None]
    torch.testing.assert_close(wide, expected)
    torch.testing.assert_close(
        places[:, :, ::8, ::8].repeat_interleave(8, 2)[..., 0], places[..., 0]
    )
    none, nowhere = seen.grown(torch.zeros(1, 3, 8, 8), torch.zeros(1, 1, 8, 8), 8)
    assert not none.any()
    assert not nowhere.any()


def test_the_channels_stand_in_one_order_and_rows_repeat() -> None:
    z, grey, hints = torch.randn((3, 2, 4, 5, 6))
    mask = torch.rand(2, 1, 5, 6)
    both = Condition(grey, hints, mask).joined(torch.cat([z, -z]))
    assert both.shape == (4, 13, 5, 6)
    torch.testing.assert_close(both[:2], torch.cat([z, grey, hints, mask], dim=1))
    torch.testing.assert_close(both[2:, 4:], both[:2, 4:])
    torch.testing.assert_close(both[2:, :4], -z)


def test_greys_are_of_eight_bit_and_know_their_lightness() -> None:
    grey = np.linspace(-1, 1, 77, dtype=np.float32).reshape(7, 11)
    codes = seen.eight_bit(grey)
    np.testing.assert_allclose(codes, (grey + 1) * 127.5, atol=0.5001)
    np.testing.assert_allclose(seen.grey_tensor(codes)[0].numpy(), grey, atol=1.01 / 255)
    np.testing.assert_allclose(
        seen.lightness_of(codes), lightness(np.dstack([codes] * 3)), atol=1e-3
    )


def test_the_maps_tensors() -> None:
    drawn = HintMap.empty((6, 4))
    drawn.codes[1, 2] = (0.5, -0.5, 1)
    drawn.mask[1, 2] = 1
    codes, mask = seen.map_tensors(drawn)
    assert codes.shape == (3, 4, 6)
    assert codes[:, 1, 2].tolist() == [0.5, -0.5, 1]
    assert mask.shape == (1, 4, 6)
    assert float(mask.sum()) == float(mask[0, 1, 2]) == 1
