"""Tiny weights of Color Alignment's trained forms, random but in the real classes and layouts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from tests.tiny_models import UNET, _shake

PIXEL_UNET = {
    "sample_size": 16,
    "in_channels": 6,
    "out_channels": 3,
    "block_out_channels": [16, 32],
    "down_block_types": ["DownBlock2D", "AttnDownBlock2D"],
    "up_block_types": ["AttnUpBlock2D", "UpBlock2D"],
    "layers_per_block": 1,
    "attention_head_dim": 8,
    "norm_num_groups": 8,
}
PIXELS = """\
id = "tiny-pixels"
title = "Tiny pixels"
family = "alignment-pixels"
prediction_type = "epsilon"
resolution = 16
scaling_factor = 1.0
latent_channels = 3

[licence]
id = "test"
text = "Random numbers; anyone may do anything with them."

[parts]
pixel_unet = { path = "pixel_unet" }
"""


def add_alignment(folder: Path, seed: int = 0) -> None:
    """Adds the role ``alignment_unet`` to a bundle that `tiny_models.tiny_sd` made."""
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    _made(UNet2DConditionModel, {**UNET, "in_channels": 8}, seed).save_pretrained(
        folder / "alignment_unet"
    )
    facts = folder / "bundle.toml"
    line = '[parts]\nalignment_unet = { path = "alignment_unet" }\n'
    facts.write_text(facts.read_text("utf-8").replace("[parts]\n", line), "utf-8")


def tiny_pixels(root: Path, seed: int = 0) -> Path:
    """A bundle of the role ``pixel_unet`` alone, in ``root / "tiny-pixels"``; 16 x 16 pixels."""
    from diffusers.models.unets.unet_2d import UNet2DModel

    folder = root / "tiny-pixels"
    _made(UNet2DModel, PIXEL_UNET, seed).save_pretrained(folder / "pixel_unet")
    (folder / "bundle.toml").write_text(PIXELS, "utf-8")
    return folder


def _made(kind: Any, config: dict[str, Any], seed: int) -> Any:
    from colorstudio.engine.loaders import quiet_libraries

    quiet_libraries()
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = kind(**config)
        _shake(model)
    return model
