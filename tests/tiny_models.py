"""Tiny weights, random but real: the classes, file layouts and code paths of full-size models."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from tests import real_layouts

VOCABULARY = 49408

UNET = {
    "sample_size": 8,
    "in_channels": 4,
    "out_channels": 4,
    "block_out_channels": [32, 64, 96, 96],
    "down_block_types": ["CrossAttnDownBlock2D"] * 3 + ["DownBlock2D"],
    "up_block_types": ["UpBlock2D"] + ["CrossAttnUpBlock2D"] * 3,
    "layers_per_block": 2,
    "cross_attention_dim": 32,
    "attention_head_dim": 8,
    "norm_num_groups": 32,
}
UNET_2 = UNET | {"attention_head_dim": [1, 1, 1, 1], "use_linear_projection": True}
VAE = {
    "sample_size": 64,
    "block_out_channels": [32, 64, 96, 96],
    "down_block_types": ["DownEncoderBlock2D"] * 4,
    "up_block_types": ["UpDecoderBlock2D"] * 4,
    "layers_per_block": 2,
    "latent_channels": 4,
    "norm_num_groups": 32,
    "scaling_factor": 0.18215,
}
TEXT = {
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 2,
    "num_attention_heads": 1,
    "projection_dim": 32,
    "hidden_act": "quick_gelu",
}
BUNDLE = """\
id = "{id}"
title = "{title}"
family = "{family}"
prediction_type = "{prediction_type}"
resolution = 64
scaling_factor = 0.18215
latent_channels = 4

[licence]
id = "test"
text = "Random numbers; anyone may do anything with them."

[parts]
unet = {{ path = "unet" }}
vae = {{ path = "vae" }}
text_encoder = {{ path = "text_encoder" }}
tokenizer = {{ path = "tokenizer" }}
"""


def tiny_sd(root: Path, seed: int = 0) -> Path:
    """A bundle in the folders of the hub, in ``root / "tiny-sd1"``: about 1 M weights."""
    folder = root / "tiny-sd1"
    _bundle(folder, "sd1", seed, "Tiny Stable Diffusion 1", "epsilon")
    return folder


def tiny_sd2_v(root: Path, seed: int = 0) -> Path:
    """The same of Stable Diffusion 2 with v-prediction, in ``root / "tiny-sd2-v"``."""
    folder = root / "tiny-sd2-v"
    _bundle(folder, "sd2-v", seed, "Tiny Stable Diffusion 2", "v_prediction")
    return folder


def _bundle(folder: Path, family: str, seed: int, title: str, prediction_type: str) -> None:
    folder.mkdir(parents=True)
    tokens = tiny_tokenizer(folder / "tokenizer")
    write_hub_folders(folder, tiny_modules(family, seed, tokens), family)
    facts = {"id": folder.name, "family": family, "title": title}
    text = BUNDLE.format(**facts, prediction_type=prediction_type)
    (folder / "bundle.toml").write_text(text, "utf-8")


def tiny_modules(
    family: str = "sd1", seed: int = 0, vocabulary: int = VOCABULARY
) -> dict[str, Any]:
    """U-Net, VAE and text encoder by role, with random weights, in eval mode.

    ``family``: "sd1", "sd2" or "sd2-v".
    """
    from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel

    from colorstudio.engine.loaders import quiet_libraries

    quiet_libraries()
    words = {
        "vocab_size": vocabulary,
        "bos_token_id": vocabulary - 2,
        "eos_token_id": vocabulary - 1,
        "pad_token_id": vocabulary - 1 if family == "sd1" else 0,
        "hidden_act": "quick_gelu" if family == "sd1" else "gelu",
    }
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        modules = {
            "unet": UNet2DConditionModel(**(UNET if family == "sd1" else UNET_2)),
            "vae": AutoencoderKL(**VAE),
            "text_encoder": CLIPTextModel(CLIPTextConfig(**(TEXT | words))),
        }
        for module in modules.values():
            _shake(module)
    return modules


def _shake(module: nn.Module) -> None:
    """Biases, scales and whatever else starts as 0 or 1: other numbers, so that none is missed."""
    module.eval().requires_grad_(False)
    for weight in [*module.parameters(), *module.buffers()]:
        if weight.is_floating_point() and bool((weight == weight.flatten()[0]).all()):
            weight += 0.05 * torch.randn(weight.shape)


def hub_keys(modules: Mapping[str, nn.Module]) -> dict[str, dict[str, Tensor]]:
    """Weights by role and by the keys that the hub's real files have."""
    layers = _layers(modules["text_encoder"])
    unet = modules["unet"].state_dict()
    vae = modules["vae"].state_dict()
    text = modules["text_encoder"].state_dict()
    positions = text["embeddings.position_embedding.weight"].shape[0]
    bare = {
        f"text_model.{key.removeprefix('text_model.')}": value
        for key, value in (
            *text.items(),
            ("embeddings.position_ids", torch.arange(positions)[None]),
        )
    }
    return {
        "unet": {key: unet[key] for _, key in real_layouts.pairs(real_layouts.UNET)},
        "vae": {key: vae[_new(key)] for _, key in real_layouts.pairs(real_layouts.VAE)},
        "text_encoder": {
            key: bare[key] for _, key in real_layouts.pairs(real_layouts.CLIP, layers)
        },
    }


def _new(key: str) -> str:
    words = {"query": "to_q", "key": "to_k", "value": "to_v", "proj_attn": "to_out.0"}
    stem, name, kind = key.rsplit(".", 2) if key.count(".") > 1 else ("", key, "")
    return f"{stem}.{words[name]}.{kind}" if name in words else key


def _layers(text: nn.Module) -> int:
    return int(text.config.num_hidden_layers)  # pyright: ignore


