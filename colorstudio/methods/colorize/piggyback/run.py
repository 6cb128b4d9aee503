"""Piggybacked colorization: prior and guider say what colours a photo may have; we place them.

Liu et al., arXiv 2304.11105. The decode keeps the photo's detail where the lightness decoder is
installed. It is a proposal: the hints' solver lays its colours under the full-size photo's own
lightness, unless the artist lets the model relight.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
import torch
from torch import Tensor

from colorstudio.diffusion import conditioning, latents, lightness_vae
from colorstudio.diffusion.conditioning import Denoiser
from colorstudio.diffusion.previews import previewer
from colorstudio.diffusion.samplers import SAMPLERS
from colorstudio.diffusion.schedules import Schedule
from colorstudio.errors import BadInput
from colorstudio.imaging.color import chroma_limit, encode_rgb, lab_to_linear
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.overruled import Overruler
from colorstudio.methods.base import ModelContext, Models, Result, RunContext
from colorstudio.methods.colorize import captions, instant, picture
from colorstudio.methods.colorize.piggyback import seen
from colorstudio.methods.colorize.piggyback.guider import Condition, guided
from colorstudio.methods.colorize.piggyback.hint_map import HintMap, hint_map
from colorstudio.methods.colorize.piggyback.relight import relit
from colorstudio.methods.colorize.piggyback.request import (
    NOISE,
    WAY,
    PiggybackRequest,
    settings_of,
)

READING, WORDS, COLOURING, DECODING, RELIGHTING = (
    "Reading the photo",
    "Reading the words",
    "Colouring",
    "Making pixels",
    "Relighting",
)
BEFORE = 2
"""Steps of the progress before the first of the sampling."""
LIGHTNESS = "lightness"
RELIT = "The lightness is the model's own: no seal is on this picture."
PLAIN = "No lightness decoder is installed: the plain one made the model's pixels."


@dataclass(frozen=True, eq=False)
class Made:
    """The model's decode, h x w x 3 uint8 sRGB, and how it came about."""

    rgb: np.ndarray
    decoder: str
    caption: str
    notes: tuple[str, ...]


def run(request: PiggybackRequest, ctx: ModelContext) -> Result:
    """Colours the whole picture; seals and reports as of `colorize.instant`, none if relit.

    ``raw``: the model's own decode at its size. Raises BadInput for weights that do not belong
    together or give no numbers, ModelMissing, OutOfMemory, Cancelled.
    """
    image, models = request.image, ctx.models
    after = 1 if request.relight else len(instant.STAGES)
    before = BEFORE + request.steps + 1
    total = before + after
    ctx.step(0, total, READING)
    with torch.no_grad():
        made = _made(request, ctx, total)
    raw = picture.pixels_of(made.rgb, image.size)
    facts: dict[str, Any] = {"raw": raw, "bundle": models.bundle.id}
    if request.relight:
        ctx.step(before, total, RELIGHTING, raw.array[..., :3])
        pixels = relit(image, made.rgb, request.mask) if request.placed else image
        ctx.step(total, total, "Done")
        placing = instant.recipe(request.placing(None))
        result = Result(pixels, placing, notes=(RELIT,), **facts)
    else:
        ctx.step(before, total, instant.STAGES[0], raw.array[..., :3])
        overruler = Overruler(picture.chroma_of(made.rgb), image.size)
        proposal = overruler.proposal(request.hints, request.masks)
        result = instant.run(request.placing(proposal), _After(ctx, before))
        result = replace(result, **facts)
    return replace(
        result,
        recipe=recipe(request, result.recipe, made, models),
        notes=(*made.notes, *result.notes),
    )


def recipe(request: PiggybackRequest, placing: Any, made: Made, models: Models) -> dict[str, Any]:
    """JSON that makes the same picture again; see `again.request_from`."""
    found: dict[str, Any] = {
        **placing,
        **settings_of(request),
        "way": WAY,
        "bundle": models.bundle.id,
        "decoder_used": made.decoder,
        "model_size": [made.rgb.shape[1], made.rgb.shape[0]],
    }
    if made.caption:
        found["captioned"] = made.caption
    return found


def _made(request: PiggybackRequest, ctx: ModelContext, total: int) -> Made:
    """From the photo to the model's pixels."""
    models = ctx.models
    notes: list[str] = []
    size = picture.model_size(request.image.size, models.bundle.resolution)
    grey = seen.eight_bit(picture.grey_of(request.image, size))
    drawn = hint_map(request.hints, seen.lightness_of(grey), request.masks)
    shown = _condition(models, grey, drawn)
    ctx.step(1, total, WORDS)
    words, caption = _words(request, models, notes)
    under = None if request.begin == NOISE else _begun(request, models, grey, shown)
    z = _sampled(request, ctx, shown, words, total, under)
    ctx.step(BEFORE + request.steps, total, DECODING)
    rgb, decoder = _decoded(request, models, z, grey, notes)
    return Made(rgb, decoder, caption, tuple(notes))


