"""Pictures of a folder as the protocols compare them: 8 bit, sRGB, of one size."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from colorstudio.imaging.fitting import fitted
from colorstudio.imaging.pixels import Pixels

FID_SIDE = 299
"""What InceptionV3 looks at."""


def read(file: Path) -> Pixels:
    """8 bit, sRGB, upright. Raises BadInput."""
    from colorstudio.imaging import io
    from colorstudio.imaging.io.write import at_depth

    pixels = fitted(io.read(file).pixels, srgb=True)
    return Pixels(np.ascontiguousarray(at_depth(pixels.array, 8)))


def rgb(pixels: Pixels) -> np.ndarray:
    """h x w x 3 uint8 of 8-bit pixels."""
    return np.ascontiguousarray(pixels.array[..., :3])


def resized(codes: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """h x w x 3 uint8 of ``size`` (w, h)."""
    if size == (codes.shape[1], codes.shape[0]):
        return codes
    kind = cv2.INTER_AREA if size[0] < codes.shape[1] else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(codes, size, interpolation=kind))


def seen_by_fid(codes: np.ndarray) -> np.ndarray:
    """No larger than its network looks at: pictures of a folder are kept until its end."""
    scale = FID_SIDE / min(codes.shape[:2])
    size = round(codes.shape[1] * scale), round(codes.shape[0] * scale)
    return resized(codes, size) if scale < 1 else codes
