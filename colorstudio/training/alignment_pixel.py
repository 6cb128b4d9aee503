"""Trains Color Alignment in pixels (Shum et al., arXiv 2503.06746): a network of its own."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from colorstudio.diffusion.samplers import ddpm
from colorstudio.diffusion.schedules import TRAINING_STEPS, Schedule
from colorstudio.errors import BadInput
from colorstudio.methods.base import check_ranges, slider
from colorstudio.methods.palette.alignment import tracks
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.pictures import side_by_side, square
from colorstudio.training.recipe import (
    Batch,
    Losses,
    Picture,
    Recipe,
    SavedParts,
    as_tensor,
)
from colorstudio.training.vae import GROUPS

ROLE = "pixel_unet"
FAMILY = "alignment-pixels"
SHOWN_STEPS = 50


@dataclass(frozen=True)
class AlignmentPixelSettings:
    """The table ``[recipe]``. ``channels``: of each level, the finest first; each halves the side.
    ``layers``: per level. ``groups``: see `VaeSettings`."""

    resolution: int = slider(64, 8, 512, unit=" px")
    channels: tuple[int, ...] = (224, 224, 448, 448, 672, 672)
    layers: int = slider(2, 1, 8)
    groups: int = slider(GROUPS, 1, 64)

    def __post_init__(self) -> None:
        check_ranges(self)
        if len(self.channels) < 2 or not all(n >= 8 and n % 8 == 0 for n in self.channels):
            raise BadInput("channels are two numbers or more, each a multiple of 8.")
        if self.resolution % 2 ** (len(self.channels) - 1):
            raise BadInput(
                f"A side of {self.resolution} is not halved {len(self.channels) - 1} times.",
                "Choose a multiple of a power of two, or fewer channels.",
            )


class AlignmentPixelRecipe(Recipe):
    """The network is shown f(x_t, c) and psi(c), and answers eps', at every timestep.

    c are the picture's own pixels. No words, and nothing to build upon.
    """

    name = "alignment-pixel"
    settings_type = AlignmentPixelSettings

    def __init__(self, settings: AlignmentPixelSettings, base: Any = None) -> None:
        self.settings = settings
        self.trained = {ROLE: network(settings)}
        self.frozen = {}
        self.schedule = Schedule.scaled_linear(SHOWN_STEPS, spacing="paper000")

    def sample(self, picture: Picture, draw: Draw) -> dict[str, Any]:
        """``rgb``: 3 x side x side in [-1, 1]."""
        return {"rgb": as_tensor(square(picture, self.settings.resolution, draw))}

    def loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        """Mean squared error of eps'."""
        x0: Tensor = batch["rgb"]
        t = draws.integers("t", TRAINING_STEPS)
        with torch.no_grad(), torch.autocast(x0.device.type, enabled=False):
            seen, target = tracks.lesson(
                x0,
                draws.normal("eps", *x0.shape[1:]),
                t,
                tracks.points_of(x0),
                self.schedule,
                tracks.THROUGHOUT,
            )
            map_ = tracks.permuted(x0, draws.permutation("psi", x0[0, 0].numel()))
        answer = self._network(torch.cat([seen, map_], dim=1), t)
        return Losses(F.mse_loss(answer.float(), target))

    def shown(self, batch: Batch, draws: Draws) -> np.ndarray:
        """The pictures above, what the network makes of their colours below."""
        made = [self._painted(batch["rgb"], draws, n) for n in range(len(batch["rgb"]))]
        return side_by_side(batch["rgb"], torch.stack(made))

    def save(self, folder: Path) -> SavedParts:
        """``pixel_unet`` in the layout of diffusers: a bundle of its own."""
        unet: Any = self.trained[ROLE]
        unet.save_pretrained(folder / ROLE)
        return SavedParts(
            {ROLE: (ROLE, "diffusers")},
            family=FAMILY,
            resolution=self.settings.resolution,
            scaling_factor=1.0,
            latent_channels=3,
            base=False,
        )

    def _network(self, x: Tensor, t: Tensor) -> Tensor:
        return self.trained[ROLE](x, t, return_dict=False)[0]

    def _painted(self, rgb: Tensor, draws: Draws, n: int) -> Tensor:
        x0 = rgb[n : n + 1]
        map_ = tracks.permuted(x0, draws.permutation("psi", x0[0, 0].numel())[n : n + 1])

        def predict(x: Tensor, t: int) -> Tensor:
            return self._network(x, torch.full((1,), t, device=x.device)).float()

        both = tracks.Tracks(
            tracks.beside(predict, map_),
            tracks.points_of(x0)[0],
            self.schedule,
            last=tracks.THROUGHOUT,
            clip=True,
        )
        x = draws.normal("start", *x0.shape[1:])[n : n + 1]
        generator = torch.Generator().manual_seed(n)
        x = ddpm(both.predict, x, self.schedule, generator=generator, on_x0=both.on_x0)
        return both.mapped(x)[0]


def network(settings: AlignmentPixelSettings) -> nn.Module:
    """diffusers' U-Net for pictures, six channels in: as in its own example of 64 x 64 pixels and
    more, places attend to each other on the last level but one."""
    from diffusers.models.unets.unet_2d import UNet2DModel

    levels = len(settings.channels)
    attends = [n == levels - 2 for n in range(levels)]
    return UNet2DModel(
        sample_size=settings.resolution,
        in_channels=6,
        out_channels=3,
        block_out_channels=settings.channels,
        down_block_types=tuple("AttnDownBlock2D" if a else "DownBlock2D" for a in attends),
        up_block_types=tuple("AttnUpBlock2D" if a else "UpBlock2D" for a in attends[::-1]),
        layers_per_block=settings.layers,
        attention_head_dim=8,
        norm_num_groups=math.gcd(settings.groups, *settings.channels),
    )
