"""The compiled steps of `regions`: free space falls apart at gaps, then flows under the ink."""

from __future__ import annotations

import numpy as np
from numba import njit

STEPS = 4
"""Distances are sorted in steps of 1 / STEPS pixel."""
DIRECTIONS = 32
TRIALS = 3 * DIRECTIONS
"""Places around a narrow one from which its banks are looked at."""
ACROSS = 24.0
"""Pixels that a line reaches to either side of its middle, at most, where it is found to end."""
END_RATIO = 1.3
"""A line ends where it runs at least this many of its widths away from the gap."""
LEAST_AREA = 16.0
"""Both sides of a gap hold at least this many squares of half its width."""
RIM = 64
"""Directions in which a line may leave the disc around a gap."""
AT_LINE_RATIO, AT_LINE_RISE = 2.5, 4.0
"""How much wider both sides must be where a line ends before another line, not before an end."""
DISC = 60.0
"""Radius in pixels of the surroundings of a gap that are looked at, at most."""


@njit(nogil=True, cache=True)
def narrow_in_order(distance, limit):
    """Flat indices of all pixels with 0 < distance <= limit, the widest places first."""
    flat = distance.ravel()
    buckets = int(limit * STEPS) + 2
    count = np.zeros(buckets + 1, np.int64)
    for i in range(flat.size):
        d = flat[i]
        if 0 < d <= limit:
            count[buckets - 1 - int(d * STEPS)] += 1
    start = np.zeros(buckets + 1, np.int64)
    for b in range(buckets):
        start[b + 1] = start[b] + count[b]
    order = np.empty(start[buckets], np.int32)
    for i in range(flat.size):
        d = flat[i]
        if 0 < d <= limit:
            b = buckets - 1 - int(d * STEPS)
            order[start[b]] = i
            start[b] += 1
    return order


@njit(nogil=True, cache=True)
def root_of(parent, a):
    while parent[a] != a:
        parent[a] = parent[parent[a]]
        a = parent[a]
    return a


@njit(nogil=True, cache=True)
def roots_of(parent, count):
    """The root of each of the first ``count`` labels, int32."""
    out = np.empty(count, np.int32)
    for a in range(count):
        out[a] = root_of(parent, a)
    return out


@njit(nogil=True, cache=True)
def _hit(distance, x, y, cos, sin, far):
    """How far the ink is from (x, y) in a direction; ``far`` where there is none so near."""
    h, w = distance.shape
    r = 0.5
    while r < far:
        i, j = int(np.floor(y + sin * r + 0.5)), int(np.floor(x + cos * r + 0.5))
        if i < 0 or j < 0 or i >= h or j >= w:
            return far
        if distance[i, j] == 0:
            return r
        r += 0.5
    return far


@njit(nogil=True, cache=True)
def _uphill(depth, x, y):
    """From the edge of a stroke to the middle of it: the next place that is deepest in the ink."""
    h, w = depth.shape
    for _ in range(int(2 * DISC)):
        by, bx = y, x
        for i in range(max(y - 1, 0), min(y + 2, h)):
            for j in range(max(x - 1, 0), min(x + 2, w)):
                if depth[i, j] > depth[by, bx]:
                    by, bx = i, j
        if by == y and bx == x:
            break
        y, x = by, bx
    return x, y


