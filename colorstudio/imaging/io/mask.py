"""Masks from picture files: white is inside, black outside, alpha counts."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.io.read import read


def read_mask(path: Path, size: tuple[int, int], *, max_megapixels: float = 250.0) -> np.ndarray:
    """A mask as ``height`` x ``width`` float32 in [0, 1] for a picture of ``size`` (W, H).

    Scaled when it has another size. Raises BadInput when its proportions differ.
    """
    pixels = read(path, max_megapixels=max_megapixels).pixels
    (w0, h0), (w1, h1) = pixels.size, size
    if abs(w0 * h1 - h0 * w1) > max(w0, h0, w1, h1):
        raise BadInput(
            f"The mask {path.name} is {w0} x {h0}, and the picture is {w1} x {h1}.",
            "Use a mask of the same proportions.",
        )
    top = float(pixels.max_code)
    codes = pixels.array.astype(np.float32) / top
    mask = codes[..., :3].mean(axis=-1) * codes[..., 3]
    if pixels.size != size:
        smaller = w1 < w0
        way = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
        mask = cv2.resize(mask, size, interpolation=way)
    return np.ascontiguousarray(mask, np.float32)
