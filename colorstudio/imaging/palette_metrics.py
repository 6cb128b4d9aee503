"""How a picture keeps a palette: Chamfer distances, transport distance, shares, colourfulness."""

from __future__ import annotations

import numpy as np

from colorstudio.imaging.assignment import transported

BLOCK = 4096
"""Colours that are compared with all others at a time."""
EXACT_PAIRS = 3_000_000
"""Up to so many pairs of colours the transport distance is exact."""
MOST_SINKS = 192
"""Of more colours on both sides those of one cell count as one: time goes by their square."""
FIRST_CELL, WIDER = 0.01, 1.15
"""Side of a cell in OKLab, and what it is multiplied by until there are few enough."""
MASS = 1_000_000
"""Weights are counted in this many parts of the whole."""
SLICES = 128
TABLE = 1 << 24
"""Colours of 8 bits; pictures with more pixels are counted in a table of all of them."""


def cd_a_l1_255(result: np.ndarray, condition: np.ndarray) -> float:
    """Accuracy, CD-A: mean over the result's pixels of the L1 distance to the nearest colour of the
    condition, summed over R, G, B in units of 0 to 255.

    Both: ... x 3 codes of one integer type. "Color Alignment in Diffusion" (Shum et al.), section
    4.1, in the norm of its published code. 0 for an empty result.
    """
    full = np.iinfo(result.dtype).max
    colors, counts = _counted(result)
    wanted, _ = _counted(condition)
    if not len(colors):
        return 0.0
    return float((_nearest_l1(colors, wanted) * counts).sum() / counts.sum() * (255 / full))


def cd_c_l1_255(result: np.ndarray, condition: np.ndarray) -> float:
    """Completeness, CD-C: mean over the condition's pixels of the distance to the nearest colour of
    the result. As `cd_a_l1_255` with the two exchanged."""
    return cd_a_l1_255(condition, result)


