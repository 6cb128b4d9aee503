"""Trains an autoencoder: pictures to few latents and back (Rombach et al., arXiv 2112.10752)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import gcd
from pathlib import Path
from typing import Any

import numpy as np
import torch
from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
from diffusers.models.autoencoders.vae import DiagonalGaussianDistribution
from torch import Tensor

from colorstudio.errors import BadInput
from colorstudio.methods.base import check_ranges, choice, slider
from colorstudio.training.adversary import (
    PatchDiscriminator,
    adaptive_weight,
    maker_loss,
    opponent_loss,
)
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.perceptual import Perceptual, random_stages
from colorstudio.training.pictures import side_by_side, square, window_of
from colorstudio.training.recipe import (
    Base,
    Batch,
    Losses,
    Picture,
    Recipe,
    SavedParts,
    Turn,
    as_tensor,
)

FAMILIES = ("sd1", "sd2", "sd2-v", "colorize-diffusion")
GROUPS = 32
NARROW = -8.0
"""Where the logarithm of the latents' variance begins."""


@dataclass(frozen=True)
class VaeSettings:
    """``widths``: channels by level, each half as large as the one before: four make latents of an
    eighth. ``groups``: of GroupNorm, where the widths allow it; with few channels in each, a
    picture's own colour is hard to tell. ``whole``: pictures are brought to this side and a square
    of ``side`` is cut out of them; 0: they are brought to ``side``. ``perceptual``, ``kl``,
    ``opponent``: weights of the losses beside L1, as in the paper's code; the opponent's is times
    the adaptive one. ``opponent_start``: in steps. ``chroma``: weight of L1 on opposed colours,
    ours: without it a small network learns greys long before it learns colours.
    """

    side: int = slider(256, 16, 1024, unit=" px")
    whole: int = slider(0, 0, 4096, unit=" px")
    widths: tuple[int, ...] = (128, 256, 512, 512)
    layers: int = slider(2, 1, 4)
    latent_channels: int = slider(4, 1, 64)
    groups: int = slider(GROUPS, 1, 64)
    perceptual: float = slider(1.0, 0.0, 10.0)
    chroma: float = slider(0.0, 0.0, 10.0)
    kl: float = slider(1e-6, 0.0, 1.0)
    opponent: float = slider(0.5, 0.0, 10.0)
    opponent_start: int = slider(50_001, 0, 100_000_000)
    opponent_width: int = slider(64, 4, 512)
    opponent_layers: int = slider(3, 1, 6)
    family: str = choice("sd1", FAMILIES)

    def __post_init__(self) -> None:
        check_ranges(self)
        check_widths(self.widths)
        if self.side % 2 ** (len(self.widths) - 1):
            raise BadInput(
                f"side is {self.side}; with {len(self.widths)} widths it is a multiple of "
                f"{2 ** (len(self.widths) - 1)}."
            )


def check_widths(widths: tuple[int, ...]) -> None:
    """Raises BadInput where layers cannot have these numbers of channels."""
    if not widths or not all(isinstance(w, int) and w > 0 and w % 8 == 0 for w in widths):
        raise BadInput("widths are multiples of 8, one per level.", "As in [32, 64, 96, 96].")


