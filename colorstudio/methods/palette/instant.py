"""Gives a picture a palette by optimal transport, at once and at full size."""

from __future__ import annotations

import numpy as np

from colorstudio import __version__
from colorstudio.imaging import transport
from colorstudio.imaging.palette import Palette, to_json
from colorstudio.imaging.palette_extract import extracted
from colorstudio.imaging.palette_metrics import cd_a_l1_255
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Result, RunContext
from colorstudio.methods.palette.request import PaletteRequest

STAGES = ("Reading the colours", "Sharing them out", "Measuring")
REFERENCE_COLORS = 64
"""Swatches that a reference picture is made into."""


def palette_of(reference: Pixels) -> Palette:
    """The colours of a reference picture with their amounts, which sum to the whole."""
    found = extracted(reference, REFERENCE_COLORS)
    total = found.given
    shares = {n: (s.share or 0.0) / total for n, s in enumerate(found)}
    return found.with_shares(shares)


def run(request: PaletteRequest, ctx: RunContext) -> Result:
    """The whole picture; ``seals`` are measured on the answer."""
    image, total = request.image, len(STAGES)

    def reached(stage: int) -> None:
        ctx.step(stage, total, STAGES[min(stage, total - 1)])

    reached(0)
    palette = request.palette
    if request.reference is not None:
        palette = palette_of(request.reference)
    mask = request.mask
    inside = transport.EVERYWHERE if mask is None else mask >= 0.5
    if not transport.counted_pixels(image, inside):
        note = "Nothing was changed: all pixels are transparent or outside of the mask."
        return Result(image, recipe(request, palette), _seals(request, image, None), (note,))
    reached(1)
    if request.exact:
        done = transport.exact(
            image.array,
            image.profile,
            palette,
            inside=inside,
            dither=request.dither,
            check=lambda: reached(1),
        )
        codes, made = done.codes, done.plan
    else:
        made = transport.plan(
            image.array, image.profile, palette, inside=inside, check=lambda: reached(1)
        )
        mapping = transport.soft_map(
            made, strength=request.strength, keep_lightness=request.keep_lightness
        )
        codes = transport.softened(image.array, mapping, weight=mask, check=lambda: reached(1))
    reached(2)
    pixels = Pixels(codes, image.profile)
    contract = transport.contract(made, exact=request.exact)
    ctx.step(total, total, "Done")
    return Result(
        pixels=pixels,
        recipe=recipe(request, palette),
        seals=_seals(request, pixels, (made, contract) if request.exact else None),
        reports=contract.rows,
    )


def _seals(
    request: PaletteRequest,
    pixels: Pixels,
    exact: tuple[transport.Plan, transport.Contract] | None,
) -> dict[str, float]:
    """The promises as they are in the pixels, not as they were meant."""
    seals: dict[str, float] = {}
    before, after, mask = request.image.array, pixels.array, request.mask
    if exact is not None:
        made, contract = exact
        counted = before[..., 3] > 0
        if mask is not None:
            counted &= mask >= 0.5
        seals["palette_cd_a"] = cd_a_l1_255(after[counted][:, :3], made.colors)
        seals["palette_share_error"] = float(contract.share_error)
    if mask is not None:
        outside = mask < 0.5 if request.exact else mask <= 0
        seals["outside_changed_pixels"] = float((before != after).any(axis=-1)[outside].sum())
    return seals


def recipe(request: PaletteRequest, palette: Palette) -> dict[str, object]:
    """JSON that makes the same picture again from the same photo."""
    return {
        "program": f"ColorStudio {__version__}",
        "way": "palette.instant",
        "size": list(request.image.size),
        "palette": to_json(palette),
        "exact": request.exact,
        "strength": request.strength,
        "dither": request.dither,
        "keep_lightness": request.keep_lightness,
        "masked": request.mask is not None and bool(np.any(request.mask < 1)),
    }
