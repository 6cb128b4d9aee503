"""A tiny guider and a tiny lightness decoder, for the tiny bundles of Stable Diffusion."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn

from colorstudio.diffusion.lightness_vae import Lightness
from colorstudio.diffusion.own_files import write
from colorstudio.engine.loaders import quiet_libraries
from colorstudio.methods.colorize.piggyback.guider import Guider

STRENGTH = 0.05


def add_piggyback(
    folder: Path, seed: int = 0, *, lightness: bool = True, strength: float = STRENGTH
) -> Path:
    """Adds the parts ``guider`` and ``lightness`` to a bundle that `tiny_models.tiny_sd` made.

    ``strength``: of the noise that stands for training; 0 leaves both as they begin.
    """
    from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    quiet_libraries()
    made: dict[str, nn.Module] = {
        "guider": Guider.of(UNet2DConditionModel.from_pretrained(folder / "unet"))
    }
    if lightness:
        made["lightness"] = Lightness.of(AutoencoderKL.from_pretrained(folder / "vae"))
    lines = ["[parts]"]
    for role, net in made.items():
        shake(net, strength, seed)
        write(folder / role, net)  # type: ignore[arg-type]
        lines.append(f'{role} = {{ path = "{role}", layout = "colorstudio" }}')
    file = folder / "bundle.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("[parts]", "\n".join(lines), 1), "utf-8")
    return folder


def shake(net: nn.Module, strength: float, seed: int = 0) -> None:
    """Noise on all weights, as if it had been trained a little: no part of it is idle."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for weight in net.parameters():
            weight += strength * torch.randn(weight.shape, generator=generator)