@njit(nogil=True, cache=True)
def _arms(distance, cx, cy, r, x, y, other_x, other_y):
    """In how many places the ink at (x, y) leaves the disc of ``r`` pixels around (cx, cy).

    0 for a speck, 1 for a line that ends in the disc, 2 for one that passes. -1 where the ink is
    joined with that at the other place inside of the disc.
    """
    h, w = distance.shape
    half = int(r) + 2
    side = 2 * half + 1
    x0, y0 = int(cx) - half, int(cy) - half
    seen = np.zeros((side, side), np.uint8)
    queue = np.empty(side * side, np.int32)
    rim = np.zeros(RIM, np.uint8)
    head, tail = 0, 1
    queue[0] = (y - y0) * side + (x - x0)
    seen[y - y0, x - x0] = 1
    while head < tail:
        i, j = queue[head] // side, queue[head] % side
        head += 1
        if i + y0 == other_y and j + x0 == other_x:
            return -1
        for di in range(-1, 2):
            for dj in range(-1, 2):
                ny, nx = i + di, j + dj
                yy, xx = y0 + ny, x0 + nx
                if yy < 0 or xx < 0 or yy >= h or xx >= w or distance[yy, xx] != 0:
                    continue
                ry, rx = yy - cy, xx - cx
                if ry * ry + rx * rx > r * r:
                    turn = (np.arctan2(ry, rx) / (2 * np.pi) + 1.0) % 1.0
                    rim[int(turn * RIM) % RIM] = 1
                elif not seen[ny, nx]:
                    seen[ny, nx] = 1
                    queue[tail] = ny * side + nx
                    tail += 1
    # holes of one or two bins are steps of the pixel grid
    closed = rim.copy()
    for k in range(RIM):
        if (
            rim[k] == 0
            and (rim[k - 1] or rim[k - 2])
            and (rim[(k + 1) % RIM] or rim[(k + 2) % RIM])
        ):
            closed[k] = 1
    arcs = 0
    for k in range(RIM):
        arcs += closed[k] == 1 and closed[k - 1] == 0
    if arcs == 0 and closed[0]:
        return 2
    return arcs


@njit(nogil=True, cache=True)
def _run(distance, x, y, cos, sin, far):
    """How far the ink goes on from (x, y) in a direction, at most ``far``; also at the border."""
    h, w = distance.shape
    r = 0.0
    while r < far:
        i, j = int(np.floor(y + sin * r + 0.5)), int(np.floor(x + cos * r + 0.5))
        if i < 0 or j < 0 or i >= h or j >= w:
            return far
        if distance[i, j] > 0:
            return r
        r += 0.5
    return far


@njit(nogil=True, cache=True)
def _runs_on(distance, x, y, cos, sin, least):
    """Whether the ink met at (x, y) goes on ahead for longer than it is wide, as at a line's end.

    For strokes that end close to others, where no disc holds the one alone.
    """
    wide = 0.0
    for depth in range(1, 4):
        px, py = x + cos * depth, y + sin * depth
        one = _run(distance, px, py, -sin, cos, ACROSS)
        two = _run(distance, px, py, sin, -cos, ACROSS)
        if one >= ACROSS or two >= ACROSS or one + two < 1:
            return False
        wide = max(wide, one + two)
    far = max(END_RATIO * wide, least)
    for k in range(-2, 3):
        t = k * 0.15
        c, s = cos * np.cos(t) - sin * np.sin(t), sin * np.cos(t) + cos * np.sin(t)
        if _run(distance, x, y, c, s, far) >= far:
            return True
    return False


