"""Trains ColorizeDiffusion (Yan et al., arXiv 2401.01456): a U-Net with lines and a reference."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from colorstudio.diffusion import latents, own_files
from colorstudio.diffusion.samplers import dpmpp_2m_karras
from colorstudio.diffusion.schedules import V_PREDICTION, Schedule
from colorstudio.errors import BadInput
from colorstudio.imaging import xdog
from colorstudio.imaging.lineart import separated
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import check_ranges, choice, slider, switch
from colorstudio.methods.sketch.reference.guidance import ReferenceDenoiser, conditions
from colorstudio.methods.sketch.reference.manipulate import text_spread
from colorstudio.methods.sketch.reference.nets import SketchEncoder, added, stem_for
from colorstudio.methods.sketch.reference.tokens import image_tokens, shown, text_embeddings
from colorstudio.training import timesteps
from colorstudio.training.deform import deformed
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.kept_latents import KeptLatents
from colorstudio.training.local_words import measured_constants
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
from colorstudio.training.scenes.pictures import REFERENCE

UNET, ENCODER = "sketch_unet", "sketch_encoder"
SCHEMES = ("shuffle", "deform", "none")
LINES = ("both", "xdog", "ink", "thin")
THIN = (0.45, 0.8)
"""Widths (sigma) of thin lines."""
SHOWN_STEPS = 12
REMEMBERED = 512
"""CLS tokens from which the unit of the edits' sliders is measured."""
PROBES = ("red", "green", "blue", "yellow", "purple", "black", "white", "dark", "bright", "night")
"""Words along which that is measured."""


@dataclass(frozen=True)
class ReferenceSettings:
    """The table ``[recipe]``.

    ``form``: which tokens the U-Net is shown. ``scheme``: how the places of the reference lose
    their meaning: its local tokens are shuffled, or the reference is bent before. ``drop``: the
    part of the references that are left out (the paper's Drop models: 0.8 with shuffle, 0.75 with
    deform). ``noisy``: Eq. 3. ``dual``: lambda of Eq. 4, 0 for Eq. 2 and 3 (the paper's Dual
    model: 4). ``lines``: what the drawings are made by. ``early``: as of `GuiderSettings`.
    ``flip``, ``cache``: as of `BaseSettings`.
    """

    resolution: int = slider(512, 64, 2048, step=64, unit=" px")
    form: str = choice("attention", ("attention", "cls"))
    scheme: str = choice("shuffle", SCHEMES)
    drop: float = slider(0.8, 0.0, 1.0)
    noisy: bool = switch(False)
    dual: float = slider(0.0, 0.0, 100.0)
    lines: str = choice("both", LINES)
    early: float = slider(0.0, 0.0, 1.0)
    flip: bool = switch(True)
    cache: int = slider(0, 0, 1 << 20)

    def __post_init__(self) -> None:
        check_ranges(self)