def write_hub_folders(
    folder: Path,
    modules: Mapping[str, Any],
    family: str = "sd1",
    *,
    dtype: torch.dtype | None = None,
) -> None:
    """The folders ``unet``, ``vae``, ``text_encoder`` and ``scheduler`` as the hub has them."""
    from safetensors.torch import save_file

    names = {"text_encoder": "model.safetensors"}
    for role, weights in hub_keys(modules).items():
        (folder / role).mkdir(parents=True)
        file = folder / role / names.get(role, "diffusion_pytorch_model.safetensors")
        save_file({key: _ready(value, dtype) for key, value in weights.items()}, file)
        config = modules[role].config
        if role == "text_encoder":
            facts = config.to_dict() | {"architectures": ["CLIPTextModel"]}
        else:
            facts = dict(config) | {"_class_name": type(modules[role]).__name__}
        (folder / role / "config.json").write_text(json.dumps(facts, default=str), "utf-8")
    kind = "v_prediction" if family == "sd2-v" else "epsilon"
    (folder / "scheduler").mkdir()
    (folder / "scheduler" / "scheduler_config.json").write_text(
        json.dumps({"_class_name": "DDIMScheduler", "prediction_type": kind}), "utf-8"
    )
    parts = {
        "unet": ["diffusers", "UNet2DConditionModel"],
        "vae": ["diffusers", "AutoencoderKL"],
        "text_encoder": ["transformers", "CLIPTextModel"],
        "tokenizer": ["transformers", "CLIPTokenizer"],
        "scheduler": ["diffusers", "DDIMScheduler"],
    }
    (folder / "model_index.json").write_text(
        json.dumps({"_class_name": "StableDiffusionPipeline", **parts}), "utf-8"
    )


def _ready(value: Tensor, dtype: torch.dtype | None) -> Tensor:
    value = value.to(dtype) if dtype is not None and value.is_floating_point() else value
    return value.contiguous().clone()


def tiny_ldm_file(
    path: Path,
    family: str = "sd1",
    seed: int = 0,
    *,
    dtype: torch.dtype | None = None,
    modules: Mapping[str, Any] | None = None,
) -> Path:
    """A single file as Stable Diffusion's authors wrote theirs; .ckpt or .safetensors by its name.

    About 10 MB, nearly all of it CLIP's 49408 words. ``modules``: instead of random ones.
    """
    weights = ldm_keys(modules or tiny_modules(family, seed), family)
    weights = {key: _ready(value, dtype) for key, value in weights.items()}
    if path.suffix == ".safetensors":
        from safetensors.torch import save_file

        save_file(weights, path, metadata={"format": "pt"})
    else:
        torch.save({"epoch": 0, "global_step": 470000, "state_dict": weights}, path)
    return path


def ldm_keys(modules: Mapping[str, Any], family: str = "sd1") -> dict[str, Tensor]:
    """All weights by the keys of a single file."""
    hub = hub_keys(modules)
    found = {name: torch.linspace(0, 1, 1000) for name in real_layouts.SCHEDULE}
    for old, new in real_layouts.pairs(real_layouts.UNET):
        found[f"model.diffusion_model.{old}"] = hub["unet"][new]
    for old, new in real_layouts.pairs(real_layouts.VAE):
        value = hub["vae"][new]
        is_projection = ".mid.attn_1." in old and value.ndim == 2
        found[f"first_stage_model.{old}"] = value[..., None, None] if is_projection else value
    layers = _layers(modules["text_encoder"])
    text = hub["text_encoder"]
    if family == "sd1":
        for old, new in real_layouts.pairs(real_layouts.CLIP, layers):
            found[f"cond_stage_model.transformer.{old}"] = text[new]
        return found
    # the file has one more layer than is used
    for old, new in real_layouts.pairs(real_layouts.OPEN_CLIP, layers + 1):
        names = [new.replace("q_proj|k_proj|v_proj", f"{letter}_proj") for letter in "qkv"]
        names = names if "|" in new else [new]
        names = [name.replace(f"layers.{layers}.", f"layers.{layers - 1}.") for name in names]
        found[f"cond_stage_model.model.{old}"] = torch.cat([text[name] for name in names])
    width = TEXT["hidden_size"]
    for key in real_layouts.OPEN_CLIP_REST:
        found[f"cond_stage_model.model.{key}"] = (
            torch.eye(width) if key == "text_projection" else torch.tensor(4.6)
        )
    return found


def tiny_clip_vision(folder: Path, seed: int = 0) -> Path:
    """The picture half of CLIP ViT-H/14 with 32 channels, in a folder as the hub's."""
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    config = CLIPVisionConfig(
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=32,
        num_attention_heads=1,
        image_size=56,
        patch_size=14,
        projection_dim=32,
        hidden_act="gelu",
    )
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = CLIPVisionModelWithProjection(config)
        _shake(model)
        model.save_pretrained(folder)
    return folder


def tiny_tokenizer(folder: Path) -> int:
    """CLIP's tokenizer with bytes and no merges but one; returns how many tokens it knows."""
    folder.mkdir(parents=True)
    # the printable stand-ins for bytes that byte-level BPE works with
    own = [*range(33, 127), *range(161, 173), *range(174, 256)]
    other = [256 + n for n in range(256 - len(own))]
    letters = [chr(code) for code in own + other]
    words = [*letters, *(f"{letter}</w>" for letter in letters), "re", "red</w>"]
    words += ["<|startoftext|>", "<|endoftext|>"]
    vocabulary = {word: number for number, word in enumerate(words)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), "utf-8")
    (folder / "merges.txt").write_text("#version: 0.2\nr e\nre d</w>\n", "utf-8")
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "CLIPTokenizer", "model_max_length": 77}), "utf-8"
    )
    return len(vocabulary)
