"""The names of weights in the files of Stable Diffusion's authors, told in diffusers' names.

Keys come without the prefix of their role. Imports no torch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LDM_UNET = "model.diffusion_model."
LDM_VAE = "first_stage_model."
LDM_CLIP = "cond_stage_model.transformer."
LDM_OPEN_CLIP = "cond_stage_model.model."
LDM_SKETCH = "control_encoder."
"""ColorizeDiffusion's encoder of drawings; below it, its names are those of ours."""

VAE_LEVELS = 4
DECODER = 12
"""Blocks of the U-Net's decoder."""

_RESNET = {
    "in_layers.0": "norm1",
    "in_layers.2": "conv1",
    "emb_layers.1": "time_emb_proj",
    "out_layers.0": "norm2",
    "out_layers.3": "conv2",
    "skip_connection": "conv_shortcut",
}
_UNET_ENDS = {
    "time_embed.0": "time_embedding.linear_1",
    "time_embed.2": "time_embedding.linear_2",
    "input_blocks.0.0": "conv_in",
    "out.0": "conv_norm_out",
    "out.2": "conv_out",
}
_MIDDLE = {"0": "resnets.0", "1": "attentions.0", "2": "resnets.1"}
_VAE_WORDS = {
    "norm_out": "conv_norm_out",
    "mid.block_1": "mid_block.resnets.0",
    "mid.block_2": "mid_block.resnets.1",
    "mid.attn_1": "mid_block.attentions.0",
}
_VAE_ATTENTION = {
    "norm": "group_norm",
    "q": "to_q",
    "k": "to_k",
    "v": "to_v",
    "proj_out": "to_out.0",
    # as diffusers itself wrote it until 2023; the files on the hub have stayed so
    "query": "to_q",
    "key": "to_k",
    "value": "to_v",
    "proj_attn": "to_out.0",
}
_OPEN_CLIP_VISION = {
    "class_embedding": "embeddings.class_embedding",
    "positional_embedding": "embeddings.position_embedding.weight",
    "conv1.weight": "embeddings.patch_embedding.weight",
    "ln_pre.weight": "pre_layrnorm.weight",
    "ln_pre.bias": "pre_layrnorm.bias",
    "ln_post.weight": "post_layernorm.weight",
    "ln_post.bias": "post_layernorm.bias",
}
_OPEN_CLIP_ENDS = {
    "token_embedding.weight": "embeddings.token_embedding.weight",
    "positional_embedding": "embeddings.position_embedding.weight",
    "ln_final.weight": "final_layer_norm.weight",
    "ln_final.bias": "final_layer_norm.bias",
}
_OPEN_CLIP_LAYER = {
    "ln_1": "layer_norm1",
    "ln_2": "layer_norm2",
    "mlp.c_fc": "mlp.fc1",
    "mlp.c_proj": "mlp.fc2",
    "attn.out_proj": "self_attn.out_proj",
}

_INPUT = re.compile(r"input_blocks\.(\d+)\.([01])\.(.+)")
_OUTPUT = re.compile(r"output_blocks\.(\d+)\.([012])\.(.+)")
_MIDDLE_KEY = re.compile(r"middle_block\.([012])\.(.+)")
_VAE_LEVEL = re.compile(r"(encoder|decoder)\.(down|up)\.(\d)\.(.+)")
_VAE_MID = re.compile(r"(encoder|decoder)\.mid_block\.attentions\.0\.(\w+)\.(weight|bias)")
_LAYER = re.compile(r"transformer\.resblocks\.(\d+)\.(.+?)([._])(weight|bias)")


@dataclass(frozen=True)
class Source:
    """Where a weight comes from. ``third``: which third of its rows; None: all of them.
    ``is_turned``: rows and columns are exchanged."""

    key: str
    third: int | None = None
    is_turned: bool = False


def has_separate_upsampling(keys: Iterable[str]) -> bool:
    """Whether a U-Net counts its upsampling layers as blocks: 15 blocks in the decoder, not 12."""
    return any((match := _OUTPUT.fullmatch(key)) and int(match[1]) >= DECODER for key in keys)


def in_twelve_blocks(key: str) -> str:
    """A key of a U-Net whose upsampling layers are blocks of the decoder, as the others have it."""
    match = _OUTPUT.fullmatch(key)
    if not match:
        return key
    level, place = divmod(int(match[1]), 4)
    if place < 3:
        return f"output_blocks.{3 * level + place}.{match[2]}.{match[3]}"
    # after the attention, which the coarsest level has not
    return f"output_blocks.{3 * level + 2}.{2 if level else 1}.{match[3]}"