class VaeRecipe(Recipe):
    """L1, features, a little KL, and an opponent that begins late.

    The features are a fixed random network's, since the weights of VGG and LPIPS are not here.
    """

    name = "vae"
    settings_type = VaeSettings

    def __init__(self, settings: VaeSettings, base: Base | None) -> None:
        self.settings = settings
        self.vae: Any = base.load("vae") if base else new_vae(settings)
        self.opponent = PatchDiscriminator(settings.opponent_width, settings.opponent_layers)
        self.features = Perceptual(random_stages())
        self.trained = {"vae": self.vae, "opponent": self.opponent}
        self.frozen = {"features": self.features}
        self.deviation = 1.0

    def sample(self, picture: Picture, draw: Draw) -> dict[str, Any]:
        """``rgb``: a square, cropped and mirrored as drawn."""
        s = self.settings
        rgb = square(picture, max(s.side, s.whole), draw)
        return {"rgb": as_tensor(window_of(rgb, s.side, draw))}

    def turns(self) -> tuple[Turn, ...]:
        s = self.settings
        if not s.opponent:
            return (Turn("vae", ("vae",), self.loss),)
        start = s.opponent_start
        return (
            Turn("vae", ("vae",), self.loss),
            Turn("opponent", ("opponent",), self.opponent_loss, start=start, kept=False),
        )

    def loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        """What the autoencoder is told: likeness, narrowness, and what the opponent thinks."""
        s, rgb = self.settings, batch["rgb"]
        made, posterior = self.made(rgb, draws)
        plain = (made - rgb).abs().mean()
        features = self.features(made, rgb).mean() if s.perceptual else plain.new_zeros(())
        likeness = plain + s.perceptual * features
        if s.chroma:
            likeness = likeness + s.chroma * (opposed(made) - opposed(rgb)).abs().mean()
        # the paper's code sums over a picture's values; here all are means
        narrow = posterior.kl().mean() / rgb[0].numel()
        total = likeness + s.kl * narrow
        terms = {"plain": plain, "features": features, "kl": narrow}
        if s.opponent and step >= s.opponent_start:
            judged = maker_loss(self.opponent(made).float())
            weight = adaptive_weight(likeness, judged, self.vae.decoder.conv_out.weight)
            total = total + s.opponent * weight * judged
            terms |= {"judged": judged, "weight": weight}
        return Losses(total, terms)

    def opponent_loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        """What the opponent is told: which pictures are real."""
        with torch.no_grad():
            made, _ = self.made(batch["rgb"], draws)
        real, false = self.opponent(batch["rgb"]).float(), self.opponent(made).float()
        return Losses(opponent_loss(real, false), {"real": real.mean(), "made": false.mean()})

    def made(self, rgb: Tensor, draws: Draws) -> tuple[Tensor, DiagonalGaussianDistribution]:
        """Pictures by way of latents that are drawn, and what those are drawn from."""
        moments = self.vae.encode(rgb).latent_dist.parameters.float()
        posterior = DiagonalGaussianDistribution(moments)
        noise = draws.normal("latents", *posterior.mean.shape[1:])
        return self.vae.decode(posterior.mean + posterior.std * noise).sample.float(), posterior

    def shown(self, batch: Batch, draws: Draws) -> np.ndarray:
        """Pictures above, what comes back of them below."""
        made, _ = self.made(batch["rgb"], draws)
        return side_by_side(batch["rgb"], made)

    def measure(self, batches: Iterable[Batch]) -> None:
        """The deviation of latents: with 1 / it as scaling factor they have that of noise."""
        count, total, squares = 0, 0.0, 0.0
        for batch in batches:
            latents = self.vae.encode(batch["rgb"]).latent_dist.mean.double()
            count += latents.numel()
            total += float(latents.sum())
            squares += float(latents.square().sum())
        if count:
            self.deviation = max(squares / count - (total / count) ** 2, 1e-12) ** 0.5

    def save(self, folder: Path) -> SavedParts:
        """``vae`` in the layout of diffusers, with its own scaling factor."""
        factor = 1 / self.deviation
        self.vae.register_to_config(scaling_factor=factor)
        self.vae.save_pretrained(folder / "vae")
        return SavedParts(
            {"vae": ("vae", "diffusers")},
            family=self.settings.family,
            resolution=self.settings.side,
            scaling_factor=factor,
            latent_channels=self.vae.config.latent_channels,
            constants={"latent_deviation": self.deviation},
            base=False,
        )


def opposed(rgb: Tensor) -> Tensor:
    """Red against green and both against blue, which greys have none of: B x 2 x h x w."""
    r, g, b = rgb.unbind(1)
    return torch.stack([r - g, (r + g) / 2 - b], dim=1)


def new_vae(settings: VaeSettings) -> AutoencoderKL:
    """Stable Diffusion's autoencoder of these widths, with random weights."""
    levels = len(settings.widths)
    layers: dict[str, Any] = {
        "block_out_channels": settings.widths,
        "down_block_types": ("DownEncoderBlock2D",) * levels,
        "up_block_types": ("UpDecoderBlock2D",) * levels,
        "layers_per_block": settings.layers,
        "norm_num_groups": gcd(settings.groups, *settings.widths),
    }
    vae = AutoencoderKL(
        sample_size=settings.side, latent_channels=settings.latent_channels, **layers
    )
    # ours: as drawn at random, latents would be lost in their own noise for hundreds of steps
    with torch.no_grad():
        vae.quant_conv.bias[settings.latent_channels :] = NARROW  # pyright: ignore
    return vae
