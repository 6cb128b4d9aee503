"""Compiled passes over a picture: bins of its colours, their labels, the palette's codes."""

from __future__ import annotations

import numpy as np
from numba import njit

OUTSIDE = -1
"""The row of a pixel that takes no part: transparent, or outside of the mask."""


@njit(nogil=True, cache=True)
def gather(codes, inside, shift, bits, first, last, sums):
    """Adds the rows first..last to ``sums`` (2**(3 bits) x 4 int64): count, red, green, blue.

    ``codes`` h x w x 4; ``inside`` h x w bool, or 0 x 0 for everywhere.
    """
    masked = inside.shape[0] > 0
    for y in range(first, last):
        for x in range(codes.shape[1]):
            if codes[y, x, 3] == 0 or (masked and not inside[y, x]):
                continue
            r, g, b = np.int64(codes[y, x, 0]), np.int64(codes[y, x, 1]), np.int64(codes[y, x, 2])
            at = ((r >> shift) << (2 * bits)) | ((g >> shift) << bits) | (b >> shift)
            sums[at, 0] += 1
            sums[at, 1] += r
            sums[at, 2] += g
            sums[at, 3] += b


@njit(nogil=True, cache=True)
def mark(codes, shift, bits, seen):
    """Says which bins (``seen``, bool) occur, transparent pixels too."""
    for y in range(codes.shape[0]):
        for x in range(codes.shape[1]):
            r, g, b = np.int64(codes[y, x, 0]), np.int64(codes[y, x, 1]), np.int64(codes[y, x, 2])
            seen[((r >> shift) << (2 * bits)) | ((g >> shift) << bits) | (b >> shift)] = True


@njit(nogil=True, cache=True)
def look_up(codes, inside, shift, bits, table, first, last, out):
    """``out`` h x w int32: ``table`` (int32) at each pixel's bin, or OUTSIDE."""
    masked = inside.shape[0] > 0
    for y in range(first, last):
        for x in range(codes.shape[1]):
            if codes[y, x, 3] == 0 or (masked and not inside[y, x]):
                out[y, x] = OUTSIDE
                continue
            r, g, b = np.int64(codes[y, x, 0]), np.int64(codes[y, x, 1]), np.int64(codes[y, x, 2])
            out[y, x] = table[((r >> shift) << (2 * bits)) | ((g >> shift) << bits) | (b >> shift)]


@njit(nogil=True, cache=True)
def paint(labels, colors, first, last, out):
    """Writes ``colors`` (K x 3 codes) where a pixel has a label; alpha and the others stay."""
    for y in range(first, last):
        for x in range(labels.shape[1]):
            k = labels[y, x]
            if k >= 0:
                out[y, x, 0] = colors[k, 0]
                out[y, x, 1] = colors[k, 1]
                out[y, x, 2] = colors[k, 2]


@njit(nogil=True, cache=True)
def perturb(codes, noise, amplitude, full, x0, y0, first, last, out):
    """Codes with blue noise added to each channel: ``noise`` n x n in [-0.5, 0.5)."""
    n = noise.shape[0]
    for y in range(first, last):
        for x in range(codes.shape[1]):
            ny, nx = (y + y0) % n, (x + x0) % n
            for c in range(3):
                step = noise[(ny + 23 * c) % n, (nx + 41 * c) % n] * amplitude
                value = np.float32(codes[y, x, c]) + step + np.float32(0.5)
                out[y, x, c] = min(max(value, np.float32(0)), full)
            out[y, x, 3] = codes[y, x, 3]


@njit(nogil=True, cache=True)
def apply_cube(codes, cube, weight, full, first, last, out):
    """Maps colours through ``cube`` (n x n x n x 3 float32 over red, green, blue), trilinear.

    ``weight`` h x w float32 mixes with the codes, or is 0 x 0. Where the weight or alpha is 0,
    ``out`` is left as it is. ``full``: the largest code, float32.
    """
    n = cube.shape[0]
    scale = np.float32(n - 1) / full
    weighted = weight.shape[0] > 0
    for y in range(first, last):
        for x in range(codes.shape[1]):
            part = weight[y, x] if weighted else np.float32(1)
            if codes[y, x, 3] == 0 or part <= 0:
                continue
            fr, fg, fb = codes[y, x, 0] * scale, codes[y, x, 1] * scale, codes[y, x, 2] * scale
            r, g, b = min(int(fr), n - 2), min(int(fg), n - 2), min(int(fb), n - 2)
            fr -= np.float32(r)
            fg -= np.float32(g)
            fb -= np.float32(b)
            for c in range(3):
                low = (cube[r, g, b, c] * (1 - fb) + cube[r, g, b + 1, c] * fb) * (1 - fg) + (
                    cube[r, g + 1, b, c] * (1 - fb) + cube[r, g + 1, b + 1, c] * fb
                ) * fg
                high = (cube[r + 1, g, b, c] * (1 - fb) + cube[r + 1, g, b + 1, c] * fb) * (
                    1 - fg
                ) + (cube[r + 1, g + 1, b, c] * (1 - fb) + cube[r + 1, g + 1, b + 1, c] * fb) * fg
                value = (low * (1 - fr) + high * fr) * full
                value = codes[y, x, c] * (1 - part) + value * part + np.float32(0.5)
                out[y, x, c] = min(max(value, np.float32(0)), full)


