"""A picture in the colours of a palette: optimal transport onto its swatches, soft or exact.

The cost of giving a colour to a swatch is their squared distance in OKLab. Swatches with a share
get exactly that part of the counted pixels, free ones take what falls to them
(`imaging.assignment`). The picture's colours are gathered into bins first (the very colours of a
small picture), so the work does not grow with the pixels but for three passes over them.

*Exact* writes the swatches' own codes. Pixels of one bin that are shared out between swatches go to
them by which is nearer, and where that is equal by blue noise, so that a flat area divides without
a seam. *Soft* moves each cell's colours so that their mean becomes the swatch: differences of
lightness within the cell stay, differences of colour shrink to SOFT_CHROMA, cells blend into each
other; after Chang, Fried, Liu, DiVerdi and Finkelstein, "Palette-based photo recoloring" (2015),
with cells and amounts from the transport.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.assignment import FREE, transported
from colorstudio.imaging.bands import nothing, run_bands
from colorstudio.imaging.blue_noise import texture, thresholds
from colorstudio.imaging.color import (
    Color,
    chroma_limit,
    decode_rgb,
    encode_rgb,
    lab_to_linear,
    linear_to_lab,
)
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.oklab import linear_to_oklab, oklab_to_linear
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import MAX_CODE, Pixels
from colorstudio.imaging.profiles import SRGB, Profile
from colorstudio.imaging.rim import fixed

SMALL = 1 << 16
"""Pictures of up to so many counted pixels are solved by their very colours."""
MAX_COSTS = 3_000_000
"""Bins times swatches; more swatches make do with coarser bins."""
CUBE = 33
"""Side of the cube of colours that soft maps go through."""
SOFT_CHROMA = 0.3
"""What is left of colour differences within a cell when colours are moved in full."""
EVERYWHERE = np.zeros((0, 0), bool)


# -- a palette and a picture in each other's terms ------------------------------------------------


def palette_codes(palette: Palette, profile: Profile, dtype: np.dtype | type) -> np.ndarray:
    """The swatches as codes, K x 3; a colour out of gamut gives up chroma at its L* and hue."""
    lab = np.array([s.color.lab_in(profile) for s in palette]).reshape(-1, 3)
    lab[:, 1:] *= chroma_limit(lab[:, 0], lab[:, 1:], profile)[:, None]
    full = MAX_CODE[np.dtype(dtype)]
    return np.rint(encode_rgb(lab_to_linear(lab, profile), profile) * full).astype(dtype)


def amounts_of(palette: Palette, total: int) -> np.ndarray:
    """Pixels per swatch, K int64, FREE for those without a share: shares right to one pixel.

    Largest remainders round what the shares sum to; all of ``total`` where they sum to 1.
    """
    shares = np.array([-1.0 if s.share is None else s.share for s in palette])
    given = shares >= 0
    amounts = np.full(len(shares), FREE, np.int64)
    if not given.any():
        return amounts
    ideal = shares[given] * total
    floor = np.floor(ideal + 1e-9).astype(np.int64)
    asked = total if not (~given).any() else min(total, round(float(ideal.sum())))
    short = asked - int(floor.sum())
    order = np.argsort(-(ideal - floor), kind="stable")
    while short > 0:
        floor[order[:short]] += 1
        short -= min(short, len(order))
    for n in np.argsort(ideal - floor, kind="stable")[: max(-short, 0)]:
        floor[n] -= 1
    amounts[given] = floor
    return amounts


@dataclass(frozen=True, eq=False)
class Plan:
    """Which colour goes to which swatch. Frozen; from `plan`, for pictures like that one.

    ``colors``: K x 3 codes in ``profile``. ``oklab``: K x 3. ``prices``: K, -inf for a swatch that
    gets nothing. ``counts``: K pixels, of ``total``. ``means``: K x 3 OKLab, the mean colour of
    what goes to each. ``bits``: of a bin per channel. ``split``: bins that are shared out, and
    ``parts`` the cumulated fractions of the swatches in each.
    """

    palette: Palette
    profile: Profile
    dtype: np.dtype
    colors: np.ndarray
    oklab: np.ndarray
    prices: np.ndarray
    counts: np.ndarray
    total: int
    means: np.ndarray
    cost: float
    bits: int = 6
    split: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    parts: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))

    def costs(self, oklab: np.ndarray) -> np.ndarray:
        """Squared distances (n x K) of colours (n x 3 OKLab) to the swatches."""
        return _costs(oklab, self.oklab)


def _costs(oklab: np.ndarray, targets: np.ndarray) -> np.ndarray:
    return ((oklab[:, None, :] - targets[None, :, :]) ** 2).sum(axis=-1)


def plan(
    codes: np.ndarray,
    profile: Profile,
    palette: Palette,
    *,
    inside: np.ndarray = EVERYWHERE,
    start: Plan | None = None,
    check: Callable[[], None] = nothing,
) -> Plan:
    """How the colours of a picture (h x w x 4 codes) are shared out over the palette.

    ``inside``: h x w bool, what takes part; pixels with alpha 0 never do. ``start``: the plan of a
    similar question, to be quicker. A picture without a counted pixel has a plan for no pixels.
    Raises BadInput for an empty palette, or shares that leave pixels without a colour.
    """
    palette.checked()
    bits = _bits(len(palette))
    sums = _gathered(codes, inside, bits, check)
    bins = np.flatnonzero(sums[:, 0])
    mean = sums[bins, 1:] / sums[bins, :1]
    oklab = linear_to_oklab(_decoded(mean, profile, codes.dtype), profile)
    made, mass = _planned(oklab, sums[bins, 0], profile, palette, codes.dtype, start, check)
    shared = (mass > 0).sum(axis=1) > 1
    parts = np.cumsum(mass[shared] / np.maximum(sums[bins][shared, :1], 1), axis=1)
    return replace(made, bits=bits, split=bins[shared], parts=parts)


def _planned(
    oklab: np.ndarray,
    weights: np.ndarray,
    profile: Profile,
    palette: Palette,
    dtype: np.dtype,
    start: Plan | None,
    check: Callable[[], None],
) -> tuple[Plan, np.ndarray]:
    colors = palette_codes(palette, profile, dtype)
    targets = linear_to_oklab(decode_rgb(colors, profile).astype(np.float64), profile)
    total = int(weights.sum())
    cost = _costs(oklab, targets)
    prices = start.prices if start is not None and len(start.prices) == len(palette) else None
    mass, found = transported(cost, weights, amounts_of(palette, total), prices=prices, check=check)
    counts = mass.sum(axis=0)
    means = targets.copy()
    used = counts > 0
    means[used] = (mass.T @ oklab)[used] / counts[used, None]
    made = Plan(
        palette=palette,
        profile=profile,
        dtype=np.dtype(dtype),
        colors=colors,
        oklab=targets,
        prices=found,
        counts=counts,
        total=total,
        means=means,
        cost=float((mass * cost).sum()),
    )
    return made, mass


def _bits(swatches: int) -> int:
    """Bits of a bin per channel: some tens of thousands of bins occur in a photo at 6."""
    return 6 if swatches <= 64 else 5


def _shift(dtype: np.dtype, bits: int) -> int:
    return dtype.itemsize * 8 - bits


def _gathered(
    codes: np.ndarray, inside: np.ndarray, bits: int, check: Callable[[], None]
) -> np.ndarray:
    """2**(3 bits) x 4 int64: count and sums of codes per bin; two threads with a table each."""
    from colorstudio.imaging.transport_kernels import gather

    codes = fixed(codes)
    shift, rows = _shift(codes.dtype, bits), codes.shape[0]
    tables: list[np.ndarray] = []
    half = -(-rows // 2) if codes.size > 1 << 20 else rows

    def work(first: int, last: int) -> None:
        table = np.zeros((1 << 3 * bits, 4), np.int64)
        gather(codes, inside, shift, bits, first, last, table)
        tables.append(table)

    run_bands(work, rows, width=codes.shape[1], height=half, check=check)
    return sum(tables[1:], tables[0])


def _decoded(codes: np.ndarray, profile: Profile, dtype: np.dtype) -> np.ndarray:
    """Fractional codes (n x 3) in linear light."""
    at = codes * (65535 / MAX_CODE[np.dtype(dtype)])
    steps = np.arange(65536)
    return np.stack([np.interp(at[:, c], steps, profile.curves[c]) for c in range(3)], axis=-1)


# -- exact ----------------------------------------------------------------------------------------


def labelled(codes: np.ndarray, made: Plan, rect: Rect, *, dither: float = 0.0) -> np.ndarray:
    """The swatch of every pixel of ``codes`` (h x w x 4), h x w int32, by a plan's prices.

    ``rect``: where they lie, for the noise by which shared bins are dealt out. For a look on part
    of a picture; `exact` keeps the amounts to the pixel.
    """
    from colorstudio.imaging.assignment_kernels import nearest
    from colorstudio.imaging.transport_kernels import look_up, mark

    codes = fixed(codes)
    if dither > 0:
        codes = _dithered(codes, made, dither, rect.x, rect.y)
    bits, shift = made.bits, _shift(codes.dtype, made.bits)
    seen = np.zeros(1 << 3 * bits, bool)
    mark(codes, shift, bits, seen)
    bins = np.flatnonzero(seen)
    side = 1 << bits
    middle = np.stack([bins >> 2 * bits, (bins >> bits) % side, bins % side], axis=-1) + 0.5
    linear = _decoded(middle * (MAX_CODE[codes.dtype] / side), made.profile, codes.dtype)
    found, gaps = np.empty(len(bins), np.int64), np.empty(len(bins))
    nearest(made.costs(linear_to_oklab(linear, made.profile)), made.prices, found, gaps)
    table = np.zeros(1 << 3 * bits, np.int32)
    table[bins] = found
    table[made.split] = -2 - np.arange(len(made.split), dtype=np.int32)
    out = np.empty(codes.shape[:2], np.int32)
    look_up(codes, EVERYWHERE, shift, bits, table, 0, codes.shape[0], out)
    shared = out < -1
    if shared.any():
        noise = thresholds(rect)[shared]
        rows = made.parts[-2 - out[shared]]
        out[shared] = np.minimum((noise[:, None] >= rows).sum(axis=1), rows.shape[1] - 1)
    return out


def painted(codes: np.ndarray, labels: np.ndarray, made: Plan) -> np.ndarray:
    """``codes`` with the swatches' codes where there is a label (0 or more)."""
    from colorstudio.imaging.transport_kernels import paint

    out = codes.copy()

    def work(first: int, last: int) -> None:
        paint(labels, made.colors, first, last, out)

    run_bands(work, codes.shape[0], width=codes.shape[1])
    return out


