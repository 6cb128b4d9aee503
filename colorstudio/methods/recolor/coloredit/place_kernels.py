"""Compiled loops that place a model's colour on an object: own detail, its chroma, own rim."""

from __future__ import annotations

import numpy as np
from numba import njit

from colorstudio.imaging.placement_kernels import f_inverse, into_gamut
from colorstudio.imaging.rim_kernels import pure_colors, sides_at, to_code

KERNEL = {"nogil": True, "cache": True, "error_model": "numpy", "fastmath": {"contract", "nsz"}}
ONE, ZERO = np.float32(1), np.float32(0)
SIXTEEN, FULL = np.float32(16), np.float32(116)


@njit(**KERNEL)
def _lightness(Y):
    if np.float32(216 / 24389) < Y:
        return FULL * np.float32(np.cbrt(Y)) - SIXTEEN
    return Y * np.float32(24389 / 27)


@njit(**KERNEL)
def _luminance(L):
    if np.float32(8) < L:
        f = (L + SIXTEEN) / FULL
        return f * f * f
    return L * np.float32(27 / 24389)


@njit(**KERNEL)
def _own(codes, x, y, m, decode, encode, sides, place, trust, in_codes, light, near, pure):
    """Linear colour of the object in a pixel into ``pure[:3]``; returns its coverage."""
    for c in range(3):
        light[c] = decode[c, codes[y, x, c]]
        pure[c] = light[c]
    if m == 255:
        return ONE
    part = np.float32(m) * np.float32(1 / 255)
    sides_at(sides, place[0] + x * place[2], place[1] + y * place[2], near)
    return pure_colors(light, part, near, trust, in_codes, decode, encode, pure)


@njit(**KERNEL)
def lightness_rows(
    codes, matte, out, first, last, decode, encode, luma, sides, place, trust, in_codes
):
    """L* of the object by itself, h x w float32; 0 where the matte or alpha is."""
    light = np.empty(3, np.float32)
    near, pure = np.empty(6, np.float32), np.empty(6, np.float32)
    for y in range(first, last):
        for x in range(codes.shape[1]):
            m = matte[y, x]
            out[y, x] = ZERO
            if m == 0 or codes[y, x, 3] == 0:
                continue
            _own(codes, x, y, m, decode, encode, sides, place, trust, in_codes, light, near, pure)
            Y = luma[0] * pure[0] + luma[1] * pure[1] + luma[2] * pure[2]
            out[y, x] = _lightness(min(max(Y, ZERO), ONE))


@njit(**KERNEL)
def _between(grid, x, y):
    """A value of a small grid at fractional coordinates; beyond its border that of the border."""
    h, w = grid.shape
    x, y = min(max(x, 0.0), w - 1.0), min(max(y, 0.0), h - 1.0)
    i, j = min(int(y), h - 2), min(int(x), w - 2)
    p, q = np.float32(y - i), np.float32(x - j)
    upper = grid[i, j] + (grid[i, j + 1] - grid[i, j]) * q
    lower = grid[i + 1, j] + (grid[i + 1, j + 1] - grid[i + 1, j]) * q
    return upper + (lower - upper) * p


@njit(**KERNEL)
def _followed(own, more, large, follow):
    """New L*: in light the object's shading times the model's albedo, its lights drawn down.

    ``more``: the factor of L* + 16; ``large``: the model's L* at large. ``follow``:
    how far (0 to 1), the part of the room to white that lights may fill, and how far above
    ``large`` the bright parts would come.
    """
    L = (own + SIXTEEN) * more - SIXTEEN
    above = L - large
    room = follow[1] * (np.float32(100) - large)
    if above > ZERO and follow[2] > room:
        room = max(room, np.float32(1e-3))
        L = large + above / (ONE + above * (ONE / room - ONE / follow[2]))
    L = own + follow[0] * (L - own)
    return min(max(L, ZERO), np.float32(100))


@njit(**KERNEL)
def _colored(L, a, b, matrix, boundary, new):
    """Linear RGB of a colour into ``new``; its chroma is cut where that is out of the gamut."""
    fy = (L + SIXTEEN) / FULL
    Y = _luminance(L)
    X = f_inverse(fy + a * np.float32(1 / 500))
    Z = f_inverse(fy - b * np.float32(1 / 200))
    for c in range(3):
        new[c] = matrix[c, 0] * X + matrix[c, 1] * Y + matrix[c, 2] * Z
    if min(new[0], new[1], new[2]) < ZERO or max(new[0], new[1], new[2]) > ONE:
        new[0], new[1], new[2] = into_gamut(L, a, b, Y, matrix, boundary)


@njit(**KERNEL)
def place_rows(
    codes, matte, out, first, last, decode, encode, luma, lightness, chroma, tone, tone_place,
    follow, matrix, boundary, sides, place, trust, in_codes,
):  # fmt: skip
    """Writes the new codes of rows ``first`` to ``last`` where the matte and alpha are not 0.

    ``lightness`` h x w, ``chroma`` h x w x 2 (a*b* before gamut). ``tone``: see `ModelColor`, at
    the grid coordinates ``tone_place`` (x, y, step x, step y). ``follow``: see `_followed`.
    """
    full = np.float32(decode.shape[1] - 1)
    half = np.float32(0.5)
    light, new = np.empty(3, np.float32), np.empty(3, np.float32)
    near, pure = np.empty(6, np.float32), np.empty(6, np.float32)
    for y in range(first, last):
        for x in range(codes.shape[1]):
            m = matte[y, x]
            if m == 0 or codes[y, x, 3] == 0:
                continue
            part = _own(
                codes, x, y, m, decode, encode, sides, place, trust, in_codes, light, near, pure
            )
            at_x, at_y = tone_place[0] + x * tone_place[2], tone_place[1] + y * tone_place[3]
            more, large = _between(tone[0], at_x, at_y), _between(tone[1], at_x, at_y)
            L = _followed(lightness[y, x], more, large, follow)
            _colored(L, chroma[y, x, 0], chroma[y, x, 1], matrix, boundary, new)
            for c in range(3):
                # the difference of the object's two colours: what lies behind stays to the bit
                if m == 255:
                    value = to_code(new[c], encode, c)
                elif in_codes:
                    value = to_code(light[c], encode, c) + part * (
                        to_code(new[c], encode, c) - to_code(pure[c], encode, c)
                    )
                else:
                    value = to_code(light[c] + part * (new[c] - pure[c]), encode, c)
                out[y, x, c] = int(min(max(value, ZERO), ONE) * full + half)
