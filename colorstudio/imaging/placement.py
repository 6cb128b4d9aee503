"""Places a small chroma field on full-size pixels: guided by their L*, in gamut, L* sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging import placement_kernels as kernels
from colorstudio.imaging.bands import nothing, run_bands
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import MAX_CODE, Pixels, frozen
from colorstudio.imaging.profiles import SRGB, Profile

FOLLOW_FLOOR = 6.0
"""L* that is added before chroma follows lightness, so that it stays finite near black."""


@dataclass(frozen=True, eq=False)
class ChromaField:
    """Chroma for a picture of ``size`` (W, H), small and frozen: it colours any rectangle.

    ``grid``: 3 x h x w float32, per working pixel L* and the chroma divided by the follow factor
    (L* + FOLLOW_FLOOR) ** follow. ``follow``: how chroma follows lightness (0: not at all).
    ``marks``: n x MARK float32, where the artist's own pixels are met exactly (see `mark_row`).
    ``walls``: m x 4 float32, barrier segments in working coordinates. ``sides``: bit sets that say
    in which of the hints' masks a place lies; colour does not pass between different sets.
    ``cells`` (h+1) x (w+1) x 2: for the square whose lower right corner is that working pixel, 0 in
    the second number where neither runs through; else one more than the number of its walls, which
    are listed in ``wall_list`` from the first number on. ``mask``: chroma is multiplied by it.
    ``sides`` and ``mask`` cover the picture at any resolution; what there is not is of size 0.
    ``bits``: the bit of each mask's name in ``sides``.
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
    bits: Mapping[str, int] = field(default_factory=dict)

    def chroma(self, lightness: np.ndarray, rect: Rect, level_scale: float = 1.0) -> np.ndarray:
        """a*b* (h x w x 2 float32, before gamut) of a rectangle of the picture reduced by
        ``level_scale``, given its L* (h x w)."""
        if lightness.shape != (rect.h, rect.w):
            raise BadInput(f"L* is {lightness.shape}, and the rectangle is {(rect.h, rect.w)}.")
        out = np.empty((rect.h, rect.w, 2), np.float32)
        lightness = _fixed(lightness.astype(np.float32, copy=False))
        kernels.chroma_rows(lightness, out, 0, rect.h, *_field_arguments(self, rect, level_scale))
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
    target = out if out.flags.c_contiguous else np.empty_like(out, order="C")
    codes = _fixed(pixels_rgba)
    arguments = _field_arguments(field, rect, level_scale)
    fast = sealed and pixels_rgba.dtype == np.uint8
    kernel = kernels.place_rows8 if fast else kernels.place_rows16
    tables = _tables(profile, pixels_rgba.dtype, fast)

    def work(first: int, last: int) -> None:
        kernel(codes, target, first, last, np.float32(opacity), sealed, *tables, *arguments)

    run_bands(work, rect.h, width=rect.w, workers=workers, check=check)
    if target is not out:
        out[:] = target
    return out


def place_chroma(
    ab: np.ndarray, codes: np.ndarray, profile: Profile, *, workers: int = 1
) -> np.ndarray:
    """Codes (h x w x 4) whose L* is that of ``codes`` and whose chroma is ``ab`` (h x w x 2).

    In gamut at constant hue, lightness sealed: `place` with a field that has a
    working pixel for every pixel.
    """
    h, w = codes.shape[:2]
    grid = np.zeros((3, max(h, 2), max(w, 2)), np.float32)
    grid[1:, :h, :w] = np.moveaxis(ab, -1, 0)
    # the field interpolates between two pixels at least, so a thin picture is repeated
    grid[:, h:] = grid[:, h - 1 : h]
    grid[:, :, w:] = grid[:, :, w - 1 : w]
    field = replace(empty_field((grid.shape[2], grid.shape[1])), grid=grid)
    still = frozen(np.ascontiguousarray(codes).view())
    return place(field, still, profile, Rect(0, 0, w, h), workers=workers)


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
    first, second = (
        (_fixed(p.array), _fixed(p.profile.decode(p.array.dtype)), _luma(p.profile))
        for p in (before, after)
    )
    return float(kernels.lightness_difference(*first, *second))


