"""Compiled row loops of placing: chroma from a small field, gamut, codes with L* sealed."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from colorstudio.imaging.profiles import ENCODE_STEPS

KERNEL = {
    "nogil": True,
    "cache": True,
    "error_model": "numpy",  # a check for zero at each division would keep the loops from vectors
    "fastmath": {"contract", "nsz", "arcp"},
}

F_STEPS = 8192
"""The table of CIE f is indexed by sqrt(Y) * F_STEPS."""

HUE_STEPS, L_STEPS = 720, 200
"""Columns and rows, less one, of the table of the gamut's boundary."""

WIDE_L = 0.15
"""Where the best of eight codes is so far off in L*, codes further away are tried."""

OUT = 1e-6
"""Linear light so far outside of [0, 1] is still rounding."""

GUIDE_SIGMA = np.float32(5.0)
"""A working pixel counts half for a full-size pixel whose L* is so far from its own."""

CHUNK = 256
"""Pixels of a row that are upsampled at a time: what is fetched for them stays in the cache."""


@njit(**KERNEL)
def _lookup_f(y, f_table):
    at = np.sqrt(y) * np.float32(F_STEPS)
    k = np.uint32(np.int32(at))
    part = at - np.float32(k)
    return f_table[k] + (f_table[k + 1] - f_table[k]) * part


@njit(**KERNEL)
def _meets(ax, ay, bx, by, wall):
    """Whether the way from a to b meets a wall (x0, y0, x1, y1)."""
    px, py, qx, qy = wall[0], wall[1], wall[2], wall[3]
    d1 = (qx - px) * (ay - py) - (qy - py) * (ax - px)
    d2 = (qx - px) * (by - py) - (qy - py) * (bx - px)
    if (d1 > 0) == (d2 > 0):
        return False
    d3 = (bx - ax) * (py - ay) - (by - ay) * (px - ax)
    d4 = (bx - ax) * (qy - ay) - (by - ay) * (qx - ax)
    return (d3 > 0) != (d4 > 0)


@njit(**KERNEL)
def _crosses(ax, ay, bx, by, walls, first, last, wall_list):
    """Whether the way from a to b meets one of the listed walls."""
    met = False
    for n in range(first, last):
        met = met or _meets(ax, ay, bx, by, walls[wall_list[n]])
    return met


@njit(**KERNEL)
def blocked(ax, ay, bx, by, walls):
    """Whether the way from a to b meets any wall; all in working coordinates."""
    for n in range(walls.shape[0]):
        if max(walls[n, 0], walls[n, 2]) < min(ax, bx) or min(walls[n, 0], walls[n, 2]) > max(
            ax, bx
        ):
            continue
        if _meets(ax, ay, bx, by, walls[n]):
            return True
    return False


@njit(**KERNEL)
def _side_at(x, y, extent, sides):
    """Bit set of the hints' masks at a full-size place."""
    h, w = sides.shape
    i = min(max(int((y + 0.5) * h / extent[1]), 0), h - 1)
    j = min(max(int((x + 0.5) * w / extent[0]), 0), w - 1)
    return int(sides[i, j])


@njit(**KERNEL)
def _walled(x, y, full_x, full_y, L, grid, place_, extent, walls, first, last, wall_list, sides):
    """Chroma at a working place near a wall or mask border: only samples on this side count.

    Looks at the four samples around, then at wider and wider rings; none in sight: no colour.
    """
    h, w = grid.shape[1], grid.shape[2]
    x0, y0 = math.floor(x), math.floor(y)
    own = 0
    if sides.shape[0] > 0:
        own = _side_at(full_x, full_y, extent, sides)
    for reach in range(3):
        weight, a, b = 0.0, 0.0, 0.0
        for i in range(max(0, y0 - reach), min(h, y0 + 2 + reach)):
            for j in range(max(0, x0 - reach), min(w, x0 + 2 + reach)):
                if sides.shape[0] > 0:
                    sx = (j + 0.5) / place_[3] - 0.5
                    sy = (i + 0.5) / place_[4] - 0.5
                    if _side_at(sx, sy, extent, sides) != own:
                        continue
                if _crosses(x, y, float(j), float(i), walls, first, last, wall_list):
                    continue
                near = max(1 + reach - abs(x - j), 0.02) * max(1 + reach - abs(y - i), 0.02)
                near *= _likeness(L, grid[0, i, j])
                weight += near
                a += near * grid[1, i, j]
                b += near * grid[2, i, j]
        if weight > 0:
            return a / weight, b / weight
    return 0.0, 0.0


