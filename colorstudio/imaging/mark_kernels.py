"""Compiled painting of marks on the working grid."""

from __future__ import annotations

import math

from numba import njit

from colorstudio.imaging.placement_kernels import blocked

KERNEL = {"nogil": True, "cache": True, "error_model": "numpy"}


@njit(**KERNEL)
def paint(owner, rows, ids, scale, lightness, own, walls):
    """Gives working pixels to marks (rows of `placement.mark_row`), in order."""
    h, w = owner.shape
    for n in range(rows.shape[0]):
        x0, y0 = (rows[n, 0] + 0.5) * scale[0] - 0.5, (rows[n, 1] + 0.5) * scale[1] - 0.5
        x1, y1 = (rows[n, 2] + 0.5) * scale[0] - 0.5, (rows[n, 3] + 0.5) * scale[1] - 0.5
        radius = rows[n, 4] * 0.5 * (scale[0] + scale[1])
        side = int(rows[n, 11])
        if rows[n, 10] > 0 and radius < 1:
            _paint_nearest(owner, ids[n], x0, y0, rows[n, 9], lightness, own, side)
            continue
        reach = max(radius, 0.75)
        along2 = (x1 - x0) ** 2 + (y1 - y0) ** 2
        top, bottom = min(y0, y1) - reach, max(y0, y1) + reach
        left, right = min(x0, x1) - reach, max(x0, x1) + reach
        for i in range(max(0, math.ceil(top)), min(h, math.floor(bottom) + 1)):
            for j in range(max(0, math.ceil(left)), min(w, math.floor(right) + 1)):
                if side and (own[i, j] & side) == 0:
                    continue
                t = 0.0
                if along2 > 0:
                    t = min(max(((j - x0) * (x1 - x0) + (i - y0) * (y1 - y0)) / along2, 0.0), 1.0)
                dx, dy = j - x0 - t * (x1 - x0), i - y0 - t * (y1 - y0)
                if dx * dx + dy * dy > reach * reach:
                    continue
                if walls.shape[0] > 0 and blocked(j - dx, i - dy, float(j), float(i), walls):
                    continue
                owner[i, j] = ids[n]


@njit(**KERNEL)
def _paint_nearest(owner, mark, x, y, L, lightness, own, side):
    """A small point takes the pixel around it whose L* is most like that under it."""
    h, w = owner.shape
    x, y = min(max(x, 0.0), w - 1.0), min(max(y, 0.0), h - 1.0)
    best, row, column = 1e30, -1, -1
    ci, cj = int(y + 0.5), int(x + 0.5)
    for i in range(max(0, ci - 1), min(h, ci + 2)):
        for j in range(max(0, cj - 1), min(w, cj + 2)):
            if side and (own[i, j] & side) == 0:
                continue
            cost = abs(lightness[i, j] - L) / 5 + 2 * math.hypot(x - j, y - i)
            if cost < best:
                best, row, column = cost, i, j
    if row >= 0:
        owner[row, column] = mark