@njit(nogil=True, cache=True)
def chroma_of_cube(codes, cube, full, first, last, out):
    """As `apply_cube`, for a cube of a* and b*: ``out`` h x w x 2 float32."""
    n = cube.shape[0]
    scale = np.float32(n - 1) / full
    for y in range(first, last):
        for x in range(codes.shape[1]):
            fr, fg, fb = codes[y, x, 0] * scale, codes[y, x, 1] * scale, codes[y, x, 2] * scale
            r, g, b = min(int(fr), n - 2), min(int(fg), n - 2), min(int(fb), n - 2)
            fr -= np.float32(r)
            fg -= np.float32(g)
            fb -= np.float32(b)
            for c in range(2):
                low = (cube[r, g, b, c] * (1 - fb) + cube[r, g, b + 1, c] * fb) * (1 - fg) + (
                    cube[r, g + 1, b, c] * (1 - fb) + cube[r, g + 1, b + 1, c] * fb
                ) * fg
                high = (cube[r + 1, g, b, c] * (1 - fb) + cube[r + 1, g, b + 1, c] * fb) * (
                    1 - fg
                ) + (cube[r + 1, g + 1, b, c] * (1 - fb) + cube[r + 1, g + 1, b + 1, c] * fb) * fg
                out[y, x, c] = low * (1 - fr) + high * fr


@njit(nogil=True, cache=True)
def void_and_cluster(size, sigma, seed):
    """Ranks of a blue-noise texture, size x size int64 (Ulichney 1993), on a torus."""
    count = size * size
    kernel = np.empty((size, size))
    for dy in range(size):
        for dx in range(size):
            y, x = min(dy, size - dy), min(dx, size - dx)
            kernel[dy, dx] = np.exp(-(x * x + y * y) / (2 * sigma * sigma))
    energy = np.zeros((size, size))
    on = np.zeros((size, size), np.bool_)
    rank = np.zeros((size, size), np.int64)
    state = seed
    ones = 0
    while ones < count // 10:  # a start by lot
        state = (state * 1103515245 + 12345) % 2147483648
        y, x = (state >> 8) % size, (state >> 16) % size
        if not on[y, x]:
            on[y, x] = True
            _add(energy, kernel, y, x, 1.0)
            ones += 1
    while True:  # the tightest cluster moves to the largest void, until it is the same place
        y, x = _extreme(energy, on, True)
        on[y, x] = False
        _add(energy, kernel, y, x, -1.0)
        v, u = _extreme(energy, on, False)
        on[v, u] = True
        _add(energy, kernel, v, u, 1.0)
        if v == y and u == x:
            break
    first, first_energy = on.copy(), energy.copy()
    for n in range(ones - 1, -1, -1):
        y, x = _extreme(energy, on, True)
        on[y, x] = False
        _add(energy, kernel, y, x, -1.0)
        rank[y, x] = n
    on, energy = first, first_energy
    for n in range(ones, count):
        y, x = _extreme(energy, on, False)
        on[y, x] = True
        _add(energy, kernel, y, x, 1.0)
        rank[y, x] = n
    return rank


@njit(nogil=True, cache=True)
def _add(energy, kernel, y, x, sign):
    size = energy.shape[0]
    for v in range(size):
        for u in range(size):
            energy[v, u] += sign * kernel[(v - y) % size, (u - x) % size]


@njit(nogil=True, cache=True)
def _extreme(energy, on, cluster):
    """The densest place that is on (``cluster``), or the emptiest that is off."""
    by, bx, best = 0, 0, -np.inf
    for y in range(energy.shape[0]):
        for x in range(energy.shape[1]):
            if on[y, x] == cluster:
                value = energy[y, x] if cluster else -energy[y, x]
                if value > best:
                    best, by, bx = value, y, x
    return by, bx