@njit(**KERNEL)
def _columns(n, place_, w):
    """For each column of the rectangle: the working column to its left, and how far past it."""
    left, part = np.empty(n, np.uint32), np.empty(n, np.float32)
    step = place_[2] * place_[3]
    start = (place_[0] + 0.5) * place_[3] - 0.5
    for j in range(n):
        x = min(max(start + j * step, 0.0), w - 1.0)
        k = min(int(x), w - 2)
        left[j] = k
        part[j] = x - k
    return left, part


@njit(**KERNEL)
def _likeness(L, guide):
    """Weight of a sample by its L*: 1 / (1 + (dL / sigma)^2)."""
    d = (L - guide) * np.float32(1 / GUIDE_SIGMA)
    return np.float32(1) / (np.float32(1) + d * d)


@njit(**KERNEL)
def _upsampled(y0, py, left, part, L_row, a_row, b_row, grid, follow, room):
    """a*b* of some pixels of a row from the four working pixels around each, by place and L*.

    First all is fetched into one array, ``room`` (15 x CHUNK), then computed there: only so does
    the compiler see that nothing overlaps, and use its vectors.
    """
    n = L_row.shape[0]
    for plane in range(3):
        upper, lower = grid[plane, y0], grid[plane, y0 + 1]
        first = 4 * plane * CHUNK
        c0, c1 = room[first:], room[first + CHUNK :]
        c2, c3 = room[first + 2 * CHUNK :], room[first + 3 * CHUNK :]
        for j in range(n):
            x0 = left[j]
            x1 = x0 + np.uint32(1)
            c0[j], c1[j], c2[j], c3[j] = upper[x0], upper[x1], lower[x0], lower[x1]
    c0, c1, c2 = room[12 * CHUNK :], room[13 * CHUNK :], room[14 * CHUNK :]
    for j in range(n):
        at = L_row[j] * np.float32(8)
        k = np.uint32(np.int32(at))
        c0[j] = follow[k] + (follow[k + np.uint32(1)] - follow[k]) * (at - np.float32(k))
        c1[j], c2[j] = L_row[j], part[j]
    l0, l1, l2, l3 = room[:CHUNK], room[CHUNK:], room[2 * CHUNK :], room[3 * CHUNK :]
    a0, a1, a2, a3 = room[4 * CHUNK :], room[5 * CHUNK :], room[6 * CHUNK :], room[7 * CHUNK :]
    b0, b1, b2, b3 = room[8 * CHUNK :], room[9 * CHUNK :], room[10 * CHUNK :], room[11 * CHUNK :]
    factor, lightness, past = room[12 * CHUNK :], room[13 * CHUNK :], room[14 * CHUNK :]
    one = np.float32(1)
    for j in range(n):
        L, px = lightness[j], past[j]
        w0 = (one - px) * (one - py) * _likeness(L, l0[j])
        w1 = px * (one - py) * _likeness(L, l1[j])
        w2 = (one - px) * py * _likeness(L, l2[j])
        w3 = px * py * _likeness(L, l3[j])
        scale = factor[j] / (w0 + w1 + w2 + w3)
        a_row[j] = scale * (w0 * a0[j] + w1 * a1[j] + w2 * a2[j] + w3 * a3[j])
        b_row[j] = scale * (w0 * b0[j] + w1 * b1[j] + w2 * b2[j] + w3 * b3[j])


@njit(**KERNEL)
def _chroma_row(
    row, L_row, a_row, b_row, left, part, room,
    place_, extent, grid, follow, marks, walls, cells, wall_list, sides, mask,
):  # fmt: skip
    """a*b* of one row, before gamut."""
    h = grid.shape[1]
    n = L_row.shape[0]
    full_y = place_[1] + row * place_[2]
    y_free = (full_y + 0.5) * place_[4] - 0.5
    y = min(max(y_free, 0.0), h - 1.0)
    y0 = min(int(y), h - 2)
    py = np.float32(y - y0)
    for start in range(0, n, CHUNK):
        end = min(start + CHUNK, n)
        _upsampled(
            y0, py, left[start:end], part[start:end], L_row[start:end],
            a_row[start:end], b_row[start:end], grid, follow, room,
        )  # fmt: skip
    if cells.shape[0] > 0:
        _walled_row(
            y_free, full_y, L_row, a_row, b_row,
            place_, extent, grid, follow, walls, cells, wall_list, sides,
        )  # fmt: skip
    if marks.shape[0] > 0:
        _marks_row(full_y, L_row, a_row, b_row, place_, extent, follow, marks, walls, sides)
    if mask.shape[0] > 0:
        _mask_row(full_y, a_row, b_row, place_, extent, mask)


