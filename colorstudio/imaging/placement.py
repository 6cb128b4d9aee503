"""Places a small chroma field on full-size pixels: guided by their L*, in gamut, L* sealed."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numba import njit

from colorstudio.errors import BadInput
from colorstudio.imaging.bands import nothing, run_bands
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import MAX_CODE, Pixels
from colorstudio.imaging.profiles import ENCODE_STEPS, Profile

FOLLOW_FLOOR = 6.0
"""L* that is added before chroma follows lightness, so that it stays finite near black."""

F_STEPS = 8192
HUE_STEPS = 720
L_STEPS = 200
OUT = 1e-6
KERNEL = {
    "nogil": True,
    "cache": True,
    "error_model": "numpy",
    "fastmath": {"contract", "nsz", "arcp"},
}


@dataclass(frozen=True, eq=False)
class ChromaField:
    """Chroma for a picture of ``size`` (W, H), small and frozen: it colours any rectangle.

    ``grid``: 3 x h x w float32, per working pixel L* and the chroma divided by the follow factor
    (L* + FOLLOW_FLOOR) ** follow. ``follow``: how chroma follows lightness (0: not at all).
    ``marks``: n x MARK float32, where the artist's own pixels are met exactly (see `mark_row`).
    ``walls``: m x 4 float32, barrier segments in working coordinates. ``sides``: bit sets that say
    in which of the hints' masks a place lies; colour does not pass between different sets. ``cells``
    (h+1) x (w+1) x 2: for the square whose lower right corner is that working pixel, 0 in the second
    number where neither runs through; else one more than the number of its walls, which are listed
    in ``wall_list`` from the first number on. ``mask``: chroma is multiplied by it. ``sides`` and
    ``mask`` cover the picture at any resolution; what there is not is of size 0.
    """

    size: tuple[int, int]
    grid: np.ndarray
    follow: float
    marks: np.ndarray
    walls: np.ndarray
    cells: np.ndarray
    wall_list: np.ndarray
    sides: np.ndarray
    mask: np.ndarray

    def chroma(self, lightness: np.ndarray, rect: Rect, level_scale: float = 1.0) -> np.ndarray:
        """a*b* (h x w x 2 float32, before gamut) of a rectangle of the picture reduced by
        ``level_scale``, given its L* (h x w)."""
        if lightness.shape != (rect.h, rect.w):
            raise BadInput(f"L* is {lightness.shape}, and the rectangle is {(rect.h, rect.w)}.")
        out = np.empty((rect.h, rect.w, 2), np.float32)
        lightness = np.ascontiguousarray(lightness, np.float32)
        _chroma_rows(lightness, out, 0, rect.h, *_field_arguments(self, rect, level_scale))
        return out

    @property
    def nbytes(self) -> int:
        """Memory that the field holds."""
        arrays = (self.grid, self.marks, self.cells, self.sides, self.mask)
        return sum(a.nbytes for a in arrays)


MARK = 12


def mark_row(
    segment: tuple[float, float, float, float],
    radius: float,
    ab: tuple[float, float],
    lightness: float,
    *,
    follow: float,
    point: bool,
    side: int = 0,
) -> tuple[float, ...]:
    """A row of ``ChromaField.marks``: inside ``radius`` of the segment (full-size pixels) the
    chroma is drawn to the mark's own; at a point's very pixel it is ``ab`` exactly.

    ``lightness``: L* under the mark, at which it has the chroma ``ab``. ``side``: bit of the mask
    that the mark must not leave, 0 for none.
    """
    factor = (max(lightness, 0.0) + FOLLOW_FLOOR) ** follow
    return (*segment, radius, ab[0], ab[1], ab[0] / factor, ab[1] / factor, lightness, point, side)


def place(
    field: ChromaField,
    pixels_rgba: np.ndarray,
    profile: Profile,
    rect: Rect,
    *,
    level_scale: float = 1.0,
    out: np.ndarray | None = None,
    sealed: bool = True,
    opacity: float = 1.0,
    workers: int = 1,
    check: Callable[[], None] = nothing,
) -> np.ndarray:
    """Colours a rectangle of a picture and keeps its L*.

    ``pixels_rgba``: h x w x 4 codes of ``rect`` in the picture reduced by ``level_scale``. The
    chroma times ``opacity`` is reduced at constant hue to the gamut; alpha is copied, and pixels
    with alpha 0 are copied whole. ``sealed``: of the eight codes around the ideal colour the one
    nearest in luminance is taken (worst 0.18 L* at 8 bit; nearest code: 0.26). Returns ``out``.
    Raises BadInput when the shapes do not fit, and what ``check`` raises.
    """
    if pixels_rgba.shape != (rect.h, rect.w, 4) or pixels_rgba.dtype not in MAX_CODE:
        raise BadInput(
            f"The pixels {pixels_rgba.shape} do not fill a rectangle {(rect.h, rect.w)}."
        )
    if out is None:
        out = np.empty((rect.h, rect.w, 4), pixels_rgba.dtype)
    if rect.empty:
        return out
    arguments = _field_arguments(field, rect, level_scale)
    fast = sealed and pixels_rgba.dtype == np.uint8
    kernel = _place_rows8 if fast else _place_rows16
    tables = _tables(profile, pixels_rgba.dtype, fast)

    def work(first: int, last: int) -> None:
        kernel(pixels_rgba, out, first, last, np.float32(opacity), sealed, *tables, *arguments)

    run_bands(work, rect.h, width=rect.w, workers=workers, check=check)
    return out


def place_all(
    field: ChromaField,
    pixels: Pixels,
    *,
    workers: int = 2,
    check: Callable[[], None] = nothing,
    opacity: float = 1.0,
) -> Pixels:
    """The whole picture coloured; the same for any number of ``workers``. See `place`."""
    if pixels.size != field.size:
        raise BadInput(f"The picture is {pixels.size}, and its colours are for {field.size}.")
    out = place(
        field,
        pixels.array,
        pixels.profile,
        pixels.rect,
        workers=workers,
        check=check,
        opacity=opacity,
    )
    return Pixels(out, pixels.profile)


def lightness_error(before: Pixels, after: Pixels) -> float:
    """The lightness seal: largest |dL*| between two pictures of one size, measured on their codes.

    Pixels with alpha 0 do not count. Works in bands: no large arrays are made.
    """
    if before.size != after.size:
        raise BadInput(f"The pictures differ in size: {before.size} and {after.size}.")
    worst = 0.0
    first = (before.array, before.profile.decode(before.array.dtype), _luma(before.profile))
    second = (after.array, after.profile.decode(after.array.dtype), _luma(after.profile))
    worst = _lightness_difference(*first, *second)
    return float(worst)


def codes_to_lightness(codes: np.ndarray, profile: Profile) -> np.ndarray:
    """L* (h x w float32) of codes (h x w x 4), as `color.lightness` and without its copies."""
    out = np.empty(codes.shape[:2], np.float32)
    _lightness_rows(codes, out, profile.decode(codes.dtype), _luma(profile), _f_table())
    return out


def block_lightness(codes: np.ndarray, profile: Profile, block: int) -> np.ndarray:
    """Mean L* of whole blocks of ``block`` x ``block`` pixels (those at the far edges are smaller).

    Codes h x w x 4 to float32; nothing of full size is made.
    """
    h, w = -(-codes.shape[0] // block), -(-codes.shape[1] // block)
    out = np.empty((h, w), np.float32)
    _lightness_blocks(codes, out, block, profile.decode(codes.dtype), _luma(profile), _f_table())
    return out


@lru_cache(maxsize=8)
def chroma_boundary(profile: Profile) -> np.ndarray:
    """Largest chroma in gamut, (L_STEPS + 1) x (HUE_STEPS + 1) float32.

    Row: L* from 0 to 100; column: hue from 0 to 360 degrees (the last repeats the first).
    """
    return _boundary(
        np.ascontiguousarray(profile.from_xyz * profile.white, np.float64), L_STEPS, HUE_STEPS
    )


def chroma_max(L: np.ndarray, hue_degrees: np.ndarray, profile: Profile) -> np.ndarray:
    """`chroma_boundary`, interpolated at any L* and hue (arrays that broadcast)."""
    table = chroma_boundary(profile)
    L, hue = np.broadcast_arrays(np.clip(L, 0, 100), np.asarray(hue_degrees) % 360)
    row, column = L * (L_STEPS / 100), hue * (HUE_STEPS / 360)
    i, j = np.minimum(row.astype(int), L_STEPS - 1), np.minimum(column.astype(int), HUE_STEPS - 1)
    p, q = row - i, column - j
    return (table[i, j] * (1 - q) + table[i, j + 1] * q) * (1 - p) + (
        table[i + 1, j] * (1 - q) + table[i + 1, j + 1] * q
    ) * p


def warm_up(profile: Profile | None = None) -> None:
    """Compiles every kernel of this file, or loads it from numba's cache."""
    from colorstudio.imaging.profiles import SRGB

    field = empty_field((4, 4))
    for dtype in (np.uint8, np.uint16):
        tiny = Pixels(np.zeros((4, 4, 4), dtype), profile or SRGB)
        lightness_error(tiny, place_all(field, tiny, workers=1))
        field.chroma(codes_to_lightness(tiny.array, tiny.profile), tiny.rect)


