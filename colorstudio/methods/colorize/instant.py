"""Colours a grey photo from its hints alone, at once: prepare, solve, place."""

from __future__ import annotations

import numpy as np

from colorstudio import __version__
from colorstudio.imaging import hints as hint_files
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.placement import codes_to_lightness, lightness_error, place_all
from colorstudio.imaging.spread import Spreader, report
from colorstudio.methods.base import Result, RunContext
from colorstudio.methods.colorize.request import InstantRequest

STAGES = ("Reading the photo", "Spreading the colours", "Placing them", "Measuring")


def prepare(image: Pixels, *, mask: np.ndarray | None = None, working_size: int = 512) -> Spreader:
    """The slow part, once per picture: a `Spreader` for it. Reads the picture in bands."""
    from colorstudio.imaging.spread import reduced_lightness

    def lightness_at(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return codes_to_lightness(image.array[y, x][None], image.profile)[0]

    return Spreader(
        reduced_lightness(image, working_size),
        image.size,
        working_size=working_size,
        mask=mask,
        profile=image.profile,
        lightness_at=lightness_at,
    )


def run(request: InstantRequest, ctx: RunContext, *, workers: int = 2) -> Result:
    """Colours the whole picture; ``seals`` and ``reports`` are measured on the answer."""
    total = len(STAGES)

    def reached(stage: int) -> None:
        ctx.step(stage, total, STAGES[min(stage, total - 1)])

    reached(0)
    spreader = prepare(request.image, mask=request.mask)
    reached(1)
    field = spreader.solve(
        request.hints,
        proposal=request.proposal,
        masks=request.masks,
        follow=request.follow,
        workers=workers,
        check=lambda: reached(1),
    )
    reached(2)
    pixels, seals = request.image, {}
    if request.placed:
        pixels = place_all(
            field,
            request.image,
            workers=workers,
            check=lambda: reached(2),
            opacity=request.saturation,
        )
        reached(3)
        seals = {"lightness_max_error": lightness_error(request.image, pixels)}
    reports = report(field, request.hints, request.image)
    ctx.step(total, total, "Done")
    return Result(
        pixels=pixels,
        recipe=recipe(request),
        seals=seals,
        notes=tuple(_notes(reports)),
        reports=reports,
    )


def recipe(request: InstantRequest) -> dict[str, object]:
    """JSON that makes the same picture again from the same photo; see `again.request_from`."""
    return {
        "program": f"ColorStudio {__version__}",
        "way": "colorize.instant",
        "size": list(request.image.size),
        "hints": hint_files.to_json(request.hints),
        "masked": request.mask is not None,
        "follow": request.follow,
        "saturation": request.saturation,
    }


REASONS = {
    "gamut": "there is no such colour at this lightness",
    "barrier": "a barrier lies over it",
    "overruled": "another mark lies over it",
    "keep": "a keep stroke lies over it",
    "mask": "its mask does not reach it",
}


def _notes(reports) -> list[str]:
    out = []
    for reason, words in REASONS.items():
        ids = [r.hint_id for r in reports if r.reason == reason]
        if ids:
            shown = ", ".join(ids[:5]) + (" and others" if len(ids) > 5 else "")
            out.append(f"Not met in full: {shown} ({words}).")
    return out
