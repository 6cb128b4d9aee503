"""The compiled loop of `lineart`: every pixel is parted into ink of some cover and the paper."""

from __future__ import annotations

import math

from numba import njit


@njit(nogil=True, cache=True)
def _seen(code, alpha, paper):
    """The code that a pixel of some alpha shows over the paper; whole, so that ink can meet it."""
    return math.floor(code * alpha + paper * (1.0 - alpha) + 0.5)


@njit(nogil=True, cache=True)
def part(codes, paper, floor, solid, full, ink, darkness):
    """Ink and darkness of ``codes`` (h x w x 4) over ``paper`` (h x w x 3 or 1 x 1 x 3 codes).

    ``floor``: darkness up to which paper is paper, ``solid``: from which ink covers; in [0, 1].
    Laid over the paper again, ``ink`` gives back the codes wherever it is not fully transparent.
    """
    flat = paper.shape[0] == 1
    for i in range(codes.shape[0]):
        for j in range(codes.shape[1]):
            pi, pj = (0, 0) if flat else (i, j)
            if (
                codes[i, j, 0] >= paper[pi, pj, 0]
                and codes[i, j, 1] >= paper[pi, pj, 1]
                and codes[i, j, 2] >= paper[pi, pj, 2]
            ):
                ink[i, j, 0] = ink[i, j, 1] = ink[i, j, 2] = ink[i, j, 3] = 0
                darkness[i, j] = 0
                continue
            alpha = codes[i, j, 3] / full
            cover = 0.0
            for c in range(3):
                p = float(paper[pi, pj, c])
                v = _seen(codes[i, j, c], alpha, p)
                if p > 0:
                    cover = max(cover, (p - v) / p)
            if cover <= floor:
                ink[i, j, 0] = ink[i, j, 1] = ink[i, j, 2] = ink[i, j, 3] = 0
                darkness[i, j] = 0
                continue
            part = min(1.0, cover / solid)
            least = part
            for c in range(3):
                p = float(paper[pi, pj, c])
                v = _seen(codes[i, j, c], alpha, p)
                if v > p:
                    least = max(least, (v - p) / (full - p))
            a = min(full, math.ceil(least * full - 1e-6))
            for c in range(3):
                p = float(paper[pi, pj, c])
                v = _seen(codes[i, j, c], alpha, p)
                own = math.floor(p - (p - v) * full / a + 0.5)
                ink[i, j, c] = min(full, max(0.0, own))
            ink[i, j, 3] = a
            darkness[i, j] = math.floor(part * 255 + 0.5)


@njit(nogil=True, cache=True)
def changed(before, ink, after, full):
    """How many pixels of opaque ink (h x w x 4 codes) differ from ``before`` in ``after``."""
    count = 0
    for i in range(ink.shape[0]):
        for j in range(ink.shape[1]):
            if ink[i, j, 3] != full:
                continue
            for c in range(4):
                if before[i, j, c] != after[i, j, c]:
                    count += 1
                    break
    return count


@njit(nogil=True, cache=True)
def unlike(before, paper, ink, full):
    """How many pixels the ink, laid over its paper, does not give back bit for bit."""
    flat = paper.shape[0] == 1
    count = 0
    for i in range(ink.shape[0]):
        for j in range(ink.shape[1]):
            a = float(ink[i, j, 3])
            if a == 0:
                continue
            pi, pj = (0, 0) if flat else (i, j)
            alpha = before[i, j, 3] / full
            for c in range(3):
                p = float(paper[pi, pj, c])
                v = _seen(before[i, j, c], alpha, p)
                if math.floor((ink[i, j, c] * a + p * (full - a)) / full + 0.5) != v:
                    count += 1
                    break
    return count
