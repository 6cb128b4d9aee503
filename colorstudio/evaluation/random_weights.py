"""Random weights in the layout of an installed bundle, for benches: real classes, small widths."""

from __future__ import annotations

from pathlib import Path

BUNDLE = """\
id = "bench"
title = "Random weights"
family = "sd1"

[parts]
unet = { path = "unet" }
"""


def random_bundle(root: Path, width: int = 64) -> Path:
    """A U-Net of Stable Diffusion's layers, of ``width`` channels (its own: 320), in ``root``."""
    import torch
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    folder = root / "bench"
    folder.mkdir(parents=True)
    with torch.random.fork_rng():
        torch.manual_seed(0)
        UNet2DConditionModel(
            sample_size=32,
            block_out_channels=(width, 2 * width, 4 * width, 4 * width),
            cross_attention_dim=256,
            attention_head_dim=8,
        ).save_pretrained(folder / "unet")
    (folder / "bundle.toml").write_text(BUNDLE, "utf-8")
    return folder
