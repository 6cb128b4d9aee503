"""Trains Color Alignment's eight-channel U-Net (Shum et al., arXiv 2503.06746): fine-tuning."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from colorstudio.diffusion import conditioning, latents
from colorstudio.diffusion.samplers import ddpm
from colorstudio.diffusion.schedules import TRAINING_STEPS, Schedule
from colorstudio.methods.base import check_ranges, slider, switch
from colorstudio.methods.palette.alignment import tracks
from colorstudio.methods.palette.alignment.condition import blurred
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.kept_latents import KeptLatents
from colorstudio.training.pictures import side_by_side, square
from colorstudio.training.recipe import (
    Base,
    Batch,
    Losses,
    Picture,
    Recipe,
    SavedParts,
    as_tensor,
)

ROLE = "alignment_unet"
SHOWN_STEPS = 20


@dataclass(frozen=True)
class AlignmentLatentSettings:
    """The table ``[recipe]``. ``blur``: how far the colours are reduced and enlarged before they
    are encoded. ``stop``: the last part of the noise, in which f is the identity. ``drop``: the
    part of the captions that are left out. ``flip``, ``cache``: as of `BaseSettings`."""

    resolution: int = slider(512, 32, 2048, step=8, unit=" px")
    blur: float = slider(3.0, 1.0, 8.0)
    stop: float = slider(0.2, 0.0, 0.9)
    drop: float = slider(0.1, 0.0, 1.0)
    flip: bool = switch(True)
    cache: int = slider(0, 0, 1 << 20)

    def __post_init__(self) -> None:
        check_ranges(self)


class AlignmentLatentRecipe(Recipe):
    """The network is shown f(x_t, c) and psi(c), and answers eps'; see `tracks.lesson`.

    c are the latents of the blurred picture itself, so that no pairs are needed.
    """

    name = "alignment-latent"
    settings_type = AlignmentLatentSettings
    base_roles = ("unet", "vae", "text_encoder", "tokenizer")

    def __init__(self, settings: AlignmentLatentSettings, base: Base) -> None:
        self.settings = settings
        self.bundle = base.bundle
        self.tokenizer = base.load("tokenizer")
        self.trained = {ROLE: widened(base.load("unet"), base.bundle.latent_channels)}
        self.frozen = {"vae": base.load("vae"), "text_encoder": base.load("text_encoder")}
        self.schedule = Schedule.scaled_linear(
            SHOWN_STEPS, spacing="paper000", prediction_type=base.bundle.prediction_type
        )
        self._kept = KeptLatents(settings.cache)

    def sample(self, picture: Picture, draw: Draw) -> dict[str, Any]:
        """``rgb``, ``colors``: 3 x side x side in [-1, 1], as it is and blurred; ``caption``;
        ``mark``: tells pictures apart."""
        rgb = square(picture, self.settings.resolution, draw, flip=self.settings.flip)
        soft = torch.from_numpy(blurred(rgb, self.settings.blur)).permute(2, 0, 1).contiguous()
        return {
            "rgb": as_tensor(rgb),
            "colors": soft,
            "caption": picture.caption,
            "mark": self._kept.mark(rgb),
        }

    def loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        """Mean squared error of eps' (the velocity, for v-predicting weights)."""
        x0, c = self._latents(batch, "rgb", draws, "x0"), self._latents(batch, "colors", draws, "c")
        t = draws.integers("t", TRAINING_STEPS)
        last = self.settings.stop * TRAINING_STEPS
        with torch.no_grad(), _exactly(x0):
            eps = draws.normal("eps", *x0.shape[1:])
            seen, target = tracks.lesson(x0, eps, t, tracks.points_of(c), self.schedule, last)
            map_ = tracks.permuted(c, draws.permutation("psi", c[0, 0].numel()))
        shown = torch.cat([seen, map_], dim=1)
        kept = draws.uniform("drop") >= self.settings.drop
        captions = [words * bool(k) for words, k in zip(batch["caption"], kept, strict=True)]
        answer = self._network(shown, t, self._words(captions))
        return Losses(F.mse_loss(answer.float(), target))

    def shown(self, batch: Batch, draws: Draws) -> np.ndarray:
        """The pictures above, what the network makes of their colours and words below."""
        made = [self._painted(batch, draws, n) for n in range(len(batch["rgb"]))]
        return side_by_side(batch["rgb"], torch.stack(made))

    def save(self, folder: Path) -> SavedParts:
        """``alignment_unet`` in the layout of diffusers."""
        unet: Any = self.trained[ROLE]
        unet.save_pretrained(folder / ROLE)
        return SavedParts.upon(self.bundle, {ROLE: (ROLE, "diffusers")}, self.settings.resolution)

    def _latents(self, batch: Batch, of: str, draws: Draws, name: str) -> Tensor:
        """Drawn from the autoencoder's posterior; float32."""
        vae, use = self.frozen["vae"], "" if of == "rgb" else of
        return self._kept.drawn(
            vae, batch[of], batch["mark"], draws, name=f"{name} latents", use=use
        )

    def _words(self, captions: list[str]) -> Tensor:
        encoder = self.frozen["text_encoder"]
        return conditioning.encoded(self.tokenizer, encoder, captions, windows=1)

    def _network(self, x: Tensor, t: Tensor, words: Tensor) -> Tensor:
        unet = self.trained[ROLE]
        return unet(x, t, encoder_hidden_states=words, return_dict=False)[0]

    def _painted(self, batch: Batch, draws: Draws, n: int) -> Tensor:
        """3 x side x side in [-1, 1], in `SHOWN_STEPS` steps."""
        vae = self.frozen["vae"]
        c = latents.encoded(vae, batch["colors"][n : n + 1])
        map_ = tracks.permuted(c, draws.permutation("psi", c[0, 0].numel())[n : n + 1])
        words = self._words([batch["caption"][n]])

        def predict(x: Tensor, t: int) -> Tensor:
            return self._network(x, torch.full((1,), t, device=x.device), words).float()

        both = tracks.Tracks(
            tracks.beside(predict, map_),
            tracks.points_of(c)[0],
            self.schedule,
            last=self.settings.stop * TRAINING_STEPS,
        )
        x = draws.normal("start", *c.shape[1:])[n : n + 1]
        generator = torch.Generator().manual_seed(n)
        x = ddpm(both.predict, x, self.schedule, generator=generator, on_x0=both.on_x0)
        side = batch["rgb"].shape[-1]
        return latents.decoded(vae, x, size=(side, side))[0]


def widened(unet: Any, channels: int) -> nn.Module:
    """The U-Net with ``channels`` further inputs, whose weights are zero: it answers as before."""
    before = unet.conv_in
    after = nn.Conv2d(
        before.in_channels + channels,
        before.out_channels,
        before.kernel_size,
        padding=before.padding,
    )
    with torch.no_grad():
        after.weight.zero_()
        after.weight[:, : before.in_channels] = before.weight
        after.bias.copy_(before.bias)  # pyright: ignore  (it has one)
    unet.conv_in = after
    unet.register_to_config(in_channels=after.in_channels)
    return unet


def _exactly(like: Tensor) -> torch.autocast:
    """Whole precision, whatever the run has: f compares distances."""
    return torch.autocast(like.device.type, enabled=False)
