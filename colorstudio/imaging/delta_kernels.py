"""CIEDE2000 of two screens, pixel by pixel: compiled, without the lock."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

EPSILON = 216 / 24389
KAPPA = 24389 / 27
POW25_7 = 25.0**7


@njit(nogil=True, cache=True, inline="always")
def _f(t):
    return t ** (1 / 3) if t > EPSILON else (KAPPA * t + 16) / 116


@njit(nogil=True, cache=True)
def _lab(b, g, r, decode, to_white):
    lr, lg, lb = decode[r], decode[g], decode[b]
    fx = _f(to_white[0, 0] * lr + to_white[0, 1] * lg + to_white[0, 2] * lb)
    fy = _f(to_white[1, 0] * lr + to_white[1, 1] * lg + to_white[1, 2] * lb)
    fz = _f(to_white[2, 0] * lr + to_white[2, 1] * lg + to_white[2, 2] * lb)
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@njit(nogil=True, cache=True)
def _delta_e00(l1, a1, b1, l2, a2, b2):
    """As `metrics.delta_e00` (Sharma, Wu and Dalal 2005), for one pair."""
    c7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    stretch = 1 + 0.5 * (1 - math.sqrt(c7 / (c7 + POW25_7)))
    a1 *= stretch
    a2 *= stretch
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1 = math.degrees(math.atan2(b1, a1)) % 360
    h2 = math.degrees(math.atan2(b2, a2)) % 360
    dh = (h2 - h1 + 180) % 360 - 180
    total = h1 + h2
    if abs(h1 - h2) <= 180:
        hm = total / 2
    elif total < 360:
        hm = total / 2 + 180
    else:
        hm = total / 2 - 180
    if c1 * c2 == 0:
        dh = 0.0
        hm = total
    dl, dc = l2 - l1, c2 - c1
    dhue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(dh / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * math.cos(math.radians(hm - 30))
        + 0.24 * math.cos(math.radians(2 * hm))
        + 0.32 * math.cos(math.radians(3 * hm + 6))
        - 0.20 * math.cos(math.radians(4 * hm - 63))
    )
    sl = 1 + 0.015 * (lm - 50) ** 2 / math.sqrt(20 + (lm - 50) ** 2)
    sc = 1 + 0.045 * cm
    sh = 1 + 0.015 * cm * t
    c7 = cm**7
    turn = math.sin(math.radians(60 * math.exp(-(((hm - 275) / 25) ** 2))))
    rotation = -2 * math.sqrt(c7 / (c7 + POW25_7)) * turn
    square = (dl / sl) ** 2 + (dc / sc) ** 2 + (dhue / sh) ** 2 + rotation * (dc / sc) * (dhue / sh)
    return math.sqrt(max(square, 0.0))


@njit(nogil=True, cache=True)
def delta_map(one, other, decode, to_white, out):
    """``one``, ``other``: h x w x 4 uint8 B, G, R, X. ``out``: h x w float32, CIEDE2000."""
    for y in range(one.shape[0]):
        for x in range(one.shape[1]):
            b1, g1, r1 = one[y, x, 0], one[y, x, 1], one[y, x, 2]
            b2, g2, r2 = other[y, x, 0], other[y, x, 1], other[y, x, 2]
            if b1 == b2 and g1 == g2 and r1 == r2:
                out[y, x] = np.float32(0)
                continue
            la, aa, ba = _lab(b1, g1, r1, decode, to_white)
            lb, ab, bb = _lab(b2, g2, r2, decode, to_white)
            out[y, x] = _delta_e00(la, aa, ba, lb, ab, bb)
