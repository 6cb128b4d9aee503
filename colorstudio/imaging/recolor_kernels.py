"""Compiled loops of recolouring: shading and highlight of each pixel, in the new colour."""

from __future__ import annotations

import numpy as np
from numba import njit

from colorstudio.imaging.rim_kernels import pure_colors, sides_at, to_code

KERNEL = {"nogil": True, "cache": True, "error_model": "numpy", "fastmath": {"contract", "nsz"}}

TONE_STEPS = 2048
"""The table of new colours is indexed by sqrt(Y) * TONE_STEPS."""
ONE, ZERO = np.float32(1), np.float32(0)


@njit(**KERNEL)
def highlight(r, g, b, luma, body):
    """The specular part of a linear colour, the same in all channels.

    ``body``: which channel is lowest and which highest in the object's own colour, their ratio,
    how far that is to be trusted, the luminances between which a highlight by colour sets in, and
    the luminance above which a grey object shines.
    """
    Y = luma[0] * r + luma[1] * g + luma[2] * b
    above = max(Y - body[6], ZERO)
    trust = body[3]
    if trust <= ZERO or body[4] >= Y:
        return (ONE - trust) * above
    low, high = int(body[0]), int(body[1])
    lowest = r if low == 0 else (g if low == 1 else b)
    highest = r if high == 0 else (g if high == 1 else b)
    colored = max((lowest - body[2] * highest) / (ONE - body[2]), ZERO)
    t = min((Y - body[4]) / (body[5] - body[4]), ONE)
    colored = min(colored, Y) * t * t * (np.float32(3) - 2 * t)
    return trust * colored + (ONE - trust) * above


@njit(**KERNEL)
def _new_color(light, luma, body, tones, shine, out):
    """Linear colour (in gamut) of the object's pixel ``light`` in its new colour."""
    gloss = highlight(light[0], light[1], light[2], luma, body)
    Y = luma[0] * light[0] + luma[1] * light[1] + luma[2] * light[2] - gloss
    at = np.sqrt(min(max(Y, ZERO), ONE)) * np.float32(TONE_STEPS)
    k = min(int(at), TONE_STEPS - 1)
    p = at - np.float32(k)
    gloss *= shine
    top = ZERO
    for c in range(3):
        out[c] = tones[k, c] + (tones[k + 1, c] - tones[k, c]) * p + gloss
        top = max(top, out[c])
    if top > ONE:
        # too bright for the screen: towards white, as a highlight that grows; Y stays
        Y = min(luma[0] * out[0] + luma[1] * out[1] + luma[2] * out[2], ONE)
        t = (ONE - Y) / max(top - Y, np.float32(1e-9))
        for c in range(3):
            out[c] = Y + (out[c] - Y) * t


@njit(**KERNEL)
def recolor_rows(
    codes, matte, out, first, last, decode, encode, luma, body, tones, shine,
    sides, place, trust, in_codes,
):  # fmt: skip
    """Writes the new codes of rows ``first`` to ``last`` where the matte and alpha are not 0."""
    full = np.float32(decode.shape[1] - 1)
    half = np.float32(0.5)
    light, new = np.empty(3, np.float32), np.empty(3, np.float32)
    near, pure = np.empty(6, np.float32), np.empty(6, np.float32)
    for y in range(first, last):
        for x in range(codes.shape[1]):
            m = matte[y, x]
            if m == 0 or codes[y, x, 3] == 0:
                continue
            for c in range(3):
                light[c] = decode[c, codes[y, x, c]]
            if m == 255:
                _new_color(light, luma, body, tones, shine, new)
                for c in range(3):
                    out[y, x, c] = int(to_code(new[c], encode, c) * full + half)
                continue
            part = np.float32(m) * np.float32(1 / 255)
            sides_at(sides, place[0] + x * place[2], place[1] + y * place[2], near)
            part = pure_colors(light, part, near, trust, in_codes, decode, encode, pure)
            _new_color(pure[:3], luma, body, tones, shine, new)
            for c in range(3):
                # the difference of the object's two colours: what lies behind stays to the bit
                if in_codes:
                    value = to_code(light[c], encode, c) + part * (
                        to_code(new[c], encode, c) - to_code(pure[c], encode, c)
                    )
                else:
                    value = to_code(light[c] + part * (new[c] - pure[c]), encode, c)
                value = min(max(value, ZERO), ONE)
                out[y, x, c] = int(value * full + half)


@njit(**KERNEL)
def highlights(light, luma, body, out):
    """The specular part of n x 3 linear colours."""
    for n in range(light.shape[0]):
        out[n] = highlight(light[n, 0], light[n, 1], light[n, 2], luma, body)


@njit(**KERNEL)
def count_changed_outside(before, after, matte):
    """Pixels of which any code differs although the matte is 0 there."""
    count = 0
    for y in range(before.shape[0]):
        for x in range(before.shape[1]):
            if matte[y, x] == 0:
                for c in range(4):
                    if before[y, x, c] != after[y, x, c]:
                        count += 1
                        break
    return count