@njit(**KERNEL)
def _walled_row(
    y_free, full_y, L_row, a_row, b_row,
    place_, extent, grid, follow, walls, cells, wall_list, sides,
):  # fmt: skip
    """Does the cells of a row anew through which a wall or the border of a mask runs."""
    w = grid.shape[2]
    step = place_[2] * place_[3]
    start = (place_[0] + 0.5) * place_[3] - 0.5
    line = cells[min(max(math.floor(y_free) + 1, 0), grid.shape[1])]
    n = L_row.shape[0]
    first = min(max(math.floor(start) + 1, 0), w)
    last = min(max(math.floor(start + (n - 1) * step) + 1, 0), w)
    for k in range(first, last + 1):
        cell = line[k]
        if cell[1] == 0:
            continue
        # the cell holds the pixels with k - 1 <= x < k; those at the sides also what lies beyond
        begin = 0 if k == 0 else max(0, math.ceil((k - 1 - start) / step))
        end = n if k == w else min(n, math.ceil((k - start) / step))
        for j in range(begin, end):
            L = L_row[j]
            a, b = _walled(
                start + j * step, y_free, place_[0] + j * place_[2], full_y, L,
                grid, place_, extent, walls, cell[0], cell[0] + cell[1] - 1, wall_list, sides,
            )  # fmt: skip
            factor = follow[int(L * np.float32(8))]
            a_row[j] = np.float32(a) * factor
            b_row[j] = np.float32(b) * factor


@njit(**KERNEL)
def _marks_row(full_y, L_row, a_row, b_row, place_, extent, follow, marks, walls, sides):
    """Draws chroma to that of the marks on their own pixels, in the order of the marks."""
    scale = place_[2]
    half = 0.5 * scale
    for m in range(marks.shape[0]):
        x0, y0, x1, y1, radius = marks[m, 0], marks[m, 1], marks[m, 2], marks[m, 3], marks[m, 4]
        reach = max(radius, half) + scale
        if full_y < min(y0, y1) - reach or full_y > max(y0, y1) + reach:
            continue
        first = math.floor((min(x0, x1) - reach - place_[0]) / scale)
        last = math.ceil((max(x0, x1) + reach - place_[0]) / scale) + 1
        along2 = (x1 - x0) ** 2 + (y1 - y0) ** 2
        for j in range(max(first, 0), min(last, L_row.shape[0])):
            x = place_[0] + j * scale
            t = 0.0
            if along2 > 0:
                t = min(max(((x - x0) * (x1 - x0) + (full_y - y0) * (y1 - y0)) / along2, 0.0), 1.0)
            dx, dy = x - x0 - t * (x1 - x0), full_y - y0 - t * (y1 - y0)
            d = math.sqrt(dx * dx + dy * dy)
            if d >= reach:
                continue
            side = int(marks[m, 11])
            if side > 0 and (_side_at(x, full_y, extent, sides) & side) == 0:
                continue
            if walls.shape[0] > 0 and blocked(
                (x - dx + 0.5) * place_[3] - 0.5,
                (full_y - dy + 0.5) * place_[4] - 0.5,
                (x + 0.5) * place_[3] - 0.5,
                (full_y + 0.5) * place_[4] - 0.5,
                walls,
            ):
                continue
            if marks[m, 10] > 0 and abs(dx) <= half and abs(dy) <= half:
                a_row[j], b_row[j] = marks[m, 5], marks[m, 6]
                continue
            s = 1 - (d / reach) ** 2
            s = 1 - (1 - s) * (1 - s)
            if marks[m, 10] > 0:
                unlike = (L_row[j] - marks[m, 9]) / 6.0
                s /= 1 + unlike * unlike
            at = L_row[j] * np.float32(8)
            k = int(at)
            factor = follow[k] + (follow[k + 1] - follow[k]) * (at - np.float32(k))
            a_row[j] += np.float32(s) * (marks[m, 7] * factor - a_row[j])
            b_row[j] += np.float32(s) * (marks[m, 8] * factor - b_row[j])