def empty_field(size: tuple[int, int]) -> ChromaField:
    """A field without any colour."""
    none = np.zeros((0, 0), np.float32)
    return ChromaField(
        size,
        np.zeros((3, 2, 2), np.float32),
        0.0,
        np.zeros((0, MARK), np.float32),
        np.zeros((0, 4), np.float32),
        np.zeros((0, 0, 2), np.int32),
        np.zeros(0, np.int32),
        np.zeros((0, 0), np.uint8),
        none,
    )


# ---- tables


def _luma(profile: Profile) -> np.ndarray:
    return profile.luma.astype(np.float32)


@lru_cache(maxsize=1)
def _f_table() -> np.ndarray:
    """CIE f at sqrt(Y) * F_STEPS."""
    y = (np.arange(F_STEPS + 2) / F_STEPS) ** 2
    return np.where(y > 216 / 24389, np.cbrt(y), (24389 / 27 * y + 16) / 116).astype(np.float32)


@lru_cache(maxsize=16)
def _tables(profile: Profile, dtype: np.dtype, rounded_down: bool) -> tuple:
    """What the placing kernels need of a profile at a depth.

    Y of each code and what the next code adds; the encode table, as 8-bit codes ``rounded_down``
    (and never the last, so that each has a next) or as codes to interpolate; the matrix from X, Y, Z
    relative to white; CIE f; the gamut's boundary.
    """
    decode_y = profile.decode(dtype) * _luma(profile)[:, None]
    step_y = np.diff(decode_y, axis=1, append=decode_y[:, -1:])
    encode = np.c_[profile.encode, profile.encode[:, -1]] * np.float32(MAX_CODE[dtype])
    if rounded_down:
        encode = np.clip(encode, 0, MAX_CODE[dtype] - 1).astype(np.uint8)
    return (
        np.ascontiguousarray(decode_y),
        np.ascontiguousarray(step_y),
        np.ascontiguousarray(encode),
        np.ascontiguousarray(profile.from_xyz * profile.white, np.float32),
        _f_table(),
        chroma_boundary(profile),
    )


