"""Gives an object another colour at once: measures its shading, exchanges its albedo."""

from __future__ import annotations

import cv2
import numpy as np

from colorstudio import __version__
from colorstudio.imaging.color import Color
from colorstudio.imaging.matting import mask_as_codes
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.recolor import RecolorReport, changed_outside, recolored
from colorstudio.imaging.shading import anchor_light, bounds_of, color_of, measured
from colorstudio.methods.base import Result, RunContext
from colorstudio.methods.recolor.request import RecolorRequest

STAGES = ("Reading the object", "Recolouring", "Measuring")
CLOSE = 2.0
"""CIEDE2000 up to which a colour counts as met."""


def run(request: RecolorRequest, ctx: RunContext, *, workers: int = 2) -> Result:
    """Recolours the object; the seal counts changed pixels where the matte is 0."""
    total = len(STAGES)

    def reached(stage: int) -> None:
        ctx.step(stage, total, STAGES[min(stage, total - 1)])

    reached(0)
    image = request.image
    matte = _matte(request.mask, image.size)
    rect = bounds_of(matte)
    codes = image.array[rect.slices]
    shading = measured(codes, matte[rect.slices], image.profile, rect)
    color = request.color
    if color is None:
        assert request.reference is not None
        color = color_of(request.reference, request.anchor)
    light = None
    if request.anchor == "point" and request.point is not None:
        light = anchor_light(image.array, matte, request.point, image.profile)
    made = recolored(
        shading,
        color,
        anchor=request.anchor,
        point_light=light,
        match_lightness=request.match_lightness,
        highlights=request.highlights,
    )
    reached(1)
    out = image.array.copy()
    out[rect.slices] = made.applied(
        codes, matte[rect.slices], rect, workers=workers, check=lambda: reached(1)
    )
    reached(2)
    changed = changed_outside(image.array, out, matte)
    ctx.step(total, total, "Done")
    return Result(
        pixels=Pixels(out, image.profile),
        recipe=recipe(request, color),
        seals={"outside_changed_pixels": changed},
        notes=(note(made.report),),
        reports=(made.report,),
    )


def recipe(request: RecolorRequest, color: Color) -> dict[str, object]:
    """JSON that makes the same picture again from the same photo and mask."""
    return {
        "program": f"ColorStudio {__version__}",
        "way": "recolor.instant",
        "size": list(request.image.size),
        "to": color.text,
        "anchor": request.anchor,
        "point": list(request.point) if request.point else None,
        "match_lightness": request.match_lightness,
        "highlights": request.highlights,
    }


def note(report: RecolorReport) -> str:
    """Asked against got, in a sentence."""
    words = f"Asked {report.asked.text}, got {report.got.hex} (dE00 {report.delta_e00:.1f})."
    if report.delta_e00 > CLOSE:
        return f"{words} The object's lightness or the picture's gamut does not allow more."
    return words


def _matte(mask: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    matte = mask_as_codes(mask)
    if matte.shape == (size[1], size[0]):
        return matte
    return cv2.resize(matte, size, interpolation=cv2.INTER_LINEAR)
