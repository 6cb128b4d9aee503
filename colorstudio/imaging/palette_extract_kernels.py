"""Compiled loops of taking a palette from a picture: counting colours, and k-means."""

from __future__ import annotations

import numpy as np
from numba import njit

KERNEL = {"nogil": True, "cache": True, "error_model": "numpy"}
BIN_BITS = 5
"""Bits per channel of a bin: 32,768 bins, each with the true mean of what fell into it."""
BINS = 1 << (3 * BIN_BITS)
SLOTS = 4096
"""Places of the table of exact colours, a power of two."""
MIX = np.uint64(0x9E3779B97F4A7C15)
"""The golden ratio as 64 bit: spreads neighbouring colours over the table (Knuth)."""


@njit(**KERNEL)
def count_exactly(codes, mask, limit, keys, mass):
    """Counts each colour (``keys``, -1 free; ``mass``, in full pixels) while there are few.

    ``codes``: h x w x 3 or 4. ``mask``: h x w in [0, 1], or 0 x 0. Returns how many colours there
    are, or -1 as soon as there are more than ``limit``.
    """
    alpha = codes.shape[2] == 4
    masked = mask.size > 0
    full = 255.0 if codes.itemsize == 1 else 65535.0
    found = 0
    last_key, last_slot = np.int64(-1), 0
    for i in range(codes.shape[0]):
        for j in range(codes.shape[1]):
            weight = codes[i, j, 3] / full if alpha else 1.0
            if masked:
                weight *= mask[i, j]
            if weight <= 0:
                continue
            key = np.int64(codes[i, j, 0])
            key = (key << 16 | np.int64(codes[i, j, 1])) << 16 | np.int64(codes[i, j, 2])
            if key != last_key:
                slot = np.int64((np.uint64(key) * MIX) >> np.uint64(52))
                while keys[slot] != key and keys[slot] != -1:
                    slot = (slot + 1) % SLOTS
                if keys[slot] == -1:
                    found += 1
                    if found > limit:
                        return -1
                    keys[slot] = key
                last_key, last_slot = key, slot
            mass[last_slot] += weight
    return found


@njit(**KERNEL)
def count_in_bins(codes, mask, sums, leader, votes):
    """Adds each pixel to its bin: mass, and mass times red, green, blue (``sums``, BINS x 4).

    ``leader``: the colour with the most ``votes`` of a bin by Boyer and Moore's majority vote: it
    has at least that much mass there. Other arguments as in `count_exactly`.
    """
    alpha = codes.shape[2] == 4
    masked = mask.size > 0
    full = 255.0 if codes.itemsize == 1 else 65535.0
    shift = 8 * codes.itemsize - BIN_BITS
    for i in range(codes.shape[0]):
        for j in range(codes.shape[1]):
            weight = codes[i, j, 3] / full if alpha else 1.0
            if masked:
                weight *= mask[i, j]
            if weight <= 0:
                continue
            r = np.int64(codes[i, j, 0])
            g = np.int64(codes[i, j, 1])
            b = np.int64(codes[i, j, 2])
            at = ((r >> shift) << BIN_BITS | (g >> shift)) << BIN_BITS | (b >> shift)
            sums[at, 0] += weight
            sums[at, 1] += weight * r
            sums[at, 2] += weight * g
            sums[at, 3] += weight * b
            key = (r << 16 | g) << 16 | b
            if leader[at] == key:
                votes[at] += weight
            elif votes[at] < weight:
                leader[at] = key
                votes[at] = weight - votes[at]
            else:
                votes[at] -= weight


@njit(**KERNEL)
def assign(points, centers, labels, squared):
    """Nearest centre (``labels``) of each point (m x 3) and its squared distance."""
    for i in range(points.shape[0]):
        best, at = np.inf, 0
        for k in range(centers.shape[0]):
            x = points[i, 0] - centers[k, 0]
            y = points[i, 1] - centers[k, 1]
            z = points[i, 2] - centers[k, 2]
            d = x * x + y * y + z * z
            if d < best:
                best, at = d, k
        labels[i] = at
        squared[i] = best


@njit(**KERNEL)
def lloyd(points, weights, centers, fixed, rounds, labels, squared):
    """Moves all ``centers`` (K x 3) but the first ``fixed`` into the weighted middle of what is
    nearest to them, until nothing changes. Returns the weighted sum of squared distances."""
    sums = np.empty((centers.shape[0], 4))
    for _ in range(rounds):
        assign(points, centers, labels, squared)
        sums[:] = 0
        for i in range(points.shape[0]):
            k = labels[i]
            sums[k, 3] += weights[i]
            for c in range(3):
                sums[k, c] += weights[i] * points[i, c]
        moved = 0.0
        for k in range(fixed, centers.shape[0]):
            if sums[k, 3] > 0:
                for c in range(3):
                    value = sums[k, c] / sums[k, 3]
                    moved = max(moved, abs(value - centers[k, c]))
                    centers[k, c] = value
        if moved < 1e-4:
            break
    assign(points, centers, labels, squared)
    total = 0.0
    for i in range(points.shape[0]):
        total += weights[i] * squared[i]
    return total
