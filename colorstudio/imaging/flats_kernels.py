"""The compiled loops of `flats`: how far colours travel inside of a region, and what lies where."""

from __future__ import annotations

import numpy as np
from numba import njit

FAR = np.float32(1e30)
TONE = np.float32(3.0)
"""How much a step from paper to ink costs."""
INK = np.float32(8.0)
"""How much a pixel of ink costs: colours go around a line in their region where they can."""


@njit(nogil=True, cache=True)
def coarse(labels, distance, darkness, x0, y0, step, region, cost):
    """The mean cost of a step inside of ``region``, per cell of ``step`` pixels; -1 outside.

    A step costs 1 / (distance to ink + 1) ** 3, so that colours run in the open and creep through
    narrow places, INK on ink, and steps of tone come on top. Tone itself does not: a colour runs in
    the shade as fast as in the light, so that two meet at the step between.
    """
    h, w = labels.shape
    for i in range(cost.shape[0]):
        for j in range(cost.shape[1]):
            total, n = np.float32(0), 0
            for y in range(y0 + i * step, min(y0 + (i + 1) * step, h)):
                for x in range(x0 + j * step, min(x0 + (j + 1) * step, w)):
                    if labels[y, x] != region:
                        continue
                    d = distance[y, x] + np.float32(1)
                    right = darkness[y, x + 1] if x + 1 < w else darkness[y, x]
                    below = darkness[y + 1, x] if y + 1 < h else darkness[y, x]
                    slope = abs(int(right) - int(darkness[y, x])) + abs(
                        int(below) - int(darkness[y, x])
                    )
                    total += np.float32(1) / (d * d * d) if d > 1 else INK
                    total += TONE * slope * np.float32(1 / 255)
                    n += 1
            cost[i, j] = total / n * step if n else np.float32(-1)


@njit(nogil=True, cache=True)
def _push(keys, items, size, key, item):
    i = size
    while i > 0:
        up = (i - 1) >> 1
        if keys[up] <= key:
            break
        keys[i], items[i] = keys[up], items[up]
        i = up
    keys[i], items[i] = key, item


@njit(nogil=True, cache=True)
def _pop(keys, items, size):
    """Takes the first out of a heap of ``size``; what is left has one less."""
    size -= 1
    key, item = keys[size], items[size]
    i = 0
    while True:
        down = 2 * i + 1
        if down >= size:
            break
        if down + 1 < size and keys[down + 1] < keys[down]:
            down += 1
        if keys[down] >= key:
            break
        keys[i], items[i] = keys[down], items[down]
        i = down
    keys[i], items[i] = key, item


@njit(nogil=True, cache=True)
def travelled(cost, sides, travel, owner, allowed):
    """Which seed is nearest in travel: Dijkstra's search over eight neighbours.

    ``travel``: 0 at seeds, FAR elsewhere; ``owner``: seed at seeds, -1 elsewhere; both are filled.
    ``sides``: bits of the masks that a cell lies in; ``allowed``: bits that a seed's colour needs.
    """
    h, w = cost.shape
    room = 8 * h * w + 16
    keys = np.empty(room, np.float32)
    items = np.empty(room, np.int32)
    size = 0
    for i in range(h):
        for j in range(w):
            if owner[i, j] >= 0:
                _push(keys, items, size, np.float32(0), i * w + j)
                size += 1
    while size:
        t, at = keys[0], items[0]
        _pop(keys, items, size)
        size -= 1
        y, x = at // w, at % w
        if t > travel[y, x]:
            continue
        own = owner[y, x]
        c = cost[y, x]
        for dy in range(-1, 2):
            for dx in range(-1, 2):
                i, j = y + dy, x + dx
                if i < 0 or j < 0 or i >= h or j >= w or cost[i, j] < 0:
                    continue
                length = np.float32(0.70710678) if dx and dy else np.float32(0.5)
                n = t + (c + cost[i, j]) * length
                if n < travel[i, j] and (allowed[own] & ~sides[i, j]) == 0:
                    travel[i, j] = n
                    owner[i, j] = own
                    _push(keys, items, size, n, i * w + j)
                    size += 1


@njit(nogil=True, cache=True)
def entries(labels, sides, top, left, scale, table, patches, cells, needs, out):
    """The entry (0: none) at every pixel of a part of the picture, reduced by ``scale``.

    ``table``: entry of each region, or -1 - n for patch n. ``patches``: P x 6: x0, y0, step, rows,
    columns, offset in ``cells`` (entries of its cells, -1 outside of the region). Between cells
    the entry with most weight of the four around a pixel is taken. ``needs``: bits of masks by
    entry, ``sides``: by pixel (or 1 x 1).
    """
    h, w = labels.shape
    masked = sides.shape[0] > 1
    for i in range(out.shape[0]):
        y = min(h - 1, (top + i) * scale + scale // 2)
        for j in range(out.shape[1]):
            x = min(w - 1, (left + j) * scale + scale // 2)
            entry = table[labels[y, x]]
            if entry < 0:
                p = -1 - entry
                step, rows, columns = patches[p, 2], patches[p, 3], patches[p, 4]
                u = (x - patches[p, 0] + np.float32(0.5)) / step - np.float32(0.5)
                v = (y - patches[p, 1] + np.float32(0.5)) / step - np.float32(0.5)
                u0, v0 = int(np.floor(u)), int(np.floor(v))
                c0, c1 = min(max(u0, 0), columns - 1), min(max(u0 + 1, 0), columns - 1)
                r0, r1 = min(max(v0, 0), rows - 1), min(max(v0 + 1, 0), rows - 1)
                e = cells[patches[p, 5] + r0 * columns + c0]
                if (
                    e >= 0
                    and e == cells[patches[p, 5] + r0 * columns + c1]
                    and e == cells[patches[p, 5] + r1 * columns + c0]
                    and e == cells[patches[p, 5] + r1 * columns + c1]
                ):
                    inside = not masked or (needs[e] & ~sides[y, x]) == 0
                    out[i, j] = e if inside else np.int32(0)
                    continue
                fu, fv = u - u0, v - v0
                entry = np.int32(0)
                most = np.float32(0)
                for a in range(4):
                    ca, ra = (
                        min(max(u0 + a % 2, 0), columns - 1),
                        min(max(v0 + a // 2, 0), rows - 1),
                    )
                    e = cells[patches[p, 5] + ra * columns + ca]
                    if e < 0:
                        continue
                    weight = np.float32(0)
                    for b in range(4):
                        cb = min(max(u0 + b % 2, 0), columns - 1)
                        rb = min(max(v0 + b // 2, 0), rows - 1)
                        if cells[patches[p, 5] + rb * columns + cb] == e:
                            weight += (fu if b % 2 else 1 - fu) * (fv if b // 2 else 1 - fv)
                    if weight > most:
                        most, entry = weight, e
            if masked and entry > 0 and (needs[entry] & ~sides[y, x]) != 0:
                entry = np.int32(0)
            out[i, j] = entry


@njit(nogil=True, cache=True)
def coloured(found, table, out):
    """Codes (h x w x 4) of entries (h x w)."""
    for i in range(found.shape[0]):
        for j in range(found.shape[1]):
            e = found[i, j]
            out[i, j, 0] = table[e, 0]
            out[i, j, 1] = table[e, 1]
            out[i, j, 2] = table[e, 2]
            out[i, j, 3] = table[e, 3]