@dataclass(frozen=True, eq=False)
class Exact:
    """A picture in a palette's own codes. ``labels``: h x w int32, -1 where it took no part."""

    codes: np.ndarray
    labels: np.ndarray
    plan: Plan


def exact(
    codes: np.ndarray,
    profile: Profile,
    palette: Palette,
    *,
    inside: np.ndarray = EVERYWHERE,
    dither: float = 0.0,
    check: Callable[[], None] = nothing,
) -> Exact:
    """A whole picture (h x w x 4 codes) in exactly these colours, given shares to one pixel.

    ``inside``: h x w bool; pixels outside and those with alpha 0 stay as they are. ``dither`` in
    [0, 1]: blue noise that is added to the colours before they are shared out; the amounts stay
    exact. Raises BadInput as `plan`.
    """
    palette.checked()
    codes = fixed(codes)
    seen = codes
    if dither > 0:
        first = plan(codes, profile, palette, inside=inside, check=check)
        seen = _dithered(codes, first, dither, 0, 0)
    rows, oklab, weights = _rows(seen, profile, inside, len(palette), check)
    made, mass = _planned(oklab, weights, profile, palette, codes.dtype, None, check)
    labels = _dealt(rows, mass, seen, made, check)
    return Exact(painted(codes, labels, made), labels, made)


