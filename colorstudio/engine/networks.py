"""The networks of roles, made of their configurations, before they get any weights."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from huggingface_hub.errors import StrictDataclassError
from torch import nn

from colorstudio.diffusion.bundle import Part
from colorstudio.engine.architectures import check_depth
from colorstudio.engine.headers import AGAIN
from colorstudio.errors import BadInput, BadWeights

OTHER = "Choose another file; `colorstudio models list` shows what is used."


def empty(part: Part, config: dict[str, Any]) -> nn.Module:
    """The model of a role without memory for its weights. Raises BadInput."""
    make = _CLASSES.get(part.role)
    if make is None:
        raise BadInput(f"{part.path.name} is not loaded in this way.", OTHER)
    try:
        check_depth(config)
        with without_memory():
            return make(config)
    except UNMADE as error:
        raise BadWeights(f"The config.json of {part.path.name} is damaged.", AGAIN) from error


@contextmanager
def without_memory() -> Iterator[None]:
    """Networks that are made within have shapes and no values; nothing is said of odd ones."""
    with torch.device("meta"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


UNMADE = (LookupError, ValueError, TypeError, ArithmeticError, AttributeError, RuntimeError)
UNMADE += (StrictDataclassError,)
"""What classes raise for a configuration that makes no sense."""


def _unet(config: dict[str, Any]) -> nn.Module:
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    return _diffusers_model(UNet2DConditionModel, config)


def _vae(config: dict[str, Any]) -> nn.Module:
    from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL

    return _diffusers_model(AutoencoderKL, config)


def _tiny_vae(config: dict[str, Any]) -> nn.Module:
    from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny

    return _diffusers_model(AutoencoderTiny, config)


def _pixel_unet(config: dict[str, Any]) -> nn.Module:
    from diffusers.models.unets.unet_2d import UNet2DModel

    return _diffusers_model(UNet2DModel, config)


def _diffusers_model(kind: Any, config: dict[str, Any]) -> Any:
    wanted = config.get("_class_name", kind.__name__)
    if wanted != kind.__name__:
        raise ValueError(f"{wanted} instead of {kind.__name__}")
    return kind.from_config(config)


def _sketch_encoder(config: dict[str, Any]) -> nn.Module:
    from colorstudio.methods.sketch.reference.nets import SketchEncoder

    return SketchEncoder.from_config(config)


def _text_encoder(config: dict[str, Any]) -> nn.Module:
    from transformers import CLIPTextConfig, CLIPTextModel

    found = CLIPTextConfig.from_dict(config.get("text_config") or config)
    return CLIPTextModel(found)


def _text_projector(config: dict[str, Any]) -> nn.Module:
    from transformers import CLIPTextConfig, CLIPTextModelWithProjection

    outer = {key: config[key] for key in ("projection_dim",) if key in config}
    inner = {**(config.get("text_config") or config), **outer}
    return CLIPTextModelWithProjection(CLIPTextConfig.from_dict(inner))


def _image_encoder(config: dict[str, Any]) -> nn.Module:
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    # of a whole CLIP, the outer projection counts
    outer = {key: config[key] for key in ("projection_dim",) if key in config}
    inner = {**(config.get("vision_config") or config), **outer}
    return CLIPVisionModelWithProjection(CLIPVisionConfig.from_dict(inner))


_CLASSES: Mapping[str, Callable[[dict[str, Any]], nn.Module]] = {
    "unet": _unet,
    "vae": _vae,
    "tiny_vae": _tiny_vae,
    "text_encoder": _text_encoder,
    "image_encoder": _image_encoder,
    "text_projector": _text_projector,
    "sketch_encoder": _sketch_encoder,
    "sketch_unet": _unet,
    "alignment_unet": _unet,
    "pixel_unet": _pixel_unet,
}