@lru_cache(maxsize=64)
def _follow_table(follow: float) -> np.ndarray:
    """The follow factor at L* * 8, to 100 and a little beyond."""
    return ((np.arange(8 * 101 + 2) / 8 + FOLLOW_FLOOR) ** follow).astype(np.float32)


def _field_arguments(field: ChromaField, rect: Rect, level_scale: float) -> tuple:
    h, w = field.grid.shape[1:]
    to_x, to_y = w / field.size[0], h / field.size[1]
    # n x 6 float64: where the rectangle begins, full-size and working, and the steps
    place_ = np.array(
        [
            (rect.x + 0.5) * level_scale - 0.5,
            (rect.y + 0.5) * level_scale - 0.5,
            level_scale,
            to_x,
            to_y,
        ]
    )
    top, bottom = place_[1], place_[1] + rect.h * level_scale
    marks = field.marks
    if len(marks):
        reach = marks[:, 4] + 2 * level_scale + 1
        near = (np.maximum(marks[:, 1], marks[:, 3]) + reach >= top) & (
            np.minimum(marks[:, 1], marks[:, 3]) - reach <= bottom
        )
        marks = np.ascontiguousarray(marks[near])
    extent = np.array([field.size[0], field.size[1]], np.float64)
    return (
        place_,
        extent,
        field.grid,
        _follow_table(field.follow),
        marks,
        field.walls,
        field.cells,
        field.wall_list,
        field.sides,
        field.mask,
    )


# ---- kernels

GUIDE_SIGMA = np.float32(5.0)
"""A working pixel counts half for a full-size pixel whose L* is so far from its own."""

CHUNK = 256
"""Pixels of a row that are upsampled at a time: what is fetched for them stays in the first cache."""


@njit(inline="always")
def _lookup_f(y, f_table):
    at = np.sqrt(y) * np.float32(F_STEPS)
    k = np.uint32(np.int32(at))
    part = at - np.float32(k)
    return f_table[k] + (f_table[k + 1] - f_table[k]) * part


@njit(**KERNEL)
def _crosses(ax, ay, bx, by, walls, first, last, wall_list):
    """Whether the way from a to b meets one of the cell's walls."""
    for n in range(first, last):
        k = wall_list[n]
        px, py, qx, qy = walls[k, 0], walls[k, 1], walls[k, 2], walls[k, 3]
        d1 = (qx - px) * (ay - py) - (qy - py) * (ax - px)
        d2 = (qx - px) * (by - py) - (qy - py) * (bx - px)
        if (d1 > 0) == (d2 > 0):
            continue
        d3 = (bx - ax) * (py - ay) - (by - ay) * (px - ax)
        d4 = (bx - ax) * (qy - ay) - (by - ay) * (qx - ax)
        if (d3 > 0) != (d4 > 0):
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


