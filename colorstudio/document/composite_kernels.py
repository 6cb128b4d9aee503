"""Compiled loops of compositing: a picture's own chroma, colour layers over it, other profiles."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from colorstudio.document.layers import CHROMA_SCALE, FULL_ALPHA

F_STEPS = 8192
KERNEL = {"nogil": True, "cache": True, "fastmath": {"contract", "nsz", "arcp"}}


@njit(inline="always")
def _f(t, table):
    at = math.sqrt(min(max(t, np.float32(0)), np.float32(1))) * np.float32(F_STEPS)
    k = int(at)
    return table[k] + (table[k + 1] - table[k]) * (at - np.float32(k))


@njit(**KERNEL)
def own_chroma(codes, decode, matrix, f_table, one_curve, out):
    """a*b* of codes (h x w x 4) into ``out`` (h x w x 2 float32).

    ``matrix``: linear RGB to XYZ over white. ``one_curve``: R = G = B is grey.
    """
    for i in range(codes.shape[0]):
        for j in range(codes.shape[1]):
            r, g, b = codes[i, j, 0], codes[i, j, 1], codes[i, j, 2]
            if one_curve and r == g and g == b:
                out[i, j, 0] = out[i, j, 1] = 0
                continue
            lr, lg, lb = decode[0, r], decode[1, g], decode[2, b]
            fx = _f(matrix[0, 0] * lr + matrix[0, 1] * lg + matrix[0, 2] * lb, f_table)
            fy = _f(matrix[1, 0] * lr + matrix[1, 1] * lg + matrix[1, 2] * lb, f_table)
            fz = _f(matrix[2, 0] * lr + matrix[2, 1] * lg + matrix[2, 2] * lb, f_table)
            out[i, j, 0] = np.float32(500) * (fx - fy)
            out[i, j, 1] = np.float32(200) * (fy - fz)


@njit(**KERNEL)
def lay_chroma(ab, target, weight):
    """Moves ``ab`` (h x w x 2) towards ``target`` by ``weight`` (h x w float32 in [0, 1])."""
    for i in range(ab.shape[0]):
        for j in range(ab.shape[1]):
            w = weight[i, j]
            ab[i, j, 0] += (target[i, j, 0] - ab[i, j, 0]) * w
            ab[i, j, 1] += (target[i, j, 1] - ab[i, j, 1]) * w


@njit(**KERNEL)
def lay_color_tiles(ab, tiles, weight):
    """As `lay_chroma`, from a colour layer's pixels (h x w x 3 int16) and their alpha."""
    scale, full = np.float32(1 / CHROMA_SCALE), np.float32(1 / FULL_ALPHA)
    for i in range(ab.shape[0]):
        for j in range(ab.shape[1]):
            if tiles[i, j, 2] == 0:
                continue
            w = weight[i, j] * (np.float32(tiles[i, j, 2]) * full)
            ab[i, j, 0] += (np.float32(tiles[i, j, 0]) * scale - ab[i, j, 0]) * w
            ab[i, j, 1] += (np.float32(tiles[i, j, 1]) * scale - ab[i, j, 1]) * w


@njit(**KERNEL)
def lay_normal(mixed, codes, weight):
    """Lays codes (h x w x 4) on ``mixed`` (h x w x 4 float32 in [0, 1]) in blend mode normal.

    ``weight``: h x w float32 in [0, 1]. As `imaging.blend.composited`, in one pass.
    """
    scale = np.float32(1.0) / np.float32(255 if codes.itemsize == 1 else 65535)
    one = np.float32(1.0)
    for i in range(codes.shape[0]):
        for j in range(codes.shape[1]):
            a_s = np.float32(codes[i, j, 3]) * scale * weight[i, j]
            if a_s <= 0:
                continue
            a_b = mixed[i, j, 3]
            a_o = a_s + a_b * (one - a_s)
            part = a_s / a_o
            for c in range(3):
                mixed[i, j, c] += part * (np.float32(codes[i, j, c]) * scale - mixed[i, j, c])
            mixed[i, j, 3] = a_o


@njit(**KERNEL)
def to_bgrx(codes, decode, matrix, encode, out):
    """Codes of any profile (h x w x 4) to sRGB B, G, R, X (h x w x 4 uint8).

    ``matrix``: linear RGB of the profile to linear sRGB. ``encode``: 8-bit code at the square root
    of linear light, as many steps as the table has entries minus one.
    """
    steps = np.float32(encode.shape[0] - 1)
    for i in range(codes.shape[0]):
        for j in range(codes.shape[1]):
            lr = decode[0, codes[i, j, 0]]
            lg = decode[1, codes[i, j, 1]]
            lb = decode[2, codes[i, j, 2]]
            for c in range(3):
                v = matrix[c, 0] * lr + matrix[c, 1] * lg + matrix[c, 2] * lb
                v = math.sqrt(min(max(v, np.float32(0)), np.float32(1)))
                out[i, j, 2 - c] = encode[int(v * steps + np.float32(0.5))]
            out[i, j, 3] = 255
