"""Mattes: the edge of a coarse mask found again in the full-size picture, as partial coverage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.bands import nothing
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.imaging.profiles import SRGB, Profile
from colorstudio.imaging.rim import fixed

BAND_MASK_PX = 2.5
"""The edge may lie so many pixels of the coarse mask off, to either side."""
BAND_PX = 3.0
"""And at least so many pixels of the picture."""
SOLVED_PIXELS = 25_000
"""Alpha is solved for about so many unknowns; larger bands are reduced by 2, 4, 8."""
EPSILON = 1e-5
"""Noise of the colours in a window (variance, codes in [0, 1]) that is no edge."""
LINE_EPSILON, LINE_RADIUS = 1e-5, 1
"""The same for carrying alpha to full size, and the radius of its windows, reduced pixels."""
PRIOR = 0.02
"""How hard a pixel at the border of the band is drawn to the mask; none at the mask's edge."""
ROUNDS, TOLERANCE = 80, 1e-3
"""The solver stops after so many, or once the residual has fallen so far."""
MAX_STEP = 16
REACH = 2
"""As in `matting_kernels`, which is imported late."""
STRETCH = 1.02
"""Alpha is drawn apart by so much, so that what is nearly 0 or 1 becomes it."""


def refined(
    codes: np.ndarray,
    mask: np.ndarray,
    profile: Profile = SRGB,
    *,
    band_px: float | None = None,
    check: Callable[[], None] = nothing,
) -> np.ndarray:
    """A full-size matte (H x W uint8, 255 inside) from a mask that may be coarse.

    ``codes``: H x W x 3 or 4, uint8 or uint16. ``mask``: of any size with the proportions of the
    picture; bool, uint8 or float in [0, 1]. The edge is looked for in encoded values, where noise
    is even, so ``profile`` changes nothing. ``band_px``: how far from the mask's edge, in pixels of
    the picture, the true edge may lie; None takes it from the mask's scale. Further away the matte
    is exactly 0 or 255.

    In the band alpha is solved in closed form (Levin, Lischinski and Weiss 2008), drawn gently to
    the mask, at a size where that is quick, and carried to full size by its local colour lines (He
    and Sun, "Fast guided filter", 2015). Raises BadInput for a mask of other proportions.
    """
    h, w = codes.shape[:2]
    mask = mask_as_codes(mask)
    check_proportions(mask, (w, h))
    scale = max(h / mask.shape[0], w / mask.shape[1])
    band = max(BAND_PX, BAND_MASK_PX * scale) if band_px is None else max(1.0, float(band_px))
    matte = _enlarged(mask, (w, h))
    cv2.threshold(matte, 127, 255, cv2.THRESH_BINARY, dst=matte)
    rect, edge = _edge(matte, band)
    if rect.empty:
        return matte
    check()
    step = 1
    while 2 * band * edge > SOLVED_PIXELS * step * step and step < MAX_STEP:
        step *= 2
    cut = _cut(codes, mask, rect, band, step)
    check()
    alpha = _solved(cut)
    check()
    _carry(cut, alpha, codes, matte)
    return matte


def warm_up() -> None:
    """Compiles every kernel of matting, or loads it from numba's cache."""
    half = np.arange(8)[:, None] * np.ones((1, 8)) > 3
    for dtype in (np.uint8, np.uint16):
        refined(np.zeros((8, 8, 4), dtype), half)


def mask_as_codes(mask: np.ndarray) -> np.ndarray:
    """A mask (bool, uint8, or float in [0, 1]) as h x w uint8. Raises BadInput for other shapes."""
    if mask.ndim != 2 or mask.size == 0:
        raise BadInput(f"A mask has one value per pixel, and this one is {mask.shape}.")
    if mask.dtype == np.uint8:
        return mask
    if mask.dtype == bool:
        return mask.astype(np.uint8) * np.uint8(255)
    return np.rint(np.clip(np.nan_to_num(mask), 0, 1) * 255).astype(np.uint8)


def check_proportions(mask: np.ndarray, size: tuple[int, int]) -> None:
    """Raises BadInput where a mask (h x w) cannot be one of a picture of ``size`` (W, H)."""
    h, w = mask.shape
    # a reduced mask may be rounded by a pixel to either side
    if abs(w * size[1] - h * size[0]) > max(size) + max(w, h):
        raise BadInput(
            f"The mask is {w} x {h} and the picture {size[0]} x {size[1]}.",
            "Give a mask with the proportions of the picture.",
        )


@dataclass(frozen=True, eq=False)
class _Cut:
    """The picture around a mask's edge, reduced by ``step``; arrays h x w.

    ``origin``: where its first pixel begins in the picture. ``image``: h x w x 3 float32 codes in
    [0, 1]. ``soft``: the mask. ``away``: distance from its edge in widths of the band. ``unknown``:
    bool. A frame of REACH pixels is never unknown.
    """

    origin: tuple[int, int]
    step: int
    image: np.ndarray
    soft: np.ndarray
    away: np.ndarray
    unknown: np.ndarray