def _counted(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The different colours, n x 3, and how often each stands there."""
    if codes.dtype.kind != "u" or codes.dtype.itemsize > 2:
        return np.unique(codes.reshape(-1, 3), axis=0, return_counts=True)
    bits = 8 * codes.dtype.itemsize
    # numbers are counted some 40 times as fast as rows
    kind = np.int64 if bits == 16 else np.int32
    packed = codes[..., 0].astype(kind).ravel()
    for channel in (1, 2):
        packed <<= bits
        packed |= codes[..., channel].ravel()
    if bits == 8 and len(packed) > TABLE:
        table = np.bincount(packed, minlength=TABLE)
        found = table.nonzero()[0]
        counts = table[found]
    else:
        found, counts = np.unique(packed, return_counts=True)
    least = (1 << bits) - 1
    colors = np.stack([found >> 2 * bits, found >> bits & least, found & least], axis=-1)
    return colors.astype(codes.dtype), counts


def _nearest_l1(colors: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    wanted = wanted.astype(np.int64)
    out = np.empty(len(colors))
    step = max(1, BLOCK * 64 // max(64, len(wanted)))
    for start in range(0, len(colors), step):
        block = colors[start : start + step].astype(np.int64)
        out[start : start + step] = np.abs(block[:, None] - wanted[None]).sum(-1).min(axis=1)
    return out


def wasserstein1_oklab(
    colors: np.ndarray,
    weights: np.ndarray,
    others: np.ndarray,
    other_weights: np.ndarray,
) -> float:
    """Wasserstein-1 distance of two weighted sets of colours, n x 3 and m x 3 OKLab.

    Exact where n x m is at most EXACT_PAIRS (weights rounded to millionths), but for a set of more
    than MOST_SINKS colours held against a larger one: neighbours in it are merged, which moves the
    answer by less than they lie apart (some thousandths). With more pairs it is the mean of SLICES
    seeded one-dimensional distances times 2, which is what that mean is of the true distance
    for a shift in three dimensions.
    """
    a, b = _parts(weights), _parts(other_weights)
    if len(colors) < len(others):
        colors, others, a, b = others, colors, b, a
    if len(colors) * len(others) <= EXACT_PAIRS:
        others, b = _fewer(others, b)
        cost = np.sqrt(((colors[:, None] - others[None]) ** 2).sum(axis=-1))
        mass, _ = transported(cost, a, b)
        return float((mass * cost).sum() / MASS)
    rng = np.random.default_rng(0)
    total = 0.0
    for _ in range(SLICES):
        axis = rng.normal(size=3)
        axis /= np.linalg.norm(axis)
        total += _line_distance(colors @ axis, a, others @ axis, b)
    return 2 * total / SLICES


def _fewer(colors: np.ndarray, parts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """At most MOST_SINKS colours: the weighted means of cells, and the parts in them."""
    found, counts = colors, parts
    side = FIRST_CELL
    while len(found) > MOST_SINKS:
        cells = np.floor(np.asarray(colors) / side).astype(np.int64)
        place = np.unique(cells, axis=0, return_inverse=True)[1].ravel()
        counts = np.zeros(place.max() + 1, np.int64)
        np.add.at(counts, place, parts)
        sums = [np.bincount(place, parts * colors[:, axis]) for axis in range(3)]
        found = np.stack(sums, axis=1) / np.maximum(counts, 1)[:, None]
        side *= WIDER
    return found, counts


def _parts(weights: np.ndarray) -> np.ndarray:
    """Weights as whole parts that sum to MASS."""
    ideal = np.asarray(weights, np.float64) / np.sum(weights) * MASS
    floor = np.floor(ideal).astype(np.int64)
    order = np.argsort(floor - ideal, kind="stable")
    floor[order[: MASS - int(floor.sum())]] += 1
    return floor


def _line_distance(x: np.ndarray, a: np.ndarray, y: np.ndarray, b: np.ndarray) -> float:
    """Wasserstein-1 on a line: the area between the two distribution functions."""
    at = np.concatenate([x, y])
    step = np.concatenate([a, -b]) / MASS
    order = np.argsort(at)
    return float((np.abs(np.cumsum(step[order]))[:-1] * np.diff(at[order])).sum())


def share_error(counts: np.ndarray, asked: np.ndarray) -> int:
    """The largest miss of a given amount in pixels. ``asked``: K int64, negative where free."""
    given = np.asarray(asked) >= 0
    return int(np.abs(np.asarray(counts) - asked)[given].max(initial=0))


def colorfulness(codes: np.ndarray) -> float:
    """Colourfulness M of Hasler and Süsstrunk, "Measuring colourfulness in natural images" (2003):
    0 for grey, about 109 for extremely colourful pictures.

    ``codes``: ... x 3 sRGB codes.
    """
    full = np.iinfo(codes.dtype).max
    r, g, b = np.moveaxis(codes[..., :3].astype(np.float64) * (255 / full), -1, 0)
    rg, yb = r - g, (r + g) / 2 - b
    spread = np.hypot(rg.std(), yb.std())
    return float(spread + 0.3 * np.hypot(rg.mean(), yb.mean()))


def hue_error_degrees(lab: np.ndarray, other: np.ndarray, *, least_chroma: float = 5.0) -> float:
    """Mean difference of CIELAB hue angles, 0 to 180, where both are at least that chromatic.

    0 where there is no such place. ``lab``, ``other``: ... x 3.
    """
    a, b = np.asarray(lab, np.float64), np.asarray(other, np.float64)
    seen = np.minimum(np.hypot(a[..., 1], a[..., 2]), np.hypot(b[..., 1], b[..., 2]))
    first, second = (np.degrees(np.arctan2(v[..., 2], v[..., 1])) for v in (a, b))
    apart = np.abs((first - second + 180) % 360 - 180)[seen >= least_chroma]
    return float(apart.mean()) if apart.size else 0.0


def hsv_error(codes: np.ndarray, other: np.ndarray) -> tuple[float, float, float]:
    """Mean absolute differences in HSV: hue in degrees (0 to 180), saturation and value (0 to 1).

    Hue counts where both colours have one. ``codes``, ``other``: ... x 3 codes of one type.
    """
    a, b = _hsv(codes), _hsv(other)
    turn = np.abs((a[..., 0] - b[..., 0] + 180) % 360 - 180)
    seen = (a[..., 1] > 0) & (b[..., 1] > 0)
    hue = float(turn[seen].mean()) if seen.any() else 0.0
    s, v = (float(np.abs(a[..., c] - b[..., c]).mean()) for c in (1, 2))
    return hue, s, v


def _hsv(codes: np.ndarray) -> np.ndarray:
    rgb = codes[..., :3].astype(np.float64) / np.iinfo(codes.dtype).max
    high, low = rgb.max(axis=-1), rgb.min(axis=-1)
    range_ = high - low
    safe = np.where(range_ > 0, range_, 1)
    r, g, b = np.moveaxis(rgb, -1, 0)
    hue = np.where(
        high == r, ((g - b) / safe) % 6, np.where(high == g, (b - r) / safe + 2, (r - g) / safe + 4)
    )
    hue = np.where(range_ > 0, 60 * hue, 0)
    saturation = np.where(high > 0, range_ / np.where(high > 0, high, 1), 0)
    return np.stack([hue, saturation, high], axis=-1)
