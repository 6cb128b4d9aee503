"""Exact transport of weighted points onto few sinks: shortest augmenting paths over the sinks.

The graph of the paths has one node per sink (and a hub that joins those without a given amount), so
a path costs K squared steps and not a look at all points. For each pair of sinks a heap holds the
points that could move from one to the other, cheapest first. Only points near a border are put into
heaps; a path that is longer than what was left out would be is not taken, and the border widened.
"""

from __future__ import annotations

import numpy as np
from numba import njit

NONE = -1
BALANCED, TOO_NARROW, FULL, STUCK = 0, 1, 2, 3


@njit(nogil=True, cache=True)
def nearest(cost, prices, labels, gaps):
    """The sink of least ``cost - price`` per point, and how far the second one is behind."""
    points, sinks = cost.shape
    for p in range(points):
        best, second, at = np.inf, np.inf, 0
        for k in range(sinks):
            value = cost[p, k] - prices[k]
            if value < best:
                second = best
                best, at = value, k
            elif value < second:
                second = value
        labels[p] = at
        gaps[p] = second - best


@njit(nogil=True, cache=True)
def soft_counts(cost, weights, prices, width, out):
    """Mass per sink when each point is shared out by exp(-(cost - price) / width)."""
    points, sinks = cost.shape
    part = np.empty(sinks)
    out[:] = 0
    for p in range(points):
        best = np.inf
        for k in range(sinks):
            best = min(best, cost[p, k] - prices[k])
        total = 0.0
        for k in range(sinks):
            part[k] = np.exp((best - cost[p, k] + prices[k]) / width)
            total += part[k]
        scale = weights[p] / total
        for k in range(sinks):
            out[k] += part[k] * scale


@njit(nogil=True, cache=True, inline="always")
def _merge(a, b, key, left, right, rank, stack):
    """Two leftist heaps as one; returns its root."""
    depth = 0
    while a != NONE and b != NONE:
        if key[b] < key[a]:
            a, b = b, a
        stack[depth] = a
        depth += 1
        a = right[a]
    root = a if a != NONE else b
    while depth > 0:
        depth -= 1
        at = stack[depth]
        right[at] = root
        other = left[at]
        if other == NONE or (root != NONE and rank[other] < rank[root]):
            left[at], right[at] = root, other
        rank[at] = rank[right[at]] + 1 if right[at] != NONE else 1
        root = at
    return root


@njit(nogil=True, cache=True)
def augment(cost, mass, prices, given, surplus, reach, pool):
    """Moves mass along shortest paths until no sink has a surplus or lacks anything.

    ``cost`` U x K, ``mass`` U x K int64 and ``prices`` K are consistent: mass lies only where
    cost - price is least. ``given`` K bool: the amount is fixed. ``surplus``: K + 1 int64, what a
    sink has too much (negative: lacks); the last is the hub of the free sinks. ``reach``: only
    points whose reduced cost is at most this are considered. ``pool``: how many heap entries there
    may be. All but ``cost`` and ``given`` change in place. Returns BALANCED, TOO_NARROW (call
    again with more reach), FULL (call again) or STUCK.
    """
    points, sinks = cost.shape
    hub = sinks
    key = np.empty(pool)
    left = np.empty(pool, np.int32)
    right = np.empty(pool, np.int32)
    rank = np.empty(pool, np.int32)
    item = np.empty(pool, np.int32)
    stack = np.empty(4096, np.int32)
    roots = np.full((sinks, sinks), NONE, np.int32)
    used = 0
    has_free = False
    for k in range(sinks):
        has_free = has_free or not given[k]
    for p in range(points):
        for a in range(sinks):
            if mass[p, a] <= 0:
                continue
            here = cost[p, a] - prices[a]
            for b in range(sinks):
                if b == a or cost[p, b] - prices[b] - here > reach:
                    continue
                if used >= pool:
                    return FULL
                key[used] = cost[p, b] - cost[p, a]
                left[used] = right[used] = NONE
                rank[used] = 1
                item[used] = p
                roots[a, b] = _merge(roots[a, b], used, key, left, right, rank, stack)
                used += 1
    travelled = 0.0
    nodes = sinks + 1 if has_free else sinks
    distance = np.empty(nodes)
    before = np.empty(nodes, np.int64)
    done = np.empty(nodes, np.bool_)
    while True:
        open_ = False
        for n in range(nodes):
            distance[n] = np.inf
            before[n] = NONE
            done[n] = False
            if surplus[n] > 0:
                distance[n] = 0.0
                open_ = True
        if not open_:
            return BALANCED
        target = NONE
        while True:
            at = NONE
            for n in range(nodes):
                if done[n] or distance[n] == np.inf:
                    continue
                if at == NONE or distance[n] < distance[at]:
                    at = n
            if at == NONE:
                break
            done[at] = True
            if surplus[at] < 0:
                target = at
                break
            base = distance[at]
            if at == hub:
                for b in range(sinks):
                    if not given[b] and not done[b] and base < distance[b]:
                        distance[b] = base
                        before[b] = hub
                continue
            if has_free and not given[at] and not done[hub] and base < distance[hub]:
                distance[hub] = base
                before[hub] = at
            for b in range(sinks):
                if b == at or done[b]:
                    continue
                root = roots[at, b]
                while root != NONE and mass[item[root], at] <= 0:
                    root = _merge(left[root], right[root], key, left, right, rank, stack)
                roots[at, b] = root
                if root == NONE:
                    continue
                length = max(key[root] - prices[b] + prices[at], 0.0)
                if base + length < distance[b]:
                    distance[b] = base + length
                    before[b] = at
        if target == NONE:
            return STUCK if reach == np.inf else TOO_NARROW
        if travelled + distance[target] > reach:
            return TOO_NARROW
        if used + sinks * sinks > pool:
            return FULL
        far = distance[target]
        travelled += far
        # how much fits through
        amount = -surplus[target]
        b = target
        while before[b] != NONE:
            a = before[b]
            if a != hub and b != hub:
                amount = min(amount, mass[item[roots[a, b]], a])
            b = a
        amount = min(amount, surplus[b])
        surplus[b] -= amount
        surplus[target] += amount
        for n in range(sinks):
            prices[n] += min(distance[n], far)
        if has_free:
            # free sinks keep one price; all prices may shift together
            shift = min(distance[hub], far)
            for n in range(sinks):
                prices[n] -= shift
        b = target
        while before[b] != NONE:
            a = before[b]
            if a != hub and b != hub:
                p = item[roots[a, b]]
                mass[p, a] -= amount
                fresh = mass[p, b] <= 0
                mass[p, b] += amount
                if fresh:
                    here = cost[p, b] - prices[b]
                    for c in range(sinks):
                        if c == b or cost[p, c] - prices[c] - here > reach:
                            continue
                        key[used] = cost[p, c] - cost[p, b]
                        left[used] = right[used] = NONE
                        rank[used] = 1
                        item[used] = p
                        roots[b, c] = _merge(roots[b, c], used, key, left, right, rank, stack)
                        used += 1
            b = a
