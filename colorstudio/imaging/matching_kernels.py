"""An auction of places: every point bids for a place of its colour until all have one.

Bertsekas' auction (1988) with his ε-scaling. Colours that occur several times hold several winners,
as in Bertsekas' and Castañon's auction with similar objects (1989), so that equal ones start no
price war.
"""

from __future__ import annotations

import numpy as np
from numba import njit

FOLD = 8
ROUND = FOLD * FOLD * 8
"""Colours are padded to a multiple of this; the least of them is found by folding twice."""
QUICK = {"contract", "reassoc", "nnan", "nsz"}


@njit(nogil=True, cache=True, fastmath=QUICK)
def _offers(point, colors, worth, values):
    """What each colour costs this point, less the point's own square: worth - 2 x·y."""
    count = len(worth)
    for j in range(count):
        values[j] = worth[j]
    for d in range(len(point)):
        twice = np.float32(2) * point[d]
        for j in range(count):
            values[j] -= twice * colors[d * count + j]


@njit(nogil=True, cache=True, fastmath=QUICK)
def _folded(values, count, out):
    """The least of every FOLD values that lie ``count / FOLD`` apart."""
    n = count // FOLD
    for j in range(n):
        a, b = values[j], values[n + j]
        c, d = values[2 * n + j], values[3 * n + j]
        e, f = values[4 * n + j], values[5 * n + j]
        g, h = values[6 * n + j], values[7 * n + j]
        a, c = a if a < b else b, c if c < d else d
        e, g = e if e < f else f, g if g < h else h
        a, e = a if a < c else c, e if e < g else g
        out[j] = a if a < e else e


@njit(nogil=True, cache=True)
def _two_best(point, colors, worth, values, folded, lanes):
    """Number of the colour that costs least, its cost, and the cost of the second best."""
    _offers(point, colors, worth, values)
    count = len(worth)
    _folded(values, count, folded)
    _folded(folded, count // FOLD, lanes)
    lane, first, second = 0, lanes[0], np.float32(np.inf)
    for n in range(1, len(lanes)):
        least = lanes[n]
        if least < first:
            second = first
            first, lane = least, n
        elif least < second:
            second = least
    at = -1
    for j in range(lane, count, len(lanes)):
        if at < 0 and values[j] == first:
            at = j
        elif values[j] < second:
            second = values[j]
    return at, first, second


@njit(nogil=True, cache=True)
def _sift_down(levels, owners, start, size):
    """Puts the root of the heap ``levels[start : start + size]`` (least first) in its place."""
    at = 0
    level, owner = levels[start], owners[start]
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and levels[start + child + 1] < levels[start + child]:
            child += 1
        if levels[start + child] >= level:
            break
        levels[start + at] = levels[start + child]
        owners[start + at] = owners[start + child]
        at = child
    levels[start + at] = level
    owners[start + at] = owner


@njit(nogil=True, cache=True)
def _sift_up(levels, owners, start, at):
    """Puts the last of the heap, at ``start + at``, in its place."""
    level, owner = levels[start + at], owners[start + at]
    while at > 0:
        parent = (at - 1) // 2
        if levels[start + parent] <= level:
            break
        levels[start + at] = levels[start + parent]
        owners[start + at] = owners[start + parent]
        at = parent
    levels[start + at] = level
    owners[start + at] = owner


@njit(nogil=True, cache=True)
def auction(points, colors, worth, starts, epsilon, most, owners):
    """Bidding at ``epsilon`` until every point has a place; returns how many bids that took.

    ``points``: n x d float32. ``colors``: d * m float32, m a multiple of ROUND. ``worth``: m
    float32, squared length plus price, changed in place; infinite where there is no colour.
    ``starts``: int64, the places of colour j are ``starts[j]`` to ``starts[j + 1]``, n in all.
    ``owners``: n int64, out: the point on each place. After ``most`` bids it is broken off: returns
    -1, and places without a point hold -1.
    """
    n, count = len(points), len(worth)
    values = np.empty(count, np.float32)
    folded = np.empty(count // FOLD, np.float32)
    lanes = np.empty(count // FOLD // FOLD, np.float32)
    levels = np.empty(n, np.float32)
    filled = np.zeros(len(starts) - 1, np.int64)
    waiting = np.arange(n - 1, -1, -1)
    owners[:] = -1
    left, bids = n, 0
    while left > 0 and bids < most:
        bids += 1
        left -= 1
        i = waiting[left]
        j, first, second = _two_best(points[i], colors, worth, values, folded, lanes)
        level = worth[j] + epsilon
        if second < np.inf:
            level += second - first
        start, size = starts[j], starts[j + 1] - starts[j]
        if filled[j] < size:
            at = filled[j]
            levels[start + at] = level
            owners[start + at] = i
            _sift_up(levels, owners, start, at)
            filled[j] += 1
        else:
            waiting[left] = owners[start]
            left += 1
            levels[start] = level
            owners[start] = i
            _sift_down(levels, owners, start, size)
        if filled[j] == size:
            worth[j] = levels[start]
    return bids if left == 0 else -1


@njit(nogil=True, cache=True)
def least_offers(points, colors, worth):
    """The sum of each point's best offer, without the points' squares."""
    count = len(worth)
    values = np.empty(count, np.float32)
    folded = np.empty(count // FOLD, np.float32)
    lanes = np.empty(count // FOLD // FOLD, np.float32)
    total = 0.0
    for i in range(len(points)):
        total += _two_best(points[i], colors, worth, values, folded, lanes)[1]
    return total


@njit(nogil=True, cache=True)
def nearest(points, colors, worth, out):
    """The number of the colour nearest to each point: n int64 in ``out``.

    ``points``: n x d float32. ``colors``, ``worth``: as `auction` has them, before any price.
    """
    count = len(worth)
    values = np.empty(count, np.float32)
    folded = np.empty(count // FOLD, np.float32)
    lanes = np.empty(count // FOLD // FOLD, np.float32)
    for i in range(len(points)):
        out[i] = _two_best(points[i], colors, worth, values, folded, lanes)[0]
