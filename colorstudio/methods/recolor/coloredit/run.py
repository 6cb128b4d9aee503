"""ColorEdit (Yin et al., arXiv 2411.10232): the model proposes the object's colour, we place it."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from colorstudio import __version__
from colorstudio.diffusion import latents
from colorstudio.diffusion.conditioning import Denoiser
from colorstudio.diffusion.samplers import ddim
from colorstudio.diffusion.schedules import Schedule
from colorstudio.imaging.color import Color
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.recolor import RecolorReport, changed_outside
from colorstudio.imaging.rim import rim_of
from colorstudio.imaging.shading import bounds_of, measured
from colorstudio.methods.base import ModelContext, Result
from colorstudio.methods.recolor.coloredit.edit import PLACING, Edit, codes_of, embeddings, noise
from colorstudio.methods.recolor.coloredit.place import model_color
from colorstudio.methods.recolor.coloredit.proposal import Proposal
from colorstudio.methods.recolor.coloredit.request import ColorEditRequest, settings_of
from colorstudio.methods.recolor.coloredit.view import View, full_matte, view_of, whole_view


def run(request: ColorEditRequest, ctx: ModelContext) -> Result:
    """Recolours the object; the seal counts changed pixels where the matte is 0."""
    image = request.image
    matte = full_matte(request.mask, image.size)
    bundle = ctx.models.bundle
    shown = view_of(image, matte, bundle.resolution)
    if request.generated:
        shown = whole_view(image, matte)
    edit = Edit(request, ctx, shown)
    with torch.no_grad():
        made = edit.made()
    edit.progress.at(PLACING)
    proposal = Proposal(made, shown.rgb, shown.mask, shown.crop)
    pixels = placed(image, matte, proposal, request.match_lightness)
    report = _report(edit.asked, pixels, matte)
    ctx.step(edit.progress.total, edit.progress.total, "Done")
    return Result(
        pixels=pixels,
        recipe=recipe(request, bundle.id, edit.reading, shown),
        seals={"outside_changed_pixels": changed_outside(image.array, pixels.array, matte)},
        notes=tuple(edit.notes(report)),
        reports=(report,),
        raw=_pixels(made),
        bundle=bundle.id,
    )


def placed(image: Pixels, matte: np.ndarray, proposal: Proposal, match: float) -> Pixels:
    """The picture with the proposal on its object; ``match``: see `model_color`."""
    rect = bounds_of(matte)
    codes, inside = image.array[rect.slices], matte[rect.slices]
    rim = rim_of(codes, inside, rect, image.profile)
    color = model_color(proposal, image.profile, rim, match_lightness=match)
    out = image.array.copy()
    out[rect.slices] = color.applied(codes, inside, rect)
    return Pixels(out, image.profile)


def recipe(request: ColorEditRequest, bundle: str, reading: str, shown: View) -> dict[str, Any]:
    """JSON that makes the same picture again; see `request.request_from`.

    ``crop``: x, y, w, h of what the model saw, in the picture.
    """
    crop = shown.crop
    return {
        "program": f"ColorStudio {__version__}",
        "way": "recolor.coloredit",
        "bundle": bundle,
        "size": list(request.image.size),
        "to": request.color.text if request.color else None,
        "reference": request.reference is not None,
        **settings_of(request),
        "reading_used": reading,
        "crop": [crop.x, crop.y, crop.w, crop.h],
        "model_size": list(shown.size),
    }


def source_picture(
    ctx: ModelContext,
    prompt: str,
    size: tuple[int, int],
    *,
    seed: int = 0,
    steps: int = 50,
    guidance: float = 7.5,
    negative_prompt: str = "",
) -> Pixels:
    """A picture that these weights make: what `ColorEditRequest.generated` starts from.

    ``size``: width and height, multiples of 8.
    """
    models = ctx.models
    schedule = Schedule.scaled_linear(steps, prediction_type=models.bundle.prediction_type)
    cond, uncond = embeddings(models, [prompt, negative_prompt])
    start = noise(models.bundle, size, seed).to(models.device)

    def watch(i: int, total: int, x: Tensor, x0: Tensor) -> None:
        ctx.step(i + 1, total + 1, "Painting")

    with torch.no_grad():
        with models.lease("unet") as (unet,):
            x = ddim(Denoiser(unet, cond, uncond, guidance), start, schedule, on_step=watch)
        with models.lease("vae") as (vae,):
            made = codes_of(latents.decoded(vae, x, models.vae_tile))[0]
    ctx.step(steps + 1, steps + 1, "Done")
    return _pixels(made)


def _pixels(rgb: np.ndarray) -> Pixels:
    opaque = np.full((*rgb.shape[:2], 1), 255, np.uint8)
    return Pixels(np.concatenate([rgb, opaque], axis=-1))


def _report(asked: Color, pixels: Pixels, matte: np.ndarray) -> RecolorReport:
    """The reference's colour against the object's lit mid-tone as it came out."""
    rect = bounds_of(matte)
    got = measured(pixels.array[rect.slices], matte[rect.slices], pixels.profile, rect).color
    away = float(delta_e00(np.array(asked.lab), np.array(got.lab)))
    return RecolorReport(asked, got, away)
