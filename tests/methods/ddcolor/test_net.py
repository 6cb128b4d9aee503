"""DDColor's network: the names and counts of the released files, and no part of it idle."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
import torch

from colorstudio.methods.colorize.ddcolor.net import (
    LARGE,
    TINY,
    DDColor,
    Sizes,
    SpectralConv,
    _places,
    sizes_of,
)
from tests.tiny_ddcolor import SIZES, ddcolor

AFFINE = "{weight,bias}"
SPECTRAL = "{weight_orig,weight_u,weight_v}"
BATCH = "{weight,bias,running_mean,running_var,num_batches_tracked}"
KEYS = f"""
mean
std
encoder.arch.downsample_layers.0.{{0,1}}.{AFFINE}
encoder.arch.downsample_layers.{{1,2,3}}.{{0,1}}.{AFFINE}
encoder.arch.stages.{{0.0,1.0,2.0,2.1,3.0}}.gamma
encoder.arch.stages.{{0.0,1.0,2.0,2.1,3.0}}.{{dwconv,norm,pwconv1,pwconv2}}.{AFFINE}
encoder.arch.{{norm,norm0,norm1,norm2,norm3}}.{AFFINE}
decoder.layers.{{0,1,2}}.shuf.conv.0.{SPECTRAL}
decoder.layers.{{0,1,2}}.shuf.conv.1.{BATCH}
decoder.layers.{{0,1,2}}.bn.{BATCH}
decoder.layers.{{0,1,2}}.conv.0.{SPECTRAL}
decoder.layers.{{0,1,2}}.conv.2.{BATCH}
decoder.last_shuf.conv.0.{{bias,weight_orig,weight_u,weight_v}}
decoder.color_decoder.transformer_self_attention_layers.{{0,1,2,3}}.self_attn.in_proj_{AFFINE}
decoder.color_decoder.transformer_self_attention_layers.{{0,1,2,3}}.self_attn.out_proj.{AFFINE}
decoder.color_decoder.transformer_self_attention_layers.{{0,1,2,3}}.norm.{AFFINE}
decoder.color_decoder.transformer_cross_attention_layers.{{0,1,2,3}}.multihead_attn.in_proj_{AFFINE}
decoder.color_decoder.transformer_cross_attention_layers.{{0,1,2,3}}.multihead_attn.out_proj.{AFFINE}
decoder.color_decoder.transformer_cross_attention_layers.{{0,1,2,3}}.norm.{AFFINE}
decoder.color_decoder.transformer_ffn_layers.{{0,1,2,3}}.{{linear1,linear2,norm}}.{AFFINE}
decoder.color_decoder.decoder_norm.{AFFINE}
decoder.color_decoder.{{query_feat,query_embed,level_embed}}.weight
decoder.color_decoder.input_proj.{{0,1,2}}.{AFFINE}
decoder.color_decoder.color_embed.layers.{{0,1,2}}.{AFFINE}
refine_net.0.0.{{bias,weight_orig,weight_u,weight_v}}
"""
"""Frozen: the names in the released files, for the depths of the tiny one here."""


def expanded(pattern: str) -> Iterator[str]:
    groups = [part.split(",") for part in re.findall(r"\{(.*?)\}", pattern)]
    holes = re.sub(r"\{.*?\}", "{}", pattern)
    return (holes.format(*words) for words in itertools.product(*groups))


def test_the_names_are_those_of_the_released_files() -> None:
    frozen = [key for line in KEYS.split() for key in expanded(line)]
    assert sorted(ddcolor().state_dict()) == sorted(frozen)


@pytest.mark.parametrize(
    ("sizes", "parameters", "megabytes"), [(LARGE, 227_869_328, 911.7), (TINY, 55_006_640, 220.2)]
)
def test_the_released_sizes(sizes: Sizes, parameters: int, megabytes: float) -> None:
    with torch.device("meta"):
        net = DDColor(sizes)
    assert sum(p.numel() for p in net.parameters()) == parameters
    weights = net.state_dict()
    size = sum(w.numel() * w.element_size() for w in weights.values())
    assert size / 1e6 == pytest.approx(megabytes, abs=0.1)
    assert sizes_of({key: tuple(w.shape) for key, w in weights.items()}) == sizes


def test_every_weight_counts() -> None:
    net = ddcolor()
    picture = torch.rand(1, 3, 64, 32, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        before = net(picture)
        assert before.shape == (1, 2, 64, 32)
        idle = []
        for name, weight in net.named_parameters():
            kept = weight.clone()
            weight += 0.05 * torch.randn(weight.shape, generator=torch.Generator().manual_seed(2))
            if torch.equal(net(picture), before):
                idle.append(name)
            weight.copy_(kept)
    assert idle == ["encoder.arch.norm.weight", "encoder.arch.norm.bias"]


def test_spectral_convolutions_are_those_of_torch() -> None:
    torch.manual_seed(0)
    peer = torch.nn.utils.spectral_norm(torch.nn.Conv2d(6, 4, 3, padding=1))
    picture = torch.rand(2, 6, 9, 7)
    peer(picture)  # a step of training moves the vectors
    mine = SpectralConv(6, 4, 3)
    mine.load_state_dict(peer.state_dict())
    torch.testing.assert_close(mine(picture), peer.eval()(picture))


def test_places_are_told_apart_as_in_detr() -> None:
    from transformers.models.detr.modeling_detr import DetrSinePositionEmbedding

    like = torch.zeros(1, 3, 5, 7)
    peer = DetrSinePositionEmbedding(8, normalize=True)
    try:
        theirs = peer(like.shape, like.device, like.dtype)
    except TypeError:  # before transformers 5
        theirs = peer(like, torch.ones(1, 5, 7))
    theirs = theirs if theirs.ndim == 3 else theirs.flatten(2).transpose(1, 2)
    torch.testing.assert_close(_places(like, 16), theirs, atol=1e-5, rtol=1e-4)


def test_sizes_are_read_from_the_names() -> None:
    shapes = {key: tuple(w.shape) for key, w in ddcolor().state_dict().items()}
    assert sizes_of(shapes) == SIZES
    with pytest.raises(KeyError):
        sizes_of({"unet.weight": (3,)})
