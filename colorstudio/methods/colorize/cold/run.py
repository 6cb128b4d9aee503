"""Cold diffusion: from grey to colour without noise and chance; the hints' solver places it.

Boraso et al., section 4.5, after Zabari et al. (Diffusing Colors, arXiv 2312.04145).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from colorstudio.diffusion import conditioning, latents
from colorstudio.diffusion.bundle import Bundle
from colorstudio.diffusion.conditioning import Denoiser
from colorstudio.diffusion.guidance import extra_weight
from colorstudio.diffusion.lora import lora_applied
from colorstudio.diffusion.previews import previewer
from colorstudio.imaging.overruled import Overruler
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import ModelContext, Models, Result, RunContext
from colorstudio.methods.colorize import captions, instant, picture
from colorstudio.methods.colorize.cold.degrade import restored, scaled
from colorstudio.methods.colorize.cold.kept import Kept, asked_of
from colorstudio.methods.colorize.cold.request import WAY, ColdRequest

READING, WORDS, COLOURING, DECODING = (
    "Reading the photo",
    "Reading the words",
    "Colouring",
    "Making pixels",
)
BEFORE = 2
"""Steps of the progress before the first of the sampling."""
ADAPTER = "cold_adapter"
SATURATION = "cold_saturation"
"""In a bundle's constants: the s' at which its colours are as strong as those of real pictures."""


@dataclass(frozen=True, eq=False)
class Made:
    """What the sampling came to. ``timing``: order and time scale that the network was told."""

    kept: Kept
    notes: tuple[str, ...] = ()
    timing: tuple[str, float] | None = None


def run(request: ColdRequest, ctx: ModelContext) -> Result:
    """Colours the whole picture; seals and reports as of `colorize.instant`.

    ``kept``: a `Kept`; with it, a further request is only scaled and decoded. Raises BadInput for
    weights that give no numbers, ModelMissing, OutOfMemory, Cancelled.
    """
    models = ctx.models
    size = picture.model_size(request.image.size, models.bundle.resolution)
    ctx.step(0, 1, READING)
    seen = picture.grey_of(request.image, size)
    asked = asked_of(request, seen, models.bundle.id, models.loras)
    reused = isinstance(request.kept, Kept) and request.kept.asked == asked
    sampling = 0 if reused else BEFORE + request.steps
    total = sampling + 1 + len(instant.STAGES)
    made = Made(request.kept) if reused else _sampled(request, ctx, seen, asked, total)
    ctx.step(sampling, total, DECODING)
    rgb = decoded(models, made.kept, request.color_scale)
    raw = picture.pixels_of(rgb, request.image.size)
    ctx.step(sampling + 1, total, instant.STAGES[0], raw.array[..., :3])
    overruler = Overruler(picture.chroma_of(rgb), request.image.size)
    placing = request.placing(overruler.proposal(request.hints, request.masks))
    result = instant.run(placing, _After(ctx, sampling + 1))
    notes = list(made.notes)
    if request.kept is not None and not reused:
        notes.append("What was kept belongs to another photo, words or steps: all was made anew.")
    return replace(
        result,
        recipe=recipe(request, result.recipe, made, models),
        notes=(*notes, *result.notes),
        raw=raw,
        bundle=models.bundle.id,
        kept=made.kept,
    )


def rescaled(models: Models, kept: Kept, color_scale: float) -> Pixels:
    """The model's own decode at another colour scale: one decode, for a live slider.

    ``models``: of the weights that it was made with, such as `Engine.models_for`. The answer is as
    `Result.raw`. Raises BadInput, ModelMissing, OutOfMemory.
    """
    return picture.pixels_of(decoded(models, kept, color_scale), kept.size)


def decoded(models: Models, kept: Kept, color_scale: float) -> np.ndarray:
    """x = D(z_grey + s' (z_x - z_grey)): h x w x 3 uint8 sRGB at the model's size.

    s' is the colour scale times what 1 is with these weights, see `saturation_of`.
    """
    strength = color_scale * saturation_of(models.bundle)
    grey, color = (torch.from_numpy(z).to(models.device) for z in (kept.grey, kept.color))
    width, height = kept.model_size
    with torch.no_grad(), models.lease("vae") as (vae,):
        z = scaled(grey, color, strength)
        rgb = latents.decoded(vae, z, models.vae_tile, size=(height, width))
    return ((rgb[0].permute(1, 2, 0) + 1) * 127.5).round().byte().cpu().numpy()


def saturation_of(bundle: Bundle) -> float:
    """The s' that a colour scale of 1 stands for: as measured for these weights, else 1."""
    value: Any = bundle.home(ADAPTER).constants.get(SATURATION)
    known = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if known and 0 < value < math.inf else 1.0


def _sampled(
    request: ColdRequest, ctx: ModelContext, seen: np.ndarray, asked: str, total: int
) -> Made:
    """All but the decode."""
    models, notes = ctx.models, []
    with torch.no_grad():
        with models.lease("vae") as (vae,):
            rgb = torch.from_numpy(seen).to(models.device).expand(1, 3, -1, -1)
            grey = latents.encoded(vae, rgb, tile=models.vae_tile)
        ctx.step(1, total, WORDS)
        caption = captions.for_prompt(models, request, notes)
        words = [caption or request.prompt, request.negative_prompt]
        with models.lease("text_encoder", "tokenizer") as (text_encoder, tokenizer):
            cond = conditioning.encoded(tokenizer, text_encoder, words)
            cond = cond.to(models.device)
            notes += filter(None, (conditioning.left_out_note(tokenizer, text) for text in words))
        color, timing = _colored(request, ctx, grey, cond, notes, total)
    return Made(
        Kept(
            grey.cpu().numpy(),
            color.cpu().numpy(),
            (seen.shape[1], seen.shape[0]),
            request.image.size,
            asked,
            caption,
        ),
        tuple(notes),
        timing,
    )


def _colored(
    request: ColdRequest,
    ctx: ModelContext,
    grey: Tensor,
    words: Tensor,
    notes: list[str],
    total: int,
) -> tuple[Tensor, tuple[str, float]]:
    """The last z_x, and order and time scale; within, the U-Net has the adapter."""
    models = ctx.models
    strength = request.color_scale * saturation_of(models.bundle)

    def check() -> None:
        ctx.step(BEFORE, total, COLOURING)

    with (
        previewer(models) as shown,
        models.lease("unet", ADAPTER) as (unet, adapter),
        lora_applied({"unet": unet}, [(adapter.lora, 1.0)], check) as applied,
    ):
        if applied.left_out:
            layers = applied.count + len(applied.left_out)
            notes.append(
                f"{len(applied.left_out)} of the adapter's {layers} layers are not in this model."
            )
        timing = adapter.timing(request.order)

        def after(k: int, z_x: Tensor) -> None:
            seen = scaled(grey, z_x, strength)
            ctx.step(BEFORE + k + 1, total, COLOURING, shown(seen))

        color = restored(
            Denoiser(unet, words[:1], words[1:], request.guidance, form=extra_weight),
            grey,
            request.steps,
            order=timing[0],
            time_scale=timing[1],
            on_step=after,
        )
    return color, timing


def recipe(request: ColdRequest, placing: Any, made: Made, models: Models) -> dict[str, Any]:
    """JSON that makes the same picture again from the same photo and weights."""
    settings = {f.name: getattr(request, f.name) for f in fields(request) if f.metadata.get("form")}
    found: dict[str, Any] = {
        **placing,
        **settings,
        "way": WAY,
        "bundle": models.bundle.id,
        "model_size": list(made.kept.model_size),
    }
    if made.kept.caption:
        found["captioned"] = made.kept.caption
    if saturation_of(models.bundle) != 1:
        found[SATURATION] = saturation_of(models.bundle)
    if made.timing:
        found["order_used"], found["time_scale"] = made.timing
    return found


class _After:
    """The context for what comes after the model's steps."""

    def __init__(self, ctx: RunContext, before: int) -> None:
        self._ctx, self._before = ctx, before

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        self._ctx.step(self._before + done, self._before + total, stage, preview)
