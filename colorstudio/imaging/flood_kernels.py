"""The compiled loop of filling: how far each pixel's colour lies from the one that was clicked."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

F_STEPS = 8192
STEPS_PER_DE = 64
"""Distances are kept as uint16 in steps of 1 / 64."""
ALPHA_DE = 100.0
"""Fully transparent against fully opaque counts as this distance."""


@njit(nogil=True, cache=True, fastmath={"contract", "nsz", "arcp"})
def distances(codes, decode, matrix, f_table, full, seed, out):
    """CIELAB distance of ``codes`` (h x w x 4) from ``seed``, f(x) f(y) f(z) alpha, into ``out``.

    ``decode``: 3 x codes, linear light. ``matrix``: linear RGB to XYZ over white. ``full``: opaque.
    """
    top = np.float32(F_STEPS)
    scale = np.float32(STEPS_PER_DE)
    f = np.empty(3, np.float32)
    for i in range(codes.shape[0]):
        for j in range(codes.shape[1]):
            r = decode[0, codes[i, j, 0]]
            g = decode[1, codes[i, j, 1]]
            b = decode[2, codes[i, j, 2]]
            for c in range(3):
                t = matrix[c, 0] * r + matrix[c, 1] * g + matrix[c, 2] * b
                at = math.sqrt(min(max(t, np.float32(0)), np.float32(1))) * top
                k = int(at)
                f[c] = f_table[k] + (f_table[k + 1] - f_table[k]) * (at - np.float32(k)) - seed[c]
            alpha = np.float32(codes[i, j, 3]) / full
            dl = np.float32(116) * f[1]
            da = np.float32(500) * (f[0] - f[1])
            db = np.float32(200) * (f[1] - f[2])
            de = math.sqrt(dl * dl + da * da + db * db) * min(alpha, seed[3])
            de += np.float32(ALPHA_DE) * abs(alpha - seed[3])
            out[i, j] = min(np.float32(65535), de * scale + np.float32(0.5))
