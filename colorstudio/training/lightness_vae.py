"""Trains the lightness decoder upon a frozen autoencoder (Liu et al., arXiv 2304.11105, Eq. 5)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from colorstudio.diffusion import own_files
from colorstudio.diffusion.lightness_vae import Lightness, lit
from colorstudio.methods.base import check_ranges, slider, switch
from colorstudio.methods.colorize.piggyback import seen
from colorstudio.training.adversary import (
    PatchDiscriminator,
    adaptive_weight,
    maker_loss,
    opponent_loss,
)
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.guider import exactly, grey_of
from colorstudio.training.perceptual import Perceptual, encoder_stages
from colorstudio.training.pictures import side_by_side, square
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
from colorstudio.training.vae import opposed

ROLE, OPPONENT = "lightness", "opponent"


@dataclass(frozen=True)
class LightnessSettings:
    """The table ``[recipe]``. ``perceptual``: lambda_p. ``chroma``: ours, weight of the error in
    what is opposed (see `vae.opposed`), of which lightness says nothing. ``adversarial``: what the
    adaptive weight lambda_d is multiplied by, from step ``adversarial_from`` on. ``width``,
    ``layers``: of the opponent. ``carries``: ours, see `Lightness`."""

    resolution: int = slider(256, 32, 2048, step=8, unit=" px")
    perceptual: float = slider(0.1, 0.0, 10.0)
    chroma: float = slider(0.0, 0.0, 10.0)
    adversarial: float = slider(0.5, 0.0, 10.0)
    adversarial_from: int = slider(25_000, 0, 100_000_000)
    width: int = slider(64, 4, 256)
    layers: int = slider(3, 1, 5)
    carries: bool = switch(False)

    def __post_init__(self) -> None:
        check_ranges(self)


class LightnessRecipe(Recipe):
    """G and its 1 x 1 convolutions learn to give a photo back, of its latents and its grey.

    Encoder and decoder stay, conv_out included. L = L1 + lambda_p L_p + lambda_d L_d (Eq. 5); L_p
    by the features of the autoencoder's own encoder, for VGG's weights are not here.
    """

    name = "lightness-vae"
    settings_type = LightnessSettings
    base_roles = ("vae",)
    channels_last = ("vae", ROLE, OPPONENT)

    def __init__(self, settings: LightnessSettings, base: Base) -> None:
        self.settings = settings
        self.bundle = base.bundle
        vae = base.load("vae")
        opponent = PatchDiscriminator(settings.width, settings.layers)
        lightness = Lightness.of(vae, carries=settings.carries)
        self.trained = {ROLE: lightness, OPPONENT: opponent}
        self.frozen = {"vae": vae, "perceptual": Perceptual(encoder_stages(vae))}

    def turns(self) -> tuple[Turn, ...]:
        """The maker's, then, once it counts, the opponent's."""
        start = self.settings.adversarial_from
        return (
            Turn(self.name, (ROLE,), self.loss),
            Turn(OPPONENT, (OPPONENT,), self.judged, start=start),
        )

    def sample(self, picture: Picture, draw: Draw) -> dict[str, Any]:
        """``rgb``: 3 x side x side and ``grey``: 1 x side x side, in [-1, 1]."""
        rgb = square(picture, self.settings.resolution, draw)
        return {"rgb": as_tensor(rgb), "grey": seen.grey_tensor(grey_of(rgb)[0])}

    def loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        """Eq. 5."""
        s, rgb = self.settings, batch["rgb"]
        made = self._made(batch, draws)
        l1 = (made - rgb).abs().mean()
        total, terms = l1, {"l1": l1}
        if s.perceptual:
            terms["perceptual"] = self.frozen["perceptual"](made, rgb).mean()
            total = total + s.perceptual * terms["perceptual"]
        if s.chroma:
            terms["chroma"] = (opposed(made) - opposed(rgb)).abs().mean()
            total = total + s.chroma * terms["chroma"]
        if step >= s.adversarial_from and s.adversarial:
            judged = maker_loss(self.trained[OPPONENT](made))
            # the decoder's last layer stays as it is: that of what is trained stands in for it
            weight = adaptive_weight(total, judged, self.lightness.adapters[-1].weight)
            total = total + s.adversarial * weight * judged
            terms |= {"judged": judged, "lambda_d": weight}
        return Losses(total, terms)

    def judged(self, batch: Batch, draws: Draws, step: int) -> Losses:
        """The opponent's: to tell photos from what is made."""
        with torch.no_grad():
            made = self._made(batch, draws)
        opponent = self.trained[OPPONENT]
        return Losses(opponent_loss(opponent(batch["rgb"]), opponent(made)))

    def shown(self, batch: Batch, draws: Draws) -> np.ndarray:
        """Photos, what the plain decoder gives back, and what this one does."""
        vae: Any = self.frozen["vae"]
        with torch.no_grad():
            plain = vae.decoder(self._latents(batch["rgb"], draws))
            return side_by_side(batch["rgb"], plain, self._made(batch, draws))

    def save(self, folder: Path) -> SavedParts:
        """``lightness`` in the layout of our own networks."""
        own_files.write(folder / ROLE, self.lightness)
        return SavedParts.upon(
            self.bundle, {ROLE: (ROLE, own_files.LAYOUT)}, self.bundle.resolution
        )

    @property
    def lightness(self) -> Any:
        return self.trained[ROLE]

    def _made(self, batch: Batch, draws: Draws) -> Tensor:
        """The photos again, float32."""
        z = self._latents(batch["rgb"], draws)
        vae: Any = self.frozen["vae"]
        return lit(vae.decoder, self.lightness, z, batch["grey"]).float()

    def _latents(self, rgb: Tensor, draws: Draws) -> Tensor:
        """Drawn from the posterior, as the decoder wants them."""
        vae: Any = self.frozen["vae"]
        with torch.no_grad(), exactly(rgb):
            found = vae.encode(rgb.float()).latent_dist
            z = found.mean + found.std * draws.normal("latents", *found.mean.shape[1:])
            return z if vae.post_quant_conv is None else vae.post_quant_conv(z)