def unet_name(key: str) -> str | None:
    """Of Stable Diffusion 1 and 2; None for what has no place in a U-Net of diffusers."""
    stem, _, kind = key.rpartition(".")
    if stem in _UNET_ENDS:
        return f"{_UNET_ENDS[stem]}.{kind}"
    if match := _INPUT.fullmatch(key):
        return _input_name(int(match[1]) - 1, match[2], match[3])
    if match := _OUTPUT.fullmatch(key):
        return _output_name(int(match[1]), match[2], match[3])
    if match := _MIDDLE_KEY.fullmatch(key):
        rest = match[2] if match[1] == "1" else _resnet_name(match[2])
        return f"mid_block.{_MIDDLE[match[1]]}.{rest}" if rest else None
    return None


def _input_name(index: int, place: str, rest: str) -> str | None:
    block, layer = divmod(index, 3)
    if rest.startswith("op."):
        return f"down_blocks.{block}.downsamplers.0.conv.{rest[3:]}"
    if place == "1":
        return f"down_blocks.{block}.attentions.{layer}.{rest}"
    name = _resnet_name(rest)
    return f"down_blocks.{block}.resnets.{layer}.{name}" if name else None


def _output_name(index: int, place: str, rest: str) -> str | None:
    block, layer = divmod(index, 3)
    if place != "0" and rest.startswith("conv."):
        return f"up_blocks.{block}.upsamplers.0.{rest}"
    if place == "1":
        return f"up_blocks.{block}.attentions.{layer}.{rest}"
    name = _resnet_name(rest)
    return f"up_blocks.{block}.resnets.{layer}.{name}" if place == "0" and name else None


def _resnet_name(rest: str) -> str | None:
    stem, _, kind = rest.rpartition(".")
    return f"{_RESNET[stem]}.{kind}" if stem in _RESNET else None


def vae_name(key: str) -> str | None:
    """Also of keys that are diffusers' own, in its old and its new way."""
    if not key.startswith(("encoder.", "decoder.", "quant_conv.", "post_quant_conv.")):
        return None
    if match := _VAE_LEVEL.fullmatch(key):
        key = _level_name(match[1], match[2], int(match[3]), match[4])
    for old, new in _VAE_WORDS.items():
        key = re.sub(rf"\.{re.escape(old)}\.", f".{new}.", key)
    if match := _VAE_MID.fullmatch(key):
        stem = _VAE_ATTENTION.get(match[2], match[2])
        key = f"{match[1]}.mid_block.attentions.0.{stem}.{match[3]}"
    return key


def _level_name(half: str, way: str, level: int, rest: str) -> str:
    # the decoder of the authors counts its levels from the finest, that of diffusers in order
    level = VAE_LEVELS - 1 - level if way == "up" else level
    rest = rest.replace("nin_shortcut", "conv_shortcut")
    rest = re.sub(r"^block\.", "resnets.", rest)
    rest = re.sub(r"^(down|up)sample\.", r"\1samplers.0.", rest)
    return f"{half}.{way}_blocks.{level}.{rest}"


def text_name(key: str) -> str | None:
    """Of CLIP in the names of transformers, with and without ``text_model.``; its bare name."""
    bare = key.removeprefix("text_model.")
    known = bare.startswith(("embeddings.", "encoder.layers.", "final_layer_norm."))
    return bare if known and not bare.endswith("position_ids") else None


def open_clip_sources(key: str) -> dict[str, Source]:
    """Bare names of transformers, and where in ``key`` of OpenCLIP's text half each lies."""
    if key in _OPEN_CLIP_ENDS:
        return {_OPEN_CLIP_ENDS[key]: Source(key)}
    return _layer_sources(key)


def open_clip_text_sources(key: str) -> dict[str, Source]:
    """The same with the projection, in the names of a text model that has one."""
    if key == "text_projection":
        return {"text_projection.weight": Source(key, is_turned=True)}
    return {f"text_model.{name}": source for name, source in open_clip_sources(key).items()}


def open_clip_vision_sources(key: str) -> dict[str, Source]:
    """Of the picture half, whose keys come without ``visual.``."""
    if key == "proj":
        return {"visual_projection.weight": Source(key, is_turned=True)}
    found = _layer_sources(key)
    if key in _OPEN_CLIP_VISION:
        found = {_OPEN_CLIP_VISION[key]: Source(key)}
    return {f"vision_model.{name}": source for name, source in found.items()}


def _layer_sources(key: str) -> dict[str, Source]:
    match = _LAYER.fullmatch(key)
    if not match:
        return {}
    layer = f"encoder.layers.{match[1]}."
    if match[2] == "attn.in_proj":
        return {
            f"{layer}self_attn.{letter}_proj.{match[4]}": Source(key, third)
            for third, letter in enumerate("qkv")
        }
    stem = _OPEN_CLIP_LAYER.get(match[2])
    return {f"{layer}{stem}.{match[4]}": Source(key)} if stem else {}
