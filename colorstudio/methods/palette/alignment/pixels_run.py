"""Color Alignment in pixels (Shum et al., arXiv 2503.06746): the form that was trained anew.

The network sees f(x_t, c) at every timestep, and the pixels of c mixed beside it. The last sample
is mapped by f too, so that the picture has no colour that is not one of c.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from colorstudio import __version__
from colorstudio.diffusion.matching import ordered
from colorstudio.diffusion.samplers import Predict, ddpm
from colorstudio.diffusion.schedules import Schedule
from colorstudio.imaging import transport
from colorstudio.imaging.palette import to_json
from colorstudio.imaging.palette_metrics import cd_a_l1_255
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB
from colorstudio.methods.base import ModelContext, Models, Result
from colorstudio.methods.palette.alignment import measure, place, tracks
from colorstudio.methods.palette.alignment.condition import (
    colors_of_palette,
    colors_of_reference,
    picked,
    picture_text,
    shares_of,
)
from colorstudio.methods.palette.alignment.pixels_request import ROLE, WAY, PixelsRequest, side_of
from colorstudio.methods.palette.alignment.request import settings_of
from colorstudio.methods.palette.instant import palette_of

READING, PAINTING, FINISHING = "Reading the colours", "Painting", "Finishing"


def run(request: PixelsRequest, ctx: ModelContext) -> Result:
    """Paints the picture. ``raw``: as the model made it, at its own size.

    ``seals``: CD-A, which is 0; with ``exact`` the shares too. ``reports``: a `ContractRow` per
    swatch. Raises BadInput for weights that give no numbers, ModelMissing, OutOfMemory, Cancelled.
    """
    side, total = side_of(ctx.models.bundle), request.steps + 2
    ctx.step(0, total, READING)
    reference = picked(request.reference, side) if request.reference else None
    colors = colors_of(request, reference, side)
    with torch.no_grad():
        made = painted(request, ctx, colors, side)
    ctx.step(total - 1, total, FINISHING)
    rows, notes, seals = figures(request, made, colors)
    codes = place.as_codes(made, SRGB, np.dtype(np.uint8))
    answer = codes
    if request.exact:
        done = transport.exact(codes, SRGB, palette_of(reference) if reference else request.palette)
        contract = transport.contract(done.plan, exact=True)
        answer, rows = done.codes, contract.rows
        seals = {
            "palette_cd_a": cd_a_l1_255(answer[..., :3], done.plan.colors),
            "palette_share_error": float(contract.share_error),
        }
    answer = answer.repeat(request.enlarge, axis=0).repeat(request.enlarge, axis=1)
    ctx.step(total, total, "Done")
    return Result(
        pixels=Pixels(answer),
        recipe=recipe(request, reference, ctx.models),
        seals=seals,
        notes=(f"The model painted {side} × {side} pixels.", *notes),
        reports=rows,
        raw=Pixels(codes),
        bundle=ctx.models.bundle.id,
    )


def colors_of(request: PixelsRequest, reference: Pixels | None, side: int) -> np.ndarray:
    """c: side * side x 3 uint8 sRGB, each colour as often as its amount asks."""
    if reference is None:
        return colors_of_palette(request.palette, side * side)
    return colors_of_reference(reference)


def painted(request: PixelsRequest, ctx: ModelContext, colors: np.ndarray, side: int) -> np.ndarray:
    """The model's picture, side x side x 3 uint8 sRGB; every pixel has one of the ``colors``."""
    device, total = ctx.models.device, request.steps + 2
    schedule = Schedule.scaled_linear(
        request.steps, spacing="paper000", prediction_type=ctx.models.bundle.prediction_type
    )
    generator = torch.Generator().manual_seed(request.seed)
    x = torch.randn((1, 3, side, side), generator=generator).to(device)
    c = as_points(colors).to(device)
    if request.permuted:
        # from one order of them all: where the reference had them must mean nothing
        map_ = tracks.condition_map(ordered(c), (side, side), request.seed + 2)
    else:
        map_ = c.T.reshape(1, 3, side, side)

    def after(i: int, count: int, x: Tensor, x0: Tensor) -> None:
        ctx.step(2 + i, total, PAINTING, codes_of(x0))

    with ctx.models.lease(ROLE) as (unet,):
        tracks.check_channels(unet, 6)
        both = tracks.Tracks(
            tracks.beside(network(unet), map_),
            as_points(np.unique(colors, axis=0)).to(device),
            schedule,
            last=tracks.THROUGHOUT,
            clip=True,
        )
        try:
            x = ddpm(
                both.predict, x, schedule, generator=generator, on_x0=both.on_x0, on_step=after
            )
        except ValueError as error:
            raise tracks.no_numbers() from error
    if not bool(torch.isfinite(x).all()):
        raise tracks.no_numbers()
    return codes_of(both.mapped(x))


def network(unet: Any) -> Predict:
    """A U-Net without words as samplers want it."""

    def predict(x: Tensor, t: int) -> Tensor:
        steps = torch.full((len(x),), t, device=x.device, dtype=torch.long)
        return unet(x.to(unet.dtype), steps, return_dict=False)[0].float()

    return predict


def as_points(codes: np.ndarray) -> Tensor:
    """n x 3 uint8 as n x 3 float32 in [-1, 1]; `codes_of` gives the very codes back."""
    return torch.from_numpy(np.ascontiguousarray(codes)).float() / 127.5 - 1


def codes_of(x: Tensor) -> np.ndarray:
    """The first of n x 3 x h x w in [-1, 1] as h x w x 3 uint8."""
    rgb = x[0].permute(1, 2, 0).clamp(-1, 1)
    return ((rgb + 1) * 127.5).round().byte().cpu().numpy()


def figures(
    request: PixelsRequest, made: np.ndarray, colors: np.ndarray
) -> tuple[tuple[Any, ...], tuple[str, ...], dict[str, float]]:
    """Rows, sentences and seals on the model's own picture."""
    seen = made.reshape(-1, 3)
    found = measure.measured(seen, colors, np.ones(len(colors)))
    seals = {"palette_cd_a": cd_a_l1_255(seen, colors)}
    if request.reference is not None:
        return (), measure.Figures(*found, share_error=None).sentences, seals
    rows, miss = measure.rows_of(seen, request.palette, shares_of(request.palette))
    return rows, measure.Figures(*found, miss).sentences, seals


def recipe(request: PixelsRequest, reference: Pixels | None, models: Models) -> dict[str, Any]:
    """JSON that makes the same picture again; see `pixels_request.request_from`."""
    side = side_of(models.bundle)
    return {
        "program": f"ColorStudio {__version__}",
        "way": WAY,
        "size": [side * request.enlarge] * 2,
        "bundle": models.bundle.id,
        "sampler": "ddpm",
        **settings_of(request),
        "permuted": request.permuted,
        **(
            {"palette": to_json(request.palette)}
            if reference is None
            else {"reference": picture_text(reference)}
        ),
        "model_size": [side, side],
    }