def _condition(models: Models, grey: np.ndarray, drawn: HintMap) -> Condition:
    codes, mask = seen.map_tensors(drawn)
    tensors = (seen.grey_tensor(grey), codes, mask)
    on_device = [tensor[None].to(models.device) for tensor in tensors]
    with models.lease("vae") as (vae,):
        return seen.condition(vae, *on_device, tile=models.vae_tile)


def _begun(request: PiggybackRequest, models: Models, grey: np.ndarray, shown: Condition) -> Tensor:
    """Latents of the photo in the colours that the solver gives it by its hints.

    Ours: the last timestep still shows the picture's mean (its abar is not 0; Lin et al., arXiv
    2305.08891), and a small prior takes that of pure noise for the picture's colour.
    """
    if not request.hints.items:
        return shown.grey
    spreader = instant.prepare(request.image, mask=request.mask)
    field = spreader.solve(request.hints, masks=request.masks, follow=request.follow)
    light = seen.lightness_of(grey)
    # in the photo's own proportions, which those of the model's size are not quite
    size = grey.shape[1], grey.shape[0]
    scale = max(request.image.size) / max(size)
    w, h = (max(1, round(side / scale)) for side in request.image.size)
    ab = field.chroma(np.asarray(cv2.resize(light, (w, h))), Rect(0, 0, w, h), scale)
    ab = np.asarray(cv2.resize(ab, size))
    ab *= chroma_limit(light, ab)[..., None]
    rgb = encode_rgb(np.clip(lab_to_linear(np.dstack([light, ab])), 0, 1)).astype(np.float32)
    codes = torch.from_numpy(rgb.transpose(2, 0, 1)[None] * 2 - 1).to(models.device)
    with models.lease("vae") as (vae,):
        return latents.encoded(vae, codes, tile=models.vae_tile)


def _words(request: PiggybackRequest, models: Models, notes: list[str]) -> tuple[Tensor, str]:
    """Embeddings (2 x tokens x c) of what is wanted and what is left out, and the caption."""
    caption = captions.for_prompt(models, request, notes)
    texts = [caption or request.prompt, request.negative_prompt]
    with models.lease("text_encoder", "tokenizer") as (text_encoder, tokenizer):
        words = conditioning.encoded(tokenizer, text_encoder, texts)
        notes += filter(None, (conditioning.left_out_note(tokenizer, text) for text in texts))
    return words.to(models.device), caption


def _sampled(
    request: PiggybackRequest,
    ctx: ModelContext,
    shown: Condition,
    words: Tensor,
    total: int,
    under: Tensor | None,
) -> Tensor:
    """z_c: the latents of the coloured photo. ``under``: what lies below the first noise."""
    models = ctx.models
    schedule = Schedule.scaled_linear(request.steps, prediction_type=models.bundle.prediction_type)
    generator = torch.Generator().manual_seed(request.seed)
    noise = torch.randn(shown.grey.shape, generator=generator).to(models.device)
    if under is not None:
        if request.hints.items:  # a photo without any colour is no beginning that is worth keeping
            schedule = schedule.last_part(request.strength)
        noise = schedule.add_noise(under, noise, schedule.timesteps[0])
    skipped = request.steps - len(schedule)
    with (
        previewer(models) as preview,
        models.lease("unet", "guider") as (unet, guider),
        guided(unet, guider, shown) as both,
    ):

        def after(i: int, count: int, x: Tensor, x0: Tensor) -> None:
            ctx.step(BEFORE + skipped + i, total, COLOURING, preview(x0))

        denoiser = Denoiser(both, words[:1], words[1:], request.guidance)
        z = SAMPLERS[request.sampler](denoiser, noise, schedule, generator=generator, on_step=after)
    if not bool(torch.isfinite(z).all()):
        raise BadInput(
            "These weights gave no picture, but values that are not numbers.",
            "Verify them in the model manager, or choose others.",
        )
    return z


def _decoded(
    request: PiggybackRequest, models: Models, z: Tensor, grey: np.ndarray, notes: list[str]
) -> tuple[np.ndarray, str]:
    """h x w x 3 uint8 sRGB, and which decoder made it."""
    decoder = request.decoder
    if decoder == LIGHTNESS and LIGHTNESS not in models.bundle.parts:
        notes.append(PLAIN)
        decoder = "plain"
    if decoder == LIGHTNESS:
        under = seen.grey_tensor(grey)[None].to(models.device)
        with models.lease("vae", LIGHTNESS) as (vae, lightness):
            rgb = lightness_vae.decoded(vae, lightness, z, under, models.vae_tile)
    else:
        with models.lease("vae") as (vae,):
            rgb = latents.decoded(vae, z, models.vae_tile)
    codes = ((rgb[0].permute(1, 2, 0) + 1) * 127.5).round().byte().cpu().numpy()
    return codes, decoder


class _After:
    """The context for what comes after the model's steps."""

    def __init__(self, ctx: RunContext, before: int) -> None:
        self._ctx, self._before = ctx, before

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        self._ctx.step(self._before + done, self._before + total, stage, preview)