@njit(**KERNEL)
def _mask_row(full_y, a_row, b_row, place_, extent, mask):
    """Chroma times the mask, interpolated."""
    h, w = mask.shape
    y = min(max((full_y + 0.5) * h / extent[1] - 0.5, 0.0), h - 1.0)
    y0 = int(y)
    y1 = min(y0 + 1, h - 1)
    py = np.float32(y - y0)
    for j in range(a_row.shape[0]):
        x = (place_[0] + j * place_[2] + 0.5) * w / extent[0] - 0.5
        x = min(max(x, 0.0), w - 1.0)
        x0 = int(x)
        x1 = min(x0 + 1, w - 1)
        px = np.float32(x - x0)
        top = mask[y0, x0] + (mask[y0, x1] - mask[y0, x0]) * px
        low = mask[y1, x0] + (mask[y1, x1] - mask[y1, x0]) * px
        value = top + (low - top) * py
        a_row[j] *= value
        b_row[j] *= value


@njit(**KERNEL)
def chroma_rows(
    L, out, first, last,
    place_, extent, grid, follow, marks, walls, cells, wall_list, sides, mask,
):  # fmt: skip
    a_row, b_row = np.empty(L.shape[1], np.float32), np.empty(L.shape[1], np.float32)
    left, part = _columns(L.shape[1], place_, grid.shape[2])
    room = np.empty(15 * CHUNK, np.float32)
    for row in range(first, last):
        _chroma_row(
            row, L[row], a_row, b_row, left, part, room,
            place_, extent, grid, follow, marks, walls, cells, wall_list, sides, mask,
        )  # fmt: skip
        for j in range(L.shape[1]):
            out[row, j, 0] = a_row[j]
            out[row, j, 1] = b_row[j]


@njit(**KERNEL)
def f_inverse(f):
    if f > np.float32(6 / 29):
        return f * f * f
    return (np.float32(116) * f - np.float32(16)) * np.float32(27 / 24389)


@njit(**KERNEL)
def into_gamut(L, a, b, Y, matrix, boundary):
    """Linear RGB of the colour with its chroma cut at constant L* and hue; Y is kept exactly."""
    chroma = math.sqrt(a * a + b * b)
    column = math.atan2(b, a) * np.float32(HUE_STEPS / (2 * math.pi))
    if column < 0:
        column += np.float32(HUE_STEPS)
    row = L * np.float32(L_STEPS / 100)
    i = min(int(row), L_STEPS - 1)
    j = min(int(column), HUE_STEPS - 1)
    p, q = row - np.float32(i), column - np.float32(j)
    low = boundary[i, j] + (boundary[i, j + 1] - boundary[i, j]) * q
    high = boundary[i + 1, j] + (boundary[i + 1, j + 1] - boundary[i + 1, j]) * q
    most = low + (high - low) * p
    if chroma > most:
        a *= most / chroma
        b *= most / chroma
    fy = (L + np.float32(16)) * np.float32(1 / 116)
    X = f_inverse(fy + a * np.float32(1 / 500))
    Z = f_inverse(fy - b * np.float32(1 / 200))
    red = matrix[0, 0] * X + matrix[0, 1] * Y + matrix[0, 2] * Z
    green = matrix[1, 0] * X + matrix[1, 1] * Y + matrix[1, 2] * Z
    blue = matrix[2, 0] * X + matrix[2, 1] * Y + matrix[2, 2] * Z
    # what the table's interpolation leaves: towards grey in linear light, where Y does not move
    lowest, highest = min(red, green, blue), max(red, green, blue)
    t = np.float32(1.0)
    if lowest < 0:
        t = Y / (Y - lowest)
    if highest > 1:
        t = min(t, (np.float32(1.0) - Y) / (highest - Y))
    return Y + (red - Y) * t, Y + (green - Y) * t, Y + (blue - Y) * t


