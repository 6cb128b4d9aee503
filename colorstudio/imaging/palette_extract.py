"""Takes a palette from a picture: the colours that a person would name, with their shares.

The colours are counted without blurring, then gathered by weighted k-means in OKLab. Two things
keep a small red boat on a wide sea from being averaged away: crowded regions of colour count
less than their area, and saturated colours count more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.bands import run_bands
from colorstudio.imaging.color import Color
from colorstudio.imaging.color_words import described
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.oklab import color_to_oklab, linear_to_oklab, oklab_to_linear
from colorstudio.imaging.palette import MAX_COLORS, Palette, Swatch
from colorstudio.imaging.palette_files.spaces import linear_rgb, rgb
from colorstudio.imaging.pixels import MAX_CODE, Pixels
from colorstudio.imaging.profiles import SRGB, Profile
from colorstudio.imaging.rim import fixed

CHROMA_SCALE = 2.0
"""OKLab's a and b against L in distances, as in Ottosson's later dE OK2: hue before shading."""
REGION, EVEN = 0.06, 0.4
"""Side of a cell of OKLab (chroma scaled), and the power of its area by which it counts: 1 is
plain k-means on pixels, with 0 all colours would be equally large."""
MANY, FINE = 1500, 0.03
"""With more entries than that, colours are sought among the middles of cells of this side."""
VIVID = 6.0
"""A chroma of 0.3, about the largest there is, makes a colour count so much times 0.3 more."""
EXACT_COLORS = 1024
"""Up to so many colours are counted each for itself."""
TRIES, GUESSES = 4, 6
"""Divisions that are tried, and places for each new colour, of which the best is taken."""
ROUNDS = 30
ONE_COLOR = 1 / 3
"""A single exact colour with so much of a swatch's area is the swatch."""
SAME = 1e-3
"""Colours within this CIEDE2000 are one."""
SPECK = 2e-5
"""Areas below this part of the picture are noise when colours are sought, not when counted."""


@dataclass(frozen=True, eq=False)
class Counted:
    """The colours of a picture: ``values`` m x 3, encoded in [0, 1], and ``mass`` m (sum 1).

    ``leader``: m x 3, one exact colour of each entry, and ``led``, the mass that it surely has.
    """

    values: np.ndarray
    mass: np.ndarray
    leader: np.ndarray
    led: np.ndarray


def extracted(
    image: Pixels | tuple[np.ndarray, Profile],
    n: int = 6,
    *,
    weights: np.ndarray | None = None,
    seed: int = 0,
    keep: Palette | None = None,
    merge: float = 0.0,
) -> Palette:
    """At most ``n`` colours of a picture with their natural amounts as shares, the largest first.

    ``image``: pixels, or codes (h x w x 3 or 4, uint8 or uint16) with their profile. Pixels count
    by their alpha. ``weights``: h x w, floats in [0, 1] or a mask of uint8; pixels of 0 count
    nowhere. ``seed``: another one may find another division; the same gives the same. ``keep``:
    its locked swatches stay as they are, each at its place, and are among the ``n``; the others
    share what they leave. ``merge``: colours nearer to each other than this CIEDE2000 become one.

    A picture with fewer colours gives those. Raises BadInput for a picture or mask in which
    nothing can be seen, a mask of another size, and an ``n`` outside of 1 to 256.
    """
    codes, profile = (image.array, image.profile) if isinstance(image, Pixels) else image
    if not 1 <= n <= MAX_COLORS:
        raise BadInput(f"{n} colours cannot be taken.", f"Ask for 1 to {MAX_COLORS}.")
    counted = _counted(codes, _mask(weights, codes.shape[:2]))
    locked = [] if keep is None else [(i, s) for i, s in enumerate(keep) if s.locked][:n]
    held = [s.color for _, s in locked]
    found = _merged(_found(counted, profile, n - len(locked), held, seed), held, merge)
    return _arranged(found, locked)


