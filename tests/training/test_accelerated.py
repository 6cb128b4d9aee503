"""What a run learns on: what is changed for it is put back."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from diffusers.models.attention_processor import AttnProcessor, AttnProcessor2_0
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

from colorstudio.training.accelerated import quick_attention


def kinds(unet: Any) -> set[type]:
    return {type(one) for one in unet.attn_processors.values()}


def test_attention_in_plain_products_says_the_same_and_is_put_back() -> None:
    layers: dict[str, Any] = {
        "block_out_channels": (8, 16),
        "down_block_types": ("CrossAttnDownBlock2D", "DownBlock2D"),
        "up_block_types": ("UpBlock2D", "CrossAttnUpBlock2D"),
        "norm_num_groups": 4,
    }
    torch.manual_seed(0)
    unet: Any = UNet2DConditionModel(
        sample_size=8, layers_per_block=1, attention_head_dim=2, cross_attention_dim=8, **layers
    )
    x, words, t = torch.randn(1, 4, 8, 8), torch.randn(1, 5, 8), torch.tensor([7])
    plain = unet(x, t, encoder_hidden_states=words).sample
    with quick_attention([unet], torch.device("cpu")):
        assert kinds(unet) == {AttnProcessor}
        quick = unet(x, t, encoder_hidden_states=words).sample
    torch.testing.assert_close(quick, plain, atol=1e-5, rtol=1e-5)
    assert kinds(unet) == {AttnProcessor2_0}
    with pytest.raises(KeyError), quick_attention([unet], torch.device("cpu")):
        raise KeyError
    assert kinds(unet) == {AttnProcessor2_0}
    with quick_attention([unet], torch.device("cuda")):
        assert kinds(unet) == {AttnProcessor2_0}
