"""The model's picture becomes the answer: full-size, in its place, exact where that is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from colorstudio.imaging import transport
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.palette_metrics import cd_a_l1_255
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB
from colorstudio.methods.palette.alignment import measure, place
from colorstudio.methods.palette.alignment.condition import Canvas, shares_of
from colorstudio.methods.palette.alignment.place import Frame
from colorstudio.methods.palette.alignment.request import AlignmentRequest


@dataclass(frozen=True, eq=False)
class Finished:
    """What goes into a `Result`; see there."""

    pixels: Pixels
    seals: dict[str, float]
    notes: tuple[str, ...]
    reports: tuple[Any, ...]


def finished(
    request: AlignmentRequest,
    frame: Frame,
    matte: np.ndarray | None,
    made: np.ndarray,
    palette: Palette,
    canvas: Canvas,
) -> Finished:
    """The model's picture (h x w x 3 uint8 sRGB) in its place, and how it keeps its colours.

    ``matte``: H x W uint8 of the picture that it is made inside of. ``palette``: what exact answers
    are made of; ``canvas``: the colours as the model was shown them.
    """
    image = request.image if matte is not None else None
    profile = image.profile if image else SRGB
    dtype = image.array.dtype if image else np.dtype(np.uint8)
    rect = frame.rect
    part = None if matte is None else matte[rect.slices]
    rows, notes = _figures(request, made, part, palette, canvas)
    new = place.as_codes(place.resized(made, (rect.w, rect.h)), profile, dtype)
    seals: dict[str, float] = {}
    if request.exact:
        inside = transport.EVERYWHERE if part is None else part > 127
        done = transport.exact(new, profile, palette, inside=inside)
        contract = transport.contract(done.plan, exact=True)
        new, rows = done.codes, contract.rows
        seen = new[..., :3] if part is None else new[part > 127][:, :3]
        seals["palette_cd_a"] = cd_a_l1_255(seen, done.plan.colors)
        seals["palette_share_error"] = float(contract.share_error)
    if image is None or matte is None or part is None:
        return Finished(Pixels(new, profile), seals, notes, rows)
    within = np.where(part > 127, 255, 0).astype(np.uint8) if request.exact else part
    whole = image.array.copy()
    whole[rect.slices] = place.laid_over(image.array[rect.slices], new, within)
    outside = matte <= 127 if request.exact else matte == 0
    changed = (whole != image.array).any(axis=-1)
    seals["outside_changed_pixels"] = float(changed[outside].sum())
    return Finished(Pixels(whole, profile), seals, notes, rows)


def _figures(
    request: AlignmentRequest,
    made: np.ndarray,
    part: np.ndarray | None,
    palette: Palette,
    canvas: Canvas,
) -> tuple[tuple[Any, ...], tuple[str, ...]]:
    """Rows and sentences on the model's own picture, inside of the selection where there is one."""
    seen = made.reshape(-1, 3)
    if part is not None:
        size = made.shape[1], made.shape[0]
        inside = place.resized(np.repeat(part[..., None], 3, axis=2), size)[..., 0] > 127
        seen = made[inside] if inside.any() else seen
    if request.reference is not None:
        counts = canvas.counts.repeat(place.CELL, 0).repeat(place.CELL, 1)
        found = measure.measured(seen, canvas.rgb.reshape(-1, 3), counts.ravel())
        return (), measure.Figures(*found, share_error=None).sentences
    shares = shares_of(palette)
    rows, miss = measure.rows_of(seen, palette, shares)
    colors = transport.palette_codes(palette, SRGB, np.uint8)
    return rows, measure.Figures(*measure.measured(seen, colors, shares), miss).sentences
