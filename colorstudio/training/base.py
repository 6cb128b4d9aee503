"""Trains a prior: pictures from words, in latents (Rombach et al., arXiv 2112.10752)."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from math import gcd
from pathlib import Path
from typing import Any

import numpy as np
import torch
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from torch import Tensor
from torch.nn import functional as F

from colorstudio.diffusion import latents
from colorstudio.diffusion.conditioning import Denoiser, encoded
from colorstudio.diffusion.samplers import ddim
from colorstudio.diffusion.schedules import EPSILON, TRAINING_STEPS, V_PREDICTION, Schedule
from colorstudio.methods.base import check_ranges, choice, slider, switch
from colorstudio.training.clip_files import write_model, write_tokenizer
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
from colorstudio.training.vae import GROUPS, check_widths

FAMILY_OF = {EPSILON: "sd1", V_PREDICTION: "sd2-v"}
ALL_WORDS = 49_408
SHOWN_STEPS, SHOWN_GUIDANCE = 20, 5.0


@dataclass(frozen=True)
class BaseSettings:
    """``widths``: channels of the U-Net by level; all levels but the last look at the words.
    ``heads``: of each attention. ``groups``: as of `VaeSettings`. ``drop``: the part of the
    captions that are left out, for guidance. ``crop``, ``flip``: see `pictures.square`. ``cache``:
    MiB of latents that are kept, so that each picture is encoded once; 0 where they are cropped
    anew each time.
    """

    side: int = slider(512, 16, 2048, unit=" px")
    widths: tuple[int, ...] = (320, 640, 1280, 1280)
    layers: int = slider(2, 1, 4)
    heads: int = slider(8, 1, 64)
    groups: int = slider(GROUPS, 1, 64)
    prediction: str = choice(EPSILON, (EPSILON, V_PREDICTION))
    drop: float = slider(0.1, 0.0, 1.0)
    crop: bool = switch(True)
    flip: bool = switch(True)
    cache: int = slider(0, 0, 1 << 20)

    def __post_init__(self) -> None:
        check_ranges(self)
        check_widths(self.widths)


class BaseRecipe(Recipe):
    """The U-Net learns what noise is in latents at time t, told what the picture shows."""

    name = "base"
    settings_type = BaseSettings
    base_roles = ("vae", "text_encoder", "tokenizer")

    def __init__(self, settings: BaseSettings, base: Base) -> None:
        self.settings = settings
        self.bundle = base.bundle
        self.tokenizer = base.load("tokenizer")
        self.vae: Any = base.load("vae")
        self.text: Any = base.load("text_encoder")
        factor = latents.downscaling(self.vae)
        self.unet: Any = new_unet(
            settings,
            settings.side // factor,
            self.vae.config.latent_channels,
            self.text.config.hidden_size,
        )
        self.trained = {"unet": self.unet}
        self.frozen = {"vae": self.vae, "text_encoder": self.text}
        self.schedule = Schedule.scaled_linear(SHOWN_STEPS, prediction_type=settings.prediction)
        self._kept = KeptLatents(settings.cache)

    def sample(self, picture: Picture, draw: Draw) -> dict[str, Any]:
        """``rgb``: 3 x side x side in [-1, 1]; ``caption``; ``mark``: tells pictures apart."""
        s = self.settings
        rgb = square(picture, s.side, draw, crop=s.crop, flip=s.flip)
        return {
            "rgb": as_tensor(rgb),
            "caption": picture.caption,
            "mark": self._kept.mark(rgb),
        }

    def loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        """Mean squared error of the noise (the velocity, where that is predicted)."""
        z = self._latents(batch, draws)
        t = draws.integers("t", TRAINING_STEPS)
        eps = draws.normal("eps", *z.shape[1:])
        abar = self.schedule.alphas_cumprod.to(z.device, torch.float32)[t][:, None, None, None]
        x_t = abar.sqrt() * z + (1 - abar).sqrt() * eps
        target = eps
        if self.settings.prediction == V_PREDICTION:
            target = abar.sqrt() * eps - (1 - abar).sqrt() * z
        kept = draws.uniform("drop") >= self.settings.drop
        captions = [
            words if keep else "" for words, keep in zip(batch["caption"], kept, strict=True)
        ]
        answer = self.unet(x_t, t, encoder_hidden_states=self._words(captions)).sample
        return Losses(F.mse_loss(answer.float(), target))

    def shown(self, batch: Batch, draws: Draws) -> np.ndarray:
        """Pictures above, what the prior makes of their words below."""
        side = batch["rgb"].shape[-1]
        shape = latents.encoded(self.vae, batch["rgb"]).shape[1:]
        words = self._words([*batch["caption"], *("" for _ in batch["caption"])])
        cond, uncond = words.chunk(2)
        predict = Denoiser(self.unet, cond, uncond, SHOWN_GUIDANCE)
        z = ddim(predict, draws.normal("shown", *shape), self.schedule)
        return side_by_side(batch["rgb"], latents.decoded(self.vae, z, size=(side, side)))

    def save(self, folder: Path) -> SavedParts:
        """``unet``, and the roles that it was trained with: a whole prior."""
        self.unet.save_pretrained(folder / "unet")
        self.vae.save_pretrained(folder / "vae")
        write_model(folder / "text_encoder", self.text, "CLIPTextModel")
        self._save_tokenizer(folder / "tokenizer")
        roles = ("unet", "vae", "text_encoder", "tokenizer")
        return SavedParts(
            {role: (role, "diffusers") for role in roles},
            family=FAMILY_OF[self.settings.prediction],
            prediction_type=self.settings.prediction,
            resolution=self.settings.side,
            scaling_factor=self.vae.config.scaling_factor,
            latent_channels=self.vae.config.latent_channels,
            constants=self.bundle.constants,
            base=False,
        )

    def _save_tokenizer(self, folder: Path) -> None:
        source = self.bundle.parts["tokenizer"].path
        if not (source / "vocab.json").is_file():  # a single file: its words are all of CLIP's
            write_tokenizer(folder, ALL_WORDS)
            return
        folder.mkdir()
        for name in ("vocab.json", "merges.txt", "tokenizer_config.json"):
            if (source / name).is_file():
                shutil.copy(source / name, folder / name)

    def _latents(self, batch: Batch, draws: Draws) -> Tensor:
        """Drawn from the autoencoder's posterior: B x c x h x w, float32."""
        return self._kept.drawn(self.vae, batch["rgb"], batch["mark"], draws)

    def _words(self, captions: list[str]) -> Tensor:
        return encoded(self.tokenizer, self.text, captions, windows=1)


def new_unet(
    settings: BaseSettings, latent_side: int, channels: int, context: int
) -> UNet2DConditionModel:
    """Stable Diffusion's U-Net of these widths, with random weights."""
    levels = len(settings.widths) - 1
    layers: dict[str, Any] = {
        "block_out_channels": settings.widths,
        "down_block_types": (*("CrossAttnDownBlock2D",) * levels, "DownBlock2D"),
        "up_block_types": ("UpBlock2D", *("CrossAttnUpBlock2D",) * levels),
        "layers_per_block": settings.layers,
        "attention_head_dim": settings.heads,  # so diffusers calls their number
        "cross_attention_dim": context,
        "norm_num_groups": gcd(settings.groups, *settings.widths),
    }
    return UNet2DConditionModel(
        sample_size=latent_side, in_channels=channels, out_channels=channels, **layers
    )
