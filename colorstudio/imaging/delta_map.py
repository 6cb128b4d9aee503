"""Where two pictures differ, and how much: a map of CIEDE2000, and colours to look at it in."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

from colorstudio.imaging.profiles import SRGB

HOT = 20.0
"""The difference that is shown hottest."""


def delta_map(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """CIEDE2000 per pixel (h x w float32) of two screens, h x w x 4 uint8 B, G, R, X in sRGB."""
    from colorstudio.imaging import delta_kernels

    out = np.empty(one.shape[:2], np.float32)
    to_white = SRGB.to_xyz / SRGB.white[:, None]
    decode = SRGB.decode(np.uint8)[0]
    delta_kernels.delta_map(
        np.ascontiguousarray(one), np.ascontiguousarray(other), decode, to_white, out
    )
    return out


@lru_cache(maxsize=1)
def heat_table() -> np.ndarray:
    """256 x 4 uint8 B, G, R, X: black for no difference, over violet and orange to pale yellow."""
    ramp = np.arange(256, dtype=np.uint8)[:, None]
    out = np.full((256, 4), 255, np.uint8)
    out[:, :3] = cv2.applyColorMap(ramp, cv2.COLORMAP_INFERNO)[:, 0]
    return out


def heat(delta: np.ndarray) -> np.ndarray:
    """A map of differences as screen pixels, h x w x 4 uint8; HOT and more is the palest."""
    steps = np.minimum(delta * np.float32(255 / HOT), 255)
    return heat_table()[steps.astype(np.uint8)]


def warm_up() -> None:
    """Compiles the kernel, or loads it from numba's cache."""
    delta_map(np.zeros((1, 1, 4), np.uint8), np.full((1, 1, 4), 9, np.uint8))
