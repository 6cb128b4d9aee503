"""A tiny adapter of cold diffusion, and a tiny BLIP, for the tiny bundles of Stable Diffusion."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

from colorstudio.methods.colorize.cold.adapter import TARGETS

RANK, ALPHA = 2, 3
WORDS = ("a", "photo", "of", "red", "house", "green", "tree", "blue", "sky", "girl", "hat", "sea")


def add_cold(
    folder: Path,
    seed: int = 0,
    *,
    said: Mapping[str, str] | None = None,
    captioner: bool = False,
    strength: float = 0.2,
) -> Path:
    """Adds the part ``cold_adapter`` to a bundle that `tiny_models.tiny_sd` made.

    ``said``: what its file says of time; None: "grey-to-colour" and 1000. ``captioner``: adds that
    part, too. ``strength``: of its random weights.
    """
    said = {"order": "grey-to-colour", "time_scale": "1000"} if said is None else said
    weights = adapter_weights(folder / "unet", seed, strength)
    write_peft(folder / "cold_adapter", weights, said)
    lines = ['cold_adapter = { path = "cold_adapter", layout = "peft" }']
    if captioner:
        tiny_blip(folder / "captioner", seed)
        lines.append('captioner = { path = "captioner", layout = "transformers" }')
    add_parts(folder, lines)
    return folder


def add_parts(folder: Path, lines: list[str]) -> None:
    """Lines for the table [parts] of a bundle."""
    file = folder / "bundle.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("[parts]\n", "\n".join(["[parts]", *lines, ""]), 1), "utf-8")


def adapter_weights(unet: Path, seed: int = 0, strength: float = 0.2) -> dict[str, Tensor]:
    """A and B for every target of the U-Net in a folder, in PEFT's keys."""
    from safetensors import safe_open

    generator = torch.Generator().manual_seed(seed)
    found: dict[str, Tensor] = {}
    with safe_open(unet / "diffusion_pytorch_model.safetensors", framework="pt") as file:
        shapes = {key: file.get_slice(key).get_shape() for key in file.keys()}  # noqa: SIM118
    for key, shape in sorted(shapes.items()):
        layer = key.removesuffix(".weight")
        if key.endswith(".weight") and layer.endswith(tuple(f".{target}" for target in TARGETS)):
            out, into = shape
            stem = f"base_model.model.{layer}"
            down = torch.randn(RANK, into, generator=generator) / into**0.5
            found[f"{stem}.lora_A.weight"] = down
            found[f"{stem}.lora_B.weight"] = strength * torch.randn(out, RANK, generator=generator)
    return found


def write_peft(folder: Path, weights: Mapping[str, Tensor], said: Mapping[str, str]) -> None:
    """The two files of PEFT."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "adapter_model.safetensors"
    save_file(dict(weights), file, metadata={"format": "pt", **said})
    config: dict[str, Any] = {
        "peft_type": "LORA",
        "r": RANK,
        "lora_alpha": ALPHA,
        "target_modules": list(TARGETS),
        "use_rslora": False,
    }
    (folder / "adapter_config.json").write_text(json.dumps(config), "utf-8")


def tiny_blip(folder: Path, seed: int = 0) -> Path:
    """A BLIP of random weights with a handful of words, in a folder as the hub's."""
    from transformers import (
        AutoTokenizer,
        BlipConfig,
        BlipForConditionalGeneration,
        BlipImageProcessor,
        BlipProcessor,
    )

    from colorstudio.engine.loaders import quiet_libraries

    quiet_libraries()
    folder.mkdir(parents=True)
    marks = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[DEC]")
    (folder / "vocab.txt").write_text("\n".join((*marks, *WORDS)), "utf-8")
    size = {"hidden_size": 32, "intermediate_size": 64}
    depth = {"num_hidden_layers": 2, "num_attention_heads": 2, "projection_dim": 16}
    config = BlipConfig(
        text_config={
            **size,
            **depth,
            "vocab_size": len(marks) + len(WORDS),
            "encoder_hidden_size": 32,
            "max_position_embeddings": 64,
            "bos_token_id": 4,
            "sep_token_id": 3,
            "eos_token_id": 3,
            "pad_token_id": 0,
        },
        vision_config={**size, **depth, "image_size": 32, "patch_size": 16},
        projection_dim=16,
        image_text_hidden_size=16,
    )
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = BlipForConditionalGeneration(config).eval()
        with torch.no_grad():  # so that pictures are told apart
            for weight in model.parameters():
                weight += 0.3 * torch.randn(weight.shape)
    model.save_pretrained(folder)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    pictures = BlipImageProcessor(size={"height": 32, "width": 32})
    BlipProcessor(pictures, tokenizer).save_pretrained(folder)
    return folder
