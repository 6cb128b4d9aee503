"""The compiled searches of `lettering`: which points lie near others, and what hangs together."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(nogil=True, cache=True)
def within(points, asked, radius):
    """Pairs (n, a) for all ``points[n]`` within ``radius`` of ``asked[a]``; both N x 2 float64."""
    order = np.argsort(points[:, 1])
    heights = points[order, 1]
    first, second = [0 for _ in range(0)], [0 for _ in range(0)]
    for a in range(len(asked)):
        x, y = asked[a, 0], asked[a, 1]
        k = np.searchsorted(heights, y - radius)
        while k < len(order) and heights[k] <= y + radius:
            n = order[k]
            dx, dy = points[n, 0] - x, points[n, 1] - y
            if dx * dx + dy * dy <= radius * radius:
                first.append(int(n))
                second.append(a)
            k += 1
    out = np.empty((len(first), 2), np.int64)
    for n in range(len(first)):
        out[n, 0], out[n, 1] = first[n], second[n]
    return out


@njit(nogil=True, cache=True)
def components(count, first, second):
    """Which group each of ``count`` things belongs to: 0, 1, ... in the order of first members."""
    parent = np.arange(count)
    for n in range(len(first)):
        a, b = first[n], second[n]
        while parent[a] != a:
            parent[a] = parent[parent[a]]
            a = parent[a]
        while parent[b] != b:
            parent[b] = parent[parent[b]]
            b = parent[b]
        parent[max(a, b)] = min(a, b)
    group = np.empty(count, np.int64)
    groups = 0
    for n in range(count):
        a = n
        while parent[a] != a:
            a = parent[a]
        if a == n:
            group[n] = groups
            groups += 1
        else:
            group[n] = group[a]
    return group