def warm_up() -> None:
    """Compiles the loops for 8 and 16 bit, or loads them from numba's cache."""
    for dtype in (np.uint8, np.uint16):
        # more colours than are counted each for itself, and few
        many = np.random.default_rng(0).integers(0, 256, (128, 128, 4)).astype(dtype)
        for codes in (many, many[:8, :8].copy()):
            extracted((codes, SRGB), 2)


# -- counting ------------------------------------------------------------------------------------


def _mask(weights: np.ndarray | None, shape: tuple[int, ...]) -> np.ndarray:
    """float32, h x w; 0 x 0 for none."""
    if weights is None:
        return np.zeros((0, 0), np.float32)
    if weights.shape != shape:
        raise BadInput(
            f"The mask has {weights.shape[1]} x {weights.shape[0]} pixels and the picture "
            f"{shape[1]} x {shape[0]}."
            if weights.ndim == 2
            else "The mask is not a picture of one channel."
        )
    scale = np.float32(1 / 255) if weights.dtype == np.uint8 else np.float32(1)
    return np.ascontiguousarray(weights, np.float32) * scale


def _counted(codes: np.ndarray, mask: np.ndarray) -> Counted:
    if codes.ndim != 3 or codes.shape[2] not in (3, 4) or codes.dtype not in MAX_CODE:
        raise BadInput("Colours can be taken from RGB pictures in 8 or 16 bit only.")
    codes = fixed(codes)
    counted = _exactly(codes, mask)
    if counted is None:
        counted = _in_bins(codes, mask)
    total = counted.mass.sum()
    if not total > 0:
        raise BadInput(f"{_nothing(mask)}: there is no colour to take.", "Choose another part.")
    return replace(counted, mass=counted.mass / total, led=counted.led / total)


def _nothing(mask: np.ndarray) -> str:
    if mask.size == 0:
        return "The picture is fully transparent"
    return "The picture is transparent inside of the mask" if mask.any() else "The mask is empty"


def _exactly(codes: np.ndarray, mask: np.ndarray) -> Counted | None:
    """Every colour for itself; None for a picture of many colours."""
    from colorstudio.imaging.palette_extract_kernels import SLOTS, count_exactly

    keys, mass = np.full(SLOTS, -1, np.int64), np.zeros(SLOTS)
    if count_exactly(codes, mask, EXACT_COLORS, keys, mass) < 0:
        return None
    order = np.argsort(keys[keys >= 0])
    exact = _unpacked(keys[keys >= 0][order]) / MAX_CODE[codes.dtype]
    mass = mass[keys >= 0][order]
    return Counted(exact, mass, exact, mass)


