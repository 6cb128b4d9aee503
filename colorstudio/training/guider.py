"""Trains the guider of a frozen prior (Liu et al., arXiv 2304.11105, Eq. 3)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from colorstudio.diffusion import conditioning, latents, own_files
from colorstudio.diffusion.conditioning import Denoiser
from colorstudio.diffusion.samplers import ddim
from colorstudio.diffusion.schedules import EPSILON, Schedule
from colorstudio.imaging.placement import codes_to_lightness
from colorstudio.imaging.profiles import SRGB
from colorstudio.methods.base import check_ranges, choice, slider, switch
from colorstudio.methods.colorize.picture import grey_codes
from colorstudio.methods.colorize.piggyback import seen
from colorstudio.methods.colorize.piggyback.guider import Condition, Guider, guided
from colorstudio.methods.colorize.piggyback.hint_map import HintMap
from colorstudio.training import timesteps
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
from colorstudio.training.region_hints import map_of, regions_of

ROLE = "guider"
DUMMIES = ("", "color photo", "high quality photo")
"""What stands in for a caption, so that a photo is also coloured without one (section 4.1)."""
TOOLS, PAPER = "tools", "paper"
SHOWN_STEPS, SHOWN_GUIDANCE = 20, 7.5


@dataclass(frozen=True)
class GuiderSettings:
    """The table ``[recipe]``. ``hints``: "tools" are discs and strokes on 0 to ``most`` of the
    superpixels, log-uniformly, for people make few; "paper" are whole ones, 30 % to ``most``.

    ``empty``: the part of the maps without any. ``dummies``: the part of the captions that give
    way to `DUMMIES`. ``early``: the part of the timesteps that are of the noisier half
    (`timesteps.drawn`). ``segments``, ``compactness``: of SLIC. ``colors``: of the reduced
    palette. ``flip``, ``cache``: as of `BaseSettings`.
    """

    resolution: int = slider(256, 32, 2048, step=8, unit=" px")
    hints: str = choice(TOOLS, (TOOLS, PAPER))
    most: float = slider(0.5, 0.01, 1.0)
    empty: float = slider(0.5, 0.0, 1.0)
    dummies: float = slider(0.5, 0.0, 1.0)
    early: float = slider(0.0, 0.0, 1.0)
    segments: int = slider(200, 4, 5000)
    compactness: float = slider(10.0, 0.1, 100.0)
    colors: int = slider(16, 2, 256)
    flip: bool = switch(True)
    cache: int = slider(0, 0, 1 << 20)

    def __post_init__(self) -> None:
        check_ranges(self)


class GuiderRecipe(Recipe):
    """The guider learns with the prior as one network; the prior's weights stay (Eq. 3)."""

    name = "guider"
    settings_type = GuiderSettings
    base_roles = ("unet", "vae", "text_encoder", "tokenizer")

    def __init__(self, settings: GuiderSettings, base: Base) -> None:
        self.settings = settings
        self.bundle = base.bundle
        self.tokenizer = base.load("tokenizer")
        prior = base.load("unet")
        self.trained = {ROLE: Guider.of(prior)}
        self.frozen = {
            "unet": prior,
            "vae": base.load("vae"),
            "text_encoder": base.load("text_encoder"),
        }
        self._kept = KeptLatents(settings.cache)
        self.schedule = Schedule.scaled_linear(
            SHOWN_STEPS, prediction_type=base.bundle.prediction_type
        )

    def checkpointing(self) -> None:
        """Of the prior as well: the guider's gradients go through it."""
        super().checkpointing()
        prior: Any = self.frozen["unet"]
        prior.enable_gradient_checkpointing()

    def sample(self, picture: Picture, draw: Draw) -> dict[str, Any]:
        """``rgb``, ``hints``: 3 x side x side, ``grey``: 1 x side x side, in [-1, 1]; ``mask``:
        1 x side x side, 0 or 1; ``caption``."""
        rgb = square(picture, self.settings.resolution, draw, flip=self.settings.flip)
        grey, lightness = grey_of(rgb)
        hints, mask = seen.map_tensors(self._hints(rgb, lightness, draw.rng("hints")))
        return {
            "rgb": as_tensor(rgb),
            "grey": seen.grey_tensor(grey),
            "hints": hints,
            "mask": mask,
            "caption": self._caption(picture.caption, draw.rng("caption")),
            "mark": self._kept.mark(rgb),
        }

    def loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        """Mean squared error of the noise (the velocity, for v-predicting weights)."""
        z = self._kept.drawn(self.frozen["vae"], batch["rgb"], batch["mark"], draws)
        t = timesteps.drawn(draws, self.settings.early)
        eps = draws.normal("eps", *z.shape[1:])
        abar = self.schedule.alphas_cumprod.to(z.device, torch.float32)[t][:, None, None, None]
        x_t = abar.sqrt() * z + (1 - abar).sqrt() * eps
        target = eps
        if self.schedule.prediction_type != EPSILON:
            target = abar.sqrt() * eps - (1 - abar).sqrt() * z
        words = self._words(batch["caption"])
        with guided(self.frozen["unet"], self.guider, self._condition(batch)) as both:
            answer = both(x_t, t, encoder_hidden_states=words)[0]
        return Losses(F.mse_loss(answer.float(), target))

    def shown(self, batch: Batch, draws: Draws) -> np.ndarray:
        """Photos, their hints on grey, and what prior and guider make of these."""
        noise = draws.normal("shown", *latents.encoded(self.frozen["vae"], batch["rgb"]).shape[1:])
        words = self._words([*batch["caption"], *("" for _ in batch["caption"])])
        cond, uncond = words.chunk(2)
        with (
            torch.no_grad(),
            guided(self.frozen["unet"], self.guider, self._condition(batch)) as both,
        ):
            z = ddim(Denoiser(both, cond, uncond, SHOWN_GUIDANCE), noise, self.schedule)
        side = self.settings.resolution
        made = latents.decoded(self.frozen["vae"], z, size=(side, side))
        laid = torch.where(batch["mask"] > 0, batch["hints"], batch["grey"])
        return side_by_side(batch["rgb"], laid, made)

    def save(self, folder: Path) -> SavedParts:
        """``guider`` in the layout of our own networks."""
        own_files.write(folder / ROLE, self.guider)
        return SavedParts.upon(
            self.bundle, {ROLE: (ROLE, own_files.LAYOUT)}, self.settings.resolution
        )

    @property
    def guider(self) -> Any:
        return self.trained[ROLE]

    def _hints(self, rgb: np.ndarray, lightness: np.ndarray, rng: np.random.Generator) -> HintMap:
        s = self.settings
        if rng.random() < s.empty:
            return HintMap.empty((rgb.shape[1], rgb.shape[0]))
        regions = regions_of(rgb, s.segments, s.compactness, s.colors)
        return map_of(regions, lightness, rng, paper=s.hints == PAPER, most=s.most)

    def _caption(self, caption: str, rng: np.random.Generator) -> str:
        dummy = DUMMIES[int(rng.integers(len(DUMMIES)))]
        return dummy if rng.random() < self.settings.dummies else caption

    def _condition(self, batch: Batch) -> Condition:
        vae, grey = self.frozen["vae"], batch["grey"]
        known = None
        if self._kept.is_on:
            known = self._kept.means(vae, grey.expand(-1, 3, -1, -1), batch["mark"], "grey")
        with exactly(grey):
            return seen.condition(vae, grey, batch["hints"], batch["mask"], known=known)

    def _words(self, captions: list[str]) -> Tensor:
        encoder = self.frozen["text_encoder"]
        return conditioning.encoded(self.tokenizer, encoder, captions, windows=1)


def grey_of(rgb: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """h x w x 3 uint8 sRGB as greys of the same L*: their codes (h x w uint8), and L*."""
    opaque = np.full((*rgb.shape[:2], 1), 255, np.uint8)
    lightness = codes_to_lightness(np.concatenate([rgb, opaque], axis=-1), SRGB)
    return seen.eight_bit(grey_codes(lightness)), lightness


def exactly(like: Tensor) -> torch.autocast:
    """Whole precision, whatever the run has: some autoencoders overflow in half."""
    return torch.autocast(like.device.type, enabled=False)