class ReferenceRecipe(Recipe):
    """The prior's U-Net learns to follow lines and the tokens of a reference instead of words.

    The reference is the picture itself, the drawing is made of it: no pairs are needed. Ours:
    pictures that come with another one of the same things have that as their reference.
    """

    name = "reference"
    settings_type = ReferenceSettings
    base_roles = ("unet", "vae", "image_encoder")

    def __init__(self, settings: ReferenceSettings, base: Base) -> None:
        self.settings, self.base, self.bundle = settings, base, base.bundle
        unet, encoder = base.load("unet"), base.load("image_encoder")
        width, tokens = unet.config.cross_attention_dim, encoder.config.projection_dim
        if width != tokens:
            raise BadInput(
                f"{base.bundle.title} listens to words of {width} numbers; the tokens of its"
                f" picture encoder have {tokens}.",
                "Build on weights that fit CLIP, such as Stable Diffusion 2 with ViT-H/14.",
            )
        blocks = unet.config.block_out_channels
        self.trained = {UNET: unet, ENCODER: SketchEncoder(blocks, stem_for(blocks))}
        self.frozen = {"vae": base.load("vae"), "image_encoder": encoder}
        self.schedule = Schedule.scaled_linear(
            SHOWN_STEPS, prediction_type=base.bundle.prediction_type
        )
        self.reference_side = int(encoder.config.image_size)
        self._kept = KeptLatents(settings.cache)
        self._seen: deque[Tensor] = deque(maxlen=REMEMBERED)
        self._answers: dict[str, Any] = {}

    # -- samples ----------------------------------------------------------------------------------

    def sample(self, picture: Picture, draw: Draw) -> dict[str, Any]:
        """``rgb``: 3 x side x side; ``sketch``: 1 x side x side, lines 1 and paper -1;
        ``reference``: 3 x r x r, as large as the picture encoder's. All in [-1, 1]. ``mark``."""
        rgb = square(picture, self.settings.resolution, draw, flip=self.settings.flip)
        lending = picture.facts.get(REFERENCE)
        source = lending if isinstance(lending, np.ndarray) else rgb
        if self.settings.scheme == "deform":
            source = deformed(source, draw.rng("deform"))
        side = self.reference_side
        shrinks = side < source.shape[0]
        how = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
        return {
            "rgb": as_tensor(rgb),
            "sketch": sketch(rgb, self.settings.lines, draw),
            "reference": as_tensor(cv2.resize(source, (side, side), interpolation=how)),
            "mark": self._kept.mark(rgb),
        }

    # -- the loss ---------------------------------------------------------------------------------

    def loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        """Eq. 2 (Yan et al., arXiv 2401.01456), with Eq. 3's tokens and Eq. 4's second term.

        Mean squared error of the noise (of the velocity, for v-predicting weights).
        """
        z0 = self._latents(batch)
        t = timesteps.drawn(draws, self.settings.early)
        tokens = self.tokens(batch["reference"], t, draws)
        hints = self.trained[ENCODER](batch["sketch"].expand(-1, 3, -1, -1))
        eps = draws.normal("eps", *z0.shape[1:])
        x, target = self._noised(z0, eps, t), self._target(z0, eps, t)
        if self.settings.dual == 0:
            return Losses(F.mse_loss(self._network(x, t, tokens, hints), target))
        other = draws.normal("eps'", *z0.shape[1:])
        rows = torch.cat([x, self._noised(z0, other, t)])
        shown_tokens = torch.cat([tokens, torch.zeros_like(tokens)])
        twice = [torch.cat([hint, hint]) for hint in hints]
        both, alone = self._network(rows, torch.cat([t, t]), shown_tokens, twice).chunk(2)
        first = F.mse_loss(both, target)
        second = F.mse_loss(alone, self._target(z0, other, t))
        return Losses(
            first + self.settings.dual * second, {"both": first.detach(), "lines": second.detach()}
        )

    def _latents(self, batch: Batch) -> Tensor:
        if self._kept.is_on:
            return self._kept.means(self.frozen["vae"], batch["rgb"], batch["mark"])
        return latents.encoded(self.frozen["vae"], batch["rgb"])

    def tokens(self, reference: Tensor, t: Tensor, draws: Draws) -> Tensor:
        """What the U-Net is shown of references: B x k x c; shuffled, dropped, noised as set."""
        with torch.no_grad():
            found = image_tokens(self.frozen["image_encoder"], reference)
            self._seen.extend(found[:, 0].cpu())
            tokens = shown(found, self.settings.form)
            if self.settings.form == "attention" and self.settings.scheme == "shuffle":
                order = draws.permutation("shuffle", tokens.shape[1])
                tokens = tokens.gather(1, order[..., None].expand_as(tokens))
            kept = draws.uniform("drop") >= self.settings.drop
            tokens = tokens * kept[:, None, None]
            if self.settings.noisy:
                tokens = self._noised(tokens, draws.normal("eps_r", *tokens.shape[1:]), t)
        return tokens

    def _levels(self, t: Tensor, like: Tensor) -> tuple[Tensor, Tensor]:
        """alpha_t and beta_t of the paper, sqrt(abar_t) and sqrt(1 - abar_t), one per sample."""
        abar = self.schedule.alphas_cumprod.float().to(t.device)[t]
        shape = (-1, *(1,) * (like.ndim - 1))
        return abar.sqrt().reshape(shape), (1 - abar).sqrt().reshape(shape)

    def _noised(self, clean: Tensor, eps: Tensor, t: Tensor) -> Tensor:
        alpha, beta = self._levels(t, clean)
        return alpha * clean + beta * eps

    def _target(self, z0: Tensor, eps: Tensor, t: Tensor) -> Tensor:
        if self.schedule.prediction_type != V_PREDICTION:
            return eps
        alpha, beta = self._levels(t, z0)
        return alpha * eps - beta * z0

    def _network(self, x: Tensor, t: Tensor, tokens: Tensor, hints: list[Tensor]) -> Tensor:
        unet = self.trained[UNET]
        with added(unet, hints):
            return unet(x, t, encoder_hidden_states=tokens, return_dict=False)[0].float()

    # -- pictures and weights ---------------------------------------------------------------------

    def shown(self, batch: Batch, draws: Draws) -> np.ndarray:
        """Drawings above, references, what is made of both, and what they were made of."""
        side = batch["rgb"].shape[-1]
        rows = [batch["sketch"].expand(-1, 3, -1, -1) * -1]
        rows.append(F.interpolate(batch["reference"], (side, side), mode="bilinear"))
        rows.append(torch.cat([self._painted(batch, draws, n) for n in range(len(rows[0]))]))
        return side_by_side(*rows, batch["rgb"])

    def _painted(self, batch: Batch, draws: Draws, n: int) -> Tensor:
        """1 x 3 x side x side in [-1, 1], with neither guidance nor chance but the first noise."""
        vae = self.frozen["vae"]
        with torch.no_grad():
            found = image_tokens(self.frozen["image_encoder"], batch["reference"][n : n + 1])
            hints = self.trained[ENCODER](batch["sketch"][n : n + 1].expand(-1, 3, -1, -1))
            tokens = shown(found, self.settings.form)
            denoiser = ReferenceDenoiser(
                self.trained[UNET], conditions(tokens, tokens, hints, hints), self.schedule
            )
            size = hints[0].shape[-2:]
            start = draws.normal("start", self.bundle.latent_channels, *size)[n : n + 1]
            z = dpmpp_2m_karras(denoiser, start, self.schedule)
            side = batch["rgb"].shape[-1]
            return latents.decoded(vae, z, size=(side, side))

    def measure(self, batches: Iterable[Batch]) -> None:
        """How local tokens of the references answer to words (`edits.Reading`)."""
        if not {"text_projector", "tokenizer"} <= self.bundle.roles:
            return
        self._answers = measured_constants(
            self.frozen["image_encoder"],
            self.base.load("text_projector"),
            self.base.load("tokenizer"),
            [batch["reference"] for batch in batches],
        )

    def save(self, folder: Path) -> SavedParts:
        """``sketch_unet`` in the layout of diffusers, ``sketch_encoder`` in our own."""
        unet: Any = self.trained[UNET]
        unet.save_pretrained(folder / UNET)
        encoder = self.trained[ENCODER]
        assert isinstance(encoder, SketchEncoder)
        own_files.write(folder / ENCODER, encoder)
        parts = {UNET: (UNET, "diffusers"), ENCODER: (ENCODER, own_files.LAYOUT)}
        return SavedParts.upon(
            self.bundle,
            parts,
            self.settings.resolution,
            family="colorize-diffusion",
            constants=self._constants(),
        )

    def _constants(self) -> dict[str, Any]:
        """``text_spread``, the unit of the sliders of edits by words, and what `measure` found; {}
        where there are none."""
        if len(self._seen) < 2 or not {"text_projector", "tokenizer"} <= self.bundle.roles:
            return {}
        projector = self.base.load("text_projector")
        with torch.no_grad():
            words = text_embeddings(projector, self.base.load("tokenizer"), PROBES)
        spread = text_spread(torch.stack(list(self._seen)), words)
        return {"text_spread": spread, **self._answers}