def _in_bins(codes: np.ndarray, mask: np.ndarray) -> Counted:
    """Bins of like colours, the halves of the picture counted side by side."""
    from colorstudio.imaging.palette_extract_kernels import BINS, count_in_bins

    half = -(-codes.shape[0] // 2)
    sums = np.zeros((2, BINS, 4))
    leader, votes = np.zeros((2, BINS), np.int64), np.zeros((2, BINS))

    def work(first: int, last: int) -> None:
        part = int(first > 0)
        rows = mask[first:last] if mask.size else mask
        count_in_bins(codes[first:last], rows, sums[part], leader[part], votes[part])

    run_bands(work, codes.shape[0], width=codes.shape[1], height=half)
    mass = sums[..., 0].sum(axis=0)
    used = mass > 0
    means = sums[:, used, 1:].sum(axis=0) / mass[used, None]
    same, better = leader[0] == leader[1], votes[1] > votes[0]
    led = np.where(same, votes.sum(axis=0), np.abs(votes[0] - votes[1]))[used]
    leaders = _unpacked(np.where(better, leader[1], leader[0])[used])
    full = MAX_CODE[codes.dtype]
    return Counted(means / full, mass[used], leaders / full, led)


def _unpacked(keys: np.ndarray) -> np.ndarray:
    """Keys of the kernels to red, green, blue, m x 3 float64."""
    return np.stack([keys >> 32, keys >> 16 & 0xFFFF, keys & 0xFFFF], axis=-1).astype(np.float64)


# -- gathering -----------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Found:
    """A colour of the palette to be, with its part of the picture."""

    color: Color
    mass: float


def _found(
    counted: Counted, profile: Profile, free: int, fixed: list[Color], seed: int
) -> list[Found]:
    """At most ``free`` colours beside the fixed ones."""
    from colorstudio.imaging.palette_extract_kernels import assign

    points = _points(counted.values, profile)
    stay = np.array([color_to_oklab(c) for c in fixed]).reshape(-1, 3) * _SCALES
    worth = _worth(points, counted.mass, free)
    centers = _centers(*_thinned(points, worth), stay, free, seed)
    labels = np.empty(len(points), np.int64)
    assign(points, centers, labels, np.empty(len(points)))
    return [
        Found(
            _color(counted, points, np.flatnonzero(labels == k), centers[k], profile), float(mass)
        )
        for k, mass in enumerate(np.bincount(labels, counted.mass, len(centers)))
        if k >= len(stay) and mass > 0
    ]


_SCALES = np.array([1.0, CHROMA_SCALE, CHROMA_SCALE])


def _points(values: np.ndarray, profile: Profile) -> np.ndarray:
    """Encoded values in [0, 1] (m x 3) to OKLab with its chroma scaled."""
    at = np.rint(values * (profile.curves.shape[1] - 1)).astype(np.int64)
    linear = [profile.curves[c][at[:, c]] for c in range(3)]
    return linear_to_oklab(np.stack(linear, axis=-1), profile) * _SCALES


def _worth(points: np.ndarray, mass: np.ndarray, free: int) -> np.ndarray:
    """What each entry weighs while colours are sought (not when their shares are counted)."""
    cell = _cells(points, REGION)
    crowd = np.bincount(cell, mass)[cell]
    chroma = np.hypot(points[:, 1], points[:, 2]) / CHROMA_SCALE
    worth = mass * crowd ** (EVEN - 1) * (1 + VIVID * chroma)
    seen = crowd >= SPECK
    return np.where(seen, worth, 0.0) if np.count_nonzero(seen) > free else worth


def _thinned(points: np.ndarray, worth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Many points as fewer: the middles of small cells with what these weigh together."""
    if len(points) <= MANY:
        return points, worth
    cell = _cells(points, FINE)
    weight = np.bincount(cell, worth)
    seen = weight > 0
    sums = [np.bincount(cell, worth * points[:, c])[seen] for c in range(3)]
    return np.stack(sums, axis=-1) / weight[seen, None], weight[seen]


def _cells(points: np.ndarray, side: float) -> np.ndarray:
    """Number of the cell in which each point lies, from 0."""
    at = np.floor((points - points.min(axis=0)) / side).astype(np.int64)
    _, wide, deep = at.max(axis=0) + 1
    return (at[:, 0] * wide + at[:, 1]) * deep + at[:, 2]


def _centers(
    points: np.ndarray, worth: np.ndarray, stay: np.ndarray, free: int, seed: int
) -> np.ndarray:
    """The best of some divisions into the fixed centres and at most ``free`` others."""
    from colorstudio.imaging.palette_extract_kernels import lloyd

    labels, squared = np.empty(len(points), np.int64), np.empty(len(points))
    chance = np.random.default_rng(seed)
    found = [_seeded(points, worth, stay, free, chance) for _ in range(TRIES if free <= 32 else 1)]
    costs = [lloyd(points, worth, c, len(stay), ROUNDS, labels, squared) for c in found]
    return found[int(np.argmin(costs))]


def _seeded(
    points: np.ndarray, worth: np.ndarray, stay: np.ndarray, free: int, chance: np.random.Generator
) -> np.ndarray:
    """The fixed centres and up to ``free`` more, by greedy k-means++ (Arthur, Vassilvitskii)."""
    centers = list(stay)
    distance = np.full(len(points), 1.0)
    if centers:
        distance = _squares(points, stay).min(axis=1)
    for _ in range(free):
        wanted = worth * distance
        total = wanted.sum()
        # a colour that is there already is no further one; 1e-12 is rounding
        if not total > 1e-12:
            break
        tried = chance.choice(len(points), GUESSES, p=wanted / total)
        near = _squares(points, points[tried])
        if centers:
            near = np.minimum(near, distance[:, None])
        at = int(np.argmin(worth @ near))
        centers.append(points[tried[at]])
        distance = near[:, at]
    return np.array(centers).reshape(-1, 3)


def _squares(points: np.ndarray, centers: np.ndarray) -> np.ndarray:
    """Squared distances, m x K."""
    lengths = (points * points).sum(axis=1), (centers * centers).sum(axis=1)
    return np.maximum(lengths[0][:, None] + lengths[1] - 2 * points @ centers.T, 0.0)


def _color(
    counted: Counted, points: np.ndarray, at: np.ndarray, center: np.ndarray, profile: Profile
) -> Color:
    """The colour of a cluster with the entries ``at``: an exact one that leads it, or its core."""
    mass, led = counted.mass[at], counted.led[at]
    leading = int(np.argmax(led))
    if led[leading] >= ONE_COLOR * mass.sum():
        return rgb(counted.leader[at[leading]], profile)
    for _ in range(3):
        squares = _squares(points[at], center[None])[:, 0]
        core = mass * np.exp(-squares / max(float(mass @ squares / mass.sum()), 1e-12))
        center = core @ points[at] / core.sum()
    color = linear_rgb(oklab_to_linear(center / _SCALES, profile), profile)
    return Color.from_hex(color.hex) if color.in_srgb else color


def _merged(found: list[Found], fixed: list[Color], nearest: float) -> list[Found]:
    """The largest first, each smaller one within ``nearest`` (CIEDE2000) joined to it."""
    labs = [np.array(c.lab) for c in fixed]
    out: list[Found] = []
    for one in sorted(found, key=lambda f: (-f.mass, f.color.lab)):
        lab = np.array(one.color.lab)
        away = delta_e00(np.array(labs).reshape(-1, 3), lab[None])
        at = int(np.argmin(away)) if len(labs) else -1
        if at < 0 or away[at] > max(nearest, SAME):
            labs.append(lab)
            out.append(one)
        elif at >= len(fixed):
            joined = out[at - len(fixed)]
            out[at - len(fixed)] = replace(joined, mass=joined.mass + one.mass)
    return out


# -- the palette ---------------------------------------------------------------------------------


def _arranged(found: list[Found], locked: list[tuple[int, Swatch]]) -> Palette:
    """The largest first, the locked ones at their places."""
    found = sorted(found, key=lambda f: (-f.mass, f.color.lab))
    given = sum(s.share or 0.0 for _, s in locked)
    total = sum(f.mass for f in found)
    all_given = bool(locked) and all(s.share is not None for _, s in locked)
    scale = 1.0
    if total > 0 and (all_given or total > 1 - given):
        scale = max(0.0, 1 - given) / total
    names = _names([f.color for f in found], {s.name for _, s in locked})
    swatches = [
        Swatch(f.color, name, min(1.0, f.mass * scale))
        for f, name in zip(found, names, strict=True)
    ]
    for place, swatch in locked:
        swatches.insert(place, swatch)
    return Palette(tuple(swatches))


def _names(colors: Iterable[Color], taken: set[str]) -> list[str]:
    """A name in words for each, with a number where the words are there already."""
    names: list[str] = []
    taken = set(taken)
    for color in colors:
        words = described(color)
        name, n = words, 2
        while name in taken:
            name, n = f"{words} {n}", n + 1
        taken.add(name)
        names.append(name)
    return names