def codes_to_lightness(codes: np.ndarray, profile: Profile) -> np.ndarray:
    """L* (h x w float32) of codes (h x w x 4), as `color.lightness` and without its copies."""
    out = np.empty(codes.shape[:2], np.float32)
    tables = _fixed(profile.decode(codes.dtype)), _luma(profile), _f_table()
    kernels.lightness_rows(_fixed(codes), out, *tables)
    return out


def block_lightness(codes: np.ndarray, profile: Profile, block: int) -> np.ndarray:
    """Mean L* of whole blocks of ``block`` x ``block`` pixels (those at the far edges are smaller).

    Codes h x w x 4 to float32; nothing of full size is made.
    """
    h, w = -(-codes.shape[0] // block), -(-codes.shape[1] // block)
    out = np.empty((h, w), np.float32)
    tables = _fixed(profile.decode(codes.dtype)), _luma(profile), _f_table()
    kernels.lightness_blocks(_fixed(codes), out, block, *tables)
    return out


@lru_cache(maxsize=8)
def chroma_boundary(profile: Profile) -> np.ndarray:
    """Largest chroma in gamut, (kernels.L_STEPS + 1) x (kernels.HUE_STEPS + 1) float32.

    Row: L* from 0 to 100; column: hue from 0 to 360 degrees (the last repeats the first).
    """
    return kernels.boundary(
        np.ascontiguousarray(profile.from_xyz * profile.white, np.float64),
        kernels.L_STEPS,
        kernels.HUE_STEPS,
    )


def chroma_max(L: np.ndarray, hue_degrees: np.ndarray, profile: Profile) -> np.ndarray:
    """`chroma_boundary`, interpolated at any L* and hue (arrays that broadcast)."""
    table = chroma_boundary(profile)
    L, hue = np.broadcast_arrays(np.clip(L, 0, 100), np.asarray(hue_degrees) % 360)
    row, column = L * (kernels.L_STEPS / 100), hue * (kernels.HUE_STEPS / 360)
    i, j = (
        np.minimum(row.astype(int), kernels.L_STEPS - 1),
        np.minimum(column.astype(int), kernels.HUE_STEPS - 1),
    )
    p, q = row - i, column - j
    return (table[i, j] * (1 - q) + table[i, j + 1] * q) * (1 - p) + (
        table[i + 1, j] * (1 - q) + table[i + 1, j + 1] * q
    ) * p


def warm_up(profile: Profile | None = None) -> None:
    """Compiles every kernel of this file, or loads it from numba's cache."""
    field = empty_field((4, 4))
    for dtype in (np.uint8, np.uint16):
        tiny = Pixels(np.zeros((4, 4, 4), dtype), profile or SRGB)
        lightness_error(tiny, place_all(field, tiny, workers=1))
        field.chroma(codes_to_lightness(tiny.array, tiny.profile), tiny.rect)
        block_lightness(tiny.array, tiny.profile, 2)


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


def _fixed(array: np.ndarray) -> np.ndarray:
    """The array as kernels take it: read-only and contiguous, the form they are compiled for."""
    view = np.ascontiguousarray(array).view()
    view.flags.writeable = False
    return view


def _luma(profile: Profile) -> np.ndarray:
    return profile.luma.astype(np.float32)


@lru_cache(maxsize=1)
def _f_table() -> np.ndarray:
    """CIE f at sqrt(Y) * kernels.F_STEPS."""
    y = (np.arange(kernels.F_STEPS + 2) / kernels.F_STEPS) ** 2
    return np.where(y > 216 / 24389, np.cbrt(y), (24389 / 27 * y + 16) / 116).astype(np.float32)


@lru_cache(maxsize=16)
def _tables(profile: Profile, dtype: np.dtype, rounded_down: bool) -> tuple:
    """What the placing kernels need of a profile at a depth.

    Y of each code and what the next code adds; the encode table, as 8-bit codes ``rounded_down``
    (and never the last, so that each has a next) or as codes to interpolate; the matrix from XYZ
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
    # where the rectangle begins, full-size and working, and the steps
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
        marks = marks[near]
    extent = np.array([field.size[0], field.size[1]], np.float64)
    arrays = (
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
    return tuple(_fixed(a) for a in arrays)
