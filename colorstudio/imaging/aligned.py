"""Editable flats from a coloured picture of the same drawing, such as a model's proposal."""

from __future__ import annotations

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.color import rgb_to_lab
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.proposals import Proposal
from colorstudio.imaging.regions import PLAIN, Regions

LOOKED_AT = 600_000
"""Pixels of the drawing that are looked at."""
INSIDE = 1.5
"""Pixels from ink from which on a pixel speaks for its region: ink bleeds in what models paint."""
OPAQUE = 128


def from_picture(
    regions: Regions,
    codes: np.ndarray,
    *,
    chosen: np.ndarray | None = None,
    alike: float = 4.0,
) -> Proposal:
    """The colour that a picture in the frame of the drawing has in each region, as flats.

    ``codes``: h x w x 4 uint8 sRGB, of any size with the drawing's proportions. ``chosen``: N bool,
    regions that are to get a colour (default: all with role PLAIN). A region takes the median of
    its pixels, channel by channel; colours within ``alike`` CIEDE2000 become one, that of the
    larger region, so that there are few swatches to be edited. A region of which nothing is seen
    (too thin, transparent) gets none. ``sure``: the share of its pixels within 2 x ``alike`` of it.
    Raises BadInput for other proportions.
    """
    if codes.ndim != 3 or codes.shape[2] != 4 or codes.dtype != np.uint8:
        raise BadInput("A coloured picture is h x w x 4 in 8 bit.")
    check_same_drawing(codes, regions.size)
    count = len(regions)
    wanted = regions.role == PLAIN if chosen is None else np.asarray(chosen, bool)
    w, h = regions.size
    step = max(1, int(np.sqrt(w * h / LOOKED_AT)))
    y, x = np.mgrid[step // 2 : h : step, step // 2 : w : step]
    labels = regions.labels[y, x].ravel()
    depth = np.minimum(INSIDE, 0.5 * regions.radius)[labels]
    seen = (regions.distance[y, x].ravel() > depth) & wanted[labels]
    rows = np.minimum(y * codes.shape[0] // h, codes.shape[0] - 1)
    columns = np.minimum(x * codes.shape[1] // w, codes.shape[1] - 1)
    colors = codes[rows, columns].reshape(-1, 4)
    seen &= colors[:, 3] >= OPAQUE
    labels, colors = labels[seen], colors[seen, :3]
    number = np.bincount(labels, minlength=count)
    median = np.zeros((count, 3), np.uint8)
    given = number > 0
    first = np.concatenate([[0], np.cumsum(number)[:-1]])
    middle = (first + number // 2)[given]
    for c in range(3):
        order = np.argsort(labels.astype(np.int64) * 256 + colors[:, c], kind="stable")
        median[given, c] = colors[order[middle], c]
    merged = _merged(median, given, regions.area, alike)
    near = delta_e00(rgb_to_lab(colors), rgb_to_lab(merged)[labels]) <= 2 * alike
    sure = np.bincount(labels, near, count) / np.maximum(1, number)
    return Proposal(merged, given, sure.astype(np.float32))


def check_same_drawing(codes: np.ndarray, size: tuple[int, int]) -> None:
    """Raises BadInput where a picture cannot be one of a drawing of ``size`` (W, H)."""
    h, w = codes.shape[:2]
    if abs(w * size[1] - h * size[0]) > max(size) + max(w, h):
        raise BadInput(
            f"The coloured picture is {w} x {h}, and the drawing {size[0]} x {size[1]}.",
            "Give one of the same drawing, with its proportions.",
        )


def _merged(colors: np.ndarray, given: np.ndarray, area: np.ndarray, alike: float) -> np.ndarray:
    """Colours (N x 3) with those that are alike made one; the largest regions go first."""
    out = colors.copy()
    swatches = np.zeros((0, 3))
    kept: list[np.ndarray] = []
    lab = rgb_to_lab(colors)
    order = np.flatnonzero(given)
    for region in order[np.argsort(-area[order], kind="stable")]:
        if len(kept):
            apart = delta_e00(swatches, lab[region])
            nearest = int(apart.argmin())
            if apart[nearest] <= alike:
                out[region] = kept[nearest]
                continue
        swatches = np.concatenate([swatches, lab[region][None]])
        kept.append(colors[region])
    return out