@njit(nogil=True, cache=True)
def contact(distance, depth, x, y, out):
    """The strokes on both sides of a narrow place, and how many of them end here (0, 1, 2).

    ``distance``: to the ink, ``depth``: into the ink. ``out``: x0, y0, x1, y1, in the middle of
    either stroke. -1 where no two strokes face each other.
    """
    far = 2.0 * distance[y, x] + 3.0
    reach = np.empty(DIRECTIONS)
    best = 0
    for k in range(DIRECTIONS):
        t = 2 * np.pi * k / DIRECTIONS
        reach[k] = _hit(distance, x, y, np.cos(t), np.sin(t), far)
        if reach[k] < reach[best]:
            best = k
    if reach[best] >= far:
        return -1
    other = -1
    for k in range(DIRECTIONS):
        apart = abs((k - best + DIRECTIONS // 2) % DIRECTIONS - DIRECTIONS // 2)
        if (
            apart >= DIRECTIONS * 100 // 360
            and reach[k] < far
            and (other < 0 or reach[k] < reach[other])
        ):
            other = k
    if other < 0:
        return -1
    middle = np.empty((2, 2), np.int64)
    runs = 0
    for n in range(2):
        k = best if n == 0 else other
        t = 2 * np.pi * k / DIRECTIONS
        bx, by = x + np.cos(t) * reach[k], y + np.sin(t) * reach[k]
        runs += _runs_on(distance, bx, by, np.cos(t), np.sin(t), 2 * reach[k] + 8)
        out[2 * n], out[2 * n + 1] = x + np.cos(t) * reach[k], y + np.sin(t) * reach[k]
        px, py = int(np.floor(out[2 * n] + 0.5)), int(np.floor(out[2 * n + 1] + 0.5))
        middle[n, 0], middle[n, 1] = _uphill(depth, px, py)
    cx, cy = 0.5 * (middle[0, 0] + middle[1, 0]), 0.5 * (middle[0, 1] + middle[1, 1])
    apart = np.hypot(middle[0, 0] - cx, middle[0, 1] - cy)
    thick = max(depth[middle[0, 1], middle[0, 0]], depth[middle[1, 1], middle[1, 0]])
    for n in range(2):
        out[2 * n], out[2 * n + 1] = middle[n, 0], middle[n, 1]
    r = apart + 1.2 * thick + 3.0
    if r > DISC:
        return runs if runs == 2 else -1
    ends = _ends(distance, cx, cy, r, middle)
    return 2 if ends < 0 and runs == 2 else ends


@njit(nogil=True, cache=True)
def _ends(distance, cx, cy, r, middle):
    """How many of two strokes end in a disc; -1 where they are joined there, or one is a speck."""
    ends = 0
    for n in range(2):
        m = 1 - n
        arms = _arms(distance, cx, cy, r, middle[n, 0], middle[n, 1], middle[m, 0], middle[m, 1])
        if arms < 1:
            return -1
        ends += arms == 1
    return ends


@njit(nogil=True, cache=True)
def parted(distance, depth, labels, cores, order, close, ratio, rise, necks):
    """Lets the cores grow into narrow places, widest first, and keeps apart what a gap joins.

    ``labels``: H x W int32, 1 .. cores in wide places, 0 elsewhere; narrow ones are filled in.
    ``close``: distance to ink up to which a gap is closed. ``necks``: K x 8 float32 to fill:
    x, y, the two banks, distance to ink, ends of lines; -1 in a row's first place after the last.
    Returns (parent, widest, count of places, necks found, sides of each neck): labels and sides
    are to be looked up in ``parent``.
    """
    h, w = distance.shape
    flat, lab = distance.ravel(), labels.ravel()
    room = cores + 1 + order.size // 4 + 16
    parent = np.arange(room).astype(np.int32)
    widest = np.zeros(room, np.float32)
    area = np.zeros(room, np.int64)
    for i in range(flat.size):
        a = lab[i]
        if a > 0:
            area[a] += 1
            if flat[i] > widest[a]:
                widest[a] = flat[i]
    count, found = cores + 1, 0
    near = np.empty(4, np.int32)
    banks = np.empty(6)
    sides = np.empty((necks.shape[0], 2), np.int32)
    for n in range(order.size):
        i = order[n]
        y, x = i // w, i % w
        s = flat[i]
        met, own, open_ = 0, 0, np.float32(-1)
        for k in range(4):
            if k == 0:
                if x == 0:
                    continue
                j = i - 1
            elif k == 1:
                if x == w - 1:
                    continue
                j = i + 1
            elif k == 2:
                if y == 0:
                    continue
                j = i - w
            else:
                if y == h - 1:
                    continue
                j = i + w
            if lab[j] == 0:
                continue
            a = root_of(parent, lab[j])
            if flat[j] > open_:
                own, open_ = a, flat[j]
            known = False
            for m in range(met):
                known = known or near[m] == a
            if not known:
                near[met] = a
                met += 1
        if met == 0:
            if count >= room:
                continue
            lab[i] = count
            widest[count] = s
            area[count] = 1
            count += 1
            continue
        main = near[0]
        for m in range(1, met):
            if widest[near[m]] > widest[main]:
                main = near[m]
        # it belongs to the side that opens: the wider one would seep along the other's line
        lab[i] = own
        area[own] += 1
        for m in range(met):
            a = near[m]
            main = root_of(parent, main)
            if a == main or root_of(parent, a) == main:
                continue
            small = min(widest[a], widest[main])
            keep = False
            enough = min(area[a], area[main]) >= LEAST_AREA * (s + 1.0) * (s + 1.0)
            if enough and small >= max(ratio * s, s + rise):
                keep = _gap(
                    distance,
                    depth,
                    x,
                    y,
                    s,
                    small,
                    a,
                    main,
                    parent,
                    close,
                    necks,
                    sides,
                    found,
                    banks,
                )
                if keep and sides[found, 0] >= 0:
                    # a new one, noted in the row ``found``
                    keep = necks[found, 6] <= close
                    if found < necks.shape[0] - 2:
                        found += 1
            if not keep:
                if widest[a] > widest[main]:
                    a, main = main, a
                parent[a] = main
                area[main] += area[a]
    return parent, widest, count, found, sides


@njit(nogil=True, cache=True)
def _contact_near(distance, depth, x, y, s, banks):
    """As `contact`, from the place itself and, where that sees no line end, from others along the
    passage: the grid decides by chance where in a slit its narrowest pixel is."""
    h, w = distance.shape
    best = contact(distance, depth, x, y, banks)
    length = np.hypot(banks[0] - banks[2], banks[1] - banks[3])
    trial = np.empty(4)
    for n in range(TRIALS):
        r = 2.5 * (1 + n // (DIRECTIONS // 2))
        t = 4 * np.pi * n / DIRECTIONS
        i, j = int(y + r * np.sin(t) + 0.5), int(x + r * np.cos(t) + 0.5)
        if i < 0 or j < 0 or i >= h or j >= w:
            continue
        if distance[i, j] == 0 or distance[i, j] > s + 1.0:
            continue
        ends = contact(distance, depth, j, i, trial)
        if ends < 1 or ends < best:
            continue
        across = np.hypot(trial[0] - trial[2], trial[1] - trial[3])
        if ends > best or across < length:
            best, length = ends, across
            banks[:4] = trial
    banks[4], banks[5] = 0.5 * (banks[0] + banks[2]), 0.5 * (banks[1] + banks[3])
    return best


@njit(nogil=True, cache=True)
def _gap(distance, depth, x, y, s, small, a, b, parent, close, necks, sides, found, banks):
    """Whether a and b meet at a gap here: at one that is known, or at a new one (noted)."""
    sides[found, 0] = -1
    for n in range(found):
        dx, dy = necks[n, 0] - x, necks[n, 1] - y
        reach = (
            2.0 * necks[n, 6]
            + 6.0
            + 0.7 * np.hypot(necks[n, 2] - necks[n, 4], necks[n, 3] - necks[n, 5])
        )
        if dx * dx + dy * dy <= reach * reach and necks[n, 6] <= close:
            p, q = root_of(parent, sides[n, 0]), root_of(parent, sides[n, 1])
            if (p == a and q == b) or (p == b and q == a):
                return True
    ends = _contact_near(distance, depth, x, y, s, banks)
    if ends < 1 or (ends == 1 and small < max(AT_LINE_RATIO * s, s + AT_LINE_RISE)):
        return False
    necks[found, 0], necks[found, 1] = banks[4], banks[5]
    for k in range(4):
        necks[found, 2 + k] = banks[k]
    necks[found, 6] = s
    necks[found, 7] = ends
    sides[found, 0], sides[found, 1] = a, b
    return True


@njit(nogil=True, cache=True)
def flow(labels, queue):
    """Every pixel that has no label (0) takes that of the nearest one that has, step by step."""
    h, w = labels.shape
    lab = labels.ravel()
    tail = 0
    for i in range(lab.size):
        if lab[i] == 0:
            continue
        y, x = i // w, i % w
        if (
            (x > 0 and lab[i - 1] == 0)
            or (x < w - 1 and lab[i + 1] == 0)
            or (y > 0 and lab[i - w] == 0)
            or (y < h - 1 and lab[i + w] == 0)
        ):
            queue[tail] = i
            tail += 1
    head = 0
    while head < tail:
        i = queue[head]
        head += 1
        y, x = i // w, i % w
        a = lab[i]
        if x > 0 and lab[i - 1] == 0:
            lab[i - 1] = a
            queue[tail] = i - 1
            tail += 1
        if x < w - 1 and lab[i + 1] == 0:
            lab[i + 1] = a
            queue[tail] = i + 1
            tail += 1
        if y > 0 and lab[i - w] == 0:
            lab[i - w] = a
            queue[tail] = i - w
            tail += 1
        if y < h - 1 and lab[i + w] == 0:
            lab[i + w] = a
            queue[tail] = i + w
            tail += 1


@njit(nogil=True, cache=True)
def looked_up(labels, parent, number, count):
    """Labels become numbers: ``number[root]``, 0 for what is to flow in from around."""
    table = np.zeros(count, np.int32)
    for a in range(1, count):
        table[a] = number[root_of(parent, a)]
    flat = labels.ravel()
    for i in range(flat.size):
        flat[i] = table[flat[i]]


@njit(nogil=True, cache=True)
def tabled(labels, distance, count):
    """Area, sums of x and y, deepest place, its distance, bounds, and pixels on the border."""
    h, w = labels.shape
    area = np.zeros(count, np.int64)
    sums = np.zeros((count, 2), np.float64)
    inner = np.zeros((count, 2), np.int32)
    radius = np.full(count, -1, np.float32)
    bounds = np.empty((count, 4), np.int32)
    edge = np.zeros(count, np.int64)
    for k in range(count):
        bounds[k, 0], bounds[k, 1], bounds[k, 2], bounds[k, 3] = w, h, 0, 0
    for i in range(h):
        for j in range(w):
            a = labels[i, j]
            if j < bounds[a, 0]:
                bounds[a, 0] = j
            if j >= bounds[a, 2]:
                bounds[a, 2] = j + 1
            if i < bounds[a, 1]:
                bounds[a, 1] = i
            if i >= bounds[a, 3]:
                bounds[a, 3] = i + 1
            edge[a] += i == 0 or j == 0 or i == h - 1 or j == w - 1
            d = distance[i, j]
            if d > 0:
                area[a] += 1
                sums[a, 0] += j
                sums[a, 1] += i
            if d > radius[a]:
                radius[a] = d
                inner[a, 0], inner[a, 1] = j, i
    return area, sums, inner, radius, bounds, edge


@njit(nogil=True, cache=True)
def touching(labels, room):
    """Pairs of labels that lie side by side, the lower first, and how long they do.

    A hash table with ``room`` places (a power of two); returns None-like empty arrays of its size
    with -1 where a place is free. ``full`` is true where it did not suffice.
    """
    h, w = labels.shape
    keys = np.full(room, -1, np.int64)
    counts = np.zeros(room, np.int64)
    used = 0
    for i in range(h):
        for j in range(w):
            a = labels[i, j]
            for side in range(2):
                if side == 0:
                    if j + 1 == w:
                        continue
                    b = labels[i, j + 1]
                else:
                    if i + 1 == h:
                        continue
                    b = labels[i + 1, j]
                if a == b:
                    continue
                low, high = min(a, b), max(a, b)
                key = np.int64(low) << 32 | np.int64(high)
                at = (key * np.int64(0x9E3779B1) >> 16) & (room - 1)
                while keys[at] != key and keys[at] != -1:
                    at = (at + 1) & (room - 1)
                if keys[at] == -1:
                    keys[at] = key
                    used += 1
                    if 2 * used > room:
                        return keys, counts, True
                counts[at] += 1
    return keys, counts, False
