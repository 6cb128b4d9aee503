"""Compiled passes for separations: which pixels are transitions, and what lies beside them."""

from __future__ import annotations

import numpy as np
from numba import njit

REACH = 4
"""How far, in pixels, the two sides of a transition are looked for."""
LEAST_STEP = 0.06
"""OKLab distance of two colours below which there is no edge between them."""
BESIDE = 0.3
"""A transition's colour lies beside the line between its two sides by at most this part of it."""
OFF_INK = 0.03
"""OKLab distance from its ink beyond which a pixel's colour is not that ink's."""
FRIENDS = 4
"""Pixels of one ink in a 3 x 3 neighbourhood, itself included, that make it stand firm."""
NEARNESS = 0.002
"""What a squared pixel of distance to a side weighs against a squared OKLab distance."""
MIDDLE = 0.03
"""And at least this part of it away from both."""


@njit(nogil=True, cache=True)
def transitions(oklab, first, last, out):
    """``out`` h x w bool: pixels that a blend of two opposite neighbours explains (antialiasing).

    ``oklab`` h x w x 3 float32. Neighbours one or two pixels away, in four directions.
    """
    h, w = oklab.shape[:2]
    for y in range(first, last):
        for x in range(w):
            found = False
            for direction in range(4):
                dy = (0, 1, 1, 1)[direction]
                dx = (1, 0, 1, -1)[direction]
                for near in range(1, 3):
                    for far in range(1, 3):
                        y0, x0, y1, x1 = y - near * dy, x - near * dx, y + far * dy, x + far * dx
                        if min(y0, x0, y1, x1) < 0 or max(y0, y1) >= h or max(x0, x1) >= w:
                            continue
                        length = along = 0.0
                        for c in range(3):
                            step = oklab[y1, x1, c] - oklab[y0, x0, c]
                            length += step * step
                            along += step * (oklab[y, x, c] - oklab[y0, x0, c])
                        if length < LEAST_STEP * LEAST_STEP:
                            continue
                        part = along / length
                        if part < MIDDLE or part > 1 - MIDDLE:
                            continue
                        off = 0.0
                        for c in range(3):
                            step = oklab[y1, x1, c] - oklab[y0, x0, c]
                            away = oklab[y, x, c] - oklab[y0, x0, c] - part * step
                            off += away * away
                        if off <= BESIDE * BESIDE * length:
                            found = True
            out[y, x] = found


@njit(nogil=True, cache=True)
def slivers(labels, moving, oklab, inks, first, last, out):
    """``out`` h x w bool: transitions, and pixels that stand alone with a colour that no ink has.

    A line thinner than a pixel never reaches its own ink: its blend is no transition, and would
    become whatever ink happens to look like it.
    """
    h, w = labels.shape
    for y in range(first, last):
        for x in range(w):
            out[y, x] = moving[y, x]
            k = labels[y, x]
            if moving[y, x] or k < 0:
                continue
            off = 0.0
            for c in range(3):
                off += (oklab[y, x, c] - inks[k, c]) ** 2
            if off < OFF_INK * OFF_INK:
                continue
            friends = 0
            for dy in range(-1, 2):
                for dx in range(-1, 2):
                    v, u = y + dy, x + dx
                    if 0 <= v < h and 0 <= u < w and not moving[v, u] and labels[v, u] == k:
                        friends += 1
            out[y, x] = friends < FRIENDS


@njit(nogil=True, cache=True)
def settle(labels, moving, oklab, inks, first, last, out):
    """Transitions (``moving``) take the ink, of those that stand still within REACH, that is
    nearest in colour; of equals the one that is nearest in place. Others keep theirs."""
    h, w = labels.shape
    seen = np.zeros(inks.shape[0], np.float32)
    for y in range(first, last):
        for x in range(w):
            out[y, x] = labels[y, x]
            if not moving[y, x]:
                continue
            seen[:] = np.inf
            for dy in range(-REACH, REACH + 1):
                for dx in range(-REACH, REACH + 1):
                    v, u = y + dy, x + dx
                    if v < 0 or u < 0 or v >= h or u >= w or moving[v, u] or labels[v, u] < 0:
                        continue
                    far = np.float32(dy * dy + dx * dx)
                    seen[labels[v, u]] = min(seen[labels[v, u]], far)
            # two sides that are near and whose blend the colour could be
            best, least = -1, np.inf
            for one in range(inks.shape[0]):
                if seen[one] == np.inf:
                    continue
                if best < 0:
                    best = one
                for two in range(one + 1, inks.shape[0]):
                    if seen[two] == np.inf:
                        continue
                    length = along = a = b = 0.0
                    for c in range(3):
                        step = inks[two, c] - inks[one, c]
                        away = oklab[y, x, c] - inks[one, c]
                        length += step * step
                        along += step * away
                        a += away * away
                        b += (oklab[y, x, c] - inks[two, c]) ** 2
                    part = min(max(along / max(length, 1e-9), 0.0), 1.0)
                    off = a - 2 * part * along + part * part * length
                    score = off + NEARNESS * (seen[one] + seen[two])
                    if score < least:
                        least = score
                        best = one if a <= b else two
            if best >= 0:
                out[y, x] = best


@njit(nogil=True, cache=True)
def borders(parts, labels, count, inks, out):
    """``out`` count x K int64: how many sides of pixels each part shares with each ink."""
    h, w = parts.shape
    out[:] = 0
    for y in range(h):
        for x in range(w):
            at = parts[y, x]
            for side in range(2):
                v, u = y + (side == 0), x + (side == 1)
                if v >= h or u >= w or parts[v, u] == at:
                    continue
                other = parts[v, u]
                if labels[v, u] >= 0 and at >= 0:
                    out[at, labels[v, u]] += 1
                if labels[y, x] >= 0 and other >= 0:
                    out[other, labels[y, x]] += 1


@njit(nogil=True, cache=True)
def waiting(parts, areas, small, out):
    """``out`` bool per part: beside a smaller small one (or an equal one before it), which goes
    first, so that two neighbours do not only change places."""
    h, w = parts.shape
    out[:] = False
    for y in range(h):
        for x in range(w):
            for side in range(2):
                v, u = y + (side == 0), x + (side == 1)
                if v >= h or u >= w or parts[v, u] == parts[y, x]:
                    continue
                a, b = parts[y, x], parts[v, u]
                if not small[a] or not small[b]:
                    continue
                if areas[a] < areas[b] or (areas[a] == areas[b] and a < b):
                    out[b] = True
                else:
                    out[a] = True


@njit(nogil=True, cache=True)
def third_inks(labels, moving, still, reach):
    """Transitions, and those of them whose ink stands still nowhere within ``reach``."""
    h, w = labels.shape
    zone = third = 0
    for y in range(h):
        for x in range(w):
            if not moving[y, x] or labels[y, x] < 0:
                continue
            zone += 1
            found = False
            for dy in range(-reach, reach + 1):
                for dx in range(-reach, reach + 1):
                    v, u = y + dy, x + dx
                    if 0 <= v < h and 0 <= u < w and still[v, u] == labels[y, x]:
                        found = True
            if not found:
                third += 1
    return zone, third