def sketch(rgb: np.ndarray, lines: str, draw: Draw) -> Tensor:
    """A drawing of a picture (side x side x 3 uint8): 1 x side x side, lines 1 and paper -1.

    ``lines``: "xdog" with a width that is drawn, "ink": the picture's own dark lines, "both": the
    one or the other; "thin": XDoG of small pictures, at twice their size.
    """
    rng = draw.rng("lines")
    by_ink, width = rng.random() < 0.5, rng.uniform(0.6, 1.2)
    if lines == "thin":
        return _as_sketch(255 - xdog.thin_lines(rgb, sigma=float(rng.uniform(*THIN))))
    if lines == "ink" or (lines == "both" and by_ink):
        opaque = np.full((*rgb.shape[:2], 1), 255, np.uint8)
        ink = separated(Pixels(np.concatenate([rgb, opaque], axis=-1)), workers=1).darkness
        if (ink > 128).mean() > 0.5 or not (ink > 128).any():
            # a painting without ink of its own: all of it would be lines, or nothing
            ink = 255 - xdog.lines(rgb, sigma=width)
    else:
        ink = 255 - xdog.lines(rgb, sigma=width)
    return _as_sketch(ink)


def _as_sketch(ink: np.ndarray) -> Tensor:
    return torch.from_numpy(ink.astype(np.float32))[None] / 127.5 - 1
