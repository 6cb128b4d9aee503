"""Compiled loops over the rim of a matte: what lies on both sides of it, and what it mixes."""

from __future__ import annotations

import numpy as np
from numba import njit

from colorstudio.imaging.profiles import ENCODE_STEPS

KERNEL = {"nogil": True, "cache": True, "error_model": "numpy", "fastmath": {"contract", "nsz"}}

FAINT = np.float32(1e-3)
"""Weight of mixed pixels in the colours of a side: they count only where there are no pure ones."""
PURE = 250
"""From this matte value (of 255) on a pixel is wholly the object's; mirrored for the other side."""

DOUBT = np.float32(0.3)
"""A matte of a half is off by a quarter of this; at 0 and 1 it is right."""
THINNED = 4
"""Every so many rows and columns."""

ONE, ZERO = np.float32(1), np.float32(0)


@njit(**KERNEL)
def side_sums(codes, matte, decode, block, sums):
    """Adds weighted linear colours and weights of both sides (0 object, 1 surroundings) by block.

    ``sums``: 2 x h x w x 4 float32, for blocks of ``block`` x ``block`` pixels of ``codes``.
    """
    for y in range(codes.shape[0]):
        for x in range(codes.shape[1]):
            if codes[y, x, 3] == 0:
                continue
            inner = np.float32(matte[y, x]) * np.float32(1 / 255)
            for side in range(2):
                part = inner if side == 0 else ONE - inner
                if part <= ZERO:
                    continue
                pure = matte[y, x] >= PURE if side == 0 else matte[y, x] <= 255 - PURE
                weight = ONE if pure else FAINT * part * part * part * part
                cell = sums[side, y // block, x // block]
                for c in range(3):
                    cell[c] += weight * decode[c, codes[y, x, c]]
                cell[3] += weight


@njit(**KERNEL)
def to_code(linear, encode, c):
    """Encoded value in [0, 1] of linear light."""
    at = np.sqrt(min(max(linear, ZERO), ONE)) * np.float32(ENCODE_STEPS)
    k = min(int(at), ENCODE_STEPS - 1)
    return encode[c, k] + (encode[c, k + 1] - encode[c, k]) * (at - np.float32(k))


@njit(**KERNEL)
def to_light(value, decode, c):
    """Linear light of an encoded value in [0, 1]; between two codes interpolated."""
    top = decode.shape[1] - 1
    at = min(max(value, ZERO), ONE) * np.float32(top)
    k = min(int(at), top - 1)
    return decode[c, k] + (decode[c, k + 1] - decode[c, k]) * (at - np.float32(k))


@njit(**KERNEL)
def sides_at(sides, x, y, out):
    """Both sides' colours (6 values) at block coordinates, interpolated."""
    h, w = sides.shape[0], sides.shape[1]
    x, y = min(max(x, 0.0), w - 1.0), min(max(y, 0.0), h - 1.0)
    i, j = min(int(y), max(h - 2, 0)), min(int(x), max(w - 2, 0))
    i1, j1 = min(i + 1, h - 1), min(j + 1, w - 1)
    p, q = np.float32(y - i), np.float32(x - j)
    for c in range(6):
        upper = sides[i, j, c] + (sides[i, j1, c] - sides[i, j, c]) * q
        lower = sides[i1, j, c] + (sides[i1, j1, c] - sides[i1, j, c]) * q
        out[c] = upper + (lower - upper) * p


@njit(**KERNEL)
def pure_colors(light, part, near, trust, in_codes, decode, encode, out):
    """Takes one mixed pixel apart: its likeliest coverage is returned.

    ``out``: linear colours of the object (0..2) and of the surroundings (3..5). ``part``: what the
    matte says. ``near``: both sides' smooth colours. ``trust``: variances of object and
    surroundings around these. What colours and matte leave unexplained is shared between coverage
    and both colours by their variances: a black edge before white must not turn grey, because ten
    times brighter it would be seen.
    """
    unsure = DOUBT * part * (ONE - part)
    unsure *= unsure
    own = part * part * trust[0] + (ONE - part) * (ONE - part) * trust[1]
    along, length = ZERO, ZERO
    for c in range(3):
        inner, outer, mixed = near[c], near[3 + c], light[c]
        if in_codes:
            inner, outer = to_code(inner, encode, c), to_code(outer, encode, c)
            mixed = to_code(mixed, encode, c)
        step = inner - outer
        along += step * (mixed - outer - part * step)
        length += step * step
        out[c], out[3 + c] = inner, outer
    turn = along * unsure / (length * unsure + own)
    whole = min(max(part + turn, ZERO), ONE)
    for c in range(3):
        inner, outer, mixed = out[c], out[3 + c], light[c]
        if in_codes:
            mixed = to_code(mixed, encode, c)
        rest = mixed - outer - whole * (inner - outer)
        shares = whole * whole * trust[0] + (ONE - whole) * (ONE - whole) * trust[1]
        inner = min(max(inner + whole * trust[0] / shares * rest, ZERO), ONE)
        outer = min(max(outer + (ONE - whole) * trust[1] / shares * rest, ZERO), ONE)
        if in_codes:
            inner, outer = to_light(inner, decode, c), to_light(outer, decode, c)
        out[c], out[3 + c] = inner, outer
    return whole


@njit(**KERNEL)
def misfit(codes, matte, decode, encode, sides, place, out):
    """Adds up how well the rim and the pure pixels are explained.

    ``out``, 8 numbers: the rim's error if mixed in light, and if mixed in codes; squared distances
    of the object's pixels from their smooth colour in light and in codes, and their count; the same
    of the surroundings. ``place``: x, y of the first pixel and the step of pixels, in blocks.
    """
    near = np.empty(6, np.float32)
    for y in range(codes.shape[0]):
        for x in range(codes.shape[1]):
            m = matte[y, x]
            pure = m >= PURE or m <= 255 - PURE
            # the texture of the sides is told from a part of their pixels
            if codes[y, x, 3] == 0 or (pure and (y % THINNED or x % THINNED)):
                continue
            if not pure and (m < 50 or m > 205):
                continue
            part = np.float32(m) * np.float32(1 / 255)
            sides_at(sides, place[0] + x * place[2], place[1] + y * place[2], near)
            side = 0 if m >= PURE else 1
            for c in range(3):
                light = decode[c, codes[y, x, c]]
                code = to_code(light, encode, c)
                inner, outer = to_code(near[c], encode, c), to_code(near[3 + c], encode, c)
                if pure:
                    smooth = inner if side == 0 else outer
                    out[2 + 3 * side] += (light - near[3 * side + c]) ** 2
                    out[3 + 3 * side] += (code - smooth) ** 2
                    out[4 + 3 * side] += 1
                    continue
                mixed = part * near[c] + (ONE - part) * near[3 + c]
                out[0] += abs(to_code(mixed, encode, c) - code)
                out[1] += abs(part * inner + (ONE - part) * outer - code)


@njit(**KERNEL)
def unmix_rows(codes, matte, decode, encode, sides, place, trust, in_codes, inner, outer):
    """Writes the linear colours of both sides of every mixed pixel; see `pure_colors`."""
    light = np.empty(3, np.float32)
    near, pure = np.empty(6, np.float32), np.empty(6, np.float32)
    for y in range(codes.shape[0]):
        for x in range(codes.shape[1]):
            sides_at(sides, place[0] + x * place[2], place[1] + y * place[2], near)
            for c in range(3):
                light[c] = decode[c, codes[y, x, c]]
            part = np.float32(matte[y, x]) * np.float32(1 / 255)
            pure_colors(light, part, near, trust, in_codes, decode, encode, pure)
            for c in range(3):
                inner[y, x, c], outer[y, x, c] = pure[c], pure[3 + c]