def _rows(
    codes: np.ndarray,
    profile: Profile,
    inside: np.ndarray,
    swatches: int,
    check: Callable[[], None],
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each pixel's row (h x w int32, -1 for none) in a list of colours; their OKLab and counts."""
    from colorstudio.imaging.transport_kernels import look_up

    counted = codes[..., 3] > 0
    if inside.size:
        counted &= inside
    total = int(counted.sum())
    if total * swatches <= 16 * MAX_COSTS and total <= SMALL:
        packed = codes[..., 0].astype(np.int64)
        for c in (1, 2):
            packed = packed * 65536 + codes[..., c]
        _, at, back, weights = np.unique(
            packed[counted], return_index=True, return_inverse=True, return_counts=True
        )
        if len(at) * swatches <= MAX_COSTS:
            rows = np.full(codes.shape[:2], -1, np.int32)
            rows[counted] = back.reshape(-1)
            linear = decode_rgb(codes[counted][at][:, :3], profile).astype(np.float64)
            return rows, linear_to_oklab(linear, profile), weights.astype(np.int64)
    bits = _bits(swatches)
    sums = _gathered(codes, inside, bits, check)
    bins = np.flatnonzero(sums[:, 0])
    table = np.full(1 << 3 * bits, -1, np.int32)
    table[bins] = np.arange(len(bins), dtype=np.int32)
    rows = np.empty(codes.shape[:2], np.int32)
    shift = _shift(codes.dtype, bits)

    def work(first: int, last: int) -> None:
        look_up(codes, inside, shift, bits, table, first, last, rows)

    run_bands(work, codes.shape[0], width=codes.shape[1], check=check)
    mean = sums[bins, 1:] / sums[bins, :1]
    oklab = linear_to_oklab(_decoded(mean, profile, codes.dtype), profile)
    return rows, oklab, sums[bins, 0]


def _dealt(
    rows: np.ndarray, mass: np.ndarray, codes: np.ndarray, made: Plan, check: Callable[[], None]
) -> np.ndarray:
    """The swatch of each pixel: its row's, or, where a row is shared, by nearness and noise."""
    shared = np.flatnonzero((mass > 0).sum(axis=1) > 1)
    single = mass.argmax(axis=1).astype(np.int32) if len(mass) else np.zeros(0, np.int32)
    single = np.append(single, np.int32(-1))  # what row -1 finds
    single[shared] = -2
    labels = single[rows]
    if not len(shared):
        return labels
    flat, flat_rows = labels.reshape(-1), rows.reshape(-1)
    places = np.flatnonzero(flat == -2)
    order = np.argsort(flat_rows[places], kind="stable")
    places = places[order]
    starts = np.searchsorted(flat_rows[places], shared)
    ends = np.searchsorted(flat_rows[places], shared, side="right")
    width = codes.shape[1]
    noise = texture()
    side = noise.shape[0]
    for row, start, end in zip(shared, starts, ends, strict=True):
        check()
        here = places[start:end]
        colors = codes.reshape(-1, 4)[here, :3]
        dither = noise[(here // width) % side, (here % width) % side]
        flat[here] = _shared_out(colors, dither, mass[row], made)
    return labels


def _shared_out(
    colors: np.ndarray, noise: np.ndarray, amounts: np.ndarray, made: Plan
) -> np.ndarray:
    """Labels of the pixels of one row: each swatch takes those that it is nearest to, in turn."""
    out = np.empty(len(colors), np.int32)
    left = np.arange(len(colors))
    takers = np.flatnonzero(amounts)
    alike = bool((colors == colors[0]).all())
    cost = None
    if not alike:
        linear = decode_rgb(colors, made.profile).astype(np.float64)
        cost = made.costs(linear_to_oklab(linear, made.profile))[:, takers]
    for n, taker in enumerate(takers[:-1]):
        count = int(amounts[taker])
        if cost is None:
            # by threshold, not by rank: a run of equal thresholds is cut by position
            order = np.argsort(noise[left], kind="stable")
        else:
            rest = cost[left]
            ahead = np.round(rest[:, n] - np.delete(rest, np.s_[: n + 1], axis=1).min(axis=1), 9)
            order = np.lexsort((noise[left], ahead))
        out[left[order[:count]]] = taker
        left = np.sort(left[order[count:]])
    out[left] = takers[-1]
    return out


def _dithered(codes: np.ndarray, made: Plan, amount: float, x: int, y: int) -> np.ndarray:
    """Codes with blue noise, as strong as the swatches lie apart; dealt by position."""
    from colorstudio.imaging.transport_kernels import perturb

    colors = made.colors.astype(np.float64)
    if len(colors) < 2:
        return codes
    apart = np.sqrt(((colors[:, None] - colors[None]) ** 2).sum(-1))
    apart[apart == 0] = np.inf
    near = apart.min(axis=1)
    near = near[np.isfinite(near)]
    if not len(near):
        return codes
    amplitude = np.float32(amount * near.mean() / np.sqrt(3))
    out = np.empty_like(codes)
    noise, full = texture() - np.float32(0.5), np.float32(MAX_CODE[codes.dtype])

    def work(first: int, last: int) -> None:
        perturb(codes, noise, amplitude, full, x, y, first, last, out)

    run_bands(work, codes.shape[0], width=codes.shape[1])
    return fixed(out)


# -- soft -----------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class SoftMap:
    """A smooth map of colours: ``cube`` n x n x n x 3 float32 over codes, itself codes in [0, 1];
    or n x n x n x 2, a* and b*, where L* is to stay."""

    cube: np.ndarray
    profile: Profile

    @property
    def keeps_lightness(self) -> bool:
        return self.cube.shape[-1] == 2


def soft_map(made: Plan, *, strength: float = 1.0, keep_lightness: bool = False) -> SoftMap:
    """The map that moves a picture towards the palette of its plan. ``strength`` in [0, 1]."""
    profile = made.profile
    axis = np.linspace(0, 65535, CUBE)
    curve = [np.interp(axis, np.arange(65536), profile.curves[c]) for c in range(3)]
    linear = np.stack(np.meshgrid(*curve, indexing="ij"), axis=-1).reshape(-1, 3)
    oklab = linear_to_oklab(linear, profile)
    moved = oklab + strength * (_moved(oklab, made) - oklab)
    new = _in_gamut(moved, profile)
    out = linear_to_lab(new, profile)[:, 1:] if keep_lightness else encode_rgb(new, profile)
    cube = np.ascontiguousarray(out.reshape(CUBE, CUBE, CUBE, -1), np.float32)
    return SoftMap(cube, profile)


def _moved(oklab: np.ndarray, made: Plan) -> np.ndarray:
    """Colours (n x 3 OKLab) moved in full: each cell's mean to its swatch, cells blended."""
    used = np.isfinite(made.prices) & (made.counts > 0)
    if not used.any():
        used = np.isfinite(made.prices)
    means, targets, prices = made.means[used], made.oklab[used], made.prices[used]
    width = _blend_width(means, targets)
    nearness = (prices - _costs(oklab, targets)) / width
    nearness -= nearness.max(axis=1, keepdims=True)
    part = np.exp(nearness)
    part /= part.sum(axis=1, keepdims=True)
    keep = np.array([1.0, SOFT_CHROMA, SOFT_CHROMA])
    return part @ (targets - keep * means) + keep * oklab


def _blend_width(means: np.ndarray, targets: np.ndarray) -> float:
    """How softly cells meet: by how far the palette's colours and the picture's lie apart."""
    if len(targets) < 2:
        return 1.0
    near = []
    for points in (means, targets):
        apart = _costs(points, points)
        np.fill_diagonal(apart, np.inf)
        near.append(np.median(apart.min(axis=1)))
    return float(max(0.25 * max(near), 1e-4))


def _in_gamut(oklab: np.ndarray, profile: Profile) -> np.ndarray:
    """Linear RGB of OKLab colours; those out of gamut give up chroma at their OKLab L and hue."""
    oklab = oklab.copy()
    oklab[:, 0] = np.clip(oklab[:, 0], 0, 1)
    low, high = np.zeros(len(oklab)), np.ones(len(oklab))
    linear = oklab_to_linear(oklab, profile)
    out = ~((linear >= -1e-6) & (linear <= 1 + 1e-6)).all(axis=1)
    part = oklab[out]
    low, high = low[out], high[out]
    for _ in range(14):
        middle = (low + high) / 2
        tried = oklab_to_linear(part * np.stack([np.ones_like(middle), middle, middle], 1), profile)
        inside = ((tried >= -1e-6) & (tried <= 1 + 1e-6)).all(axis=1)
        low, high = np.where(inside, middle, low), np.where(inside, high, middle)
    part[:, 1:] *= low[:, None]
    oklab[out] = part
    return np.clip(oklab_to_linear(oklab, profile), 0, 1)


def softened(
    codes: np.ndarray,
    mapping: SoftMap,
    *,
    weight: np.ndarray | None = None,
    workers: int = 2,
    check: Callable[[], None] = nothing,
) -> np.ndarray:
    """``codes`` (h x w x 4) through a soft map; the same bits where ``weight`` or alpha is 0.

    ``weight``: h x w float32 in [0, 1], how far each pixel is moved.
    """
    from colorstudio.imaging.placement import place_chroma
    from colorstudio.imaging.transport_kernels import apply_cube, chroma_of_cube

    codes = fixed(codes)
    width, full = codes.shape[1], np.float32(MAX_CODE[codes.dtype])
    if mapping.keeps_lightness:
        ab = np.empty((*codes.shape[:2], 2), np.float32)

        def chroma(first: int, last: int) -> None:
            chroma_of_cube(codes, mapping.cube, full, first, last, ab)

        run_bands(chroma, codes.shape[0], width=width, workers=workers, check=check)
        out = place_chroma(ab, codes, mapping.profile, workers=workers)
        if weight is not None:
            mixed = codes + (out.astype(np.float32) - codes) * weight[..., None]
            out = np.rint(mixed).astype(codes.dtype)
        still = codes[..., 3] == 0
        out[still] = codes[still]
        return out
    part = np.zeros((0, 0), np.float32) if weight is None else np.ascontiguousarray(weight)
    out = codes.copy()

    def work(first: int, last: int) -> None:
        apply_cube(codes, mapping.cube, part, full, first, last, out)

    run_bands(work, codes.shape[0], width=width, workers=workers, check=check)
    return out


# -- what was asked, what came ---------------------------------------------------------------------


@dataclass(frozen=True)
class ContractRow:
    """One swatch: ``asked`` share or None, ``achieved`` share, pixels, mean CIEDE2000 of what went
    to it from its colour."""

    color: Color
    asked: float | None
    achieved: float
    pixels: int
    delta_e00: float


@dataclass(frozen=True)
class Contract:
    """A palette against a picture. ``share_error``: the largest miss of a given share, in pixels.
    ``delta_e00``: mean over all counted pixels. ``exact``: only palette colours stand there."""

    rows: tuple[ContractRow, ...]
    counted: int
    share_error: int
    delta_e00: float
    exact: bool

    @property
    def kept(self) -> bool:
        """Whether every given share is right to one pixel."""
        return self.share_error <= 1


def contract(
    made: Plan, *, results: tuple[np.ndarray, np.ndarray] | None = None, exact: bool = False
) -> Contract:
    """What became of a plan. ``results``: codes (n x 3) and labels (n) of pixels that show how far
    colours still lie from their swatches; needless for an exact picture."""
    asked = amounts_of(made.palette, made.total)
    error = np.abs(made.counts - asked)[asked >= 0]
    away = np.zeros(len(made.palette))
    if results is not None and not exact and len(results[1]):
        away = _mean_differences(*results, made)
    rows = tuple(
        ContractRow(
            color=s.color,
            asked=s.share,
            achieved=float(count / made.total) if made.total else 0.0,
            pixels=int(count),
            delta_e00=float(far),
        )
        for s, count, far in zip(made.palette, made.counts, away, strict=True)
    )
    mean = float((made.counts * away).sum() / made.total) if made.total else 0.0
    return Contract(rows, made.total, int(error.max(initial=0)), mean, exact)


def _mean_differences(codes: np.ndarray, labels: np.ndarray, made: Plan) -> np.ndarray:
    counted = labels >= 0
    codes, labels = codes[counted], labels[counted]
    lab = linear_to_lab(decode_rgb(codes, made.profile).astype(np.float64), made.profile)
    wanted = linear_to_lab(decode_rgb(made.colors, made.profile).astype(np.float64), made.profile)
    far = delta_e00(lab, wanted[labels])
    total = np.bincount(labels, far, minlength=len(made.palette))
    return total / np.maximum(np.bincount(labels, minlength=len(made.palette)), 1)


def counted_pixels(pixels: Pixels, inside: np.ndarray = EVERYWHERE) -> int:
    """How many pixels of a picture take part: those with alpha, inside."""
    seen = pixels.array[..., 3] > 0
    return int((seen & inside).sum() if inside.size else seen.sum())


def check_counted(total: int) -> None:
    """Raises BadInput where there is nothing to colour."""
    if total == 0:
        raise BadInput(
            "There is no pixel to colour: all are transparent or outside of the mask.",
            "Choose another mask or layer.",
        )


def warm_up() -> None:
    """Compiles every kernel of palettes, or loads it from numba's cache; for a quiet moment."""
    palette = Palette.of(["#202020", "#a0a0a0", "#e0c080"]).with_shares({0: 0.3, 1: 0.3})
    for dtype in (np.uint8, np.uint16):
        ramp = np.linspace(0, np.iinfo(dtype).max, 64 * 3).reshape(8, 8, 3)
        codes = np.dstack([ramp, np.full((8, 8), np.iinfo(dtype).max)]).astype(dtype)
        for inside in (EVERYWHERE, np.ones((8, 8), bool)):
            made = plan(codes, SRGB, palette, inside=inside)
            exact(codes, SRGB, palette, inside=inside)
        labelled(codes, made, Rect(0, 0, 8, 8), dither=0.5)
        softened(codes, soft_map(made), weight=np.ones((8, 8), np.float32))
        softened(codes, soft_map(made, keep_lightness=True))
