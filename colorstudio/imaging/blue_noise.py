"""A texture of blue noise: thresholds whose patterns have no clumps and no lines."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import frozen

SIZE = 64


@lru_cache(maxsize=1)
def texture() -> np.ndarray:
    """SIZE x SIZE float32 thresholds in (0, 1), each once; tiles seamlessly. Always the same."""
    from colorstudio.imaging.transport_kernels import void_and_cluster

    ranks = void_and_cluster(SIZE, 1.9, 1)
    return frozen(((ranks + 0.5) / (SIZE * SIZE)).astype(np.float32))


def thresholds(rect: Rect) -> np.ndarray:
    """The texture laid over the picture, h x w float32 of a rectangle of it."""
    y = (rect.y + np.arange(rect.h)) % SIZE
    x = (rect.x + np.arange(rect.w)) % SIZE
    return texture()[y[:, None], x[None, :]]
