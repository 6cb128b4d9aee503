"""The compiled search of `screentone`: the nearest of many points."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(nogil=True, cache=True)
def nearest(points, asked, count, reach):
    """Distances (A x count float32) and indices of the points nearest to each of ``asked``.

    ``points``: N x 2 float32, not negative. The nearest first; inf and N where fewer lie within
    ``reach``. Points are sorted into square cells of that side.
    """
    columns = int(points[:, 0].max() / reach) + 1
    rows = int(points[:, 1].max() / reach) + 1
    start = np.zeros(rows * columns + 1, np.int64)
    for n in range(len(points)):
        start[int(points[n, 1] / reach) * columns + int(points[n, 0] / reach) + 1] += 1
    for c in range(rows * columns):
        start[c + 1] += start[c]
    at = start[:-1].copy()
    order = np.empty(len(points), np.int64)
    for n in range(len(points)):
        c = int(points[n, 1] / reach) * columns + int(points[n, 0] / reach)
        order[at[c]] = n
        at[c] += 1
    distance = np.full((len(asked), count), np.inf, np.float32)
    index = np.full((len(asked), count), len(points), np.int64)
    for a in range(len(asked)):
        x, y = asked[a, 0], asked[a, 1]
        cy, cx = int(y / reach), int(x / reach)
        for row in range(max(cy - 1, 0), min(cy + 2, rows)):
            for column in range(max(cx - 1, 0), min(cx + 2, columns)):
                c = row * columns + column
                for k in range(start[c], start[c + 1]):
                    n = order[k]
                    dx, dy = points[n, 0] - x, points[n, 1] - y
                    d = np.sqrt(dx * dx + dy * dy)
                    if d > reach or d >= distance[a, count - 1]:
                        continue
                    m = count - 1
                    while m > 0 and distance[a, m - 1] > d:
                        distance[a, m], index[a, m] = distance[a, m - 1], index[a, m - 1]
                        m -= 1
                    distance[a, m], index[a, m] = d, n
    return distance, index