@njit(**KERNEL)
def _linear_row(L_row, Y_row, a_row, b_row, opacity, matrix, boundary, rgb):
    """Linear RGB (3 x n) of one row, in gamut; a and b are left multiplied by ``opacity``."""
    n = L_row.shape[0]
    red, green, blue = rgb[0], rgb[1], rgb[2]
    m00, m01, m02 = matrix[0, 0], matrix[0, 1], matrix[0, 2]
    m10, m11, m12 = matrix[1, 0], matrix[1, 1], matrix[1, 2]
    m20, m21, m22 = matrix[2, 0], matrix[2, 1], matrix[2, 2]
    for j in range(n):
        a_row[j] *= opacity
        b_row[j] *= opacity
        fy = (L_row[j] + np.float32(16)) * np.float32(1 / 116)
        X = f_inverse(fy + a_row[j] * np.float32(1 / 500))
        Z = f_inverse(fy - b_row[j] * np.float32(1 / 200))
        Y = Y_row[j]
        red[j] = m00 * X + m01 * Y + m02 * Z
        green[j] = m10 * X + m11 * Y + m12 * Z
        blue[j] = m20 * X + m21 * Y + m22 * Z
    for j in range(n):
        r, g, b = red[j], green[j], blue[j]
        if min(r, g, b) < np.float32(-OUT) or max(r, g, b) > np.float32(1 + OUT):
            red[j], green[j], blue[j] = into_gamut(
                L_row[j], a_row[j], b_row[j], Y_row[j], matrix, boundary
            )


@njit(**KERNEL)
def _best_of_eight(base, dr, dg, db):
    """Which of red, green, blue (bits 1, 2, 4) to round up so that Y is met best.

    ``base``: Y with all rounded down minus the Y to meet; the others: what rounding up adds.
    """
    best, pick = abs(base), 0
    e = abs(base + dr)
    pick = 1 if e < best else pick
    best = min(best, e)
    e = abs(base + dg)
    pick = 2 if e < best else pick
    best = min(best, e)
    e = abs(base + dr + dg)
    pick = 3 if e < best else pick
    best = min(best, e)
    base += db
    e = abs(base)
    pick = 4 if e < best else pick
    best = min(best, e)
    e = abs(base + dr)
    pick = 5 if e < best else pick
    best = min(best, e)
    e = abs(base + dg)
    pick = 6 if e < best else pick
    best = min(best, e)
    e = abs(base + dr + dg)
    return 7 if e < best else pick


@njit(**KERNEL)
def _look_wider(code, Y, decode_y):
    """Replaces a code by the one that meets Y best among those up to two steps away.

    Only where none of the eight is good: dark colours of large codes in one channel.
    """
    r0, g0, b0 = int(code[0]), int(code[1]), int(code[2])
    top = decode_y.shape[1]
    best = abs(decode_y[0, r0] + decode_y[1, g0] + decode_y[2, b0] - Y)
    for r in range(max(r0 - 2, 0), min(r0 + 3, top)):
        for g in range(max(g0 - 2, 0), min(g0 + 3, top)):
            for b in range(max(b0 - 2, 0), min(b0 + 3, top)):
                error = abs(decode_y[0, r] + decode_y[1, g] + decode_y[2, b] - Y)
                if error < best:
                    best = error
                    code[0], code[1], code[2] = r, g, b


@njit(**KERNEL)
def _luminance_row(line, decode_y, f_table, Y_row, L_row):
    """Y and L* of a row of codes."""
    red, green, blue = decode_y[0], decode_y[1], decode_y[2]
    for j in range(line.shape[0]):
        Y = red[line[j, 0]] + green[line[j, 1]] + blue[line[j, 2]]
        Y = min(max(Y, np.float32(0)), np.float32(1))
        Y_row[j] = Y
        L = np.float32(116) * _lookup_f(Y, f_table) - np.float32(16)
        L_row[j] = min(max(L, np.float32(0)), np.float32(100))


@njit(**KERNEL)
def _is_kept(line, j, a, b):
    """Pixels that are copied: without alpha, or grey that stays grey."""
    if line[j, 3] == 0:
        return True
    grey = a * a + b * b < np.float32(1e-6)
    return grey and line[j, 0] == line[j, 1] and line[j, 1] == line[j, 2]


