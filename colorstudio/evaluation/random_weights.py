"""Random weights in the layout of an installed bundle, for benches: real classes, small widths."""

from __future__ import annotations

from pathlib import Path
from typing import Any

BUNDLE = """\
id = "bench"
title = "Random weights"
family = "sd1"

[parts]
unet = { path = "unet" }
vae = { path = "vae" }
"""


def random_bundle(root: Path, width: int = 64) -> Path:
    """A U-Net and a VAE of Stable Diffusion's layers in ``root``; its own ``width`` is 320."""
    import torch
    from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    folder = root / "bench"
    vae = max(32, 2 * width // 5 // 32 * 32)
    layers: dict[str, Any] = {
        "block_out_channels": (vae, 2 * vae, 4 * vae, 4 * vae),
        "down_block_types": ("DownEncoderBlock2D",) * 4,
        "up_block_types": ("UpDecoderBlock2D",) * 4,
        "layers_per_block": 2,
    }
    folder.mkdir(parents=True)
    with torch.random.fork_rng():
        torch.manual_seed(0)
        UNet2DConditionModel(
            sample_size=32,
            block_out_channels=(width, 2 * width, 4 * width, 4 * width),
            cross_attention_dim=256,
            attention_head_dim=8,
        ).save_pretrained(folder / "unet")
        AutoencoderKL(**layers).save_pretrained(folder / "vae")
    (folder / "bundle.toml").write_text(BUNDLE, "utf-8")
    return folder
