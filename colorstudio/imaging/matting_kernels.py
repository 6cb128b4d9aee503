"""Compiled loops of matting: affinities near an edge, their solution, its upsampling."""

from __future__ import annotations

import numpy as np
from numba import njit

KERNEL = {"nogil": True, "cache": True, "error_model": "numpy", "fastmath": {"contract", "nsz"}}

REACH = 2
"""Two pixels of a 3 x 3 window lie at most so far apart."""
SIDE = 2 * REACH + 1


@njit(**KERNEL)
def _inverse(s, out):
    """Inverse of the symmetric 3 x 3 matrix ``s`` by cofactors."""
    a, b, c = s[0, 0], s[0, 1], s[0, 2]
    d, e, f = s[1, 1], s[1, 2], s[2, 2]
    p, q, r = d * f - e * e, c * e - b * f, b * e - c * d
    factor = 1.0 / (a * p + b * q + c * r)
    out[0, 0], out[0, 1], out[0, 2] = p * factor, q * factor, r * factor
    out[1, 0], out[1, 1], out[1, 2] = out[0, 1], (a * f - c * c) * factor, (b * c - a * e) * factor
    out[2, 0], out[2, 1], out[2, 2] = out[0, 2], out[1, 2], (a * d - b * b) * factor


@njit(**KERNEL)
def affinities(image, number, count, epsilon):
    """Rows of the matting Laplacian (Levin, Lischinski and Weiss 2008, eq. 12) of the unknowns.

    ``image``: h x w x 3 float32 in [0, 1]; ``number``: h x w int32, which unknown a pixel is, -1
    for none. Returns count x 25 float32: what each neighbour within REACH adds.
    """
    h, w = number.shape
    rows = np.zeros((count, SIDE * SIDE), np.float32)
    mean, spread, inverse = np.empty(3), np.empty((3, 3)), np.empty((3, 3))
    off, turned = np.empty((9, 3)), np.empty((9, 3))
    for y in range(REACH + 1, h - REACH - 1):
        for x in range(REACH + 1, w - REACH - 1):
            near = False
            for dy in range(-1, 2):
                for dx in range(-1, 2):
                    near = near or number[y + dy, x + dx] >= 0
            if not near:
                continue
            mean[:] = 0.0
            for n in range(9):
                for c in range(3):
                    off[n, c] = image[y + n // 3 - 1, x + n % 3 - 1, c]
                    mean[c] += off[n, c] / 9
            spread[:] = 0.0
            for n in range(9):
                for c in range(3):
                    off[n, c] -= mean[c]
                for c in range(3):
                    for d in range(c, 3):
                        spread[c, d] += off[n, c] * off[n, d] / 9
            for c in range(3):
                spread[c, c] += epsilon / 9
            _inverse(spread, inverse)
            for n in range(9):
                for c in range(3):
                    turned[n, c] = (
                        inverse[c, 0] * off[n, 0]
                        + inverse[c, 1] * off[n, 1]
                        + inverse[c, 2] * off[n, 2]
                    )
            for n in range(9):
                ny, nx = n // 3, n % 3
                row = number[y + ny - 1, x + nx - 1]
                if row < 0:
                    continue
                for m in range(9):
                    my, mx = m // 3, m % 3
                    value = (
                        off[m, 0] * turned[n, 0]
                        + off[m, 1] * turned[n, 1]
                        + off[m, 2] * turned[n, 2]
                    )
                    at = (my - ny + REACH) * SIDE + mx - nx + REACH
                    rows[row, at] -= np.float32((1.0 + value) / 9)
                    if m == n:
                        rows[row, at] += np.float32(1)
    return rows


@njit(**KERNEL)
def _times(rows, ys, xs, plane, out):
    """``out[n]``: row n of the Laplacian times ``plane``."""
    for n in range(rows.shape[0]):
        y, x = ys[n] - REACH, xs[n] - REACH
        total = np.float32(0)
        for i in range(SIDE):
            for j in range(SIDE):
                total += rows[n, i * SIDE + j] * plane[y + i, x + j]
        out[n] = total


@njit(**KERNEL)
def solve(rows, ys, xs, alpha, prior, weight, rounds, tolerance):
    """Alpha of the unknowns by conjugate gradients, written into ``alpha`` (known pixels stay).

    ``alpha``: h x w float32, with a border of REACH known pixels around the unknowns. ``prior``,
    ``weight``: count float32, what each unknown is drawn to and how hard. Ends after ``rounds`` or
    when the residual has fallen by ``tolerance``.
    """
    count = rows.shape[0]
    out, plane = np.empty(count, np.float32), np.zeros_like(alpha)
    residual, direction = np.empty(count, np.float32), np.empty(count, np.float32)
    scale = np.empty(count, np.float32)
    _times(rows, ys, xs, alpha, out)
    middle = REACH * SIDE + REACH
    rho = 0.0
    for n in range(count):
        scale[n] = np.float32(1) / (rows[n, middle] + weight[n] + np.float32(1e-6))
        residual[n] = weight[n] * (prior[n] - alpha[ys[n], xs[n]]) - out[n]
        direction[n] = scale[n] * residual[n]
        rho += residual[n] * direction[n]
    goal = rho * tolerance * tolerance
    for _ in range(rounds):
        if rho <= goal or rho <= 1e-12:
            return
        for n in range(count):
            plane[ys[n], xs[n]] = direction[n]
        _times(rows, ys, xs, plane, out)
        bend = 0.0
        for n in range(count):
            out[n] += weight[n] * direction[n]
            bend += direction[n] * out[n]
        if bend <= 0:
            return
        step = np.float32(rho / bend)
        before, rho = rho, 0.0
        for n in range(count):
            alpha[ys[n], xs[n]] += step * direction[n]
            residual[n] -= step * out[n]
            rho += residual[n] * residual[n] * scale[n]
        turn = np.float32(rho / before)
        for n in range(count):
            direction[n] = scale[n] * residual[n] + turn * direction[n]


@njit(**KERNEL)
def color_lines(image, alpha, needed, radius, epsilon):
    """Per pixel a and b of alpha = a . colour + b, fitted in windows and averaged over them.

    As in He, Sun and Tang, "Guided image filtering" (2013), eq. 14 to 16, where ``needed``. Returns
    h x w x 4 float32.
    """
    h, w = alpha.shape
    fitted = np.zeros((h, w, 4), np.float32)
    out = np.zeros((h, w, 4), np.float32)
    spread, inverse = np.empty((3, 3)), np.empty((3, 3))
    mean, both = np.empty(3), np.empty(3)
    for y in range(h):
        for x in range(w):
            if needed[y, x] == 0:
                continue
            mean[:], both[:], spread[:] = 0.0, 0.0, 0.0
            total, count = 0.0, 0
            for i in range(max(0, y - radius), min(h, y + radius + 1)):
                for j in range(max(0, x - radius), min(w, x + radius + 1)):
                    count += 1
                    total += alpha[i, j]
                    for c in range(3):
                        mean[c] += image[i, j, c]
                        both[c] += image[i, j, c] * alpha[i, j]
                        for d in range(c, 3):
                            spread[c, d] += image[i, j, c] * image[i, j, d]
            total /= count
            for c in range(3):
                mean[c] /= count
            for c in range(3):
                both[c] = both[c] / count - mean[c] * total
                for d in range(c, 3):
                    spread[c, d] = spread[c, d] / count - mean[c] * mean[d]
                spread[c, c] += epsilon
            _inverse(spread, inverse)
            b = total
            for c in range(3):
                a = inverse[c, 0] * both[0] + inverse[c, 1] * both[1] + inverse[c, 2] * both[2]
                fitted[y, x, c] = a
                b -= a * mean[c]
            fitted[y, x, 3] = b
    for y in range(h):
        for x in range(w):
            if needed[y, x] < 2:
                continue
            count = 0
            for i in range(max(0, y - radius), min(h, y + radius + 1)):
                for j in range(max(0, x - radius), min(w, x + radius + 1)):
                    if needed[i, j] > 0:
                        count += 1
                        for c in range(4):
                            out[y, x, c] += fitted[i, j, c]
            for c in range(4):
                out[y, x, c] /= count
    return out


@njit(**KERNEL)
def upsample(lines, codes, scale, unknown, matte, left, top, step, stretch):
    """Writes alpha at full size where ``unknown`` (h x w, at 1 / ``step``) from colour lines.

    ``codes``: H x W x 3 or 4; ``scale``: 1 / largest code. ``left``, ``top``: where the reduced
    cut-out begins, full-size pixels. Alpha is drawn apart by ``stretch`` around a half.
    """
    h, w = unknown.shape
    H, W = matte.shape
    half = np.float32(0.5)
    for y in range(h):
        for x in range(w):
            if unknown[y, x] == 0:
                continue
            for Y in range(top + y * step, min(top + (y + 1) * step, H)):
                v = min(max((Y - top + 0.5) / step - 0.5, 0.0), h - 1.0)
                i = min(int(v), h - 2)
                p = np.float32(v - i)
                for X in range(left + x * step, min(left + (x + 1) * step, W)):
                    u = min(max((X - left + 0.5) / step - 0.5, 0.0), w - 1.0)
                    j = min(int(u), w - 2)
                    q = np.float32(u - j)
                    value = np.float32(0)
                    for c in range(4):
                        line = (lines[i, j, c] * (1 - q) + lines[i, j + 1, c] * q) * (1 - p) + (
                            lines[i + 1, j, c] * (1 - q) + lines[i + 1, j + 1, c] * q
                        ) * p
                        if c < 3:
                            line *= np.float32(codes[Y, X, c]) * scale
                        value += line
                    value = (value - half) * stretch + half
                    value = min(max(value, np.float32(0)), np.float32(1))
                    matte[Y, X] = np.uint8(value * np.float32(255) + half)