@njit(**KERNEL)
def place_rows8(
    codes, out, first, last, opacity, sealed,
    decode_y, step_y, encode, matrix, f_table, boundary,
    place_, extent, grid, follow, marks, walls, cells, wall_list, sides, mask,
):  # fmt: skip
    """8 bit: codes are looked up rounded down (at ``encode``), then the best neighbour is taken."""
    n = codes.shape[1]
    L_row, Y_row = np.empty(n, np.float32), np.empty(n, np.float32)
    a_row, b_row = np.empty(n, np.float32), np.empty(n, np.float32)
    rgb, at = np.empty((3, n), np.float32), np.empty((3, n), np.uint32)
    left, part = _columns(n, place_, grid.shape[2])
    room = np.empty(15 * CHUNK, np.float32)
    y_red, y_green, y_blue = decode_y[0], decode_y[1], decode_y[2]
    s_red, s_green, s_blue = step_y[0], step_y[1], step_y[2]
    e_red, e_green, e_blue = encode[0], encode[1], encode[2]
    for row in range(first, last):
        line, result = codes[row], out[row]
        _luminance_row(line, decode_y, f_table, Y_row, L_row)
        _chroma_row(
            row, L_row, a_row, b_row, left, part, room,
            place_, extent, grid, follow, marks, walls, cells, wall_list, sides, mask,
        )  # fmt: skip
        _linear_row(L_row, Y_row, a_row, b_row, opacity, matrix, boundary, rgb)
        for c in range(3):
            source, target = rgb[c], at[c]
            for j in range(n):
                v = min(max(source[j], np.float32(0)), np.float32(1))
                target[j] = np.uint32(np.int32(np.sqrt(v) * np.float32(ENCODE_STEPS)))
        at_red, at_green, at_blue = at[0], at[1], at[2]
        for j in range(n):
            r, g, b = e_red[at_red[j]], e_green[at_green[j]], e_blue[at_blue[j]]
            dr, dg, db = s_red[r], s_green[g], s_blue[b]
            base = y_red[r] + y_green[g] + y_blue[b] - Y_row[j]
            pick = _best_of_eight(base, dr, dg, db)
            result[j, 0] = r + (pick & 1)
            result[j, 1] = g + ((pick >> 1) & 1)
            result[j, 2] = b + (pick >> 2)
            result[j, 3] = line[j, 3]
        for j in range(n):
            if _is_kept(line, j, a_row[j], b_row[j]):
                result[j, 0] = line[j, 0]
                result[j, 1] = line[j, 1]
                result[j, 2] = line[j, 2]
                continue
            error = y_red[result[j, 0]] + y_green[result[j, 1]] + y_blue[result[j, 2]] - Y_row[j]
            f = max((L_row[j] + np.float32(16)) * np.float32(1 / 116), np.float32(6 / 29))
            if abs(error) > np.float32(WIDE_L * 3 / 116) * f * f:
                _look_wider(result[j], Y_row[j], decode_y)


@njit(**KERNEL)
def place_rows16(
    codes, out, first, last, opacity, sealed,
    decode_y, step_y, encode, matrix, f_table, boundary,
    place_, extent, grid, follow, marks, walls, cells, wall_list, sides, mask,
):  # fmt: skip
    """Any depth: codes are interpolated; unsealed, the nearest is taken."""
    n = codes.shape[1]
    top_code = decode_y.shape[1] - 1
    L_row, Y_row = np.empty(n, np.float32), np.empty(n, np.float32)
    a_row, b_row = np.empty(n, np.float32), np.empty(n, np.float32)
    rgb = np.empty((3, n), np.float32)
    code, rest = np.empty(3, np.uint32), np.empty(3, np.float32)
    left, part = _columns(n, place_, grid.shape[2])
    room = np.empty(15 * CHUNK, np.float32)
    for row in range(first, last):
        line, result = codes[row], out[row]
        _luminance_row(line, decode_y, f_table, Y_row, L_row)
        _chroma_row(
            row, L_row, a_row, b_row, left, part, room,
            place_, extent, grid, follow, marks, walls, cells, wall_list, sides, mask,
        )  # fmt: skip
        _linear_row(L_row, Y_row, a_row, b_row, opacity, matrix, boundary, rgb)
        for j in range(n):
            result[j, 3] = line[j, 3]
            if _is_kept(line, j, a_row[j], b_row[j]):
                result[j, 0] = line[j, 0]
                result[j, 1] = line[j, 1]
                result[j, 2] = line[j, 2]
                continue
            for c in range(3):
                v = min(max(rgb[c, j], np.float32(0)), np.float32(1))
                place_in = np.sqrt(v) * np.float32(ENCODE_STEPS)
                k = np.uint32(np.int32(place_in))
                low = encode[c, k]
                value = low + (encode[c, k + 1] - low) * (place_in - np.float32(k))
                code[c] = min(np.uint32(np.int32(value)), np.uint32(top_code - 1))
                rest[c] = value - np.float32(code[c])
            pick = 0
            if sealed:
                pick = _best_of_eight(
                    decode_y[0, code[0]] + decode_y[1, code[1]] + decode_y[2, code[2]] - Y_row[j],
                    step_y[0, code[0]],
                    step_y[1, code[1]],
                    step_y[2, code[2]],
                )
            else:
                for c in range(3):
                    if rest[c] >= np.float32(0.5):
                        pick |= 1 << c
            result[j, 0] = code[0] + (pick & 1)
            result[j, 1] = code[1] + ((pick >> 1) & 1)
            result[j, 2] = code[2] + (pick >> 2)


