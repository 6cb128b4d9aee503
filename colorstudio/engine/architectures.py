"""The configuration of a model: shipped ones, with the widths that its weights have.

Imports no torch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from colorstudio.engine.families import family_named
from colorstudio.engine.recognition import Shapes, depth_of

Config = dict[str, Any]

MOST_LAYERS = 64
"""Of the models that are used the deepest has 32."""

HEAD = 64
"""Channels of one head of attention in CLIP and in Stable Diffusion 2."""


def config_for(family: str, role: str, shapes: Shapes) -> Config:
    """What the class of ``role`` is made with, for weights of these shapes.

    ``shapes``: by the names of diffusers and transformers. Full-size weights give the shipped
    configuration as it is. Raises KeyError or IndexError where weights are missing that tell of
    the widths.
    """
    config = family_named(family).config(role)
    fit = _FITS.get(role)
    return config | fit(config, shapes) if fit else config


def _unet(config: Config, shapes: Shapes) -> Config:
    levels = len(config["block_out_channels"])
    widths = [shapes[f"down_blocks.{n}.resnets.0.conv1.weight"][0] for n in range(levels)]
    found: Config = {
        "block_out_channels": widths,
        "cross_attention_dim": shapes[
            "down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.weight"
        ][1],
        "in_channels": shapes["conv_in.weight"][1],
        "out_channels": shapes["conv_out.weight"][0],
    }
    if isinstance(config["attention_head_dim"], list):
        found["attention_head_dim"] = [max(1, width // HEAD) for width in widths]
    return found


def _vae(config: Config, shapes: Shapes) -> Config:
    levels = len(config["block_out_channels"])
    return {
        "block_out_channels": [
            shapes[f"encoder.down_blocks.{n}.resnets.0.conv1.weight"][0] for n in range(levels)
        ],
        "latent_channels": shapes["decoder.conv_in.weight"][1],
    }


def _text(config: Config, shapes: Shapes) -> Config:
    words, width = shapes["embeddings.token_embedding.weight"]
    depth = depth_of(shapes, "encoder.layers.")
    found: Config = {
        "vocab_size": words,
        "hidden_size": width,
        "num_attention_heads": max(1, width // HEAD),
        "num_hidden_layers": depth,
        "intermediate_size": shapes["encoder.layers.0.mlp.fc1.weight"][0],
        "max_position_embeddings": shapes["embeddings.position_embedding.weight"][0],
    }
    if words != config["vocab_size"]:
        found |= {"bos_token_id": words - 2, "eos_token_id": words - 1, "pad_token_id": words - 1}
    return found


def _vision(config: Config, shapes: Shapes) -> Config:
    width, _, patch, _ = shapes["vision_model.embeddings.patch_embedding.weight"]
    places = shapes["vision_model.embeddings.position_embedding.weight"][0] - 1
    heads = config["num_attention_heads"] if width == config["hidden_size"] else width // HEAD
    return {
        "hidden_size": width,
        "num_attention_heads": max(1, heads),
        "num_hidden_layers": depth_of(shapes, "vision_model.encoder.layers."),
        "intermediate_size": shapes["vision_model.encoder.layers.0.mlp.fc1.weight"][0],
        "image_size": round(places**0.5) * patch,
        "patch_size": patch,
        "projection_dim": shapes["visual_projection.weight"][0],
    }


def _projected_text(config: Config, shapes: Shapes) -> Config:
    bare = {key.removeprefix("text_model."): shape for key, shape in shapes.items()}
    return _text(config, bare) | {"projection_dim": shapes["text_projection.weight"][0]}


def _sketch_encoder(config: Config, shapes: Shapes) -> Config:
    levels = range(len(config["block_out_channels"]))
    stem = range(len(config["stem_channels"]))
    return {
        # two convolutions a width, each behind a SiLU, but the first, which is before them
        "stem_channels": [shapes[f"model.{4 * n}.weight"][0] for n in stem],
        "block_out_channels": [shapes[f"output_blocks.{n}.3.weight"][0] for n in levels],
        "in_channels": shapes["model.0.weight"][1],
    }


_FITS: Mapping[str, Callable[[Config, Shapes], Config]] = {
    "unet": _unet,
    "sketch_unet": _unet,
    "sketch_encoder": _sketch_encoder,
    "vae": _vae,
    "text_encoder": _text,
    "text_projector": _projected_text,
    "image_encoder": _vision,
}
"""By role: what shapes tell of its configuration."""


def without_last_layer(shapes: Shapes, depth: int) -> dict[str, tuple[int, ...]]:
    """Of a text encoder in OpenCLIP's names, which Stable Diffusion 2 reads before its last layer;
    files that have only ``depth`` layers were made without it."""
    last = depth_of(shapes, "encoder.layers.") - 1
    if last < depth and last + 1 == depth:
        return dict(shapes)
    return {
        key: shape
        for key, shape in shapes.items()
        if not re.match(rf"encoder\.layers\.{last}\.", key)
    }


def check_depth(config: Mapping[str, Any]) -> None:
    """Raises ValueError for a configuration with layers by the million: making them takes hours."""
    for key, value in config.items():
        if isinstance(value, Mapping):
            check_depth(value)
        is_long = isinstance(value, list) and len(value) > MOST_LAYERS
        if is_long or ("layers" in key and not all(n <= MOST_LAYERS for n in _counts(value))):
            raise ValueError(f"{key} is {value}")


def _counts(value: Any) -> Iterator[float]:
    """All numbers in a value, however they are written."""
    if isinstance(value, list):
        for inner in value:
            yield from _counts(inner)
    elif isinstance(value, int | float | str):
        with suppress(ValueError):  # words
            yield float(value)