def _enlarged(mask: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """The mask at ``size`` (W, H), never the same array."""
    if mask.shape == (size[1], size[0]):
        return mask.copy()
    smaller = mask.shape[0] > size[1]
    return cv2.resize(mask, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR)


def _edge(matte: np.ndarray, band: float) -> tuple[Rect, int]:
    """The rectangle in which the band of a matte lies, and its edge's length in pixels.

    Both are empty where there is no edge.
    """
    edge = cv2.morphologyEx(matte, cv2.MORPH_GRADIENT, np.ones((2, 2), np.uint8))
    x, y, w, h = cv2.boundingRect(edge)
    if w == 0:
        return Rect(0, 0, 0, 0), 0
    rect = Rect(x, y, w, h).grown(int(band) + 2)
    return rect.intersected(Rect(0, 0, matte.shape[1], matte.shape[0])), cv2.countNonZero(edge)


def _cut(codes: np.ndarray, mask: np.ndarray, rect: Rect, band: float, step: int) -> _Cut:
    h, w = codes.shape[:2]
    left, top = rect.x // step * step, rect.y // step * step
    rect = Rect.from_edges(left, top, rect.right, rect.bottom)
    part = codes[rect.slices][..., :3]
    right, lower = -rect.w % step, -rect.h % step
    if right or lower:
        part = cv2.copyMakeBorder(part, 0, lower, 0, right, cv2.BORDER_REPLICATE)
    size = part.shape[1] // step, part.shape[0] // step
    image = cv2.resize(part, size, interpolation=cv2.INTER_AREA) if step > 1 else part
    soft = _mask_at(mask, (w, h), rect, step, size)
    inside = (soft >= 0.5).astype(np.uint8)
    distance = cv2.distanceTransform(inside, cv2.DIST_L2, 3)
    distance += cv2.distanceTransform(1 - inside, cv2.DIST_L2, 3)
    # where specks are lost at this size there is no edge, and it lies as far as a float can say
    away = np.minimum(distance - 0.5, np.float32(1e6)) * np.float32(step / band)
    frame = (REACH, REACH, REACH, REACH)
    return _Cut(
        (left - REACH * step, top - REACH * step),
        step,
        _framed(image.astype(np.float32) / np.float32(MAX_CODE[codes.dtype]), frame),
        _framed(soft, frame),
        _framed(away, frame),
        cv2.copyMakeBorder((away < 1).astype(np.uint8), *frame, cv2.BORDER_CONSTANT, value=0) > 0,
    )


def _framed(array: np.ndarray, frame: tuple[int, int, int, int]) -> np.ndarray:
    return cv2.copyMakeBorder(array, *frame, cv2.BORDER_REPLICATE)


def _mask_at(
    mask: np.ndarray, size: tuple[int, int], rect: Rect, step: int, out: tuple[int, int]
) -> np.ndarray:
    """The mask (float32 in [0, 1]) at the reduced pixels of ``rect``; coarse masks interpolated."""
    fx, fy = mask.shape[1] / size[0], mask.shape[0] / size[1]
    matrix = np.array(
        [
            [fx * step, 0, (rect.x + step / 2) * fx - 0.5],
            [0, fy * step, (rect.y + step / 2) * fy - 0.5],
        ]
    )
    if max(fx, fy) * step > 1.5:
        factor = round(max(fx, fy) * step)
        mask = cv2.blur(mask, (factor, factor))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    soft = cv2.warpAffine(
        mask.astype(np.float32) / 255, matrix, out, flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    spread = 1 / (max(fx, fy) * step)
    # the stairs of a coarse mask are not its edge
    return cv2.GaussianBlur(soft, (0, 0), 0.7 * spread) if spread > 1.5 else soft


def _solved(cut: _Cut) -> np.ndarray:
    """Alpha of the whole cut-out, h x w float32."""
    from colorstudio.imaging import matting_kernels as kernels

    alpha = np.where(cut.soft >= 0.5, np.float32(1), np.float32(0))
    ys, xs = np.nonzero(cut.unknown)
    if not len(ys):
        return alpha
    number = np.full(alpha.shape, -1, np.int32)
    number[ys, xs] = np.arange(len(ys), dtype=np.int32)
    rows = kernels.affinities(cut.image, number, len(ys), EPSILON)
    soft, away = cut.soft[ys, xs], cut.away[ys, xs]
    prior = np.clip(soft, 0, 1)
    alpha[ys, xs] = prior
    weight = (PRIOR * np.clip(away, 0, 1) ** 2).astype(np.float32)
    ys, xs = ys.astype(np.int32), xs.astype(np.int32)
    kernels.solve(rows, ys, xs, alpha, prior, weight, ROUNDS, TOLERANCE)
    return alpha


def _carry(cut: _Cut, alpha: np.ndarray, codes: np.ndarray, matte: np.ndarray) -> None:
    """Writes the band's alpha at full size into ``matte``."""
    from colorstudio.imaging import matting_kernels as kernels

    unknown = cut.unknown.astype(np.uint8)
    near = cv2.dilate(unknown, np.ones((3, 3), np.uint8))
    side = 2 * LINE_RADIUS + 1
    needed = cv2.dilate(unknown, np.ones((side + 2, side + 2), np.uint8)) + near
    lines = kernels.color_lines(cut.image, alpha, needed, LINE_RADIUS, LINE_EPSILON)
    kernels.upsample(
        lines,
        fixed(codes),
        np.float32(1 / MAX_CODE[codes.dtype]),
        unknown,
        matte,
        *cut.origin,
        cut.step,
        np.float32(STRETCH),
    )
