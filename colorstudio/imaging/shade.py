"""Cel shading: a sickle of shade at the side of each flat that faces away from the light."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from colorstudio.imaging.bands import nothing, run_bands
from colorstudio.imaging.color import Color
from colorstudio.imaging.flats import Flats
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.ink import color_codes
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.imaging.profiles import SRGB, Profile
from colorstudio.imaging.regions import PAPER

USUAL = (0.74, 0.72, 0.84)
"""What a flat is multiplied with in the shade where nothing else is said: cool and not too dark."""
LARGEST = 0.04
"""Reach of shade, as a share of the picture's longer side, at most."""
LEAST_PX = 2.0


def cel_shade(
    flats: Flats,
    *,
    light: float = 315.0,
    depth: float = 0.4,
    shades: Mapping[str, Color] | None = None,
    profile: Profile = SRGB,
    workers: int = 2,
    check: Callable[[], None] = nothing,
) -> np.ndarray:
    """A layer to be multiplied over flats: H x W x 4 codes of the flats' depth.

    ``light``: where it comes from, degrees clockwise from the top (315: upper left). ``depth``: how
    far shade reaches into a flat, as a share of its inscribed radius. ``shades``: the colour in the
    shade by group of hints (a cast's parts); other flats take USUAL. Where there is no flat the
    layer is transparent. Raises Cancelled through ``check``.
    """
    from colorstudio.imaging.shade_kernels import SAMPLES, away

    w, h = flats.size
    check()
    entries = flats.index(Rect(0, 0, w, h), workers=workers)
    for n, entry in enumerate(flats.entries, start=1):
        if entry.color is None or flats.regions.role[entry.region] == PAPER:
            entries[entries == n] = 0  # the page around everything is no body
    reach = np.full(len(flats.entries) + 1, LEAST_PX, np.float32)
    for n, entry in enumerate(flats.entries, start=1):
        wanted = depth * float(flats.regions.radius[entry.region])
        reach[n] = min(max(wanted, LEAST_PX), LARGEST * max(w, h))
    angle = np.radians(light)
    lx, ly = np.float32(np.sin(angle)), np.float32(-np.cos(angle))
    cover = np.zeros((h, w), np.uint8)

    def band(top: int, bottom: int) -> None:
        away(entries, reach, lx, ly, top, bottom, cover)

    run_bands(band, h, width=w, workers=workers, check=check)
    full = MAX_CODE[flats.codes.dtype]
    table = _multipliers(flats, shades or {}, profile)
    out = table[entries]
    out[..., 3] = (cover.astype(np.uint32) * full // SAMPLES).astype(out.dtype)
    out[cover == 0] = 0
    return out


def multiplied(codes: np.ndarray, layer: np.ndarray) -> np.ndarray:
    """Codes (h x w x 4) under such a layer, rounded once; alpha stays."""
    full = np.float32(MAX_CODE[codes.dtype])
    alpha = layer[..., 3:].astype(np.float32) / full
    factor = 1 - alpha + alpha * (layer[..., :3].astype(np.float32) / full)
    out = codes.copy()
    out[..., :3] = np.rint(codes[..., :3] * factor)
    return out


def _multipliers(flats: Flats, shades: Mapping[str, Color], profile: Profile) -> np.ndarray:
    """Codes by entry (E x 4) with which a flat becomes its colour in the shade."""
    dtype = flats.codes.dtype
    full = MAX_CODE[dtype]
    keyed = {" ".join(name.split()).casefold(): color for name, color in shades.items()}
    table = np.zeros((len(flats.entries) + 1, 4), dtype)
    table[:, :3] = np.rint(np.array(USUAL) * full)
    for n, entry in enumerate(flats.entries, start=1):
        shade = keyed.get(" ".join(entry.group.split()).casefold()) if entry.group else None
        if shade is not None:
            below = np.maximum(flats.codes[n, :3].astype(np.float64), 1)
            factor = color_codes(shade, profile, dtype) / below
            table[n, :3] = np.rint(np.clip(factor, 0, 1) * full)
    return table
