"""A picture's own chroma read from its codes, and chroma put on codes with their L* kept."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from colorstudio.imaging.color import lab_f
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import frozen
from colorstudio.imaging.profiles import Profile


def chroma_of(codes: np.ndarray, profile: Profile) -> np.ndarray:
    """a*b* (h x w x 2 float32) of codes (h x w x 4), relative to the profile's own white."""
    from colorstudio.document.composite_kernels import own_chroma

    out = np.empty((*codes.shape[:2], 2), np.float32)
    decode = profile.decode(codes.dtype)
    matrix, f_table, one_curve = _chroma_tables(profile)
    own_chroma(compact(codes), decode, matrix, f_table, one_curve, out)
    return out


@lru_cache(maxsize=16)
def _chroma_tables(profile: Profile) -> tuple[np.ndarray, np.ndarray, bool]:
    from colorstudio.document.composite_kernels import F_STEPS

    matrix = np.ascontiguousarray(profile.to_xyz / profile.white[:, None], np.float32)
    f_table = lab_f((np.arange(F_STEPS + 2) / F_STEPS) ** 2).astype(np.float32)
    one_curve = bool(np.ptp(profile.curves, axis=0).max() == 0)
    return matrix, f_table, one_curve


def place_chroma(
    ab: np.ndarray, codes: np.ndarray, profile: Profile, *, workers: int = 1
) -> np.ndarray:
    """Codes (h x w x 4) whose L* is that of ``codes`` and whose chroma is ``ab`` (h x w x 2).

    In gamut at constant hue, lightness sealed: `imaging.placement.place` with a field that has a
    working pixel for every pixel.
    """
    from colorstudio.imaging.placement import empty_field, place

    h, w = codes.shape[:2]
    grid = np.zeros((3, max(h, 2), max(w, 2)), np.float32)
    grid[1:, :h, :w] = np.moveaxis(ab, -1, 0)
    # the field interpolates between two pixels at least, so a thin picture is repeated
    grid[:, h:] = grid[:, h - 1 : h]
    grid[:, :, w:] = grid[:, :, w - 1 : w]
    field = replace(empty_field((grid.shape[2], grid.shape[1])), grid=grid)
    return place(field, compact(codes), profile, Rect(0, 0, w, h), workers=workers)


def compact(codes: np.ndarray) -> np.ndarray:
    """The same codes, contiguous and read-only: the one form for which the kernels are compiled."""
    return frozen(np.ascontiguousarray(codes).view())
