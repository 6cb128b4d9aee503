"""The rim of a matte: which colours lie on both sides, so that mixed pixels can be taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import cv2
import numpy as np

from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import frozen
from colorstudio.imaging.profiles import Profile

GRID_SIDE = 512
"""The colours of both sides are kept in about so many blocks along the longer side."""
ENOUGH = 0.5
"""A block with so many pure pixels trusts itself; one with fewer looks further around."""
CLEARLY = 0.97
"""Codes are taken to have been mixed (not light) where that explains the rim so much better."""
LEAST_VARIANCE = 1e-5
"""No side is smoother than this."""


@dataclass(frozen=True, eq=False)
class Rim:
    """Smooth linear colours of an object and of what surrounds it.

    ``sides``: h x w x 6 float32 (object, surroundings) in blocks of ``block`` x ``block`` pixels of
    the full-size picture, the first at ``origin``. ``in_codes``: the edge was mixed in encoded
    values, as drawing programs do, and not in light, as lenses do.
    ``trust``: variance of both sides around their smooth colours, in that same measure.
    """

    sides: np.ndarray
    block: int
    origin: tuple[int, int]
    in_codes: bool = False
    trust: np.ndarray = field(default_factory=lambda: np.full(2, LEAST_VARIANCE, np.float32))

    def place(self, rect: Rect, level: int = 0) -> np.ndarray:
        """x, y (in blocks) of the first pixel of ``rect`` at a reduction, and the step."""
        scale = 2.0**level
        step = scale / self.block
        return np.array(
            [
                ((rect.x + 0.5) * scale - self.origin[0]) / self.block - 0.5,
                ((rect.y + 0.5) * scale - self.origin[1]) / self.block - 0.5,
                step,
            ]
        )


def rim_of(
    codes: np.ndarray, matte: np.ndarray, rect: Rect, profile: Profile, *, level: int = 0
) -> Rim:
    """The colours around a matte's edge.

    ``codes`` (h x w x 4), ``matte`` (h x w uint8): of ``rect`` in the picture reduced by
    ``2**level``; the rectangle holds all of the matte and some of what is around it.
    """
    from colorstudio.imaging import rim_kernels as kernels

    block = max(1, -(-max(rect.w, rect.h) // GRID_SIDE))
    sums = np.zeros((2, -(-rect.h // block), -(-rect.w // block), 4), np.float32)
    decode = profile.decode(codes.dtype)
    codes, matte = fixed(codes), fixed(matte)
    kernels.side_sums(codes, matte, decode, block, sums)
    sides = frozen(np.concatenate([filled(side) for side in sums], axis=-1))
    scale = 1 << level
    rim = Rim(sides, block * scale, (rect.x * scale, rect.y * scale))
    errors = np.zeros(8)
    kernels.misfit(codes, matte, decode, profile.encode, sides, rim.place(rect, level), errors)
    in_codes = bool(errors[1] < CLEARLY * errors[0])
    column = 3 if in_codes else 2
    variance = [errors[column + n] / max(errors[4 + n], 1) for n in (0, 3)]
    trust = np.maximum(variance, LEAST_VARIANCE).astype(np.float32)
    return replace(rim, in_codes=in_codes, trust=trust)


def unmixed(
    codes: np.ndarray, matte: np.ndarray, profile: Profile, rim: Rim | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """What object and surroundings are by themselves in each pixel: two H x W x 3 float32, linear.

    ``codes``: H x W x 4; ``matte``: H x W uint8. Where the matte is 255 the first is the pixel,
    where it is 0 the second is; in the rim they mix to the pixel, at the coverage that fits best.
    The other side is the smooth colour of the neighbourhood (as in Forte, "Approximate fast
    foreground colour estimation", 2021, with averages over pure pixels alone).
    """
    from colorstudio.imaging import rim_kernels as kernels

    h, w = matte.shape
    whole = Rect(0, 0, w, h)
    rim = rim_of(codes, matte, whole, profile) if rim is None else rim
    inner, outer = np.empty((h, w, 3), np.float32), np.empty((h, w, 3), np.float32)
    tables = profile.decode(codes.dtype), profile.encode
    kernels.unmix_rows(
        fixed(codes), fixed(matte), *tables, rim.sides, rim.place(whole), rim.trust, rim.in_codes,
        inner, outer,
    )  # fmt: skip
    return inner, outer


def fixed(array: np.ndarray) -> np.ndarray:
    """The array as kernels take it: read-only and contiguous, the form they are compiled for."""
    view = np.ascontiguousarray(array).view()
    view.flags.writeable = False
    return view


def filled(sums: np.ndarray) -> np.ndarray:
    """Sums over weights; where weight lacks, the values around (push-pull).

    ``sums``: h x w x 4 float32, three sums and their weight; a weight far below ENOUGH is none, one
    far above is heard alone. Returns h x w x 3.
    """
    h, w = sums.shape[:2]
    weight = sums[..., 3:]
    if min(h, w) <= 1 or weight.min() > 100 * ENOUGH:
        coarse = sums[..., :3].sum(axis=(0, 1)) / max(float(weight.sum()), 1e-9)
    else:
        half = (-(-w // 2), -(-h // 2))
        padded = cv2.copyMakeBorder(sums, 0, h % 2, 0, w % 2, cv2.BORDER_CONSTANT)
        smaller = cv2.resize(padded, half, interpolation=cv2.INTER_AREA) * 4
        smaller = cv2.blur(smaller, (3, 3), borderType=cv2.BORDER_REPLICATE)
        coarse = cv2.resize(filled(smaller), (2 * half[0], 2 * half[1]))[:h, :w]
    return (sums[..., :3] + np.float32(ENOUGH) * coarse) / (weight + np.float32(ENOUGH))
