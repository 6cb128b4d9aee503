"""A tiny guider and a tiny lightness decoder, for the tiny bundles of Stable Diffusion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

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


UNET: dict[str, Any] = {
    "sample_size": 8,
    "block_out_channels": [32, 64],
    "down_block_types": ["CrossAttnDownBlock2D", "DownBlock2D"],
    "up_block_types": ["UpBlock2D", "CrossAttnUpBlock2D"],
    "layers_per_block": 1,
    "cross_attention_dim": 32,
    "attention_head_dim": 8,
    "norm_num_groups": 8,
}
VAE: dict[str, Any] = {
    "sample_size": 64,
    "block_out_channels": [16, 16, 32, 32],
    "down_block_types": ["DownEncoderBlock2D"] * 4,
    "up_block_types": ["UpDecoderBlock2D"] * 4,
    "layers_per_block": 1,
    "latent_channels": 4,
    "norm_num_groups": 2,
    "scaling_factor": 0.18215,
}
MOST_ROWS = 12_000
CONTRAST = 3.0
"""Of latents to colours in [-1, 1]: so much that noise does not drown them."""


def learnable(folder: Path, seed: int = 0) -> Path:
    """Gives a bundle of `tiny_models.tiny_sd` a smaller U-Net, and an autoencoder of true colours.

    Its last convolutions are fitted: latents are the colours of 8 x 8 pixels, about 1 in size,
    without noise, and what is decoded has them again, softly.
    """
    from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    quiet_libraries()
    with torch.random.fork_rng(), torch.no_grad():
        torch.manual_seed(seed)
        unet = UNet2DConditionModel(**UNET)
        vae: Any = AutoencoderKL(**VAE).eval()
        rgb = _soft_pictures(48)
        for conv in (vae.quant_conv, vae.post_quant_conv):
            conv.weight.copy_(torch.eye(len(conv.weight))[..., None, None])
            conv.bias.zero_()
        cells = F.avg_pool2d(rgb, 8)
        wanted = torch.cat([cells, cells.mean(1, keepdim=True)], 1) * CONTRAST
        wanted = wanted / VAE["scaling_factor"]
        moments = torch.cat([wanted, torch.full_like(wanted, -30)], 1)
        _fit(vae.encoder.conv_out, moments, lambda: vae.encoder(rgb))
        _fit(vae.decoder.conv_out, rgb, lambda: vae.decode(wanted))
    unet.save_pretrained(folder / "unet")
    vae.save_pretrained(folder / "vae")
    return folder


def _soft_pictures(count: int) -> Tensor:
    """Colours of all kinds, some all over the picture: n x 3 x 64 x 64 in [-1, 1]."""
    rows = []
    for n in range(count):
        grid = torch.rand((1, 3, 1 + n % 4, 1 + n % 4)) * 2 - 1
        rows.append(F.interpolate(grid, size=(64, 64), mode="bilinear"))
    return torch.cat(rows)


def _fit(conv: nn.Conv2d, wanted: Tensor, run: Callable[[], Any]) -> None:
    """Sets a 3 x 3 convolution to what makes the wanted values, by least squares."""
    seen: list[Tensor] = []
    hook = conv.register_forward_pre_hook(lambda module, given: seen.append(given[0]))
    run()
    hook.remove()
    rows = F.unfold(seen[0], 3, padding=1).movedim(1, -1).flatten(0, 1)
    some = slice(None, None, 1 + len(rows) // MOST_ROWS)
    rows = rows[some].double()
    goal = wanted.movedim(1, -1).flatten(0, 2)[some].double()
    rows = torch.cat([rows, torch.ones(len(rows), 1)], 1)
    gram = rows.T @ rows
    gram += 1e-5 * gram.diagonal().mean() * torch.eye(len(gram))
    found = torch.linalg.solve(gram, rows.T @ goal).float()
    conv.weight.copy_(found[:-1].T.reshape(conv.weight.shape))
    if conv.bias is not None:
        conv.bias.copy_(found[-1])
