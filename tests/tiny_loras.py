"""LoRA files for the tiny models of Stable Diffusion, in kohya's keys."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import torch
from safetensors.torch import save_file

BLOCK = "down_blocks_0_attentions_0_transformer_blocks_0"
LAYERS = {
    f"lora_unet_{BLOCK}_attn1_to_q": (32, 32),
    f"lora_unet_{BLOCK}_attn2_to_k": (32, 32),
    f"lora_unet_{BLOCK}_ff_net_2": (32, 128),
    "lora_te_text_model_encoder_layers_0_self_attn_v_proj": (32, 32),
    "lora_te_text_model_encoder_layers_1_mlp_fc1": (64, 32),
}
"""Keys, and the shapes out x in of the layers that they name."""
FOREIGN = ("lora_unet_down_blocks_7_attentions_0_proj_in", (32, 32))
"""A layer that no model has."""


def tiny_lora(
    path: Path,
    seed: int = 0,
    *,
    foreign: bool = False,
    context: int = 32,
    layers: Iterable[str] = tuple(LAYERS),
) -> Path:
    """A LoRA of rank 2 that changes a lot; ``context``: width of the text that it was made for."""
    generator = torch.Generator().manual_seed(seed)
    shapes = {key: LAYERS[key] for key in layers}
    if foreign:
        shapes[FOREIGN[0]] = FOREIGN[1]
    weights = {}
    for key, (out, into) in shapes.items():
        into = context if "attn2_to_k" in key else into
        weights[f"{key}.lora_down.weight"] = torch.randn(2, into, generator=generator)
        weights[f"{key}.lora_up.weight"] = torch.randn(out, 2, generator=generator)
        weights[f"{key}.alpha"] = torch.tensor(1.0)
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(weights, path)
    return path
