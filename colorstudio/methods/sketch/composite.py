"""The finished drawing: ink over flats over paper, the ink's own bits where it covers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from colorstudio.imaging.bands import nothing, run_bands
from colorstudio.imaging.flats import Flats
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.lineart import LineArt
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.shade import multiplied


def composed(
    drawing: Pixels,
    art: LineArt,
    flats: Flats,
    paper: str,
    *,
    rect: Rect,
    inside: np.ndarray | None = None,
    shade: np.ndarray | None = None,
    workers: int = 2,
    check: Callable[[], None] = nothing,
) -> Pixels:
    """Ink over flats over ``paper``: "white", "own" (the drawing stays where no flat is), "none".

    ``rect``: where in the drawing the flats lie; ``inside`` (rect.h x rect.w bool): only there.
    ``shade`` (rect.h x rect.w x 4): a layer that is multiplied over the flats.
    Laid over in the drawing's depth as layers are (source over, straight alpha, encoded values),
    rounded once.
    """
    full = drawing.max_code
    out = np.empty_like(drawing.array)

    def band(top: int, bottom: int) -> None:
        own = drawing.array[top:bottom]
        made, ink = out[top:bottom], art.ink[top:bottom]
        if paper == "own":
            made[:] = own
        else:
            made[:] = full if paper == "white" else 0
        flat = np.zeros(made.shape[:2], bool)
        part = rect.intersected(Rect(0, top, drawing.width, bottom - top))
        if not part.empty:
            within = Rect(part.x - rect.x, part.y - rect.y, part.w, part.h)
            colors = flats.shown(within, workers=1)
            seen = colors[..., 3] > 0
            if shade is not None:
                colors = multiplied(colors, shade[within.slices])
            if inside is not None:
                seen &= inside[within.slices]
            rows, columns = slice(part.y - top, part.bottom - top), slice(part.x, part.right)
            made[rows, columns][seen] = colors[seen]
            flat[rows, columns] = seen
        alpha = ink[..., 3]
        inked = alpha > 0
        if paper == "own":
            inked &= flat
        _lay(made, ink, inked & (alpha < full), full)
        covers = inked & (alpha == full)
        made[covers] = own[covers]

    run_bands(band, drawing.height, width=drawing.width, workers=workers, check=check)
    return Pixels(out, drawing.profile)


def _lay(made: np.ndarray, ink: np.ndarray, where: np.ndarray, full: int) -> None:
    """Ink that covers in part, over what is opaque or not there at all."""
    below, above = made[where], ink[where]
    part = above[:, 3:].astype(np.float32) / np.float32(full)
    under = below[:, :3].astype(np.float32)
    mixed = under + part * (above[:, :3].astype(np.float32) - under)
    bare = below[:, 3] == 0
    below[:, :3] = np.rint(mixed)
    below[bare] = above[bare]
    made[where] = below
