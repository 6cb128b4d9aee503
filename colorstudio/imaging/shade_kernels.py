"""The compiled loop of `shade`: which pixels of a flat face away from the light."""

from __future__ import annotations

import numpy as np
from numba import njit

SAMPLES = 4
"""Distances at which a pixel looks for the edge of its flat: so many steps of a soft border."""
SOFT = np.float32(0.06)


@njit(nogil=True, cache=True)
def away(entries, reach, lx, ly, first, last, out):
    """Cover 0 .. SAMPLES of shade in rows first .. last - 1.

    ``entries``: H x W int32, 0 for none. ``reach``: pixels by entry. (lx, ly): unit vector to the
    light. A pixel is in the shade where its flat ends within ``reach`` away from the light.
    """
    h, w = entries.shape
    for y in range(first, last):
        for x in range(w):
            e = entries[y, x]
            if e == 0:
                continue
            for n in range(SAMPLES):
                far = reach[e] * (np.float32(1) + SOFT * (n - np.float32(1.5)))
                j = int(np.floor(x - lx * far + np.float32(0.5)))
                i = int(np.floor(y - ly * far + np.float32(0.5)))
                if i < 0 or j < 0 or i >= h or j >= w or entries[i, j] != e:
                    out[y, x] += np.uint8(1)