@njit(**KERNEL)
def lightness_rows(codes, out, decode, luma, f_table):
    for i in range(codes.shape[0]):
        for j in range(codes.shape[1]):
            Y = (
                decode[0, codes[i, j, 0]] * luma[0]
                + decode[1, codes[i, j, 1]] * luma[1]
                + decode[2, codes[i, j, 2]] * luma[2]
            )
            Y = min(max(Y, np.float32(0)), np.float32(1))
            out[i, j] = np.float32(116) * _lookup_f(Y, f_table) - np.float32(16)


@njit(**KERNEL)
def lightness_blocks(codes, out, block, decode, luma, f_table):
    sums = np.empty(out.shape[1], np.float64)
    for k in range(out.shape[0]):
        sums[:] = 0
        first, last = k * block, min((k + 1) * block, codes.shape[0])
        for i in range(first, last):
            for j in range(codes.shape[1]):
                Y = (
                    decode[0, codes[i, j, 0]] * luma[0]
                    + decode[1, codes[i, j, 1]] * luma[1]
                    + decode[2, codes[i, j, 2]] * luma[2]
                )
                Y = min(max(Y, np.float32(0)), np.float32(1))
                sums[j // block] += np.float32(116) * _lookup_f(Y, f_table) - np.float32(16)
        for k2 in range(out.shape[1]):
            count = (last - first) * (min((k2 + 1) * block, codes.shape[1]) - k2 * block)
            out[k, k2] = sums[k2] / count


@njit(**KERNEL)
def _exact_lightness(codes, i, j, decode, luma):
    Y = 0.0
    for c in range(3):
        Y += float(decode[c, codes[i, j, c]]) * luma[c]
    if Y > 216 / 24389:
        return 116 * Y ** (1 / 3) - 16
    return Y * (24389 / 27)


@njit(**KERNEL)
def lightness_difference(codes, decode, luma, codes2, decode2, luma2):
    worst = 0.0
    for i in range(codes.shape[0]):
        for j in range(codes.shape[1]):
            if codes[i, j, 3] == 0:
                continue
            d = abs(
                _exact_lightness(codes, i, j, decode, luma)
                - _exact_lightness(codes2, i, j, decode2, luma2)
            )
            worst = max(worst, d)
    return worst


@njit(**KERNEL)
def boundary(matrix, l_steps, hue_steps):
    out = np.zeros((l_steps + 1, hue_steps + 1), np.float32)
    for i in range(1, l_steps):
        fy = (100.0 * i / l_steps + 16) / 116
        Y = fy**3 if fy > 6 / 29 else (116 * fy - 16) * 27 / 24389
        for j in range(hue_steps):
            ca, cb = math.cos(2 * math.pi * j / hue_steps), math.sin(2 * math.pi * j / hue_steps)
            low, high = 0.0, 260.0
            for _ in range(20):
                c = 0.5 * (low + high)
                fx, fz = fy + ca * c / 500, fy - cb * c / 200
                X = fx**3 if fx > 6 / 29 else (116 * fx - 16) * 27 / 24389
                Z = fz**3 if fz > 6 / 29 else (116 * fz - 16) * 27 / 24389
                inside = True
                for k in range(3):
                    v = matrix[k, 0] * X + matrix[k, 1] * Y + matrix[k, 2] * Z
                    if v < 0 or v > 1:
                        inside = False
                if inside:
                    low = c
                else:
                    high = c
            out[i, j] = low
        out[i, hue_steps] = out[i, 0]
    return out