@njit(inline="always")
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
    h, w = grid.shape[1], grid.shape[2]
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
        _marks_row(full_y, L_row, a_row, b_row, place_, extent, follow, marks, sides)
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
    for j in range(L_row.shape[0]):
        x_free = start + j * step
        cell = line[min(max(math.floor(x_free) + 1, 0), w)]
        if cell[1] == 0:
            continue
        L = L_row[j]
        a, b = _walled(
            x_free, y_free, place_[0] + j * place_[2], full_y, L,
            grid, place_, extent, walls, cell[0], cell[0] + cell[1] - 1, wall_list, sides,
        )  # fmt: skip
        factor = follow[int(L * np.float32(8))]
        a_row[j] = np.float32(a) * factor
        b_row[j] = np.float32(b) * factor


@njit(**KERNEL)
def _marks_row(full_y, L_row, a_row, b_row, place_, extent, follow, marks, sides):
    """Draws chroma to that of the marks on their own pixels, in the order of the marks."""
    scale = place_[2]
    half = 0.5 * scale
    for m in range(marks.shape[0]):
        x0, y0, x1, y1, radius = marks[m, 0], marks[m, 1], marks[m, 2], marks[m, 3], marks[m, 4]
        reach = max(radius, half) + scale
        if full_y < min(y0, y1) - reach or full_y > max(y0, y1) + reach:
            continue
        first = int(math.floor((min(x0, x1) - reach - place_[0]) / scale))
        last = int(math.ceil((max(x0, x1) + reach - place_[0]) / scale)) + 1
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
def _chroma_rows(
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


@njit(inline="always")
def _f_inverse(f):
    if f > np.float32(6 / 29):
        return f * f * f
    return (np.float32(116) * f - np.float32(16)) * np.float32(27 / 24389)


@njit(**KERNEL)
def _into_gamut(L, a, b, Y, matrix, boundary):
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
    X = _f_inverse(fy + a * np.float32(1 / 500))
    Z = _f_inverse(fy - b * np.float32(1 / 200))
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


@njit(inline="always")
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
        X = _f_inverse(fy + a_row[j] * np.float32(1 / 500))
        Z = _f_inverse(fy - b_row[j] * np.float32(1 / 200))
        Y = Y_row[j]
        red[j] = m00 * X + m01 * Y + m02 * Z
        green[j] = m10 * X + m11 * Y + m12 * Z
        blue[j] = m20 * X + m21 * Y + m22 * Z
    for j in range(n):
        r, g, b = red[j], green[j], blue[j]
        if min(r, g, b) < np.float32(-OUT) or max(r, g, b) > np.float32(1 + OUT):
            red[j], green[j], blue[j] = _into_gamut(
                L_row[j], a_row[j], b_row[j], Y_row[j], matrix, boundary
            )


@njit(inline="always")
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


@njit(inline="always")
def _luminance_row(line, decode_y, f_table, Y_row, L_row):
    """Y and L* of a row of codes."""
    red, green, blue = decode_y[0], decode_y[1], decode_y[2]
    for j in range(line.shape[0]):
        Y = red[line[j, 0]] + green[line[j, 1]] + blue[line[j, 2]]
        Y = min(max(Y, np.float32(0)), np.float32(1))
        Y_row[j] = Y
        L = np.float32(116) * _lookup_f(Y, f_table) - np.float32(16)
        L_row[j] = min(max(L, np.float32(0)), np.float32(100))


@njit(inline="always")
def _is_kept(line, j, a, b):
    """Pixels that are copied: without alpha, or grey that stays grey."""
    if line[j, 3] == 0:
        return True
    grey = a * a + b * b < np.float32(1e-6)
    return grey and line[j, 0] == line[j, 1] and line[j, 1] == line[j, 2]


@njit(**KERNEL)
def _place_rows8(
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


@njit(**KERNEL)
def _place_rows16(
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
def _lightness_rows(codes, out, decode, luma, f_table):
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
def _lightness_blocks(codes, out, block, decode, luma, f_table):
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


@njit(inline="always")
def _exact_lightness(codes, i, j, decode, luma):
    Y = 0.0
    for c in range(3):
        Y += float(decode[c, codes[i, j, c]]) * luma[c]
    if Y > 216 / 24389:
        return 116 * Y ** (1 / 3) - 16
    return Y * (24389 / 27)


@njit(**KERNEL)
def _lightness_difference(codes, decode, luma, codes2, decode2, luma2):
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
def _boundary(matrix, l_steps, hue_steps):
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
