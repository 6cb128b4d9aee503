"""A picture's own chroma read from its codes, and chroma put on codes with their L* kept."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from colorstudio.imaging.color import lab_f
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
    """`imaging.placement.place_chroma`, which imports numba only when it is used."""
    from colorstudio.imaging import placement

    return placement.place_chroma(ab, codes, profile, workers=workers)


def compact(codes: np.ndarray) -> np.ndarray:
    """The same codes, contiguous and read-only: the one form for which the kernels are compiled."""
    return frozen(np.ascontiguousarray(codes).view())
